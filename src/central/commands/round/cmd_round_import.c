/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round import: rounds that a colleague opened with this store among the recipients. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/merge/merge.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "crypto/encode.h"
#include "exchange/exchange.h"

static const struct command_option options[] = {
	{ "trust", 0, "RW…", N_("the key of the colleague who signed them") },
	{ 0 },
};

struct importing {
	struct central *central;
	const char *trusted; /* NULL: nobody's but our own */
	size_t added, left;  /* editions that were new; files in folders that were left alone */
};

/* A round file and its signature. */
struct signed_round {
	unsigned char *bytes, *signature;
	size_t length, signature_length;
};

static bool is_recipient(const struct central *central, const struct round *round)
{
	for (size_t i = 0; i < round->n_recipients; i++) {
		char text[AGE_RECIPIENT_SIZE];

		age_recipient_write(text, round->recipients[i].public);
		if (strcmp(text, central->recipient) == 0)
			return true;
	}
	return false;
}

static enum error was_own(struct central *central, const struct round *round, bool *was)
{
	enum error rc = central_had_key(central, round->central_key, was);

	for (size_t i = 0; rc == ERROR_NONE && !*was && i < round->n_handed; i++)
		rc = central_had_key(central, round->handed[i].by, was);
	return rc;
}

/* Signed by this store, also with a key that it had, or by the key that was named, or by whom one
 * of them handed it over to. */
static enum error check_signer(
    struct central *central, const struct round *round, const char *trusted)
{
	bool was;
	enum error rc = was_own(central, round, &was);

	if (rc != ERROR_NONE || was || (trusted != NULL && round_was_with(round, trusted)))
		return rc;
	return error_hint(error_set(ERROR_WRONG_KEY, _("the round %s is signed by %s"), round->id,
			      round->central_key),
	    _("Ask whoever opened it whether that is their key; if it is, give it with --trust."));
}

static enum error check(struct central *central, const struct round *round, const char *trusted)
{
	enum error rc = check_signer(central, round, trusted);

	if (rc == ERROR_NONE && !is_recipient(central, round))
		rc = error_hint(
		    error_set(ERROR_WRONG_KEY, _("the round %s is not for this store"), round->id),
		    _("Its coordinator has to open it with --recipient %s."), central->recipient);
	return rc == ERROR_NONE ? editions_check(central, round) : rc;
}

static enum error keep(
    struct central *central, const struct round *round, const struct signed_round *file)
{
	size_t released;
	enum error rc = editions_put(
	    central, round, (const char *)file->bytes, file->length, (const char *)file->signature);

	if (rc == ERROR_NONE)
		rc = merge_held(central, &released);
	if (rc == ERROR_NONE)
		journal_note(central, "round import", "%s edition %ld", round->id, round->edition);
	return rc;
}

/* Take it in where it is new. */
static enum error import_round(
    struct importing *importing, const struct round *round, const struct signed_round *file)
{
	struct central *central = importing->central;
	char *bytes = NULL, *signature = NULL;
	size_t length;
	enum error rc =
	    editions_bytes(central, round->id, round->edition, &bytes, &length, &signature);

	if (rc == ERROR_NONE && bytes == NULL) {
		rc = check(central, round, importing->trusted);
		if (rc == ERROR_NONE)
			rc = keep(central, round, file);
		importing->added += rc == ERROR_NONE;
	}
	free(bytes);
	free(signature);
	return rc;
}

/* The bytes of a file with its signature: of an exchange or, where that is NULL, a path. */
static enum error read_file(struct exchange *exchange, const char *name, struct signed_round *file)
{
	char *beside;
	enum error rc;

	if (exchange != NULL)
		return exchange_read_signed(exchange, EXCHANGE_ROUNDS, name, &file->bytes,
		    &file->length, &file->signature, &file->signature_length);
	beside = text_format("%s.minisig", name);
	rc = file_read(name, FILE_LIMIT_DOCUMENT, &file->bytes, &file->length);
	if (rc == ERROR_NONE)
		rc = file_read(beside, MINISIGN_LIMIT, &file->signature, &file->signature_length);
	free(beside);
	return rc;
}

