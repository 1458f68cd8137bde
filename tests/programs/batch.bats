# SPDX-License-Identifier: ISC
# Everything that one coordinator has merged, taken in by another.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib
without_leaks

# The leader code of a unit.
# A school with a store of its own, and the city's.
setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	STORE=city.db central init --name 'Staden' --json >city.json
	mkdir sent
	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 "{\"A1\": $((person % 3)), \"A2\": 1, \"A3\": 2}"
		say bjork/b "$person" "1$person" 1 "{\"A1\": $((person * 7 % 3)), \"A2\": \"-\"}"
	done
	say bjork/a 1 1 2 '{"A1": 2}'
	say bjork/a 2 2 2 ''
	say bjork/b 1 11 1 '{"A1": 2, "A2": 2, "A3": 2}'
	say bjork/b 2 99 1 '{"A1": 0, "A2": 0, "A3": 0}'
	jq -n '{focus: ["A"], notes: [], requests: [], actions: [
		{id: 1, title: "Pröva ett moment «tillsammans»", what: "Två och två.\nUnder november.",
		 who: "arbetslagsledaren", when: "före jul", resource: "två timmar", sign: "alla har prövat",
		 items: ["A1"], status: "planned", toward: null}]}' >plan.json
	printf 'respondent,unit,A1\np1,bjork/c,2\np2,bjork/c,1\n' >paper.csv
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	key=$(jq -r .signing_key keys.json)
	to=$(jq -r .recipient city.json)
}

city() {
	STORE=city.db central "$@"
}

# What every coordinator sees of a round: of backups each knows its own, and what is due is for the
# one who opened it.
common() {
	jq -cS 'del(.backup, .days, .overview[].measure_due, .overview[].assess_due)'
}

# All that a coordinator can read of the round, and what the store has of it but for what only that
# store can make.
said() {
	central status --json --round ht26 | common
	central report --round ht26 --format json 2>/dev/null || true
	sqlite3 "${STORE:-central.db}" "SELECT hex(digest), round, edition, revision, withdrawal, word,
		reason, late, frozen, box IS NULL FROM payloads ORDER BY digest"
}

refused() {
	run --separate-stderr city merge --json "$1"
	[ "$status" -eq 0 ]
	[ "$(jq -r '.files[0] | .word + " " + .reason + .name' <<<"$output")" = "refused $2" ]
	[ "$(sqlite3 city.db 'SELECT count(*) FROM payloads')" -eq 0 ]
	[ "$(sqlite3 city.db 'SELECT count(*) FROM rounds')" -eq 0 ]
}

@test "a batch: made, trusted, taken in, and the same figures" {
	central merge sent >/dev/null
	central import --round ht26 paper.csv >/dev/null
	central batch --to "$to" batch >line
	grep -qx '16 responses, 1 withdrawal' line
	grep -qx "signed with $key" line
	[ "$(stat -c %a batch)" = 600 ]
	refused batch 'not trusted'
	city merge batch | grep "^refused .*signed with $key.*skatta-central trust"
	city trust "$key"
	city trust "$key"
	[ "$(city trust)" = "$key" ]
	city trust --json | jq -e --arg key "$key" '.trusted == [$key]'
	city merge batch | grep -x 'accepted    batch: a batch: 17 of its 17 responses and plans were new'
	city merge batch | grep '^duplicate'
	city check | grep '17 payloads'
	central round close --yes ht26
	central batch --to "$to" closed >/dev/null
	city merge closed | grep 'a batch: 0 of its 17 responses and plans were new'
	central report --round ht26 --format json >here
	city report --round ht26 --format json | cmp here -
	city status --round ht26 --json | common >there
	central status --round ht26 --json | common | cmp - there
	# The log has who and how many; people get their receipts from the school.
	central log | grep " batch .*16 responses, 1 withdrawal to $to"
	city log | grep " trust .*$key"
	city publish out
	[ "$(jq -s 'map(.receipts) | add' out/receipts/*.json)" = '[]' ]
}

