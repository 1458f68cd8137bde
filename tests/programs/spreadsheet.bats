# SPDX-License-Identifier: ISC
# Reports for spreadsheets, from schools whose names a spreadsheet would run. With SKATTA_LONG=1
# LibreOffice opens them.

# shellcheck disable=SC2034,SC2154,SC2164 # bats and lib.bash share variables; a failed cd ends a test
load ../support/lib

# The lines of hostile.txt that can be a name: without control characters, without blanks at an end.
hostile_names() {
	grep -v '\\[nrtx]' "$SKATTA_SOURCE/tests/support/hostile.txt" | grep -v '^ ' | sed 's/\\\\/\\/g'
}

# A school for each of them, s101 and so on, and 12 people in every seventh.
make_hostile_schools() {
	hostile_names | sed 's/"/""/g' | awk '
		BEGIN { print "school,school_name,form,district,team,team_name,headcount" }
		{ printf "s%d,\"%s\",grundskola,\"%s\",,,12\n", 100 + NR, $0, NR % 2 ? "=1+1" : "+A1" }' \
		>organisation.csv
	awk 'BEGIN {
		print "respondent,unit,A1,A2"
		for (school = 101; school < 170; school += 7)
			for (i = 0; i < 12; i++)
				printf "%d-%d,s%d,%d,%d\n", school, i, school, (i + school) % 3, i % 5 ? 2 : 0
	}' >people.csv
}

setup_file() {
	mkdir "$BATS_FILE_TMPDIR/made"
	cd "$BATS_FILE_TMPDIR/made"
	set_up_central
	make_hostile_schools
	[ "$(wc -l <organisation.csv)" -gt 110 ]
	central org import organisation.csv
	central round open --id hostile --title '=HYPERLINK("http://example.invalid")' \
		--questionnaire "$sample" --open
	central import --round hostile people.csv
	central round close --yes hostile
	central report --round hostile --format csv -o report.csv
	[ "$(grep -c '"item","A1",12,' report.csv)" -eq 10 ]
	if central report --round hostile --format xlsx >report.xlsx; then
		central report --round hostile --format xlsx -o again.xlsx
	else
		rm report.xlsx
	fi
}

setup() {
	cd "$BATS_FILE_TMPDIR/made"
}

needs_xlsx() {
	[ -e report.xlsx ] || skip "this skatta was built without xlsx"
}

needs_office() {
	[ -n "${SKATTA_LONG:-}" ] || skip "make check-long opens it in LibreOffice"
	command -v soffice >/dev/null || skip "LibreOffice is not installed"
}

# office TO FILE: what LibreOffice makes of it, beside it.
office() {
	soffice "-env:UserInstallation=file://$PWD/office" --headless --convert-to "$1" "$2" \
		>office.log 2>&1
}

# plain_csv FILE COLUMNS: the first cells of each line with a bar between them, without marks, the
# sign of a bound, and the apostrophe that disarms a text. Cells are of one line here.
plain_csv() {
	tr -d '\r' <"$1" | awk -v columns="$2" '{
		line = cell = ""
		quoted = 0
		n = 1
		for (i = 1; i <= length($0) + 1 && n <= columns; i++) {
			c = substr($0, i, 1)
			if (c == "\"" && quoted && substr($0, i + 1, 1) == "\"")
				cell = cell substr($0, ++i, 1)
			else if (c == "\"")
				quoted = !quoted
			else if (quoted || (c != "," && i <= length($0)))
				cell = cell c
			else {
				sub(/^(≥|≤|≈) /, "", cell)
				if (cell ~ /^\x27(=|\+|-|@|＝|＋|－|＠)/)
					cell = substr(cell, 2)
				line = line cell "|"
				cell = ""
				n++
			}
		}
		print line
	}'
}

# Nothing in the sheets that LibreOffice would compute, follow or fetch.
is_inert() {
	[ "$(grep -c '<table:table-row' "$1")" -gt 100 ]
	run grep -oE 'table:formula="[^"]*"|<text:a [^>]*>|<table:dde-link[^>]*>|<table:table-source[^>]*>|xlink:href="[^"]*"' "$1"
	[ -z "$output" ]
}

@test "the same figures give the same bytes, and the log knows" {
	needs_xlsx
	cmp report.xlsx again.xlsx
	[ "$(stat -c %a again.xlsx)" = 600 ]
	[ ! -e again.xlsx.part ]
	[ "$(central log | grep -c 'report  *hostile xlsx$')" -eq 2 ]
}

