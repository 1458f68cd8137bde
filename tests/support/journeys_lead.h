/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows of those who lead a unit in the tables of journeys.h. */
#ifndef SKATTA_TESTS_JOURNEYS_LEAD_H
#define SKATTA_TESTS_JOURNEYS_LEAD_H

#define JOURNEYS_LEAD      JOURNEYS_IN "#4|@leader-code|=LEADER|@lead|"
#define JOURNEYS_PLAN      JOURNEYS_LEAD "#1|@plan|"
#define JOURNEYS_ACTION    JOURNEYS_PLAN "#2|@new-action|=Pröva ett moment ihop|@action|"
#define JOURNEYS_SENT      JOURNEYS_ACTION "#11|#4|@lead|#4|@plan-sent|"
#define JOURNEYS_TO_FOLDER "#8|@rounds|#3|@folder|=EXCHANGE|@rounds|#2|@lead|"
#define JOURNEYS_GIVEN     JOURNEYS_SENT "#1|@plan-where|=EXCHANGE|@lead|"

/* clang-format off */
#define JOURNEYS_LEAD_STEPS \
	{ &step_leader_code, journeys_as_made, JOURNEYS_IN "#4", "LEADER", { "lead" } }, \
	{ &step_lead, journeys_as_made, JOURNEYS_GIVEN, NULL, \
	    { "plan", "thread", "support", "plan-sent", "lead", "plan-keep", "lead-end", \
		"rounds" } }, \
	{ &step_lead_end, journeys_as_made, JOURNEYS_LEAD "#7", NULL, { "rounds", "lead" } }, \
	{ &step_lead_other, journeys_as_made, JOURNEYS_GIVEN "*led elsewhere|#5|#1", NULL, \
	    { "lead", "lead", "lead" } }, \
	{ &step_lead_before, journeys_as_made, JOURNEYS_LEAD JOURNEYS_TO_FOLDER "*planned before|#5|#1", \
	    NULL, { "lead", "lead" } }, \
	{ &step_lead_result, journeys_as_made, JOURNEYS_GIVEN "*counted|#5|#1", NULL, \
	    { "lead-items", "lead" } }, \
	{ &step_lead_items, journeys_as_made, JOURNEYS_GIVEN "*counted|#5|#1|#1", NULL, \
	    { "lead-result" } }, \
	{ &step_plan, journeys_as_made, JOURNEYS_ACTION "#11", NULL, \
	    { "focus", "action", "new-action", "lead" } }, \
	{ &step_focus, journeys_as_made, JOURNEYS_PLAN "#1", NULL, { "focus" } }, \
	{ &step_advice, journeys_with_school, JOURNEYS_LEAD JOURNEYS_TO_FOLDER "*counted|#5|#2|#2", NULL, \
	    { "new-action", "new-action", "new-action" } }, \
	{ &step_new_action, journeys_as_made, JOURNEYS_PLAN "#2", "Pröva ihop", { "action" } }, \
	{ &step_action, journeys_as_made, JOURNEYS_ACTION, NULL, \
	    { "action-text", "action-text", "action-text", "action-text", "action-text", \
		"action-text", "aims", "status", "toward", "plan", "plan" } }, \
	{ &step_action_text, journeys_as_made, JOURNEYS_ACTION "#3", "arbetslagsledaren", \
	    { "action" } }, \
	{ &step_status, journeys_as_made, JOURNEYS_ACTION "#8", NULL, \
	    { "action", "action", "action", "action" } }, \
	{ &step_aims, journeys_as_made, JOURNEYS_ACTION "#7", NULL, { "aim", "action" } }, \
	{ &step_aim, journeys_as_made, JOURNEYS_ACTION "#7|#1", NULL, { "aim", "aim", "aim" } }, \
	{ &step_toward, journeys_as_made, JOURNEYS_GIVEN "*answered|#5|#1|#2|#9", NULL, \
	    { "toward" } }, \
	{ &step_thread, journeys_as_made, JOURNEYS_LEAD "#2", NULL, \
	    { "say", "support", "lead" } }, \
	{ &step_agreed, journeys_as_made, JOURNEYS_GIVEN "*agreed|#5|#3", NULL, { "lead" } }, \
	{ &step_say, journeys_as_made, JOURNEYS_LEAD "#2|#1", "Hej!", { "said" } }, \
	{ &step_said, journeys_as_made, JOURNEYS_LEAD "#2|#1|=Hej!", NULL, \
	    { "plan-sent", "thread" } }, \
	{ &step_support, journeys_as_made, JOURNEYS_LEAD "#3", NULL, \
	    { "support-text", "support-text", "lead" } }, \
	{ &step_support_text, journeys_as_made, JOURNEYS_LEAD "#3|#1", "Hjälp oss!", \
	    { "support-contact" } }, \
	{ &step_support_contact, journeys_as_made, JOURNEYS_LEAD "#3|#1|=Hjälp oss!", \
	    "telefon 1234", { "said" } }, \
	{ &step_plan_sent, journeys_as_made, JOURNEYS_SENT, NULL, \
	    { "plan-where", "plan-all", "plan-where", "lead" } }, \
	{ &step_plan_all, journeys_as_made, JOURNEYS_SENT "#2", NULL, { "plan-sent" } }, \
	{ &step_plan_where, journeys_as_made, JOURNEYS_SENT "#1", "EXCHANGE", { "lead" } }, \
	{ &step_plan_keep_what, journeys_as_made, JOURNEYS_LEAD "#2|#1|=Hej!|#2|#3|!w", NULL, \
	    { "plan-keep", "plan-keep" } }, \
	{ &step_plan_keep, journeys_as_made, JOURNEYS_LEAD "#6", "PLAN", { "lead" } }

