#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# coverage.sh: how often the half-width covers the truth, by the formula of the manual and by what the
# program reports of rounds whose truth is known. TAP on standard output.
set -eu
if ! Rscript -e '1' >/dev/null 2>&1; then
	echo '1..0 # SKIP no R'
	exit 0
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
umask 077
cd "$folder"
rounds=24
failed=0

Rscript "$here/coverage.R" formula >simulated || failed=1
grep -v '^1\.\.' simulated
number=$(grep -c 'ok' simulated)

in_store() {
	"$SKATTA_BUILD/tests/tools/quick/skatta-central" --store central.db --passphrase-file passphrase "$@"
}

Rscript "$here/coverage.R" export . "$rounds"
printf 'korrekt häst batteri\n' >passphrase
in_store init --name Coverage >/dev/null
for round in $(seq "$rounds"); do
	in_store org import "organisation$round.csv"
	in_store round open --id "r$round" --title Coverage --questionnaire questionnaire.json --open
	in_store import --round "r$round" "answers$round.csv"
	in_store round close --yes "r$round"
	in_store report --round "r$round" --format csv -o "report$round.csv"
done >said 2>&1 || {
	sed 's/^/# /' said
	failed=1
}
number=$((number + 1))
if Rscript "$here/coverage.R" compare . "$rounds" >said 2>&1; then
	echo "ok $number - as the program says it: $(tail -n 1 said)"
else
	failed=1
	sed 's/^/# /' said
	echo "not ok $number - as the program says it"
fi
echo "1..$number"
exit "$failed"
