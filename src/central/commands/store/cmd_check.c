/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* check: is the store whole, with all that is signed and sealed in it, and is the process fit. */
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/editions.h"
#include "central/store/payloads.h"
#include "central/store/publications.h"
#include "central/store/receipt_files.h"
#include "crypto/secret.h"

struct tally {
	struct central *central;
	struct minisign_public own;
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

static enum error check_receipts(
    void *context, const char *name, const char *bytes, size_t length, const char *signature)
{
	struct tally *tally = context;

	tally->receipts++;
	return minisign_verify(signature, strlen(signature), &tally->own, name, bytes, length);
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

static enum error print(const struct tally *tally)
{
	struct text out = { 0 };

	text_addf(&out,
	    P_("store    whole: %zu edition, ", "store    whole: %zu editions, ", tally->editions),
	    tally->editions);
	text_addf(&out, P_("%zu receipt file, ", "%zu receipt files, ", tally->receipts),
	    tally->receipts);
	text_addf(&out, P_("%zu payload\n", "%zu payloads\n", tally->payloads), tally->payloads);
	text_add(&out, process_is_hardened()
			   ? _("process  closed to other programs of this account\n")
			   : _("process  NOT closed to other programs of this account\n"));
	text_add(
	    &out, secret_is_locked()
		      ? _("memory   keys are locked in memory\n")
		      : _("memory   keys may reach the swap space: allow more locked memory\n"));
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct tally tally = { 0 };
	enum error rc = central_session_unlock(state, &tally.central);

	(void)arguments;
	if (rc == ERROR_NONE)
		rc = db_check(tally.central->db);
	if (rc != ERROR_NONE)
		return rc;
	minisign_public_of(&tally.central->keys->signer, &tally.own);
	rc = editions_each(tally.central, check_edition, &tally);
	if (rc == ERROR_NONE)
		rc = receipt_files_each(tally.central, check_receipts, &tally);
	if (rc == ERROR_NONE)
		rc = check_payloads(&tally);
	if (rc == ERROR_NONE)
		rc = publications_check(tally.central);
	return rc == ERROR_NONE ? print(&tally) : rc;
}

const struct command cmd_check = {
	.name = "check",
	.operands = "",
	.about = N_("check that the store is whole and this machine is safe"),
	.run = run,
};
