# SPDX-License-Identifier: ISC
# What people write in words, from the one who writes to the report that quotes it.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

markup='<script>alert("x")</script> & <b>'
long=$(printf 'å%.0s' {1..2000})

setup() {
	cd "$BATS_TEST_TMPDIR"
	# Whoever may answer it tells nothing about another answer.
	jq 'del(.areas[].items[].when)' "$sample" >form.json
	sample=$PWD/form.json
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
	central round close --yes ht26

	[ "$(comments bjork)" = '{"unit":"bjork","id":"K2","hidden":true,"erased":false,"texts":[],"left_out":0}' ]
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
	central round close --yes ht26

	comments bjork >bjork.json
	[ "$(jq '.texts | length' bjork.json)" -eq 10 ]
	[ "$(jq -c 'keys' bjork.json)" = '["erased","hidden","id","left_out","texts","unit"]' ]
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
	central round close --yes ht26
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
	central round close --yes ht26
	comments bjork | cmp - first
}

@test "what would steer a terminal or turn a line around cannot be written" {
	refused 'K2' $'red \e[31m'
	refused 'K2' $'bell \a'
	refused 'K2' $'turned \u202e around'
	refused 'K2' $'tagged \U000e0041'
	refused '2000' "${long}å"
}

# twelve: comments of as many people, two of them in the same words; the round is closed.
twelve() {
	local person

	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 "$(answers "words $person")"
		say bjork/b "$person" "1$person" 1 "$(answers "more $((person / 2))")"
	done
	central merge sent
	central round close --yes ht26
}

# name TEXT [PLACE]: what a comment is called; of those with the same words the first, or another.
name() {
	central comments --round ht26 --json |
		jq -r --arg text "$1" --argjson place "${2:-0}" \
			'[.comments[] | select(.text == $text)][$place].comment'
}

run_comments() {
	run --separate-stderr "$programs/skatta-central" --store central.db \
		--passphrase-file passphrase comments --round ht26 "$@"
}

@test "the coordinator reads what is quoted, and leaves one out of every report from then on" {
	twelve
	report -o before
	report --format csv -o before.csv
	run_comments
	[ "$status" -eq 0 ]
	[ "$(grep -cE '^[0-9a-f]{10}  (words|more) [0-9]$' <<<"$output")" -eq 12 ]
	[ "$(grep -oE '^[0-9a-f]{10}' <<<"$output" | sort -u | wc -l)" -eq 12 ]
	id=$(name 'words 3')
	[[ "$output" = *"$id  words 3"* ]]

	run_comments --leave-out "$id" --reason 'names a pupil'
	[ "$status" -eq 0 ]
	[ "$output" = "Reports made from now on leave out $id. Those made before quote it." ]
	for format in text csv json html; do
		report --format "$format" -o "report.$format"
		run ! grep -q 'words 3\|names a pupil' "report.$format"
	done
	[ "$(grep -c '^1 comment was left out by the coordinator\.$' report.text)" -eq 1 ]
	grep -q '<p>1 comment was left out by the coordinator\.</p>' report.html
	[ "$(comments bjork | jq -c '[.left_out, (.texts | length), .hidden]')" = '[1,11,false]' ]
	[ "$(report --format json | jq -c '[.comments[] | .left_out] | add')" = 1 ]
	[ "$(grep -c -- '^- ' report.text)" -eq "$(($(grep -c -- '^- ' before) - 1))" ]
	# The figures are the same.
	report --format csv | cmp - before.csv

	run_comments
	[[ "$output" = *"$id  words 3"$'\n'"            (left out of reports: names a pupil)"* ]]
	run_comments --json
	[ "$(jq -c '[.comments[] | select(.left_out) | [.comment, .reason, .unit, .id]]' <<<"$output")" = \
		"[[\"$id\",\"names a pupil\",\"bjork\",\"K2\"]]" ]
	central log | grep "comments  *ht26: $id left out: names a pupil$"
	run ! grep -q 'words 3' <(central log)
	run ! grep -qa 'words 3' central.db

	run_comments --take-back "$id"
	[ "$output" = "Reports made from now on quote $id again." ]
	report -o after
	cmp before after
	central log | grep "comments  *ht26: $id taken back$"
	central check
}

