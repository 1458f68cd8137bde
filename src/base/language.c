/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which catalogue gettext reads. */
#include "base/language.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

static char now[3] = "en";

static const char *catalogue_folder(void)
{
	const char *folder = getenv("SKATTA_LOCALE");

	return folder != NULL && folder[0] != '\0' ? folder : LOCALEDIR;
}

static bool has_catalogue(const char *code)
{
	char *path = text_format("%s/%s/LC_MESSAGES/skatta.mo", catalogue_folder(), code);
	bool has = access(path, R_OK) == 0;

	free(path);
	return has;
}

/* What the environment asks for: LANGUAGE's first, else the locale of messages. */
static void language_of_locale(void)
{
	const char *list = getenv("LANGUAGE");
	const char *locale = setlocale(LC_MESSAGES, NULL);
	char code[3] = "";

	if (locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return;
	if (list == NULL || strlen(list) < 2)
		list = locale;
	memcpy(code, list, 2);
	if (has_catalogue(code))
		memcpy(now, code, sizeof now);
}

void language_start(void)
{
	/* A locale that is not installed here must not cost the person their åäö. */
	if (setlocale(LC_ALL, "") == NULL)
		setlocale(LC_ALL, "C.UTF-8");
	/* Numbers in files and figures are written with a point everywhere. */
	setlocale(LC_NUMERIC, "C");
	bindtextdomain("skatta", catalogue_folder());
	bind_textdomain_codeset("skatta", "UTF-8");
	textdomain("skatta");
	language_of_locale();
}

enum error language_choose(const char *code)
{
	const char *locale;

	if (strlen(code) != 2 || (strcmp(code, "en") != 0 && !has_catalogue(code)))
		return error_hint(
		    error_set(ERROR_USAGE, _("the program does not speak \"%s\""), code),
		    _("Choose sv or en."));
	/* gettext looks at LANGUAGE only where the locale of messages is not "C". */
	locale = setlocale(LC_MESSAGES, NULL);
	if (locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	if (setenv("LANGUAGE", code, 1) != 0)
		memory_out();
	/* gettext keeps what it has found until its domain is named again. */
	textdomain("skatta");
	memcpy(now, code, sizeof now);
	return ERROR_NONE;
}

const char *language_now(void)
{
	return now;
}

bool language_is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
