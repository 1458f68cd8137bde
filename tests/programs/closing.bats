# SPDX-License-Identifier: ISC
# Closing a round is asked for and can be undone while nothing has left; the log has what was done.

# shellcheck disable=SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

SKATTA_DAY=2026-11-20

setup_file() {
	cd "$BATS_FILE_TMPDIR"
	set_up_central
	mkdir sent
	for person in 1 2 3 4 5 6; do
		say bjork/a "$person" "$person" 1 "{\"A1\": $((person % 3)), \"A2\": 1, \"A3\": 2}"
	done
	central merge sent >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/." .
	key=$(jq -r .signing_key keys.json)
	SKATTA_DAY=2026-11-26
}

# without_terminal COMMAND...: as from cron.
without_terminal() {
	run --separate-stderr setsid "$programs/skatta-central" --store central.db \
		--passphrase-file passphrase "$@" </dev/null
}

# asked ANSWER COMMAND...: on a terminal, which says this.
asked() {
	run script -qec "$programs/skatta-central --store central.db --passphrase-file passphrase ${*:2}" \
		/dev/null <<<"$1"
}

# All that closing could change.
contents() {
	sqlite3 central.db "SELECT hex(digest), edition, word, reason, late, frozen, box IS NULL
		FROM payloads ORDER BY digest"
}

# stays COMMAND: the round is closed, and stays so, for a reason that has these words.
stays() {
	run --separate-stderr central round reopen ht26
	[ "$status" -eq 1 ]
	[[ "${stderr_lines[0]}" = "skatta-central: the round ht26 stays closed: "*"$1"* ]]
	[ "$(central round list --json | jq '.rounds[0].closed')" = true ]
	[ "$(sqlite3 central.db 'SELECT count(*) FROM payloads WHERE frozen')" -eq 6 ]
}

# fails_into OUT COMMAND...: what goes to standard output goes there.
fails_into() {
	if central "${@:2}" >"$1" 2>said; then
		return 1
	fi
}

# logged: what is in the log, but for the days.
logged() {
	central log --json | jq -r '.log[] | .what + ": " + .about'
}

@test "closing says how many have answered and when something came last, and asks" {
	without_terminal round close ht26
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the round was not closed' ]
	[[ "${stderr_lines[1]}" = *--yes* ]]
	[ -z "$output" ]
	command -v script >/dev/null || skip "script is not installed"
	asked n round close ht26
	[ "$status" -eq 1 ]
	[[ "$output" = *"ht26, \"Hösten 2026\": 6 of "*" have answered."* ]]
	[[ "$output" = *"The last merge was on 2026-11-20."* ]]
	[[ "$output" = *"Close the round? [y/n]"* ]]
	[ "$(central round list --json | jq '.rounds[0].closed')" = false ]
	[ "$(sqlite3 central.db 'SELECT count(*) FROM payloads WHERE frozen')" -eq 0 ]
	run ! grep -q 'round close' <(logged)
	asked y round close ht26
	[ "$status" -eq 0 ]
	[[ "$output" = *"publish DIR"*"report --round ht26"*"round reopen ht26"* ]]
	[ "$(central round list --json | jq '.rounds[0].closed')" = true ]
	logged | tail -n 1 | grep -x 'round close: ht26'
}

@test "a script closes with --yes, and is told the same; where nothing came, that" {
	central round open --id empty --title Tom --questionnaire "$sample" >/dev/null
	without_terminal round close --yes ht26
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "ht26, \"Hösten 2026\": 6 of $(central status --round ht26 --json |
		jq '[.units[] | select(.level == "district") | .heads] | add') have answered." ]
	[ "${lines[1]}" = 'The last merge was on 2026-11-20.' ]
	STORE=other.db central init >/dev/null
	STORE=other.db central org import "$demo/organisation.csv" >/dev/null
	STORE=other.db central round open --id empty --title Tom --questionnaire "$sample" >/dev/null
	STORE=other.db central round close empty --yes | grep -x 'Nothing has been merged here yet.'
}

