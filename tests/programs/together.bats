# SPDX-License-Identifier: ISC
# Two coordinators of one round: after one batch each way both have the same, and until then the
# difference can be named.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

city() {
	STORE=city.db central "$@"
}

# send UNIT REVISION TO: a plan of the unit with a request and a message, into the folder TO.
send() {
	jq -n --arg title "Åtgärd $2" '{focus: ["A"], notes: [{id: 1, day: "2026-11-20", text: "Hej!"}],
		requests: [{id: 1, day: "2026-11-20", about: "pulse", text: "Kom gärna.", contact: "rum 5"}],
		actions: [{id: 1, title: $title, what: "", who: "laget", when: "2026-11-01", resource: "", sign: "",
		 items: ["A1"], status: "planned", toward: null}]}' >plan.json
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader "$1")" "$2" \
		plan.json "$3" >/dev/null
}

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	printf 'six words that nobody guesses\n' >passphrase
	city init --name 'Staden' --json >city.json
	set_up_central --recipient "$(jq -r .recipient city.json)"
	city round import exchange --trust "$key" >/dev/null
	central trust "$(jq -r .signing_key city.json)"
	city trust "$key"
	mkdir sent one other
	for person in 1 2 3 4 5 6 7; do
		say bjork/a "$person" "$person" 1 "{\"A1\": $((person % 3)), \"A2\": 1, \"A3\": 2}"
	done
	mv sent/*.age one
	for person in 1 2 3 4 5 6; do
		say bjork/b "$person" "1$person" 1 "{\"A1\": $((person * 7 % 3)), \"A2\": 0}"
	done
	say bjork/a 1 1 2 '{"A1": 2}'
	say bjork/a 2 2 2 ''
	mv sent/*.age other
	send bjork/a 1 one
	send bjork 1 other
	send bjork/a 2 other
	central merge one >/dev/null
	city merge other >/dev/null
	central plan feedback ht26/bjork/a --from Kim <<<'Bra!' >/dev/null
	city plan feedback ht26/bjork --closes 1 --from Robin <<<'Vi kommer.' >/dev/null
	printf 'What: Mer tid till laget\nWho: rektor\nWhen: 2027-01-15\n' |
		city dialogue note ht26/bjork >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	to_school=$(jq -r .recipient keys.json)
	to_city=$(jq -r .recipient city.json)
}

# swap: one batch each way, the opener's last.
swap() {
	city batch --to "$to_school" home >/dev/null
	central merge home >/dev/null
	central batch --to "$to_city" out >/dev/null
	city merge out >/dev/null
	rm home out
}

# all WHO: whatever a coordinator can read of the round, in a folder.
all() {
	local unit

	mkdir -p "$1"
	for format in text csv json html; do
		"$1" report --round ht26 --format "$format" >"$1/report.$format" 2>&1 || true
	done
	"$1" report --round ht26 --format xlsx --output "$1/report.xlsx" >/dev/null 2>&1 || true
	"$1" plan list >"$1/plans" 2>&1
	"$1" plan list --open >"$1/open" 2>&1
	for unit in bjork bjork/a bjork/b; do
		"$1" plan show "ht26/$unit" >"$1/plan.${unit//\//-}" 2>&1 || true
		"$1" dialogue show "ht26/$unit" >"$1/dialogue.${unit//\//-}" 2>&1 || true
	done
	"$1" plan list --json >"$1/plans.json"
	"$1" comments --round ht26 >"$1/comments" 2>&1 || true
	# What is due is the opener's to see to.
	"$1" status --round ht26 --json |
		jq -S 'del(.backup, .days) | del(.. | .measure_due?, .assess_due?)' >"$1/status"
}

@test "with one batch each way every report, list and thread is the same, byte for byte" {
	swap
	all central
	all city
	diff -r central city
	grep -q 'Åtgärd 2' central/plan.bjork-a
	grep -q 'Bra!' city/plan.bjork-a
	grep -q 'Vi kommer' central/plan.bjork
	grep -q 'Mer tid till laget' central/dialogue.bjork
	central round close --yes ht26 >/dev/null
	swap
	rm -r central city
	all central
	all city
	diff -r central city
	grep -q 'Björkskolan' city/report.text
}

@test "until then the difference is named, and nothing is taken in" {
	city batch --to "$to_school" home >/dev/null
	cp central.db before.db
	run -0 central check --against home
	diff -u - <(printf '%s\n' "$output") <<-END
		store    has what the batch lacks:
		      1  answer to bjork/a in ht26, of $(date +%F)
		      1  plan of bjork/a in ht26, revision 1
		      7  responses in ht26
		batch    has what the store lacks:
		      1  answer to bjork in ht26, of $(date +%F)
		      1  note of the dialogue with bjork in ht26, revision 1
		      1  plan of bjork in ht26, revision 1
		      1  plan of bjork/a in ht26, revision 2
		      7  responses in ht26
		      1  withdrawals in ht26
	END
	cmp central.db before.db
	rm home
	swap
	city batch --to "$to_school" again >/dev/null
	[ "$(central check --against again)" = "store    has all that the batch has, and nothing else" ]
	central round close --yes ht26 >/dev/null
	run -0 central check --against again
	diff -u - <(printf '%s\n' "$output") <<-'END'
		store    has what the batch lacks:
		      1  edition 2 of ht26
	END
}

@test "what is no batch for this store is refused, and why" {
	run ! central check --against missing
	city batch --to "$to_city" own >/dev/null
	run ! central check --against own
	[ "${lines[0]}" = "skatta-central: own is sealed to somebody else" ]

	bundles=(one/*)
	run ! central check --against "${bundles[0]}"
	head -c 300 own >cut.age
	run ! central check --against cut.age
	run -2 central check --against own own
	city batch --to "$to_school" home >/dev/null
	sqlite3 central.db 'DELETE FROM trusted'
	run ! central check --against home
	[[ "${lines[0]}" = "skatta-central: home is a batch that is signed with RW"* ]]
}
