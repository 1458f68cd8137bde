# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# Rscript change.R export FOLDER: the three occasions of the data set univbct, which r-cran-multilevel
# brings, as a questionnaire, an organisation and a sheet of answers for each.
# Rscript change.R compare FOLDER BEFORE NOW [EARLIEST]: FOLDER/shown.csv, what skatta reports of the
# occasion NOW compared with BEFORE, against changes.R; EARLIEST is the one that BEFORE was paired with.
# Exits 1 where a shown digit differs.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "changes.R"))

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

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[2]
if (arguments[1] == "export") export(folder) else {
  occasion <- function(number) if (is.na(number)) NULL else
    read_round(file.path(folder, "items.csv"), file.path(folder, "organisation.csv"),
               file.path(folder, sprintf("answers%s.csv", number)))
  shown <- read_shown(file.path(folder, "shown.csv"))
  before <- occasion(arguments[3])
  now <- occasion(arguments[4])
  compare_round(now, shown, follows = TRUE)
  compare_changes(before, now, shown, occasion(arguments[5]))
  cat(say_seen(), say_paired(), "\n")
  quit(status = as.integer(seen[["wrong"]] > 0 || seen[["exact"]] < 100))
}
