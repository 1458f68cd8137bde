# SPDX-License-Identifier: ISC
# skatta-central from outside: every command, and what it says when it cannot.
load ../support/lib

# One store with an open round serves all tests: making one costs a passphrase.
setup_file() {
	export central="$programs/skatta-central" bundle="$SKATTA_BUILD/tests/tools/bundle_tool"
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	printf 'six words that nobody guesses\n' >passphrase
	printf 'another\n' >wrong
	cp "$SKATTA_SOURCE/tests/sample/organisation.csv" "$SKATTA_SOURCE/tests/sample/questionnaire.json" .
	"$central" --store store --passphrase-file passphrase init --name 'Ikt-enheten' --json >keys.json
	"$central" --store store org import organisation.csv
	"$central" --store store --passphrase-file passphrase round open --id ht26 --title 'Hösten 2026' \
		--questionnaire questionnaire.json --contact 'ikt@skola.example' --closes 2026-12-01
	"$central" --store store --passphrase-file passphrase publish exchange
	"$central" --store store --passphrase-file passphrase codes --round ht26 --csv | tr -d '\r' >codes.csv
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
	mkdir sent
}

# Without standard error, which a pipe would mix in.
run_central() {
	run --separate-stderr "$central" --store store --passphrase-file passphrase "$@"
}

# The n-th answer code of a unit.
code() {
	awk -F, -v unit="\"$1\"" -v n="$2" '$1 == unit && $2 == "answer" && ++i == n { print $3 }' codes.csv
}

# say UNIT NUMBER PERSON REVISION ANSWERS: a bundle in sent/, whose name is printed.
say() {
	"$bundle" exchange/rounds/ht26.1.json "$1" T "$(code "$1" "$2")" "$3" "$4" "$5" sent
}

fails() {
	local expected=$1
	shift
	run_central "$@"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: $expected" ]
}

misused() {
	local expected=$1
	shift
	run_central "$@"
	[ "$status" -eq 2 ]
	[ "${stderr_lines[0]}" = "skatta-central: $expected" ]
}

bats_require_minimum_version 1.5.0

@test "every command has help, and the manual has every command" {
	"$central" --help | sed -n '/^Commands/,/^$/s/^  \([a-z]\+\( [a-z-]\+\)\?\).*/\1/p' >commands
	[ "$(wc -l <commands)" -ge 17 ]
	while read -r command; do
		# shellcheck disable=SC2086 # a command may be two words
		"$central" $command --help | grep -q "^Usage: skatta-central .*$command"
		grep -q "^\.It Cm $command" "$SKATTA_SOURCE/man/skatta-central.1"
	done <commands
}

@test "init prints the keys and leaves a store that is there" {
	jq -e '.recipient | startswith("age1")' keys.json
	jq -e '.signing_key | startswith("RW")' keys.json
	[ "$(stat -c %a store)" = 600 ]
	key=$(jq -r .signing_key keys.json)
	STORE=store central keys >shown
	groups=$(sed -n 's/^in groups *//p' shown)
	[ "${groups// /}" = "$key" ]
	[ "$(wc -w <<<"$groups")" = 14 ]
	grep -Fx "print large  ${key:40:4} ${key:44:4} ${key:48:4} ${key:52:4}" shown
	sum=$(sha256sum store)
	fails "there is already a store: store" init
	[ "$sum" = "$(sha256sum store)" ]
}

@test "init goes on where it was cut off, and refuses a file of something else" {
	printf 'not a store\n' >other
	run "$central" --store other --passphrase-file passphrase init
	[ "$status" -eq 1 ]
	[ "$(cat other)" = "not a store" ]
	: >empty
	"$central" --store empty --passphrase-file passphrase init
	"$central" --store empty --passphrase-file passphrase check
}

@test "init makes the default store in the home folder" {
	XDG_DATA_HOME="$PWD/home" "$central" --passphrase-file passphrase init
	[ -f home/skatta/central.db ]
	[ "$(stat -c %a home/skatta)" = 700 ]
}

