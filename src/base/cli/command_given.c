/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was given on the command line, for the command that runs. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cli/command_private.h"
#include "base/io/language.h"

const char *command_value_at(const struct arguments *arguments, const char *option, size_t i)
{
	for (size_t j = 0; j < arguments->n_given; j++)
		if (strcmp(arguments->given[j].option->name, option) == 0 && i-- == 0)
			return arguments->given[j].value;
	return NULL;
}

const char *command_value(const struct arguments *arguments, const char *option)
{
	const char *last = NULL, *value;

	for (size_t i = 0; (value = command_value_at(arguments, option, i)) != NULL; i++)
		last = value;
	return last;
}

const char *command_typed(const struct arguments *arguments, const char *option)
{
	const char *last = NULL;

	for (size_t i = 0; i < arguments->n_given; i++)
		if (strcmp(arguments->given[i].option->name, option) == 0)
			last = arguments->given[i].typed;
	return last;
}

bool command_has(const struct arguments *arguments, const char *option)
{
	return command_value(arguments, option) != NULL;
}

enum error command_need(const struct arguments *arguments, const char *option, const char **value)
{
	*value = command_value(arguments, option);
	return *value != NULL ? ERROR_NONE
			      : error_set(ERROR_USAGE, _("the option --%s is needed here"), option);
}

enum error command_number(const struct arguments *arguments, const char *option, long least,
    long most, long otherwise, long *number)
{
	const char *value = command_value(arguments, option);
	char *end;

	*number = otherwise;
	if (value == NULL)
		return ERROR_NONE;
	errno = 0;
	*number = strtol(value, &end, 10);
	/* strtol takes blanks and a plus in front too. */
	if (errno != 0 || end == value || *end != '\0' || *number < least || *number > most ||
	    strchr("-0123456789", value[0]) == NULL)
		return error_set(ERROR_USAGE, _("--%s takes a whole number from %ld to %ld"),
		    option, least, most);
	return ERROR_NONE;
}

size_t command_operands(const struct arguments *arguments)
{
	return arguments->n_operands;
}

const char *command_operand(const struct arguments *arguments, size_t i)
{
	return i < arguments->n_operands ? arguments->operands[i] : NULL;
}

const char *command_word(const struct arguments *arguments, size_t i)
{
	return i < arguments->n_operands ? arguments->words[i] : NULL;
}
