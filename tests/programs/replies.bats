# SPDX-License-Identifier: ISC
# What the coordinator answers to a comment, from the one who answers to the one who wrote it, and
# what all others see of it.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup() {
	cd "$BATS_TEST_TMPDIR"
	jq 'del(.areas[].items[].when)' "$sample" >form.json
	sample=$PWD/form.json
	set_up_central
	mkdir sent
	skatta --data desk join exchange --trust "$key"
}

# answers TEXT: a file's content with this comment; told TEXT: with one for the coordinator only.
answers() {
	jq -nc --arg text "$1" '{A1: 1, K1: 1, K2: $text}'
}

told() {
	jq -nc --arg text "$1" '{A1: 1, K1: 1, K2: {coordinator: $text}}'
}

# twelve: ten people with comments, two with words for the coordinator only; the round is closed. The
# first two are at the desk, and wrote the same words.
twelve() {
	local person

	fill desk 'Person 1' "$(code bjork/a 1)" "$(answers 'same words')"
	fill desk 'Person 2' "$(code bjork/a 2)" "$(answers 'same words')"
	skatta --data desk sync exchange >/dev/null
	for person in 1 2 3 4; do
		say bjork/b "$person" "1$person" 1 "$(answers "words $person")"
		say bjork/c "$person" "2$person" 1 "$(answers "more $person")"
	done
	say bjork/c 5 25 1 "$(told 'for you')"
	say bjork/c 6 26 1 "$(told 'for you')"
	central merge exchange sent >/dev/null
	central round close --yes ht26 >/dev/null
}

# list: of all comments in turn, what they are called.
list() {
	central comments --round ht26 --json
}

# name TEXT [PLACE]: what the first comment with these words is called, or another of them.
name() {
	list | jq -r --arg text "$1" --argjson place "${2:-0}" \
		'[.comments[], .told[] | select(.text == $text)][$place].comment'
}

# answer COMMENT TEXT [OPTION...]
answer() {
	printf '%s\n' "$2" | central comments answer "$1" "${@:3}"
}

run_answer() {
	run --separate-stderr "$programs/skatta-central" --store central.db \
		--passphrase-file passphrase comments answer "$@"
}

publish() {
	central publish exchange >/dev/null
}

