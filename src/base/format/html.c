/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Escaping. */
#include "base/format/html.h"

#include <stdlib.h>

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void html_text(struct text *out, const char *text)
{
	char *safe = text_made_safe(text, true);

	for (const char *at = safe; *at != '\0'; at++) {
		const char *written = entity(*at);

		if (written != NULL)
			text_add(out, written);
		else
			text_add_bytes(out, at, 1);
	}
	free(safe);
}

void html_element(struct text *out, const char *name, const char *class, const char *text)
{
	if (class != NULL)
		text_addf(out, "<%s class=\"%s\">", name, class);
	else
		text_addf(out, "<%s>", name);
	html_text(out, text);
	text_addf(out, "</%s>\n", name);
}