@test "a wrong, missing or empty passphrase changes nothing" {
	sum=$(sha256sum store)
	run "$central" --store store --passphrase-file wrong status
	[ "$status" -eq 1 ]
	[[ "$output" = "skatta-central: the passphrase does not open store"* ]]
	run "$central" --store store --passphrase-file nowhere status
	[ "$status" -eq 1 ]
	: >nothing
	run "$central" --store store --passphrase-file nothing status
	[ "$status" -eq 1 ]
	run setsid "$central" --store store status </dev/null
	[ "$status" -eq 1 ]
	[[ "$output" = *"--passphrase-file"* ]]
	[ "$sum" = "$(sha256sum store)" ]
}

@test "a store that is missing, empty, binary, cut or another program's is refused" {
	run "$central" --store nowhere log
	[ "$status" -eq 1 ]
	[[ "$output" = *"there is no store nowhere"*"skatta-central init"* ]]
	: >bad
	run "$central" --store bad log
	[ "$status" -eq 1 ]
	[ ! -s bad ]
	head -c 4096 /dev/urandom >bad
	run "$central" --store bad log
	[ "$status" -eq 1 ]
	head -c 8192 store >bad
	run "$central" --store bad log
	[ "$status" -eq 1 ]
	ln -sf store link
	run "$central" --store link log
	[ "$status" -eq 1 ]
}

@test "a byte changed anywhere in a payload, a key or a round is found by check" {
	say bjork/a 1 1 1 '{"A1": 1}'
	run_central merge sent
	run_central check
	[ "$status" -eq 0 ]
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	for change in "UPDATE payloads SET box = zeroblob(600)" \
		"UPDATE rounds SET bytes = CAST(replace(CAST(bytes AS TEXT), 'ht26', 'ht27') AS BLOB)" \
		"UPDATE central SET recipient = 'age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z'"; do
		cp store changed
		sqlite3 changed "$change"
		run "$central" --store changed --passphrase-file passphrase check
		[ "$status" -eq 1 ]
	done
}

# changed SQL: a copy of the store in which somebody without the passphrase has done this.
changed() {
	cp store changed
	sqlite3 changed "PRAGMA foreign_keys = OFF" "$1"
}

# refuses_changed COMMAND: with one sentence and without a crash.
refuses_changed() {
	run --separate-stderr "$central" --store changed --passphrase-file passphrase "$@"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[[ "${stderr_lines[0]}" = "skatta-central: "*"changed"* ]]
}

@test "a store that somebody changed is refused, with a sentence" {
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	name=$(say bjork/a 1 1 1 '{"A1": 1}')
	run_central merge sent
	changed "UPDATE central SET name = 'x' || char(10) || 'AGE-SECRET-KEY-1'"
	refuses_changed keys --secret
	changed "UPDATE central SET recipient = char(27) || '[31m'"
	refuses_changed keys
	changed "UPDATE central SET signing_key = 'RWnothing'"
	refuses_changed keys
	for change in "payload = NULL" "payload = NULL, word = 'accepted'" \
		"payload = NULL, word = 'often', reason = ''" \
		"payload = NULL, word = 'duplicate', reason = ''"; do
		changed "UPDATE ledger SET $change"
		refuses_changed merge "sent/$name"
	done
	for change in "name = 'x'" "payload = NULL, word = 'accepted'" \
		"payload = NULL, word = 'duplicate', reason = ''"; do
		changed "UPDATE ledger SET $change"
		refuses_changed publish elsewhere
	done
}

@test "a round that somebody changed in the store is not used, still less signed" {
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	changed "UPDATE rounds SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Hösten', 'Våren!') AS BLOB)"
	for command in "round close --yes ht26" "round show ht26" "round list" status "codes --round ht26"; do
		# shellcheck disable=SC2086 # a command may be two words
		run "$central" --store changed --passphrase-file passphrase $command
		[ "$status" -eq 1 ]
		[[ "$output" = "skatta-central: "* ]]
	done
	[ "$(sqlite3 changed 'SELECT count(*) FROM rounds')" -eq 1 ]
	changed "UPDATE rounds SET edition = 2"
	run "$central" --store changed round show ht26
	[ "$status" -eq 1 ]
}

@test "log shows what somebody wrote into the store, but lets it steer nothing" {
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	changed "UPDATE journal SET about = char(27) || '[31m' || CAST(x'ff' AS TEXT)"
	run "$central" --store changed log
	[ "$status" -eq 0 ]
	[[ "$output" != *$'\033'* ]]
	run "$central" --store changed log --json
	[ "$(jq '.log | length' <<<"$output")" -eq 5 ]
}

