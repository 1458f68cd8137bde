# SPDX-License-Identifier: ISC
# A coordinator's own safety: nobody guesses the passphrase of the store, and nobody loses the store with it.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup() {
	cd "$BATS_TEST_TMPDIR"
	terminals=0
}

teardown() {
	local each

	for each in socket*; do
		tmux -S "$each" kill-server 2>/dev/null || true
	done
}

# at_terminal ARGUMENT...: the coordinator's program on a terminal, in 80 columns or WIDE.
at_terminal() {
	command -v tmux >/dev/null || skip "tmux is not installed"
	terminals=$((terminals + 1))
	tmux -S "socket$terminals" -f /dev/null new-session -d -x "${WIDE:-80}" -y 40 \
		"env LC_ALL=C.UTF-8 $programs/skatta-central --lang ${SPOKEN:-en} --store ${STORE:-central.db} $*; echo status \$?; cat"
}

screen() {
	tmux -S "socket$terminals" capture-pane -p -J -S -
}

# Wait until these words stand on the screen.
await() {
	local deadline=$((SECONDS + 30))

	until screen | grep -qF -- "$1"; do
		if [ $SECONDS -ge $deadline ]; then
			echo "no «$1» came:"
			screen
			return 1
		fi
		sleep 0.05
	done
}

# type_line TEXT: and Enter.
type_line() {
	tmux -S "socket$terminals" send-keys -l "$1"
	tmux -S "socket$terminals" send-keys Enter
}

# The five words that stand on the screen.
drawn() {
	screen | sed -n 's/^\(.*\)   (1, 2 or 3) *$/\1/p' | tail -n 1
}

# asked: the two of the words that are asked back, by the places that the screen names.
asked() {
	local each places

	read -ra each <<<"$1"
	mapfile -t places < <(screen | tr '\n' ' ' | sed 's/.*Type the \(.\).. and the \(.\).. of.*/\1\n\2/')
	echo "${each[places[0] - 1]} ${each[places[1] - 1]}"
}

# answer_words: use the words that are drawn, and know them; they are left in the variable `words`.
answer_words() {
	await '(1, 2 or 3)'
	words=$(drawn)
	type_line 1
	await 'The two words:'
	type_line "$(asked "$words")"
}

@test "init draws five words, which are asked back and open the store" {
	at_terminal init
	await '(1, 2 or 3)'
	first=$(drawn)
	[ "$(wc -w <<<"$first")" -eq 5 ]
	type_line 2
	until [ -n "$(drawn)" ] && [ "$(drawn)" != "$first" ]; do sleep 0.05; done
	words=$(drawn)
	type_line 1
	await 'The two words:'
	# The words are gone, and others than those are not taken.
	run ! grep -F "$words" <(screen)
	type_line 'fel ord'
	await 'word is not that. Here are the five again.'
	[ "$(drawn)" = "$words" ]
	[ ! -e central.db ]
	type_line 9
	answer_words
	await 'status 0'
	run ! grep -F "$words" <(screen)
	run ! grep -F "$first" <(screen)
	echo "$words" >passphrase
	central check
}

@test "the line with the words is taken away from a narrow terminal as well" {
	WIDE=24 at_terminal init
	await '(1, 2 or 3)'
	read -ra each <<<"$(drawn)"
	[ "${#each[@]}" -eq 5 ]
	type_line 1
	await 'The two words:'
	run ! grep -F "${each[0]} ${each[1]}" <(screen)
	run ! grep -F "${each[3]} ${each[4]}" <(screen)
}

@test "one's own passphrase is typed twice, and judged before that" {
	at_terminal init
	await '(1, 2 or 3)'
	type_line 3
	await 'New passphrase:'
	type_line 'hemlig'
	await 'skatta-central: that passphrase is very weak'
	await 'status 1'
	[ ! -e central.db ]
	for again in 'korrekt häst batterj' 'korrekt häst batteri'; do
		at_terminal init
		await '(1, 2 or 3)'
		type_line 3
		await 'New passphrase:'
		type_line 'korrekt häst batteri'
		await 'The same again:'
		[ ! -e central.db ]
		type_line "$again"
		await 'status '
	done
	await 'status 0'
	run ! grep -F 'häst' <(screen)
	echo 'korrekt häst batteri' >passphrase
	central check
}

@test "a weak passphrase from a file is refused before anything is made" {
	for weak in kort 'korrekt häst' 'Ikt-enheten 2026'; do
		echo "$weak" >passphrase
		run --separate-stderr central init --name Ikt-enheten --json
		[ "$status" -eq 1 ]
		[ -z "$output" ]
		[[ "${stderr_lines[0]}" = 'skatta-central: that passphrase is '*'weak: whoever copies the store could guess it' ]]
		[ "${stderr_lines[1]}" = 'Use five or six words that do not belong together.' ]
		[ ! -e central.db ]
	done
	echo 'korrekt häst batteri' >passphrase
	central init >/dev/null
	# In Swedish too.
	[ -f "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" ] || return 0
	echo kort >passphrase
	STORE=other.db run central --lang sv init
	[ "${lines[0]}" = 'skatta-central: lösenfrasen är mycket svag: den som kopierar datafilen kan gissa den' ]
}
