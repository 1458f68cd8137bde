/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows of those who answer once in the tables of journeys.h. */
#ifndef SKATTA_TESTS_JOURNEYS_ONCE_H
#define SKATTA_TESTS_JOURNEYS_ONCE_H

#define JOURNEYS_ONCE_KIOSK "@kiosk|=släpp ut oss|@kiosk-again|=släpp ut oss|@start|"
#define JOURNEYS_ONCE       "#5|@once|=CODE|@role|#1|@item|"
#define JOURNEYS_ONCE_SENT  JOURNEYS_ONCE "#3x3|!o|@review|#1|@result|#1|@sent|"

/* clang-format off */
#define JOURNEYS_ONCE_STEPS \
	{ &step_once, journeys_set_up, "#5", "CODE", { "role" } }, \
	{ &step_role, journeys_set_up, "#5|=CODE", NULL, { "item", "item" } }, \
	{ &step_rounds, journeys_set_up, JOURNEYS_ONCE "<|@rounds|", NULL, { "item", "start" } }, \
	{ &step_once_done, journeys_set_up, JOURNEYS_ONCE_SENT "#1", NULL, { "once-done" } }

#define JOURNEYS_ONCE_WALKS \
	{ "once, without a place", journeys_set_up, \
	    "#5|@once|/whoever knows the slip can open your draft|/fewer than 5 people|" \
	    "=0000-0000-0000-0000|-that is not an answer code|@once|=LEADER|-is a leader code|@once|=SLIP|@role|/It takes about|" \
	    "#1|@item|#3|#5|/I teach with others|!n|=Fråga|!R|@rounds|/2 of 4 answered|" \
	    "/whoever knows the slip|~My profile|~I lead a unit|~Take in|!b|@bundles|<|#1|@item|!L|" \
	    "@start|#5|=CODE|@item|/I teach with others|#2|#2|=Tiden.|@review|#1|@result|!w|@keep|=KEPT|@result|" \
	    "~Take back|#1|@sent|/Your answers cannot be changed, taken back|*nothing sent|#1|@once-done|" \
	    ".Handed over, and read back|/opens nothing any more|/skatta " \
	    "status|*sent|<|@once-done|.no way back|!q|" \
	    "*again|#5|=CODE|@role|#1|@item|/1 of 4|!q|*again|#2|=ANNA|" \
	    "=PASSPHRASE|@welcome" }, \
	{ "once, and no folder is at hand", journeys_set_up, \
	    JOURNEYS_ONCE_SENT "*no folder|#1|@once-done|.No folder is at hand right now|*nothing sent|#1" }, \
	{ "once, and two have the same slip", journeys_set_up, \
	    JOURNEYS_ONCE "#3|!q|*again|#5|=CODE|@item|/I share|!q" }, \
	{ "once, and not after all", journeys_set_up, \
	    "#5|@once|<|@start|#1|@welcome|<|@start|#5|@once|=CODE|@role|<|@rounds|<|@rounds|" \
	    "#2|@start|#5|@once|=CODE|@role|!q" }, \
	{ "once in a kiosk", journeys_set_up_kiosk, \
	    JOURNEYS_ONCE_KIOSK JOURNEYS_ONCE_SENT "#1|@once-done|#1|@start|.Thank you|*sent|#5|=CODE|@role" }, \
	{ "once in a kiosk without settings", journeys_in_kiosk, \
	    JOURNEYS_ONCE_KIOSK JOURNEYS_ONCE "#3|!q|@start|#5|=CODE|@item|/I share|#3x2|#1|@review|#1|#1|@sent|#1|@where|" \
		       "=EXCHANGE|@once-done|*sent|!q|@start|.Thank you" }, \
	{ "once, in a round that was closed meanwhile", journeys_set_up, \
	    JOURNEYS_ONCE \
	    "#3|!q|*closed|*again|#5|-there is no round here that can be answered once|@start" }, \
	{ "once, in a round without codes", journeys_set_up_open, \
	    "#5|-there is no round here that can be answered once|@start" }, \
	{ "once, among several rounds", journeys_set_up_more, \
	    "#5|@once|/Höstens självskattning|/En omgång till|=" JOURNEYS_OTHER_CODE \
	    "|@role|/En omgång till|#1|@item|#3|!R|@rounds|/En omgång till|~Höstens|!q|*again|#5|" \
	    "=CODE|@role|/Höstens självskattning" }, \
	{ "once, with a code of a later round", journeys_set_up_early, \
	    "#5|@once|~En senare omgång|=" JOURNEYS_OTHER_CODE \
	    "|-the round opens on 2027-01-01|@once|=CODE|@role" }, \
	{ "once, and the same code with a profile", journeys_set_up, \
	    JOURNEYS_ONCE \
	    "#3|!q|*again|#2|=ANNA|=PASSPHRASE|@welcome|=CODE|@role|#1|@item|/I plan|!q|*again|" \
	    "#5|=CODE|@item|/I share" }

/* Of the questions that schools have. */
#define JOURNEYS_ONCE_VIEWS \
	{ "once", &step_once, journeys_set_up_school, "#5" }, \
	{ "once-wrong", &step_once, journeys_set_up_school, "#5|=0000-0000-0000-0000|-" }, \
	{ "once-several", &step_once, journeys_set_up_more, "#5" }, \
	{ "once-role", &step_role, journeys_set_up_school, "#5|=CODE" }, \
	{ "once-rounds", &step_rounds, journeys_set_up_school, "#5|=CODE|<" }, \
	{ "once-sent", &step_sent, journeys_set_up_school, \
	    "#5|=CODE|#1|#1x28|=Tiden.|@review|#1|#1" }, \
	{ "once-done", &step_once_done, journeys_set_up_school, \
	    "#5|=CODE|#1|#1x28|=Tiden.|@review|#1|#1|@sent|#1" }
/* clang-format on */

#endif
