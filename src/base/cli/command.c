/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a command line to the row that runs it. Help is made in command_help.c. */
#include "base/cli/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cli/command_private.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

enum {
	EXIT_DONE = 0,
	EXIT_FAILED = 1,
	EXIT_USAGE = 2,
	EXIT_INTERRUPTED = 130,
	MAX_OPTIONS = 40,
	FIRST_LONG = 1000
};

static const struct command_option common_options[] = {
	{ "help", 'h', NULL, N_("show this help") },
	{ "version", 0, NULL, N_("show the version") },
	{ 0 },
};

/* The options that count at one place of the command line, as getopt wants them. */
struct option_set {
	const struct command_option *rows[MAX_OPTIONS];
	struct option longs[MAX_OPTIONS + 1];
	char shorts[2 * MAX_OPTIONS + 3];
	size_t count;
};

static void add_options(struct option_set *set, const struct command_option *options)
{
	size_t length = strlen(set->shorts);

	for (; options != NULL && options->name != NULL && set->count < MAX_OPTIONS; options++) {
		set->longs[set->count] = (struct option){
			.name = options->name,
			.has_arg = options->value != NULL ? required_argument : no_argument,
			.val = FIRST_LONG + (int)set->count,
		};
		set->rows[set->count++] = options;
		if (options->letter == 0)
			continue;
		set->shorts[length++] = options->letter;
		if (options->value != NULL)
			set->shorts[length++] = ':';
	}
}

static const struct command_option *find_row(const struct option_set *set, int got)
{
	if (got >= FIRST_LONG)
		return set->rows[got - FIRST_LONG];
	for (size_t i = 0; i < set->count; i++)
		if (set->rows[i]->letter == got)
			return set->rows[i];
	return NULL;
}

/* Paths are bytes. All other values are text, which comes in the encoding of the locale. */
static bool is_path(const struct command_option *option)
{
	static const char *const paths[] = { "FILE", "F", "DIR" };

	for (size_t i = 0; i < COUNT(paths); i++)
		if (option->value != NULL && strcmp(option->value, paths[i]) == 0)
			return true;
	return false;
}

static enum error give(
    struct arguments *arguments, const struct command_option *option, const char *value)
{
	char *typed, *spelled;

	if (is_path(option))
		typed = memory_copy(value);
	else if (charset_copy(value, &typed) != ERROR_NONE)
		return error_within(ERROR_USAGE, "--%s", option->name);
	spelled = is_path(option) ? memory_copy(value) : text_spell(typed);
	arguments->given =
	    memory_grow(arguments->given, arguments->n_given + 1, sizeof *arguments->given);
	arguments->given[arguments->n_given++] = (struct given){ option, spelled, typed };
	return ERROR_NONE;
}

/* The option as it was written, but never its value, which may be secret. getopt leaves a letter in
 * optopt, a known long option's number, or 0 for an unknown one. */
static char *spelled_option(const struct option_set *set, char **argv)
{
	const char *word = argv[optind - 1];
	char *bytes, *safe;

	if (optopt >= FIRST_LONG)
		return text_format("--%s", set->rows[optopt - FIRST_LONG]->name);
	if (optopt != 0)
		bytes = text_format("-%c", optopt);
	else
		bytes = text_format("%.*s", (int)strcspn(word, "="), word);
	safe = text_made_safe(bytes, false);
	free(bytes);
	return safe;
}

static enum error wrong_option(const struct option_set *set, int got, char **argv)
{
	char *spelled = spelled_option(set, argv);

	if (got == ':')
		error_set(ERROR_USAGE, _("the option %s needs a value"), spelled);
	else if (optopt >= FIRST_LONG)
		error_set(ERROR_USAGE, _("the option %s takes no value"), spelled);
	else
		error_set(ERROR_USAGE, _("there is no option %s here"), spelled);
	free(spelled);
	return ERROR_USAGE;
}

/* Take the options from argv; `stop` at the first word that is none (getopt's "+"). */
static enum error take_options(
    struct option_set *set, bool stop, int argc, char **argv, struct arguments *arguments)
{
	char shorts[sizeof set->shorts + 2];
	int got;

