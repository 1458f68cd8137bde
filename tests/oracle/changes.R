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
could_pair <- function(before, now, id, school)
  once(now, paste("could", before$number, id, school), find_could(before, now, id, school))

find_could <- function(before, now, id, school) {
  was <- school_blocks(before, id, school)
  is <- school_blocks(now, id, school)
  both <- intersect(respondents(before, unlist(lapply(was, function(block) block$who))),
                    respondents(now, unlist(lapply(is, function(block) block$who))))
  list(who = both, was = was, is = is)
}

in_set <- function(round, who) as.numeric(rownames(round$values) %in% who)

# NULL where it is not known which set is used.
pair_set <- function(before, now, id, school, earliest)
  once(now, paste("set", before$number, id, school), find_set(before, now, id, school, earliest))

find_set <- function(before, now, id, school, earliest) {
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
  as.numeric(row[paste0(c("from_", "to_"), name)]) else rep(row[[name]], 2)

as_points <- function(item, change) {
  ends <- 100 * change / item$most
  if (item$reverse == "true") -rev(ends) else ends
}

# The blocks of people's own differences in an area: of those with every item in both rounds who are in
# the pair sets of all of them. NULL where it is not known who is in these.
difference_blocks <- function(before, now, mine, earliest) {
  ids <- now$item$id[mine]
  schools <- intersect(now$tree[, "school"], before$tree[, "school"])
  sets <- lapply(ids, function(id) lapply(schools, pair_set, before = before, now = now, id = id,
                                          earliest = earliest))
  if (any(sapply(unlist(sets, recursive = FALSE), is.null))) return(NULL)
  sets <- lapply(sets, function(of) match(unlist(of), rownames(now$values)))
  both <- Reduce(intersect, sets)
  was <- match(rownames(now$values)[both], rownames(before$values))
  both <- both[rowSums(is.na(before$values[was, mine, drop = FALSE])) == 0]
  beside <- function(block) {
    unit <- now$units$people[[match(block$unit, now$units$unit)]]
    sapply(sets, function(set) length(setdiff(intersect(set, unit), block$who)))
  }
  put_blocks(now, both, rep(2, nrow(now$values)), beside)
}

compare_paired_half <- function(before, now, all_shown, what, row, mine, level, earliest) {
  all <- once(now, paste("differences", before$number, paste(mine, collapse = " ")),
              difference_blocks(before, now, mine, earliest))
  if (is.null(all) || !all$sure) {
    seen[["open"]] <<- seen[["open"]] + 1
    return()
  }
  used <- used_at(now, all$blocks, level)
  half <- NA
  if (!is.null(used)) {
    was <- match(rownames(now$values)[used$who], rownames(before$values))
    difference <- rowMeans(points_of(now, used$who, mine)) - rowMeans(points_of(before, was, mine))
    spread <- spread_made(sum((difference - ave(difference, used$unit))^2), length(difference),
                          length(unique(used$unit)), 0, least_of(step_of(now, list(mine))[1]),
                          step_of(now, list(mine))[2], TRUE)
    # The items whose changes it is made of, each rounded once.
    shown <- parts_of_change(now, all_shown, row)$rows$id
    rounding <- sum(rounding_of(now$item$most[match(shown, now$item$id)])) / length(shown)^2
    if (!is.null(spread))
      half <- half_up(qt(0.975, spread$df) * sqrt(spread$s^2 / row$change_n + rounding))
  }
  compare_interval(paste(what, "paired"), row, half, TRUE)
}

compare_interval <- function(what, row, half, sure) {
  ends <- ends_of(row, "change")
  check_sure(paste(what, "change_low"), row$change_low, ends[1] - half, sure)
  check_sure(paste(what, "change_high"), row$change_high, ends[2] + half, sure)
  if (is.na(row$change_low)) return()
  if (row$change_certain != (row$change_low > 1e-9 || row$change_high < -1e-9)) wrong(what, ": certain")
}

# The sum of two variances and of what rounding brings into both, by the larger t.
compare_unpaired <- function(what, row, was, is, rounding) {
  half <- half_up(qt(0.975, min(was$df, is$df)) * sqrt(was$variance + is$variance + rounding))
  compare_interval(what, row, half, was$sure && is$sure)
}

row_of <- function(figures, row) {
  key <- paste(figures$derived$unit, figures$derived$kind, figures$derived$id)
  figures$derived[match(paste(row$unit, row$kind, row$id), key), ]
}

item_variance <- function(round, figures, row, level) {
  mine <- figures$items[figures$items$unit == row$unit & figures$items$id == row$id, ]
  spread <- once(round, paste("item spread", row$id, level), item_spread(round, row$id, level))
  if (is.null(spread)) return(list(variance = NA, df = NA, sure = TRUE))
  list(variance = variance_of(spread, mine$n, Inf), df = spread$df, sure = TRUE)
}

compare_change <- function(what, row, expected) {
  if (same(ends_of(row, "change")[1], expected[1]) && same(ends_of(row, "change")[2], expected[2]))
    seen[["exact"]] <<- seen[["exact"]] + 1
  else wrong(what, ": change", ends_of(row, "change"), ", R says", expected)
}

# Of an item, later less earlier as they are printed; NULL where one of them is not shown.
unpaired_item <- function(was, is, unit, id) {
  find <- function(figures) figures$items[figures$items$unit == unit & figures$items$id == id, ]
  earlier <- find(was)
  later <- find(is)
  if (nrow(earlier) != 1 || nrow(later) != 1 || !earlier$shown || !later$shown) return(NULL)
  half_up(c(later$low - earlier$high, later$high - earlier$low))
}

# Of an area over its items, of the total over its areas, where three quarters are there.
unpaired_of_parts <- function(parts) {
  there <- Filter(Negate(is.null), parts)
  if (length(there) == 0 || 4 * length(there) < 3 * length(parts)) return(NULL)
  ends <- matrix(unlist(there), nrow = 2)
  printed(mean(ends[1, ]), mean(ends[2, ]))
}

unpaired_area <- function(now, was, is, unit, area) {
  item <- now$item[now$item$area == area & now$item$kind == "scale", ]
  unpaired_of_parts(lapply(seq_len(nrow(item)), function(i) {
    ends <- unpaired_item(was, is, unit, item$id[i])
    if (is.null(ends)) NULL else as_points(item[i, ], ends)
  }))
}

# Of an area over the items whose change there is, of the total over such areas: what rounding brings in.
unpaired_rounding <- function(now, was, is, unit, area) {
  item <- now$item[now$item$area == area & now$item$kind == "scale", ]
  there <- !sapply(item$id, function(id) is.null(unpaired_item(was, is, unit, id)))
  2 * sum(rounding_of(item$most[there])) / sum(there)^2
}

unpaired_total_rounding <- function(now, was, is, unit) {
  areas <- Filter(function(area) !is.null(unpaired_area(now, was, is, unit, area)),
                  unique(now$item$area[now$item$purpose == "competence"]))
  sum(sapply(areas, unpaired_rounding, now = now, was = was, is = is, unit = unit)) / length(areas)^2
}

unpaired_total <- function(now, was, is, unit) {
  competence <- unique(now$item$area[now$item$purpose == "competence"])
  unpaired_of_parts(lapply(competence, unpaired_area, now = now, was = was, is = is, unit = unit))
}

# The rows that a paired change of an area or the total is made of, each with its ends as points of 100.
# `known` where that is all of them: a paired part without a half-width gives way to the unpaired one that
# its row shows instead, and is part of the whole all the same.
parts_of_change <- function(now, shown, row) {
  item <- now$item[now$item$area == row$id & now$item$kind == "scale", ]
  competence <- unique(now$item$area[now$item$purpose == "competence"])
  part <- if (row$kind == "area") shown$kind == "item" & shown$id %in% item$id
          else shown$kind == "area" & shown$id %in% competence
  all <- shown[shown$unit == row$unit & part & !is.na(shown$change_kind), ]
  mine <- all[all$change_kind == "paired", ]
  if (row$kind == "area") {
    ends <- sapply(seq_len(nrow(mine)), function(p)
      as_points(item[item$id == mine$id[p], ], ends_of(mine[p, ], "change")))
  } else {
    ends <- sapply(seq_len(nrow(mine)), function(p) ends_of(mine[p, ], "change"))
  }
  list(rows = mine, ends = matrix(as.numeric(ends), nrow = 2), known = nrow(mine) == nrow(all))
}

compare_unpaired_row <- function(before, now, was, is, what, row, level) {
  expected <- switch(row$kind, item = unpaired_item(was, is, row$unit, row$id),
                     area = unpaired_area(now, was, is, row$unit, row$id),
                     total = unpaired_total(now, was, is, row$unit))
  if (is.null(expected)) return(wrong(what, ": a change, but of what is not shown"))
  compare_change(what, row, expected)
  rounding <- switch(row$kind, item = 2 * rounding_of(100),
                     area = unpaired_rounding(now, was, is, row$unit, row$id),
                     total = unpaired_total_rounding(now, was, is, row$unit))
  if (row$kind == "item") compare_unpaired(what, row, item_variance(before, was, row, level),
                                           item_variance(now, is, row, level), rounding)
  else compare_unpaired(what, row, row_of(was, row), row_of(is, row), rounding)
}

compare_paired_row <- function(before, now, shown, what, row, level, earliest) {
  if (row$kind == "item") return(compare_paired_item(before, now, what, row, level, earliest))
  parts <- parts_of_change(now, shown, row)
  if (!parts$known) {
    seen[["open"]] <<- seen[["open"]] + 1
    return(invisible())
  }
  if (nrow(parts$rows) == 0) return(wrong(what, ": a change, but none of its parts has one"))
  compare_change(what, row, printed(mean(parts$ends[1, ]), mean(parts$ends[2, ])))
  if (!same(row$change_n, min(parts$rows$change_n))) wrong(what, ": pairs", row$change_n)
  if (row$kind == "area") compare_paired_half(before, now, shown, what, row,
    which(now$item$area == row$id & now$item$kind == "scale"), level, earliest)
}

compare_changes <- function(before, now, shown, earliest) {
  was <- figures_of(before)
  is <- figures_of(now, TRUE)
  for (i in which(!is.na(shown$change_kind))) {
    row <- shown[i, ]
    if (row$kind == "item" && !row$id %in% now$item$id) next
    what <- paste(row$unit, row$kind, row$id)
    level <- now$units$level[match(row$unit, now$units$unit)]
    if (row$change_kind == "paired") compare_paired_row(before, now, shown, what, row, level, earliest)
    else compare_unpaired_row(before, now, was, is, what, row, level)
  }
  paired[["none"]] <<- paired[["none"]] +
    sum(shown$change_kind %in% "unpaired" & shown$kind == "item" & !grepl("/", shown$unit))
}
