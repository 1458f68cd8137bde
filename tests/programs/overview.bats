# SPDX-License-Identifier: ISC
# Where each district, school and team stands, also where schools are out of step; what is due; and what
# is to be looked after of plans.
load ../support/lib
without_leaks

# on DAY: it is that day from now on.
on() {
	SKATTA_DAY=$1
}

# organise SCHOOL...: the organisation that the next round is opened for.
organise() {
	head -n 1 all.csv >some.csv
	for school; do
		grep "^$school," all.csv >>some.csv
	done
	central org import some.csv >/dev/null 2>&1
}

# opens ID [OPTION...]: a round, published, with its codes in codes.ID.
opens() {
	central round open --id "$1" --title "Omgången $1" --questionnaire "$sample" "${@:2}" >/dev/null 2>&1
	central codes --round "$1" --csv | tr -d '\r"' >"codes.$1"
	central publish exchange >/dev/null 2>&1
}

# says ROUND UNIT PEOPLE ROLE ANSWERS: so many answer there.
says() {
	local i code

	for ((i = 1; i <= $3; i++)); do
		people=$((${people:-0} + 1))
		code=$(awk -F, -v unit="$2" -v n="$i" \
			'$1 == unit && $2 == "answer" && ++k == n { print $3 }' "codes.$1")
		"$SKATTA_BUILD/tests/tools/bundle_tool" "exchange/rounds/$1.1.json" "$2" "$4" "$code" "$people" 1 \
			"$5" sent >/dev/null
	done
}

# plans ROUND UNIT [REQUESTS]: a plan of one action, handed over.
plans() {
	jq -n --argjson requests "${3:-[]}" '{focus: [], notes: [], requests: $requests, actions: [{id: 1,
		title: "Pröva", what: "", who: "", when: "2027-01-31", resource: "", sign: "", items: [],
		status: "planned", toward: null}]}' >plan.json
	"$SKATTA_BUILD/tests/tools/plan_tool" send "exchange/rounds/$1.1.json" \
		"$(leader "$2" "codes.$1")" 1 plan.json sent >/dev/null
}

support='[{"id": 1, "day": "2026-12-11", "about": "planning", "text": "Vem kan visa oss?", "contact": "telefon 1"},
	{"id": 2, "day": "2026-12-12", "about": "pulse", "text": "Kom gärna.", "contact": "=telefon 2"}]'

setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir -p "$made/sent"
	cd "$made"
	on 2026-09-01
	printf 'six words that nobody guesses\n' >passphrase
	cat >all.csv <<-'END'
		school,school_name,form,district,team,team_name,headcount
		bjork,Björkskolan,grundskola,Norr,a,Arbetslag A,9
		bjork,Björkskolan,grundskola,Norr,b,Arbetslag B,3
		gran,Granskolan,grundskola,Norr,,,7
		lind,Lindgymnasiet,gymnasium,Norr,,,9
		ny,Nya skolan,grundskola,,,,6
	END
	central init --name 'Ikt-enheten' --json >keys.json
	organise bjork gran lind
	opens ht26 --opens 2026-10-01 --closes 2026-11-30
	says ht26 bjork/a 7 T '{"A1": 1}'
	says ht26 bjork/b 2 T '{"A1": 1}'
	says ht26 lind 5 T '{"A1": 1}'
	central merge sent >/dev/null
	cp -r . ../first
	on 2026-12-01
	central round close --yes ht26 >/dev/null
	plans ht26 bjork "$support"
	plans ht26 lind
	central merge sent >/dev/null
	central plan feedback ht26/lind <<<'Bra!' >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
	on 2027-06-10
}

# out_of_step: lind is in the temperature, bjork in its second round, and ny in a chain of its own.
out_of_step() {
	organise gran lind
	central round open --kind pulse --follows ht26 --id temp --title Temperatur \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>&1
	central codes --round temp --csv | tr -d '\r"' >codes.temp
	central publish exchange >/dev/null 2>&1
	says temp lind 6 '' '{"P1": 3}'
	organise bjork
	opens ht27 --follows ht26 --closes 2027-06-30
	says ht27 bjork/a 3 T '{"A1": 1}'
	organise ny
	opens nytt --closes 2027-06-01
	central merge sent >/dev/null
}

