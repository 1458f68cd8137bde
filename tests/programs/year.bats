# SPDX-License-Identifier: ISC
# A year of two schools with two coordinators, with both programs: a round, plans, support, feedback, a
# temperature measurement, and a second round, compared; and the same again, carried otherwise.
# SKATTA_UPDATE_YEAR=1 writes what is expected anew.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
load ../year/world
load ../year/changes

year="$SKATTA_SOURCE/tests/year"

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/city"
	cd "$BATS_FILE_TMPDIR/city"
	on 2026-09-01
	two_coordinators
}

# play NAME: a year that is carried so, with both coordinators as they were made. Leaks are looked for
# when it is carried straight: otherwise the same commands come in another order.
play() {
	[ "$1" = straight ] || export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
	cp -r "$BATS_FILE_TMPDIR/city" "$BATS_FILE_TMPDIR/$1"
	cd "$BATS_FILE_TMPDIR/$1"
	bash "$year/story.bash" "$1" >said 2>&1 || {
		tail -n 40 said
		return 1
	}
}

# A drawing goes whole, and no further than its own end: several stand in a row of a table.
text_of_html() {
	sed '/<style>/,/<\/style>/d' |
		sed -z 's/<svg/\x01/g; s/<\/svg>/\x02/g; s/\x01[^\x02]*\x02//g; s/<[^>]*>/ /g' |
		sed 's/  */ /g; /^ *$/d'
}

# readable: what was told, as people can read and compare it, into a folder of that name. Comments lie in
# an order that a key of the store gives them; here they are sorted.
readable() {
	local file

	mkdir readable
	for file in told/*; do
		case $file in
		*.csv) tr -d '\r' <"$file" | changes_out_of_csv ;;
		*.json) changes_out_of_json <"$file" | jq -cS '.comments[].texts |= sort | del(.rows), .rows[]' ;;
		*.html) text_of_html <"$file" | changes_out_of_html ;;
		*/leaders-*) changes_out_of_walk <"$file" ;;
		*) tr -d '\r' <"$file" | changes_out_of_report ;;
		esac | awk '/Det här vill|Vi är för få/ { fflush(); print | "sort"; next } { close("sort"); print }' \
			>"readable/${file#told/}"
	done
}

@test "a year of two schools, compared whole" {
	play straight
	readable
	if [ "${SKATTA_UPDATE_YEAR:-}" = 1 ]; then
		rm -f "$expected"/year/*
		mkdir -p "$expected/year"
		cp readable/* "$expected/year/"
	fi
	diff -ru "$expected/year" readable
}

@test "the other coordinator has the same figures and plans in the end" {
	cd "$BATS_FILE_TMPDIR/straight"
	lind trust "$(key ikt)"
	ikt batch --to "$(recipient lind)" all
	lind merge all
	lind round import carriers/folder --trust "$(key ikt)"
	for round in ht26 vt27 ht27; do
		for coordinator in ikt lind; do
			"$coordinator" report --round "$round" --format csv -o "$coordinator.csv"
		done
		diff -u ikt.csv lind.csv
	done
	for plan in ht26/bjork ht26/bjork/a ht26/lind/sa ht27/lind; do
		for coordinator in ikt lind; do
			"$coordinator" plan show "$plan" --json | jq -e .plan >"$coordinator.plan"
		done
		diff -u ikt.plan lind.plan
	done
}

@test "carried otherwise, each bundle twice, it says the same" {
	play shuffled
	readable
	diff -r ../straight/readable readable
	# To the byte, until there are changes.
	diff -r -x 'ht27-*' -x leaders-2027-10.txt ../straight/told told
}
