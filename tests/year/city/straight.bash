# shellcheck shell=bash
# SPDX-License-Identifier: ISC
# How things are carried as they are meant to be: each stick goes to the coordinator whose it is.

# carry STAGE
carry() {
	local stick

	for stick in "sent/$1"/*; do
		case ${stick##*/} in
		asp | bjork | ek | gran | hassel) merge ikt "$stick" ;;
		*) merge soder "$stick" ;;
		esac
	done
	both_have
}

# A stick that was lost is found when the round is closed.
found_early() {
	:
}

found_late() {
	merge ikt "$1"
	both_have
}
