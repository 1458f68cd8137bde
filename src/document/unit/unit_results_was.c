/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* By the names that units had then: the round before may not be on the leader's machine. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "document/unit/unit_results_private.h"

/* A school's name and a team's, with what stands between. */
enum { MOST_NAME = 2 * ORGANISATION_MAX_NAME + 2 };

static void free_names(char **names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
}

void unit_results_was_free(struct unit_results *results)
{
	for (size_t i = 0; i < results->n_came; i++) {
		free(results->came[i].unit);
		free_names(results->came[i].names, results->came[i].n);
	}
	free(results->came);
}

void unit_results_add_came(struct unit_results *results, const char *unit, char **names, size_t n)
{
	if (results->n_came == UNIT_RESULTS_MAX_ROWS) {
		free_names(names, n);
		return;
	}
	results->came = memory_grow(results->came, results->n_came + 1, sizeof *results->came);
	results->came[results->n_came++] =
	    (struct unit_came){ .unit = memory_copy(unit), .names = names, .n = n };
}

const struct unit_came *unit_results_came(const struct unit_results *results, const char *unit)
{
	for (size_t i = 0; i < results->n_came; i++)
		if (strcmp(results->came[i].unit, unit) == 0)
			return &results->came[i];
	return NULL;
}

json_t *unit_results_was_to_json(const struct unit_results *results)
{
	json_t *list = json_array();

	for (size_t i = 0; i < results->n_came; i++) {
		json_t *object = json_object(), *names = json_array();

		for (size_t k = 0; k < results->came[i].n; k++)
			json_array_append_new(names, json_string(results->came[i].names[k]));
		json_object_set_new(object, "unit", json_string(results->came[i].unit));
		json_object_set_new(object, "names", names);
		json_array_append_new(list, object);
	}
	return list;
}

static enum error read_one(const struct json_place *place, struct unit_results *results)
{
	static const struct json_key keys[] = {
		{ "unit", JSON_STRING, true },
		{ "names", JSON_ARRAY, true },
	};
	struct json_place list, element;
	const char *unit, *name;
	char **names;
	size_t n;
	enum error rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS);

	if (rc == ERROR_NONE)
		rc = field_text(place, "unit", 1, ORGANISATION_MAX_UNIT_ID, &unit);
	if (rc != ERROR_NONE)
		return rc;
	json_enter_key(place, "names", &list);
	n = json_array_size(list.value);
	if (n == 0 || n > ORGANISATION_MAX_WAS)
		return json_mistake(
		    &list, _("\"%s\" should have 1 to %d"), "names", ORGANISATION_MAX_WAS);
	names = memory_new(n, sizeof *names);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++) {
		rc = field_element(&element, 1, MOST_NAME, &name);
		if (rc == ERROR_NONE)
			names[i] = memory_copy(name);
	}
	if (rc == ERROR_NONE)
		unit_results_add_came(results, unit, names, n);
	else
		free_names(names, n);
	return rc;
}

enum error unit_results_was_read(const struct json_place *place, struct unit_results *results)
{
	struct json_place list, element;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(place, "was", &list))
		return ERROR_NONE;
	if (json_array_size(list.value) > UNIT_RESULTS_MAX_ROWS)
		return json_mistake(
		    &list, _("\"%s\" should have at most %d"), "was", UNIT_RESULTS_MAX_ROWS);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++)
		rc = read_one(&element, results);
	return rc;
}
