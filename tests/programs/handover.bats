# SPDX-License-Identifier: ISC
# A round goes from the school that opened it to the city: with its codes, its plans, its figures; the
# people who answered go on as they were.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

city() {
	STORE=city.db central "$@"
}

# gets UNIT: what the newest file for the unit says, of whoever has the round by now.
gets() {
	local editions=(exchange/rounds/ht26.*.json)

	"$SKATTA_BUILD/tests/tools/plan_tool" open "${editions[-1]}" "$(leader "$1")" exchange/units
}

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	printf 'six words that nobody guesses\n' >passphrase
	city init --name 'Staden' --json >city.json
	STORE=third.db central init --name 'Grannen' --json >third.json
	set_up_central --recipient "$(jq -r .recipient city.json)"
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	fill data Anna "$(code bjork/a 1)" '{"A1": 1}' >/dev/null
	jq -n '{focus: ["A"], requests: [], actions: [],
		notes: [{id: 1, day: "2026-11-20", text: "Hej!"}]}' >plan.json
	skatta --data data plan --round ht26 --code "$(leader bjork/a)" --profile Anna \
		--passphrase-file passphrase --plan plan.json --finish >/dev/null 2>&1
	skatta --data data sync exchange >/dev/null 2>&1
	mkdir sent
	for person in 2 3 4 5 6 7; do
		say bjork/a "$person" "$person" 1 '{"A1": 2, "A2": 1, "A3": 0}'
	done
	central merge exchange sent >/dev/null
	central plan feedback ht26/bjork/a <<<'Bra!' >/dev/null
	central publish exchange >/dev/null
	central trust "$(jq -r .signing_key city.json)"
	central trust "$(jq -r .signing_key third.json)"
	city trust "$key"
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	city_key=$(jq -r .signing_key city.json)
	to_city=$(jq -r .recipient city.json)
	to_school=$(jq -r .recipient keys.json)
	key=$(jq -r .signing_key keys.json)
}

# hand_over: from the school to the city, which publishes it.
hand_over() {
	central batch --to "$to_city" batch >/dev/null
	central round hand-over ht26 given --to "$city_key" --recipient "$to_city" >/dev/null
	city merge batch >/dev/null
	city round take-over given >/dev/null
	city publish exchange >/dev/null
}

@test "the city has it then: it merges, answers, closes and counts, and people go on as they were" {
	run -0 central round hand-over ht26 given --to "$city_key" --recipient "$to_city"
	[ "${lines[0]}" = "The round ht26 is handed over; nothing of it is published here any more." ]
	central batch --to "$to_city" batch >/dev/null
	city merge batch | grep '^accepted'
	run -0 city round take-over given
	[ "${lines[0]}" = "The round ht26 is yours from edition 2 on." ]
	city publish exchange >/dev/null
	minisign -Vm exchange/rounds/ht26.2.json -P "$city_key" >/dev/null
	# The giver's word in it holds as well.
	jq -j '.handed[0].signature' exchange/rounds/ht26.2.json >word.minisig
	printf 'skatta-handover/1 ht26 2 %s\n' "$city_key" >word
	minisign -Vm word -P "$key" >/dev/null
	# Anna's machine trusts the school; it takes this round from the city, and her plan's thread.
	run -0 skatta --data data sync exchange --profile Anna --passphrase-file passphrase
	[ "${lines[1]}" = "1 round new or changed" ]
	fill data Anna "$(code bjork/a 1)" '{"A1": 2}' >/dev/null
	skatta --data data sync exchange >/dev/null 2>&1
	city merge exchange >merged
	[ "$(grep -c '^accepted' merged)" -eq 1 ]
	[ "$(city status --json --round ht26 | jq '[.units[] | select(.unit == "bjork/a").responses][0]')" -eq 7 ]
	city plan feedback ht26/bjork/a <<<'Från staden.' >/dev/null
	city publish exchange >/dev/null
	gets bjork/a | jq -e '[.said[] | select(.what == "answer").text] | sort == ["Bra!", "Från staden."]'
	skatta --data data sync exchange --profile Anna --passphrase-file passphrase 2>&1 | grep -x 'news for 1 unit'
	skatta --data data status --profile Anna --passphrase-file passphrase --json |
		jq -c "[.bundles[] | [.state, .reason]]" >states
	cat states
	jq -e 'any(. == ["received", ""]) and all(.[0] != "handed over" and .[0] != "refused")' states
	city round close --yes ht26 >/dev/null
	city report --round ht26 --unit bjork/a | grep -q '7 of'
}

@test "at the giver nothing more comes of it, and it takes the next editions in" {
	hand_over
	for command in 'round close --yes ht26' 'round amend ht26' 'codes --round ht26 --add 2 --unit bjork/a' \
		'codes --round ht26 --renew-leader bjork/a'; do
		# shellcheck disable=SC2086 # words
		run ! central $command
		[ "${lines[0]}" = "skatta-central: the round ht26 was handed over" ]
	done
	find exchange | sort >before
	central plan feedback ht26/bjork/a <<<'Ett ord till.' >/dev/null
	central publish exchange >/dev/null
	diff before <(find exchange | sort)
	central round import exchange | grep -x '1 edition taken in'
	run ! central round close --yes ht26
	[ "${lines[0]}" = "skatta-central: the round ht26 was opened by Staden" ]
	# What was answered at the school goes home with a batch, as at any other coordinator.
	central batch --to "$to_city" again >/dev/null
	city merge again | grep '^accepted'
	city publish exchange >/dev/null
	gets bjork/a | jq -e '[.said[] | select(.what == "answer").text] | sort == ["Bra!", "Ett ord till."]'
}

