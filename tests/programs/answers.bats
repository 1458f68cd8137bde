# SPDX-License-Identifier: ISC
# What a coordinator answers to a unit arrives, also where another one opened the round, or is refused.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

city() {
	STORE=city.db central "$@"
}

third() {
	STORE=third.db central "$@"
}

# gets UNIT: what the newest file for the unit says.
gets() {
	"$SKATTA_BUILD/tests/tools/plan_tool" open exchange/rounds/ht26.1.json "$(leader "$1")" exchange/units
}

# A school whose round is for the city too, and a plan that only the city has merged.
setup_file() {
	cd "$BATS_FILE_TMPDIR"
	printf 'six words that nobody guesses\n' >passphrase
	city init --name 'Staden' --json >city.json
	third init --name 'Grannen' --json >third.json
	set_up_central --recipient "$(jq -r .recipient city.json)"
	city round import exchange --trust "$key" >/dev/null
	jq -n '{focus: ["A"], notes: [], actions: [], requests: [
		{id: 1, day: "2026-11-20", about: "planning", text: "Vem kan visa oss?", contact: "telefon 1234"},
		{id: 2, day: "2026-11-21", about: "pulse", text: "Kom gärna.", contact: "rum 5"}]}' >plan.json
	mkdir sent
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader bjork/a)" 1 \
		plan.json sent >/dev/null
	city merge sent >/dev/null
	city trust "$key"
	for name in city third; do
		central trust "$(jq -r .signing_key "$name.json")"
	done
	third trust "$(jq -r .signing_key city.json)"
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	to_school=$(jq -r .recipient keys.json)
	to_city=$(jq -r .recipient city.json)
	to_third=$(jq -r .recipient third.json)
	key=$(jq -r .signing_key keys.json)
}

