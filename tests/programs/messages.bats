# SPDX-License-Identifier: ISC
# What units write is unread at the coordinator's until it was shown, and whose turn it is.
load ../support/lib

setup_file() {
	export made="$BATS_FILE_TMPDIR/made"
	mkdir "$made"
	cd "$made"
	set_up_central
	mkdir sent
	jq -n '{focus: ["A"], notes: [], requests: [], actions: []}' >plan.json
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$made/." .
	key=$(jq -r .signing_key keys.json)
}

# made_by UNIT REVISION NOTES REQUESTS: a plan of the unit, in the folder sent; `last` is its file.
made_by() {
	jq --argjson notes "$3" --argjson requests "$4" '.notes = $notes | .requests = $requests' plan.json >next.json
	last=sent/$("$SKATTA_BUILD/tests/tools/plan_tool" send exchange/rounds/ht26.1.json \
		"$(awk -F, -v unit="$1" '$1 == unit && $2 == "leader" { print $3 }' codes.csv)" "$2" next.json sent)
}

# note ID TEXT [DAY]; request ID TEXT [DAY]
note() {
	jq -nc --argjson id "$1" --arg text "$2" --arg day "${3:-$(date +%F)}" '{id: $id, text: $text, day: $day}'
}

request() {
	jq -nc --argjson id "$1" --arg text "$2" --arg day "${3:-$(date +%F)}" \
		'{id: $id, text: $text, day: $day, about: "planning", contact: "1234"}'
}

# turn UNIT: unread and whose turn it is.
turn() {
	central plan list --json | jq -r --arg plan "ht26/$1" '.plans[] | select(.plan == $plan) | "\(.unread) \(.turn)"'
}

@test "a message is unread until it was shown, and what came later is new alone" {
	made_by bjork/a 1 "[$(note 1 Ett)]" "[$(request 1 Hjälp)]"
	made_by bjork/b 1 '[]' '[]'
	run -0 central merge sent
	[ "${lines[-2]}" = "2 new messages from units" ]
	[ "${lines[-1]}" = "  2  skatta-central plan show ht26/bjork/a" ]
	run -0 central merge sent
	[[ "${lines[-1]}" = total:* ]]
	[ "$(central merge --json sent | jq -c .messages)" = '{"new":0,"plans":[]}' ]
	cp central.db before.db
	made_by 'Södra området' 1 "[$(note 1 Hej)]" '[]'
	run -0 central merge sent
	[ "${lines[-1]}" = '  1  skatta-central plan show "ht26/Södra området"' ]
	mv before.db central.db
	rm "$last"
	[ "$(turn bjork/a)" = "2 coordinator" ]
	[ "$(turn bjork/b)" = "0 nobody" ]
	[ "$(central plan list --unread | grep -c ht26)" -eq 1 ]
	central plan list | grep -qx "    Björkskolan, Arbetslag A: no actions yet; 1 request waits; 2 unread; the coordinator's turn"
	central status | grep -qx '2 messages from units are unread: "skatta-central plan list --unread".'
	[ "$(central status --json | jq .unread)" -eq 2 ]
	[ "$(central plan list --open --unread --json | jq -c '[.requests[].new]')" = '[true]' ]
	run -0 central plan show ht26/bjork/a
	[ "$(grep -c '(new)' <<<"$output")" -eq 2 ]
	run -0 central plan show ht26/bjork/a
	[ "$(grep -c '(new)' <<<"$output")" -eq 0 ]
	[ "$(central plan list --unread)" = "Nothing is unread." ]
	[ "$(central plan list --unread --json)" = '{"plans":[]}' ]
	[ "$(central status --json | jq .unread)" -eq 0 ]
	run ! grep -q unread < <(central status)
	# The next revision has all of it again, and one thing more.
	made_by bjork/a 2 "[$(note 1 Ett), $(note 2 Två)]" "[$(request 1 Hjälp)]"
	[ "$(central merge --json "$last" | jq -c .messages)" = '{"new":1,"plans":[{"new":1,"plan":"ht26/bjork/a"}]}' ]
	[ "$(turn bjork/a)" = "1 coordinator" ]
	[ "$(central plan show ht26/bjork/a --json | jq -c '[.said[] | select(.new) | .text]')" = '["Två"]' ]
	[ "$(turn bjork/a)" = "0 coordinator" ]
}

