# SPDX-License-Identifier: ISC
# The end of keeping a round: its answers are gone from the store, what was counted stays.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load lib

# The leader code of a unit.
leader() {
	awk -F, -v unit="$1" '$1 == unit && $2 == "leader" { print $3 }' codes.csv
}

# A closed round with 12 answers and a late one, and an open one with one answer.
setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	mkdir sent
	for person in $(seq 1 6); do
		say bjork/a "$person" "$person" 1 "{\"A1\": $((person % 3)), \"A2\": 1, \"A3\": 2}"
		say bjork/b "$person" "1$person" 1 "{\"A1\": $((person * 7 % 3)), \"A2\": \"-\"}"
	done
	central merge sent >/dev/null
	central round close --yes ht26 >/dev/null
	say bjork/a 7 7 1 '{"A1": 1}' >/dev/null
	central merge sent >/dev/null
	central round open --id vt27 --title Våren --open --questionnaire "$sample" >/dev/null
	printf 'respondent,unit,A1\np1,bjork/a,2\n' >paper.csv
	central import --round vt27 paper.csv >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	tomorrow=$(date -d tomorrow +%F)
}

reports() {
	for lang in en sv; do
		for format in text csv json html; do
			central --lang "$lang" report --round ht26 --format "$format" || return
		done
	done
}

# The first bytes of every box of the round, in hex: random, and found again where the box is.
marks() {
	sqlite3 central.db "SELECT hex(substr(box, 1, 24)) FROM payloads WHERE round = '$1' AND box IS NOT NULL"
}

# How many of these marks stand anywhere in the store's file.
found() {
	xxd -p central.db | tr -d '\n' | tr a-f A-F >bytes
	grep -oFf "$1" bytes | sort -u | wc -l
}

@test "the answers are gone from the file, and the reports stay as they were" {
	marks ht26 >gone
	marks vt27 >kept
	[ "$(wc -l <gone)" -eq 13 ]
	[ "$(found gone)" -eq 13 ]
	reports >before
	central purge --before "$tomorrow" --yes >said
	[ "$(cat said)" = 'ht26: 13 responses erased' ]
	[ "$(found gone)" -eq 0 ]
	[ "$(found kept)" -eq 1 ]
	reports >after
	cmp before after
	central log | grep " purge .*ht26, 13 responses"
	central check | grep ' 1 payload$'
	central report --round ht26 -o file
	central --lang en report --round ht26 | cmp file -
}

@test "what cannot be made any more says so" {
	central purge --before "$tomorrow" --yes
	run --separate-stderr central report --round ht26 --unit bjork
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the answers in the round ht26 were purged' ]
	[[ "${stderr_lines[1]}" = *"leave --unit out"* ]]
	run --separate-stderr central status --round ht26
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the answers in the round ht26 were purged' ]
	[[ "${stderr_lines[1]}" = *"report --round ht26"* ]]
	central status --round vt27 >/dev/null
}

@test "plans stay, and go on" {
	jq -n '{focus: ["A"], notes: [], requests: [], actions: [
		{id: 1, title: "Pröva ett moment «tillsammans»", what: "Två och två.\nUnder november.",
		 who: "arbetslagsledaren", when: "före jul", resource: "två timmar", sign: "alla har prövat",
		 items: ["A1"], status: "planned", toward: null}]}' >plan.json
	send() {
		"$SKATTA_BUILD/tests/plan_tool" send exchange/rounds/ht26.1.json \
			"$(leader bjork/a)" "$1" plan.json sent >/dev/null
		central merge sent | grep -c '^accepted' | grep -qx "$2"
	}
	central merge sent >/dev/null
	send 1 1
	central purge --before "$tomorrow" --yes | grep '13 responses'
	central plan list | grep 'Arbetslag A: 1 planned'
	send 2 1
	central check
	central batch --to "$(jq -r .recipient keys.json)" batch | grep -x '1 response'
}

@test "nothing comes back: neither a bundle nor a batch" {
	central batch --to "$(jq -r .recipient keys.json)" batch >/dev/null
	central purge --before "$tomorrow" --yes
	central merge sent | grep -c '^duplicate' | grep -qx 13
	new=$(say bjork/a 8 8 1 '{"A1": 2}')
	central merge "sent/$new" | grep "^refused .*the answers in the round ht26 were purged"
	central merge --json "sent/$new" | jq -e '.files[0].reason == "purged"'
	central merge batch | grep '^duplicate'
	[ -z "$(marks ht26)" ]
	central batch --to "$(jq -r .recipient keys.json)" again | grep -x '1 response'
}

@test "another coordinator keeps what came in a batch before" {
	STORE=city.db central init --json >city.json
	to=$(jq -r .recipient city.json)
	STORE=city.db central trust "$(jq -r .signing_key keys.json)"
	central batch --to "$to" batch >/dev/null
	STORE=city.db central merge batch | grep '14 of its 14'
	STORE=city.db central report --round ht26 --format json >before
	central purge --before "$tomorrow" --yes
	central batch --to "$to" again >/dev/null
	STORE=city.db central merge again | grep '^duplicate'
	STORE=city.db central report --round ht26 --format json | cmp before -
}

