# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# awk -v guide=FILE -f guide.awk FRAME: the manual page that FRAME is, with the guide's chapters as
# its sections where the frame says @GUIDE@. How a guide is written stands in HACKING.md.

# Nothing of the text acts: a backslash is shown, and a full stop or quote begins no request.
function shown(text) {
	gsub(/\\/, "\\e", text)
	if (text ~ /^[.']/)
		text = "\\\\&" text
	return text
}

function heading(request, text) {
	gsub(/"/, "\"\"", text)
	print request " \"" shown(text) "\""
	before = "heading"
}

function end_commands() {
	if (before == "command")
		print ".EE\n.RE"
}

function take(line) {
	if (line !~ /^    /)
		end_commands()
	if (line == "") {
		if (before != "heading")
			before = "blank"
	} else if (line ~ /^# /) {
		sub(/^# [a-z]+ /, "", line)
		heading(".SH", line)
	} else if (line ~ /^## /) {
		heading(".SS", substr(line, 4))
	} else if (line ~ /^- /) {
		print ".IP \\(bu 3"
		print shown(substr(line, 3))
		before = "item"
	} else if (line ~ /^    /) {
		if (before != "command")
			print (before == "heading" ? "" : ".PP\n") ".RS 4\n.EX"
		line = shown(substr(line, 5))
		gsub(/-/, "\\-", line)
		print line
		before = "command"
	} else if (before == "item" || before == "text") {
		sub(/^  /, "", line)
		print shown(line)
	} else {
		# A heading begins a paragraph of its own accord.
		if (before != "heading")
			print ".PP"
		print shown(line)
		before = "text"
	}
}

$0 != "@GUIDE@" { print; next }

{
	while ((status = (getline line < guide)) > 0)
		take(line)
	end_commands()
	if (status < 0) {
		print "guide.awk: cannot read " guide > "/dev/stderr"
		exit 1
	}
}
