#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# update.sh [OTHER.po...]: bring po/POTFILES and every po/*.po up to the texts of the source, and
# print what lacks a translation. Texts that are new here are taken from the OTHER files where these
# have them, such as another branch's.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compendia=
for other; do
	compendia="$compendia --compendium=$other"
done

# Warnings are of texts beyond ASCII, which are meant.
find src -name '*.[ch]' | LC_ALL=C sort | xgettext --files-from=- --output="$work/skatta.pot" \
	--from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=P_:1,2 --keyword=NC_:1c,2 2>/dev/null
sed -n 's/^#: //p' "$work/skatta.pot" | tr ' ' '\n' | sed 's/:[0-9]*$//' |
	LC_ALL=C sort -u >po/POTFILES

for language in po/*.po; do
	# A file is a word of its own.
	# shellcheck disable=SC2086
	msgmerge --quiet --no-fuzzy-matching --no-wrap $compendia --output-file="$work/new.po" \
		"$language" "$work/skatta.pot"
	msgattrib --no-obsolete --no-wrap --add-location=file --sort-by-file "$work/new.po" |
		grep -v '^"POT-Creation-Date' >"$language"
	msgattrib --untranslated --no-wrap "$language" | sed -n '/^#: /,$p'
done
