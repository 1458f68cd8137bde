# SPDX-License-Identifier: ISC
# The same bundles in any order, in any portions, any number of times: the same store content and
# the same reports, byte for byte.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

n_orders=50

# 16 people; some revise, withdraw, use two devices or somebody else's code; one file is damaged.
make_bundles() {
	local person name

	mkdir sent
	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 "{\"A1\": $((person % 3)), \"A2\": 1, \"A3\": 2}"
		say bjork/b "$person" "1$person" 1 "{\"A1\": $((person * 7 % 3)), \"A2\": \"-\"}"
	done
	for person in 1 2 3 4; do
		say bjork/c "$person" "2$person" 1 "{\"A1\": 1, \"A2\": $((person % 3)), \"K1\": 1}"
	done
	say bjork/a 1 1 2 '{"A1": 2}'
	say bjork/a 1 1 3 '{"A1": 0, "A2": 0, "A3": 0}'
	say bjork/a 2 2 2 ''
	say bjork/b 1 11 1 '{"A1": 2, "A2": 2, "A3": 2}'
	say bjork/b 2 99 1 '{"A1": 0, "A2": 0, "A3": 0}'
	name=$(say bjork/c 8 28 1 '{"A1": 2}')
	flip_bit "sent/$name"
}

# order SEED: merge everything into a fresh store, shuffled and in portions, some of it again; then
# all that the coordinator can read of it.
order() {
	local STORE="store.$1" files=() count at=0 portion

	RANDOM=$1
	cp central.db "$STORE"
	mapfile -t files < <(for file in sent/*; do echo "$RANDOM$RANDOM $file"; done |
		sort -n | cut -d ' ' -f 2)
	count=${#files[@]}
	while [ "$at" -lt "$count" ]; do
		portion=$((1 + RANDOM % count))
		central merge "${files[@]:at:portion}" "${files[RANDOM % (at + 1)]}" >/dev/null || return
		at=$((at + portion))
	done
	central status --json || return
	central round close --yes ht26 >/dev/null || return
	central report --round ht26 --format csv || return
	central report --round ht26 --format json || return
	rm "$STORE"
}

# Every second order, beginning with the given one; what they said lies in said.SEED.
orders() {
	local seed

	for ((seed = $1; seed <= n_orders; seed += 2)); do
		order "$seed" >"said.$seed" || return
	done
}

@test "50 random orders and portions give the same status and reports" {
	cd "$BATS_TEST_TMPDIR"
	set_up_central
	make_bundles
	# Every order runs the same commands: leaks are looked for in every second one.
	ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" orders 1 &
	others=$!
	orders 2
	wait "$others"
	[ "$(cat said.* | grep -c '^{.*"state":"open"')" -eq 50 ]
	# 16 people, one of whom took the response back; nobody who came with another's code counts.
	head -n 1 said.1 | jq -e '.units[] | select(.unit == "bjork") | .responses == 15'
	grep -q '"bjork/b","Arbetslag B","item","A1",6,0,' said.1
	for said in said.*; do
		cmp said.1 "$said"
	done
}
