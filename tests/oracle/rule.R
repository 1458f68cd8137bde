# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# What has to be shown of a round, made from people's answers by skatta-figures(7), and nothing else
# than that page. For the scripts beside it, which compare it with what the program reports.

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
  list(item = item, values = values, above = above(row), tree = unique(above(seq_len(nrow(units)))),
       heads = heads_of(units, above(seq_len(nrow(units)))),
       form = tapply(units$form, units$school, function(x) x[1]))
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

# Unions of whole blocks, likewise.
coarser_of <- function(blocks, above, least = min_distribution) {
  made <- list()
  left <- blocks
  if (length(left) == 0) return(made)
  for (level in seq_along(levels_of_units)) {
    ready <- sapply(left, function(block) block$level <= level)
    place <- sapply(left, function(block) above[block$who[1], level])
    for (unit in unique(place[unlist(ready) & !is.na(place)])) {
      mine <- which(unlist(ready) & !is.na(place) & place == unit)
      who <- unlist(lapply(left[mine], function(block) block$who))
      if (length(who) < least) next
      made <- c(made, list(list(unit = unit, level = level, who = who)))
      left[mine] <- list(NULL)
    }
    gone <- sapply(left, is.null)
    left <- left[!gone]
    if (length(left) == 0) break
  }
  made
}

# Of one item: who has a value, and the blocks that they are in.
placed <- function(round, id) {
  item <- round$item[round$item$id == id, ]
  has <- which(!is.na(round$values[, id]))
  if (item$when == "")
    return(blocks_of(has, round$above, function(group) length(group) >= min_group))
  other <- round$values[, item$when]
  asked <- other %in% as.numeric(strsplit(item$is, " ")[[1]])
  blocks <- blocks_of(which(!is.na(other)), round$above, function(group)
    sum(group %in% has) >= min_group && sum(!asked[group]) >= min_group)
  lapply(blocks, function(block) {
    block$who <- intersect(block$who, has)
    block
  })
}

units_of <- function(round) {
  tree <- round$tree
  units <- do.call(rbind, lapply(seq_along(levels_of_units), function(level) {
    unit <- unique(tree[!is.na(tree[, level]), level])
    data.frame(unit = unit, level = rep(level, length(unit)))
  }))
  units$heads <- round$heads[units$unit]
  units
}

# The units right below one.
below <- function(round, unit, level) {
  tree <- round$tree[which(round$tree[, level] == unit), , drop = FALSE]
  lower <- function(row) {
    inner <- row[seq_len(level - 1)]
    inner <- inner[!is.na(inner)]
    if (length(inner) == 0) NA else inner[length(inner)]
  }
  found <- if (level == 1) NA else apply(tree, 1, lower)
  unique(found[!is.na(found)])
}

