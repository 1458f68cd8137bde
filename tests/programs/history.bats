# SPDX-License-Identifier: ISC
# Units that come from others: what the organisation may say of it, and what goes on from there.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

heading=school,school_name,form,district,team,team_name,headcount

# open_round ID [OPTION…]
open_round() {
	central round open --id "$1" --title "Round $1" --questionnaire "$sample" "${@:2}"
}

# organise LINE…: import an organisation that says what units were.
organise() {
	printf '%s\n' "$heading,was" "$@" >org.csv
	central org import org.csv
}

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	printf 'six words that nobody guesses\n' >passphrase
	central init --json >keys.json
	printf '%s\n' "$heading" 'asp,Aspskolan,,Norr,a,Lag A,40' 'asp,Aspskolan,,Norr,b,Lag B,40' \
		'ek,Ekskolan,,Norr,,,40' 'lind,Lindskolan,,Norr,,,40' >org.csv
	central org import org.csv
	open_round first
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/made/." .
}

# refused SENTENCE ARGUMENT…: with status 1, nothing done, and a hint.
refused() {
	local expected=$1

	shift
	run --separate-stderr open_round "$@"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: $expected" ]
	[[ "${stderr_lines[1]}" = 'Nothing was changed. '* ]]
	run central round show "$1"
	[ "$status" -eq 1 ]
}

# was ROUND UNIT: what the round's file says.
was() {
	central publish out >/dev/null
	jq -c --arg unit "$2" '.organisation[] | select(.id == $unit) | .was' "out/rounds/$1.1.json"
}

@test "what a unit is said to come from is held to the round before" {
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,asp/a+asp/c'
	refused '"poppel/a" is said to come from "asp/c", which the round first does not have' \
		second --follows first
	refused '"poppel/a" is said to come from "asp/a", but the round follows none' second
	organise 'poppel,Poppelskolan,,Norr,,,40,Norr'
	refused '"poppel" is said to come from "Norr", which was a district in the round first' \
		second --follows first
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,lind + ek + asp/a'
	open_round second --follows first
	[ "$(was second poppel)" = '["ek","lind"]' ]
	[ "$(was second poppel/a)" = '["asp/a"]' ]
	[ "$(was second Norr)" = null ]
	[ "$(was first asp)" = null ]
}

@test "what a round has said is not said again by those that follow it, so the column can stay" {
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,lind + ek + asp/a'
	open_round pulse --follows first --kind pulse
	[ "$(was pulse poppel)" = '["ek","lind"]' ]
	open_round second --follows first
	open_round third --follows second
	open_round fourth --follows third
	for round in third fourth; do
		[ "$(was "$round" poppel)" = null ]
		[ "$(was "$round" poppel/a)" = null ]
	done
	# Another one is held to the round that is followed.
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,ek'
	refused '"poppel" is said to come from "ek", which the round fourth does not have' \
		fifth --follows fourth
}

@test "a later edition says the same, and a colleague reads it" {
	organise 'poppel,Poppelskolan,,Norr,,,40,ek'
	mkdir other
	cp passphrase other/
	(cd other && central init --json >keys.json)
	open_round second --follows first --recipient "$(jq -r .recipient other/keys.json)"
	central round close --yes second
	central publish out
	jq -e '.organisation[1].was == ["ek"] and .closed != null' out/rounds/second.2.json
	cd other
	central round import ../out --trust "$(jq -r .signing_key ../keys.json)"
	central round show second
	central check
}
