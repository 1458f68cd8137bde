# SPDX-License-Identifier: ISC
# A temperature measurement: it asks each unit about the actions of its own plan, and what it tells
# of them comes to the report and back to the unit.
load ../support/lib
without_leaks

plan() {
	jq -n --args '{focus: [], notes: [], requests: [], actions: [$ARGS.positional | range(length) as $i |
		{id: ($i + 1), title: .[$i], what: "", who: "", when: "", resource: "", sign: "",
		 items: [], status: "under way", toward: null}]}' "$@"
}

# plans UNIT PLAN: a plan, handed over.
plans() {
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader "$1")" 1 "$2" sent \
		>/dev/null
}

# gets UNIT: what the newest file for the unit says.
gets() {
	"$SKATTA_BUILD/tests/tools/plan_tool" open exchange/rounds/ht26.1.json "$(leader "$1")" exchange/units
}

setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	printf 'six words that nobody guesses\n' >passphrase
	central init --name 'Ikt-enheten' --json >keys.json
	cat >organisation.csv <<-'END'
		school,school_name,form,district,team,team_name,headcount
		bjork,Björkskolan,grundskola,Norr,a,Arbetslag A,9
		bjork,Björkskolan,grundskola,Norr,b,Arbetslag B,8
		lind,Lindgymnasiet,gymnasium,Norr,,,9
	END
	central org import organisation.csv >/dev/null
	central round open --id ht26 --title 'Hösten 2026' --questionnaire "$sample" >/dev/null
	central codes --round ht26 --csv | tr -d '\r"' >codes.csv
	central publish exchange >/dev/null
	mkdir sent
	plan 'Dela planeringar' 'Köp sladdar' 'Öva källkritik {action} <b>tillsammans</b>' |
		jq '.actions[1].status = "dropped"' >a.json
	plan 'Ett gemensamt prov' >b.json
	plan 'En timme varje fredag' >bjork.json
	plan 'Fler uttag' 'Laddskåp' | jq '.actions[0].status = "done"' >lind.json
	for unit in bjork/a bjork/b bjork lind; do
		plans "$unit" "${unit#bjork/}.json"
	done
	central merge sent >/dev/null
	central round close --yes ht26 >/dev/null
	central round open --kind pulse --follows ht26 --id vt27 --title 'Temperatur våren 2027' \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >opened 2>told
	central codes --round vt27 --csv | tr -d '\r"' >pulse.csv
	central publish exchange >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
}

# pulse_code UNIT NUMBER
pulse_code() {
	awk -F, -v unit="$1" -v number="$2" \
		'$1 == unit && $2 == "answer" && ++i == number { print $3; exit }' pulse.csv
}

# says UNIT NUMBER ANSWERS: a response to the pulse, each time of another person.
says() {
	people=$((${people:-0} + 1))
	"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/vt27.1.json "$1" '' "$(pulse_code "$1" "$2")" \
		"$people" 1 "$3" sent >/dev/null
}

# Six of the team a, four of b, seven of lind.
answer_all() {
	local i

	for i in 1 2 3 4 5 6; do
		says bjork/a "$i" "{\"P1\": 3, \"T1\": $((i % 3)), \"T2\": 2, \"S1\": $((i % 4 + 1))}"
	done
	for i in 1 2 3 4; do
		says bjork/b "$i" '{"P1": 2, "T1": 4, "S1": 1}'
	done
	for i in 1 2 3 4 5 6 7; do
		says lind "$i" "{\"P1\": 4, \"S1\": 4, \"S2\": $((i % 2 + 1))}"
	done
}

