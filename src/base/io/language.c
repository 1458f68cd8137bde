/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which catalogue gettext reads. */
#include "base/io/language.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/io/file.h"
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

bool language_is_spoken(const char *code)
{
	return strlen(code) == 2 && strspn(code, "abcdefghijklmnopqrstuvwxyz") == 2 &&
	       (strcmp(code, "en") == 0 || has_catalogue(code));
}

/* gettext looks at LANGUAGE only where the locale of messages is another one. */
static bool is_plain_locale(const char *locale)
{
	return locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* The locale that the environment names for a category; "" where it names none. */
static const char *wanted_locale(const char *category)
{
	const char *const names[] = { "LC_ALL", category, "LANG" };

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "";
}

/* The encoding and the language are all that is taken from the locale: numbers in files and figures
 * have a point everywhere, and of a locale that is not in the system's archive each category is a
 * file more to read at every start. One that is not installed here must cost nobody their åäö or
 * their language. Where it names an encoding other than UTF-8, only ASCII is sure to be legible. */
static void take_locale(void)
{
	const char *codeset = strchr(wanted_locale("LC_CTYPE"), '.');
	bool is_utf8 = codeset == NULL || strncasecmp(codeset, ".utf", 4) == 0;

	if (setlocale(LC_CTYPE, "") == NULL)
		setlocale(LC_CTYPE, is_utf8 ? "C.UTF-8" : "C");
	if (setlocale(LC_MESSAGES, "") == NULL)
		setlocale(LC_MESSAGES, "C.UTF-8");
}

/* gettext finds it also where the locale of messages is a nearest one only. It keeps what it has
 * found until its domain is named again. */
static void speak(const char *code)
{
	if (setenv("LANGUAGE", code, 1) != 0)
		memory_out();
	textdomain("skatta");
	memcpy(now, code, sizeof now);
}

/* What the environment asks for, as gettext understands it: the first in LANGUAGE's list that is
 * spoken, else the locale of messages. gettext itself gets to see nothing but that: it would look
 * for a catalogue wherever a name with slashes leads. */
static void language_of_locale(void)
{
	const char *list = getenv("LANGUAGE");

	if (list == NULL || list[0] == '\0')
		list = wanted_locale("LC_MESSAGES");
	if (is_plain_locale(setlocale(LC_MESSAGES, NULL)))
		list = "";
	while (*list != '\0') {
		char code[8];

		snprintf(code, sizeof code, "%.*s", (int)strcspn(list, "_.@:"), list);
		if (language_is_spoken(code)) {
			speak(code);
			return;
		}
		list += strcspn(list, ":");
		list += strspn(list, ":");
	}
	speak("en");
}

void language_start(void)
{
	take_locale();
	bindtextdomain("skatta", catalogue_folder());
	bind_textdomain_codeset("skatta", "UTF-8");
	/* What strerror() says goes into sentences of ours. */
	bind_textdomain_codeset("libc", "UTF-8");
	textdomain("skatta");
	language_of_locale();
}

enum error language_choose(const char *code)
{
	if (!language_is_spoken(code))
		return error_hint(
		    error_set(ERROR_USAGE, _("the program does not speak \"%s\""), code),
		    _("Choose sv or en."));
	if (is_plain_locale(setlocale(LC_MESSAGES, NULL)))
		setlocale(LC_MESSAGES, "C.UTF-8");
	speak(code);
	return ERROR_NONE;
}

void language_hear(int argc, char **argv)
{
	static const char option[] = "--lang";
	const size_t length = sizeof option - 1;

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *code = NULL;

		if (strcmp(argv[i], option) == 0)
			code = argv[i + 1];
		else if (strncmp(argv[i], option, length) == 0 && argv[i][length] == '=')
			code = argv[i] + length + 1;
		/* One that is not spoken is told by who takes the option. */
		if (code != NULL && language_is_spoken(code) && language_choose(code) != ERROR_NONE)
			error_clear();
	}
}

/* Codes in turn: the nearest behind the present one, and the first of all. */
static void consider(const char *code, char behind[sizeof now], char first[sizeof now])
{
	if (strcmp(code, now) > 0 && (behind[0] == '\0' || strcmp(code, behind) < 0))
		memcpy(behind, code, sizeof now);
	if (first[0] == '\0' || strcmp(code, first) < 0)
		memcpy(first, code, sizeof now);
}

const char *language_next(void)
{
	static char next[sizeof now];
	char behind[sizeof now] = "", first[sizeof now] = "", **names = NULL;
	size_t count = 0;
	int folder = -1;

	/* English is in the code and has no catalogue. */
	consider("en", behind, first);
	if (file_open_folder(catalogue_folder(), false, false, &folder) == ERROR_NONE &&
	    file_names(folder, catalogue_folder(), &names, &count) == ERROR_NONE)
		for (size_t i = 0; i < count; i++)
			if (language_is_spoken(names[i]))
				consider(names[i], behind, first);
	error_clear();
	file_free_names(names, count);
	if (folder >= 0)
		close(folder);
	memcpy(next, behind[0] != '\0' ? behind : first, sizeof next);
	return next;
}

const char *language_now(void)
{
	return now;
}

const char *language_say(const char *text)
{
	const char *said = gettext(text);

	return said != text ? said : strchr(text, '\004') + 1;
}

const char *language_decimal_sign(void)
{
	/* The translation is this language's decimal sign. */
	return _(".");
}

bool language_is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
