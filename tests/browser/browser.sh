#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# browser.sh: reports in Chromium, looked at by puppeteer-core and judged by axe-core. These come from
# npm into the build folder, where what was seen stays too; nothing of them is kept elsewhere. TAP on
# standard output.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${SKATTA_BUILD:?}/tests/browser/work

skip() {
	echo "1..0 # SKIP $1"
	exit 0
}

chromium=$(command -v chromium || command -v chromium-browser) || skip 'no chromium'
for program in node npm pdftotext; do
	command -v "$program" >/dev/null || skip "no $program"
done
mkdir -p "$folder"
cd "$folder"
# Chromium and npm write where these say.
export HOME="$folder" XDG_CONFIG_HOME="$folder" XDG_CACHE_HOME="$folder"
rm -rf world profile
cp "$here/look.mjs" "$here/world.mjs" .
[ -d node_modules/axe-core ] && [ -d node_modules/puppeteer-core ] ||
	timeout 300 npm install --silent --no-save --ignore-scripts --no-audit --no-fund \
		puppeteer-core axe-core >npm.log 2>&1 ||
	skip 'npm does not get puppeteer-core and axe-core'
exec timeout 1800 node look.mjs "$chromium"
