/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta kiosk-word: the line of settings with the word that ends a kiosk. */
#include <stdio.h>

#include "base/cli/ask.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/steps/kiosk.h"
#include "crypto/secret.h"

static enum error ask_twice(char **word)
{
	char *again = secret_new(SECRET_LINE_SIZE);
	enum error rc;

	*word = secret_new(SECRET_LINE_SIZE);
	rc = ask_secret(_("The word: "), *word, SECRET_LINE_SIZE);
	if (rc == ERROR_NONE)
		rc = kiosk_check_word(*word);
	if (rc == ERROR_NONE)
		rc = ask_secret(_("The word again: "), again, SECRET_LINE_SIZE);
	if (rc == ERROR_NONE && !secret_same_text(*word, again))
		rc = error_hint(error_set(ERROR_REFUSED, _("the two are not the same")),
		    _("Choose the word again."));
	secret_free(again);
	return rc;
}

static enum error kiosk_word(void *program, const struct arguments *arguments)
{
	const char *file = command_value(arguments, "passphrase-file");
	char text[PASSPHRASE_HASH_SIZE], *word = NULL;
	enum error rc = secret_start();

	(void)program;
	if (rc == ERROR_NONE)
		rc = file != NULL ? secret_read_file(file, &word) : ask_twice(&word);
	if (rc == ERROR_NONE)
		rc = kiosk_check_word(word);
	if (rc == ERROR_NONE)
		rc = passphrase_hash_make(text, word);
	if (rc == ERROR_NONE)
		charset_print(stdout, "kiosk-word = %s\n", text);
	secret_free(word);
	return rc;
}

static const struct command_option options[] = {
	{ "passphrase-file", 0, "FILE", N_("read the word from the first line of FILE") },
	{ 0 },
};

const struct command cmd_kiosk_word = {
	.name = "kiosk-word",
	.operands = "",
	.about = N_("make the settings line with the word that ends a kiosk"),
	.options = options,
	.run = kiosk_word,
};
