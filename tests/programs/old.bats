# SPDX-License-Identifier: ISC
# What earlier versions wrote, in tests/old, still opens, and says what it said.

programs=$SKATTA_BUILD
load ../support/lib

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	sed -n 's/^Passphrase: //p' "$SKATTA_SOURCE/tests/old/README" >passphrase
}

# each NAME: the numbers of which there is one.
each() {
	find "$SKATTA_SOURCE/tests/old" -name "$1-*.said" | sed 's/.*-\([0-9]*\)\.said$/\1/' | sort -n
}

# take NAME NUMBER EXTENSION FILE: a copy to work on.
take() {
	mkdir -p "$(dirname "$4")"
	cp "$SKATTA_SOURCE/tests/old/$1-$2.$3" "$4"
	chmod 600 "$4"
}

# said NAME NUMBER: standard input is what was said of it then.
said() {
	diff -u "$SKATTA_SOURCE/tests/old/$1-$2.said" -
}

# The name that a file has in an exchange folder by what it says.
name_of() {
	b2sum -l 256 "$1" | cut -c 1-32
}

@test "there is one of each" {
	for name in client central round bundle backup; do
		[ "$(each "$name" | head -n 1)" -eq 1 ]
	done
}

@test "a person's store: checked, opened, and as it stood" {
	for number in $(each client); do
		rm -rf data
		take client "$number" db data/skatta.db
		skatta --data data check
		skatta --data data status --json | said client "$number"
		skatta --data data status --json --profile Anna --passphrase-file passphrase |
			jq -e '.drafts == []'
		echo 'another passphrase' >wrong
		run skatta --data data status --profile Anna --passphrase-file wrong
		[ "$status" -eq 1 ]
	done
}

@test "a person's answers: there, and revised into the next bundle" {
	for number in $(each client); do
		rm -rf data exchange
		take client "$number" db data/skatta.db
		printf '2\nAnna\n%s\n1\n5\n2\n' "$(cat passphrase)" | skatta --data data --plain >seen
		grep -q 'Tiden räcker inte\.' seen
		grep -q 'I plan with others\.' seen
		echo '{"A1": 0}' >answers.json
		bundle=$(skatta --data data fill --round ht26 --profile Anna \
			--passphrase-file passphrase --answers answers.json --finish)
		mkdir exchange
		skatta --data data sync exchange
		take central "$number" db central.db
		central merge exchange | grep "^accepted .*$bundle"
		central unseal "exchange/bundles/$bundle" |
			sed -n 2p | jq -e '.revision == 2 and .answers[0] == 0 and .answers[1] == "?"'
	done
}

@test "a person's store: somebody else answers once in it" {
	for number in $(each client); do
		rm -rf data exchange central.db
		take client "$number" db data/skatta.db
		take central "$number" db central.db
		central codes --round ht26 --csv | tr -d '\r"' >codes.csv
		printf '%s\n' 'släpp ut oss' 'släpp ut oss' 5 "$(code bjork/a 2)" 1 3 3 3 1 1 1 1 1 |
			skatta --data data --plain --kiosk >seen
		grep -q 'What was kept of your answers here is destroyed' seen
		mkdir exchange
		skatta --data data sync exchange
		central merge exchange | grep '^accepted'
		skatta --data data status --json --profile Anna --passphrase-file passphrase |
			jq -e '.drafts == []'
	done
}

