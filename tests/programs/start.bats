# SPDX-License-Identifier: ISC
# What skatta does before the first frame stands, seen as system calls, and what only behind it.

programs=$SKATTA_BUILD
load ../support/lib

setup() {
	command -v strace >/dev/null || skip "strace is not installed"
	strace -o /dev/null true 2>/dev/null || skip "this machine does not let a program be traced"
	command -v script >/dev/null || skip "script is not installed"
	cd "$BATS_TEST_TMPDIR" || return
	# Leaks cannot be looked for in a program that is traced.
	export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
}

# Leave as soon as there is a page to leave: what is typed before acts on nothing.
until_left() {
	while sleep 0.1 && printf q 2>/dev/null; do :; done
}

# start: skatta on a terminal, left at once; its calls are in log.
start() {
	local command

	command=$(printf '%q ' strace -s 4096 -o log "$programs/skatta" --data data --lang en)
	until_left | TERM=xterm-256color script -qec "stty rows 24 cols 80; $command" /dev/null >seen ||
		{
			cat seen
			return 1
		}
}

# line TEXT: the first line of log in which it stands.
line() {
	grep -nF -m 1 -- "$1" log | cut -d: -f1
}

@test "a frame goes out in one piece" {
	start
	grep -F 'skatta: rate your own' log | grep -F 'I am new here' | grep -qF 'leave'
}

@test "the store is opened behind the first frame" {
	start
	[ "$(line 'I am new here')" -lt "$(line 'skatta.db')" ]
}

# A sanitizer locks no memory; what is locked is also left out of core dumps.
@test "no settings are read before the process is closed, and no key before there is memory for secrets" {
	start
	[ "$(line PR_SET_DUMPABLE)" -lt "$(line "\"$SKATTA_CONF\"")" ]
	[ "$(line RLIMIT_CORE)" -lt "$(line "\"$SKATTA_CONF\"")" ]
	[ "$(line umask)" -lt "$(line "\"$SKATTA_CONF\"")" ]
	[ "$(line MADV_DONTDUMP)" -lt "$(line 'read(0')" ]
	[ "$(line MADV_DONTDUMP)" -lt "$(line 'skatta.db')" ]
}
