/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of screens that stand as text in tests/screens. */
#include "base/memory.h"
#include "support/journeys.h"
#include "support/journeys_lead.h"
#include "support/journeys_once.h"
#include "support/journeys_place.h"

#define SCHOOL   journeys_with_school
#define KIOSK    journeys_with_school_kiosk
#define OPEN     "=släpp ut oss|=släpp ut oss|"
#define IN       JOURNEYS_IN
#define AMONG    JOURNEYS_AMONG
#define IN_ROUND JOURNEYS_IN_ROUND
#define ANSWERED                                                                                   \
	IN_ROUND "#4|#4|#5|#4|#3|#4|#3|#4|#2|#1|#2|#2|#3|#3|#2|#3|#2|#3|#3|#2|#4|#3|#3|#4|"        \
		 "#2|#4|#1|#3|"
#define FINISHED ANSWERED "=Mer tid att planera ihop.|@review|#1|@result|"
#define TOO_LATE FINISHED "#1|#1|=EXCHANGE|#3|#1|#6|#1|*too late|#1"

const struct journeys_view journeys_views[] = {
	{ "start", &step_start, SCHOOL, "" },
	{ "start-set-up", &step_start, journeys_set_up_school, "" },
	{ "guide", &step_guide, SCHOOL, "#4" },
	{ "chapter", &step_chapter, SCHOOL, "#4|#2" },
	{ "chapter-last", &step_chapter, SCHOOL, "#4|#9" },
	{ "name", &step_name, SCHOOL, "#1" },
	{ "passphrase", &step_passphrase, SCHOOL, "#2|=ANNA" },
	{ "passphrase-wrong", &step_passphrase, SCHOOL, "#2|=ANNA|=en annan ramsa|-" },
	{ "words", &step_words, SCHOOL, "#1|=Bo" },
	{ "own", &step_own, SCHOOL, "#1|=Bo|#3" },
	{ "again", &step_again, SCHOOL, "#1|=Bo|#1" },
	{ "again-weak", &step_again, SCHOOL, "#1|=Bo|#3|=hej hej hej" },
	{ "recovery", &step_recovery, SCHOOL, "#1|=Bo|#1|=TWO" },
	{ "again-wrong", &step_again, SCHOOL, "#1|=Bo|#1|=fel ord|-" },
	{ "recover", &step_recover, SCHOOL, "#3" },
	{ "rounds-none", &step_rounds, journeys_before_school, JOURNEYS_OPEN "@folder|<" },
	{ "folder", &step_folder, journeys_before_school, JOURNEYS_OPEN },
	{ "folder-again", &step_folder, SCHOOL, IN "#2" },
	{ "folder-sticks", &step_folder, journeys_before_school,
	    JOURNEYS_OPEN "@folder|<|*sticks|#1|=4|-" },
	{ "trust", &step_trust, journeys_before_school, JOURNEYS_OPEN "=EXCHANGE" },
	{ "trust-new", &step_trust, journeys_new_key, IN "#2|=EXCHANGE" },
	{ "rounds", &step_rounds, SCHOOL, IN },
	{ "my-place", &step_my_place, SCHOOL, IN "#3" },
	{ "present", &step_present, SCHOOL, IN "#3|#1" },
	JOURNEYS_PLACE_VIEWS,
	{ "delete-all", &step_delete, SCHOOL,
	    FINISHED "#1|#1|=|@thanks|#3|#4|=LEADER|!R|#4|@my-place|#4" },
	{ "contact", &step_contact, SCHOOL, IN "!c" },
	{ "welcome", &step_welcome, SCHOOL, IN "#1" },
	{ "welcome-wrong", &step_welcome, SCHOOL, IN "#1|=0000-0000-0000-0000|-" },
	{ "welcome-open", &step_welcome, journeys_with_open_school, IN "#1" },
	{ "welcome-first", &step_welcome, journeys_set_up_school, "#1" },
	{ "welcome-first-open", &step_welcome, journeys_set_up_open, "#1" },
	{ "code", &step_code, SCHOOL, FINISHED "#1|#1|=EXCHANGE|#2|*same code|#1|#2|#1|#1" },
	{ "role", &step_role, SCHOOL, JOURNEYS_OPEN "=CODE" },
	{ "item-first", &step_item, SCHOOL, IN_ROUND },
	{ "item", &step_item, SCHOOL, IN_ROUND "#4|#4|#5|#4|#3|#4|#3|#4|#2|#1" },
	{ "item-answered", &step_item, SCHOOL, IN_ROUND "#4|#7|!<" },
	{ "item-words", &step_item, SCHOOL, ANSWERED },
	{ "item-several", &step_item, journeys_with_kinds,
	    AMONG "#2|#3|#1|#5|#6|#1|#1|#1|#4|#4|#4|#1|#1|#3" },
	{ "item-alone", &step_item, journeys_with_alone, AMONG "#2|#3|#3" },
	{ "item-number", &step_item, journeys_with_kinds,
	    AMONG "#2|#3|#1|#5|#6|#1|#1|#1|#4|#4|#4|#1|#2|!>|=41|-" },
	{ "item-over", &step_item, journeys_with_kinds,
	    AMONG "#2|#3|#1|#5|#6|#1|#1|#1|#4|#4|#4|#1|#1|#3|!>|=40|=ett tecken för mycket är för "
		  "mycket|-" },
	{ "item-many-areas", &step_item, journeys_with_many_areas, AMONG "#2|#3|#1|!g|=25" },
	{ "item-action", &step_item, journeys_with_pulse,
	    JOURNEYS_OPEN "@welcome|=CODE|@item|#4|#4|#5|#4|#3|#4|#3|#2" },
	{ "result-pulse", &step_result, journeys_with_pulse,
	    JOURNEYS_OPEN "@welcome|=CODE|@item|#4|#4|#5|#4|#3|#4|#3|#2|#3|#2|#4|@review|#1" },
	{ "note", &step_note, SCHOOL, IN_ROUND "!n" },
	{ "item-note", &step_item, SCHOOL, IN_ROUND "!n|=Fråga vid nästa möte" },
	{ "goto", &step_goto, SCHOOL, IN_ROUND "#4|#4|#5|#4|#3|!g" },
	{ "review-gaps", &step_review, SCHOOL, IN_ROUND "#4|#4|#5|#4|#3|#4|!o" },
	{ "review", &step_review, SCHOOL, ANSWERED "=Mer tid att planera ihop." },
	{ "result", &step_result, SCHOOL, FINISHED },
	{ "areas", &step_areas, SCHOOL, FINISHED "#2" },
	{ "area", &step_area, SCHOOL, FINISHED "#2|#3" },
	{ "area-over", &step_area, journeys_as_made,
	    JOURNEYS_FINISHED "!q|*followed|*again|" AMONG JOURNEYS_SECOND
			      "!q|*followed twice|*again|" AMONG JOURNEYS_THIRD "#2|#1" },
	{ "item-noted", &step_item, journeys_as_made,
	    IN_ROUND "!n|=Fråga vid mötet|#3|#3|#3|#1|#1|!q|*followed|*again|" AMONG "#1|#1|#1" },
	{ "keep", &step_keep, SCHOOL, FINISHED "!w" },
	{ "keep-sticks", &step_keep, SCHOOL, FINISHED "*sticks|!w" },
	{ "sent", &step_sent, SCHOOL, FINISHED "#1" },
	{ "readers", &step_readers, SCHOOL, FINISHED "#1|#5|#1" },
	{ "answers", &step_answers, SCHOOL, FINISHED "#1|#2" },
	{ "where", &step_where, SCHOOL, FINISHED "#1|#1" },
	{ "where-sticks", &step_where, SCHOOL, FINISHED "#1|#1|=EXCHANGE|*sticks|<|#5|#3" },
	{ "thanks", &step_thanks, SCHOOL, FINISHED "#1|#1|=EXCHANGE" },
	{ "result-handed-over", &step_result, SCHOOL, FINISHED "#1|#1|=EXCHANGE|<" },
	{ "bundles", &step_bundles, SCHOOL, FINISHED "#1|#1|=EXCHANGE|#2" },
	{ "take-back", &step_take_back, SCHOOL, FINISHED "#1|#1|=EXCHANGE|#3|#1|#6" },
	{ "bundles-erased", &step_bundles, SCHOOL,
	    FINISHED "#1|#1|=EXCHANGE|#3|#1|#6|#1|*accepted|#1" },
	{ "bundles-too-late", &step_bundles, SCHOOL, TOO_LATE },
	{ "result-too-late", &step_result, SCHOOL, TOO_LATE "|#2|#1" },
	{ "kiosk", &step_kiosk, KIOSK, "" },
	{ "kiosk-again", &step_kiosk_again, KIOSK, "=släpp ut oss" },
	{ "kiosk-start", &step_start, KIOSK, OPEN },
	{ "kiosk-next", &step_start, KIOSK, OPEN IN "!q" },
	{ "kiosk-thanks", &step_thanks, KIOSK, OPEN FINISHED "#1|#1|=EXCHANGE" },
	{ "kiosk-end", &step_kiosk_end, KIOSK, OPEN "#7" },
	{ "bundles-confirmed", &step_bundles, SCHOOL, FINISHED "#1|#1|=EXCHANGE|#2|*accepted|#1" },
	JOURNEYS_ONCE_VIEWS,
	JOURNEYS_LEAD_VIEWS,
};
const size_t journeys_n_views = COUNT(journeys_views);