@test "opening says how many actions are asked about, and when half a year has gone" {
	[ "$(cat opened)" = vt27 ]
	diff -u - told <<-END
		skatta-central: it asks about 6 actions of the units' plans
		skatta-central: it can be answered at once; half a year after the round ht26 is $(
			day=$(date -d "$(date +%Y-%m-01) +6 months" +%Y-%m)
			last=$(date -d "$day-01 +1 month -1 day" +%d)
			[ "$(date +%d)" -gt "$last" ] && echo "$day-$last" || echo "$day-$(date +%d)"
		), which can be given with --opens
	END
	jq -e '.actions == {
		"bjork": [{id: 1, title: "En timme varje fredag"}],
		"bjork/a": [{id: 1, title: "Dela planeringar"},
			{id: 3, title: "Öva källkritik {action} <b>tillsammans</b>"}],
		"bjork/b": [{id: 1, title: "Ett gemensamt prov"}],
		"lind": [{id: 1, title: "Fler uttag"}, {id: 2, title: "Laddskåp"}]}' \
		exchange/rounds/vt27.1.json >/dev/null
}

@test "without plans nothing is asked about, and an assessment never asks" {
	central round open --id plain --title T --questionnaire "$sample" >/dev/null
	central round open --kind pulse --follows plain --id other --title T --opens 2027-01-01 \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>told
	[ "$(cat told)" = 'skatta-central: no plan has come for the round plain: it asks about no actions' ]
	central round open --follows ht26 --id vt28 --title T --questionnaire "$sample" >/dev/null 2>told
	[ ! -s told ]
	central publish exchange >/dev/null
	jq -e 'has("actions") | not' exchange/rounds/other.1.json exchange/rounds/vt28.1.json >/dev/null
}

@test "a round follows a self-assessment, and has a questionnaire of its kind" {
	pulse="$SKATTA_SOURCE/data/questionnaires/pulse.json"
	assessment="$SKATTA_SOURCE/data/questionnaires/assessment.json"
	cp central.db before.db
	for kind in assessment pulse; do
		run ! central round open --kind $kind --follows vt27 --id no --title T --questionnaire "$pulse"
		[ "${lines[0]}" = 'skatta-central: the round vt27 is a temperature measurement, and no round follows one' ]
		[[ "${lines[1]}" = *"--follows the self-assessment"* ]]
		cmp central.db before.db
	done
	central round open --kind pulse --id one --title T --questionnaire "$assessment" >/dev/null 2>told
	grep -q 'the questionnaire is not for a temperature measurement' told
	central round open --id two --title T --questionnaire "$pulse" >/dev/null 2>told
	grep -q 'the questionnaire is not for a self-assessment' told
}

@test "a questionnaire with fewer questions leaves the last actions out, and says so" {
	jq '.areas |= map(if .purpose == "school-actions" then .items = .items[:1] else . end)' \
		"$SKATTA_SOURCE/data/questionnaires/pulse.json" >few.json
	central round open --kind pulse --follows ht26 --id few --title T --opens 2027-01-01 \
		--questionnaire few.json >/dev/null 2>told
	grep -qx 'skatta-central: it asks about 5 actions of the units. plans' told
	grep -qx 'skatta-central: 1 action has no question in the questionnaire' told
}

@test "each is asked about the actions of the own unit, and of no other" {
	key=$(jq -r .signing_key keys.json)
	skatta --data p join exchange --trust "$key" >/dev/null
	printf '%s\n' '{"P1": 3, "T1": 4, "T2": "-", "S1": 0}' >a.answers
	skatta --data p fill --round vt27 --profile anna --code "$(pulse_code bjork/a 9)" \
		--answers a.answers --passphrase-file passphrase --finish >/dev/null
	skatta --data p sync exchange >/dev/null
	central merge exchange >merged
	grep -q '^accepted ' merged
	says bjork/b 1 '{"T2": 1}'
	says lind 1 '{"T1": 1}'
	says lind 2 '{"S3": 1}'
	says lind 3 '{"S2": 1}'
	run central merge sent
	[ "$(grep -c '^refused .*which this person is not asked' <<<"$output")" -eq 3 ]
	[ "$(grep -c '^accepted ' <<<"$output")" -eq 1 ]
}

