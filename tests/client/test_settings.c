/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Files of settings: what is taken, what is refused with which sentence, whose word counts, and
 * whose files are read at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "client/store/settings.h"
#include "crypto/secret.h"
#include "support/bad_inputs.h"
#include "support/scratch.h"

#define KEY   "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r"
#define OTHER "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
#define SALT  "AAAAAAAAAAAAAAAAAAAAAA"
#define HASH  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define WORD  "$argon2id$v=19$m=65536,t=3,p=1$" SALT "$" HASH

static void reads(const char *text, struct settings *settings)
{
	*settings = (struct settings){ 0 };
	if (settings_read("skatta.conf", text, strlen(text), settings) != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static void every_key_is_taken(void **state)
{
	struct settings settings;

	(void)state;
	reads("# Björkskolan, språk = svenska\n"
	      "language = sv\r\n"
	      "\n"
	      "\t exchange=/srv/utbyte på # skolan \n"
	      "trusted-key = " KEY "\n"
	      "idle-minutes = 3\n"
	      "plain = yes\n"
	      "mouse = yes\n"
	      "ascii = yes\n"
	      "color = no\n"
	      "background = light\n"
	      "kiosk = yes\n"
	      "kiosk-word = " WORD "\n",
	    &settings);
	assert_string_equal(settings.language, "sv");
	assert_string_equal(settings.exchange, "/srv/utbyte på # skolan");
	assert_string_equal(settings.trusted_key, KEY);
	assert_int_equal(settings_idle_seconds(&settings), 180);
	assert_int_equal(settings.plain, SETTINGS_YES);
	assert_int_equal(settings.mouse, SETTINGS_YES);
	assert_int_equal(settings.ascii, SETTINGS_YES);
	assert_int_equal(settings.color, SETTINGS_NO);
	assert_int_equal(settings.background, THEME_ON_LIGHT);
	assert_int_equal(settings.kiosk, SETTINGS_YES);
	assert_string_equal(settings.kiosk_word, WORD);
	settings_free(&settings);
	reads("", &settings);
	assert_null(settings.exchange);
	assert_int_equal(settings.kiosk, SETTINGS_NOT_SAID);
	assert_int_equal(settings.plain, SETTINGS_NOT_SAID);
	assert_int_equal(settings.background, THEME_ON_ANY);
	reads("idle-minutes = 60\nkiosk = no\nbackground = dark\nascii=no\n", &settings);
	assert_int_equal(settings_idle_seconds(&settings), 3600);
	assert_int_equal(settings.kiosk, SETTINGS_NO);
	assert_int_equal(settings.ascii, SETTINGS_NO);
	assert_int_equal(settings.background, THEME_ON_DARK);
}

static void the_lock_comes_sooner_in_a_kiosk(void **state)
{
	struct settings settings;

	(void)state;
	reads("", &settings);
	assert_int_equal(settings_idle_seconds(&settings), 300);
	reads("kiosk = yes\n", &settings);
	assert_int_equal(settings_idle_seconds(&settings), 120);
	reads("kiosk = yes\nidle-minutes = 10\n", &settings);
	assert_int_equal(settings_idle_seconds(&settings), 600);
}

static enum error refuse(const char *name, const char *bytes, size_t length)
{
	struct settings settings = { 0 };
	enum error rc = settings_read(name, bytes, length, &settings);

	settings_free(&settings);
	return rc;
}

static void bad_files_are_refused(void **state)
{
	(void)state;
	bad_inputs_walk("settings", refuse);
}

/* A row for each thing that two files may disagree about. */
static const struct {
	const char *machine, *own;
	const char *language, *exchange, *key;
	int idle;
	enum settings_answer kiosk;
	bool word;
} disagreements[] = {
	{ "language = sv\nexchange = /srv/a\n", "language = en\nexchange = /srv/b\n", "en",
	    "/srv/b", "", 300, SETTINGS_NOT_SAID, false },
	{ "language = sv\nexchange = /srv/a\n", "", "sv", "/srv/a", "", 300, SETTINGS_NOT_SAID,
	    false },
	{ "trusted-key = " KEY "\n", "trusted-key = " OTHER "\n", "", NULL, KEY, 300,
	    SETTINGS_NOT_SAID, false },
	{ "", "trusted-key = " OTHER "\n", "", NULL, OTHER, 300, SETTINGS_NOT_SAID, false },
	{ "idle-minutes = 2\n", "idle-minutes = 60\n", "", NULL, "", 120, SETTINGS_NOT_SAID,
	    false },
	{ "idle-minutes = 9\n", "idle-minutes = 1\n", "", NULL, "", 60, SETTINGS_NOT_SAID, false },
	{ "idle-minutes = 9\n", "", "", NULL, "", 540, SETTINGS_NOT_SAID, false },
	{ "", "idle-minutes = 9\n", "", NULL, "", 540, SETTINGS_NOT_SAID, false },
	/* The two minutes of a kiosk are the machine's as well. */
	{ "kiosk = yes\n", "idle-minutes = 60\n", "", NULL, "", 120, SETTINGS_YES, false },
	{ "kiosk = yes\n", "idle-minutes = 1\n", "", NULL, "", 60, SETTINGS_YES, false },
	{ "kiosk = yes\n", "kiosk = no\n", "", NULL, "", 120, SETTINGS_YES, false },
	/* Nor may a word be slipped into a kiosk that asks for one. */
	{ "kiosk = yes\n", "kiosk-word = " WORD "\n", "", NULL, "", 120, SETTINGS_YES, false },
	{ "kiosk-word = " WORD "\n", "kiosk = yes\n", "", NULL, "", 300, SETTINGS_NOT_SAID, true },
	{ "", "kiosk = yes\nkiosk-word = " WORD "\n", "", NULL, "", 120, SETTINGS_YES, true },
};

/* How it looks is the person's, each setting by itself. */
static void looks_are_the_persons(void **state)
{
	struct settings settings, own;

	(void)state;
	reads("plain = yes\nmouse = yes\nascii = no\nbackground = dark\n", &settings);
	reads("mouse = no\nascii = yes\ncolor = no\nbackground = light\n", &own);
	settings_join(&settings, &own);
	assert_int_equal(settings.plain, SETTINGS_YES);
	assert_int_equal(settings.mouse, SETTINGS_NO);
	assert_int_equal(settings.ascii, SETTINGS_YES);
	assert_int_equal(settings.color, SETTINGS_NO);
	assert_int_equal(settings.background, THEME_ON_LIGHT);
	reads("", &own);
	settings_join(&settings, &own);
	assert_int_equal(settings.plain, SETTINGS_YES);
	assert_int_equal(settings.mouse, SETTINGS_NO);
	assert_int_equal(settings.background, THEME_ON_LIGHT);
}

/* --kiosk is not held back by what somebody has set for the account. */
static const struct {
	const char *machine, *own;
	int idle;
} kiosks[] = {
	{ "", "", 120 },
	{ "", "idle-minutes = 60\n", 120 },
	{ "", "idle-minutes = 1\n", 60 },
	{ "idle-minutes = 9\n", "idle-minutes = 60\n", 540 },
	{ "idle-minutes = 9\n", "idle-minutes = 8\n", 120 },
	{ "kiosk = no\n", "kiosk = no\nidle-minutes = 10\n", 120 },
};

static void begins_a_kiosk(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(kiosks); i++) {
		struct settings settings, own;

		reads(kiosks[i].machine, &settings);
		reads(kiosks[i].own, &own);
		settings_join(&settings, &own);
		settings_begin_kiosk(&settings);
		assert_int_equal(settings.kiosk, SETTINGS_YES);
		assert_int_equal(settings_idle_seconds(&settings), kiosks[i].idle);
		settings_free(&own);
		settings_free(&settings);
	}
}

static void whose_word_counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(disagreements); i++) {
		struct settings settings, own;

		reads(disagreements[i].machine, &settings);
		reads(disagreements[i].own, &own);
		settings_join(&settings, &own);
		assert_string_equal(settings.language, disagreements[i].language);
		assert_string_equal(settings.trusted_key, disagreements[i].key);
		assert_int_equal(settings_idle_seconds(&settings), disagreements[i].idle);
		assert_int_equal(settings.kiosk, disagreements[i].kiosk);
		assert_int_equal(settings.kiosk_word[0] != '\0', disagreements[i].word);
		if (disagreements[i].exchange != NULL)
			assert_string_equal(settings.exchange, disagreements[i].exchange);
		else
			assert_null(settings.exchange);
		settings_free(&settings);
		settings_free(&own);
	}
}

