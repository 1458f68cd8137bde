#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# No script has a fault that shellcheck knows.

cd "${SKATTA_SOURCE:?}" || exit 1
command -v shellcheck >/dev/null || {
	echo '1..0 # SKIP shellcheck is not installed'
	exit 0
}

number=0
for script in bootstrap .ci/run data/demo/run po/*.sh tests/*/*.sh tests/*/*.bats tests/support/*.bash; do
	number=$((number + 1))
	# In bats a failed cd ends the test, and its variables are shared with lib.bash alone.
	if said=$(shellcheck -x --exclude=SC2030,SC2031,SC2034,SC2154,SC2164 --format=gcc "$script"); then
		echo "ok $number - $script"
	else
		echo "not ok $number - $script"
		echo "$said" | sed 's/^/# /'
	fi
done
echo "1..$number"
