# SPDX-License-Identifier: ISC
# Every file that the programs read, and what is there instead of it: one sentence and a hint, the
# exit status, and nothing changed. A row of a table names the file, the kinds of badness, and who
# reads it; everything else is one loop.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

any='missing empty binary cut huge deep odd folder fifo loop'
# What stands where a folder should be.
no_folder='empty binary fifo loop'
# What may change in a failure.
unwatched=''

# One made-up world serves all cases, each in a copy of it.
setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	set_up_central
	cp "$demo/organisation.csv" "$sample" .
	printf 'respondent,unit,A1\n1,bjork/a,2\n2,bjork/b,,' >people.csv
	central round open --id old --title Old --open --questionnaire questionnaire.json >/dev/null
	central round close --yes old >/dev/null
	mkdir sent
	cp "sent/$(say bjork/a 1 1 1 '{"A1": 1}')" bundle.age
	skatta --data data join --trust "$key" exchange >/dev/null 2>&1
	hand_over
	central merge exchange >/dev/null
	central publish exchange >/dev/null
	skatta --data data join exchange >/dev/null 2>&1
	receipts=$(grep -l '"bundle"' exchange/receipts/*.json)
	mv "$receipts.minisig" receipts.minisig
	mv "$receipts" receipts.json
	rm exchange/receipts/*
	# What units are given has come already, or each sync would take it in.
	skatta --data data sync exchange >/dev/null 2>&1
	central keys --secret >identity 2>/dev/null
	central backup saved.db
	printf '{"A1": 2}\n' >answers.json
	fill data Bo "$(code bjork/a 3)" '{"A1": 1}' >bo
	cp -a . ../synced
	cd ../synced
	skatta --data data sync exchange 2>/dev/null
	said_of_all >../said
}

# Somebody's finished response, handed over.
hand_over() {
	fill data Anna "$(code bjork/a 2)" '{"A1": 1}' >/dev/null
	skatta --data data sync exchange 2>/dev/null
}

# A copy of the world, in which Bo's bundle is ready and Anna's receipt has not come; or, after
# `world=synced`, Bo's is handed over and the receipt is there.
world=made
setup_case() {
	cd "$BATS_TEST_TMPDIR"
	rm -rf case
	cp -a "$BATS_FILE_TMPDIR/$world" case
	cd case
	ready=exchange/bundles/$(cat bo)
	receipts=exchange/receipts/00000000000000000000000000000001.json
	[ "$world" = synced ] || return 0
	cp receipts.json "$receipts"
	cp receipts.minisig "$receipts.minisig"
}

# What a file of this name is at its worst: deep or long, and odd in its details.
deep() {
	case $1 in
	*.json) printf '[%.0s' {1..50000} ;;
	*.minisig) for _ in 1 2 3 4; do head -c 500 /dev/zero | base64 -w 0 && echo; done ;;
	*.csv) printf 'school,"%s' "$(printf ',%.0s' {1..50000})" ;;
	*.db) printf 'SQLite format 3\0\020\0\001\001\0@  %4000s' '' ;;
	*.age) printf 'age-encryption.org/v1\n%s--- x\n' "$(printf -- '-> a b\n\n%.0s' {1..9999})" ;;
	*) printf 'AGE-SECRET-KEY-1%0200d\n%.0s' {1..15} ;;
	esac
}

odd() {
	case $1 in
	*answers.json) printf '{"A1": 1, "A1": 2, "\033[31m": 1e999}\n' ;;
	*.json) printf '{"format": "\033]0;title\007", "format": "\xe2\x80\xae", "n": 1e999}\n' ;;
	*.minisig) sed 's/trusted comment: .*/trusted comment: \x1b[31m/' "$2" ;;
	*.csv) printf 'school,school_name,form,district,team,team_name,headcount\n=1+1,\033[31m,,,,,-3\n' ;;
	*.db) { cp "$2" "$1" && sqlite3 "$1" 'CREATE VIEW odd AS SELECT 1'; } >&2 ;;
	*.age) printf 'age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n%s\n--- %s\n' \
		AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ;;
	*) printf '\0\033[31m\n' ;;
	esac
}

# put KIND FILE: have this in the place of the file.
# shellcheck disable=SC2094 # deep and odd take the name, not the file
put() {
	rm -rf was
	mv "$2" was 2>/dev/null || true
	case $1 in
	missing) ;;
	empty) : >"$2" ;;
	binary) head -c 5000 "$programs/skatta" >"$2" ;;
	cut) head -c $(($(stat -c %s was) / 2)) was >"$2" ;;
	huge) truncate -s 100M "$2" ;;
	deep) deep "$2" >"$2" ;;
	odd) case $2 in *.db) odd "$2" was ;; *) odd "$2" was >"$2" ;; esac ;;
	folder) mkdir "$2" ;;
	fifo) mkfifo "$2" ;;
	loop) ln -s "$(basename "$2")" "$2" ;;
	esac
}

# What is wrong with how a command failed; nothing where it failed as it should.
judge_failure() {
	[ "$status" -eq 1 ] || echo "exit status $status"
	[ -z "$output" ] || echo "standard output: $output"
	[[ "${stderr_lines[0]:-}" = "$program: "?* ]] || echo "no sentence"
	[ -n "${stderr_lines[1]:-}" ] || echo "no hint"
	[ "$before" = "$(checksums "$unwatched")" ] || echo "something changed"
}

