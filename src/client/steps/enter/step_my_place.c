/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's own place: another passphrase, another recovery code. */
#include "base/io/language.h"
#include "client/steps/journey.h"
#include "crypto/secret.h"

static enum error my_place_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("My profile"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_line(page, PAGE_TEXT, "%s",
	    _("Your profile opens with your passphrase, and with the recovery code that you have "
	      "on paper. Change whichever of them somebody else may have seen. Everything in your "
	      "profile stays there."));
	page_choice(page, _("Change the passphrase"));
	page_choice(page, _("Get a new recovery code"));
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
	journey_say(
	    journey, "%s", _("The recovery code that you had no longer opens your profile."));
	return journey_begin(journey, &step_recovery);
}

static enum error my_place_choose(struct journey *journey, size_t choice)
{
	static enum error (*const changes[])(struct journey *) = { journey_go_words, new_code };

	if (choice == 2)
		return journey_go(journey, &step_rounds);
	journey->change = changes[choice];
	return journey_go(journey, &step_present);
}

const struct step step_my_place = {
	.name = "my-place",
	.help = N_("Change what opens your profile. You are first asked for the passphrase that "
		   "you have now, in case it is somebody else sitting here."),
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
	journey_go(journey, &step_my_place);
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
