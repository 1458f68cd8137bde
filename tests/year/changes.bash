# shellcheck shell=bash
# SPDX-License-Identifier: ISC
# Paired changes hang on chance: the keys of the store, and the codes that people were given, decide who is
# left out of a pair set. So a change is taken out of what is compared; what holds of it is in years.bats.

number='[0-9]+[.,][0-9]'
change="([+−]$number|0[.,]0)(–[+−]?$number)?"
change+="([[:space:]]+\([+−]?${number}[[:space:]]+(to|till)[[:space:]]+[+−]?$number\))?"
change+='(,[[:space:]]+(unpaired|oparad))?(,[[:space:]]+(certain|säkert))?'

changes_out_of_csv() {
	awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		NR > 1 && at["change"] { for (i = at["change"]; i <= at["change_kind"]; i++) $i = "" }
		{ print }'
}

changes_out_of_json() {
	jq '.rows[] |= (del(.change, .change_low, .change_high, .change_certain, .change_n, .change_kind,
		.bounds.change) | if .bounds == {} then del(.bounds) else . end)'
}

# Here it ends a line, or has only a number of people behind it.
changes_out_of_html() {
	sed -E "s/(Changes are drawn from).*/\1 …/; s/ Changed for certain.* (How to read)/ \1/
		s/ ((at least )?[0-9]+\*?) *$/ \x01\1/; s/(^| )$change *(\x01|$)/\1…\x01/; s/ ?\x01/ /"
}

# It has a line, or stands in the last column of the schools, which may need a table more.
changes_out_of_report() {
	sed -zE "s/\n  (change|ändring) +$change//g
		s/\n(Changed for certain|Säkra ändringar),[^\n]*(\n[^\n]+)*//g
		s/\n(School|Skola) [^\n]*(Change|Ändring)(\n[^\n]+)*//g"
}

# It has a line, or stands behind a question, whose lines become one: where they are broken depends on it.
changes_out_of_walk() {
	awk '/^[A-Z][0-9] / { if (held) print held; held = $0; next }
		held && !/^([A-Z] |\* |[0-9]+: )/ { held = held " " $0; next }
		held { print held; held = "" }
		{ print }
		END { if (held) print held }' |
		sed -zE "s/\n[A-Z][^:\n]*:[[:space:]]+$change//g; s/, (change|ändring)[[:space:]]+$change//g"
}
