# SPDX-License-Identifier: ISC
# Units that come from others: what the organisation may say of it, and what goes on from there.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

heading=school,school_name,form,district,team,team_name,headcount

# open_round ID [OPTION…]
open_round() {
	central round open --id "$1" --title "Round $1" --questionnaire "$sample" "${@:2}"
}

# organise LINE…: import an organisation that says what units were.
organise() {
	printf '%s\n' "$heading,was" "$@" >org.csv
	central org import org.csv
}

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	printf 'six words that nobody guesses\n' >passphrase
	central init --json >keys.json
	printf '%s\n' "$heading" 'asp,Aspskolan,,Norr,a,Lag A,40' 'asp,Aspskolan,,Norr,b,Lag B,40' \
		'ek,Ekskolan,,Norr,,,40' 'lind,Lindskolan,,Norr,,,40' >org.csv
	central org import org.csv
	open_round first
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/made/." .
}

# refused SENTENCE ARGUMENT…: with status 1, nothing done, and a hint.
refused() {
	local expected=$1

	shift
	run --separate-stderr open_round "$@"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "skatta-central: $expected" ]
	[[ "${stderr_lines[1]}" = 'Nothing was changed. '* ]]
	run central round show "$1"
	[ "$status" -eq 1 ]
}

# was ROUND UNIT: what the round's file says.
was() {
	central publish out >/dev/null
	jq -c --arg unit "$2" '.organisation[] | select(.id == $unit) | .was' "out/rounds/$1.1.json"
}

@test "what a unit is said to come from is held to the round before" {
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,asp/a+asp/c'
	refused '"poppel/a" is said to come from "asp/c", which the round first does not have' \
		second --follows first
	refused '"poppel/a" is said to come from "asp/a", but the round follows none' second
	organise 'poppel,Poppelskolan,,Norr,,,40,Norr'
	refused '"poppel" is said to come from "Norr", which was a district in the round first' \
		second --follows first
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,lind + ek + asp/a'
	open_round second --follows first
	[ "$(was second poppel)" = '["ek","lind"]' ]
	[ "$(was second poppel/a)" = '["asp/a"]' ]
	[ "$(was second Norr)" = null ]
	[ "$(was first asp)" = null ]
}

@test "what a round has said is not said again by those that follow it, so the column can stay" {
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,lind + ek + asp/a'
	open_round pulse --follows first --kind pulse
	[ "$(was pulse poppel)" = '["ek","lind"]' ]
	open_round second --follows first
	open_round third --follows second
	open_round fourth --follows third
	for round in third fourth; do
		[ "$(was "$round" poppel)" = null ]
		[ "$(was "$round" poppel/a)" = null ]
	done
	# Another one is held to the round that is followed.
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,ek'
	refused '"poppel" is said to come from "ek", which the round fourth does not have' \
		fifth --follows fourth
}

@test "a later edition says the same, and a colleague reads it" {
	organise 'poppel,Poppelskolan,,Norr,,,40,ek'
	mkdir other
	cp passphrase other/
	(cd other && central init --json >keys.json)
	open_round second --follows first --recipient "$(jq -r .recipient other/keys.json)"
	central round close --yes second
	central publish out
	jq -e '.organisation[1].was == ["ek"] and .closed != null' out/rounds/second.2.json
	cd other
	central round import ../out --trust "$(jq -r .signing_key ../keys.json)"
	central round show second
	central check
}

@test "a round that is open can grow, but not come from elsewhere" {
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,40,asp + asp/a'
	open_round second --follows first
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,50,asp+asp/a' 'poppel,Poppelskolan,,Norr,b,Lag B,40,asp/b'
	central round amend second
	central publish out >/dev/null
	jq -e '[.organisation[] | select(.was) | .was] == [["asp"], ["asp/a"], ["asp/b"]]' out/rounds/second.2.json
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,50,asp+asp/b' 'poppel,Poppelskolan,,Norr,b,Lag B,40,asp/b'
	run --separate-stderr central round amend second
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the round second cannot be changed so: Poppelskolan, Lag A (poppel/a): comes from other units' ]
	organise 'poppel,Poppelskolan,,Norr,a,Lag A,50,asp+asp/x' 'poppel,Poppelskolan,,Norr,b,Lag B,40,asp/b'
	run --separate-stderr central round amend second
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: "poppel/a" is said to come from "asp/x", which the round first does not have' ]
	[[ "${stderr_lines[1]}" = 'Nothing was changed. '* ]]
}

