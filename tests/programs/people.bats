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
