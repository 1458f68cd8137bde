# SPDX-License-Identifier: ISC
# Both programs from the command line: help, wrong use, languages, JSON, and being killed.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

setup() {
	cd "$BATS_TEST_TMPDIR"
}

# The commands that --help lists, one a line.
commands_of() {
	"$1" --help | sed -n '/^Commands/,/^$/s/^  \([a-z]\+\( [a-z-]\+\)\{0,1\}\)\( .*\)\{0,1\}$/\1/p'
}

@test "every command has --help and takes --version" {
	local program command

	for program in skatta skatta-central; do
		"$SKATTA_BUILD/$program" --version >version
		grep -Eqx "$program [0-9]+(\.[0-9]+)+" version
		commands_of "$SKATTA_BUILD/$program" >commands
		[ "$(wc -l <commands)" -ge 5 ]
		while read -r command; do
			# shellcheck disable=SC2086 # a command may be two words
			run --separate-stderr "$SKATTA_BUILD/$program" $command --help
			[ "$status" -eq 0 ]
			[[ "${lines[0]}" = "Usage: $program "*"$command"* ]]
			[ -z "$stderr" ]
			# shellcheck disable=SC2086
			"$SKATTA_BUILD/$program" $command --version | cmp - version
		done <commands
	done
	# Help makes no store.
	[ ! -e .local ]
}

@test "wrong use exits 2, with how it is used" {
	local program words

	while IFS='|' read -r program words; do
		# shellcheck disable=SC2086 # several words
		run --separate-stderr "$SKATTA_BUILD/$program" $words
		echo "$program $words: $status: $stderr"
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[[ "${stderr_lines[0]}" = "$program: "?* ]]
		[[ "$stderr" = *Usage:* || "$stderr" = *--help* || "$stderr" = *'Say which: "'* ]]
	done <<-'END'
		skatta|--nonsense
		skatta|nonsense
		skatta|--data
		skatta|--data d join
		skatta|--data d join one two
		skatta|--data d sync one two
		skatta|--data d fill
		skatta|--data d fill --round x
		skatta|--data d status --json=yes
		skatta|--data d status --plain
		skatta-central|
		skatta-central|--nonsense
		skatta-central|nonsense
		skatta-central|round
		skatta-central|round nonsense
		skatta-central|round open
		skatta-central|merge
		skatta-central|publish
		skatta-central|publish one two
		skatta-central|unseal
		skatta-central|codes
		skatta-central|report
		skatta-central|log --json=yes
	END
}

@test "an unknown language is wrong use" {
	run --separate-stderr "$programs/skatta" --data d --lang xx status
	[ "$status" -eq 2 ]
	run --separate-stderr "$programs/skatta-central" --lang xx log
	[ "$status" -eq 2 ]
}

@test "what is wrong is said in the language of --lang, wherever it stands" {
	local program words

	[ -f "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" ] || skip "there is no catalogue"
	while IFS='|' read -r program words; do
		# shellcheck disable=SC2086 # several words
		run --separate-stderr "$SKATTA_BUILD/$program" $words
		echo "$program $words: $status: $stderr"
		[ "$status" -eq 2 ]
		[[ "$stderr" != *Usage* && "$stderr" != *" is "* && "$stderr" != *there* ]]
		[[ "$stderr" = *Användning:* || "$stderr" = *kommando* ]]
	done <<-'END'
		skatta|--lang sv restore
		skatta|restore --lang=sv
		skatta|--frob --lang sv
		skatta|--lang sv frobnicate
		skatta-central|--lang sv
		skatta-central|--lang sv round close
		skatta-central|merge --lang sv
		skatta-central|plan --lang sv
		skatta-central|--lang=sv frobnicate
		skatta-central|--frob --lang sv
		skatta-central|log --frob --lang sv
	END
	# Who asked for two languages is heard last; one that is not spoken is told in the one before.
	run --separate-stderr "$programs/skatta" --lang sv --lang en frobnicate
	[[ "$stderr" = *"there is no command"* ]]
	run --separate-stderr "$programs/skatta" --lang
	[ "$status" -eq 2 ]
	[[ "$stderr" = *"the option --lang needs a value"* ]]
}

@test "--lang sv speaks Swedish, and the environment's language too" {
	[ -f "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" ] || skip "there is no catalogue"
	"$programs/skatta" --lang sv --help >help
	grep -q 'svar' help
	run --separate-stderr "$programs/skatta-central" --store nowhere --lang sv log
	[ "$status" -eq 1 ]
	[[ "$stderr" != *"there is no store"* ]]
	"$programs/skatta" --lang en --help >english
	run cmp help english
	[ "$status" -ne 0 ]
	# Whether the locale is installed on this machine or not.
	for setting in LC_ALL=sv_SE.UTF-8 LC_ALL=sv_SE LC_ALL=nowhere\ LANGUAGE=sv; do
		# shellcheck disable=SC2086 # settings are words of their own
		env $setting "$programs/skatta" --help >asked
		cmp help asked
	done
}

