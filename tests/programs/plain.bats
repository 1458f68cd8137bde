# SPDX-License-Identifier: ISC
# The journey line by line: what can be written, what is read out, and how little it takes for a
# braille display or a pipe to follow.

load ../support/lib

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return
	set_up_central
	# shellcheck disable=SC2154 # set by set_up_central
	skatta --data data join --trust "$key" exchange
	fill data Anna "$(code bjork/a 1)" '{"A1": 1}' >bundle
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp -r "$BATS_FILE_TMPDIR/." .
	skatta --data data sync exchange 2>/dev/null
	anna=$'2\nAnna\nsix words that nobody guesses'
}

# walk LINES: from the first page on, ending with the input; what was written goes to the file seen.
walk() {
	printf '%s\n' "$1" | skatta --plain --data data >seen 2>errors
}

sees() {
	grep -qF -- "$1" seen || {
		cat seen errors
		return 1
	}
}

sees_not() {
	! grep -qF -- "$1" seen
}

# Nothing but text and line feeds: no escape, no carriage return, no tab, no C1, nothing that turns
# the direction of reading, no bad UTF-8.
is_plain() {
	[ "$(tr -d '\n' <seen | LC_ALL=C tr -cd '\000-\037\177' | wc -c)" -eq 0 ]
	iconv -f UTF-8 -t UTF-32BE seen | od -An -v -tx4 -w4 --endian=big >points
	! grep -Eq '^ (000000[89].|0000202[a-e]|0000206[6-9])' points
}

@test "the whole way, from a new place to the folder, in lines" {
	walk "1
Bo
3
another passphrase
another passphrase
<
1
$(code bjork/b 1)
1
3
2
1
2
Tiden räcker inte.
1
1
1
q"
	sees 'Your recovery code'
	sees 'There is no way back from here: '
	sees 'You answer for '
	sees 'I plan with others.'
	sees 'Saved. A1: '
	sees 'What was hard?'
	sees 'Your result'
	sees 'this and nothing more'
	sees 'Handed over, and read back from the folder'
	tr -d ' \n' <seen | grep -qF "fromthefolder$PWD/exchange."
	sees 'Thank you: '
	sees 'Everything is saved.'
	[ ! -s errors ]
	is_plain
	[ "$(find exchange/bundles -name '*.age' | wc -l)" -eq 2 ]
}

@test "the end of the input saves and leaves, wherever it comes" {
	walk ''
	sees 'Everything is saved.'
	: | skatta --plain --data data >seen
	sees 'Everything is saved.'
	# A last line without its end is a line.
	printf '2\nAnna\nsix words that nobody guesses' | skatta --plain --data data >seen
	sees 'Rounds: Anna'
	sees 'Everything is saved.'
	printf '%s\n1\n3\n2\n3' "$anna" | skatta --plain --data data >seen
	sees 'Saved. '
	walk "$anna"
	sees 'changed since, not handed over'
}

@test "what can be written: numbers, <, ?, ! and letters" {
	walk "$anna
?
<
q"
	sees 'Choose a round to answer in it'
	sees '< goes back, ? shows this help.'
	sees 'b: what is handed over'
	sees 'c: who answers questions'
	sees 'There is no page before this one: L locks, q leaves.'
	walk "$anna
q
2"
	sees 'Everything is saved.'
	sees_not 'Which folder'
	# In a field the letters are text, and the help says so.
	walk '2
?
q
<
Bo'
	sees 'Write the name and press Enter.'
	sees '< goes back, ? shows this help.'
	sees_not 's saves and leaves'
	[ "$(grep -c '^Passphrase' seen)" -eq 2 ]
}

@test "an empty line keeps what stands in brackets, and ! empties it" {
	# What was finished is changed: the fourth question is answered No, and then there is a fifth.
	walk "$anna
1
3
6
2
Tiden räcker inte."
	sees 'Your words, to be quoted: '
	walk "$anna
1
"
	sees 'Your words, to be quoted [Tiden räcker inte.]: '
	walk "$anna
1
!"
	sees 'Your words, to be quoted [Tiden räcker inte.]: '
	walk "$anna
1"
	sees 'Your words, to be quoted: '
}

