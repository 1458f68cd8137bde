/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A list of mistakes, in the order of the file. */
#include "base/csv_mistakes.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"

/* A file of nothing but mistakes should cost no more than it says. */
enum { KEPT = 1000, TOLD = 10, TOLD_BYTES = 360 };

void csv_mistakes_add(struct csv_mistakes *mistakes, int line, size_t place, const char *column,
    const char *format, ...)
{
	struct text sentence = { 0 };
	va_list more;

	if (mistakes->count++ >= KEPT)
		return;
	va_start(more, format);
	text_add_list(&sentence, format, more);
	va_end(more);
	mistakes->of = memory_grow(mistakes->of, mistakes->kept + 1, sizeof *mistakes->of);
	mistakes->of[mistakes->kept++] =
	    (struct csv_mistake){ line, place, column, text_take(&sentence) };
}

void csv_mistakes_free(struct csv_mistakes *mistakes)
{
	for (size_t i = 0; i < mistakes->kept; i++)
		free(mistakes->of[i].sentence);
	free(mistakes->of);
	*mistakes = (struct csv_mistakes){ 0 };
}

static int compare(const void *a, const void *b)
{
	const struct csv_mistake *one = a, *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	return (one->place > other->place) - (one->place < other->place);
}

enum error csv_mistakes_tell(struct csv_mistakes *mistakes, const char *name)
{
	struct text all = { 0 };
	size_t told = 0;

	if (mistakes->count == 0)
		return ERROR_NONE;
	qsort(mistakes->of, mistakes->kept, sizeof *mistakes->of, compare);
	for (; told < mistakes->kept && told < TOLD && all.length < TOLD_BYTES; told++)
		text_addf(&all, _("%sline %d, %s: %s"), told == 0 ? "" : "; ",
		    mistakes->of[told].line, mistakes->of[told].column,
		    mistakes->of[told].sentence);
	if (told < mistakes->count)
		text_addf(&all, _("; and %zu more"), mistakes->count - told);
	error_set(ERROR_DAMAGED, "%s %s", name, all.bytes);
	text_free(&all);
	return error_hint(ERROR_DAMAGED, _("Mend these lines in the file, then import it again."));
}

enum error csv_mistakes_heading(const char *name, const char *what, const char *column)
{
	char *safe = text_made_safe(column, false);

	error_set(ERROR_DAMAGED, _("%s %s «%.*s»"), name, what, (int)text_fit(safe, 40), safe);
	free(safe);
	return ERROR_DAMAGED;
}
