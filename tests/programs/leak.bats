# SPDX-License-Identifier: ISC
# What a pencil could once work out of a report: the answers of one who left an item out, of one who is
# asked less than the others, of those who said no to a question that decides the questions to ask next. And
# what a few people once kept hidden from everybody.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

assessment="$SKATTA_SOURCE/data/questionnaires/assessment.json"

# What a teacher is asked on a scale in a compulsory school, in order; and what a school leader is.
asked=({A..G}{1..4})
asked_of_leader=({A,B,G}{1..4})

setup() {
	cd "$BATS_TEST_TMPDIR"
	printf 'six words that nobody guesses\n' >passphrase
	central init >/dev/null
}

# school TEAM HEADS…: an organisation of one school
school() {
	printf 'school,school_name,form,district,team,team_name,headcount\n' >org.csv
	while [ $# -gt 0 ]; do
		printf 'bjork,Björkskolan,grundskola,Norr,%s,Team %s,%s\n' "$1" "$1" "$2" >>org.csv
		shift 2
	done
	central org import org.csv >/dev/null 2>&1
}

# told NAME QUESTIONNAIRE SHEET: in a store of its own the round is opened, answered and closed; the
# report lies in NAME.json, NAME.csv, NAME.text, NAME.html.
told() {
	local STORE="$1.db" format

	cp central.db "$STORE"
	central round open --id r --title Round --open --questionnaire "$2" >/dev/null 2>&1
	central import --round r "$3" >/dev/null
	central round close --yes r >/dev/null
	for format in json csv text html; do
		central report --round r --format "$format" -o "$1.$format"
	done
}

# say_alike NAME OTHER: two reports, in all formats
say_alike() {
	for format in json csv text html; do
		cmp "$1.$format" "$2.$format"
	done
}

# Every area and total has to follow from the items beside it.
follow() {
	[ -z "$(jq -rs -f "$SKATTA_SOURCE/tests/support/derived.jq" "$1" "$2")" ]
}

# columns NAME...: of a sheet of answers
columns() {
	local IFS=,

	echo "respondent,unit,role,$*"
}

# row REPORT UNIT ID FIELD...: of an item or area
row() {
	jq -c --arg unit "$2" --arg id "$3" --argjson names "$(jq -cn '$ARGS.positional' --args "${@:4}")" \
		'.rows[] | select(.unit == $unit and .id == $id) | [.[$names[]]]' "$1"
}

# Six teachers; the fourth has no answer to B3. The three sheets differ in who of the six gave which
# answer to each item, and in nothing else: the six answers to an item are dealt out otherwise.
deal() {
	awk -v by="$1" 'BEGIN {
		for (i = 1; i <= 6; i++) {
			line = i ",bjork/a,T"
			for (item = 1; item <= 28; item++) {
				place = (i + by * item * (item + 1) / 2) % 6
				if (item != 7)
					line = line "," (place * (item % 3 + 1) + item) % 5
				else
					line = line "," (i == 4 ? "-" : ((i < 4 ? i : i - 1) + by) % 5 % 4)
			}
			print line
		}
	}'
}

@test "who leaves one item out gives nothing else away" {
	school a 6
	for by in 0 1 2; do
		columns "${asked[@]}" >"sheet$by.csv"
		deal "$by" >>"sheet$by.csv"
		told "with$by" "$assessment" "sheet$by.csv"
		follow "$assessment" "with$by.json"
	done
	run ! cmp -s sheet0.csv sheet1.csv
	# Whose answers they are makes no difference: not to the area, the total, or anything else.
	say_alike with0 with1
	say_alike with0 with2
	# Six answered B2. That five answered B3 is told only as what it may be.
	[ "$(row with0.json bjork/a B2 hidden n n_is_least others)" = '[false,6,false,false]' ]
	[ "$(row with0.json bjork/a B3 hidden n n_is_least others)" = '[false,5,true,true]' ]
	[ "$(row with0.json bjork/a B hidden n n_is_least)" = '[false,5,true]' ]
}

# Five teachers and a school leader, who is asked three areas of seven.
deal_with_leader() {
	awk -v by="$1" 'BEGIN {
		for (i = 1; i <= 6; i++) {
			line = i ",bjork/a," (i == 6 ? "L" : "T")
			for (item = 1; item <= 28; item++) {
				all = item <= 8 || item > 24
				place = (i + by * item) % (all ? 6 : 5)
				line = line "," (i == 6 && !all ? "" : (place * (item % 3 + 2) + item) % 5)
			}
			print line
		}
	}'
}

