/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the first page into one's own place: new, known, or by the recovery code. */
#include <string.h>

#include "base/language.h"
#include "client/journey.h"
#include "crypto/passphrase_strength.h"
#include "crypto/secret.h"
#include "crypto/words.h"

static enum error start_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("skatta: rate your own digital competence"));
	page_line(page, PAGE_TEXT, "%s",
	    _("You answer by yourself, on this machine, and see your own result at once. Every "
	      "answer is "
	      "saved, locked with your passphrase, in the moment you give it: you can stop "
	      "whenever you "
	      "like and go on another day."));
	page_line(page, PAGE_QUIET, "%s",
	    _("This machine must be one that you trust: a program planted on it could read what "
	      "you type."));
	page_choice(page, _("I am new here"));
	page_choice(page, _("I have been here before"));
	page_choice(page, _("I have forgotten my passphrase"));
	return ERROR_NONE;
}

static enum error start_choose(struct journey *journey, size_t choice)
{
	journey->is_new = choice == 0;
	return journey_go(journey, choice == 2 ? &step_recover : &step_name);
}

static enum error start_leave(struct journey *journey)
{
	journey->left = true;
	return ERROR_NONE;
}

const struct step step_start = {
	.name = "start",
	.help = N_("Choose with a digit, or with the arrow keys and Enter."),
	.show = start_show,
	.choose = start_choose,
	.back = start_leave,
};

/* Keep a typed line in secret memory until the place is open. */
static void keep(char **kept, const char *typed)
{
	secret_free(*kept);
	*kept = secret_new(strlen(typed) + 1);
	memcpy(*kept, typed, strlen(typed));
}

static void forget(struct journey *journey)
{
	secret_free(journey->name);
	secret_free(journey->passphrase);
	secret_free(journey->offered);
	journey->name = NULL;
	journey->passphrase = NULL;
	journey->offered = NULL;
}

/* A passphrase of words in the language that is spoken, or English ones. Without any list the
 * person chooses alone. */
static void offer(struct journey *journey)
{
	struct words *words = NULL;
	enum error rc = words_load(language_now(), &words);

	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		rc = words_load("en", &words);
	}
	secret_free(journey->offered);
	journey->offered = rc == ERROR_NONE ? words_passphrase(words) : NULL;
	error_clear();
	words_free(words);
}

static enum error name_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", journey->is_new ? _("Your place") : _("Open your place"));
	page_line(page, PAGE_TEXT, "%s",
	    journey->is_new
		? _("Choose a name for your place on this machine. Only you use it, and nobody "
		    "who looks at this machine's files can see it.")
		: _("Which name did you choose for your place?"));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Name"));
	return ERROR_NONE;
}

static enum error name_write(struct journey *journey, const char *text)
{
	if (text[strspn(text, " ")] == '\0')
		return error_set(ERROR_REFUSED, _("write a name first"));
	keep(&journey->name, text);
	if (journey->is_new)
		offer(journey);
	return journey_go(journey, &step_passphrase);
}

const struct step step_name = {
	.name = "name",
	.help = N_("Write the name and press Enter."),
	.show = name_show,
	.write = name_write,
};

static enum error passphrase_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", journey->is_new ? _("Your place") : _("Open your place"));
	page_line(page, PAGE_TEXT, "%s",
	    journey->is_new
		? _("Choose a passphrase. Without it, nobody can read your answers here, "
		    "not even you. What you type is not shown.")
		: _("Type your passphrase. It is not shown."));
	if (journey->offered != NULL) {
		page_line(page, PAGE_TEXT, "%s",
		    _("These five words were drawn for you, and are strong. Type them with blanks "
		      "between, or something of your own:"));
		page_line(page, PAGE_HEADING, "%s", journey->offered);
	}
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Passphrase"));
	return ERROR_NONE;
}

static enum error opened(struct journey *journey)
{
	forget(journey);
	return journey_begin(journey, &step_rounds);
}

static enum error passphrase_write(struct journey *journey, const char *text)
{
	enum error rc;

	if (journey->is_new) {
		keep(&journey->passphrase, text);
		journey_say(journey, _("That passphrase is %s."),
		    passphrase_strength_word(passphrase_strength(text, journey->name)));
		return journey_go(journey, &step_again);
	}
	rc = profile_open(journey->store, journey->name, text, &journey->profile);
	return rc == ERROR_NONE ? opened(journey) : rc;
}

const struct step step_passphrase = {
	.name = "passphrase",
	.help = N_("Write the passphrase and press Enter. The characters are not shown."),
	.show = passphrase_show,
	.write = passphrase_write,
};

static enum error again_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("Your place"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the passphrase once more, so that no slip locks you out."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Passphrase again"));
	return ERROR_NONE;
}

static enum error again_write(struct journey *journey, const char *text)
{
	enum error rc;

	if (strcmp(text, journey->passphrase) != 0) {
		journey_go(journey, &step_passphrase);
		return error_hint(error_set(ERROR_REFUSED, _("the two are not the same")),
		    _("Choose your passphrase anew."));
	}
	journey->code = secret_new(ENCODE_CODE_SIZE);
	rc = profile_make(
	    journey->store, journey->name, journey->passphrase, journey->code, &journey->profile);
	if (rc == ERROR_NONE) {
		forget(journey);
		return journey_begin(journey, &step_recovery);
	}
	secret_free(journey->code);
	journey->code = NULL;
	/* A name that is taken or too long has to be chosen anew, too. */
	journey_go(journey, &step_name);
	return rc;
}

const struct step step_again = {
	.name = "again",
	.help = N_("Write the same passphrase once more and press Enter."),
	.show = again_show,
	.write = again_write,
};

static enum error recovery_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Your recovery code"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Write this code on paper and keep it where you keep other important papers. If you "
	      "forget "
	      "your passphrase, this code opens your place. It is shown only now."));
	page_line(page, PAGE_HEADING, "%s", journey->code);
	page_choice(page, _("I have written it down"));
	return ERROR_NONE;
}

static enum error recovery_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	secret_free(journey->code);
	journey->code = NULL;
	return journey_begin(journey, &step_rounds);
}

static enum error stay(struct journey *journey)
{
	(void)journey;
	return ERROR_NONE;
}

const struct step step_recovery = {
	.name = "recovery",
	.help = N_("Write the code down, then press Enter."),
	.show = recovery_show,
	.choose = recovery_choose,
	.back = stay,
};

static enum error recover_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("Open your place"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the recovery code that you wrote down when you made your place."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Recovery code"));
	return ERROR_NONE;
}

static enum error recover_write(struct journey *journey, const char *text)
{
	enum error rc = profile_open_by_code(journey->store, text, &journey->profile);

	return rc == ERROR_NONE ? opened(journey) : rc;
}

const struct step step_recover = {
	.name = "recover",
	.help = N_("Four groups of four letters and digits; capitals and hyphens do not matter."),
	.show = recover_show,
	.write = recover_write,
};
