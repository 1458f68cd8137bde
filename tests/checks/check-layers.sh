#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# The rules of the house that a grep can hold: who may include what, whose libraries stay where, what
# a file exports and which functions are not called. Each finding is a line below its test.

cd "${SKATTA_SOURCE:?}" || exit 1
build=${SKATTA_BUILD:-.}
# shellcheck source=tests/checks/check.sh
. tests/checks/check.sh

# "LAYER|what it may include besides itself", in the order of the house. Central stays without the
# terminal, and the two programs without each other.
layers() {
	cat <<-END
		base|
		crypto|base
		form|base crypto
		document|base crypto form
		db|base crypto form document
		exchange|base crypto form document db
		figures|base crypto form document db exchange
		sheet|base
		report|base crypto form document db exchange figures sheet
		tui|base crypto form document db exchange figures sheet report
		walk|base crypto form document db exchange figures sheet report tui client
		client|base crypto form document db exchange figures sheet report tui walk
		central|base crypto form document db exchange figures sheet report
	END
}

included_from_below() {
	layers | while IFS='|' read -r layer others; do
		allowed=$(echo "$layer $others" | sed 's/ *$//; s/ /|/g')
		grep -rnE '^# *include "' "src/$layer" | grep -vE "include \"($allowed)/"
	done
}

unknown_layers() {
	find src -mindepth 1 -maxdepth 1 -type d | sed 's,^src/,,' | while read -r folder; do
		layers | grep -q "^$folder|" || echo "src/$folder"
	done
}

included_by_programs() {
	grep -nE '^# *include "(tui|client)/' src/skatta-central.c /dev/null
	grep -nE '^# *include "central/' src/skatta.c /dev/null
}

# The #include lines of a library, given by a pattern, outside the places that a second one gives.
included_outside() {
	grep -rnE "^# *include <$1" src | grep -vE "^$2/"
}

sources() {
	find src tests -name '*.[ch]' | LC_ALL=C sort
}

# shellcheck disable=SC2016 # the dollar is awk's
sources_without_licence() {
	sources | xargs awk '
		FNR == 1 { first = $0 == "/* SPDX-License-Identifier: ISC" }
		FNR == 2 && first && /^ \* SPDX-FileCopyrightText: / { good[FILENAME] }
		END { for (i = 1; i < ARGC; i++) if (!(ARGV[i] in good)) print ARGV[i] }'
}

scripts_without_licence() {
	find bootstrap configure.ac Makefile.am .ci tests -type f \( -name '*.sh' -o \
		-name '*.bats' -o -name run -o -name bootstrap -o -name '*.a[cm]' \) 2>/dev/null |
		LC_ALL=C sort | xargs awk '
		FNR <= 3 && /^# SPDX-License-Identifier: ISC/ { good[FILENAME] }
		END { for (i = 1; i < ARGC; i++) if (!(ARGV[i] in good)) print ARGV[i] }'
}

long_files() {
	sources | xargs awk '
		{ lines[FILENAME]++ }
		END { for (file in lines) if (lines[file] > 600) print file, "has", lines[file], "lines" }'
}

# Calls of functions, given by a pattern of their names.
calls() {
	grep -rnE "(^|[^_[:alnum:]])($1) *\\(" src --include='*.[ch]'
}

# An exported name begins with the file's first word (answer_, and answers_ for many), or with the
# layer and the whole word of it (central_cmd_merge in central/cmd_merge.c).
foreign_exports() {
	printf '%s\n' "$objects" | xargs nm -A -g --defined-only | while IFS=': ' read -r object _ _ symbol; do
		file=${object#"$build/"}
		file=${file%.o}.c
		[ -f "$file" ] || continue
		name=${file##*/}
		name=${name%.c}
		layer=${file#src/}
		layer=${layer%%/*}
		case $symbol in
		__* | main | "$name" | "${name%%_*}"_* | "${name%%_*}"s_*) ;;
		"${layer}_$name" | "${layer}_$name"_*) ;;
		"screen_$name" | "screen_$name"_*) ;;
		*) echo "$file: $symbol" ;;
		esac
	done
}

check 'a layer includes only layers above it' "$(included_from_below)"
check 'every folder of src is a layer known here' "$(unknown_layers)"
check 'a program includes nothing of the other one' "$(included_by_programs)"
check 'libsodium stays in crypto' "$(included_outside 'sodium' 'src/crypto')"
check 'SQLite stays in db' "$(included_outside 'sqlite3' 'src/db')"
check 'libxlsxwriter stays in report' "$(included_outside 'xlsxwriter' 'src/report')"
check 'ncurses stays in tui and the screens' \
	"$(included_outside '(n?curses|term|panel|form|menu)\.h' 'src/(tui|walk/screens)')"
check 'every C file begins with its licence' "$(sources_without_licence)"
check 'every script begins with its licence' "$(scripts_without_licence)"
check 'no file is longer than 600 lines' "$(long_files)"
check 'no function is called that has a safer sister' \
	"$(calls 'v?sprintf|strcpy|strcat|gets|system|popen|s?rand|alloca|tmpnam|mktemp')"
check 'what people read is printed in their encoding' "$(calls 'v?f?printf|f?puts|f?putc|putchar' |
	grep -v '^src/base/charset\.c:')"
check 'nothing but main exits' "$(calls '_?exit|abort' |
	grep -vE '^src/(skatta|skatta-central|base/memory)\.c:')"
check 'nothing is left for later' "$(grep -rnE '\b(TODO|FIXME|HACK)\b' src man data)"

# Objects exist only where something was built.
objects=$(find "$build/src" -name '*.o' 2>/dev/null | LC_ALL=C sort)
if [ -n "$objects" ] && command -v nm >/dev/null; then
	check 'a file exports its own name only' "$(foreign_exports)"
else
	number=$((number + 1))
	echo "ok $number - a file exports its own name only # SKIP nothing is built here"
fi

end_of_checks
