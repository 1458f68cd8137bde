#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# oracle.sh: the figures against those of R, on data sets that come with its packages
# (r-cran-multilevel, r-cran-psychtools); nothing of these is kept. TAP on standard output.
set -eu
if ! Rscript -e 'stopifnot(requireNamespace("multilevel"), requireNamespace("psychTools"))' \
	>/dev/null 2>&1; then
	echo '1..0 # SKIP no R with r-cran-multilevel and r-cran-psychtools'
	exit 0
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
umask 077

# The ends of what is told only by bounds stand beside each number.
columns='["unit","kind","id","hidden","n","mean","mean_low","mean_high","index","index_low",
	"index_high","sd","sd_low","sd_high","median","alpha"]'
row='[.unit, .kind, .id, .hidden, .n, .mean, .bounds.mean[0]?, .bounds.mean[1]?, .index,
	.bounds.index[0]?, .bounds.index[1]?, .sd, .bounds.sd[0]?, .bounds.sd[1]?, .median, .alpha]'

try() (
	mkdir "$folder/$1"
	cd "$folder/$1"
	in_store() {
		"$SKATTA_BUILD/skatta-central" --store central.db --passphrase-file passphrase "$@"
	}
	Rscript "$here/oracle.R" export "$1" . 2>&1
	printf 'korrekt häst batteri\n' >passphrase
	in_store init --name Oracle
	in_store org import organisation.csv
	in_store round open --id r1 --title Oracle --questionnaire questionnaire.json --open
	in_store import --round r1 answers.csv
	in_store round close r1
	in_store report --round r1 --format json >report.json
	jq -r "($columns | @csv), (.rows[] | $row | @csv)" report.json >shown.csv
	Rscript "$here/oracle.R" compare "$1" . 2>&1
)

number=0
failed=0
for name in lq2002 bfi; do
	number=$((number + 1))
	if try "$name" >"$folder/said" 2>&1; then
		echo "ok $number - R agrees about $name: $(tail -n 1 "$folder/said")"
	else
		failed=1
		sed 's/^/# /' "$folder/said" | tail -n 40
		echo "not ok $number - R agrees about $name"
	fi
done
echo "1..$number"
exit "$failed"
