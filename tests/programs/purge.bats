# SPDX-License-Identifier: ISC
# The end of keeping a round: its answers are gone from the store, what was counted stays.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

# The leader code of a unit.
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

# kept DOCUMENT: how many parts of it there are of the round.
kept() {
	sqlite3 central.db "SELECT count(*) FROM counted WHERE round = 'ht26' AND document = '$1'"
}

@test "the answers are gone from the file, and what was counted stays" {
	marks ht26 >gone
	marks vt27 >left
	[ "$(wc -l <gone)" -eq 13 ]
	[ "$(found gone)" -eq 13 ]
	sqlite3 central.db "SELECT hex(substr(box, 1, 24)) FROM counted WHERE document <> 'sums'" >sealed
	[ "$(found sealed)" -eq 2 ]
	reports >before
	central purge --before "$tomorrow" --yes >said
	[ "$(cat said)" = 'ht26: 13 responses erased' ]
	[ "$(found gone)" -eq 0 ]
	[ "$(found left)" -eq 1 ]
	[ "$(found sealed)" -eq 0 ]
	[ "$(kept sums) $(kept places) $(kept texts)" = '1 0 0' ]
	[ "$(sqlite3 central.db "SELECT count(*) FROM payloads WHERE round = 'ht26' AND unit IS NOT NULL")" -eq 0 ]
	reports >after
	# But for what was hidden of comments before: it is erased now.
	sed -i 's/What people wrote was erased with the answers\./hidden: too few/
		s/Det som skrevs har raderats tillsammans med svaren\./dolt: för få/
		s/"erased":true/"erased":false/' after
	diff before after
	central log | grep " purge .*ht26, 13 responses"
	central check | grep ' 1 payload$'
	central report --round ht26 --unit bjork --format csv | grep '"bjork/a"'
}

@test "what cannot be made any more says so" {
	central purge --before "$tomorrow" --yes
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
		"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json \
			"$(leader bjork/a)" "$1" plan.json sent >/dev/null
		central merge sent | grep -c '^accepted' | grep -qx "$2"
	}
	central merge sent >/dev/null
	send 1 1
	central purge --before "$tomorrow" --yes | grep '13 responses'
	central plan list | grep 'Arbetslag A: 1 planned'
	send 2 1
	central check
	central batch --to "$(jq -r .recipient keys.json)" batch | grep -x '1 response, 1 round with its figures'
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
	central batch --to "$(jq -r .recipient keys.json)" again | grep -x '1 response, 1 round with its figures'
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
	grep -q 'ht26, "Hösten 2026", closed on' seen
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

@test "another coordinator is shown the figures of a round that was purged before" {
	STORE=new.db central init --json >new.json
	sqlite3 central.db "DELETE FROM ledger WHERE round = 'vt27'; DELETE FROM payloads WHERE round = 'vt27'"
	central purge --before "$tomorrow" --yes >/dev/null
	central report --round ht26 --format json >here
	central batch --to "$(jq -r .recipient new.json)" alone | grep -x '1 round with its figures'
	STORE=new.db central trust "$(jq -r .signing_key keys.json)"
	STORE=new.db central merge alone | grep ', and the figures of 1 round$'
	STORE=new.db central report --round ht26 --format json | cmp here -
	STORE=new.db central check
	STORE=new.db central merge alone | grep '^duplicate'
}

@test "what can never be known is said before and after" {
	central round open --id later --title Later --follows ht26 --open --questionnaire "$sample" >/dev/null
	central round open --id pulse --title P --kind pulse --follows ht26 --open --questionnaire "$sample" >/dev/null
	cp central.db before.db
	asked="$programs/skatta-central --store central.db --passphrase-file passphrase purge --before $tomorrow"
	echo n | script -qec "$asked" /dev/null >seen || true
	grep -q '^later: the change since ht26 can then no longer be counted' seen
	[ "$(grep -c pulse seen)" -eq 0 ]
	central purge --before "$tomorrow" --yes >said
	diff said - <<-END
		ht26: 13 responses erased
		later: the change since ht26 can then no longer be counted
	END
	printf 'respondent,unit,A1\n' >paper.csv
	for person in 1 2 3 4 5 6; do printf 'p%d,bjork/a,2\n' $person; done >>paper.csv
	central import --round later paper.csv >/dev/null
	central round close --yes later >/dev/null
	# How the figures have is.
	central report --round later --format json |
		jq -e '[.rows[] | select(.unit == "bjork/a" and .id == "A1")][0] | .change_kind == "unpaired"'
}

@test "figures, changes and comparisons go on when an earlier round is purged" {
	central round open --id later --title Later --follows ht26 --open --questionnaire "$sample" >/dev/null
	printf 'respondent,unit,A1\n' >paper.csv
	for person in 1 2 3 4 5 6; do printf 'p%d,bjork/a,2\n' $person; done >>paper.csv
	central import --round later paper.csv >/dev/null
	central round close --yes later >/dev/null
	central report --round later --format json >told
	central purge --before "$tomorrow" --yes >said
	run ! grep -q 'no longer be counted' said
	diff <(jq 'del(.comments)' told) <(central report --round later --format json | jq 'del(.comments)')
	central report --round later --compare ht26 >/dev/null
}

@test "publishing goes on, and units are told the same figures" {
	central publish exchange >/dev/null
	before=$(find exchange/units -name '*.age' | wc -l)
	[ "$before" -gt 0 ]
	central purge --before "$tomorrow" --yes >/dev/null
	central publish exchange >/dev/null
	central publish exchange | grep -qx '0 new receipts'
}
