/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A short stack of answers. */
#include "client/steps/undo.h"

#include <string.h>

void undo_remember(struct undo *undo, const struct item *item, const struct answer *before)
{
	struct undo_change *change;

	if (undo->count == UNDO_DEPTH) {
		answer_clear(&undo->changes[0].before);
		memmove(undo->changes, undo->changes + 1, --undo->count * sizeof *undo->changes);
	}
	change = &undo->changes[undo->count++];
	*change = (struct undo_change){ .item = item };
	answer_copy(&change->before, before);
}

bool undo_take(struct undo *undo, const struct item **item, struct answer *before)
{
	struct undo_change *change;

	if (undo->count == 0)
		return false;
	change = &undo->changes[--undo->count];
	*item = change->item;
	*before = change->before;
	change->before = (struct answer){ 0 };
	return true;
}

void undo_forget(struct undo *undo)
{
	while (undo->count > 0)
		answer_clear(&undo->changes[--undo->count].before);
}
