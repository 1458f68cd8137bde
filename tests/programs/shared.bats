# SPDX-License-Identifier: ISC
# Several people at one machine: what is counted for whom, a place that is carried away, and one that
# is deleted.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	fill data Bo "$(code bjork/a 2)" '{"A1": 1}' >bo
	fill data Eva "$(code bjork/a 3)" '{"A1": 2}' >eva
}

setup() {
	here
	key=$(jq -r .signing_key keys.json)
}

count() {
	sqlite3 data/skatta.db "SELECT count(*) FROM $1"
}

# pages DATA LINE...: what is read out, in one line.
pages() {
	printf '%s\n' "${@:2}" | skatta --plain --data "$1" | tr '\n' ' '
}

# said WORDS: in the file said, however its lines are broken.
said() {
	tr -d ' ' <said | grep -qF "$(tr -d ' ' <<<"$1")"
}

# delete DATA NAME [LINE...]: from the first page on; those lines stand before the choice to delete.
delete() {
	pages "$1" 2 "$2" "$(cat passphrase)" R 3 4 "${@:3}" "$(cat passphrase)" q
}

@test "status of a profile counts its own bundles, and says how many others there are" {
	for name in Bo Eva; do
		skatta --data data status --profile "$name" --passphrase-file passphrase >said 2>told
		[ "$(wc -l <said)" -eq 1 ]
		own=$(cat "${name,,}")
		grep -qF "${own:0:8}… " said
		grep -qx '1 other bundle on this machine is not known to this profile' told
		skatta --data data status --json --profile "$name" --passphrase-file passphrase |
			jq -e --arg own "${own%.age}" '[.bundles[].bundle] == [$own] and .drafts == []'
	done
	skatta --data data status >said 2>told
	[ "$(wc -l <said)" -eq 2 ]
	grep -qx '2 bundles on this machine, whoever sealed them; --profile NAME shows what is yours' told
	skatta --data data status --json | jq -e '.bundles | length == 2'
	# Who has nothing hears so, and of others nothing but how many there are.
	printf '{}\n' >none.json
	skatta --data data fill --round ht26 --profile Anna --code "$(code bjork/a 1)" \
		--answers none.json --passphrase-file passphrase 2>/dev/null
	run --separate-stderr skatta --data data status --profile Anna --passphrase-file passphrase
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = 'nothing is begun or handed over in this profile yet' ]
	[ "${stderr_lines[1]}" = '2 other bundles on this machine are not known to this profile' ]
}

@test "what was handed over before is the profile's own, too" {
	skatta --data data sync exchange
	for value in 0 1 2; do
		fill data Eva "$(code bjork/a 3)" "{\"A1\": $value}"
		skatta --data data sync exchange
	done
	skatta --data data status --json --profile Eva --passphrase-file passphrase |
		jq -e '.bundles | length == 2'
	skatta --data data status --json | jq -e '.bundles | length == 3'
}

@test "join says what is new on the machine, by rounds and not by files" {
	run --separate-stderr skatta --data data join exchange
	[ "$stderr" = 'nothing new: this machine has these rounds already' ]
	[[ "$output" = 'ht26  '* ]]
	central round open --id vt27 --title 'Våren 2027' --questionnaire "$sample" >/dev/null
	central round close --yes ht26 >/dev/null
	central publish exchange
	run --separate-stderr skatta --data data join exchange
	[ "${stderr_lines[0]}" = '1 round is new on this machine' ]
	[ "${stderr_lines[1]}" = '1 round has changed on this machine' ]
	[ "${#lines[@]}" -eq 2 ]
	run --separate-stderr skatta --data other join --trust "$key" exchange
	[ "$stderr" = '2 rounds are new on this machine' ]
	run --separate-stderr skatta --data third --lang sv join --trust "$key" exchange
	[ "$stderr" = '2 omgångar är nya på den här datorn' ]
}

