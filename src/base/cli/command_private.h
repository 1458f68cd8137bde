/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between command.c and command_help.c: what was given, and the help made from the tables. */
#ifndef SKATTA_BASE_COMMAND_PRIVATE_H
#define SKATTA_BASE_COMMAND_PRIVATE_H

#include "base/cli/command.h"

struct given {
	const struct command_option *option;
	char *value; /* in its one spelling; "" for a switch */
	char *typed;
};

struct arguments {
	const struct command *command;
	struct given *given;
	size_t n_given;
	const char **operands;
	char **words; /* the same in their one spelling */
	size_t n_operands;
};

/* Print the help of the program, or of one command, on standard output. */
void command_help_program(const struct program *program);
void command_help_command(const struct program *program, const struct command *command);

/* "NAME COMMAND [OPTIONS] OPERANDS", for the hint at a wrong use; free() by the caller. */
char *command_usage(const struct program *program, const struct command *command);

#endif
