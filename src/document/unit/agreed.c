/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was agreed on, in memory and as JSON, one spelling for each. */
#include "document/unit/agreed.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/field.h"

#define AGREED_FORMAT "skatta-agreed/1"

const char *const agreed_field_names[] = { N_("What"), N_("Who"), N_("When") };

/* By enum agreed_field. */
static const char *const field_keys[] = { "what", "who", "when" };

struct agreed *agreed_new(void)
{
	struct agreed *agreed = memory_new(1, sizeof *agreed);

	agreed->unit = memory_copy("");
	agreed->from = memory_copy("");
	return agreed;
}

void agreed_free(struct agreed *agreed)
{
	if (agreed == NULL)
		return;
	for (size_t i = 0; i < agreed->n_lines; i++)
		for (size_t f = 0; f < AGREED_FIELDS; f++)
			text_forget(agreed->lines[i].texts[f]);
	free(agreed->lines);
	free(agreed->unit);
	free(agreed->from);
	free(agreed);
}

void agreed_add(struct agreed *agreed, const struct agreed_line *line)
{
	struct agreed_line *added;

	if (agreed->n_lines == AGREED_MAX_LINES)
		return;
	agreed->lines = memory_grow(agreed->lines, agreed->n_lines + 1, sizeof *agreed->lines);
	added = &agreed->lines[agreed->n_lines++];
	for (size_t f = 0; f < AGREED_FIELDS; f++)
		added->texts[f] = memory_copy(line->texts[f]);
}

struct agreed *agreed_copy(const struct agreed *agreed)
{
	struct agreed *copy = memory_new(1, sizeof *copy);

	*copy = *agreed;
	copy->unit = memory_copy(agreed->unit);
	copy->from = memory_copy(agreed->from);
	copy->lines = NULL;
	copy->n_lines = 0;
	for (size_t i = 0; i < agreed->n_lines; i++)
		agreed_add(copy, &agreed->lines[i]);
	return copy;
}

bool agreed_is_same(const struct agreed *a, const struct agreed *b)
{
	bool same = a->n_lines == b->n_lines && strcmp(a->next, b->next) == 0;

	for (size_t i = 0; same && i < a->n_lines; i++)
		for (size_t f = 0; same && f < AGREED_FIELDS; f++)
			same = strcmp(a->lines[i].texts[f], b->lines[i].texts[f]) == 0;
	return same;
}

json_t *agreed_to_json(const struct agreed *agreed)
{
	json_t *object = json_object(), *lines = json_array();

	for (size_t i = 0; i < agreed->n_lines; i++) {
		json_t *line = json_object();

		for (size_t f = 0; f < AGREED_FIELDS; f++)
			json_object_set_new(
			    line, field_keys[f], json_string(agreed->lines[i].texts[f]));
		json_array_append_new(lines, line);
	}
	json_object_set_new(object, "day", json_string(agreed->day));
	json_object_set_new(object, "from", json_string(agreed->from));
	json_object_set_new(object, "lines", lines);
	json_object_set_new(object, "next", field_to_json(agreed->next));
	json_object_set_new(object, "revision", json_integer(agreed->revision));
	return object;
}

static enum error read_line(const struct json_place *place, struct agreed *agreed)
{
	static const struct json_key keys[] = {
		{ "what", JSON_STRING, true },
		{ "who", JSON_STRING, true },
		{ "when", JSON_STRING, true },
	};
	struct agreed_line line;
	enum error rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS);

	for (size_t f = 0; rc == ERROR_NONE && f < AGREED_FIELDS; f++) {
		const char *text;

		rc = field_written(
		    place, field_keys[f], f == AGREED_WHAT, PLAN_MAX_LINE, false, &text);
		line.texts[f] = (char *)text;
	}
	if (rc == ERROR_NONE)
		agreed_add(agreed, &line);
	return rc;
}

static enum error read_lines(const struct json_place *place, struct agreed *agreed)
{
	struct json_place list, element;
	enum error rc = ERROR_NONE;

	json_enter_key(place, "lines", &list);
	if (json_array_size(list.value) < 1 || json_array_size(list.value) > AGREED_MAX_LINES)
		return json_mistake(
		    &list, _("\"lines\" should have 1 to %d of them"), AGREED_MAX_LINES);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++)
		rc = read_line(&element, agreed);
	return rc;
}

static enum error read_said(const struct json_place *place, struct agreed *agreed)
{
	static const struct json_key keys[] = {
		{ "day", JSON_STRING, true },
		{ "from", JSON_STRING, true },
		{ "lines", JSON_ARRAY, true },
		{ "revision", JSON_INTEGER, true },
	};
	const char *from;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_day(place, "day", agreed->day)) != ERROR_NONE ||
	    (rc = field_written(place, "from", 1, PLAN_MAX_LINE, false, &from)) != ERROR_NONE ||
	    (rc = field_number(place, "revision", 1, AGREED_MAX_REVISION, &agreed->revision)) !=
		ERROR_NONE ||
	    (rc = field_day_or_none(place, "next", agreed->next)) != ERROR_NONE)
		return rc;
	free(agreed->from);
	agreed->from = memory_copy(from);
	return read_lines(place, agreed);
}

enum error agreed_from_json(const struct json_place *place, struct agreed **agreed)
{
	struct agreed *made = agreed_new();
	enum error rc = read_said(place, made);

	if (rc == ERROR_NONE)
		*agreed = made;
	else
		agreed_free(made);
	return rc;
}

char *agreed_write(const struct agreed *agreed)
{
	json_t *object = agreed_to_json(agreed);
	struct text bytes = { 0 };
	char *canonical;

	json_object_set_new(object, "format", json_string(AGREED_FORMAT));
	json_object_set_new(object, "central", json_string(agreed->central_key));
	json_object_set_new(object, "round", json_string(agreed->round));
	json_object_set_new(object, "unit", json_string(agreed->unit));
	canonical = json_canonical(object);
	text_addf(&bytes, "%s\n", canonical);
	text_forget(canonical);
	json_decref(object);
	return text_take(&bytes);
}

static enum error read_document(const struct json_place *place, void *into)
{
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "central", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "unit", JSON_STRING, true },
	};
	struct agreed *agreed = into;
	const char *unit;
	enum error rc;

	if ((rc = field_format(place, AGREED_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = round_read_about(place, agreed->central_key, agreed->round, &unit)) != ERROR_NONE)
		return rc;
	free(agreed->unit);
	agreed->unit = memory_copy(unit);
	return read_said(place, agreed);
}

enum error agreed_read(const char *name, const char *bytes, size_t length, const char *signature,
    struct agreed **agreed)
{
	struct agreed *made = agreed_new();
	enum error rc = field_document(name, bytes, length, read_document, made);

	if (rc == ERROR_NONE && signature != NULL)
		rc = field_signed(name, bytes, length, signature, made->central_key);
	if (rc == ERROR_NONE)
		*agreed = made;
	else
		agreed_free(made);
	return rc;
}
