/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The reasons as a list. */
#include "central/merge/merge_reason.h"

#include <string.h>

#include "base/memory.h"

static const char *const reasons[] = {
	MERGE_REASON_DAMAGED,
	MERGE_REASON_TOO_LARGE,
	MERGE_REASON_NOT_PLAIN,
	MERGE_REASON_NAME,
	MERGE_REASON_UNREADABLE,
	MERGE_REASON_FOREIGN,
	MERGE_REASON_NOT_BUNDLE,
	MERGE_REASON_MISFIT,
	MERGE_REASON_UNKNOWN_ROUND,
	MERGE_REASON_UNKNOWN_EDITION,
	MERGE_REASON_NEWER,
	MERGE_REASON_SAME_REVISION,
	MERGE_REASON_SAME_CODE,
	MERGE_REASON_NOT_TRUSTED,
	MERGE_REASON_PURGED,
	MERGE_REASON_CLOSED,
	MERGE_REASON_OVER,
	MERGE_REASON_REVOKED,
};

const char *merge_reason_find(const char *text)
{
	for (size_t i = 0; i < COUNT(reasons); i++)
		if (strcmp(reasons[i], text) == 0)
			return reasons[i];
	return MERGE_REASON_NONE;
}
