/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Editors differ in how they end a line and begin a file; what is told to a unit does not. */
#include "central/commands/unit/feedback_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/plan/plan.h"
#include "form/written.h"

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* The bytes have no NUL. */
static void tidy(const char *bytes, struct text *out)
{
	if (strncmp(bytes, byte_order_mark, strlen(byte_order_mark)) == 0)
		bytes += strlen(byte_order_mark);
	text_add(out, "");
	for (; *bytes != '\0'; bytes++) {
		if (*bytes == '\t')
			text_add(out, "    ");
		else if (*bytes != '\r')
			text_add_bytes(out, bytes, 1);
		else if (bytes[1] != '\n')
			text_add(out, "\n");
	}
}

/* In composed letters, and without the blanks at the end: those at the beginning may mean
 * something. */
static char *spelled(const struct text *text)
{
	char *composed = memory_new(TEXT_COMPOSED * text->length + 1, 1);
	size_t length = text_compose(text->bytes, text->length, composed);
	const char *start = composed;

	text_trim(&start, &length);
	composed[length > 0 ? (size_t)(start - composed) + length : 0] = '\0';
	return composed;
}

char *feedback_text_tidy(const char *bytes)
{
	struct text out = { 0 };
	char *composed;

	tidy(bytes, &out);
	composed = spelled(&out);
	text_wipe(&out);
	return composed;
}

static enum error check_line(const char *line, size_t length, size_t number)
{
	char *copy = text_format("%.*s", (int)length, line);
	enum error rc = ERROR_NONE;

	if (!text_is_utf8(copy, length))
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("line %zu of the answer is not UTF-8"), number),
		    _("Nothing was sent. Save the text as UTF-8 and try again."));
	else if (!text_is_safe(copy, false))
		rc = error_hint(error_set(ERROR_REFUSED,
				    _("line %zu of the answer has a character that cannot be "
				      "shown"),
				    number),
		    _("Nothing was sent. Write it without control characters and invisible "
		      "characters."));
	text_forget(copy);
	return rc;
}

static enum error check(const char *text)
{
	size_t number = 1;
	enum error rc;

	if (text_is_blank(text))
		return error_hint(error_set(ERROR_REFUSED, _("nothing was written")),
		    _("Nothing was sent. Write the answer in the file, on standard input, or in "
		      "the editor."));
	rc = written_fits(text, PLAN_MAX_TEXT);
	if (rc != ERROR_NONE)
		return error_hint(
		    rc, _("Nothing was sent. Make it shorter, or send it as two answers."));
	for (const char *line = text; rc == ERROR_NONE && *line != '\0'; number++) {
		size_t length = strcspn(line, "\n");

		rc = check_line(line, length, number);
		line += length + (line[length] == '\n');
	}
	return rc;
}

enum error feedback_text_take(const char *bytes, size_t length, char **text)
{
	char *composed;
	enum error rc;

	if (strlen(bytes) != length)
		return error_hint(error_set(ERROR_REFUSED, _("the answer is not a text")),
		    _("Nothing was sent. Save it as plain text in UTF-8 and try again."));
	composed = feedback_text_tidy(bytes);
	rc = check(composed);
	if (rc == ERROR_NONE)
		*text = memory_copy(composed);
	text_forget(composed);
	return rc;
}
