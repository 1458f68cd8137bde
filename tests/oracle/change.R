# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# Rscript change.R export FOLDER: the three occasions of the data set univbct, which r-cran-multilevel
# brings, as a questionnaire, an organisation and a sheet of answers for each.
# Rscript change.R compare FOLDER BEFORE NOW: FOLDER/shown.csv, what skatta reports of the occasion
# NOW compared with BEFORE, against R's t.test(). Exits 1 where a shown digit differs.

data(univbct, package = "multilevel")
items <- c("JOBSAT", "COMMIT", "READY")
area <- c("C", "C", "R")
parts <- c(3, 3, 4) # each is the mean of so many answers from 1 to 5
people <- univbct[!duplicated(univbct$SUBNUM), ]

# The values of one occasion, counted from 0. What is not the mean of so many is not there.
values_of <- function(occasion) {
  values <- sapply(seq_along(items), function(i) {
    points <- (people[[paste0(items[i], occasion)]] - 1) * parts[i]
    ifelse(abs(points - round(points)) < 0.02, round(points), NA)
  })
  colnames(values) <- items
  values
}

school <- paste0("S", as.integer(factor(people$COMPANY)))
team <- paste0(school, "/T", as.integer(factor(people$BTN)))
quoted <- function(text) paste0('"', text, '"')

questionnaire <- function() {
  scale <- function(i) sprintf('{"id":%s,"labels":[%s]}', quoted(tolower(items[i])),
    paste(sprintf('{"en":"L%d"}', 0:(4 * parts[i])), collapse = ","))
  item <- function(i) sprintf('{"id":%s,"kind":"scale","scale":%s,"text":{"en":%s}}',
    quoted(items[i]), quoted(tolower(items[i])), quoted(items[i]))
  of_area <- function(id) sprintf(
    '{"id":%s,"purpose":"competence","title":{"en":%s},"items":[%s]}', quoted(id), quoted(id),
    paste(sapply(which(area == id), item), collapse = ","))
  sprintf(paste0(
    '{"format":"skatta-questionnaire/1","id":"oracle","version":1,"languages":["en"],',
    '"title":{"en":"Oracle"},"minutes":1,"scales":[%s],',
    '"levels":[{"from":0,"name":{"en":"One"}}],"areas":[%s]}'),
    paste(sapply(seq_along(items), scale), collapse = ","),
    paste(sapply(unique(area), of_area), collapse = ","))
}

export <- function(folder) {
  heads <- table(team)
  units <- data.frame(school = sub("/.*", "", names(heads)), school_name = sub("/.*", "", names(heads)),
                      form = "", district = "D", team = sub(".*/", "", names(heads)),
                      team_name = names(heads), headcount = as.integer(heads))
  writeLines(questionnaire(), file.path(folder, "questionnaire.json"))
  write.csv(units[order(units$school), ], file.path(folder, "organisation.csv"), row.names = FALSE,
            quote = FALSE)
  for (occasion in 1:3) {
    values <- values_of(occasion)
    there <- rowSums(!is.na(values)) > 0
    write.csv(data.frame(respondent = people$SUBNUM, unit = team, values)[there, ],
              file.path(folder, sprintf("answers%d.csv", occasion)), row.names = FALSE, quote = FALSE,
              na = "")
  }
}

# Halves go away from zero; the billionth is for what is a half but for how doubles are written.
rounded <- function(x) sign(x) * floor(abs(x) * 10 + 0.5 + 1e-9) / 10

# All items of an area, and both areas in all: three quarters of two are two.
persons <- function(occasion, row) {
  index <- sapply(c("C", "R"), function(id) {
    mine <- values_of(occasion)[, area == id, drop = FALSE]
    rowSums(mine) * 100 / sum(4 * parts[area == id])
  })
  switch(row$kind, item = values_of(occasion)[, row$id], area = index[, row$id],
         total = rowMeans(index))
}

seen <- c(exact = 0, within = 0, wrong = 0)

check <- function(what, shown, value, low = NA, high = NA) {
  within <- !is.na(low) || !is.na(high)
  good <- if (within) (is.na(low) || value >= low - 0.05) && (is.na(high) || value <= high + 0.05)
          else abs(rounded(value) - shown) < 1e-9
  kind <- if (!isTRUE(good)) "wrong" else if (within) "within" else "exact"
  seen[[kind]] <<- seen[[kind]] + 1
  if (kind == "wrong") cat(what, ": shown", shown, low, high, ", R says", format(value), "\n")
}

# The interval is made of what is told: the mean and the deviation with their one decimal. So R's own
# interval must not be further away than these roundings reach.
check_interval <- function(what, row, test, deviation) {
  n <- test$parameter + 1
  factor <- qt(0.975, n - 1) / sqrt(n)
  half <- rounded(deviation) * factor
  check(paste(what, "low"), row$change_low, row$change - half)
  check(paste(what, "high"), row$change_high, row$change + half)
  check(paste(what, "t.test"), row$change_low, test$conf.int[1], row$change_low - 0.05 * (1 + factor),
        row$change_low + 0.05 * (1 + factor))
}

compare <- function(folder, before, now) {
  shown <- read.csv(file.path(folder, "shown.csv"), stringsAsFactors = FALSE, na.strings = "")
  for (i in which(!is.na(shown$change_kind))) {
    row <- shown[i, ]
    who <- row$unit %in% c("D", "all") | school == row$unit | team == row$unit
    was <- persons(before, row)[who]
    is <- persons(now, row)[who]
    what <- paste(row$unit, row$kind, row$id)
    check(paste(what, "earlier"), row$earlier, mean(was, na.rm = TRUE), row$earlier_low,
          row$earlier_high)
    if (row$change_kind == "unpaired") {
      if (is.na(row$bound_low))
        check(paste(what, "unpaired"), row$change, row$mean - row$earlier)
      next
    }
    both <- !is.na(was) & !is.na(is)
    test <- t.test(is[both], was[both], paired = TRUE)
    check(paste(what, "n"), row$change_n, sum(both))
    check(paste(what, "change"), row$change, unname(test$estimate), row$bound_low, row$bound_high)
    if (!is.na(row$change_low) && is.na(row$bound_low))
      check_interval(what, row, test, sd(is[both] - was[both]))
  }
  cat(sprintf("%d numbers to the last digit, %d within what is told of them, %d wrong, %d paired\n",
              seen[["exact"]], seen[["within"]], seen[["wrong"]],
              sum(shown$change_kind == "paired", na.rm = TRUE)))
  quit(status = as.integer(seen[["wrong"]] > 0 || seen[["exact"]] < 100))
}

arguments <- commandArgs(trailingOnly = TRUE)
switch(arguments[1], export = export(arguments[2]),
       compare = compare(arguments[2], as.integer(arguments[3]), as.integer(arguments[4])))