	snprintf(shorts, sizeof shorts, "%s:%s", stop ? "+" : "", set->shorts);
	opterr = 0;
	optind = 0; /* glibc: begin anew */
	while ((got = getopt_long(argc, argv, shorts, set->longs, NULL)) != -1) {
		const struct command_option *row = find_row(set, got);

		if (row == NULL)
			return wrong_option(set, got, argv);
		if (give(arguments, row, optarg != NULL ? optarg : "") != ERROR_NONE)
			return ERROR_USAGE;
	}
	return ERROR_NONE;
}

static void give_back(struct given *given)
{
	free(given->value);
	free(given->typed);
}

/* An operand is a path or a word: which of them, the command knows. */
static void spell_operands(struct arguments *arguments)
{
	arguments->words = memory_new(arguments->n_operands, sizeof *arguments->words);
	for (size_t i = 0; i < arguments->n_operands; i++) {
		char *typed;

		/* What is no text is no word that anything is called. */
		if (charset_copy(arguments->operands[i], &typed) != ERROR_NONE) {
			error_clear();
			typed = memory_copy(arguments->operands[i]);
		}
		arguments->words[i] = text_spell(typed);
		free(typed);
	}
}

static const struct command *default_command(const struct program *program)
{
	return program->commands[0]->name == NULL ? program->commands[0] : NULL;
}

/* The command that the words name: two words before one; `*words` is how many. */
static const struct command *find_command(
    const struct program *program, int argc, char **argv, int *words)
{
	char *two = argc > 1 ? text_format("%s %s", argv[0], argv[1]) : memory_copy("");
	const struct command *found = NULL;

	for (*words = 2; *words >= 1 && found == NULL; --*words)
		for (size_t i = 0; found == NULL && program->commands[i] != NULL; i++) {
			const char *name = program->commands[i]->name;

			if (name != NULL && strcmp(name, *words == 2 ? two : argv[0]) == 0)
				found = program->commands[i];
		}
	++*words;
	free(two);
	return found;
}

/* "plan list", "plan show": the commands whose first word it is; for free(), NULL where there are
 * none. */
static char *commands_of(const struct program *program, const char *word)
{
	size_t length = strlen(word);
	struct text list = { 0 };

	for (size_t i = 0; program->commands[i] != NULL; i++) {
		const char *name = program->commands[i]->name;

		if (name != NULL && strncmp(name, word, length) == 0 && name[length] == ' ')
			text_addf(
			    &list, "%s\"%s %s\"", list.length > 0 ? ", " : "", program->name, name);
	}
	return list.length > 0 ? text_take(&list) : NULL;
}

static enum error unknown_command(const struct program *program, int argc, char **argv)
{
	char *group = commands_of(program, argv[0]);
	char *words = group != NULL && argc > 1 ? text_format("%s %s", argv[0], argv[1])
						: memory_copy(argv[0]);
	char *safe = text_made_safe(words, false);

	error_set(ERROR_USAGE, _("there is no command \"%.60s\""), safe);
	if (group != NULL)
		error_hint(ERROR_USAGE, _("Say which: %s."), group);
	else
		error_hint(ERROR_USAGE, _("\"%s --help\" lists the commands."), program->name);
	free(group);
	free(safe);
	free(words);
	return ERROR_USAGE;
}

/* An option of the default command does not go with another command. */
static enum error check_belonging(const struct program *program, const struct arguments *arguments)
{
	const struct command *fallback = default_command(program);

	if (fallback == NULL || arguments->command == fallback)
		return ERROR_NONE;
	for (size_t i = 0; i < arguments->n_given; i++)
		for (const struct command_option *row = fallback->options;
		     row != NULL && row->name != NULL; row++)
			if (arguments->given[i].option == row)
				return error_set(ERROR_USAGE,
				    _("the option --%s cannot be used with \"%s\""), row->name,
				    arguments->command->name);
	return ERROR_NONE;
}

static enum error check_operands(const struct arguments *arguments)
{
	if (arguments->n_operands < arguments->command->min_operands)
		return error_set(ERROR_USAGE, _("something is missing after the command: %s"),
		    arguments->command->operands);
	if (arguments->n_operands > arguments->command->max_operands) {
		char *safe =
		    text_made_safe(arguments->operands[arguments->command->max_operands], false);

		error_set(ERROR_USAGE, _("\"%.60s\" is one word too many"), safe);
		free(safe);
		return ERROR_USAGE;
	}
	return ERROR_NONE;
}

