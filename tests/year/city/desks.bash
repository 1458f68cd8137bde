# shellcheck shell=bash disable=SC2154 # story.bash and lib.bash share variables
# SPDX-License-Identifier: ISC
# The two coordinators of the city of tests/programs/city.bats: the ikt unit opens all rounds, and merges
# what comes from the north; a colleague merges the rest. What they draw by chance is the same each time.

# on DAY: from now on it is that day.
on() {
	export SKATTA_DAY=$1
}

ikt() {
	"$programs/skatta-central" --store ikt.db --passphrase-file passphrase "$@"
}

soder() {
	"$programs/skatta-central" --store soder.db --passphrase-file passphrase "$@"
}

# drawn COMMAND…: it draws the same keys and codes each time.
drawn() {
	SKATTA_CHANCE="$*" "$@"
}

# key COORDINATOR, recipient COORDINATOR: the public keys.
key() {
	jq -r .signing_key "$1.json"
}

recipient() {
	jq -r .recipient "$1.json"
}

two_coordinators() {
	printf 'six words that nobody guesses\n' >passphrase
	drawn ikt init --name 'Ikt-enheten' --json >ikt.json
	drawn soder init --name 'Södra kontoret' --json >soder.json
	ikt trust "$(key soder)"
	soder trust "$(key ikt)"
	jq -f "$SKATTA_SOURCE/tests/year/questionnaire.jq" \
		"$SKATTA_DATA/questionnaires/assessment.json" >questionnaire.json
}

begin() {
	mkdir codes told
	[ -d sent ] || making=yes
}

# organisation YEAR: that of the year, into organisation.csv.
organisation() {
	awk -v year="$1" -f "$city/people.awk" "$city/people" "$city/units.csv" >organisation.csv
}

# opens ID TITLE OPTION…: a round, sealed to both, known to both.
opens() {
	drawn ikt round open --id "$1" --title "$2" --recipient "$(recipient soder)" "${@:3}"
	ikt codes --round "$1" --csv | tr -d '\r"' >"codes/$1"
	publish
}

publish() {
	ikt publish exchange
	[ -e held ] || soder round import exchange --trust "$(key ikt)"
}

# one ROUND UNIT KIND NUMBER: the number-th code of that kind; slip: the number on the slip.
one() {
	awk -F, -v unit="$2" -v kind="$3" -v number="$4" \
		'$1 == unit && $2 == kind && ++i == number { print $3; exit }' "codes/$1"
}

slip() {
	awk -F, -v code="$2" '$3 == code { print $4 }' "codes/$1"
}

# another_code ROUND CODE OPTION…: what codes prints takes the place of the code.
another_code() {
	local new

	new=$(drawn ikt codes --round "$1" "${@:3}" --csv | tr -d '\r"' | awk -F, 'NR == 2 { print $3 }')
	sed -i "s/$2/$new/" "codes/$1"
}

# loses_slip ROUND UNIT NUMBER: that slip is replaced by another one.
loses_slip() {
	local lost

	lost=$(one "$1" "$2" answer "$3")
	another_code "$1" "$lost" --replace "$(slip "$1" "$lost")"
}

# renews_leader ROUND UNIT
renews_leader() {
	another_code "$1" "$(one "$1" "$2" leader 1)" --renew-leader "$2"
}

# more_codes ROUND EDITION: those that are new since then.
more_codes() {
	ikt codes --round "$1" --since "$2" --csv | tr -d '\r"' >>"codes/$1"
}

# merge COORDINATOR PATH…
merge() {
	"$1" merge --json "${@:2}" | jq -r --arg who "$1" --arg day "$SKATTA_DAY" \
		'.files[] | "\($day) \($who) \(.word) \(.reason)"' >>merged
}

# both_have: what one has, the other gets.
both_have() {
	rm -f home out
	soder batch --to "$(recipient ikt)" home
	merge ikt home
	ikt batch --to "$(recipient soder)" out
	merge soder out
}

# closes ROUND; closed_anew: everybody learns what was counted.
closes() {
	both_have
	ikt round close --yes "$1"
	closed_anew
}

closed_anew() {
	publish
	both_have
}