# The same where the bad file is only passed over, or named in a line of its own.
judge_passing() {
	[ "$status" -eq 0 ] || echo "exit status $status"
	[ "$before" = "$(said_of_all)" ] || echo "what the stores say changed"
}

judge() {
	"judge_$1"
	[[ "$stderr" != *Sanitizer* && "$stderr" != *"runtime error"* ]] || echo "sanitizer"
	[ "$status" -ne 124 ] || echo "it hangs"
	! grep -q '[[:cntrl:]]' <<<"$output$stderr" || echo "control characters"
}

# What the stores say of bundles, whatever was noted in them.
said_of_all() {
	skatta --data data status --json
	central status --round ht26 --json
}

# check_table JUDGE: rows of `FILE | KINDS | COMMAND` from standard input.
check_table() {
	local failures=0 file kinds kind command program verdict

	while IFS='|' read -r file kinds command; do
		for kind in $kinds; do
			[ "$kind" != odd ] || [[ "$file" != *.db ]] || command -v sqlite3 >/dev/null || continue
			setup_case
			eval "file=$file"
			put "$kind" "$file"
			if [ "$1" = failure ]; then before=$(checksums "$unwatched"); else before=$(<"$BATS_FILE_TMPDIR/said"); fi
			read -r program command_words <<<"$command"
			eval "run --separate-stderr timeout 300 $(full "$program") $command_words"
			verdict=$(judge "$1")
			if [ -n "$verdict" ]; then
				echo "$file $kind: $command: ${verdict//$'\n'/, }: $stderr"
				failures=$((failures + 1))
			fi
		done
	done
	[ "$failures" -eq 0 ]
}

full() {
	case $1 in
	skatta) echo "$programs/skatta --data data" ;;
	skatta-central) echo "$programs/skatta-central --store central.db --passphrase-file passphrase" ;;
	esac
}

@test "skatta: every bad file is told, and changes nothing" {
	check_table failure <<-END
		exchange/rounds/ht26.1.json|$any|skatta join exchange/rounds/ht26.1.json
		exchange/rounds/ht26.1.json.minisig|$any|skatta join exchange/rounds/ht26.1.json
		exchange|missing $no_folder folder|skatta join exchange
		exchange|missing $no_folder|skatta sync exchange
		exchange/rounds|$no_folder|skatta join exchange
		exchange/bundles|$no_folder|skatta sync exchange
		\$ready|empty binary huge deep odd folder fifo loop|skatta sync exchange
		answers.json|$any|skatta fill --round ht26 --code \$(code bjork/a 4) --profile Anna --passphrase-file passphrase --answers answers.json
		passphrase|missing empty binary huge odd folder fifo loop|skatta fill --round ht26 --code \$(code bjork/a 4) --profile Anna --passphrase-file passphrase --answers answers.json
		data/skatta.db|binary cut huge deep odd folder fifo loop|skatta status
		data|$no_folder|skatta status
	END
	world=synced
	check_table failure <<-END
		exchange/receipts|$no_folder|skatta sync exchange
	END
}

@test "skatta-central: every bad file is told, and changes nothing" {
	check_table failure <<-END
		central.db|$any|skatta-central log
		passphrase|missing empty binary huge deep odd folder fifo loop|skatta-central status
		organisation.csv|$any|skatta-central org import organisation.csv
		people.csv|$any|skatta-central import --round ht26 people.csv
		questionnaire.json|$any|skatta-central round open --title X --questionnaire questionnaire.json
		exchange/rounds/ht26.1.json|$any|skatta-central round import exchange/rounds/ht26.1.json
		exchange/rounds/ht26.1.json.minisig|$any|skatta-central round import exchange/rounds/ht26.1.json
		exchange|missing $no_folder|skatta-central round import exchange
		exchange/rounds|$no_folder|skatta-central round import exchange
		exchange/rounds/ht26.1.json|empty binary cut huge deep odd folder fifo loop|skatta-central publish exchange
		exchange|$no_folder|skatta-central publish exchange
		exchange/rounds|$no_folder|skatta-central publish exchange
		bundle.age|$any|skatta-central unseal bundle.age
		identity|missing empty binary cut huge deep odd folder fifo loop|skatta-central unseal --identity identity bundle.age
		bundle.age|missing folder|skatta-central merge bundle.age
		exchange/bundles|$no_folder|skatta-central merge exchange
		copy.db|empty binary huge folder fifo loop|skatta-central backup copy.db
		saved.db|$any|skatta-central check saved.db
		saved.db|$any|skatta-central restore --store new.db saved.db
	END
	# The log knows of every report that could have gone out.
	unwatched=central.db
	check_table failure <<-END
		report.txt|folder fifo loop|skatta-central report --round old -o report.txt
	END
}

@test "a bad bundle among others, and bad receipts, are passed over" {
	world=synced
	check_table passing <<-END
		bundle.age|empty binary cut huge deep odd fifo loop|skatta-central merge bundle.age
		exchange/rounds/ht26.1.json|$any|skatta join exchange
		exchange/rounds/ht26.1.json|empty binary cut huge deep odd folder fifo loop|skatta-central round import exchange
		\$receipts|$any|skatta sync exchange
		\$receipts.minisig|$any|skatta sync exchange
	END
}
