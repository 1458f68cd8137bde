# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# jq -rs -f derived.jq questionnaire.json report.json: the areas and totals that do not follow from the
# items as they are printed, by skatta-figures(7): a line for each, so nothing where all do.
def tenths($down): (. * 10 + 1e-9 | floor) as $low | (. * 10 - 1e-9 | ceil) as $high |
	(if $down == null then . * 10 + 0.5 + 1e-9 | floor elif $down then $low else $high end) / 10;
def printed: if .[1] - .[0] < 1e-9 then map(tenths(null)) else [(.[0] | tenths(true)), (.[1] | tenths(false))] end;
def ends($name; $most): if .bounds[$name]? then
	[.bounds[$name][0] // 0, .bounds[$name][1] // $most] else [.[$name], .[$name]] end;
def mean: [(map(.[0]) | add / length), (map(.[1]) | add / length)];
# What parts come to: of each its row and its ends as points of 100; null where too few are shown.
def derived: length as $all | map(select(.row.hidden | not)) |
	if length > 0 and 4 * length >= 3 * $all then
		{index: (map(.ends) | mean | printed), n: (map(.row.n) | min)} else null end;
def differs($row): if . == null then $row.hidden | not else
	$row.hidden or .n != $row.n or
	(.index as $ours | $row | ends("index"; 100) |
		(.[0] - $ours[0] | fabs) > 1e-6 or (.[1] - $ours[1] | fabs) > 1e-6) end;
.[0] as $q | .[1].rows | group_by(.unit)[] | . as $rows |
([$q.areas[] | . as $a | [.items[] | select(.kind == "scale") | . as $item |
		([$q.scales[] | select(.id == ($item.scale // $a.scale))][0].labels | length - 1) as $most |
		$rows[] | select(.kind == "item" and .id == $item.id) | {row: ., ends:
			(if .hidden then null else ends("mean"; $most) | map(100 * . / $most) |
				if $item.reverse then map(100 - .) | reverse else . end end)}] as $parts |
	$rows[] | select(.kind == "area" and .id == $a.id) | {row: ., purpose: $a.purpose,
		expected: ($parts | derived)}]) as $areas |
([$rows[] | select(.kind == "total") | {row: ., expected: ([$areas[] |
	select(.purpose == "competence") | {row, ends: (.row | if .hidden then null else ends("index"; 100) end)}] |
	derived)}]) as $totals |
($areas + $totals)[] | select(.row as $row | .expected | differs($row)) |
"\(.row.unit) \(.row.kind) \(.row.id): \(.row.index) \(.row.n), by its parts \(.expected)"
