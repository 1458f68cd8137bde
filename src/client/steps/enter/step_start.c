/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the first page into one's own place: new, known, or by the recovery code. */
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/enter/step_words.h"
#include "crypto/secret.h"

static enum error go_new(struct journey *journey)
{
	journey->is_new = true;
	return journey_enter_new(journey);
}

static enum error go_back_in(struct journey *journey)
{
	journey->is_new = false;
	return walk_go(journey->walk, STEP_NAME);
}

static enum error go_recover(struct journey *journey)
{
	return walk_go(journey->walk, STEP_RECOVER);
}

static enum error go_guide(struct journey *journey)
{
	return walk_go(journey->walk, STEP_GUIDE);
}

static enum error go_bring(struct journey *journey)
{
	return walk_go(journey->walk, STEP_BRING);
}

static enum error go_end(struct journey *journey)
{
	return walk_go(journey->walk, STEP_KIOSK_END);
}

static bool is_kiosk(const struct journey *journey)
{
	return journey->walk->kiosk;
}

/* Where one goes from the first page; a way that is not for every machine says where it is. */
static const struct way {
	const char *text; /* N_() */
	enum error (*go)(struct journey *journey);
	bool (*is_there)(const struct journey *journey);
} ways[] = {
	{ N_("I am new here"), go_new, NULL },
	{ N_("I have been here before"), go_back_in, NULL },
	{ N_("I have forgotten my passphrase"), go_recover, NULL },
	{ N_("Read the guide"), go_guide, NULL },
	{ N_("Answer once, now: no name and nothing to remember"), journey_enter_once,
	    journey_enter_once_is_there },
	{ N_("I bring my profile on a stick"), go_bring, NULL },
	{ N_("End the kiosk (coordinator)"), go_end, is_kiosk },
};
enum { NEW_HERE, BEEN_BEFORE };

/* Those that are there, in their order. */
static size_t list_ways(const struct journey *journey, const struct way *there[COUNT(ways)])
{
	size_t count = 0;

	for (size_t i = 0; i < COUNT(ways); i++)
		if (ways[i].is_there == NULL || ways[i].is_there(journey))
			there[count++] = &ways[i];
	return count;
}

/* Where somebody has a place already, most who come are back; in a kiosk most are new. Before the
 * store is opened nobody knows. */
static enum error likely_choice(const struct journey *journey, size_t *choice)
{
	bool any = false;
	enum error rc = ERROR_NONE;

	if (journey->store != NULL && !journey->walk->kiosk)
		rc = profile_any(journey->store, &any);
	*choice = any ? BEEN_BEFORE : NEW_HERE;
	return rc;
}

static enum error start_show(const struct journey *journey, struct page *page)
{
	const struct way *there[COUNT(ways)];
	size_t count = list_ways(journey, there);

	page_set(&page->title, "%s", _("skatta: rate your own digital competence"));
	page_line(page, PAGE_TEXT, "%s",
	    _("You answer by yourself, on this machine, and see your own result at once. Every "
	      "answer is saved, locked with your passphrase, the moment you give it: you can stop "
	      "whenever you like and go on another day."));
	page_line(page, PAGE_QUIET, "%s",
	    _("This machine must be one that you trust: a program planted on it could read what "
	      "you type."));
	for (size_t i = 0; i < count; i++)
		page_choice(page, _(there[i]->text));
	return likely_choice(journey, &page->focus);
}

static enum error start_choose(struct journey *journey, size_t choice)
{
	const struct way *there[COUNT(ways)];

	return choice < list_ways(journey, there) ? there[choice]->go(journey) : ERROR_NONE;
}

const struct step step_start = {
	.name = "start",
	.help = N_("Choose with a digit, or with the arrow keys and Enter."),
	.show = start_show,
	.choose = start_choose,
	.stays = N_("This is the first page: q leaves."),
	/* Who was new may have been in a round. */
	.arrive = journey_leave_round,
};

static enum error name_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", journey->is_new ? _("Your profile") : _("Open your profile"));
	page_line(page, PAGE_TEXT, "%s",
	    journey->is_new ? _("Choose a name for your profile on this machine. Only you use it, "
				"and nobody who looks at this machine's files can see it.")
			    : _("Which name did you choose for your profile?"));
	page->field = PAGE_LINE;
	page->limit = journey->is_new ? PROFILE_MAX_NAME : 0;
	page_set(&page->label, "%s", _("Name"));
	page_set(&page->draft, "name");
	if (journey->name != NULL)
		page_set(&page->given, "%s", journey->name);
	return ERROR_NONE;
}

static enum error name_write(struct journey *journey, const char *text)
{
	enum error rc = ERROR_NONE;

	if (text_is_blank(text))
		return error_set(ERROR_REFUSED, _("write a name first"));
	if (journey->is_new)
		rc = profile_check_name(text);
	if (rc != ERROR_NONE)
		return rc;
	secret_keep(&journey->name, text);
	return journey->is_new ? step_words_go(journey) : walk_go(journey->walk, STEP_PASSPHRASE);
}

const struct step step_name = {
	.name = "name",
	.help = N_("Write the name and press Enter."),
	.show = name_show,
	.write = name_write,
	.as_typed = true,
};

static enum error passphrase_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Open your profile"));
	page_row(page, _("Name"), journey->name);
	page_line(
	    page, PAGE_QUIET, "%s", _("Is that not it? Go back: it stands there to be mended."));
	page_line(page, PAGE_TEXT, "%s", _("Type your passphrase. It is not shown."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Passphrase"));
	return ERROR_NONE;
}

static enum error passphrase_write(struct journey *journey, const char *text)
{
	enum error rc = profile_open(journey->store, journey->name, text, &journey->profile);

	if (rc != ERROR_NONE)
		return rc;
	journey_forget(journey);
	return journey_enter(journey);
}

const struct step step_passphrase = {
	.name = "passphrase",
	.help = N_("Write the passphrase and press Enter. The characters are not shown."),
	.show = passphrase_show,
	.write = passphrase_write,
	.as_typed = true,
};

static enum error recover_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("Open your profile"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the recovery code that you wrote down when you made your profile."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Recovery code"));
	return ERROR_NONE;
}

static enum error recover_write(struct journey *journey, const char *text)
{
	enum error rc = profile_open_by_code(journey->store, text, &journey->profile);

	if (rc != ERROR_NONE)
		return rc;
	journey_arrive(journey);
	walk_say(journey->walk, "%s", _("Your profile is open. Now choose a new passphrase."));
	return step_words_go(journey);
}

const struct step step_recover = {
	.name = "recover",
	.help = N_("Four groups of four letters and digits; capitals and hyphens do not matter."),
	.show = recover_show,
	.write = recover_write,
};
