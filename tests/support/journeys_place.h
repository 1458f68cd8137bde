/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows of those who carry a place away, bring one along or delete it, in the tables of
 * journeys.h. */
#ifndef SKATTA_TESTS_JOURNEYS_PLACE_H
#define SKATTA_TESTS_JOURNEYS_PLACE_H

#define JOURNEYS_NEW   "#1|=Bo|#3|=en annan ramsa|=en annan ramsa|@recovery|#1|"
#define JOURNEYS_KIOSK "@kiosk|=släpp ut oss|@kiosk-again|=släpp ut oss|@start|"
#define JOURNEYS_SHORT JOURNEYS_IN_ROUND "#3|!o|#1|@result|"
/* By a path that a kiosk takes, too. */
#define JOURNEYS_COPY_FILE "/proc/self/cwd/media/anna/KINGSTON/copy.age"
#define JOURNEYS_COPY      JOURNEYS_IN "#3|@my-place|*sticks|#3|@copy|"
#define JOURNEYS_COPIED    JOURNEYS_COPY "=" JOURNEYS_COPY_FILE "|@copy-seal|=PASSPHRASE|@my-place|"
/* From the rounds, and from the first page. */
#define JOURNEYS_DELETE_HERE "#3|@my-place|#4|@delete|"
#define JOURNEYS_DELETE      JOURNEYS_IN JOURNEYS_DELETE_HERE

/* clang-format off */
#define JOURNEYS_PLACE_STEPS \
	{ &step_copy, journeys_as_made, JOURNEYS_COPY, JOURNEYS_COPY_FILE, { "copy-seal" } }, \
	{ &step_copy_seal, journeys_as_made, JOURNEYS_COPY "=" JOURNEYS_COPY_FILE, "PASSPHRASE", { "my-place" } }, \
	{ &step_bring, journeys_set_up, JOURNEYS_COPIED "*other machine|*again|#6", JOURNEYS_COPY_FILE, \
	    { "bring-open" } }, \
	{ &step_bring_open, journeys_set_up, JOURNEYS_COPIED "*other machine|*again|#6|=" JOURNEYS_COPY_FILE, \
	    "PASSPHRASE", { "welcome" } }, \
	{ &step_delete, journeys_as_made, JOURNEYS_DELETE, NULL, { "copy", "delete-sure", "my-place" } }, \
	{ &step_delete, journeys_as_made, JOURNEYS_SHORT "#1|#1|=EXCHANGE|#3|" JOURNEYS_DELETE_HERE, NULL, \
	    { "copy", "take-back", "delete-sure", "my-place" } }, \
	{ &step_delete_sure, journeys_as_made, JOURNEYS_DELETE "#2", "PASSPHRASE", { "start" } }

