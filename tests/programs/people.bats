# SPDX-License-Identifier: ISC
# Codes and people in a round that is open: what can still be changed, and who is told.
load ../support/lib

heading=school,school_name,form,district,team,team_name,headcount

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
}

setup() {
	here
}

# org LINE...: a file of an organisation.
org() {
	printf '%s\n' "$heading" "$@" >org.csv
}

bjork="bjork,Björkskolan,grundskola,Södra området"

@test "org show has what was imported, for people and for programs" {
	run central org show
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" =~ ^"Södra området (Södra området)"\ +25$ ]]
	[[ "${lines[2]}" =~ ^"    Arbetslag A (bjork/a)"\ +9$ ]]
	[ "${lines[-1]}" = "1 district, 1 school, 3 teams, 25 people" ]
	diff <(central org show --json | jq .organisation) <(jq .organisation exchange/rounds/ht26.1.json)
	STORE=other.db central init --json >/dev/null
	STORE=other.db run central org show
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "skatta-central: there is no organisation yet" ]
}

@test "org import --dry-run says what would be different, and takes nothing in" {
	central org show --json >before
	org "$bjork,a,Alfa,10" "$bjork,b,Arbetslag B,8" "$bjork,d,Arbetslag D,1" \
		"ek,Ekskolan,gymnasium,,,,6"
	central org import --dry-run org.csv >told 2>doubts
	diff - told <<-'END'
		Björkskolan, Arbetslag Ä (bjork/c): gone
		Björkskolan, Alfa (bjork/a): was called "Arbetslag A"
		Björkskolan, Alfa (bjork/a): 10 people instead of 9
		Björkskolan, Arbetslag D (bjork/d): new, with 1 person
		Ekskolan (ek): new, with 6 people
		1 district, 2 schools, 3 teams, 25 people
		This was a trial: nothing was taken in.
	END
	grep -q 'Arbetslag D has fewer than 5 people' doubts
	central org show --json | diff before -
	[ "$(central log | grep -c 'org import')" -eq 1 ]

	org "bjork,Björkskolan,gymnasium,,,,20"
	central org import --dry-run org.csv | diff - <(cat <<-'END'
		Södra området (Södra området): gone
		Björkskolan, Arbetslag A (bjork/a): gone
		Björkskolan, Arbetslag B (bjork/b): gone
		Björkskolan, Arbetslag Ä (bjork/c): gone
		Björkskolan (bjork): moved to another part of the organisation
		Björkskolan (bjork): school form "gymnasium" instead of "grundskola"
		Björkskolan (bjork): has no teams any more
		0 districts, 1 school, 0 teams, 20 people
		This was a trial: nothing was taken in.
	END
	)
	central org import --dry-run "$demo/organisation.csv" | grep -qx 'Nothing would be different.'
	STORE=other.db central init --json >/dev/null
	STORE=other.db central org import --dry-run org.csv | grep -qx 'Björkskolan (bjork): new, with 20 people'
	STORE=other.db run central org show
	[ "$status" -eq 1 ]
}

# The edition of ht26 that the folder has, and what can be answered under it.
publish() {
	central publish exchange >/dev/null
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
}

# answered UNIT: how many have.
answered() {
	central status --round ht26 --json | jq --arg unit "$1" '.units[] | select(.unit == $unit).responses'
}

set_up_people() {
	key=$(jq -r .signing_key keys.json)
	publish
}

@test "codes --add makes more codes in a new edition, and prints these alone" {
	set_up_people
	central codes --round ht26 --unit bjork/a --add 2 --csv 2>told | tr -d '\r"' >more.csv
	grep -q 'This is edition 2 of the round ht26' told
	[ "$(wc -l <more.csv)" -eq 3 ]
	[ "$(grep -c '^bjork/a,answer,' more.csv)" -eq 2 ]
	[ -z "$(sort codes.csv more.csv | grep -v '^unit,' | uniq -d)" ]
	# what was printed before is printed as before, and the new codes with it
	[ "$(central codes --round ht26 --csv | tr -d '\r"' | sort - codes.csv | uniq -d | wc -l)" -eq "$(wc -l <codes.csv)" ]
	central codes --round ht26 --csv --since 1 | tr -d '\r"' | diff more.csv -
	central codes --round ht26 --since 1 | grep -qx 'Björkskolan, Arbetslag A (bjork/a)'
	[ -z "$(central codes --round ht26 --since 2)" ]
	central log | grep -q 'codes *ht26 edition 2: 2 more for bjork/a'

	# a machine knows it with the edition, and not before; who has answered under the first stays
	new=$(awk -F, 'NR == 2 { print $3 }' more.csv)
	run fill data Anna "$new" '{}'
	[ "$status" -eq 1 ]
	fill data Bo "$(code bjork/a 1)" '{"A1": 1}' >bundle
	skatta --data data sync exchange >/dev/null
	publish
	fill data Anna "$new" '{"A1": 2}' >bundle
	skatta --data data sync exchange >/dev/null
	central merge exchange | grep -q 'total: 2 accepted, 0 superseded, 0 conflict, 0 refused'
	[ "$(answered bjork/a)" -eq 2 ]
	central check
}

@test "codes --add says where there can be none, and changes nothing" {
	cp central.db before.db
	for_nobody() {
		run central codes --round ht26 "${@:2}"
		[ "$status" -ne 0 ]
		[ "${lines[0]}" = "skatta-central: $1" ]
	}
	for_nobody 'nobody answers in bjork itself' --unit bjork --add 1
	[ "${lines[1]}" = 'Name the team, or the school without teams, where the person works.' ]
	for_nobody 'the round ht26 has no unit "ek"' --unit ek --add 1
	for_nobody 'the option --unit is needed here' --add 1
	for_nobody '--add takes a whole number from 1 to 100000' --unit bjork/a --add 0
	for_nobody 'a round has codes for at most 100000 people, not 100025' --unit bjork/a --add 100000
	for_nobody 'there is no edition 2 of the round ht26' --since 2
	[ "$(central round show ht26 --json | jq .edition)" -eq 1 ]
	central round open --open --id all --title All --questionnaire "$sample" >/dev/null
	run central codes --round all --unit bjork/a --add 1
	[ "${lines[0]}" = 'skatta-central: the round all is open to all, and nobody needs a code' ]
	central round close --yes ht26 >/dev/null 2>&1
	for_nobody "the round ht26 was closed on $SKATTA_DAY" --unit bjork/a --add 1
	[[ "${lines[1]}" == *'"skatta-central round reopen ht26" undoes it.' ]]
	central round reopen ht26 >/dev/null
	central codes --round ht26 --unit bjork/a --add 1 2>/dev/null | grep -q 'answer code'
	[ "$(central round show ht26 --json | jq '.edition, .codes' | paste -sd' ')" = "4 26" ]
}
