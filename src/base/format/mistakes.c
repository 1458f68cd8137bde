/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A list of mistakes, in the order of the file. */
#include "base/format/mistakes.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* A file of nothing but mistakes should cost no more than it says. */
enum { KEPT = 1000, SAID = 10, SAID_BYTES = ERROR_MAX_SENTENCE - 500 };

void mistakes_add(
    struct mistakes *mistakes, int line, size_t place, const char *column, const char *format, ...)
{
	struct text sentence = { 0 };
	va_list more;

	if (mistakes->count++ >= KEPT)
		return;
	va_start(more, format);
	text_add_list(&sentence, format, more);
	va_end(more);
	mistakes->first = memory_grow(mistakes->first, mistakes->kept + 1, sizeof *mistakes->first);
	mistakes->first[mistakes->kept++] =
	    (struct mistake){ line, place, memory_copy(column), text_take(&sentence), NULL };
}

void mistakes_hint(struct mistakes *mistakes, const char *hint)
{
	struct mistake *last = &mistakes->first[mistakes->kept - 1];

	if (mistakes->kept == mistakes->count && last->hint == NULL && hint[0] != '\0')
		last->hint = memory_copy(hint);
}

void mistakes_free(struct mistakes *mistakes)
{
	for (size_t i = 0; i < mistakes->kept; i++) {
		free(mistakes->first[i].column);
		free(mistakes->first[i].sentence);
		free(mistakes->first[i].hint);
	}
	free(mistakes->first);
	*mistakes = (struct mistakes){ 0 };
}

static int compare(const void *a, const void *b)
{
	const struct mistake *one = a, *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	return (one->place > other->place) - (one->place < other->place);
}

char *mistakes_list(struct mistakes *mistakes, const char *name)
{
	struct text all = { 0 };
	size_t said = 0;

	if (mistakes->count == 0)
		return NULL;
	qsort(mistakes->first, mistakes->kept, sizeof *mistakes->first, compare);
	text_addf(&all, "%s ", name);
	for (; said < mistakes->kept && said < SAID && all.length < SAID_BYTES; said++) {
		const struct mistake *mistake = &mistakes->first[said];

		text_addf(&all, _("%sline %d, %s: %s"), said == 0 ? "" : "; ", mistake->line,
		    mistake->column, mistake->sentence);
		if (mistakes->count > 1 && mistake->hint != NULL)
			text_addf(&all, " (%s)", mistake->hint);
	}
	if (said < mistakes->count)
		text_addf(&all, _("; and %zu more"), mistakes->count - said);
	return text_take(&all);
}

enum error mistakes_tell(struct mistakes *mistakes, const char *name)
{
	char *list = mistakes_list(mistakes, name);

	if (list == NULL)
		return ERROR_NONE;
	error_set(ERROR_DAMAGED, "%s", list);
	free(list);
	if (mistakes->count == 1 && mistakes->first[0].hint != NULL)
		error_hint(ERROR_DAMAGED, "%s", mistakes->first[0].hint);
	return ERROR_DAMAGED;
}
