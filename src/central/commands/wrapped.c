/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Line by line. */
#include "central/commands/wrapped.h"

void wrapped_add(struct text *out, char *said, size_t indent)
{
	const char *at = said;
	size_t next, room = WRAPPED_WIDTH;

	do {
		size_t length = text_wrap(at, room, &next);

		text_addf(out, "%*s%.*s\n", (int)(WRAPPED_WIDTH - room), "", (int)length, at);
		at += next;
		room = WRAPPED_WIDTH - indent;
	} while (*at != '\0');
	text_forget(said);
}