@test "where too few are left none is quoted, and nothing is said of them" {
	twelve
	# The same words twice are two comments.
	run_comments --leave-out "$(name 'more 1')" --json
	[ "$(jq -c '[.left_out, .hides_others]' <<<"$output")" = '[true,false]' ]
	[ "$(comments bjork | jq -c '[.left_out, (.texts | length)]')" = '[1,11]' ]
	run_comments --leave-out "$(name 'more 1' 1)"
	[ "$(comments bjork | jq -c '[.left_out, (.texts | length)]')" = '[2,10]' ]
	run_comments --leave-out "$(name 'more 3')"
	[ "${lines[1]}" = "Too few comments remain: reports quote none of them." ]
	[ "$(comments bjork)" = '{"unit":"bjork","id":"K2","hidden":true,"erased":false,"texts":[],"left_out":0}' ]
	run ! grep -qE 'words|more [0-9]|left out' <(report)
	run_comments --unit bjork
	[[ "$output" = *$'\n'"Too few remain: reports quote none of them."$'\n'* ]]
	[ "$(grep -c '(left out of reports)' <<<"$output")" -eq 3 ]
	run_comments --unit bjork/a
	[ "$output" = "Reports of this round quote no comment." ]
	run_comments --take-back "$(name 'more 3')"
	[ "$(comments bjork | jq -c '[.left_out, (.texts | length)]')" = '[2,10]' ]
}

@test "what cannot be left out is said" {
	run_comments
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta-central: the round ht26 is open: there are no figures yet" ]
	write_nine
	central merge exchange sent
	central round close --yes ht26
	run_comments
	[ "$output" = "Reports of this round quote no comment." ]
	run_comments --leave-out 0123456789
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: no report of ht26 quotes a comment "0123456789"' ]
	[ "${stderr_lines[1]}" = '"skatta-central comments --round ht26" lists them with their names.' ]
	run_comments --take-back 0123456789
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the reports of ht26 leave out no comment "0123456789"' ]
	run_comments --unit nowhere
	[ "$status" -eq 1 ]
	for wrong in '--leave-out a --take-back b' '--reason x' '--leave-out a --unit bjork'; do
		# shellcheck disable=SC2086 # these are several words
		run_comments $wrong
		[ "$status" -eq 2 ]
	done
	run_comments --leave-out a --reason $'two\nlines'
	[ "$status" -eq 2 ]
	central purge --before 2099-01-01 --yes
	run_comments
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta-central: the answers in the round ht26 were purged" ]
}

# told TEXT: the same for the coordinator only.
told() {
	jq -nc --arg text "$1" '{A1: 1, K1: 1, K2: {coordinator: $text}}'
}

