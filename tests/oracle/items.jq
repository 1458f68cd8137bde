# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
# jq -r -f items.jq questionnaire.json: its items with values as rows of CSV, for R.
def joined: if . == null then "" else map(tostring) | join(" ") end;
. as $q | ([.levels[]?.from | if type == "array" then 100 * .[0] / .[1] else . end] | joined) as $levels |
["id", "area", "purpose", "kind", "least", "most", "reverse", "roles", "forms", "when", "is", "levels"],
(.areas[] | . as $a | .items[] | select(.kind == "scale" or .kind == "number" or .kind == "choice") |
	(.scale // $a.scale) as $s |
	[.id, $a.id, $a.purpose, .kind, (.least // 0),
	 (if .kind == "scale" then ([$q.scales[] | select(.id == $s)][0].labels | length) - 1
	  elif .kind == "number" then .most else (.options | length) - 1 end),
	 (.reverse // false), (.roles // $a.roles | joined), ($a.forms | joined),
	 (.when.item // ""), (.when.is | joined), $levels])
| @csv