#define JOURNEYS_LEAD_WALKS \
	{ "a plan, from the code to the answer and the next revision", journeys_as_made, \
	    JOURNEYS_IN "/I lead a unit|#4|@leader-code|=LEADER|@lead|/Björkskolan, Arbetslag A|" \
	    "/not begun|#1|@plan|/not chosen yet|#1|@focus|#1|@focus|.Saved|!>|@plan|/A For all|" \
	    "#2|@new-action|/temperature measurement asks|= |-an action needs a title|" \
	    "= Pro\u0308va ett moment ihop |@action|.Saved|/not written yet|" \
	    "#2|@action-text|/What will you do|=Tva\u030a och tva\u030a under november|@action|" \
	    "/Två och två under november|#3|=arbetslagsledaren|#4|=före jul|#5|=|@action|" \
	    "#7|@aims|#1|@aim|#1|#3|!>|@aims|/2 chosen|#2|@action|/2 questions|" \
	    "#8|@status|#2|@action|/under way|#9|@toward|/No plan of the unit above|#1|@action|" \
	    "#11|@plan|/under way|#4|@lead|/not handed over yet|" \
	    "#3|@support|#1|@support-text|=Vem kan visa oss?|@support-contact|=telefon 1234|" \
	    "@said|.sent the next time you hand over|/hand over now|#2|@thread|/Request 1|/sent the next time you hand over)|" \
	    "/gets it the next time you hand over|" \
	    "#3|@lead|#4|@plan-sent|/1 (under way: 1)|/Requests for support|~Messages|" \
	    "/What others see of it|/The coordinator: everything|/The leader of the school: titles, statuses|" \
	    "/the chief's page: day and revision|~titles, statuses, who|" \
	    "/Not written yet in \"Pröva ett moment ihop\": Sign of success|/without a name|#2|@plan-all|/före jul|" \
	    "/A1 I plan with others|/telefon 1234|#1|@plan-sent|#1|@plan-where|=EXCHANGE|@lead|" \
	    ".Handed over, and read back|/handed over 2026-10-15 to|/waits for a receipt|*answered|#5|" \
	    ".Fetched: 1 new answer|/New from Ikt-enheten: 1 answer|#2|@thread|/(new)|" \
	    "/Vi kommer på tisdag|/has answered, and nothing is left open|/answers request 1|~waits for an answer|#3|@lead|~New from|" \
	    "#2|~(new)|#1|@say|=Tack, välkomna!|@said|#2|@thread|<|@lead|" \
	    "/changed since, not handed over|#1|#2|@action|~Remove the action|/Status|" \
	    "#9|@toward|/En sal med skärmar|#1|@toward|.Saved|!>|@action|/Björkskolan: En sal med skärmar|" \
	    "#8|#3|@action|/done|#10|@plan|#4|#4|/2|#1|@lead|.Handed over|*accepted|#5|" \
	    "/received 2026-10-15|#4|#1|.It was handed over before|#8|@rounds|" \
	    "/Björkskolan, Arbetslag A: plan|/received 2026-10-15|!b|@bundles|" \
	    "/Björkskolan, Arbetslag A: plan|#2|@rounds|#2|@lead|!q" }, \
	{ "a plan handed over without a folder", journeys_as_made, \
	    JOURNEYS_SENT "#1|@plan-where|=|@lead|.No folder is at hand right now|" \
	    "/ready, leaves with the next sync|#8|@rounds|/ready, leaves|#3|=EXCHANGE|@rounds|" \
	    "#2|@lead|#5|.no new answer|*nothing sent|#4|#1|@lead|.Handed over|*sent" }, \
	{ "what others see of a school's plan", journeys_as_made, \
	    JOURNEYS_IN "#4|=SCHOOL|@lead|#4|@plan-sent|" \
	    "/The leaders of the district and of the teams: titles, statuses|" \
	    "/titles, statuses, who, when, whether the actions aim at what is lowest|" \
	    "/what support you asked for, when" }, \
	{ "a leader code that opens nothing", journeys_as_made, \
	    JOURNEYS_IN "#4|=CODE|-What you typed is an answer code|@leader-code|=1234|-has 4 letters|@leader-code|=0000-0000-0000-0000|" \
	    "-that is not a leader code|=|-|@leader-code|<|@rounds" }, \
	{ "two units of one leader", journeys_as_made, \
	    JOURNEYS_ACTION "#11|#4|#8|@rounds|#5|@leader-code|=SCHOOL|@lead|~Arbetslag A|" \
	    "/not begun|#8|@rounds|/Björkskolan, Arbetslag A: plan|/Björkskolan: plan|#3|@lead|" \
	    "~Pröva|#8|#2|@lead|/Pröva ett moment ihop|#8|#6|=SCHOOL|@lead|#8|" \
	    "/Björkskolan: plan" }, \
	{ "nobody else on the machine leads it", journeys_as_made, \
	    JOURNEYS_ACTION "!q|*again|#1|=Bo|#3|=en annan ramsa|=en annan ramsa|#1|@welcome|<|@rounds|" \
	    "~Arbetslag A: plan|#4|@leader-code" }, \
	{ "a plan goes on where it was", journeys_as_made, \
	    JOURNEYS_ACTION "#3|=rektor|!q|*again|" JOURNEYS_AMONG "#2|@lead|#1|#2|@action|/rektor" }, \
	{ "changes of a plan taken back", journeys_as_made, \
	    JOURNEYS_ACTION "#3|=rektor|/rektor|!u|@action|.Undone|~rektor|!u|" \
	    ".There is nothing to undo|#10|@plan|.The action is removed|~Pröva|!u|@plan|/Pröva|" \
	    "#3|@new-action|=Ett till|@action|!u|@plan|~Ett till" }, \
	{ "an action whose day has passed", journeys_as_made, \
	    JOURNEYS_ACTION "#4|=klart 2026-10-15|@action|~has passed|#4|=klart 2026-10-14|@action|" \
	    "/planned, the day has passed|#8|#2|@action|/under way, the day has passed|#11|@plan|" \
	    "/under way, the day has passed|#4|@lead|/under way, the day has passed|#4|#2|@plan-all|" \
	    "/(under way, the day has passed)|<|<|#1|#2|#8|#3|@action|~has passed|#8|#4|~has passed|" \
	    "#8|#1|/planned, the day has passed|#4|=|@action|~has passed" }, \
	{ "what was handed over is not taken away", journeys_as_made, \
	    JOURNEYS_GIVEN "#1|#2|@action|~Remove the action|#8|#4|#10|@plan|/dropped|#3|" \
	    "=Nytt|@action|/Remove the action" }, \
	{ "a message handed over at once", journeys_as_made, \
	    JOURNEYS_LEAD "#2|#1|=Hej!|@said|#1|@plan-sent|/Messages|<|@lead|#2|/sent the next time|" \
	    "#1|=Hej igen!|@said|#1|@plan-sent|#1|@plan-where|=EXCHANGE|@lead|.Handed over|*sent|" \
	    "#2|~sent the next time" }, \
	{ "nothing to hand over", journeys_as_made, \
	    JOURNEYS_LEAD "#4|@plan-sent|#1|-there is nothing in the plan|@plan-sent|#2|" \
	    "/Nothing is written yet|<|@plan-sent|#4|@lead" }, \
	{ "a plan that was written elsewhere, gone on with", journeys_as_made, \
	    JOURNEYS_GIVEN "*led elsewhere|#5|@lead|/Another plan of this unit|#5|@plan-sent|#1|" \
	    "-another plan of this unit|@plan-sent|#4|#1|@lead-other|/Skrivet någon annanstans|" \
	    "/from elsewhere on|#1|@lead|.You go on with the plan that came|/Skrivet någon annanstans|" \
	    "~Pröva|~Another plan|/received 2026-10-15|#1|#2|#8|#2|#10|#4|#4|@plan-sent|/8" }, \
	{ "a plan that was written elsewhere, and one's own", journeys_as_made, \
	    JOURNEYS_GIVEN "*led elsewhere|#5|#1|@lead-other|#2|@lead|.You go on with your own|" \
	    "/Pröva|~Another plan|/changed since, not handed over|#4|@plan-sent|/8|#1|@lead|" \
	    ".Handed over" }, \
	{ "a plan from the round before, gone on with", journeys_as_made, \
	    JOURNEYS_LEAD JOURNEYS_TO_FOLDER "*planned before|#5|@lead|/våren 2026 that is not finished|" \
	    "#1|@lead-before|/2026-05-12|/Byt ut tangentborden (done)|#2|@lead|~kalkylbladet|#1|#1|@lead|" \
	    ".2 actions are in your plan now|/kalkylbladet: planned|~tangentborden|~not finished|" \
	    "#1|@plan|!u|@plan|.Undone|~kalkylbladet|#3|@lead|#1|#1|@lead|#1|#4|=Ny|@action|#11|@plan|" \
	    "#4|@action|<|@plan|<|@lead|#4|@plan-sent|#2|@plan-all|/5 Ny|/Begun in|/vt26" }, \
	{ "a plan that was written elsewhere, where nothing is", journeys_as_made, \
	    JOURNEYS_LEAD "#8|@rounds|#3|@folder|=EXCHANGE|@rounds|#2|*led elsewhere|#5|@lead|" \
	    "/Skrivet någon annanstans|/received 2026-10-15|~Another plan" }, \
	{ "a result, what it proposes, and what is chosen", journeys_with_school, \
	    JOURNEYS_LEAD "#1|@plan|~Proposed|#1|@focus|/areas are proposed here|<|<|@lead|" \
	    JOURNEYS_TO_FOLDER "~Look at the result|*counted|#5|.the unit's result has come|*measured|#6|" \
	    ".a temperature measurement has come|#6|.no new answer|#1|@lead-result|" \
	    "/8 of 9 have answered|/27.3 ± 6.0, Under way, 8 answers|/hidden: too few|" \
	    "/62.4 ± 6.0, Working–Fluent, 8 answers|/Change since Självskattning våren 2026:|" \
	    "/+6.1 (2.0 to 10.2), certain|" \
	    "/1.2 (|~none certain|/+3.0|/unpaired|" \
	    "/95 times out of 100|/They may be different people|/a trial with 7,391 teachers|" \
	    "/46.8 ± 6.0, Working, 8 answers|~The actions|#1|" \
	    "@lead-items|/2.6 of 4, 8 answers, change +0.4 (0.1 to 0.7), certain|/1.9 of 4, 8 answers|/hidden: too few|#1|@lead-result|#2|" \
	    "@lead|#2|@plan|/For the school|/G Conditions|/Proposed|/C Teaching, D Assessment|" \
	    "/not chosen yet|#1|@focus|/G Conditions (a condition: take it up with the school)|" \
	    "/C Teaching (lowest)|/D Assessment (lowest)|" \
	    "/A Collaboration and administration (a strength to build on)|/31.5 ± 6.0, Under way|" \
	    "#6|@focus|.Saved|/C Teaching (lowest)|!>|@plan|/F Pupils' digital competence|" \
	    "~Proposed|~C Teaching|/1 area" }, \
	{ "an action from what is advised", journeys_with_school, \
	    JOURNEYS_LEAD "#1|#2|@new-action|<|<|" JOURNEYS_TO_FOLDER "*counted|#5|#2|@plan|#2|@advice|" \
	    "/C Teaching|/Try one digital activity together with a colleague.|/D Assessment|" \
	    "/pupils revising their work|~Put all four parts|#1|@new-action|" \
	    "/Try one digital activity together with a colleague.|" \
	    "=Try one digital activity together with a colleague.|@action|~What:|#11|@plan|" \
	    "#3|@advice|#2|@new-action|=Bearbeta en gång till|@action|/Let your feedback lead to|" \
	    "#11|@plan|#4|@advice|#3|@new-action|~pupils|=Eget|@action|~Let your feedback|#11|" \
	    "#1|#6|!>|@plan|#5|@advice|/F Pupils|~C Teaching|!S|/alla fyra delarna|!S|#2|@new-action|<|@advice|#1|" \
	    "/Put all four parts|<|<|@plan|#1|#6|#7|!>|@plan|#5|@new-action" }, \
	{ "a result that is hidden", journeys_with_school, \
	    JOURNEYS_LEAD JOURNEYS_TO_FOLDER "*hidden|#5|#1|@lead-result|/hidden: too few|" \
	    "~have answered|#1|@lead-items|/hidden: too few|~n 8|<|<|#2|@plan|~Proposed|#1|" \
	    "@focus|/because it is hidden: too few|#3|@focus|.Saved" }, \
	{ "how it goes with the actions of a plan", journeys_as_made, \
	    JOURNEYS_ACTION "#11|#3|=Boka salen|#11|#5|@lead|~of 4|#4|#1|@plan-where|=EXCHANGE|" \
	    "*measured|#5|@lead|/Pröva ett moment ihop: planned, 2.6 of 4|" \
	    "/Boka salen: planned, hidden: too few|#2|@plan|/Temperatur hösten 2027|" \
	    "/2.6 of 4, 8 answers|~1.4 of 4|/planned, 2.6 of 4|#2|@action|/Temperature 2027-05-10|" \
	    "/1.4 of 4, 7 answers|/Temperature 2027-11-10|/2.6 of 4, 8 answers|#8|@status|/1.4 of 4|#3|" \
	    "/done, 2.6 of 4|#9|@toward|/planned, ≥ 3.5 of 4|<|<|@plan|#3|@action|" \
	    "/hidden: too few|~of 4|#10|@plan|#5|@lead|#5|@plan-sent|#2|@plan-all|" \
	    "/Temperature 2027-11-10|/1.4 of 4, 7 answers" }, \
	{ "the result of a temperature measurement", journeys_with_pulse, \
	    JOURNEYS_LEAD "/has no plan of its own|~Write the plan|#3|@rounds|" \
	    "/Björkskolan, Arbetslag A: Temperatur våren 2027|~not begun|#3|@folder|=EXCHANGE|" \
	    "@rounds|#2|@lead|*pulse counted|#1|#1|@lead-result|/The actions|" \
	    "/Dela planeringar|/2.6 of 4, 8 answers|/Öva källkritik i {action}|/hidden: too few|" \
	    "/Björkskolan: En timme var fredag|/3.4 of 4|#1|@lead-items|" \
	    "/T1 How is \"Dela planeringar\" going?|/2.6 of 4, 8 answers|" \
	    "/T2 How is \"Öva källkritik i {action}\" going?|/hidden: too few|" \
	    "/S1 How is \"En timme var fredag\" going at the school?|~T3" }, \
	{ "a unit that is led no more", journeys_as_made, \
	    JOURNEYS_ACTION "#11|#4|#7|@lead-end|/changes that were not handed over|<|@lead|#7|#1|" \
	    "@rounds|.no longer leads that unit|~Arbetslag A|#4|=LEADER|@lead|/not begun" }, \
	{ "support with mistakes", journeys_as_made, \
	    JOURNEYS_LEAD "#3|#2|@support-text|=|-nothing was written|@support-text|=Kom gärna|" \
	    "@support-contact|=|-nothing was written|<|@support-text|/Kom gärna|=|@support-text|" \
	    "-|=Kom gärna|=rum 12|@said|<|@lead|#2|@thread|/somebody to join the temperature measurement|<|@lead|" \
	    "#3|#1|=Mer|@support-contact|/rum 12|<|<|<|@lead|#3|#3|@lead|#2|#1|@say|=|" \
	    "-nothing was written|@say|<|@thread" }, \
	{ "a plan kept as a file", journeys_as_made, \
	    JOURNEYS_ACTION "#11|#4|#6|@plan-keep|=|-write the name of a file|@plan-keep|=PLAN|" \
	    "@lead|.Saved in plan.html|!w|@plan-keep|<|@lead|#1|!w|@plan-keep|/The plan" }, \
	{ "a plan on a stick", journeys_as_made, \
	    JOURNEYS_ACTION "#11|#4|*sticks|!w|@plan-keep|=2|@lead|" \
	    ".Saved in media/anna/GAMMAL/plan-ht26.html|#4|#1|@plan-where|=1|@lead|" \
	    ".read back from the folder media/anna/KINGSTON" }, \
	{ "result and plan kept as a file, with what was said or without", journeys_with_school, \
	    JOURNEYS_LEAD "#2|#1|=Hej!|#2|#3|" JOURNEYS_TO_FOLDER "*counted|#5|@lead|!w|" \
	    "@plan-keep-what|/The result and the plan|/The result, the plan and the messages|#1|" \
	    "@plan-keep|~messages|=PLAN|@lead|.Saved in|#1|!w|#2|@plan-keep|/and the messages|" \
	    "<|<|@lead-result" }, \
	{ "nothing to keep as a file", journeys_with_pulse, \
	    JOURNEYS_LEAD "!w|@lead|.neither a result nor a plan" }, \
	{ "what has come is there when the unit is opened", journeys_as_made, \
	    JOURNEYS_GIVEN "#8|@rounds|*answered|*accepted|#2|@lead|.Fetched: 1 new answer.|" \
	    "/New from Ikt-enheten: 1 answer|/received 2026-10-15|#2|#3|@lead|#8|@rounds|*counted|" \
	    "#2|@lead|.the unit's result has come|#1|@lead-result|<|#9|@rounds|*measured|#2|@lead|" \
	    ".a temperature measurement has come|/2.6 of 4" }, \
	{ "what was agreed on in a dialogue", journeys_as_made, \
	    JOURNEYS_GIVEN "*agreed|#5|@lead|.what was agreed on in the dialogue has come|#3|" \
	    "@agreed|/Två timmar för varje arbetslag|/rektor|/före jul|/2027-05-20|/Ikt-enheten|" \
	    "#1|@lead|!w|@plan-keep|=PLAN|@lead|.Saved in" }, \
	{ "fetching from nowhere", journeys_as_made, \
	    JOURNEYS_LEAD "#5|-no exchange folder has been used yet|@lead" }, \
	{ "nobody leads in a kiosk", journeys_in_kiosk, \
	    "@kiosk|=släpp ut oss|=släpp ut oss|" JOURNEYS_IN "~I lead a unit" }, \
	{ "back from the pages of a leader", journeys_as_made, \
	    JOURNEYS_LEAD "<|@rounds|#2|#1|<|@lead|#1|#1|@focus|<|@plan|#2|@new-action|<|@plan|#2|" \
	    "=Pröva|@action|<|@plan|#2|#1|@action-text|<|@action|#7|#1|@aim|<|@aims|<|@action|#8|" \
	    "<|@action|#9|<|@action|#11|#4|#2|@thread|<|@lead|#4|#1|@plan-where|<|@plan-sent|<|" \
	    "@lead|#6|<|@lead|#3|<|@lead|!G|@guide|<|@lead|!L|@start" }, \
	{ "another language on a leader's way", journeys_with_school, \
	    JOURNEYS_IN "#4|=LEADER|!S|@lead|!S|#1|!S|#1|@focus|#1|#7|!>|#2|=Ett|!S|" \
	    "@action|#7|!S|@aims|#1|!S|@aim" }

