#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# report.sh: what a report costs of a round with ten times the responses in the same units, as a ratio,
# measured in one run. Exits 1 where it is more than it may be. Passphrases cost nothing here, as they
# cost both the same.
set -eu
most=1.5
runs=11
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
umask 077
cd "$folder"

in_store() {
	"$SKATTA_BUILD/tests/tools/quick/skatta-central" --store "$store" --passphrase-file passphrase "$@"
}

# prepare RESPONSES SMALLEST LARGEST: a closed round of 45 teams
prepare() {
	store=store.$1
	awk -v folder=. -v items='A1 A2 A3 A4 B1 B2 B3 B4 C1 C2 C3 C4 D1 D2 D3 D4 E1 E2 E3 E4 F1 F2 F3 F4' \
		-v smallest="$2" -v largest="$3" -v answering=1 -f "$SKATTA_SOURCE/tests/town/town.awk"
	in_store init
	in_store org import organisation1.csv
	in_store round open --id r --title Bench --open \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/assessment.json"
	in_store import --round r answers1.csv
	in_store round close --yes r
	in_store report --round r --format csv
}

# time_report RESPONSES FORMAT: its milliseconds, beside the others
time_report() {
	store=store.$1
	begun=$(date +%s%N)
	in_store report --round r --format "$2" >shown
	ended=$(date +%s%N)
	echo $(((ended - begun) / 1000)) >>"$1.$2"
}

# The tenth that was fastest: whatever else the machine does only adds.
decile() {
	sort -n "$1" | sed -n "$((runs / 10 + 1))p"
}

printf 'korrekt häst batteri\n' >passphrase
prepare 1600 31 40 >said 2>&1
prepare 16000 310 400 >said 2>&1
status=0
for format in csv json text html; do
	run=0
	while [ "$run" -lt "$runs" ]; do
		time_report 1600 "$format"
		time_report 16000 "$format"
		run=$((run + 1))
	done
	awk -v few="$(decile "1600.$format")" -v many="$(decile "16000.$format")" -v most=$most \
		-v format="$format" 'BEGIN {
		ratio = many / few
		printf "%-22s %.1f ms of 1600 responses, %.1f ms of 16000: %.2f times, %s %s\n",
		    "report as " format, few / 1000, many / 1000, ratio, ratio <= most ? "within" : "ABOVE", most
		exit ratio > most
	}' || status=1
done
exit $status
