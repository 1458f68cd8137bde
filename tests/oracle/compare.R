# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# What a report shows of a round, as shown.jq has it, against rule.R's figures of the same people. Every
# row and number of one has to be in the other. For the scripts beside it, which say `here` before they
# read it.

source(file.path(here, "rule.R"))

seen <- c(exact = 0, range = 0, open = 0, wrong = 0, rows = 0, hidden = 0)

wrong <- function(...) {
  seen[["wrong"]] <<- seen[["wrong"]] + 1
  if (seen[["wrong"]] <= as.numeric(Sys.getenv("SKATTA_LINES", "30"))) cat(..., "\n")
}

same <- function(a, b) (is.na(a) && is.na(b)) || isTRUE(abs(a - b) < 1e-6)

check <- function(what, shown, expected, digits = 1) {
  if (same(shown, half_up(expected, digits))) seen[["exact"]] <<- seen[["exact"]] + 1
  else wrong(what, ": shown", shown, ", R says", format(expected, digits = 10))
}

# A number, or both its ends; an open end is that of what the number can be.
check_range <- function(what, row, name, low, high, least, most) {
  if (!isTRUE(row[[paste0("is_range_", name)]])) {
    if (same(low, high)) check(what, row[[name]], low)
    else wrong(what, ": shown", row[[name]], ", R says", low, high)
    return()
  }
  from <- row[[paste0("from_", name)]]
  to <- row[[paste0("to_", name)]]
  good <- same(if (is.na(from)) least else from, low) && same(if (is.na(to)) most else to, high)
  if (good) seen[["range"]] <<- seen[["range"]] + 1
  else wrong(what, ": shown", from, to, ", R says", low, high)
}

check_others <- function(what, row, n, least, others) {
  if (!same(row$n, n) || !identical(row$n_is_least, least))
    wrong(what, "n : shown", row$n, row$n_is_least, ", R says", n, least)
  else seen[["exact"]] <<- seen[["exact"]] + 1
  if (!is.na(others) && !identical(row$others, others))
    wrong(what, "others : shown", row$others, ", R says", others)
}

check_sd <- function(what, row, mine) {
  if (is.na(mine$sd)) return(check(what, row$sd, NA))
  if (!is.na(mine$sd_low)) return(check_range(what, row, "sd", mine$sd_low, mine$sd_high, 0, Inf))
  low <- if (!isTRUE(row$is_range_sd)) row$sd else if (is.na(row$from_sd)) 0 else row$from_sd
  high <- if (isTRUE(row$is_range_sd)) row$to_sd else row$sd
  if (isTRUE(mine$sd <= high + 0.05 && mine$sd >= low - 0.05)) seen[["range"]] <<- seen[["range"]] + 1
  else wrong(what, ": shown", low, high, ", R says", mine$sd)
}

check_shares <- function(what, told, expected) {
  if (told == expected) seen[["exact"]] <<- seen[["exact"]] + (told != "")
  else wrong(what, ": shown", told, ", R says", expected)
}

compare_item <- function(what, row, mine, item) {
  check_others(what, row, mine$n, mine$least, mine$others)
  if (item$kind != "choice")
    check_range(paste(what, "mean"), row, "mean", mine$low, mine$high, item$least, item$most)
  check_sd(paste(what, "sd"), row, mine)
  check(paste(what, "median"), row$median, mine$median)
  check_shares(paste(what, "shares"), row$shares, mine$shares)
}

# What rests on a spread is held to it where it is known for certain who that is made of.
check_sure <- function(what, shown, expected, sure, digits = 1) {
  if (sure) check(what, shown, expected, digits)
  else seen[["open"]] <<- seen[["open"]] + 1
}

compare_derived <- function(round, what, row, mine, names) {
  check_others(what, row, mine$n, mine$least, NA)
  check_range(paste(what, "index"), row, "index", mine$low, mine$high, 0, 100)
  if (mine$kind == "area") check_sure(paste(what, "alpha"), row$alpha, mine$alpha, mine$sure, 2)
  ends <- c(max(0, mine$low - mine$half), min(100, mine$high + mine$half))
  check_sure(paste(what, "index_low"), row$index_low, ends[1], mine$sure)
  check_sure(paste(what, "index_high"), row$index_high, ends[2], mine$sure)
  if (is.null(names) || is.na(row$level_reached)) return()
  # Where the ends are not known for certain, by those that are printed.
  if (!mine$sure) ends <- c(row$index_low, row$index_high)
  if (anyNA(ends)) ends <- c(mine$low, mine$high)
  levels <- names[sapply(c(mine$low, ends), level_of, round = round)]
  shown <- as.character(c(row$level_reached, row$level_low, row$level_high))
  if (!identical(levels, shown)) wrong(what, "levels : shown", shown, ", R says", levels)
  else seen[["exact"]] <<- seen[["exact"]] + 1
}

# `names`: of the levels, from the lowest, or NULL.
compare_round <- function(round, shown, follows = FALSE, names = NULL) {
  figures <- figures_of(round, follows)
  key <- function(rows) paste(rows$unit, rows$kind, ifelse(is.na(rows$id), "", rows$id))
  counted <- shown$kind != "item" | shown$id %in% round$item$id
  expected <- c(key(figures$items), key(figures$derived))
  for (missing in setdiff(expected, key(shown))) wrong(missing, ": there is no such row")
  for (more in setdiff(key(shown)[counted], expected)) wrong(more, ": R has no such row")
  for (i in which(key(shown) %in% expected)) {
    row <- shown[i, ]
    what <- key(row)
    from <- if (row$kind == "item") figures$items else figures$derived
    mine <- from[match(what, key(from)), ]
    seen[["rows"]] <<- seen[["rows"]] + 1
    if (row$hidden) seen[["hidden"]] <<- seen[["hidden"]] + 1
    if (row$hidden == mine$shown) {
      wrong(what, ": hidden", row$hidden, ", R has shown", mine$shown)
      next
    }
    if (row$hidden) next
    if (row$kind == "item") compare_item(what, row, mine, round$item[round$item$id == row$id, ])
    else compare_derived(round, what, row, mine, names)
  }
  figures
}

read_shown <- function(file) {
  shown <- read.csv(file, stringsAsFactors = FALSE, na.strings = "", check.names = FALSE)
  flags <- c("hidden", "others", "n_is_least", "change_certain", grep("^is_", names(shown), value = TRUE))
  for (name in flags) shown[[name]] <- shown[[name]] == "true"
  shown$shares[is.na(shown$shares)] <- ""
  shown$id[is.na(shown$id)] <- ""
  shown
}

say_seen <- function() sprintf(paste("%d rows, %d hidden; %d numbers to the last digit,",
  "%d as ranges, %d left open, %d wrong"), seen[["rows"]], seen[["hidden"]], seen[["exact"]], seen[["range"]],
  seen[["open"]], seen[["wrong"]])
