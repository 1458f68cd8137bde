# SPDX-License-Identifier: ISC
# What comes after a round has closed, and how it goes into the figures.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

# Twelve people in two teams of three, and the round closed.
setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	set_up_central
	mkdir sent
	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "1$person" 1 "$(answers $((person % 3)))"
		say bjork/b "$person" "2$person" 1 "$(answers $((person % 2)))"
	done
	central merge sent
	central round close --yes ht26
	rm -r sent
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/made/." .
	mkdir sent
	figures >before
}

answers() {
	printf '{"A1": %d, "A2": %d, "A3": %d, "K1": 0}' "$1" "$1" "$((2 - $1))"
}

# All that a report says.
figures() {
	central report --round ht26 --format csv -o -
	central report --round ht26 --format json -o -
	central report --round ht26 -o -
}

run_central() {
	run --separate-stderr "$programs/skatta-central" --store central.db \
		--passphrase-file passphrase "$@"
}

# late UNIT FROM TO [REVISION]: so many people of it, each with the code of that number; what they
# say depends on the revision.
late() {
	for ((person = $2; person <= $3; person++)); do
		say "$1" "$person" "${1#bjork/}$person" "${4:-1}" "$(answers $(((person + ${4:-1}) % 3)))"
	done
	central merge sent
}

