# SPDX-License-Identifier: ISC
# Two rounds of the same people, imported from paper, and what the report says of the change.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

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
	tr -d '\r' <report.csv | grep "^\"$1\",.*\"$2\",.*\"item\",\"$3\"," | cut -d , -f 21-
}

@test "who answered both is paired, in the round that follows, for the school and not for its team" {
	central round close --yes second
	# Of twelve four each went from 0 to 2, from 1 to 2, from 2 to 0: the sum is 4, the standard
	# deviation the root of 34.7 / 11, told as 1.8; 2.2010 times that over the root of 12 is 1.14.
	[ "$(columns second bjork A1)" = '"first",1.0,,0.3,-0.8,1.4,0,12,"paired",' ]
	# The team's is the difference of 1.6 and 1.0.
	[ "$(columns second bjork/a A1 | cut -d , -f 1-4,8-)" = '"first",1.0,,0.6,,"unpaired",' ]
	[ "$(columns second bjork/b A1)" = '"first",,,,,,,,,' ]
	central report --round second --format json -o report.json
	jq -e '.rows[] | select(.unit == "bjork" and .id == "A1") | [.compared_with, .earlier, .hindsight,
		.change, .change_low, .change_high, .change_certain, .change_n, .change_kind] ==
		["first", 1.0, null, 0.3, -0.8, 1.4, false, 12, "paired"]' report.json
	jq -e '.rows[] | select(.unit == "bjork/b" and .id == "A1") | .change == null' report.json
	# The first has nothing to be compared with, and its columns are as they were.
	central report --round first --format csv -o first.csv
	head -n 1 first.csv | grep -q ',hidden,others.$'
	head -n 1 report.csv | grep -q 'others,compared_with,earlier,hindsight,change,change_low,change_high,change_certain,change_n,change_kind,was.$'
}

@test "people say it with its interval and the note about a second self-assessment, once" {
	central round close --yes second
	central report --round second >report.txt
	[ "$(grep -c 'Compared with: Round first (first).' report.txt)" = 1 ]
	[ "$(tr '\n' ' ' <report.txt | grep -o 'a trial with 7,391 *teachers' | wc -l)" = 1 ]
	[ "$(wc -L <report.txt)" -le 80 ]
	grep -Eq '^  change +[+][0-9.]+ \(−[0-9.]+ to [0-9.]+\)$' report.txt
	grep -Eq '^  change +[+]30.0 .*, unpaired, certain$' report.txt
	grep -Eq '^  then .* 50.0 ± [0-9.]+ +18$' report.txt
	central report --round first >first.txt
	run ! grep -q 7,391 first.txt
	central report --round second --lang sv >report.txt
	tr '\n' ' ' <report.txt | grep -q 'Jämfört med: Round first (first)'
	grep -Eq '^  ändring +[+][0-9,]+ \(−[0-9,]+ till [0-9,]+\)$' report.txt
}

@test "another round can be named, also one that nobody answered twice" {
	central round close --yes second
	open_round third
	people third.csv 51 60 0
	central import --round third third.csv
	central round close --yes third
	run_central report --round third --format csv
	[ "${lines[0]##*,}" = others$'\r' ]
	[ "$(columns third bjork A1 --compare first | cut -d , -f 1,8,9)" = '"first",,"unpaired"' ]
}

@test "what cannot be compared is said where it was asked for, and passed over otherwise" {
	fails "the round second is open: there are no figures yet" report --round second
	fails "the round second is open: there are no figures yet" report --round first --compare second
	fails "the round first cannot be compared with itself" report --round first --compare first
	fails 'there is no round "x" here' report --round first --compare x
	central round close --yes second
	open_round pulse --kind pulse --follows second
	central round close --yes pulse
	fails "the rounds pulse and second ask different things: one is a self-assessment, the other takes the temperature" \
		report --round pulse --compare second
	run_central report --round pulse --format csv
	[ "$status" -eq 0 ]
	[ "${lines[0]##*,}" = others$'\r' ]
	# In other words all of them.
	sed 's/"en": "/&Now: /; s/"sv": "/&Nu: /' "$sample" >other.json
	central round open --id other --title Other --questionnaire other.json --follows second
	central round close --yes other
	fails "the rounds other and second have no question in common" report --round other --compare second
	run_central report --round other --format csv
	[ "${lines[0]##*,}" = others$'\r' ]
}

