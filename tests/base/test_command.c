/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a command line to the row that runs it: what runs with what, or the sentence and the status.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cli/command.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* What ran, in words. */
static struct text ran;

static void note_options(const struct arguments *arguments)
{
	static const char *const names[] = { "lang", "kiosk", "id", "count", "json" };
	const char *value;

	for (size_t i = 0; i < COUNT(names); i++)
		for (size_t j = 0; (value = command_value_at(arguments, names[i], j)) != NULL; j++)
			text_addf(&ran, " %s=%s", names[i], value);
	for (size_t i = 0; i < command_operands(arguments); i++)
		text_addf(&ran, " [%s]", command_operand(arguments, i));
	assert_null(command_operand(arguments, command_operands(arguments)));
}

static enum error start(void *state, const struct arguments *arguments)
{
	text_add(&ran, *(const char **)state);
	if (command_has(arguments, "lang") && strlen(command_value(arguments, "lang")) != 2)
		return error_set(ERROR_USAGE, "that is no language");
	return ERROR_NONE;
}

static enum error finish(void *state)
{
	(void)state;
	text_add(&ran, " end");
	return ERROR_NONE;
}

static enum error run_default(void *state, const struct arguments *arguments)
{
	(void)state;
	text_add(&ran, " default");
	note_options(arguments);
	return ERROR_NONE;
}

static enum error run_open(void *state, const struct arguments *arguments)
{
	const char *id;
	long count;
	enum error rc = command_need(arguments, "id", &id);

	(void)state;
	if (rc == ERROR_NONE)
		rc = command_number(arguments, "count", -5, 50, 7, &count);
	if (rc != ERROR_NONE)
		return rc;
	text_addf(&ran, " open %s %ld", id, count);
	note_options(arguments);
	return ERROR_NONE;
}

static enum error run_merge(void *state, const struct arguments *arguments)
{
	(void)state;
	text_add(&ran, " merge");
	note_options(arguments);
	return ERROR_NONE;
}

static enum error run_fail(void *state, const struct arguments *arguments)
{
	(void)state;
	(void)arguments;
	error_set(ERROR_DAMAGED, "file \x1b[2J is cut short");
	return error_hint(ERROR_DAMAGED, "Fetch it again.");
}

static enum error run_much(void *state, const struct arguments *arguments)
{
	(void)state;
	(void)arguments;
	for (int i = 0; i < 10000; i++)
		printf("a line of text\n");
	return ERROR_NONE;
}

static const struct command_option program_options[] = {
	{ "lang", 'l', "CODE", "speak CODE" },
	{ 0 },
};

static const struct command_option default_options[] = {
	{ "kiosk", 0, NULL, "one person after another" },
	{ 0 },
};

static const struct command_option open_options[] = {
	{ "id", 'i', "ID", "the name of the round" },
	{ "count", 0, "N",
	    "how many, in a sentence that is so long that it has to be wrapped to two lines" },
	{ "json", 'j', NULL, "for programs" },
	{ 0 },
};

static const struct command by_default = { NULL, "", "the screens", default_options, 0, 0,
	run_default };
static const struct command round_open = { "round open", "", "open a round", open_options, 0, 0,
	run_open };
static const struct command merge = { "merge", "FILE...", "take in files", NULL, 1, 2, run_merge };
static const struct command fail = { "fail", "", "fail", NULL, 0, 0, run_fail };
static const struct command much = { "much", "", "print much", NULL, 0, 0, run_much };

static const struct command *const commands[] = { &by_default, &round_open, &merge, &fail, &much,
	NULL };

static const char *started = "start";

static const struct program with_default = { "prog", "tries commands", program_options, commands,
	&started, start, NULL };
static const struct program without_default = { "prog", "tries commands", program_options,
	commands + 1, &started, start, NULL };
static const struct program with_an_end = { "prog", "tries commands", program_options, commands,
	&started, start, finish };

/* Where a stream goes meanwhile: a file without a name. */
struct capture {
	FILE *stream, *file;
	int before;
};

static void capture_start(struct capture *capture, FILE *stream, const char *path)
{
	capture->stream = stream;
	capture->file = path != NULL ? fopen(path, "w") : tmpfile();
	assert_non_null(capture->file);
	fflush(stream);
	capture->before = dup(fileno(stream));
	dup2(fileno(capture->file), fileno(stream));
}

static char *capture_end(struct capture *capture)
{
	struct text text = { 0 };
	char bytes[4096];
	size_t n;

	fflush(capture->stream);
	clearerr(capture->stream);
	dup2(capture->before, fileno(capture->stream));
	close(capture->before);
	rewind(capture->file);
	while ((n = fread(bytes, 1, sizeof bytes, capture->file)) > 0)
		text_add_bytes(&text, bytes, n);
	fclose(capture->file);
	return text_take(&text);
}

struct outcome {
	int status;
	char *ran, *out, *err;
};

