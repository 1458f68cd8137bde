#!/bin/sh
# SPDX-License-Identifier: ISC
# make-round.sh FOLDER: a coordinator with an open round in FOLDER/exchange, its codes in
# FOLDER/codes.csv (unit,kind,code), its key in FOLDER/key, and skatta's store in FOLDER/data joined.
# The programs are those of $programs, or else the real ones.
set -eu
folder=$1
programs=${programs:-$SKATTA_BUILD}
umask 077
printf 'korrekt häst batteri\n' >"$folder/passphrase"
central() {
	"$programs/skatta-central" --store "$folder/central.db" \
		--passphrase-file "$folder/passphrase" "$@"
}
central init --name 'IKT-enheten' --json >"$folder/keys.json"
grep -o 'RW[A-Za-z0-9+/=]*' "$folder/keys.json" >"$folder/key"
central org import "$SKATTA_SOURCE/data/demo/organisation.csv"
central round open --id ht2026 --title 'Självskattning hösten 2026' \
	--questionnaire "$SKATTA_SOURCE/data/questionnaires/assessment.json" \
	--contact 'ikt@skola.example'
central codes --round ht2026 --csv | tr -d '\r"' >"$folder/codes.csv"
mkdir -p "$folder/exchange"
central publish "$folder/exchange"
"$programs/skatta" --data "$folder/data" join --trust "$(cat "$folder/key")" "$folder/exchange"