# slots: how many in each file, and how many bytes their text has.
slots() {
	jq -c '[(.slots | length), (.slots | map(.sealed | length) | unique)]' exchange/replies/*.json
}

@test "an answer is noted, and goes out among slots for everybody that look like it" {
	local before

	twelve
	publish
	[ -z "$(ls exchange/replies)" ]
	id=$(name 'words 1')
	run answer "$id" 'The projector is on its way.'
	[ "$output" = 'Noted. It goes out with the next "skatta-central publish", sealed to whoever wrote the comment. There is no word of whether it arrives.' ]
	central comments --round ht26 | grep -A 1 "^$id  words 1$" | grep -qx '            (answered 20[0-9-]*)'
	list | jq -e --arg id "$id" '[.comments[] | select(.answered != "").comment] == [$id]'
	central log | grep "comments answer  *ht26: $id$"
	run ! grep -qa 'projector' central.db

	publish
	[ "$(slots)" = '[12,[5728]]' ]
	minisign -Vm exchange/replies/*.json -P "$key"
	[ "$(jq -c 'keys' exchange/replies/*.json)" = '["central","format","round","slots"]' ]
	[ "$(jq -c '[.slots[].tag] | . == sort' exchange/replies/*.json)" = true ]
	run ! grep -qa 'projector' exchange/replies/*.json
	before=$(ls exchange/replies)
	# When nothing is new, nothing is.
	publish
	[ "$(ls exchange/replies)" = "$before" ]
	# Another folder gets the same.
	mv exchange/replies old
	publish
	diff -r old exchange/replies

	# Whoever holds two publications finds nothing in common but whose slots there are.
	answer "$(name 'more 1')" 'Thank you.' >/dev/null
	publish
	[ "$(slots | sort -u)" = '[12,[5728]]' ]
	[ "$(jq -rs 'map([.slots[].tag]) | unique | length' exchange/replies/*.json)" -eq 1 ]
	[ "$(jq -r '.slots[].sealed' exchange/replies/*.json | sort -u | wc -l)" -eq 24 ]
	central check
}

@test "who is answered twice at once has it in slots that everybody has twice" {
	twelve
	answer "$(name 'words 1')" 'First.' >/dev/null
	answer "$(name 'words 1')" 'And then.' >/dev/null
	answer "$(name 'words 2')" 'Only this.' >/dev/null
	publish
	[ "$(slots)" = $'[12,[5728]]\n[12,[5728]]' ]
}

@test "what is for the coordinator only can be answered, and one of those with the same words" {
	twelve
	[ "$(name 'for you')" != "$(name 'for you' 1)" ]
	answer "$(name 'for you')" 'I have seen it.' --round ht26 --from 'The ikt unit' >/dev/null
	[ "$(list | jq -c '[.told[] | .answered != ""] | sort')" = '[false,true]' ]
	[ "$(central comments --round ht26 | grep -c '(answered')" -eq 1 ]
	publish
	[ "$(slots)" = '[12,[5728]]' ]
}

@test "what cannot be answered is said" {
	run_answer 0123456789 <<<'x'
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: no comment "0123456789" is shown' ]
	run_answer 0123456789 --round ht26 <<<'x'
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta-central: the round ht26 is open: there are no figures yet" ]
	twelve
	run_answer 0123456789 --round ht26 <<<'x'
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: no comment "0123456789" of ht26 is shown' ]
	[ "${stderr_lines[1]}" = '"skatta-central comments --round ht26" lists them with their names.' ]
	id=$(name 'words 1')
	run_answer "$id" <<<''
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: nothing was written' ]
	run_answer "$id" <<<$'red \e[31m'
	[ "$status" -eq 1 ]
	[[ "${stderr_lines[0]}" = *"line 1 of the answer has a character that cannot be shown" ]]
	run_answer "$id" < <(printf 'å%.0s' {1..2001})
	[ "$status" -eq 1 ]
	run_answer "$id" < <(printf 'å%.0s' {1..2000})
	[ "$status" -eq 1 ]
	[[ "${stderr_lines[0]}" = *"bytes more than fits" ]]
	run_answer "$id" --from $'a\nb' <<<'x'
	[ "$status" -eq 2 ]
	run_answer "$id" --round nowhere <<<'x'
	[ "$status" -eq 1 ]
	run_answer
	[ "$status" -eq 2 ]
	[ "$(list | jq '[.comments[] | select(.answered != "")] | length')" -eq 0 ]
}

@test "too few comments are not shown, and not answered" {
	for person in 1 2 3 4; do
		say bjork/b "$person" "1$person" 1 "$(answers "words $person")"
		say bjork/c "$person" "2$person" 1 "$(answers "more $person")"
	done
	say bjork/b 5 15 1 "$(answers 'nine')"
	central merge sent >/dev/null
	cp central.db before.db
	central round close --yes ht26 >/dev/null
	# The names follow from the store and what was written; a tenth comment shows them.
	STORE=before.db
	say bjork/c 5 25 1 "$(answers 'ten')"
	central merge sent >/dev/null
	central round close --yes ht26 >/dev/null
	id=$(name 'nine')
	STORE=central.db
	[ "${#id}" -eq 10 ]
	run_answer "$id" <<<'x'
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta-central: no comment \"$id\" is shown" ]
}

@test "purging erases what was answered, and who takes back has no answer any more" {
	twelve
	answer "$(name 'words 1')" 'An answer.' >/dev/null
	answer "$(name 'words 2')" 'Another.' >/dev/null
	[ "$(sqlite3 central.db 'SELECT count(*) FROM replies')" -eq 2 ]
	say bjork/b 1 11 2
	central merge sent >/dev/null
	[ "$(sqlite3 central.db 'SELECT count(*) FROM replies')" -eq 1 ]
	publish
	[ "$(slots)" = '[11,[5728]]' ]
	central check
	central purge --before 2099-01-01 --yes >/dev/null
	[ "$(sqlite3 central.db 'SELECT count(*) FROM replies')" -eq 0 ]
	[ "$(sqlite3 central.db 'SELECT count(*) FROM reply_files')" -eq 0 ]
	run_answer "$(printf '%s' 0123456789)" --round ht26 <<<'x'
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta-central: the answers in the round ht26 were purged" ]
	mv exchange/replies old
	publish
	[ -z "$(ls exchange/replies)" ]
	central check
}

# fetch PERSON: what is in the folder comes to their place. told_to PERSON: what was answered to them.
fetch() {
	skatta --data desk sync --profile "$1" --passphrase-file passphrase exchange 2>/dev/null
}

told_to() {
	skatta --data desk status --json --profile "$1" --passphrase-file passphrase |
		jq -c '[.replies[] | [.round, .item, .from, .text]]'
}

both() {
	fetch 'Person 1'
	fetch 'Person 2'
	told_to 'Person 1'
	told_to 'Person 2'
}

@test "of two who wrote the same words one is answered, and nobody else sees it" {
	twelve
	publish
	[ "$(both)" = $'[]\n[]' ]
	first=$(name 'same words')
	answer "$first" $'Tack!\nVi ordnar det.' >/dev/null
	publish
	# Whoever carries the folder opens nothing of it.
	skatta --data desk sync exchange 2>/dev/null
	[ "$(told_to 'Person 1')$(told_to 'Person 2')" = '[][]' ]
	both >told
	[ "$(sort told)" = $'[["ht26","K2","Ikt-enheten","Tack!\\nVi ordnar det."]]\n[]' ] ||
		[ "$(sort told)" = $'[]\n[["ht26","K2","Ikt-enheten","Tack!\\nVi ordnar det."]]' ]
	run ! grep -qa 'Vi ordnar' desk/skatta.db
	# Fetched again it comes to nobody twice; and then the other one is answered.
	both | cmp - told
	answer "$(list | jq -r --arg first "$first" \
		'.comments[] | select(.text == "same words" and .comment != $first).comment')" 'To you.' >/dev/null
	publish
	both >told
	[ "$(grep -cx '\[\["ht26","K2","Ikt-enheten","To you."\]\]' told)" -eq 1 ]
	[ "$(grep -cx '\[\["ht26","K2","Ikt-enheten","Tack!.*"\]\]' told)" -eq 1 ]
	skatta --data desk status --profile 'Person 1' --passphrase-file passphrase |
		grep -q '^ht26  *answered 20[0-9-]*, by Ikt-enheten, to K2:$'
	skatta --data desk check >/dev/null
}

# answer_both: each of the two at the desk is answered, and it is published.
answer_both() {
	answer "$(name 'same words')" 'To you.' >/dev/null
	answer "$(name 'same words' 1)" 'To you.' >/dev/null
	publish
}

@test "the person reads it on the page about what is handed over, and is told that it is there" {
	twelve
	answer_both
	fetch 'Person 1'
	printf '%s\n' 2 'Person 1' "$(cat passphrase)" b '<' q | skatta --plain --data desk >seen
	grep -q '^Hösten 2026: Ikt-enheten has answered what you wrote. Press b to read it.$' seen
	grep -q '^20[0-9-]*  Answer from Ikt-enheten (new)$' seen
	grep -q '^To you' seen
	# It was read.
	printf '%s\n' 2 'Person 1' "$(cat passphrase)" b q | skatta --plain --data desk >seen
	run ! grep -q 'has answered\|(new)' seen
	grep -q '^To you' seen
	# The other one fetches on the page, and finds the way there from the result.
	printf '%s\n' 2 'Person 2' "$(cat passphrase)" b 1 q | skatta --plain --data desk >seen
	grep -q '^1 new answer to what you wrote\.$' seen
	printf '%s\n' 2 'Person 2' "$(cat passphrase)" 1 1 q | skatta --plain --data desk >seen
	grep -q '^1: Read what was answered to my comment$' seen
	grep -q '^To you' seen
}

@test "where the settings name the folder, it is there when the person comes" {
	twelve
	answer_both
	printf 'exchange = %s\n' "$PWD/exchange" >machine.conf
	printf '%s\n' 2 'Person 1' "$(cat passphrase)" q |
		SKATTA_CONF=$PWD/machine.conf skatta --plain --data desk >seen
	grep -q '^Hösten 2026: Ikt-enheten has answered what you wrote. Press b to read it.$' seen
}

@test "files that are damaged, forged or hostile bring nothing, and keep nothing back" {
	twelve
	answer_both
	file=$(ls exchange/replies/*.json)
	cp "$file" whole
	# Cut short on its way; then another text under the signature; then what is no file.
	head -c 5000 whole >"$file"
	[ "$(both)" = $'[]\n[]' ]
	printf '%s\n' "$(jq -c '.round = "ht27"' whole)" >"$file"
	[ "$(both)" = $'[]\n[]' ]
	rm "$file"
	mkfifo "$file"
	ln -s /dev/zero exchange/replies/00000000000000000000000000000000.json
	truncate -s 20M exchange/replies/11111111111111111111111111111111.json
	printf 'x\n' >exchange/replies/22222222222222222222222222222222.json
	mkdir exchange/replies/33333333333333333333333333333333.json
	[ "$(both)" = $'[]\n[]' ]
	rm "$file"
	cp whole "$file"
	[ "$(both | sort -u)" = '[["ht26","K2","Ikt-enheten","To you."]]' ]
}

# shared: the same, in a round that two coordinators read, the second one's store being city.db.
shared() {
	printf 'six words that nobody guesses\n' >passphrase
	STORE=city.db central init --json >city.json
	rm -rf central.db exchange desk
	set_up_central --recipient "$(jq -r .recipient city.json)"
	skatta --data desk join exchange --trust "$key" 2>/dev/null
	twelve
	central batch --to "$(jq -r .recipient city.json)" to-city >/dev/null
	STORE=city.db central trust "$key"
	STORE=city.db central merge to-city >/dev/null
	central trust "$(jq -r .signing_key city.json)"
}

@test "a colleague's answer goes home with a batch, and out from there" {
	shared
	id=$(name 'words 1')
	STORE=city.db
	run answer "$(name 'words 1')" 'From the city.' --from 'The city'
	[[ "$output" = 'Noted. It goes with your next batch to Ikt-enheten, who opened the round and sends it on,'* ]]
	answer "$(name 'for you')" 'I have seen it.' >/dev/null
	# Whose words these are of two is not known here.
	run --separate-stderr answer "$(name 'same words')" 'To one of you.'
	[ "$status" -eq 1 ]
	[[ "${stderr_lines[0]}" = 'skatta-central: whose the comment "'*'" is cannot be told here' ]]
	# It does not go out from here.
	central publish elsewhere >/dev/null
	[ -z "$(ls elsewhere/replies)" ]
	central batch --to "$(STORE=central.db central keys --json | jq -r .recipient)" home |
		grep -q '2 answers to comments'
	STORE=central.db
	run central merge home
	[[ "$output" = *', and 2 answers to comments'* ]]
	run central merge home
	[[ "$output" = *duplicate* ]]
	list | jq -e --arg id "$id" '[.comments[] | select(.answered != "").comment] == [$id]'
	publish
	[ "$(slots)" = '[12,[5728]]' ]
	central check
	STORE=city.db central check
}