@test "a change is from the earlier round to the later one" {
	central round close --yes second
	open_round third --follows second
	people third.csv 1 12 2
	central import --round third --paired third.csv
	central round close --yes third
	for later in second third; do
		fails "the round $later is later than first" report --round first --compare $later
		[[ "${stderr_lines[1]}" = *"report --round $later --compare first"* ]]
	done
	# Where none follows the other, their days tell.
	open_round older --opens 2020-01-10
	central round close --yes older
	open_round newer --opens 2026-01-10
	central round close --yes newer
	fails "the round newer is later than older" report --round older --compare newer
	run_central report --round newer --compare older
	[ "$status" -eq 0 ]
}

# three: a third round that follows the second, closed.
three() {
	central round close --yes second
	open_round third --follows second
	people third.csv 1 12 2 1 0
	people third.csv 31 36 2
	central import --round third --paired third.csv
	central round close --yes third
}

@test "a round is paired with the one that it follows, whatever is asked first; others by their means" {
	three
	cp central.db copy.db
	[ "$(columns third bjork A1 --compare first | cut -d , -f 1,8,9)" = '"first",,"unpaired"' ]
	[ "$(columns third bjork A1 | cut -d , -f 1,8,9)" = '"second",18,"paired"' ]
	[ "$(columns second bjork A1 | cut -d , -f 1,8,9)" = '"first",12,"paired"' ]
	central report --round third --format json -o one.json
	cp copy.db central.db
	[ "$(columns second bjork A1 | cut -d , -f 1,8,9)" = '"first",12,"paired"' ]
	central report --round third --format json -o other.json
	cmp one.json other.json
	central check
}

@test "the trend has all rounds side by side, as each is shown, and says of which there is nothing" {
	three
	central report --round second --trend >trend.txt
	[ "$(wc -L <trend.txt)" -le 80 ]
	grep -q "^second: Round second, closed on $(date +%F).$" trend.txt
	grep -Eq '^ +first +second +third$' trend.txt
	# What stands there is what stood in the reports.
	for round in first second third; do
		central report --round $round --unit bjork >report.txt
		grep -m 1 '^A For all' report.txt | grep -Eo '[0-9.]+ ± [0-9.]+ +[0-9]+' | sed 's/  */ /g'
	done >shown
	[ "$(grep -m 1 '^A For all' trend.txt | grep -Eo '[0-9.]+ ± [0-9.]+, n [0-9]+' | sed 's/, n//')" = "$(cat shown)" ]
	# The same from whichever of them it is asked.
	for round in first third; do
		central report --round $round --trend | cmp trend.txt -
	done
	central report --round second --trend --format csv -o trend.csv
	head -n 1 trend.csv | grep -q '^round,level,.*,hidden,others,closed,round_kind,why,hindsight,action_unit,action,title,became.$'
	[ "$(grep -c '"bjork","Björkskolan","area","A"' trend.csv)" -eq 3 ]
	central report --round second --trend --format json >trend.json
	[ "$(jq '.trend | length' trend.json)" -eq "$(($(wc -l <trend.csv) - 1))" ]
	central report --round second --trend --unit bjork/a --format json |
		jq -e '[.trend[].unit] | unique == ["bjork/a"]'
	central report --round second --trend --format html -o trend.html
	grep -q '<section class="details" id="trend">' trend.html
	grep -q '<section class="dialogue"' trend.html
	central report --round second --trend --lang sv | grep -q '^Alla omgångar bredvid varandra$'
}

@test "in the trend it stands beside the earlier round how people see it now" {
	central round close --yes second
	open_round third --follows second
	echo respondent,unit,A1,A2,A3,R1 >third.csv
	for number in $(seq 1 12); do
		echo "$number,bjork/a,2,2,1,1" >>third.csv
	done
	central import --round third --paired third.csv
	central round close --yes third
	central report --round third --trend --format csv -o trend.csv
	[ "$(tr -d '\r' <trend.csv | grep '"bjork","Björkskolan","area","A"' | cut -d , -f 1,24)" = '"first",
"second",50.0
"third",' ]
	central report --round third --trend >trend.txt
	grep -Eq '^- seen later +50[.]0$' trend.txt
	central report --round third | grep -Eq '^  then, seen from now .* 50[.]0$'
}