#define JOURNEYS_PLACE_WALKS \
	{ "a copy on a stick, and the place made of it", journeys_as_made, \
	    JOURNEYS_IN_ROUND \
	    "#3|!R|*sticks|#3|@my-place|/A copy on a stick|#3|@copy|/Anna|" \
	    "/1  KINGSTON|/3.2 GB free|/media/anna/KINGSTON/skatta-profile.age|~utbyte|=|-write the " \
	    "name of a file first|@copy|=none/there/copy.age|-none/there|@copy|=1|@copy-seal|" \
	    "/media/anna/KINGSTON/skatta-profile.age|=fel ord|-that is not the passphrase of this " \
	    "profile|@copy-seal|=PASSPHRASE|@my-place|.A copy of your profile is in |" \
	    ".media/anna/KINGSTON/skatta-profile.age. Go on in one|#3|@copy|" \
	    "/media/anna/KINGSTON/skatta-profile-2.age|=media/anna/KINGSTON/skatta-profile.age|" \
	    "-already exists|@copy|=media/anna/GAMMAL|@copy-seal|/media/anna/GAMMAL/skatta-profile" \
	    ".age|=PASSPHRASE|@my-place|!q|*other machine|*again|@start|#5|@bring|/1  KINGSTON|" \
	    "/2  GAMMAL|=3|-no place with that number|@bring|=none|-none|@bring|=|-write the name " \
	    "of a file first|@bring|=media/anna/KINGSTON|@bring-open|<|@bring|=1|@bring-open|/media/anna/KINGSTON/skatta-profile.age|=fel " \
	    "ord|-that passphrase does not open|@bring-open|=PASSPHRASE|@item|" \
	    ".Your profile is here now|/I share|!R|@rounds|/1 of 4 answered|!q|*again|#2|=ANNA|" \
	    "=PASSPHRASE|@item" }, \
	{ "a copy of a place that is here", journeys_as_made, \
	    JOURNEYS_COPIED "!L|@start|#5|@bring|=" JOURNEYS_COPY_FILE \
		   "|@bring-open|=PASSPHRASE|-this profile is already on " \
		   "this machine|@bring|/KINGSTON/copy.age|<|@start" }, \
	{ "a file that is no copy", journeys_as_made, \
	    "#5|@bring|/No stick with such a copy|~Write the number of " \
	    "one|=EXCHANGE|-exchange|@bring|=data/skatta.db|" \
	    "-is no copy of a profile|@bring|<|@start|#2|@name" }, \
	{ "back from a copy", journeys_as_made, \
	    JOURNEYS_COPY "=" JOURNEYS_COPY_FILE "|@copy-seal|<|@copy|/KINGSTON/copy.age|<|@my-place|<|@rounds" }, \
	{ "back from what was brought", journeys_as_made, \
	    JOURNEYS_COPIED "!q|*again|#5|=" JOURNEYS_COPY_FILE "|@bring-open|<|@bring|/KINGSTON/copy.age|<|@start" }, \
	{ "a place is deleted", journeys_as_made, \
	    JOURNEYS_IN_ROUND "#3|!n|=Fråga|!R|" JOURNEYS_DELETE_HERE \
		     "/begun, not finished|~What is ready|~What you hand over stays|~You lead|" \
		     "#1|@copy|<|@delete|#3|@my-place|#4|#2|@delete-sure|=fel ord|-that is not the " \
		     "passphrase|@delete-sure|<|@delete|#2|=PASSPHRASE|@start|.Your profile is " \
		     "deleted: nothing of yours is left|#2|=ANNA|=PASSPHRASE|-no profile here " \
		     "opens|<|<|@start|#3|=RECOVERY|-no profile here opens|@recover|<|@start|" JOURNEYS_NEW \
		     "@welcome" }, \
	{ "a place is deleted after taking back", journeys_as_made, \
	    JOURNEYS_FINISHED "#1|#1|=EXCHANGE|#3|" JOURNEYS_DELETE_HERE \
		     "/handed over 2026-10-15|/What you hand over stays|~What is ready|" \
		     "#2|@take-back|/Höstens självskattning|#2|@delete|#2|@take-back|<|@delete|" \
		     "#2|#1|@bundles|*accepted|#2|@rounds|" JOURNEYS_DELETE_HERE \
		     "~First take back|#2|=PASSPHRASE|@start|.nothing of yours is left" }, \
	{ "a place is deleted, and what is ready leaves", journeys_as_made, \
	    JOURNEYS_FINISHED \
	    "#1|#1|@where|=|@thanks|.No folder is at hand|#3|" JOURNEYS_DELETE_HERE \
	    "/ready, leaves with the next sync|/What is ready leaves|#3|=PASSPHRASE|@start|" \
	    ".What was ready leaves with the next sync|*nothing sent|" JOURNEYS_NEW \
	    "@welcome|=CODE|#1|#3x3|#1|@review|#1|#1|#1|=EXCHANGE|@thanks|*two sent" }, \
	{ "a leader's place is deleted, and the plan comes back", journeys_as_made, \
	    JOURNEYS_GIVEN "*answered|#8|@rounds|#4|@my-place|#4|@delete|/Arbetslag A: plan|" \
		     "/handed over 2026-10-15|/You lead a unit|~What you hand over stays|#2|" \
		     "=PASSPHRASE|@start|.nothing of yours is left|*again|" JOURNEYS_NEW \
		     "@welcome|<|@rounds|#4|=LEADER|@lead|#1|@plan|/Pröva" }, \
	{ "a copy in a kiosk, and a place that is deleted there", journeys_in_kiosk, \
	    JOURNEYS_KIOSK JOURNEYS_FINISHED \
	    "*sticks|#1|#1|=EXCHANGE|@thanks|#4|@copy|=KEPT|-in a kiosk, a copy of a " \
	    "profile|@copy|=/tmp|-in a kiosk, a copy|@copy|" \
	    "=/proc/self/cwd/media/anna/KINGSTON/copy.age|@copy-seal|=PASSPHRASE|@thanks|.A copy " \
	    "of your profile|#3|@rounds|#3|@my-place|#4|@delete|#3|=PASSPHRASE|@start|" \
	    ".Your profile is deleted|#6|@bring|=data/skatta.db|-in a kiosk, a copy|" \
	    "@bring|=/etc/passwd|-in a kiosk, a copy|@bring|" \
	    "=/proc/self/cwd/media/anna/KINGSTON/copy.age|@bring-open|" \
	    "=PASSPHRASE|@rounds|.Your profile is here now|/handed over" }

#define JOURNEYS_PLACE_VIEWS \
	{ "copy", &step_copy, journeys_with_school, JOURNEYS_IN "#3|#3" }, \
	{ "copy-sticks", &step_copy, journeys_with_school, JOURNEYS_IN "#3|*sticks|#3" }, \
	{ "copy-seal", &step_copy_seal, journeys_with_school, JOURNEYS_IN "#3|#3|=KEPT" }, \
	{ "bring", &step_bring, journeys_with_school, "#5" }, \
	{ "bring-sticks", &step_bring, journeys_with_school, \
	    JOURNEYS_IN "#3|*sticks|#3|=1|=PASSPHRASE|#3|=1|=PASSPHRASE|!q|*again|#5" }, \
	{ "bring-open", &step_bring_open, journeys_with_school, JOURNEYS_IN "#3|#3|=KEPT|=PASSPHRASE|!q|*again|#5|=KEPT" }, \
	{ "delete", &step_delete, journeys_with_school, JOURNEYS_IN "#3|#4" }, \
	{ "delete-sure", &step_delete_sure, journeys_with_school, JOURNEYS_IN "#3|#4|#2" }, \
	{ "deleted", &step_start, journeys_with_school, JOURNEYS_IN "#3|#4|#2|=PASSPHRASE" }
/* clang-format on */

#endif
