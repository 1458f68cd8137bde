# SPDX-License-Identifier: ISC
# What people answer: a line comes in for each, with the unit, the number and the code; for each who answers one
# goes out with the role and the answers behind these, all by arithmetic.
# jq -rR --argjson year 2.5 --slurpfile round ROUND.json -f answers.jq

def within: [[., 0] | max, 4] | min;

# Eleven in twelve answer a self-assessment, three in four a measurement; other people each year.
def answers($pulse): if $pulse then (. * 3 + $year) % 4 != 0 else (. * 7 + $year * 3) % 12 != 0 end;

# How far somebody is in an item, the $k-th: where they are as a whole, a step more or less; and some are
# further each year.
def bent($k; $in_year):
	(. * 5 + (. / 9 | floor)) % 4 + (. * 2 + $k) % 3 - 1
	+ (if $in_year >= 2 and (. + $k) % 3 == 0 then 1 else 0 end)
	+ (if $in_year >= 3 and (. + $k) % 5 == 0 then 1 else 0 end);

# Lindskolan loses ground in C, but for the part of its team that became D, which has gone on in A.
def in_unit($unit; $in_year):
	if $in_year < 2 then . else
	if $unit | startswith("lind/") then .C1 -= 1 | .C2 -= 1 else . end |
	if $unit == "lind/d" then .A1 += 2 | .A2 += 1 else . end end;

# All of a team, and all of four people, are at an end.
def at_an_end($unit):
	if $unit == "hassel/b" then .G1 = 4 else . end |
	if $unit == "gran/a" then .A1 = 0 else . end;

def answered($unit; $in_year):
	[["A1", "A2", "C1", "C2", "F1", "F3", "G1", "G4", "H1", "H4"], [range(10)]] as [$items, $ks] | . as $person |
	[$ks[] as $k | {($items[$k]): ($person | bent($k; $in_year))}] | add |
	in_unit($unit; $in_year) | map_values(within) | at_an_end($unit);

# What is left out, does not apply, is not said.
def left_out($person):
	(if $person % 13 == 0 then del(.C1) else . end) |
	(if $person % 17 == 0 then .G4 = "-" else . end) |
	(if $person % 19 == 0 then .F3 = "?" else . end);

# How those who were there see the year before from now.
def looks_back($person; $unit):
	if $year < 2 or $person > 293 then . else
	($person | answered($unit; $year - 1)) as $earlier |
	. + {R1: ([$earlier.A1 - $person % 2, 0] | max), R3: ([$earlier.C2 - $person % 2, 0] | max), R6: $earlier.F1} end;

# Every second one at two schools writes a comment, at two others every fourth.
def comments($person; $unit):
	($unit | split("/")[0]) as $school |
	({asp: 2, salg: 2, lonn: 4, ronn: 4}[$school] // 1000) as $every |
	if $person % $every == 0 then .K1 = "Nummer \($person) på \($school), år \($year | floor)." else . end;

def assesses($person; $unit; $role):
	answered($unit; $year) | left_out($person) | looks_back($person; $unit) |
	(if $unit | startswith("salg/") then . else del(.H1, .H4) end) |
	(if $role == "A" then {A1, A2, G1, G4, R1} | with_entries(select(.value != null)) else . end) |
	comments($person; $unit);

# One question for each action of the unit and of its school.
def measures($person; $unit; $actions):
	def asked($letter; $of): [range($actions[$of] // [] | length) | {"\($letter)\(. + 1)": (($person + .) % 4)}];
	{P1: 3, P2: (2 + $person % 2), P3: ($person % 3), P4: ($person % 4), P5: 2, P6: ($person % 5),
	 P7: ([4 - $person % 7, 0] | max), P8: ($person % 6)} +
	(asked(if $unit | contains("/") then "T" else "S" end; $unit) +
	 if $unit | contains("/") then asked("S"; $unit | split("/")[0]) else [] end | add // {});

$round[0] as $round | ($round.kind == "pulse") as $pulse |
split(" ") as [$unit, $number, $code] | ($number | tonumber) as $person |
select($person | answers($pulse)) |
(if $pulse then "" elif $unit == "asp/-" then "A" else "T" end) as $role |
[$unit, $number, $code, if $role == "" then "-" else $role end,
 ($person | if $pulse then measures($person; $unit; $round.actions // {}) else assesses($person; $unit; $role) end |
  tojson)] | @tsv
