# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# How often the truth lies within the half-width of skatta-figures(7), in rounds that are made by
# chance and whose truth is therefore known.
#
# Rscript coverage.R formula: of the formula, in many kinds of rounds. TAP on standard output; a case
# fails where it covers less or more than the manual promises.
# Rscript coverage.R export FOLDER ROUNDS: a questionnaire, and of each round N an organisation, a
# sheet of answers and the truth, for the program.
# Rscript coverage.R compare FOLDER ROUNDS: what the program said of them, FOLDER/reportN.csv,
# against the truth. Exits 1 where it covers less or more.
#
# A person has a true value. Answers are that value and noise, of an area with four items; the truth
# of a unit is the mean of the true values of all its heads, whether they answered or not.

set.seed(20261130)

# Cronbach's alpha from a matrix of covariances.
alpha_of <- function(covariances) {
  parts <- ncol(covariances)
  max(0, parts / (parts - 1) * (1 - sum(diag(covariances)) / sum(covariances)))
}

within <- function(values, unit) values - ave(values, unit)

# What a half-width is made of: persons' values of the items, those who answered.
pooled <- function(items, unit) {
  deviations <- apply(items, 2, within, unit)
  df <- nrow(items) - length(unique(unit))
  covariances <- crossprod(deviations) / df
  list(variance = sum(covariances) / ncol(items)^2, alpha = alpha_of(covariances), df = df)
}

half_width <- function(pool, n, heads) {
  qt(0.975, pool$df) * sqrt(pool$variance / n * (1 - pool$alpha * pmin(1, n / heads)))
}

# An answer on a scale of five, and what a person of a true value answers on average.
on_scale <- function(x) pmin(pmax(round(x), 0), 4)
mean_on_scale <- function(true, noise) {
  grid <- seq(-6, 10, 0.02)
  expected <- rowSums(sapply(1:4, function(step) pnorm(grid, step - 0.5, noise)))
  approx(grid, expected, true, rule = 2)$y
}

# One round. `between` is the share of the variance that lies between teams; `selective` how many
# logits likelier a person answers for each standard deviation that the person is above the mean.
a_round <- function(teams = 45, schools = 0, reliability = 0.85, between = 0.1, answering = 0.75,
                    selective = 0, unequal = FALSE, discrete = FALSE) {
  heads <- sample(5:16, teams, replace = TRUE)
  team <- rep(seq_len(teams), heads)
  own <- if (unequal) exp(runif(teams, -0.6, 0.6))[team] else 1
  true <- rnorm(teams, 0, sqrt(between))[team] + rnorm(length(team), 0, sqrt(1 - between)) * own
  noise <- sqrt(4 * (1 - reliability) / reliability)
  items <- 0.9 * (true + matrix(rnorm(4 * length(team), 0, noise), ncol = 4)) + 2
  truth <- 0.9 * true + 2
  if (discrete) {
    truth <- mean_on_scale(truth, 0.9 * noise)
    items <- on_scale(items)
  }
  likely <- plogis(qlogis(answering) + selective * (true - mean(true)) / sd(true))
  list(unit = if (schools > 0) (team - 1) %% schools + 1 else team, truth = truth, items = items,
       answered = runif(length(team)) < likely)
}

# How many of the units with at least five answers are covered, of how many.
covered <- function(round) {
  answered <- round$answered
  if (sum(answered) < 10) return(c(0, 0, 0, 0))
  pool <- pooled(round$items[answered, , drop = FALSE], round$unit[answered])
  units <- sort(unique(round$unit))
  n <- tabulate(match(round$unit[answered], units), length(units))
  heads <- tabulate(match(round$unit, units), length(units))
  shown <- which(n >= 5)
  if (length(shown) == 0 || pool$df < 1) return(c(0, 0, 0, 0))
  truth <- tapply(round$truth, round$unit, mean)[shown]
  person <- rowMeans(round$items)
  estimate <- sapply(units[shown], function(u) mean(person[answered & round$unit == u]))
  inside <- abs(estimate - truth) <= half_width(pool, n[shown], heads[shown])
  whole <- n[shown] == heads[shown]
  c(sum(inside), length(inside), sum(inside[whole]), sum(whole))
}

number <- 0
failed <- FALSE

# covers WHAT, LEAST and MOST that may be covered, in so many rounds of this kind.
covers <- function(what, least, most, rounds, ...) {
  sum <- rowSums(sapply(seq_len(rounds), function(.round, ...) covered(a_round(...)), ...))
  share <- sum[1] / sum[2]
  good <- share >= least && share <= most
  number <<- number + 1
  failed <<- failed || !good
  cat(sprintf("%sok %d - %s: %.1f %% of %d covered%s\n", if (good) "" else "not ", number, what,
              100 * share, sum[2],
              if (sum[4] > 500) sprintf(", %.1f %% where all answered", 100 * sum[3] / sum[4]) else ""))
}

