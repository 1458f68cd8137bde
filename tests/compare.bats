# SPDX-License-Identifier: ISC
# Two rounds of the same people, imported from paper, and what the report says of the change.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load lib

# people FILE FROM TO VALUE…: the people of these numbers in bjork/a, each with one value of all
# in the area A, over and over.
people() {
	local file=$1 from=$2 to=$3 number values value

	shift 3
	values=("$@")
	[ -f "$file" ] || echo respondent,unit,A1,A2,A3 >"$file"
	for number in $(seq "$from" "$to"); do
		value=${values[number % $#]}
		echo "$number,bjork/a,$value,$value,$value" >>"$file"
	done
}

# open_round ID [OPTION…]
open_round() {
	central round open --id "$1" --title "Round $1" --questionnaire "$sample" "${@:2}"
}

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	printf 'six words that nobody guesses\n' >passphrase
	central init
	printf '%s\n' school,school_name,form,district,team,team_name,headcount \
		'bjork,Björkskolan,,Norr,a,Arbetslag A,40' 'bjork,Björkskolan,,Norr,b,Arbetslag B,20' >org.csv
	central org import org.csv
	open_round first
	people first.csv 1 12 0 1 2
	people first.csv 13 18 1
	central import --round first --paired first.csv
	central round close --yes first
	open_round second --follows first
	people second.csv 1 12 2 2 0
	people second.csv 31 36 2
	central import --round second --paired second.csv
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/made/." .
}

run_central() {
	run --separate-stderr "$programs/skatta-central" --store central.db \
		--passphrase-file passphrase "$@"
}

# fails SENTENCE ARGUMENT…: with status 1, nothing on standard output, and a hint.
fails() {
	local expected=$1

	shift
	run_central "$@"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: $expected" ]
	[ -n "${stderr_lines[1]}" ]
}

# columns ROUND UNIT ITEM [OPTION…]: what the csv says of the change
columns() {
	central report --round "$1" --format csv "${@:4}" -o report.csv
	tr -d '\r' <report.csv | grep "^\"$1\",.*\"$2\",.*\"item\",\"$3\"," | cut -d , -f 17-
}

@test "who answered both is paired, in the round that follows" {
	central round close --yes second
	# Of twelve four each went from 0 to 2, from 1 to 2, from 2 to 0: the sum is 4, the standard
	# deviation the root of 34.7 / 11, told as 1.8; 2.2010 times that over the root of 12 is 1.14.
	[ "$(columns second bjork/a A1)" = '"first",1.0,0.3,-0.8,1.4,12,"paired"' ]
	[ "$(columns second bjork A1)" = '"first",1.0,0.3,-0.8,1.4,12,"paired"' ]
	[ "$(columns second bjork/b A1)" = '"first",,,,,,' ]
	central report --round second --format json -o report.json
	jq -e '.rows[] | select(.unit == "bjork/a" and .id == "A1") | [.compared_with, .earlier, .change,
		.change_low, .change_high, .change_n, .change_kind] ==
		["first", 1.0, 0.3, -0.8, 1.4, 12, "paired"]' report.json
	jq -e '.rows[] | select(.unit == "bjork/b" and .id == "A1") | .change == null' report.json
	# The first has nothing to be compared with, and its columns are as they were.
	central report --round first --format csv -o first.csv
	head -n 1 first.csv | grep -q ',hidden.$'
	head -n 1 report.csv | grep -q 'hidden,compared_with,earlier,change,change_low,change_high,change_n,change_kind.$'
}

@test "people say it with the note about a second self-assessment, once" {
	central round close --yes second
	central report --round second >report.txt
	[ "$(grep -c 'Compared with: Round first (first).' report.txt)" = 1 ]
	[ "$(tr '\n' ' ' <report.txt | grep -o 'a trial with 7,391 *teachers' | wc -l)" = 1 ]
	[ "$(wc -L <report.txt)" -le 80 ]
	grep -q '^A For all .* 18 none certain$' report.txt
	grep -q '^  then .* 50.0$' report.txt
	central report --round first >first.txt
	run ! grep -q 7,391 first.txt
	central report --round second --lang sv | tr '\n' ' ' | grep -q 'Jämfört med: Round first (first)'
}