@test "a closed round goes with its figures, and with the codes that its leaders have" {
	central round close --yes ht26 >/dev/null
	central report --round ht26 >school
	hand_over
	city report --round ht26 >told
	diff school told
	central report --round ht26 | diff school -
	gets bjork/a | jq -e '.results != null'
	say bjork/a 8 8 1 '{"A1": 0, "A2": 0, "A3": 0}'
	city merge sent >/dev/null
	run ! city round update ht26
	[[ "${lines[0]}" = *"was counted by another coordinator"* ]]
}

@test "a batch that is made after a closed round was given has its figures" {
	central round close --yes ht26 >/dev/null
	central report --round ht26 >school
	central round hand-over ht26 given --to "$city_key" --recipient "$to_city" >/dev/null
	central batch --to "$to_city" batch >/dev/null
	city merge batch >/dev/null
	city round take-over given >/dev/null
	city report --round ht26 | diff school -
}

@test "it comes back at once, before anything was told of it elsewhere" {
	central batch --to "$to_city" batch >/dev/null
	central round hand-over ht26 given --to "$city_key" --recipient "$to_city" >/dev/null
	city merge batch >/dev/null
	city round take-over given >/dev/null
	city plan show ht26/bjork/a | grep -q 'Bra!'
	city batch --to "$to_school" home >/dev/null
	city round hand-over ht26 back --to "$key" --recipient "$to_school" >/dev/null
	central merge home >/dev/null
	central round take-over back | grep -x 'The round ht26 is yours from edition 3 on.'
	central plan feedback ht26/bjork/a <<<'Igen.' >/dev/null
	central publish exchange >/dev/null
	gets bjork/a | jq -e '[.said[] | select(.what == "answer").text] | index("Igen.") != null'
}

@test "given once more to a file that is there, it is given all the same" {
	central round hand-over ht26 given --to "$city_key" --recipient "$to_city" >/dev/null
	run ! central round hand-over ht26 given --to "$city_key" --recipient "$to_city"
	[[ "${lines[0]}" = *'already exists' ]]
	run ! central round close --yes ht26
	[ "${lines[0]}" = "skatta-central: the round ht26 was handed over" ]
}

@test "it can go on, and back" {
	hand_over
	city trust "$key"
	city batch --to "$to_school" batch2 >/dev/null
	city round hand-over ht26 back --to "$key" --recipient "$to_school" >/dev/null
	central merge batch2 >/dev/null
	central round take-over back | grep -x 'The round ht26 is yours from edition 3 on.'
	central publish exchange >/dev/null
	skatta --data data sync exchange 2>&1 | grep -x '2 rounds new or changed'
	central round close --yes ht26 >/dev/null
	run ! city round close --yes ht26
	city round import exchange | grep -x '1 edition taken in'
}

@test "who may not have it, or give it, is told why, and nothing is changed" {
	cp central.db before.db
	third=$(jq -r .recipient third.json)
	run ! central round hand-over ht26 given --to "$(jq -r .signing_key third.json)" --recipient "$third"
	[ "${lines[0]}" = "skatta-central: the answers in the round ht26 are not sealed to them" ]
	sqlite3 central.db "DELETE FROM trusted WHERE key = '$city_key'"
	run ! central round hand-over ht26 given --to "$city_key" --recipient "$to_city"
	[ "${lines[0]}" = "skatta-central: the key $city_key is not trusted here" ]
	central trust "$city_key"
	run -2 central round hand-over ht26 given --to "$key" --recipient "$to_city"
	[ ! -e given ]
	# A file that cannot be written hands nothing over.
	run ! central round hand-over ht26 nowhere/given --to "$city_key" --recipient "$to_city"
	central round show ht26 >/dev/null
	central round hand-over ht26 given --to "$city_key" --recipient "$to_city" >/dev/null
	run ! central round hand-over ht26 other --to "$(jq -r .signing_key third.json)" --recipient "$to_city"
	[ "${lines[0]}" = "skatta-central: the round ht26 was handed over already, to $city_key" ]
	central round hand-over ht26 again --to "$city_key" --recipient "$to_city" >/dev/null
	# Not before its round is known, nor by somebody else, nor twice.
	run ! city round take-over given
	[ "${lines[0]}" = 'skatta-central: there is no round "ht26" here' ]
	STORE=third.db run ! central round take-over given
	central batch --to "$to_city" batch >/dev/null
	city merge batch >/dev/null
	head -c 400 given >./cut
	run ! city round take-over ./cut
	run ! city round take-over plan.json
	city round take-over again >/dev/null
	run ! city round take-over given
	[ "${lines[0]}" = "skatta-central: the round ht26 is here in edition 2, and was handed over as edition 2" ]
	city check
	central check
}
