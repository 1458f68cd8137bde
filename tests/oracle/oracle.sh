#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# oracle.sh: the figures against those of R, on data sets that come with its packages
# (r-cran-multilevel, r-cran-psychtools); nothing of these is kept. TAP on standard output.
# shellcheck disable=SC2317 # agree() calls them
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

in_store() {
	"$SKATTA_BUILD/skatta-central" --store central.db --passphrase-file passphrase "$@"
}

try() (
	mkdir "$folder/$1"
	cd "$folder/$1"
	Rscript "$here/oracle.R" export "$1" . 2>&1
	printf 'korrekt häst batteri\n' >passphrase
	in_store init --name Oracle
	in_store org import organisation.csv
	in_store round open --id r1 --title Oracle --questionnaire questionnaire.json --open
	in_store import --round r1 answers.csv
	in_store round close --yes r1
	in_store report --round r1 --format json >report.json
	jq -r -f "$here/shown.jq" report.json >shown.csv
	jq -r -f "$here/items.jq" questionnaire.json >items.csv
	Rscript "$here/oracle.R" compare "$1" . 2>&1
)

# try_change BEFORE NOW [EARLIEST]: the change between two of three occasions: rounds that follow each
# other, of which the earlier may be paired with the earliest, or rounds that do not.
try_change() (
	[ -d "$folder/univbct" ] || make_rounds
	cd "$folder/univbct"
	in_store report --round "r$2" --compare "r$1" --format json >report.json
	jq -r -f "$here/shown.jq" report.json >shown.csv
	jq -r -f "$here/items.jq" questionnaire.json >items.csv
	Rscript "$here/change.R" compare . "$@" 2>&1
)

make_rounds() (
	mkdir "$folder/univbct"
	cd "$folder/univbct"
	Rscript "$here/change.R" export . 2>&1
	printf 'korrekt häst batteri\n' >passphrase
	in_store init --name Oracle
	in_store org import organisation.csv
	for occasion in 1 2 3; do
		set -- --id "r$occasion" --title Oracle --questionnaire questionnaire.json --open
		[ "$occasion" = 1 ] || set -- "$@" --follows "r$((occasion - 1))"
		in_store round open "$@"
		in_store import --round "r$occasion" --paired "answers$occasion.csv"
		in_store round close --yes "r$occasion"
	done
)

# The second occasion under other ids, of which the organisation says what they were: R, which knows
# the people by the first ones, has to find the same.
try_renamed() (
	[ -d "$folder/univbct" ] || make_rounds
	mkdir "$folder/renamed"
	cd "$folder/renamed"
	cp ../univbct/*.csv ../univbct/questionnaire.json .
	printf 'korrekt häst batteri\n' >passphrase
	in_store init --name Oracle
	in_store org import organisation.csv
	in_store round open --id r1 --title Oracle --questionnaire questionnaire.json --open
	in_store import --round r1 --paired answers1.csv
	in_store round close --yes r1
	awk -F, -v OFS=, 'NR == 1 { print $0, "was"; next }
		{ was = $1 "+" $1 "/" $5; $1 = "N" $1; print $0, was }' organisation.csv >renamed.csv
	sed '2,$s/,S/,NS/' answers2.csv >answers.csv
	in_store org import renamed.csv
	in_store round open --id r2 --title Oracle --questionnaire questionnaire.json --open --follows r1
	in_store import --round r2 --paired answers.csv
	in_store round close --yes r2
	in_store report --round r2 --format json |
		jq '.rows[].unit |= sub("^NS"; "S") | .participation[].unit |= sub("^NS"; "S")' >report.json
	jq -r -f "$here/shown.jq" report.json >shown.csv
	jq -r -f "$here/items.jq" questionnaire.json >items.csv
	Rscript "$here/change.R" compare . 1 2 2>&1
)

number=0
failed=0
# agree WHAT COMMAND...
agree() {
	what=$1
	shift
	number=$((number + 1))
	if "$@" >"$folder/said" 2>&1; then
		echo "ok $number - R agrees about $what: $(tail -n 1 "$folder/said")"
	else
		failed=1
		sed 's/^/# /' "$folder/said" | tail -n 40
		echo "not ok $number - R agrees about $what"
	fi
}

agree lq2002 try lq2002
agree bfi try bfi
agree 'univbct, from the first to the second' try_change 1 2
agree 'univbct, from the second to the third' try_change 2 3 1
agree 'univbct, from the first to the third' try_change 1 3
agree 'univbct, under other names the second time' try_renamed
echo "1..$number"
exit "$failed"
