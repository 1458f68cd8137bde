/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The answers as they were before the last changes, to take them back across items. */
#ifndef SKATTA_CLIENT_UNDO_H
#define SKATTA_CLIENT_UNDO_H

#include <stdbool.h>
#include <stddef.h>

#include "form/answer.h"

enum { UNDO_DEPTH = 100 }; /* further back is forgotten */

struct undo {
	struct undo_change {
		const struct item *item;
		struct answer before;
	} changes[UNDO_DEPTH];
	size_t count;
};

/* Remember what the item's answer was (copied). */
void undo_remember(struct undo *undo, const struct item *item, const struct answer *before);
/* The last change, for the caller to answer_clear(); false where there is none. */
bool undo_take(struct undo *undo, const struct item **item, struct answer *before);
/* Forget and wipe all. */
void undo_forget(struct undo *undo);

#endif
