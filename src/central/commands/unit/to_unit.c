/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A file, standard input or the editor; and home, to the one who opened the round. */
#include "central/commands/unit/to_unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cli/editor.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/commands/central_session.h"
#include "central/commands/unit/feedback_text.h"
#include "central/store/editions.h"
#include "crypto/secret.h"
#include "document/plan/plan.h"

static enum error read_input(size_t most, char **bytes, size_t *length)
{
	ssize_t got;

	*bytes = memory_new(most + 1, 1);
	while (
	    *length < most && (got = read(STDIN_FILENO, *bytes + *length, most - *length)) != 0) {
		if (got > 0)
			*length += (size_t)got;
		else if (errno != EINTR)
			break;
	}
	return ERROR_NONE;
}

static enum error read_file(const char *path, char **bytes, size_t *length)
{
	unsigned char *read = NULL;
	enum error rc = file_read_linked(path, FILE_LIMIT_BUNDLE, &read, length);

	*bytes = (char *)read;
	return rc;
}

static enum error read_editor(
    const char *before, const char *about, size_t most, char **bytes, size_t *length)
{
	enum error rc = editor_write(before, about, most, bytes);

	*length = rc == ERROR_NONE ? strlen(*bytes) : 0;
	return rc;
}

enum error to_unit_read(const struct arguments *arguments, const char *before, const char *about,
    size_t most, char **bytes, size_t *length)
{
	*bytes = NULL;
	*length = 0;
	if (command_operands(arguments) > 1)
		return read_file(command_operand(arguments, 1), bytes, length);
	if (!isatty(STDIN_FILENO))
		return read_input(most + FILE_LIMIT_SMALL, bytes, length);
	return read_editor(before, about, most, bytes, length);
}

enum error to_unit_text(const struct arguments *arguments, const char *about, char **text)
{
	char *bytes = NULL;
	size_t length = 0;
	enum error rc = to_unit_read(arguments, "", about, 4 * PLAN_MAX_TEXT, &bytes, &length);

	if (rc == ERROR_NONE)
		rc = feedback_text_take(bytes, length, text);
	if (bytes != NULL)
		secret_wipe(bytes, length);
	free(bytes);
	return rc;
}

enum error to_unit_from(
    const struct central *central, const struct arguments *arguments, const char **from)
{
	*from = command_value(arguments, "from");
	if (*from == NULL)
		*from = central->name;
	if ((*from)[0] == '\0' || text_characters(*from) > PLAN_MAX_LINE ||
	    !text_is_safe(*from, false))
		return error_set(
		    ERROR_USAGE, _("--from takes a line of 1 to %d characters"), PLAN_MAX_LINE);
	return ERROR_NONE;
}

/* Whose key it is that brings a batch home: the only one beside this store's, or NULL. */
static const struct age_recipient *find_home(
    const struct central *central, const struct round *round, size_t *others)
{
	const struct age_recipient *home = NULL;
	char text[AGE_RECIPIENT_SIZE];

	*others = 0;
	for (size_t i = 0; i < round->n_recipients; i++) {
		age_recipient_write(text, round->recipients[i].public);
		if (strcmp(text, central->recipient) == 0)
			continue;
		home = &round->recipients[i];
		++*others;
	}
	return *others == 1 ? home : NULL;
}

/* What is answered in somebody else's round has to come to them, who alone tell the units. */
enum error to_unit_check_home(const struct central *central, const struct round *round)
{
	size_t others;

	find_home(central, round, &others);
	if (editions_is_own(central, round) || others > 0)
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED, _("the round %s was opened by %s"), round->id,
			      round->central_name),
	    _("Only they can pass on what is answered, and no batch can be sealed to them: the "
	      "round does not name their key. Tell them what you want to answer."));
}

void to_unit_home(
    const struct central *central, const struct round *round, char to[AGE_RECIPIENT_SIZE])
{
	size_t others;
	const struct age_recipient *home = find_home(central, round, &others);

	if (home != NULL)
		age_recipient_write(to, home->public);
	else
		memcpy(to, "age1…", sizeof "age1…");
}

enum error to_unit_tell(const struct central *central, const struct round *round)
{
	char to[AGE_RECIPIENT_SIZE];
	struct text out = { 0 };

	if (editions_is_own(central, round))
		return central_session_print(
		    _("Noted. It travels to the unit with the next \"skatta-central publish\".\n"));
	to_unit_home(central, round, to);
	text_addf(&out,
	    _("Noted. It goes with your next batch to %s, who opened the round and passes it on to "
	      "the unit: \"skatta-central batch --to %s FILE\".\n"),
	    round->central_name, to);
	return central_session_print_text(&out);
}