@test "what a second coordinator answers comes home in a batch, and the unit is told" {
	run city plan feedback ht26/bjork/a --closes 1 <<<'Vi kommer på tisdag.'
	[ "$status" -eq 0 ]
	[ "$output" = "Noted. It goes with your next batch to Ikt-enheten, who opened the round and passes it on to the unit: \"skatta-central batch --to $to_school FILE\"." ]
	city plan feedback ht26/bjork/a --from 'Kim på stan' <<<'Lycka till!' >/dev/null
	city batch --to "$to_school" home | grep -x '1 plan, 2 answers to units'
	central unseal home | head -n 1 | grep -x 'skatta-batch/2'
	central merge home | grep -x 'accepted    home: a batch: 1 of its 1 responses and plans were new, and 2 of its 2 answers to units'
	central merge home | grep '^duplicate'
	[ "$(central plan list --open --json | jq -c '[.. | .about? // empty]')" = '["pulse"]' ]
	central publish exchange | grep 'something new'
	gets bjork/a | jq -c '.said[] | select(.what == "answer") | [.id, .from, .closes, .text]' >told
	[ "$(sort told)" = "$(sort <<<'[1,"Staden",1,"Vi kommer på tisdag."]
[2,"Kim på stan",0,"Lycka till!"]')" ] ||
		[ "$(sort told)" = "$(sort <<<'[2,"Staden",1,"Vi kommer på tisdag."]
[1,"Kim på stan",0,"Lycka till!"]')" ]
	# It goes nowhere twice: the unit is told nothing new by what came home.
	central batch --to "$to_city" out | grep -x '1 plan, 2 answers to units'
	city merge out | grep '^duplicate'
	city batch --to "$to_school" again >/dev/null
	central merge again | grep '^duplicate'
	central publish exchange | grep -c 'something new' | grep -x 0
	central check
	city check
}

@test "what the opener answered stands open at nobody else" {
	city batch --to "$to_school" home >/dev/null
	central unseal home | head -n 1 | grep -x 'skatta-batch/1'
	central merge home | grep -x 'accepted    home: a batch: 1 of its 1 responses and plans were new'
	central plan feedback ht26/bjork/a --closes 2 <<<'Gärna.' |
		grep -x 'Noted. It travels to the unit with the next "skatta-central publish".'
	[ "$(city plan list --open --json | jq '[.. | .about? // empty] | length')" -eq 2 ]
	central batch --to "$to_city" out >/dev/null
	city merge out | grep ', and 1 of its 1 answer to a unit$'
	[ "$(city plan list --open --json | jq -c '[.. | .about? // empty]')" = '["planning"]' ]
	city plan show ht26/bjork/a | grep -q Gärna
	run ! city plan feedback ht26/bjork/a --closes 2 <<<'En gång till.'
}

@test "by way of a third, with the signature of who gave it, in any order" {
	city plan feedback ht26/bjork/a --closes 1 <<<'Vi kommer på tisdag.' >/dev/null
	city batch --to "$to_third" through >/dev/null
	third merge through >/dev/null
	third plan feedback ht26/bjork/a --closes 2 <<<'Vi med.' |
		grep "^Noted. It goes with your next batch to Ikt-enheten, .* batch --to age1… FILE\|^Noted. .*Ikt-enheten"
	third batch --to "$to_school" home >/dev/null
	city batch --to "$to_school" straight >/dev/null
	cp central.db empty.db
	for order in 'home straight' 'straight home' 'home'; do
		cp empty.db central.db
		for file in $order; do
			central merge "$file" >/dev/null
		done
		[ "$(central plan list --open --json | jq '[.. | .about? // empty] | length')" -eq 0 ]
		central plan show ht26/bjork/a --json |
			jq -e '[.said[] | select(.what == "answer") | .from] | sort == ["Grannen", "Staden"]'
	done
	third batch --to "$to_third" own >/dev/null
	third unseal own >plain
	grep -a '"format":"skatta-feedback/1"' plain >line
	[ "$(wc -l <line)" -eq 2 ]
	city_key=$(jq -r .signing_key city.json)
	grep -a "\"central\":\"$city_key\"" line >one
	if command -v minisign >/dev/null; then
		grep -a -A 4 "\"central\":\"$city_key\"" plain | sed 1d >one.minisig
		minisign -Vm one -P "$city_key"
	fi
}

@test "an answer that was changed on its way brings nothing, nor what came with it" {
	city plan feedback ht26/bjork/a <<<'Lycka till!' >/dev/null
	city batch --to "$to_school" home >/dev/null
	central unseal home >plain
	sed 's/Lycka till/Lycka inte/' plain >changed
	"$SKATTA_BUILD/tests/tools/crypto_tool" age-seal changed "$to_school" >changed.age
	central merge changed.age | grep '^refused'
	[ "$(sqlite3 central.db 'SELECT count(*) FROM feedback')" -eq 0 ]
	[ "$(sqlite3 central.db 'SELECT count(*) FROM payloads')" -eq 0 ]
}

@test "what is taken in for a colleague's round says how it comes to them" {
	printf 'respondent,unit,A1\np1,bjork/c,2\n' >paper.csv
	city import --round ht26 paper.csv |
		grep -x 'They go to Ikt-enheten, who opened the round, with your next batch.'
	central import --round ht26 paper.csv | grep -c 'They go' | grep -x 0
}

@test "what was answered before answers were signed comes home too, once" {
	city plan feedback ht26/bjork/a --closes 1 <<<'Vi kommer.' >/dev/null
	# As an earlier version has noted it: without what tells it from others.
	sqlite3 city.db 'DELETE FROM feedback_digests'
	city batch --to "$to_school" home >/dev/null
	central merge home | grep 'and 1 of its 1 answer to a unit$'
	central batch --to "$to_city" back >/dev/null
	city merge back | grep '^duplicate'
}

@test "where an answer cannot come home it is refused, with the name of who opened the round" {
	command -v minisign >/dev/null || skip "minisign is not installed"
	minisign -G -W -p their.pub -s their.key >/dev/null
	their=$(tail -n 1 their.pub)
	# A round that is sealed to the city alone, though somebody else opened it.
	jq -cS --arg key "$their" --arg to "$to_city" '.id = "ht28" | .central = {key: $key, name: "Någon annan"} |
		.recipients = [$to]' exchange/rounds/ht26.1.json >ht28.1.json
	minisign -S -s their.key -x ht28.1.json.minisig -m ht28.1.json >/dev/null
	city round import ht28.1.json --trust "$their"
	run --separate-stderr city plan feedback ht28/bjork/a <<<'Hej.'
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the round ht28 was opened by Någon annan' ]
	[[ "${stderr_lines[1]}" = *'Tell them'* ]]
	[ "$(sqlite3 city.db 'SELECT count(*) FROM feedback')" -eq 0 ]
}