@test "a round that was closed by mistake is opened again, as if it had not been" {
	contents >before
	skatta --data machine join --trust "$key" exchange >/dev/null 2>&1
	central round close --yes ht26 >/dev/null
	# What came meanwhile, a withdrawal too.
	say bjork/a 1 1 2 '' >/dev/null
	say bjork/b 1 11 1 '{"A1": 2, "A2": 2, "A3": 2}' >/dev/null
	say bjork/b 2 12 1 '{"A1": 2, "A2": 2, "A3": 2}' >/dev/null
	cp central.db kept.db
	central merge sent | grep 'total: 2 accepted, 0 superseded, 1 conflict'
	run central round reopen ht26
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'The round ht26 is open again, and goes on as edition 3. Nobody was told that it was closed.' ]
	contents >reopened
	# The same as where it never was closed.
	cp "$BATS_FILE_TMPDIR/central.db" never.db
	STORE=never.db central merge sent >/dev/null
	sqlite3 never.db "SELECT hex(digest), edition, word, reason, late, frozen, box IS NULL
		FROM payloads ORDER BY digest" | cmp - reopened
	[ "$(central status --json | jq -c '[.late, .withdrawals, .state]')" = '[0,0,"open"]' ]
	run ! central report --round ht26
	central check
	# The number of the edition that closed it is not used again, nor is that edition published.
	central publish exchange >/dev/null
	skatta --data machine sync exchange >/dev/null
	[ "$(ls exchange/rounds)" = "$(printf 'ht26.%s\n' 1.json 1.json.minisig 3.json 3.json.minisig)" ]
	jq -e '.closed == null or .closed == ""' exchange/rounds/ht26.3.json
	central round close --yes ht26 >/dev/null
	central publish exchange >/dev/null
	[ -e exchange/rounds/ht26.4.json ]
	[ ! -e exchange/rounds/ht26.2.json ]
	logged | grep -x 'round reopen: ht26 edition 3'
	# A machine that had the round goes on with it.
	skatta --data machine sync exchange >/dev/null
	[ "$(sqlite3 machine/skatta.db 'SELECT group_concat(edition) FROM round')" = 1,3,4 ]
	central report --round ht26 --format json | jq -e '.publication.number == 1'
}

@test "what has left since keeps a round closed, and the reason is told" {
	to=$(STORE=city.db central init --json | jq -r .recipient)
	central publish elsewhere >/dev/null
	central backup early
	central batch --to "$to" early-batch >/dev/null
	central round close --yes ht26 >/dev/null
	cp central.db closed.db
	central publish exchange >/dev/null
	stays 'has been published'
	cp closed.db central.db
	central batch --to "$to" late-batch >/dev/null
	stays 'a batch'
	cp closed.db central.db
	central backup late
	stays 'a copy of the store'
	STORE=late run ! central round reopen ht26
	cp closed.db central.db
	central report --round ht26 >/dev/null
	stays 'a report'
	cp closed.db central.db
	central comments --round ht26 >/dev/null
	stays 'a list of comments'
	cp closed.db central.db
	# Also what was cut off on its way may have been seen.
	fails_into /dev/full report --round ht26
	stays 'a report'
	run ! grep -q '^report' <(logged)
	cp closed.db central.db
	central round open --id vt27 --title Våren --questionnaire "$sample" --follows ht26 >/dev/null
	central round close --yes vt27 >/dev/null
	central report --round vt27 >/dev/null
	stays 'a report'
	run --separate-stderr central round reopen vt27
	[[ "${stderr_lines[0]}" = *'a report'* ]]
	cp closed.db central.db
	for person in 1 2 3 4 5 6; do
		say bjork/b "$person" "1$person" 1 '{"A1": 2, "A2": 2, "A3": 2}' >/dev/null
	done
	central merge sent >/dev/null
	central round update ht26 >/dev/null
	stays 'have been updated'
	cp closed.db central.db
	SKATTA_DAY=2099-01-02 central purge --before 2099-01-01 --yes >/dev/null
	run ! central round reopen ht26
	[[ "${lines[0]}" = *'were purged'* ]]
	# What left before it was closed, or did not come about, keeps nothing closed.
	cp closed.db central.db
	run ! central batch --to "$to" early-batch
	run ! central backup early
	run ! central report --round ht26 -o no/such/folder
	run ! central report --round ht26 --unit nowhere
	run ! central report --round ht26 --codebook no/such/folder
	run ! central comments --round ht26 --unit nowhere
	central status --round ht26 >/dev/null
	central round reopen ht26
	run central round reopen ht26
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = 'skatta-central: the round ht26 is open' ]
}