@test "one leader among five teachers is not what is left of the total" {
	school a 6
	for by in 0 1 2; do
		columns "${asked[@]}" >"sheet$by.csv"
		deal_with_leader "$by" >>"sheet$by.csv"
		told "with$by" "$assessment" "sheet$by.csv"
		follow "$assessment" "with$by.json"
	done
	say_alike with0 with1
	say_alike with0 with2
	for item in "${asked_of_leader[@]}"; do
		[ "$(row with0.json bjork/a "$item" hidden n n_is_least)" = '[false,6,false]' ]
	done
	[ "$(row with0.json bjork/a C1 hidden n n_is_least others)" = '[false,5,true,true]' ]
	jq -e '.rows[] | select(.unit == "bjork/a" and .kind == "total") | .hidden == false' with0.json
}

conditional() {
	jq -n '{format: "skatta-questionnaire/1", id: "turns", version: 1, languages: ["en"], minutes: 1,
	 title: {en: "Turns"}, scales: [{id: "s", labels: [{en: "No"}, {en: "Partly"}, {en: "Yes"}]}],
	 areas: [{id: "G", purpose: "other", title: {en: "How it is"}, scale: "s", items: [
	  {id: "G1", kind: "choice", not_said: true, text: {en: "Were you left alone with it?"},
	   options: [{en: "Never"}, {en: "It has happened"}]},
	  {id: "G2", kind: "scale", when: {item: "G1", is: [1]}, text: {en: "Did anybody help?"}},
	  {id: "G3", kind: "scale", when: {item: "G1", is: [0]}, text: {en: "Is it calm?"}}]}]}' >turns.json
}

# turns SHEET UNIT YES NO: so many people who say yes and no, and answer the questions to ask then. The answers
# of each kind are 0, 1, 2, 0, … from a place that the unit decides.
turns() {
	[ -f "$1" ] || echo respondent,unit,G1,G2,G3 >"$1"
	awk -v unit="$2" -v yes="$3" -v no="$4" 'BEGIN {
		for (i = 1; i <= yes; i++)
			print unit i ",bjork/" unit ",1," i % 3 ","
		for (i = 1; i <= no; i++)
			print unit yes + i ",bjork/" unit ",0,," i % 3
	}' >>"$1"
}

@test "twelve of twelve and eleven of twelve who were asked the next question look the same" {
	conditional
	school a 12 b 12
	for no in 0 1 2; do
		turns "sheet$no.csv" a 12 0
		turns "sheet$no.csv" b "$((12 - no))" "$no"
		told "with$no" turns.json "sheet$no.csv"
		for unit in bjork/a bjork/b bjork Norr all; do
			[ "$(row "with$no.json" "$unit" G1 hidden n n_is_least)" = \
				"[false,$([[ $unit == bjork/? ]] && echo 12 || echo 24),false]" ]
			[ "$(row "with$no.json" "$unit" G2 hidden n)" = '[true,null]' ]
			[ "$(row "with$no.json" "$unit" G3 hidden n)" = '[true,null]' ]
		done
	done
	say_alike with0 with1
	say_alike with0 with2
}

@test "where enough are asked and enough are not, the next question is told, its number never closely" {
	conditional
	school a 12 b 13 c 11
	# Five of one team were not asked, five of another were; of the third nobody was.
	turns sheet.csv a 7 5
	turns sheet.csv b 5 8
	turns sheet.csv c 0 11
	told first turns.json sheet.csv
	[ "$(row first.json bjork/a G2 hidden n n_is_least others)" = '[false,5,true,true]' ]
	[ "$(row first.json bjork/b G2 hidden n n_is_least others)" = '[false,5,true,true]' ]
	[ "$(row first.json bjork/c G2 hidden)" = '[true]' ]
	[ "$(row first.json bjork G2 hidden n n_is_least)" = '[false,10,true]' ]
	[ "$(row first.json all G2 hidden n n_is_least)" = '[false,10,true]' ]
	# One who was asked and gave no answer is not told from one who did.
	sed '2s/,1,1,/,1,,/' sheet.csv >less.csv
	run ! cmp -s sheet.csv less.csv
	told less turns.json less.csv
	[ "$(row less.json bjork/a G2 n n_is_least others)" = '[5,true,true]' ]
	[ "$(row less.json bjork/a G1 n n_is_least)" = "$(row first.json bjork/a G1 n n_is_least)" ]
}

