# SPDX-License-Identifier: ISC
# Plans at the coordinator's: they come, are listed, answered, and travel back to their unit alone.
load ../support/lib

setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	set_up_central
	mkdir sent
	jq -n '{focus: ["A"], notes: [], requests: [], actions: [
		{id: 1, title: "Pröva ett moment «tillsammans»", what: "Två och två.\nUnder november.",
		 who: "arbetslagsledaren", when: "före jul", resource: "två timmar", sign: "alla har prövat",
		 items: ["A1"], status: "planned", toward: null}]}' >plan.json
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
}

# send UNIT REVISION [PLAN]: a plan of the unit, merged.
send() {
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader "$1")" "$2" \
		"${3:-plan.json}" sent >/dev/null
	central merge sent >merged
}

# gets UNIT: what the newest file for the unit says.
gets() {
	"$SKATTA_BUILD/tests/tools/plan_tool" open exchange/rounds/ht26.1.json "$(leader "$1")" exchange/units
}

# with FILTER: the plan, changed.
with() {
	jq "$1" plan.json >next.json && mv next.json plan.json
}

@test "a plan comes, is listed and shown, and nothing counts it as a response" {
	send bjork/a 1
	grep -q '^accepted ' merged
	run -0 central plan list
	[ "${lines[0]}" = "$(date +%F)  ht26/bjork/a" ]
	[ "${lines[1]}" = "    Björkskolan, Arbetslag A: 1 planned" ]
	run -0 central plan show ht26/bjork/a
	diff -u "$expected/plan-shown.txt" <(printf '%s\n' "${output/$(date +%F)/DAY}")
	# The column is as wide as the words of the language want it.
	run -0 central plan show ht26/bjork/a --lang sv
	[[ "$output" = *$'\n   Tecken på att det lyckats   alla har prövat\n'* ]]
	[[ "$output" = *$'\n   När                         före jul\n'* ]]
	[ "$(central status --json | jq '[.units[].responses] | add')" -eq 0 ]
	central round close --yes ht26 >/dev/null
	central report --round ht26 --format csv | grep -c ',,,' >/dev/null
	central status | grep -qv late
}

@test "the highest revision counts, and what was said earlier stays said" {
	with '.requests = [{id: 1, day: "2026-11-20", about: "planning", text: "Vem kan visa oss?", contact: "telefon 1234"}]'
	send bjork/a 1
	with '.requests = [] | .actions[0].status = "under way"'
	send bjork/a 2
	with '.actions[0].status = "done"'
	send bjork/a 1
	run -0 central plan list
	[ "${lines[1]}" = "    Björkskolan, Arbetslag A: 1 under way; 1 request waits; 1 unread; the coordinator's turn" ]
	run -0 central plan list --open
	[ "${lines[0]}" = "2026-11-20  ht26/bjork/a  1  planning" ]
	[ "${lines[1]}" = "    Björkskolan, Arbetslag A: telefon 1234" ]
	[ "${lines[2]}" = "    Vem kan visa oss?" ]
}

@test "an action may be part of several of other units" {
	with '.actions += [.actions[0] + {id: 2, title: "Boka salen"}]'
	send bjork 1
	with '.actions[0] += {toward: {unit: "bjork", action: 1}, also: [{unit: "bjork", action: 2}]}
		| .actions |= .[:1]'
	send bjork/a 1
	grep -q '^accepted ' merged
	central plan show ht26/bjork/a >shown
	grep -qF 'Björkskolan: Pröva ett moment «tillsammans»' shown
	grep -qF 'Björkskolan: Boka salen' shown
	central publish exchange >/dev/null
	gets bjork/a | jq -e '.plan.actions[0].also == [{unit: "bjork", action: 2}]'
}