@test "a person's store in which it was only finished: it waits for its owner" {
	command -v sqlite3 >/dev/null || skip 'sqlite3 is missing'
	for number in $(each client); do
		rm -rf data exchange
		take client "$number" db data/skatta.db
		# As that version left it when nothing was handed over.
		sqlite3 data/skatta.db "UPDATE bundle SET state = 'ready', place = ''"
		mkdir exchange
		skatta --data data sync exchange
		run ! ls exchange/bundles/*
		skatta --data data status --json | jq -e '[.bundles[].state] == ["finished"]'
		skatta --data data status --json --profile Anna --passphrase-file passphrase |
			jq -e '[.drafts[].state] == ["finished"]'
		# Looking at it, and fetching, changes nothing.
		printf '2\nAnna\n%s\n1\n4\nb\n1\ns\n' "$(cat passphrase)" |
			skatta --data data --plain >seen
		grep -q 'Your answers: finished, not handed over' seen
		skatta --data data sync exchange
		run ! ls exchange/bundles/*
		# The word.
		printf '2\nAnna\n%s\n1\n1\n1\ns\n' "$(cat passphrase)" |
			skatta --data data --plain >seen
		grep -q 'Handed over, and read back' seen
		take central "$number" db central.db
		central merge exchange | grep '^accepted'
		skatta --data data check
	done
}

@test "a coordinator's store: checked, opened, closed and reported" {
	for number in $(each central); do
		rm -rf published
		take central "$number" db central.db
		central check
		central status --round ht26 --json | jq -cS "{round, units}" | said central "$number"
		central round close --yes ht26
		central report --round ht26 --format csv | grep '^"\?round'
		central publish published
		[ -s published/rounds/ht26.2.json ]
	done
}

@test "a coordinator's store: without a recovery code, and with another passphrase" {
	echo 'lugn kanna under bordet' >another
	for number in $(each central); do
		take central "$number" db central.db
		run "$programs/skatta-central" --store central.db --passphrase-file another status
		[ "$status" -eq 1 ]
		[ "$(sqlite3 central.db 'SELECT code_lookup IS NULL FROM central')" -eq 1 ]
		central passphrase --new-passphrase-file another
		run central check
		[ "$status" -eq 1 ]
		"$programs/skatta-central" --store central.db --passphrase-file another check
	done
}

@test "a coordinator's store that counted by another rule: what was told stands, and the rest is counted" {
	take central 2 db central.db
	central check
	# Nothing has left of it: it is counted as if it was closed now, and takes in more.
	central report --round stangd --format csv | tr -d '\r' >figures
	grep '"bjork/a","Arbetslag A","item","A1",6,' figures
	central round update stangd | grep -x 'stangd: nothing can be added to the figures of 2026-11-30'
	central status --round stangd --json |
		jq -e '[.units[] | select(.unit == "bjork").responses] == [12]'
	# Figures of these may be on paper.
	for round in sedd forra nya; do
		for command in "report --round $round" "comments --round $round" "round update $round"; do
			# shellcheck disable=SC2086 # words
			run --separate-stderr central $command
			[ "$status" -eq 1 ]
			[ "${stderr_lines[0]}" = "skatta-central: figures of the round $round may have been shown by an earlier version, which counted by another rule" ]
			[[ "${stderr_lines[1]}" = *"what was shown stands"* ]]
		done
		run ! central report --round stangd --compare "$round"
		central status --round "$round" --json | jq -e '.publications.count == 1'
	done
	central report --round gallrad | said purged 2
	run ! central report --round gallrad --unit bjork
	central publish published
	central check
}

@test "a round: joined, and signed for minisign too" {
	for number in $(each round); do
		rm -rf data
		take round "$number" json round.json
		take round "$number" json.minisig round.json.minisig
		key=$(cat "$SKATTA_SOURCE/tests/old/round-$number.said")
		skatta --data data join --trust "$key" round.json
		if command -v minisign >/dev/null; then
			minisign -Vqm round.json -P "$key"
		fi
		printf 'x' >>round.json
		run skatta --data other join --trust "$key" round.json
		[ "$status" -eq 1 ]
	done
}

@test "a bundle: opened by its coordinator, and known again" {
	for number in $(each bundle); do
		take central "$number" db central.db
		take bundle "$number" age bundle
		central unseal bundle | said bundle "$number"
		mkdir -p sent
		mv bundle "sent/$(name_of bundle).age"
		central merge sent | grep '^duplicate '
		if command -v age >/dev/null; then
			central keys --secret >identity
			age -d -i identity "sent/"*.age | said bundle "$number"
		fi
		rm -r sent
	done
}

@test "a backup: restored as it stood, with the plan to go on with" {
	for number in $(each backup); do
		rm -rf data exchange
		take backup "$number" age backup
		skatta --data data restore --passphrase-file passphrase backup
		skatta --data data status --json | said backup "$number"
		printf '2\nAnna\n%s\n2\n1\n3\nEtt till\n' "$(cat passphrase)" |
			skatta --data data --plain >seen
		grep -q '^- Pröva ett moment: planned' seen
		grep -q 'Ett till' seen
		# What was only ready, or is not known to have left, waits.
		rm -rf other
		skatta --data other restore --passphrase-file passphrase backup
		skatta --data other status --json --profile Anna --passphrase-file passphrase |
			jq -e '[.drafts[] | select(.plan) | .state] == ["finished"]'
	done
}

@test "receipts: taken in by the store that waits for them" {
	for number in $(each client); do
		rm -rf data exchange
		take client "$number" db data/skatta.db
		take receipts "$number" json receipts
		take receipts "$number" json.minisig receipts.minisig
		mkdir -p exchange/receipts
		name=exchange/receipts/$(name_of receipts).json
		mv receipts "$name"
		mv receipts.minisig "$name.minisig"
		skatta --data data sync exchange
		[ "$(skatta --data data status --json | jq -r '.bundles[].state')" = received ]
	done
}
