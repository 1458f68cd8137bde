# SPDX-License-Identifier: ISC
# What leaves the programs opens and verifies with age and minisign, and theirs with ours.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	mkdir sent
	say bjork/a 1 1 1 '{"A1": 1, "A2": 2}' >names
	say bjork/b 1 2 1 '{"A1": 0, "K1": 1, "K2": "Lite av varje: åäö"}' >>names
	central merge sent exchange >/dev/null
	cp sent/* exchange/bundles/
	central publish exchange
	central round close --yes ht26
	central publish exchange
	central keys --secret >identity 2>/dev/null
}

setup() {
	cd "$BATS_FILE_TMPDIR"
}

needs() {
	command -v "$1" >/dev/null || skip "$1 is not installed"
}

@test "minisign verifies every published file" {
	needs minisign
	local key count=0

	key=$(jq -r .signing_key keys.json)
	while read -r file; do
		minisign -Vm "$file" -P "$key"
		count=$((count + 1))
	done < <(find exchange -name '*.json')
	# Two editions of the round, a receipt file, and what to go above.
	[ "$count" -eq 4 ]
	[ "$(find exchange -type f ! -name '*.json' ! -name '*.json.minisig' ! -name '*.age')" = "" ]
}

@test "minisign refuses a published file that was changed" {
	needs minisign
	cp exchange/rounds/ht26.1.json changed.json
	cp exchange/rounds/ht26.1.json.minisig changed.json.minisig
	flip_bit changed.json
	run minisign -Vm changed.json -P "$(jq -r .signing_key keys.json)"
	[ "$status" -ne 0 ]
}

@test "age opens every bundle with the file from keys --secret, to the bytes that unseal gives" {
	needs age
	while read -r bundle; do
		age -d -i identity "exchange/bundles/$bundle" >by-age
		central unseal "exchange/bundles/$bundle" | cmp - by-age
		unseal_with identity "exchange/bundles/$bundle" | cmp - by-age
		[ $(($(stat -c %s by-age) % 512)) -eq 0 ]
		head -n 1 by-age | grep -Eq '^skatta-bundle/1 [A-Za-z0-9+/=]+ [A-Za-z0-9+/=]+$'
		sed -n 2p by-age | jq -e '.kind == "response" and .round == "ht26"'
	done <names
}

# With an identity file there is no need of a store, nor of its passphrase.
unseal_with() {
	"$programs/skatta-central" --store nowhere unseal --identity "$1" "$2"
}

@test "unseal opens what age seals: for us, for a key of age's, for several" {
	needs age
	local ours theirs

	ours=$(jq -r .recipient keys.json)
	age-keygen -o theirs 2>/dev/null
	theirs=$(age-keygen -y theirs)
	head -c 70000 /dev/urandom >plain
	age -r "$ours" -o one.age plain
	age -r "$theirs" -o other.age plain
	age -r "$theirs" -r "$ours" -o both.age plain
	central unseal one.age | cmp - plain
	central unseal both.age | cmp - plain
	unseal_with identity both.age | cmp - plain
	unseal_with theirs other.age | cmp - plain
	unseal_with theirs both.age | cmp - plain
	run --separate-stderr central unseal other.age
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: other.age is sealed to somebody else" ]
}

@test "unseal sends whoever has a file under a passphrase to age" {
	needs age
	command -v script >/dev/null || skip "script is not installed"
	printf 'correct horse\ncorrect horse\n' | script -qec 'age -p -o locked.age names' /dev/null
	run --separate-stderr central unseal locked.age
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: locked.age is sealed under a passphrase" ]
	[ "${stderr_lines[1]}" = "\"age -d\" opens it: it asks for the passphrase." ]
}
