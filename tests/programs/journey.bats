# SPDX-License-Identifier: ISC
# The whole way over a folder: 12 people in 3 teams, mischief in the folder, a colleague's round,
# receipts, and the report that the coordinator reads aloud.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
# As released with passphrases that cost what they cost; sanitizers have nothing to see there.
[ "${SKATTA_SANITIZERS:-}" = yes ] || programs=$SKATTA_BUILD
load ../support/lib

# The people: data folder, name, unit, number of the code, answers. Anna and Bo share an account.
people() {
	cat <<-'END'
		shared|Anna|bjork/a|1|{"A1": 0, "A2": 1, "A3": 0, "K1": 1, "K2": "Tiden räcker inte"}
		shared|Bo|bjork/a|2|{"A1": 1, "A2": 2, "A3": 1, "K1": 0}
		cecilia|Cecilia|bjork/a|3|{"A1": 2, "A2": 2, "A3": 1, "K1": 0}
		david|David|bjork/a|4|{"A1": 1, "A2": "-", "A3": 2, "K1": 0}
		eva|Eva|bjork/a|5|{"A1": 2, "A2": 1, "A3": 2}
		filip|Filip|bjork/a|6|{"A1": 0, "A2": 0, "A3": 1, "K1": 1}
		greta|Greta|bjork/b|1|{"A1": 2, "A2": 2, "A3": 2, "K1": 0}
		hans|Hans|bjork/b|2|{"A1": 1, "A2": "?", "A3": 1, "K1": 0}
		iris|Iris|bjork/b|3|{"A1": 1, "A2": 1, "K1": 1}
		johan|Johan|bjork/b|4|{"A1": 0, "A2": 1, "A3": 0, "K1": 1}
		karin|Karin|bjork/b|5|{"A1": 2, "A2": 0, "A3": 2, "K1": 0}
		lars|Lars|bjork/c|1|{"A1": 1, "A2": 1, "A3": 1, "K1": 0}
	END
}

everybody_answers() {
	local data name unit number answers bundle

	while IFS='|' read -r data name unit number answers; do
		[ -d "$data" ] || skatta --data "$data" join --trust "$key" exchange
		bundle=$(fill "$data" "$name" "$(code "$unit" "$number")" "$answers")
		call "$bundle" "$name"
	done < <(people)
	for data in $(people | cut -d '|' -f 1 | sort -u); do
		skatta --data "$data" sync exchange
	done
}

# call BUNDLE LABEL: the random name of a bundle will be this in what is compared.
call() {
	printf 's/%s/%s/g\n' "${1%.age}" "$2" >>labels.sed
}

