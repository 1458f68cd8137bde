/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* check: is the store whole, with all that is signed and sealed in it, and is the process fit. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/store/contents.h"
#include "central/merge/differences.h"
#include "central/results/copies.h"
#include "central/store/editions.h"
#include "central/store/payloads.h"
#include "central/store/publications.h"
#include "central/store/receipt_files.h"
#include "crypto/secret.h"
#include "document/carry/batch.h"

struct tally {
	struct central *central;
	struct minisign_public *keys; /* the store's own, the present one last */
	size_t n_keys;
	size_t editions, payloads, receipts;
};

static enum error check_edition(void *context, const char *id, long edition, const char *bytes,
    size_t length, const char *signature)
{
	struct tally *tally = context;
	struct round *round = NULL;
	enum error rc =
	    editions_read(tally->central, id, edition, bytes, length, signature, &round);

	tally->editions++;
	round_free(round);
	return rc;
}

/* By the key that the store has, or one that it had when the file was made. */
static enum error check_receipts(
    void *context, const char *name, const char *bytes, size_t length, const char *signature)
{
	struct tally *tally = context;
	enum error rc = ERROR_WRONG_KEY;

	tally->receipts++;
	for (size_t i = tally->n_keys; rc == ERROR_WRONG_KEY && i-- > 0;) {
		error_clear();
		rc = minisign_verify(
		    signature, strlen(signature), &tally->keys[i], name, bytes, length);
	}
	return rc;
}

static enum error check_payload(void *context, const struct bundle *bundle)
{
	struct tally *tally = context;

	(void)bundle; /* that it could be read is what was asked */
	tally->payloads++;
	return ERROR_NONE;
}

static enum error check_payloads(struct tally *tally)
{
	char **ids = NULL;
	size_t count = 0;
	enum error rc = editions_ids(tally->central, &ids, &count);

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		struct round *round = NULL;

		rc = editions_get(tally->central, ids[i], &round);
		if (rc == ERROR_NONE)
			rc = payloads_each(
			    tally->central, round, PAYLOADS_ALL, check_payload, tally);
		round_free(round);
	}
	file_free_names(ids, count);
	return rc;
}

static enum error add_key(void *context, const char *key, const char *signature)
{
	struct tally *tally = context;

	(void)signature;
	tally->keys = memory_grow(tally->keys, tally->n_keys + 1, sizeof *tally->keys);
	return minisign_key_read(&tally->keys[tally->n_keys++], key);
}

static enum error check_all(struct central *central, struct tally *tally)
{
	enum error rc = db_check(central->db);

	if (rc != ERROR_NONE)
		return rc;
	tally->central = central;
	rc = central_each_earlier(central, add_key, tally);
	if (rc == ERROR_NONE)
		rc = add_key(tally, central->signing_key, NULL);
	if (rc == ERROR_NONE)
		rc = editions_each(central, check_edition, tally);
	if (rc == ERROR_NONE)
		rc = receipt_files_each(central, check_receipts, tally);
	free(tally->keys);
	if (rc == ERROR_NONE)
		rc = check_payloads(tally);
	return rc == ERROR_NONE ? publications_check(central) : rc;
}

static void add_whole(struct text *out, bool is_copy, const struct tally *tally)
{
	if (is_copy)
		text_addf(out,
		    P_("copy     whole: %zu edition, ", "copy     whole: %zu editions, ",
			tally->editions),
		    tally->editions);
	else
		text_addf(out,
		    P_("store    whole: %zu edition, ", "store    whole: %zu editions, ",
			tally->editions),
		    tally->editions);
	text_addf(
	    out, P_("%zu receipt file, ", "%zu receipt files, ", tally->receipts), tally->receipts);
	text_addf(out, P_("%zu payload\n", "%zu payloads\n", tally->payloads), tally->payloads);
}

static void add_process(struct text *out)
{
	text_add(out, process_is_hardened()
			  ? _("process  closed to other programs of this account\n")
			  : _("process  NOT closed to other programs of this account\n"));
	text_add(
	    out, secret_is_locked()
		     ? _("memory   keys are locked in memory\n")
		     : _("memory   keys may reach the swap space: allow more locked memory\n"));
}

static void add_only(struct text *out, const char *sentence, const struct contents *only)
{
	text_add(out, sentence);
	text_addf(out, P_("%zu bundle, ", "%zu bundles, ", only->bundles), only->bundles);
	text_addf(out, P_("%zu plan, ", "%zu plans, ", only->plans), only->plans);
	text_addf(out, P_("%zu edition of a round\n", "%zu editions of rounds\n", only->editions),
	    only->editions);
}

