#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# town.sh: towns of 12 schools and 45 teams by chance, of whose people 75 % answer and 12 % leave each
# year, in three rounds through import, close and report: town.R says what stays visible. TAP on
# standard output.
set -eu
if ! Rscript -e '1' >/dev/null 2>&1; then
	echo '1..0 # SKIP no R'
	exit 0
fi
here=$SKATTA_SOURCE/tests
assessment=$SKATTA_SOURCE/data/questionnaires/assessment.json
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
umask 077
towns=${SKATTA_TOWNS:-4}

in_store() {
	"$SKATTA_BUILD/tests/tools/quick/skatta-central" --store central.db --passphrase-file passphrase "$@"
}

tell() (
	mkdir "$folder/$1"
	cd "$folder/$1"
	printf 'korrekt häst batteri\n' >passphrase
	# What teachers in a compulsory school are asked in the first year.
	jq -r -f "$here/oracle/items.jq" "$assessment" | grep -v '"look-back"\|gymnasium' >items.csv
	awk -v folder=. -v seed="$1" -v rounds=3 -v items="$(sed '1d; s/^"\([^"]*\)".*/\1/' items.csv |
		tr '\n' ' ')" -f "$here/town/town.awk"
	in_store init
	for number in 1 2 3; do
		set -- --id "r$number" --title Town --questionnaire "$assessment" --open
		[ "$number" = 1 ] || set -- "$@" --follows "r$((number - 1))"
		in_store org import "organisation$number.csv"
		in_store round open "$@"
		in_store import --round "r$number" --paired "answers$number.csv"
		in_store round close --yes "r$number"
		in_store report --round "r$number" --format json -o report.json
		jq -r -f "$here/oracle/shown.jq" report.json >"shown$number.csv"
	done
)

failed=0
for town in $(seq "$towns"); do
	tell "$town" >"$folder/said" 2>&1 || failed=1
done
[ "$failed" = 0 ] && Rscript "$here/town/town.R" "$folder" "$towns" >"$folder/said" 2>&1 || failed=1
sed 's/^/# /' "$folder/said" | tail -n 40
[ "$failed" = 0 ] || printf 'not '
echo "ok 1 - $towns towns by chance: $(tail -n 2 "$folder/said" | tr '\n' ' ')"
echo '1..1'
exit "$failed"
