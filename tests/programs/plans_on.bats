# SPDX-License-Identifier: ISC
# Plans live on: a unit's plan goes from one round into the next, with both programs.
load ../support/lib
without_leaks

setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	set_up_central
	ln -s codes.csv codes.ht26
	mkdir sent
	skatta --data data join --trust "$key" exchange
	jq -n '{focus: ["A"], actions: [
		{id: 1, title: "Pröva tillsammans", what: "Två och två.", who: "arbetslagsledaren", when: "",
		 resource: "", sign: "", items: ["A1"], status: "under way", toward: null},
		{id: 2, title: "Boka salen", what: "", who: "", when: "", resource: "", sign: "", items: [],
		 status: "done", toward: null},
		{id: 3, title: "Köpa sladdar", what: "", who: "", when: "", resource: "", sign: "", items: [],
		 status: "planned", toward: null}],
		notes: [{id: 1, day: "2026-10-01", text: "Hej!"}],
		requests: [{id: 1, day: "2026-10-01", about: "planning", text: "Vem kan visa oss?",
		 contact: "telefon 1234"}]}' >plan.json
	# Anna leads the team, and hands its plan over from her own profile.
	skatta --data data plan --round ht26 --code "$(leader bjork/a)" --profile Anna \
		--passphrase-file passphrase --plan plan.json --finish >/dev/null 2>&1
	skatta --data data sync exchange >/dev/null
	central merge exchange >/dev/null
	send ht26 bjork 1 plan.json
	central round close --yes ht26 >/dev/null
	central round open --id ht27 --title 'Hösten 2027' --questionnaire "$sample" --follows ht26 >/dev/null
	central codes --round ht27 --csv | tr -d '\r"' >codes.ht27
	central publish exchange >/dev/null
	skatta --data data sync exchange >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
	anna=$'2\nAnna\nsix words that nobody guesses'
}

# gets ROUND UNIT: what the newest file for the unit says.
gets() {
	"$SKATTA_BUILD/tests/tools/plan_tool" open "exchange/rounds/$1.1.json" "$(leader "$2" "codes.$1")" exchange/units
}

# send ROUND UNIT REVISION PLAN: a plan of the unit, merged.
send() {
	"$SKATTA_BUILD/tests/tools/plan_tool" send "exchange/rounds/$1.1.json" "$(leader "$2" "codes.$1")" "$3" "$4" \
		sent >/dev/null
	central merge --json sent >merged
}

# walk LINES: line by line, from the first page on.
walk() {
	printf '%s\n' "$1" | skatta --plain --data data >seen 2>errors
}

sees() {
	grep -qF -- "$1" seen || {
		cat seen errors
		return 1
	}
}

@test "the next round's leader is told the plan, and nothing that was asked or written" {
	gets ht27 bjork/a >file
	jq -e '.plan == null and .before.round == "ht26" and .before.title == "Hösten 2026"' file
	[ "$(jq -c '[.before.actions[] | [.id, .status]]' file)" = '[[1,"under way"],[2,"done"],[3,"planned"]]' ]
	jq -e '.before.notes == [] and .before.requests == [] and .said == []' file
	central plan show ht27/bjork/a | grep -F "Until then ht26/bjork/a goes on, of $SKATTA_DAY."
	# The school sees what goes on in its team, from either round.
	[ "$(gets ht27 bjork | jq -c '[.around[].action]')" = '[1,3]' ]
	# What was asked stays under the code of its round.
	[ "$(gets ht26 bjork/a | jq -r '.said[0].text')" = 'Vem kan visa oss?' ]
}

@test "the code of the last round writes no plan once the next has opened" {
	jq '.actions[0].status = "done"' plan.json >late.json
	send ht26 bjork/a 2 late.json
	[ "$(jq -c '[.files[] | select(.word != "duplicate") | [.word, .reason]]' merged)" = '[["refused","next round open"]]' ]
	[ "$(central plan show ht26/bjork/a --json | jq -r '.plan.actions[0].status')" = 'under way' ]
	walk "$anna"$'\n3\n?\n?\n<\nq'
	sees 'The next round has opened: the plan goes on there'
	run ! grep -qF 'Hand the plan over' seen
	run ! skatta --data data plan --round ht26 --code "$(leader bjork/a)" --profile Anna \
		--passphrase-file passphrase --plan late.json --finish
	[[ "$output" = *'the round that follows this one has opened'* ]]
}

