# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# What the checks of the source share: how each says how it went, and how many there were.

number=0

# Say how a check went, given its name and the offences that were found.
check() {
	number=$((number + 1))
	if [ -z "$2" ]; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		echo "$2" | sed 's/^/# /'
	fi
}

end_of_checks() {
	echo "1..$number"
}
