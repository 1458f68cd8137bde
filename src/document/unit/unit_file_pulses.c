/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The temperatures in the file of a unit. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "document/unit/unit_file_private.h"

enum {
	MOST_PEOPLE = ORGANISATION_MAX_UNITS * ORGANISATION_MAX_HEADS,
	HIGHEST = 10 * (QUESTIONNAIRE_MAX_CHOICES - 1), /* in tenths */
};

struct unit_pulse *unit_file_add_pulse(
    struct unit_file *file, const char *round, const char *title, const char *day)
{
	struct unit_pulse *pulse;

	if (file->n_pulses == UNIT_FILE_MAX_PULSES)
		return NULL;
	file->pulses = memory_grow(file->pulses, file->n_pulses + 1, sizeof *file->pulses);
	pulse = &file->pulses[file->n_pulses++];
	*pulse = (struct unit_pulse){ .title = memory_copy(title) };
	memcpy(pulse->round, round, strlen(round) + 1);
	memcpy(pulse->day, day, CLOCK_DAY_SIZE);
	return pulse;
}

void unit_file_add_temperature(struct unit_pulse *pulse, const struct unit_temperature *temperature)
{
	struct unit_temperature *added;

	if (pulse->n_actions == UNIT_FILE_MAX_TEMPERATURES)
		return;
	pulse->actions = memory_grow(pulse->actions, pulse->n_actions + 1, sizeof *pulse->actions);
	added = &pulse->actions[pulse->n_actions++];
	*added = *temperature;
	added->unit = memory_copy(temperature->unit);
}

void unit_file_copy_pulses(struct unit_file *file, const struct unit_file *other)
{
	for (size_t i = 0; i < other->n_pulses; i++) {
		const struct unit_pulse *from = &other->pulses[i];
		struct unit_pulse *pulse =
		    unit_file_add_pulse(file, from->round, from->title, from->day);

		for (size_t k = 0; pulse != NULL && k < from->n_actions; k++)
			unit_file_add_temperature(pulse, &from->actions[k]);
	}
}

const struct unit_temperature *unit_file_find_temperature(
    const struct unit_pulse *pulse, const char *unit, long action)
{
	for (size_t i = 0; i < pulse->n_actions; i++)
		if (pulse->actions[i].action == action && strcmp(pulse->actions[i].unit, unit) == 0)
			return &pulse->actions[i];
	return NULL;
}

void unit_file_free_pulses(struct unit_file *file)
{
	for (size_t i = 0; i < file->n_pulses; i++) {
		for (size_t k = 0; k < file->pulses[i].n_actions; k++)
			free(file->pulses[i].actions[k].unit);
		free(file->pulses[i].actions);
		free(file->pulses[i].title);
	}
	free(file->pulses);
}

static json_t *end_to_json(long end)
{
	return end == UNIT_TEMPERATURE_OPEN ? json_null() : json_integer(end);
}

static json_t *temperature_to_json(const struct unit_temperature *temperature)
{
	json_t *object = json_object();

	json_object_set_new(object, "unit", json_string(temperature->unit));
	json_object_set_new(object, "action", json_integer(temperature->action));
	json_object_set_new(object, "hidden", json_boolean(temperature->hidden));
	json_object_set_new(object, "n", json_integer(temperature->n));
	json_object_set_new(object, "n_is_least", json_boolean(temperature->n_is_least));
	json_object_set_new(object, "low", end_to_json(temperature->low));
	json_object_set_new(object, "high", end_to_json(temperature->high));
	json_object_set_new(object, "most", json_integer(temperature->most));
	return object;
}

json_t *unit_file_pulses_to_json(const struct unit_file *file)
{
	json_t *pulses = json_array();

	for (size_t i = 0; i < file->n_pulses; i++) {
		const struct unit_pulse *pulse = &file->pulses[i];
		json_t *object = json_object(), *actions = json_array();

		for (size_t k = 0; k < pulse->n_actions; k++)
			json_array_append_new(actions, temperature_to_json(&pulse->actions[k]));
		json_object_set_new(object, "round", json_string(pulse->round));
		json_object_set_new(object, "title", json_string(pulse->title));
		json_object_set_new(object, "day", json_string(pulse->day));
		json_object_set_new(object, "actions", actions);
		json_array_append_new(pulses, object);
	}
	return pulses;
}

/* A number of tenths, or null. */
static enum error read_end(const struct json_place *place, const char *key, long *end)
{
	const struct json_key number = { key, JSON_INTEGER, true };
	struct json_place value;

