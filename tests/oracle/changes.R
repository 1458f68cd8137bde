# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# What has to be said of the change between two rounds, by skatta-figures(7), from people's answers:
# unpaired all of it. Paired, who is left out of a pair set is the program's chance; so where nobody has
# to be, numbers are held to the last digit, and otherwise to how many there can be at most.

source(file.path(here, "compare.R"))

paired <- c(exact = 0, fewer = 0, none = 0)

say_paired <- function() sprintf("; paired: %d with everybody, %d with some left out, %d with none",
                                 paired[["exact"]], paired[["fewer"]], paired[["none"]])

# The blocks of a school and its teams.
school_blocks <- function(round, id, school)
  Filter(function(block) block$level <= 2 && round$above[block$who[1], "school"] == school,
         placed(round, id))

respondents <- function(round, who) rownames(round$values)[who]

# How many do not have the number that is commonest in their block.
apart <- function(blocks, number) sum(sapply(blocks, function(block) {
  length(block$who) - max(table(number[block$who]))
}))

none_or_enough <- function(m) m == 0 || m >= min_group

# Everybody who could be in a school's pair set, and whether all of them may.
could_pair <- function(before, now, id, school) {
  was <- school_blocks(before, id, school)
  is <- school_blocks(now, id, school)
  both <- intersect(respondents(before, unlist(lapply(was, function(block) block$who))),
                    respondents(now, unlist(lapply(is, function(block) block$who))))
  list(who = both, was = was, is = is)
}

in_set <- function(round, who) as.numeric(rownames(round$values) %in% who)

# NULL where it is not known which set is used.
pair_set <- function(before, now, id, school, earliest) {
  could <- could_pair(before, now, id, school)
  if (length(could$who) < min_group) return(character())
  fits <- none_or_enough(apart(could$was, in_set(before, could$who))) &&
    none_or_enough(apart(could$is, in_set(now, could$who)))
  if (!fits) return(NULL)
  if (is.null(earliest)) return(could$who)
  other <- pair_set(earliest, before, id, school, NULL)
  if (is.null(other)) return(NULL)
  set <- in_set(before, could$who)
  if (none_or_enough(apart(could$was, set - in_set(before, other))) &&
      none_or_enough(apart(could$was, set + in_set(before, other)))) could$who else NULL
}

schools_in <- function(round, unit, level)
  unique(round$tree[which(round$tree[, level] == unit), "school"])

# A unit's pairs of an item: who, and whether that is known; at least how many could be.
pairs_of <- function(before, now, id, unit, level, earliest) {
  schools <- schools_in(now, unit, level)
  schools <- schools[schools %in% before$tree[, "school"]]
  sets <- lapply(schools, pair_set, before = before, now = now, id = id, earliest = earliest)
  list(who = unlist(sets), known = !any(sapply(sets, is.null)),
       most = sum(sapply(schools, function(school) {
         n <- length(could_pair(before, now, id, school)$who)
         if (n < min_group) 0 else n
       })))
}

compare_paired_item <- function(before, now, what, row, level, earliest) {
  pairs <- pairs_of(before, now, row$id, row$unit, level, earliest)
  if (row$change_n > pairs$most || row$change_n < min_group)
    return(wrong(what, ": pairs", row$change_n, "of at most", pairs$most))
  if (!pairs$known) {
    paired[["fewer"]] <<- paired[["fewer"]] + 1
    return()
  }
  paired[["exact"]] <<- paired[["exact"]] + 1
  difference <- now$values[pairs$who, row$id] - before$values[pairs$who, row$id]
  if (!same(row$change_n, length(difference))) wrong(what, ": pairs", row$change_n, length(difference))
  if (!row$is_range_change) return(check(paste(what, "paired"), row$change, mean(difference)))
  if (isTRUE(mean(difference) < row$from_change - 0.05) || isTRUE(mean(difference) > row$to_change + 0.05))
    wrong(what, ": shown", row$from_change, row$to_change, ", R says", mean(difference))
  else seen[["range"]] <<- seen[["range"]] + 1
}

ends_of <- function(row, name) if (isTRUE(row[[paste0("is_range_", name)]]))
  unlist(row[paste0(c("from_", "to_"), name)]) else rep(row[[name]], 2)

# The change of an area or total from what is shown of its parts, each as points of 100.
compare_derived_change <- function(what, row, ends, n) {
  if (length(n) == 0) return(wrong(what, ": changes, but none of its parts does"))
  expected <- printed(mean(ends[1, ]), mean(ends[2, ]))
  if (same(ends_of(row, "change")[1], expected[1]) && same(ends_of(row, "change")[2], expected[2]))
    seen[["exact"]] <<- seen[["exact"]] + 1
  else wrong(what, ": change shown", ends_of(row, "change"), ", R says", expected)
  if (row$change_kind == "paired" && !same(row$change_n, min(n)))
    wrong(what, ": pairs", row$change_n, "least of parts", min(n))
}

