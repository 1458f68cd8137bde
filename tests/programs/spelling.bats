# SPDX-License-Identifier: ISC
# A letter with a mark, as one character or as two: every way in makes the same of both.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

# Each name as it is kept, and as some machines send it.
ring=$'\xcc\x8a' dots=$'\xcc\x88' blank=$'\xc2\xa0'
one='Södra området' two="So${dots}dra omra${ring}det"
asa='Åsa' asa_in_parts="A${ring}sa"

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	set_up_central
	mkdir sent
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/made/." .
	key=$(jq -r .signing_key keys.json)
}

# in_parts FILE...: is there a mark of its own in one of them?
in_parts() {
	LC_ALL=C grep -l -e "$ring" -e "$dots" "$@"
}

@test "the organisation, the questionnaire and the options of a round" {
	sed "s/Södra området/$two/; s/Björk/Bjo${dots}rk/" "$demo/organisation.csv" >parts.csv
	sed "s/A sample/En o${dots}versikt$blank/; s/I plan with others/Jag la${dots}r/" "$sample" >parts.json
	in_parts parts.csv parts.json | wc -l | grep -qx 2
	run -0 --separate-stderr central org import parts.csv
	[ -z "$stderr" ]
	central round open --id vt27 --title "Va${dots}ren $blank" --questionnaire parts.json \
		--contact "A${ring}sa, telefon 9" >/dev/null
	central round show vt27 | grep -q 'Vären$'
	central publish out >/dev/null
	run ! in_parts out/rounds/*.json
	grep -q 'En översikt"' out/rounds/vt27.1.json
	grep -q '"Åsa, telefon 9"' out/rounds/vt27.1.json
	# A question about a unit finds it, however it is typed.
	central codes --round vt27 --unit "$two" | cmp - <(central codes --round vt27 --unit "$one")
	central codes --round ht26 --unit " $two$blank" | cmp - <(central codes --round ht26 --unit "$one")
}

@test "who stands in a file of answers is one person" {
	printf 'respondent,unit,A1,K1,K2\n%s,bjork/a,2,1,%s\n' "$asa" 'Mer tid för övning.' >one.csv
	printf 'respondent;unit;A1;K1;K2;\n %s ;bjork/a;2;1;%s;\n' "$asa_in_parts" \
		"Mer tid fo${dots}r o${dots}vning." >two.csv
	printf 'respondent,unit,A1\n%s,bjork/a,1\n%s,bjork/a,1\n' "$asa" "$asa_in_parts" >both.csv
	[ "$(central import --round ht26 one.csv)" = 'responses: 1 new, 0 changed, 0 as before' ]
	[ "$(central import --round ht26 two.csv)" = 'responses: 0 new, 0 changed, 1 as before' ]
	run -1 central import --round ht26 both.csv
	[[ "$output" = *'line 3, respondent: is already in line 2'* ]]
}

@test "a place, its passphrase and its answers, of commands" {
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	printf 'mo%srk skog o%sver a%sn\n' "$dots" "$dots" "$ring" >passphrase
	jq -n --arg text " fo${dots}r lite tid$blank" '{A1: 2, K1: 1, K2: $text}' >parts.json
	name=$(fill data "$asa_in_parts" "$(code bjork/a 1)" "$(cat parts.json)")
	printf 'mörk skog över ån\n' >passphrase
	skatta --data data status --json --profile "$asa" --passphrase-file passphrase >one
	skatta --data data status --json --profile "  $asa_in_parts$blank" --passphrase-file passphrase |
		cmp - one
	skatta --data data backup --profile "$asa" --passphrase-file passphrase kept.age 2>/dev/null
	printf 'mo%srk skog o%sver a%sn\n' "$dots" "$dots" "$ring" >passphrase
	skatta --data other restore --passphrase-file passphrase kept.age 2>said
	grep -q "\"$asa\"" said
	skatta --data data sync exchange 2>/dev/null
	printf 'six words that nobody guesses\n' >passphrase
	central unseal "exchange/bundles/$name" >said
	run ! in_parts said
	grep -q '"för lite tid"' said
}

@test "a place, its passphrase and its answers, in lines and under the C locale" {
	walk() {
		LC_ALL=$1 "$programs/skatta" --lang en --plain --data data >seen
	}
	printf '1\n%s\n3\no%sver a%snger\növer ånger\n1\ns\n' "$asa_in_parts " "$dots" "$ring" | walk C.UTF-8
	grep -q 'Everything is saved' seen
	for locale in C C.UTF-8; do
		printf '2\n%s\növer ånger\ns\n' "$asa" | walk $locale
		run ! grep -q 'no profile here opens' seen
		printf '2\n%s\no%sver a%snger\ns\n' "$asa_in_parts" "$dots" "$ring" | walk $locale
		run ! grep -q 'no profile here opens' seen
		printf '2\n\305sa\n' | walk $locale
		grep -q 'that is not text in UTF-8' seen
	done
	printf '2\n%s\növer anger\n' "$asa" | walk C.UTF-8
	grep -q 'no profile here opens' seen
}

@test "a plan, and what is said about it" {
	jq -n --arg title "Pro${dots}va ett moment" '{focus: ["A"], notes: [], requests: [], actions: [
		{id: 1, title: $title, what: "", who: "", when: "", resource: "", sign: "",
		 items: [], status: "planned", toward: null}]}' >plan.json
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	name=$(skatta --data data plan --round ht26 --code "$(leader bjork/a)" --profile Eva --plan plan.json \
		--passphrase-file passphrase --finish 2>/dev/null)
	skatta --data data sync exchange 2>/dev/null
	central unseal "exchange/bundles/$name" >said
	grep -q 'Pröva ett moment' said
	central merge exchange >/dev/null
	printf 'Fo%srst lite o%svning.%s\n' "$dots" "$dots" "$blank" >answer
	central plan feedback ht26/bjork/a --from "$asa_in_parts" answer >/dev/null
	central plan show ht26/bjork/a >said
	run ! in_parts said
	grep -q 'Först lite övning\.$' said
	grep -q "$asa" said
}

@test "a coordinator's passphrase, and a file that nobody could type" {
	printf 'lo%ssenord fo%sr alla\n' "$dots" "$dots" >parts
	printf 'lösenord för alla\n' >whole
	"$programs/skatta-central" --store new.db --passphrase-file parts init --name "$asa_in_parts" --json >made
	[ "$(sqlite3 new.db 'SELECT name FROM central')" = "$asa" ]
	for file in parts whole; do
		"$programs/skatta-central" --store new.db --passphrase-file $file keys --secret >/dev/null 2>&1
	done
	printf 'l\366senord f\366r alla\n' >latin
	run -1 "$programs/skatta-central" --store other.db --passphrase-file latin init --name X
	[ "${lines[0]}" = 'skatta-central: the passphrase is not text in UTF-8' ]
	[ ! -e other.db ]
}