	*end = UNIT_TEMPERATURE_OPEN;
	if (!json_enter_key(place, key, &value))
		return json_mistake(place, _("\"%s\" is missing here; add it"), key);
	if (json_is_null(value.value))
		return ERROR_NONE;
	if (json_check_keys(place, &number, 1, JSON_BY_PROGRAMS) != ERROR_NONE)
		return ERROR_DAMAGED;
	return field_number(place, key, 0, HIGHEST, end);
}

/* Of few people nothing is told; of others something is, and the ends are in order. */
static enum error check(const struct json_place *place, const struct unit_temperature *temperature)
{
	bool low = temperature->low != UNIT_TEMPERATURE_OPEN;
	bool high = temperature->high != UNIT_TEMPERATURE_OPEN;
	bool right = temperature->hidden
			 ? temperature->n == 0 && !low && !high
			 : temperature->n >= ROUND_MIN_GROUP && (low || high) &&
			       (!low || !high || temperature->low <= temperature->high) &&
			       temperature->low <= temperature->most &&
			       temperature->high <= temperature->most;

	if (right)
		return ERROR_NONE;
	return json_mistake(place, _("such a temperature cannot be shown"));
}

static enum error read_temperature(const struct json_place *place, struct unit_pulse *pulse)
{
	static const struct json_key keys[] = {
		{ "unit", JSON_STRING, true },
		{ "action", JSON_INTEGER, true },
		{ "hidden", JSON_TRUE, true },
		{ "n", JSON_INTEGER, true },
		{ "n_is_least", JSON_TRUE, false },
		{ "most", JSON_INTEGER, true },
	};
	struct unit_temperature temperature = {
		.hidden = json_flag(place, "hidden", false),
		.n_is_least = json_flag(place, "n_is_least", false),
	};
	const char *unit;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "unit", 1, ORGANISATION_MAX_UNIT_ID, &unit)) != ERROR_NONE ||
	    (rc = field_number(place, "action", 1, PLAN_MAX_ID, &temperature.action)) !=
		ERROR_NONE ||
	    (rc = field_number(place, "n", 0, MOST_PEOPLE, &temperature.n)) != ERROR_NONE ||
	    (rc = field_number(place, "most", 10, HIGHEST, &temperature.most)) != ERROR_NONE ||
	    (rc = read_end(place, "low", &temperature.low)) != ERROR_NONE ||
	    (rc = read_end(place, "high", &temperature.high)) != ERROR_NONE ||
	    (rc = check(place, &temperature)) != ERROR_NONE)
		return rc;
	temperature.unit = (char *)unit;
	unit_file_add_temperature(pulse, &temperature);
	return ERROR_NONE;
}

static enum error read_pulse(const struct json_place *place, struct unit_file *file)
{
	static const struct json_key keys[] = {
		{ "round", JSON_STRING, true },
		{ "title", JSON_STRING, true },
		{ "day", JSON_STRING, true },
		{ "actions", JSON_ARRAY, true },
	};
	struct json_place list, element;
	const char *title;
	char round[ROUND_ID_SIZE], day[CLOCK_DAY_SIZE];
	struct unit_pulse *pulse;
	size_t count;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = round_read_id(place, "round", round)) != ERROR_NONE ||
	    (rc = field_text(place, "title", 1, ROUND_MAX_TEXT, &title)) != ERROR_NONE ||
	    (rc = field_day(place, "day", day)) != ERROR_NONE)
		return rc;
	json_enter_key(place, "actions", &list);
	count = json_array_size(list.value);
	if (count == 0 || count > UNIT_FILE_MAX_TEMPERATURES)
		return json_mistake(
		    &list, _("\"%s\" should have 1 to %d"), "actions", UNIT_FILE_MAX_TEMPERATURES);
	pulse = unit_file_add_pulse(file, round, title, day);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++)
		rc = read_temperature(&element, pulse);
	return rc;
}

enum error unit_file_read_pulses(const struct json_place *place, struct unit_file *file)
{
	struct json_place list, element;
	size_t count;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(place, "pulses", &list))
		return ERROR_NONE;
	count = json_array_size(list.value);
	if (count == 0 || count > UNIT_FILE_MAX_PULSES)
		return json_mistake(
		    &list, _("\"%s\" should have 1 to %d"), "pulses", UNIT_FILE_MAX_PULSES);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++)
		rc = read_pulse(&element, file);
	return rc;
}
