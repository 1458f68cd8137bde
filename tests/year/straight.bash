# shellcheck shell=bash disable=SC2034 # story.bash uses these
# SPDX-License-Identifier: ISC
# How things are carried as they are meant to be: the compulsory school hands over to the ikt unit, the
# gymnasium to its own coordinator, who hands on; one of its teams to both.
carriers='bjork folder
bjork/a folder
bjork/b folder
bjork/c stick
lind stick-of-lind
lind/na stick-of-na
lind/sa stick-of-lind'

in_order() {
	cat
}

merge() {
	lind round import carriers/stick-of-na --trust "$(key ikt)"
	lind merge carriers/stick-of-lind carriers/stick-of-na
	rm -f batch
	lind batch --to "$(recipient ikt)" batch
	ikt merge carriers/folder carriers/stick carriers/stick-of-na
	ikt merge batch
}