@test "a place is deleted: nothing of it is left, and others' is" {
	skatta --data data sync exchange
	# As it lies in the file; of Bo's as well, to see that it is found.
	sqlite3 data/skatta.db "SELECT hex(substr(box, 1, 24)) FROM page WHERE profile =
		(SELECT profile FROM page WHERE rowid = (SELECT max(rowid) FROM page))" >hers
	sqlite3 data/skatta.db "SELECT hex(substr(box, 1, 24)) FROM page" >all
	[ "$(wc -l <hers)" -eq 2 ]
	[ "$(wc -l <all)" -eq 4 ]
	in_file() { od -An -v -tx1 data/skatta.db | tr -d ' \n' | tr a-f A-F | grep -oFf "$1" | wc -l; }
	[ "$(in_file all)" -eq 4 ]
	delete data Eva 3 >said
	grep -q 'What you hand over stays with the coordinator, and counts' said
	grep -q 'Your profile is deleted: nothing of yours is left on this machine' said
	[ "$(in_file hers)" -eq 0 ]
	[ "$(in_file all)" -eq 2 ]
	[ "$(count profile)" -eq 1 ]
	[ "$(count page)" -eq 2 ]
	[ "$(count bundle)" -eq 1 ]
	run skatta --data data status --profile Eva --passphrase-file passphrase
	[ "$status" -eq 1 ]
	[[ "$output" = *'no profile here opens with that name and that passphrase'* ]]
	skatta --data data status --json --profile Bo --passphrase-file passphrase |
		jq -e '.bundles | length == 1'
	skatta --data data check
	# What was handed over counts.
	central merge exchange | grep -c '^accepted' | grep -qx 2
}

@test "what is ready leaves with the next sync, also of a place that is deleted" {
	delete data Eva 3 >said
	grep -q 'What is ready leaves all the same with the next sync' said
	grep -q 'What was ready leaves with the next sync; nothing else of yours' said
	[ "$(count profile)" -eq 1 ]
	skatta --data data sync exchange 2>&1 | grep -qx '2 bundles handed over'
	central merge exchange | grep "^accepted .*$(cat eva)"
}

@test "taken back before: nothing but the message leaves" {
	skatta --data data join exchange
	delete data Eva 2 1 2 3 4 2 >said
	grep -q 'Your profile is deleted: nothing of yours' said
	[ ! -e "exchange/bundles/$(cat eva)" ]
	central merge exchange >merged
	# Bo's went along.
	[ "$(grep -c '^accepted' merged)" -eq 2 ]
	central status --json | jq -e '.units[] | select(.unit == "bjork/a") | .responses == 1'
}

