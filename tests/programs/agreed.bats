# SPDX-License-Identifier: ISC
# What was agreed on in a result dialogue: written down, told to its unit, remembered the next time
# on its own page, and erased with its round.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

# The demonstration school with six answers in two teams, closed, and a round that follows, closed too.
setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	set_up_central
	answers ht26 'bjork/a,6,1 1 2' 'bjork/b,6,2 0 1'
	central round close --yes ht26 >/dev/null
	central round open --follows ht26 --id ht27 --title 'Hösten 2027' --questionnaire "$sample" >/dev/null
	answers ht27 'bjork/a,6,2 1 2' 'bjork/b,6,2 1 1'
	central round close --yes ht27 >/dev/null
	cat >agreed.txt <<-'END'
		# Det här är en kommentar.
		What: Två TIMMAR för varje arbetslag
		Who: rektor
		When: före jul

		what: <script>alert(1)</script> =1+1

		Next meeting: 2027-05-20
	END
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
}

# answers ROUND 'UNIT,TIMES,VALUES'...: so many people of each unit who answer that.
answers() {
	local group unit times values i

	printf 'respondent,unit,A1,A2,A3\n' >paper.csv
	for group in "${@:2}"; do
		IFS=, read -r unit times values <<<"$group"
		for ((i = 1; i <= times; i++)); do
			printf '%s%d,%s,%s\n' "$unit" "$i" "$unit" "${values// /,}" >>paper.csv
		done
	done
	central import --round "$1" paper.csv >/dev/null
}

# gets UNIT: what the newest file for the unit says.
gets() {
	"$SKATTA_BUILD/tests/tools/plan_tool" open exchange/rounds/ht26.1.json "$(leader "$1")" exchange/units
}

@test "what was agreed on is written down, shown, written again, and goes to its unit alone" {
	run ! central dialogue show ht26/bjork
	[[ "${lines[0]}" = *'nothing of a dialogue is written down for "ht26/bjork"' ]]
	run -0 central dialogue note ht26/bjork agreed.txt
	[[ "${lines[0]}" = *'with the next "skatta-central publish".' ]]
	run -0 central dialogue show ht26/bjork
	diff -u "$expected/agreed.txt" <(printf '%s\n' "${output//$(date +%F)/DAY}")
	# The same again changes nothing.
	run ! central dialogue note ht26/bjork agreed.txt
	[[ "${lines[0]}" = *'it says what was written down before' ]]
	printf 'Vad: En mall\nVem: ikt-gruppen\nNär:\nNästa möte:\n' | central --lang sv dialogue note ht26/bjork
	[ "$(central dialogue show ht26/bjork --json | jq -c '[.round, .unit, [.revisions[] | [.revision, (.lines | length), .next]]]')" = \
		'["ht26","bjork",[[2,1,null],[1,2,"2027-05-20"]]]' ]
	central dialogue note "ht26/Södra området" <<<'What: Norrut' >/dev/null
	central publish exchange >/dev/null
	gets bjork | jq -e '.agreed.lines == [{"what": "En mall", "who": "ikt-gruppen", "when": ""}]
		and .agreed.from == "Ikt-enheten" and .agreed.revision == 2'
	gets bjork/a | jq -e 'has("agreed") | not'
	"$SKATTA_BUILD/tests/tools/plan_tool" page exchange/rounds/ht26.1.json "$(leader bjork)" exchange/units >page.html
	grep -q '<li>En mall (ikt-gruppen)</li>' page.html
	gets 'Södra området' | jq -e '.agreed.lines[0].what == "Norrut"'
	# The log says that it was, and not what.
	[ "$(central log | grep -c 'dialogue note *ht26/bjork$')" -eq 2 ]
	run ! grep -q 'mall\|TIMMAR' < <(central log)
	central check
}