/* Run the words of `line` behind the program's name; `out` may be a device to print on. */
static struct outcome run_line(const struct program *program, const char *line, const char *out)
{
	struct capture captures[2];
	struct outcome outcome;
	char *copy = memory_copy(line), *words[20];
	char name[] = "prog", nothing[] = "";
	int n = 0;

	words[n++] = name;
	for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
		words[n++] = strcmp(word, "''") == 0 ? nothing : word;
	error_clear();
	capture_start(&captures[0], stdout, out);
	capture_start(&captures[1], stderr, NULL);
	outcome.status = command_main(program, n, words);
	outcome.err = capture_end(&captures[1]);
	outcome.out = capture_end(&captures[0]);
	outcome.ran = text_take(&ran);
	free(copy);
	return outcome;
}

static void outcome_free(struct outcome *outcome)
{
	free(outcome->ran);
	free(outcome->out);
	free(outcome->err);
}

static const struct {
	const char *line, *ran;
} good[] = {
	{ "", "start default" },
	{ "--kiosk", "start default kiosk=" },
	{ "--lang sv", "start default lang=sv" },
	{ "--lang=sv", "start default lang=sv" },
	{ "-l sv", "start default lang=sv" },
	{ "-lsv", "start default lang=sv" },
	{ "round open --id 5", "start open 5 7 id=5" },
	{ "--lang sv round open --id 5", "start open 5 7 lang=sv id=5" },
	{ "round open --id 5 --lang sv", "start open 5 7 lang=sv id=5" },
	{ "--lang en round open --id 5 --lang sv", "start open 5 7 lang=en lang=sv id=5" },
	{ "round open -i 5 -i 6 --id=7 -j", "start open 7 7 id=5 id=6 id=7 json=" },
	{ "round open -ji 5", "start open 5 7 id=5 json=" },
	{ "round open --id '' --count 50", "start open  50 id= count=50" },
	{ "round open --id x --count -5", "start open x -5 id=x count=-5" },
	{ "merge a", "start merge [a]" },
	{ "merge a --lang sv b", "start merge lang=sv [a] [b]" },
	{ "merge -- --odd -x", "start merge [--odd] [-x]" },
	{ "-- merge a", "start merge [a]" },
	{ "merge -", "start merge [-]" },
};

static void runs(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct outcome outcome = run_line(&with_default, good[i].line, NULL);

		assert_string_equal(outcome.err, "");
		assert_string_equal(outcome.ran, good[i].ran);
		assert_int_equal(outcome.status, 0);
		outcome_free(&outcome);
	}
}

#define USAGE_OPEN "\nUsage: prog round open [OPTION]…\n"
#define USAGE      "\nUsage: prog COMMAND [OPTION]…\n"
#define ROUNDS     "\nSay which: \"prog round open\".\n"
#define LISTS      "\n\"prog --help\" lists the commands.\n"

static const struct {
	const char *line, *err;
} wrong[] = {
	{ "--odd", "prog: there is no option --odd here" USAGE },
	{ "--odd=secret", "prog: there is no option --odd here" USAGE },
	{ "-x", "prog: there is no option -x here" USAGE },
	{ "-xl", "prog: there is no option -x here" USAGE },
	{ "--lang", "prog: the option --lang needs a value" USAGE },
	{ "-l", "prog: the option -l needs a value" USAGE },
	{ "--kiosk=secret", "prog: the option --kiosk takes no value" USAGE },
	{ "--\x1b[2J", "prog: there is no option --\uFFFD[2J here" USAGE },
	{ "odd", "prog: there is no command \"odd\"" LISTS },
	{ "odd open", "prog: there is no command \"odd\"" LISTS },
	{ "round", "prog: there is no command \"round\"" ROUNDS },
	{ "round odd", "prog: there is no command \"round odd\"" ROUNDS },
	{ "roun open", "prog: there is no command \"roun\"" LISTS },
	{ "''", "prog: there is no command \"\"" LISTS },
	{ "round open --kiosk", "prog: there is no option --kiosk here" USAGE_OPEN },
	{ "--kiosk round open --id x",
	    "prog: the option --kiosk cannot be used with \"round open\"" USAGE_OPEN },
	{ "round open", "prog: the option --id is needed here" USAGE_OPEN },
	{ "round open --id", "prog: the option --id needs a value" USAGE_OPEN },
	{ "round open --id x more", "prog: \"more\" is one word too many" USAGE_OPEN },
	{ "round open --id x --count 51",
	    "prog: --count takes a whole number from -5 to 50" USAGE_OPEN },
	{ "round open --id x --count ''",
	    "prog: --count takes a whole number from -5 to 50" USAGE_OPEN },
	{ "round open --id x --count +5",
	    "prog: --count takes a whole number from -5 to 50" USAGE_OPEN },
	{ "round open --id x --count 5x",
	    "prog: --count takes a whole number from -5 to 50" USAGE_OPEN },
	{ "round open --id x --count 99999999999999999999",
	    "prog: --count takes a whole number from -5 to 50" USAGE_OPEN },
	{ "merge",
	    "prog: something is missing after the command: FILE...\nUsage: prog merge FILE...\n" },
	{ "merge a b c", "prog: \"c\" is one word too many\nUsage: prog merge FILE...\n" },
	{ "--lang svenska merge a", "prog: that is no language\nUsage: prog merge FILE...\n" },
};