@test "the report has a thermometer for each action, and none where too few answered" {
	answer_all
	central merge sent >/dev/null
	central round close --yes vt27 >/dev/null
	central report --round vt27 | sed "s/$(date +%F)/YYYY-MM-DD/g" >report.txt
	diff -u "$expected/pulse-report.txt" report.txt
	central report --round vt27 --format json >report.json
	jq -e '[.rows[] | select(has("action")) | [.unit, .id, .action, .title, .n, .hidden]] == [
		["bjork", "S1", 1, "En timme varje fredag", 6, false],
		["bjork/a", "T1", 1, "Dela planeringar", 6, false],
		["bjork/a", "T2", 3, "Öva källkritik {action} <b>tillsammans</b>", 6, false],
		["bjork/a", "S1", 1, "En timme varje fredag", 6, false],
		["bjork/b", "T1", 1, "Ett gemensamt prov", null, true],
		["bjork/b", "S1", 1, "En timme varje fredag", null, true],
		["lind", "S1", 1, "Fler uttag", 7, false],
		["lind", "S2", 2, "Laddskåp", 7, false]]' report.json >/dev/null
	jq -e '[.rows[] | select(.id | test("^[ST]")) | has("action")] | all' report.json >/dev/null
	central report --round vt27 --format csv | head -1 | grep -vq title
	central report --round vt27 --format html >report.html
	grep -q '<th scope="row">Dela planeringar<svg' report.html
	grep -q 'Öva källkritik {action} &lt;b&gt;tillsammans' report.html
	central report --round vt27 --codebook codebook.csv >/dev/null
	grep -q 'How is ""{action}"" going?' codebook.csv
}

@test "the trend has the temperature and the thermometers beside the rounds" {
	answer_all
	central merge sent >/dev/null
	central round close --yes vt27 >/dev/null
	central report --round ht26 --trend --unit bjork/a >trend.txt
	grep -q "^vt27: Temperatur våren 2027, closed on $(date +%F).$" trend.txt
	grep -Eq '^Dela planeringar +1.0 of 4 n 6$' trend.txt
	grep -Eq '^P Temperature +hidden[*]$' trend.txt
	central report --round vt27 --trend --unit bjork/a | cmp trend.txt -
	central report --round ht26 --trend --unit bjork/a --format json | jq -e '[.trend[] | select(.title) |
		[.round, .round_kind, .id, .mean, .n, .action_unit, .action, .title]][0] ==
		["vt27", "pulse", "T1", 1.0, 6, "bjork/a", 1, "Dela planeringar"]' >/dev/null
}

@test "each unit is told how it goes with the actions that it sees, once the pulse is closed" {
	answer_all
	central merge sent >/dev/null
	central publish exchange >/dev/null
	gets bjork/a | jq -e 'has("pulses") | not' >/dev/null
	central round close --yes vt27 >/dev/null
	central publish exchange | grep -Eq "^[0-9]+ units get"
	gets bjork/a | jq -e --arg day "$(date +%F)" '.pulses == [{round: "vt27",
		title: "Temperatur våren 2027", day: $day, actions: [
		{unit: "bjork", action: 1, hidden: false, n: 6, n_is_least: false, low: 25, high: 25, most: 40},
		{unit: "bjork/a", action: 1, hidden: false, n: 6, n_is_least: false, low: 10, high: 10, most: 40},
		{unit: "bjork/a", action: 3, hidden: false, n: 6, n_is_least: false, low: 20, high: 20, most: 40}]}]' >/dev/null
	gets bjork/b | jq -e '[.pulses[].actions[] | [.unit, .action, .hidden, .n, .low]] == [
		["bjork", 1, false, 6, 25], ["bjork/b", 1, true, 0, null]]' >/dev/null
	gets bjork | jq -e '[.pulses[].actions[] | [.unit, .action]] == [
		["bjork", 1], ["bjork/a", 1], ["bjork/a", 3], ["bjork/b", 1]]' >/dev/null
	gets lind | jq -e '[.pulses[].actions[] | [.unit, .action, .low, .high]] == [
		["lind", 1, 34, null], ["lind", 2, 16, 16]]' >/dev/null
	central publish exchange | grep -qv 'something new'
}