part_change <- function(item, row) {
  ends <- 100 * ends_of(row, "change") / item$most
  if (item$reverse == "true") -rev(ends) else ends
}

# The half-width of a paired change of an area: of people's own differences, within schools.
compare_paired_half <- function(before, now, what, row, mine) {
  both <- intersect(rownames(before$values)[rowSums(is.na(before$values[, mine, drop = FALSE])) == 0],
                    rownames(now$values)[rowSums(is.na(now$values[, mine, drop = FALSE])) == 0])
  who <- match(both, rownames(now$values))
  difference <- rowMeans(points_of(now, who, mine)) -
    rowMeans(points_of(before, match(both, rownames(before$values)), mine))
  school <- now$above[who, "school"]
  df <- length(both) - length(unique(school))
  s <- sqrt(sum((difference - ave(difference, school))^2) / df)
  half <- qt(0.975, df) * s / sqrt(row$change_n)
  shown <- (row$change_high - row$change_low - diff(ends_of(row, "change"))) / 2
  if (isTRUE(abs(shown - half) <= 0.051)) seen[["exact"]] <<- seen[["exact"]] + 1
  else if (isTRUE(abs(shown - half) <= 0.15 * half + 0.1)) seen[["range"]] <<- seen[["range"]] + 1
  else wrong(what, ": half-width of the change", shown, ", R says", half)
}

compare_unpaired <- function(what, row, half_was, half_is) {
  half <- half_up(sqrt(half_was^2 + half_is^2))
  ends <- ends_of(row, "change")
  if (is.na(half) != is.na(row$change_low)) return(wrong(what, ": half-width", half, row$change_low))
  if (is.na(half)) return()
  check(paste(what, "change_low"), row$change_low, ends[1] - half)
  check(paste(what, "change_high"), row$change_high, ends[2] + half)
  if (row$change_certain != (ends[1] - half > 1e-9 || ends[2] + half < -1e-9)) wrong(what, ": certain")
}

half_of <- function(figures, row) {
  key <- paste(figures$derived$unit, figures$derived$kind, figures$derived$id)
  figures$derived$half[match(paste(row$unit, row$kind, row$id), key)]
}

compare_changes <- function(before, now, shown, earliest) {
  was <- figures_of(before)
  is <- figures_of(now, TRUE)
  earlier <- was$items[match(paste(shown$unit, shown$id), paste(was$items$unit, was$items$id)), ]
  for (i in which(!is.na(shown$change_kind))) {
    row <- shown[i, ]
    what <- paste(row$unit, row$kind, row$id)
    level <- is$units$level[match(row$unit, is$units$unit)]
    if (row$kind == "item") {
      if (is.na(row$change)) next
      if (row$change_kind == "paired") compare_paired_item(before, now, what, row, level, earliest)
      else {
        expected <- ends_of(row, "mean") - c(earlier$high[i], earlier$low[i])
        if (same(ends_of(row, "change")[1], half_up(expected[1])) &&
            same(ends_of(row, "change")[2], half_up(expected[2]))) seen[["exact"]] <<- seen[["exact"]] + 1
        else wrong(what, ": unpaired", ends_of(row, "change"), ", R says", expected)
      }
      next
    }
    if (row$kind == "area") {
      item <- now$item[now$item$area == row$id & now$item$kind == "scale", ]
      parts <- shown[shown$unit == row$unit & shown$kind == "item" & shown$id %in% item$id &
                     shown$change_kind %in% row$change_kind, ]
      ends <- sapply(seq_len(nrow(parts)), function(p)
        part_change(item[item$id == parts$id[p], ], parts[p, ]))
    } else {
      competence <- unique(now$item$area[now$item$purpose == "competence"])
      parts <- shown[shown$unit == row$unit & shown$kind == "area" & shown$id %in% competence &
                     shown$change_kind %in% row$change_kind, ]
      ends <- sapply(seq_len(nrow(parts)), function(p) ends_of(parts[p, ], "change"))
    }
    if (row$change_kind == "paired") {
      compare_derived_change(what, row, ends, parts$change_n)
      if (row$kind == "area" && !is.na(row$change_low))
        compare_paired_half(before, now, what, row, match(parts$id, now$item$id))
    } else compare_unpaired(what, row, half_of(was, row), half_of(is, row))
  }
  paired[["none"]] <<- sum(shown$change_kind %in% "unpaired" & shown$kind == "item" &
                             !grepl("/", shown$unit))
}