@test "a place is carried to another machine by its pages, and what is wrong with the file is said" {
	mkdir stick
	pages data 2 Eva "$(cat passphrase)" R 3 3 "$PWD/stick" "$(cat passphrase)" q >said
	said "A copy of your profile is in $PWD/stick/skatta-profile.age."
	[ "$(stat -c %a stick/skatta-profile.age)" = 600 ]
	# The file of the command is the same kind.
	skatta --data second restore --passphrase-file passphrase stick/skatta-profile.age
	copy=$PWD/stick/skatta-profile.age
	bring() { pages other 5 "$1" "${2:-$(cat passphrase)}" '<' q 2>&1; }
	head -c 3000 "$copy" >stick/part
	bring "$PWD/stick/part" | grep 'part is damaged or cut short.*Use an earlier copy'
	: >stick/empty
	bring "$PWD/stick/empty" | grep 'empty is no copy of a profile'
	echo hej >stick/text
	bring "$PWD/stick/text" | grep 'text is no copy of a profile'
	bring "$PWD/stick/none" | grep 'none'
	cp "$copy" stick/skatta-profile-2.age
	bring "$PWD/stick" | grep 'there are 2 such files'
	rm stick/skatta-profile-2.age
	mkdir none
	bring "$PWD/none" | grep 'there is no file skatta-profile.age'
	tool="$SKATTA_BUILD/tests/tools/crypto_tool"
	"$tool" age-open-passphrase "$copy" passphrase >plain
	sed -i 's,skatta-backup/1,skatta-backup/2,' plain
	"$tool" age-seal-passphrase plain passphrase >stick/newer
	bring "$PWD/stick/newer" | grep 'newer was made by a newer skatta'
	bring "$copy" 'fel lösenfras' | grep 'that passphrase does not open .*the passphrase that the profile had'
	[ "$(sqlite3 other/skatta.db 'SELECT (SELECT count(*) FROM profile) + (SELECT count(*) FROM trust)
		+ (SELECT count(*) FROM round) + (SELECT count(*) FROM bundle)')" -eq 0 ]
	ln -s "$copy" link
	bring "$PWD/link" | grep 'Your profile is here now, with the same passphrase'
	bring "$copy" | grep 'this profile is already on this machine'
	skatta --data other status --json --profile Eva --passphrase-file passphrase |
		jq -e '.bundles | length == 1'
}

@test "a copy is written over nothing, and whole or not at all" {
	save() { pages data 2 Eva "$(cat passphrase)" R 3 3 "$1" "$(cat passphrase)" '<' q 2>&1; }
	echo something >there
	save "$PWD/there" | grep 'there already exists.*Choose a new name'
	[ "$(cat there)" = something ]
	save "$PWD/data/skatta.db" | grep 'belongs to the store and is not overwritten'
	save "$PWD/nowhere/copy.age" | grep 'nowhere'
	mkdir closed
	chmod 500 closed
	[ "$(id -u)" -eq 0 ] || save "$PWD/closed" | grep 'closed/skatta-profile.age'
	# A full disk: nothing is left, and another file is asked for.
	[ -c /dev/full ] || skip "there is no /dev/full"
	(
		ulimit -f 3
		save "$PWD/full.age" || true
	) >said
	grep -q 'full.age' said
	[ ! -e full.age ]
	[ ! -e full.age.part ]
	skatta --data data check
}

@test "two windows: the one that is left says that the place is gone" {
	mkfifo keys
	skatta --plain --data data <keys >said 2>&1 &
	window=$!
	exec 7>keys
	printf '%s\n' 2 Eva "$(cat passphrase)" R >&7
	for _ in {1..300}; do
		grep -q 'Which round do you want' said && break
		sleep 0.1
	done
	delete data Eva 3 | grep -q 'Your profile is deleted'
	echo 1 >&7
	exec 7>&-
	wait "$window" || true
	grep -q 'this profile has meanwhile been deleted in another window' said
	[ "$(count profile)" -eq 1 ]
	[ "$(count page)" -eq 2 ]
	skatta --data data check
}

@test "in a kiosk a copy is on a stick, and a field leads nowhere else" {
	export SKATTA_CONF="$PWD/machine.conf"
	printf 'släpp ut oss\n' >word
	printf '%s\n' 'kiosk = yes' "$(programs=$SKATTA_BUILD skatta --data data kiosk-word \
		--passphrase-file word)" >machine.conf
	chmod 644 machine.conf
	mkdir -p media/anna/KINGSTON secret
	skatta --data data backup --profile Bo --passphrase-file passphrase secret/bo.age 2>/dev/null
	ln -s "$PWD/secret" media/anna/KINGSTON/out
	ln -s "$PWD/secret/bo.age" media/anna/KINGSTON/bo.age
	for path in "$PWD/copy.age" copy.age secret "$PWD/media/anna/KINGSTON/out" \
		"$PWD/media/anna/KINGSTON/../../../copy.age" "$PWD/data/skatta.db"; do
		pages data 2 Eva "$(cat passphrase)" R 3 3 "$path" '<' >said 2>&1
		said 'in a kiosk, a copy of a profile is on your own USB stick'
	done
	for path in secret/bo.age "$PWD/secret/bo.age" "$PWD/media/anna/KINGSTON/bo.age" \
		"$PWD/media/anna/KINGSTON/out/bo.age" /etc/passwd /etc/shadow /none/there; do
		pages data 6 "$path" '<' >said 2>&1
		said 'in a kiosk, a copy of a profile is on your own USB stick'
	done
	[ "$(find . -name '*.age' -path '*copy*' | wc -l)" -eq 0 ]
	pages data 2 Eva "$(cat passphrase)" R 3 3 "$PWD/media/anna/KINGSTON" "$(cat passphrase)" >said
	said "A copy of your profile is in $PWD/media/anna/KINGSTON/skatta-profile.age"
	pages data 6 >said
	said 'KINGSTON: media/anna/KINGSTON/skatta-profile.age'
	pages new 6 "$PWD/media/anna/KINGSTON/skatta-profile.age" "$(cat passphrase)" >said
	grep -q 'Your profile is here now' said
}