formula <- function() {
  for (reliability in c(0.7, 0.85))
    for (between in c(0, 0.1, 0.3))
      covers(sprintf("teams, reliability %.2f, %.0f %% between them", reliability, 100 * between),
             0.94, 0.96, 80, reliability = reliability, between = between)
  for (answering in c(0.6, 0.9, 1))
    covers(sprintf("teams, %.0f %% answering", 100 * answering), 0.94, 0.96, 80, answering = answering)
  covers("teams, answers on a scale of five", 0.94, 0.965, 80, discrete = TRUE)
  covers("teams of unequal spread, on average", 0.935, 0.965, 80, unequal = TRUE)
  covers("one team alone", 0.94, 0.985, 3000, teams = 1, between = 0, answering = 0.8)
  for (between in c(0.1, 0.3))
    covers(sprintf("schools of five teams, %.0f %% between teams", 100 * between), 0.94, 0.97, 100,
           teams = 60, schools = 12, between = between)
  # The manual tells these too: who does not answer is not like who does.
  told <- c("90" = 0.94, "75" = 0.91, "60" = 0.89)
  for (answering in names(told))
    covers(sprintf("%s %% answering, .6 logits likelier a standard deviation", answering),
           told[[answering]] - 0.02, told[[answering]] + 0.02, 80,
           answering = as.numeric(answering) / 100, selective = 0.6)
  cat(sprintf("1..%d\n", number))
  failed
}

# One round for the program: five schools of nine teams. Truths as points of 100.
write_round <- function(folder, number) {
  round <- a_round(teams = 45, discrete = TRUE, between = 0.15)
  team <- sprintf("t%02d", round$unit)
  school <- sprintf("s%d", (round$unit - 1) %% 5 + 1)
  unit <- paste(school, team, sep = "/")
  write_csv <- function(table, name) write.csv(table, row.names = FALSE, quote = FALSE,
    file.path(folder, sprintf("%s%d.csv", name, number)))
  first <- !duplicated(unit)
  write_csv(data.frame(school = school, school_name = school, form = "", district = "D", team = team,
    team_name = team, headcount = as.vector(table(unit)[unit]))[first, ], "organisation")
  items <- data.frame(round$items)
  names(items) <- paste0("A", 1:4)
  write_csv(data.frame(respondent = seq_along(unit), unit = unit, items)[round$answered, ], "answers")
  truth <- c(tapply(round$truth, unit, mean), tapply(round$truth, school, mean), D = mean(round$truth))
  write_csv(data.frame(unit = names(truth), truth = 25 * truth), "truth")
}

export <- function(folder, rounds) {
  item <- sprintf('{"id":"A%d","kind":"scale","text":{"en":"A%d"}}', 1:4, 1:4)
  label <- sprintf('{"en":"L%d"}', 0:4)
  writeLines(paste0('{"format":"skatta-questionnaire/1","id":"coverage","version":1,',
    '"languages":["en"],"title":{"en":"Coverage"},"minutes":1,"scales":[{"id":"s","labels":[',
    paste(label, collapse = ","), ']}],"levels":[{"from":0,"name":{"en":"One"}}],"areas":[{"id":"A",',
    '"purpose":"competence","title":{"en":"A"},"scale":"s","items":[',
    paste(item, collapse = ","), ']}]}'), file.path(folder, "questionnaire.json"))
  for (number in seq_len(rounds)) write_round(folder, number)
}

compare <- function(folder, rounds) {
  said <- do.call(rbind, lapply(seq_len(rounds), function(number) {
    read <- function(name) read.csv(file.path(folder, sprintf("%s%d.csv", name, number)),
                                    stringsAsFactors = FALSE)
    rows <- read("report")
    merge(rows[rows$kind == "area" & !is.na(rows$index_low), ], read("truth"))
  }))
  said$inside <- said$truth >= said$index_low & said$truth <= said$index_high
  of <- function(rows) c(sum(rows$inside), nrow(rows), mean(rows$index_high - rows$index_low) / 2)
  teams <- of(said[grepl("/", said$unit), ])
  schools <- of(said[grepl("^s[0-9]$", said$unit), ])
  cat(sprintf("%.1f %% of %d teams (+- %.1f), %.1f %% of %d schools (+- %.1f)\n",
              100 * teams[1] / teams[2], teams[2], teams[3],
              100 * schools[1] / schools[2], schools[2], schools[3]))
  share <- teams[1] / teams[2]
  share < 0.925 || share > 0.97 || schools[1] / schools[2] < 0.88 || teams[2] < 30 * rounds
}

arguments <- commandArgs(trailingOnly = TRUE)
bad <- switch(arguments[1], formula = formula(),
              export = { export(arguments[2], as.integer(arguments[3])); FALSE },
              compare = compare(arguments[2], as.integer(arguments[3])))
quit(status = as.integer(bad))