@test "it is the turn of whoever did not write last, also on one day" {
	made_by bjork/a 1 '[]' '[]'
	central merge sent >/dev/null
	central plan feedback ht26/bjork/a <<<'Hur går det?' >/dev/null
	[ "$(turn bjork/a)" = "0 unit" ]
	made_by bjork/a 2 "[$(note 1 Bra)]" '[]'
	central merge sent >/dev/null
	[ "$(turn bjork/a)" = "1 coordinator" ]
	central plan feedback ht26/bjork/a <<<'Och sedan?' >/dev/null
	[ "$(turn bjork/a)" = "1 unit" ]
	# A request that is settled leaves nobody anything to do.
	made_by bjork/a 3 "[$(note 1 Bra)]" "[$(request 1 Hjälp)]"
	central merge sent >/dev/null
	central plan feedback ht26/bjork/a --closes 1 <<<'På tisdag.' >/dev/null
	[ "$(turn bjork/a)" = "2 nobody" ]
	# What was written before that answer, and came after it, is not answered.
	made_by bjork/a 4 "[$(note 1 Bra), $(note 2 'På väg' 2026-01-02)]" "[$(request 1 Hjälp)]"
	central merge sent >/dev/null
	[ "$(turn bjork/a)" = "3 coordinator" ]
}

@test "an answer of an earlier version has heard what was there on its day" {
	made_by bjork/a 1 "[$(note 1 Ett 2026-01-01)]" '[]'
	central merge sent >/dev/null
	central plan feedback ht26/bjork/a <<<'Svar.' >/dev/null
	central publish exchange >/dev/null
	"$SKATTA_BUILD/tests/tools/plan_tool" open exchange/rounds/ht26.1.json \
		"$(awk -F, '$1 == "bjork/a" && $2 == "leader" { print $3 }' codes.csv)" exchange/units >unit
	jq -e '[.said[] | select(.what == "answer") | .heard] == [1] and all(.said[]; has("new") | not)' unit
}

@test "the same in any order gives the same, but for what was shown" {
	made_by bjork/a 1 "[$(note 1 1)]" '[]'
	made_by bjork/a 2 "[$(note 1 1), $(note 2 2)]" '[]'
	two=$last
	made_by bjork/a 3 "[$(note 1 1), $(note 3 3)]" '[]'
	three=$last
	cp central.db other.db
	central merge "$two" "$three" >/dev/null
	STORE=other.db central merge "$three" >/dev/null
	[ "$(STORE=other.db central merge --json "$two" | jq .messages.new)" -eq 1 ]
	[ "$(turn bjork/a)" = "3 coordinator" ]
	diff <(central plan list --json) <(STORE=other.db central plan list --json)
	# Shown is what had come; each store has its own marks, also behind a batch.
	STORE=other.db central plan show ht26/bjork/a >/dev/null
	[ "$(STORE=other.db central status --json | jq .unread)" -eq 0 ]
	[ "$(central status --json | jq .unread)" -eq 3 ]
	STORE=city.db central init --name Staden --json >city.json
	STORE=city.db central trust "$key"
	STORE=other.db central batch --to "$(jq -r .recipient city.json)" batch >/dev/null
	[ "$(STORE=city.db central merge --json batch | jq -c .messages)" = '{"new":3,"plans":[{"new":3,"plan":"ht26/bjork/a"}]}' ]
	[ "$(STORE=city.db central merge --json batch | jq .messages.new)" -eq 0 ]
	[ "$(STORE=city.db central status --json | jq .unread)" -eq 3 ]
}

@test "a store of an earlier version has read what it has" {
	made_by bjork/a 1 "[$(note 1 Ett)]" '[]'
	central merge sent >/dev/null
	sqlite3 central.db 'DROP TABLE replies' 'DROP TABLE reply_files' 'DROP TABLE given' 'DROP TABLE earlier_keys' 'ALTER TABLE codes DROP COLUMN spare' \
		'ALTER TABLE codes DROP COLUMN replaced' 'ALTER TABLE left_out DROP COLUMN revision' \
		'ALTER TABLE left_out DROP COLUMN kept' 'ALTER TABLE left_out DROP COLUMN line' \
		'ALTER TABLE left_out DROP COLUMN signature' 'DROP TABLE dialogues' 'ALTER TABLE payloads DROP COLUMN shown' \
		"PRAGMA user_version = $(($(sqlite3 central.db 'PRAGMA user_version') - 8))"
	[ "$(turn bjork/a)" = "0 coordinator" ]
	made_by bjork/a 2 "[$(note 1 Ett), $(note 2 Två)]" '[]'
	central merge sent >/dev/null
	[ "$(turn bjork/a)" = "1 coordinator" ]
}
