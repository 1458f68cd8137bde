# SPDX-License-Identifier: ISC
# The result dialogue: what a chief sees of plans that leaders sent, and of how it goes with them.
load ../support/lib
without_leaks

# action ID TITLE WHEN STATUS ITEM
action() {
	jq -n --argjson id "$1" --arg title "$2" --arg when "$3" --arg status "$4" --arg item "$5" \
		'{id: $id, title: $title, what: "HEMLIGT", who: "rektor", when: $when, resource: "HEMLIGT",
		  sign: "HEMLIGT", items: [$item], status: $status, toward: null}'
}

# send UNIT REVISION REQUESTS: the actions of standard input as the unit's plan.
send() {
	jq -s --argjson requests "$3" \
		'{focus: ["A"], notes: [{id: 1, day: "2026-11-20", text: "HEMLIGT"}], requests: $requests, actions: .}' \
		>plan.json
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json \
		"$(awk -F, -v unit="$1" '$1 == unit && $2 == "leader" { print $3 }' codes.csv)" \
		"$2" plan.json sent >/dev/null
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
		ronn,Rönnskolan,grundskola,Norr,,,8
	END
	central org import organisation.csv >/dev/null
	central round open --id ht26 --title 'Hösten 2026' --questionnaire "$sample" >/dev/null
	central codes --round ht26 --csv | tr -d '\r"' >codes.csv
	central publish exchange >/dev/null
	mkdir sent
	{
		action 1 'Öva källkritik' '2026-01-10' planned A1
		action 2 'En timme varje fredag' 'hela terminen' 'under way' A1
		action 3 'Delade mallar' '' 'done' A2
		action 4 'Nya skärmar' '' dropped A3
	} | send bjork 1 '[
		{"id": 1, "day": "2026-11-20", "about": "planning", "text": "HEMLIGT", "contact": "HEMLIGT"},
		{"id": 2, "day": "2026-11-21", "about": "pulse", "text": "HEMLIGT", "contact": "HEMLIGT"}]'
	action 1 'Lagets egen' 'jul' 'under way' A1 | send bjork/a 1 '[]'
	action 1 'Laddskåp' '' 'done' A1 | send lind 1 '[]'
	central merge sent >/dev/null
	central plan feedback ht26/bjork --closes 1 <<<'HEMLIGT' >/dev/null
	answers ht26.csv A1,A2,A3 'bjork/a,7,2 1 1' 'bjork/b,6,1 1 0' 'lind,7,1 2 1' 'ronn,6,0 1 1'
	central import --round ht26 ht26.csv >/dev/null
	central round close --yes ht26 >/dev/null
	central round open --kind pulse --follows ht26 --id vt27 --title 'Temperatur våren 2027' \
		--questionnaire "$SKATTA_SOURCE/data/questionnaires/pulse.json" >/dev/null 2>&1
	answers vt27.csv P1,P2,P3,P4,P5,P6,P7,S1,S2,S3 'bjork/a,7,3 2 2 3 2 3 2 1 1 3' \
		'bjork/b,6,2 2 3 2 1 3 2 1 1 3' 'lind,7,3 3 2 2 2 3 2 1,,' 'ronn,6,2 2 2 2 2 2 1,,,'
	central import --round vt27 vt27.csv >/dev/null
	central round close --yes vt27 >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
}

# answers FILE ITEMS 'UNIT,TIMES,VALUES'...: so many people of each unit who answer that.
answers() {
	local file=$1 group unit times values i

	printf 'respondent,unit,%s\n' "$2" >"$file"
	for group in "${@:3}"; do
		IFS=, read -r unit times values <<<"$group"
		for ((i = 1; i <= times; i++)); do
			printf '%s%d,%s,%s\n' "$unit" "$i" "$unit" "${values// /,}" >>"$file"
		done
	done
}

