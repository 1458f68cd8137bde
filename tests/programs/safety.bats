# SPDX-License-Identifier: ISC
# A coordinator's own safety: nobody guesses the passphrase of the store, and nobody loses the store with it.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup() {
	here
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

# answer_words: use the words that are drawn, and know them; they are left in the file `used`.
answer_words() {
	await '(1, 2 or 3)'
	drawn >used
	type_line 1
	await 'The two words:'
	type_line "$(asked "$(cat used)")"
}

@test "init draws five words, which are asked back and open the store" {
	at_terminal init
	await '(1, 2 or 3)'
	first=$(drawn)
	[ "$(wc -w <<<"$first")" -eq 5 ]
	type_line 2
	until [ -n "$(drawn)" ] && [ "$(drawn)" != "$first" ]; do sleep 0.05; done
	shown=$(drawn)
	type_line 1
	await 'The two words:'
	# The words are gone, and others than those are not taken.
	run ! grep -F "$shown" <(screen)
	type_line 'fel ord'
	await 'word is not that. Here are the five again.'
	[ "$(drawn)" = "$shown" ]
	[ ! -e central.db ]
	type_line 9
	answer_words
	await 'status 0'
	run ! grep -Ff used <(screen)
	run ! grep -F "$first" <(screen)
	mv used passphrase
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

# at_desk: a store with the passphrase in the file `passphrase`, and another one in `another`.
at_desk() {
	echo 'korrekt häst batteri' >passphrase
	echo 'lugn kanna under bordet' >another
	central init --name Ikt-enheten >/dev/null
}

# opens FILE: does the first line of this open the store?
opens() {
	"$programs/skatta-central" --store central.db --passphrase-file "$1" check >/dev/null 2>&1
}

@test "another passphrase: the old one opens the copies from before, and nothing else" {
	at_desk
	central backup before.db
	central passphrase --new-passphrase-file another >said
	grep -q 'The passphrase is changed' said
	opens another
	run ! opens passphrase
	STORE=before.db central check
	[ "$(central log --json | jq -r '.log[-1] | .what + ": " + .about')" = 'passphrase: changed' ]
	run ! grep -rqF -e 'korrekt häst' -e 'lugn kanna' central.db said
	# What is weak, empty or missing changes nothing.
	echo 'kort' >weak
	: >empty
	before=$(checksums)
	for file in weak empty missing; do
		run "$programs/skatta-central" --store central.db --passphrase-file another passphrase \
			--new-passphrase-file "$file"
		[ "$status" -eq 1 ]
	done
	diff <(checksums) - <<<"$before"
	run --separate-stderr central passphrase --new-passphrase-file another
	[ "${stderr_lines[0]}" = 'skatta-central: the passphrase does not open central.db' ]
	run --separate-stderr setsid "$programs/skatta-central" --store central.db --passphrase-file another \
		passphrase
	[ "${stderr_lines[0]}" = 'skatta-central: no terminal to read the new passphrase from' ]
	[[ "${stderr_lines[1]}" = *'--new-passphrase-file'* ]]
	diff <(checksums) - <<<"$before"
}

@test "another passphrase at a terminal" {
	at_desk
	at_terminal passphrase
	await 'Passphrase:'
	type_line "$(cat passphrase)"
	answer_words
	await 'status 0'
	run ! grep -Ff used <(screen)
	run ! opens passphrase
	opens used
	# Left at the words: as it was.
	at_terminal passphrase
	await 'Passphrase:'
	type_line "$(cat used)"
	await '(1, 2 or 3)'
	tmux -S "socket$terminals" send-keys C-d
	await 'nothing was answered'
	await 'status 1'
	opens used
}

# Of `total` calls some places to die at, from the first to the last.
spread() {
	printf '%s\n' 1 $(($1 / 2)) "$1" | grep -v '^0$' | sort -nu
}

can_trace() {
	command -v strace >/dev/null || skip "strace is not installed"
	strace -o /dev/null true 2>/dev/null || skip "this machine does not let a program be traced"
	# Leaks cannot be looked for in a program that is traced.
	export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
	export SKATTA_DISK=1
}

@test "killed, or on a full disk, while the passphrase is changed: the old one or the new one" {
	local call place count=0 changed=0 by

	can_trace
	at_desk
	cp central.db start
	change=("$programs/skatta-central" --store central.db --passphrase-file passphrase passphrase
		--new-passphrase-file another)
	strace -o calls -e trace=pwrite64,fdatasync,fsync,unlink "${change[@]}" >said
	for call in pwrite64 fdatasync unlink; do
		for place in $(spread "$(grep -c "^$call(" calls)"); do
			for how in signal=SIGKILL error=ENOSPC; do
				rm -f central.db*
				cp start central.db
				run strace -o log -e trace="$call" -e inject="$call:$how:when=$place" "${change[@]}"
				[ "$how" = error=ENOSPC ] || grep -q 'killed by SIGKILL' log
				by=
				! opens passphrase || by+=old
				! opens another || by+=new
				[ "$by" = old ] || [ "$by" = new ] || {
					echo "$how at $call $place: «$by»"
					return 1
				}
				[[ "$output" != *'is changed'* ]] || [ "$by" = new ]
				[ "$by" = old ] || changed=$((changed + 1))
				count=$((count + 1))
			done
		done
	done
	echo "# $count places, changed at $changed of them" >&3
	[ "$count" -ge 10 ]
	[ "$changed" -lt "$count" ]
}
