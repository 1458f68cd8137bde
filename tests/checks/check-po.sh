#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# The Swedish translation is complete: every text of the source is in it, translated.

cd "${SKATTA_SOURCE:?}" || exit 1
# shellcheck source=tests/checks/check.sh
. tests/checks/check.sh

# All texts, each with the places where it stands. Warnings are of texts beyond ASCII, which are
# meant.
texts() {
	find src -name '*.[ch]' | LC_ALL=C sort | xgettext --files-from=- --output=- \
		--from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=P_:1,2 --keyword=NC_:1c,2 2>/dev/null
}

files_with_texts() {
	texts | sed -n 's/^#: //p' | tr ' ' '\n' | sed 's/:[0-9]*$//' | LC_ALL=C sort -u
}

not_listed() {
	files_with_texts | grep -vxF -f po/POTFILES
}

listed_in_vain() {
	grep -v '^#' po/POTFILES | while read -r file; do
		[ -f "$file" ] || echo "$file"
	done
}

# The texts that have no translation, each below its places.
lacking() {
	texts | msgmerge --quiet --no-fuzzy-matching po/sv.po - | msgattrib --untranslated --no-wrap |
		sed -n '/^#: /p; /^msgid "[^"]/p'
}

# Translations with quotation marks of another kind than ”…”, but for what is JSON.
other_marks() {
	grep -n '^msgstr.*\(\\"\|[«»“„]\)' po/sv.po | grep -v '{.*…'
}

if ! command -v xgettext >/dev/null || ! command -v msgmerge >/dev/null; then
	echo '1..0 # SKIP gettext is missing'
	exit 0
fi

check 'there are texts' "$(files_with_texts | grep -q src/base/io/file.c || echo 'xgettext finds none')"
check 'POTFILES lists every file with texts' "$(not_listed)"
check 'POTFILES lists files that there are' "$(listed_in_vain)"
check 'sv.po is well formed' "$(msgfmt --check --output-file=/dev/null po/sv.po 2>&1)"
check 'sv.po leaves nothing untranslated or in doubt' \
	"$(LC_ALL=C msgfmt --statistics --output-file=/dev/null po/sv.po 2>&1 | grep -E 'fuzzy|untranslated')"
check 'sv.po has every text of the source' "$(lacking)"
check 'sv.po has one kind of quotation marks' "$(other_marks)"
end_of_checks
