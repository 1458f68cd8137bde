# SPDX-License-Identifier: ISC
# What somebody hears who answers line by line: how much it is before the first question and for each,
# and that nothing is read out twice in a row.

load ../support/lib
without_leaks

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	sh "$SKATTA_SOURCE/tests/support/make-round.sh" . >/dev/null
}

setup() {
	here
}

# hear LINE...: a new place, into the round, and what is written there; what is heard goes to the file
# heard.
hear() {
	rm -rf data
	cp -r "$BATS_FILE_TMPDIR/data" data
	printf '%s\n' 1 Bo 3 'another passphrase' 'another passphrase' 1 1 1 "$(code bjork/a 1)" 1 \
		"$@" | skatta --plain --data data >heard 2>errors
	[ ! -s errors ]
}

# between FROM TO: what is heard from the one line on, up to the other.
between() {
	sed -n "/$1/,\$p" heard | sed "/$2/,\$d"
}

# size: of what comes in, the lines that say anything, and the words.
size() {
	awk 'NF { lines++; words += NF } END { print lines + 0, words + 0 }'
}

# times WORDS: how often they are heard.
times() {
	grep -cF -- "$1" heard || true
}

@test "how much is heard before the first question, and for each" {
	local lines words most_lines=0 most_words=0 all_lines=0 all_words=0

	# shellcheck disable=SC2046 # a line for each question
	hear $(printf '%d\n' {1..5} {1..5} {1..5} {1..5} {1..5} 1 2 3) 'More time.'
	read -r lines words < <(between 'rate your own' ' 1 of 29$' | size)
	echo "# before the first question: $lines lines, $words words" >&3
	[ "$lines" -le 75 ]
	# Twenty of them are the recovery code, character by character.
	[ "$words" -le 585 ]
	for number in {1..28}; do
		read -r lines words < <(
			between "\\(^\\| \\)$number of 29\$" "\\(^\\| \\)$((number + 1)) of 29\$" | size
		)
		[ "$lines" -gt 0 ]
		all_lines=$((all_lines + lines)) all_words=$((all_words + words))
		((lines <= most_lines)) || most_lines=$lines
		((words <= most_words)) || most_words=$words
	done
	echo "# 28 questions with a scale: $all_lines lines, $all_words words; at most $most_lines and" \
		"$most_words" >&3
	[ "$most_lines" -le 13 ]
	[ "$most_words" -le 70 ]
	# Eleven lines and sixty words each, where the scale is read out every time.
	[ "$all_lines" -le $((28 * 7)) ]
	[ "$all_words" -le $((28 * 40)) ]
}

@test "the scale is read out once an area, and after a question mark" {
	hear 2 2 2 2 2 2
	[ "$(times '1: Not at all')" -eq 2 ]
	[ "$(times 'Collaboration and administration: 1 of 29')" -eq 1 ]
	[ "$(times 'Collaboration and administration: ')" -eq 1 ]
	[ "$(grep -cx '2 of 29' heard)" -eq 1 ]
	[ "$(grep -c '^About .* left$' heard)" -eq 2 ]
	[ "$(times '1 to 7, or ? for the choices: ')" -eq 5 ]
	hear 2 '?'
	[ "$(times '1: Not at all')" -eq 2 ]
	[ "$(times 'Collaboration and administration: 2 of 29')" -eq 0 ]
	[ "$(times 'Write the number of a choice and press Enter.')" -eq 0 ]
	# Once more: all that can be written, and the whole page.
	hear 2 '?' '?'
	[ "$(times '1: Not at all')" -eq 3 ]
	[ "$(times 'Collaboration and administration: 2 of 29')" -eq 1 ]
	[ "$(times 'Write the number of a choice and press Enter.')" -eq 1 ]
}

@test "which answer was given is heard, also when one comes back to it" {
	hear 3 '<'
	[ "$(times 'Saved. A1: Sometimes, preferably with help')" -eq 1 ]
	[ "$(times '3: Sometimes, preferably with help [chosen]')" -eq 1 ]
	[ "$(times '1: Not at all')" -eq 1 ]
	[ "$(grep -cx '1 of 29' heard)" -eq 1 ]
}

@test "what was not understood does not have the page read out again" {
	hear 9
	[ "$(times 'that is not one of the choices')" -eq 1 ]
	[ "$(times '1 of 29')" -eq 1 ]
	[ "$(times 'I reach colleagues')" -eq 1 ]
	[ "$(times '1: Not at all')" -eq 1 ]
	hear 9 2 '<'
	[ "$(times '1: Not at all')" -eq 1 ]
}

@test "who comes back hears what is known there only after a question mark" {
	local before

	hear r C
	before=$(times 'Choose a round to answer in it')
	hear r C '<'
	[ "$(times 'As before.')" -eq 1 ]
	[ "$(times 'Choose a round to answer in it')" -eq "$before" ]
	hear r C '<' '?'
	[ "$(times 'Choose a round to answer in it')" -gt "$before" ]
}

@test "how one writes is said at the first field, and a recovery code is spelled out" {
	local recovery spelled

	hear q
	[ "$(times 'Write it and press Enter; < alone goes back, ? alone helps.')" -eq 1 ]
	recovery=$(grep -oE '^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$' heard)
	spelled=$(sed -n 's/^One by one://p' heard)
	[ "$spelled" = "$(sed 's/[^-]/ &/g; s/-/,/g; s/$/./' <<<"$recovery")" ]
}

@test "two keys that sound the same are told apart" {
	hear '?' '?'
	grep -qx 'g: go to' heard
	grep -qx 'capital G: guide' heard
	grep -qx 'S: svenska' heard
}