@test "what age opens is what the manual says" {
	central merge sent >/dev/null
	central batch --to "$to" batch >/dev/null
	city unseal batch >plain
	head -n 1 plain | grep -qx 'skatta-batch/1'
	tail -c 4 plain | grep -qx end
	sed -n '2,5p' plain >body.minisig
	tail -n +6 plain >body
	sed -n 6p plain | grep -qx "central $key"
	if command -v minisign >/dev/null; then
		minisign -Vqm body -P "$key"
	fi
	if command -v age >/dev/null; then
		city keys --secret >identity 2>/dev/null
		age -d -i identity batch | cmp - plain
	fi
	# The same again, but for signature and seal.
	central batch --to "$to" again >/dev/null
	city unseal again | tail -n +6 | cmp - body
}

@test "imported answers are taken from a trusted coordinator in a batch, and nowhere else" {
	central import --round ht26 paper.csv >/dev/null
	central batch --to "$to" batch >/dev/null
	city trust "$key"
	city merge batch | grep '2 of its 2'
	city status --json | jq -e '.units[] | select(.unit == "bjork/c") | .responses == 2'
}

@test "bundles and batches in any order give the same" {
	central merge sent >/dev/null
	central import --round ht26 paper.csv >/dev/null
	central batch --to "$to" open >/dev/null
	central round close --yes ht26 >/dev/null
	say bjork/a 4 4 2 '{"A1": 0}' >/dev/null
	say bjork/a 5 5 2 '' >/dev/null
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader bjork/a)" 1 \
		plan.json sent >/dev/null
	central merge sent >/dev/null
	central publish exchange >/dev/null
	central batch --to "$to" closed >/dev/null
	# The city is no recipient of the round, but knows it; what it gets directly is sealed anew.
	mkdir direct
	for file in sent/*; do
		central unseal "$file" >plain
		"$SKATTA_BUILD/tests/tools/crypto_tool" age-seal plain "$to" >sealed
		mv sealed "direct/$(b2sum -l 256 sealed | cut -c 1-32).age"
	done
	city trust "$key"
	cp city.db fresh.db
	for seed in $(seq 1 12); do
		RANDOM=$seed
		cp fresh.db city.db
		mapfile -t files < <(for file in direct/* direct/* open open closed closed; do
			echo "$RANDOM$RANDOM $file"
		done | sort -n | cut -d ' ' -f 2)
		at=0
		while [ "$at" -lt "${#files[@]}" ]; do
			portion=$((1 + RANDOM % ${#files[@]}))
			city merge "${files[@]:at:portion}" >/dev/null
			at=$((at + portion))
		done
		city merge open direct >/dev/null
		STORE=city.db said >"said.$seed"
		cmp said.1 "said.$seed"
		city check >/dev/null
	done
	# What was erased here for a withdrawal stays so, and the figures are the opener's.
	cp fresh.db city.db
	city merge open >/dev/null
	city merge direct >/dev/null
	STORE=city.db said | grep -c '|1$' >erased
	city merge closed >/dev/null
	STORE=city.db said >said.last
	[ "$(grep -c '|1$' said.last)" -eq "$(cat erased)" ]
	cmp said.1 said.last
	city plan list | grep -q 'Arbetslag A: 1 planned'
	# And the same figures as the school's own.
	central report --round ht26 --format json >here
	city report --round ht26 --format json | cmp here -
	# What the school had erased did not travel: the city's came with the bundles, too late, also
	# what the school had counted; that its withdrawal came after that is not known there.
	[ "$(head -n 1 said.1 | jq .late)" -eq "$(($(central status --json --round ht26 | jq .late) + 2))" ]
	said | grep -vE '\|1$|round closed' | sed 's/"late":[0-9]*,//; s/"withdrawals":1/"withdrawals":0/' >mine
	grep -v '|1$' said.1 | sed 's/"late":[0-9]*,//' | grep -v '|1|accepted||1|' | diff mine -
}

@test "figures that were updated are the same there, whichever batch comes last" {
	for file in sent/*; do
		if central unseal "$file" | sed -n 2p | jq -e '.unit == "bjork/a"' >/dev/null; then
			central merge "$file" >/dev/null
		fi
	done
	central round close --yes ht26 >/dev/null
	central batch --to "$to" first >/dev/null
	central merge sent >/dev/null
	central round update ht26 | grep 'publication 2'
	central batch --to "$to" second >/dev/null
	central report --round ht26 --format json >here
	city trust "$key"
	cp city.db fresh.db
	for order in 'first second' 'second first' 'second second'; do
		cp fresh.db city.db
		for file in $order; do
			city merge "$file" >/dev/null
			city check >/dev/null
		done
		city report --round ht26 --format json | cmp here -
		STORE=city.db said >"said.${order/ /.}"
		cmp said.first.second "said.${order/ /.}"
	done
	city merge second | grep '^duplicate'
}

@test "what is refused leaves everything as it was" {
	central merge sent >/dev/null
	central batch --to "$to" batch >/dev/null
	city trust "$key"
	mkdir shared
	cp batch "shared/$(b2sum -l 256 batch | cut -c 1-32).age"
	cp batch shared/batch
	cp city.db kept.db
	city merge shared | grep -c '^accepted' | grep -x 1
	mv kept.db city.db
	cp batch flipped
	flip_bit flipped
	refused flipped 'not a bundle'"$(b2sum -l 256 flipped | cut -c 1-32)"
	central batch --to "$(jq -r .recipient keys.json)" theirs >/dev/null
	refused theirs 'for somebody else'"$(b2sum -l 256 theirs | cut -c 1-32)"
	city unseal batch >plain
	reseal() { "$SKATTA_BUILD/tests/tools/crypto_tool" age-seal "$1" "$to" >"$2"; }
	sed '1s/1/7/' plain >newer
	reseal newer newer.age
	refused newer.age 'newer version'
	head -c -200 plain >part
	reseal part part.age
	refused part.age damaged
	sed 's/^payload 0 0/payload 1 0/' plain >altered
	reseal altered altered.age
	refused altered.age damaged
	truncate -s 257M huge
	refused huge 'too large'
	head -c 2000000 /dev/zero >large
	refused large 'too large'
	run city batch --to "$to" nothing
	[ "$status" -eq 1 ]
	[[ "$output" = *"nothing has been merged here yet"* ]]
	run city batch --to age1nobody nothing
	[ "$status" -eq 2 ]
	run central batch --to "$to" central.db
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "skatta-central: central.db belongs to the store and is not overwritten" ]
	cp batch again
	run central batch --to "$to" again
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "skatta-central: again already exists" ]
	cmp batch again
	run city trust RWnobody
	[ "$status" -eq 2 ]
	[ ! -e nothing ]
}

@test "two rounds of one id are not mixed" {
	central merge sent >/dev/null
	central batch --to "$to" batch >/dev/null
	city trust "$key"
	city org import "$demo/organisation.csv" >/dev/null
	city round open --id ht26 --title 'Vår egen' --questionnaire "$sample" >/dev/null
	city merge batch | grep '^refused .*there is another round ht26 here'
	[ "$(sqlite3 city.db 'SELECT count(*) FROM payloads')" -eq 0 ]
}

# The same round at the school and, as a colleague's, in the city, which is a recipient of it.
colleague() {
	rm -rf central.db exchange sent
	set_up_central --recipient "$to"
	key=$(jq -r .signing_key keys.json)
	mkdir sent few
	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 "{\"A1\": $((person % 3)), \"A2\": 1, \"A3\": 2}"
	done
	cp sent/* few/
	say bjork/a 7 7 1 '{"A1": 2, "A2": 2, "A3": 2}'
	city round import exchange --trust "$key"
}

@test "of a colleague's round there is one snapshot that is told: the opener's" {
	colleague
	city merge few | grep "total: 6 accepted"
	central merge sent >/dev/null
	central round close --yes ht26
	central publish exchange >/dev/null
	city round import exchange --trust "$key"
	# One person stands between the two: what is frozen here is not told in any way.
	[ "$(sqlite3 city.db 'SELECT count(*) FROM payloads WHERE frozen = 1')" -eq 6 ]
	for format in text csv json html; do
		run ! --separate-stderr city report --round ht26 --format "$format"
		[ -z "$output" ]
		[ "${stderr_lines[0]}" = "skatta-central: the figures of the round ht26 come from Ikt-enheten, who opened it" ]
		[[ "${stderr_lines[1]}" = *"merge it"* ]]
	done
	# Not as what another round is compared with, neither.
	city org import "$demo/organisation.csv" >/dev/null
	city round open --id own --title Egen --follows ht26 --questionnaire "$sample" >/dev/null
	city round close --yes own
	city report --round own --format json | jq -e 'has("compared_with") | not'
	run ! city report --round own --compare ht26
	# With the opener's word the same figures stand here, whatever was frozen before.
	city trust "$key"
	central batch --to "$to" batch >/dev/null
	city merge batch | grep '^accepted .*1 of its 7'
	central report --round ht26 --format json >here
	city report --round ht26 --format json | cmp here -
	city merge batch | grep '^duplicate'
	city check
}

@test "a batch of somebody else's who knows the round does not speak for its opener" {
	colleague
	central merge sent >/dev/null
	central round close --yes ht26
	STORE=third.db central init --name 'Grannen' --json >third.json
	central batch --to "$(jq -r .recipient third.json)" batch >/dev/null
	STORE=third.db central trust "$key"
	STORE=third.db central merge batch | grep '^accepted'
	STORE=third.db central report --round ht26 >/dev/null
	STORE=third.db central batch --to "$to" passed-on >/dev/null
	city trust "$(jq -r .signing_key third.json)"
	city merge passed-on | grep '^accepted .*7 of its 7'
	run ! city report --round ht26
	city trust "$key"
	central batch --to "$to" from-opener >/dev/null
	city merge from-opener | grep '^accepted .*0 of its 7'
	central report --round ht26 --format json >here
	city report --round ht26 --format json | cmp here -
}

@test "a colleague's round of which nothing was told is purged" {
	colleague
	city merge sent >/dev/null
	central round close --yes ht26
	central publish exchange >/dev/null
	city round import exchange --trust "$key"
	city purge --before 2099-01-01 --yes | grep '7 responses erased'
	run ! city report --round ht26
	[ "${lines[0]}" = 'skatta-central: the figures of the round ht26 come from Ikt-enheten, who opened it' ]
	city check
}

@test "two rounds: the changes are the opener's, whoever is asked first and whichever batch comes last" {
	# Of one mind about A2.
	for person in 1 2 3 4 5 6; do
		say bjork/c "$person" "3$person" 1 '{"A1": 1, "A2": 1}'
	done
	central merge sent >/dev/null
	central round close --yes ht26
	central batch --to "$to" first >/dev/null
	central round open --id ht27 --title 'Hösten 2027' --open --questionnaire "$sample" --follows ht26 >/dev/null
	central publish exchange >/dev/null
	for person in 1 2 3 4 5 6; do
		for unit in a:$person c:3$person; do
			"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht27.1.json "bjork/${unit%:*}" T '' \
				"${unit#*:}" 1 "{\"A1\": $((person % 2)), \"A2\": 2}" sent >/dev/null
		done
	done
	central merge sent >/dev/null
	central round close --yes ht27
	central batch --to "$to" second >/dev/null
	city trust "$key"
	cp city.db fresh.db
	for order in 'first second' 'second first'; do
		cp fresh.db city.db
		for file in $order; do
			city merge "$file" >/dev/null
		done
		for round in ht27 ht26; do
			for format in text csv json html; do
				central report --round "$round" --format "$format" >here
				city report --round "$round" --format "$format" | cmp here -
			done
		done
		city check
	done
	central report --round ht27 --format json |
		jq -e '.rows[] | select(.unit == "bjork" and .id == "A2") | .change != null'
	# Who is in which place does not travel.
	[ "$(sqlite3 city.db "SELECT count(*) FROM counted WHERE document = 'places'")" -eq 0 ]
}

@test "what is told of a round is its opener's to tell" {
	central merge sent >/dev/null
	central round close --yes ht26
	central batch --to "$to" batch >/dev/null
	city unseal batch >plain
	grep -qa '^counted ht26 [0-9]* [0-9]*$' plain
	STORE=third.db central init --name 'Grannen' --json >third.json
	central batch --to "$(jq -r .recipient third.json)" theirs >/dev/null
	STORE=third.db central trust "$key"
	STORE=third.db central merge theirs >/dev/null
	# Passed on by somebody who has them, they are not there.
	STORE=third.db central batch --to "$to" passed >/dev/null
	city unseal passed | head -n 1 | grep -x 'skatta-batch/1'
}

@test "what is in a batch is counted by its kind" {
	mkdir plans
	"$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json "$(leader bjork/a)" 1 \
		plan.json plans >/dev/null
	central merge plans >/dev/null
	central batch --to "$to" first | grep -x '1 plan'
	central import --round ht26 paper.csv >/dev/null
	central batch --to "$to" second | grep -x '2 responses, 1 plan'
	central batch --to "$to" third --lang sv | grep -x '2 svar, 1 handlingsplan'
	central log | grep " batch .*2 responses, 1 plan to $to"
}
