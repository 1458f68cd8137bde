/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The record of a failure, kept while others come and go. */
#include "base/failure.h"

#include <stdlib.h>

#include "base/memory.h"

void failure_put_aside(struct failure *failure, enum error code)
{
	if (code != ERROR_NONE && failure->code == ERROR_NONE)
		*failure = (struct failure){ code, memory_copy(error_sentence()),
			memory_copy(error_next_step()) };
	error_clear();
}

enum error failure_tell(struct failure *failure)
{
	enum error code = failure->code;

	if (code != ERROR_NONE) {
		error_clear();
		error_hint(error_set(code, "%s", failure->sentence), "%s", failure->hint);
	}
	failure_forget(failure);
	return code;
}

void failure_forget(struct failure *failure)
{
	free(failure->sentence);
	free(failure->hint);
	*failure = (struct failure){ 0 };
}
