/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Fields by their names, in English or in the program's language. */
#include "central/commands/unit/agreed_text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/commands/unit/feedback_text.h"
#include "document/plan/plan.h"

enum { NEXT = AGREED_FIELDS, NO_FIELD }; /* behind enum agreed_field */

static const char next_name[] = N_("Next meeting");

struct reading {
	struct agreed *agreed;
	struct agreed_line line; /* that is being read; its first text NULL before the first */
	size_t number;           /* of the line of the text, from 1 */
	bool has_next;
};

static const char *name_of(size_t field)
{
	return field == NEXT ? next_name : agreed_field_names[field];
}

char *agreed_text_write(const struct agreed *agreed)
{
	struct text out = { 0 };
	size_t n = agreed != NULL ? agreed->n_lines : 0;

	for (size_t i = 0; i <= n && i < AGREED_MAX_LINES; i++) {
		for (size_t f = 0; f < AGREED_FIELDS; f++)
			text_addf(&out, "%s: %s\n", _(name_of(f)),
			    i < n ? agreed->lines[i].texts[f] : "");
		text_add(&out, "\n");
	}
	text_addf(&out, "%s: %s\n", _(next_name), agreed != NULL ? agreed->next : "");
	return text_take(&out);
}

static enum error mistake(const struct reading *reading, const char *what)
{
	char *copy = memory_copy(what);
	enum error rc = error_hint(error_set(ERROR_REFUSED, _("line %zu of what was agreed on: %s"),
				       reading->number, copy),
	    _("Nothing was written down. \"What:\" begins each thing that was agreed on, then "
	      "come \"Who:\" and \"When:\", and somewhere \"Next meeting:\" with a day."));

	free(copy);
	return rc;
}

/* The line begins with the name of a field, in either language; `*value` is behind its colon. */
static size_t find_field(const char *line, const char **value)
{
	size_t length = strcspn(line, ":"), field = 0;

	for (; line[length] == ':' && field <= NEXT; field++) {
		const char *name = name_of(field), *own = _(name);

		if ((strlen(name) == length && strncasecmp(line, name, length) == 0) ||
		    (strlen(own) == length && strncasecmp(line, own, length) == 0)) {
			*value = line + length + 1;
			return field;
		}
	}
	return NO_FIELD;
}

static bool is_empty(const struct agreed_line *line)
{
	for (size_t f = 0; f < AGREED_FIELDS; f++)
		if (line->texts[f] != NULL && line->texts[f][0] != '\0')
			return false;
	return true;
}

static void forget(struct agreed_line *line)
{
	for (size_t f = 0; f < AGREED_FIELDS; f++)
		text_forget(line->texts[f]);
	*line = (struct agreed_line){ 0 };
}

/* The line is whole; one of which nothing was filled in is none. */
static enum error end_line(struct reading *reading)
{
	struct agreed_line *line = &reading->line;
	enum error rc = ERROR_NONE;

	if (is_empty(line)) {
		forget(line);
		return ERROR_NONE;
	}
	for (size_t f = 0; f < AGREED_FIELDS; f++)
		if (line->texts[f] == NULL)
			line->texts[f] = memory_copy("");
	if (line->texts[AGREED_WHAT][0] == '\0')
		rc = mistake(reading, _("it is not said what"));
	else if (reading->agreed->n_lines == AGREED_MAX_LINES)
		rc = mistake(reading, _("there are more than 20 of them"));
	else
		agreed_add(reading->agreed, line);
	forget(line);
	return rc;
}

static enum error take_next(struct reading *reading, const char *value)
{
	if (reading->has_next)
		return mistake(reading, _("it stands twice"));
	reading->has_next = true;
	if (value[0] == '\0')
		return ERROR_NONE;
	if (!clock_is_day(value))
		return mistake(reading, _("the next meeting is a day, written as 2026-11-23"));
	memcpy(reading->agreed->next, value, CLOCK_DAY_SIZE);
	return ERROR_NONE;
}

static enum error take_value(struct reading *reading, size_t field, const char *value)
{
	struct agreed_line *line = &reading->line;
	enum error rc = ERROR_NONE;

	if (text_characters(value) > PLAN_MAX_LINE)
		return mistake(reading, _("it has more than 200 characters"));
	if (field == NEXT)
		return take_next(reading, value);
	if (field == AGREED_WHAT)
		rc = end_line(reading);
	else if (line->texts[AGREED_WHAT] == NULL)
		return mistake(reading, _("it stands before the first \"What:\""));
	if (rc == ERROR_NONE && line->texts[field] != NULL)
		return mistake(reading, _("it stands twice"));
	if (rc == ERROR_NONE)
		line->texts[field] = memory_copy(value);
	return rc;
}

/* Without the blanks around it, and no comment. */
static enum error take_line(struct reading *reading, const char *start, size_t length)
{
	const char *value = NULL;
	char *line, *trimmed;
	size_t field;
	enum error rc;

	line = text_format("%.*s", (int)length, start);
	start = line;
	text_trim(&start, &length);
	if (length == 0 || start[0] == '#') {
		rc = ERROR_NONE;
	} else if (!text_is_utf8(start, length)) {
		rc = mistake(reading, _("it is not UTF-8"));
	} else if (!text_is_safe(start, false)) {
		rc = mistake(reading, _("it has a character that cannot be shown"));
	} else if ((field = find_field(start, &value)) == NO_FIELD) {
		rc = mistake(reading, _("it begins with the name of no field"));
	} else {
		length = strlen(value);
		text_trim(&value, &length);
		trimmed = text_format("%.*s", (int)length, value);
		rc = take_value(reading, field, trimmed);
		text_forget(trimmed);
	}
	text_forget(line);
	return rc;
}

static enum error take_all(struct reading *reading, const char *text)
{
	enum error rc = ERROR_NONE;

	while (rc == ERROR_NONE && *text != '\0') {
		size_t length = strcspn(text, "\n");

		reading->number++;
		rc = take_line(reading, text, length);
		text += length + (text[length] == '\n');
	}
	if (rc == ERROR_NONE)
		rc = end_line(reading);
	forget(&reading->line);
	if (rc == ERROR_NONE && reading->agreed->n_lines == 0)
		rc = error_hint(error_set(ERROR_REFUSED, _("nothing was written")),
		    _("Write what was agreed on in the file, on standard input, or in the "
		      "editor, as the manual shows."));
	return rc;
}

enum error agreed_text_take(const char *bytes, size_t length, struct agreed **agreed)
{
	struct reading reading = { .number = 0 };
	char *text;
	enum error rc;

	if (strlen(bytes) != length)
		return error_hint(error_set(ERROR_REFUSED, _("what was agreed on is not a text")),
		    _("Nothing was written down. Save it as plain text in UTF-8 and try again."));
	if (length > AGREED_TEXT_LIMIT)
		return error_hint(
		    error_set(ERROR_REFUSED, _("what was agreed on is more than 64 KiB")),
		    _("Nothing was written down. Make it shorter."));
	text = feedback_text_tidy(bytes);
	reading.agreed = agreed_new();
	rc = take_all(&reading, text);
	text_forget(text);
	if (rc == ERROR_NONE)
		*agreed = reading.agreed;
	else
		agreed_free(reading.agreed);
	return rc;
}
