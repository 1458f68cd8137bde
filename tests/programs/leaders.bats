# SPDX-License-Identifier: ISC
# Those who lead units, with both programs: a plan goes to the coordinator and comes back answered,
# from the pages, line by line, and from a file; and nobody else reads any of it.
load ../support/lib
without_leaks

setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	set_up_central
	jq -n '{focus: ["A"], notes: [], actions: [
		{id: 1, title: "Pröva ett moment tillsammans", what: "Två och två.", who: "arbetslagsledaren",
		 when: "före jul", resource: "", sign: "", items: ["A1"], status: "planned", toward: null}],
		requests: [{id: 1, day: "2026-11-26", about: "planning", text: "Vem kan visa oss?",
		 contact: "telefon 1234"}]}' >plan.json
	skatta --data data join --trust "$key" exchange
	export key
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
	anna=$'2\nAnna\nsix words that nobody guesses'
}

# plan UNIT FILE [OPTION...]: a plan of Anna's from a file, into her place.
plan() {
	skatta --data data plan --round ht26 --code "$(leader "$1")" --profile Anna \
		--passphrase-file passphrase --plan "$2" "${@:3}"
}

# walk LINES [OPTION...]: line by line, from the first page on.
walk() {
	printf '%s\n' "$1" | skatta --plain --data data "${@:2}" >seen 2>errors
}

sees() {
	grep -qF -- "$1" seen || {
		cat seen errors
		return 1
	}
}

state_of() {
	skatta --data data status --json --profile Anna --passphrase-file passphrase
}

@test "from a file to the coordinator, answered, read, and answered again" {
	run -0 --separate-stderr plan bjork/a plan.json --finish
	[[ "$output" =~ ^[0-9a-f]{32}\.age$ ]]
	[ "${stderr_lines[-1]}" = "saved: 1 action" ]
	[ "$(state_of | jq -c '[.bundles[] | [.state, .plan]]')" = '[["ready","bjork/a"]]' ]
	skatta --data data sync exchange
	central merge exchange | grep '^accepted'
	[ "$(central plan list --open --json | jq -r '.requests[0].text')" = "Vem kan visa oss?" ]
	central plan feedback ht26/bjork/a --closes 1 --from 'Ikt, telefon 9' <<<'Vi kommer på tisdag.'
	central publish exchange
	# Without her place nothing of it comes to the machine.
	run -0 skatta --data data sync
	[ "$(grep -c 'news' <<<"$output")" -eq 0 ]
	run -0 skatta --data data sync --profile Anna --passphrase-file passphrase
	[ "${lines[-1]}" = "news for 1 unit" ]
	state_of | jq -e '.bundles[0].state == "received"'
	walk "$anna"$'\n2\n2\n1\nTack, välkomna!\n1\n1\n'
	sees 'New from Ikt-enheten: 1 answer'
	sees 'Ikt, telefon 9 answers request 1 (new)'
	sees 'Vi kommer på tisdag.'
	sees 'Handed over, and read back from the folder'
	central merge exchange | grep '^accepted'
	central plan show ht26/bjork/a | grep -F 'Tack, välkomna!'
	central plan show ht26/bjork/a --json | jq -e '.plan.revision == 65'
	# The same again is not sent again.
	walk "$anna"$'\n2\n4\n1\n'
	sees 'It was handed over before; nothing new to send'
	walk "$anna"$'\n2'
	[ "$(grep -c 'New from' seen)" -eq 0 ]
}

@test "--role opens the page of the guide, and a leader's leads on to the unit" {
	echo '{}' >answers.json
	skatta --data data fill --round ht26 --profile Anna --code "$(code bjork/a 1)" \
		--answers answers.json --passphrase-file passphrase
	walk $'3\n'"$anna"$'\n'"$(leader bjork)"$'\n' --role leader
	sees 'skatta --role leader'
	sees '3: Go on to my unit'
	sees 'Leader code: '
	sees 'Björkskolan: Hösten 2026'
	# Going back instead leads there too.
	walk $'<\n'"$anna" --role leader
	sees 'Björkskolan: Hösten 2026'
	# Who turns to another page is taken for that one.
	walk $'1\n2\n3\n'"$anna" --role leader
	[ "$(grep -c 'Björkskolan: Hösten 2026' seen)" -eq 0 ]
}