@test "org import takes a spreadsheet, and tells what is wrong in one" {
	run_central org import organisation.csv
	[ "$output" = "1 district, 2 schools, 2 teams, 22 people" ]
	fails "there is no file nowhere.csv" org import nowhere.csv
	printf 'school,school_name\nb,B\n' >bad.csv
	run_central org import bad.csv
	[ "$status" -eq 1 ]
	misused "something is missing after the command: FILE.csv" org import
}

@test "org import says what in a spreadsheet looks as if nobody meant it, and takes it" {
	printf '%s;\n' 'sep=' 'school;school_name;form;district;team;team_name;headcount' \
		'bjork;Björkskolan;;Södra;01-feb;A;12,0' 'ek;Ekskolan;;södra;a;A;5' >doubtful.csv
	iconv -t UTF-16 doubtful.csv >doubtful.txt
	run --separate-stderr "$central" --store store org import doubtful.txt
	[ "$status" -eq 0 ]
	[ "$output" = "2 districts, 2 schools, 2 teams, 17 people" ]
	[ "${stderr_lines[0]}" = "skatta-central: doubtful.txt line 3, team: \"01-feb\" looks like a date that a spreadsheet made from something else; line 4, district: \"södra\" differs only in capitals or spaces from \"Södra\" in line 3" ]
	[ "${stderr_lines[1]}" = "It was imported as it stands. If you meant something else, correct the file and import it again." ]
	run --separate-stderr "$central" --store store org import organisation.csv
	[ -z "$stderr" ]
}

@test "org import and round open name the units that are too small for figures of their own" {
	local others="counted further up"
	sed 's/,a,Arbetslag A,6/,a,Arbetslag A,4/' organisation.csv >few.csv
	run -0 --separate-stderr "$central" --store store org import few.csv
	[ "$output" = "1 district, 2 schools, 2 teams, 20 people" ]
	[ "$stderr" = "skatta-central: Björkskolan, Arbetslag A has fewer than 5 people, and so no figures of its own: answers from there are $others" ]
	run_central round open --id none --title T --questionnaire questionnaire.json
	[ "$output" = none ]
	[ "$stderr" = "skatta-central: Björkskolan, Arbetslag A has fewer than 5 people, and so no figures of its own: answers from there are $others" ]
	# What is in a unit that is too small is not named; of many, three are.
	run_central round open --id more --title T --questionnaire questionnaire.json --min-group 20
	[ "$stderr" = "skatta-central: Norr; Lindgymnasiet have fewer than 20 people, and so no figures of their own: answers from there are $others" ]
	{ cat organisation.csv && printf 'ek,Ekskolan,,,%s,Arbetslag %s,4\n' a A b B c C d D e E; } >many.csv
	run -0 --separate-stderr "$central" --store store org import many.csv
	[ "$stderr" = "skatta-central: Ekskolan, Arbetslag A; Ekskolan, Arbetslag B; Ekskolan, Arbetslag C; and 2 more have fewer than 5 people, and so no figures of their own: answers from there are $others" ]
}

@test "a school form that the questionnaire does not know is told where it can be mended" {
	sed 's/,grundskola,/,grundskolan,/' organisation.csv >other.csv
	run ! cmp organisation.csv other.csv
	run_central org import other.csv
	[ "$status" -eq 0 ]
	fails 'the school bjork has the school form "grundskolan", but the questionnaire has only: grundskola, gymnasium' \
		round open --id new --title T --questionnaire questionnaire.json
	[[ "${stderr_lines[1]}" = *"column form"*"org import"* ]]
	run_central round list --json
	[ "$(jq -c '[.rounds[].id]' <<<"$output")" = '["ht26"]' ]
}

