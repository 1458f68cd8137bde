# SPDX-License-Identifier: ISC
# A coordinator's own safety: nobody guesses what opens the store, and nobody loses the store with it.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
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

# The recovery code that stands on the screen.
shown_code() {
	screen | grep -o '\([0-9A-Z]\{4\}-\)\{6\}[0-9A-Z]\{2\}' | tail -n 1
}

# note_code: write the code down, in the file `code`, and say so.
note_code() {
	await '(Enter, when you have it)'
	shown_code >code
	type_line ''
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
	note_code
	await 'status 0'
	run ! grep -Ff used <(screen)
	run ! grep -Ff code <(screen)
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
		[ "$again" != 'korrekt häst batteri' ] || note_code
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
	central init >/dev/null 2>&1
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
	central init --name Ikt-enheten >/dev/null 2>&1
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
	note_code
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

@test "a recovery code is made with the store, and shown on the terminal alone" {
	echo 'korrekt häst batteri' >passphrase
	# As a script, where nobody would see it.
	run --separate-stderr central init --json
	[ "$status" -eq 0 ]
	jq -e 'keys == ["recipient", "signing_key"]' <<<"$output"
	[[ "$stderr" = 'The store has no recovery code'*'passphrase --recovery-code'* ]]
	run --separate-stderr central recover --new-passphrase-file passphrase </dev/null
	[ "$status" -eq 1 ]
	rm central.db
	# Whoever gives a file at a terminal sees it, and is not waited for.
	at_terminal --passphrase-file passphrase init --json '>keys.json'
	await 'status 0'
	shown_code >code
	[ "$(wc -c <code)" -eq 33 ]
	run ! grep -qFf code keys.json central.db
	run ! grep -qF "$(tr -d - <code)" keys.json central.db
	central log --json | jq -e '.log[0].about == "new store, with a recovery code"'
	at_terminal --passphrase-file passphrase init '2>errors'
	await 'status 1'
	[ -z "$(shown_code)" ]
}

@test "recover opens the store with the code, and leaves neither that code nor that passphrase" {
	echo 'korrekt häst batteri' >passphrase
	at_terminal --passphrase-file passphrase init
	await 'status 0'
	shown_code >first
	central backup before.db
	# A wrong one, and one that is none.
	for wrong in "$(tr 0-8 1-9 <first | tr A-H B-J | sed 's/I/J/g; s/..$/00/')" 'K7QF-3M9T-X2PA-8R0W'; do
		at_terminal recover
		await 'Recovery code:'
		type_line "$wrong"
		await 'status 1'
	done
	await 'skatta-central: that is not a recovery code'
	central check
	at_terminal recover
	await 'Recovery code:'
	# As people type it.
	type_line "$(tr -d - <first | tr '[:upper:]' '[:lower:]')"
	answer_words
	note_code
	await 'The passphrase is changed.'
	await 'status 0'
	run ! grep -Ff code <(screen)
	run ! grep -Ff first <(screen)
	run ! opens passphrase
	opens used
	[ "$(central log --json | jq -r '.log[-1] | .what + ": " + .about')" = \
		'recover: by the recovery code; a new passphrase and a new code' ]
	# The first code is the copy's still, and not the store's.
	at_terminal --passphrase-file first recover
	await 'that recovery code does not open central.db'
	echo 'lugn kanna under bordet' >another
	STORE=before.db at_terminal --passphrase-file first recover --new-passphrase-file another
	await 'status 0'
	cp another passphrase
	STORE=before.db central check
	run ! grep -qFf first before.db central.db
	run ! grep -qFf code before.db central.db
}

@test "a new recovery code, alone or with a passphrase; and the first one of an older store" {
	at_desk
	sqlite3 central.db 'SELECT code_lookup IS NULL FROM central' | grep -x 1
	# A store of an earlier version gets one with its next passphrase, on a terminal.
	at_terminal --passphrase-file passphrase passphrase --new-passphrase-file another
	await 'The store has a new recovery code.'
	await 'status 0'
	shown_code >first
	opens another
	# The passphrase stays.
	at_terminal --passphrase-file another passphrase --recovery-code
	await 'status 0'
	run ! grep -F 'The passphrase is changed.' <(screen)
	shown_code >second
	run ! cmp -s first second
	opens another
	at_terminal --passphrase-file another passphrase --recovery-code --new-passphrase-file passphrase
	await 'The passphrase is changed.'
	await 'status 0'
	opens passphrase
	[ "$(central log --json | jq -r '.log[] | select(.what == "passphrase").about' | tr '\n' '|')" = \
		'changed, and a new recovery code|a new recovery code|changed, and a new recovery code|' ]
	at_terminal --passphrase-file second recover --new-passphrase-file another
	await 'that recovery code does not open central.db'
	# Nothing is made that could be shown to nobody.
	before=$(checksums)
	run --separate-stderr setsid "$programs/skatta-central" --store central.db --passphrase-file passphrase \
		passphrase --recovery-code
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: no terminal to show the recovery code on' ]
	run --separate-stderr setsid "$programs/skatta-central" --store central.db --passphrase-file first \
		recover --new-passphrase-file another
	[ "${stderr_lines[0]}" = 'skatta-central: no terminal to show the recovery code on' ]
	diff <(checksums) - <<<"$before"
}

advice='No backup was made since a round was closed: "skatta-central backup FILE" makes one.'

@test "a backup is asked for while none is younger than the last round that was closed" {
	set_up_central 2>/dev/null
	wanted() {
		central status --json --round ht26 | jq -r '.backup | if . then "since \(.last)" else "no" end'
	}
	SKATTA_DAY=2026-11-20
	[ "$(wanted)" = no ]
	run --separate-stderr central publish exchange
	[ -z "$stderr" ]
	central backup early.db
	run --separate-stderr central round close --yes ht26
	[ "$stderr" = "$advice" ]
	[ "$(wanted)" = 'since 2026-11-20' ]
	central status --round ht26 | grep -xF "$advice"
	# What is opened again is not closed.
	central backup early.db 2>/dev/null || true
	central round reopen ht26 >/dev/null
	[ "$(wanted)" = no ]
	central round close --yes ht26 >/dev/null 2>&1
	run --separate-stderr central publish exchange
	[ "$stderr" = "$advice" ]
	SKATTA_DAY=2026-11-21
	central backup late.db
	[ "$(wanted)" = no ]
	run ! grep -qF "$advice" <(central status --round ht26)
	run --separate-stderr central publish other
	[ -z "$stderr" ]
}

# at_work: a store with a round, two copies and what came between them; a.db has neither bundles nor the
# round vt27, b.db all that the store has.
at_work() {
	SKATTA_DAY=2026-11-20
	set_up_sent
	central backup a.db
	SKATTA_DAY=2026-11-25
	central merge sent >/dev/null
	central round open --id vt27 --title 'Våren 2027' --questionnaire "$sample" >/dev/null
	central publish exchange >/dev/null
	central backup b.db
} 2>/dev/null

@test "check looks at a copy, says what would be lost with it, and changes nothing" {
	at_work
	chmod 400 a.db
	before=$(checksums)
	run --separate-stderr central check a.db
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'copy     whole: 1 edition, 0 receipt files, 0 payloads' ]
	[ "${lines[1]}" = 'copy     has all that was done until 2026-11-20' ]
	[ "${lines[2]}" = 'store    has what the copy lacks: 2 bundles, 0 plans, 1 edition of a round' ]
	[[ "${lines[3]}" = 'process '* && "${lines[4]}" = 'memory '* ]]
	[ -z "$stderr" ]
	central check b.db | grep -x 'store    has no bundle, plan or edition that the copy lacks'
	STORE=a.db central check b.db |
		grep -x 'copy     has what the store lacks: 2 bundles, 0 plans, 1 edition of a round'
	# Where it is most wanted.
	STORE=gone.db central check b.db | grep -x 'store    not compared: there is no store gone.db'
	head -c 5000 central.db >cut.db
	STORE=cut.db central check b.db | grep '^store    not compared: cut.db is '
	rm cut.db
	chmod 600 a.db
	chmod 400 a.db
	diff <(checksums) - <<<"$before"
	# What it is no copy of, and what is none.
	mkdir other
	STORE=other/central.db central init >/dev/null 2>&1
	STORE=other/central.db central check b.db | grep -x 'store    another one: this is no copy of it'
	run --separate-stderr central check ./central.db
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: ./central.db is the store itself' ]
	echo 'lugn kanna under bordet' >passphrase
	run --separate-stderr central check b.db
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the passphrase does not open b.db' ]
}

