# shellcheck shell=bash disable=SC2154 # lib.bash and the story share variables
# SPDX-License-Identifier: ISC
# The city of tests/programs/year.bats: two coordinators, a machine for each of five teams and two head
# teachers, and what is carried between them. Everything happens in the present folder. How it is
# carried is said by straight.bash or shuffled.bash:
#
#   carriers   a line for each machine: its unit, and what goes between it and a coordinator
#   in_order   the lines of the standard input in the order in which people come
#   merge      what lies on the carriers gets to the ikt unit, some by way of the other coordinator

# on DAY: from now on it is that day, everywhere.
on() {
	export SKATTA_DAY=$1
}

# The ikt unit's program, and that of the gymnasium, which has a coordinator of its own.
ikt() {
	"$programs/skatta-central" --store ikt.db --passphrase-file passphrase "$@"
}

lind() {
	"$programs/skatta-central" --store lind.db --passphrase-file passphrase "$@"
}

# at UNIT ARGUMENT…: the people's program on the machine of that unit.
at() {
	"$programs/skatta" --data "machines/${1/\//-}" "${@:2}"
}

# key COORDINATOR, recipient COORDINATOR: the public keys.
key() {
	jq -r .signing_key "$1.json"
}

recipient() {
	jq -r .recipient "$1.json"
}

# two_coordinators: their stores, and the ikt unit's organisation.
two_coordinators() {
	printf 'six words that nobody guesses\n' >passphrase
	ikt init --name 'Ikt-enheten' --json >ikt.json
	lind init --name 'Lindgymnasiet' --json >lind.json
	ikt org import "$year/organisation.csv"
	ikt trust "$(key lind)"
	jq -f "$year/questionnaire.jq" "$SKATTA_DATA/questionnaires/assessment.json" >questionnaire.json
}

# one ROUND UNIT KIND NUMBER: the number-th code of that kind.
one() {
	awk -F, -v unit="$2" -v kind="$3" -v number="$4" \
		'$1 == unit && $2 == kind && ++i == number { print $3; exit }' "codes/$1"
}

units() {
	cut -d ' ' -f 1 <<<"$carriers"
}

# a_carrier UNIT: what goes between its machine and a coordinator.
a_carrier() {
	awk -v unit="$1" '$1 == unit { print "carriers/" $2 }' <<<"$carriers"
}

# a_round ID TITLE OPTION…: opened by the ikt unit, sealed to both coordinators, known on all machines.
a_round() {
	local unit

	ikt round open --id "$1" --title "$2" --recipient "$(recipient lind)" \
		--contact 'Ikt-enheten, telefon 1234' "${@:3}"
	ikt codes --round "$1" --csv | tr -d '\r"' >"codes/$1"
	publish
	for unit in $(units); do
		at "$unit" join --trust "$(key ikt)" "$(a_carrier "$unit")"
	done
}

publish() {
	local carrier

	while read -r carrier; do
		ikt publish "carriers/$carrier"
	done < <(cut -d ' ' -f 2 <<<"$carriers" | sort -u)
}

# goes_on: all carriers reach the ikt unit in the end, whose receipts alone are trusted on the machines.
goes_on() {
	ikt merge carriers/*
}

# sync: what is finished on the machines goes onto the carriers, and what lies on these comes in.
sync() {
	local unit

	for unit in $(units); do
		at "$unit" sync "$(a_carrier "$unit")"
	done
}

# everybody_answers ROUND
everybody_answers() {
	local unit name number role answers asked

	while IFS=$'\t' read -r unit name number role answers; do
		printf '%s\n' "$answers" >answers.json
		asked=()
		[ "$role" = - ] || asked=(--role "$role")
		at "$unit" fill --round "$1" --profile "$name" --code "$(one "$1" "$unit" answer "$number")" \
			"${asked[@]}" --answers answers.json --passphrase-file passphrase --finish
	done < <(jq -nr --arg round "$1" -f "$year/answers.jq" | in_order)
	sync
}

# plans ROUND UNIT…: the plan of each as plans.jq has it on this day, sealed for handing over.
plans() {
	local unit

	for unit in "${@:2}"; do
		jq -n --arg unit "$unit" --arg day "$SKATTA_DAY" -f "$year/plans.jq" >plan.json
		at "$unit" plan --round "$1" --code "$(one "$1" "$unit" leader 1)" --profile leader \
			--passphrase-file passphrase --plan plan.json --finish
	done
}