@test "a round is opened with an id from its title, once" {
	run_central round open --title 'Våren 2027: en temperaturmätning för alla i staden' \
		--kind pulse --follows ht26 --questionnaire questionnaire.json
	[ "$status" -eq 0 ]
	[ "$output" = varen-2027-en-temperaturmatni ]
	fails "there is already a round ht26" round open --id ht26 --title T --questionnaire questionnaire.json
	run_central round open --title 'Hösten!' --questionnaire questionnaire.json
	[ "$output" = hosten ]
	run_central round open --title 'Hösten?' --questionnaire questionnaire.json
	[ "$output" = hosten-2 ]
	run_central round list --json
	[ "$(jq -c '[.rounds[].id]' <<<"$output")" = \
		'["ht26","varen-2027-en-temperaturmatni","hosten","hosten-2"]' ]
}

@test "round open refuses what is wrong, and opens nothing" {
	misused "the option --title is needed here" round open --questionnaire questionnaire.json
	misused "the option --questionnaire is needed here" round open --title T
	misused "--kind takes assessment or pulse" round open --title T --questionnaire questionnaire.json --kind x
	misused "--closes takes a day, written as 2026-11-23" round open --title T \
		--questionnaire questionnaire.json --closes 2026-02-30
	misused "--closes is a day before --opens" round open --title T --questionnaire questionnaire.json \
		--opens 2026-02-03 --closes 2026-02-02
	misused "--min-group takes a whole number from 5 to 1000" round open --title T \
		--questionnaire questionnaire.json --min-group 4
	misused '"Not an id" cannot be a round'"'"'s id' round open --title T --id 'Not an id' \
		--questionnaire questionnaire.json
	fails 'there is no round "x" here' round open --title T --follows x --questionnaire questionnaire.json
	fails "there is no file nowhere.json" round open --title T --questionnaire nowhere.json
	sed 's/"scale": "often"/"scale": "seldom"/' questionnaire.json >bad.json
	run_central round open --title T --questionnaire bad.json
	[ "$status" -eq 1 ]
	[[ "${stderr_lines[0]}" = "skatta-central: bad.json line "* ]]
	run_central round open --title T --questionnaire questionnaire.json --recipient age1nothing
	[ "$status" -eq 2 ]
	[ "$("$central" --store store round list | wc -l)" -eq 1 ]
}

@test "round show and list say show show what a round promises" {
	run_central round show ht26 --json
	[ "$(jq -r '.title, .min_group, .codes, .closes' <<<"$output" | tr '\n' '|')" = "Hösten 2026|5|28|2026-12-01|" ]
	run_central round show ht26
	[[ "$output" = *"ikt@skola.example"* ]]
	fails 'there is no round "nope" here' round show nope
}

@test "codes: one for each head, one for each leader, the same each time" {
	[ "$(head -1 codes.csv)" = unit,kind,code,number ]
	[ "$(grep -c ,answer, codes.csv)" -eq 22 ]
	[ "$(grep -c ,leader, codes.csv)" -eq 5 ]
	[ "$(sort -u -t, -k3 codes.csv | wc -l)" -eq 28 ]
	run_central codes --round ht26 --csv
	diff codes.csv <(tr -d '\r' <<<"$output")
	run_central codes --round ht26 --unit lind
	[ "$(grep -c 'answer code' <<<"$output")" -eq 9 ]
	[[ "$output" = *"$(code lind 1)"* ]]
	fails 'the round ht26 has no unit "x"' codes --round ht26 --unit x
	[[ "${stderr_lines[1]}" = "Its units are: "*", bjork/a"*"." ]]
	misused "the option --round is needed here" codes
}

@test "what is published carries a minisign signature, in every folder alike" {
	say bjork/a 1 1 1 '{"A1": 1}'
	run_central merge sent
	run_central publish exchange
	[ "$output" = "1 new receipt" ]
	run_central publish other
	[ "$output" = "0 new receipts" ]
	diff -r exchange other
	[ "$(find other -name '*.minisig' | wc -l)" -eq 3 ]
	command -v minisign >/dev/null || skip "minisign is not installed"
	find other -name '*.json' | while read -r file; do
		minisign -Vm "$file" -P "$(jq -r .signing_key keys.json)"
	done
}

