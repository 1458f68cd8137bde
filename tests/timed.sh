#!/bin/sh
# SPDX-License-Identifier: ISC
# cmocka.sh PROGRAM: run it and pass on what it says, with one mend: cmocka calls a skipped test
# «not ok», which TAP takes for a failure.

said=$("$@")
status=$?
printf '%s\n' "$said" | sed 's/^not \(ok [0-9]* # SKIP\)/\1/'
exit $status
