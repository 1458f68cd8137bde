/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's own place: another passphrase, another recovery code, and the ways to a copy of it and
 * to deleting it. */
#include "base/io/language.h"
#include "base/memory.h"
#include "client/steps/enter/step_words.h"
#include "crypto/secret.h"

static enum error my_place_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("My profile"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_line(page, PAGE_TEXT, "%s",
	    _("Your profile opens with your passphrase, and with the recovery code that you have "
	      "on paper. Change whichever of them somebody else may have seen. Everything in your "
	      "profile stays there."));
	page_line(page, PAGE_TEXT, "%s",
	    _("A copy on a stick goes with you to another machine. What you do not want to leave "
	      "on this one you can delete."));
	page_choice(page, _("Change the passphrase"));
	page_choice(page, _("Get a new recovery code"));
	page_choice(page, _("Save a copy of my profile on a stick"));
	page_choice(page, _("Delete my profile from this machine"));
	page_choice(page, _("Back to the rounds"));
	return ERROR_NONE;
}

static enum error new_code(struct journey *journey)
{
	char *code = secret_new(ENCODE_CODE_SIZE);
	enum error rc = profile_change_code(journey->profile, code);

	if (rc != ERROR_NONE) {
		secret_free(code);
		return rc;
	}
	journey->code = code;
	walk_say(
	    journey->walk, "%s", _("The recovery code that you had no longer opens your profile."));
	return walk_begin(journey->walk, STEP_RECOVERY);
}

static enum error my_place_choose(struct journey *journey, size_t choice)
{
	static enum error (*const changes[])(struct journey *) = { step_words_go, new_code };
	static const enum step_id leads[] = { STEP_COPY, STEP_DELETE, STEP_ROUNDS };

	if (choice >= COUNT(changes))
		return walk_go(journey->walk, leads[choice - COUNT(changes)]);
	journey->change = changes[choice];
	return walk_go(journey->walk, STEP_PRESENT);
}

const struct step step_my_place = {
	.name = "my-place",
	.help = N_("Change what opens your profile, take a copy with you, or delete it. You are "
		   "first asked for the passphrase that you have now, in case it is somebody else "
		   "sitting here."),
	.show = my_place_show,
	.choose = my_place_choose,
};

static enum error present_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("My profile"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the passphrase that you have now, so that nobody else can change it. It is "
	      "not shown."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Current passphrase"));
	return ERROR_NONE;
}

static enum error present_write(struct journey *journey, const char *text)
{
	enum error rc = profile_confirm(journey->profile, text);

	if (rc != ERROR_NONE)
		return rc;
	/* From what comes now, back is to the place, not to being asked again. */
	walk_go(journey->walk, STEP_MY_PLACE);
	return journey->change(journey);
}

const struct step step_present = {
	.name = "present",
	.help = N_("Write the passphrase with which you opened your profile, and press Enter. The "
		   "characters are not shown."),
	.show = present_show,
	.write = present_write,
	.as_typed = true,
};