@test "no catalogue is loaded from where a language with slashes leads" {
	[ -f "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" ] || skip "there is no catalogue"
	mkdir -p spoken/deep planted/LC_MESSAGES
	cp "$SKATTA_LOCALE/sv/LC_MESSAGES/skatta.mo" planted/LC_MESSAGES
	LC_ALL=C.UTF-8 "$programs/skatta" --help >english
	for setting in LC_ALL=C.UTF-8\ LANGUAGE={../../planted,../../planted:fi,fi:../../planted,$PWD/planted} \
		{LC_ALL,LC_MESSAGES,LANG}={../../planted,../../planted.UTF-8,$PWD/planted}; do
		# shellcheck disable=SC2086 # settings are words of their own
		env -u LC_ALL -u LANGUAGE "SKATTA_LOCALE=$PWD/spoken/deep" TEXTDOMAINDIR="$PWD" \
			NLSPATH="$PWD/planted/LC_MESSAGES/%N.mo" $setting "$programs/skatta" --help >asked
		cmp english asked
	done
	# It is a catalogue: by its own name it is spoken.
	mv planted spoken/sv
	env "SKATTA_LOCALE=$PWD/spoken" LC_ALL=C.UTF-8 LANGUAGE=sv "$programs/skatta" --help >asked
	run ! cmp -s english asked
}

@test "people are spoken to in the encoding of the locale, programs and files in UTF-8" {
	make_latin_locale
	latin+=(LANGUAGE=en)
	program=("$programs/skatta-central" --store central.db --passphrase-file passphrase)
	set_up_central
	"${latin[@]}" "${program[@]}" round open --id vt27 --questionnaire "$sample" \
		--title "$(printf 'V\345ren 2027')" >opened
	[ "$(central round show vt27 --json | jq -r .title)" = 'Våren 2027' ]
	for say in 'round list' 'round show ht26' 'status --round ht26' 'codes --round ht26'; do
		# shellcheck disable=SC2086 # commands of several words
		central $say >utf8
		# shellcheck disable=SC2086
		"${latin[@]}" "${program[@]}" $say | iconv -f ISO-8859-1 | cmp - utf8
		# shellcheck disable=SC2086
		LC_ALL=C "${program[@]}" $say >ascii
		is_ascii ascii
	done
	for say in 'status --round ht26 --json' 'codes --round ht26 --csv' 'round show ht26 --json' \
		'keys --secret'; do
		# shellcheck disable=SC2086
		central $say >utf8 2>errors
		# shellcheck disable=SC2086
		"${latin[@]}" "${program[@]}" $say 2>errors | cmp - utf8
	done
	central round close --yes ht26
	central report --round ht26 -o utf8
	"${latin[@]}" "${program[@]}" report --round ht26 -o latin
	cmp latin utf8
	"${latin[@]}" "${program[@]}" report --round ht26 | iconv -f ISO-8859-1 | grep -qF 'Björkskolan'
	run --separate-stderr "${latin[@]}" "${program[@]}" round show "$(printf '\345')"
	[ "$status" -eq 1 ]
	run --separate-stderr env LC_ALL=C "${program[@]}" status --round "$(printf '\345')"
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"--round: that is not text in UTF-8"* ]]
}

@test "JSON has the keys that the design names, and no others" {
	set_up_central
	mkdir sent
	say bjork/a 1 1 1 '{"A1": 1}'
	central merge --json sent >merge.json
	jq -e '(keys == ["files", "messages", "totals"]) and
		(.files[0] | keys == ["name", "path", "reason", "word"]) and
		(.totals | keys == ["accepted", "conflict", "duplicate", "held", "refused", "superseded"])' \
		merge.json
	central status --json >status.json
	jq -e '(keys == ["conflicts", "days", "kind", "late", "overview", "round", "state", "title", "units",
		"unread", "withdrawals"]) and
		.kind == "assessment" and .state == "open" and .title == "Hösten 2026" and
		all(.units[]; keys == ["heads", "level", "name", "responses", "unit"])' status.json
	skatta --data data join --trust "$key" exchange
	fill data Bo "$(code bjork/a 2)" '{"A1": 1}'
	printf '{"A1": 2}\n' >draft.json
	skatta --data data fill --round ht26 --profile Eva --code "$(code bjork/a 3)" \
		--passphrase-file passphrase --answers draft.json
	skatta --data data status --json --profile Eva --passphrase-file passphrase >status.json
	jq -e '(keys == ["bundles", "drafts", "replies"]) and .bundles == [] and .replies == [] and
		(.drafts[0] | keys == ["answered", "items", "round", "state"])' status.json
	skatta --data data status --json >status.json
	jq -e '(keys == ["bundles", "drafts"]) and .drafts == [] and
		(.bundles[0] | keys == ["bundle", "day", "place", "reason", "round", "state"])' status.json
}

