#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# The screens in the README are those of tests/screens, which the tests hold to the program. With
# SKATTA_UPDATE_SCREENS=1 they are put there.

cd "${SKATTA_SOURCE:?}" || exit 1

# Between «<!-- screen NAME.LANGUAGE.COLUMNSxROWS -->» and «<!-- end -->» stand the rows of the file.
with_screens() {
	awk '
		/^<!-- screen / {
			print $0 "\n"
			file = "tests/screens/" $3 ".txt"
			rows = $3
			sub(/.*x/, "", rows)
			rows += 0
			for (row = 0; row < rows && (getline line < file) > 0; row++)
				print line == "" ? "" : "    " line
			close(file)
			if (row < rows)
				print file " is missing"
			print ""
			skips = 1
		}
		/^<!-- end -->/ { skips = 0 }
		!skips
	' README.md
}

new=$(mktemp) || exit 1
trap 'rm -f "$new"' EXIT
with_screens >"$new"
if [ "${SKATTA_UPDATE_SCREENS:-}" = 1 ]; then
	cat "$new" >README.md
fi
if said=$(diff README.md "$new"); then
	echo 'ok 1 - the screens in the README are those of the program'
else
	echo 'not ok 1 - the screens in the README are those of the program'
	echo "$said" | sed 's/^/# /'
fi
count=$(grep -c '^<!-- screen ' README.md)
if [ "$count" -ge 10 ]; then
	echo 'ok 2 - the ten main ones are there'
else
	echo "not ok 2 - the ten main ones are there: $count"
fi
echo 1..2
