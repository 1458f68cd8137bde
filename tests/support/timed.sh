#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# timed.sh TEST...: run a test and pass on what it says, and below it how many seconds it took. What
# is not done after twenty minutes, or where it may take long (SKATTA_LONG) after two hours, hangs, and
# is ended. One mend on the way: cmocka calls a skipped test «not ok», which TAP takes for a failure.

begun=$(date +%s%N)
[ -n "${SKATTA_LONG:-}" ] && limit=7200 || limit=1200
said=$(timeout -k 10 "$limit" "$@")
status=$?
ended=$(date +%s%N)
printf '%s\n' "$said" | sed 's/^not \(ok [0-9]* # SKIP\)/\1/'
printf '# seconds: %d.%d\n' $(((ended - begun) / 1000000000)) $(((ended - begun) / 100000000 % 10))
[ -z "${SKATTA_CPU:-}" ] || awk '{ printf "# cpu: %.1f\n", ($16 + $17) / 100 }' /proc/$$/stat
exit $status
