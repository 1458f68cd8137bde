# SPDX-License-Identifier: ISC
# What the units plan, as it stands on the day $day: jq -n --arg unit U --arg day D -f plans.jq
# Six actions, of which one is dropped and one is done when half a year has gone.

def action($id; $title; $items; $status; $more):
	{id: $id, title: $title, what: "", who: "", when: "", resource: "", sign: "", items: $items,
	 status: $status, toward: null} + $more;
# How far it is: planned, and from this day on something else.
def from($first; $status): if $day < $first then "planned" else $status end;

{"bjork": {focus: ["C"], actions: [
	action(1; "En timme varje fredag för att planera ihop"; ["G1"]; from("2027-01-01"; "under way");
	       {who: "rektor", when: "från november", resource: "en timme i veckan"}),
	action(2; "Köp in fler läsplattor"; []; from("2027-01-01"; "dropped"); {})]},
 "bjork/a": {focus: ["C"], actions: [
	action(1; "Dela planeringar i arbetslaget"; ["A2", "C1"]; from("2027-01-01"; "done");
	       {what: "Var och en lägger in en planering.\nVi läser varandras på onsdagar.",
	        who: "arbetslagsledaren", when: "före jul", sign: "alla har delat två gånger",
	        toward: {unit: "bjork", action: 1}}),
	action(2; "Pröva <digitala> moment & prata om dem"; ["C1", "C2"]; from("2027-01-01"; "under way");
	       {toward: {unit: "bjork", action: 1}})]},
 "bjork/b": {focus: ["C", "F"], actions: [
	action(1; "Ett gemensamt prov i källkritik"; ["F3"]; "planned"; {when: "i vår"})]},
 "lind": {focus: ["C"], actions: [
	action(1; "Laddskåp på varje våning"; ["H4"]; from("2027-01-01"; "under way");
	       {resource: "40 000 kronor"})]},
 "lind/na": {focus: ["C"], actions: [
	action(1; "Laborationer som eleverna planerar själva"; ["C2"];
	       from("2027-01-01"; "under way"); {})]},
 "lind/sa": {focus: ["C"], actions: [
	action(1; "Skriva tillsammans i delade dokument"; ["A2", "C2"];
	       "planned"; {})]}}[$unit] + {notes: [], requests: []} |
# In the second round what is unfinished goes on.
if $day < "2027-08-01" then . else
	.actions |= map(select(.status == "planned" or .status == "under way") + {since: "ht26"}) end