# people FILE UNIT FROM TO VALUE…: these numbers there, each with one value in the area A, in turn.
people() {
	local file=$1 unit=$2 from=$3 to=$4 number values value

	shift 4
	values=("$@")
	[ -f "$file" ] || echo respondent,unit,A1,A2,A3 >"$file"
	for number in $(seq "$from" "$to"); do
		value=${values[number % $#]}
		echo "$number,$unit,$value,$value,$value" >>"$file"
	done
}

# take ROUND: import what people() made, and close.
take() {
	central import --round "$1" --paired "$1.csv"
	central round close --yes "$1"
}

# columns ROUND UNIT [OPTION…]: of A1, the earlier mean, the change, what it is and whose.
columns() {
	central report --round "$1" --format csv "${@:3}" -o report.csv
	tr -d '\r' <report.csv | grep "^\"$1\",.*\"$2\",.*\"item\",\"A1\"," | cut -d , -f 22,24,29-30
}

# In the first round: asp/a 1.0 of 12 and b 0.5 of 12, ek 1.5 of 12, lind 1.0 of 6.
first() {
	people first.csv asp/a 1 12 0 1 2
	people first.csv asp/b 13 24 0 1
	people first.csv ek 25 36 1 2
	people first.csv lind 37 42 1
	take first
}

@test "a unit is compared with what it came from, and that is said" {
	first
	organise 'poppel,Poppelskolan,,Norr,a,Lag 1,40,asp+asp/a' 'poppel,Poppelskolan,,Norr,b,Lag 2,40,asp/a' \
		'poppel,Poppelskolan,,Norr,c,Lag 3,40,asp/b' 'lind,Lindskolan,,Norr,,,80,ek+lind'
	open_round second --follows first
	people second.csv poppel/a 1 10 2 1
	people second.csv poppel/b 11 12 2
	people second.csv poppel/b 43 50 2 1
	people second.csv poppel/c 13 24 1 2
	people second.csv lind 25 42 2 1 1
	take second
	# One to one between schools is paired; a team, one of two, and one of several are not.
	[ "$(columns second poppel | cut -d , -f 1,3-)" = '0.8,"paired","asp"' ]
	[ "$(columns second poppel/a)" = '1.0,0.5,"unpaired","asp/a"' ]
	[ "$(columns second poppel/b)" = '1.0,0.6,"unpaired","asp/a"' ]
	[ "$(columns second poppel/c)" = '0.5,1.0,"unpaired","asp/b"' ]
	# 12 times 1.5 and 6 times 1.0 are 24, over 18.
	[ "$(columns second lind)" = '1.3,0.0,"unpaired","ek+lind"' ]
	[ "$(columns second Norr | cut -d , -f 4)" = '' ]
	central report --round second >report.txt
	[ "$(wc -L <report.txt)" -le 80 ]
	tr '\n' ' ' <report.txt >line.txt
	grep -q 'Compared with Aspskolan, which this school came from\.' line.txt
	grep -q 'Compared with Aspskolan, Lag B, which this team came from\.' line.txt
	grep -q 'Compared with Ekskolan and Lindskolan together, which this school came from' line.txt
	[ "$(grep -o 'which this' line.txt | wc -l)" = 5 ]
	central report --round second --lang sv | tr '\n' ' ' |
		grep -q 'Jämfört med Aspskolan, Lag B, som arbetslaget kommer från\.'
	central report --round second --format html | tr '\n' ' ' |
		grep -q 'Compared with Aspskolan, which this school came from\.'
	# The round before has no such columns filled, and says nothing of it.
	run ! grep -q 'came from' <(central report --round first)
	central report --round second --format json |
		jq -e '[.rows[] | .was // empty] | unique == ["asp", "asp/a", "asp/b", "ek+lind"]'
}

@test "how many moved is told nowhere" {
	first
	organise 'asp,Aspskolan,,Norr,a,Lag A,40,' 'al,Alskolan,,Norr,,,40,asp' \
		'lind,Lindskolan,,Norr,,,80,ek+lind'
	open_round second --follows first
	people second.csv asp/a 1 12 2 1
	people second.csv al 13 24 2 1
	people second.csv lind 25 42 1 2
	take second
	# Neither of what was divided or joined is paired, though all of these people answered twice.
	[ "$(columns second asp)" = '0.8,0.7,"unpaired",' ]
	[ "$(columns second al)" = '0.8,0.7,"unpaired","asp"' ]
	[ "$(columns second lind)" = '1.3,0.2,"unpaired","ek+lind"' ]
	central report --round second --format csv -o report.csv
	run ! grep -q ',"paired"' report.csv
}

@test "the trend goes on, in both directions and over the measurements" {
	first
	open_round pulse --follows first --kind pulse
	people pulse.csv ek 25 36 2
	take pulse
	organise 'asp,Aspskolan,,Norr,a,Lag 1,40,' 'asp,Aspskolan,,Norr,c,Lag 3,40,asp/b' \
		'bok,Bokskolan,,Norr,,,80,ek+lind'
	open_round second --follows first
	people second.csv asp/a 1 12 2 1
	people second.csv asp/c 13 24 1 2
	people second.csv bok 25 42 2 1 1
	take second
	organise 'asp,Aspskolan,,Norr,a,Lag 1,40,' 'asp,Aspskolan,,Norr,c,Lag 3,40,' \
		'alm,Almskolan,,Norr,,,80,bok'
	open_round third --follows second
	people third.csv asp/a 1 12 2
	people third.csv alm 25 42 2
	take third
	central report --round third --trend >trend.txt
	[ "$(wc -L <trend.txt)" -le 80 ]
	# Of the school as it is called now: (12 * 1.5 + 6 * 1.0) / 18 is 1.3 of 2.
	sed -n '/^Almskolan/,/^$/p' trend.txt | grep -Eq '^A For all +65[.]0 ± [0-9.]+, n 18 +hidden +65[.]0 .*, n 18$'
	run ! grep -q 'Under pulse' trend.txt
	tr '\n' ' ' <trend.txt >line.txt
	grep -q 'Under first stand the figures of Ekskolan and Lindskolan together' line.txt
	grep -q 'Under second stand the figures of Bokskolan\.' line.txt
	grep -q 'Under first stand the figures of Lag B\.' line.txt
	# What was compared over two rounds is the same.
	[ "$(columns third alm --compare first | cut -d , -f 1,3-)" = '1.3,"unpaired","ek+lind"' ]
	# From the first round one sees where its units went, but of half a school nothing.
	central report --round first --trend | tr '\n' ' ' >line.txt
	grep -q 'Under second stand the figures of Lag 3\.' line.txt
	run ! grep -q 'Bokskolan' line.txt
	# Programs get the rows as they were shown, with what these units are now.
	central report --round third --trend --format csv -o trend.csv
	tr -d '\r' <trend.csv | grep '"area","A"' | cut -d , -f 1,3,28 | sort -u >seen
	grep -q '^"first","ek","alm"$' seen
	grep -q '^"first","lind","alm"$' seen
	grep -q '^"second","bok","alm"$' seen
	grep -q '^"first","asp/b","asp/c"$' seen
	grep -q '^"first","asp/a",$' seen
	grep -q '^"third","alm",$' seen
	central report --round third --trend --unit alm --format json |
		jq -e '[.trend[].unit] | unique == ["alm", "bok", "ek", "lind"]'
}

@test "names alone change no figure" {
	first
	cp central.db copy.db
	people second.csv asp/a 1 10 2 1
	people second.csv asp/b 11 24 2 0 1
	people second.csv ek 25 36 2 1
	people second.csv lind 37 42 2
	# How people see their earlier level now goes along.
	sed -i '1s/$/,R1/; 2,$s/$/,1/' second.csv
	printf '%s\n' "$heading" 'asp,Aspskolan,,Norr,a,Lag A,40' 'asp,Aspskolan,,Norr,b,Lag B,40' \
		'ek,Ekskolan,,Norr,,,40' 'lind,Lindskolan,,Norr,,,40' >org.csv
	central org import org.csv
	open_round second --follows first
	take second
	central report --round second --format json >same.json
	central report --round second --trend --format json >same-trend.json
	mv copy.db central.db
	# The same order, as ids are sorted.
	organise 'bsp,Aspskolan,,Norr,b,Lag A,40,asp+asp/a' 'bsp,Aspskolan,,Norr,c,Lag B,40,asp/b' \
		'fk,Ekskolan,,Norr,,,40,ek' 'mind,Lindskolan,,Norr,,,40,lind'
	sed -i 's:asp/b:bsp/c:; s:asp/a:bsp/b:; s:,ek,:,fk,:; s:,lind,:,mind,:' second.csv
	open_round second --follows first
	take second
	renamed='{"bsp": "asp", "bsp/b": "asp/a", "bsp/c": "asp/b", "fk": "ek", "mind": "lind"}'
	central report --round second --format json >other.json
	central report --round second --trend --format json >other-trend.json
	jq -e '[.rows[].was // empty] | length > 20' other.json
	jq -e '[.trend[] | select(.unit == "fk" or .unit == "ek") | .hindsight // empty] == [50]' other-trend.json
	for file in same other; do
		jq -S --argjson names "$renamed" 'del(.publication) | walk(if type == "object" then del(.was) |
			(if has("unit") then .unit |= ($names[.] // .) else . end) else . end)' \
			$file.json >$file.seen
		jq -S --argjson names "$renamed" 'walk(if type == "object" then del(.became) |
			(if has("unit") then .unit |= ($names[.] // .) else . end) else . end)' \
			$file-trend.json >$file-trend.seen
	done
	cmp same.seen other.seen
	cmp same-trend.seen other-trend.seen
}

@test "a colleague shows the same of it" {
	first
	organise 'poppel,Poppelskolan,,Norr,a,Lag 1,40,asp+asp/a' 'lind,Lindskolan,,Norr,,,80,ek+lind'
	mkdir other
	cp passphrase other/
	(cd other && central init --json >keys.json)
	open_round second --follows first --recipient "$(jq -r .recipient other/keys.json)"
	people second.csv poppel/a 1 10 2 1
	people second.csv lind 25 42 2 1 1
	take second
	central batch --to "$(jq -r .recipient other/keys.json)" other/batch.age
	for format in text json; do
		central report --round second --format $format >"said.$format"
		central report --round second --trend --format $format >"said-trend.$format"
	done
	cd other
	central trust "$(jq -r .signing_key ../keys.json)"
	central merge batch.age
	for format in text json; do
		central report --round second --format $format >seen
		cmp seen "../said.$format"
		central report --round second --trend --format $format >seen
		cmp seen "../said-trend.$format"
	done
	grep -q 'which this school came from' ../said.text
}

@test "a leader is told what the unit is compared with" {
	first
	organise 'poppel,Poppelskolan,,Norr,a,Lag 1,40,asp+asp/a' 'lind,Lindskolan,,Norr,,,80,ek+lind'
	open_round second --follows first
	central codes --round second --csv | tr -d '\r"' >codes.csv
	people second.csv poppel/a 1 10 2 1
	people second.csv lind 25 42 2 1 1
	take second
	central publish out
	for unit in poppel lind; do
		"$SKATTA_BUILD/tests/tools/plan_tool" open out/rounds/second.1.json "$(leader $unit)" out/units >$unit.json
	done
	jq -e '.results.was == [{names: ["Aspskolan"], unit: "poppel"},
		{names: ["Aspskolan, Lag A"], unit: "poppel/a"}]' poppel.json
	jq -e '.results.was == [{names: ["Ekskolan", "Lindskolan"], unit: "lind"}]' lind.json
	skatta --data data join --trust "$(jq -r .signing_key keys.json)" out >/dev/null 2>&1
	printf '%s\n' 3 1 Anna 3 "$(cat passphrase)" "$(cat passphrase)" 1 "$(leader lind)" 1 |
		skatta --plain --data data --role leader >seen || true
	tr '\n' ' ' <seen | grep -q 'Compared with Ekskolan and Lindskolan together, which this school came from: each'
}

@test "who comes to another team, or a school that is called otherwise, is the same person" {
	central codes --round first --csv | tr -d '\r"' >codes.csv
	central publish out
	skatta --data data join --trust "$(jq -r .signing_key keys.json)" out >/dev/null 2>&1
	answer() {
		local round=$1 unit=$2 value=$3 number

		echo "{\"A1\": $value}" >answers.json
		for number in 1 2 3 4 5; do
			skatta --data data fill --round "$round" --profile "P$number" \
				--code "$(code "$unit" "$number")" --answers answers.json \
				--passphrase-file passphrase --finish
		done
		skatta --data data sync
		central merge out
		central round close --yes "$round"
	}
	answer first asp/a 1
	organise 'poppel,Poppelskolan,,Norr,c,Lag 3,40,asp+asp/b'
	open_round second --follows first
	central codes --round second --csv | tr -d '\r"' >codes.csv
	central publish out
	skatta --data data sync
	answer second poppel/c 1
	central report --round second --format json |
		jq -e '.rows[] | select(.unit == "poppel" and .id == "A1") | [.change_kind, .change_n, .was] == ["paired", 5, "asp"]'
	# Nobody answered before in what their team came from.
	[ "$(columns second poppel/c)" = ',,,"asp/b"' ]
}

# small LINE…: two schools of three and four people, which are joined if the last column says so.
small() {
	printf '%s\n' "$heading,joined,was" 'asp,Aspskolan,,Norr,a,Lag A,40,,' "$@" >org.csv
	central org import org.csv
}

@test "small schools that are joined have figures together, and none by themselves" {
	run --separate-stderr small 'ek,Ekskolan,,Norr,,,3,,' 'lind,Lindskolan,,Norr,,,4,,'
	[[ "$stderr" = *'Ekskolan; Lindskolan have fewer than 5 people'* ]]
	run --separate-stderr small 'ek,Ekskolan,,Norr,,,3,Små skolor,' 'lind,Lindskolan,,Norr,,,4,Små skolor,'
	[ -z "$stderr" ]
	[ "$output" = '1 district, 2 schools, 1 team, 47 people' ]
	open_round joined
	central codes --round joined | grep -qx 'Små skolor (Ekskolan and Lindskolan) (Små skolor)'
	central codes --round joined --csv | tr -d '\r"' >codes.csv
	[ "$(grep -c '^Små skolor,answer' codes.csv)" = 7 ]
	central publish out
	# Who answers reads it before the first question, and before the answers are handed over.
	skatta --data data join --trust "$(jq -r .signing_key keys.json)" out >/dev/null 2>&1
	printf '%s\n' 1 Anna 3 "$(cat passphrase)" "$(cat passphrase)" 1 2 "$(code 'Små skolor' 7)" 1 \
		1 2 1 1 1 1 2 | skatta --plain --data data --lang sv >seen || true
	[ "$(tr '\n' ' ' <seen | grep -o 'räknas tillsammans, och aldrig var för sig: Ekskolan och Lindskolan\.' | wc -l)" = 2 ]
	people joined.csv 'Små skolor' 1 7 0 1 2
	people joined.csv asp/a 8 17 1
	take joined
	central report --round joined >report.txt
	[ "$(wc -L <report.txt)" -le 80 ]
	sed -n '/^Små skolor/,/^$/p' report.txt | tr -s '\n ' ' ' >line.txt
	grep -q 'Counted together in this unit, and never by themselves: Ekskolan and Lindskolan\.' line.txt
	central report --round joined --lang sv | tr -s '\n ' ' ' >line.txt
	[ "$(grep -o 'och aldrig var för sig: Ekskolan och Lindskolan\.' line.txt | wc -l)" = 1 ]
	central report --round joined --format html | grep -q 'never by themselves: Ekskolan and Lindskolan\.'
	central report --round joined --format json -o report.json
	jq -e '[.participation[] | select(.joined)] == [{unit: "Små skolor", hidden: false, beyond: false,
		responses: 7, heads: 7, joined: ["Ekskolan", "Lindskolan"]}]' report.json
	jq -e '[.rows[].unit] | unique == ["Norr", "Små skolor", "all", "asp", "asp/a"]' report.json
	jq -e '.rows[] | select(.unit == "Små skolor" and .id == "A1") | .n == 7 and .mean == 1' report.json
	central publish out
	"$SKATTA_BUILD/tests/tools/plan_tool" open out/rounds/joined.1.json "$(leader 'Små skolor')" out/units |
		jq -e '.results.responses == 7'
	# Grown, they part again; each is compared with what they were together.
	small 'ek,Ekskolan,,Norr,,,9,,Små skolor' 'lind,Lindskolan,,Norr,,,9,,Små skolor'
	open_round after --follows joined
	people after.csv ek 1 6 2
	people after.csv lind 7 13 1 2
	take after
	[ "$(columns after ek | cut -d , -f 1,3-)" = '1.0,"unpaired","Små skolor"' ]
	[ "$(columns after lind | cut -d , -f 1,3-)" = '1.0,"unpaired","Små skolor"' ]
}
