#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# The manual is well formed and complete: what a program's help names is in its page, and the page
# names nothing that the program does not know; what the guide types is there.

build=$(cd "${SKATTA_BUILD:-.}" && pwd) || exit 1
cd "${SKATTA_SOURCE:?}" || exit 1
# shellcheck source=tests/checks/check.sh
. tests/checks/check.sh

help_of() {
	"$build/$program" --lang en "$@" --help 2>&1
}

# "round open": the one or two small words that begin a line of the program's help; what stands
# behind two blanks is the command's sentence.
commands() {
	help_of | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\( [a-z][a-z-]*\)\{0,1\}\)\( .*\)\{0,1\}$/\1/p'
}

options() {
	sed -n 's/^  \(-[a-zA-Z], \)\{0,1\}--\([a-z-]*\).*/\2/p'
}

all_options() {
	{
		help_of
		commands | while read -r command; do
			# shellcheck disable=SC2086 # two words are two arguments
			help_of $command
		done
	} | options | LC_ALL=C sort -u
}

page() {
	mandoc -T ascii -O width=1000 "man/$program.1" | sed 's/.'"$(printf '\b')"'//g'
}

commands_without_manual() {
	page=$(page)
	commands | while read -r command; do
		echo "$page" | grep -qE "^ +$command( |\$)" || echo "$command"
	done
}

options_without_manual() {
	page=$(page)
	all_options | while read -r option; do
		echo "$page" | grep -qE -e "--$option([^a-z-]|\$)" || echo "--$option"
	done
}

manual_without_options() {
	known=$(all_options)
	grep -oE 'Fl Fl [a-z-]+' "man/$program.1" | sed 's/^Fl Fl //' | LC_ALL=C sort -u |
		while read -r option; do
			printf '%s\nhelp\nversion\n' "$known" | grep -qxF -e "$option" || echo "--$option"
		done
}

# "text": the formats of a report that the program has, and its manual not.
formats_without_manual() {
	help_of report | sed -n 's/^ *--format FORMAT *\(.*\) (.*/\1/p' | sed 's/ or /, /; s/, /\n/g' |
		while read -r format; do
			grep -qE "^\.It Cm report .* format Cm ([a-z]+ \| )*$format( |\$)" \
				man/skatta-central.1 || echo "$format"
		done
}

if ! command -v mandoc >/dev/null; then
	echo '1..0 # SKIP mandoc is missing'
	exit 0
fi

# The titles of the guide's chapters that are no sections of the page.
chapters_without_section() {
	sed -n 's/^# [a-z]* //p' "data/guide/$1" | while read -r title; do
		grep -qxF ".SH \"$title\"" "$2" || echo "$title"
	done
}

# The lines of a guide that start this program, each in one, without its name.
typed_in() {
	sed -n '/^    /{:more
/\\$/{N
s/\\\n *//
b more
}
s/^ *'"$program"'\( \|$\)//p
}' "data/guide/$1"
}

# What a guide types that the program does not know: a command, or an option of it.
guide_without_program() {
	known=" $(commands | tr '\n' ' ')"
	typed_in "$1" | while read -r first second rest; do
		case $known in
		*" $first $second "*) command="$first $second" ;;
		*" $first "*) command=$first ;;
		*)
			command=
			[ -z "${first%%-*}" ] || echo "$program $first $second: no such command"
			;;
		esac
		# shellcheck disable=SC2086 # two words are two arguments
		had=$({ help_of && help_of $command; } | options)
		echo "$first $second $rest" | grep -oE -e '--[a-z-]+' | sed 's/^--//' |
			while read -r option; do
				echo "$had" | grep -qxF -e "$option" || echo "$program $command --$option"
			done
	done
}

# The pages of formats that a list of them lacks.
formats_not_in() {
	for file in man/*.5; do
		name=$(basename "$file" .5)
		tr -s '\n ' '  ' <"$1" | grep -qE "[ (]${name}[ ,.(]" || echo "$name"
	done
}

# What a merge says of a file, word for word.
reasons_not_in() {
	sed -n 's/^#define MERGE_REASON_.* N_("\(.*\)")$/\1/p' src/central/merge/merge_reason.h |
		while read -r reason; do
			grep -qxF ".It Li $reason" "$1" || echo "$reason"
		done
}

check 'the manual explains every reason of a merge' "$(reasons_not_in man/skatta-central.1)"
for list in README.md man/skatta.7.in man/skatta.sv.7.in; do
	check "$list names every format" "$(formats_not_in "$list")"
done
for list in man/skatta.7.in man/skatta.sv.7.in; do
	check "the tests that $list names are there" "$(grep -o 'tests/[a-z_/]*\.[a-z]*' "$list" |
		while read -r test; do [ -f "$test" ] || echo "$test"; done)"
	check "$list names tests" "$(grep -q 'tests/programs/' "$list" || echo "it names none")"
done
for page in "en:$build/man/skatta.7" "sv:$build/man/sv/skatta.7"; do
	language=${page%%:*}
	page=${page#*:}
	check "the guide is a page ($language)" "$([ -s "$page" ] || echo "$page is not made")"
	check "it has every chapter ($language)" "$(chapters_without_section "$language" "$page")"
done
for file in man/*.[1-8] "$build/man/skatta.7" "$build/man/sv/skatta.7"; do
	check "$file is well formed" "$(mandoc -T lint -W warning "$file" 2>&1)"
done
for program in skatta skatta-central; do
	if [ ! -x "$build/$program" ] || [ ! -f "man/$program.1" ]; then
		number=$((number + 1))
		echo "ok $number - the manual of $program # SKIP it is not built"
		continue
	fi
	check "$program has commands" "$([ -n "$(commands)" ] || help_of)"
	check "every command of $program is in its manual" "$(commands_without_manual)"
	check "every option of $program is in its manual" "$(options_without_manual)"
	check "every option in the manual of $program exists" "$(manual_without_options)"
	[ "$program" = skatta ] ||
		check "every format of a report is in its manual" "$(formats_without_manual)"
	for language in en sv; do
		check "the guide starts $program ($language)" "$(typed_in "$language" | grep -q . || echo "never ($language)")"
		check "what it types is there ($language)" "$(guide_without_program "$language")"
	done
done
end_of_checks
