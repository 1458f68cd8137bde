/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The tables of steps and of journeys. */
#include "support/journeys.h"

#include "base/memory.h"
#include "support/journeys_lead.h"
#include "support/journeys_once.h"
#include "support/journeys_place.h"

#define NEW      JOURNEYS_NEW
#define OPEN     JOURNEYS_OPEN
#define IN       JOURNEYS_IN
#define AMONG    JOURNEYS_AMONG
#define IN_ROUND JOURNEYS_IN_ROUND
#define FINISHED JOURNEYS_FINISHED
#define MY_PLACE IN "#3|@my-place|"
#define KIOSK    JOURNEYS_KIOSK
#define ONCE     "#5|@once|=CODE|@role|#1|@item|"
#define SHORT    JOURNEYS_SHORT
#define WROTE    IN_ROUND "#3|#5|#2|#2|=Tiden.|@review|#1|@result|"
#define SECOND                                                                                     \
	"@welcome|#1|@role|#1|@item|#1|#2|#1|#1|/planned|#2|@review|#1|@result|/17, Starting|"
#define NOTED IN_ROUND "!n|=Fråga vid mötet|#3|#3|#3|#1|@review|#1|@result|!q|"

const struct journeys_step journeys_steps[] = {
	{ &step_start, journeys_as_made, "", NULL,
	    { "name", "name", "recover", "guide", "bring" } },
	{ &step_start, journeys_set_up, "", NULL,
	    { "welcome", "name", "recover", "guide", "once", "bring" } },
	{ &step_guide, journeys_as_made, "#4", NULL,
	    { "chapter", "chapter", "chapter", "chapter", "chapter", "chapter", "chapter",
		"chapter", "chapter" } },
	{ &step_chapter, journeys_as_made, "#4|#1", NULL, { "guide", "chapter" } },
	{ &step_chapter, journeys_as_made, "#4|#3", NULL, { "guide", "chapter", "start" } },
	{ &step_name, journeys_as_made, "#2", "ANNA", { "passphrase" } },
	{ &step_passphrase, journeys_as_made, "#2|=ANNA", "PASSPHRASE", { "welcome" } },
	{ &step_words, journeys_as_made, "#1|=Bo", NULL, { "again", "words", "own" } },
	{ &step_words, journeys_as_made, "#3|=RECOVERY", NULL,
	    { "again", "words", "own", "rounds" } },
	{ &step_words, journeys_as_made, MY_PLACE "#1|=PASSPHRASE", NULL,
	    { "again", "words", "own", "my-place" } },
	{ &step_own, journeys_as_made, "#1|=Bo|#3", "en annan ramsa", { "again" } },
	{ &step_again, journeys_as_made, "#1|=Bo|#3|=en annan ramsa", "en annan ramsa",
	    { "recovery" } },
	{ &step_again, journeys_as_made, "#3|=RECOVERY|#3|=en annan ramsa", "en annan ramsa",
	    { "rounds" } },
	{ &step_recovery, journeys_as_made, MY_PLACE "#2|=PASSPHRASE", NULL, { "rounds" } },
	{ &step_recovery, journeys_as_made, "#1|=Bo|#3|=en annan ramsa|=en annan ramsa", NULL,
	    { "welcome" } },
	{ &step_recover, journeys_as_made, "#3", "RECOVERY", { "words" } },
	{ &step_rounds, journeys_as_made, IN, NULL,
	    { "welcome", "folder", "my-place", "leader-code" } },
	{ &step_my_place, journeys_as_made, MY_PLACE, NULL,
	    { "present", "present", "copy", "delete", "rounds" } },
	{ &step_present, journeys_as_made, MY_PLACE "#1", "PASSPHRASE", { "words" } },
	{ &step_present, journeys_as_made, MY_PLACE "#2", "PASSPHRASE", { "recovery" } },
	JOURNEYS_PLACE_STEPS,
	{ &step_contact, journeys_as_made, IN "!c", NULL, { "rounds" } },
	{ &step_folder, journeys_as_made, IN "#2", "EXCHANGE", { "welcome" } },
	{ &step_folder, journeys_with_open_round, AMONG "#3", "EXCHANGE", { "rounds" } },
	{ &step_trust, journeys_untrusting, OPEN "@folder|=EXCHANGE", NULL,
	    { "welcome", "rounds" } },
	{ &step_trust, journeys_new_key, IN "#2|@folder|=EXCHANGE", NULL, { "rounds", "rounds" } },
	{ &step_welcome, journeys_as_made, IN "#1", "CODE", { "role" } },
	{ &step_welcome, journeys_with_open_round, AMONG "#2", NULL, { "role", "role", "role" } },
	{ &step_welcome, journeys_set_up, "#1", "CODE", { "role" } },
	{ &step_welcome, journeys_set_up, "#1", "", { "name" } },
	{ &step_code, journeys_as_made, FINISHED "#1|#1|=EXCHANGE|#2|*same code|#1|#2|#1|#1",
	    "CODE", { "item" } },
	{ &step_role, journeys_as_made, OPEN "=CODE", NULL, { "item", "item" } },
	{ &step_role, journeys_set_up, "#1|=CODE", NULL, { "name", "name" } },
	{ &step_item, journeys_as_made, IN_ROUND, NULL, { "item", "item", "item" } },
	{ &step_note, journeys_as_made, IN_ROUND "!n", "fråga vid mötet", { "item" } },
	{ &step_goto, journeys_as_made, IN_ROUND "!g", "3", { "item" } },
	{ &step_review, journeys_as_made, IN_ROUND "#3|!o", NULL,
	    { "result", "item", "item", "item", "item", "item" } },
	{ &step_result, journeys_as_made, SHORT, NULL, { "sent", "areas", "review", "rounds" } },
	{ &step_areas, journeys_as_made, SHORT "#2", NULL, { "area", "result" } },
	{ &step_area, journeys_as_made, SHORT "#2|#1", NULL, { "result" } },
	{ &step_keep, journeys_as_made, SHORT "!w", "KEPT", { "result" } },
	{ &step_sent, journeys_as_made, SHORT "#1", NULL,
	    { "where", "answers", "where", "result" } },
	{ &step_sent, journeys_as_made, WROTE "#1", NULL,
	    { "where", "answers", "where", "result", "readers" } },
	{ &step_readers, journeys_as_made, WROTE "#1|#5", NULL, { "readers", "sent" } },
	{ &step_answers, journeys_as_made, SHORT "#1|#2", NULL, { "sent" } },
	{ &step_where, journeys_as_made, SHORT "#1|#1", "EXCHANGE", { "thanks" } },
	{ &step_thanks, journeys_as_made, SHORT "#1|#1|=EXCHANGE", NULL,
	    { "thanks", "bundles", "rounds" } },
	{ &step_take_back, journeys_as_made, SHORT "#1|#1|=EXCHANGE|#3|#1|#6", NULL,
	    { "bundles", "result" } },
	{ &step_bundles, journeys_as_made, SHORT "#1|#1|=EXCHANGE|#2", NULL,
	    { "bundles", "rounds", "bundles" } },
	JOURNEYS_ONCE_STEPS,
	JOURNEYS_LEAD_STEPS,
};
const size_t journeys_n_steps = COUNT(journeys_steps);

