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
	for_nobody 'a round has at most 100000 codes, not 100031' --unit bjork/a --add 100000
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
	[ "$(central round show ht26 --json | jq '.edition, .codes' | paste -sd' ')" = "4 32" ]
}

@test "round amend puts more people, other names and a new team into a round that is open" {
	set_up_people
	fill data Bo "$(code bjork/c 1)" '{"A1": 1}' >/dev/null
	skatta --data data sync exchange >/dev/null
	org "$bjork,a,Alfa,11" "$bjork,b,Arbetslag B,7" "$bjork,c,Arbetslag Ä,8" \
		"$bjork,bb,Arbetslag BB,6" "ek,Ekskolan,gymnasium,,,,5"
	central org import org.csv >/dev/null
	central round amend ht26 --dry-run >trial 2>/dev/null
	[ "$(tail -1 trial)" = 'This was a trial: the round ht26 is as it was.' ]
	[ "$(central round show ht26 --json | jq .edition)" -eq 1 ]
	central round amend ht26 >told 2>warned
	diff - told <<-'END'
		Björkskolan, Alfa (bjork/a): was called "Arbetslag A"
		Björkskolan, Alfa (bjork/a): 11 people instead of 9
		Björkskolan, Arbetslag B (bjork/b): 7 people instead of 8
		Björkskolan, Arbetslag BB (bjork/bb): new, with 6 people
		Ekskolan (ek): new, with 5 people
		13 more answer codes: "skatta-central codes --round ht26 --since 1" prints what is new.
	END
	diff <(head -5 trial) <(head -5 told)
	grep -q 'This is edition 2 of the round ht26' warned
	central codes --round ht26 --since 1 --csv | tr -d '\r"' >new.csv
	[ "$(cut -d, -f1,2 new.csv | sort | uniq -c | awk '{ print $2 "=" $1 }' | paste -sd' ')" = \
		'bjork/a,answer=2 bjork/bb,answer=6 bjork/bb,leader=1 ek,answer=5 ek,leader=1 unit,kind=1' ]
	[ "$(central codes --round ht26 --unit bjork/b --csv | grep -c answer)" -eq 8 ]

	# the new team can answer, old slips open what they did, and what came under the first edition counts
	publish
	fill data Kim "$(awk -F, '$1 == "bjork/bb" && $2 == "answer" { print $3; exit }' new.csv)" '{"A1": 1}' >/dev/null
	fill data Pat "$(code bjork/c 2)" '{"A1": 0}' >/dev/null
	skatta --data data sync exchange >/dev/null
	central merge exchange | grep -q 'total: 3 accepted, 0 superseded, 0 conflict, 0 refused'
	[ "$(answered bjork/c) $(answered bjork/bb) $(answered bjork)" = '2 1 3' ]
	central status | grep -q 'Alfa *0 / 11'
	central round amend ht26 | grep -qx 'The round ht26 has this organisation already.'
	central round close --yes ht26 >/dev/null 2>&1
	central report --round ht26 | grep -q Alfa
	central check
	run central round amend ht26
	[ "${lines[0]}" = "skatta-central: the round ht26 was closed on $SKATTA_DAY" ]
}

@test "round amend refuses what would lower a promise, by name, and changes nothing" {
	refused() {
		printf '%s\n' "$heading" "${@:2}" >org.csv
		central org import org.csv >/dev/null 2>&1
		central round show ht26 --json >before
		run --separate-stderr central round amend ht26
		[ "$status" -eq 1 ]
		[ -z "$output" ]
		[ "${stderr_lines[0]}" = "skatta-central: the round ht26 cannot be changed so: $1" ]
		central round show ht26 --json | diff before -
	}
	b="$bjork,b,Arbetslag B,8" c="$bjork,c,Arbetslag Ä,8"
	refused 'Björkskolan, Arbetslag A (bjork/a): gone' "$b" "$c"
	[[ "${stderr_lines[1]}" == *'as they were, import it with "skatta-central org import", and try again.'* ]]
	refused 'Björkskolan, Arbetslag A (bjork/a): gone; Björkskolan, Arbetslag B (bjork/b): gone; Björkskolan, Arbetslag Ä (bjork/c): gone; Björkskolan (bjork): has no teams any more' \
		"bjork,Björkskolan,grundskola,Södra området,,,25"
	refused 'Södra området (Södra området): gone; Björkskolan (bjork): moved to another part of the organisation' \
		"bjork,Björkskolan,grundskola,Norr,a,A,9" "bjork,Björkskolan,grundskola,Norr,b,B,8" \
		"bjork,Björkskolan,grundskola,Norr,c,C,8"
	refused 'Björkskolan, Arbetslag A (bjork/a): 4 people instead of 9' "$bjork,a,Arbetslag A,4" "$b" "$c"
	mkdir sent
	for i in 1 2 3 4 5 6; do
		say bjork/a $i $i 1 '{"A1": 1}' >/dev/null
	done
	central merge sent >/dev/null
	refused 'Björkskolan, Arbetslag A (bjork/a): 5 people instead of 9' "$bjork,a,Arbetslag A,5" "$b" "$c"
	[[ "${stderr_lines[1]}" == *'it keeps as many people as have answered'* ]]
	printf '%s\n' "$heading" "$bjork,a,Arbetslag A,6" "$b" "$c" 'ek,Ek,cirkus,,,,5' >org.csv
	central org import org.csv >/dev/null
	central round amend ht26 >told 2>&1 || {
		grep -q 'school form "cirkus"' told
	}
	[ "$(answered bjork/a)" -eq 6 ]
}

