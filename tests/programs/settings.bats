# SPDX-License-Identifier: ISC
# What the settings do: language, exchange folder, the coordinator's key; and files that will not do.

load ../support/lib

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	set_up_central
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp -r "$BATS_FILE_TMPDIR/." .
	export SKATTA_CONF="$PWD/machine.conf" XDG_CONFIG_HOME="$PWD/config"
	mkdir -p config/skatta
	# shellcheck disable=SC2154 # set by set_up_central
	key=$(jq -r .signing_key keys.json)
	person=$'1\nBo\n3\nanother passphrase\nanother passphrase\n1'
}

# settings WHOSE LINE...: the machine's file or the person's own.
settings() {
	local file=machine.conf

	[ "$1" = machine ] || file=config/skatta/skatta.conf
	shift
	printf '%s\n' "$@" >"$file"
	chmod 644 "$file"
}

walk() {
	printf '%s\n' "$1" | skatta --plain --data data >seen 2>errors
}

@test "the language is the person's own, then the machine's, and --lang wins" {
	settings machine 'language = sv'
	walk q
	grep -qF 'Jag är ny här' seen
	settings own 'language = en'
	walk q
	grep -qF 'I am new here' seen
	skatta --plain --data data --lang sv <<<q >seen
	grep -qF 'Jag är ny här' seen
}

@test "what is wrong with the settings is said in the language of --lang" {
	settings machine 'idle-minutes = 0'
	run -1 skatta --lang sv --data data status
	[[ "$output" == *'det här är inte ett heltal från 1 till 60'* ]]
}

@test "rounds signed by the trusted key come in without a question" {
	settings machine "trusted-key = $key"
	run -0 --separate-stderr skatta --data data join exchange
	[[ "$output" == *'Hösten 2026'* ]]
	settings machine "trusted-key = RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r"
	run -1 skatta --data other join exchange
	[[ "$output" == *'signed'* ]]
}

@test "new rounds in the exchange folder are there before a place is made" {
	settings machine "trusted-key = $key" "exchange = $PWD/exchange"
	# Who has no code goes on without one, and finds the round behind.
	walk $'1\n\n'"${person#*$'\n'}"$'\n<'
	grep -qF 'Answer code: ' seen
	grep -qF '1: Hösten 2026' seen
	[ ! -s errors ]
	# It is offered wherever a folder is asked for, and sync takes it.
	walk "$(printf '2\nBo\nanother passphrase\n<\n2')"
	grep -qF "Folder [$PWD/exchange]: " seen
	skatta --data data sync
}

@test "an exchange folder that is not there stops nobody" {
	settings own 'exchange = /nowhere/at/all' "trusted-key = $key"
	walk "$person"
	grep -qF 'There is no round on this machine yet' seen
	# It is offered, and nothing was said of it.
	[ "$(grep -c '/nowhere' seen)" = 1 ]
	grep -qF 'Folder [/nowhere/at/all]: ' seen
	[ ! -s errors ]
}

@test "rounds of another key are not taken in, and that is said" {
	settings machine "exchange = $PWD/exchange" \
		'trusted-key = RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r'
	walk "$person"
	grep -qF 'There is no round on this machine yet' seen
	grep -qF 'signed' seen
}

@test "a key that was trusted before stays" {
	skatta --data data join --trust "$key" exchange
	settings machine 'trusted-key = RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r'
	skatta --data data sync exchange
}

@test "a file that will not do is told with file, line and column, by every command" {
	settings machine '# ours' 'langauge = sv'
	for command in --plain status 'sync exchange' check; do
		# shellcheck disable=SC2086 # words
		run -1 skatta --data data $command </dev/null
		[[ "${lines[0]}" == "skatta: $PWD/machine.conf line 2, column 1: there is no setting \"langauge\"" ]]
		[[ "${lines[1]}" == *'man skatta.conf'* ]]
	done
	[ ! -e data ]
	run -0 skatta --help
	run -0 skatta --version
	run -0 skatta sync --help
}

@test "a file that others may write is not read" {
	settings own 'language = sv'
	chmod 666 config/skatta/skatta.conf
	run -1 skatta --data data --plain </dev/null
	[[ "$output" == *'others may write to'*'chmod go-w'* ]]
}
