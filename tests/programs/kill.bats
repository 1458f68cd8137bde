# SPDX-License-Identifier: ISC
# A session that is killed at any write to the disk: no answer that was said to be saved is lost,
# and the store opens again.

load ../support/lib
export SKATTA_DISK=1

# How many calls of each kind are killed at, of all that a session makes. Every one of them with
# SKATTA_KILL_ALL=1 in the environment.
points='pwrite64 34
fdatasync 14
openat 6
unlink 8'
answers=40

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	set_up_central
	# shellcheck disable=SC2154 # set by set_up_central
	skatta --data data join --trust "$key" exchange
	printf '{}\n' >answers.json
	skatta --data data fill --round ht26 --profile Anna --code "$(code bjork/a 1)" \
		--answers answers.json --passphrase-file passphrase 2>made
	grep -o '[0-9A-Z]\{4\}\(-[0-9A-Z]\{4\}\)\{3\}' made >recovery-code
}

setup() {
	command -v strace >/dev/null || skip "strace is not installed"
	strace -o /dev/null true 2>/dev/null || skip "this machine does not let a program be traced"
	cd "$BATS_TEST_TMPDIR" || return
	cp -r "$BATS_FILE_TMPDIR/data" "$BATS_FILE_TMPDIR/passphrase" \
		"$BATS_FILE_TMPDIR/recovery-code" .
	# Leaks cannot be looked for in a program that is traced.
	export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
}

tool() {
	"$SKATTA_BUILD/tests/tools/answer_tool" data ht26 Anna passphrase "$@"
}

# session STRACE-OPTION...: answer all in a copy of the data folder, traced; the words go to said.
session() {
	rm -rf data
	cp -r "$BATS_FILE_TMPDIR/data" .
	strace -o log "$@" "$SKATTA_BUILD/tests/tools/answer_tool" data ht26 Anna passphrase \
		answer "$answers" >said 2>errors
}

# What the session said is held against the store.
holds() {
	local said finished=open

	said=$(sed -n 's/^saved //p' said | tail -n 1)
	! grep -q '^finished' said || finished=finished
	tool check "${said:-0}" "$finished"
}

# killed CALL N: the session dies at the N-th call of this kind.
killed() {
	session -e trace="$1" -e inject="$1:signal=SIGKILL:when=$2" && return 1
	grep -q 'killed by SIGKILL' log || return 1
	! grep -q . errors
}

# Of `total` calls the places to die at, spread from the first to the last.
spread() {
	local total=$1 wanted=$2

	[ -z "${SKATTA_KILL_ALL:-}" ] && [ "$wanted" -lt "$total" ] || wanted=$total
	for ((i = 0; i < wanted; i++)); do
		echo $((1 + i * (total - 1) / (wanted > 1 ? wanted - 1 : 1)))
	done
}

@test "an undisturbed session says everything, and it is there" {
	tool answer "$answers" >said
	[ "$(grep -c '^saved ' said)" -eq "$answers" ]
	tool check "$answers" finished
	# The check can fail: what was never answered, and what came later.
	run tool check "$((answers - 2))" open
	[ "$status" -eq 1 ]
	run tool check "$((answers + 1))" open
	[ "$status" -eq 1 ]
}

@test "killed at every kind of write: nothing that was said to be saved is lost" {
	local call wanted total place count=0 said

	session -e trace=pwrite64,fdatasync,openat,unlink
	cp log calls
	while read -r call wanted; do
		total=$(grep -c "^$call(" calls)
		[ "$total" -ge "$answers" ]
		for place in $(spread "$total" "$wanted"); do
			killed "$call" "$place" || {
				echo "$call $place did not die"
				return 1
			}
			holds || {
				said=$(tail -n 1 said)
				echo "killed at $call $place after «$said»: lost"
				return 1
			}
			# And the session goes on from there to its end.
			if [ $((count++ % 16)) -eq 0 ]; then
				tool answer "$answers" >said
				holds
			fi
		done
	done <<<"$points"
	echo "# killed at $count places" >&3
	[ "$count" -ge 60 ]
}