#define LEAD_SCHOOL journeys_with_school
#define LEAD_IN     JOURNEYS_IN "#4|@leader-code|=LEADER|@lead|"
#define LEAD_WRITTEN \
	LEAD_IN "#1|#1|#1|#7|!>|@plan|#2|=Pröva ett digitalt moment tillsammans|@action|" \
	"#2|=Två och två under november. Var och en visar för en kollega.|" \
	"#3|=arbetslagsledaren|#4|=före jul|#7|#3|#2|#4|!>|#8|@action|#8|#2|@action|"
#define LEAD_GIVEN \
	LEAD_WRITTEN "#11|#3|=Gemensam mall för grupparbeten|#11|#5|#3|#1|=Vem kan visa oss?|" \
	"=telefon 1234|#2|#3|@lead|#4|#1|=EXCHANGE|@lead|"
#define LEAD_ANSWERED LEAD_GIVEN "*answered|#5|@lead|"
#define LEAD_COUNTED  LEAD_GIVEN "*counted|#5|@lead|"
#define LEAD_MEASURED LEAD_GIVEN "*measured|#5|@lead|"
#define LEAD_PULSE \
	LEAD_IN "#3|@rounds|#3|=EXCHANGE|@rounds|#2|@lead|*pulse counted|#1|@lead|"
