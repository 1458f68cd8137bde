/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The process's one record of what went wrong. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SENTENCE_SIZE = ERROR_MAX_SENTENCE + 1, HINT_SIZE = 501 };

static struct {
	char sentence[SENTENCE_SIZE];
	char hint[HINT_SIZE];
} standing;

enum error error_set(enum error code, const char *format, ...)
{
	va_list list;

	/* The deepest sentence is the one that helps. */
	if (standing.sentence[0] != '\0')
		return code;
	va_start(list, format);
	vsnprintf(standing.sentence, sizeof standing.sentence, format, list);
	va_end(list);
	return code;
}

enum error error_hint(enum error code, const char *format, ...)
{
	va_list list;

	if (standing.hint[0] != '\0')
		return code;
	va_start(list, format);
	vsnprintf(standing.hint, sizeof standing.hint, format, list);
	va_end(list);
	return code;
}

enum error error_within(enum error code, const char *format, ...)
{
	char deeper[SENTENCE_SIZE];
	va_list list;
	size_t length;

	if (standing.sentence[0] == '\0')
		return code;
	memcpy(deeper, standing.sentence, sizeof deeper);
	va_start(list, format);
	vsnprintf(standing.sentence, sizeof standing.sentence, format, list);
	va_end(list);
	length = strlen(standing.sentence);
	strncat(standing.sentence, ": ", sizeof standing.sentence - length - 1);
	length = strlen(standing.sentence);
	strncat(standing.sentence, deeper, sizeof standing.sentence - length - 1);
	return code;
}

void error_clear(void)
{
	standing.sentence[0] = '\0';
	standing.hint[0] = '\0';
}

const char *error_sentence(void)
{
	return standing.sentence;
}

const char *error_next_step(void)
{
	return standing.hint;
}
