/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The coordinator's pages of a kiosk: choosing the word that ends it, and ending it. */

#include "base/io/language.h"
#include "client/steps/journey.h"
#include "crypto/secret.h"

static enum error kiosk_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("Kiosk: for the coordinator"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Choose a word that ends the kiosk. Until it is typed, one person after another can "
	      "answer here, and nobody leaves the program."));
	page_line(page, PAGE_QUIET, "%s", _("It is not shown, and forgotten when the kiosk ends."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("The word"));
	return ERROR_NONE;
}

static enum error kiosk_write(struct journey *journey, const char *text)
{
	enum error rc;

	if (text[0] == '\0') {
		walk_end(journey->walk);
		return ERROR_NONE;
	}
	rc = kiosk_check_word(text);
	if (rc != ERROR_NONE)
		return rc;
	secret_keep(&journey->passphrase, text);
	return walk_go(journey->walk, STEP_KIOSK_AGAIN);
}

const struct step step_kiosk = {
	.name = "kiosk",
	.help = N_("Write a word that only you know, and press Enter. The characters are not "
		   "shown. Enter alone leaves without starting the kiosk."),
	.show = kiosk_show,
	.write = kiosk_write,
	.as_typed = true,
	.stays =
	    N_("There is no page before this one: Enter alone leaves without starting the kiosk."),
	.lets_out = true,
};

static enum error kiosk_again_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("Kiosk: for the coordinator"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the word once more, so that no typing mistake locks the machine."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("The word again"));
	return ERROR_NONE;
}

static enum error kiosk_again_write(struct journey *journey, const char *text)
{
	enum error rc;

	if (!secret_same_text(text, journey->passphrase)) {
		walk_go(journey->walk, STEP_KIOSK);
		return error_hint(error_set(ERROR_REFUSED, _("the two are not the same")),
		    _("Choose the word again."));
	}
	rc = kiosk_choose_word(&journey->kiosk, text);
	if (rc != ERROR_NONE)
		return rc;
	walk_set_first(journey->walk, STEP_START);
	walk_lock(journey->walk);
	walk_say(journey->walk, "%s", _("The kiosk is open. Only your word ends it."));
	return ERROR_NONE;
}

const struct step step_kiosk_again = {
	.name = "kiosk-again",
	.help = N_("Write the same word once more and press Enter."),
	.show = kiosk_again_show,
	.write = kiosk_again_write,
	.as_typed = true,
};

static enum error kiosk_end_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("End the kiosk"));
	page_line(page, PAGE_TEXT, "%s",
	    _("The coordinator ends the kiosk with the word that was chosen for it. It is not "
	      "shown."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("The word"));
	return ERROR_NONE;
}

static enum error kiosk_end_write(struct journey *journey, const char *text)
{
	enum error rc = kiosk_try_word(&journey->kiosk, text);

	if (rc == ERROR_NONE)
		walk_end(journey->walk);
	return rc;
}

const struct step step_kiosk_end = {
	.name = "kiosk-end",
	.help = N_("Only the coordinator needs this page. After each wrong word, the next one is "
		   "checked a second later."),
	.show = kiosk_end_show,
	.write = kiosk_end_write,
	.as_typed = true,
};
