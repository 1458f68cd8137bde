# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# Rscript oracle.R export NAME FOLDER: people's answers from a data set that R's packages bring, as
# a questionnaire, an organisation and a sheet of answers.
# Rscript oracle.R compare NAME FOLDER: FOLDER/shown.csv, which is what skatta reports of them,
# against what R makes of the same people. Exits 1 where a shown digit differs.

# What each set is: its items by area, those that count backwards, and who belongs together.
sets <- list(
  lq2002 = function() {
    data(lq2002, package = "multilevel", envir = environment())
    items <- grep("^(LEAD|TSIG|HOSTIL)[0-9]+$", names(lq2002), value = TRUE)
    company <- as.integer(factor(lq2002$COMPID))
    list(answers = lq2002[items], area = sub("[0-9]+$", "", items), reversed = character(),
         school = paste0("S", (company - 1) %/% 7 + 1), team = paste0("K", company))
  },
  bfi = function() {
    data(bfi, package = "psychTools", envir = environment())
    items <- names(bfi)[1:25]
    education <- ifelse(is.na(bfi$education), 0, bfi$education)
    list(answers = bfi[items], area = sub("[0-9]+$", "", items),
         reversed = c("A1", "C4", "C5", "E1", "E2", "O2", "O5"),
         school = paste0("S", bfi$gender), team = paste0("U", education))
  })

read_set <- function(name) {
  set <- sets[[name]]()
  set$low <- min(set$answers, na.rm = TRUE)
  set$most <- max(set$answers, na.rm = TRUE) - set$low
  set$answers <- as.matrix(set$answers) - set$low
  set$team <- paste(set$school, set$team, sep = "/")
  set
}

quoted <- function(text) paste0('"', text, '"')

questionnaire <- function(set) {
  items <- colnames(set$answers)
  item <- function(id) sprintf(
    '{"id":%s,"kind":"scale","text":{"en":%s}%s}', quoted(id), quoted(id),
    if (id %in% set$reversed) ',"reverse":true' else "")
  area <- function(id) sprintf(
    '{"id":%s,"purpose":"competence","title":{"en":%s},"scale":"s","items":[%s]}',
    quoted(id), quoted(id), paste(sapply(items[set$area == id], item), collapse = ","))
  sprintf(paste0(
    '{"format":"skatta-questionnaire/1","id":"oracle","version":1,"languages":["en"],',
    '"title":{"en":"Oracle"},"minutes":1,"scales":[{"id":"s","labels":[%s]}],',
    '"levels":[{"from":0,"name":{"en":"One"}}],"areas":[%s]}'),
    paste(sprintf('{"en":"L%d"}', 0:set$most), collapse = ","),
    paste(sapply(unique(set$area), area), collapse = ","))
}

export <- function(set, folder) {
  heads <- table(set$team)
  units <- data.frame(school = sub("/.*", "", names(heads)), school_name = sub("/.*", "", names(heads)),
                      form = "", district = "D", team = sub(".*/", "", names(heads)),
                      team_name = names(heads), headcount = as.integer(heads))
  units <- units[order(units$school), ]
  writeLines(questionnaire(set), file.path(folder, "questionnaire.json"))
  write.csv(units, file.path(folder, "organisation.csv"), row.names = FALSE, quote = FALSE)
  write.csv(data.frame(respondent = seq_len(nrow(set$answers)), unit = set$team, set$answers),
            file.path(folder, "answers.csv"), row.names = FALSE, quote = FALSE, na = "")
}

# Halves go away from zero; the billionth is for what is a half but for how doubles are written.
rounded <- function(x, digits) sign(x) * floor(abs(x) * 10^digits + 0.5 + 1e-9) / 10^digits

points_of <- function(set) {
  points <- set$answers
  backwards <- colnames(points) %in% set$reversed
  points[, backwards] <- set$most - points[, backwards]
  points
}

# A person's index of an area: of those who answered three quarters of it.
indexes <- function(set, points, id) {
  mine <- points[, set$area == id, drop = FALSE]
  index <- rowMeans(mine, na.rm = TRUE) * 100 / set$most
  index[rowSums(!is.na(mine)) * 4 < ncol(mine) * 3] <- NA
  index
}

totals <- function(set, points) {
  each <- sapply(unique(set$area), function(id) indexes(set, points, id))
  total <- rowMeans(each, na.rm = TRUE)
  enough <- rowSums(!is.na(each))
  total[enough < 4 & enough < ncol(each)] <- NA
  total
}

alpha_of <- function(set, points, id) {
  complete <- na.omit(points[, set$area == id, drop = FALSE])
  if (nrow(complete) < 10) NA else multilevel::cronbach(complete)$Alpha
}

# How many digits were compared, and how many numbers only lie in what is told of them.
seen <- c(exact = 0, within = 0, wrong = 0)

check <- function(what, shown, low, high, value, digits = 1) {
  if (is.na(shown)) return()
  if (is.na(low) && is.na(high)) {
    good <- isTRUE(abs(rounded(value, digits) - shown) < 1e-9)
    kind <- "exact"
  } else {
    step <- 0.5 / 10^digits + 1e-9
    good <- isTRUE((is.na(low) || value >= low - step) && (is.na(high) || value <= high + step))
    kind <- "within"
  }
  seen[[kind]] <<- seen[[kind]] + 1
  if (!good) {
    seen[["wrong"]] <<- seen[["wrong"]] + 1
    cat(what, ": shown", shown, low, high, ", R says", format(value, digits = 12), "\n")
  }
}

compare <- function(set, folder) {
  shown <- read.csv(file.path(folder, "shown.csv"), stringsAsFactors = FALSE, na.strings = "")
  points <- points_of(set)
  for (i in which(shown$hidden == "false")) {
    row <- shown[i, ]
    who <- row$unit %in% c("D", "all") | set$school == row$unit | set$team == row$unit
    values <- switch(row$kind, item = set$answers[who, row$id],
                     area = indexes(set, points[who, , drop = FALSE], row$id),
                     total = totals(set, points[who, , drop = FALSE]))
    values <- values[!is.na(values)]
    what <- paste(row$unit, row$kind, row$id)
    check(paste(what, "n"), row$n, NA, NA, length(values), 0)
    check(paste(what, "mean"), row$mean, row$mean_low, row$mean_high, mean(values))
    check(paste(what, "index"), row$index, row$index_low, row$index_high, mean(values))
    check(paste(what, "sd"), row$sd, row$sd_low, row$sd_high, sd(values))
    check(paste(what, "median"), row$median, NA, NA, median(values))
    if (row$kind == "area")
      check(paste(what, "alpha"), row$alpha, NA, NA,
            alpha_of(set, points[who, , drop = FALSE], row$id), 2)
  }
  cat(sprintf("%d numbers to the last digit, %d within what is told of them, %d wrong\n",
              seen[["exact"]], seen[["within"]], seen[["wrong"]]))
  quit(status = as.integer(seen[["wrong"]] > 0 || seen[["exact"]] < 1000))
}

arguments <- commandArgs(trailingOnly = TRUE)
set <- read_set(arguments[2])
switch(arguments[1], export = export(set, arguments[3]), compare = compare(set, arguments[3]))
