/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rules for texts that people wrote. */
#include "form/written.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* Fewer than text_spell() takes away: what was written by an earlier version is still read. */
static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

size_t written_characters(const char *text)
{
	size_t length = strlen(text);

	text_trim(&text, &length);
	return text_characters_bytes(text, length);
}

static char *too_long(const char *text, size_t longest)
{
	size_t characters = written_characters(text);

	if (characters <= longest)
		return NULL;
	return text_format(
	    _("the text is %zu characters long; at most %zu fit"), characters, longest);
}

enum error written_fits(const char *text, size_t longest)
{
	char *flaw = too_long(text, longest);
	enum error rc = flaw == NULL ? ERROR_NONE : error_set(ERROR_REFUSED, "%s", flaw);

	free(flaw);
	return rc;
}

char *written_flaw(const char *text, size_t longest, bool lines)
{
	size_t length = strlen(text);
	char *flaw;

	if (length == 0)
		return memory_copy(_("the text is empty; write it"));
	if (is_blank(text[0]) || is_blank(text[length - 1]))
		return memory_copy(_("the text begins or ends with a space; remove it"));
	if ((flaw = too_long(text, longest)) != NULL)
		return flaw;
	if (!lines && strchr(text, '\n') != NULL)
		return memory_copy(_("the text has more than one line; make it one"));
	if (!text_is_safe(text, lines))
		return memory_copy(
		    _("the text has a character that cannot be shown; type it again"));
	return NULL;
}
