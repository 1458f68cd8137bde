# SPDX-License-Identifier: ISC
# Who works where in a year of tests/year/city: awk -v year=2.5 -f people.awk people [units.csv]. With units.csv,
# the organisation of that year, for org import; without, a line for each person: the unit, the number, and
# which of the unit's they are, from 1.

# A number, or two with what is between.
function work_at(unit, numbers, ends, i) {
	split(numbers, ends, "-")
	for (i = ends[1] + 0; i <= (ends[2] == "" ? ends[1] : ends[2]) + 0; i++) {
		at[i] = unit
		if (i > last) last = i
	}
}

FILENAME !~ /units\.csv$/ {
	if ($0 !~ /^[0-9]/ || $1 + 0 > year) next
	for (field = 3; field <= NF; field++) work_at($2, $field)
	next
}

FNR == 1 {
	for (person = 1; person <= last; person++) heads[at[person]]++
	FS = OFS = ","
	$0 = $0
	# The first round follows none, and no unit was another.
	print $1, $2, $3, $4, $5, $6, "headcount" (year < 2 ? "" : ",was")
	next
}

{
	unit = $5 != "" ? $1 "/" $5 : ($1 "/-") in heads ? $1 "/-" : $1
	if (unit in heads) print $1, $2, $3, $4, $5, $6, heads[unit] (year < 2 ? "" : "," $7)
}

END {
	if (ARGC == 2)
		for (person = 1; person <= last; person++)
			if (at[person] != "-") print at[person], person, ++place[at[person]]
}
