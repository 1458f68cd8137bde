# SPDX-License-Identifier: ISC
# Several people at one machine: what is counted for whom.

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
