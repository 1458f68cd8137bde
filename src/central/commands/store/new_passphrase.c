/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Drawing words and asking them back, or one's own passphrase; and judging it. */
#include "central/commands/store/new_passphrase.h"

#include <stdlib.h>
#include <string.h>

#include "base/cli/ask.h"
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/central_session.h"
#include "crypto/passphrase_strength.h"
#include "crypto/secret.h"
#include "crypto/words.h"

/* Before anything is made or changed; in the one spelling in which it will count. */
static enum error judge(const char *passphrase, const char *name)
{
	char *composed;
	enum passphrase_strength strength;
	enum error rc = secret_check_text(passphrase);

	if (rc != ERROR_NONE)
		return rc;
	composed = secret_composed(passphrase);
	strength = passphrase_strength(composed, name);
	secret_free(composed);
	if (passphrase[0] == '\0')
		rc = error_set(ERROR_PASSPHRASE, _("an empty passphrase protects nothing"));
	else if (strength < PASSPHRASE_FAIR)
		rc = error_set(ERROR_PASSPHRASE,
		    _("that passphrase is %s: whoever copies the store could guess it"),
		    passphrase_strength_word(strength));
	return rc == ERROR_NONE
		   ? rc
		   : error_hint(rc, _("Use five or six words that do not belong together."));
}

static enum error ask_own(const char *name, char **passphrase)
{
	char *first = NULL, *second = NULL;
	enum error rc = central_session_ask(_("New passphrase: "), &first);

	if (rc == ERROR_NONE)
		rc = judge(first, name);
	if (rc == ERROR_NONE)
		rc = central_session_ask(_("The same again: "), &second);
	if (rc == ERROR_NONE && !secret_same_text(first, second))
		rc = error_hint(error_set(ERROR_PASSPHRASE, _("the two passphrases differ")),
		    _("Nothing was changed. Try again."));
	secret_free(second);
	if (rc == ERROR_NONE)
		*passphrase = first;
	else
		secret_free(first);
	return rc;
}

/* Two of the words, by their places. */
static enum error ask_back(const char *words, bool *known)
{
	unsigned asked[WORDS_ASKED];
	char *question, *typed = NULL, *wrong;
	size_t at = WORDS_ASKED;
	enum error rc;

	words_ask(asked);
	question = text_format(
	    _("Type the %s and the %s of the five words, with a space between them; the first "
	      "three letters of each are enough. What you type is not shown."),
	    words_nth(asked[0]), words_nth(asked[1]));
	ask_tell(question);
	rc = central_session_ask(_("The two words: "), &typed);
	if (rc == ERROR_NONE)
		at = words_wrong(words, asked, typed);
	*known = at == WORDS_ASKED;
	if (!*known) {
		wrong = text_format(
		    _("The %s word is not that. Here are the five again."), words_nth(asked[at]));
		ask_tell(wrong);
		free(wrong);
	}
	secret_free(typed);
	free(question);
	return rc;
}

/* What is chosen: 1 to 3, and 0 for anything else. The words are gone from the terminal then. */
static enum error ask_choice(const char *words, int *choice)
{
	char *typed = secret_new(SECRET_LINE_SIZE), *line;
	enum error rc;

	line = text_format("%s   %s ", words, _("(1, 2 or 3)"));
	rc = ask_behind(line, typed, SECRET_LINE_SIZE);
	*choice = typed[0] >= '1' && typed[0] <= '3' && typed[1] == '\0' ? typed[0] - '0' : 0;
	text_forget(line);
	secret_free(typed);
	return rc;
}

enum { USE = 1, OTHERS, OWN };

/* Until words are used and known, or one's own are wanted: then, and without a list, `*words` is
 * NULL. */
static enum error offer(char **words)
{
	int choice = 0;
	bool known = false;
	enum error rc = ERROR_NONE;

	*words = words_draw(language_now());
	if (*words != NULL)
		ask_tell(_("Five words are drawn for you, as your passphrase. Make a little story "
			   "of them: that is how they are remembered.\n  1  Use these five "
			   "words\n  2  Draw five others\n  3  Choose a passphrase of my own"));
	while (rc == ERROR_NONE && *words != NULL && !known && choice != OWN) {
		rc = ask_choice(*words, &choice);
		if (rc == ERROR_NONE && choice == USE)
			rc = ask_back(*words, &known);
		if (rc == ERROR_NONE && choice == OTHERS) {
			secret_free(*words);
			*words = words_draw(language_now());
		}
	}
	if (rc == ERROR_NONE && known)
		return rc;
	secret_free(*words);
	*words = NULL;
	return rc;
}

enum error new_passphrase_get(const char *file, const char *name, char **passphrase)
{
	char *chosen = NULL;
	enum error rc;

	if (file == NULL) {
		rc = offer(&chosen);
		if (rc == ERROR_NONE && chosen == NULL)
			rc = ask_own(name, &chosen);
	} else {
		rc = secret_read_file(file, &chosen);
		if (rc == ERROR_NONE)
			rc = judge(chosen, name);
	}
	if (rc == ERROR_NONE)
		*passphrase = chosen;
	else
		secret_free(chosen);
	return rc;
}