# row UNIT COLUMN...: what csv has of it, each on a line of its own.
row() {
	central status --csv | tr -d '\r"' | awk -F, -v unit="$1" -v columns="${*:2}" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(columns, wanted, " ") }
		NR > 1 && $1 == unit { line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? " " : "") $at[wanted[i]]; print line }'
}

# sees LINE: it is in what was said, but for how wide the gaps are.
sees() {
	tr -s ' ' <said | grep -qxF -- "$1" || {
		cat said
		return 1
	}
}

@test "a small store says it in few lines" {
	cd ../first 2>/dev/null || cd "$BATS_FILE_TMPDIR/first"
	on 2026-11-26
	central status >said
	[ "$(head -n 1 said)" = 'Omgången ht26 · ht26 · open until 2026-11-30, 4 days left' ]
	sees ' Arbetslag A 7 / 9 77 %'
	sees ' Lindgymnasiet 5 / 9 55 %'
	sees 'Norr 14 / 28 50 %'
	run ! grep -E 'Plan|Measured|Round|In all' said
	[ "$(wc -l <said)" -eq 10 ]
}

@test "of fewer people than the smallest group it is not told how many have answered" {
	central status >said
	grep -qE '^    Arbetslag B +–' said
	grep -qF 'fewer people than the smallest group' said
	[ "$(row bjork/b heads responses percent)" = '3  ' ]
	[ "$(central status --json | jq -c '.units[] | select(.unit == "bjork/b") | .responses')" = null ]
	[ "$(central status --json | jq -c '.overview[] | select(.unit == "bjork/b") | [.heads, .responses, .percent]')" = \
		'[3,null,null]' ]
}

@test "a row tells what was done, and what waits" {
	central status >said
	sees ' Björkskolan 9 / 12 75 % yes 2 wait due'
	sees ' Lindgymnasiet 5 / 9 55 % yes given due'
	sees ' Granskolan 0 / 7 0 % no – due'
	sees 'In all 14 / 28 50 % 2 of 5 2 wait 0 of 3'
	central status --lang sv >said
	sees ' Björkskolan 9 / 12 75 % ja 2 väntar dags'
	[ "$(row bjork closed plan plan_round feedback waiting turn)" = '2026-12-01 2026-12-01 ht26  2 coordinator' ]
	[ "$(row lind plan feedback waiting turn)" = '2026-12-01 2026-12-01 0 unit' ]
	[ "$(row lind measurement measured measure_due assess_due)" = '  2027-06-01 2027-12-01' ]
}

