# SPDX-License-Identifier: ISC
# Disks that fail to read and disks that give no locks are told as what they are.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_sent
}

setup() {
	command -v strace >/dev/null || skip "strace is not installed"
	strace -o /dev/null true 2>/dev/null || skip "this machine does not let a program be traced"
	here
	# Leaks cannot be looked for in a program that is traced.
	export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
	before=$(checksums)
}

# failing CALL ERROR FILE COMMAND...: the call fails on the file, and the command with it.
failing() {
	run --separate-stderr strace -o ../log -e trace="$1" -e inject="$1:error=$2" -P "$PWD/$3" "${@:4}"
	grep -q INJECTED ../log
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${#stderr_lines[@]}" -eq 2 ]
	[ "$before" = "$(checksums)" ]
}

coordinator=("$programs/skatta-central" --store central.db --passphrase-file passphrase)

@test "a store that the disk does not give is no damaged one" {
	for lang in en sv; do
		case $lang in
		en)
			unread='the disk could not be read'
			hint='Try again. If it keeps happening, the disk may be failing: copy what is on it to another one.'
			;;
		sv)
			[ -f "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" ] || continue
			unread='disken kunde inte läsas'
			hint='Försök igen. Händer det flera gånger kan disken hålla på att gå sönder: kopiera det som ligger där till en annan.'
			;;
		esac
		failing pread64 EIO data/skatta.db "$programs/skatta" --lang "$lang" --data data status
		[[ "${stderr_lines[0]}" = "skatta: $unread: data/skatta.db ("*")" ]]
		[ "${stderr_lines[1]}" = "$hint" ]
		failing pread64 EIO central.db "${coordinator[@]}" --lang "$lang" log
		[[ "${stderr_lines[0]}" = "skatta-central: $unread: central.db ("*")" ]]
		[ "${stderr_lines[1]}" = "$hint" ]
	done
}

@test "a page that the disk does not give later on is no damage either" {
	local last

	strace -o ../calls -e trace=pread64 -P "$PWD/central.db" "${coordinator[@]}" backup other.db
	last=$(grep -c '^pread64(' ../calls)
	rm other.db
	before=$(checksums)
	for at in 8 $((last / 2)); do
		failing pread64 "EIO:when=$at+" central.db "${coordinator[@]}" backup copy.db
		[[ "${stderr_lines[0]}" = "skatta-central: the disk could not be read: central.db ("* ]]
		failing pread64 "EIO:when=$at+" central.db "${coordinator[@]}" check
		[[ "${stderr_lines[0]}" = "skatta-central: the disk could not be read: central.db ("* ]]
	done
	# What is damaged is still called so.
	printf 'x%.0s' {1..20000} | dd of=central.db bs=1 seek=3000 conv=notrunc status=none
	run "${coordinator[@]}" log
	[[ "${lines[0]}" = "skatta-central: central.db is damaged"* ]]
}

@test "a file that the disk does not give is told, and refused by merge as such" {
	failing read EIO passphrase "${coordinator[@]}" status --round ht26
	[[ "${stderr_lines[0]}" = "skatta-central: the disk could not be read: passphrase ("*")" ]]
	[[ "${stderr_lines[1]}" = "Try again. "* ]]
	failing read EIO exchange/rounds/ht26.1.json "$programs/skatta" --data data join exchange
	[[ "${stderr_lines[0]}" = "skatta: the disk could not be read: exchange/rounds/ht26.1.json ("*")" ]]
	name=sent/$(cat bundle)
	run --separate-stderr strace -o ../log -e trace=read -e inject=read:error=EIO -P "$PWD/$name" \
		"${coordinator[@]}" merge sent
	[ "$status" -eq 0 ]
	[[ "$output" = *"refused     $name: the disk could not be read: $name ("* ]]
	# It is not noted as damaged: it comes in as soon as the disk gives it.
	central merge sent | grep "^accepted    $name$"
}