const struct journeys_walk journeys_walks[] = {
	{ "the first time, to the receipt", journeys_untrusting,
	    "#1|=Bo|@words|#3|@own|=en annan ramsa|@again|=en annan ramsa|@recovery|#1|@folder|"
	    "/There is no round on this machine yet|<|@rounds|/Bo|#1|@folder|=EXCHANGE|@trust|"
	    "/Ikt-enheten|/KEY|#1|@welcome|.1 round taken in|/Höstens självskattning|"
	    "/fewer than 5 people|=CODE|@role|"
	    "/Björkskolan, Arbetslag A|#1|@item|/I plan with others|/1 of 4|#3|.Saved. A1: Always|"
	    "/I share what I make|/2 of 4|"
	    "#5|.Saved. A2: I prefer not to say|/I teach with others|#2|/Was it easy?|#2|/What was "
	    "hard?|"
	    "=Tiden.|@review|.Saved. K2: \"Tiden.\"|/Done, 5 of 5|"
	    "#1|@result|.Finished|/A For all|/too few answers|"
	    "#1|@sent|/a pseudonym, not your name|/2026-10-15|/1 comment|/Teacher|"
	    "#2|@answers|/Tiden.|/I prefer not to say|<|@sent|"
	    "#1|@thanks|.Handed over, and read back|/waits for a receipt|/answers with a receipt|"
	    "/never of fewer than 5 people|/take your answers back|#2|@bundles|/waits for a "
	    "receipt|"
	    "#1|.No new receipt yet|*accepted|#1|.1 new receipt.|/received 2026-10-15|"
	    "#2|@rounds|/received|#1|@result|/received 2026-10-15|!q" },

	{ "the code first, where the machine is set up", journeys_set_up,
	    "#1|@welcome|/fewer than 5 people|=0000-0000-0000-0000|-that is not an answer code|"
	    "=CODE|@role|/You answer for Björkskolan, Arbetslag "
	    "A|#2|@name|=Bo|#1|=TWO|@recovery|#1|@item|"
	    "/I plan with others|/Björkskolan, Arbetslag A|#1|!R|@rounds|/1 of 3 answered|!q|"
	    "*again|" OPEN "@welcome|/fewer than 5 people|~CODE" },
	{ "the code first, and back again", journeys_set_up,
	    "#1|=CODE|#1|@name|=Bo|@words|<|<|@role|<|@welcome|/CODE|<|@start|<|@start|#2|=ANNA|"
	    "=PASSPHRASE|@welcome|~CODE|<|@rounds|!L|#1|@welcome|~CODE|=CODE|!S|!S|#1|@name|=Bo|"
	    "@words|!q|*again|#1|@welcome|~CODE" },
	{ "no code first, and back again", journeys_set_up,
	    "#1|@welcome|=|@name|<|@welcome|=CODE|#1|@name|<|@role|<|@welcome|/CODE|=|@name|=Bo|"
	    "@words|<|<|@welcome|~CODE|=CODE|#1|@name|=Bo|#1|=TWO|#1|@item" },
	{ "the code first, of a place that is there", journeys_set_up,
	    "#1|=CODE|#1|@name|=ANNA|#3|=PASSPHRASE|=PASSPHRASE|-already open a profile here|@name|"
	    "=Bo|#1|=TWO|#1|@item" },
	{ "a leader where the code comes first", journeys_set_up,
	    "#1|@welcome|/Do you lead a unit|=|@name|=Bo|#1|=TWO|#1|@welcome|~Do you lead a unit|<|"
	    "@rounds|#4|=LEADER|@lead" },
	{ "a leader where the unit comes first", journeys_set_up_open,
	    "#1|@welcome|/I lead a unit|#4|@name|=Bo|#1|=TWO|#1|@welcome|~I lead a unit" },
	{ "the unit first", journeys_set_up_open,
	    "#1|@welcome|#2|@role|/Björkskolan, Arbetslag B|#1|@name|=Bo|#1|=TWO|#1|@item|"
	    "/Björkskolan, Arbetslag B" },
	{ "the code first in a kiosk", journeys_set_up_kiosk,
	    KIOSK "#1|@welcome|~Do you lead a unit|=|-that is not an answer code|=CODE|!S|!S|"
		  "#1|@name|=Bo|#1|=TWO|#1|@item|!q|@start|.Thank you|#1|@welcome|~CODE|=CODE|<|"
		  "@welcome|<|@start" },
	{ "the code first, where the folder is not there", journeys_set_up,
	    "*no folder|#1|@name|=Bo|#1|=TWO|#1|@folder|*folder|=EXCHANGE|@welcome" },
	{ "a comment for the coordinator only", journeys_as_made,
	    IN_ROUND
	    "#3|#5|#2|#2|/Before you hand over you can|=Tiden.|@review|#1|@result|#1|@sent|/1 "
	    "comment, which may be quoted|#5|@readers|/Tiden.|/may be quoted|#1|.for the "
	    "coordinator only|@readers|/the coordinator only|#2|@sent|/1 comment, for the "
	    "coordinator only|~which may be quoted|#2|@answers|/for the coordinator "
	    "only|<|@sent|#1|=EXCHANGE|@thanks" },
	{ "a comment for the coordinator only, in other words and then not", journeys_as_made,
	    WROTE "#1|#5|#1|#2|@sent|#4|@result|#3|@review|#3|@item|!>|/Only the coordinator reads "
		  "this|=Tiden och orken.|@review|#1|@result|#1|@sent|/1 comment, for the "
		  "coordinator only|#5|@readers|/Tiden och orken.|#1|.Saved: may be "
		  "quoted|#2|@sent|/1 comment, which may be quoted" },

	{ "a name of blanks", journeys_as_made, "#2|= |-write a name first|@name" },
	{ "a name that nobody has", journeys_as_made,
	    "#2|=Nobody|=whatever it is|-no profile here opens|@passphrase|=again|-no profile "
	    "here" },
	{ "nobody's name", journeys_as_made, "#1|= |-write a name first|@name" },
	{ "a passphrase typed differently", journeys_as_made,
	    "#1|=Bo|#3|=one thing here|=another thing|-the two are not the same|@own|"
	    "=one thing here|=one thing here|@recovery" },
	{ "a passphrase that is too short", journeys_as_made,
	    "#1|=Bo|#3|=kort|-the passphrase is too short|@own|=|-too short|@own|"
	    "=one thing here|@again" },
	{ "a passphrase that is weak, then one that is not", journeys_as_made,
	    "#1|=Bo|#3|=hej hej hej|@again|/That passphrase is very weak|/It is better to go "
	    "back|<|@own|"
	    "=Bo Bo Bo Bo|@again|/very weak|<|=fyra murklor sover djupt under granen|@again|"
	    "/That passphrase is strong|~It is better to go back" },
	{ "a passphrase of words", journeys_as_made,
	    "#1|=Bo|@words|/These five words|#2|@words|.Five other words|/WORDS|#1|@again|"
	    "/of the five words|=nothing of the kind|-word is not that|@again|=|-word is not "
	    "that|<|@words|/WORDS|#1|@again|=TWO|@recovery|#1|@welcome|<|@rounds|!L|#2|=Bo|=WORDS|"
	    "@welcome" },
	{ "words in another language", journeys_as_made,
	    "#1|=Bo|@words|!S|@words|.Fem andra ord har lottats|/De här fem orden|/WORDS|!S|"
	    "/These five words|#1|=TWO|@recovery" },
	{ "a place that one has already", journeys_as_made,
	    "#1|=ANNA|#3|=PASSPHRASE|=PASSPHRASE|-already open a profile here|@name|=Bo|@words" },
	{ "no recovery code", journeys_as_made,
	    "#3|=ABCD|-that is not a recovery code|@recover|/ABCD|<|@start|#3|@recover|~ABCD" },
	{ "nobody's recovery code", journeys_as_made,
	    "#3|=0000-0000-0000-0000|-no profile here opens with that recovery code|@recover" },
	{ "one's own recovery code, but not now", journeys_as_made,
	    "#3|=RECOVERY|@words|.Now choose a new passphrase|/A new passphrase|#4|@rounds|"
	    "/Anna Ö|!L|" IN },
	/* The code goes on being the code. */
	{ "one's own recovery code, and a new passphrase", journeys_as_made,
	    "#3|=RECOVERY|@words|#3|@own|=en annan ramsa|@again|=en annan ramsa|@rounds|"
	    ".Your passphrase is changed|!L|#2|=ANNA|=PASSPHRASE|-no profile here opens|"
	    "=en annan ramsa|@welcome|<|!L|#3|=RECOVERY|@words|<|@rounds|/Anna Ö" },
	{ "another passphrase, of words", journeys_as_made,
	    IN_ROUND "#2|!q|*again|" OPEN "@item|!R|@rounds|#3|@my-place|"
		     "#1|@present|=någon annans ramsa|-that is not the passphrase of this "
		     "profile|@present|=PASSPHRASE|@words|/A new "
		     "passphrase|#2|@words|#1|@again|=TWO|@rounds|.Your passphrase is changed|/1 "
		     "of 4 answered|!q|*again|#2|=ANNA|=PASSPHRASE|-no profile here "
		     "opens|=WORDS|@item|!R|@rounds|/1 of 4 answered" },
	{ "another passphrase, with mistakes, and not after all", journeys_as_made,
	    MY_PLACE "#1|=PASSPHRASE|#1|=a slip|-word is not that|@again|<|@words|#3|@own|"
		     "=kort|-too short|@own|=PASSPHRASE|=PASSPHRASE|-already open a profile here|"
		     "@words|#4|@my-place|#5|@rounds|!L|" IN },
	{ "another recovery code", journeys_as_made,
	    MY_PLACE
	    "#2|@present|=RECOVERY|-that is not the passphrase|=PASSPHRASE|@recovery|.no "
	    "longer opens your profile|/NEWCODE|#1|@rounds|!L|#3|=RECOVERY|-no profile here "
	    "opens with that recovery code|=NEWCODE|@words|#4|@rounds|!L|" IN },
	/* What was refused stands there, to be mended. */
	{ "folders that are not there", journeys_as_made,
	    IN
	    "#2|=/nowhere/at/all|-/nowhere/at/all|@folder|//nowhere/at/all|=|-|@folder|~nowhere" },
	{ "nobody's answer code", journeys_as_made,
	    OPEN "@welcome|=0000-0000-0000-0000|-that is not an answer code|@welcome|"
		 "/0000-0000-0000-0000|<|@rounds|#1|@welcome|~0000|=CODE|@role" },
	{ "an answer code as people write it", journeys_as_made,
	    OPEN "@welcome|=SLIP|@role|<|@welcome|/CODE|=CODE|@role" },
	{ "a name that one comes back to, and the next turn", journeys_as_made,
	    "#2|=ANNA|@passphrase|<|@name|/Anna Ö|<|@start|#1|@name|/Anna Ö|<|#2|=ANNA|=PASSPHRASE|"
	    "@welcome|<|!L|@start|#2|@name|~Anna" },
	{ "words that are too many stay, and are shortened another day", journeys_with_kinds,
	    AMONG "#2|#3|#1|@item|#5|#6|#1|#1|#1|#4|#4|#4|#1|#1|#3|!>|=40|/In your own words|=ett "
		  "tecken för mycket är för mycket|"
		  "-the text is 35 characters long; at most 20 fit|@item|"
		  "/ett tecken för mycket är för mycket|/Not saved yet|*again|" AMONG
		  "#2|@item|/In your own words|/Not saved yet|/ett tecken för mycket är för mycket|"
		  "=ett tecken för mycket|-21 characters|/ett tecken för mycket|*again|" AMONG
		  "#2|@item|/ett tecken för mycket|=Några ord.|@item|!<|@item|/Några ord.|"
		  "~Not saved yet|~ett tecken|*again|" AMONG "#2|@item|~ett tecken" },
	{ "a question that must be answered", journeys_as_made,
	    IN_ROUND "!o|/1 of those that are missing must be answered|/must be answered|"
		     "#1|-1 question must be answered first|@review" },
	{ "handing over to nowhere", journeys_as_made,
	    FINISHED "#1|#3|@where|=/nowhere/at/all|-/nowhere/at/all|@where|<|<|@result|"
		     "/finished 2026-10-15, not handed over" },
	{ "receipts from nowhere", journeys_as_made,
	    IN "!b|@bundles|/You have not finished a round yet|"
	       "#1|-no exchange folder has been used yet|@bundles" },

	{ "a key that is another one", journeys_untrusting,
	    OPEN "=EXCHANGE|@trust|#2|@rounds|.Nothing was taken in|/There is no round" },
	{ "a key that took the place of another", journeys_new_key,
	    IN "#2|=EXCHANGE|@trust|/Has the coordinator a new key|/KEY|/våren 2027|#2|@rounds|"
	       ".Nothing was taken in|~våren 2027|#2|=EXCHANGE|@trust|#1|@rounds|"
	       ".1 round taken in|/våren 2027|/Höstens självskattning" },
	{ "a key that one walks away from", journeys_untrusting,
	    OPEN "=EXCHANGE|@trust|<|@rounds|.Nothing was taken in|/There is no round" },

	{ "in two sittings, and somebody else", journeys_as_made,
	    IN_ROUND "#1|#2|/I teach with others|!q|*again|" OPEN
		     "@item|/I teach with others|/3 of 4|!R|@rounds|/2 of 4 answered|#1|@item|"
		     "!q|*again|" NEW "@welcome|<|@rounds|/open|#1|@welcome" },
	{ "keys between the questions", journeys_as_made,
	    IN_ROUND "/I plan|!>|/I share|!>|/I teach|!<|/I share|!>|!>|/Was it easy|!>|@item|"
		     ".4 questions have no answer yet: here is the first|/I plan|!>|/I share|!<|"
		     "/I plan|!>|!>|!>|/Was it easy|!>|@review|!>|@item|.4 questions|/I plan" },
	{ "on to what has no answer, and only to that", journeys_as_made,
	    IN_ROUND "#1|!>|#1|/Was it easy|!>|@item|.2 questions have no answer yet|/I share|#1|"
		     "/Was it easy|!>|@review|!>|@item|.1 question has no answer yet: here it is|"
		     "/Was it easy|#1|@review|/Done, 4 of 4|!>|@item|/Was it "
		     "easy|!>|@review|#2|@item|/I plan|!>|/I share" },
	{ "to a question by its number, and on to each", journeys_as_made,
	    IN_ROUND "#1|!g|=4|/Was it easy|!>|@item|.3 questions|/I share|!g|=1|/I plan|#2|"
		     "/I share|#2|/I teach|!g|=1|#1|/I share" },
	{ "to any question", journeys_as_made,
	    IN_ROUND
	    "!g|@goto|/A For all|/1–3: 0 of 3|/4: 0 of 1|=3|@item|/I teach|!g|=a2|@item|/I "
	    "share|!g|= A1 |@item|/I plan|!g|=a|/I plan|!g|=5|-you are not asked any question "
	    "\"5\"|@goto|=0|-|=A9|-\"A9\"|=-1|-|=1x|-|=99999999999999999999|-|=4|@item|/Was it "
	    "easy" },
	/* Enter alone: the next without an answer, around the end, then the overview. */
	{ "to the next without an answer", journeys_as_made,
	    IN_ROUND "!g|=1|#1|/I share|#1|/I teach|!g|=|/Was it easy|!g|=|/I teach|#1|"
		     "!g|= |/Was it easy|#1|@review|!>|@item|!g|=|@review|"
		     ".Every question has an answer" },
	{ "whom to ask", journeys_as_made,
	    IN "!c|@contact|/Höstens självskattning|/fewer than 5 people|"
	       "/Who answers questions: ikt@skola.example|#1|@rounds|#1|@welcome|"
	       "/Who answers questions: ikt@skola.example" },
	{ "whom to ask where there is no round", journeys_without_rounds,
	    OPEN "@folder|<|@rounds|!c|@contact|/There is no round on this machine yet. Ask the "
		 "coordinator" },
	{ "answers taken back", journeys_as_made,
	    IN_ROUND "!u|.There is nothing to undo|#1|#2|/I teach|!u|.Undone. A2: no answer|/I "
		     "share|/Saved: 1|"
		     "!u|.Undone. A1: no answer|/I plan|/Saved: 0|!u|.There is nothing to undo" },
	{ "a note of one's own", journeys_as_made,
	    IN_ROUND "!n|@note|=fråga vid mötet|@item|.The note is saved|"
		     "/Your note: fråga vid mötet|#1|@item|!<|/fråga vid mötet|!q|*again|" OPEN
		     "@item|/fråga vid mötet|!n|=|@item|~Your note" },
	{ "finished, changed, and changed back", journeys_as_made,
	    FINISHED "/100, Working|#1|#1|=EXCHANGE|@thanks|#3|@rounds|/handed over 2026-10-15|"
		     "#1|@result|#3|@review|#2|@item|/I plan|#1|!o|#1|@result|/67, Working|"
		     "/changed since, not handed over|/What you handed over before: handed over|"
		     "#5|@rounds|/changed since, not handed over|#1|@result|"
		     "#1|@sent|#1|@thanks|.Handed over|#3|#1|#5|#1|.It was handed over before" },
	{ "taken back, erased, and handed over again", journeys_as_made,
	    FINISHED
	    "~Take back|#1|#1|=EXCHANGE|@thanks|#3|#1|@result|/Take back my answers|"
	    "#6|@take-back|/They stay in your profile, as a draft|#2|@result|#6|#1|@bundles|"
	    ".You have asked to have your answers erased. The message is handed over|"
	    "/withdrawal asked for 2026-10-15|/the receipt shows when it is done|*accepted|#1|"
	    ".new receipt|/withdrawn 2026-10-15|/The coordinator has erased your answers|#2|"
	    "@rounds|/withdrawn|#1|@item|"
	    "!o|@review|/Done, 4 of 4|#1|@result|/withdrawn 2026-10-15|"
	    "#5|@rounds|/withdrawn|!b|@bundles|#1|/withdrawn|#2|#1|@result|"
	    "#1|#1|@thanks|.Handed over|"
	    "~erased|#3|@rounds|/handed over|!q" },
	{ "an earlier version taken back", journeys_as_made,
	    FINISHED
	    "#1|#1|=EXCHANGE|#3|#1|#3|@review|#2|@item|#1|!o|/Take back what I handed over|"
	    "#4|@take-back|#1|@bundles|/withdrawal asked for" },
	{ "taken back when it was closed", journeys_as_made,
	    FINISHED "#1|#1|=EXCHANGE|#3|*closed|*again|" AMONG
		     "#1|@result|#5|@take-back|/made of them stand|#1|@bundles|"
		     "/withdrawal asked for|#2|#1|-the round was closed on 2026-10-14|@rounds" },
	{ "taken back, and counted all the same", journeys_as_made,
	    FINISHED "#1|#1|=EXCHANGE|#3|#1|#6|#1|@bundles|*too late|#1|"
		     "/made of them stand|~withdrawal|#2|@rounds|"
		     "/erased, but the figures stand|#1|@result|/made of them stand|"
		     "~Take back" },
	{ "taken back in a kiosk", journeys_in_kiosk,
	    KIOSK FINISHED "#1|#1|=EXCHANGE|@thanks|#3|#1|@result|#6|#1|@where|"
			   ".Now hand the message over|=EXCHANGE|@bundles|/withdrawal asked for" },
	/* Nothing lies in the folder before the word is given, whoever fetches. */
	{ "finished, and fetched", journeys_as_made,
	    IN "#2|=EXCHANGE|@welcome|=CODE|#1|#3x3|!o|#1|@result|.Finished|"
	       "/finished 2026-10-15, not handed over|#4|@rounds|"
	       "/finished, not handed over|!b|@bundles|/finished 2026-10-15, not handed over|"
	       "#1|.No new receipt yet|*nothing sent|/finished 2026-10-15, not handed over|#2|"
	       "#1|@result|#1|@sent|*nothing sent|#1|@thanks|.Handed over|*sent" },
	{ "handed over without a folder", journeys_as_made,
	    FINISHED "#1|@sent|#1|@where|=|@thanks|.No folder is at hand right now|"
		     "/ready, leaves with the next sync|#3|@rounds|/ready, leaves|#1|@result|"
		     "/ready, leaves|#6|@take-back|#2|#1|#1|@where|=EXCHANGE|@thanks|"
		     ".Handed over|/handed over 2026-10-15 to|*sent" },
	{ "handed over to a folder that is not there now", journeys_as_made,
	    IN "#2|=EXCHANGE|=CODE|#1|#3x3|!o|#1|@result|*no folder|#1|#1|@thanks|"
	       ".No folder is at hand right now|/ready, leaves with the next sync|*folder|#2|#1|"
	       ".No new receipt yet|*nothing sent|/ready, leaves|#2|#1|#1|#1|@thanks|"
	       ".Handed over|*sent" },
	/* As a store of an earlier version is brought over. */
	{ "finished by an earlier version", journeys_as_made,
	    FINISHED
	    "#1|#1|=|@thanks|#2|@bundles|*from before|#2|@rounds|/finished, not handed over|#1|"
	    "@result|/not handed over|~Take back|#1|#1|=EXCHANGE|.Handed over|*sent" },
	{ "another one has the code", journeys_as_made,
	    FINISHED "~answer code|#1|#1|=EXCHANGE|#2|*same code|#1|.1 new receipt|/does not count|"
		     "/with the same answer code|/Who answers questions: ikt@skola.example|"
		     "~received|#2|@rounds|/does not count|/with the same answer code|#1|@result|"
		     "/does not count|#1|@code|=CODE|@item|!o|#1|@result|"
		     "/changed since, not handed over|/with the same answer code|#1|#1|@thanks|"
		     ".Handed over|~does not count" },
	{ "what comes next is the first choice", journeys_as_made,
	    FINISHED
	    "#1|@sent|<|#1|#1|=EXCHANGE|@thanks|<|@result|/waits for a receipt|#1|@bundles|"
	    ".No new receipt yet|*accepted|#1|.1 new receipt|#2|#1|@result|/received "
	    "2026-10-15|#1|@review|#2|@item|"
	    "#1|!o|#1|@result|/changed since, not handed over|#1|@sent" },
	{ "another machine has the same revision", journeys_as_made,
	    FINISHED
	    "#1|#1|=EXCHANGE|#2|*same revision|#1|/does not count|/from another machine|#2|"
	    "#1|@result|~answer code|#1|#1|@thanks|.Handed over|~does not count" },
	{ "another machine has a later version", journeys_as_made,
	    FINISHED "#1|#1|=EXCHANGE|#2|*superseded|#1|/a later version counts|#2|"
		     "/a later version counts|~does not count" },
	{ "refused", journeys_as_made,
	    FINISHED "#1|#1|=EXCHANGE|#2|*refused|#1|.1 new receipt|/does not count|"
		     "/the file is cut short|/Who answers questions: ikt@skola.example|#2|@rounds|"
		     "/does not count|/the file is cut short|#1|@result|/does not count" },
	{ "what was handed over and counts is seen, and whether it has come", journeys_as_made,
	    FINISHED "#1|#1|=EXCHANGE|@thanks|<|@result|~All my answers|*accepted|#1|@bundles|"
		     ".1 new receipt|#2|#1|@result|/received|#3|@answers|/I plan|#1|@result" },
	{ "whether it has come is not seen without the folder", journeys_as_made,
	    FINISHED "#1|#1|=EXCHANGE|@thanks|<|@result|*no folder|#1|-there is no|@bundles|"
		     "/waits for a receipt" },
	/* Scales with and without a way out, a choice, several of three taken one by one, a number
	 * with everything that it is not, and words that are too many. */
	{ "every kind of question", journeys_with_kinds,
	    AMONG
	    "#2|@welcome|#3|@role|/Lindgymnasiet|#1|@item|#5|#6|#1|#1|#1|#4|#4|#4|/Yes|"
	    "#1|/Red|.Saved. K1: Yes|#1|.Saved. K2: Red|/Red|#2|.Saved. K2: Red; Green|#3|#2|"
	    ".Saved. K2: Red; Blue|!>|/A whole number|/Number (-5 to 40)|/Write -- if you prefer "
	    "not to say|"
	    "=x|-|=41|-|=-6|-|=-|-|=--|.Saved. K3: I prefer not to say|!<|/--|"
	    "=-5|.Saved. K3: -5|!<|/-5|=|.Saved. K3: no answer|!<|=40|.Saved. K3: 40|/Your words|"
	    "/In your own words|=ett tecken för mycket är för mycket|-20|"
	    "=Några ord.|=-|-is not kept; write it in "
	    "words|=|@review|#1|@result|#1|@sent|#2|@answers|"
	    "/Red|/Blue|/40|/Några ord." },
	{ "an option that stands alone", journeys_with_alone,
	    AMONG "#2|@welcome|#3|@item|/None of these|#1|#2|#3|#3|#3|!>|@review|#1|@result|"
		  "#1|@sent|#2|@answers|/None of "
		  "these|~Paper|~Ink|<|<|@result|#3|#2|@item|#4|#1|!>|@review|#1|"
		  "@result|#1|@sent|#2|@answers|/Chalk|/Paper|~None of these" },
	{ "the lowest, then the highest, of the real questions", journeys_with_real,
	    AMONG
	    "#2|#1|#1|@item|#1x28|/Your words|=|@review|#1|@result|/All areas|/0, Starting|"
	    "/First of all, these are for the school to put right|/Begin here: A|"
	    "#3|#2|@item|#5x28|/Your words|=|@review|#1|@result|/100, Leading|~First of all" },
	{ "all is answered, and what is strong is named", journeys_with_real,
	    AMONG "#2|#1|#1|@item|#2x4|#3x4|#4x20|/Your words|=Tid.|@review|/Done, 29 of 29|"
		  "/Your strength|/C Teaching; D Assessment|/Begin here|/A Collaboration and "
		  "administration; B Resources, rights and security|#9|@item|=|.Saved. K1: no "
		  "answer|@review|/28 of 29 questions have an answer|~Done|~Your strength" },
	{ "one area closely", journeys_with_real,
	    AMONG
	    "#2|#1|#1|@item|#2x4|#3x4|#4x20|/Your words|=|@review|#1|@result|/Your strength: "
	    "C|/Begin here: A|#2|@areas|/25, Under way|#1|@area|/Under "
	    "way|/Working: raise your answers by 3 steps in all|/After that|/Have tried|/Your "
	    "conditions|#1|@area|/B "
	    "Resources|/Fluent: raise your answers by 2 steps in all|#1x4|@area|/F "
	    "Pupils|#1|@result|#2|#7|@result" },
	/* 1 of 6 points, and in hindsight 1 of 2, where it had been 6 of 6. */
	{ "the round before, closed meanwhile", journeys_as_made,
	    FINISHED "~Last time|~7,391|!q|*closed|*followed|*again|" OPEN SECOND
		     "/Last time|/100, Working|/Last time, seen from now|/50, Working|/7,391 "
		     "teachers|#2|@areas|/17, Starting|#1|@area|/17, Starting|/Never "
		     "(last time: Always)|/Sometimes (last time: Always)|/Working: raise your "
		     "answers by 2 steps in all" },
	{ "the round before, with another question", journeys_as_made,
	    FINISHED "!q|*followed by others|*again|" AMONG "#1|" SECOND
		     "/you were asked other questions in A For all|~100, Working|/50, "
		     "Working|#2|#1|@area|/Never (last time: Always)|/Sometimes (not asked last "
		     "time, or worded differently)" },
	{ "a round before that is not known here", journeys_as_made,
	    FINISHED "!q|*followed elsewhere|*again|" AMONG "#1|" SECOND
		     "/50, Working|/7,391|~100, Working|~other questions|~cannot be shown" },
	{ "a round before that was not finished", journeys_as_made,
	    IN_ROUND "#3x3|!q|*followed|*again|" AMONG "#1|" SECOND
		     "/50, Working|/7,391|~100, Working|~other questions|~cannot be shown" },
	{ "three rounds, one after another", journeys_as_made,
	    FINISHED "!q|*followed|*again|" AMONG JOURNEYS_SECOND
		     "#2|#1|@area|~Over the rounds|!q|*followed twice|*again|" AMONG JOURNEYS_THIRD
		     "/17, Starting|~Over the rounds|#2|#1|@area|/Over the rounds|"
		     "/Höstens självskattning: 100, Självskattning vt27: 17, now: 50|"
		     "~not compared|~cannot be shown" },
	{ "three rounds, the middle one with another question", journeys_as_made,
	    FINISHED
	    "!q|*followed by others|*again|" AMONG JOURNEYS_SECOND
	    "!q|*followed twice|*again|" AMONG JOURNEYS_THIRD
	    "#2|#1|@area|/Höstens självskattning: 100, now: 50|/In Självskattning vt27 you "
	    "were asked other questions about this area" },
	{ "three rounds, the middle one left out", journeys_as_made,
	    FINISHED "!q|*followed|*followed twice|*again|" AMONG JOURNEYS_THIRD
		     "~100, Working|#2|#1|@area|/Höstens självskattning: 100, now: 50|"
		     "~not compared|~last time: Always" },
	{ "what one wrote for oneself last time", journeys_as_made,
	    NOTED
	    "*followed|*again|" AMONG
	    "#1|@welcome|#1|@role|#1|@item|/Last time you wrote for yourself: Fråga vid mötet|"
	    "~Your note|!n|@note|~Fråga vid|=Svar fick jag|@item|/Your note: Svar fick jag|"
	    "/Last time you wrote for yourself: Fråga vid mötet|#1|~wrote for yourself|#2|#1|"
	    "#1|#2|@review|#1|@result|~Fråga vid|#1|@sent|~Fråga vid|#2|@answers|~Fråga vid|"
	    "<|<|#2|#1|@area|/Last time you wrote for yourself|/Fråga vid mötet|~Svar fick" },
	{ "what one wrote on another question", journeys_as_made,
	    NOTED "*followed by another first question|*again|" AMONG
		  "#1|@welcome|#1|@role|#1|@item|~Fråga vid" },
	{ "asked nothing", journeys_with_few,
	    AMONG "#1|#1|#2|@review|!>|@review|#1|@result|/Thank you" },
	{ "too late", journeys_as_made,
	    IN_ROUND "#1|!q|*closed|*again|" AMONG "/1 of 4 answered|#1|-the round was closed on "
		     "2026-10-14|@rounds|!q|*again|" NEW
		     "@rounds|/closed|#1|-the round was closed on 2026-10-14|@rounds" },
	{ "too early", journeys_too_early, AMONG "#1|-the round opens on 2026-10-01|@rounds" },
	{ "finished in time, handed over late", journeys_as_made,
	    FINISHED "!q|*closed|*again|" AMONG "/finished, not handed over|#1|@result|/100|"
		     "/was closed on 2026-10-14|/finished 2026-10-15, not handed over|"
		     "~Change my answers|#1|@sent|#1|@where|=EXCHANGE|@thanks|.Handed over|"
		     "/The round was closed on 2026-10-14. What comes now counts only if|"
		     "/Figures already made stand|<|@result" },
	{ "a closed round is only looked at", journeys_as_made,
	    FINISHED "#1|#1|=EXCHANGE|#3|*closed|*again|" AMONG
		     "#1|@result|/was closed on 2026-10-14|~Hand over my|~Change my|#1|"
		     "@bundles|<|@result|#2|@areas|<|@result|#3|@answers|<|@result|#4|@rounds" },
	{ "the folder used last", journeys_as_made,
	    IN "#2|=EXCHANGE|@welcome|<|#2|@folder|/EXCHANGE|<|@rounds|#1|=CODE|#1|#3x3|#1|#1|"
	       "#1|@sent|/Folder|/EXCHANGE|#3|@where|=STICK|-" },

	{ "a stick by its number", journeys_untrusting,
	    OPEN "@folder|~Write the number of one|<|*exchange on a stick|#1|@folder|/Write the "
		 "number of "
		 "one|/KINGSTON|/3.2 GB free|/2  utbyte|/51 MB free|=4|-no place with that "
		 "number|@folder|=3|-media/anna/GAMMAL|@folder|/media/anna/GAMMAL|=1|@trust" },
	{ "handed over to a stick", journeys_as_made,
	    FINISHED "*sticks|#1|#1|@where|/1  KINGSTON|/2  utbyte|=1|@thanks|"
		     ".read back from the folder media/anna/KINGSTON|*nothing sent" },
	{ "the folder used last among sticks", journeys_as_made,
	    IN "#2|=EXCHANGE|@welcome|<|*sticks|#2|@folder|/1  exchange|/used last|/2  KINGSTON|=1|"
	       "@welcome|=CODE|#1|#3x3|!o|#1|#1|#3|@where|/2  KINGSTON|=2|@thanks|"
	       ".media/anna/KINGSTON" },
	{ "a result on a stick, and another one", journeys_as_made,
	    SHORT "*sticks|!w|@keep|/1  KINGSTON|/media/anna/KINGSTON/result-ht26.html|~utbyte|=1|"
		  "@result|.media/anna/KINGSTON/result-ht26.html|!w|@keep|"
		  "/media/anna/KINGSTON/result-ht26-2.html|=1|@result|.result-ht26-2.html|!w|=2|"
		  ".media/anna/GAMMAL/result-ht26.html" },

	{ "the guide, from the first page", journeys_as_made,
	    "#4|@guide|/What this is|#1|@chapter|/skatta asks you about your own work|#2|"
	    "/Make your profile|#2|/Leaders of teams|!S|/Du som leder|!S|<|@guide|#9|@chapter|"
	    "/With help|#1|@guide|<|@start" },
	{ "the guide, and from one's own page to the first", journeys_as_made,
	    "#4|@guide|#2|@chapter|/Begin to "
	    "answer|#3|@start|#2|=ANNA|=PASSPHRASE|@welcome|<|@rounds|!G|#2|"
	    "@chapter|~Begin to answer|<|<|@rounds" },
	{ "the guide, and from the leaders' page to the unit", journeys_as_made,
	    "#4|@guide|#3|@chapter|/Go on to my unit|#3|@start|#2|=ANNA|=PASSPHRASE|@leader-code|"
	    "<|@rounds|!L|@start|#2|=ANNA|=PASSPHRASE|@welcome" },
	{ "the guide, where there is nothing to go on to", journeys_as_made,
	    "#4|#4|@chapter|/round open|~Go on to my unit|<|#5|/dialogue|<|#6|/skatta.conf|<|#7|"
	    "/batch --to" },
	{ "the guide, in the middle of a question", journeys_as_made,
	    IN_ROUND "#3|/I share|!G|@guide|#2|@chapter|/Make your profile|!G|@guide|<|@item|"
		     "/I share|!G|!L|@start|.Locked" },
	{ "the guide, before a recovery code is written down", journeys_as_made,
	    "#1|=Bo|#3|=en annan ramsa|=en annan ramsa|@recovery|!R|@recovery|"
	    ".Write the recovery code down first|!G|@guide|#3|!R|@chapter|.Write the recovery|<|"
	    "<|@recovery|#1|@welcome" },
	{ "back from the start", journeys_as_made, "<|@start|.This is the first page" },
	{ "back from the passphrase", journeys_as_made, "#2|=ANNA|<|@name|<|@start" },
	{ "back from the words", journeys_as_made, "#1|=Bo|#1|@again|<|@words|<|@name|<|@start" },
	{ "back from one's own", journeys_as_made,
	    "#1|=Bo|#3|=en annan ramsa|<|@own|<|@words|<|@name|<|@start" },
	{ "no way back from the recovery code", journeys_as_made,
	    "#1|=Bo|#3|=en annan ramsa|=en annan ramsa|<|@recovery" },
	{ "back from the recovery", journeys_as_made, "#3|<|@start" },
	{ "back from what the recovery leads to", journeys_as_made,
	    "#3|=RECOVERY|#3|@own|<|@words|<|@rounds" },
	{ "back from the present passphrase", journeys_as_made,
	    MY_PLACE "#1|@present|<|@my-place|<|@rounds" },
	{ "back from another passphrase", journeys_as_made,
	    MY_PLACE "#1|=PASSPHRASE|#1|@again|<|@words|<|@my-place|<|@rounds" },
	{ "no way back from another recovery code", journeys_as_made,
	    MY_PLACE "#2|=PASSPHRASE|@recovery|<|@recovery" },
	{ "back from the rounds", journeys_as_made, IN "<|@rounds|.There is no page before" },
	{ "back from whom to ask", journeys_as_made, IN "!c|@contact|<|@rounds" },
	{ "back from the folder", journeys_as_made, IN "#2|<|@rounds" },
	{ "back from the review", journeys_as_made, IN_ROUND "!o|<|@item|<|@rounds" },
	{ "back from the role", journeys_as_made, OPEN "=CODE|@role|<|@welcome|/CODE|<|@rounds" },
	{ "back from the second question", journeys_as_made,
	    IN_ROUND "#1|<|/I plan|@item|<|@rounds" },
	{ "back from the note", journeys_as_made, IN_ROUND "!n|<|@item" },
	{ "back from going elsewhere", journeys_as_made, IN_ROUND "#1|!g|<|@item|/I share" },
	{ "back from all answers", journeys_as_made, FINISHED "#1|#2|<|@sent|<|@result|<|@review" },
	{ "back to the review", journeys_as_made, FINISHED "#3|@review|#2|@item|<" },
	{ "back from an area", journeys_as_made, FINISHED "#2|@areas|#1|@area|<|@areas|<|@result" },
	{ "back from where the answers are", journeys_as_made, IN "!b|@bundles|<|@rounds" },

	{ "one after another in a kiosk", journeys_in_kiosk,
	    KIOSK IN_ROUND
	    "#1|/I share|!q|@start|.Thank you. The next person|" NEW "@welcome|<|@rounds|!L|@start|"
	    ".Locked|#2|=ANNA|<|<|@start|<|@start|.first page|!q|@start|.Thank you|" OPEN
	    "@item|!R|@rounds|/1 of 4|<|@rounds|!L|@start" },
	{ "handed over in a kiosk", journeys_in_kiosk,
	    KIOSK FINISHED "#1|#1|=EXCHANGE|@thanks|#1|@start|.Thank you|" AMONG
			   "/handed over|#1|@result|~Hand over my|#5|@sent|"
			   "#1|@where" },
	{ "the guide in a kiosk", journeys_in_kiosk,
	    KIOSK "#4|@guide|#2|@chapter|/Make your profile|~Begin to answer|<|<|@start" },
	{ "a result in a kiosk", journeys_in_kiosk,
	    KIOSK FINISHED "!w|=KEPT|-in a kiosk, save your result|@keep|<|@result" },
	{ "another language in a kiosk", journeys_in_kiosk,
	    KIOSK "!S|!S|!S|#2|<|@start|!q|@start" },
	{ "a kiosk that is ended", journeys_in_kiosk,
	    KIOSK "#7|@kiosk-end|<|@start|#7|=släpp ut oss" },
	{ "a kiosk's word chosen with slips", journeys_in_kiosk,
	    "@kiosk|=kort|-the word is too short|@kiosk|=släpp ut oss|@kiosk-again|=släpp in oss|"
	    "-the two are not the same|@kiosk|=släpp ut oss|<|@kiosk" },
	{ "no kiosk after all", journeys_in_kiosk, "@kiosk|<|@kiosk|.Enter alone leaves|=" },

	JOURNEYS_PLACE_WALKS,

	{ "another language on the way", journeys_with_real,
	    "!S|!S|" AMONG "!S|@rounds|!S|#2|!S|@welcome|!S|#1|#1|@item|#2|!S|@item|#3|!o|!S|"
	    "@review|#1|!S|@result" },
	JOURNEYS_ONCE_WALKS,
	JOURNEYS_LEAD_WALKS,
};
const size_t journeys_n_walks = COUNT(journeys_walks);
