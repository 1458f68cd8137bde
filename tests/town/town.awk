# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# awk -v folder=F -v items='A1 A2…' [-v NAME=VALUE…] -f town.awk: a town whose people are made by
# chance, as F/organisationN.csv and F/answersN.csv for each round N. The same values give the same
# town with every awk. What may be said of it, and what holds otherwise:
#   seed=1 rounds=1 schools=12 teams=45 districts=2
#   smallest=5 largest=16    heads of a team, any number between them alike often
#   answering=0.75           how many of the people answer in a round
#   skipping=0.02            how many of the values they leave out
#   leaving=0.12             how many are gone in the next round; as many new ones come
#   moving=0.05              how many are in another team then, anywhere in the town
#   most=4                   the highest value of an item; the lowest is 0
#   spread=0.3               of teams, where that of people within a team is 1

function number(name, value) {
	return name == "" ? value : name + 0
}

# Between 0 and 1: Lehmer's generator with the multiplier of Park and Miller.
function chance() {
	state = state * 16807 % 2147483647
	return state / 2147483647
}

# About normal: twelve chances have the variance 1.
function normal(  sum, i) {
	sum = -6
	for (i = 0; i < 12; i++)
		sum += chance()
	return sum
}

# The first teams go to a school each, so that none is without; the others anywhere.
function make_teams(  i) {
	for (i = 1; i <= teams; i++) {
		school_of[i] = i <= schools ? i : 1 + int(chance() * schools)
		good_in[i] = normal() * spread
		heads[i] = smallest + int(chance() * (largest - smallest + 1))
	}
}

function come(team) {
	people++
	team_of[people] = team
	good[people] = normal()
}

function unit(team) {
	return sprintf("s%02d/t%02d", school_of[team], team)
}

function write_organisation(file,  i, count, person) {
	for (person = 1; person <= people; person++)
		if (person in team_of)
			count[team_of[person]]++
	print "school,school_name,form,district,team,team_name,headcount" >file
	for (i = 1; i <= teams; i++)
		if (count[i] > 0)
			printf "s%02d,School %d,grundskola,D%d,t%02d,Team %d,%d\n", school_of[i], school_of[i],
			    1 + school_of[i] % districts, i, i, count[i] >file
	close(file)
}

function value(person,  points) {
	points = int(most / 2 + 0.5 + good_in[team_of[person]] + (good[person] + normal() * 0.8) * most / 5 + 100) - 100
	return points < 0 ? 0 : points > most ? most : points
}

function write_answers(file,  person, i, line) {
	line = "respondent,unit"
	for (i = 1; i <= n_items; i++)
		line = line "," item[i]
	print line >file
	for (person = 1; person <= people; person++) {
		if (!(person in team_of) || chance() >= answering)
			continue
		line = person "," unit(team_of[person])
		for (i = 1; i <= n_items; i++)
			line = line "," (chance() < skipping ? "" : value(person))
		print line >file
	}
	close(file)
}

function next_year(  person, last) {
	last = people
	for (person = 1; person <= last; person++) {
		if (!(person in team_of))
			continue
		if (chance() < leaving) {
			come(team_of[person])
			delete team_of[person]
		} else if (chance() < moving)
			team_of[person] = 1 + int(chance() * teams)
	}
}

BEGIN {
	state = 40692 + number(seed, 1) * 7919
	rounds = number(rounds, 1)
	schools = number(schools, 12)
	teams = number(teams, 45)
	districts = number(districts, 2)
	smallest = number(smallest, 5)
	largest = number(largest, 16)
	answering = number(answering, 0.75)
	skipping = number(skipping, 0.02)
	leaving = number(leaving, 0.12)
	moving = number(moving, 0.05)
	most = number(most, 4)
	spread = number(spread, 0.3)
	n_items = split(items, item, " ")
	make_teams()
	for (i = 1; i <= teams; i++)
		for (j = 1; j <= heads[i]; j++)
			come(i)
	for (year = 1; year <= rounds; year++) {
		if (year > 1)
			next_year()
		write_organisation(folder "/organisation" year ".csv")
		write_answers(folder "/answers" year ".csv")
	}
}