@test "merge: a line a file with its word, and totals" {
	first=$(say bjork/a 1 1 1 '{"A1": 1}')
	second=$(say bjork/a 1 1 2 '{"A1": 2}')
	clash=$(say bjork/a 1 2 1 '{"A1": 0}')
	run_central merge sent
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 4 ]
	grep -q "^superseded  sent/$first\$" <<<"$output"
	# Whose key has the code is chance.
	[ "$(grep -c '^accepted' <<<"$output")" -eq 1 ]
	[ "$(grep -c '^conflict    .*: same code$' <<<"$output")" -eq 1 ]
	grep -q "sent/$second" <<<"$output"
	grep -q "sent/$clash" <<<"$output"
	[ "${lines[3]}" = "total: 1 accepted, 1 superseded, 1 conflict, 0 refused, 0 held, 0 duplicate" ]
	run_central merge sent
	[ "${lines[3]}" = "total: 0 accepted, 0 superseded, 0 conflict, 0 refused, 0 held, 3 duplicate" ]
	run_central status
	[[ "$output" = *"1 bundle is in conflict"* ]]
}

@test "merge --json has every file and every total" {
	name=$(say lind 1 1 1 '{"A1": 1}')
	run_central merge --json sent
	[ "$(jq -c .files <<<"$output")" = \
		'[{"name":"'"${name%.age}"'","path":"sent/'"$name"'","reason":"","word":"accepted"}]' ]
	[ "$(jq -c .totals <<<"$output")" = \
		'{"accepted":1,"conflict":0,"duplicate":0,"held":0,"refused":0,"superseded":0}' ]
}

@test "merge refuses each bad file with its reason, and takes the others" {
	good=$(say bjork/a 1 1 1 '{"A1": 1}')
	flipped=$(say bjork/a 2 2 1 '{"A1": 1}')
	flip_bit "sent/$flipped" 300
	cut=$(say bjork/a 3 3 1 '{"A1": 1}')
	truncate -s 200 "sent/$cut"
	none=00000000000000000000000000000000.age
	: >"sent/$none"
	ln -s "$good" sent/11111111111111111111111111111111.age
	mkfifo sent/22222222222222222222222222222222.age
	truncate -s 1G sent/33333333333333333333333333333333.age
	mkdir sent/44444444444444444444444444444444.age
	cp "sent/$good" sent/byhand.age
	cp "sent/$good" sent/unseen.txt
	"$central" --store elsewhere --passphrase-file passphrase init >/dev/null
	run timeout 300 "$central" --store store --passphrase-file passphrase merge --json sent
	[ "$status" -eq 0 ]
	reason() { jq -r --arg path "sent/$1" '.files[] | select(.path == $path) | .word + " " + .reason' <<<"$output"; }
	[ "$(reason "$good")" = "accepted " ]
	[ "$(reason "$flipped")" = "refused damaged" ]
	[ "$(reason "$cut")" = "refused damaged" ]
	[ "$(reason "$none")" = "refused damaged" ]
	[ "$(reason 11111111111111111111111111111111.age)" = "refused not a plain file" ]
	[ "$(reason 22222222222222222222222222222222.age)" = "refused not a plain file" ]
	[ "$(reason 33333333333333333333333333333333.age)" = "refused too large" ]
	[ "$(reason 44444444444444444444444444444444.age)" = "refused not a plain file" ]
	[ "$(reason byhand.age)" = "refused not a bundle's name" ]
	[ "$(jq '.files | length' <<<"$output")" -eq 9 ]
	# Named on the command line it may be called anything; and a store of somebody else cannot open it.
	run_central merge sent/byhand.age
	[[ "${lines[0]}" = "duplicate   sent/byhand.age"* ]]
	run "$central" --store elsewhere --passphrase-file passphrase merge "sent/$good"
	[[ "${lines[0]}" = "refused     sent/$good: "* ]]
}

@test "merge says a sentence for people" {
	say bjork/a 1 1 1 '{"A1": 1}'
	mkdir bad
	mkfifo bad/22222222222222222222222222222222.age
	run_central merge bad
	[ "${lines[0]}" = "refused     bad/22222222222222222222222222222222.age: links, folders, pipes and devices are not read" ]
}

@test "merge takes files, folders and exchange folders together, each file once" {
	name=$(say bjork/a 1 1 1 '{"A1": 1}')
	cp "sent/$name" exchange/bundles/
	run_central merge sent/"$name" exchange sent
	[ "${lines[2]}" = "total: 1 accepted, 0 superseded, 0 conflict, 0 refused, 0 held, 1 duplicate" ]
	fails "there is no file nowhere" merge sent nowhere
	misused "something is missing after the command: PATH…" merge
}

