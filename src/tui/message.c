/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One message at a time: the latest is the one that matters. */
#include "tui/message.h"

#include <stdio.h>
#include <string.h>

static struct {
	struct message message;
	bool passes;
} standing;

void message_forget(void)
{
	/* Overwritten: it may have told somebody's name. */
	memset(&standing, 0, sizeof standing);
}

void message_say(const char *format, va_list arguments)
{
	message_forget();
	vsnprintf(standing.message.sentence, sizeof standing.message.sentence, format, arguments);
}

void message_fail(enum error code)
{
	struct message *message = &standing.message;

	if (code != ERROR_NONE && code != ERROR_CANCELLED) {
		message_forget();
		snprintf(message->sentence, sizeof message->sentence, "%s", error_sentence());
		snprintf(message->hint, sizeof message->hint, "%s", error_next_step());
		message->is_error = true;
	}
	if (code != ERROR_NONE)
		error_clear();
}

void message_passes(void)
{
	standing.passes = true;
}

const struct message *message_now(void)
{
	if (standing.passes)
		message_forget();
	return &standing.message;
}