# changes STRACE-OPTION...: Anna takes another passphrase, in a copy of the data folder, traced.
changes() {
	rm -rf data
	cp -r "$BATS_FILE_TMPDIR/data" .
	strace -o log "$@" "$programs/skatta" --data data --plain <keys >said 2>errors
}

opens() {
	skatta --data data status --profile Anna --passphrase-file "$1" >/dev/null 2>&1
}

# The old passphrase opens the place or the new one does, and the new one where that was said; the
# recovery code does in any case.
opens_by_one() {
	local by=''

	! opens passphrase || by+=old
	! opens another || by+=new
	! grep -q 'Your passphrase is changed' said || [ "$by" = new ] || return 1
	[ "$by" = old ] || [ "$by" = new ] || return 1
	printf '3\n%s\n4\n' "$(cat recovery-code)" | skatta --data data --plain >recovered
	grep -q 'Rounds: Anna' recovered && skatta --data data check >/dev/null
}

@test "killed while the passphrase is changed: one of the two opens the place, never neither" {
	local call total place count=0 changed=0

	echo 'another passphrase' >another
	printf '%s\n' 2 Anna "$(cat passphrase)" R 3 1 "$(cat passphrase)" 3 "$(cat another)" \
		"$(cat another)" q >keys
	changes -e trace=pwrite64,fdatasync,fsync,unlink
	opens_by_one
	opens another
	cp log calls
	for call in pwrite64 fdatasync unlink; do
		total=$(grep -c "^$call(" calls)
		for place in $(spread "$total" 5); do
			changes -e trace="$call" -e inject="$call:signal=SIGKILL:when=$place" && return 1
			grep -q 'killed by SIGKILL' log
			opens_by_one || {
				echo "killed at $call $place"
				return 1
			}
			opens passphrase || changed=$((changed + 1))
			count=$((count + 1))
		done
	done
	echo "# killed at $count places, changed by $changed of them" >&3
	[ "$count" -ge 5 ]
	[ "$changed" -lt "$count" ]
}

# once LINE...: somebody answers with a slip, line by line, traced by `trace`; what is said goes to said.
once() {
	printf '%s\n' 5 "$slip" "$@" | "${trace[@]}" "$programs/skatta" --data data --plain >said 2>errors
}

# The draft is there, as it was finished, or the bundle: never both, never neither; and it was said only
# where it is so.
holds_once() {
	local trace=() bundles draft=no

	skatta --data data check >/dev/null || return 1
	bundles=$(skatta --data data status --json | jq '.bundles | length')
	! grep -q 'What was kept of your answers here is destroyed' said || [ "$bundles" -eq 1 ] || return 1
	! grep -q 'Handed over, and read back' said || [ -n "$(ls exchange/bundles)" ] || return 1
	[ "$bundles" -eq 0 ] && draft=yes
	cp -r data looked
	printf '%s\n' 5 "$slip" q | "$programs/skatta" --data looked --plain >seen
	rm -rf looked
	if [ "$draft" = yes ]; then
		grep -q '^Your result' seen
	else
		grep -q 'What is your job' seen
	fi
}

