# SPDX-License-Identifier: ISC
# A response taken back, from the person's command to the receipt that says it is erased.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

# One store with an open round, and Eva's place, whose response is handed over: each costs a
# passphrase.
setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	fill data eva "$(code bjork/a 1)" '{"A1": 2, "A2": 1, "K1": 1, "K2": "ORD SOM SKA BORT"}' >first
	skatta --data data sync exchange 2>/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	key=$(jq -r .signing_key keys.json)
}

withdraw() {
	skatta --data data withdraw --round ht26 --profile eva --passphrase-file passphrase
}

# The state of what Eva has taken back, and whether it is erased.
taken_back() {
	skatta --data data status --json --profile eva --passphrase-file passphrase |
		jq -r '.drafts[] | "\(.state) \(.answered) \(.erased)"'
}

meet() {
	central merge exchange
	central publish exchange
	skatta --data data sync exchange
}

@test "taken back, merged, erased and confirmed" {
	meet
	second=$(withdraw 2>said)
	grep -q 'skatta sync' said
	[ "$(taken_back)" = "withdrawal asked for 4 false" ]
	skatta --data data sync exchange
	central merge exchange | grep "^accepted .*$second"
	central merge "exchange/bundles/$(cat first)" | grep '^duplicate'
	central unseal "exchange/bundles/$second" | sed -n 2p |
		jq -e '.kind == "withdrawal" and .revision == 65 and (has("answers") | not)'
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 0'
	[ "$(taken_back)" = "withdrawal asked for 4 false" ]
	meet
	[ "$(taken_back)" = "withdrawn 4 true" ]
	skatta --data data status --profile eva --passphrase-file passphrase >said
	grep 'ht26 .*withdrawn 20' said
	grep 'The coordinator has erased your answers' said
	skatta --data data --lang sv status --profile eva --passphrase-file passphrase |
		grep 'Ikt-samordnaren har raderat ditt svar'
	# Who has no passphrase does not see which of the bundles took something back.
	run skatta --data data status --json
	[[ "$output" != *"withdraw"* ]]
}

@test "looked at again after that, by her and by others: nothing is sent, and nobody counts" {
	meet
	withdraw
	skatta --data data sync exchange
	meet
	# Finished once more on the pages, receipts fetched, and another one's bundle sent.
	printf '%s\n' 2 eva "$(cat passphrase)" 1 o 1 4 b 1 s | skatta --plain --data data >said
	grep 'Your result' said
	grep 'withdrawn 20' said
	fill data bo "$(code bjork/a 2)" '{"A1": 1}' >second
	skatta --data data sync exchange
	central merge exchange >said
	grep "^accepted .*$(cat second)" said
	grep '^total: 1 accepted' said
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 1'
	[ "$(taken_back)" = "withdrawn 4 true" ]
}

@test "the other way round: the withdrawal comes before what it takes back" {
	second=$(withdraw 2>/dev/null)
	skatta --data data sync exchange
	central merge "exchange/bundles/$second" | grep '^accepted'
	central merge "exchange/bundles/$(cat first)" | grep '^superseded'
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 0'
	central check | grep '1 payload$'
}

@test "finished again with the same code: it counts" {
	withdraw
	meet
	third=$(fill data eva "$(code bjork/a 1)" '{"A1": 0}')
	skatta --data data sync exchange
	central merge exchange | grep "^accepted .*$third"
	central unseal "exchange/bundles/$third" | sed -n 2p | jq -e '.revision == 65'
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 1'
	[ -z "$(taken_back)" ]
}

@test "a closed round: taken back all the same, once, and never handed over again" {
	meet
	central round close --yes ht26
	meet
	second=$(withdraw 2>/dev/null)
	run -1 fill data eva "$(code bjork/a 1)" '{"A1": 0}'
	skatta --data data sync exchange
	central merge exchange | grep "^conflict .*$second: round closed"
	meet
	skatta --data data status --profile eva --passphrase-file passphrase >said
	grep 'erased, but the figures stand' said
	run -1 --separate-stderr withdraw
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta: your answers in the round ht26 have already been taken back" ]
	[[ "${stderr_lines[1]}" = *"has erased them"* ]]
	[ "$(skatta --data data status --json | jq '.bundles | length')" -eq 2 ]
}

@test "closed before the message came: erased all the same, the figures stand, and the receipt says so" {
	meet
	second=$(withdraw 2>/dev/null)
	central round close --yes ht26
	skatta --data data sync exchange
	central merge exchange | grep "^conflict .*$second: round closed"
	[ "$(sqlite3 central.db 'SELECT count(*) FROM payloads WHERE withdrawal = 0 AND box IS NOT NULL')" -eq 0 ]
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 0'
	central report --round ht26 --format json |
		jq -e '.participation[] | select(.unit == "bjork/a") | .responses == 1'
	central status --json | jq -e '.conflicts == 0 and .withdrawals == 1 and .late == 1'
	central status >said
	grep -qx '1 withdrawal came after the figures had been made: the answers are erased, and the figures stand.' said
	run ! grep -q 'two devices' said
	meet
	skatta --data data status --json |
		jq -e --arg name "${second%.age}" \
			'.bundles[] | select(.bundle == $name) | .reason == "round closed" and (has("counted") | not)'
	# What became of it is said to whose it is.
	[ -z "$(taken_back)" ]
	skatta --data data status --json --profile eva --passphrase-file passphrase |
		jq -e --arg name "${second%.age}" \
			'.bundles[] | select(.bundle == $name) | .state == "too late" and .counted'
	skatta --data data status --profile eva --passphrase-file passphrase >said
	grep 'erased, but the figures stand' said
	grep 'The coordinator has erased your answers. The round was closed before that' said
	# What it was to take back is what was counted: no later version is.
	first=$(cat first)
	grep "^ht26 .*${first:0:8}.* received 20" said
	run ! grep 'a later version counts' said
	skatta --data data status --json --profile eva --passphrase-file passphrase |
		jq -e --arg name "${first%.age}" \
			'.bundles[] | select(.bundle == $name) | .state == "received" and .counts'
	run --separate-stderr withdraw
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta: your answers in the round ht26 have already been taken back" ]
	[ "$(skatta --data data status --json | jq '.bundles | length')" -eq 2 ]
	# Its way in is the result, and the bundles say why.
	printf '%s\n' 2 eva "$(cat passphrase)" 1 '<' b s |
		skatta --plain --data data >said
	grep 'Your result' said
	grep 'The round was closed before that' said
}

@test "nothing finished, an unknown round, another passphrase" {
	run skatta --data data withdraw --round ht26
	[ "$status" -eq 2 ]
	run skatta --data data withdraw --round none --profile eva --passphrase-file passphrase
	[ "$status" -eq 1 ]
	echo 'something else' >wrong
	run skatta --data data withdraw --round ht26 --profile eva --passphrase-file wrong
	[ "$status" -eq 1 ]
	echo '{"A1": 1}' >answers.json
	skatta --data data fill --round ht26 --profile bo --code "$(code bjork/a 2)" \
		--answers answers.json --passphrase-file passphrase
	run --separate-stderr skatta --data data withdraw --round ht26 --profile bo \
		--passphrase-file passphrase
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta: nothing has been handed over in the round ht26 yet" ]
}
