/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A new passphrase: words that are drawn, or one's own; typed once more; then the recovery code. */
#include "client/steps/enter/step_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "crypto/passphrase_strength.h"
#include "crypto/secret.h"
#include "crypto/words.h"

/* A place that is open gets another passphrase; otherwise a place is made. */
static const char *title(const struct journey *journey)
{
	return journey->profile == NULL ? _("Your profile") : _("A new passphrase");
}

static void draw_words(struct journey *journey)
{
	secret_free(journey->offered);
	journey->offered = words_draw(language_now());
}

_Static_assert(
    sizeof((struct journey *)0)->asked == WORDS_ASKED * sizeof(unsigned), "as many as are asked");

enum error step_words_go(struct journey *journey)
{
	draw_words(journey);
	return walk_go(journey->walk, journey->offered != NULL ? STEP_WORDS : STEP_OWN);
}

static enum error words_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", title(journey));
	page_line(
	    page, PAGE_TEXT, "%s", _("These five words were drawn for you, as your passphrase:"));
	page_line(page, PAGE_HEADING, "%s", journey->offered);
	page_line(page, PAGE_QUIET, "%s",
	    _("Make a little story of them: that is how they are remembered."));
	page_line(page, PAGE_TEXT, "%s",
	    _("They are strong, and known to nobody else. Without your passphrase nobody can read "
	      "your answers here, not even you."));
	page_choice(page, _("Use these five words"));
	page_choice(page, _("Draw five others"));
	page_choice(page, _("Choose a passphrase of my own"));
	if (journey->profile != NULL)
		page_choice(page, _("Not now: keep the passphrase that I have"));
	return ERROR_NONE;
}

static enum error use_words(struct journey *journey)
{
	secret_keep(&journey->passphrase, journey->offered);
	words_ask(journey->asked);
	return walk_go(journey->walk, STEP_AGAIN);
}

static void draw_others(struct journey *journey)
{
	draw_words(journey);
	walk_say(journey->walk, "%s", _("Five other words were drawn."));
}

static enum error draw_again(struct journey *journey)
{
	draw_others(journey);
	return ERROR_NONE;
}

static enum error choose_own(struct journey *journey)
{
	return walk_go(journey->walk, STEP_OWN);
}

static enum error keep_old(struct journey *journey)
{
	journey_forget(journey);
	return walk_back(journey->walk);
}

static enum error words_choose(struct journey *journey, size_t choice)
{
	static enum error (*const choices[])(struct journey *) = {
		use_words,
		draw_again,
		choose_own,
		keep_old,
	};

	return choices[choice](journey);
}

const struct step step_words = {
	.name = "words",
	.help = N_("Words that a machine draws are stronger than any you think of yourself, and "
		   "easy to type. Use these, have others drawn, or write something of your own."),
	.show = words_show,
	.choose = words_choose,
	.respeak = draw_others,
};