@test "another round can be named, also one that nobody answered twice" {
	central round close --yes second
	open_round third
	people third.csv 51 60 0
	central import --round third third.csv
	central round close --yes third
	run_central report --round third --format csv
	[ "${lines[0]##*,}" = hidden$'\r' ]
	[ "$(columns third bjork/a A1 --compare first | cut -d , -f 1,6,7)" = '"first",,"unpaired"' ]
}

@test "what cannot be compared is said where it was asked for, and passed over otherwise" {
	fails "the round second is open: there are no figures yet" report --round second
	fails "the round second is open: there are no figures yet" report --round first --compare second
	fails "the round first cannot be compared with itself" report --round first --compare first
	fails 'there is no round "x" here' report --round first --compare x
	central round close --yes second
	open_round pulse --kind pulse --follows second
	central round close --yes pulse
	fails "the rounds pulse and second ask other things: one is a self-assessment, one takes the temperature" \
		report --round pulse --compare second
	run_central report --round pulse --format csv
	[ "$status" -eq 0 ]
	[ "${lines[0]##*,}" = hidden$'\r' ]
	# In other words all of them.
	sed 's/"en": "/&Now: /; s/"sv": "/&Nu: /' "$sample" >other.json
	central round open --id other --title Other --questionnaire other.json --follows second
	central round close --yes other
	fails "the rounds other and second have no question in common" report --round other --compare second
	run_central report --round other --format csv
	[ "${lines[0]##*,}" = hidden$'\r' ]
}

@test "a change is from the earlier round to the later one, and nothing is noted otherwise" {
	central round close --yes second
	open_round third --follows second
	people third.csv 1 12 2
	central import --round third --paired third.csv
	central round close --yes third
	for later in second third; do
		fails "the round $later is later than first" report --round first --compare $later
		[[ "${stderr_lines[1]}" = *"report --round $later --compare first"* ]]
	done
	[ "$(sqlite3 central.db 'SELECT count(*) FROM compared')" -eq 0 ]
	# Where none follows the other, their days tell.
	open_round older --opens 2020-01-10
	central round close --yes older
	open_round newer --opens 2026-01-10
	central round close --yes newer
	fails "the round newer is later than older" report --round older --compare newer
	run_central report --round newer --compare older
	[ "$status" -eq 0 ]
}

@test "a round that was compared person by person is not updated any more" {
	central round close --yes second
	central report --round second >/dev/null
	cp central.db before.db
	fails 'the round first has been compared with another, person by person' round update first
	fails 'the round second has been compared with another, person by person' round update second
	cmp central.db before.db
}

@test "a round is compared person by person with one earlier and one later, others by their means" {
	central round close --yes second
	open_round third --follows second
	people third.csv 1 12 2 1 0
	people third.csv 31 36 2
	central import --round third --paired third.csv
	central round close --yes third
	[ "$(columns third bjork/a A1 | cut -d , -f 1,6,7)" = '"second",18,"paired"' ]
	# The earlier comparison still stands, in a chain; a second one of the same round does not.
	[ "$(columns second bjork/a A1 | cut -d , -f 1,6,7)" = '"first",12,"paired"' ]
	[ "$(columns third bjork/a A1 --compare first | cut -d , -f 1,6,7)" = '"first",,"unpaired"' ]
	[ "$(columns third bjork/a A1 | cut -d , -f 1,6,7)" = '"second",18,"paired"' ]
	central check
}

@test "a round whose figures were updated is compared by its means alone" {
	central round close --yes second
	sqlite3 central.db "INSERT INTO updates VALUES ('second', 2, '2026-12-01');
		INSERT INTO update_payloads SELECT round, 2, digest FROM payloads WHERE round = 'second'"
	central check
	[ "$(columns second bjork/a A1 | cut -d , -f 1,7)" = '"first","unpaired"' ]
}
