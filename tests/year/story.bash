#!/bin/bash
# SPDX-License-Identifier: ISC
# story.bash straight|shuffled: a year of two schools, act by act, in the present folder, where two
# coordinators have begun. What must come out the same, however it was carried, goes into told.
set -euo pipefail

year="$SKATTA_SOURCE/tests/year"
# shellcheck source=/dev/null
for part in world walk "$1"; do
	. "$year/$part.bash"
done

# tell NAME COMMAND…: what it says, into told/NAME.
tell() {
	"${@:2}" >>"told/$1"
}

# report ROUND NAME OPTION…: the ikt unit's.
report() {
	ikt report --round "$1" -o "told/$1-$2" "${@:3}"
}

# What became of the bundles on each machine.
states() {
	local unit

	for unit in $(units); do
		printf '%s:' "$unit"
		at "$unit" status --json | jq -r '.bundles | map("\(.state) \(.reason)") |
			group_by(.) | map(" \(length) \(.[0] | rtrimstr(" "))") | join(",")'
	done
}

# Two answer in haste, of whom one takes it back: what they answer afterwards counts.
first_thoughts() {
	echo '{"A1": 0, "A2": 0, "G1": 0}' >answers.json
	for unit in bjork/b lind/na; do
		at "$unit" fill --round "$1" --profile 2 --code "$(one "$1" "$unit" answer 2)" --role T \
			--answers answers.json --passphrase-file passphrase --finish
		sync
	done
	at lind/na withdraw --round "$1" --profile 2 --passphrase-file passphrase
	sync
}

close() {
	ikt round close --yes "$1"
	publish
	sync
}

everybody_assesses() {
	on 2026-09-14
	a_round ht26 'Självskattning hösten 2026' --questionnaire questionnaire.json \
		--opens 2026-09-14 --closes 2026-10-02
	first_thoughts ht26
	everybody_answers ht26
	merge
	tell status-2026-10.txt ikt status
	on 2026-10-05
	close ht26
	report ht26 district.txt
	report ht26 district.csv --format csv
}

units_plan() {
	on 2026-10-20
	plans ht26 bjork bjork/a bjork/b lind lind/na lind/sa
	for unit in bjork bjork/a lind/sa; do
		tell leaders-2026-10.txt walk "$unit" 'Look at the result' 'Question by question'
	done
	walk lind/sa 'Ask for support' 'Support while' '=Vem kan visa hur eleverna delar?' \
		'=telefon 5678' 'Hand over now' 'Hand over'
	on 2026-10-21
	walk lind 'Ask for support' 'Somebody' '=Kom gärna i april.' '=telefon 9012' 'Hand over now' \
		'Hand over'
	sync
	merge
	goes_on
	tell plans-2026-10.txt ikt plan list
	tell plans-2026-10.txt ikt plan list --open
}

plans_are_answered() {
	on 2026-11-03
	ikt plan feedback ht26/lind/sa --closes 1 --from 'Ikt-enheten, telefon 1234' \
		<<<'Vi kommer på tisdag klockan tre.'
	ikt plan feedback ht26/lind --closes 1 <<<'Gärna! Vi hör av oss i mars.'
	ikt plan feedback ht26/bjork/a <<<'Bra plan! Börja smått: en planering var räcker.'
	publish
	sync
	on 2026-11-05
	tell leaders-2026-11.txt walk bjork/a 'Messages' 'Back'
	tell leaders-2026-11.txt walk lind/sa 'Messages' 'Write' '=Tack, välkomna!' 'Not now' 'Back'
	walk lind/sa 'Hand the plan over' 'Hand over'
	sync
	merge
	goes_on
	for unit in bjork/a lind lind/sa; do
		tell plans-2026-11.txt ikt plan show "ht26/$unit"
	done
	tell plans-2026-11.txt ikt plan list --open
}

temperature_is_taken() {
	on 2027-04-05
	tell status-2027-04.txt ikt status
	plans ht26 bjork bjork/a lind lind/na
	sync
	merge
	goes_on
	on 2027-04-12
	a_round vt27 'Temperaturen våren 2027' --kind pulse --follows ht26 \
		--questionnaire "$SKATTA_DATA/questionnaires/pulse.json"
	everybody_answers vt27
	merge
	on 2027-04-23
	close vt27
	report vt27 district.txt
	report vt27 district.csv --format csv
	for unit in bjork bjork/a lind/sa; do
		tell leaders-2027-04.txt walk "$unit" 'Write the plan'
	done
	tell plans-2027-04.txt ikt plan list
}

everybody_assesses_again() {
	on 2027-09-13
	a_round ht27 'Självskattning hösten 2027' --follows ht26 --questionnaire questionnaire.json
	everybody_answers ht27
	merge
	tell status-2027-10.txt ikt status
	on 2027-10-04
	close ht27
	report ht27 district.txt
	report ht27 district.csv --format csv
	report ht27 district.json --format json
	report ht27 district.html --format html
	for unit in bjork lind; do
		report ht27 "$unit.txt" --unit "$unit" --lang sv
	done
}

units_plan_again() {
	goes_on
	publish
	sync
	on 2027-10-20
	plans ht27 bjork bjork/a lind
	tell leaders-2027-10.txt walk bjork Björkskolan 'Look at the result' 'Question by question'
	tell leaders-2027-10.txt walk bjork/a Björkskolan 'Look at the result'
	tell leaders-2027-10.txt walk lind Lindgymnasiet 'Look at the result'
	sync
	merge
	goes_on
	publish
	sync
	tell plans-2027-10.txt ikt plan list
	tell states-2027-10.txt states
}

mkdir machines codes carriers told
everybody_assesses
units_plan
plans_are_answered
temperature_is_taken
everybody_assesses_again
units_plan_again
