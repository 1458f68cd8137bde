# SPDX-License-Identifier: ISC
# Where the terminal has no alternate screen, nothing that was shown stays in what scrolls back.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup() {
	command -v tmux >/dev/null || skip "tmux is not installed"
	cd "$BATS_TEST_TMPDIR"
}

teardown() {
	tmux -S socket kill-server 2>/dev/null || true
}

# Wait until these words stand on the screen.
await() {
	local deadline=$((SECONDS + 60))

	until tmux -S socket capture-pane -p | grep -qF "$1"; do
		[ $SECONDS -lt $deadline ]
		sleep 0.05
	done
}

# begin KEYS...: write a name, then leave by these keys; everything that can be scrolled back to is
# in seen.
leave_by() {
	tmux -S socket -f /dev/null new-session -d -x 80 -y 24 \
		"env TERM=linux LC_ALL=C.UTF-8 $programs/skatta --data data --lang en; echo left; cat"
	await 'I am new here'
	tmux -S socket send-keys 1
	await 'Choose a name'
	tmux -S socket send-keys -l Zqnamnmarkering
	await Zqnamnmarkering
	tmux -S socket send-keys C-l
	tmux -S socket send-keys -l Q
	await ZqnamnmarkeringQ
	"$@"
	await left
	tmux -S socket capture-pane -p -S - >seen
	tmux -S socket kill-server
	! grep -F -e Zqnamn -e 'Choose a name' seen
}

by_interrupt() {
	tmux -S socket send-keys C-c
	await 'Press Ctrl-C again'
	tmux -S socket send-keys C-c
}

by_signal() {
	pkill -TERM -P "$(tmux -S socket display-message -p '#{pane_pid}')"
}

@test "nothing is left in what scrolls back: Ctrl-C" {
	leave_by by_interrupt
}

@test "nothing is left in what scrolls back: SIGTERM" {
	leave_by by_signal
}
