#!/bin/sh
# SPDX-License-Identifier: ISC
# make.sh BUILD NUMBER: one of each file that the programs write, as they are in BUILD now, kept
# here as NAME-NUMBER.* for the versions to come. A number that has been released is never made
# again: make the next one.
set -eu

build=$1
number=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

skatta() {
	"$build/skatta" --data data "$@"
}

central() {
	"$build/skatta-central" --store central.db --passphrase-file passphrase "$@"
}

# keep FILE NAME
keep() {
	install -m 644 "$1" "$here/$2"
}

export SKATTA_DATA="$here/../../data"
sed -n 's/^Passphrase: //p' "$here/README" >passphrase
central init --name 'Ikt-enheten' --json >keys.json
central org import "$here/../sample/organisation.csv"
central round open --id ht26 --title 'Hösten 2026' \
	--questionnaire "$here/../sample/questionnaire.json"
central publish exchange
central codes --round ht26 --csv | tr -d '\r"' >codes.csv
code=$(awk -F, '$1 == "bjork/a" && $2 == "answer" { print $3; exit }' codes.csv)
key=$(sed -n 's/.*\(RW[A-Za-z0-9+/=]*\).*/\1/p' keys.json)

skatta join --trust "$key" exchange
printf '%s\n' '{"A1": 2, "A2": "?", "A3": 1, "K1": 1, "K2": "Tiden räcker inte."}' >answers.json
bundle=$(skatta fill --round ht26 --code "$code" --profile Anna --passphrase-file passphrase \
	--answers answers.json --finish)
skatta sync exchange
central merge exchange
central publish exchange

keep data/skatta.db "client-$number.db"
keep central.db "central-$number.db"
keep exchange/rounds/ht26.1.json "round-$number.json"
keep exchange/rounds/ht26.1.json.minisig "round-$number.json.minisig"
keep "exchange/bundles/$bundle" "bundle-$number.age"
for receipts in exchange/receipts/*.json; do
	keep "$receipts" "receipts-$number.json"
	keep "$receipts.minisig" "receipts-$number.json.minisig"
done

# Her place carried elsewhere: the answers handed over, the plan of a team only ready.
code=$(awk -F, '$1 == "bjork/a" && $2 == "leader" { print $3 }' codes.csv)
cat >plan.json <<'END'
{"focus": ["A"], "notes": [], "requests": [], "actions": [{"id": 1, "title": "Pröva ett moment",
 "what": "", "who": "", "when": "", "resource": "", "sign": "", "items": ["A1"],
 "status": "planned", "toward": null}]}
END
skatta plan --round ht26 --code "$code" --profile Anna --passphrase-file passphrase \
	--plan plan.json --finish
skatta backup --profile Anna --passphrase-file passphrase backup
keep backup "backup-$number.age"

# Rounds at every stage: purged, reported, compared with one another, closed only. What is closed
# last has not left by any of it.
answered() {
	central round open --id "$1" --title "$2" --open --questionnaire \
		"$here/../sample/questionnaire.json" ${3:+--follows "$3"}
	{
		echo respondent,unit,A1,A2,A3,K1,K2
		for person in 1 2 3 4 5 6; do
			echo "p$person,bjork/a,$((person % 3)),1,$((person % 2)),1,Ord $person i $1"
			echo "q$person,bjork/b,$((person % 2)),2,,0,"
		done
	} >paper.csv
	central import --round "$1" --paired paper.csv
	central round close --yes "$1"
}
answered gallrad 'Gallrad'
central report --round gallrad >gallrad.txt
central purge --before 2999-01-01 --yes
answered sedd 'Sedd'
central report --round sedd >sedd.txt
answered forra 'Förra'
answered nya 'Nya' forra
central report --round nya >nya.txt
answered stangd 'Stängd'
keep central.db "central-$number.db"
keep gallrad.txt "purged-$number.said"

# What they said.
skatta status --json >client.json
keep client.json "client-$number.said"
central status --round ht26 --json | jq -cS '{round, units}' >central.json
keep central.json "central-$number.said"
central unseal "exchange/bundles/$bundle" >bundle.txt
keep bundle.txt "bundle-$number.said"
"$build/skatta" --data restored restore --passphrase-file passphrase backup
"$build/skatta" --data restored status --json >backup.json
keep backup.json "backup-$number.said"
printf '%s\n' "$key" >key
keep key "round-$number.said"