@test "a round that an earlier version closed stays closed; nobody opens a colleague's" {
	run --separate-stderr central round reopen nothing
	[ "$status" -eq 1 ]
	central round close --yes ht26 >/dev/null
	sqlite3 central.db "INSERT INTO departures VALUES ('ht26', 'something newer')"
	stays 'earlier version'
	STORE=city.db central init --json >city.json
	central publish exchange >/dev/null
	central batch --to "$(jq -r .recipient city.json)" batch >/dev/null
	STORE=city.db central trust "$key"
	STORE=city.db central merge batch >/dev/null
	STORE=city.db run --separate-stderr central round reopen ht26
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the round ht26 was opened by Ikt-enheten' ]
}

@test "the log has what was done, and nothing that failed" {
	to=$(STORE=city.db central init --json | jq -r .recipient)
	central round close --yes ht26 >/dev/null
	logged >before
	: >there
	mkdir folder
	while IFS='|' read -r out command; do
		echo "$command"
		# shellcheck disable=SC2086 # a command is several words
		fails_into "$out" $command
		logged | cmp before -
	done <<-END
		/dev/null|batch --to $to there
		/dev/null|batch --to $to no/folder/batch
		/dev/null|batch --to age1nobody batch
		/dev/null|backup there
		/dev/null|backup no/folder/copy
		/dev/null|backup central.db
		/dev/null|report --round ht26 -o no/folder/report
		/dev/null|report --round ht26 -o folder
		/dev/null|report --round ht26 -o central.db
		/dev/null|report --round ht26 --codebook no/folder/codebook
		/dev/null|report --round ht26 --unit nowhere
		/dev/null|report --round nowhere
		/dev/full|report --round ht26
		/dev/full|report --round ht26 --format json
		/dev/full|comments --round ht26
		/dev/full|comments --round ht26 --json
		/dev/null|comments --round ht26 --leave-out 0123456789
		/dev/full|codes --round ht26
		/dev/full|codes --round ht26 --csv
		/dev/null|codes --round ht26 --unit nowhere
		/dev/full|keys --secret
		/dev/null|publish there
		/dev/null|import --round ht26 there
		/dev/null|org import there
		/dev/null|round close --yes ht26
		/dev/null|round update nowhere
		/dev/null|round open --id ht26 --title T --questionnaire $sample
		/dev/null|round import there
		/dev/null|purge --before 2000-01-01 --yes
		/dev/null|trust RWnobody
		/dev/null|plan feedback ht26/nowhere there
	END
	# And each is there once when it is done, also where only telling of it failed.
	central batch --to "$to" batch >/dev/null
	fails_into /dev/full batch --to "$to" again
	central backup copy
	central report --round ht26 -o report
	central comments --round ht26 >/dev/null
	central codes --round ht26 >/dev/null
	central keys --secret >/dev/null 2>&1
	central publish exchange >/dev/null
	logged | tail -n +"$(($(wc -l <before) + 1))" | cut -d : -f 1 >after
	printf '%s\n' batch batch backup report comments codes keys publish | cmp - after
}