@test "it stands on the page of its unit the next time, and nowhere else" {
	central dialogue note ht26/bjork agreed.txt >/dev/null
	for format in text html; do
		central report --round ht27 --unit bjork --format $format >told
		[ "$(grep -c TIMMAR told)" -eq 1 ]
		[ $format = text ] || run ! grep -q '<script>alert' told
		# Of all units together, once; of its teams not.
		central report --round ht27 --format $format >told
		[ "$(grep -c TIMMAR told)" -eq 1 ]
		for unit in bjork/a bjork/b; do
			central report --round ht27 --unit $unit --format $format >told
			run ! grep -q TIMMAR told
		done
		# Nor of the round itself.
		central report --round ht26 --format $format >told
		run ! grep -q TIMMAR told
		central report --round ht27 --trend --format $format >told || true
		[ "$(grep -c TIMMAR told)" -le 1 ]
	done
	for format in csv json xlsx; do
		for round in ht26 ht27; do
			central report --round $round --format $format -o "told.$format" || continue
			[ $format != xlsx ] || unzip -p told.xlsx >told.$format.all
			run ! grep -aq 'TIMMAR\|före jul' told.$format*
			rm -f told.*
		done
	done
	central report --round ht27 --unit bjork >told
	diff -u "$expected/agreed-report.txt" <(sed "s/$(date +%F)/YYYY-MM-DD/g" told)
	central --lang sv report --round ht27 --unit bjork >told
	diff -u "$expected/agreed-report-sv.txt" <(sed "s/$(date +%F)/YYYY-MM-DD/g" told)
	LC_ALL=C central report --round ht27 --unit bjork >told
	grep -q '\[ \] Tv' told
}

@test "what is no dialogue, and what is hostile, is refused with its line" {
	run ! central dialogue note ht26/bjork/a agreed.txt
	[ "${lines[0]}" = "skatta-central: bjork/a is a team" ]
	central round open --kind pulse --follows ht26 --id vt27 --title Våren \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>&1
	run ! central dialogue note vt27/bjork agreed.txt
	[[ "${lines[1]}" = *'"skatta-central dialogue note ht26/bjork".' ]]
	run ! central dialogue note ht26/nowhere agreed.txt
	printf 'What: a\033[2Jb\n' >steers
	printf 'What: a\nWho: b\xe2\x80\xaec\n' >turned
	printf 'What: \xff\n' >latin
	printf 'What: a\0b\n' >zero
	printf 'What: %s\n' "$(head -c 201 /dev/zero | tr '\0' x)" >long
	printf 'Who: b\nWhat: a\n' >early
	printf 'What: a\nWho: b\nWho: c\n' >twice
	printf 'What:\nWho: b\n' >whatless
	printf 'What: a\nNext meeting: soon\n' >soon
	printf 'Vemsomhelst: a\n' >unknown
	for i in $(seq 21); do printf 'What: %s\n' "$i"; done >many
	head -c 1048576 /dev/zero | tr '\0' x >huge
	printf 'What:\nWho:\nWhen:\n\nNext meeting:\n' >empty
	for file in steers turned latin zero long early twice whatless soon unknown many huge empty /dev/null; do
		run ! central dialogue note ht26/bjork "$file"
		[[ "${lines[0]}" = "skatta-central: "* ]]
		is_ascii <(printf '%s' "${lines[0]}")
		[ -n "${lines[1]}" ]
		run ! central dialogue note ht26/bjork <"$file"
	done
	run ! central dialogue note ht26/bjork twice
	[ "${lines[0]}" = "skatta-central: line 3 of what was agreed on: it stands twice" ]
	run ! central dialogue show ht26/bjork
	head -n 20 many | central dialogue note ht26/bjork >/dev/null
	[ "$(central dialogue show ht26/bjork --json | jq '.revisions[0].lines | length')" -eq 20 ]
}

@test "in the editor stands what holds, and room for one thing more" {
	command -v script >/dev/null || skip "script(1) is not here"
	[ "$(stat -f -c %T /dev/shm)" = tmpfs ] || skip "there is no /dev/shm"
	central dialogue note ht26/bjork agreed.txt >/dev/null
	cat >editor.sh <<-'END'
		#!/bin/sh
		cat "$1" >before
		sed 's/TIMMAR/dagar/' "$1" >after && cat after >"$1"
	END
	chmod +x editor.sh
	XDG_RUNTIME_DIR='' EDITOR="$PWD/editor.sh" script -qec "$programs/skatta-central --store central.db \
		--passphrase-file passphrase dialogue note ht26/bjork" /dev/null </dev/null >said
	[ "$(grep -c '^What:' before)" -eq 3 ]
	grep -qx 'Next meeting: 2027-05-20' before
	[ "$(central dialogue show ht26/bjork --json | jq -r '.revisions[0].lines[0].what')" = "Två dagar för varje arbetslag" ]
}

