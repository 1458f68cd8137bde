# shellcheck shell=bash disable=SC2034 # the bats files use these
# SPDX-License-Identifier: ISC
# What the bats files about both programs share: a coordinator's desk, the people who answer, and
# eyes for what must not change or must not be found. Everything happens in the present folder.
#
# The two programs are those of tests/tools/quick, where passphrases and waiting for the disk cost nothing
# and it is the day of SKATTA_DAY; with SKATTA_CHANCE, what they draw is the same each time. A file whose
# subject is the passphrase, or what remains of it, says `programs=$SKATTA_BUILD` before it loads this
# one; one whose subject is the disk sets SKATTA_DISK.

bats_require_minimum_version 1.5.0

demo="$SKATTA_SOURCE/data/demo"
sample="$SKATTA_SOURCE/tests/sample/questionnaire.json"
expected="$SKATTA_SOURCE/tests/expected"
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}exitcode=99"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}halt_on_error=1:exitcode=99"

# without_leaks: for files whose commands other files run too, which look for leaks.
without_leaks() {
	export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
}

programs=${programs:-$SKATTA_BUILD/tests/tools/quick}
SKATTA_DAY=${SKATTA_DAY:-$(date +%F)}
export programs SKATTA_DAY

skatta() {
	"$programs/skatta" "$@"
}

# The coordinator's program with the store central.db, or the one that STORE names.
central() {
	"$programs/skatta-central" --store "${STORE:-central.db}" \
		--passphrase-file passphrase "$@"
}

# set_up_central [OPTION...]: a store with the demonstration school and the round ht26, published
# in exchange/; its codes, its keys. The options are those of `round open`.
set_up_central() {
	printf 'six words that nobody guesses\n' >passphrase
	central init --name 'Ikt-enheten' --json >keys.json
	central org import "$demo/organisation.csv" >/dev/null
	central round open --id ht26 --title 'Hösten 2026' --questionnaire "$sample" "$@" >/dev/null
	central codes --round ht26 --csv | tr -d '\r"' >codes.csv
	central publish exchange >/dev/null
	key=$(jq -r .signing_key keys.json)
}

# code UNIT NUMBER: the number-th answer code of a unit.
code() {
	awk -F, -v unit="$1" -v number="$2" \
		'$1 == unit && $2 == "answer" && ++i == number { print $3; exit }' codes.csv
}

# leader UNIT [FILE]: its leader code, in codes.csv or another list.
leader() {
	awk -F, -v unit="$1" '$1 == unit && $2 == "leader" { print $3 }' "${2:-codes.csv}"
}

# fill DATA NAME CODE ANSWERS [OPTION...]: the response of a person, finished; prints the bundle.
fill() {
	printf '%s\n' "$4" >answers.json
	skatta --data "$1" fill --round ht26 --profile "$2" --code "$3" --answers answers.json \
		--passphrase-file passphrase --finish "${@:5}" 2>/dev/null
}

# say UNIT NUMBER PERSON REVISION ANSWERS: a bundle in sent/, without the cost of a profile.
say() {
	"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht26.1.json "$1" T "$(code "$1" "$2")" \
		"$3" "$4" "$5" sent
}

# set_up_sent [OPTION...]: a coordinator's desk, as set_up_central makes it; data/ that has joined the
# round; and in sent/ the bundles of two people, whose names are in the files `bundle` and `another`.
set_up_sent() {
	set_up_central "$@"
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	mkdir sent
	say bjork/a 1 1 1 '{"A1": 1}' >bundle
	say bjork/a 2 2 1 '{"A1": 2}' >another
}

# here: in an empty folder of the test's own, a copy of what setup_file made; bats keeps files of its
# own beside it.
here() {
	mkdir "$BATS_TEST_TMPDIR/here"
	cd "$BATS_TEST_TMPDIR/here" || return
	cp -r "$BATS_FILE_TMPDIR/." .
}

# checksums [UNWATCHED]: all that can be seen of the files and folders here, to compare later, but for
# files of that name. Sparse files are known by their size.
checksums() {
	find . ! -name "${1:-}" -printf '%p %y %m %s %l\n' -type f -size -20M -exec sha256sum {} + \
		2>/dev/null | sort
}

# make_latin_locale: Swedish in ISO 8859-1, in a folder here, for LOCPATH; skips where it cannot be made.
make_latin_locale() {
	mkdir locales
	localedef -i sv_SE -f ISO-8859-1 locales/sv_SE.ISO-8859-1 2>/dev/null ||
		skip "localedef cannot make sv_SE: the package locales has it"
	latin=(env "LOCPATH=$PWD/locales" LC_ALL=sv_SE.ISO-8859-1)
}

# is_ascii FILE: text of ASCII alone, with line feeds.
is_ascii() {
	[ "$(LC_ALL=C tr -d ' -~\n' <"$1" | wc -c)" -eq 0 ]
}

# A name of a bundle that does not exist yet.
no_such_bundle() {
	printf '%032x.age\n' "$1"
}

# Change one bit of a file, in its middle or in the byte at this place.
flip_bit() {
	local at=${2:-$(($(stat -c %s "$1") / 2))} byte

	byte=$(od -An -tu1 -j "$at" -N 1 "$1")
	# shellcheck disable=SC2059 # the byte is written as an escape
	printf "\\x$(printf %x $((byte ^ 1)))" | dd of="$1" bs=1 seek="$at" conv=notrunc status=none
}

# The parts of an exchange folder, and the files in them, as FAT may turn their names.
into_capitals() {
	local part file
	for part in "$1"/*; do
		for file in "$part"/*; do
			[ ! -e "$file" ] || mv "$file" "$part/$(basename "$file" | tr '[:lower:]' '[:upper:]')"
		done
		mv "$part" "$1/$(basename "$part" | tr '[:lower:]' '[:upper:]')"
	done
}