@test "a later opening day leaves the last round its plans until then" {
	# Not yet, where the next one is to open another day.
	central round open --id ht28 --title 'Hösten 2028' --questionnaire "$sample" --follows ht27 \
		--opens 2099-01-01 >/dev/null
	jq '.requests = [] | .notes = []' plan.json >own.json
	send ht27 bjork/a 1 own.json
	[ "$(jq -c '[.files[] | .word | select(. != "duplicate")]' merged)" = '["accepted"]' ]
}

@test "the leader goes on with what is unfinished, under its ids, and passes on what nobody answered" {
	walk "$anna"$'\n6\n'"$(leader bjork/a codes.ht27)"$'\n1\n2\n4\n1\nq'
	sees 'The unit has a plan from Hösten 2026 that is not finished.'
	sees 'Go on with it, and ask and write again what nobody answered'
	sees '2 actions are in your plan now.'
	skatta --data data sync exchange >/dev/null
	central merge exchange >merged
	grep '^accepted' merged
	central plan show ht27/bjork/a --json >shown
	[ "$(jq -c '[.plan.actions[] | [.id, .since]]' shown)" = '[[1,"ht26"],[3,"ht26"]]' ]
	[ "$(jq -c '[.said[] | [.what, .text]]' shown)" = '[["request","Vem kan visa oss?"],["note","Hej!"]]' ]
}

@test "measurements and reports use the newest plan" {
	central round close --yes ht27 >/dev/null
	central round open --id vt28 --title 'Våren 2028' --kind pulse --follows ht27 \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>said
	grep 'it asks about 4 actions' said
	central publish exchange >/dev/null
	[ "$(jq -c '.actions["bjork/a"] | map(.id)' exchange/rounds/vt28.1.json)" = '[1,3]' ]
	central report --round ht27 --format json >told.json
	[ "$(jq -c '.plans[] | select(.unit == "bjork") | [.round, .counts.done]' told.json)" = '["ht26",1]' ]
	jq '.requests = [] | .notes = [] | .actions = [.actions[0]]' plan.json >own.json
	send ht27 bjork/a 1 own.json
	[ "$(central plan show ht27/bjork/a --json | jq -c '[.plan.actions[].id]')" = '[1]' ]
}

@test "opening a measurement says who asked for company, until that is answered" {
	pulse() {
		central round open --id "$1" --title T --kind pulse --follows ht27 \
			--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>told
	}

	central round close --yes ht27 >/dev/null
	jq '.notes = [] | .requests = [{id: 1, day: "2027-12-01", about: "pulse", text: "Kom gärna.",
		contact: "telefon 5678"}]' plan.json >asks.json
	send ht27 bjork/a 1 asks.json
	pulse vt28
	grep -xF 'skatta-central: ht27/bjork/a asks for somebody to join it: telefon 5678' told
	central plan feedback ht27/bjork/a --closes 1 <<<'Vi kommer.' >/dev/null
	pulse vt28-2
	run ! grep -F 'asks for somebody' told
}

@test "a list of plans says of how many actions the day has passed" {
	jq '.notes = [] | .requests = [] | .actions[0].when = "2026-01-31" | .actions[1].when = "2026-01-31" |
		.actions[2].when = "2099-01-31"' plan.json >late.json
	send ht27 bjork/a 1 late.json
	central plan list --round ht27 | grep -F '1 planned, 1 under way, 1 done; the day of 1 action has passed'
	[ "$(central plan list --round ht27 --json | jq -c '[.plans[].late]')" = '[1]' ]
	[ "$(central plan list --round ht26 --json | jq -c '[.plans[].late]')" = '[0,0]' ]
}
