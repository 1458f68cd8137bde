#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# prepare.sh FOLDER: what make-round.sh makes, and Eva's place, in which she stands before the first
# question.
set -eu
folder=$1
sh "$SKATTA_SOURCE/tests/support/make-round.sh" "$folder"
code=$(awk -F, '$1 == "bjork/a" && $2 == "answer" { print $3; exit }' "$folder/codes.csv")
echo '{}' >"$folder/answers.json"
"$SKATTA_BUILD/skatta" --data "$folder/data" fill --round ht2026 --code "$code" --role T \
	--profile Eva --passphrase-file "$folder/passphrase" --answers "$folder/answers.json"