# report ROUND UNIT [OPTION...]: without the day of today.
report() {
	central "${@:3}" report --round "$1" --unit "$2" | sed "s/$(date +%F)/YYYY-MM-DD/g"
}

@test "the page of a school has its plan, temperature, support and questions; a district a line for each" {
	report ht26 Norr >report.txt
	diff -u "$expected/dialogue-report.txt" report.txt
	report ht26 bjork --lang sv >report.txt
	diff -u "$expected/dialogue-report-sv.txt" report.txt
}

@test "a temperature measurement is talked over with the plans that it asked about" {
	report vt27 bjork >report.txt
	grep -q '^  Plan of YYYY-MM-DD: 1 planned, 1 under way, 1 done, 1 dropped.$' report.txt
	grep -q '^- Öva källkritik   .* 1.0    13$' report.txt
	grep -q '^  1. What in the temperature do you recognise' report.txt
	run ! grep -q 'What lies behind what is strongest' report.txt
}

@test "what was written to the coordinator, and what a team will do, is in no report" {
	for format in text html json csv; do
		for round in ht26 vt27; do
			for unit in Norr bjork bjork/a; do
				central report --round $round --unit $unit --format $format >told
				run ! grep -q HEMLIGT told
				# The measurement of the team itself asks about it.
				[ $round = vt27 ] || run ! grep -q 'Lagets egen' told
			done
		done
	done
	central plan show ht26/bjork | grep -q HEMLIGT
}

@test "a second round has the plan after the first until one comes, and says so" {
	central round open --follows ht26 --id ht27 --title 'Hösten 2027' --questionnaire "$sample" >/dev/null
	answers ht27.csv A1,A2,A3 'bjork/a,7,2 2 1' 'bjork/b,6,1 2 1' 'lind,7,1 2 1' 'ronn,6,0 1 1'
	central import --round ht27 ht27.csv >/dev/null
	central round close --yes ht27 >/dev/null
	report ht27 bjork >report.txt
	grep -q '^  Plan of YYYY-MM-DD, made after "Hösten 2026": 1 planned, 1 under way' report.txt
	grep -q '^- En timme varje fredag   .* 1.0    13$' report.txt
	grep -q 'The plan was made after "Hösten 2026"' report.txt
	grep -q '^  change  *+10.0–+30.0 (0.7 to 39.3), unpaired, certain$' report.txt
	grep -q '^Changed for certain, in the order of the questionnaire: A For all' report.txt
}

@test "the last revision counts, and an answer is told with its day" {
	action 1 'Öva källkritik' '2026-01-10' 'under way' A1 | send bjork 2 '[]'
	central merge sent >/dev/null
	central plan feedback ht26/bjork --closes 2 <<<'Vi kommer.' >/dev/null
	report ht26 bjork >report.txt
	grep -q 'Plan of [0-9Y][^ ]*: 1 under way' report.txt
	grep -A1 'Somebody to join the temperature measurement: asked for on 2026-11-21,$' report.txt |
		grep -q '^ *answered on'
	run ! grep -q 'not answered yet' report.txt
	central report --round ht26 --unit bjork --format json >report.json
	jq -e '[.plans[] | select(.unit == "bjork") | .requests[].answered] | map(select(. != null)) | length == 2' report.json
	jq -e '.plans[] | select(.unit == "bjork/a") | (has("actions") | not) and .counts["under way"] == 1' report.json
}

@test "when the answers are purged, the page stays as it was told, and what people wrote is erased" {
	for format in text html json; do
		central report --round ht26 --format $format >before.$format
	done
	grep -q 'Öva källkritik' before.text
	central purge --before "$(date -d tomorrow +%F)" --yes >/dev/null
	for format in text html json; do
		central report --round ht26 --format $format >after.$format
		# What was hidden before is erased now.
		sed -i 's/What people wrote was erased with the answers\./hidden: too few/
			s/"erased":true/"erased":false/' after.$format
		diff -u before.$format after.$format
	done
}
