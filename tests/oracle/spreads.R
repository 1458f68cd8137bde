# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# How sure a figure is, by skatta-figures(7): for rule.R.

# How far people's indexes lie apart is made of those with a value of every item, in blocks of
# min_distribution; of the total with every item of each area that they answered at all. `areas` has the
# items' places in the table.
spread_blocks <- function(round, areas) once(round, paste("spread", paste(areas, collapse = " ")), {
  mine <- unlist(areas)
  has <- !is.na(round$values)
  whole <- sapply(areas, function(area) rowSums(!has[, area, drop = FALSE]) == 0)
  none <- sapply(areas, function(area) rowSums(has[, area, drop = FALSE]) == 0)
  items <- lapply(mine, function(i) placed(round, round$item$id[i]))
  in_unit <- lapply(items, function(blocks) inside_of(round, blocks))
  complete <- which(rowSums(whole | none) == length(areas) & rowSums(whole) > 0)
  # Of each item, who is beside a block: those of its unit with a value, and those counted there.
  beside <- function(block) {
    u <- match(block$unit, round$units$unit)
    unlist(lapply(seq_along(mine), function(j) {
      holders <- round$units$people[[u]]
      holders <- holders[!is.na(round$values[holders, mine[j]])]
      shown <- members(items[[j]][in_unit[[j]][[u]]])
      c(length(setdiff(holders, block$who)), length(setdiff(shown, block$who)))
    }))
  }
  put_blocks(round, complete, apply(!is.na(round$above), 1, which.max), beside)
})

# Blocks of min_distribution, from the level that each begins at, beside which there are nobody or enough
# of each kind; who may not be kept goes up.
put_blocks <- function(round, who, from, beside) {
  kept <- list()
  sure <- TRUE
  again <- TRUE
  while (again) {
    again <- FALSE
    for (block in blocks_from(who, from, round$above)) {
      others <- beside(block)
      lacking <- if (all(others == 0 | others >= min_group)) 0 else min_group - min(others)
      if (lacking > 0 && length(block$who) - lacking >= min_distribution) {
        # Who is left out is the program's chance.
        sure <- FALSE
        block$who <- block$who[-seq_len(lacking)]
        lacking <- 0
      }
      if (lacking == 0) {
        kept <- c(kept, list(block))
        who <- setdiff(who, block$who)
      } else if (block$level < length(levels_of_units)) {
        up <- block$level + 1
        while (is.na(round$above[block$who[1], up])) up <- up + 1
        from[block$who] <- up
        again <- TRUE
      }
    }
  }
  list(blocks = kept, sure = sure)
}

# As blocks_of(), of whoever has come up to a level already.
blocks_from <- function(who, from, above) {
  made <- list()
  for (level in seq_along(levels_of_units))
    for (group in split(who[from[who] <= level], above[who[from[who] <= level], level]))
      if (length(group) >= min_distribution) {
        made <- c(made, list(list(unit = above[group[1], level], level = level, who = group)))
        who <- setdiff(who, group)
      }
  made
}

points_of <- function(round, who, mine) {
  sapply(mine, function(i) {
    points <- 100 * round$values[who, i] / round$item$most[i]
    if (round$item$reverse[i] == "true") 100 - points else points
  })
}

# Who is used at a level, and which unit each is in; of the next level up where they are too few.
used_at <- function(round, blocks, level) {
  for (at in level:length(levels_of_units)) {
    fit <- Filter(function(block) block$level <= at && !is.na(round$above[block$who[1], at]), blocks)
    who <- members(fit)
    if (length(who) >= min_distribution) return(list(who = who, unit = unname(round$above[who, at])))
  }
  NULL
}

# No smaller than `least`, nor than what one answer makes that is as far from the others as it can be.
spread_made <- function(squares, people, units, alpha, least, one, sure) {
  df <- people - units
  if (df < 1) return(NULL)
  list(s = max(least, one / sqrt(df), sqrt(max(0, squares) / df)), df = df, alpha = alpha, sure = sure)
}

# By how much one step in an answer moves a person's index, and the most that one answer can.
step_of <- function(round, areas) {
  mine <- unlist(areas)
  step <- max(sapply(areas, function(area) 100 / sum(round$item$most[area]))) / length(areas)
  c(step, step * max(round$item$most[mine]))
}

least_of <- function(step) max(5, ceiling(0.48 * step - 1e-9))

# Of an area: the deviation of people's indexes within the units of a level, and alpha.
spread_of <- function(round, mine, level) {
  all <- spread_blocks(round, list(mine))
  used <- used_at(round, all$blocks, level)
  if (is.null(used)) return(NULL)
  points <- points_of(round, used$who, mine)
  apart <- apply(points, 2, function(x) x - ave(x, used$unit))
  products <- crossprod(apart)
  m <- length(mine)
  alpha <- if (m < 2 || sum(products) < 1e-9) 0 else
    max(0, m / (m - 1) * (1 - sum(diag(products)) / sum(products)))
  step <- step_of(round, list(mine))
  spread_made(sum(products) / m^2, length(used$who), length(unique(used$unit)), alpha,
              least_of(step[1]), step[2], all$sure)
}

# Of the total, with the stratified alpha.
total_spread <- function(round, areas, level) {
  all <- spread_blocks(round, areas)
  used <- used_at(round, all$blocks, level)
  if (is.null(used)) return(NULL)
  total <- rowMeans(sapply(areas, function(mine) rowMeans(points_of(round, used$who, mine))), na.rm = TRUE)
  spread <- spread_made(sum((total - ave(total, used$unit))^2), length(used$who),
                        length(unique(used$unit)), 0, least_of(step_of(round, areas)[1]),
                        step_of(round, areas)[2], all$sure)
  own <- lapply(areas, spread_of, round = round, level = level)
  if (is.null(spread) || any(sapply(own, is.null))) return(spread)
  noise <- sum(sapply(own, function(one) one$s^2 * (1 - one$alpha))) / length(areas)^2
  spread$alpha <- max(0, 1 - noise / spread$s^2)
  spread$sure <- spread$sure && all(sapply(own, function(one) one$sure))
  spread
}

# Of an item's values, from its coarser blocks: for its change.
item_spread <- function(round, id, level) {
  used <- used_at(round, coarser_of(placed(round, id), round$above), level)
  if (is.null(used)) return(NULL)
  values <- round$values[used$who, id]
  spread_made(sum((values - ave(values, used$unit))^2), length(values), length(unique(used$unit)), 0, 0.5,
              diff(unlist(round$item[round$item$id == id, c("least", "most")])), TRUE)
}

variance_of <- function(spread, n, heads) spread$s^2 / n * (1 - spread$alpha * min(1, n / heads))

# What rounding an item's mean to one decimal brings in, as points of 100.
rounding_of <- function(most) (10 / most)^2 / 12

half_width <- function(spread, n, heads, rounding) {
  if (is.null(spread)) return(NA)
  half_up(qt(0.975, spread$df) * sqrt(variance_of(spread, n, heads) + rounding))
}
