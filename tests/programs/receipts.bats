# SPDX-License-Identifier: ISC
# What a receipt says reaches the person: that it counts, or why not, what to do and whom to ask.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central --contact 'Ikt-enheten, telefon 1234'
	for data in one two; do
		skatta --data "$data" join --trust "$key" exchange >/dev/null 2>&1
	done
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	key=$(jq -r .signing_key keys.json)
}

meet() {
	skatta --data one sync exchange
	skatta --data two sync exchange
	central merge exchange
	central publish exchange
	skatta --data one sync exchange
	skatta --data two sync exchange
}

# state DATA: of its newest bundle.
state() {
	skatta --data "$1" status --json |
		jq -r '[.bundles[] | select(.state != "replaced") | "\(.state) \(.reason)"] | join(",")'
}

# pages DATA NAME ANSWER...: what is read out from one's place on.
pages() {
	printf '%s\n' 2 "$2" "$(cat passphrase)" "${@:3}" s |
		skatta --plain --data "$1" --lang "${language:-en}" | tr '\n' ' '
}

@test "two people with one slip: one counts, the other is told that theirs does not" {
	local counts loses name
	fill one eva "$(code bjork/a 1)" '{"A1": 2, "K1": 1}'
	fill two bo "$(code bjork/a 1)" '{"A1": 0, "K1": 1}'
	meet
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 1'
	[ "$(state one; state two)" = "$(printf 'received \ndoes not count same code\n')" ] ||
		[ "$(state one; state two)" = "$(printf 'does not count same code\nreceived \n')" ]
	counts=one loses=two name=bo
	[ "$(state one)" = 'received ' ] || counts=two loses=one name=eva
	skatta --data "$counts" status >said
	grep ' received 20' said
	run ! grep 'does not count' said
	skatta --data "$loses" status >said
	grep 'does not count$' said
	grep 'other answers were handed over with the same answer code' said
	grep 'ask for an answer code of your own.*telefon 1234' said
	run ! grep -E 'received|confirmed' said
	skatta --data "$loses" --lang sv status >said
	grep 'räknas inte$' said
	# Who fetches it is told as well, and again.
	skatta --data "$loses" sync exchange 2>&1 | grep '^1 bundle does not count: "skatta status" says why'
	run ! grep 'does not count' <<<"$(skatta --data "$counts" sync exchange 2>&1)"
	skatta --data "$loses" --lang sv status >said
	grep 'med samma svarskod.*egen svarskod.*telefon 1234' said
	# On the rounds, at the result and where the answers are.
	pages "$loses" "$name" >said
	grep 'same answer code.*telefon 1234.*(does not count)' said
	pages "$loses" "$name" 1 >said
	grep 'Your answers: does not count .*same answer code.*Give another answer code' said
	pages "$loses" "$name" b >said
	grep 'Where your answers are .*does not count .*same answer code.*telefon 1234' said
	language=sv pages "$loses" "$name" b >said
	grep 'räknas inte .*samma svarskod.*telefon 1234' said
	# With a code of their own, and the word, it counts.
	pages "$loses" "$name" 1 1 "$(code bjork/a 2)" o 1 1 1 >said
	grep 'Handed over, and read back' said
	meet
	[ "$(state "$loses")" = 'received ' ]
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 2'
}

@test "theirs, taken back: it is withdrawn, and nobody asks them for another code" {
	local loses name
	fill one eva "$(code bjork/a 1)" '{"A1": 2, "K1": 1}'
	fill two bo "$(code bjork/a 1)" '{"A1": 0, "K1": 1}'
	meet
	loses=two name=bo
	[ "$(state one)" = 'received ' ] || loses=one name=eva
	message=$(skatta --data "$loses" withdraw --round ht26 --profile "$name" \
		--passphrase-file passphrase)
	meet
	# Who does not open the place reads that it was received, and of no code either.
	[ "$(state "$loses")" = 'received ' ]
	skatta --data "$loses" status --profile "$name" --passphrase-file passphrase >said
	grep "^ht26 .*${message:0:8}.*withdrawn 20" said
	[ "$(grep -c 'has erased your answers' said)" -eq 1 ]
	run ! grep -E 'does not count|answer code|received' said
	skatta --data "$loses" status --json --profile "$name" --passphrase-file passphrase |
		jq -e ".bundles[] | select(.bundle == \"${message%.age}\") | .state == \"withdrawn\" and .withdraws"
}

