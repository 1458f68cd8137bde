# SPDX-License-Identifier: ISC
# What 45 people answer in a year: for each who answers the round $round a line with the unit, the
# name, which of the unit's codes, the role or -, and the answers. jq -nr --arg round ht26 -f answers.jq
#
# Eight a team in the first round, and of these thirty in the second with five new ones, who are the
# ninth and tenth. One of bjork/c is of the administration and asked nothing about teaching.

def teams: ["bjork/a", "bjork/b", "bjork/c", "lind/na", "lind/sa"];

# The numbers of those who answer.
def present($round):
	{"ht26": {}, "vt27": {"bjork/b": [1, 2, 3, 4, 5, 6, 7], "lind/sa": [1, 2, 3, 4]},
	 "ht27": {"bjork/b": [1, 2, 3, 4, 5, 9, 10], "lind/na": [1, 2, 3, 4, 5, 9, 10],
		  "lind/sa": [1, 2, 3, 4, 9]}}[$round][.] // [range(1; 9)];

def within: [[., 0] | max, 4] | min;

# How far somebody is, from 0 to 3; each team begins at another place of the row.
def bent($team; $number): [2, 1, 3, 2, 0, 2, 3, 1, 1, 2][($number + $team) % 10];

# In the second year bjork is one step further in A and has more time, and lind has some who are
# further in F; in C everybody moves to and fro.
def first_year($unit; $bent; $number):
	{A1: $bent, A2: ($bent + $number % 2), C1: ($bent - 1), C2: $bent, F1: ($bent + 1),
	 F3: ($bent + $number % 3 - 1), G1: ($bent - if $unit | startswith("bjork") then 2 else 1 end),
	 G4: ($bent + 1), H1: ($bent + 1), H4: ($number % 5)};
def second_year($unit; $number):
	if $unit | startswith("bjork") then .A1 += 1 | .A2 += 1 | .G1 += 1
	elif $number % 4 == 0 then .F1 += 1 | .F3 += 1 else . end |
	(if $number % 2 == 0 then 1 else -1 end) as $step | .C1 += $step | .C2 += $step;

def asked($unit; $role):
	if $unit | startswith("lind") then . else del(.H1, .H4) end |
	if $role == "A" then {A1, A2, G1, G4, R1, K1} | with_entries(select(.value != null)) else . end;

# Every second one who looks back sees the earlier level a step lower.
def looking_back($first; $number):
	. + {R1: ($first.A1 - $number % 2), R3: ($first.C2 - $number % 2), R6: $first.F1};

def comment($round; $unit; $number):
	if ($unit | startswith("bjork")) and $number < 5 then
		. + {K1: "Det här vill \($unit[6:] | ascii_upcase) säga, nummer \($number) (\($round))."}
	elif $unit == "lind/na" and $number < 4 then . + {K1: "Vi är för få för att synas."} else . end;

def assessment($round; $unit; $team; $number; $role):
	first_year($unit; bent($team; $number); $number) as $first | $first |
	if $round == "ht26" then .
	else second_year($unit; $number) | looking_back($first; $number) end |
	map_values(within) |
	if $unit == "bjork/b" and $number < 5 then .G4 = "-" else . end |
	if $unit == "lind/sa" and $number == 1 then .F3 = "?" else . end |
	comment($round; $unit; $number);

# One question for each action of the plans, see plans.jq.
def actions: {"bjork/a": ["T1", "T2"], "bjork/b": ["T1"], "lind/na": ["T1"], "lind/sa": ["T1"]};
def pulse($unit; $team; $number):
	{P1: 3, P2: (2 + $number % 2), P3: ($number % 3), P4: ($number % 4), P5: 2, P6: ($number % 5),
	 P7: 4, P8: ($number % 6)} +
	([(actions[$unit] // [])[] | {(.): (($number + $team) % 3 + 1)}] | add // {}) +
	{S1: (1 + $number % 4)};

teams[] as $unit | (teams | index($unit)) as $team |
($unit | present($round) | to_entries[]) as {key: $place, value: $number} |
(if $unit == "bjork/c" and $number == 8 then "A" else "T" end) as $role |
(if $round == "vt27" then pulse($unit; $team; $number)
 else assessment($round; $unit; $team; $number; $role) | asked($unit; $role) end) |
[$unit, $number, $place + 1, if $round == "vt27" then "-" else $role end, tojson] | @tsv
