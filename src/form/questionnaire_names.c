/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The names that are right, told to whoever wrote another. */
#include "form/questionnaire_names.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"

enum {
	QUOTE_COLUMNS = 40,
	LONGEST_NAME = 32,
	LONGEST_LIST = 400, /* bytes: the hint has its limit */
};

void questionnaire_names_add(struct questionnaire_names *names, const char *name)
{
	assert(names->count < QUESTIONNAIRE_MAX_ITEMS);
	names->names[names->count++] = name;
}

bool questionnaire_names_have(const struct questionnaire_names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->names[i], name) == 0)
			return true;
	return false;
}

char *questionnaire_names_quote(const char *anything)
{
	char *safe = text_made_safe(anything, false);

	safe[text_fit(safe, QUOTE_COLUMNS)] = '\0';
	return safe;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many bytes must be put in, taken away or changed to make one of the other (Levenshtein). */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST_NAME + 1];
	size_t length = strlen(b);

	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 0; a[i] != '\0'; i++) {
		size_t corner = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < length; j++) {
			size_t changed = corner + (a[i] != b[j]);

			corner = row[j + 1];
			row[j + 1] = least(changed, least(row[j], corner) + 1);
		}
	}
	return row[length];
}

/* Only a slip of the finger: one byte in three at most. */
static const char *nearest(const struct questionnaire_names *names, const char *wrong)
{
	size_t length = strlen(wrong);
	size_t best = length / 3 + 1;
	const char *found = NULL;

	if (length > LONGEST_NAME)
		return NULL;
	for (size_t i = 0; i < names->count; i++) {
		size_t apart = strlen(names->names[i]) <= LONGEST_NAME
				   ? distance(wrong, names->names[i])
				   : best;

		if (apart < best) {
			best = apart;
			found = names->names[i];
		}
	}
	return found;
}

static void hint_all(const struct questionnaire_names *names)
{
	struct text list = { .length = 0 };

	for (size_t i = 0; i < names->count && list.length < LONGEST_LIST; i++)
		text_addf(&list, "%s%s", i > 0 ? ", " : "", names->names[i]);
	if (list.length >= LONGEST_LIST)
		text_add(&list, ", …");
	if (names->count > 0)
		error_hint(ERROR_DAMAGED, _("What can be here: %s."), list.bytes);
	else
		error_hint(ERROR_DAMAGED, _("Nothing listed above it could be here."));
	text_free(&list);
}

enum error questionnaire_names_unknown(const struct questionnaire_names *names,
    const struct json_place *place, const char *key, const char *wrong)
{
	const char *near = nearest(names, wrong);
	char *quoted = questionnaire_names_quote(wrong);

	if (key != NULL)
		json_mistake(place, _("\"%s\" says \"%s\", which cannot be here"), key, quoted);
	else
		json_mistake(place, _("the key \"%s\" is not known here"), quoted);
	if (near != NULL)
		error_hint(ERROR_DAMAGED, _("Did you mean \"%s\"?"), near);
	else
		hint_all(names);
	free(quoted);
	return ERROR_DAMAGED;
}