@test "names that would draw on the terminal are made safe" {
	printf 'x' >"$(printf 'sent/\033[31mred.age')"
	run_central merge sent
	[ "$status" -eq 0 ]
	[[ "$output" != *$'\033'* ]]
}

@test "a bundle for a round of a colleague is held until the round is taken in" {
	"$central" --store colleague --passphrase-file passphrase init >/dev/null
	"$central" --store colleague org import organisation.csv >/dev/null
	"$central" --store colleague --passphrase-file passphrase round open --open --id theirs --title Theirs \
		--questionnaire questionnaire.json --recipient "$(jq -r .recipient keys.json)" >/dev/null
	"$central" --store colleague --passphrase-file passphrase publish theirs
	name=$("$bundle" theirs/rounds/theirs.1.json lind T "" 1 1 '{"A1": 1}' sent)
	run_central merge sent
	[ "${lines[0]}" = "held        sent/$name: unknown round" ]
	run_central round import theirs
	[ "$status" -eq 1 ]
	[[ "$stderr" = *"--trust"* ]]
	into_capitals theirs
	run_central round import theirs --trust "$("$central" --store colleague keys --json | jq -r .signing_key)"
	[ "$output" = "1 edition taken in" ]
	run_central publish exchange
	[ "$output" = "1 new receipt" ]
	grep -qr accepted exchange/receipts
	run_central status --round theirs --json
	[ "$(jq -c '.units[] | select(.unit == "lind") | .responses' <<<"$output")" = 1 ]
	# Sealed to both, it opens at the colleague's too.
	run "$central" --store colleague --passphrase-file passphrase merge sent
	[ "${lines[0]}" = "accepted    sent/$name" ]
	fails "the round theirs was opened by skatta" round close theirs
	printf '{}' >round.json
	run_central round import round.json
	[ "$status" -eq 1 ]
}

@test "in a shared folder, rounds that are not for this store keep no other out" {
	"$central" --store colleague --passphrase-file passphrase init >/dev/null
	"$central" --store colleague org import organisation.csv >/dev/null
	for recipient in "" "--recipient $(jq -r .recipient keys.json)"; do
		# shellcheck disable=SC2086 # an option and its value
		"$central" --store colleague --passphrase-file passphrase round open --open --title Theirs \
			--questionnaire questionnaire.json $recipient >/dev/null
	done
	"$central" --store colleague --passphrase-file passphrase publish theirs
	trust=$("$central" --store colleague keys --json | jq -r .signing_key)
	for editions in 1 0; do
		run_central round import theirs --trust "$trust"
		[ "$status" -eq 0 ]
		[[ "${lines[0]}" = "$editions edition"*" taken in" ]]
		[[ "${lines[1]}" = "1 file was left alone"* ]]
	done
	# Nor does what is no round at all, whatever comes first.
	printf 'x\n' >theirs/rounds/aaa.1.json
	cp theirs/rounds/theirs.1.json theirs/rounds/zzz.1.json
	printf 'y\n' >theirs/rounds/zzz.1.json.minisig
	run_central round import theirs --trust "$trust"
	[ "$status" -eq 0 ]
	[[ "${lines[1]}" = "3 files were left alone: damaged, signed by somebody else, or not for this store" ]]
	[ "$("$central" --store store round list | wc -l)" -eq 2 ]
	fails "the round theirs is not for this store" round import theirs/rounds/theirs.1.json --trust "$trust"
}

@test "a payload that cannot be told from others stops the merge" {
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	say bjork/a 1 1 1 '{"A1": 1}'
	run_central merge sent
	cp store whole
	for harm in "respondent = x'00'" "code = x'00'" "rank = NULL"; do
		cp whole store
		sqlite3 store "UPDATE payloads SET $harm"
		say bjork/a 2 2 1 '{"A1": 1}'
		fails "the payloads in store are damaged" merge sent
		[ -n "${stderr_lines[1]}" ]
	done
}

