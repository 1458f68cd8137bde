# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# What has to be shown of a round, made from people's answers by skatta-figures(7), and nothing else
# than that page. For the scripts beside it, which compare it with what the program reports and say
# `here` before they read it.

source(file.path(here, "spreads.R"))

min_group <- 5
min_distribution <- 10
levels_of_units <- c("team", "school", "district", "all")

# A round: items.jq's table, the organisation and the people as the program was given them.
read_round <- function(items, organisation, answers) {
  text <- function(file) read.csv(file, colClasses = "character", na.strings = character(),
                                  check.names = FALSE)
  item <- text(items)
  item[c("least", "most")] <- lapply(item[c("least", "most")], as.numeric)
  people <- text(answers)
  values <- sapply(item$id, function(id) if (id %in% names(people))
    suppressWarnings(as.numeric(people[[id]])) else rep(NA_real_, nrow(people)))
  values <- matrix(values, nrow(people), nrow(item), dimnames = list(people$respondent, item$id))
  units <- text(organisation)
  units$unit <- ifelse(units$team == "", units$school, paste(units$school, units$team, sep = "/"))
  row <- match(people$unit, units$unit)
  stopifnot(!is.na(row))
  above <- function(rows) cbind(team = ifelse(units$team[rows] == "", NA, units$unit[rows]),
    school = units$school[rows], district = ifelse(units$district[rows] == "", NA, units$district[rows]),
    all = "all")
  round <- list(number = answers, item = item, values = values, above = above(row), memo = new.env(),
                tree = unique(above(seq_len(nrow(units)))),
                heads = heads_of(units, above(seq_len(nrow(units)))),
                form = tapply(units$form, units$school, function(x) x[1]))
  round$units <- units_of(round)
  round
}

# What is asked for more than once of a round is made once.
once <- function(round, key, made) {
  if (!exists(key, envir = round$memo, inherits = FALSE)) assign(key, made, envir = round$memo)
  get(key, envir = round$memo)
}

heads_of <- function(units, above) {
  heads <- as.numeric(units$headcount)
  unlist(lapply(levels_of_units, function(level) tapply(heads, above[, level], sum)))
}

# Blocks: whoever is left over goes up, from the teams, until they are enough.
blocks_of <- function(who, above, enough) {
  made <- list()
  for (level in seq_along(levels_of_units)) {
    for (group in split(who, above[who, level]))
      if (length(group) > 0 && enough(group)) {
        made <- c(made, list(list(unit = above[group[1], level], level = level, who = group)))
        who <- setdiff(who, group)
      }
  }
  made
}

# Unions of whole blocks, likewise. `enough` gets the blocks' places.
unions_of <- function(blocks, above, enough) {
  made <- list()
  level_of_block <- vapply(blocks, function(block) block$level, 0)
  first <- vapply(blocks, function(block) block$who[1], 0L)
  left <- seq_along(blocks)
  for (level in seq_along(levels_of_units)) {
    ready <- left[level_of_block[left] <= level]
    for (mine in split(ready, above[first[ready], level])) {
      if (length(mine) == 0 || !enough(mine)) next
      made <- c(made, list(list(unit = above[first[mine[1]], level], level = level,
                                who = members(blocks[mine]), of = blocks[mine])))
      left <- setdiff(left, mine)
    }
  }
  made
}

members <- function(blocks) as.integer(unlist(lapply(blocks, function(block) block$who)))

coarser_of <- function(blocks, above) unions_of(blocks, above, function(which)
  length(members(blocks[which])) >= min_distribution)

# Of one item: the blocks of those who have a value.
placed <- function(round, id) once(round, paste("placed", id), place(round, id))

place <- function(round, id) {
  item <- round$item[round$item$id == id, ]
  has <- which(!is.na(round$values[, id]))
  if (item$when == "")
    return(blocks_of(has, round$above, function(group) length(group) >= min_group))
  # Coarser blocks of the other item together: where enough have a value, and by what is told of the
  # other item's shares enough were asked and enough were not.
  asks <- as.numeric(strsplit(item$is, " ")[[1]])
  coarse <- coarser_of(placed(round, item$when), round$above)
  told <- lapply(coarse, function(block) {
    asked <- told_labels(round, item$when, list(block))["low", ]
    c(sum(block$who %in% has), sum(asked[asks + 1]), sum(asked[-(asks + 1)]))
  })
  together <- unions_of(coarse, round$above, function(which)
    all(rowSums(matrix(unlist(told[which]), nrow = 3)) >= min_group))
  lapply(together, function(block) {
    block$who <- intersect(block$who, has)
    block
  })
}