@test "killed while it is handed over once: the draft is there or the bundle, never both" {
	local call total place count=0 sealed=0 slip trace=()

	slip=$(awk -F, '$1 == "bjork/a" && $2 == "answer" && ++i == 2 { print $3 }' \
		"$BATS_FILE_TMPDIR/codes.csv")
	cp -r "$BATS_FILE_TMPDIR/exchange" .
	printf 'exchange = %s\ntrusted-key = %s\n' "$PWD/exchange" \
		"$(jq -r .signing_key "$BATS_FILE_TMPDIR/keys.json")" >machine.conf
	chmod 644 machine.conf
	export SKATTA_CONF="$PWD/machine.conf"
	once 1 3 3 3 1 1 q
	grep -q '^Your result' said
	cp -r data answered
	cp -r exchange empty
	trace=(strace -o calls -e "trace=pwrite64,fdatasync,unlink,write,fsync,renameat2")
	once 1 1 q
	holds_once
	grep -q 'Handed over, and read back' said
	cp calls all
	for call in pwrite64 fdatasync unlink fsync renameat2; do
		total=$(grep -c "^$call(" all)
		for place in $(spread "$total" 6); do
			rm -rf data exchange
			cp -r answered data
			cp -r empty exchange
			trace=(strace -o log -e "trace=$call" -e "inject=$call:signal=SIGKILL:when=$place")
			once 1 1 q && return 1
			grep -q 'killed by SIGKILL' log
			holds_once || {
				echo "killed at $call $place"
				return 1
			}
			count=$((count + 1))
			[ "$(skatta --data data status --json | jq '.bundles | length')" -eq 0 ] ||
				sealed=$((sealed + 1))
			# What was sealed leaves with the next sync, whole.
			skatta --data data sync exchange 2>errors
			[ "$(skatta --data data status --json | jq -r '.bundles[].state' | sort -u)" != ready ]
		done
	done
	echo "# killed at $count places, sealed by $sealed of them" >&3
	[ "$count" -ge 10 ]
	[ "$sealed" -ge 1 ]
	[ "$sealed" -lt "$count" ]
}

# How many rows of hers there are: of her place, of its pages, and of its bundles.
rows() {
	sqlite3 data/skatta.db 'SELECT (SELECT count(*) FROM profile), (SELECT count(*) FROM page),
		(SELECT count(*) FROM bundle)'
}

@test "killed while a place is deleted: all of it is there, or nothing" {
	local call total place count=0 gone=0 before

	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	printf '%s\n' 2 Anna "$(cat passphrase)" R 3 4 2 "$(cat passphrase)" q >keys
	before=$(rows)
	changes -e trace=pwrite64,fdatasync,fsync,unlink
	grep -q 'Your profile is deleted' said
	[ "$(rows)" = '0|0|0' ]
	cp log calls
	for call in pwrite64 fdatasync unlink; do
		total=$(grep -c "^$call(" calls)
		for place in $(spread "$total" 12); do
			changes -e trace="$call" -e inject="$call:signal=SIGKILL:when=$place" && return 1
			grep -q 'killed by SIGKILL' log
			skatta --data data check >/dev/null
			if [ "$(rows)" = '0|0|0' ]; then
				gone=$((gone + 1))
				run ! opens passphrase
			else
				[ "$(rows)" = "$before" ]
				opens passphrase
			fi
			count=$((count + 1))
		done
	done
	echo "# killed at $count places, gone at $gone of them" >&3
	[ "$count" -ge 8 ]
	[ "$gone" -lt "$count" ]
}

@test "killed while it is handed over: the folder has it whole or not at all" {
	local call total place name

	tool answer 5 >/dev/null
	cp -r data answered
	mkdir -p exchange
	for call in write fsync renameat2 pwrite64; do
		rm -rf data exchange
		cp -r answered data
		mkdir exchange
		strace -o calls -e trace="$call" "$programs/skatta" --data data sync exchange \
			2>errors || true
		total=$(grep -c "^$call(" calls)
		for place in $(spread "$total" 4); do
			rm -rf data exchange
			cp -r answered data
			mkdir exchange
			strace -o log -e trace="$call" -e inject="$call:signal=SIGKILL:when=$place" \
				"$programs/skatta" --data data sync exchange 2>errors || true
			grep -q 'killed by SIGKILL' log
			skatta --data data check >/dev/null
			skatta --data data sync exchange
			[ "$(find exchange -name '*.age' | wc -l)" -eq 1 ]
			[ "$(find exchange -name '*.part' | wc -l)" -le 1 ]
			name=$(basename exchange/bundles/*.age .age)
			[ "$(b2sum -l 256 "exchange/bundles/$name.age" | cut -c 1-32)" = "$name" ]
			[ "$(skatta --data data status --json | jq -r '.bundles[].state')" = 'handed over' ]
		done
	done
}