@test "the store does not tell in which order bundles came" {
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	for person in 1 2 3 4 5; do
		say bjork/a "$person" "$person" 1 '{"A1": 1}' >>names
	done
	cp store turned
	while read -r name; do run_central merge "sent/$name"; done <names
	tac names | while read -r name; do
		"$central" --store turned --passphrase-file passphrase merge "sent/$name"
	done
	# As they lie there: every column but the boxes, whose nonces are chance.
	for store in store turned; do
		sqlite3 "$store" 'SELECT hex(digest), hex(respondent), hex(code), word FROM payloads' \
			'SELECT name, quote(payload), word, told FROM ledger' >"$store.rows"
		! sqlite3 "$store" 'SELECT rowid FROM payloads' || false
	done
	[ "$(wc -l <store.rows)" -eq 10 ]
	cmp store.rows turned.rows
}

@test "status counts units, and never says who" {
	say bjork/a 1 1 1 '{"A1": 1}'
	say bjork/a 2 2 1 '{"A1": 1}'
	say lind 1 3 1 '{"A1": 1}'
	run_central merge sent
	run_central status --json
	[ "$(jq -r '.round' <<<"$output")" = ht26 ]
	[ "$(jq -c '.units[] | [.unit, .level, .heads, .responses]' <<<"$output" | tr -d '\n')" = \
		'["Norr","district",13,2]["bjork","school",13,2]["bjork/a","team",6,2]["bjork/b","team",7,0]["lind","school",9,1]' ]
	run_central status
	grep -q '^    Arbetslag A *2 / 6 *33 %$' <<<"$output"
}

@test "no report while a round is open; a frozen one once it is closed" {
	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 '{"A1": 1, "A2": 2, "A3": 0}'
	done
	run_central merge sent
	fails "the round ht26 is open: there are no figures yet" report --round ht26
	[[ "$stderr" = *"round close ht26"* ]]
	run_central round close --yes ht26
	[ "$status" -eq 0 ]
	fails "the round ht26 was closed on $(date +%F)" round close ht26
	[[ "${stderr_lines[1]}" = *"report --round ht26"*"round update ht26"* ]]
	run_central report --round ht26 --format csv
	[ "${lines[0]}" = round,level,unit,unit_name,kind,id,n,n_is_least,mean,sd,median,index,index_low,index_high,level_reached,level_low,level_high,alpha,hidden,others$'\r' ]
	before=$output
	grep -q '"bjork/a",.*"total",,6,' <<<"$output"
	# What comes now is late.
	say lind 1 9 1 '{"A1": 1}'
	run_central merge sent
	[[ "$output" = *"total: 1 accepted"* ]]
	run_central report --round ht26 --format csv
	[ "$output" = "$before" ]
	run_central status
	[[ "$output" = *"1 bundle came after the round had closed"* ]]
	run_central report --round ht26 --unit bjork --format json -o report.json
	[ -z "$output" ]
	jq -e . report.json
	run_central report --round ht26
	[[ "$output" = *"hidden: too few"* ]]
	misused "--format takes $("$central" --store store --passphrase-file passphrase report --round ht26 \
		--format x 2>&1 | sed -n 's/.*--format takes //p')" report --round ht26 --format x
	fails 'the round ht26 has no unit "x"' report --round ht26 --unit x
	[[ "${stderr_lines[1]}" = "Its units are: "*", bjork/a"*"." ]]
	run_central publish exchange
	[ -f exchange/rounds/ht26.2.json ]
}

@test "keys --secret and unseal agree with age" {
	name=$(say lind 1 1 1 '{"A1": 1}')
	run_central unseal "sent/$name"
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" = "skatta-bundle/1 "* ]]
	"$central" --store store --passphrase-file passphrase unseal "sent/$name" >plain
	"$central" --store store --passphrase-file passphrase keys --secret >identity 2>warning
	grep -q 'keep it in a safe' warning
	"$central" unseal --identity identity "sent/$name" | cmp - plain
	misused "--secret and --json cannot be used together" keys --secret --json
	run_central unseal keys.json
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	run "$central" unseal --identity keys.json "sent/$name"
	[ "$status" -eq 1 ]
	command -v age >/dev/null || skip "age is not installed"
	age -d -i identity "sent/$name" | cmp - plain
	printf 'hello\n' | age -r "$(jq -r .recipient keys.json)" -o hello.age
	run_central unseal hello.age
	[ "$output" = hello ]
}

