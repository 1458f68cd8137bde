/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Only who holds the key sees which of the two it is. */
#include "central/merge/merge_sealed.h"

#include <stdlib.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "central/merge/merge_batch.h"
#include "central/merge/merge_bundle.h"
#include "central/merge/merge_reason.h"
#include "crypto/secret.h"
#include "document/carry/batch.h"

/* Too large for a bundle, and no batch or not to be opened: `why`. */
static void refuse_large(enum error why, struct merge_verdict *verdict)
{
	if (why != ERROR_WRONG_KEY) {
		error_clear();
		error_set(ERROR_TOO_LARGE, _("no bundle is larger than 1 MiB, and it is no batch"));
	}
	merge_work_say(verdict, MERGE_REFUSED,
	    why == ERROR_WRONG_KEY ? MERGE_REASON_FOREIGN : MERGE_REASON_TOO_LARGE);
}

enum error merge_sealed_take(struct merge_work *work, const char *name, const unsigned char *sealed,
    size_t length, struct merge_verdict *verdict)
{
	struct merge_opened opened = { .name = name, .sealed = sealed, .sealed_length = length };
	unsigned char *plain = NULL;
	enum error why =
	    age_open(&work->central->keys->identity, name, sealed, length, &plain, &opened.length);
	enum error rc = ERROR_NONE;

	opened.plain = plain;
	if (why == ERROR_NONE && batch_is((const char *)plain, opened.length))
		rc = merge_batch_take(work, name, (const char *)plain, opened.length, verdict);
	else if (length > FILE_LIMIT_BUNDLE)
		refuse_large(why, verdict);
	else if (why == ERROR_NONE)
		rc = merge_bundle_take(work, &opened, verdict);
	else
		rc = merge_bundle_refuse(work, name,
		    why == ERROR_WRONG_KEY ? MERGE_REASON_FOREIGN : MERGE_REASON_NOT_BUNDLE,
		    verdict);
	if (plain != NULL)
		secret_wipe(plain, opened.length);
	free(plain);
	return rc;
}