@test "what is not a choice changes nothing and says so" {
	for line in 0 9 99999999999999999999 -1 +1 1x '1 2' ' 1' x '' '??' 1,2; do
		walk "$line
2"
		sees 'that is not one of the choices; ? shows what can be written'
		sees 'Which name did you choose for your profile?'
	done
}

@test "a wrong passphrase is asked for again, and is never read out" {
	walk "2
Anna
a wrong passphrase
six words that nobody guesses"
	sees 'no profile here opens with that name and that passphrase'
	sees 'Rounds: Anna'
	sees_not 'a wrong passphrase'
	sees_not 'six words'
}

@test "text that is not text, and lines that have no end, are refused whole" {
	{
		printf '2\nAn\xff\xfena\nAn\0na\n'
		head -c 100000 /dev/zero | tr '\0' 'a'
		printf '\nAn\033[2Jna\n<\nAnna\n'
		printf 'six words\0that nobody guesses\n'
		printf 'six words that nobody guesses\r\n'
	} | skatta --plain --data data >seen 2>errors
	[ "$(grep -c 'that is not text in UTF-8' seen)" -eq 3 ]
	sees 'the line is too long'
	sees 'It was not accepted: write it in fewer words.'
	sees 'Rounds: Anna'
	is_plain
	# Without the letter that changes the language, which a line may consist of by chance.
	head -c 3000000 /dev/urandom | tr -d S | skatta --plain --data data >seen 2>errors
	sees 'Everything is saved.'
	is_plain
}

@test "what others wrote cannot reach the terminal" {
	walk "1
An$(printf '\033')[2Jna"
	sees 'the name has characters that cannot be shown'
	is_plain
	walk "$anna
2
/no/$(printf '\033')]0;title$(printf '\007')
/no/$(printf '\342\200\256')gnp.exe"
	is_plain
}

@test "lines are at most 78 columns wide" {
	walk "$anna
1
5
2
<
?
q"
	while IFS= read -r line; do
		[ "${#line}" -le 78 ] || {
			echo "$line"
			return 1
		}
	done < <(grep -v '^Folder' seen)
	sees 'Your answers are signed with a pseudonym'
}

@test "it is chosen by what it runs in" {
	printf 'q\n' | skatta --data data >seen
	sees 'Number, or ? for help: '
	for setting in TERM=dumb ACCESSIBLE=1; do
		env "$setting" script -qec "'$programs/skatta' --data data" typescript <<<q >seen
		sees 'Number, or ? for help: '
		sees_not 'Line by line'
	done
	for setting in TERM=nonesuch TERM=; do
		env "$setting" script -qec "'$programs/skatta' --data data" typescript <<<q >seen
		sees 'Line by line, because the screen cannot be drawn: this type of terminal'
		sees 'Number, or ? for help: '
	done
}

@test "the C locale is shown ASCII, and taken at its word where UTF-8 is written" {
	walk() {
		printf '%s\n' "$1" | LC_ALL=C "$programs/skatta" --lang sv --plain --data data >seen
	}
	walk '1
Åsa
3
åäö är min lösenfras
åäö är min lösenfras
1
s'
	sees '3: Jag har glomt min losenfras'
	sees 'Allt ar sparat.'
	is_ascii seen
	echo 'åäö är min lösenfras' >passphrase
	skatta --data data status --profile Åsa --passphrase-file passphrase >utf8
	LC_ALL=C skatta --data data status --profile Åsa --passphrase-file passphrase >ascii
	sed 's/…/.../' utf8 | cmp - ascii
	# A drawn word without its marks would open nothing: they come from the English list.
	walk $'1\nBo\n2\n2\n2\n2\n2\n2'
	grep -Ex '[a-z]{3,8}( [a-z]{3,8}){4}' seen | tr ' ' '\n' | sort -u >words
	[ "$(wc -l <words)" -ge 20 ]
	[ -z "$(LC_ALL=C comm -23 words "$SKATTA_DATA/words/en")" ]
	walk $'2\n\305sa'
	sees 'det ar inte text i UTF-8'
	sees 'Skriv med bokstaverna a till z'
}

