# shellcheck shell=bash disable=SC2034,SC2154 # story.bash and world.bash share variables
# SPDX-License-Identifier: ISC
# How things are carried in a bad year: the two coordinators have each what was meant for the other, and
# a folder is a stick; people come in another order, bundles too, a few at a time and each twice, some
# of them before their round is known; and batches come twice, the earlier ones again after the later.
carriers='bjork first-stick
bjork/a first-stick
bjork/b second-stick
bjork/c second-stick
lind folder
lind/na folder
lind/sa other-folder'

# shuffled COUNT: the lines in the COUNT-th of many orders, the same each time.
shuffled() {
	shuf --random-source=<(yes "$1 and 10 more")
}

in_order() {
	shuffled 1
}

# merge_by_chance COORDINATOR PATH…: the files there, in portions.
merge_by_chance() {
	local files at path

	merges=$((merges + 1))
	mapfile -t files < <(for path in "${@:2}" "${@:2}"; do
		find "$path" -name '*.age' -path '*/bundles/*' -o -path "$path" -type f
	done | sort | shuffled "$merges")
	for ((at = 0; at < ${#files[@]}; at += 7)); do
		"$1" merge "${files[@]:at:7}"
	done
}

merges=0
merge() {
	merge_by_chance ikt carriers/folder
	merge_by_chance lind carriers/second-stick carriers/first-stick carriers/other-folder
	lind round import carriers/folder --trust "$(key ikt)"
	lind batch --to "$(recipient ikt)" "batch.$merges"
	merge_by_chance ikt batch.* carriers/other-folder carriers/first-stick
}
