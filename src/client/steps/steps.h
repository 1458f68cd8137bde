/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every step of skatta: its id, by which the others go there, and the row that the table has at
 * that place. */
#ifndef SKATTA_CLIENT_STEPS_STEPS_H
#define SKATTA_CLIENT_STEPS_STEPS_H

#include "walk/walk.h"

enum step_id {
	STEP_NONE,
	/* enter */
	STEP_START,
	STEP_KIOSK,
	STEP_KIOSK_AGAIN,
	STEP_KIOSK_END,
	STEP_GUIDE,
	STEP_CHAPTER,
	STEP_ONCE,
	STEP_ONCE_DONE,
	STEP_NAME,
	STEP_PASSPHRASE,
	STEP_WORDS,
	STEP_OWN,
	STEP_AGAIN,
	STEP_RECOVERY,
	STEP_RECOVER,
	STEP_MY_PLACE,
	STEP_PRESENT,
	STEP_COPY,
	STEP_COPY_SEAL,
	STEP_BRING,
	STEP_BRING_OPEN,
	STEP_DELETE,
	STEP_DELETE_SURE,
	STEP_CONTACT,
	/* answer */
	STEP_ROUNDS,
	STEP_FOLDER,
	STEP_TRUST,
	STEP_WELCOME,
	STEP_CODE,
	STEP_ROLE,
	STEP_ITEM,
	STEP_GOTO,
	STEP_NOTE,
	STEP_REVIEW,
	/* hand */
	STEP_RESULT,
	STEP_AREAS,
	STEP_AREA,
	STEP_KEEP,
	STEP_SENT,
	STEP_ANSWERS,
	STEP_READERS,
	STEP_WHERE,
	STEP_THANKS,
	STEP_BUNDLES,
	STEP_TAKE_BACK,
	/* lead */
	STEP_LEADER_CODE,
	STEP_LEAD,
	STEP_LEAD_END,
	STEP_LEAD_OTHER,
	STEP_LEAD_BEFORE,
	STEP_LEAD_RESULT,
	STEP_LEAD_ITEMS,
	STEP_PLAN,
	STEP_FOCUS,
	STEP_ADVICE,
	STEP_NEW_ACTION,
	STEP_ACTION,
	STEP_ACTION_TEXT,
	STEP_STATUS,
	STEP_AIMS,
	STEP_AIM,
	STEP_TOWARD,
	STEP_THREAD,
	STEP_AGREED,
	STEP_SAY,
	STEP_SAID,
	STEP_SUPPORT,
	STEP_SUPPORT_TEXT,
	STEP_SUPPORT_CONTACT,
	STEP_PLAN_SENT,
	STEP_PLAN_ALL,
	STEP_PLAN_WHERE,
	STEP_PLAN_KEEP_WHAT,
	STEP_PLAN_KEEP,
};

extern const struct step step_start, step_kiosk, step_kiosk_again, step_kiosk_end, step_guide,
    step_chapter, step_once, step_once_done, step_name, step_passphrase, step_words, step_own,
    step_again, step_recovery, step_recover, step_my_place, step_present, step_copy, step_copy_seal,
    step_bring, step_bring_open, step_delete, step_delete_sure, step_contact;
extern const struct step step_rounds, step_folder, step_trust, step_welcome, step_code, step_role,
    step_item, step_goto, step_note, step_review;
extern const struct step step_result, step_areas, step_area, step_keep, step_sent, step_answers,
    step_readers, step_where, step_thanks, step_bundles, step_take_back;
extern const struct step step_leader_code, step_lead, step_lead_end, step_lead_other,
    step_lead_before, step_lead_result, step_lead_items, step_plan, step_focus, step_advice,
    step_new_action, step_action, step_action_text, step_status, step_aims, step_aim, step_toward,
    step_thread, step_agreed, step_say, step_said, step_support, step_support_text,
    step_support_contact, step_plan_sent, step_plan_all, step_plan_where, step_plan_keep_what,
    step_plan_keep;

#endif
