# shellcheck shell=bash disable=SC2154 # story.bash and lib.bash share variables
# SPDX-License-Identifier: ISC
# What people and leaders hand over, and onto which stick: each school has one.

# sealing: bundles are made, and not only carried.
sealing() {
	[ "${making:-}" = yes ]
}

# says ROUND EDITION UNIT ROLE CODE PERSON REVISION ANSWERS STAGE: one bundle, "" takes back.
says() {
	local stick=sent/$9/${3%%/*}

	sealing || return 0
	[ -d "$stick" ] || mkdir -p "$stick"
	"$SKATTA_BUILD/tests/tools/bundle_tool" "exchange/rounds/$1.$2.json" "${@:3:6}" "$stick" >/dev/null
}

# people ROUND YEAR: a line for each: the unit, the number and the code.
people() {
	awk -v year="$2" -f "$city/people.awk" "$city/people" |
		awk -F '[ ,]' 'NR == FNR { if ($2 == "answer") code[$1, ++of[$1]] = $3; next }
			{ print $1, $2, code[$1, $3] }' "codes/$1" -
}

# answer ROUND YEAR EDITION SCHOOLS STAGE: who answers in those schools; some in haste first.
answer() {
	local unit person code role answers revision

	while IFS=$'\t' read -r unit person code role answers; do
		[ "$role" != - ] || role=
		revision=1
		if ((person % 23 == 0)); then
			says "$1" "$3" "$unit" "$role" "$code" "$person" 1 '{}' "$5"
			revision=2
		fi
		says "$1" "$3" "$unit" "$role" "$code" "$person" "$revision" "$answers" "$5"
	done < <(sealing && people "$1" "$2" | grep -E "^($4)[/ ]" |
		jq -rR --argjson year "$2" --slurpfile round "exchange/rounds/$1.$3.json" -f "$city/answers.jq")
}

# takes_back ROUND YEAR PERSON REVISION STAGE
takes_back() {
	local unit person code

	while read -r unit person code; do
		[ "$person" != "$3" ] || says "$1" 1 "$unit" T "$code" "$person" "$4" '' "$5"
	done < <(people "$1" "$2")
}

# plan_under CODE ROUND EDITION REVISION UNIT LINE: a plan as the line has it.
plan_under() {
	local stick=sent/$2-plans/${5%%/*}

	sealing || return 0
	mkdir -p "$stick"
	jq -R --arg day "$SKATTA_DAY" -f "$city/plans.jq" <<<"$6" >plan.json
	"$SKATTA_BUILD/tests/tools/plan_tool" send "exchange/rounds/$2.$3.json" "$1" "$4" plan.json \
		"$stick" >/dev/null
}

# plans YEAR ROUND EDITION: those of that year.
plans() {
	local line unit

	while read -r line; do
		unit=$(cut -d ' ' -f 2 <<<"$line")
		plan_under "$(one "$2" "$unit" leader 1)" "$2" "$3" 1 "$unit" "$line"
	done < <(grep "^$1 " "$city/plans")
}

# leader_reads ROUND UNIT: the figures that the unit is given.
leader_reads() {
	"$SKATTA_BUILD/tests/tools/plan_tool" open "exchange/rounds/$1.1.json" "$(one "$1" "$2" leader 1)" \
		exchange/units | jq -S .results
}
