/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which language is spoken, by the environment and by choice, where sv and de have catalogues. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "support/scratch.h"

static int make_catalogues(void **state)
{
	static const char *const folders[] = { "sv", "sv/LC_MESSAGES", "de", "de/LC_MESSAGES" };

	if (scratch_make(state) != 0)
		return -1;
	for (size_t i = 0; i < COUNT(folders); i++)
		if (mkdir(scratch_path(folders[i]), 0700) != 0)
			return -1;
	scratch_write("sv/LC_MESSAGES/skatta.mo", "", 0);
	scratch_write("de/LC_MESSAGES/skatta.mo", "", 0);
	return setenv("SKATTA_LOCALE", scratch_path(""), 1);
}

static const struct {
	const char *locale, *list, *choice; /* choice NULL: none */
	const char *spoken;
} rows[] = {
	/* Whether these locales are installed here or not. */
	{ "sv_SE.UTF-8", "", NULL, "sv" },
	{ "sv_SE.ISO-8859-1", "", NULL, "sv" },
	{ "sv_SE@euro", "", NULL, "sv" },
	{ "sv", "", NULL, "sv" },
	{ "sv_SE.UTF-8", "en:sv", NULL, "en" },
	{ "sv_SE.UTF-8", "", "en", "en" },
	{ "en_GB.UTF-8", "", NULL, "en" },
	{ "fi_FI.UTF-8", "", NULL, "en" },
	{ "C", "", NULL, "en" },
	{ "C", "sv", NULL, "en" }, /* as gettext has it */
	{ "C.UTF-8", "", NULL, "en" },
	{ "C.UTF-8", "sv", NULL, "sv" },
	{ "C.UTF-8", "sv_SE:en", NULL, "sv" },
	{ "C.UTF-8", "fi:sv:de", NULL, "sv" },
	{ "C.UTF-8", "en:sv", NULL, "en" },
	{ "C.UTF-8", "fi", NULL, "en" },
	{ "C.UTF-8", "sve:de", NULL, "de" },
	{ "C.UTF-8", "..:/:SV::sv.UTF-8@x", NULL, "sv" },
	{ "nowhere", "sv", NULL, "sv" }, /* a locale that is not installed */
	{ "C", "", "sv", "sv" },
	{ "C.UTF-8", "sv", "en", "en" },
	{ "C.UTF-8", "sv", "de", "de" },
};

/* In a process of its own, as every program starts. */
static int speaks(size_t i)
{
	setenv("LC_ALL", rows[i].locale, 1);
	setenv("LANGUAGE", rows[i].list, 1);
	language_start();
	if (rows[i].choice != NULL && language_choose(rows[i].choice) != ERROR_NONE)
		return 2;
	return strcmp(language_now(), rows[i].spoken) == 0 ? 0 : 1;
}

static void spoken(void **state)
{
	int status;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		pid_t child = fork();

		if (child == 0)
			_exit(speaks(i));
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status != 0)
			fail_msg("LC_ALL=%s LANGUAGE=%s should speak %s", rows[i].locale,
			    rows[i].list, rows[i].spoken);
	}
}

/* A locale without UTF-8 that is not here: nothing but ASCII is sure to be legible. */
static int draws(const char *locale, bool utf8)
{
	setenv("LC_ALL", locale, 1);
	language_start();
	return language_is_utf8() == utf8 ? 0 : 1;
}

static void encoded(void **state)
{
	static const struct {
		const char *locale;
		bool utf8;
	} locales[] = {
		{ "nowhere", true },
		{ "nowhere.UTF-8", true },
		{ "nowhere.utf8", true },
		{ "nowhere.ISO-8859-1", false },
		{ "C.UTF-8", true },
		{ "C", false },
	};
	int status;

	(void)state;
	for (size_t i = 0; i < COUNT(locales); i++) {
		pid_t child = fork();

		if (child == 0)
			_exit(draws(locales[i].locale, locales[i].utf8));
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status != 0)
			fail_msg("%s is taken for another encoding", locales[i].locale);
	}
}

/* LANG alone asks for it too, and LC_MESSAGES goes before it. */
static int speaks_by(const char *lang, const char *messages, const char *spoken)
{
	unsetenv("LC_ALL");
	unsetenv("LANGUAGE");
	setenv("LANG", lang, 1);
	setenv("LC_MESSAGES", messages, 1);
	language_start();
	return strcmp(language_now(), spoken) == 0 ? 0 : 1;
}

static void spoken_by_category(void **state)
{
	static const char *const cases[][3] = {
		{ "sv_SE.UTF-8", "", "sv" },
		{ "sv_SE.UTF-8", "en_US.UTF-8", "en" },
		{ "C.UTF-8", "sv_SE.UTF-8", "sv" },
		{ "sv_SE.UTF-8", "C", "en" },
		{ "C", "sv_SE.UTF-8", "sv" },
	};
	int status;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		pid_t child = fork();

		if (child == 0)
			_exit(speaks_by(cases[i][0], cases[i][1], cases[i][2]));
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status != 0)
			fail_msg("LANG=%s LC_MESSAGES=%s should speak %s", cases[i][0], cases[i][1],
			    cases[i][2]);
	}
}

static void not_spoken(void **state)
{
	static const char *const codes[] = { "", "s", "fi", "svenska", "SV", "..", "sv\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(codes); i++) {
		assert_int_equal(language_choose(codes[i]), ERROR_USAGE);
		assert_string_equal(error_next_step(), "Choose sv or en.");
		error_clear();
	}
	assert_string_equal(language_now(), "en");
}

/* English has no catalogue and its place in the order all the same. */
static void one_after_the_other(void **state)
{
	static const char *const order[] = { "en", "sv", "de", "en" };

	(void)state;
	assert_int_equal(language_choose("de"), ERROR_NONE);
	for (size_t i = 0; i < COUNT(order); i++) {
		assert_string_equal(language_next(), order[i]);
		assert_int_equal(language_choose(language_next()), ERROR_NONE);
	}
}

/* In a process of its own, as above. */
static int takes_no_more(void)
{
	static const int others[] = { LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_PAPER };

	setenv("LC_ALL", "C.UTF-8", 1);
	language_start();
	for (size_t i = 0; i < COUNT(others); i++)
		if (strcmp(setlocale(others[i], NULL), "C") != 0)
			return 1;
	return strcmp(setlocale(LC_CTYPE, NULL), "C.UTF-8") == 0 &&
		       strcmp(setlocale(LC_MESSAGES, NULL), "C.UTF-8") == 0
		   ? 0
		   : 2;
}

static void encoding_and_language_alone(void **state)
{
	pid_t child = fork();
	int status = 0;

	(void)state;
	if (child == 0)
		_exit(takes_no_more());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(spoken, make_catalogues, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    spoken_by_category, make_catalogues, scratch_remove),
		cmocka_unit_test(encoded),
		cmocka_unit_test(encoding_and_language_alone),
		cmocka_unit_test_setup_teardown(not_spoken, make_catalogues, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    one_after_the_other, make_catalogues, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