@test "requests wait, the oldest first, until an answer closes them" {
	with '.requests = [{id: 1, day: "2026-11-22", about: "pulse", text: "Kom gärna.", contact: "1234"}]'
	send bjork/a 1
	with '.requests = [{id: 1, day: "2026-11-21", about: "planning", text: "Hjälp!", contact: "5678"}]'
	send bjork/b 1
	[ "$(central plan list --open --json | jq -c '[.requests[].plan]')" = '["ht26/bjork/b","ht26/bjork/a"]' ]
	run ! central plan feedback ht26/bjork/b --closes 2 <<<'Vi kommer.'
	[ "${lines[0]}" = "skatta-central: no request 2 waits for an answer there" ]
	central plan feedback ht26/bjork/b --closes 1 --from 'Ikt, telefon 9' <<<'Vi kommer på tisdag.'
	[ "$(central plan list --open --json | jq -c '[.requests[].plan]')" = '["ht26/bjork/a"]' ]
	run ! central plan feedback ht26/bjork/b --closes 1 <<<'En gång till.'
	central plan show ht26/bjork/b | grep -q 'Ikt, telefon 9 answers request 1'
	central log | grep -q 'plan feedback *ht26/bjork/b'
}

@test "two machines give one number to different requests, and neither is lost" {
	with '.requests = [{id: 1, day: "2026-11-20", about: "planning", text: "Ett", contact: "1234"}]'
	send bjork/a 1
	[ "$(central plan list --open --json | jq -c '[.requests[].closes]')" = '["1"]' ]
	central plan feedback ht26/bjork/a --closes 1 <<<'Svar på ett.' >/dev/null
	with '.requests[0].text = "Två"'
	send bjork/a 2
	run -0 central plan list --open
	[[ "${lines[0]}" =~ ^2026-11-20\ \ ht26/bjork/a\ \ (1-[0-9a-f]{4})\ \ planning$ ]]
	two=${BASH_REMATCH[1]}
	[ "${lines[2]}" = "    Två" ]
	run -0 central plan show ht26/bjork/a
	[ "$(grep -c "Request $two: support when planning (waits for an answer)" <<<"$output")" -eq 1 ]
	[ "$(grep -c 'waits for an answer' <<<"$output")" -eq 1 ]
	[ "$(grep -Ec '^2026-11-20 +Request 1-' <<<"$output")" -eq 2 ]
	run ! grep -q "answers request $two" <<<"$output"
	# One more of that number: now it has to be said which.
	with '.requests[0].text = "Tre"'
	send bjork/a 3
	run ! central plan feedback ht26/bjork/a --closes 1 <<<'Vilken?'
	[ "${lines[0]}" = "skatta-central: several requests 1 wait for an answer there" ]
	[ "${#lines[@]}" -eq 2 ]
	central plan feedback ht26/bjork/a --closes "$two" <<<'Svar på två.' >/dev/null
	[ "$(central plan list --open --json | jq -c '[.requests[].text]')" = '["Tre"]' ]
	central plan feedback ht26/bjork/a --closes 1 <<<'Svar på tre.' >/dev/null
	[ "$(central plan list --open --json | jq -c '.requests')" = '[]' ]
	central publish exchange >/dev/null
	gets bjork/a | jq -e '[.said[] | select(.what == "answer") | .closes_mark] | unique | length == 3'
}

@test "what is published opens with the unit's own code and with no other" {
	send bjork/a 1
	jq '.actions[0].title = "Skolans sal"' plan.json >school.json
	send bjork 1 school.json
	central plan feedback ht26/bjork/a <<<'Bra plan!'
	run -0 central publish exchange
	[ "${lines[1]}" = "5 units get something new" ]
	gets bjork/a | jq -e '.plan.actions[0].title == "Pröva ett moment «tillsammans»"
		and .said[0].text == "Bra plan!" and .said[0].from == "Ikt-enheten"
		and .around[0].title == "Skolans sal" and .number == 1'
	gets bjork | jq -e '.around[0].unit == "bjork/a" and .said == []'
	gets bjork/b | jq -e '.plan == null and .around[0].title == "Skolans sal"'
	[ "$(gets bjork/c | jq -r .around[0].unit)" = bjork ]
	# Each file opens with one code: as many files as units that were told.
	[ "$(find exchange/units -name '*.age' | wc -l)" -eq 5 ]
	run -0 central publish exchange
	[ "${#lines[@]}" -eq 1 ]
	central plan feedback ht26/bjork/a <<<'Och lycka till.'
	central publish exchange >/dev/null
	gets bjork/a | jq -e '.number == 2 and (.said | length) == 2'
	[ "$(find exchange/units -name '*.age' | wc -l)" -eq 6 ]
	central publish other >/dev/null
	diff -r exchange/units other/units
}