#define LEAD_PROPOSED LEAD_IN JOURNEYS_TO_FOLDER "*counted|#5|@lead|"

#define JOURNEYS_LEAD_VIEWS \
	{ "leader-code", &step_leader_code, LEAD_SCHOOL, JOURNEYS_IN "#4" }, \
	{ "lead-begun", &step_lead, LEAD_SCHOOL, LEAD_IN }, \
	{ "lead", &step_lead, LEAD_SCHOOL, LEAD_ANSWERED }, \
	{ "rounds-led", &step_rounds, LEAD_SCHOOL, LEAD_ANSWERED "#8" }, \
	{ "lead-result", &step_lead_result, LEAD_SCHOOL, LEAD_COUNTED "#1" }, \
	{ "lead-result-hidden", &step_lead_result, LEAD_SCHOOL, LEAD_GIVEN "*hidden|#5|#1" }, \
	{ "lead-items", &step_lead_items, LEAD_SCHOOL, LEAD_COUNTED "#1|#1" }, \
	{ "lead-pulse", &step_lead, journeys_with_pulse, LEAD_PULSE }, \
	{ "lead-result-pulse", &step_lead_result, journeys_with_pulse, \
	    LEAD_PULSE "#1" }, \
	{ "lead-items-pulse", &step_lead_items, journeys_with_pulse, \
	    LEAD_PULSE "#1|#1" }, \
	{ "lead-measured", &step_lead, LEAD_SCHOOL, LEAD_MEASURED }, \
	{ "plan-measured", &step_plan, LEAD_SCHOOL, LEAD_MEASURED "#2" }, \
	{ "action-measured", &step_action, LEAD_SCHOOL, LEAD_MEASURED "#2|#2" }, \
	{ "plan-proposed", &step_plan, LEAD_SCHOOL, LEAD_PROPOSED "#2" }, \
	{ "focus-proposed", &step_focus, LEAD_SCHOOL, LEAD_PROPOSED "#2|#1" }, \
	{ "advice", &step_advice, LEAD_SCHOOL, LEAD_PROPOSED "#2|#2" }, \
	{ "new-action-advised", &step_new_action, LEAD_SCHOOL, LEAD_PROPOSED "#2|#2|#1" }, \
	{ "plan-empty", &step_plan, LEAD_SCHOOL, LEAD_IN "#1" }, \
	{ "plan", &step_plan, LEAD_SCHOOL, LEAD_GIVEN "#1" }, \
	{ "focus", &step_focus, LEAD_SCHOOL, LEAD_IN "#1|#1|#1|#7" }, \
	{ "new-action", &step_new_action, LEAD_SCHOOL, LEAD_IN "#1|#2" }, \
	{ "action", &step_action, LEAD_SCHOOL, LEAD_WRITTEN }, \
	{ "action-text", &step_action_text, LEAD_SCHOOL, LEAD_WRITTEN "#2" }, \
	{ "status", &step_status, LEAD_SCHOOL, LEAD_WRITTEN "#8" }, \
	{ "aims", &step_aims, LEAD_SCHOOL, LEAD_WRITTEN "#7" }, \
	{ "aim", &step_aim, LEAD_SCHOOL, LEAD_WRITTEN "#7|#3" }, \
	{ "toward", &step_toward, LEAD_SCHOOL, LEAD_ANSWERED "#1|#2|#9" }, \
	{ "thread-empty", &step_thread, LEAD_SCHOOL, LEAD_IN "#2" }, \
	{ "thread", &step_thread, LEAD_SCHOOL, LEAD_ANSWERED "#2" }, \
	{ "agreed", &step_agreed, LEAD_SCHOOL, LEAD_GIVEN "*agreed|#5|#3" }, \
	{ "say", &step_say, LEAD_SCHOOL, LEAD_IN "#2|#1" }, \
	{ "said", &step_said, LEAD_SCHOOL, LEAD_IN "#2|#1|=Hej!" }, \
	{ "support", &step_support, LEAD_SCHOOL, LEAD_IN "#3" }, \
	{ "support-text", &step_support_text, LEAD_SCHOOL, LEAD_IN "#3|#1" }, \
	{ "support-contact", &step_support_contact, LEAD_SCHOOL, LEAD_IN "#3|#2|=Kom gärna." }, \
	{ "plan-sent", &step_plan_sent, LEAD_SCHOOL, LEAD_WRITTEN "#11|#4|#4" }, \
	{ "plan-all", &step_plan_all, LEAD_SCHOOL, LEAD_GIVEN "#4|#2" }, \
	{ "plan-where", &step_plan_where, LEAD_SCHOOL, LEAD_GIVEN "#4|#3" }, \
	{ "plan-keep", &step_plan_keep, LEAD_SCHOOL, LEAD_IN "#6" }, \
	{ "plan-keep-what", &step_plan_keep_what, LEAD_SCHOOL, LEAD_COUNTED "!w" }, \
	{ "lead-other", &step_lead_other, LEAD_SCHOOL, LEAD_GIVEN "*led elsewhere|#5|#1" }, \
	{ "lead-planned-before", &step_lead, LEAD_SCHOOL, LEAD_IN JOURNEYS_TO_FOLDER "*planned before|#5" }, \
	{ "lead-before", &step_lead_before, LEAD_SCHOOL, \
	    LEAD_IN JOURNEYS_TO_FOLDER "*planned before|#5|#1" }, \
	{ "lead-end", &step_lead_end, LEAD_SCHOOL, LEAD_WRITTEN "#11|#4|#7" }, \
	{ "bundles-plan", &step_bundles, LEAD_SCHOOL, LEAD_GIVEN "#8|!b" }
/* clang-format on */

#endif
