# SPDX-License-Identifier: ISC
# A place carried from one machine to another.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

# Eva's place on the first machine: one round handed over, one begun; and its backup.
setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	central round open --id vt27 --title 'Våren 2027' --open --questionnaire "$sample" >/dev/null
	central publish exchange >/dev/null
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	printf '{"A1": 2, "A2": 1, "K1": 1, "K2": "ORD FRÅN FÖRRA MASKINEN"}\n' >answers.json
	skatta --data data fill --round ht26 --profile Eva --code "$(code bjork/a 1)" --finish \
		--answers answers.json --passphrase-file passphrase >first 2>said
	grep -o '[0-9A-Z-]\{19\}$' said | head -n 1 >recovery
	printf '{"A1": 1}\n' >answers.json
	skatta --data data fill --round vt27 --profile Eva --unit bjork/a --answers answers.json \
		--passphrase-file passphrase 2>/dev/null
	skatta --data data sync exchange 2>/dev/null
	skatta --data data backup --profile Eva --passphrase-file passphrase eva.backup 2>told
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	key=$(jq -r .signing_key keys.json)
}

status_of() {
	skatta --data "$1" status --json --profile Eva --passphrase-file passphrase |
		jq '.bundles[].place = ""'
}

restore() {
	skatta --data "$1" restore --passphrase-file passphrase eva.backup
}