static void used_wrongly(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct outcome outcome = run_line(&with_default, wrong[i].line, NULL);

		assert_string_equal(outcome.err, wrong[i].err);
		assert_string_equal(outcome.out, "");
		assert_true(strcmp(outcome.ran, "") == 0 || strcmp(outcome.ran, "start") == 0);
		assert_int_equal(outcome.status, 2);
		outcome_free(&outcome);
	}
}

static void needs_a_command(void **state)
{
	struct outcome outcome = run_line(&without_default, "", NULL);

	(void)state;
	assert_string_equal(outcome.err, "prog: say what to do: name a command" USAGE);
	assert_int_equal(outcome.status, 2);
	outcome_free(&outcome);
}

static void failing(void **state)
{
	struct outcome outcome = run_line(&with_default, "fail", NULL);

	(void)state;
	assert_string_equal(outcome.err, "prog: file \uFFFD[2J is cut short\nFetch it again.\n");
	assert_int_equal(outcome.status, 1);
	outcome_free(&outcome);
}

/* What comes behind a command comes where it did all it should. */
static void finishes(void **state)
{
	static const struct {
		const char *line, *out, *ran;
	} cases[] = {
		{ "merge a", NULL, "start merge [a] end" },
		{ "fail", NULL, "start" },
		{ "much", "/dev/full", "start" },
		{ "merge", NULL, "" },
		{ "--version", NULL, " end" },
		{ "--version", "/dev/full", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct outcome outcome;

		if (cases[i].out != NULL && access(cases[i].out, W_OK) != 0)
			continue;
		outcome = run_line(&with_an_end, cases[i].line, cases[i].out);
		assert_string_equal(outcome.ran, cases[i].ran);
		outcome_free(&outcome);
	}
}

static void version(void **state)
{
	struct outcome outcome = run_line(&with_default, "--version", NULL);

	(void)state;
	assert_string_equal(outcome.out, "prog " PACKAGE_VERSION "\n");
	assert_string_equal(outcome.ran, "");
	assert_int_equal(outcome.status, 0);
	outcome_free(&outcome);
}

static const char program_help[] =
    "prog: tries commands\n\nCommands:\n  (none)                  the screens\n  round open        "
    "      open a round\n  merge FILE...           take in files\n  fail                    fail\n "
    " much                    print much\n\nOptions:\n  -l, --lang CODE         speak CODE\n  "
    "--kiosk                 one person after another\n\n\"prog COMMAND --help\" says more about "
    "one command, \"man prog\" everything.\n";

static const char open_help[] =
    "Usage: prog round open [OPTION]…\n"
    "\n"
    "open a round\n"
    "\n"
    "Options:\n"
    "  -i, --id ID             the name of the round\n"
    "  --count N               how many, in a sentence that is so long that it has to\n"
    "                          be wrapped to two lines\n"
    "  -j, --json              for programs\n";

static const struct {
	const char *line, *out;
} helps[] = {
	{ "--help", program_help },
	{ "-h", program_help },
	{ "--kiosk --help", program_help },
	{ "round open --help", open_help },
	{ "--help round open", open_help },
	{ "round open --help and much more", open_help },
};

static void help(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(helps); i++) {
		struct outcome outcome = run_line(&with_default, helps[i].line, NULL);

		assert_string_equal(outcome.out, helps[i].out);
		assert_string_equal(outcome.err, "");
		assert_string_equal(outcome.ran, "");
		assert_int_equal(outcome.status, 0);
		outcome_free(&outcome);
	}
}

static void help_in_a_language(void **state)
{
	struct outcome outcome = run_line(&with_default, "--lang sv --help", NULL);

	(void)state;
	assert_string_equal(outcome.ran, "start");
	assert_int_equal(outcome.status, 0);
	outcome_free(&outcome);
}

static void full_output(void **state)
{
	static const char *const lines[] = { "much", "--version" };

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct outcome outcome = run_line(&with_default, lines[i], "/dev/full");

		assert_int_equal(outcome.status, 1);
		assert_string_equal(outcome.err,
		    "prog: not everything could be written to standard output\nMake "
		    "room where it goes, or send it somewhere else.\n");
		outcome_free(&outcome);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs),
		cmocka_unit_test(used_wrongly),
		cmocka_unit_test(needs_a_command),
		cmocka_unit_test(failing),
		cmocka_unit_test(finishes),
		cmocka_unit_test(version),
		cmocka_unit_test(help),
		cmocka_unit_test(help_in_a_language),
		cmocka_unit_test(full_output),
	};

	language_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
