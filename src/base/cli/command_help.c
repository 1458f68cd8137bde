/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Help, from the tables of commands and options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cli/command_private.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/text.h"

enum { FIRST_COLUMN = 26, WIDTH = 80 };

/* A name at the left, its sentence wrapped at the right. */
static void print_row(const char *name, const char *about)
{
	size_t width = text_width(name) + 2, next;

	charset_print(stdout, "  %s", name);
	if (width >= FIRST_COLUMN) {
		charset_print(stdout, "\n");
		width = 0;
	}
	for (;;) {
		int length = (int)text_wrap(about, WIDTH - FIRST_COLUMN, &next);

		charset_print(stdout, "%*s%.*s\n", (int)(FIRST_COLUMN - width), "", length, about);
		about += next;
		width = 0;
		if (*about == '\0')
			break;
	}
}

/* What it may be stands before what is said of it. */
static void print_formats(const char *name, const char *about, const char *formats)
{
	char *all = text_format("%s (%s)", formats, about);

	print_row(name, all);
	free(all);
}

static void print_options(const struct command_option *options, const char *(*formats)(void))
{
	for (; options != NULL && options->name != NULL; options++) {
		char letter[] = { '-', options->letter, ',', ' ', '\0' };
		const char *value = options->value != NULL ? options->value : "";
		char *name = text_format("%s--%s%s%s", options->letter != 0 ? letter : "",
		    options->name, value[0] != '\0' ? " " : "", value);

		if (formats != NULL && strcmp(value, "FORMAT") == 0)
			print_formats(name, _(options->about), formats());
		else
			print_row(name, _(options->about));
		free(name);
	}
}

char *command_usage(const struct program *program, const struct command *command)
{
	if (command == NULL)
		return text_format("%s COMMAND [OPTION]…", program->name);
	if (command->name == NULL)
		return text_format("%s [OPTION]…", program->name);
	return text_format("%s %s %s%s%s", program->name, command->name,
	    command->options != NULL ? "[OPTION]…" : "",
	    command->options != NULL && command->operands[0] != '\0' ? " " : "", command->operands);
}

void command_help_program(const struct program *program)
{
	const struct command *first = program->commands[0];

	charset_print(stdout, "%s: %s\n\n", program->name, _(program->about));
	charset_print(stdout, "%s\n", _("Commands:"));
	for (size_t i = 0; program->commands[i] != NULL; i++) {
		const struct command *command = program->commands[i];
		char *name = command->name != NULL
				 ? text_format("%s %s", command->name, command->operands)
				 : text_format("(%s)", _("none"));

		print_row(name, _(command->about));
		free(name);
	}
	charset_print(stdout, "\n%s\n", _("Options:"));
	print_options(program->options, NULL);
	if (first->name == NULL)
		print_options(first->options, first->formats);
	charset_print(stdout, "\n");
	charset_print(stdout,
	    _("\"%s COMMAND --help\" says more about one command, \"man %s\" everything.\n"),
	    program->name, program->name);
}

void command_help_command(const struct program *program, const struct command *command)
{
	char *usage = command_usage(program, command);

	charset_print(stdout, _("Usage: %s"), usage);
	charset_print(stdout, "\n\n%s\n", _(command->about));
	free(usage);
	if (command->options != NULL) {
		charset_print(stdout, "\n%s\n", _("Options:"));
		print_options(command->options, command->formats);
	}
}
