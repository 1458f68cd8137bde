/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A program is a table of commands, a command a row with its options: parsing, --help and the check
 * of the manual all come from the row. Exit status: 0 done, 1 failed, 2 used wrongly. */
#ifndef SKATTA_BASE_COMMAND_H
#define SKATTA_BASE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct command_option {
	const char *name;  /* without the dashes */
	char letter;       /* 'o' for -o, or 0 */
	const char *value; /* "FILE", "F" or "DIR" for a path; NULL for a switch */
	const char *about; /* N_() */
};

/* What was given. Opaque: ask with the functions below. */
struct arguments;

struct command {
	const char *name;     /* "round open": one or two words; NULL in the default command */
	const char *operands; /* "FILE..." for the usage line, "" for none */
	const char *about;    /* N_() one line */
	const struct command_option *options; /* ends with a row without name; NULL for none */
	size_t min_operands, max_operands;    /* SIZE_MAX: as many as there are */
	enum error (*run)(void *program, const struct arguments *arguments);
};

struct program {
	const char *name;
	const char *about;                    /* N_() */
	const struct command_option *options; /* before the command, or after it */
	const struct command *const
	    *commands; /* NULL at the end; the first may be the nameless default */
	void *state;   /* handed to start and run */
	/* After parsing, before the command: take the program's own options. May be NULL. */
	enum error (*start)(void *state, const struct arguments *arguments);
	/* At the end, where nothing failed and all output was written. May be NULL. */
	enum error (*finish)(void *state);
};

/* Parse, run, and show a failure; returns the exit status. */
int command_main(const struct program *program, int argc, char **argv);

/* Print the standing error as `NAME: sentence` and the hint below it on standard error. */
void command_fail(const char *name);

/* The option's (last) value, "" for a switch that was given, NULL where it was not. A path is as it
 * was typed, all else in its one spelling (text_spell()). */
const char *command_value(const struct arguments *arguments, const char *option);
/* The value before it was spelled in one way, for the name of a place. */
const char *command_typed(const struct arguments *arguments, const char *option);
bool command_has(const struct arguments *arguments, const char *option);
/* The i-th value of an option that may be repeated, NULL after the last. */
const char *command_value_at(const struct arguments *arguments, const char *option, size_t i);
/* The value or, where it was not given, ERROR_USAGE. */
enum error command_need(
    const struct arguments *arguments, const char *option, const char **value) ERROR_MUST_CHECK;
/* A whole number in a range, `otherwise` where the option was not given; ERROR_USAGE. */
enum error command_number(const struct arguments *arguments, const char *option, long least,
    long most, long otherwise, long *number) ERROR_MUST_CHECK;

size_t command_operands(const struct arguments *arguments);
/* As it was typed, for a path; and a word in its one spelling. NULL behind the last. */
const char *command_operand(const struct arguments *arguments, size_t i);
const char *command_word(const struct arguments *arguments, size_t i);

#endif