# A colleague's central, with a round that is sealed to us too, and Maja, who has answered in it.
colleague_asks_maja() {
	STORE=colleague.db central init --name 'Grannskolan' >/dev/null
	STORE=colleague.db central org import "$demo/organisation.csv"
	STORE=colleague.db central round open --id vt27 --title 'Våren 2027' --open \
		--questionnaire "$sample" --recipient "$(jq -r .recipient keys.json)"
	STORE=colleague.db central publish theirs
	colleague=$(STORE=colleague.db central keys --json | jq -r .signing_key)
	skatta --data maja join --trust "$colleague" theirs
	printf '{"A1": 2}\n' >answers.json
	call "$(skatta --data maja fill --round vt27 --unit bjork/c --profile Maja \
		--passphrase-file passphrase --answers answers.json --finish)" Maja
	skatta --data maja sync theirs
	cp theirs/bundles/*.age exchange/bundles/
}

# One more bundle for another central altogether.
stranger_hands_in() {
	local name

	STORE=stranger.db central init >/dev/null
	STORE=stranger.db central org import "$demo/organisation.csv"
	STORE=stranger.db central round open --id x --title X --open --questionnaire "$sample"
	STORE=stranger.db central publish elsewhere
	name=$("$SKATTA_BUILD/tests/tools/bundle_tool" elsewhere/rounds/x.1.json bjork/c T "" 1 1 \
		'{"A1": 1}' exchange/bundles)
	call "$name" Stranger
}

# bundle_of LABEL: the name that was given that label.
bundle_of() {
	sed -n "s:^s/\\(.*\\)/$1/g\$:\\1.age:p" labels.sed
}

mischief() {
	local bundles=exchange/bundles

	mkdir -p stick/bundles
	cp "$bundles/$(bundle_of Bo)" stick/bundles/
	cp "$bundles/$(bundle_of Bo)" "stick/bundles/$(no_such_bundle 1)"
	flip_bit "$bundles/$(bundle_of Karin)"
	head -c 200 "$bundles/$(bundle_of Bo)" >"$bundles/$(no_such_bundle 2)"
	ln -s "$(bundle_of Bo)" "$bundles/$(no_such_bundle 3)"
	mkfifo "$bundles/$(no_such_bundle 4)"
	truncate -s 1G "$bundles/$(no_such_bundle 5)"
}

# The lines of a merge, which nothing in the folder may keep from ending.
merge() {
	timeout 300 "$programs/skatta-central" --store central.db --passphrase-file passphrase \
		merge "$@" | sed -f labels.sed | LC_ALL=C sort
}

# Where each person's bundles are, by label.
statuses() {
	local data

	for data in $(people | cut -d '|' -f 1 | sort -u) maja; do
		skatta --data "$data" status --json |
			jq -r '.bundles[] | [.bundle, .state, .reason] | join(" ")'
	done | sed -f labels.sed | sort
}

# Compare standard input with a file of what is expected, whole.
is_expected() {
	diff -u "$expected/$1" -
}

@test "12 people in 3 teams, from the codes to the report" {
	cd "$BATS_TEST_TMPDIR"
	set_up_central
	everybody_answers
	# Anna thinks again.
	call "$(fill shared Anna "$(code bjork/a 1)" '{"A1": 2, "A2": 1, "A3": 1, "K1": 0}')" Anna-again
	skatta --data shared sync exchange
	colleague_asks_maja
	stranger_hands_in
	mischief

	merge exchange | is_expected journey-merge.txt

	# Karin's bundle came damaged: she is told, and hands it over on a stick.
	central publish exchange
	for data in $(people | cut -d '|' -f 1 | sort -u); do
		skatta --data "$data" sync exchange || [ "$data" = karin ]
	done
	statuses | is_expected journey-status.txt
	run skatta --data karin sync exchange
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "skatta: exchange/bundles/$(bundle_of Karin) already exists, with other content" ]
	skatta --data karin sync stick
	merge stick | is_expected journey-stick.txt

	# The colleague's round comes, and Maja's bundle with it.
	run central round import theirs
	[ "$status" -eq 1 ]
	central round import theirs --trust "$colleague"
	[ "$(central status --round vt27 --json | jq '.units[] | select(.unit == "bjork/c").responses')" = 1 ]
	STORE=colleague.db central merge theirs | grep '^accepted '
	STORE=colleague.db central publish theirs
	skatta --data maja sync theirs

	# What was there is there, however often it is merged.
	central merge exchange stick | tail -n 1 | is_expected journey-again.txt
	central publish exchange
	# The first time the damaged file is still told, but her receipt comes.
	run skatta --data karin sync exchange
	skatta --data karin sync exchange
	[ "$(statuses | grep -Ec ' (received|replaced) ')" -eq 14 ]

	central round close --yes ht26
	central report --round ht26 | sed "s/$(date +%F)/DAY/" | is_expected journey-report.txt
	central report --round ht26 --format csv | is_expected journey-report.csv
	central check
	central publish exchange
	skatta --data shared sync exchange
	run skatta --data shared fill --round ht26 --profile Anna --passphrase-file passphrase \
		--answers answers.json --finish
	[ "$status" -eq 1 ]
	[[ "$output" = *"the round was closed on "* ]]
}
