/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A failure that does not stop the rest: the first is put aside, and told when all else is done. */
#ifndef SKATTA_BASE_FAILURE_H
#define SKATTA_BASE_FAILURE_H

#include "base/error.h"

/* Empty at first: { 0 }. */
struct failure {
	enum error code;
	char *sentence, *hint;
};

/* After something returned `code`: put its record aside where it is the first failure, and forget
 * it otherwise, so that what comes next has a record of its own. */
void failure_put_aside(struct failure *failure, enum error code);

/* Make the first failure, where there was one, the standing one again; returns its code, and
 * empties `failure`. */
enum error failure_tell(struct failure *failure) ERROR_MUST_CHECK;

/* Leave it untold, and empty it. */
void failure_forget(struct failure *failure);

#endif