@test "lines read as well as the screen: the title stands in the question" {
	key=$(jq -r .signing_key keys.json)
	skatta --data p join exchange --trust "$key" >/dev/null
	printf '%s\n' '{"P1": 3}' >a.answers
	skatta --data p fill --round vt27 --profile anna --code "$(pulse_code bjork/a 9)" \
		--answers a.answers --passphrase-file passphrase >/dev/null
	printf '%s\n' 2 anna "$(cat passphrase)" 1 g T1 | skatta --data p --plain --lang en >shown
	grep -q 'How is "Dela planeringar" going?' shown
}

@test "plan show has the temperature of each action, as far as it may be told" {
	answer_all
	central merge sent >/dev/null
	central plan show ht26/bjork/a --json | jq -e 'has("pulses") | not'
	central round close --yes vt27 >/dev/null
	central plan show ht26/bjork/a --json | jq -e '[.plan.actions[0].status, (.pulses[].actions[] |
		select(.unit == "bjork/a") | [.action, .hidden, .n, .low])] ==
		["under way", [1, false, 6, 10], [3, false, 6, 20]]'
	central plan show ht26/bjork/b --json | jq -e '[.pulses[].actions[] | select(.unit == "bjork/b") |
		[.action, .hidden, .n, .low, .high]] == [[1, true, 0, null, null]]'
	# What the leader reads and what the coordinator reads is the same.
	central publish exchange >/dev/null
	gets bjork | jq -S .pulses >leader.json
	central plan show ht26/bjork --json | jq -S .pulses | diff -u leader.json -
	central purge --before 2099-01-01 --yes >/dev/null
	central plan show ht26/bjork --json | jq -S .pulses | diff -u leader.json -
}

@test "the leader sees how it goes beside how far it is, in the plan, the measurement and the file" {
	key=$(jq -r .signing_key keys.json)
	skatta --data p join exchange --trust "$key" >/dev/null
	printf '%s\n' '{"P1": 3}' >a.answers
	skatta --data p fill --round vt27 --profile anna --code "$(pulse_code bjork/a 9)" \
		--answers a.answers --passphrase-file passphrase >/dev/null
	answer_all
	central merge sent >/dev/null
	central round close --yes vt27 >/dev/null
	central publish exchange >/dev/null
	skatta --data p sync exchange >/dev/null
	measured=$(awk -F, '$1 == "bjork/a" && $2 == "leader" { print $3 }' pulse.csv)
	anna=$'2\nanna\n'"$(cat passphrase)"
	printf '%s\n' "$anna" 5 "$(leader bjork/a)" 2 2 10 6 7 plan.html 7 plan.txt 9 6 "$measured" 1 1 |
		skatta --data p --plain --lang en >shown
	grep -qx -- '- Dela planeringar: under way, 1.0 of 4' shown
	grep -q "^How it is going, as everybody says (Temperatur våren 2027, $(date +%F)):" shown
	grep -qx 'Dela planeringar: 1.0 of 4, 6 answers' shown
	grep -qx '2: Dela planeringar (under way, 1.0 of 4)' shown
	grep -qx "Temperature $(date +%F): 1.0 of 4, 6 answers" shown
	grep -qF "█████░░░░░░░░░░░░░░░  1.0 of 4, 6 answers ($(date +%F))" plan.txt
	grep -qF "width=\"25.00\" height=\"8\"/></svg>1.0 of 4, 6 answers ($(date +%F))</dd>" plan.html
	[ "$(grep -c 1.0 plan.txt)" -eq 1 ]
	central plan show ht26/bjork/a | grep -qF "1.0 of 4, 6 answers ($(date +%F))"
	# The measurement's own page, with what the plan says.
	grep -qx 'Dela planeringar: 1.0 of 4, 6 answers, under way' shown
	grep -qx 'Björkskolan: En timme varje fredag: 2.5 of 4, 6 answers, under way' shown
	grep -qx 'T1 How is "Dela planeringar" going? 1.0 of 4, 6 answers' shown
	grep -qF 'T2 How is "Öva källkritik {action} <b>tillsammans</b>" going?' shown
	run ! grep -q 'Ett gemensamt prov' shown
}
