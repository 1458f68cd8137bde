# SPDX-License-Identifier: ISC
# Trees by chance through the programs, from answers on paper to the report, and whoever reads that with
# a pencil. tests/attack/pencil.h says what is tried.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

tool() {
	"$SKATTA_BUILD/tests/attack/pencil_tool" "$@"
}

# tell SEED: what is told of the tree of this number, in report.json.
tell() {
	rm -f central.db* ./*.csv report.json
	tool make "$1"
	central init --name 'Ikt-enheten' >/dev/null
	central org import organisation.csv >/dev/null 2>&1
	central round open --id r --title R --questionnaire questionnaire.json >/dev/null 2>&1
	central import --round r answers.csv >/dev/null
	central round close r --yes >/dev/null 2>&1
	central report --round r --format json >report.json
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	printf 'six words that nobody guesses\n' >passphrase
}

@test "a pencil finds nothing in what the program tells of trees by chance, and finds what is put back" {
	local trees=${SKATTA_LONG:+200} tree area=0 number=0

	for ((tree = 1; tree <= ${trees:-20}; tree++)); do
		tell "$tree"
		tool try "$tree"
		tool area "$tree" >/dev/null || area=$((area + 1))
		tool number "$tree" >/dev/null || number=$((number + 1))
	done
	echo "put back into ${trees:-20} trees: found in $area and in $number"
	[ "$area" -ge 10 ]
	[ "$number" -ge 10 ]
}