# Between how many and how many chose each answer, as it is told: block by block of those in coarser ones.
told_labels <- function(round, id, coarse) {
  labels <- 0:round$item$most[round$item$id == id]
  blocks <- unlist(lapply(coarse, function(block) block$of), recursive = FALSE)
  ends <- sapply(labels, function(label) rowSums(sapply(blocks, function(block) {
    n <- length(block$who)
    chose <- sum(round$values[block$who, id] == label)
    if (chose <= 2) c(0, 2) else if (chose >= n - 2) c(n - 2, n) else c(chose, chose)
  })))
  dimnames(ends) <- list(c("low", "high"), NULL)
  ends
}

units_of <- function(round) {
  tree <- round$tree
  units <- do.call(rbind, lapply(seq_along(levels_of_units), function(level) {
    unit <- unique(tree[!is.na(tree[, level]), level])
    data.frame(unit = unit, level = rep(level, length(unit)))
  }))
  units$heads <- round$heads[units$unit]
  # Those who answered in each, and the units right below it.
  units$people <- lapply(seq_len(nrow(units)), function(i)
    which(round$above[, units$level[i]] == units$unit[i]))
  lowest <- function(row) max(which(!is.na(row)), 0)
  units$below <- lapply(seq_len(nrow(units)), function(i) {
    level <- units$level[i]
    if (level == 1) return(integer())
    inner <- tree[which(tree[, level] == units$unit[i]), seq_len(level - 1), drop = FALSE]
    at <- apply(inner, 1, lowest)
    match(unique(inner[cbind(seq_len(nrow(inner)), at)[at > 0, , drop = FALSE]]), units$unit)
  })
  units
}

# Which of these blocks are in each unit.
inside_of <- function(round, blocks) {
  level <- sapply(blocks, function(block) block$level)
  first <- sapply(blocks, function(block) block$who[1])
  lapply(seq_len(nrow(round$units)), function(i) {
    if (length(blocks) == 0) return(integer())
    which(level <= round$units$level[i] & round$above[first, round$units$level[i]] %in% round$units$unit[i])
  })
}

# How many are told to be behind the figure of an item, for all units: from the lowest up. `people` are, in
# each unit, those who have answered where the item is asked.
told_numbers <- function(round, blocks, people, conditional) {
  units <- round$units
  at <- vapply(blocks, function(block) block$unit, "")
  size <- vapply(blocks, function(block) length(block$who), 0L)
  told <- data.frame(shown = rep(FALSE, nrow(units)), n = 0, least = FALSE, counted = 0, inside = 0)
  for (i in order(units$level)) {
    lower <- units$below[[i]]
    here <- at == units$unit[i]
    n <- sum(size[here])
    told$shown[i] <- n > 0 || any(told$shown[lower])
    told$counted[i] <- n + sum(told$counted[lower])
    if (conditional) {
      told$n[i] <- min_group * sum(here) + sum(told$n[lower])
      told$least[i] <- told$shown[i]
      next
    }
    # Whoever has answered, less those of the rests in it of which a block was made.
    rest <- length(people[[i]]) - sum(told$inside[lower])
    told$inside[i] <- if (n > 0) length(people[[i]]) else sum(told$inside[lower])
    exact <- n == 0 || rest == n || rest - n >= min_group
    told$n[i] <- (if (exact) n else max(min_group, rest - min_group + 1)) + sum(told$n[lower])
    told$least[i] <- !exact || any(told$least[lower])
  }
  told
}

half_up <- function(x, digits = 1)
  sign(x) * floor(abs(x) * 10^digits + 0.5 + 1e-9) / 10^digits

