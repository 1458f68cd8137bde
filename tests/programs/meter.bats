# SPDX-License-Identifier: ISC
# How far long work has come, told at a terminal, where every look at the clock is 300 milliseconds
# after the one before.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	set_up_central
	mkdir sent
	for number in 1 2 3 4 5 6 7 8 9; do
		say bjork/a "$number" "$number" 1 '{"A1": 1, "A2": 2}'
	done
	{
		echo respondent,unit,A1
		for number in 1 2 3 4 5 6 7 8; do
			echo "$number,bjork/b,2"
		done
	} >people.csv
}

setup() {
	command -v script >/dev/null || skip "script is not installed"
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/made/." .
}

# at_terminal ARGUMENT...: hurried, on a terminal; its standard output goes into said, the rest is
# $output.
at_terminal() {
	run script -qec "'$SKATTA_BUILD/tests/tools/central_hurried' --store central.db \
		--passphrase-file passphrase $* >said" /dev/null
	[ "$status" -eq 0 ]
}

# tells LINE...: these were shown in this order, one over the other, and nothing is left of the last.
tells() {
	local line rest=$output

	for line; do
		[[ "$rest" == *$'\r'"$line"* ]]
		rest=${rest#*$'\r'"$line"}
	done
	[[ "$rest" =~ ^$'\r'\ +$'\r'$ ]]
	[[ "$output" != *$'\n'* ]]
}

@test "merge says how far it is, and its output is as ever" {
	cp central.db before.db
	at_terminal merge --json sent
	tells "merging bundles: 4 of 9" "merging bundles: 6 of 9" "merging bundles: 8 of 9"
	STORE=before.db central merge --json sent | cmp - said
}

@test "import says how far it is" {
	at_terminal import --round ht26 people.csv
	[[ "$output" == *$'\r'"taking in lines: 4 of 8"* ]]
	[ "$(cat said)" = "responses: 8 new, 0 changed, 0 as before" ]
}

@test "check and closing say how far they are; status and report read no response" {
	central merge sent
	at_terminal status
	run ! grep -q 'reading' <<<"$output"
	at_terminal check
	tells "reading payloads: 4 of 9" "reading payloads: 6 of 9" "reading payloads: 8 of 9"
	at_terminal round close --yes ht26
	[[ "$output" == *$'\r'"reading responses: 4 of 9"*$'\r'"reading responses: 8 of 9"* ]]
	at_terminal report --round ht26 --format csv
	run ! grep -q 'reading' <<<"$output"
	grep -q '"item","A1",9,' said
}

@test "publish says how far it is" {
	for number in 2 3 4 5; do
		central round open --id "r$number" --title R --questionnaire "$sample" --open
	done
	at_terminal publish new
	tells "publishing files: 4"
}

@test "it speaks Swedish" {
	at_terminal --lang sv merge sent
	tells "slår samman paket: 4 av 9" "slår samman paket: 6 av 9" "slår samman paket: 8 av 9"
}

@test "a failure is told in a line of its own" {
	echo broken >>people.csv
	run script -qec "'$SKATTA_BUILD/tests/tools/central_hurried' --store central.db \
		--passphrase-file passphrase import --round nowhere people.csv" /dev/null
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = 'skatta-central: there is no round "nowhere" here'$'\r' ]
}

@test "short work says nothing, and nothing is said where there is no terminal" {
	run script -qec "'$programs/skatta-central' --store central.db \
		--passphrase-file passphrase merge sent >said" /dev/null
	[ -z "$output" ]
	run --separate-stderr "$SKATTA_BUILD/tests/tools/central_hurried" --store central.db \
		--passphrase-file passphrase merge sent
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
}
