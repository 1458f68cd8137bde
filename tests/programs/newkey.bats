# SPDX-License-Identifier: ISC
# A coordinator's signing key is replaced: rounds go on, people are who they were, and what the old key
# signed still holds.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	fill data Anna "$(code bjork/a 1)" '{"A1": 1}' >/dev/null
	skatta --data data sync exchange >/dev/null 2>&1
	mkdir sent
	for person in 2 3 4 5 6 7; do
		say bjork/a "$person" "$person" 1 '{"A1": 2, "A2": 1, "A3": 0}'
	done
	central merge exchange sent >/dev/null
	central publish exchange >/dev/null
}

setup() {
	here
	old=$(jq -r .signing_key keys.json)
}

# replace: another key, in `new`.
replace() {
	central keys --replace --yes >replaced
	new=$(central keys --json | jq -r .signing_key)
}

# open_next: a round under the key that the coordinator has now.
open_next() {
	central round open --id vt27 --title 'Våren 2027' --questionnaire "$sample" >/dev/null
	central publish exchange >/dev/null
}

word_of() {
	jq -j ".earlier_keys[$2].signature" "$1" >word.minisig
	printf 'skatta-key/1 %s %s\n' "$3" "$4" >word
	minisign -Vm word -P "$3"
}

@test "a round that is open goes on under the new key, and people are who they were" {
	replace
	[ "$old" != "$new" ]
	grep -x "replaced     $old" replaced
	grep -x '1 round goes on under the new key.' replaced
	central keys --json | jq -e --slurpfile was keys.json '.recipient == $was[0].recipient'
	central log | grep 'the signing key was replaced, 1 rounds'
	run -0 central check
	[[ "${lines[0]}" = "store    whole: 2 editions, "* ]]
	central publish exchange >/dev/null
	minisign -Vm exchange/rounds/ht26.2.json -P "$new" >/dev/null
	jq -e --arg old "$old" '.handed[0].by == $old and .earlier_keys[0].by == $old' exchange/rounds/ht26.2.json
	word_of exchange/rounds/ht26.2.json 0 "$old" "$new" >/dev/null
	# Anna's machine trusts the old key: it takes the round as it goes on, and is not asked.
	run -0 skatta --data data sync exchange
	fill data Anna "$(code bjork/a 1)" '{"A1": 2}' >/dev/null
	skatta --data data sync exchange >/dev/null 2>&1
	central merge exchange >merged
	[ "$(grep -c '^accepted' merged)" -eq 1 ]
	central publish exchange >/dev/null
	skatta --data data sync exchange >/dev/null 2>&1
	skatta --data data status --profile Anna --passphrase-file passphrase --json |
		jq -e '[.bundles[] | select(.state == "received")] | length == 1'
	central round close --yes ht26 >/dev/null
	central report --round ht26 --unit bjork/a | grep -q '7 of'
}

@test "closed and purged rounds go on too, and stay closed" {
	central round close --yes ht26 >/dev/null
	replace
	run ! central round reopen ht26
	[[ "${lines[0]}" = *"the signing key has been replaced since" ]]
	central report --round ht26 >/dev/null
	central purge --before 2100-01-01 --yes >/dev/null
	replace
	central report --round ht26 | grep -q '7 of'
	central publish exchange >/dev/null
	word_of exchange/rounds/ht26.4.json 1 "$(jq -r '.earlier_keys[1].by' exchange/rounds/ht26.4.json)" "$new"
	central check >/dev/null
}