# Both ends as they are printed: of a range outwards.
printed <- function(low, high, digits = 1) {
  if (high - low < 1e-9) return(rep(half_up(low, digits), 2))
  c(floor(low * 10^digits + 1e-9), ceiling(high * 10^digits - 1e-9)) / 10^digits
}

# The sum of a block, counted from the least value, as a range where it is near an end.
band <- function(sum, n, most) {
  if (sum <= most) c(0, most)
  else if (sum >= n * most - most) c(n * most - most, n * most)
  else c(sum, sum)
}

item_mean <- function(round, item, blocks) {
  most <- item$most - item$least
  n <- sum(sapply(blocks, function(block) length(block$who)))
  ends <- rowSums(sapply(blocks, function(block)
    band(sum(round$values[block$who, item$id] - item$least), length(block$who), most)))
  printed(item$least + ends[1] / n, item$least + ends[2] / n)
}

# What is told of the squared distances from the mean in a coarser block: no fewer than one person makes
# at the end that is farthest from the mean, as that is told.
distances <- function(round, item, block) {
  values <- round$values[block$who, item$id]
  n <- length(values)
  sum <- band(sum(values - item$least), n, item$most - item$least)
  farthest <- max(item$most - item$least - sum[1] / n, sum[2] / n)
  least <- max(0.25 * (n - 1), farthest^2 * n / (n - 1))
  own <- sum((values - mean(values))^2)
  list(n = n, mean = mean(values), known = sum[1] == sum[2],
       low = if (own < least - 1e-9) 0 else own, high = max(own, least))
}

# The ends of the standard deviation over some coarser blocks; NA where a mean that is told as a range is
# put beside others.
item_sd <- function(round, item, coarse) {
  apart <- lapply(coarse, distances, round = round, item = item)
  of <- function(name) sapply(apart, function(one) one[[name]])
  if (length(apart) > 1 && !all(of("known"))) return(c(NA, NA))
  all <- sum(of("n"))
  between <- sum(of("n") * (of("mean") - sum(of("n") * of("mean")) / all)^2)
  ends <- sqrt((c(sum(of("low")), sum(of("high"))) + between) / (all - 1))
  if (ends[1] < 0.5 - 1e-9) c(0, ceiling(max(ends[2], 0.5) * 10 - 1e-9) / 10)
  else printed(ends[1], ends[2])
}

asked_in <- function(round, unit, level, forms) {
  if (forms == "") return(TRUE)
  schools <- unique(round$tree[which(round$tree[, level] == unit), "school"])
  any(round$form[schools] %in% strsplit(forms, " ")[[1]])
}

# In each unit, those who have answered where these forms of school are: their lowest unit says.
people_asked <- function(round, forms) {
  asked <- apply(round$above, 1, function(above) {
    lowest <- which(!is.na(above))[1]
    asked_in(round, above[lowest], lowest, forms)
  })
  lapply(round$units$people, function(who) who[asked[who]])
}

# In whole per cent, as shown.jq writes them.
item_shares <- function(told, n) paste(apply(told, 2, function(ends)
  paste(printed(100 * ends[1] / n, 100 * ends[2] / n, 0), collapse = ":")), collapse = " ")

item_rows <- function(round, follows) {
  units <- round$units
  made <- list()
  for (i in seq_len(nrow(round$item))) {
    item <- round$item[i, ]
    if (item$purpose == "look-back" && !follows) next
    blocks <- placed(round, item$id)
    coarse <- coarser_of(blocks, round$above)
    people <- people_asked(round, item$forms)
    told <- told_numbers(round, blocks, people, item$when != "")
    inside <- inside_of(round, blocks)
    inside_coarse <- inside_of(round, coarse)
    one <- data.frame(unit = units$unit, level = units$level, kind = "item", id = item$id,
      area = item$area, shown = told$shown, others = lengths(people) > told$counted, n = told$n,
      least = told$least, counted = told$counted, low = NA, high = NA, sd = NA, sd_low = NA, sd_high = NA,
      median = NA, shares = "",
      has = sapply(units$people, function(who) sum(!is.na(round$values[who, item$id]))))
    for (u in which(told$shown)) {
      values <- round$values[members(coarse[inside_coarse[[u]]]), item$id]
      if (item$kind != "choice") {
        one[u, c("low", "high")] <- item_mean(round, item, blocks[inside[[u]]])
        if (length(values) > 0) {
          one[u, c("sd", "median")] <- c(sd(values), median(values))
          one[u, c("sd_low", "sd_high")] <- item_sd(round, item, coarse[inside_coarse[[u]]])
        }
      }
      if (length(values) > 0 && item$kind != "number")
        one$shares[u] <- item_shares(told_labels(round, item$id, coarse[inside_coarse[[u]]]), length(values))
    }
    asked <- sapply(seq_len(nrow(units)), function(u)
      asked_in(round, units$unit[u], units$level[u], item$forms))
    made <- c(made, list(one[asked, ]))
  }
  do.call(rbind, made)
}