@test "it goes home in a batch, and the same in any order gives the same" {
	STORE=city.db central init --name 'Staden' --json >city.json
	to=$(jq -r .recipient city.json)
	central round open --id gem --title Gemensam --questionnaire "$sample" --recipient "$to" >/dev/null
	central publish exchange >/dev/null
	STORE=city.db central round import exchange --trust "$(jq -r .signing_key keys.json)" >/dev/null 2>&1
	STORE=city.db central trust "$(jq -r .signing_key keys.json)"
	central trust "$(jq -r .signing_key city.json)"
	STORE=city.db central dialogue note gem/bjork <<<'What: Stadens' >/dev/null
	STORE=city.db central batch --to "$(jq -r .recipient keys.json)" home >batched
	grep -q '1 note of a dialogue' batched
	cp central.db other.db
	central dialogue note gem/bjork <<<'What: Vårt' >/dev/null
	run -0 central merge home
	[[ "${lines[0]}" = *', and 1 note of a dialogue'* ]]
	[ "$(central merge home | grep -c '^duplicate')" -eq 1 ]
	# Both are revision 1 of one day: which of them holds follows from what they say.
	central batch --to "$to" there >/dev/null
	STORE=city.db central merge there >/dev/null
	diff <(central dialogue show gem/bjork --json) <(STORE=city.db central dialogue show gem/bjork --json)
	[ "$(central dialogue show gem/bjork --json | jq '.revisions | length')" -eq 2 ]
	central dialogue note gem/bjork <<<'What: Tillsammans' >/dev/null
	[ "$(central dialogue show gem/bjork --json | jq -c '[.revisions[].revision]')" = '[2,1,1]' ]
	# One bit of it, and nothing of the batch is taken in.
	flip_bit home
	[ "$(STORE=other.db central merge home | grep -c '^refused')" -eq 1 ]
}

# The first bytes of all boxes of dialogues, and of their units' files, in hex: random.
marks() {
	sqlite3 central.db "SELECT hex(substr(box, 1, 24)) FROM dialogues" \
		"SELECT hex(substr(bytes, 60, 24)) FROM unit_files WHERE round = 'ht26' AND unit = 'bjork'"
}

# How many of these marks stand anywhere in the store's file.
found() {
	xxd -p central.db | tr -d '\n' | tr a-f A-F >bytes
	grep -oFf "$1" bytes | sort -u | wc -l
}

@test "purging the round erases it, all its revisions, and what its unit was given" {
	central dialogue note ht26/bjork agreed.txt >/dev/null
	central publish exchange >/dev/null
	central dialogue note ht26/bjork <<<'What: Annat' >/dev/null
	central publish exchange >/dev/null
	cp central.db before.db
	marks >marks.txt
	[ "$(found marks.txt)" -eq "$(wc -l <marks.txt)" ]
	[ "$(wc -l <marks.txt)" -ge 4 ]
	central purge --before "$(date -d tomorrow +%F)" --yes >/dev/null
	[ "$(found marks.txt)" -eq 0 ]
	run ! grep -aq 'TIMMAR\|Annat' central.db
	run ! central dialogue show ht26/bjork
	run ! central dialogue note ht26/bjork agreed.txt
	[[ "${lines[0]}" = *"were purged"* ]]
	central report --round ht27 --unit bjork >told
	run ! grep -q 'TIMMAR\|Annat\|agreed on the last time' told
	# Its unit is told the rest anew, and others what they were told.
	number=$(gets bjork | jq .number)
	central publish fresh >/dev/null
	[ "$("$SKATTA_BUILD/tests/tools/plan_tool" open exchange/rounds/ht26.1.json "$(leader bjork)" fresh/units |
		jq -c '[.number, has("agreed"), .results != null]')" = "[$((number + 1)),false,true]" ]
	"$SKATTA_BUILD/tests/tools/plan_tool" open exchange/rounds/ht26.1.json "$(leader bjork/a)" fresh/units |
		jq -e '.results != null'
	central check
	# A batch that has it still brings nothing back.
	STORE=city.db central init --name 'Staden' --json >city.json
	STORE=before.db central batch --to "$(jq -r .recipient keys.json)" batch >/dev/null
	central trust "$(jq -r .signing_key keys.json)"
	central merge batch >/dev/null
	run ! central dialogue show ht26/bjork
}