@test "unseal steers no terminal; into a file it writes every byte" {
	command -v age >/dev/null || skip "age is not installed"
	command -v script >/dev/null || skip "script is not installed"
	printf 'one\033[31mtwo\n' >red
	age -r "$(jq -r .recipient keys.json)" -o red.age red
	run script -qec "'$central' --store store --passphrase-file passphrase unseal red.age" /dev/null
	[ "$status" -eq 1 ]
	[[ "$output" != *$'\033'* ]]
	[[ "$output" = *"would control the terminal"* ]]
	"$central" --store store --passphrase-file passphrase unseal red.age | cmp - red
	name=$(say lind 1 1 1 '{"A1": 1}')
	run script -qec "'$central' --store store --passphrase-file passphrase unseal 'sent/$name'" /dev/null
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" = "skatta-bundle/1 "* ]]
}

@test "a link in the place of a folder's bundles is not followed" {
	mkdir elsewhere
	name=$(say bjork/a 1 1 1 '{"A1": 1}')
	mv "sent/$name" elsewhere
	rmdir exchange/bundles
	ln -s ../elsewhere exchange/bundles
	run_central merge exchange
	[ "$status" -eq 1 ]
	[[ "${stderr_lines[0]}" = "skatta-central: exchange/bundles is not a folder" ]]
}

@test "a report that cannot be noted in the log does not go out" {
	run_central round close --yes ht26
	run sh -c 'ulimit -f 0; "$central" --store store --passphrase-file passphrase report --round ht26 2>/dev/null'
	[ "$status" -eq 1 ]
	[ -z "$output" ]
}

@test "log says what was done, without a time" {
	run_central log --json
	[ "$(jq -r '.log[].what' <<<"$output" | tr '\n' '|')" = "init|org import|round open|publish|codes|" ]
	run_central log
	[[ "${lines[0]}" = "$(date +%F)  init "* ]]
}

@test "a backup opens with the same passphrase, and is never written over" {
	run_central backup copy
	[ "$status" -eq 0 ]
	"$central" --store copy --passphrase-file passphrase check
	run_central backup copy
	[ "$status" -eq 1 ]
}

@test "what is empty is said in a sentence" {
	for row in 'trust|No other coordinator is trusted yet.' 'plan list|No plan has come yet.' \
		'plan list --open|No request waits for an answer.'; do
		# shellcheck disable=SC2086 # a command is words
		run_central ${row%|*}
		[ "$status" -eq 0 ]
		[ "$output" = "${row#*|}" ]
	done
	run_central plan list --json
	[ "$output" = '{"plans":[],"without":[]}' ]
	misused 'there is no command "plan"' plan
	[[ "${stderr_lines[1]}" = *'"skatta-central plan list", "skatta-central plan show", "skatta-central plan feedback"'* ]]
}

@test "no command writes over the store" {
	run_central round open --id old --title Old --questionnaire "$sample" --open
	run_central round close --yes old
	ln store linked
	ln -s . around
	for file in store linked around/store-journal; do
		for command in "report --round old --format csv -o $file" "report --round old -o out --codebook $file" \
			"backup $file"; do
			# shellcheck disable=SC2086 # a command is words
			run_central $command
			[ "$status" -eq 1 ]
			[ "${stderr_lines[0]}" = "skatta-central: $file belongs to the store and is not overwritten" ]
			[ -n "${stderr_lines[1]}" ]
			[ ! -e store-journal ]
			rm -f out
		done
	done
	run_central check
	[ "$status" -eq 0 ]
	# What only begins like it is another file, and report writes over what it wrote before.
	run_central report --round old -o store-2
	[ "$status" -eq 0 ]
	run_central report --round old -o store-2
	[ "$status" -eq 0 ]
	run_central report --round old -o both --codebook ./both
	[ "$status" -eq 2 ]
	[ ! -e both ]
	run_central report --round old --codebook -
	[ "$status" -eq 2 ]
	[[ "${stderr_lines[0]}" = *"the report and the codebook would go into the same file"* ]]
}

@test "a full disk is a failure" {
	[ -w /dev/full ] || skip "there is no /dev/full"
	run sh -c '"$central" --store store keys >/dev/full'
	[ "$status" -eq 1 ]
}