# A school for each number, of a team with so many heads, all of whom answer all; SEED makes other
# answers of the first school's people.
town() {
	local seed=$1 heads

	shift
	printf 'school,school_name,form,district,team,team_name,headcount\n' >org.csv
	for heads; do
		printf 's%s,School %s,grundskola,Norr,a,Team,%s\n' $((++number)) "$number" "$heads" >>org.csv
	done
	{
		columns "${asked[@]}"
		awk -F, -v seed="$seed" 'NR > 1 {
			for (i = 1; i <= $7; i++) {
				line = $1 "." i "," $1 "/a,T"
				for (item = 1; item <= 28; item++)
					line = line "," ($1 == "s1" ? i + item + seed : (i * 7 + item * 5 + NR * i) % 11) % 5
				print line
			}
		}' org.csv
	} >sheet.csv
	number=0
	central org import org.csv >/dev/null 2>&1
}

@test "four people do not keep three hundred hidden, and what they said is nowhere" {
	town 0 4 60 60 60 60 60
	told four "$assessment" sheet.csv
	follow "$assessment" four.json
	# All that is asked is shown of the district and of all, of 300 people, and says that others
	# answered; of the school of four nothing is. K1 is answered in words, by nobody.
	for unit in Norr all; do
		jq -e --arg unit "$unit" '[.rows[] | select(.unit == $unit and .id != "K1")] | length > 35 and
			all(.hidden == false and .n == 300 and .n_is_least == false and .others == true)' four.json
	done
	jq -e '[.rows[] | select(.unit == "s1" or .unit == "s1/a")] | length > 70 and all(.hidden)' four.json
	jq -e '[.rows[] | select((.unit == "s4" or .unit == "s4/a") and .id != "K1")] | length > 70 and
		all(.hidden == false and .n == 60 and .others == false)' four.json
	tr '\n' ' ' <four.text | tr -s ' ' >flat
	grep -qi 'others gave no answer or are counted further up' flat
	[ "$(grep -c 'Norr.*304 of 304' four.text)" -ge 1 ]
	# Had the four answered otherwise, every report would be the same.
	town 1 4 60 60 60 60 60
	told other "$assessment" sheet.csv
	say_alike four other
}

@test "two schools of three and four are counted together in the district" {
	town 0 4 3 60 60
	told seven "$assessment" sheet.csv
	follow "$assessment" seven.json
	jq -e '[.rows[] | select(.unit == "Norr" and .id != "K1")] | length > 35 and
		all(.hidden == false and .n == 127 and .others == false)' seven.json
	jq -e '[.rows[] | select(.unit == "s1" or .unit == "s2")] | all(.hidden and .others)' seven.json
}

# Who is left over in a school that is shown is counted in the district, among whoever is left over
# there: in each case a sheet of A1 alone, and of each team who has no answer to it.
left_over() {
	echo respondent,unit,A1
	awk -F, -v teams="$1" 'BEGIN { n = split(teams, part, " ")
		for (i = 1; i <= n; i++) {
			split(part[i], of, ":")
			for (j = 1; j <= of[2]; j++)
				print i "." j "," of[1] "," (j <= of[3] ? "-" : j % 4)
		} }'
}

@test "who is left over in a school that is shown stands in the district's number, or may be missing there" {
	printf '%s\n' school,school_name,form,district,team,team_name,headcount \
		s1,S1,,Norr,a,A,8 s1,S1,,Norr,b,B,3 s2,S2,,Norr,a,A,8 s2,S2,,Norr,b,B,3 s3,S3,,Norr,a,A,6 >org.csv
	central org import org.csv >/dev/null 2>&1
	# Everybody has an answer, and that is said.
	left_over 's1/a:8:0 s1/b:3:0 s2/a:8:0 s2/b:3:0' >whole.csv
	told whole "$assessment" whole.csv
	[ "$(row whole.json Norr A1 n n_is_least others)" = '[22,false,false]' ]
	[ "$(row whole.json s1 A1 n n_is_least others)" = '[8,false,true]' ]
	# Six of nine who are left over have one: that three lack it is not said, though as many as are
	# left over in the schools that are hidden are counted.
	left_over 's1/a:8:0 s1/b:3:3 s2/b:3:0 s3/a:3:0' >three.csv
	told three "$assessment" three.csv
	[ "$(row three.json Norr A1 n n_is_least others)" = '[13,true,true]' ]
}
