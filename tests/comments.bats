# SPDX-License-Identifier: ISC
# What people write in words, from the one who writes to the report that quotes it.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load lib

markup='<script>alert("x")</script> & <b>'
long=$(printf 'å%.0s' {1..2000})

setup() {
	cd "$BATS_TEST_TMPDIR"
	set_up_central
	mkdir sent
	skatta --data desk join exchange --trust "$key"
}

# answers TEXT: a file's content with this comment, and nothing else that matters.
answers() {
	jq -nc --arg text "$1" '{A1: 1, K1: 1, K2: $text}'
}

# write PERSON TEXT: the comment of somebody at the desk, who hands it over.
write() {
	fill desk "Person $1" "$(code bjork/a "$1")" "$(answers "$2")"
}

# refused SENTENCE TEXT: nobody can write that.
refused() {
	answers "$2" >answers.json
	run --separate-stderr skatta --data desk fill --round ht26 --profile Hostile \
		--code "$(code bjork/a 9)" --answers answers.json --passphrase-file passphrase --finish
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[[ "${stderr_lines[0]}" = "skatta: "*"$1"* ]]
}

# Nine people of three teams, three of them by themselves.
write_nine() {
	local person

	write 1 "$markup"
	write 2 "$long"
	write 3 $'=HYPERLINK("x")\nnext line'
	skatta --data desk sync exchange
	for person in 1 2 3; do
		say bjork/b "$person" "1$person" 1 "$(answers 'Mer tid')"
		say bjork/c "$person" "2$person" 1 "$(answers "Tack, grupp $person")"
	done
}

report() {
	central report --round ht26 "$@"
}

comments() {
	report --format json | jq -c ".comments[] | select(.unit == \"$1\")"
}

@test "nine comments are too few: not a word of them is shown" {
	write_nine
	central merge exchange sent
	central round close ht26

	[ "$(comments bjork)" = '{"unit":"bjork","id":"K2","hidden":true,"texts":[]}' ]
	for format in text csv json html; do
		report --format "$format" -o report
		run grep -cE 'Mer tid|script>alert|HYPERLINK|ååå' report
		[ "$output" = 0 ]
	done
}

@test "from ten on they stand in every report for people, once, and beside nothing" {
	write_nine
	say bjork/c 4 24 1 "$(answers '- Mer tid')"
	central merge exchange sent
	central round close ht26

	comments bjork >bjork.json
	[ "$(jq '.texts | length' bjork.json)" -eq 10 ]
	[ "$(jq -c 'keys' bjork.json)" = '["hidden","id","texts","unit"]' ]
	jq -e --arg text "$markup" '.texts | index($text)' bjork.json
	jq -e --arg text "$long" '.texts | index($text)' bjork.json
	[ "$(jq '[.texts[] | select(. == "Mer tid")] | length' bjork.json)" -eq 3 ]
	# Once: the school has them, what it is part of has not, and a team has no list.
	[ "$(report --format json | jq '[.comments[].texts[]] | length')" -eq 10 ]
	[ -z "$(comments bjork/a)" ]

	report --unit bjork -o report.txt
	[ "$(grep -c '^- Mer tid$' report.txt)" -eq 3 ]
	grep -q '^- - Mer tid$' report.txt
	grep -A 1 -F -- '- =HYPERLINK("x")' report.txt | grep -q '^  next line$'
	[ "$(LC_ALL=C.UTF-8 wc -L <report.txt)" -le 80 ]

	report --format html -o report.html
	grep -qF '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b&gt;' report.html
	run grep -c '<script' report.html
	[ "$output" = 0 ]
	report --format csv -o report.csv
	run grep -cE 'Mer tid|HYPERLINK' report.csv
	[ "$output" = 0 ]
}

@test "the order is the same each time and follows from nothing but the words" {
	local person

	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 "$(answers "words $person")"
		say bjork/b "$person" "1$person" 1 "$(answers "more words $person")"
	done
	cp central.db other.db
	central merge sent
	central round close ht26
	comments bjork >first
	comments bjork | cmp - first

	# The same words by other people of other teams.
	rm sent/*
	for person in 6 5 4 3 2 1; do
		say bjork/c "$person" "7$person" 1 "$(answers "words $person")"
		say bjork/a "$person" "8$person" 1 "$(answers "more words $person")"
	done
	STORE=other.db
	central merge sent
	central round close ht26
	comments bjork | cmp - first
}

@test "what would steer a terminal or turn a line around cannot be written" {
	refused 'K2' $'red \e[31m'
	refused 'K2' $'bell \a'
	refused 'K2' $'turned \u202e around'
	refused 'K2' $'tagged \U000e0041'
	refused '2000' "${long}å"
}
