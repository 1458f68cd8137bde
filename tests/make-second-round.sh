#!/bin/sh
# SPDX-License-Identifier: ISC
# make-second-round.sh FOLDER: in a folder of make-round.sh, where Eva of the team bjork/a answers in
# the first round, which is then closed; a round that follows it is open, its codes in
# FOLDER/codes.csv.
set -eu
folder=$1
umask 077
central() {
	"$SKATTA_BUILD/skatta-central" --store "$folder/central.db" \
		--passphrase-file "$folder/passphrase" "$@"
}
client() {
	"$SKATTA_BUILD/skatta" --data "$folder/data" "$@"
}
code=$(awk -F, '$1 == "bjork/a" && $2 == "answer" { print $3; exit }' "$folder/codes.csv")
printf 'korrekt häst\n' >"$folder/hers"
cat >"$folder/answers.json" <<'END'
{"A1": 3, "A2": 2, "A3": 2, "A4": 1, "B1": 3, "B2": 2, "B3": 2, "B4": 2, "C1": 1, "C2": 1, "C3": 0,
 "C4": 2, "D1": 2, "D2": 2, "D3": 1, "D4": 1, "E1": 2, "E2": 1, "E3": 2, "E4": 2, "F1": 1, "F2": 2,
 "F3": 2, "F4": "-", "G1": 1, "G2": 2, "G3": 3, "G4": 2}
END
client fill --round ht2026 --code "$code" --profile Eva --passphrase-file "$folder/hers" \
	--answers "$folder/answers.json" --finish
central round close ht2026
central round open --id vt2027 --title 'Självskattning våren 2027' --follows ht2026 \
	--questionnaire "$SKATTA_SOURCE/data/questionnaires/assessment.json"
central codes --round vt2027 --csv | tr -d '\r"' >"$folder/codes.csv"
central publish "$folder/exchange"
client join "$folder/exchange"