# counted ROUND: which documents are kept of it.
counted() {
	sqlite3 central.db "SELECT group_concat(document) FROM
		(SELECT document FROM counted WHERE round = '$1' ORDER BY document)"
}

# closed_again: the round closed, and a second one in which the same people have answered.
closed_again() {
	central round close --yes ht26 >/dev/null
	central round open --id ht27 --title 'Hösten 2027' --open --follows ht26 \
		--questionnaire "$sample" >/dev/null
	central publish exchange >/dev/null
	mkdir -p later
	for person in 1 2 3 4 5 6; do
		"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/ht27.1.json bjork/a T '' "$person" 1 \
			'{"A1": 2, "A2": 1, "A3": 2}' later >/dev/null
	done
	central merge later >/dev/null
}

# told ROUND: how A2 has changed in the school.
told() {
	central report --round "$1" --format json | jq -c '.rows[] |
		select(.unit == "bjork" and .id == "A2") | [.change_kind, .change == 0, .change_n]'
}

@test "what was counted goes when the round is opened again, and comes back as it was" {
	central round close --yes ht26 >/dev/null
	[ "$(counted ht26)" = places,sums,texts ]
	central round reopen ht26 >/dev/null
	[ -z "$(counted ht26)" ]
	central round close --yes ht26 >/dev/null
	central report --round ht26 --format json | jq -e '.rows[] |
		select(.unit == "bjork/a" and .id == "A2") | .n == 6 and .mean == 1'
}

@test "two rounds are counted together when the later closes, and not when it is opened again" {
	closed_again
	central round close --yes ht27 >/dev/null
	[ "$(sqlite3 central.db 'SELECT round, follower FROM followed')" = 'ht26|ht27' ]
	# Nothing is added to the earlier one any more.
	say bjork/b 1 11 1 '{"A1": 2, "A2": 2, "A3": 2}' >/dev/null
	central merge sent >/dev/null
	run --separate-stderr central round update ht26
	[ "$status" -eq 1 ]
	[ "${stderr_lines[0]}" = 'skatta-central: the figures of ht26 stay as they are: ht27, which follows it, is closed' ]
	central round reopen ht27 >/dev/null
	[ -z "$(sqlite3 central.db 'SELECT round, follower FROM followed')" ]
	[ -z "$(counted ht27)" ]
	[ "$(counted ht26)" = places,sums,texts ]
	central round update ht26 |
		grep -x "In Björkskolan 1 person's answers wait until there are at least 5."
	# Again; then something of it leaves, and who is in which place of the earlier one goes.
	central round close --yes ht27 >/dev/null
	[ "$(counted ht26)" = places,sums,texts ]
	[ "$(told ht27)" = '["paired",true,6]' ]
	[ "$(counted ht26)" = sums,texts ]
	[ "$(counted ht27)" = places,sums,texts ]
	run ! central round reopen ht27
	central check
	# Whatever is asked of either, and however often, it is the same.
	central report --round ht27 --format json >figures
	central report --round ht26 --format json >earlier
	central report --round ht27 --compare ht26 --format json | cmp figures -
	central report --round ht26 --format json | cmp earlier -
}

@test "a round that was counted with one follower is not counted with a second" {
	closed_again
	central round open --id other --title 'En till' --open --follows ht26 \
		--questionnaire "$sample" >/dev/null
	central publish exchange >/dev/null
	for person in 1 2 3 4 5 6; do
		"$SKATTA_BUILD/tests/tools/bundle_tool" exchange/rounds/other.1.json bjork/a T '' "$person" 1 \
			'{"A1": 0, "A2": 1, "A3": 2}' later >/dev/null
	done
	central merge later >/dev/null
	central round close --yes other >/dev/null
	central round close --yes ht27 >/dev/null
	[ "$(told other)" = '["paired",true,6]' ]
	[[ "$(told ht27)" = '["unpaired",'* ]]
	central check
}
