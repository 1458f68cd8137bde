/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The options of the program, the store they name, and what is asked on the terminal. */
#include "central/commands/coordinator.h"

#include <stdlib.h>
#include <string.h>

#include "base/cli/ask.h"
#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "central/results/upgrades.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

const struct command_option coordinator_options[] = {
	{ "store", 0, "FILE", N_("the store (default: ~/.local/share/skatta/central.db)") },
	{ "passphrase-file", 0, "F", N_("read the passphrase from the first line of F") },
	{ "lang", 0, "sv|en", N_("use this language") },
	{ 0 },
};

enum error coordinator_start(void *state, const struct arguments *arguments)
{
	struct coordinator *coordinator = state;
	const char *language = command_value(arguments, "lang");
	const char *store = command_value(arguments, "store");
	char *home;

	coordinator->passphrase_file = command_value(arguments, "passphrase-file");
	if (store != NULL) {
		coordinator->store = memory_copy(store);
	} else if ((home = process_home_folder()) != NULL) {
		coordinator->store = file_join(home, "central.db");
		free(home);
	}
	return language != NULL ? language_choose(language) : ERROR_NONE;
}

enum error coordinator_finish(void *state)
{
	struct coordinator *coordinator = state;

	return coordinator->central != NULL ? journal_after(coordinator->central, ERROR_NONE)
					    : ERROR_NONE;
}

void coordinator_end(struct coordinator *coordinator)
{
	central_close(coordinator->central);
	free(coordinator->store);
	*coordinator = (struct coordinator){ 0 };
}

enum error coordinator_open(struct coordinator *coordinator, struct central **central)
{
	enum error rc = ERROR_NONE;

	if (coordinator->store == NULL)
		return error_hint(error_set(ERROR_NOT_FOUND, _("there is no home folder")),
		    _("Name the store with --store FILE."));
	if (coordinator->central == NULL)
		rc = central_open(coordinator->store, &coordinator->central);
	*central = coordinator->central;
	return rc;
}

/* From the file or from the terminal, for secret_free(). */
static enum error get_passphrase(
    const struct coordinator *coordinator, const char *question, char **passphrase)
{
	char *typed;
	enum error rc;

	if (coordinator->passphrase_file != NULL)
		return secret_read_file(coordinator->passphrase_file, passphrase);
	typed = secret_new(SECRET_LINE_SIZE);
	rc = ask_secret(question, typed, SECRET_LINE_SIZE);
	if (rc == ERROR_NONE)
		*passphrase = typed;
	else
		secret_free(typed);
	return rc;
}

enum error coordinator_unlock(struct coordinator *coordinator, struct central **central)
{
	char *passphrase = NULL;
	enum error rc = coordinator_open(coordinator, central);

	if (rc == ERROR_NONE)
		rc = get_passphrase(coordinator, _("Passphrase: "), &passphrase);
	if (rc == ERROR_NONE)
		rc = central_unlock(*central, passphrase);
	secret_free(passphrase);
	return rc == ERROR_NONE ? upgrades_run(*central) : rc;
}

enum error coordinator_round(struct coordinator *coordinator, const struct arguments *arguments,
    struct central **central, struct round **round)
{
	const char *id;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = coordinator_unlock(coordinator, central);
	if (rc == ERROR_NONE)
		rc = editions_get(*central, id, round);
	return rc;
}

enum error coordinator_change_round(struct central *central, const char *id,
    enum error (*change)(struct central *central, struct round *round, void *context),
    void *context, struct round **round)
{
	enum error rc = journal_begin(central);

	if (rc != ERROR_NONE)
		return rc;
	rc = editions_get(central, id, round);
	if (rc == ERROR_NONE)
		rc = change(central, *round, context);
	return journal_end(central, rc);
}

enum error coordinator_new_passphrase(const struct coordinator *coordinator, char **passphrase)
{
	char *first = NULL, *second = NULL;
	enum error rc = get_passphrase(coordinator, _("New passphrase: "), &first);

	if (rc == ERROR_NONE && coordinator->passphrase_file == NULL) {
		rc = get_passphrase(coordinator, _("The same again: "), &second);
		if (rc == ERROR_NONE && !secret_same_text(first, second))
			rc =
			    error_hint(error_set(ERROR_PASSPHRASE, _("the two passphrases differ")),
				_("Nothing was made. Try again."));
	}
	if (rc == ERROR_NONE)
		rc = secret_check_text(first);
	if (rc == ERROR_NONE && first[0] == '\0')
		rc = error_hint(
		    error_set(ERROR_PASSPHRASE, _("an empty passphrase protects nothing")),
		    _("Use five or six words that do not belong together."));
	if (rc == ERROR_NONE)
		*passphrase = first;
	else
		secret_free(first);
	secret_free(second);
	return rc;
}

enum error coordinator_print(const char *text)
{
	char *shown = charset_from_utf8(text);
	enum error rc = coordinator_write(shown);

	secret_wipe(shown, strlen(shown));
	free(shown);
	return rc;
}

enum error coordinator_print_text(struct text *text)
{
	enum error rc = coordinator_print(text->bytes);

	text_free(text);
	return rc;
}

enum error coordinator_write(const char *bytes)
{
	return file_replace("-", bytes, strlen(bytes), true);
}

enum error coordinator_print_json(json_t *value)
{
	struct text out = { 0 };
	char *canonical = json_canonical(value);
	enum error rc;

	text_add(&out, canonical);
	text_add(&out, "\n");
	rc = coordinator_write(out.bytes);
	text_free(&out);
	free(canonical);
	json_decref(value);
	return rc;
}
