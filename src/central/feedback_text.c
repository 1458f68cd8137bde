/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Editors differ in how they end a line and begin a file; what is told to a unit does not. */
#include "central/feedback_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/plan.h"

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
	while (out->length > 0 && strchr(" \n", out->bytes[out->length - 1]) != NULL)
		out->bytes[--out->length] = '\0';
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
		      "signs."));
	text_forget(copy);
	return rc;
}

static enum error check(const struct text *text)
{
	size_t number = 1;
	enum error rc = ERROR_NONE;

	if (text_is_blank(text->bytes))
		return error_hint(error_set(ERROR_REFUSED, _("nothing was written")),
		    _("Nothing was sent. Write the answer in the file, on standard input, or in "
		      "the editor."));
	if (text->length > PLAN_MAX_TEXT)
		return error_hint(
		    error_set(ERROR_REFUSED, _("the answer has %zu bytes: there is room for %d"),
			text->length, PLAN_MAX_TEXT),
		    _("Nothing was sent. Make it shorter, or send it as two answers."));
	for (const char *line = text->bytes; rc == ERROR_NONE && *line != '\0'; number++) {
		size_t length = strcspn(line, "\n");

		rc = check_line(line, length, number);
		line += length + (line[length] == '\n');
	}
	return rc;
}

enum error feedback_text_take(const char *bytes, size_t length, char **text)
{
	struct text out = { 0 };
	enum error rc;

	if (strlen(bytes) != length)
		return error_hint(error_set(ERROR_REFUSED, _("the answer is not a text")),
		    _("Nothing was sent. Save it as plain text in UTF-8 and try again."));
	tidy(bytes, &out);
	rc = check(&out);
	if (rc == ERROR_NONE)
		*text = memory_copy(out.bytes);
	text_wipe(&out);
	return rc;
}
