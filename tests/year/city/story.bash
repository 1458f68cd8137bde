#!/bin/bash
# SPDX-License-Identifier: ISC
# story.bash straight|shuffled: three years of a small city, act by act, in the present folder, where two
# coordinators have begun. What must come out the same, however it was carried, goes into told. Bundles
# are made into sent/STAGE/STICK where there is no sent yet: else those that are there are carried again.
set -euo pipefail

city="$SKATTA_SOURCE/tests/year/city"
# shellcheck source=/dev/null
for part in desks machines "$1"; do
	. "$city/$part.bash"
done

# tell NAME COMMAND…: what it says, into told/NAME.
tell() {
	"${@:2}" >>"told/$1"
}

# figures ROUND: all of them; report ROUND NAME OPTION…: of a unit, or as people read them.
figures() {
	report "$1" city.csv --format csv
}

report() {
	ikt report --round "$1" -o "told/$1-$2" "${@:3}"
}

# A stick of one school is lost, so the machine there makes the bundles anew; the stick is found later. A
# slip is lost before anybody has answered with it; somebody takes it all back.
the_first_year() {
	on 2026-08-20
	organisation 1
	ikt org import organisation.csv
	on 2026-09-14
	opens ht26 'Självskattning hösten 2026' --questionnaire questionnaire.json
	loses_slip ht26 ronn/b 11
	answer ht26 1 1 '.*' ht26
	answer ht26 1 1 hassel ht26-again
	sealing && mv sent/ht26/hassel sent/ht26-lost
	takes_back ht26 1 60 2 ht26
	carry ht26
	carry ht26-again
	found_early sent/ht26-lost
	tell ht26-status.txt ikt status
	on 2026-10-05
	closes ht26
	found_late sent/ht26-lost
	figures ht26
	report ht26 Norr.txt --unit Norr
	tell ht26-comments.txt ikt comments --round ht26
	on 2026-10-20
	plans 1 ht26 1
	carry ht26-plans
	tell ht26-plans.txt ikt plan list
}

# A team was split. While the round is open there are more people, and a team more: some have answered
# under the edition before. A stick comes when the round is closed. A leader code is renewed, and a plan
# comes under the one before; somebody takes back what was counted.
the_second_year() {
	on 2027-08-20
	organisation 2
	tell ht27-organisation.txt ikt org import --dry-run organisation.csv
	ikt org import organisation.csv
	on 2027-09-13
	opens ht27 'Självskattning hösten 2027' --follows ht26 --questionnaire questionnaire.json
	answer ht27 2 1 'asp|ek|gran|hassel' ht27
	on 2027-09-20
	organisation 2.5
	ikt org import organisation.csv
	tell ht27-organisation.txt drawn ikt round amend ht27
	more_codes ht27 1
	publish
	answer ht27 2.5 2 'bjork|[l-z].*' ht27
	sealing && mkdir sent/ht27-late && mv sent/ht27/tall sent/ht27-late
	carry ht27
	tell ht27-status.txt ikt status
	on 2027-10-04
	closes ht27
	carry ht27-late
	takes_back ht27 2.5 151 2 ht27-back
	carry ht27-back
	tell ht27-late.txt ikt status --round ht27
	tell ht27-late.txt ikt round update ht27
	closed_anew
	figures ht27
	report ht27 lind.txt --unit lind --lang sv
	tell ht27-lind-d.json leader_reads ht27 lind/d
	on 2027-10-20
	renewed=$(one ht27 ek leader 1)
	renews_leader ht27 ek
	publish
	plan_under "$renewed" ht27 3 1 ek '2 ek - planned,C2,Under den gamla koden'
	plans 2 ht27 4
	carry ht27-plans
	tell ht27-plans.txt ikt plan list
	tell ht27-plans.txt ikt plan list --open
}

# Somebody finds a slip that was lost and answers with it; then the one whose it was, with a new one.
the_third_year() {
	local lost

	on 2028-08-20
	organisation 3
	ikt org import organisation.csv
	on 2028-09-11
	opens ht28 'Självskattning hösten 2028' --follows ht27 --questionnaire questionnaire.json
	lost=$(one ht28 lonn/b answer 4)
	loses_slip ht28 lonn/b 4
	answer ht28 3 1 '.*' ht28
	says ht28 1 lonn/b T "$lost" 900 1 '{"A1": 4, "A2": 4, "C1": 4}' ht28
	carry ht28
	tell ht28-status.txt ikt status
	on 2028-10-02
	closes ht28
	figures ht28
	report ht28 city.txt
	report ht28 trend.txt --trend
	tell ht28-comments.txt ikt comments --round ht28
	tell ht28-end.txt ikt status
}

# temperature ROUND FOLLOWED YEAR OPENS CLOSES
temperature() {
	on "$4"
	opens "$1" "Temperaturen $4" --kind pulse --follows "$2" \
		--questionnaire "$SKATTA_DATA/questionnaires/pulse.json"
	answer "$1" "$3" 1 '.*' "$1"
	carry "$1"
	on "$5"
	closes "$1"
	figures "$1"
	report "$1" ek.txt --unit ek
	report "$1" lind.txt --unit lind
	tell "$1-plans.txt" ikt plan list
}

begin
the_first_year
temperature vt27 ht26 1 2027-04-05 2027-04-23
the_second_year
temperature vt28 ht27 2.5 2028-04-03 2028-04-21
the_third_year