static enum error parse(
    const struct program *program, int argc, char **argv, struct arguments *arguments)
{
	struct option_set set = { 0 };
	const struct command *fallback = default_command(program);
	enum error rc;
	int words = 0;

	add_options(&set, common_options);
	add_options(&set, program->options);
	if (fallback != NULL)
		add_options(&set, fallback->options);
	rc = take_options(&set, true, argc, argv, arguments);
	if (rc != ERROR_NONE || command_has(arguments, "version"))
		return rc;
	argc -= optind;
	argv += optind;
	if (argc == 0) {
		arguments->command = fallback;
		if (fallback == NULL && !command_has(arguments, "help"))
			return error_set(ERROR_USAGE, _("say what to do: name a command"));
		return ERROR_NONE;
	}
	arguments->command = find_command(program, argc, argv, &words);
	if (arguments->command == NULL)
		return unknown_command(program, argc, argv);

	/* getopt skips argv[0]: the last word of the command stands there. */
	argc -= words - 1;
	argv += words - 1;
	set = (struct option_set){ 0 };
	add_options(&set, common_options);
	add_options(&set, program->options);
	add_options(&set, arguments->command->options);
	rc = take_options(&set, false, argc, argv, arguments);
	if (rc != ERROR_NONE)
		return rc;
	arguments->operands = (const char **)argv + optind;
	arguments->n_operands = (size_t)(argc - optind);
	spell_operands(arguments);
	if (command_has(arguments, "help") || command_has(arguments, "version"))
		return ERROR_NONE;
	rc = check_belonging(program, arguments);
	return rc == ERROR_NONE ? check_operands(arguments) : rc;
}

static enum error run(const struct program *program, struct arguments *arguments)
{
	enum error rc = ERROR_NONE;

	if (command_has(arguments, "version")) {
		charset_print(stdout, "%s %s\n", program->name, PACKAGE_VERSION);
	} else if (command_has(arguments, "help")) {
		/* The language may be among the options. */
		if (program->start != NULL && command_has(arguments, "lang"))
			rc = program->start(program->state, arguments);
		if (rc != ERROR_NONE)
			return rc;
		if (arguments->command == NULL || arguments->command->name == NULL)
			command_help_program(program);
		else
			command_help_command(program, arguments->command);
	} else {
		if (program->start != NULL)
			rc = program->start(program->state, arguments);
		if (rc == ERROR_NONE)
			rc = arguments->command->run(program->state, arguments);
	}
	/* A full disk behind standard output is a failure like any other, also where only an
	 * earlier write met it. */
	if ((fflush(stdout) != 0 || ferror(stdout)) && rc == ERROR_NONE)
		rc = error_hint(error_set(ERROR_SYSTEM,
				    _("not everything could be written to standard output")),
		    _("Make room where it goes, or send it somewhere else."));
	return rc == ERROR_NONE && program->finish != NULL ? program->finish(program->state) : rc;
}

static int status_of(enum error rc)
{
	switch (rc) {
	case ERROR_NONE:
		return EXIT_DONE;
	case ERROR_USAGE:
		return EXIT_USAGE;
	case ERROR_INTERRUPTED:
		return EXIT_INTERRUPTED;
	default:
		return EXIT_FAILED;
	}
}

int command_main(const struct program *program, int argc, char **argv)
{
	struct arguments arguments = { 0 };
	enum error rc = parse(program, argc, argv, &arguments);

	if (rc == ERROR_NONE)
		rc = run(program, &arguments);
	if (rc == ERROR_USAGE && error_next_step()[0] == '\0') {
		char *usage = command_usage(program, arguments.command);

		error_hint(rc, _("Usage: %s"), usage);
		free(usage);
	}
	if (rc != ERROR_NONE)
		command_fail(program->name);
	for (size_t i = 0; i < arguments.n_given; i++)
		give_back(&arguments.given[i]);
	for (size_t i = 0; i < arguments.n_operands; i++)
		free(arguments.words[i]);
	free(arguments.words);
	free(arguments.given);
	return status_of(rc);
}

void command_fail(const char *name)
{
	/* File names and the like in a sentence are other people's text. */
	char *sentence = text_made_safe(error_sentence(), false);
	char *hint = text_made_safe(error_next_step(), true);

	charset_print(stderr, "%s: %s\n", name, sentence);
	if (hint[0] != '\0')
		charset_print(stderr, "%s\n", hint);
	free(sentence);
	free(hint);
}