@test "a terminal is not given a workbook" {
	needs_xlsx
	command -v script >/dev/null || skip "script is not installed"
	for output in '' '-o -'; do
		run script -qec "'$programs/skatta-central' --store central.db --passphrase-file passphrase \
			report --round hostile --format xlsx $output" /dev/null
		[ "$status" -eq 2 ]
		[ "${lines[0]}" = "skatta-central: xlsx is not for reading on a terminal"$'\r' ]
		[ "${lines[1]}" = "Name a file for it with -o FILE."$'\r' ]
	done
}

@test "a skatta without xlsx names it nowhere and says so" {
	[ ! -e report.xlsx ] || skip "this skatta was built with xlsx"
	run --separate-stderr central report --round hostile --format xlsx -o new.xlsx
	[ "$status" -eq 2 ]
	[ "${stderr_lines[0]}" = "skatta-central: this skatta was built without xlsx" ]
	[[ "${stderr_lines[1]}" == *csv* ]]
	run ! grep xlsx <(central report --help)
	[ ! -e new.xlsx ]
}

@test "nothing is left where there is no room, and the file before stays" {
	needs_xlsx
	echo before >kept.xlsx
	run --separate-stderr bash -c 'ulimit -f 1 && "$@"' - "$programs/skatta-central" \
		--store central.db --passphrase-file passphrase report --round hostile \
		--format xlsx -o kept.xlsx
	[ "$status" -eq 1 ]
	[ "$(cat kept.xlsx)" = before ]
	[ ! -e kept.xlsx.part ]
}

@test "LibreOffice shows the figures that CSV has" {
	needs_xlsx
	needs_office
	local columns

	columns=$(head -n 1 report.csv | tr -cd , | wc -c)
	office 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,1' report.xlsx
	diff <(plain_csv report.csv $((columns + 1))) <(plain_csv report-Figures.csv $((columns + 1)))
	[ "$(wc -l <report-Figures.csv)" -gt 1000 ]
}

@test "LibreOffice runs nothing of a workbook" {
	needs_xlsx
	needs_office
	office fods report.xlsx
	is_inert report.fods
	# And what should be a number is one.
	[ "$(grep -o 'office:value-type="float"' report.fods | wc -l)" -gt 1000 ]
}

@test "LibreOffice runs nothing of a CSV file" {
	needs_office
	cp report.csv figures.csv
	office fods figures.csv
	is_inert figures.fods
}

@test "a workbook comes into being in memory and beside its file, nowhere else" {
	needs_xlsx
	command -v strace >/dev/null || skip "strace is not installed"
	strace -o /dev/null true 2>/dev/null || skip "this machine does not let a program be traced"
	ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" strace -f -o calls -e trace=open,openat,creat,unlink \
		"$programs/skatta-central" --store central.db --passphrase-file passphrase report \
		--round hostile --format xlsx -o traced.xlsx
	cmp traced.xlsx report.xlsx
	grep -q '"/dev/shm/' calls
	grep O_CREAT calls >made
	run ! grep -vE '"(/dev/shm/[^"]*|/proc/self/fd/[0-9]+|traced.xlsx.part|[^"]*central\.db[^"]*|/dev/null)"' made
	diff <(grep -o '"/dev/shm/tmp[^"]*"' made | sort) \
		<(grep unlink calls | grep -o '"/dev/shm/tmp[^"]*"' | sort)
}

# without_room MOUNT: a report where this was done to /dev/shm.
without_room() {
	unshare -rm true 2>/dev/null || skip "this machine does not let a folder be hidden"
	run --separate-stderr unshare -rm sh -c "$1"' && shift && "$@"' - - \
		"$programs/skatta-central" --store central.db --passphrase-file passphrase \
		report --round hostile --format xlsx -o small.xlsx
	[ "$status" -eq 1 ]
	[ ! -e small.xlsx ]
	[ "${stderr_lines[1]}" = "Ask for one unit with --unit, or use --format csv." ]
}

@test "where memory for its parts is short, nothing is written rather than half of it" {
	needs_xlsx
	without_room 'mount -t tmpfs -o size=64k none /dev/shm'
	[[ "${stderr_lines[0]}" == *"too little memory for files in /dev/shm" ]]
	without_room 'mount -t tmpfs none /dev && mkdir /dev/fd && ln -s /proc/self/fd/0 /dev/null'
	[[ "${stderr_lines[0]}" == *"no memory for files in /dev/shm" ]]
}
