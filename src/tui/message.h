/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands on the message line. Internal to the layer; screens use ui_say() and ui_fail(). */
#ifndef SKATTA_TUI_MESSAGE_H
#define SKATTA_TUI_MESSAGE_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/error.h"

/* "" where there is nothing. */
struct message {
	char sentence[512];
	char hint[512];
	bool is_error;
};

void message_say(const char *format, va_list arguments) ERROR_PRINTF(1, 0);

/* Take over and clear the standing error; see ui_fail(). */
void message_fail(enum error code);

/* What was said is about work that is over when the next frame is drawn. */
void message_passes(void);

void message_forget(void);

/* For the frame that is drawn now. */
const struct message *message_now(void);

#endif
