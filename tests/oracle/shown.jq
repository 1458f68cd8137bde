# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
# jq -r -f shown.jq report.json: what is shown, row by row, as CSV for R; of what is told as a range
# both ends besides, where an open one is empty, and how many per cent chose each answer.
["unit", "kind", "id", "hidden", "others", "n", "n_is_least", "mean", "sd", "median", "index",
 "index_low", "index_high", "level_reached", "level_low", "level_high", "alpha", "compared_with",
 "earlier", "change", "change_low", "change_high", "change_certain", "change_n", "change_kind"] as $names |
["mean", "sd", "index", "earlier", "change"] as $ranges |
$names + ($ranges | map("is_range_" + ., "from_" + ., "to_" + .)) + ["shares"],
(.rows[] | . as $row |
	[$names[] | $row[.]] +
	[$ranges[] | ($row.bounds[.]? != null), $row.bounds[.][0]?, $row.bounds[.][1]?] +
	[$row.shares // [] | map("\(.[0] // 0):\(.[1] // 100)") | join(" ")])
| @csv
