# SPDX-License-Identifier: ISC
# A line of the plans as a plan: jq -R --arg day D -f plans.jq

split(" ") as [$year, $unit, $asks] | (split(" ")[3:] | join(" ") | split("; ")) as $actions |
{focus: [], notes: [],
 requests: (if $asks == "-" then [] else
	[{id: 1, day: $day, about: $asks, text: "Kom gärna till \($unit).", contact: "telefon 1234"}] end),
 actions: [$actions | range(length) as $i | .[$i] | split(",") as [$status, $items, $title] |
	{id: ($i + 1), title: $title, what: "", who: "laget", when: "", resource: "", sign: "",
	 items: ($items | if . == "" then [] else [.] end), status: $status, toward: null}]}