@test "--role knows everybody who has a page, and kiosks have none" {
	while IFS='|' read -r role title; do
		walk '' --role "$role" --lang sv
		sees "$title"
		skatta --help | sed -n '/--role/,/--kiosk/p' | grep -qw "$role"
	done <<-'END'
		staff|Du som svarar
		leader|Du som leder ett arbetslag eller en skola
		coordinator|Du som är ikt-samordnare
		chief|Du som är grundskolechef eller gymnasiechef
		administrator|Du som sköter datorerna
		school|En skola på egen hand
	END
	run -2 skatta --plain --data data --role head
	[ "${lines[0]}" = 'skatta: there is no role "head"; there are staff, leader, coordinator, chief, administrator, school' ]
	for role in staff leader; do
		run -2 skatta --plain --data data --kiosk --role "$role"
		[ "${lines[0]}" = 'skatta: a kiosk is for those who answer, without --role' ]
	done
	# Without a guide the first page says why.
	mkdir no-guide
	SKATTA_DATA=no-guide walk '' --role chief
	sees 'no-guide/guide/en'
	sees 'I am new here'
}

@test "a file with a mistake saves nothing" {
	while IFS='|' read -r filter sentence; do
		jq "$filter" plan.json >bad.json
		run ! plan bjork/a bad.json --finish
		grep -qF "$sentence" <<<"$output"
		grep -qF 'Nothing was saved.' <<<"$output"
	done <<-'END'
		.focus = ["Z"]|its focus "Z" is not an area
		.actions[0].items = ["A9"]|it aims at "A9"
		.actions[0].title = ""|"title" should be a text of 1 to 200 characters
		.actions[0].toward = {unit: "lind", action: 1}|it points to "lind"
		.actions[0] += {toward: {unit: "bjork", action: 1}, also: [{unit: "lind", action: 1}]}|it points to "lind"
		.actions[0].status = "soon"|"status"
		del(.notes)|"notes"
	END
	printf 'not JSON' >bad.json
	run ! plan bjork/a bad.json
	run ! plan bjork/a missing.json
	run ! plan bjork/a /dev/zero
	run ! skatta --data data plan --round ht26 --code "$(code bjork/a 1)" --profile Anna \
		--passphrase-file passphrase --plan plan.json
	[ "${lines[0]}" = "skatta: that is not a leader code of this round" ]
	[ "$(skatta --data data status --json | jq '.bundles | length')" -eq 0 ]
	# What was handed over goes on standing.
	plan bjork/a plan.json --finish
	jq '.actions[0].id = 2' plan.json >bad.json
	run ! plan bjork/a bad.json
	[ "${lines[0]}" = "skatta: action 1, which was handed over, is missing" ]
	run -0 --separate-stderr plan bjork/a plan.json --finish
	[ "$(skatta --data data status --json | jq '.bundles | length')" -eq 1 ]
}

@test "an id that an earlier revision used is not given to another action" {
	jq '.actions += [.actions[0] | .id = 2 | .title = "Boka salen"]' plan.json >two.json
	plan bjork/a two.json --finish
	skatta --data data sync exchange
	mv data first
	skatta --data data join --trust "$key" exchange
	for status in planned "done"; do
		jq --arg status "$status" '.actions[0].status = $status' plan.json >one.json
		plan bjork/a one.json --finish
		skatta --data data sync exchange
	done
	central merge exchange >/dev/null
	central publish exchange >/dev/null
	rm -r data && mv first data
	skatta --data data sync exchange
	walk "$anna"$'\n2\n1\n1\n'
	sees 'You go on with the plan that came'
	run ! plan bjork/a two.json --finish
	[ "${lines[0]}" = "skatta: the id 2 belonged to another action" ]
	[[ "${lines[1]}" = *"Give the action an id above 2." ]]
	jq '.actions[1].id = 3' two.json >three.json
	plan bjork/a three.json --finish
	skatta --data data sync exchange
	central merge exchange | grep '^accepted'
}