@test "what comes and what has passed stands at the end, by its day" {
	central status >said
	grep -A 2 -F '2027-06-01, 9 days ago: a temperature measurement after ht26' said
	grep -F 'skatta-central round open --kind pulse --follows ht26' said
	grep -F '2027-12-01, in 174 days: the next self-assessment after ht26' said
	[ "$(central status --json | jq -c '.days[] | [.what, .round, .day, .days, .units]')" = \
		'["measure","ht26","2027-06-01",-9,["bjork","gran","lind"]]
["assess","ht26","2027-12-01",174,["bjork","gran","lind"]]' ]
	printf 'What: Two hours\nNext meeting: 2027-08-20\n' | central dialogue note ht26/lind >/dev/null
	central status | grep -xF '2027-08-20, in 71 days: the next meeting of the dialogue on ht26: Lindgymnasiet.'
}

@test "schools out of step each have the round that they are in" {
	out_of_step
	central status >said
	grep -qxF '1  Omgången ht26 · ht26 · closed on 2026-12-01 · 14 / 28, 50 %' said
	grep -qxF '   Temperatur · temp · measurement after ht26 · open · 6 / 16, 37 %' said
	grep -qxF '2  Omgången ht27 · ht27 · after ht26 · open until 2027-06-30, 20 days left · 3 /' said
	grep -qxF '3  Omgången nytt · nytt · open, was to close on 2027-06-01 · 0 / 6, 0 %' said
	sees 'Norr 1 14 / 28 50 % – – 6 / 16'
	sees 'Norr 2 3 / 12 25 % – – –'
	sees ' Björkskolan 2 3 / 12 25 % earlier 2 wait –'
	sees ' Lindgymnasiet 1 5 / 9 55 % yes given 6 / 9'
	sees ' Granskolan 1 0 / 7 0 % no – 0 / 7'
	sees ' Nya skolan 3 0 / 6 0 % – – –'
	[ "$(row Norr round number follows responses)" = $'ht26 1  14\nht27 2 ht26 3' ]
	[ "$(row bjork/a round number state days_left)" = 'ht27 2 open 20' ]
	grep -F '2027-06-01, 9 days ago: the last day of nytt.' said
	run ! grep -F 'a temperature measurement after' said
	tr -s ' \n' ' ' <said | grep -F 'the next self-assessment after ht26: Granskolan, Lindgymnasiet.'
	run ! grep -E '.{81}' <(grep -v backup said)
	sees 'In all 1 of 2 2 wait 0 of 4'
	# One round alone, as it was.
	central status --round ht26 >said
	sees ' Björkskolan 9 / 12 75 % yes 2 wait –'
	central round close --yes temp >/dev/null
	[ "$(row lind measurement measured)" = 'temp 2027-06-10' ]
	central status >said
	sees ' Lindgymnasiet 1 5 / 9 55 % yes given yes'
}

@test "a round of another chain is not forgotten, and a measurement that follows none counts" {
	organise bjork gran lind
	opens annat --closes 2027-07-01
	central status >said
	grep -qxF 'Omgången annat · annat · open until 2027-07-01, 21 days left' said
	grep -qxF '2027-06-01, 9 days ago: a temperature measurement after ht26.' said
	sees ' Granskolan 0 / 7 0 % – –'
	opens sista
	central status >said
	grep -qxF 'Omgången annat · annat · open until 2027-07-01, 21 days left · 0 / 28, 0 %' said
	grep -qxF 'Omgången sista · sista · open · 0 / 28, 0 %' said
	[ "$(row gran round)" = sista ]
	central round open --kind pulse --id ensam --title Ensam \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>&1
	[ "$(row gran round measurement)" = 'sista ensam' ]
	[ "$(central status --round ensam --csv | wc -l)" -eq 7 ]
}

@test "a purged round still has its rows" {
	central purge --before 2027-06-01 --yes >/dev/null
	central status >said
	grep -F 'closed on 2026-12-01 · answers purged' said
	sees ' Björkskolan – yes 2 wait due'
	[ "$(row lind responses plan)" = ' 2026-12-01' ]
	[ "$(central status --json | jq -c '.units[] | select(.unit == "lind") | .responses')" = null ]
}

@test "json and csv exclude each other, and cells are disarmed" {
	run -2 --separate-stderr central status --json --csv
	[ "${stderr_lines[0]}" = 'skatta-central: --csv and --json cannot be used together' ]
	sed -i 's/Nya skolan/=1+1/' all.csv
	organise ny
	opens nytt
	central status --csv | grep -F "\"'=1+1\""
}

@test "plan list names who has no plan, who asks, and by when" {
	central plan list >said
	grep -A 3 -xF '2026-12-01  ht26/bjork' said >bjork
	sed -n 2p bjork | grep -F '1 planned; the day of 1 action has passed; 2 requests wait; 2 unread'
	grep -xF '    1  planning: telefon 1' bjork
	grep -xF '    2  pulse, by 2027-06-01: =telefon 2' bjork
	tr -s ' \n' ' ' <said | grep -F 'Without a plan in ht26, closed on 2026-12-01: Björkskolan, Arbetslag A; Björkskolan, Arbetslag B; Granskolan.'
	[ "$(central plan list --json | jq -c '.without[] | [.plan, .closed, .earlier]' | tail -n 1)" = '["ht26/gran","2026-12-01",""]' ]
	central plan list --csv | tr -d '\r' >rows
	[ "$(head -n 1 rows)" = plan,name,day,revision,actions,late,open,unread,turn,closed,earlier ]
	grep -xF '"ht26/bjork","Björkskolan","2026-12-01",1,1,1,2,2,"coordinator",,' rows
	grep -xF '"ht26/gran","Granskolan",,,,,,,,"2026-12-01",' rows
	# Nothing of it where only what waits is asked for.
	run ! grep Without <(central plan list --unread)
	central plan list --open --csv | tr -d '\r' >rows
	[ "$(head -n 1 rows)" = plan,name,day,request,about,by,contact,text,closes,new ]
	grep -xF "\"ht26/bjork\",\"Björkskolan\",\"2026-12-12\",2,\"pulse\",\"2027-06-01\",\"'=telefon 2\",\"Kom gärna.\",\"2\",1" rows
	run -2 --separate-stderr central plan list --json --csv
	[ "${stderr_lines[0]}" = 'skatta-central: --csv and --json cannot be used together' ]
}

@test "where no plan has come at all, the list is short" {
	cp -r "$BATS_FILE_TMPDIR/first" first
	cd first
	[ "$(central plan list)" = 'No plan has come yet.' ]
	central round close --yes ht26 >/dev/null
	[ "$(central plan list)" = "No plan has come yet.
Without a plan in ht26, closed on 2027-06-10: all schools and teams." ]
	[ "$(central plan list --json | jq '.without | length')" -eq 5 ]
}

@test "by when is the day that a request names, or that of the measurement" {
	by() {
		central plan list --open --json | jq -r --arg about "$1" '.requests[] | select(.about == $about) | .by'
	}

	[ "$(by planning)" = '' ]
	plans ht26 gran '[{"id": 1, "day": "2027-01-01", "about": "planning", "text": "Kom före 2027-02-30, helst 2027-02-01.", "contact": "telefon 3"}]'
	central merge sent >/dev/null
	[ "$(by planning | tail -n 1)" = 2027-02-01 ]
	central plan list --open | grep -xF '2027-01-01  ht26/gran  1  planning, by 2027-02-01'
	central --lang sv plan list --open | grep -xF '2027-01-01  ht26/gran  1  planering, senast 2027-02-01'
	central round open --kind pulse --follows ht26 --id temp --title Temperatur --opens 2027-06-20 \
		--closes 2027-06-30 --questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>&1
	[ "$(by pulse)" = 2027-06-20 ]
	central round close --yes temp >/dev/null
	[ "$(by pulse)" = '' ]
}

@test "a plan that goes on from a round before is said of who has none" {
	out_of_step
	run ! grep ht27 <(central plan list | grep Without)
	central round close --yes ht27 >/dev/null
	tr -s ' \n' ' ' < <(central plan list) | grep -F 'in ht27, closed on 2027-06-10: Björkskolan (the plan of ht26 goes on); Björkskolan, Arbetslag A;'
	[ "$(central plan list --round ht27 --json | jq -c '.without[0] | [.plan, .earlier]')" = '["ht27/bjork","ht26"]' ]
	# In the round that it was, it had one.
	run ! grep -F 'Björkskolan;' <(central plan list --round ht26)
}

@test "the page of a district says where its schools stand, where they are out of step" {
	run ! grep -F 'different rounds' <(central report --round ht26)
	out_of_step
	central report --round ht26 >told
	tr -s ' ' <told >said
	sees 'School Round Answered Closed Plan of Measured'
	sees 'Björkskolan ht27 3 of 12 open earlier'
	sees 'Granskolan ht26 0 of 7 2026-12-01 no plan open'
	sees 'Lindgymnasiet ht26 5 of 9 2026-12-01 2026-12-01 open'
	run ! grep -F 'Nya skolan' told
	central report --round ht26 --format html | grep -F 'Omgången ht27'
	central report --round ht26 --lang sv | grep -F 'Mätt'
	# A school's own page has nothing of others.
	run ! grep -F 'ht27' <(central report --round ht26 --unit lind)
}

@test "a school that goes on under another name is not waited for under the one before" {
	on 2026-09-01
	rm -rf central.db exchange sent
	mkdir sent
	central init >/dev/null 2>&1
	printf '%s\n' school,school_name,form,district,team,team_name,headcount \
		bjork,Björkskolan,grundskola,Norr,,,9 ronn,Rönnskolan,grundskola,Norr,,,9 >first.csv
	central org import first.csv >/dev/null 2>&1
	opens ett
	central round close --yes ett >/dev/null 2>&1
	on 2027-10-01
	central status --json | jq -e '[.days[] | select(.what == "assess").units[]] | index("ronn") != null'
	printf '%s\n' school,school_name,form,district,team,team_name,headcount,was \
		bjork,Björkskolan,grundskola,Norr,,,9, alm,Almskolan,grundskola,Norr,,,9,ronn >second.csv
	central org import second.csv >/dev/null 2>&1
	opens tva --follows ett
	central status >seen
	grep -q 'Almskolan' seen
	run ! grep -q 'Rönnskolan' seen
	central status --json | jq -e '[.days[].units[]?] | index("ronn") == null'
}
