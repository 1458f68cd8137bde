# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# Rscript trees.R export FOLDER FROM TO: for each number of these a folder with an organisation, a
# questionnaire and one to three rounds of answers by chance: small teams and large, schools without
# teams, districts of one school, areas that some are not asked, items that depend on others, people
# who answer all alike, who move alone and in groups, come and go.
# Rscript trees.R compare FOLDER FROM TO: what was reported of them against changes.R. Exits 1 where
# anything differs.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "changes.R"))

one_of <- function(x) x[sample.int(length(x), 1)]
chance <- function(p) runif(1) < p
quoted <- function(text) paste0('"', text, '"')
text_of <- function(id) sprintf('{"en":%s}', quoted(id))

# Units where people answer, one row each.
make_units <- function() {
  units <- NULL
  for (d in seq_len(one_of(1:3))) for (s in seq_len(one_of(1:3))) {
    teams <- one_of(c(0, 1, 1, 2, 3, 5))
    units <- rbind(units, data.frame(school = sprintf("d%ds%d", d, s), form = one_of(c("x", "y")),
      district = if (d == 3) "" else sprintf("D%d", d),
      team = if (teams == 0) "" else paste0("t", seq_len(teams)), stringsAsFactors = FALSE))
  }
  units$unit <- ifelse(units$team == "", units$school, paste0(units$school, "/", units$team))
  units
}

# Items, as rows: areas A, B and C of competence, G of conditions, M of one school form alone, and
# areas whose items are no scales.
make_items <- function() {
  scale <- function(area, purpose, n, forms = "") data.frame(id = paste0(area, seq_len(n)), area = area,
    purpose = purpose, kind = "scale", reverse = runif(n) < 0.25, not = runif(n) < 0.7,
    roles = if (area == "C") "T" else "", forms = forms, when = "", is = "")
  items <- rbind(scale("A", "competence", one_of(1:5)), scale("B", "competence", one_of(2:4)),
                 scale("C", "competence", one_of(1:4)), scale("G", "conditions", one_of(1:3)),
                 if (chance(0.5)) scale("M", "other", 2, "x"))
  other <- data.frame(id = c("P1", "P2", "P3", "P4"), area = "P", purpose = "other",
    kind = c("choice", "scale", "scale", "number"), reverse = FALSE, not = TRUE, roles = "", forms = "",
    when = c("", "P1", "P1", ""), is = c("", "1", "0 2", ""))
  rbind(items, other)
}

item_json <- function(item) paste0('{"id":', quoted(item$id), ',"kind":', quoted(item$kind), ',"text":',
  text_of(item$id), if (item$reverse) ',"reverse":true', if (item$not) ',"not_applicable":true',
  if (item$kind == "choice") ',"options":[{"en":"a"},{"en":"b"},{"en":"c"}]',
  if (item$kind == "number") ',"least":-3,"most":9', if (item$kind == "scale") ',"scale":"s"',
  if (item$when != "") sprintf(',"when":{"item":%s,"is":[%s]}', quoted(item$when),
                               gsub(" ", ",", item$is)), "}")

questionnaire <- function(items, most) {
  area <- function(id) {
    mine <- items[items$area == id, ]
    paste0('{"id":', quoted(id), ',"purpose":', quoted(mine$purpose[1]), ',"title":', text_of(id),
           if (mine$roles[1] != "") ',"roles":["T"]', if (mine$forms[1] != "") ',"forms":["x"]',
           ',"items":[', paste(sapply(seq_len(nrow(mine)), function(i) item_json(mine[i, ])),
                               collapse = ","), "]}")
  }
  paste0('{"format":"skatta-questionnaire/1","id":"trees","version":1,"languages":["en"],"title":',
    text_of("Trees"), ',"minutes":1,"roles":[{"id":"T","name":{"en":"T"}},{"id":"L","name":{"en":"L"}}],',
    '"forms":[{"id":"x","name":{"en":"X"}},{"id":"y","name":{"en":"Y"}}],"scales":[{"id":"s","labels":[',
    paste(sprintf('{"en":"L%d"}', 0:most), collapse = ","), ']}],"levels":[{"from":0,"name":{"en":"1"}},',
    '{"from":40,"name":{"en":"2"}},{"from":[5,8],"name":{"en":"3"}}],"areas":[',
    paste(sapply(unique(items$area), area), collapse = ","), "]}")
}

# People as rows: their name, unit, role, and how they are inclined.
come <- function(units, n, from, units_of_them = NULL) data.frame(name = from + seq_len(n),
  unit = if (is.null(units_of_them)) sample(units$unit, n, replace = TRUE) else units_of_them,
  role = ifelse(runif(n) < 0.15, "L", "T"), bent = rnorm(n))