@test "--ascii is ASCII in lines too" {
	printf '1\nBo\n' | skatta --lang sv --plain --ascii --data data >seen
	sees 'De har fem orden har lottats fram'
	is_ascii seen
	grep -Ex '[a-z]{3,8}( [a-z]{3,8}){4}' seen | tr ' ' '\n' | sort -u >words
	[ -z "$(LC_ALL=C comm -23 words "$SKATTA_DATA/words/en")" ]
}

@test "what is typed in ISO 8859-1 is the same name, passphrase and answer as in UTF-8" {
	make_latin_locale
	latin_walk() {
		printf '%s\n' "$1" | iconv -t ISO-8859-1 |
			"${latin[@]}" "$programs/skatta" --plain --data data >latin 2>errors
		iconv -f ISO-8859-1 latin >seen
	}
	asa=$'2\nÅsa\nåäö är min lösenfras'
	latin_walk "1
Åsa
3
åäö är min lösenfras
åäö är min lösenfras
1
$(code bjork/b 1)
1
3
2
1
2
På väg."
	sees '3: Jag har glömt min lösenfras'
	sees 'Allt är sparat.'
	[ ! -s errors ]
	walk "$asa"
	sees '[På väg.]: '
	latin_walk "$asa"
	sees '[På väg.]: '
	# The same on a command line, and where a command asks.
	echo 'åäö är min lösenfras' >passphrase
	name=$(printf '\305sa')
	"${latin[@]}" "$programs/skatta" --data data status --profile "$name" \
		--passphrase-file passphrase >latin
	iconv -f ISO-8859-1 latin | grep -q 'påbörjat, inte klart'
	command -v script >/dev/null || skip "script is not installed"
	: >latin
	{
		# Nothing counts that was typed before the question.
		for _ in {1..200}; do
			iconv -f ISO-8859-1 latin | grep -q 'Lösenfras: ' && break
			sleep 0.1
		done
		iconv -t ISO-8859-1 passphrase
	} | script -qfec "${latin[*]} '$programs/skatta' --data data status --profile $name" latin
	iconv -f ISO-8859-1 latin | grep -q 'påbörjat, inte klart'
}

@test "a store that was changed ends it with a sentence" {
	command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
	sqlite3 data/skatta.db 'UPDATE page SET generation = generation + 1 WHERE rowid = 2'
	run walk "$anna"
	[ "$status" -eq 1 ]
	grep -qF 'skatta: a saved page was changed by something else' errors
}

@test "who else can open the answers is said before the first of them" {
	STORE=city.db central init --json >city.json
	STORE=school.db central init --json >school.json
	central round open --id both --title 'Båda' --open --questionnaire "$sample" \
		--recipient "$(jq -r .recipient city.json)"
	central round open --id three --title 'Alla tre' --open --questionnaire "$sample" \
		--recipient "$(jq -r .recipient city.json)" --recipient "$(jq -r .recipient school.json)"
	central publish exchange
	skatta --data data sync exchange
	for round in 'Hösten 2026|Ikt-enheten can open' 'Båda|Ikt-enheten and 1 other coordinator can open' \
		'Alla tre|Ikt-enheten and 2 other coordinators can open'; do
		walk "$anna"
		walk "$anna"$'\n'"$(sed -n "s/^\([0-9]*\): ${round%|*} .*/\1/p" seen)"$'\n?'
		tr -d ' \n' <seen | grep -F "$(tr -d ' ' <<<"nobody else does. ${round#*|} what you hand over")"
	done
}
