#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# The rules of the house that a grep can hold: who may include what, whose libraries stay where and
# which functions are not called. Each finding is a line below its test.

cd "${SKATTA_SOURCE:?}" || exit 1
# shellcheck source=tests/checks/check.sh
. tests/checks/check.sh
# shellcheck source=tests/checks/rooms.sh
. tests/checks/rooms.sh

# "FILE OTHER LINE" for every file of src that one of src includes.
# shellcheck disable=SC2016 # the dollars are awk's
includes() {
	(cd src && grep -rn '^# *include "' . --include='*.[ch]') |
		awk -F'[:"]' '{ sub(/^\.\//, "", $1); print $1, $4, "(line " $2 ")" }'
}

# Whatever is included is named from src, and is there.
included_otherwise() {
	includes | while read -r file other line; do
		[ -f "src/$other" ] || echo "src/$file: $other $line"
	done
}

folders() {
	find src -name '*.[ch]' | sed 's,^src/,,; s,[^/]*$,,; s,/$,,' | LC_ALL=C sort | uniq
}

unknown_folders() {
	folders | while read -r folder; do
		[ -z "$folder" ] || rooms | grep -qx "$folder" || echo "src/$folder is no room"
	done
	rooms | while read -r room; do
		[ -d "src/$room" ] || echo "there is no src/$room"
	done
}

# "LAYER LINE" for each line of the map in HACKING.md that is about a layer of src.
# shellcheck disable=SC2016 # the dollars are awk's
map() {
	awk '
		/^    [^ ]/ { layer = "" }
		/^    src\/[a-z]+\/ / { layer = $1; sub(/^src\//, "", layer); sub(/\/$/, "", layer) }
		/^$/ && layer != "" { exit }
		layer != "" { print layer, $0 }' HACKING.md
}

# Rooms that the map does not name, beside or below their layer, and what it names that is none.
badly_mapped() {
	map=$(map)
	rooms | while read -r room; do
		printf '%s\n' "$map" | grep -qE "^${room%%/*} .*[ /]${room##*/}/" || echo "$room is not on it"
	done
	printf '%s\n' "$map" | sed -nE 's,^([a-z]+)       ([a-z]+)/ .*,\1/\2,p' | while read -r room; do
		rooms | grep -qx "$room" || echo "$room is no room"
	done
}

full_folders() {
	folders | while read -r folder; do
		n=$(find "src/$folder" -maxdepth 1 -name '*.c' | wc -l)
		[ "$n" -le 25 ] || echo "src/$folder has $n"
	done
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
		FNR == 1 { first = /^\/\* SPDX-License-Identifier[:] ISC$/ }
		FNR == 2 && first && /^ \* SPDX-FileCopyrightText: / { good[FILENAME] }
		END { for (i = 1; i < ARGC; i++) if (!(ARGV[i] in good)) print ARGV[i] }'
}

scripts_without_licence() {
	find bootstrap configure.ac Makefile.am .ci src tests -type f \( -name '*.sh' -o \
		-name '*.bats' -o -name run -o -name bootstrap -o -name '*.a[cm]' \) 2>/dev/null |
		LC_ALL=C sort | xargs awk '
		FNR <= 3 && /^# SPDX-License-Identifier[:] ISC/ { good[FILENAME] }
		END { for (i = 1; i < ARGC; i++) if (!(ARGV[i] in good)) print ARGV[i] }'
}

# Files given by a pattern with more lines than that.
# shellcheck disable=SC2016 # the dollars are awk's
long_files() {
	sources | grep "$1" | xargs awk -v most="$2" '
		{ lines[FILENAME]++ }
		END { for (file in lines) if (lines[file] > most) print file, "has", lines[file], "lines" }'
}

# shellcheck disable=SC2016 # the dollars are awk's
long_functions() {
	sources | grep '^src/.*\.c$' | xargs awk '
		/^{/ { begun = FNR }
		/^}/ && begun { if (FNR - begun - 1 > 45) print FILENAME ": line " begun; begun = 0 }'
}

# Calls of functions, given by a pattern of their names.
calls() {
	grep -rnE "(^|[^_[:alnum:]])($1) *\\(" src --include='*.[ch]'
}

check 'every folder of src is a room' "$(unknown_folders)"
check 'the map in HACKING has every room' "$(badly_mapped)"
check 'no room has more than 25 files' "$(full_folders)"
check 'a file includes only what stands in its room or in one before' "$(includes | out_of_order)"
check 'what is included is named from src' "$(included_otherwise)"
check 'libsodium stays in crypto' "$(included_outside 'sodium' 'src/crypto')"
check 'SQLite stays in db' "$(included_outside 'sqlite3' 'src/db')"
check 'libxlsxwriter stays in report/data' "$(included_outside 'xlsxwriter' 'src/report/data')"
check 'ncurses stays in tui' \
	"$(included_outside '(n?curses|term|panel|form|menu)\.h' src/tui)"
check 'every C file begins with its licence' "$(sources_without_licence)"
check 'every script begins with its licence' "$(scripts_without_licence)"
check 'no file of src is longer than 400 lines' "$(long_files '^src/' 400)"
check 'no test is longer than 600 lines' "$(long_files '^tests/' 600)"
check 'no function of src is longer than 45 lines' "$(long_functions)"
check 'no function is called that has a safer sister' \
	"$(calls 'v?sprintf|strcpy|strcat|gets|system|popen|s?rand|alloca|tmpnam|mktemp')"
check 'what people read is printed in their encoding' "$(calls 'v?f?printf|f?puts|f?putc|putchar' |
	grep -v '^src/base/io/charset\.c:')"
check 'nothing but main exits' "$(calls '_?exit|abort' |
	grep -vE '^src/(skatta|skatta-central|base/memory)\.c:')"
check 'nothing is left for later' "$(grep -rnE '\b(TODO|FIXME|HACK)\b' src man data)"

end_of_checks