# In the next round: some have left, some moved, a group has moved together, some have come.
move_on <- function(people, units, next_name) {
  school <- sub("/.*", "", people$unit)
  stay <- runif(nrow(people)) >= one_of(c(0, 0.12, 0.3))
  moving <- runif(nrow(people)) < 0.08
  people$unit[moving] <- sample(units$unit, sum(moving), replace = TRUE)
  if (chance(0.5)) {
    from <- one_of(units$unit)
    to <- one_of(units$unit[units$school == sub("/.*", "", from)])
    group <- which(people$unit == from)
    people$unit[head(group, one_of(1:6))] <- to
  }
  rbind(people[stay, ], come(units, one_of(0:12), next_name))
}

# Without the columns that nobody in the unit may answer: a module of another form, a role's areas.
answers_of <- function(people, units, items, most, style) {
  n <- nrow(people)
  answered <- runif(n) < style$answering
  form <- units$form[match(people$unit, units$unit)]
  values <- sapply(seq_len(nrow(items)), function(i) {
    item <- items[i, ]
    high <- switch(item$kind, scale = most, choice = 2, number = 9)
    low <- if (item$kind == "number") -3 else 0
    middle <- low + (high - low) * style$middle
    x <- pmin(pmax(round(middle + (people$bent + rnorm(n)) * (high - low) * style$spread), low), high)
    x <- ifelse(runif(n) < style$skipping, if (item$not && chance(0.5)) "-" else "", x)
    if (item$roles == "T") x[people$role == "L"] <- ""
    if (item$forms != "") x[form != item$forms] <- ""
    x
  })
  values <- matrix(values, n, nrow(items), dimnames = list(NULL, items$id))
  for (i in which(items$when != ""))
    values[!values[, items$when[i]] %in% strsplit(items$is[i], " ")[[1]], items$id[i]] <- ""
  data.frame(respondent = people$name, unit = people$unit, role = people$role, values)[answered, ]
}

write_table <- function(table, folder, name)
  write.csv(table, file.path(folder, name), row.names = FALSE, quote = FALSE)

export_tree <- function(folder, seed) {
  set.seed(seed)
  dir.create(folder)
  units <- make_units()
  items <- make_items()
  most <- one_of(2:5)
  style <- list(answering = one_of(c(0.5, 0.8, 0.95, 1)), skipping = one_of(c(0, 0.03, 0.1, 0.3)),
                middle = one_of(c(0.05, 0.5, 0.5, 0.7, 1)), spread = one_of(c(0.02, 0.15, 0.3)))
  writeLines(questionnaire(items, most), file.path(folder, "questionnaire.json"))
  writeLines(as.character(one_of(c(5, 5, 5, 6, 8))), file.path(folder, "min_group"))
  people <- come(units, 0, 0)
  for (unit in units$unit)
    people <- rbind(people, come(units, one_of(c(2:9, 4:7, 12, 25)), nrow(people), unit))
  last <- nrow(people)
  for (round in seq_len(one_of(c(1, 2, 3, 3)))) {
    if (round > 1) people <- move_on(people, units, last)
    last <- max(last, people$name)
    heads <- table(people$unit)[units$unit]
    there <- !is.na(heads)
    write_table(data.frame(school = units$school, school_name = units$school, form = units$form,
      district = units$district, team = units$team, team_name = units$team,
      headcount = as.vector(heads))[there, ], folder, sprintf("organisation%d.csv", round))
    write_table(answers_of(people, units, items, most, style), folder, sprintf("answers%d.csv", round))
  }
}

compare_tree <- function(folder) {
  min_group <<- as.numeric(readLines(file.path(folder, "min_group")))
  rounds <- list()
  bad <- seen[["wrong"]]
  for (number in seq_along(Sys.glob(file.path(folder, "answers*.csv")))) {
    rounds[[number]] <- read_round(file.path(folder, "items.csv"),
      file.path(folder, sprintf("organisation%d.csv", number)),
      file.path(folder, sprintf("answers%d.csv", number)))
    shown <- read_shown(file.path(folder, sprintf("shown%d.csv", number)))
    compare_round(rounds[[number]], shown, number > 1, as.character(1:3))
    if (number > 1) compare_changes(rounds[[number - 1]], rounds[[number]], shown,
                                    if (number > 2) rounds[[number - 2]])
  }
  if (seen[["wrong"]] > bad) cat("that was", folder, "\n")
}

arguments <- commandArgs(trailingOnly = TRUE)
numbers <- as.integer(arguments[3]):as.integer(arguments[4])
if (arguments[1] == "export") {
  for (number in numbers) export_tree(file.path(arguments[2], number), number)
} else {
  for (number in numbers) compare_tree(file.path(arguments[2], number))
  cat(say_seen(), say_paired(), "\n")
  quit(status = as.integer(seen[["wrong"]] > 0 || seen[["exact"]] < 100 * length(numbers)))
}