/* Both files, in a folder of the test's own. */
static int make_folder(void **state)
{
	if (scratch_make(state) != 0 || mkdir(scratch_path("skatta"), 0700) != 0)
		return -1;
	setenv("SKATTA_CONF", scratch_path("machine.conf"), 1);
	setenv("XDG_CONFIG_HOME", scratch_path("."), 1);
	return 0;
}

static void write_file(const char *name, const char *text)
{
	scratch_write(name, text, strlen(text));
	assert_int_equal(chmod(scratch_path(name), 0644), 0);
}

static void is_refused(const char *words)
{
	struct settings settings;

	if (settings_load(&settings) == ERROR_NONE)
		fail_msg("taken, and should be refused: %s", words);
	settings_free(&settings);
	if (strstr(error_sentence(), words) == NULL)
		fail_msg("«%s» does not say «%s»", error_sentence(), words);
	assert_string_not_equal(error_next_step(), "");
	error_clear();
}

static void loads(struct settings *settings)
{
	if (settings_load(settings) != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static void both_files_are_read(void **state)
{
	struct settings settings;

	(void)state;
	loads(&settings);
	assert_string_equal(settings.language, "");
	write_file("machine.conf", "language = sv\nidle-minutes = 4\n");
	write_file("skatta/skatta.conf", "language = en\nexchange = /srv/skatta\n");
	loads(&settings);
	assert_string_equal(settings.language, "en");
	assert_string_equal(settings.exchange, "/srv/skatta");
	assert_int_equal(settings.idle_seconds, 240);
	settings_free(&settings);
	/* A bad one of the two is told by its name, and nothing is made of it. */
	write_file("skatta/skatta.conf", "exchange = /srv/skatta\nlanguage = x\n");
	is_refused("skatta/skatta.conf line 2, column 12: skatta does not speak");
}

static void only_trustworthy_files_are_read(void **state)
{
	struct settings settings;

	(void)state;
	write_file("there.conf", "language = sv\n");
	assert_int_equal(symlink("there.conf", scratch_path("machine.conf")), 0);
	loads(&settings);
	assert_string_equal(settings.language, "sv");
	assert_int_equal(chmod(scratch_path("there.conf"), 0664), 0);
	is_refused("others may write to");
	assert_int_equal(chmod(scratch_path("there.conf"), 0646), 0);
	is_refused("others may write to");
	assert_int_equal(chmod(scratch_path("there.conf"), 0600), 0);
	loads(&settings);
	assert_int_equal(unlink(scratch_path("machine.conf")), 0);
	assert_int_equal(mkdir(scratch_path("machine.conf"), 0700), 0);
	is_refused("is not a regular file");
	assert_int_equal(rmdir(scratch_path("machine.conf")), 0);
	assert_int_equal(mkfifo(scratch_path("machine.conf"), 0600), 0);
	is_refused("is not a regular file");
}

static void somebody_elses_file_is_not_read(void **state)
{
	(void)state;
	write_file("machine.conf", "language = sv\n");
	/* Only root can give a file away, and to root it is then somebody else's. */
	if (chown(scratch_path("machine.conf"), 65534, (gid_t)-1) != 0)
		skip();
	is_refused("belongs to somebody else");
}

static void a_word_is_known_again_and_no_other(void **state)
{
	char text[PASSPHRASE_HASH_SIZE], again[PASSPHRASE_HASH_SIZE];

	(void)state;
	assert_int_equal(passphrase_hash_make(text, "släpp ut oss"), ERROR_NONE);
	assert_int_equal(passphrase_hash_make(again, "släpp ut oss"), ERROR_NONE);
	assert_string_not_equal(text, again);
	assert_true(passphrase_hash_is(text));
	assert_null(strstr(text, "släpp"));
	assert_int_equal(passphrase_hash_check(text, "släpp ut oss"), ERROR_NONE);
	assert_int_equal(passphrase_hash_check(text, "släpp ut os"), ERROR_PASSPHRASE);
	assert_int_equal(passphrase_hash_check(text, ""), ERROR_PASSPHRASE);
	assert_int_equal(passphrase_hash_check(WORD, "släpp ut oss"), ERROR_PASSPHRASE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_is_taken),
		cmocka_unit_test(the_lock_comes_sooner_in_a_kiosk),
		cmocka_unit_test(bad_files_are_refused),
		cmocka_unit_test(whose_word_counts),
		cmocka_unit_test(looks_are_the_persons),
		cmocka_unit_test(begins_a_kiosk),
		cmocka_unit_test_setup_teardown(both_files_are_read, make_folder, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    only_trustworthy_files_are_read, make_folder, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    somebody_elses_file_is_not_read, make_folder, scratch_remove),
		cmocka_unit_test(a_word_is_known_again_and_no_other),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
