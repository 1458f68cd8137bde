# SPDX-License-Identifier: ISC
# Three rounds in a row, each following the one before: whatever was asked first, by whichever coordinator,
# with the first year purged or not, the same is told.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

# Nothing is answered in words: of what was, a purge leaves nothing to compare.
without_words='del(.areas[] | select(.items[0].kind == "text"))'

# The day on which the round of a year is closed.
day_of() {
	echo "$((2023 + $1))-11-20"
}

# year N: the N-th round is opened, answered and closed in the store STORE.
year() {
	local options=(--id "r$1" --title "Year $1" --open --questionnaire questionnaire.json)

	SKATTA_DAY=$(day_of "$1")
	[ "$1" = 1 ] || options+=(--follows "r$(($1 - 1))")
	central org import "organisation$1.csv" >/dev/null 2>&1
	central round open "${options[@]}" >/dev/null 2>&1
	central import --round "r$1" --paired "answers$1.csv" >/dev/null
	central round close --yes "r$1" >/dev/null
}

# The questions that are asked of a store, in some order.
questions=(
	'r1' 'r2' 'r3' 'r3 --compare r1' 'r2 --unit s02' 'r3 --unit s01/t01' 'r3 --trend'
	'r2 --trend' 'r3 --trend --unit s03' 'r1 --trend')

# ask FOLDER QUESTION: what the store says, in every format.
ask() {
	local name format

	name=$(tr ' /' '__' <<<"$2")
	mkdir -p "$1"
	for format in csv json text html; do
		# shellcheck disable=SC2086 # a question is several words
		central report --round $2 --format "$format" >"$1/$name.$format" || return
	done
}

# ask_all FOLDER: in order, ask_backwards FOLDER: from the last
ask_all() {
	local question

	for question in "${questions[@]}"; do
		ask "$1" "$question" || return
	done
}

ask_backwards() {
	local place

	for ((place = ${#questions[@]} - 1; place >= 0; place--)); do
		ask "$1" "${questions[place]}" || return
	done
}

# A store in which nobody has asked anything in three years, what it then says; and one that is the
# city's.
setup_file() {
	cd "$BATS_FILE_TMPDIR"
	printf 'six words that nobody guesses\n' >passphrase
	awk -v folder=. -v items="$(echo {A..G}{1..4})" -v rounds=3 -v schools=4 -v teams=12 -v largest=12 \
		-f "$SKATTA_SOURCE/tests/town/town.awk"
	jq "$without_words" "$SKATTA_SOURCE/data/questionnaires/assessment.json" >questionnaire.json
	SKATTA_DAY=$(day_of 1)
	STORE=city.db central init --name Staden --json >city.json
	STORE=fresh.db central init --name Ikt --json >keys.json
	cp fresh.db silent.db
	for number in 1 2 3; do
		STORE=silent.db year "$number"
		cp silent.db "silent$number.db"
	done
	SKATTA_DAY=2026-12-01
	cp silent.db asked.db
	STORE=asked.db ask_all said
}

setup() {
	SKATTA_DAY=2026-12-01
	here
}

# kinds STORE ROUND UNIT: which kinds of change the units of that name have
kinds() {
	STORE="$1" central report --round "$2" --format json |
		jq -c --arg unit "$3" '[.rows[] | select(.unit | test($unit)) | .change_kind | values] | unique'
}

@test "there are paired changes with the round before and no other, above the teams" {
	for number in 2 3; do
		kinds silent.db "r$number" '^all$' | jq -e 'index("paired") != null'
		[ "$(kinds silent.db "r$number" /)" = '["unpaired"]' ]
	done
	jq -e '[.rows[].change_kind | values] | unique == ["unpaired"]' said/r3_--compare_r1.json
	[ "$(wc -l <said/r3_--trend.csv)" -gt 20 ]
	STORE=asked.db central check
}

@test "asked from the last to the first, it says the same" {
	STORE=silent.db ask_backwards backwards
	diff -r said backwards
}

@test "asked whenever a year was over, it says the same" {
	cp fresh.db curious.db
	for number in 1 2 3; do
		STORE=curious.db year "$number"
		STORE=curious.db ask early "r$number"
		STORE=curious.db ask so_far "r$number --trend"
	done
	for said in early/* so_far/r3_--trend.*; do
		cmp "$said" "said/${said##*/}"
	done
	SKATTA_DAY=2026-12-01
	STORE=curious.db ask_all curious
	diff -r said curious
}

# hand_over STORE: all of it to the city
hand_over() {
	STORE=$1 central batch --to "$(jq -r .recipient city.json)" "batch.$1" >/dev/null
	STORE=city.db central merge "batch.$1" >/dev/null
}

@test "another coordinator says the same, who got it all at once or year by year" {
	STORE=city.db central trust "$(jq -r .signing_key keys.json)"
	cp city.db patient.db
	hand_over silent.db
	STORE=city.db ask_backwards theirs
	diff -r said theirs
	cp patient.db city.db
	for number in 1 2 3; do
		hand_over "silent$number.db"
		STORE=city.db ask yearly "r$number"
	done
	cmp yearly/r2.csv said/r2.csv
	STORE=city.db ask_all again
	diff -r said again
	STORE=city.db central check
}

@test "with the first year's answers purged, it says the same" {
	STORE=silent.db central purge --before 2025-01-01 --yes >purged
	grep -q '^r1: [0-9]* responses erased' purged
	[ "$(wc -l <purged)" -eq 1 ]
	[ "$(sqlite3 silent.db "SELECT count(*) FROM payloads WHERE round = 'r1' AND box IS NOT NULL")" -eq 0 ]
	STORE=silent.db ask_all purged_first
	diff -r said purged_first
	STORE=silent.db central check
	# And so does the other, who never had these answers.
	STORE=city.db central trust "$(jq -r .signing_key keys.json)"
	hand_over silent.db
	STORE=city.db ask_all theirs
	diff -r said theirs
}

@test "purged before the third year closes, it says the same; before the second, nobody is paired" {
	cp silent2.db soon.db
	SKATTA_DAY=2026-01-10
	STORE=soon.db central purge --before 2025-01-01 --yes >/dev/null
	STORE=soon.db year 3
	SKATTA_DAY=2026-12-01
	STORE=soon.db ask_all soon
	diff -r said soon
	cp silent1.db early.db
	SKATTA_DAY=2025-01-10
	STORE=early.db central purge --before 2025-01-01 --yes >/dev/null
	STORE=early.db year 2
	[ "$(kinds early.db r2 .)" = '["unpaired"]' ]
}

@test "a report opens no answer" {
	sqlite3 silent.db 'UPDATE payloads SET box = zeroblob(length(box)) WHERE box IS NOT NULL'
	STORE=silent.db ask_all blind
	diff -r said blind
}
