# SPDX-License-Identifier: ISC
# Three years of a small city with both coordinators, compared whole: twelve schools, some three hundred
# people of whom some move, leave and come, a team that is split, sticks and slips that are lost; and the
# same bundles carried otherwise. SKATTA_UPDATE_YEAR=1 writes what is expected anew.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
load ../year/city/desks

city="$SKATTA_SOURCE/tests/year/city"

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/begun"
	cd "$BATS_FILE_TMPDIR/begun"
	on 2026-08-20
	two_coordinators
}

# play NAME: three years that are carried so, in this folder, which is as it was begun.
play() {
	bash "$city/story.bash" "$1" >said 2>&1 || {
		tail -n 40 said
		return 1
	}
}

@test "three years of a city, compared whole" {
	cp -r "$BATS_FILE_TMPDIR/begun" "$BATS_FILE_TMPDIR/straight"
	cd "$BATS_FILE_TMPDIR/straight"
	play straight
	sort merged | uniq -c >told/merged.txt
	if [ "${SKATTA_UPDATE_YEAR:-}" = 1 ]; then
		rm -rf "$expected/city"
		cp -r told "$expected/city"
	fi
	diff -ru "$expected/city" told
}

# same_reports FORMAT…: both coordinators say the same, to the byte.
same_reports() {
	local round format who

	for round in ht26 vt27 ht27 vt28 ht28; do
		for format in "$@"; do
			for who in ikt soder; do
				"$who" report --round "$round" --format "$format" >"$who.$format"
			done
			cmp "ikt.$format" "soder.$format"
		done
	done
}

@test "the other coordinator reports the same, and both stores are whole" {
	cd "$BATS_FILE_TMPDIR/straight"
	on 2028-10-03
	same_reports csv text json html
	ikt check
	soder check
}

@test "the same bundles carried otherwise, each twice, say the same" {
	cp -r "$BATS_FILE_TMPDIR/begun" "$BATS_FILE_TMPDIR/shuffled"
	cd "$BATS_FILE_TMPDIR/shuffled"
	cp -r ../straight/sent .
	play shuffled
	diff -ru -x merged.txt ../straight/told told
	on 2028-10-03
	same_reports csv
}
