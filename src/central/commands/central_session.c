/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The options of the program, the store they name, and what is asked on the terminal. */
#include "central/commands/central_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cli/ask.h"
#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/file_guard.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "central/results/upgrades.h"
#include "central/results/copies.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

const struct command_option central_session_options[] = {
	{ "store", 0, "FILE", N_("the store (default: ~/.local/share/skatta/central.db)") },
	{ "passphrase-file", 0, "F", N_("read the passphrase from the first line of F") },
	{ "lang", 0, "sv|en", N_("use this language") },
	{ 0 },
};

enum error central_session_start(void *state, const struct arguments *arguments)
{
	struct central_session *session = state;
	const char *language = command_value(arguments, "lang");
	const char *store = command_value(arguments, "store");
	char *home;

	session->passphrase_file = command_value(arguments, "passphrase-file");
	if (store != NULL) {
		session->store = memory_copy(store);
	} else if ((home = process_home_folder()) != NULL) {
		session->store = file_join(home, "central.db");
		free(home);
	}
	return language != NULL ? language_choose(language) : ERROR_NONE;
}

enum error central_session_finish(void *state)
{
	struct central_session *session = state;

	return session->central != NULL ? journal_after(session->central, ERROR_NONE) : ERROR_NONE;
}

void central_session_end(struct central_session *session)
{
	central_close(session->central);
	free(session->store);
	*session = (struct central_session){ 0 };
}

enum error central_session_open(struct central_session *session, struct central **central)
{
	enum error rc = ERROR_NONE;

	if (session->store == NULL)
		return error_hint(error_set(ERROR_NOT_FOUND, _("there is no home folder")),
		    _("Name the store with --store FILE."));
	if (session->central == NULL)
		rc = central_open(session->store, &session->central);
	*central = session->central;
	return rc;
}

enum error central_session_ask(const char *question, char **typed)
{
	char *line = secret_new(SECRET_LINE_SIZE);
	enum error rc = ask_secret(question, line, SECRET_LINE_SIZE);

	if (rc == ERROR_NONE)
		*typed = line;
	else
		secret_free(line);
	return rc;
}

enum error central_session_secret(
    const struct central_session *session, const char *question, char **secret)
{
	return session->passphrase_file != NULL ? secret_read_file(session->passphrase_file, secret)
						: central_session_ask(question, secret);
}

static enum error unlock(
    const struct central_session *session, const char *question, struct central *central)
{
	char *passphrase = NULL;
	enum error rc = central_session_secret(session, question, &passphrase);

	if (rc == ERROR_NONE)
		rc = central_unlock(central, passphrase);
	secret_free(passphrase);
	return rc == ERROR_NONE ? upgrades_run(central) : rc;
}

enum error central_session_unlock(struct central_session *session, struct central **central)
{
	enum error rc = central_session_open(session, central);

	return rc == ERROR_NONE ? unlock(session, _("Passphrase: "), *central) : rc;
}

enum error central_session_open_copy(
    const struct central_session *session, const char *path, struct central **copy)
{
	if (session->store != NULL && file_guard_same(session->store, path))
		return error_hint(error_set(ERROR_REFUSED, _("%s is the store itself"), path),
		    _("Name a copy of it, such as \"skatta-central backup\" makes."));
	return central_open_copy(path, copy);
}

enum error central_session_unlock_copy(
    const struct central_session *session, const char *path, struct central **copy)
{
	enum error rc = central_session_open_copy(session, path, copy);

	return rc == ERROR_NONE ? unlock(session, _("Passphrase of the copy: "), *copy) : rc;
}

enum error central_session_make_folder(const struct central_session *session)
{
	char *folder = memory_copy(session->store), *slash = strrchr(folder, '/');
	int opened;
	enum error rc = ERROR_NONE;

	if (slash != NULL && slash != folder) {
		*slash = '\0';
		rc = file_open_folder(folder, true, false, &opened);
		if (rc == ERROR_NONE)
			close(opened);
	}
	free(folder);
	return rc;
}

enum error central_session_round(struct central_session *session, const struct arguments *arguments,
    struct central **central, struct round **round)
{
	const char *id;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = central_session_unlock(session, central);
	if (rc == ERROR_NONE)
		rc = editions_get(*central, id, round);
	return rc;
}

enum error central_session_change_round(struct central *central, const char *id,
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

enum error central_session_advise(struct central *central)
{
	struct copies copies;
	enum error rc = copies_look(central, &copies);

	if (rc == ERROR_NONE && copies.wanted)
		charset_print(stderr, "%s\n", copies_advice(&copies));
	return rc;
}

enum error central_session_print(const char *text)
{
	char *shown = charset_from_utf8(text);
	enum error rc = central_session_write(shown);

	secret_wipe(shown, strlen(shown));
	free(shown);
	return rc;
}

enum error central_session_print_text(struct text *text)
{
	enum error rc = central_session_print(text->bytes);

	text_free(text);
	return rc;
}

enum error central_session_write(const char *bytes)
{
	return file_replace("-", bytes, strlen(bytes), true);
}

enum error central_session_print_json(json_t *value)
{
	struct text out = { 0 };
	char *canonical = json_canonical(value);
	enum error rc;

	text_add(&out, canonical);
	text_add(&out, "\n");
	rc = central_session_write(out.bytes);
	text_free(&out);
	free(canonical);
	json_decref(value);
	return rc;
}
