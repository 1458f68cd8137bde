/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Claims out, words in; a word is written where it is another one. */
#include "central/merge/settle.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/merge/merge_reason.h"
#include "central/merge/merge_rules.h"
#include "central/reply/replies.h"
#include "central/store/codes.h"
#include "central/store/payloads.h"

/* All claims of a round. `word` is as it was, `erase` whether there is nothing left to erase. */
static enum error load_claims(
    struct central *central, const char *round, struct claim **claims, size_t *count)
{
	struct db_statement *all = db_use(central->db, SQL_PAYLOAD_CLAIMS);
	size_t room = 0;
	bool row = false;
	enum error rc;

	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		struct claim claim = { .coded = false };

		if (*count == room) {
			room = room * 2 + 64;
			*claims = memory_grow(*claims, room, sizeof **claims);
		}
		claim.coded = !db_is_null(all, 2);
		/* What counts follows from all of them: one that cannot be read spoils the rest. */
		if (!payloads_digest(all, 0, claim.digest) ||
		    !payloads_digest(all, 1, claim.respondent) ||
		    claim.coded != payloads_digest(all, 2, claim.code) ||
		    claim.coded != payloads_digest(all, 3, claim.rank)) {
			rc = error_hint(error_set(ERROR_DAMAGED,
					    _("the payloads in %s are damaged"), central->path),
			    _("Restore the latest copy that you made with \"skatta-central "
			      "backup\"."));
			break;
		}
		claim.revision = (long)db_number(all, 4);
		claim.withdrawal = db_number(all, 5) != 0;
		claim.published = db_number(all, 6) != 0;
		(*claims)[(*count)++] = claim;
	}
	db_done(all);
	return rc;
}

/* Whose answers are erased: what they wrote is quoted no more, and what was answered to it is
 * erased too. */
struct leaving {
	unsigned char (*people)[PEOPLE_ID_SIZE];
	size_t n;
};

/* Who said what is about to be erased, where it is not yet. */
static enum error note_leaving(
    struct central *central, const char *round, const struct claim *claim, struct leaving *leaving)
{
	struct db_statement *get = db_use(central->db, SQL_PAYLOAD_BOX);
	struct bundle bundle = { 0 };
	bool found = false;
	enum error rc;

	db_bind_text(get, 1, round);
	db_bind_blob(get, 2, claim->digest, DIGEST_SIZE);
	rc = db_next(get, &found);
	if (rc == ERROR_NONE && found)
		rc = payloads_read(central, round, get, &bundle);
	if (rc == ERROR_NONE && found) {
		leaving->people =
		    memory_grow(leaving->people, leaving->n + 1, sizeof *leaving->people);
		counts_person(central, bundle.respondent, leaving->people[leaving->n++]);
	}
	bundle_free(&bundle);
	db_done(get);
	return rc;
}

static enum error store_claim(
    struct central *central, const char *round, const struct claim *claim, struct leaving *leaving)
{
	struct db_statement *word = db_use(central->db, SQL_PAYLOAD_WORD);
	struct db_statement *erase;
	enum error rc;

	db_bind_blob(word, 1, claim->digest, DIGEST_SIZE);
	db_bind_text(word, 2, merge_word_names[claim->word]);
	db_bind_text(word, 3, claim->reason);
	rc = db_run(word);
	if (rc != ERROR_NONE || !claim->erase)
		return rc;
	rc = note_leaving(central, round, claim, leaving);
	if (rc != ERROR_NONE)
		return rc;
	erase = db_use(central->db, SQL_PAYLOAD_ERASE);
	db_bind_blob(erase, 1, claim->digest, DIGEST_SIZE);
	return db_run(erase);
}

/* The pairs of codes, as the claims know codes. */
struct replacing {
	struct central *central;
	const char *round;
	struct merge_replaced *pairs;
	size_t n;
};

static enum error add_pair(void *context, const unsigned char lost[ROUND_CODE_HASH_SIZE],
    const unsigned char instead[ROUND_CODE_HASH_SIZE])
{
	struct replacing *replacing = context;
	struct merge_replaced *pair;

	replacing->pairs =
	    memory_grow(replacing->pairs, replacing->n + 1, sizeof *replacing->pairs);
	pair = &replacing->pairs[replacing->n++];
	payloads_code(replacing->central, replacing->round, lost, pair->lost);
	payloads_code(replacing->central, replacing->round, instead, pair->instead);
	return ERROR_NONE;
}

static enum error decide(
    struct central *central, const char *round, struct claim *claims, size_t count)
{
	struct replacing replacing = { .central = central, .round = round };
	enum error rc = codes_each_replaced(central, round, add_pair, &replacing);

	if (rc == ERROR_NONE) {
		merge_rules_settle(claims, count);
		merge_rules_replace(claims, count, replacing.pairs, replacing.n);
	}
	free(replacing.pairs);
	return rc;
}

enum error settle_round(struct central *central, const char *round)
{
	struct claim *claims = NULL;
	struct leaving leaving = { 0 };
	size_t count = 0;
	enum error rc = load_claims(central, round, &claims, &count);

	if (rc == ERROR_NONE)
		rc = decide(central, round, claims, count);
	for (size_t i = 0; rc == ERROR_NONE && i < count; i++)
		rc = store_claim(central, round, &claims[i], &leaving);
	if (rc == ERROR_NONE)
		rc = counts_forget(central, round, leaving.people, leaving.n);
	if (rc == ERROR_NONE)
		rc = replies_forget(central, round, leaving.people, leaving.n);
	free(leaving.people);
	free(claims);
	return rc;
}
