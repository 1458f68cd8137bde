# SPDX-License-Identifier: ISC
# Answers from a spreadsheet, from the file to the report.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	set_up_central
	mkdir sent
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/made/." .
}

run_central() {
	run --separate-stderr "$programs/skatta-central" --store central.db \
		--passphrase-file passphrase "$@"
}

# fails SENTENCE ARGUMENT...: with status 1, and nothing of the store changed but its log.
fails() {
	local expected=$1 before

	before=$(sha256sum central.db)
	shift
	run_central "$@"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: $expected" ]
	[ -n "${stderr_lines[1]}" ]
	[ "$before" = "$(sha256sum central.db)" ]
}

# people FILE VALUE...: as many people in bjork/a, each with one value of A1 and of A2.
people() {
	local file=$1 number=0 value

	shift
	echo respondent,unit,A1,A2 >"$file"
	for value; do
		number=$((number + 1))
		echo "Person $number,bjork/a,$value,$value" >>"$file"
	done
}

# responses UNIT: how many count there.
responses() {
	central status --round ht26 --json | jq --arg unit "$1" \
		'.units[] | select(.unit == $unit) | .responses'
}

@test "imported answers count beside those that came in bundles, and the log knows" {
	people paper.csv 0 1 2 2
	say bjork/a 1 1 1 '{"A1": 2, "A2": 1}'
	central merge sent
	run_central import --round ht26 paper.csv
	[ "$status" -eq 0 ]
	[ "$output" = "responses: 4 new, 0 changed, 0 as before" ]
	[ "$(responses bjork/a)" -eq 5 ]
	[ "$(responses bjork)" -eq 5 ]
	central log | grep 'import  *ht26: 4 new, 0 changed, 0 as before$'
	central check | grep ' 5 payloads'
	central round close --yes ht26
	central report --round ht26 --unit bjork/a --format csv -o report.csv
	grep -q '"item","A1",5,' report.csv
}

@test "fewer than the promise says are hidden, also when they were imported" {
	people paper.csv 0 1 2 2
	central import --round ht26 paper.csv
	central round close --yes ht26
	central report --round ht26 --format csv -o report.csv
	grep '"bjork/a",.*"item","A1",' report.csv
	run grep -c '"item","A1",4,' report.csv
	[ "$output" = 0 ]
}

@test "the same file again changes nothing, a mended one replaces, in any order of lines" {
	people paper.csv 0 1 2
	central import --round ht26 paper.csv
	{ head -n 1 paper.csv && tail -n +2 paper.csv | tac; } >turned.csv
	run_central import --round ht26 --json turned.csv
	[ "$output" = '{"changed":0,"new":0,"round":"ht26","same":3}' ]
	sed -i 's/^Person 2,.*/Person 2,bjork\/b,2,-/' paper.csv
	run_central import --round ht26 paper.csv
	[ "$output" = "responses: 0 new, 1 changed, 2 as before" ]
	[ "$(responses bjork/a)" -eq 2 ]
	[ "$(responses bjork/b)" -eq 1 ]
	central check
}

@test "a semicolon, a mark, CR LF, line breaks in a cell: what a spreadsheet saves" {
	printf '\xef\xbb\xbfRespondent;Unit;Role;A1;K1;K2\r\n1;bjork/a;A;2;1;"The ""time""\r\nand more"\r\n;;;;;\r\n' >paper.csv
	run_central import --round ht26 paper.csv
	[ "$output" = "responses: 1 new, 0 changed, 0 as before" ]
}

@test "nothing that names a person, and no answer, lies in the store" {
	printf 'respondent,unit,A1,K1,K2\nAnna-Karin Markör,bjork/a,1,1,Tiden räcker inte\n' >paper.csv
	central import --round ht26 paper.csv
	for text in 'Anna-Karin' 'Markör' 'Tiden'; do
		run grep -c -a -F "$text" central.db
		[ "$output" = 0 ]
	done
}

@test "every mistake is told by line and column, and nothing is taken in" {
	printf 'respondent,unit,A1,A2\n1,bjork/a,2,1\n2,nowhere,1,\n3,bjork/a,7,x\n1,bjork/a,,\n' >paper.csv
	fails 'paper.csv line 3, unit: the round has no unit "nowhere"; line 4, A1: write a whole number from 0 to 2; line 4, A2: write a whole number from 0 to 2; line 5, respondent: is already in line 2; line 5, A1: is empty, but must be answered' \
		import --round ht26 paper.csv
	[ "${stderr_lines[1]}" = 'Correct these lines in the file, then import it again.' ]
	[ "$(responses bjork/a)" -eq 0 ]
	fails 'there is no file nowhere.csv' import --round ht26 nowhere.csv
	fails 'there is no round "vt27" here' import --round vt27 paper.csv
}

@test "what is missing on the command line is said" {
	run_central import paper.csv
	[ "$status" -eq 2 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the option --round is needed here' ]
	run_central import --round ht26
	[ "$status" -eq 2 ]
}

@test "a closed round takes nothing more" {
	people paper.csv 1
	central round close --yes ht26
	fails "the round ht26 was closed on $(date +%F)" import --round ht26 paper.csv
}

@test "a file with more people than work in a unit is refused" {
	people paper.csv 0 1 2 0 1 2 0 1 2 0
	fails 'with paper.csv, 10 people would have answered in bjork/a, where 9 work' \
		import --round ht26 paper.csv
	sed -i '$d' paper.csv
	central import --round ht26 paper.csv
	say bjork/b 1 1 1 '{"A1": 1}'
	central merge sent
	printf 'respondent,unit,A1\nanother,bjork/a,1\n' >more.csv
	fails 'with more.csv, 10 people would have answered in bjork/a, where 9 work' \
		import --round ht26 more.csv
	central import --round ht26 paper.csv | grep '0 new, 0 changed, 9 as before'
}

@test "--paired and without do not count one person twice" {
	people paper.csv 0 1
	central import --round ht26 --paired paper.csv
	fails 'paper.csv line 2: this person was imported before with --paired' \
		import --round ht26 paper.csv
	central import --round ht26 --paired paper.csv | grep ' 2 as before'
}

@test "an import cannot be smuggled in as a bundle" {
	name=$("$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht26.1.json bjork/a T imported 7 1 \
		'{"A1": 2}' sent)
	central unseal "sent/$name" | grep -q '"kind":"imported"'
	run_central merge sent
	[ "${lines[0]}" = "refused     sent/$name: it comes from a file of answers, not from a person" ]
	[ "$(responses bjork/a)" -eq 0 ]
}

@test "a codebook says what the ids and values of a report mean" {
	central round close --yes ht26
	run_central report --round ht26 --format csv -o report.csv --codebook codebook.csv
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	head -n 1 codebook.csv | grep -q '^id,area,area_title,kind,text,values,required,not_applicable,not_said,reverse.$'
	grep -q '^"A2","A","For all",scale,"I share what I make.","0 = Never; 1 = Sometimes; 2 = Always",0,1,1,0.$' codebook.csv
	[ "$(wc -l <codebook.csv)" -eq 8 ]
	# Whatever has figures is in it.
	grep -o '"item","[^"]*"' report.csv | cut -d , -f 2 | sort -u | while read -r id; do
		grep -q "^$id," codebook.csv
	done
	mkdir folder
	run_central report --round ht26 --codebook folder
	[ "$status" -eq 1 ]
	[ -z "$output" ]
}