@test "asked on the terminal; without one nothing goes" {
	sum=$(sha256sum central.db)
	run --separate-stderr setsid "$programs/skatta-central" --store central.db \
		--passphrase-file passphrase purge --before "$tomorrow" </dev/null
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: nothing was purged' ]
	[[ "${stderr_lines[1]}" = *"--yes"* ]]
	[ "$sum" = "$(sha256sum central.db)" ]
	asked="$programs/skatta-central --store central.db --passphrase-file passphrase purge --before $tomorrow"
	echo n | script -qec "$asked" /dev/null >seen || true
	grep -q 'ht26, «Hösten 2026», closed on' seen
	[ "$(grep -c vt27 seen)" -eq 0 ]
	[ "$sum" = "$(sha256sum central.db)" ]
	echo y | script -qec "$asked" /dev/null
	[ -z "$(marks ht26)" ]
}

@test "only what was closed before the day, and once" {
	run central purge --before "$(date +%F)" --yes
	[ "$status" -eq 1 ]
	[[ "$output" = *"no round was closed before $(date +%F)"* ]]
	[ "$(marks ht26 | wc -l)" -eq 13 ]
	central purge --before "$tomorrow" --yes
	run central purge --before "$tomorrow" --yes
	[ "$status" -eq 1 ]
	run central purge --before 2026-02-30 --yes
	[ "$status" -eq 2 ]
	run central purge --yes
	[ "$status" -eq 2 ]
}

@test "a batch of purged rounds alone says that they are purged" {
	STORE=new.db central init --json >/dev/null
	sqlite3 central.db "DELETE FROM ledger WHERE round = 'vt27'; DELETE FROM payloads WHERE round = 'vt27'"
	central purge --before "$tomorrow" --yes >/dev/null
	run ! central batch --to "$(jq -r .recipient keys.json)" none
	[ "${lines[0]}" = 'skatta-central: all that was merged here is purged' ]
	[ -n "${lines[1]}" ]
	[ ! -e none ]
}

@test "which later rounds lose their comparison is said before and after" {
	central round open --id later --title Later --follows ht26 --open --questionnaire "$sample" >/dev/null
	central round open --id pulse --title P --kind pulse --follows ht26 --open --questionnaire "$sample" >/dev/null
	cp central.db before.db
	asked="$programs/skatta-central --store central.db --passphrase-file passphrase purge --before $tomorrow"
	echo n | script -qec "$asked" /dev/null >seen || true
	grep -q '^later: its report is compared with ht26 no more' seen
	[ "$(grep -c pulse seen)" -eq 0 ]
	central purge --before "$tomorrow" --yes >said
	diff said - <<-END
		ht26: 13 responses erased
		later: its report is compared with ht26 no more
	END
	# Both at once: the later one's report is kept with its comparison.
	mv before.db central.db
	printf 'respondent,unit,A1\n' >paper.csv
	for person in 1 2 3 4 5 6; do printf 'p%d,bjork/a,2\n' $person; done >>paper.csv
	central import --round later paper.csv >/dev/null
	central round close --yes later >/dev/null
	central report --round later >told
	grep -q '(ht26)' told
	central purge --before "$tomorrow" --yes >said
	run ! grep -q 'no more' said
	central report --round later | cmp told -
}

@test "publishing goes on, and units are told no figures of the round any more" {
	central publish exchange >/dev/null
	before=$(find exchange/units -name '*.age' | wc -l)
	[ "$before" -gt 0 ]
	central purge --before "$tomorrow" --yes >/dev/null
	central publish exchange >/dev/null
	central publish exchange | grep -qx '0 new receipts'
}

@test "a report of any size is kept: that of seven schools is more than a megabyte" {
	real="$SKATTA_DATA/questionnaires/assessment.json"
	printf 'school,school_name,form,district,team,team_name,headcount\n' >org.csv
	printf 'respondent,unit%s\n' "$(printf ',%s' {A,B,C,D,E,F,G}{1..4})" >large.csv
	for school in 1 2 3 4 5 6 7; do
		for team in a b c; do
			printf 's%d,Skola %d,grundskola,Norr,%s,Lag %s,10\n' $school $school $team $team >>org.csv
			for person in 1 2 3 4 5 6 7 8 9 10; do
				printf 'p%d%s%d,s%d/%s' $school $team $person $school $team
				printf ',%d' {1..28} | sed "s/[0-9]\+/$((person % 4))/g; s/$/\n/"
			done >>large.csv
		done
	done
	central org import org.csv
	central round open --id stor --title Stor --questionnaire "$real"
	central import --round stor large.csv
	central round close --yes stor
	for format in text csv json html; do
		central --lang sv report --round stor --format "$format" -o "before.$format"
	done
	[ "$(stat -c %s before.html)" -gt 1048576 ]
	central purge --before "$tomorrow" --yes | grep -x 'stor: 210 responses erased'
	for format in text csv json html; do
		central --lang sv report --round stor --format "$format" -o "after.$format"
		cmp "before.$format" "after.$format"
	done
	central check
	# A part that is gone is missed, as one that was changed is.
	cp central.db whole.db
	sqlite3 central.db "DELETE FROM purged WHERE round = 'stor' AND format = 'html 2' AND language = 'en'"
	run ! central report --round stor --format html -o lost
	[[ "${lines[0]}" = "skatta-central: a report in "*" is damaged" ]]
	[ ! -e lost ]
}
