# SPDX-License-Identifier: ISC
# The pack that asks what the work gives: it is added to a round, answered, and told beside the areas
# that its questions belong to, where enough people stand behind it.
load ../support/lib
without_leaks

packs="$SKATTA_SOURCE/data/questionnaires"

# people FILE 'UNIT,TIMES,A,HOURS,BEFORE,OFTEN,GOALS'...: so many people of each unit who answer alike.
people() {
	local file=$1 group unit times area hours before often goals i

	printf 'respondent,unit,A1,A2,A3,A4,X1,X2,X3,X6\n' >"$file"
	for group in "${@:2}"; do
		IFS=, read -r unit times area hours before often goals <<<"$group"
		for ((i = 1; i <= times; i++)); do
			printf '%s%d,%s,%s,%s,%s,%s,%s,%s,%s,%s\n' "$unit" "$i" "$unit" "$area" "$area" "$area" \
				"$area" "$hours" "$before" "$often" "$goals" >>"$file"
		done
	done
}

setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	printf 'six words that nobody guesses\n' >passphrase
	central init --name 'Ikt-enheten' >/dev/null
	cat >organisation.csv <<-'END'
		school,school_name,form,district,team,team_name,headcount
		bjork,Björkskolan,grundskola,Norr,a,Arbetslag A,12
		bjork,Björkskolan,grundskola,Norr,b,Arbetslag B,3
		ronn,Rönnskolan,grundskola,Norr,,,12
	END
	central org import organisation.csv >/dev/null 2>&1
	central round open --id ht26 --title 'Hösten 2026' --questionnaire "$packs/assessment.json" \
		--pack "$packs/effects.json" >/dev/null
	people people.csv bjork/a,6,2,4,8,3,1 ronn,6,3,6,6,1,3
	for i in 1 2 3 4 5; do printf 'extra%d,bjork/a,1,1,1,1,10,12,1,1\n' $i; done >>people.csv
	printf 'few,bjork/b,4,4,4,4,60,0,4,4\n' >>people.csv
	central import --round ht26 people.csv >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
}

@test "a school's and a district's page tell it beside the area and its index" {
	central round close --yes ht26 >/dev/null
	central report --round ht26 --unit bjork >school
	central report --round ht26 --unit bjork --format json >school.json
	# What is told is told once: here as among all questions. The one of the small team is not told.
	jq -r '.. | objects | select(.unit? == "bjork" and .id? == "X1") | "\(.mean) \(.n)"' school.json >told
	read -r mean n <told
	[ "$n" -ge 5 ]
	sed -n '/^What the work gives/,/^$/p' school >table
	grep -E "^X1 .* $mean(\.0)? +$n\*? A [0-9.]+ ± [0-9.]+$" table
	grep -E '^X6 .* 1\.0 of 4 +[0-9]+\*? C$' table
	# Beside the areas in their order, not in that of the questions.
	[ "$(grep -oE '^X[0-9]' table | tr -d '\n')" = X1X2X3X4X6X5X7X8 ]
	central report --round ht26 --unit Norr --lang sv >district
	grep -q 'Vad arbetet ger, som personalen ser det' district
	central report --round ht26 --format html --lang sv >report.html
	[ "$(grep -c 'Vad arbetet ger, som personalen ser det' report.html)" -ge 1 ]
	# It has no index, and no part in the total.
	jq -e '[.. | objects | select(.kind? == "area")] | length > 0 and all(.id != "X")' school.json
}

@test "a round without the pack has none of it" {
	central round open --id utan --title Utan --questionnaire "$packs/assessment.json" >/dev/null
	sed 's/,X1.*//; 1!s/\(,[0-9]*\)\{4\}$//' people.csv >plain.csv
	central import --round utan plain.csv >/dev/null
	central round close --yes utan >/dev/null
	central report --round utan --unit bjork >school
	run ! grep -q 'What the work gives' school
}

@test "what is wrong in a pack is said, and no round is opened" {
	jq '.areas[0].items[0].beside = "Z"' "$packs/effects.json" >bad.json
	run ! central round open --id bad --title Bad --questionnaire "$packs/assessment.json" --pack bad.json
	[[ "${lines[0]}" = *'"beside" says "Z", which cannot be here' ]]
	run ! central round open --id bad --title Bad --questionnaire "$packs/assessment.json" \
		--pack "$packs/effects.json" --pack "$packs/effects.json"
	[[ "${lines[0]}" = *'the id "often" is already taken'* ]]
	run ! central round open --id bad --title Bad --questionnaire "$packs/assessment.json" \
		--pack "$packs/pulse.json"
	[[ "${lines[0]}" = *'this is not a pack for a questionnaire' ]]
	run ! central round open --id bad --title Bad --questionnaire "$packs/effects.json"
	[[ "${lines[0]}" = *'this is not a questionnaire' ]]
	run ! central round open --id bad --title Bad --questionnaire "$packs/assessment.json" --pack missing.json
	run ! central round show bad
}

@test "somebody who answers is asked it like anything else" {
	central codes --round ht26 --csv | tr -d '\r"' >codes.csv
	central publish exchange >/dev/null
	skatta --data data join --trust "$(central keys --json | jq -r .signing_key)" exchange >/dev/null 2>&1
	fill data Anna "$(code bjork/a 1)" '{"X1": 5, "X2": 7, "X3": 4}' --role T | grep -q '\.age$'
	skatta --data data sync exchange >/dev/null 2>&1
	central merge exchange | grep '^accepted'
}
