# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# Rscript oracle.R export NAME FOLDER: people's answers from a data set that R's packages bring, as
# a questionnaire, an organisation and a sheet of answers.
# Rscript oracle.R compare NAME FOLDER: FOLDER/shown.csv, which is what skatta reports of them,
# against what rule.R makes of the same people, and that against R's own functions. Exits 1 where a
# shown digit differs.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "compare.R"))

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

# What rule.R makes of spreads, by those who know: the residual standard error of a linear model with
# a mean for each unit, and the package's alpha of what is left beside these means.
check_spreads <- function(round, level) {
  for (area in unique(round$item$area)) {
    mine <- which(round$item$area == area)
    spread <- spread_of(round, mine, level)
    used <- used_at(round, spread_blocks(round, list(mine))$blocks, level)
    points <- points_of(round, used$who, mine)
    unit <- used$unit
    model <- if (length(unique(unit)) > 1) lm(points ~ factor(unit)) else lm(points ~ 1)
    of_mean <- if (length(unique(unit)) > 1) lm(rowMeans(points) ~ factor(unit)) else
      lm(rowMeans(points) ~ 1)
    own <- c(summary(of_mean)$sigma^2, df.residual(of_mean), multilevel::cronbach(resid(model))$Alpha)
    if (!isTRUE(all.equal(own, c(spread$s^2, spread$df, spread$alpha))))
      wrong(area, "of level", level, ": R's own", own, ", by the rule", unlist(spread[1:3]))
    else seen[["exact"]] <<- seen[["exact"]] + 3
  }
}

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[3]
if (arguments[1] == "export") export(read_set(arguments[2]), folder) else {
  round <- read_round(file.path(folder, "items.csv"), file.path(folder, "organisation.csv"),
                      file.path(folder, "answers.csv"))
  compare_round(round, read_shown(file.path(folder, "shown.csv")))
  for (level in seq_along(levels_of_units)) check_spreads(round, level)
  cat(say_seen(), "\n")
  quit(status = as.integer(seen[["wrong"]] > 0 || seen[["exact"]] < 1000))
}
