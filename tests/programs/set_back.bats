# SPDX-License-Identifier: ISC
# No revision is given twice, also by a lab machine that is set back every night to what it was.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	skatta --data lab join --trust "$key" exchange >/dev/null 2>&1
	printf '{"A1": 0}\n' >answers.json
	# The place was made, and nothing finished, when the machine was copied.
	skatta --data lab fill --round ht26 --profile eva --code "$(code bjork/a 1)" \
		--answers answers.json --passphrase-file passphrase >/dev/null 2>&1
	mv lab image
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	key=$(jq -r .signing_key keys.json)
}

# day ANSWERS: the machine as it was, what lies in the folder fetched, and an answer handed over.
day() {
	rm -rf lab
	cp -r image lab
	skatta --data lab sync exchange >/dev/null
	fill lab eva "$(code bjork/a 1)" "$1" >/dev/null
	skatta --data lab sync exchange >/dev/null
}

# night: what came is merged, and the word of it published.
night() {
	central merge exchange >/dev/null
	central publish exchange >/dev/null
}

# What stands in files of receipts, to go above.
above() {
	jq -s 'map(.above // 0) | max' exchange/receipts/*.json
}

revisions() {
	sqlite3 central.db "SELECT group_concat(revision || ' ' || word, ', ')
		FROM (SELECT * FROM payloads ORDER BY revision)"
}

@test "of a machine that is set back every night the newest answer counts, in any order" {
	local order orders=('0 1 2' '0 2 1' '1 0 2' '1 2 0' '2 0 1' '2 1 0') bundles

	central publish exchange >/dev/null
	cp central.db empty.db
	for answer in 0 1 2; do
		day "{\"A1\": $answer, \"A2\": 1, \"A3\": 1}"
		night
	done
	[ "$(revisions)" = '1 superseded, 65 superseded, 129 accepted' ]
	mapfile -t bundles < <(ls -tr exchange/bundles/*.age)
	[ "${#bundles[@]}" -eq 3 ]
	for order in "${orders[@]}"; do
		cp empty.db central.db
		for one in $order; do
			central merge "${bundles[one]}" >/dev/null
		done
		[ "$(revisions)" = '1 superseded, 65 superseded, 129 accepted' ]
	done
	for bundle in "${bundles[@]}"; do
		central unseal "$bundle" | sed -n 2p | jq -c '[.revision, .answers[0]]'
	done | sort >said
	[ "$(sort <<<$'[1,0]\n[65,1]\n[129,2]')" = "$(cat said)" ]
}

@test "a plan of such a machine too, and a machine that has no receipt of its own" {
	local leader

	leader=$(awk -F, '$1 == "bjork/a" && $2 == "leader" { print $3 }' codes.csv)
	mkdir sent
	say bjork/b 1 1 70 '{"A1": 1, "A2": 1, "A3": 1}' >/dev/null
	central merge sent >/dev/null
	for time in 1 2; do
		central publish exchange >/dev/null
	done
	[ "$(above)" -eq 128 ]
	# Nothing is new now, and nothing more is said.
	find exchange/receipts | sort >before
	central publish exchange | grep -x '0 new receipts'
	find exchange/receipts | sort | cmp before -
	jq -n '{focus: ["A"], notes: [], requests: [], actions: [{id: 1, title: "Pröva", what: "",
		who: "", when: "", resource: "", sign: "", items: ["A1"], status: "planned",
		toward: null}]}' >plan.json
	rm -rf lab
	cp -r image lab
	skatta --data lab sync exchange >/dev/null
	skatta --data lab plan --round ht26 --profile eva --code "$leader" --passphrase-file passphrase \
		--plan plan.json --finish >/dev/null
	skatta --data lab sync exchange >/dev/null
	central merge exchange >/dev/null
	central plan list --json | jq -e '.plans[0].revision == 129'
	# And a withdrawal, of what was handed over on the same day.
	fill lab eva "$(code bjork/a 1)" '{"A1": 2, "A2": 1, "A3": 1}' >/dev/null
	skatta --data lab sync exchange >/dev/null
	night
	skatta --data lab sync exchange >/dev/null
	skatta --data lab withdraw --round ht26 --profile eva --passphrase-file passphrase >/dev/null
	skatta --data lab sync exchange >/dev/null
	central merge exchange | grep '1 accepted'
	[ "$(sqlite3 central.db 'SELECT revision FROM payloads WHERE withdrawal')" -eq 193 ]
}

@test "what is said to go above tells nothing of anybody, and nobody takes it from all" {
	mkdir sent
	for person in 2 3 4; do
		say bjork/a "$person" "$person" $((person * 3)) '{"A1": 1, "A2": 1, "A3": 1}' >/dev/null
	done
	central merge sent >/dev/null
	central publish exchange >/dev/null
	# In a file of its own, beside no receipt.
	jq -s -e 'map(select(.receipts != []) | has("above")) == [false]' exchange/receipts/*.json
	jq -s -e 'map(select(.receipts == [])) | map(del(.central)) ==
		[{"above": 64, "format": "skatta-receipt/1", "receipts": []}]' exchange/receipts/*.json
	# The highest revision that there is moves it one step, as any other.
	say bjork/a 5 5 1000000 '{"A1": 1, "A2": 1, "A3": 1}' >/dev/null
	central merge sent >/dev/null
	central publish exchange >/dev/null
	[ "$(above)" -eq 128 ]
	day '{"A1": 2, "A2": 1, "A3": 1}'
	night
	[[ "$(revisions)" = *', 129 accepted, 1000000 accepted' ]]
	central check
	# And there is an end to it, before the revisions end.
	sqlite3 central.db 'UPDATE above SET revision = 959936'
	central publish exchange >/dev/null
	[ "$(above)" -eq 960000 ]
	find exchange/receipts | sort >before
	central publish exchange >/dev/null
	find exchange/receipts | sort | cmp before -
}