static enum error own_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", title(journey));
	page_line(page, PAGE_TEXT, "%s",
	    _("Choose a passphrase. Without it, nobody can read your answers here, not even you. "
	      "What you type is not shown."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Passphrase"));
	return ERROR_NONE;
}

static enum error own_write(struct journey *journey, const char *text)
{
	enum error rc = profile_check_passphrase(text);

	if (rc != ERROR_NONE)
		return rc;
	secret_keep(&journey->passphrase, text);
	return walk_go(journey->walk, STEP_AGAIN);
}

const struct step step_own = {
	.name = "own",
	.help =
	    N_("Write a passphrase and press Enter. The characters are not shown. Several words "
	       "that do not belong together are better than one with odd characters in it."),
	.show = own_show,
	.write = own_write,
	.as_typed = true,
};

static bool uses_words(const struct journey *journey)
{
	return journey->offered != NULL && strcmp(journey->passphrase, journey->offered) == 0;
}

static void show_strength(const struct journey *journey, struct page *page)
{
	const char *name =
	    journey->profile == NULL ? journey->name : profile_name(journey->profile);
	enum passphrase_strength strength = passphrase_strength(journey->passphrase, name);

	page_line(
	    page, PAGE_HEADING, _("That passphrase is %s."), passphrase_strength_word(strength));
	if (strength < PASSPHRASE_FAIR)
		page_line(page, PAGE_TEXT, "%s",
		    _("It is better to go back: whoever copies this machine's files could guess "
		      "it."));
}

static enum error again_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", title(journey));
	page->field = PAGE_SECRET;
	if (uses_words(journey)) {
		page_line(page, PAGE_TEXT,
		    _("Type the %s and the %s of the five words, with a space between them; the "
		      "first three letters of each are enough. What you type is not shown."),
		    words_nth(journey->asked[0]), words_nth(journey->asked[1]));
		page_set(&page->label, "%s", _("The two words"));
		return ERROR_NONE;
	}
	show_strength(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the passphrase once more, so that no typing mistake locks you out."));
	page_set(&page->label, "%s", _("Passphrase again"));
	return ERROR_NONE;
}

/* Of words that were drawn two are asked back, and one that is wrong can be typed anew; of one's
 * own nobody knows which of the two was meant. */
static enum error check_typed(struct journey *journey, const char *text)
{
	size_t wrong;

	if (uses_words(journey)) {
		wrong = words_wrong(journey->offered, journey->asked, text);
		return wrong == WORDS_ASKED
			   ? ERROR_NONE
			   : error_hint(error_set(ERROR_REFUSED, _("the %s word is not that"),
					    words_nth(journey->asked[wrong])),
				 _("Try again, or go back to look at the words."));
	}
	if (secret_same_text(text, journey->passphrase))
		return ERROR_NONE;
	walk_go(journey->walk, STEP_OWN);
	return error_hint(error_set(ERROR_REFUSED, _("the two are not the same")),
	    _("Choose your passphrase again."));
}

static enum error make_place(struct journey *journey)
{
	char *code = secret_new(ENCODE_CODE_SIZE);
	enum error rc = profile_make(
	    journey->store, journey->name, journey->passphrase, code, &journey->profile);

	if (rc == ERROR_NONE) {
		journey->code = code;
		journey_forget(journey);
		return walk_begin(journey->walk, STEP_RECOVERY);
	}
	secret_free(code);
	/* A name that is taken can be changed there. */
	if (rc == ERROR_REFUSED)
		walk_go(journey->walk, STEP_NAME);
	return rc;
}

static enum error change_passphrase(struct journey *journey)
{
	enum error rc = profile_change_passphrase(journey->profile, journey->passphrase);

	if (rc == ERROR_REFUSED)
		walk_go(journey->walk, journey->offered != NULL ? STEP_WORDS : STEP_OWN);
	if (rc != ERROR_NONE)
		return rc;
	journey_forget(journey);
	walk_say(journey->walk, "%s",
	    _("Your passphrase is changed. The old one no longer opens anything."));
	return walk_begin(journey->walk, STEP_ROUNDS);
}

static enum error again_write(struct journey *journey, const char *text)
{
	enum error rc = check_typed(journey, text);

	if (rc != ERROR_NONE)
		return rc;
	return journey->profile == NULL ? make_place(journey) : change_passphrase(journey);
}

const struct step step_again = {
	.name = "again",
	.help = N_("Write what is asked for, and press Enter. Of your own passphrase it is all of "
		   "it; of the five words it is two, to see that you have them."),
	.show = again_show,
	.write = again_write,
	.as_typed = true,
};

static enum error recovery_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Your recovery code"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Write this code on paper and keep it where you keep other important papers. If you "
	      "forget your passphrase, this code opens your profile. It is shown only now."));
	page_line(page, PAGE_CODE, "%s", journey->code);
	page_choice(page, _("I have written it down"));
	return ERROR_NONE;
}

static enum error recovery_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	secret_free(journey->code);
	journey->code = NULL;
	/* Whoever only wanted another one was at the rounds. */
	return journey->change != NULL ? walk_begin(journey->walk, STEP_ROUNDS)
				       : journey_enter(journey);
}

const struct step step_recovery = {
	.name = "recovery",
	.help = N_("Write the code down, then press Enter."),
	.show = recovery_show,
	.choose = recovery_choose,
	/* What opened before does so no longer. */
	.stays = N_("There is no way back from here: write the code down and choose \"I have "
		    "written it down\"."),
};