@test "what is for the coordinator only is in no report and no figure" {
	local person

	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 "$(answers "words $person")"
		say bjork/b "$person" "1$person" 1 "$(answers "more $person")"
	done
	central merge sent
	cp central.db other.db
	central round close --yes ht26
	for format in text csv html; do
		report --format "$format" -o "without.$format"
	done
	comments bjork >without.comments

	# Six others, whose words are for nobody but the coordinator.
	STORE=other.db
	rm sent/*
	for person in 1 2 3 4 5 6; do
		say bjork/c "$person" "7$person" 1 "$(told $'=told\nby '"$person")"
	done
	central merge sent
	central round close --yes ht26
	comments bjork | cmp - without.comments
	for format in text csv json html; do
		report --format "$format" -o report
		run ! grep -q 'told' report
	done
	report --format json | jq -e '.rows[] | select(.unit == "bjork" and .id == "K2") | .n == 12'
	report --format json | jq -e '.rows[] | select(.unit == "bjork" and .id == "A1") | .n == 18'
	run ! grep -qa '=told' other.db

	run central comments --round ht26
	[ "$(grep -cE '^[0-9a-f]{10}  =told$' <<<"$output")" -eq 6 ]
	[ "$(grep -cE '^ {12}by [1-6]$' <<<"$output")" -eq 6 ]
	[ "$(central comments --round ht26 --json | jq '[.told[].comment] | unique | length')" -eq 6 ]
	run ! grep -q 'bjork/c\|Arbetslag C' <<<"$output"
	[ "$(central comments --round ht26 --json | jq -c '[.told[] | [.unit, .id]] | unique')" = '[["bjork","K2"]]' ]
	[ "$(central comments --round ht26 --json | jq '[.comments[] | select(.text | test("told"))] | length')" -eq 0 ]
	[ "$(central comments --round ht26 --unit bjork --json | jq '.told | length')" -eq 6 ]
	[ "$(central comments --round ht26 --unit bjork/c --json | jq '.told | length')" -eq 0 ]
	central check
}

@test "a coordinator with an earlier version finds no answer there" {
	fill desk 'Person 1' "$(code bjork/a 1)" "$(told 'for you')"
	skatta --data desk sync exchange
	central unseal exchange/bundles/*.age | sed -n 2p >line
	[ "$(jq -c '[(.answers | map(select(. == "for you")) | length), .coordinator]' line)" = '[0,{"K2":"for you"}]' ]
	# What is written again without the word may be quoted.
	fill desk 'Person 1' "$(code bjork/a 1)" '{"K2": "for all"}'
	skatta --data desk sync exchange
	central merge exchange
	run ! grep -q coordinator <(for file in exchange/bundles/*.age; do
		central unseal "$file" | sed -n 2p | jq 'select(.revision == 2)'
	done)
}

@test "what is no text, or must be answered, is for nobody alone" {
	for wrong in '{"K2": {"coordinator": 1}}' '{"K2": {"others": "x"}}' '{"K2": {}}' \
		'{"K2": {"coordinator": "-"}}' '{"K2": {"coordinator": ""}}' '{"A1": {"coordinator": "x"}}' \
		"{\"K2\": {\"coordinator\": \"${long}å\"}}"; do
		printf '%s\n' "$wrong" >answers.json
		run --separate-stderr skatta --data desk fill --round ht26 --profile Hostile \
			--code "$(code bjork/a 9)" --answers answers.json --passphrase-file passphrase
		[ "$status" -eq 1 ]
		[[ "${stderr_lines[0]}" = "skatta: answers.json line 1"* ]]
	done
}

@test "what one coordinator leaves out, or quotes again, the others do with the next batch" {
	printf 'six words that nobody guesses\n' >passphrase
	STORE=city.db central init --json >city.json
	rm -rf central.db exchange
	set_up_central --recipient "$(jq -r .recipient city.json)"
	central trust "$(jq -r .signing_key city.json)"
	STORE=city.db central trust "$key"
	to_city=$(jq -r .recipient city.json)
	to_school=$(jq -r .recipient keys.json)
	twelve
	id=$(name 'words 3')
	run_comments --leave-out "$id" --reason 'A name in it.'
	[ "${lines[1]}" = 'Other coordinators of the round quote it until they have merged your next batch.' ]
	central batch --to "$to_city" batch | grep '1 mark on a comment'
	STORE=city.db central merge batch | grep ', and 1 mark on a comment'
	diff <(central comments --round ht26) <(STORE=city.db central comments --round ht26)
	STORE=city.db central comments --round ht26 --json |
		jq -e --arg id "$id" '[.. | objects | select(.comment? == $id)][0] | .left_out and .reason == "A name in it."'
	STORE=city.db central report --round ht26 | grep -c 'words 3' | grep -x 0
	# The same again says nothing new; what the city says then holds, and comes home.
	STORE=city.db central merge batch | grep '^duplicate'
	STORE=city.db central comments --round ht26 --take-back "$id" >/dev/null
	STORE=city.db central batch --to "$to_school" home >/dev/null
	central merge home | grep '^accepted'
	diff <(central comments --round ht26) <(STORE=city.db central comments --round ht26)
	central report --round ht26 | grep -q 'words 3'
	# The older word does not come back.
	central batch --to "$to_city" again >/dev/null
	STORE=city.db central merge again | grep '^duplicate'
	# Said at both at once, each way gives the same: it is left out.
	central comments --round ht26 --leave-out "$id" >/dev/null
	STORE=city.db central comments --round ht26 --leave-out "$id" >said
	grep -x 'The reports of Ikt-enheten, who opened the round, quote it until they have merged your next batch.' said
	STORE=city.db central comments --round ht26 --take-back "$id" >/dev/null
	central comments --round ht26 --take-back "$id" >/dev/null
	central comments --round ht26 --leave-out "$id" --reason B >/dev/null
	STORE=city.db central comments --round ht26 --leave-out "$id" --reason A >/dev/null
	central batch --to "$to_city" out >/dev/null
	STORE=city.db central batch --to "$to_school" in >/dev/null
	central merge in >/dev/null
	STORE=city.db central merge out >/dev/null
	diff <(central comments --round ht26) <(STORE=city.db central comments --round ht26)
	central batch --to "$to_city" last >/dev/null
	[ "$(STORE=city.db central check --against last)" = "store    has all that the batch has, and nothing else" ]
}
