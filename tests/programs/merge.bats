# SPDX-License-Identifier: ISC
# What merge finds in folders: nothing, names as FAT and other systems make them, and very many.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_sent
}

setup() {
	here
	key=$(jq -r .signing_key keys.json)
	bundle=$(cat bundle) another=$(cat another)
}

# nothing_in FOLDER HINT...: merge fails with these, and has not been there.
nothing_in() {
	local before

	before=$(checksums)
	run --separate-stderr central merge "$1"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: $1 is no exchange folder, and there are no bundles in it" ]
	[ "${stderr_lines[1]}" = "$2" ]
	[ "$before" = "$(checksums)" ]
}

counted() {
	printf 'total: %s accepted, 0 superseded, 0 conflict, %s refused, 0 held, %s duplicate' "$@"
}

instead='Name an exchange folder, or bundles, or a folder that has the bundles directly in it.'

@test "a folder with nothing in it is told, and names the exchange folders right below" {
	mkdir -p empty dotted/.hidden/bundles
	echo 'no bundle' >dotted/notes.txt
	cp "sent/$bundle" "dotted/._$bundle"
	nothing_in empty "$instead"
	nothing_in dotted "$instead"
	mkdir -p above/{norr/bundles,soder/rounds,notes,deep/er/bundles}
	nothing_in above 'Name an exchange folder in it: above/norr, above/soder'
	mkdir -p many/skola-{1..40}/bundles
	run central merge many
	[ "$status" -eq 1 ]
	[[ "${lines[1]}" = 'Name an exchange folder in it: many/skola-1, many/skola-10, '*', ...' ]]
	[ -f "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" ] || return 0
	run central --lang sv merge above
	[ "${lines[0]}" = 'skatta-central: above är ingen utbytesmapp, och det finns inga paket i den' ]
	[ "${lines[1]}" = 'Ange en utbytesmapp i den: above/norr, above/soder' ]
	run central --lang sv merge empty
	[ "${lines[1]}" = 'Ange en utbytesmapp, paket, eller en mapp som paketen ligger direkt i.' ]
}

@test "beside what can be read, a folder with nothing in it is told, and the others go in" {
	mkdir -p empty above/norr/bundles
	run --separate-stderr central merge empty sent above
	[ "$status" -eq 0 ]
	[ "${lines[2]}" = "$(counted 2 0 0)" ]
	[ "${stderr_lines[0]}" = 'skatta-central: empty is no exchange folder, and there are no bundles in it' ]
	[ "${stderr_lines[1]}" = "$instead" ]
	[ "${stderr_lines[2]}" = 'skatta-central: above is no exchange folder, and there are no bundles in it' ]
	[ "${stderr_lines[3]}" = 'Name an exchange folder in it: above/norr' ]
	# Two of them and nothing else: it fails.
	run ! central merge empty above
	# An exchange folder in which nobody has put anything yet is one that was read.
	rm -f exchange/bundles/*
	run --separate-stderr central merge exchange
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "$output" = "$(counted 0 0 0)" ]
}

@test "a name in capitals is the same bundle" {
	mkdir capitals
	cp "sent/$bundle" "capitals/${bundle^^}"
	run central merge capitals
	[ "${lines[0]}" = "accepted    capitals/${bundle^^}" ]
	run central merge --json capitals sent
	[ "$(jq -c '[.files[] | [.name, .word]] | sort' <<<"$output")" = "$(jq -nc --arg a "${bundle%.age}" \
		--arg b "${another%.age}" '[[$a, "duplicate"], [$a, "duplicate"], [$b, "accepted"]] | sort')" ]
	# Both spellings beside each other, and one of them damaged: the bundle stays accepted.
	cp "sent/$another" "sent/${another^^}"
	flip_bit "sent/${another^^}"
	run central merge sent
	[ "$status" -eq 0 ]
	[[ "$output" = *"refused     sent/${another^^}: the content is not what the name says: copy it again"* ]]
	[[ "$output" = *"duplicate   sent/$another"* ]]
	[[ "$output" = *"$(counted 0 1 2)" ]]
	# Neither one nor the other is no bundle's name.
	mkdir odd
	cp "sent/$bundle" "odd/${bundle/[a-f]/F}"
	run central merge odd
	[[ "${lines[0]}" = "refused "*"in a folder a bundle is named with 32 digits or letters a to f, and .age" ]]
}

@test "a whole exchange folder in capitals goes both ways" {
	fill data Eva "$(code bjork/a 3)" '{"A1": 1}' >made
	skatta --data data sync exchange 2>/dev/null
	into_capitals exchange
	run central merge exchange
	[ "${lines[0]}" = "accepted    exchange/BUNDLES/$(tr '[:lower:]' '[:upper:]' <made)" ]
	central publish exchange >/dev/null
	skatta --data data sync exchange 2>/dev/null
	[ "$(skatta --data data status --json | jq -r '.bundles[].state')" = received ]
	skatta --data other join --trust "$key" exchange 2>&1 | grep 'Hösten 2026'
	# Nothing stands there twice.
	[ -z "$(find exchange | tr '[:upper:]' '[:lower:]' | sort | uniq -d)" ]
}

@test "what begins with a dot is passed over without a word, unless it is named" {
	cp "sent/$bundle" "sent/._$bundle"
	cp "sent/$bundle" sent/.age
	run central merge sent
	[ "${#lines[@]}" -eq 3 ]
	[ "${lines[2]}" = "$(counted 2 0 0)" ]
	run central merge "sent/._$bundle"
	[[ "${lines[0]}" = "duplicate   sent/._$bundle"* ]]
}

# Memory takes so many files faster than a disk.
many_files() {
	if [ "$(stat -f -c %T /dev/shm 2>/dev/null)" = tmpfs ]; then
		many=$(mktemp -d /dev/shm/merge.XXXXXX)
	else
		many=$(mktemp -d "$BATS_TEST_TMPDIR/merge.XXXXXX")
	fi
	(cd "$many" && seq -f '%06.0f.age' 100001 | xargs touch)
}

teardown() {
	[ -z "${many:-}" ] || rm -rf "$many"
}

@test "more than a hundred thousand names are worked through, in portions" {
	many_files
	cp "sent/$bundle" "$many/${bundle^^}"
	central merge "$many" >said
	[ "$(tail -n 1 said)" = "$(counted 1 100001 0)" ]
	[ "$(grep -c "^refused     $many/[0-9]*.age: " said)" -eq 100001 ]
	[ "$(grep '^accepted' said)" = "accepted    $many/${bundle^^}" ]
}
