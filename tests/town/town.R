# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# Rscript town.R FOLDER TOWNS: what was reported of three rounds of each town, by the rule; how much of
# the answers is left out where, and how many schools and pairs have a paired change. Exits 1 where
# something differs, where a unit with enough answers is without its index and level, or where more is
# left out than the figures were promised with.

here <- file.path(Sys.getenv("SKATTA_SOURCE"), "tests", "oracle")
source(file.path(here, "changes.R"))

arguments <- commandArgs(trailingOnly = TRUE)
values <- counted <- c(team = 0, school = 0, district = 0, all = 0)
without <- enough <- 0
pairs <- c(used = 0, could = 0)
schools <- c(used = 0, could = 0)

# Units where each item of an area has enough values, and whether index and level stand there.
look_for_gaps <- function(figures, shown) {
  areas <- aggregate(has ~ unit + area, figures$items, min)
  for (i in which(areas$has >= min_group)) {
    row <- shown[shown$unit == areas$unit[i] & shown$kind == "area" & shown$id == areas$area[i], ]
    if (nrow(row) == 0) next
    enough <<- enough + 1
    complete <- !is.na(row$index) && !is.na(row$index_low) && (!is.na(row$level_reached) || row$id == "G")
    if (!complete) {
      without <<- without + 1
      wrong(row$unit, row$id, ": no index, or no level, or no half-width, of", areas$has[i])
    }
  }
}

count_left_out <- function(figures) {
  for (level in seq_along(levels_of_units)) {
    mine <- figures$items[figures$items$level == level, ]
    values[level] <<- values[level] + sum(mine$has)
    counted[level] <<- counted[level] + sum(mine$counted)
  }
}

count_pairs <- function(before, now, shown) {
  rows <- shown[shown$id %in% now$item$id & shown$unit %in% now$tree[, "school"], ]
  for (i in seq_len(nrow(rows))) {
    if (!rows$unit[i] %in% before$tree[, "school"]) next
    could <- length(could_pair(before, now, rows$id[i], rows$unit[i])$who)
    used <- if (rows$change_kind[i] %in% "paired") rows$change_n[i] else 0
    pairs <<- pairs + c(used, could)
    if (could >= min_group) schools <<- schools + c(used > 0, 1)
  }
}

for (town in seq_len(as.integer(arguments[2]))) {
  folder <- file.path(arguments[1], town)
  round <- list()
  for (number in 1:3) {
    file <- function(name) file.path(folder, sprintf("%s%d.csv", name, number))
    round[[number]] <- read_round(file.path(folder, "items.csv"), file("organisation"), file("answers"))
    shown <- read_shown(file("shown"))
    figures <- compare_round(round[[number]], shown, number > 1)
    look_for_gaps(figures, shown)
    count_left_out(figures)
    if (number == 1) next
    compare_changes(round[[number - 1]], round[[number]], shown, if (number > 2) round[[1]])
    count_pairs(round[[number - 1]], round[[number]], shown)
  }
}
share <- 100 * (1 - counted / values)
cat(say_seen(), say_paired(), "\n")
cat(sprintf("%d areas of units with enough answers, %d without index and level\n", enough, without))
cat(sprintf("left out: of schools %.2f %%, of districts %.2f %%, of all %.2f %%\n", share[2], share[3], share[4]))
cat(sprintf("paired: %.0f %% of schools, %.0f %% of pairs\n", 100 * schools[1] / schools[2],
            100 * pairs[1] / pairs[2]))
quit(status = as.integer(seen[["wrong"]] > 0 || share[2] > 8 || share[3] > 1 || share[4] > 0.5 ||
                           schools[1] / schools[2] < 0.85 || pairs[1] / pairs[2] < 0.9))
