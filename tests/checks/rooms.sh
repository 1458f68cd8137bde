# shellcheck shell=sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# The order of the rooms, for the checks that hold it by what is included and by what is used. A file
# is named from src, such as base/text.c; skatta.c and skatta-central.c, in src itself, come last.

rooms() {
	sed '/^#/d' tests/checks/rooms
}

# "PLACE|what no file of it has, although it stands before it": a room with those within it, or a file.
never() {
	cat <<-END
		db|crypto form document
		client|central
		skatta.c|central
		central|tui walk client
		skatta-central.c|tui walk client
	END
}

# Of lines "FILE OTHER WHY", those in which the file may not have anything of the other one.
# shellcheck disable=SC2016 # the dollars are awk's
out_of_order() {
	{
		rooms | sed 's/^/room /'
		never | sed 's/^/never /'
		sed 's/^/edge /'
	} | awk '
		function room(file) {
			return sub("/[^/]*$", "", file) ? file : ""
		}
		function is_within(file, place) {
			return file == place || index(file, place "/") == 1
		}
		function is_let(file, other,    p, i, n, places) {
			for (p in never) {
				n = is_within(file, p) ? split(never[p], places, " ") : 0
				for (i = 1; i <= n; i++)
					if (is_within(other, places[i]))
						return 0
			}
			return room(file) == "" || (room(file) in order && room(other) in order &&
			    order[room(other)] <= order[room(file)])
		}
		$1 == "room" { order[$2] = ++rooms }
		$1 == "never" { split($0, p, /[ |]/); never[p[2]] = substr($0, index($0, "|") + 1) }
		$1 == "edge" && !is_let($2, $3) { sub(/^edge /, ""); print }'
}