/* `*stray`: it failed because of what the file is, and nothing was touched. */
static enum error import_file(
    struct importing *importing, struct exchange *exchange, const char *name, bool *stray)
{
	struct signed_round file = { 0 };
	struct round *round = NULL;
	char *shown =
	    exchange != NULL ? exchange_shown(exchange, EXCHANGE_ROUNDS, name) : memory_copy(name);
	enum error rc = read_file(exchange, name, &file);

	if (rc == ERROR_NONE)
		rc = round_read_signed(shown, (const char *)file.bytes, file.length,
		    (const char *)file.signature, file.signature_length, NULL, &round);
	*stray = rc != ERROR_NONE;
	if (rc == ERROR_NONE)
		rc = import_round(importing, round, &file);
	*stray |= rc == ERROR_WRONG_KEY;
	free(shown);
	free(file.bytes);
	free(file.signature);
	round_free(round);
	return rc;
}

/* Others' rounds and damaged files may lie in an exchange that is shared: they keep none out that
 * is for us. Where there is none, the first one says why. */
static enum error import_exchange(struct importing *importing, const char *address)
{
	struct exchange *exchange = NULL;
	char **names = NULL;
	size_t count = 0, left = 0;
	bool stray;
	enum error rc = exchange_open(address, false, &exchange);

	if (rc == ERROR_NONE)
		rc = exchange_names(exchange, EXCHANGE_ROUNDS, &names, &count);
	if (rc == ERROR_NONE && count == 0)
		rc = error_hint(error_set(ERROR_NOT_FOUND, _("there are no rounds in %s"), address),
		    _("The coordinator puts them there with \"skatta-central publish\"."));
	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		rc = import_file(importing, exchange, names[i], &stray);
		if (rc == ERROR_NONE || !stray)
			continue;
		error_clear();
		left++;
		rc = ERROR_NONE;
	}
	if (rc == ERROR_NONE && left == count)
		rc = import_file(importing, exchange, names[0], &stray);
	importing->left += left;
	file_free_names(names, count);
	exchange_close(exchange);
	return rc;
}

static enum error import_all(struct importing *importing, const struct arguments *arguments)
{
	enum error rc = ERROR_NONE;
	bool stray;

	for (size_t i = 0; rc == ERROR_NONE && i < command_operands(arguments); i++) {
		const char *path = command_operand(arguments, i);

		rc = exchange_is_at_hand(path) ? import_exchange(importing, path)
					       : import_file(importing, NULL, path, &stray);
	}
	return rc;
}

static enum error print(const struct importing *importing)
{
	struct text out = { 0 };

	text_addf(&out, P_("%zu edition taken in\n", "%zu editions taken in\n", importing->added),
	    importing->added);
	if (importing->left > 0)
		text_addf(&out,
		    P_("%zu file was left alone: damaged, signed by somebody else, or not for this "
		       "store\n",
			"%zu files were left alone: damaged, signed by somebody else, or not for "
			"this "
			"store\n",
			importing->left),
		    importing->left);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct importing importing = { .trusted = command_value(arguments, "trust") };
	struct minisign_public public;
	enum error rc = ERROR_NONE;

	if (importing.trusted != NULL)
		rc = minisign_key_read(&public, importing.trusted);
	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &importing.central);
	if (rc == ERROR_NONE)
		rc = journal_begin(importing.central);
	if (rc != ERROR_NONE)
		return rc;
	rc = import_all(&importing, arguments);
	rc = journal_end(importing.central, rc);
	return rc == ERROR_NONE ? print(&importing) : rc;
}

const struct command cmd_round_import = {
	.name = "round import",
	.operands = "FILE|DIR…",
	.about = N_("take in a colleague's rounds"),
	.options = options,
	.min_operands = 1,
	.max_operands = SIZE_MAX,
	.run = run,
};