# refused FILE SENTENCE: nothing of it is taken in.
refused() {
	run --separate-stderr skatta --data other restore --passphrase-file "${2:-passphrase}" "$1"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[[ "${stderr_lines[0]}" = "skatta: "*"$3"* ]]
	[ "${#stderr_lines[@]}" -eq 2 ]
	[ ! -e other ] || [ "$(sqlite3 other/skatta.db \
		'SELECT (SELECT count(*) FROM profile) + (SELECT count(*) FROM round) +
			(SELECT count(*) FROM trust) + (SELECT count(*) FROM bundle)')" -eq 0 ]
}

@test "everything is there on the other machine, and goes on there" {
	grep -q 'opens with the passphrase' told
	[ "$(stat -c %a eva.backup)" = 600 ]
	restore other 2>said
	grep -q '"Eva"' said
	status_of data >here
	status_of other | cmp here -
	jq -e '.drafts == [{"answered":1,"items":4,"round":"vt27","state":"begun"}]' here
	printf '2\nEva\n%s\n1\n2\ns\n' "$(cat passphrase)" | skatta --data other --plain >seen
	grep -q 'Saved\|result' seen
	# The same pseudonym: a revision there takes the place of what was handed over here.
	central merge exchange | grep '^accepted'
	echo '{"A1": 0}' >answers.json
	second=$(skatta --data other fill --round ht26 --profile Eva --answers answers.json --finish \
		--passphrase-file passphrase 2>/dev/null)
	skatta --data other sync exchange
	central merge exchange | grep "^accepted .*$second"
	central unseal "exchange/bundles/$second" | sed -n 2p |
		jq -e '.revision == 2 and (.answers | index("ORD FRÅN FÖRRA MASKINEN"))'
	central publish exchange
	skatta --data other sync exchange
	skatta --data other status --json | jq -e '[.bundles[].state] | sort == ["received", "replaced"]'
	skatta --data other check
}

# hand_over DATA WAY...: on the pages, by whose place it is, to elsewhere/.
hand_over() {
	printf '%s\n' 2 Eva "$(cat passphrase)" "${@:2}" 1 1 elsewhere s |
		skatta --data "$1" --plain >seen
	grep -q 'Handed over, and read back from the folder' seen || { cat seen; return 1; }
}

@test "what was ready only waits there for its owner's word" {
	echo '{"A1": 0}' >answers.json
	name=$(skatta --data data fill --round ht26 --profile Eva --answers answers.json --finish \
		--passphrase-file passphrase 2>/dev/null)
	rm eva.backup
	skatta --data data backup --profile Eva --passphrase-file passphrase eva.backup
	restore other
	mkdir elsewhere
	skatta --data other sync elsewhere
	run ! ls elsewhere/bundles/*
	status_of other | jq -e '.bundles[] | select(.round == "ht26") | .state == "finished"'
	status_of other | jq -e '.drafts[] | select(.round == "ht26") | .state == "changed"'
	hand_over other 1
	run ! ls "elsewhere/bundles/$name"
	central merge elsewhere | grep '^accepted '
	# Where it was made, it was its owner's word.
	skatta --data data sync elsewhere
	[ -s "elsewhere/bundles/$name" ]
}

@test "a plan that was ready only waits there too, and one that was received stays so" {
	leader() {
		awk -F, -v unit="$1" '$1 == unit && $2 == "leader" { print $3 }' codes.csv
	}
	jq -n '{focus: ["A"], notes: [], requests: [], actions: [{id: 1, title: "Dela planeringar",
		what: "", who: "", when: "", resource: "", sign: "", items: [], status: "planned",
		toward: null}]}' >plan.json
	for unit in bjork bjork/a; do
		name=$(skatta --data data plan --round ht26 --code "$(leader "$unit")" --profile Eva \
			--plan plan.json --finish --passphrase-file passphrase 2>/dev/null)
		[ "$unit" = bjork ] || break
		skatta --data data sync exchange
		central merge exchange >/dev/null
		central publish exchange >/dev/null
		skatta --data data sync >/dev/null
	done
	rm eva.backup
	skatta --data data backup --profile Eva --passphrase-file passphrase eva.backup
	restore other
	status_of data | jq -e '[.bundles[] | select(.plan) | [.plan, .state]] | sort ==
		[["bjork", "received"], ["bjork/a", "ready"]]'
	status_of other | jq -e '[.bundles[] | select(.plan) | [.plan, .state]] | sort ==
		[["bjork", "received"], ["bjork/a", "finished"]]'
	# Sealed once, with a number above what the receipts said: nothing was there to change.
	status_of other | jq -e '[.drafts[] | select(.plan) | .state] == ["finished"]'
	mkdir elsewhere
	skatta --data other sync elsewhere
	run ! ls elsewhere/bundles/*
	hand_over other 4 4
	central merge elsewhere | grep '^accepted '
	central plan show ht26/bjork/a --json | jq -e '.plan.actions[0].title == "Dela planeringar"'
}

@test "the recovery code goes on being the code, also a second time, until there is a new one" {
	restore other
	skatta --data other backup --profile Eva --passphrase-file passphrase again.backup
	skatta --data third restore --passphrase-file passphrase again.backup
	for data in other third; do
		printf '3\n%s\n4\ns\n' "$(cat recovery)" | skatta --data "$data" --plain >seen
		grep -q 'Now choose a new passphrase' seen
		grep -q 'Which round do you want' seen
	done
	printf '2\nEva\n%s\n4\n2\n%s\n1\ns\n' "$(cat passphrase)" "$(cat passphrase)" |
		skatta --data other --plain >seen
	grep -q 'no longer opens your profile' seen
	new=$(grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){3}' seen | tail -n 1)
	[ -n "$new" ]
	printf '3\n%s\ns\n' "$(cat recovery)" | skatta --data other --plain >seen 2>&1 || true
	grep -q 'no profile here opens with that recovery code' seen
	skatta --data other backup --profile Eva --passphrase-file passphrase new.backup
	skatta --data fourth restore --passphrase-file passphrase new.backup
	printf '3\n%s\n4\ns\n' "$new" | skatta --data fourth --plain >seen
	grep -q 'Which round do you want' seen
}

@test "age opens it with the passphrase, and it is what the manual says" {
	command -v age >/dev/null || skip "age is not installed"
	script -qec 'age -d -o plain eva.backup' /dev/null <passphrase
	[ "$(wc -l <plain)" -eq 1 ]
	jq -cS . plain | cmp - plain
	jq -e --arg key "$key" '.format == "skatta-backup/1" and .name == "Eva" and .trust == $key
		and (.rounds | length) == 2 and (.pages | length) == 3
		and [.bundles[] | .state] == ["handed over"]' plain
}

@test "a place that already exists is left alone" {
	sum=$(sha256sum data/skatta.db)
	run --separate-stderr skatta --data data restore --passphrase-file passphrase eva.backup
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = "skatta: this profile is already on this machine" ]
	restore other
	run restore other
	[ "$status" -eq 1 ]
	# Another passphrase since then: the same place still.
	printf '2\nEva\n%s\n4\n1\n%s\n3\nhelt andra ord nu\nhelt andra ord nu\ns\n' \
		"$(cat passphrase)" "$(cat passphrase)" | skatta --data data --plain >seen
	grep -q 'Your passphrase is changed' seen
	run restore data
	[ "$status" -eq 1 ]
	[[ "$output" = *"this profile is already on this machine"* ]]
}

@test "what is refused leaves nothing" {
	echo 'something else entirely' >wrong
	refused eva.backup wrong 'that passphrase does not open eva.backup'
	cp eva.backup flipped
	flip_bit flipped
	refused flipped passphrase flipped
	head -c 3000 eva.backup >part
	refused part passphrase part
	: >empty
	refused empty passphrase empty
	head -c 100000 /dev/urandom >binary
	refused binary passphrase binary
	truncate -s 65M huge
	refused huge passphrase huge
	refused nowhere passphrase nowhere
	mkfifo fifo
	refused fifo passphrase fifo
	tool="$SKATTA_BUILD/tests/tools/crypto_tool"
	"$tool" age-open-passphrase eva.backup passphrase >plain
	reseal() { "$tool" age-seal-passphrase plain passphrase >"$1"; }
	sed -i 's,skatta-backup/1,skatta-backup/2,' plain
	reseal newer
	refused newer passphrase 'newer was made by a newer skatta'
	"$tool" age-open-passphrase eva.backup passphrase >plain
	sed -i 's/"name":"Eva","pages"/"name":"Ava","pages"/' plain
	reseal renamed
	refused renamed passphrase 'the pages of the backup do not belong to its key'
	"$tool" age-open-passphrase eva.backup passphrase >plain
	sed -i 's/Hösten 2026/Hösten 2027/' plain
	reseal round
	refused round passphrase 'a round of the backup'
}

@test "a machine that trusts another coordinator" {
	STORE=theirs.db central init >/dev/null
	STORE=theirs.db central org import "$demo/organisation.csv" >/dev/null
	STORE=theirs.db central round open --id x --title X --open --questionnaire "$sample" >/dev/null
	STORE=theirs.db central publish theirs >/dev/null
	skatta --data other join --trust "$(STORE=theirs.db central keys --json | jq -r .signing_key)" \
		theirs 2>/dev/null
	run restore other
	[ "$status" -eq 1 ]
	[[ "$output" = *"this machine trusts another coordinator's key"* ]]
	[ "$(sqlite3 other/skatta.db 'SELECT count(*) FROM profile')" -eq 0 ]
}

@test "a backup is never written over anything, and nothing over the store" {
	sum=$(sha256sum data/skatta.db)
	ln data/skatta.db other
	for file in data/skatta.db other data/skatta.db-journal; do
		run skatta --data data backup --profile Eva --passphrase-file passphrase "$file"
		[ "$status" -eq 1 ]
		[ "${lines[0]}" = "skatta: $file belongs to the store and is not overwritten" ]
		[ "$sum" = "$(sha256sum data/skatta.db)" ]
	done
	echo something >there
	run skatta --data data backup --profile Eva --passphrase-file passphrase there
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "skatta: there already exists" ]
	[ "$(cat there)" = something ]
}

@test "used wrongly" {
	run skatta --data data backup eva.backup
	[ "$status" -eq 2 ]
	run skatta --data data backup --profile Eva --passphrase-file passphrase
	[ "$status" -eq 2 ]
	run skatta --data data restore
	[ "$status" -eq 2 ]
	echo 'something else entirely' >wrong
	run skatta --data data backup --profile Eva --passphrase-file wrong out
	[ "$status" -eq 1 ]
	[ ! -e out ]
}