@test "amended in any order of merging, with plans and leaders, all is the same" {
	set_up_people
	org "$bjork,a,Arbetslag A,9" "$bjork,aa,Nya,5" "$bjork,b,Arbetslag B,8" "$bjork,c,Arbetslag Ä,8"
	central org import org.csv >/dev/null
	central round amend ht26 >/dev/null 2>&1
	central codes --round ht26 --csv | tr -d '\r"' >codes.csv
	publish
	mkdir sent
	for i in 1 2 3 4 5; do
		"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht26.2.json bjork/aa T \
			"$(code bjork/aa $i)" $((10 + i)) 1 '{"A1": 2}' sent >/dev/null
		say bjork/b $i $((20 + i)) 1 '{"A1": 0}' >/dev/null
	done
	cp central.db other.db
	central merge sent >/dev/null
	find sent -name '*.age' | sort -r | STORE=other.db xargs "$programs/skatta-central" \
		--store other.db --passphrase-file passphrase merge >/dev/null
	for store in central.db other.db; do
		STORE=$store central round close --yes ht26 >/dev/null 2>&1
		STORE=$store central report --round ht26 --format csv >"$store.csv"
	done
	diff central.db.csv other.db.csv
	grep -q 'bjork/aa' central.db.csv
}

@test "staff of a school with teams who are in none of them answer as a team of their own" {
	set_up_people
	org "$bjork,a,Arbetslag A,9" "$bjork,,,4" "$bjork,b,Arbetslag B,8" "$bjork,c,Arbetslag Ä,8"
	central --lang sv org import org.csv >/dev/null 2>doubts
	grep -q 'Personal utan arbetslag har färre än 5 personer' doubts
	central org show | grep -q '    Personal utan arbetslag (bjork/-)  *4$'
	central round amend ht26 2>/dev/null | head -1 | diff - <(echo 'Björkskolan, Personal utan arbetslag (bjork/-): new, with 4 people')
	central codes --round ht26 --csv | tr -d '\r"' >codes.csv
	publish
	mkdir sent
	for i in 1 2 3 4; do
		"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht26.2.json bjork/- T \
			"$(code bjork/- $i)" $((10 + i)) 1 '{"A1": 2}' sent >/dev/null
	done
	for i in 1 2 3 4 5 6; do
		say bjork/a $i $((20 + i)) 1 '{"A1": 1}' >/dev/null
	done
	say bjork/b 1 31 1 '{"A1": 1}' >/dev/null
	central merge sent >/dev/null
	# how many of so few is told of nobody
	[ "$(answered bjork/-) $(answered bjork)" = 'null 11' ]
	central round close --yes ht26 >/dev/null 2>&1
	# too few by themselves, they are counted in the school, with the one of the other team
	central report --round ht26 --format csv | tr -d '\r"' >report.csv
	[ "$(awk -F, '$6 == "A1" && $2 != "all" { print $3 "=" $7 }' report.csv | paste -sd' ')" = \
		'Södra området=11 bjork=11 bjork/-= bjork/a=6 bjork/b= bjork/c=' ]
}

# leads CODE REVISION EDITION: a plan under this leader code, in an edition, into sent/.
leads() {
	"$SKATTA_BUILD/tests/tools/plan_tool" send "exchange/rounds/ht26.$3.json" "$1" "$2" plan.json sent
}

