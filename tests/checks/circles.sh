#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# What the objects that were built say of the house: no files use each other in a circle, and none
# uses what stands in a room after its own, under whatever header. Two files of one room may use each
# other. A finding names the files, and the symbols by which they hang together.

cd "${SKATTA_SOURCE:?}" || exit 1
build=${SKATTA_BUILD:-.}
# shellcheck source=tests/checks/check.sh
. tests/checks/check.sh
# shellcheck source=tests/checks/rooms.sh
. tests/checks/rooms.sh

# Of lines of nm -P -A -g, "FILE OTHER SYMBOL" for each symbol of another file that a file uses. A
# name that both programs have is that of the program in which it is used.
# shellcheck disable=SC2016 # the dollars are awk's
uses() {
	awk '
		function program(file) {
			if (file ~ /^(client\/|skatta\.c$)/)
				return "client"
			return file ~ /^(central\/|skatta-central\.c$)/ ? "central" : "both"
		}
		{ file = $1; sub(/:$/, "", file); sub(/\.o$/, ".c", file); sub(/^.*\/src\//, "", file) }
		$3 == "U" { used[file " " $2] }
		$3 != "U" && $2 != "main" { owner[program(file), $2] = file }
		END {
			for (use in used) {
				split(use, part, " ")
				found = ""
				split(program(part[1]) " both client central", from, " ")
				for (i = 1; i <= 4 && found == ""; i++)
					if ((from[i], part[2]) in owner)
						found = owner[from[i], part[2]]
				if (found != "" && found != part[1])
					print part[1], found, part[2]
			}
		}' | LC_ALL=C sort
}

# Of such lines, the circles: each with what makes it one, file by file. The way is Tarjan's: a file
# from which none goes further back than to itself closes a circle of all that wait since it was met.
# shellcheck disable=SC2016 # the dollars are awk's
circles() {
	awk '
		function room(file) {
			return sub("/[^/]*$", "", file) ? file : ""
		}
		function visit(file,    i, n, others, other) {
			met[file] = back[file] = ++clock
			stack[++top] = file
			waits[file] = 1
			n = split(uses[file], others, " ")
			for (i = 1; i <= n; i++) {
				other = others[i]
				if (!(other in met)) {
					visit(other)
					if (back[other] < back[file])
						back[file] = back[other]
				} else if (waits[other] && met[other] < back[file])
					back[file] = met[other]
			}
			if (back[file] == met[file])
				close_circle(file)
		}
		function close_circle(first,    n, i, file, files, rooms) {
			do {
				file = files[++n] = stack[top--]
				waits[file] = 0
				circle[file] = first
				rooms += room(file) != room(first)
			} while (file != first)
			if (n < 2 || (n == 2 && rooms == 0))
				return
			print n " files use each other:"
			for (i = n; i > 0; i--)
				print_ties(files[i])
		}
		function print_ties(file,    n, i, others) {
			n = split(uses[file], others, " ")
			for (i = 1; i <= n; i++)
				if (circle[others[i]] == circle[file])
					print "  " file " has of " others[i] ":" symbols[file, others[i]]
		}
		!(($1, $2) in symbols) { uses[$1] = uses[$1] " " $2; files[++count] = $1 }
		{ symbols[$1, $2] = symbols[$1, $2] " " $3 }
		END {
			for (i = 1; i <= count; i++)
				if (!(files[i] in met))
					visit(files[i])
		}'
}

# Files as nm would say them: a way that ends, a pair in one room, one across two, a circle of three
# by way of a fourth, and a name that both programs have.
sample() {
	cat <<-END
		/b/src/base/text.o: text_add T 0 1
		/b/src/base/text.o: memory_new U
		/b/src/base/memory.o: memory_new T 0 1
		/b/src/base/memory.o: memory_left U
		/b/src/base/error.o: memory_left D 0 1
		/b/src/base/error.o: memory_new U
		/b/src/db/db.o: answer_read U
		/b/src/db/db.o: text_add U
		/b/src/form/answer.o: answer_read T 0 1
		/b/src/form/answer.o: bundle_read U
		/b/src/document/bundle.o: bundle_read T 0 1
		/b/src/document/bundle.o: answer_read U
		/b/src/tui/a.o: a T 0 1
		/b/src/tui/a.o: b U
		/b/src/tui/b.o: b T 0 1
		/b/src/tui/b.o: c U
		/b/src/tui/b.o: text_add U
		/b/src/tui/c.o: c T 0 1
		/b/src/tui/c.o: a U
		/b/src/client/commands/list.o: list T 0 1
		/b/src/central/commands/list.o: list T 0 1
		/b/src/skatta-central.o: list U
		/b/src/skatta-central.o: main T 0 1
		/b/src/skatta.o: list U
		/b/src/skatta.o: main T 0 1
	END
}

# Nothing where the sample says what it should, and otherwise what it says.
differs() {
	[ "$1" = "$2" ] || printf 'expected:\n%s\nfound:\n%s\n' "$2" "$1"
}

sample_circles='2 files use each other:
  form/answer.c has of document/bundle.c: bundle_read
  document/bundle.c has of form/answer.c: answer_read
3 files use each other:
  tui/a.c has of tui/b.c: b
  tui/b.c has of tui/c.c: c
  tui/c.c has of tui/a.c: a'

sample_order='db/db.c form/answer.c answer_read
form/answer.c document/bundle.c bundle_read'

check 'circles are found in a sample' \
	"$(differs "$(sample | uses | circles)" "$sample_circles")"
check 'what stands in a room after its own is found in a sample' \
	"$(differs "$(sample | uses | out_of_order)" "$sample_order")"

# Objects of files that are no more are left by a build of before.
objects=$(find "$build/src" -name '*.o' 2>/dev/null | LC_ALL=C sort | while read -r object; do
	file=${object#"$build/"}
	[ ! -f "${file%.o}.c" ] || echo "$object"
done)
if [ -n "$objects" ] && command -v nm >/dev/null; then
	uses=$(printf '%s\n' "$objects" | xargs nm -P -A -g | uses)
	check 'no files use each other but two of one room' "$(printf '%s\n' "$uses" | circles)"
	check 'a file uses only what stands in its room or in one before' \
		"$(printf '%s\n' "$uses" | out_of_order)"
else
	for name in 'no files use each other but two of one room' \
		'a file uses only what stands in its room or in one before'; do
		number=$((number + 1))
		echo "ok $number - $name # SKIP nothing is built here"
	done
fi

end_of_checks
