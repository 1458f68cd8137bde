/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* As many as are drawn: a list shows one for each row at most. */
#include "tui/targets.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/memory.h"

struct target {
	int top, left, height, width;
	int code;
};

static struct {
	struct target *list;
	size_t count, room;
} targets;

void targets_forget(void)
{
	free(targets.list);
	targets.list = NULL;
	targets.count = targets.room = 0;
}

void targets_add(int top, int left, int height, int width, int code)
{
	if (targets.count == targets.room) {
		targets.room = targets.room * 2 + 8;
		targets.list = memory_grow(targets.list, targets.room, sizeof *targets.list);
	}
	targets.list[targets.count++] = (struct target){ top, left, height, width, code };
}

int targets_at(int row, int column)
{
	for (size_t i = targets.count; i-- > 0;) {
		const struct target *target = &targets.list[i];

		if (row >= target->top && row < target->top + target->height &&
		    column >= target->left && column < target->left + target->width)
			return target->code;
	}
	return 0;
}
