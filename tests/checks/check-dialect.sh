#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# One dialect: how names begin, which header belongs to which files, and how an object's size and a
# pointer are written. Each finding is a line below its test.

cd "${SKATTA_SOURCE:?}" || exit 1
build=${SKATTA_BUILD:-.}
# shellcheck source=tests/checks/check.sh
. tests/checks/check.sh

headers=$(find src -name '*.h' | LC_ALL=C sort)
sources=$(find src tests -name '*.[ch]' | LC_ALL=C sort)

# "FILE.c SYMBOL" for all that a file of src exports.
exports() {
	printf '%s\n' "$objects" | xargs nm -A -g --defined-only | awk -v build="$build/" '
		$NF !~ /^__/ && $NF != "main" {
			file = $1
			sub(/\.o:.*/, ".c", file)
			if (index(file, build) == 1) file = substr(file, length(build) + 1)
			print file, $NF
		}'
}

# The rule, for both checks below: the noun of a header, which may stand in the plural, is the door
# of the files that begin with it, beside it and in the rooms below; and a header that is named as
# its folder is the door of all files there.
# shellcheck disable=SC2016 # the dollars are awk's
doors='
	function folder_of(path) { sub(/\/[^\/]*$/, "", path); return path }
	function name_of(path) { sub(/.*\//, "", path); sub(/\.[ch]$/, "", path); return path }
	function one(noun) { return noun ~ /[^s]s$/ ? substr(noun, 1, length(noun) - 1) : noun }
	function begins(name, noun) { return name == noun || index(name, noun "_") == 1 }
	function of_noun(name, noun) {
		return begins(name, noun) || begins(name, one(noun)) || begins(name, noun "s")
	}
	function noun_of(header,  noun) { noun = name_of(header); sub(/_private$/, "", noun); return noun }
	function is_door(noun, file,  room) {
		room = folder_of(file)
		sub(/.*\//, "", room)
		return of_noun(name_of(file), noun) || noun == room || noun ~ "_" room "$"
	}
	function is_above(header, file,  room) {
		room = folder_of(header)
		return room == folder_of(file) || index(file, room "/") == 1
	}'

# shellcheck disable=SC2016 # the dollars are awk's
foreign_exports() {
	exports | awk -v headers="$headers" "$doors"'
		BEGIN { n = split(headers, header, "\n") }
		{
			good = of_noun($2, name_of($1))
			for (i = 1; i <= n && !good; i++)
				good = is_above(header[i], $1) && is_door(noun_of(header[i]), $1) &&
					of_noun($2, noun_of(header[i]))
			if (!good) print $1 ": " $2
		}'
}

# What a header declares and a file of another family has.
# shellcheck disable=SC2016 # the dollars are awk's
foreign_declarations() {
	exports >"$scratch/exports"
	printf '%s\n' "$headers" | xargs awk -v headers="$headers" "$doors"'
		BEGIN { n = split(headers, header, "\n") }
		FNR == NR { at[$2] = at[$2] " " $1; next }
		/^[ \t]*(\/?\*|#)/ { next }
		{
			line = $0
			sub(/\/\*.*/, "", line)
			while (match(line, /[a-z][a-z0-9_]*\(/)) {
				symbol = substr(line, RSTART, RLENGTH - 1)
				line = substr(line, RSTART + RLENGTH)
				if (!(symbol in at) || (FILENAME, symbol) in seen) continue
				seen[FILENAME, symbol]
				parts = split(at[symbol], file, " ")
				good = 0
				for (p = 1; p <= parts; p++) {
					good = good || (is_above(FILENAME, file[p]) && is_door(noun_of(FILENAME), file[p]))
					# a header of its own within a family: both begin with a door beside
					for (i = 1; i <= n && !good; i++)
						good = folder_of(header[i]) == folder_of(FILENAME) &&
							folder_of(FILENAME) == folder_of(file[p]) &&
							of_noun(name_of(FILENAME), noun_of(header[i])) &&
							of_noun(name_of(file[p]), noun_of(header[i]))
				}
				if (!good) print FILENAME ": " symbol " stands in" at[symbol]
			}
		}' "$scratch/exports"
}

# Headers under whose name nothing stands, beside them or in a room below. One that holds types, and
# declares nothing, needs no file.
# shellcheck disable=SC2016 # the dollars are awk's
lone_headers() {
	find src -name '*.c' | awk -v headers="$headers" "$doors"'
		{ file[++files] = $0 }
		END {
			n = split(headers, header, "\n")
			for (i = 1; i <= n; i++) {
				found = 0
				for (f = 1; f <= files && !found; f++)
					found = is_above(header[i], file[f]) && is_door(noun_of(header[i]), file[f])
				# a header of its own within a family begins with the door beside it
				for (j = 1; j <= n && !found; j++)
					found = j != i && folder_of(header[j]) == folder_of(header[i]) &&
						begins(name_of(header[i]), noun_of(header[j]))
				if (!found) print header[i]
			}
		}' | while read -r header; do
		! grep -qE '^[a-z].*[a-z0-9_]\(|^extern ' "$header" || echo "$header"
	done
}

# An expression in brackets behind sizeof; a type needs them, and so may a macro's parameter.
bracketed_sizes() {
	types='(const |struct |enum |union |unsigned|signed|int\b|char\b|long\b|short\b|bool\b|float\b|double\b|void\b|FILE\b|[a-z0-9_]+_t\b)'
	printf '%s\n' "$sources" | xargs grep -nE 'sizeof ?\(' | grep -vE "sizeof ?\\((\\(|$types)|:[ 	]*(/?\\*|#)"
}

# Pointers that are a condition as they are. A name counts as a pointer where all declarations of it
# in the file say so.
# shellcheck disable=SC2016 # the dollars are awk's
bare_pointers() {
	printf '%s\n' "$sources" | xargs awk '
		function report(  name, lineno, line) {
			for (i = 1; i <= n; i++) {
				name = used[i]
				if (pointer[name] > 0 && other[name] == 0) print path ":" where[i] ": " name
			}
			n = 0
			split("", pointer)
			split("", other)
		}
		FNR == 1 { report(); path = FILENAME; inside = 0 }
		{
			line = $0
			gsub(/"([^"\\]|\\.)*"/, "", line)
			gsub(/\/\*.*\*\//, "", line)
			if (inside) { if (line ~ /\*\//) { sub(/.*\*\//, "", line); inside = 0 } else next }
			if (line ~ /\/\*/) { sub(/\/\*.*/, "", line); inside = 1 }
		}
		{
			rest = line
			# declarations: a type, then stars and a name, before = ; , ) or [
			while (match(rest, /(^|[(,\t ])(const )?(struct |enum )?[a-z_][a-z0-9_]* \**[a-z_][a-z0-9_]*( = |[;,)])/)) {
				piece = substr(rest, RSTART, RLENGTH)
				rest = substr(rest, RSTART + RLENGTH - 1)
				if (piece ~ /(return|else|case|goto|sizeof) /) continue
				stars = piece ~ / \*+[a-z_]/
				name = piece
				sub(/( = |[;,)])$/, "", name)
				sub(/.*[ *]/, "", name)
				if (stars) pointer[name]++; else other[name]++
			}
			# and what follows in one declaration
			if (line ~ /^[ \t]+(static |const )*(struct |enum |unsigned )?[a-z_][a-z0-9_]* [^(]*,/) {
				m = split(line, piece_of, ",")
				for (i = 2; i <= m; i++)
					if (match(piece_of[i], /^ \**[a-z_][a-z0-9_]*/)) {
						name = substr(piece_of[i], RSTART, RLENGTH)
						stars = name ~ /\*/
						gsub(/[ *]/, "", name)
						if (stars) pointer[name]++; else other[name]++
					}
			}
			rest = line
			gsub(/[=!<>]= /, "@ ", rest)
			while (match(rest, /(if \(|while \(|&& |\|\| |[(!] ?|= |return )!?[a-z_][a-z0-9_]*( \?|\)| &&| \|\|)/)) {
				piece = substr(rest, RSTART, RLENGTH)
				rest = substr(rest, RSTART + RLENGTH - 1)
				if (piece !~ /^(if|while|&&|\|\||!|\(!)/ && piece !~ /( \?| &&| \|\|)$/) continue
				if (piece ~ /^\(/ && piece ~ /\)$/ && piece !~ /!/) continue
				name = piece
				sub(/^[^a-z_]*(if|while|return)? ?\(?!?/, "", name)
				sub(/( \?|\)| &&| \|\|)$/, "", name)
				gsub(/[^a-z0-9_]/, "", name)
				used[++n] = name
				where[n] = FNR
			}
		}
		END { report() }'
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

check 'sizeof of an expression stands without brackets' "$(bracketed_sizes)"
check 'a pointer that is a condition is compared with NULL' "$(bare_pointers)"
check 'what a header declares stands in files of its name' "$(lone_headers)"
# Objects exist only where something was built, and of files that are there no more.
objects=$(find "$build/src" -name '*.o' 2>/dev/null | LC_ALL=C sort | while read -r object; do
	file=${object#"$build/"}
	[ ! -f "${file%.o}.c" ] || echo "$object"
done)
if [ -n "$objects" ] && command -v nm >/dev/null; then
	check 'what a file exports begins with its name or its door'\''s' "$(foreign_exports)"
	check 'a header belongs to one family of files' "$(foreign_declarations)"
else
	for name in 'what a file exports begins with its name or its door'\''s' \
		'a header belongs to one family of files'; do
		number=$((number + 1))
		echo "ok $number - $name # SKIP nothing is built here"
	done
fi

end_of_checks