# Persons are numbers to the tool that makes bundles.
say() {
	local person=$3

	person=${person/#a/1}
	person=${person/#b/2}
	person=${person/#c/3}
	"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht26.1.json "$1" T "$(code "$1" "$2")" \
		"$person" "$4" "$5" sent
}

# waits LINE...: nothing is added, these lines say who waits where, and nothing at all changes.
waits() {
	local store

	store=$(sha256sum central.db)
	run_central round update ht26
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "ht26: nothing can be added to the figures of $(date +%F)" ]
	[ "${output#"${lines[0]}"}" = "$(printf '\n%s' "$@")" ]
	[ "$store" = "$(sha256sum central.db)" ]
}

# row UNIT [ROUND [ITEM]]: how many answered A1, or that, there, as the report tells it.
row() {
	central report --round "${2:-ht26}" --format csv | tr -d '\r' |
		awk -F, -v unit="\"$1\"" -v item="\"${3:-A1}\"" '$3 == unit && $6 == item { print $7 }'
}

@test "one late answer waits, and the figures stay as they are" {
	late bjork/c 1 1
	waits "In Björkskolan 1 person's answers wait until there are at least 5."
	figures | cmp before -
	central log --json | jq -e '[.log[] | select(.what == "round update")] == []'
	run_central round update --json ht26
	[ "$output" = '{"answers":0,"new":1,"publication":1,"round":"ht26","waiting":[{"people":1,"unit":"bjork"}]}' ]
	run central --lang sv round update ht26
	[ "${lines[1]}" = "I Björkskolan väntar 1 persons svar tills de är minst 5." ]
	run_central status
	[[ "$output" = *"1 bundle came after the round had closed."* ]]
	[[ "$output" = *"The figures were published 1 time, on $(date +%F)."* ]]
	[[ "$output" = *"1 person has answered since."* ]]
	central check
}

@test "six late answers of one team go into the figures" {
	late bjork/c 1 6
	run_central round update ht26
	[ "$status" -eq 0 ]
	[ "$output" = "ht26, publication 2: 24 more answers are counted" ]
	[ "$(row bjork/c)" = 6 ]
	[ "$(row bjork)" = 18 ]
	[ "$(row bjork/a)" = 6 ]
	central log | grep "round update  *ht26: publication 2$"
	central status --round ht26 --json | jq -e --arg day "$(date +%F)" '.publications ==
		{"count": 2, "last": $day, "since": {"new": 0}}'
	central status --round ht26 --json | jq -e '.units[] | select(.unit == "bjork/c") | .responses == 6'
	central check
	waits
	run_central round update --json ht26
	[ "$output" = '{"answers":0,"new":0,"publication":2,"round":"ht26","waiting":[]}' ]
}

@test "no response is opened for a report, and none while the round is open for status" {
	late bjork/c 1 6
	central round update ht26
	figures >second
	central status --round ht26 --json >counts
	sqlite3 central.db "UPDATE payloads SET box = x'00' WHERE box IS NOT NULL"
	figures | cmp second -
	central status --round ht26 --json | cmp counts -
	central round open --id open --title Open --open --questionnaire "$sample"
	printf 'respondent,unit,A1\np1,bjork/a,2\n' >paper.csv
	central import --round open paper.csv
	sqlite3 central.db "UPDATE payloads SET box = x'00' WHERE box IS NOT NULL"
	central status --round open --json |
		jq -e '[.units[] | select(.unit == "bjork/a" or .unit == "bjork").responses] == [1, 1]'
}

@test "a report says which publication it shows" {
	local today

	today=$(date +%F)
	run central report --round ht26
	[ "${lines[0]}" = "First publication, as the round was when it closed on $today." ]
	late bjork/c 1 6
	central round update ht26
	sqlite3 central.db "UPDATE updates SET day = '2027-01-15'"
	said="Publication 2, of 2027-01-15; the round closed on $today."
	run central report --round ht26 --unit bjork
	[ "${lines[0]}" = "$said" ]
	central report --round ht26 --format json | jq -e --arg day "$today" \
		'.publication == {"number": 2, "day": "2027-01-15", "closed": $day}'
	central report --round ht26 --format html -o report.html
	# On each page of the dialogue, which is a sheet of its own.
	[ "$(grep -c "<p class=\"round\">$said</p>" report.html)" -eq "$(grep -c '<section class="dialogue"' report.html)" ]
	if central report --round ht26 --format xlsx >report.xlsx 2>/dev/null; then
		unzip -p report.xlsx 'xl/*.xml' | grep -qF "$said"
	fi
	run central --lang sv report --round ht26
	[ "${lines[0]}" = "Publicering 2, den 2027-01-15; omgången stängdes den $today." ]
	# A kept report says it too.
	central purge --before 2099-01-01 --yes
	run central report --round ht26
	[ "${lines[0]}" = "$said" ]
}

@test "late answers of two teams are counted with each other, in their school" {
	late bjork/a 7 8
	late bjork/b 7 8
	waits "In Björkskolan 4 people's answers wait until there are at least 5."
	late bjork/c 1 1
	run_central round update ht26
	[ "$output" = "ht26, publication 2: 20 more answers are counted" ]
	# 17, told as if as few were left out in either team as can be: at least 15.
	[ "$(row bjork)" = 15 ]
	[ "$(row bjork/a)" = 5 ]
	[ -z "$(row bjork/c)" ]
	# Those who come now begin anew.
	late bjork/c 2 5
	waits "In Björkskolan 4 people's answers wait until there are at least 5."
}

@test "an item that some skipped waits by itself" {
	late bjork/c 1 4
	say bjork/c 5 c5 1 '{"A1": 1, "A2": "-", "A3": 1, "K1": 0}'
	central merge sent
	run_central round update --json ht26
	[ "$output" = '{"answers":15,"new":5,"publication":2,"round":"ht26","waiting":[{"people":4,"unit":"bjork"}]}' ]
	[ "$(row bjork/c)" = 5 ]
	[ "$(row bjork ht26 A2)" = 12 ]
	late bjork/c 6 6
	run_central round update --json ht26
	[ "$output" = '{"answers":5,"new":1,"publication":3,"round":"ht26","waiting":[{"people":1,"unit":"bjork"}]}' ]
	[ "$(row bjork/c)" = 5 ]
	[ "$(row bjork ht26 A2)" = 17 ]
}

# writes UNIT FROM TO PREFIX: the same, of people who write something too.
writes() {
	for ((person = $2; person <= $3; person++)); do
		say "$1" "$person" "${1#bjork/}$person" 1 \
			"{\"A1\": 1, \"A2\": 1, \"A3\": 1, \"K1\": 1, \"K2\": \"$4 $person\"}"
	done
	central merge sent
}

words() {
	# Whoever may answer it tells nothing about another answer.
	jq 'del(.areas[].items[].when)' "$sample" >form.json
	central round open --id words --title Words --questionnaire form.json
	central codes --round words --csv | tr -d '\r"' >codes.csv
	central publish exchange
	cp exchange/rounds/words.1.json exchange/rounds/ht26.1.json
	writes bjork/a 1 8 early
	writes bjork/b 1 8 soon
	late bjork/c 1 5
	central round close --yes words
}

@test "comments that came late wait until they are enough by themselves" {
	words
	central report --round words | grep 'early 3'
	writes bjork/c 6 8 late
	central round update words | grep "In Björkskolan 3 people's answers wait"
	run ! grep -q late <(central report --round words)
}

@test "who takes everything back is quoted no more, also where the figures stand" {
	words
	central report --round words --format csv >words.csv
	central report --round words | grep 'early 3$'
	say bjork/a 3 a3 2 ''
	central merge sent | grep 'conflict .*round closed'
	run ! grep -q 'early 3$' <(central report --round words)
	run ! grep -q 'early 3$' <(central comments --round words)
	central report --round words | grep 'early 4$'
	central report --round words --format csv | cmp words.csv -
	central check
}

@test "one who changes an answer, or takes it back, stays in the figures" {
	late bjork/a 1 1 2
	waits
	say bjork/b 1 b1 2 ''
	central merge sent
	waits
	figures | cmp before -
	central status --round ht26 --json | jq -e '.publications.since == {"new": 0}'
	[ "$(central status --round ht26 | grep -c 'the answers are erased, and the figures stand')" -eq 1 ]
	# The withdrawal is here, and what it took back is not.
	central check | grep ' 13 payloads'
}

@test "a whole team that changed its answers, and then took them back" {
	late bjork/c 1 6
	central round update ht26
	figures >second
	late bjork/c 1 6 2
	waits
	for person in 1 2 3 4 5 6; do
		say bjork/c "$person" "c$person" 3 ''
	done
	central merge sent
	waits
	figures | cmp second -
	# 12, and 6 withdrawals.
	central check | grep ' 18 payloads'
	run_central status
	[[ "$output" = *"The figures were published 2 times, last on "* ]]
}

@test "what was late and in no publication is erased when it is taken back" {
	late bjork/c 1 1
	central check | grep ' 13 payloads'
	say bjork/c 1 c1 2 ''
	central merge sent
	central check | grep ' 13 payloads'
	[ "$(sqlite3 central.db 'SELECT count(*) FROM payloads WHERE box IS NULL')" = 1 ]
	waits
}

@test "only a closed round of one's own has figures to update" {
	central round open --id open --title Open --questionnaire "$sample"
	run_central round update open
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta-central: the round open is open: there are no figures yet" ]
	run_central round update nowhere
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: there is no round "nowhere" here' ]
	recipient=$(STORE=other.db central init --name Other --json | jq -r .recipient)
	central round open --id both --title Both --questionnaire "$sample" --recipient "$recipient"
	central round close --yes both
	central publish shared
	STORE=other.db central round import shared --trust "$(jq -r .signing_key keys.json)"
	run env STORE=other.db "$programs/skatta-central" --store other.db \
		--passphrase-file passphrase round update both
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "skatta-central: the round both was opened by Ikt-enheten" ]
}

@test "a round is published 16 times at most" {
	printf 'school,school_name,form,district,team,team_name,headcount\n' >large.csv
	printf 'stor,Storskolan,grundskola,Norr,a,Lag A,100\n' >>large.csv
	central org import large.csv
	central round open --id many --title Many --open --questionnaire "$sample"
	central publish exchange
	central round close --yes many
	person=0
	for number in $(seq 2 17); do
		for _ in 1 2 3 4 5; do
			person=$((person + 1))
			"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/many.1.json stor/a T '' \
				"$person" 1 '{"A1": 1}' sent >/dev/null
		done
		central merge sent >/dev/null
		run_central round update many
		[ "$number" -eq 17 ] || [ "$output" = "many, publication $number: 5 more answers are counted" ]
	done
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta-central: the figures of many have already been published 16 times" ]
	[ "$(row stor/a many)" = 75 ]
	central check
	sqlite3 central.db "INSERT INTO updates VALUES ('many', 17, '2026-12-01')"
	run_central check
	[ "$status" -eq 1 ]
}

@test "check holds that publications fit" {
	late bjork/c 1 6
	central round update ht26
	cp central.db whole.db
	for harm in "UPDATE updates SET number = 3; UPDATE update_payloads SET number = 3" \
		"DELETE FROM rounds WHERE closed = 1" \
		"DELETE FROM update_payloads; DELETE FROM updates" \
		"UPDATE payloads SET withdrawal = 1 WHERE late = 1" \
		"UPDATE payloads SET respondent = (SELECT respondent FROM payloads WHERE late = 1)" \
		"UPDATE updates SET round = 'x'; UPDATE update_payloads SET round = 'x'"; do
		cp whole.db central.db
		sqlite3 central.db "$harm"
		run_central check
		[ "$status" -eq 1 ]
		[ "${stderr_lines[0]}" = "skatta-central: the publications in central.db do not fit its rounds and payloads" ]
		[[ "${stderr_lines[1]}" = "Restore the latest copy "* ]]
	done
	# What is counted is one box for each document: moved or changed, it does not open.
	for harm in "UPDATE counted SET box = (SELECT box FROM counted WHERE document = 'texts')" \
		"UPDATE counted SET box = zeroblob(200)"; do
		cp whole.db central.db
		sqlite3 central.db "$harm WHERE document = 'sums'"
		for command in check "report --round ht26" "round update ht26"; do
			# shellcheck disable=SC2086 # words
			run_central $command
			[ "$status" -eq 1 ]
			[ "${stderr_lines[0]}" = "skatta-central: what is stored of the round ht26 in central.db is damaged" ]
		done
	done
	cp whole.db central.db
	central check
}

@test "a store of the fourth version: what is closed stays as it was told" {
	late bjork/c 1 6
	# It had none of what came after it.
	sqlite3 central.db 'DROP VIEW published' 'DROP TABLE update_payloads' 'DROP TABLE updates' \
		'DROP TABLE trusted' 'DROP TABLE purged' 'DROP TABLE left_out' 'DROP TABLE spoken' \
		'DROP TABLE departures' 'DROP TABLE feedback_digests' 'DROP TABLE above' \
		'DROP INDEX payloads_by_revision' 'DROP TABLE counted' 'DROP TABLE followed' \
		'DROP INDEX payloads_by_unit' 'DROP INDEX payloads_without_unit' \
		'ALTER TABLE payloads DROP COLUMN unit' 'ALTER TABLE central DROP COLUMN code_wrapped' \
		'ALTER TABLE central DROP COLUMN code_lookup' 'ALTER TABLE payloads DROP COLUMN shown' \
		'ALTER TABLE codes DROP COLUMN spare' \
		'ALTER TABLE codes DROP COLUMN replaced' 'DROP TABLE dialogues' \
		'DROP TABLE given' 'DROP TABLE earlier_keys' 'DROP TABLE replies' 'DROP TABLE reply_files' 'PRAGMA user_version = 4'
	central status --round ht26 --json | jq -e '.publications.count == 1 and .publications.since.new == 6'
	central status --round ht26 --json | jq -e '.units[] | select(.unit == "bjork") | .responses == 18'
	# What left since it was closed is not known, so it stays closed, and is not counted anew.
	run_central round reopen ht26
	[[ "${stderr_lines[0]}" = *"stays closed: it was closed by an earlier version"* ]]
	for command in "round update ht26" "report --round ht26"; do
		# shellcheck disable=SC2086 # words
		run_central $command
		[ "$status" -eq 1 ]
		[[ "${stderr_lines[0]}" = *"may have been shown by an earlier version, which counted by another rule" ]]
	done
	central check
}

# wave FILE...: merged in two portions, in an order that RANDOM gives.
wave() {
	local files=() portion

	mapfile -t files < <(for file; do echo "$RANDOM$RANDOM $file"; done | sort -n | cut -d ' ' -f 2)
	portion=$((1 + RANDOM % $#))
	central merge "${files[@]:0:portion}"
	[ "$portion" -eq $# ] || central merge "${files[@]:portion}"
}

# made FOLDER COMMAND...: what the command says is in sent/ goes into the folder.
made() {
	mkdir "$1"
	"${@:2}" >/dev/null
	mv sent/* "$1"
}

# One of those who were late changes an answer, one takes it back.
again() {
	say bjork/c 1 c1 2 "$(answers 0)"
	say bjork/c 2 c2 2 ''
}

# All of them say something else, but for one who takes it back.
all_again() {
	for person in 1 2 3 4 5; do
		say bjork/c "$person" "c$person" 3 "$(answers $((person % 2)))"
	done
	say bjork/c 6 c6 3 ''
}

@test "the same bundles in any order, between the same publications, give the same store and report" {
	made first late bjork/c 1 6
	made second again
	made third all_again
	cp "$BATS_FILE_TMPDIR/made/central.db" whole.db
	for seed in 1 2 3 4 5 6; do
		RANDOM=$seed
		cp whole.db central.db
		wave first/*
		central round update ht26
		wave second/*
		waits
		wave third/*
		waits
		{
			figures
			sqlite3 central.db 'SELECT round, number, hex(payload) FROM published ORDER BY 1, 2, 3' \
				'SELECT hex(digest), word, reason, late, frozen, box IS NULL FROM payloads' \
				'SELECT round, number FROM updates' 'SELECT hex(name), word, told FROM ledger'
		} >"said.$seed"
		cmp said.1 "said.$seed"
	done
	[ "$(grep -c '^ht26|2|' said.1)" -eq 18 ]
}