@test "a unit's file is signed as minisign signs" {
	send bjork/a 1
	central publish exchange >/dev/null
	code=$(leader bjork/a)
	"$SKATTA_BUILD/tests/tools/plan_tool" identity exchange/rounds/ht26.1.json "$code" >unit.key
	for file in exchange/units/*.age; do
		age -d -i unit.key "$file" >plain 2>/dev/null && break
	done
	head -n 4 plain >unit.minisig
	sed -n 5p plain >unit
	minisign -Vm unit -P "$(jq -r .signing_key keys.json)"
}

@test "a plan without its leader code is refused" {
	code=$(leader bjork/a)
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$code" 1 plan.json sent >/dev/null
	# The code of another round, of a person, and none at all.
	run ! "$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json 'x' 1 plan.json sent
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(code bjork/a 1)" 1 plan.json sent >/dev/null
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json 0000-0000-0000-0000 1 plan.json sent >/dev/null
	run -0 central merge sent
	[ "$(grep -c '^refused .*leader code' <<<"$output")" -eq 2 ]
	[ "$(grep -c '^accepted' <<<"$output")" -eq 1 ]
}

@test "an answer that is hostile, empty or too long is refused, and one that is long travels whole" {
	send bjork/a 1
	printf 'a\033[2Jb' >steers
	printf 'a\xe2\x80\xaeb' >turned
	printf 'a\0b' >zero
	head -c 1048576 /dev/zero | tr '\0' x >huge
	head -c 2001 /dev/zero | tr '\0' x >long
	printf '\n' >empty
	printf '\xff' >latin
	for file in steers turned zero huge long empty latin /dev/null; do
		run ! central plan feedback ht26/bjork/a "$file"
		[[ "${lines[0]}" = "skatta-central: "* ]]
		is_ascii <(printf '%s' "${lines[0]}")
		run ! central plan feedback ht26/bjork/a <"$file"
	done
	[ "$(central plan show ht26/bjork/a --json | jq '.said | length')" -eq 0 ]
	head -c 2000 huge >longest
	central plan feedback ht26/bjork/a longest
	printf '<script>alert(1)</script> =1+1 "&' | central plan feedback ht26/bjork/a
	central publish exchange >/dev/null
	gets bjork/a | jq -e '(.said[0].text | length) == 2000 and .said[1].text == "<script>alert(1)</script> =1+1 \"&"'
}

@test "an answer is tidied, and what is wrong in it is told with its line" {
	send bjork/a 1
	printf '\xef\xbb\xbfEtt\r\n\ttvå \r\n\r\n' >windows
	central plan feedback ht26/bjork/a windows
	[ "$(central plan show ht26/bjork/a --json | jq .said[0].text)" = '"Ett\n    två"' ]
	printf 'Ett\ntv\033å\n' >steers
	run ! central plan feedback ht26/bjork/a steers
	[ "${lines[0]}" = "skatta-central: line 2 of the answer has a character that cannot be shown" ]
	printf 'Ett\n\ntv\xe5\n' >latin
	run ! central plan feedback ht26/bjork/a <latin
	[ "${lines[0]}" = "skatta-central: line 3 of the answer is not UTF-8" ]
	for blank in '' ' ' '\n\t\n' '\xef\xbb\xbf\r\n'; do
		# shellcheck disable=SC2059 # the bytes are written as a format
		run ! central plan feedback ht26/bjork/a < <(printf "$blank")
		[ "${lines[0]}" = "skatta-central: nothing was written" ]
		run ! grep -q 'go back' <<<"${lines[1]}"
	done
	[ "$(central plan show ht26/bjork/a --json | jq '.said | length')" -eq 1 ]
	# Sixty find room, and no more.
	for number in $(seq 2 60); do
		central plan feedback ht26/bjork/a <<<"$number" >/dev/null
	done
	run ! central plan feedback ht26/bjork/a <<<'En till.'
	[[ "${lines[0]}" = *"bjork/a has been given 60 answers, and there is no room for more" ]]
	[ -n "${lines[1]}" ]
}

@test "an answer is written in an editor whose file lies in memory and is gone afterwards" {
	command -v script >/dev/null || skip "script(1) is not here"
	[ "$(stat -f -c %T /dev/shm)" = tmpfs ] || skip "there is no /dev/shm"
	send bjork/a 1
	cat >editor.sh <<-'END'
		#!/bin/sh
		printf '%s\n' "$1" >where
		stat -c %a "$(dirname "$1")" >mode
		cd "$(dirname "$1")" && mkdir -p .backup/deep && touch .text.swp 'text~' .backup/deep/text
		ln -s /dev .backup/link
		printf 'Skrivet i en editor.\n' >"$1.new" && cat "$1" >>"$1.new" && mv "$1.new" "$1"
	END
	chmod +x editor.sh
	XDG_RUNTIME_DIR='' EDITOR="$PWD/editor.sh" script -qec "$programs/skatta-central --store central.db \
		--passphrase-file passphrase plan feedback ht26/bjork/a" /dev/null </dev/null >said
	[ "$(cat mode)" = 700 ]
	# With all that the editor left beside it.
	[ ! -e "$(dirname "$(cat where)")" ]
	[ -e /dev/null ]
	[ "$(central plan show ht26/bjork/a --json | jq -r .said[0].text)" = "Skrivet i en editor." ]
	run ! env XDG_RUNTIME_DIR= EDITOR=true script -qec "$programs/skatta-central --store central.db \
		--passphrase-file passphrase plan feedback ht26/bjork/a" /dev/null
	[[ "$output" = *"nothing was written, so nothing is sent"* ]]
}

@test "plans in any order give the same" {
	for revision in 1 2 3; do
		with ".notes += [{id: $revision, day: \"2026-11-2$revision\", text: \"$revision\"}]"
		"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader bjork/a)" \
			$revision plan.json sent >/dev/null
	done
	# Two say different things under one revision.
	with '.actions[0].title = "Något annat"'
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader bjork/a)" 3 plan.json sent >/dev/null
	for order in 1 2 3 4; do
		cp central.db "$order.db"
		find sent -name '*.age' | sort -R --random-source=<(yes $order) | while read -r file; do
			STORE=$order.db central merge "$file" >/dev/null
		done
		STORE=$order.db central plan show ht26/bjork/a --json >$order.json
		cmp 1.json $order.json
	done
	jq -e '.plan.revision == 3 and (.said | length) == 3' 1.json
}

@test "a plan that is not there is said with the next step" {
	for id in ht26/bjork/x ht26 ht26/ xx/bjork/a; do
		run ! central plan show "$id"
		[ "${#lines[@]}" -eq 2 ]
	done
	run ! central plan show ht26/bjork/a
	[ "${lines[0]}" = 'skatta-central: nothing has come from "ht26/bjork/a" yet' ]
}

@test "when the round is closed each unit is told its figures, as the report shows them" {
	for number in 1 2 3 4 5 6; do
		say bjork/a $number 1$number 1 "{\"A1\": $((number % 3)), \"A2\": 1, \"A3\": 2}" >/dev/null
		say bjork/b $number 2$number 1 "{\"A1\": 1, \"A2\": \"?\", \"A3\": 0}" >/dev/null
	done
	say bjork/c 1 31 1 '{"A1": 2}' >/dev/null
	central merge sent >/dev/null
	central publish exchange >/dev/null
	[ -z "$(gets bjork/a)" ]
	central round close --yes ht26 >/dev/null
	central publish exchange >/dev/null
	for unit in bjork bjork/a bjork/b bjork/c; do
		central report --round ht26 --format json -o report.json
		gets "$unit" >got.json
		# Each number of the file stands in the report, for the unit and what is directly in it.
		jq -c '.results.rows[] | [.unit, .kind, .id, .hidden, .n]' got.json | sort >got
		jq -c --arg unit "$unit" '.rows[] | select(.unit == $unit or ((.unit | startswith($unit + "/")) and
			.level == "team")) | [.unit, .kind, (.id // ""), .hidden, (.n // 0)]' report.json | sort >shown
		diff got shown
		jq -c '.results.rows[] | select(.hidden | not) | [.unit, .id, (.mean // [null, null])]' got.json | sort >got
		jq -c --arg unit "$unit" '.rows[] | select(.unit == $unit or ((.unit | startswith($unit + "/")) and
			.level == "team")) | select(.hidden | not) | . as $row |
			(if .kind == "item" then "mean" else "index" end) as $which |
			[.unit, (.id // ""), ((.bounds[$which] // [$row[$which], $row[$which]]) |
			map(if . == null then null else (. * 10 | round) end))]' report.json | sort >shown
		diff got shown
		# Who chose what is told of the unit alone.
		jq -c '.results.rows[] | select(.shares) | [.unit, .id, .shares]' got.json >got
		jq -c --arg unit "$unit" '.rows[] | select(.unit == $unit and .shares) |
			[.unit, .id, (.shares | map(map(if . == null then null else . * 10 end)))]' report.json >shown
		diff got shown
	done
	gets bjork | jq -e '[.results.rows[] | select(.shares) | .id] == ["A1", "A3"]'
	gets bjork/a | jq -e '[.results.rows[] | select(.shares)] == []'
	gets bjork/c | jq -e '[.results.rows[] | select(.unit == "bjork/c") | .hidden] | all'
	# How many have answered is told of whoever has heads enough.
	gets bjork/c | jq -e '(.results.hidden | not) and .results.responses == 1'
	gets bjork | jq -e '.results.responses == 13 and .results.compared_with == ""'
	run -0 --separate-stderr central publish exchange
	[ "${#lines[@]}" -eq 1 ]
}

@test "a leader reads the unit's result line by line, and no other unit's" {
	for number in 1 2 3 4 5 6; do
		say bjork/a $number 1$number 1 "{\"A1\": $((number % 3)), \"A2\": 1, \"A3\": 2}" >/dev/null
		say bjork/b $number 2$number 1 '{"A1": 1, "A2": 2, "A3": 0}' >/dev/null
	done
	central merge sent >/dev/null
	central round close --yes ht26 >/dev/null
	central publish exchange >/dev/null
	skatta --data desk join exchange --trust "$(jq -r .signing_key keys.json)" >/dev/null
	skatta --data desk plan --round ht26 --code "$(leader bjork/a)" --profile anna \
		--passphrase-file passphrase --plan plan.json >/dev/null 2>&1
	skatta --data desk sync exchange >/dev/null
	printf '%s\n' 2 anna "$(cat passphrase)" 2 1 1 | skatta --data desk --plain --lang en >shown
	grep -q '^6 of 9 have answered$' shown
	grep -q '^A For all: .*, 6 answers$' shown
	grep -q '^A1 I plan with others. 1.0 of 2, 6 answers$' shown
	run ! grep -q 'Arbetslag B' shown
	printf '%s\n' 2 anna "$(cat passphrase)" 2 1 1 | skatta --data desk --plain --lang sv >shown
	grep -q '^A1 I plan with others. 1,0 av 2, 6 svar$' shown
}
