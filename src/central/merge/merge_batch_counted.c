/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a batch brings of the figures of its sender's rounds: they are shown here from the same
 * documents, byte for byte. */
#include "central/merge/merge_batch_private.h"
#include "central/store/counts.h"
#include "central/store/purges.h"

/* As the batch has it; `round` stays with it. */
static enum error read_counted(
    const struct merge_batch *taking, const struct batch_counted *kept, struct counted **counted)
{
	const struct round *round = batch_round(&taking->batch, kept->round);
	enum error rc = counted_read(round, round->id, kept->sums, kept->sums_length, counted);

	if (rc == ERROR_NONE && kept->texts != NULL)
		rc = counted_read_more(
		    *counted, COUNTED_TEXTS, round->id, kept->texts, kept->texts_length);
	return rc;
}

static enum error check_one(const struct merge_batch *taking, const struct batch_counted *kept)
{
	struct counted *counted = NULL;
	enum error rc = read_counted(taking, kept, &counted);

	if (rc == ERROR_NONE &&
	    counted_publications(counted) != batch_publications(&taking->batch, kept->round))
		rc = ERROR_REFUSED;
	counted_free(counted);
	return rc;
}

enum error merge_batch_counted_check(struct merge_batch *taking)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_counted; i++)
		rc = check_one(taking, &taking->batch.counted[i]);
	return rc;
}

/* More publications are newer, and with as many whoever knows of a later round. */
static bool is_newer(const struct counted *counted, const struct counted *here)
{
	size_t n = counted_publications(counted), n_here = counted_publications(here);

	return n != n_here
		   ? n > n_here
		   : counted_follower(counted)[0] != '\0' && counted_follower(here)[0] == '\0';
}

/* Between two publications texts can only become fewer. */
static enum error keep_texts(
    struct merge_batch *taking, const struct batch_counted *kept, bool newer)
{
	struct text here = { 0 };
	bool purged = false, found = false;
	enum error rc = purges_is_done(taking->central, kept->round, &purged);

	if (rc != ERROR_NONE || purged || kept->texts == NULL)
		return rc;
	rc = counts_read(taking->central, kept->round, COUNTED_TEXTS, &here, &found);
	if (rc == ERROR_NONE && (newer || (found && kept->texts_length < here.length)))
		rc = counts_write(
		    taking->central, kept->round, COUNTED_TEXTS, kept->texts, kept->texts_length);
	text_wipe(&here);
	return rc;
}

static enum error keep_one(struct merge_batch *taking, const struct batch_counted *kept)
{
	const struct round *round = batch_round(&taking->batch, kept->round);
	struct counted *counted = NULL, *here = NULL;
	bool newer = false, more = false;
	enum error rc = read_counted(taking, kept, &counted);

	if (rc == ERROR_NONE)
		rc = counts_get(taking->central, round, &here);
	if (rc == ERROR_NONE) {
		newer = here == NULL || is_newer(counted, here);
		more = here == NULL || counted_publications(counted) > counted_publications(here);
	}
	if (rc == ERROR_NONE && newer)
		rc = counts_write(
		    taking->central, kept->round, COUNTED_SUMS, kept->sums, kept->sums_length);
	if (rc == ERROR_NONE && newer)
		rc = merge_batch_word_updates(taking, kept->round);
	if (rc == ERROR_NONE &&
	    (here == NULL || counted_publications(counted) >= counted_publications(here)))
		rc = keep_texts(taking, kept, more);
	taking->n_new += newer;
	taking->n_counted += newer;
	counted_free(counted);
	counted_free(here);
	return rc;
}

enum error merge_batch_counted_keep(struct merge_batch *taking)
{
	bool own = false;
	enum error rc = central_had_key(taking->central, taking->batch.central_key, &own);

	/* Of one's own rounds nobody else says anything. */
	for (size_t i = 0; rc == ERROR_NONE && !own && i < taking->batch.n_counted; i++)
		rc = keep_one(taking, &taking->batch.counted[i]);
	return rc;
}