@test "what the old key signed is still known as one's own" {
	central backup copy >/dev/null
	central batch --to "$(jq -r .recipient keys.json)" own >/dev/null
	replace
	run -0 central check copy
	[[ "$output" != *"another one"* ]]
	# Editions under either key come back after an earlier copy.
	rm exchange/rounds/*
	central publish exchange >/dev/null
	central round import exchange
	run -0 central check
	# A batch is taken on a key's word only, as before.
	central merge own | grep '^refused'
}

@test "a colleague trusts the new key by hand" {
	STORE=city.db central init --name 'Staden' --json >city.json
	central round open --id vt27 --title 'Våren 2027' --questionnaire "$sample" \
		--recipient "$(jq -r .recipient city.json)" >/dev/null
	STORE=city.db central trust "$old" >/dev/null
	central batch --to "$(jq -r .recipient city.json)" batch >/dev/null
	STORE=city.db central merge batch | grep '^accepted'
	replace
	central batch --to "$(jq -r .recipient city.json)" again >/dev/null
	STORE=city.db central merge again | grep '^refused'
	STORE=city.db central trust "$new" >/dev/null
	STORE=city.db central merge again | grep '^accepted'
	STORE=city.db central round show vt27 | grep "$new"
}

@test "a machine that trusts the old key takes no new round before somebody says yes to the new one" {
	replace
	open_next
	# Nobody is asked in a meeting, which brings the rest.
	run -0 skatta --data data sync exchange
	[[ "$output" = *"the coordinator has a new key: "*"\"skatta join --trust $new FOLDER\""* ]]
	run ! skatta --data data join exchange </dev/null
	[[ "${lines[0]}" = "skatta: the coordinator has a new key: "* ]]
	run ! skatta --data data join --trust "$(sed 's/^RW/&/;s/.$/A/' <<<"$new")" exchange
	skatta --data data status --json | jq -e '[.rounds[]?.id] | index("vt27") == null'
	run -0 skatta --data data join --trust "$new" exchange
	[[ "$output" = *"vt27  Våren 2027"* ]]
	[[ "$output" = *"1 round is new on this machine"* ]]
	[[ "$output" != *"left alone"* ]]
	# From then on the new one is trusted, and not the old one again.
	run -0 skatta --data data join exchange
	[[ "$output" = *"nothing new"* ]]
	run ! skatta --data data join --trust "$old" exchange
	[[ "$output" = *"this machine trusts another coordinator's key"* ]]
	fill data Anna "$(code bjork/a 1)" '{"A1": 2}' >/dev/null
	# A profile goes along, with what came under either key.
	skatta --data data backup --profile Anna --passphrase-file passphrase copy.skatta >/dev/null 2>&1
	skatta --data other restore --passphrase-file passphrase copy.skatta
	skatta --data other status --profile Anna --passphrase-file passphrase | grep -q ht26
}

# at_terminal ANSWER COMMAND: typed on a terminal of its own; what is shown goes to seen.
at_terminal() {
	printf '%s\n' "$1" | script -qec "$2" /dev/null | tr -d '\r' >seen
}

@test "at a terminal both keys are shown, and asked about once" {
	replace
	open_next
	at_terminal n "$programs/skatta --data data join exchange" || true
	grep -qF "$(central keys | sed -n 's/^in groups    //p')" seen
	grep -qF "$(sed 's/..../& /g;s/ $//' <<<"$old")" seen
	skatta --data data sync exchange 2>&1 | grep -q 'the coordinator has a new key'
	at_terminal y "$programs/skatta --data data join exchange"
	grep -q '^vt27' seen
	run -0 skatta --data data join exchange
	[[ "$output" = *"nothing new"* ]]
}

@test "whoever has stolen the old key can name one too: then nobody is asked" {
	cp central.db thief.db
	replace
	open_next
	STORE=thief.db central keys --replace --yes >/dev/null
	STORE=thief.db central round open --id a-forged --title 'En till' --questionnaire "$sample" >/dev/null
	STORE=thief.db central publish forged >/dev/null
	cp forged/rounds/a-forged* exchange/rounds/
	run -0 skatta --data data sync exchange
	[[ "$output" = *"more than one key claims to have taken the place"* ]]
	at_terminal y "$programs/skatta --data data join exchange" || true
	grep -q 'more than one key claims' seen
	run -0 skatta --data data join --trust "$new" exchange
	[[ "$output" = *vt27* && "$output" != *a-forged* ]]
	run -0 skatta --data data sync exchange
	[[ "$output" != *"claims"* ]]
}

@test "in a kiosk nobody decides for the machine" {
	replace
	open_next
	printf 'exchange = %s/exchange\ntrusted-key = %s\n' "$PWD" "$old" >machine.conf
	chmod 644 machine.conf
	printf 'släpp ut oss\nsläpp ut oss\n2\nAnna\nsix words that nobody guesses\n2\n%s/exchange\n' "$PWD" |
		SKATTA_CONF=$PWD/machine.conf skatta --plain --data data --kiosk >seen 2>&1 || true
	grep -q 'the coordinator has a new key' seen
	run ! grep -q 'It is the same key' seen
	skatta --data data sync exchange 2>&1 | grep -q 'the coordinator has a new key'
}

@test "a machine that has only the old edition reads it under the new key, and its copy elsewhere" {
	central round open --id vt27 --title 'Våren 2027' --questionnaire "$sample" >/dev/null
	replace
	central round open --id ht27 --title 'Hösten 2027' --questionnaire "$sample" >/dev/null
	central publish exchange >/dev/null
	skatta --data data join --trust "$new" exchange/rounds/ht27.1.json
	run -0 skatta --data data status --profile Anna --passphrase-file passphrase
	[[ "$output" = *ht26* ]]
	skatta --data data backup --profile Anna --passphrase-file passphrase copy.skatta >/dev/null 2>&1
	skatta --data other restore --passphrase-file passphrase copy.skatta
	run -0 skatta --data other status --profile Anna --passphrase-file passphrase
	[[ "$output" = *ht26* ]]
	run -0 skatta --data data sync exchange
	[[ "$output" = *"2 rounds new or changed"* ]]
}

@test "receipts that the old key signed are taken under the new one" {
	fill data Berit "$(code bjork/a 8)" '{"A1": 1}' >/dev/null
	skatta --data data sync exchange >/dev/null 2>&1
	central merge exchange >/dev/null
	central publish exchange >/dev/null
	replace
	open_next
	skatta --data data join --trust "$new" exchange >/dev/null 2>&1
	run -0 skatta --data data sync exchange
	[[ "$output" = *"1 new receipt"* || "$output" = *"2 new receipts"* ]]
}

@test "a new machine is shown the new key, and no file is complained of" {
	replace
	open_next
	run ! skatta --data fresh join exchange </dev/null
	[[ "$output" = *"${new: -4}"* ]]
	run -0 skatta --data fresh join --trust "$new" exchange
	[[ "$output" != *"left alone"* ]]
	[[ "$output" = *"2 rounds are new on this machine"* ]]
}

@test "nothing is replaced without a yes, and what does not go together is refused" {
	run ! central keys --replace
	[ "${lines[0]}" = "skatta-central: the signing key was not replaced" ]
	run ! central keys --replace --json
	run ! central keys --yes
	[ "$(central keys --json | jq -r .signing_key)" = "$old" ]
}

@test "killed anywhere, it is the old key or the new one, and whole" {
	command -v strace >/dev/null || skip "strace is not installed"
	strace -o /dev/null true 2>/dev/null || skip "this machine does not let a program be traced"
	export SKATTA_DISK=1
	export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
	cp central.db before.db
	olds=0 news=0
	for call in pwrite64 fdatasync unlink; do
		for when in 1 2 3 4 5 6 8 10 13 17 22 28 40; do
			rm -f central.db*
			cp before.db central.db
			strace -o log -e trace="$call" -e inject="$call:signal=SIGKILL:when=$when" \
				"$programs/skatta-central" --store central.db --passphrase-file passphrase \
				keys --replace --yes >/dev/null 2>&1 || true
			grep -q 'killed by SIGKILL' log || continue
			central check >/dev/null
			now=$(central keys --json | jq -r .signing_key)
			edition=$(central round show ht26 --json | jq .edition)
			if [ "$now" = "$old" ]; then
				olds=$((olds + 1))
				[ "$edition" -eq 1 ]
			else
				news=$((news + 1))
				[ "$edition" -eq 2 ]
			fi
		done
	done
	echo "$olds times the old one, $news times the new one"
	[ "$olds" -gt 0 ] && [ "$news" -gt 0 ]
}