level_of <- function(round, index) {
  bounds <- as.numeric(strsplit(round$item$levels[1], " ")[[1]])
  max(1, sum(bounds <= index + 1e-9))
}

# Rows of one unit that are worked out from others': `parts` are rows with ends in points of 100.
derived <- function(round, unit, level, heads, kind, id, parts, spread) {
  ready <- parts[parts$shown, ]
  shown <- nrow(ready) > 0 && 4 * nrow(ready) >= 3 * nrow(parts)
  row <- data.frame(unit = unit, level = level, kind = kind, id = id, shown = shown,
                    n = NA, least = NA, low = NA, high = NA, half = NA, alpha = NA, sure = TRUE,
                    variance = NA, df = NA, rounding = NA)
  if (!shown) return(row)
  ends <- printed(mean(ready$from), mean(ready$to))
  row$n <- min(ready$n)
  row$least <- any(ready$least[ready$n == row$n])
  row[c("low", "high")] <- ends
  row$rounding <- sum(ready$rounding) / nrow(ready)^2
  row$half <- half_width(spread, row$n, heads, row$rounding)
  if (is.null(spread)) return(row)
  row$alpha <- spread$alpha
  row$sure <- spread$sure
  row$df <- spread$df
  row$variance <- variance_of(spread, row$n, heads)
  row
}

with_points <- function(round, rows) {
  item <- round$item[match(rows$id, round$item$id), ]
  low <- 100 * rows$low / item$most
  high <- 100 * rows$high / item$most
  backwards <- item$reverse == "true"
  rows$rounding <- rounding_of(item$most)
  rows$from <- ifelse(backwards, 100 - high, low)
  rows$to <- ifelse(backwards, 100 - low, high)
  rows
}

# All that has to be shown: rows of items, and of areas and totals.
figures_of <- function(round, follows = FALSE)
  once(round, paste("figures", follows), make_figures(round, follows))

make_figures <- function(round, follows) {
  units <- round$units
  items <- item_rows(round, follows)
  scale <- round$item[round$item$kind == "scale" & round$item$purpose != "look-back", ]
  areas <- unique(scale$area)
  purpose <- scale$purpose[match(areas, scale$area)]
  places <- lapply(areas, function(area) which(round$item$area == area & round$item$kind == "scale"))
  scored <- with_points(round, items[items$id %in% scale$id, ])
  made <- NULL
  for (level in seq_along(levels_of_units)) {
    spread <- lapply(places, function(mine) spread_of(round, mine, level))
    total <- total_spread(round, places[purpose == "competence"], level)
    for (u in which(units$level == level)) {
      of <- NULL
      for (a in seq_along(areas)) {
        parts <- scored[scored$unit == units$unit[u] & scored$level == level & scored$area == areas[a], ]
        if (nrow(parts) == 0) next
        of <- rbind(of, derived(round, units$unit[u], level, units$heads[u], "area", areas[a], parts,
                                spread[[a]]))
      }
      parts <- of[of$id %in% areas[purpose == "competence"], ]
      parts$from <- parts$low
      parts$to <- parts$high
      made <- rbind(made, of)
      if (!is.null(parts) && nrow(parts) > 0)
        made <- rbind(made, derived(round, units$unit[u], level, units$heads[u], "total", "", parts, total))
    }
  }
  list(items = items, derived = made, units = units)
}
