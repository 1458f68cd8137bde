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

static bool is_spoken(const char *code)
{
	return strlen(code) == 2 && strspn(code, "abcdefghijklmnopqrstuvwxyz") == 2 &&
	       (strcmp(code, "en") == 0 || has_catalogue(code));
}

/* gettext looks at LANGUAGE only where the locale of messages is another one. */
static bool is_plain_locale(const char *locale)
{
	return locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* What the environment asks for, as gettext understands it: the first in LANGUAGE's list that is
 * spoken, else the locale of messages. */
static void language_of_locale(void)
{
	const char *list = getenv("LANGUAGE");
	const char *locale = setlocale(LC_MESSAGES, NULL);

	if (is_plain_locale(locale))
		return;
	if (list == NULL || list[0] == '\0')
		list = locale;
	while (*list != '\0') {
		char code[8];

		snprintf(code, sizeof code, "%.*s", (int)strcspn(list, "_.@:"), list);
		if (is_spoken(code)) {
			memcpy(now, code, sizeof now);
			return;
		}
		list += strcspn(list, ":");
		list += strspn(list, ":");
	}
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
	if (!is_spoken(code))
		return error_hint(
		    error_set(ERROR_USAGE, _("the program does not speak \"%s\""), code),
		    _("Choose sv or en."));
	if (is_plain_locale(setlocale(LC_MESSAGES, NULL)))
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