@test "one person from two machines, with one revision: the one that does not count says so" {
	local loses
	fill one eva "$(code bjork/a 1)" '{"A1": 2, "K1": 1}'
	skatta --data one sync exchange
	skatta --data one backup --profile eva --passphrase-file passphrase eva.backup
	rm -r two
	skatta --data two restore --passphrase-file passphrase eva.backup
	fill one eva "$(code bjork/a 1)" '{"A1": 1}'
	fill two eva "$(code bjork/a 1)" '{"A1": 0}'
	meet
	loses=one
	[ "$(state one)" = 'does not count same revision' ] || loses=two
	[ "$(state "$loses")" = 'does not count same revision' ]
	[ "$( (state one; state two) | grep -c '^received $')" -eq 1 ]
	skatta --data "$loses" status | grep 'another version of yours does.*hand it over again from here'
	# The word given again there: that one counts, and the other is told.
	pages "$loses" eva 1 1 1 >said
	grep 'Handed over, and read back' said
	meet
	[ "$(state "$loses")" = 'received ' ]
	central status --json | jq -e '.conflicts == 0'
}

@test "a file that is damaged on its way goes again, and says so meanwhile" {
	name=$(fill one eva "$(code bjork/a 1)" '{"A1": 2, "K1": 1}')
	skatta --data one sync exchange
	cp "exchange/bundles/$name" whole
	flip_bit "exchange/bundles/$name"
	central merge exchange | grep '^refused'
	central publish exchange
	skatta --data one sync exchange || true
	[ "$(state one)" = 'does not count damaged' ]
	skatta --data one status | grep 'damaged on its way.*goes again with the next sync.*telefon 1234'
	mkdir stick
	skatta --data one sync stick
	cmp whole "stick/bundles/$name"
}

@test "damaged on its way from another machine: a copy that waits here still waits for its owner" {
	name=$(fill one eva "$(code bjork/a 1)" '{"A1": 2, "K1": 1}')
	skatta --data one backup --profile eva --passphrase-file passphrase eva.backup
	rm -r two
	skatta --data two restore --passphrase-file passphrase eva.backup
	skatta --data one sync exchange
	flip_bit "exchange/bundles/$name"
	central merge exchange | grep '^refused'
	central publish exchange
	mkdir stick
	skatta --data two sync exchange
	skatta --data two sync stick
	[ "$(state two)" = 'finished ' ]
	[ -z "$(find stick -name '*.age')" ]
}

# The first one of a machine that has heard what to go above has a high number, and is the first.
@test "a copy of what was sealed once, after receipts came: finished, not changed" {
	fill one bo "$(code bjork/a 2)" '{"A1": 0, "K1": 1}'
	meet
	name=$(fill one eva "$(code bjork/a 1)" '{"A1": 2, "K1": 1}')
	skatta --data one backup --profile eva --passphrase-file passphrase eva.backup
	rm -r two
	skatta --data two restore --passphrase-file passphrase eva.backup
	skatta --data two status --json --profile eva --passphrase-file passphrase |
		jq -e '[.drafts[].state] == ["finished"]'
	run ! skatta --data two withdraw --round ht26 --profile eva --passphrase-file passphrase
	# Sealed a second time, and copied before that left: the first may have.
	skatta --data one sync exchange
	central unseal "exchange/bundles/$name" | sed -n 2p | jq -e '.revision > 1'
	fill one eva "$(code bjork/a 1)" '{"A1": 1}'
	skatta --data one backup --profile eva --passphrase-file passphrase again.backup
	rm -r two
	skatta --data two restore --passphrase-file passphrase again.backup
	skatta --data two status --json --profile eva --passphrase-file passphrase |
		jq -e '[.drafts[].state] == ["changed"]'
}