@test "a disk without locks is told at once, with the way out" {
	for why in ENOLCK EOPNOTSUPP ENOSYS; do
		SECONDS=0
		failing fcntl "$why" data/skatta.db "$programs/skatta" --data data status
		[ "$SECONDS" -lt 9 ]
		[ "${stderr_lines[0]}" = "skatta: the disk that data/skatta.db is on cannot lock files" ]
		[ "${stderr_lines[1]}" = "Several programs at once could damage the file there. Keep it on a disk of this machine, and name the place with --data." ]
		failing fcntl "$why" central.db "${coordinator[@]}" log
		[ "${stderr_lines[0]}" = "skatta-central: the disk that central.db is on cannot lock files" ]
		[[ "${stderr_lines[1]}" = *"and name the place with --store." ]]
	done
	[ -f "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" ] || return 0
	failing fcntl ENOLCK data/skatta.db "$programs/skatta" --lang sv --data data status
	[ "${stderr_lines[0]}" = "skatta: disken där data/skatta.db ligger kan inte låsa filer" ]
	[ "${stderr_lines[1]}" = "Flera program samtidigt kan förstöra filen där. Lägg den på en disk i den här datorn och ange platsen med --data." ]
}

@test "a store that is in use is still told as in use" {
	# Without the ten seconds that it waits.
	run --separate-stderr strace -o ../log -e inject=fcntl:error=EAGAIN \
		-e inject=nanosleep,clock_nanosleep:retval=0 "${coordinator[@]}" log
	[ "$status" -eq 1 ]
	grep -q 'nanosleep.*INJECTED' ../log
	[ "${stderr_lines[0]}" = "skatta-central: central.db is in use by another program" ]
	[ "${stderr_lines[1]}" = "Wait until it is done, then try again." ]
}

# written FILE CHECK COMMAND...: killed at some of the calls that write the file, it leaves it whole
# or nothing that is in the way of the next try.
written() {
	local file=$1 check=$2 call place total calls=openat,write,pwrite64,renameat,renameat2
	local its=(-P "$PWD/$file" -P "$PWD/$file.part" -P "$file.part")

	shift 2
	strace -o ../calls -e trace="$calls" "${its[@]}" "$@" >said
	[ ! -e "$file.part" ]
	rm "$file"
	for call in ${calls//,/ }; do
		total=$(grep -c "^$call(" ../calls) || continue
		for place in $(printf '%s\n' 1 $((total / 2)) "$total" | grep -v '^0$' | sort -nu); do
			run strace -o ../log -e inject="$call:signal=SIGKILL:when=$place" "${its[@]}" "$@"
			grep -q 'killed by SIGKILL' ../log
			[ -e "$file" ] || "$@" >said 2>&1
			[ ! -e "$file.part" ]
			eval "$check"
			rm "$file"
			killed=$((killed + 1))
		done
	done
}

@test "a run that is killed while it writes a file leaves nothing in the way of the next" {
	killed=0
	echo '{"A1": 1}' >answers.json
	skatta --data data fill --round ht26 --profile Eva --code "$(code bjork/a 1)" \
		--answers answers.json --passphrase-file passphrase 2>/dev/null
	central merge sent >/dev/null
	written eva.backup 'rm -rf other && skatta --data other restore --passphrase-file passphrase eva.backup 2>/dev/null' \
		"$programs/skatta" --data data backup --profile Eva --passphrase-file passphrase eva.backup
	written copy.db 'STORE=copy.db central check >/dev/null' "${coordinator[@]}" backup copy.db
	written ht26.batch '[ -s ht26.batch ]' "${coordinator[@]}" batch \
		--to "$(jq -r .recipient keys.json)" ht26.batch
	central round close --yes ht26 >/dev/null
	written report.csv 'tail -n 1 report.csv | grep -q ht26' "${coordinator[@]}" report --round ht26 \
		--format csv -o report.csv
	echo "# killed at $killed places" >&3
	[ "$killed" -ge 14 ]
}