# opens CODE [EDITION]: what the newest file for this code says of actions, or nothing.
opens() {
	"$SKATTA_BUILD/tests/tools/plan_tool" open "exchange/rounds/ht26.${2:-1}.json" "$1" exchange/units
}

# reason PATH: of merging it.
reason() {
	central merge --json "$1" | jq -r '.files[0] | "\(.word) \(.reason)"'
}

# A round that a colleague with the store b.db merges too; its codes in gem.csv.
set_up_gem() {
	STORE=b.db central init --name B --json >b.json 2>/dev/null
	central round open --id gem --title Gemensam --questionnaire "$sample" \
		--recipient "$(jq -r .recipient b.json)" >/dev/null
	central codes --round gem --csv | tr -d '\r"' >gem.csv
	central publish exchange >/dev/null
	STORE=b.db central round import exchange --trust "$key" >/dev/null
	STORE=b.db central trust "$key" >/dev/null
}

set_up_plan() {
	set_up_people
	jq -n '{focus: ["A"], notes: [], actions: [
		{id: 1, title: "Pröva ett moment", what: "", who: "", when: "", resource: "", sign: "",
		 items: ["A1"], status: "planned", toward: null}], requests: []}' >plan.json
	mkdir sent
}

@test "codes --renew-leader: the old code brings nothing in any more, and is told nothing more" {
	set_up_plan
	old=$(leader bjork/a) other=$(leader bjork/b)
	name=$(leads "$old" 1 1)
	[ "$(reason sent)" = "accepted " ]
	central publish exchange >/dev/null
	[ -n "$(opens "$old")" ]

	central codes --round ht26 --renew-leader bjork/a --csv 2>told | tr -d '\r"' >new.csv
	grep -q 'This is edition 2 of the round ht26' told
	[ "$(wc -l <new.csv)" -eq 2 ]
	new=$(leader bjork/a new.csv)
	[ "$new" != "$old" ]
	[ "$(central codes --round ht26 --unit bjork/a --csv | tr -d '\r"' | grep -c "$new")" -eq 1 ]
	[ "$(central codes --round ht26 --csv | grep -c "$old")" -eq 0 ]
	central publish exchange >/dev/null
	jq -e --arg old "$(jq -r '.leaders["bjork/a"]' exchange/rounds/ht26.1.json)" \
		'.leaders["bjork/a"] == $old and (.renewed["bjork/a"] | length == 1)' exchange/rounds/ht26.2.json

	# the new one opens all that was said, the old one what it opened before and nothing since
	diff <(opens "$old" | jq 'del(.number)') <(opens "$new" 2 | jq 'del(.number)')
	opens "$old" >before
	central plan feedback ht26/bjork/a <<<'Bara för den nya.'
	central publish exchange >/dev/null
	opens "$old" | diff before -
	opens "$new" 2 | grep -q 'Bara för den nya.'

	# plans under the old code are refused, whatever edition they say; those under the new one, and
	# of other units, count; what was merged before stays
	rm sent/*
	name=$(leads "$old" 2 1)
	[ "$(reason "sent/$name")" = "refused leader code replaced" ]
	name=$(leads "$new" 3 2)
	[ "$(reason "sent/$name")" = "accepted " ]
	name=$(leads "$other" 1 1)
	[ "$(reason "sent/$name")" = "accepted " ]
	name=$(leads "$other" 2 2)
	[ "$(reason "sent/$name")" = "accepted " ]
	name=$(leads "$old" 4 2)
	[ "$(reason "sent/$name")" = "refused leader code replaced" ]
	name=$(leads "$new" 5 1)
	[ "$(reason "sent/$name")" = "refused does not fit its round" ]
	[ "$(central plan list --json | jq '.plans | length')" -eq 2 ]
	central check
	central log | grep -q 'codes *ht26 edition 2: new leader code for bjork/a'
}

@test "a machine with the old edition learns of a new leader code by receipt, one with the new at once" {
	set_up_plan
	old=$(leader bjork/a)
	plan_of() {
		skatta --data "$1" plan --round ht26 --code "$2" --profile Anna \
			--passphrase-file passphrase --plan plan.json "${@:3}"
	}
	plan_of data "$old" >/dev/null 2>&1
	cp -r data behind
	new=$(central codes --round ht26 --renew-leader bjork/a --csv 2>/dev/null | tr -d '\r"' | awk -F, '$2 == "leader" { print $3 }')
	publish

	plan_of behind "$old" --finish >/dev/null 2>&1
	central publish other >/dev/null
	rm other/rounds/ht26.2.json*
	skatta --data behind sync other >/dev/null
	central merge other | grep -q 'the leader code of bjork/a was replaced'
	central publish other >/dev/null
	rm -f other/rounds/ht26.2.json*
	skatta --data behind sync other >/dev/null
	run skatta --data behind status --profile Anna --passphrase-file passphrase
	[[ "$output" == *"the unit's leader code was replaced by a new one"* ]]

	run plan_of data "$old" --finish
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = 'skatta: that is not a leader code of this round' ]
	[ "${lines[1]}" = 'What you typed was a leader code, and was replaced by a new one: ask the coordinator for that.' ]
	printf '%s\n' $'2\nAnna\nsix words that nobody guesses' "2" "4" "1" | skatta --plain --data data >seen 2>&1 || true
	grep -q 'your leader code was replaced by a new one' seen
	plan_of data "$new" --finish >/dev/null 2>&1
	skatta --data data sync exchange >/dev/null
	central merge exchange | grep -q ^accepted
}

@test "a leader code is renewed when the round is closed, in batches too, and in no round of others" {
	set_up_plan
	old=$(leader bjork)
	set_up_gem
	STORE=b.db run central codes --round gem --renew-leader bjork
	[ "${lines[0]}" = 'skatta-central: the round gem was opened by Ikt-enheten' ]
	name=$("$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/gem.1.json "$(leader bjork gem.csv)" 1 plan.json sent)
	central merge sent >/dev/null
	central codes --round gem --renew-leader bjork >/dev/null 2>&1
	# what the opener took before, a colleague takes from it; what they took themselves is refused
	name=$("$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/gem.1.json "$(leader bjork gem.csv)" 7 plan.json sent)
	STORE=b.db central merge "sent/$name" | grep -q ^accepted
	STORE=b.db central batch --to "$(jq -r .recipient keys.json)" fromb >/dev/null
	central trust "$(jq -r .signing_key b.json)" >/dev/null
	central merge fromb >/dev/null
	[ "$(central plan show gem/bjork --json | jq .plan.revision)" -eq 1 ]
	cp b.db c.db
	central batch --to "$(jq -r .recipient b.json)" tob >/dev/null
	STORE=b.db central merge tob | grep -q ^accepted
	STORE=b.db central plan list --round gem --json | jq -e '.plans | length == 1'
	[ "$(STORE=b.db reason "sent/$name")" = "duplicate " ]

	central round close --yes ht26 >/dev/null 2>&1
	central codes --round ht26 --renew-leader bjork --csv 2>/dev/null | tr -d '\r"' >new.csv
	[ "$(central round show ht26 --json | jq -r '.edition, .closed' | paste -sd' ')" = "3 $SKATTA_DAY" ]
	central publish exchange >/dev/null
	[ -z "$(opens "$old")" ]
	opens "$(leader bjork new.csv)" 3 | jq -e '.results.heads == 25' >/dev/null
	run central codes --round ht26 --renew-leader bjork --add 1
	[ "$status" -eq 2 ]
	[ "${lines[0]}" = 'skatta-central: --add and --renew-leader are not given together' ]
	central check
}

@test "the figures of a round that several editions have closed go to a colleague once" {
	set_up_people
	set_up_gem
	central round close --yes gem
	central codes --round gem --renew-leader bjork
	central codes --round gem --renew-leader bjork/a
	central batch --to "$(jq -r .recipient b.json)" tob
	STORE=b.db run central merge tob
	[[ "${lines[0]}" = 'accepted '* ]]
	diff <(central report --round gem) <(STORE=b.db central report --round gem)
}

# number UNIT N: that of the n-th slip of a unit.
number() {
	awk -F, -v unit="$1" -v n="$2" '$1 == unit && $2 == "answer" && ++i == n { print $4; exit }' codes.csv
}

# replaced NUMBER [OPTION...]: the code of the slip that is printed in the place of another.
replaced() {
	central codes --round ht26 --replace "$1" --csv "${@:2}" | tr -d '\r"' | awk -F, 'NR == 2 { print $3 }'
}

# tells UNIT CODE PERSON REVISION ANSWERS: a bundle with this code, into sent/.
tells() {
	"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht26.1.json "$1" T "$2" "$3" "$4" "$5" sent
}

# words: of all that is in sent/, by the person, in the order of these numbers.
word_of() {
	central merge --json sent | jq -r --arg name "$1" '.files[] | select(.name == $name) | "\(.word) \(.reason)"'
}

@test "each slip carries a number, and its stub the same; some are spare" {
	[ "$(head -1 codes.csv)" = unit,kind,code,number ]
	[ "$(awk -F, '$2 == "answer" { print $4 }' codes.csv | grep -cE '^[0-9]{8}$')" -eq 25 ]
	[ "$(awk -F, '$2 == "answer" { print $4 }' codes.csv | sort -u | wc -l)" -eq 25 ]
	[ -z "$(awk -F, '$2 == "leader" { print $4 }' codes.csv | tr -d '\n')" ]
	n=$(number bjork/a 1)
	central codes --round ht26 --unit bjork/a | grep -qF "  ${n:0:4} ${n:4} | ${n:0:4} ${n:4}  $(code bjork/a 1)  answer code"
	[ "$(central round show ht26 --json | jq .codes)" -eq 31 ]
	[ "$(jq '.codes["bjork/a"] | length' exchange/rounds/ht26.1.json)" -eq 11 ]
}

@test "codes --replace: the lost slip gives way where the new one answers, and only there" {
	mkdir sent
	lost=$(code bjork/a 1)
	n=$(number bjork/a 1)
	new=$(replaced "${n:0:4} ${n:4}")
	[[ "$new" =~ ^[0-9A-Z-]{19}$ ]]
	[ "$(grep -c -e "$new" codes.csv)" -eq 0 ]
	[ "$(central round show ht26 --json | jq .edition)" -eq 1 ]
	# printed again, the lost one is left out
	central codes --round ht26 --csv | tr -d '\r"' >again.csv
	[ "$(grep -c answer again.csv)" -eq 25 ]
	[ "$(grep -c -e "$lost" again.csv)" -eq 0 ]
	[ "$(grep -c -e "$new" again.csv)" -eq 1 ]

	one=$(tells bjork/a "$lost" 1 1 '{"A1": 0}')
	[ "$(word_of "${one%.age}")" = "accepted " ]
	[ "$(answered bjork/a)" -eq 1 ]
	two=$(tells bjork/a "$new" 2 1 '{"A1": 2}')
	[ "$(word_of "${two%.age}")" = "accepted " ]
	[ "$(answered bjork/a)" -eq 1 ]
	central merge --json sent | jq -r '.files[].word' | sort -u | diff - <(echo duplicate)
	central publish other >/dev/null

	# what the lost one says later does not count either, and a withdrawal gives nothing back
	tells bjork/a "$lost" 1 2 '{"A1": 1}' >/dev/null
	central merge sent >/dev/null
	[ "$(answered bjork/a)" -eq 1 ]
	central check
}

@test "a lost slip of which nobody knows the number gets a spare one, and nothing is told" {
	run -0 --separate-stderr central codes --round ht26 --replace "$(number bjork/b 3)"
	known="$output" known_said="$stderr"
	mkdir sent
	say bjork/b 4 4 1 '{"A1": 1}' >/dev/null
	central merge sent >/dev/null
	run -0 --separate-stderr central codes --round ht26 --replace "$(number bjork/b 4)"
	used="$output" used_said="$stderr"
	run central codes --round ht26 --replace 00000000
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = 'skatta-central: no slip of the round ht26 has the number 0000 0000' ]
	[[ "${lines[1]}" == *'give --unit: a spare slip of that unit is printed.' ]]
	# two were spare: the third makes more, in a new edition
	run -0 --separate-stderr central codes --round ht26 --replace 00000000 --unit bjork/b
	[[ "$stderr" == *'This is edition 2 of the round ht26'* ]]
	run -0 --separate-stderr central codes --round ht26 --replace 00000000 --unit bjork/b
	unknown="$output" unknown_said="$stderr"
	for text in "$known" "$used" "$unknown"; do
		[ "$(sed 's/[0-9A-Z-]\{19\}/CODE/; s/[0-9]\{4\}/N/g' <<<"$text")" = \
			'Björkskolan, Arbetslag B (bjork/b)
  N N | N N  CODE  answer code' ]
	done
	[ "$known_said$used_said$unknown_said" = "" ]
	[ "$(central log | grep -c 'ht26: a slip of bjork/b replaced')" -eq 4 ]
	run central codes --round ht26 --replace 12
	[ "$status" -eq 2 ]
	[ "${lines[0]}" = 'skatta-central: --replace takes the number of a slip, 8 digits' ]
	central round close --yes ht26 >/dev/null 2>&1
	run central codes --round ht26 --replace "$(number bjork/b 1)"
	[ "${lines[0]}" = "skatta-central: the round ht26 was closed on $SKATTA_DAY" ]
}

@test "slips lost again and again: in any order of merging one answer counts, also after closing" {
	mkdir sent
	n=$(number bjork/a 1)
	first=$(replaced "$n")
	second=$(replaced "$n")
	[ "$first" != "$second" ]
	tells bjork/a "$(code bjork/a 1)" 1 1 '{"A1": 0}' >/dev/null
	tells bjork/a "$first" 2 1 '{"A1": 1}' >/dev/null
	tells bjork/a "$second" 3 1 '{"A1": 2}' >/dev/null
	for i in 2 3 4 5; do
		say bjork/a $i $((10 + i)) 1 '{"A1": 2}' >/dev/null
	done
	for seed in 1 2 3 4 5 6; do
		cp central.db "$seed.db"
		find sent -name '*.age' | sort | shuf --random-source=<(yes $seed) | while read -r file; do
			STORE=$seed.db central merge "$file" >/dev/null
		done
		STORE=$seed.db central round close --yes ht26 >/dev/null 2>&1
		STORE=$seed.db central report --round ht26 --format csv >"$seed.csv"
		[ "$(STORE=$seed.db answered bjork/a)" -eq 5 ]
		diff 1.csv "$seed.csv"
	done
	grep -q 'bjork/a.*A1.*,5,' 1.csv

	# closed with the answer of the lost slip: the new one comes too late
	rm sent/*
	tells bjork/a "$(code bjork/a 1)" 1 1 '{"A1": 0}' >/dev/null
	central merge sent >/dev/null
	central round close --yes ht26 >/dev/null 2>&1
	two=$(tells bjork/a "$first" 2 1 '{"A1": 1}')
	[ "$(word_of "${two%.age}")" = "conflict same code" ]
	[ "$(answered bjork/a)" -eq 1 ]
}

@test "more answers than people hide the unit, also by spare slips" {
	mkdir sent
	for i in 1 2 3 4 5 6 7 8; do
		say bjork/b $i $((20 + i)) 1 '{"A1": 1}' >/dev/null
	done
	central merge sent >/dev/null
	tells bjork/b "$(replaced 00000000 --unit bjork/b)" 40 1 '{"A1": 1}' >/dev/null
	central merge sent >/dev/null
	[ "$(answered bjork/b)" -eq 9 ]
	central round close --yes ht26 >/dev/null 2>&1
	central report --round ht26 --format csv | tr -d '\r"' | grep -q '^ht26,team,bjork/b,Arbetslag B,item,A1,,'
}

@test "a colleague of the round sees both, and reports what the opener counted" {
	mkdir sent
	set_up_people
	set_up_gem
	lost=$(awk -F, '$1 == "bjork/a" && $2 == "answer" { print $3; exit }' gem.csv)
	n=$(awk -F, '$1 == "bjork/a" && $2 == "answer" { print $4; exit }' gem.csv)
	new=$(central codes --round gem --replace "$n" --csv | tr -d '\r"' | awk -F, 'NR == 2 { print $3 }')
	STORE=b.db run central codes --round gem --replace "$n"
	[ "${lines[0]}" = 'skatta-central: the round gem was opened by Ikt-enheten' ]
	for code in "1 $lost" "2 $new"; do
		"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/gem.1.json bjork/a T "${code#* }" \
			"${code% *}" 1 '{"A1": 1}' sent >/dev/null
	done
	responses() {
		central status --round gem --json | jq '.units[] | select(.unit == "bjork/a").responses'
	}
	STORE=b.db central merge sent >/dev/null
	[ "$(STORE=b.db responses)" -eq 2 ]
	STORE=b.db central batch --to "$(jq -r .recipient keys.json)" fromb >/dev/null
	central trust "$(jq -r .signing_key b.json)" >/dev/null
	central merge fromb >/dev/null
	[ "$(responses)" -eq 1 ]
	central round close --yes gem >/dev/null 2>&1
	central batch --to "$(jq -r .recipient b.json)" tob >/dev/null
	STORE=b.db central merge tob >/dev/null
	diff <(central report --round gem) <(STORE=b.db central report --round gem)
}
