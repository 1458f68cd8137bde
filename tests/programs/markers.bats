# SPDX-License-Identifier: ISC
# No name, passphrase, comment or answer reaches a file in a form that can be read: not while the
# person answers, not after a crash, not in the exchange folder, not in the coordinator's store.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
programs=$SKATTA_BUILD
load ../support/lib

name=Zqnamnmarkering
passphrase='Zqlosenmarkering fyra ord'
comment='Zqkommentarmarkering med mer'

setup() {
	cd "$BATS_TEST_TMPDIR"
	mkdir home tmp
	export HOME="$PWD/home" TMPDIR="$PWD/tmp"
	sample="$SKATTA_DATA/questionnaires/assessment.json"
	set_up_central
}

teardown() {
	[ -z "${person:-}" ] || kill -9 "$person" 2>/dev/null || true
}

# The ways in which a word could stand in a file, each in a line: as it is, in UTF-16 both ways, and the
# parts of its base64 that do not depend on what is beside it.
spellings() {
	local padding from

	printf '%s\n' "$1"
	printf %s "$1" | iconv -t UTF-16LE && echo
	printf %s "$1" | iconv -t UTF-16BE && echo
	for padding in '' x xx; do
		from=$(((${#padding} * 8 + 5) / 6 + 1))
		printf %s%s "$padding" "$1" | base64 -w 0 | cut -c "$from-$((from + 15))"
	done
}

# found_in FILE...: the files in which a marker stands.
found_in() {
	LC_ALL=C grep -alFf markers -- "$@" || [ $? -eq 1 ]
}

# make_markers WORD...: what must not be found, besides what every test here types.
make_markers() {
	local word

	for word in "$name" "${passphrase%% *}" "${comment%% *}" "$@"; do
		spellings "$word"
	done >markers
	[ "$(wc -l <markers)" -eq $((6 * (3 + $#))) ]
}

# Every file that a session could leave something in.
nothing_is_found() {
	mapfile -t files < <(find data home tmp exchange central.db* "$@" -type f)
	[ "${#files[@]}" -ge 3 ]
	[ "$(found_in "${files[@]}")" = "" ]
}

@test "the search finds what it looks for" {
	make_markers
	mkdir seen
	printf 'abc%sdef' "$name" >seen/plain
	printf 'x%s' "$comment" | iconv -t UTF-16LE >seen/utf-16
	for padding in '' a ab abc; do
		printf '{"%s": "%s"}' "$padding" "$passphrase" | base64 >"seen/base64$padding"
	done
	[ "$(found_in seen/* | wc -l)" -eq 6 ]
	printf 'nothing of the kind' >none
	[ "$(found_in none)" = "" ]
}

# The journey line by line, with answers that come when they are asked for.
begin() {
	mkfifo keys said
	"$programs/skatta" --data data --plain <keys >said 2>&1 &
	person=$!
	unheard=''
	exec 7>keys 8<said
}

# answer LINE PROMPT: wait for the prompt, then write.
answer() {
	await "$2"
	printf '%s\n' "$1" >&7
}

# Messages until then is in heard, and in unheard what has come already behind it.
await() {
	# In bytes: a letter may come in two pieces.
	local piece deadline=$((SECONDS + 300)) LC_ALL=C

	heard=$unheard
	until [[ "$heard" = *"$1"* ]]; do
		# A prompt has no line end: what has come when nothing more comes is looked at.
		read -r -t 0.02 -N 4096 -u 8 piece || [ -n "$piece" ] || {
			kill -0 "$person" && [ $SECONDS -lt $deadline ] && continue
			echo "waited for: $1, got: $heard"
			return 1
		}
		heard+=$piece
	done
	unheard=${heard#*"$1"}
	heard=${heard%"$unheard"}
}

enter() {
	answer 1 'or ? for '
	answer "$name" 'Name: '
	answer 3 'or ? for '
	answer "$passphrase" 'Passphrase: '
	answer "$passphrase" 'Passphrase again: '
	answer 1 'or ? for '
	answer "$(code bjork/a 1)" 'Answer code: '
	answer 1 'or ? for '
}

@test "nothing is found while a person answers, after kill -9, and in the end" {
	make_markers
	skatta --data data join --trust "$key" exchange
	begin
	enter
	for _ in {1..28}; do
		answer 2 'or ? for '
	done
	answer "$comment" 'Your words, to be quoted: '
	await 'Saved. K1:'
	nothing_is_found
	tr '\0' '\n' <"/proc/$person/cmdline" >process
	# Its environment is root's alone to read: the program is not dumpable.
	[ "$(id -u)" -ne 0 ] || tr '\0' '\n' <"/proc/$person/environ" >>process
	[ "$(found_in process)" = "" ]
	kill -9 "$person"
	wait "$person" || true
	exec 7>&- 8<&-
	nothing_is_found

	# All is still there, and goes its way.
	printf '2\n%s\n%s\n1\n1\n1\n1\n3\n' "$name" "$passphrase" |
		skatta --data data --plain >said-after 2>&1
	skatta --data data sync exchange
	nothing_is_found
	central merge exchange | grep '^accepted'
	central publish exchange
	nothing_is_found
	skatta --data data sync exchange
	[ "$(skatta --data data status --json | jq -r '.bundles[].state')" = received ]
	central round close --yes ht26
	central report --round ht26 --format json -o report.json
	nothing_is_found report.json
}

# Those of the words that are asked back: "Type the 2nd and the 4th of the five words".
asked() {
	local first second
	local -a all

	first=$(sed -n 's/^Type the \([1-5]\)[a-z]* and .*/\1/p' <<<"$1")
	second=$(sed -n 's/^Type the [1-5][a-z]* and the \([1-5]\).*/\1/p' <<<"$1")
	read -ra all <<<"$words"
	echo "${all[first - 1]} ${all[second - 1]}"
}

@test "nothing is found of passphrases and codes, neither of the old nor of the new" {
	local words two code another

	skatta --data data join --trust "$key" exchange
	begin
	answer 1 'or ? for '
	answer "$name" 'Name: '
	await 'or ? for '
	words=$(grep -Ex '[a-z]{3,8}( [a-z]{3,8}){4}' <<<"$heard")
	printf '1\n' >&7
	await 'The two words: '
	two=$(asked "$heard")
	printf '%s\n' "$two" >&7
	await 'or ? for '
	code=$(grep -Ex '[0-9A-Z]{4}(-[0-9A-Z]{4}){3}' <<<"$heard")
	printf '1\n' >&7
	answer '<' 'Answer code: '
	answer 3 'or ? for '
	answer 1 'or ? for '
	answer "$words" 'Current passphrase: '
	answer 3 'or ? for '
	answer "$passphrase" 'Passphrase: '
	answer "$passphrase" 'Passphrase again: '
	answer 3 'or ? for '
	answer 2 'or ? for '
	answer "$passphrase" 'Current passphrase: '
	await 'or ? for '
	another=$(grep -Ex '[0-9A-Z]{4}(-[0-9A-Z]{4}){3}' <<<"$heard")
	[ "$code" != "$another" ]
	make_markers "$words" "$code" "${code//-/}" "$another" "${another//-/}"
	nothing_is_found
	kill -9 "$person"
	wait "$person" || true
	exec 7>&- 8<&-
	nothing_is_found

	# And it was the new ones that were made, not something else.
	printf '3\n%s\n4\n' "$another" | skatta --data data --plain | grep -F "Rounds: $name"
	printf '2\n%s\n%s\n<\n' "$name" "$passphrase" | skatta --data data --plain |
		grep -F "Rounds: $name"
	nothing_is_found
}

@test "nothing is found of a plan, of what is said about it, and of the leader code" {
	local leader

	leader=$(awk -F, '$1 == "bjork/a" && $2 == "leader" { print $3 }' codes.csv)
	make_markers Zqatgardmarkering Zqmeddelandemarkering Zqsvarmarkering "$leader" "${leader//-/}"
	skatta --data data join --trust "$key" exchange
	begin
	answer 1 'or ? for '
	answer "$name" 'Name: '
	answer 3 'or ? for '
	answer "$passphrase" 'Passphrase: '
	answer "$passphrase" 'Passphrase again: '
	answer 1 'or ? for '
	answer '<' 'Answer code: '
	answer 4 'or ? for '
	answer "$leader" 'Leader code: '
	answer 1 'or ? for '
	answer 2 'or ? for '
	answer Zqatgardmarkering 'Title: '
	answer 2 'Saved.'
	answer "$comment" 'What: '
	answer 11 'Saved.'
	answer 4 'or ? for '
	answer 2 'or ? for '
	answer 1 'or ? for '
	answer Zqmeddelandemarkering 'Message: '
	await 'or ? for '
	nothing_is_found
	printf '1\n' >&7
	answer 1 'or ? for '
	await 'Handed over'
	nothing_is_found
	kill -9 "$person"
	wait "$person" || true
	exec 7>&- 8<&-
	central merge exchange | grep '^accepted'
	central plan show ht26/bjork/a | grep -F Zqmeddelandemarkering
	central plan feedback ht26/bjork/a <<<'Zqsvarmarkering'
	central publish exchange
	nothing_is_found
	printf '2\n%s\n%s\n2\n5\n2\n3\n' "$name" "$passphrase" |
		skatta --data data --plain >said-after
	grep -F Zqsvarmarkering said-after
	nothing_is_found
}

@test "nothing is found of drafts, nor of a name that nobody went on from" {
	local folder=Zqmappmarkering note='Zqutkastmarkering som inte sparas'

	make_markers "${note%% *}" "$folder"
	skatta --data data join --trust "$key" exchange
	begin
	enter
	# Too long for a note: refused, kept as a draft, and still there after a kill.
	answer n 'or ? for '
	answer "$note $(printf 'å%.0s' {1..2000})" 'Your note: '
	await 'at most 2000 fit'
	await 'Not saved yet'
	nothing_is_found
	answer '<' 'Your note ['
	answer '<' 'or ? for '
	answer 2 'or ? for '
	answer "/$folder" 'Folder ['
	await 'Folder [/'
	nothing_is_found
	kill -9 "$person"
	wait "$person" || true
	exec 7>&- 8<&-
	nothing_is_found
	printf '2\n%s\n%s\nR\n2\n<\n1\nn\n' "$name" "$passphrase" |
		skatta --data data --plain >said-after
	grep -F "Folder [/$folder]" said-after
	grep -F "Your note [${note%% *}" said-after

	# A copy of the place has them, sealed as all of it.
	printf '%s\n' "$passphrase" >passphrase-file
	skatta --data data backup --profile "$name" --passphrase-file passphrase-file copy.age
	nothing_is_found copy.age
}

@test "nothing is found of who answers once, nor of the slip that opens it" {
	local slip pages

	slip=$(code bjork/a 1)
	make_markers "$slip" "${slip//-/}" Zqanteckningmarkering
	printf 'exchange = %s\ntrusted-key = %s\n' "$PWD/exchange" "$key" >machine.conf
	chmod 644 machine.conf
	export SKATTA_CONF="$PWD/machine.conf"
	begin
	answer 5 'or ? for '
	answer "$slip" 'Answer code: '
	answer 1 'or ? for '
	answer n 'or ? for '
	answer Zqanteckningmarkering 'Your note: '
	for _ in {1..28}; do
		answer 2 'or ? for '
	done
	answer "$comment" 'Your words, to be quoted: '
	await 'Saved. K1:'
	nothing_is_found
	kill -9 "$person"
	wait "$person" || true
	exec 7>&- 8<&-
	nothing_is_found
	# The slip opens it, and what comes of it is handed over.
	printf '%s\n' 5 "$slip" o 1 1 1 | skatta --data data --plain >said-after 2>&1
	grep -F 'What was kept of your answers here is destroyed' said-after
	nothing_is_found
	central merge exchange | grep '^accepted'
	nothing_is_found
}

@test "nothing is found of a copy that is carried away, nor of a place that is deleted" {
	local note=Zqanteckningmarkering

	make_markers "$note"
	skatta --data data join --trust "$key" exchange
	mkdir stick
	begin
	enter
	answer n 'or ? for '
	answer "$note" 'Your note: '
	answer R 'or ? for '
	answer 3 'or ? for '
	answer 3 'or ? for '
	answer "$PWD/stick" 'File: '
	answer "$passphrase" 'Current passphrase: '
	await 'A copy of your profile'
	nothing_is_found stick/skatta-profile.age
	answer 4 'or ? for '
	answer 2 'or ? for '
	answer "$passphrase" 'Current passphrase: '
	await 'Your profile is deleted'
	nothing_is_found stick/skatta-profile.age
	kill -9 "$person"
	wait "$person" || true
	exec 7>&- 8<&-
	nothing_is_found

	# It is on the stick, and nowhere else.
	run skatta --data data status --profile "$name" --passphrase-file <(printf '%s\n' "$passphrase")
	[ "$status" -eq 1 ]
	printf '5\n%s\n%s\nn\n' "$PWD/stick/skatta-profile.age" "$passphrase" |
		skatta --data data --plain >said-after
	grep -F "Your note [$note" said-after
	nothing_is_found
}

@test "nothing is found after fill was killed in the middle of writing" {
	make_markers
	skatta --data data join --trust "$key" exchange
	printf '%s\n' "$passphrase" >passphrase-file
	for number in {1..8}; do
		printf '{"A1": %d, "K1": "%s %d"}\n' $((number % 5)) "$comment" "$number" >answers.json
		"$programs/skatta" --data data fill --round ht26 --code "$(code bjork/a 1)" \
			--profile "$name" --passphrase-file passphrase-file --answers answers.json \
			--finish >/dev/null 2>&1 &
		sleep "0.$((RANDOM % 5))$((RANDOM % 10))"
		kill -9 $! || true
		wait $! || true
		nothing_is_found
	done
	skatta --data data check >/dev/null
}
