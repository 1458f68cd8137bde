# shellcheck shell=bash disable=SC2154 # story.bash shares variables
# SPDX-License-Identifier: ISC
# How the same is carried in bad years: each bundle twice, in folders of chance, a few at a time, to the one
# coordinator or the other; some before their round is known there.

carried=0

# carry STAGE
carry() {
	local files at who=soder folder

	carried=$((carried + 1))
	mapfile -t files < <(find "sent/$1" "sent/$1" -name '*.age' | sort |
		shuf --random-source=<(yes "$carried and 10 more"))
	for ((at = 0; at < ${#files[@]}; at += 40)); do
		folder=folder-$carried-$at
		mkdir "$folder"
		cp "${files[@]:at:40}" "$folder"
		merge "$who" "$folder"
		[ "$who" = ikt ] && who=soder || who=ikt
	done
	soder round import exchange --trust "$(key ikt)"
	both_have
	both_have
}

# A stick that was lost is found before the round is closed.
found_early() {
	merge soder "$1"
	both_have
}

found_late() {
	:
}
