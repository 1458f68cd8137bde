# shellcheck shell=bash disable=SC2154 # world.bash shares variables
# SPDX-License-Identifier: ISC
# The way of those who lead units, line by line.

# walk UNIT STEP…: from where the leader comes, as it would look on a terminal. A step is a choice by its
# words, or by how they begin (the last of several), or =TEXT for what is typed.
walk() {
	local unit=$1 step page walker told typed

	coproc walking { at "$unit" --plain --role leader; }
	walker=$walking_PID
	exec {told}<&"${walking[0]}"- {typed}>&"${walking[1]}"-
	for step in 'Go on to my unit' 'I have been here before' =leader "=$(cat passphrase)"; do
		listen && answer "$step" >/dev/null
	done
	for step in "${@:2}"; do
		listen && printf '%s' "$page" && answer "$step"
	done
	exec {typed}>&-
	cat <&"$told"
	exec {told}<&-
	wait "$walker"
}

# What is told up to the next question, into page.
listen() {
	local word="" question=$'(^|\n)(Number, or \\? for help|Which name did you choose for your profile\\?[^:]*Name|Passphrase|Message|Reached by[^\n]*): $'

	page=
	until [[ "$word" = *: && "$page" =~ $question ]]; do
		IFS= read -r -d ' ' -t 60 -u "$told" word || fails "nothing is asked: $page$word"
		page+="$word "
	done
}

# answer STEP: the questions to ask in page.
answer() {
	local words=${1#=}

	if [[ "$1" != =* ]]; then
		words=$({ grep -x "[0-9]*: $1" <<<"$page" || grep "^[0-9]*: $1" <<<"$page" | tail -n 1; } |
			cut -d : -f 1)
		[ -n "$words" ] || fails "no «$1» there: $page"
	fi
	printf '%s\n' "$words" >&"$typed"
	printf '%s\n' "$words"
}

fails() {
	printf '%s\n' "$1" >&2
	return 1
}

