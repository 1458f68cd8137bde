/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a person does again and again. */
#include "support/person.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/scratch.h"

/* The programs with cheap passphrases; or one of them. For the caller to free. */
static char *quick(const char *program)
{
	return text_format("%s/tests/tools/quick%s", getenv("SKATTA_BUILD"), program);
}

/* Run a script of the tests on the scratch folder. */
static int run(const char *name)
{
	char *programs = quick("");
	char *script = text_format("%s/tests/support/%s", getenv("SKATTA_SOURCE"), name);
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		if (setenv("programs", programs, 1) == 0 &&
		    freopen("/dev/null", "w", stdout) != NULL &&
		    freopen("/dev/null", "w", stderr) != NULL)
			execl("/bin/sh", "sh", script, scratch_path("."), (char *)NULL);
		_exit(127);
	}
	waitpid(child, &status, 0);
	free(programs);
	free(script);
	return status;
}

int person_make_round(void **state)
{
	return scratch_make(state) == 0 ? run("make-round.sh") : -1;
}

int person_make_second_round(void **state)
{
	return person_make_round(state) == 0 ? run("make-second-round.sh") : -1;
}

/* The i-th answer code of a unit, counted from 0; for the caller to free. */
static char *code_of(const char *unit, int i)
{
	size_t length;
	char *all = scratch_read("codes.csv", &length), *rest = all, *line, *found = NULL;
	char *start = text_format("%s,answer,", unit);

	assert_non_null(all);
	while (found == NULL && (line = strsep(&rest, "\n")) != NULL)
		if (strncmp(line, start, strlen(start)) == 0 && i-- == 0)
			found = text_format(
			    "%.*s", (int)strcspn(line + strlen(start), ","), line + strlen(start));
	assert_non_null(found);
	free(start);
	free(all);
	return found;
}

/* With one more option, or NULL. */
struct term *person_start_with(int rows, int columns, const char *language, const char *option)
{
	char *program = quick("/skatta");
	char *data = text_format("SKATTA_DATA=%s", getenv("SKATTA_DATA"));
	char *locale = text_format("SKATTA_LOCALE=%s", getenv("SKATTA_LOCALE"));
	const char *const environment[] = { data, locale, NULL };
	const struct term_settings settings = {
		.rows = rows, .columns = columns, .environment = environment
	};
	const char *const argv[] = { program, "--data", scratch_path("data"), "--lang", language,
		option, NULL };
	struct term *term = term_start(&settings, argv);

	free(program);
	free(data);
	free(locale);
	return term;
}

struct term *person_start(int rows, int columns, const char *language)
{
	return person_start_with(rows, columns, language, NULL);
}

/* From the page of the only round, or a question of it, back to all of them. */
static void to_rounds(struct term *term)
{
	assert_true(term_wait_for(term, PERSON_ROUND));
	if (term_row_of(term, "Answer code") >= 0)
		term_keys(term, "<Esc>");
	else if (term_row_of(term, "Which round") < 0)
		term_keys(term, "R");
	assert_true(term_wait_for_cursor(term, PERSON_ROUND));
}

/* Make a place and stand before the rounds. */
void person_make_place(struct term *term, const char *name)
{
	assert_true(term_wait_for(term, "I am new here"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Choose a name"));
	term_keys(term, name);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for_cursor(term, "Use these five words"));
	term_keys(term, "3");
	assert_true(term_wait_for(term, "Choose a passphrase. "));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, "Passphrase again"));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, "recovery code"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Answer code"));
	to_rounds(term);
}

/* From the rounds to the first question, as a teacher of a team. */
void person_enter_round(struct term *term, const char *unit, int i)
{
	char *code = code_of(unit, i);

	term_keys(term, "1");
	assert_true(term_wait_for(term, "Answer code"));
	term_keys(term, code);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "What is your job?"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "1 of 29"));
	free(code);
}

/* Press a key that leads to another page: what is typed before it stands there is dropped. */
void person_open_page(struct term *term, const char *key, const char *words)
{
	term_keys(term, key);
	assert_true(term_wait_for(term, words));
}

/* Answer the next `count` items, of which `before` are answered, with 1 to 5 in turn. */
void person_answer(struct term *term, int before, int count)
{
	for (int i = before; i < before + count; i++) {
		char *key = text_format("%d", i % 5 + 1);
		char *next = text_format(" %d of 29", i + 2);

		term_keys(term, key);
		assert_true(term_wait_for(term, next));
		free(key);
		free(next);
	}
}

/* Say who one is, up to the passphrase. */
void person_say_name(struct term *term, const char *name)
{
	assert_true(term_wait_for(term, "I have been here before"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "Which name"));
	term_keys(term, name);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Type your passphrase"));
}

void person_return(struct term *term, const char *name, const char *words)
{
	person_say_name(term, name);
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, words));
}

void person_open_place(struct term *term, const char *name)
{
	person_return(term, name, PERSON_ROUND);
	to_rounds(term);
}