@test "check finds damage in a copy, and reads those of earlier versions where nothing can be written" {
	at_work
	sqlite3 b.db 'UPDATE payloads SET box = zeroblob(length(box))'
	run --separate-stderr central check b.db
	[ "$status" -eq 1 ]
	[ -n "${stderr_lines[1]}" ]
	mkdir shelf
	cp "$SKATTA_SOURCE/tests/old/central-1.db" shelf/old.db
	sed -n 's/^Passphrase: //p' "$SKATTA_SOURCE/tests/old/README" >passphrase
	chmod 500 shelf
	before=$(checksums)
	# The passphrase of that store cost what it costs.
	run "$SKATTA_BUILD/skatta-central" --store central.db --passphrase-file passphrase check shelf/old.db
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" = 'copy     whole: '* ]]
	diff <(checksums) - <<<"$before"
	chmod 700 shelf
}

@test "restore puts a copy where no store is, and what came since comes back from the folders" {
	at_work
	SKATTA_DAY=2026-11-26
	for there in central.db central.db-journal; do
		[ -e "$there" ] || : >"$there"
		before=$(checksums)
		run --separate-stderr central restore a.db
		[ "$status" -eq 1 ]
		[ -n "${stderr_lines[1]}" ]
		diff <(checksums) - <<<"$before"
		rm "$there"
	done
	copy=$(sha256sum a.db)
	central restore a.db | grep -F 'The store is here, with all that was done until 2026-11-20: central.db'
	[ "$(stat -c %a central.db)" = 600 ]
	[ "$copy" = "$(sha256sum a.db)" ]
	[ "$(central log | tail -n 1)" = \
		'2026-11-26  restore       a copy with all that was done until 2026-11-20' ]
	central check
	central merge sent exchange | grep -q '2 accepted'
	central round import exchange >/dev/null
	central check b.db | grep -x 'store    has no bundle, plan or edition that the copy lacks'
	# Of a round whose codes went with the store everything is told but to its units.
	for round in ht26 vt27; do
		central round close --yes "$round" >/dev/null 2>&1
	done
	central publish exchange 2>/dev/null | grep -q 'units get something new'
	[ "$(sqlite3 central.db 'SELECT DISTINCT round FROM unit_files')" = ht26 ]
	# Who has just taken a copy in has one.
	central backup c.db
	rm central.db
	central restore c.db >/dev/null
	central status --round ht26 --json | jq -e 'has("backup") | not'
	# A folder of its own, as with a new store.
	STORE=new/place/central.db central restore c.db >/dev/null
	STORE=new/place/central.db central check
	rm -r new
	chmod 500 .
	run --separate-stderr central restore a.db
	chmod 700 .
	[ "$status" -eq 1 ]
}

@test "killed, or on a full disk, while a copy is restored: the whole store is there, or none" {
	local call place how count=0

	can_trace
	at_work
	rm central.db
	restore=("$programs/skatta-central" --store central.db restore b.db)
	strace -o calls -e trace=openat,write,pwrite64,fsync,renameat2 "${restore[@]}"
	for call in openat pwrite64 fsync renameat2; do
		for place in $(spread "$(grep -c "^$call(" calls)"); do
			for how in signal=SIGKILL error=ENOSPC; do
				rm -f central.db
				run strace -o log -e trace="$call" -e inject="$call:$how:when=$place" "${restore[@]}"
				if [ -e central.db ]; then
					central check >/dev/null
				else
					[ "$status" -ne 0 ]
					"${restore[@]}" >/dev/null
				fi
				[ ! -e central.db.part ]
				count=$((count + 1))
			done
		done
	done
	echo "# $count places" >&3
	[ "$count" -ge 12 ]
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
