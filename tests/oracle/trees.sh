#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# trees.sh: organisations, questionnaires and answers by chance through import, close and report, each
# row and number against the rule of skatta-figures(7) in R. SKATTA_TREES says how many. TAP on
# standard output.
set -eu
if ! Rscript -e '1' >/dev/null 2>&1; then
	echo '1..0 # SKIP no R'
	exit 0
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
umask 077
last=${SKATTA_TREES:-200}

in_store() {
	"$SKATTA_BUILD/tests/tools/quick/skatta-central" --store central.db --passphrase-file ../passphrase "$@"
}

# In the folder of a tree: its rounds, which follow each other.
tell() (
	cd "$folder/$1"
	cp ../empty.db central.db
	jq -r -f "$here/items.jq" questionnaire.json >items.csv
	number=1
	while [ -f "answers$number.csv" ]; do
		set -- --id "r$number" --title Tree --questionnaire questionnaire.json --open \
			--min-group "$(cat min_group)"
		[ "$number" = 1 ] || set -- "$@" --follows "r$((number - 1))"
		in_store org import "organisation$number.csv"
		in_store round open "$@"
		in_store import --round "r$number" --paired "answers$number.csv"
		in_store round close --yes "r$number"
		in_store report --round "r$number" --format json -o report.json
		jq -r -f "$here/shown.jq" report.json >"shown$number.csv"
		number=$((number + 1))
	done
)

# all FROM: every second tree
all() {
	tree=$1
	while [ "$tree" -le "$last" ]; do
		tell "$tree" >"$folder/$tree.said" 2>&1 || {
			sed "s/^/# tree $tree: /" "$folder/$tree.said"
			return 1
		}
		tree=$((tree + 2))
	done
}

Rscript "$here/trees.R" export "$folder" 1 "$last"
printf 'korrekt häst batteri\n' >"$folder/passphrase"
(
	cd "$folder"
	"$SKATTA_BUILD/tests/tools/quick/skatta-central" --store empty.db --passphrase-file passphrase \
		init --name Trees >/dev/null
)
failed=0
all 1 &
all 2 || failed=1
wait "$!" || failed=1
# One half each.
half=$((last / 2))
if [ "$failed" = 0 ]; then
	Rscript "$here/trees.R" compare "$folder" 1 "$half" >"$folder/first" 2>&1 &
	Rscript "$here/trees.R" compare "$folder" "$((half + 1))" "$last" >"$folder/second" 2>&1 || failed=1
	wait "$!" || failed=1
	cat "$folder/first" "$folder/second" | sed 's/^/# /' | tail -n 80
fi
[ "$failed" = 0 ] || printf 'not '
echo "ok 1 - R agrees about $last trees by chance"
echo '1..1'
exit "$failed"