@test "on another machine the plan is there, and of two the leader chooses" {
	plan bjork/a plan.json --finish
	skatta --data data sync exchange
	central merge exchange >/dev/null
	central publish exchange >/dev/null
	mv data first
	skatta --data data join --trust "$key" exchange
	skatta --data data sync exchange
	jq '.actions[0].status = "done"' plan.json >done.json
	plan bjork/a done.json --finish
	skatta --data data sync exchange
	central merge exchange >/dev/null
	central plan show ht26/bjork/a --json | jq -e '.plan.revision == 65'
	central publish exchange >/dev/null
	rm -r data && mv first data
	jq '.actions[0].status = "under way"' plan.json >own.json
	run ! plan bjork/a own.json --finish
	[[ "${lines[0]}" = *"another plan of this unit was handed over from elsewhere" ]]
	walk "$anna"$'\n2\n1\n2\n4\n1\n'
	sees 'Another plan of this unit was handed over from elsewhere'
	sees 'handed over from elsewhere on'
	central merge exchange | grep '^accepted'
	central plan show ht26/bjork/a --json |
		jq -e '.plan.revision == 129 and .plan.actions[0].status == "under way"'
}

@test "the plan as a file loads and runs nothing, and escapes what was written" {
	jq '.actions[0].title = "<script>alert(1)</script> \"&" |
		.actions[0].what = "<img src=x onerror=alert(1)>"' plan.json >hostile.json
	plan bjork/a hostile.json
	walk "$anna"$'\n2\n6\n2\nplan.html\n6\n2\nplan.txt\n'
	tr -d ' \n' <seen | grep -qF "Savedin$PWD/plan.html."
	grep -qF "default-src 'none'" plan.html
	grep -qF '&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;' plan.html
	[ "$(grep -c '<script\|<img\|<link\|http' plan.html)" -eq "$(grep -c 'http-equiv' plan.html)" ]
	grep -qF 'As it is written now, not handed over yet' plan.html
	grep -qF '<script>alert(1)</script> "& (planned)' plan.txt
	grep -qF 'Vem kan visa oss?' plan.txt
	[ "$(stat -c %a plan.html)" = 600 ]
}

@test "a folder of hostile unit files is passed over without a word" {
	plan bjork/a plan.json
	mkdir -p exchange/units
	tag=$("$SKATTA_BUILD/tests/tools/plan_tool" tag exchange/rounds/ht26.1.json "$(leader bjork/a)")
	for number in 1 2 3 4 5; do
		names[number]=exchange/units/$tag.$number.$(no_such_bundle $number)
	done
	mkfifo "${names[1]}"
	ln -s /etc/passwd "${names[2]}"
	mkdir "${names[3]}"
	truncate -s 20M "${names[4]}"
	printf 'age-encryption.org/v1\n' >"${names[5]}"
	run -0 skatta --data data sync exchange --profile Anna --passphrase-file passphrase
	[ "${#lines[@]}" -eq 3 ]
	walk "$anna"$'\n2\n2'
	sees 'Request 1: support when planning'
	[ ! -s errors ]
}

@test "what was said goes on standing when a plan from a file leaves it out" {
	plan bjork/a plan.json --finish
	jq '.requests = [] | .actions[0].status = "done"' plan.json >quiet.json
	plan bjork/a quiet.json --finish
	skatta --data data sync exchange
	walk "$anna"$'\n2\n3\n2\nKom gärna i mars.\ntelefon 5678\n2\n3\n4\n1\n'
	sees 'Request 2: somebody to join the temperature measurement'
	sees 'Request 1: support when planning'
	central merge exchange >/dev/null
	[ "$(central plan list --open --json | jq -c '[.requests[] | [.request, .about]]')" = '[[1,"planning"],[2,"pulse"]]' ]
	jq '.requests[0].text = "Något annat"' plan.json >other.json
	run ! plan bjork/a other.json
	[ "${lines[0]}" = "skatta: request 1 has already been handed over with a different text" ]
	jq '.notes = [range(1; 61) | {id: ., day: "2026-11-26", text: "Hej!"}]' plan.json >notes.json
	plan bjork/a notes.json --finish
	jq '.notes = [range(2; 62) | {id: ., day: "2026-11-26", text: "Hej!"}]' plan.json >notes.json
	run ! plan bjork/a notes.json
	[ "${lines[0]}" = "skatta: together with what was said before, this is more than a plan has room for" ]
}