# How many are told to be behind the figure of an item, for all units: from the lowest up.
told_numbers <- function(round, units, blocks, conditional) {
  at <- sapply(blocks, function(block) block$unit)
  size <- sapply(blocks, function(block) length(block$who))
  inside <- lapply(seq_len(nrow(units)), function(i)
    which(round$above[, units$level[i]] == units$unit[i]))
  told <- data.frame(shown = rep(FALSE, nrow(units)), n = 0, least = FALSE, counted = 0)
  for (i in order(units$level)) {
    lower <- match(below(round, units$unit[i], units$level[i]), units$unit)
    lower <- lower[told$shown[lower]]
    here <- unlist(at) == units$unit[i]
    n <- if (any(here)) sum(unlist(size)[here]) else 0
    told$shown[i] <- n > 0 || length(lower) > 0
    told$counted[i] <- n + sum(told$counted[lower])
    if (conditional) {
      told$n[i] <- min_group * sum(here) + sum(told$n[lower])
      told$least[i] <- told$shown[i]
      next
    }
    rest <- length(setdiff(inside[[i]], unlist(inside[lower])))
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

within_of <- function(blocks, round, unit, level)
  Filter(function(block) block$level <= level && identical(unname(round$above[block$who[1], level]), unit),
         blocks)

item_mean <- function(round, item, blocks) {
  most <- item$most - item$least
  n <- sum(sapply(blocks, function(block) length(block$who)))
  ends <- rowSums(sapply(blocks, function(block)
    band(sum(round$values[block$who, item$id] - item$least), length(block$who), most)))
  item$least + printed(ends[1] / n, ends[2] / n)
}

asked_in <- function(round, unit, level, forms) {
  if (forms == "") return(TRUE)
  schools <- unique(round$tree[which(round$tree[, level] == unit), "school"])
  any(round$form[schools] %in% strsplit(forms, " ")[[1]])
}

item_rows <- function(round, units, follows) {
  rows <- NULL
  for (i in seq_len(nrow(round$item))) {
    item <- round$item[i, ]
    if (item$purpose == "look-back" && !follows) next
    blocks <- placed(round, item$id)
    coarse <- coarser_of(blocks, round$above)
    told <- told_numbers(round, units, blocks, item$when != "")
    for (u in seq_len(nrow(units))) {
      unit <- units$unit[u]
      level <- units$level[u]
      if (!asked_in(round, unit, level, item$forms)) next
      responses <- sum(round$above[, level] == unit, na.rm = TRUE)
      mine <- within_of(blocks, round, unit, level)
      means <- if (told$shown[u] && item$kind != "choice") item_mean(round, item, mine) else c(NA, NA)
      values <- round$values[unlist(lapply(within_of(coarse, round, unit, level),
                                           function(block) block$who)), item$id]
      many <- length(values) > 0
      measured <- many && item$kind != "choice"
      rows <- rbind(rows, data.frame(unit = unit, level = level, kind = "item", id = item$id,
        area = item$area, shown = told$shown[u], others = responses > told$counted[u],
        n = told$n[u], least = told$least[u], counted = told$counted[u], responses = responses,
        has = sum(!is.na(round$values[which(round$above[, level] == unit), item$id])),
        low = means[1], high = means[2], sd = if (measured) sd(values) else NA,
        median = if (measured) median(values) else NA,
        shares = if (many && item$kind != "number")
          paste(tabulate(values + 1, item$most + 1) / length(values), collapse = " ") else ""))
    }
  }
  rows
}

# Whose indexes say how far people lie apart: those with a value of every item, in coarser blocks
# beside which nobody or enough of each item's people remain. `mine` are items' places.
spread_people <- function(round, mine) {
  complete <- which(rowSums(is.na(round$values[, mine, drop = FALSE])) == 0)
  blocks <- blocks_of(complete, round$above, function(group) length(group) >= min_group)
  coarse <- coarser_of(blocks, round$above)
  items <- lapply(mine, function(i) placed(round, round$item$id[i]))
  good <- Filter(function(block) all(sapply(seq_along(mine), function(j) {
    unit <- which(round$above[, block$level] == block$unit)
    others <- setdiff(unit[!is.na(round$values[unit, mine[j]])], block$who)
    length(others) == 0 || length(others) >= min_group
  })), coarse)
  unlist(lapply(good, function(block) block$who))
}

points_of <- function(round, who, mine) {
  sapply(mine, function(i) {
    points <- 100 * round$values[who, i] / round$item$most[i]
    if (round$item$reverse[i] == "true") 100 - points else points
  })
}

# The variance of people's indexes within the units of a level, alpha, the degrees of freedom.
spread_of <- function(round, mine, level) {
  who <- spread_people(round, mine)
  if (length(who) < min_distribution) return(NULL)
  points <- points_of(round, who, mine)
  unit <- round$above[who, level]
  unit[is.na(unit)] <- "none"
  df <- length(who) - length(unique(unit))
  apart <- apply(points, 2, function(x) x - ave(x, unit))
  squares <- crossprod(apart) / df
  m <- length(mine)
  variance <- sum(squares) / m^2
  list(variance = variance, df = df,
       alpha = if (m < 2) 0 else max(0, m / (m - 1) * (1 - sum(diag(squares)) / sum(squares))))
}

# Of the total: people with every item of all its areas, and the stratified alpha.
total_spread <- function(round, areas, level) {
  who <- spread_people(round, unlist(areas))
  if (length(who) < min_distribution) return(NULL)
  each <- sapply(areas, function(mine) rowMeans(points_of(round, who, mine)))
  unit <- round$above[who, level]
  unit[is.na(unit)] <- "none"
  df <- length(who) - length(unique(unit))
  total <- rowMeans(each)
  variance <- sum((total - ave(total, unit))^2) / df
  own <- lapply(areas, spread_of, round = round, level = level)
  if (any(sapply(own, is.null))) return(NULL)
  noise <- sum(sapply(own, function(one) one$variance * (1 - one$alpha))) / length(areas)^2
  list(variance = variance, df = df, alpha = max(0, 1 - noise / variance))
}

half_width <- function(spread, n, heads) {
  if (is.null(spread) || spread$df < 1) return(NA)
  half_up(qt(0.975, spread$df) * sqrt(spread$variance / n * (1 - spread$alpha * min(1, n / heads))))
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
                    n = NA, least = NA, low = NA, high = NA, half = NA, alpha = NA)
  if (!shown) return(row)
  ends <- printed(mean(ready$from), mean(ready$to))
  row$n <- min(ready$n)
  row$least <- all(ready$least[ready$n == row$n])
  row[c("low", "high")] <- ends
  row$half <- half_width(spread, row$n, heads)
  row$alpha <- if (is.null(spread)) NA else spread$alpha
  row
}

with_points <- function(round, rows) {
  item <- round$item[match(rows$id, round$item$id), ]
  low <- 100 * rows$low / item$most
  high <- 100 * rows$high / item$most
  backwards <- item$reverse == "true"
  rows$from <- ifelse(backwards, 100 - high, low)
  rows$to <- ifelse(backwards, 100 - low, high)
  rows
}

# All that has to be shown: rows of items, and of areas and totals.
figures_of <- function(round, follows = FALSE) {
  units <- units_of(round)
  items <- item_rows(round, units, follows)
  scale <- round$item[round$item$kind == "scale", ]
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
