# SPDX-License-Identifier: ISC
# A kiosk in lines from a pipe, and the word that ends one.

load ../support/lib

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export SKATTA_CONF="$PWD/machine.conf"
	printf 'släpp ut oss\n' >word
}

# kiosk LINES [OPTION...]: what it says goes to the file seen.
kiosk() {
	printf '%s\n' "$1" | skatta --plain --data data "${@:2}" >seen 2>errors
}

settings() {
	printf '%s\n' "$@" >machine.conf
	chmod 644 machine.conf
}

count() {
	grep -cF -- "$1" seen
}

@test "people come and go until the word is said" {
	kiosk 'släpp ut oss
släpp ut oss
q
1
Bo
<
<
<
q
7
fel ord
<
q' --kiosk
	[ ! -s errors ]
	[ "$(count 'Thank you. The next person can begin.')" -eq 3 ]
	grep -qF "that is not the coordinator's word" seen
	# The input has ended, and nobody is there.
	grep -qF 'Everything is saved.' seen
	kiosk $'släpp ut oss\nsläpp ut oss\n7\nsläpp ut oss\n1\nBo' --kiosk
	run ! grep -qF 'Choose a name' seen
}

@test "a pipe gets no control characters in a kiosk either" {
	kiosk $'släpp ut oss\nsläpp ut oss\nq\nq' --kiosk
	[ "$(tr -d '\n' <seen | LC_ALL=C tr -cd '\000-\037\177' | wc -c)" -eq 0 ]
}

@test "the word of the settings ends it, and none is asked for" {
	programs=$SKATTA_BUILD skatta --data data kiosk-word --passphrase-file word >line
	# shellcheck disable=SC2016 # the dollars are its own
	grep -qE '^kiosk-word = \$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$' line
	settings 'kiosk = yes' "$(cat line)"
	kiosk $'7\nsläpp ut oss\n1'
	run ! grep -qF 'Kiosk: for the coordinator' seen
	run ! grep -qF 'Choose a name' seen
	grep -qF 'Everything is saved.' seen
}

@test "a word that is too short is no word" {
	printf 'kort\n' >word
	run -1 skatta --data data kiosk-word --passphrase-file word
	[[ "$output" == *'the word is too short'*'at least 8 characters'* ]]
	: >word
	run -1 skatta --data data kiosk-word --passphrase-file word
}

@test "the result is not left on the machine" {
	set_up_central
	skatta --data data join --trust "$key" exchange
	fill data Anna "$(code bjork/a 1)" '{"A1": 1}' >bundle
	ln -s "$PWD" stick
	settings 'kiosk = yes' "$(programs=$SKATTA_BUILD skatta --data data kiosk-word --passphrase-file word)"
	for path in "$PWD/result.html" result.txt /media/../tmp/skatta-result.html \
		"$PWD/stick/result.html" /mediated/result.html /media/none/result.html; do
		kiosk "2
Anna
six words that nobody guesses
1
w
$path"
		grep -qF "in a kiosk, save your result to your own USB stick" seen
	done
	[ ! -e result.html ]
	[ ! -e /tmp/skatta-result.html ]
}

@test "a damaged place is one person's trouble, and no way out" {
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	set_up_central
	skatta --data data join --trust "$key" exchange
	fill data Anna "$(code bjork/a 1)" '{"A1": 1}' >bundle
	sqlite3 data/skatta.db 'UPDATE page SET generation = generation + 1 WHERE rowid = 2'
	kiosk $'släpp ut oss\nsläpp ut oss\n2\nAnna\nsix words that nobody guesses\n1\nBo' --kiosk
	grep -qF 'a saved page was changed by something else' seen
	grep -qF 'Thank you. The next person can begin.' seen
	grep -qF 'Choose a name' seen
}

@test "one answers once, and nothing of it stays but the bundle" {
	local slip answer

	set_up_central
	slip=$(code bjork/a 1)
	settings 'kiosk = yes' "exchange = $PWD/exchange" "trusted-key = $key" \
		"$(programs=$SKATTA_BUILD skatta --data data kiosk-word --passphrase-file word)"
	# In two turns: the second one goes on where the first one left.
	kiosk $'5\n'"$slip"$'\n1\n3\n3\ns'
	kiosk $'5\n'"$slip"$'\n3\n1\n1\n1\n1\n1\n'
	[ ! -s errors ]
	answer=$(basename exchange/bundles/*.age .age)
	tr '\n' ' ' <seen >folded
	grep -qF 'Handed over, and read back from the folder' folded
	grep -qF "\"skatta status\" has it here, under ${answer:0:8}…" folded
	[ "$(skatta --data data status --json | jq -c '[.bundles[].state, .drafts]')" = \
		'["handed over",[]]' ]
	central merge exchange | grep '^accepted'
	central publish exchange
	skatta --data data sync exchange
	[ "$(skatta --data data status --json | jq -r '.bundles[].state')" = received ]
	# Whoever finds the slip begins anew, and only one of the two counts.
	kiosk $'5\n'"$slip"$'\n1\n1\n1\n1\n1\n1\n1\n1\n'
	central merge exchange >said
	[ "$(central status --json | jq '[.. | .conflicts? // empty] | map(numbers) | add')" = 1 ]
	central publish exchange
	skatta --data data sync exchange
	skatta --data data status >said
	grep -F 'other answers were handed over with the same answer code' said
}

@test "what is answered once and finds no folder leaves with the next sync" {
	set_up_central
	settings "exchange = $PWD/stick" "trusted-key = $key"
	skatta --data data join exchange
	kiosk $'5\n'"$(code bjork/a 1)"$'\n1\n3\n3\n3\n1\n1\n1\n1\n1\n'
	grep -qF 'Nothing has left yet. It leaves with the next sync' seen
	[ "$(skatta --data data status --json | jq -r '.bundles[].state')" = ready ]
	# Nobody is there any more, and the round is closed before it comes.
	central round close --yes ht26
	central publish exchange
	skatta --data data sync exchange
	[ "$(skatta --data data status --json | jq -r '.bundles[].state')" = 'handed over' ]
	central merge exchange | grep '^accepted'
}