@test "what status says stands in columns, in Swedish too" {
	local line places=()

	set_up_central
	skatta --data data join --trust "$key" exchange
	fill data Bo "$(code bjork/a 1)" '{"A1": 1}'
	skatta --data data status --lang sv >seen
	skatta --data data sync exchange
	skatta --data data status --lang sv >>seen
	grep -q 'klart, skickas vid nästa synkning' seen
	grep -q 'överlämnat .* till exchange, väntar på kvitto' seen
	while read -r line; do
		line=${line%%…*}
		places+=("${#line}")
	done <seen
	[ "${#places[@]}" -eq 2 ]
	[ "${places[0]}" -eq "${places[1]}" ]
}

@test "round show is in two columns, in Swedish too" {
	local language line places

	set_up_central
	for language in en sv; do
		places=()
		while IFS= read -r line; do
			[[ "$line" =~ ^[^\ ]+(\ [^\ ]+)*\ \ + ]] || true
			places+=("${#BASH_REMATCH[0]}")
		done < <(central round show ht26 --lang "$language")
		echo "$language: ${places[*]}"
		[ "${#places[@]}" -ge 8 ]
		[ "$(printf '%s\n' "${places[@]}" | sort -u | wc -l)" -eq 1 ]
	done
}

# kill_somewhen COMMAND...: run it, and kill it after up to 0.4 seconds. Its output is in `killed`.
kill_somewhen() {
	"$@" >killed 2>killed.err &
	sleep "0.$((RANDOM % 4))$((RANDOM % 10))"
	kill -9 $! 2>/dev/null || true
	wait $! || true
}

@test "fill killed at 12 moments has lost nothing that it called saved" {
	local items=(A1 A2 A3 K1) answers='' number answered reported=0

	set_up_central
	skatta --data data join --trust "$key" exchange
	for number in {0..11}; do
		answers=$(printf ', "%s": 1' "${items[@]:0:number / 3 + 1}")
		printf '{%s}\n' "${answers#, }" >answers.json
		kill_somewhen "$programs/skatta" --data data fill --round ht26 --profile Eva \
			--code "$(code bjork/a 1)" --passphrase-file passphrase --answers answers.json
		if grep -q '^saved' killed.err; then
			reported=$((number / 3 + 1))
		fi
		skatta --data data check >/dev/null
		if [ "$reported" -gt 0 ]; then
			answered=$(skatta --data data status --json --profile Eva \
				--passphrase-file passphrase | jq '.drafts[0].answered')
			[ "$answered" -ge "$reported" ]
		fi
	done
}

@test "merge killed at 8 moments has lost nothing that it called accepted" {
	local person name

	set_up_central
	mkdir sent
	for person in {1..8}; do
		say bjork/a "$person" "$person" 1 '{"A1": 1}' >/dev/null
		kill_somewhen "$programs/skatta-central" --store central.db \
			--passphrase-file passphrase merge --json sent
		central check >/dev/null
		for name in $(jq -r '.files[] | select(.word == "accepted") | .name' killed); do
			central merge --json "sent/$name.age" | jq -e '.files[0].word == "duplicate"'
		done
	done
	central merge sent
	[ "$(central status --json | jq '.units[] | select(.unit == "bjork/a").responses')" = 8 ]
}

@test "a round with a newer edition is one round, and not a new one" {
	set_up_central
	skatta --data before join --trust "$key" exchange
	central round open --id vt27 --title 'Våren 2027' --questionnaire "$sample" >/dev/null
	central round close --yes ht26 >/dev/null
	central publish exchange >/dev/null
	[ -e exchange/rounds/ht26.2.json ]
	run -0 --separate-stderr skatta --data data join --trust "$key" exchange
	[ "$output" = $'ht26  Hösten 2026\nvt27  Våren 2027' ]
	run -0 --separate-stderr skatta --data before sync exchange
	[ "${stderr_lines[1]}" = '2 rounds new or changed' ]
	run -0 --separate-stderr skatta --data before sync exchange
	[ "${stderr_lines[1]}" = '0 rounds new or changed' ]
}
