# SPDX-License-Identifier: ISC
# Answers from a file: all that is given is taken, or none of it.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

# One store with an open round, and Eva's place, whose response was received.
setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	fill data eva "$(code bjork/a 1)" '{"A1": 2, "A2": 1, "A3": 0}'
	meet 2>/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
}

meet() {
	skatta --data data sync exchange
	central merge exchange
	central publish exchange
	skatta --data data sync exchange
}

# of NAME: what status says to who opens this place.
of() {
	skatta --data data status --json --profile "$1" --passphrase-file passphrase
}

# give NAME ANSWERS [OPTION...]: without the options of fill() in lib.bash.
give() {
	printf '%s\n' "$2" >answers.json
	run --separate-stderr skatta --data data fill --round ht26 --profile "$1" \
		--answers answers.json --passphrase-file passphrase "${@:3}"
}

# is_refused WORDS NAME ANSWERS [OPTION...]: with these words, and everything is as it was.
is_refused() {
	of eva >before
	give "${@:2}"
	[ "$status" -ne 0 ]
	[ -z "$output" ]
	[[ "$stderr" = *"$1"* ]]
	[[ "$stderr" != *"recovery code"* ]]
	of eva >after
	diff before after
	[ "$(jq -r '.drafts | length' after)" -eq 0 ]
}

@test "finished on the pages: who has no profile here is told that nothing was handed over" {
	rm -r data
	skatta --data data join --trust "$(jq -r .signing_key keys.json)" exchange
	give eva '{"A1": 2, "A2": 1, "A3": 0}' --code "$(code bjork/a 1)"
	printf '%s\n' 2 eva "$(cat passphrase)" 1 o 1 s | skatta --plain --data data | grep 'Your result'
	run --separate-stderr skatta --data data status
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = 'nothing has been handed over from this machine yet' ]
	[[ "${stderr_lines[1]}" = *'--profile NAME'* ]]
	of eva | jq -e '.drafts[0].state == "finished"'
	# Handed over after the round was closed, it is late, and the page before says so.
	central round close --yes ht26
	meet
	printf '%s\n' 2 eva "$(cat passphrase)" 1 1 s | skatta --plain --data data | tr '\n' ' ' |
		grep 'The round was closed on .* is late, and counts only if .*1: Hand over '
	run --separate-stderr skatta --data nobody status
	[ "${stderr_lines[0]}" = 'nothing has been handed over from this machine yet' ]
}

@test "a closed round: what was received stays received" {
	central round close --yes ht26
	meet
	is_refused 'the round was closed on' eva '{"A1": 1}' --code "$(code bjork/a 1)"
	is_refused 'the round was closed on' eva '{"A1": 1}' --code "$(code bjork/b 1)" --finish
	is_refused 'the round was closed on' eva '{"A1": 1}' --role A
	is_refused 'the round was closed on' bo '{"A1": 1}' --code "$(code bjork/a 2)"
	[ "$(of eva | jq -r '.bundles[0].state')" = received ]
	run of bo
	[ "$status" -eq 1 ]
}

@test "a code, a unit, a role, a file or an answer that will not do changes nothing" {
	local own other

	own=$(code bjork/a 1) other=$(code bjork/b 1)
	is_refused 'not an answer code' eva '{"A1": 1}' --code 0000-0000-0000-0000
	is_refused 'answered with codes' eva '{"A1": 1}' --unit bjork/b
	is_refused 'has no unit bjork/x' eva '{"A1": 1}' --unit bjork/x
	is_refused 'has no role X' eva '{"A1": 1}' --code "$other" --role X
	is_refused 'A9' eva '{"A9": 1}' --code "$other"
	is_refused 'A1' eva '{"A1": 17}' --code "$other" --role A
	is_refused 'column' eva '{"A1":' --code "$other"
	is_refused '1 question must be answered first' eva '{"A1": null}' --code "$own" --finish
}

@test "nor is a place made for what is refused" {
	is_refused 'say where with --code' bo '{"A1": 1}'
	is_refused 'not an answer code' bo '{"A1": 1}' --code 0000-0000-0000-0000
	is_refused 'has no role X' bo '{"A1": 1}' --code "$(code bjork/a 2)" --role X
	is_refused '1 question must be answered first' bo '{"A2": 1}' \
		--code "$(code bjork/a 2)" --finish
	run of bo
	[ "$status" -eq 1 ]
	give bo '{"A2": 1}' --code "$(code bjork/a 2)"
	[ "$status" -eq 0 ]
	[[ "$stderr" = *"recovery code"*"saved: 1 of "* ]]
	give bo '{"A1": 1}' --finish
	[ "$status" -eq 0 ]
	[[ "$output" = *.age ]]
}

@test "an answer to what this person is not asked is refused by its name" {
	is_refused 'answers.json line 2: H1 is answered, but this person is not asked it' \
		eva $'{"A1": 1,\n"H1": 1}' --code "$(code bjork/a 1)" --finish
	[[ "$stderr" = *'Nothing was saved.'* ]]
	is_refused 'A3 is answered, but' eva '{"A1": 1, "A3": 0}' --role A
	is_refused 'K2 is answered, but' eva '{"K1": 0, "K2": "svårt"}'
	is_refused 'H1 is answered, but' bo '{"A1": 1, "H1": 1}' --code "$(code bjork/a 2)"
	# Who is asked it may answer, and none is no answer.
	give eva '{"A1": 1, "K1": 1, "K2": "svårt", "H1": null}' --finish
	[ "$status" -eq 0 ]
}