static void add_compared(
    struct text *out, const struct contents *only_store, const struct contents *only_copy)
{
	if (contents_is_nothing(only_store))
		text_add(out, _("store    has no bundle, plan or edition that the copy lacks\n"));
	else
		add_only(out, _("store    has what the copy lacks: "), only_store);
	if (!contents_is_nothing(only_copy))
		add_only(out, _("copy     has what the store lacks: "), only_copy);
}

/* A copy is most wanted where the store is gone or damaged: that is told, and no failure. */
static void compare(struct central_session *session, struct central *copy, struct text *out)
{
	struct contents only_store, only_copy;
	struct central *store;
	enum error rc = central_session_open(session, &store);

	/* The signing key can have been replaced since; the other one never is. */
	if (rc == ERROR_NONE && strcmp(store->recipient, copy->recipient) != 0) {
		text_add(out, _("store    another one: this is no copy of it\n"));
		return;
	}
	if (rc == ERROR_NONE)
		rc = contents_compare(store, copy, &only_store, &only_copy);
	if (rc == ERROR_NONE)
		add_compared(out, &only_store, &only_copy);
	else
		text_addf(out, _("store    not compared: %s\n"), error_sentence());
	error_clear();
}

static enum error check_copy(struct central_session *session, const char *path)
{
	struct tally tally = { 0 };
	struct text out = { 0 };
	struct central *copy = NULL;
	char day[CLOCK_DAY_SIZE];
	enum error rc = central_session_unlock_copy(session, path, &copy);

	if (rc == ERROR_NONE)
		rc = check_all(copy, &tally);
	if (rc == ERROR_NONE)
		rc = copies_day(copy, day);
	if (rc == ERROR_NONE) {
		add_whole(&out, true, &tally);
		text_addf(&out, _("copy     has all that was done until %s\n"), day);
		compare(session, copy, &out);
		add_process(&out);
		rc = central_session_print(out.bytes);
	}
	text_free(&out);
	central_close(copy);
	return rc;
}

static void add_differences(struct text *out, const struct differences *differences)
{
	if (differences->store.length + differences->batch.length == 0) {
		text_add(out, _("store    has all that the batch has, and nothing else\n"));
		return;
	}
	if (differences->store.length > 0)
		text_addf(out, "%s%s", _("store    has what the batch lacks:\n"),
		    differences->store.bytes);
	if (differences->batch.length > 0)
		text_addf(out, "%s%s", _("batch    has what the store lacks:\n"),
		    differences->batch.bytes);
}

static enum error check_against(struct central_session *session, const char *path)
{
	struct differences differences = { 0 };
	struct text out = { 0 };
	struct central *central;
	unsigned char *sealed = NULL, *plain = NULL;
	size_t sealed_length, length = 0;
	enum error rc = file_read_linked(path, BATCH_LIMIT, &sealed, &sealed_length);

	if (rc == ERROR_NONE)
		rc = central_session_unlock(session, &central);
	if (rc == ERROR_NONE) {
		rc = age_open(
		    &central->keys->identity, path, sealed, sealed_length, &plain, &length);
		if (rc == ERROR_WRONG_KEY)
			error_hint(error_set(rc, _("%s is sealed to somebody else"), path),
			    _("Ask for a batch to the recipient that \"skatta-central keys\" "
			      "prints."));
	}
	if (rc == ERROR_NONE)
		rc = differences_find(central, path, (const char *)plain, length, &differences);
	if (rc == ERROR_NONE) {
		add_differences(&out, &differences);
		rc = central_session_print_text(&out);
	}
	if (plain != NULL)
		secret_wipe(plain, length);
	free(plain);
	free(sealed);
	differences_free(&differences);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct tally tally = { 0 };
	struct text out = { 0 };
	struct central *central;
	enum error rc;

	if (command_has(arguments, "against")) {
		if (command_operands(arguments) > 0)
			return error_set(
			    ERROR_USAGE, _("--against takes a batch, and no copy beside it"));
		return check_against(state, command_value(arguments, "against"));
	}
	if (command_operands(arguments) > 0)
		return check_copy(state, command_operand(arguments, 0));
	rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = check_all(central, &tally);
	if (rc != ERROR_NONE)
		return rc;
	add_whole(&out, false, &tally);
	add_process(&out);
	return central_session_print_text(&out);
}

static const struct command_option options[] = {
	{ "against", 0, "BATCH",
	    N_("say what a colleague has that is not here, or the other way") },
	{ 0 },
};

const struct command cmd_check = {
	.name = "check",
	.options = options,
	.operands = "[BACKUP]",
	.about = N_("check that the store, or a copy of it, is whole and this machine is safe"),
	.max_operands = 1,
	.run = run,
};
