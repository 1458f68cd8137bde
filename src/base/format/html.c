/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Escaping, and the frame of a page. */
#include "base/format/html.h"

#include <stdlib.h>
#include <string.h>

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

void html_begin(struct text *out, const char *language, const char *title, const char *style)
{
	text_addf(out,
	    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\""
	    " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n",
	    language);
	html_element(out, "title", NULL, title);
	text_addf(out, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

void html_end(struct text *out)
{
	text_add(out, "</body>\n</html>\n");
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
