/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the file of a unit says, as JSON. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/field.h"
#include "document/unit/unit_file_private.h"

#define UNIT_FILE_FORMAT "skatta-unit/1"

/* By enum unit_said_what. */
static const char *const what_names[] = { "request", "note", "answer" };

static json_t *said_to_json(const struct unit_said *said)
{
	json_t *object = json_object();
	const char *about = said->what == UNIT_SAID_REQUEST ? plan_about_names[said->about] : "";

	json_object_set_new(object, "what", json_string(what_names[said->what]));
	json_object_set_new(object, "id", json_integer(said->id));
	json_object_set_new(object, "day", json_string(said->day));
	json_object_set_new(object, "text", json_string(said->text));
	json_object_set_new(object, "about", json_string(about));
	json_object_set_new(object, "from", json_string(said->from));
	json_object_set_new(object, "closes", json_integer(said->closes));
	if (said->closes_mark[0] != '\0')
		json_object_set_new(object, "closes_mark", json_string(said->closes_mark));
	unit_file_said_put_heard(said, object);
	if (said->is_new)
		json_object_set_new(object, "new", json_true());
	return object;
}

static json_t *around_to_json(const struct unit_around *around)
{
	json_t *object = json_object();

	json_object_set_new(object, "unit", json_string(around->unit));
	json_object_set_new(object, "action", json_integer(around->action));
	json_object_set_new(object, "title", json_string(around->title));
	json_object_set_new(object, "status", json_string(plan_status_names[around->status]));
	return object;
}

/* Of the plan that holds. */
static long last_id(const struct plan *plan)
{
	return plan->n_actions > 0 ? plan->actions[plan->n_actions - 1].id : 0;
}

static json_t *plan_of(const struct unit_file *file)
{
	json_t *object;

	if (file->plan == NULL)
		return json_null();
	object = plan_to_json(file->plan);
	json_object_set_new(object, "revision", json_integer(file->plan_revision));
	json_object_set_new(object, "day", json_string(file->plan_day));
	if (file->last_action > last_id(file->plan))
		json_object_set_new(object, "last_action", json_integer(file->last_action));
	return object;
}

static json_t *before_of(const struct unit_file *file)
{
	json_t *object = plan_to_json(file->before);

	json_object_set_new(object, "round", json_string(file->before_round));
	json_object_set_new(object, "title", json_string(file->before_title));
	json_object_set_new(object, "day", json_string(file->before_day));
	if (file->before->last_id > last_id(file->before))
		json_object_set_new(object, "last_action", json_integer(file->before->last_id));
	return object;
}

char *unit_file_write(const struct unit_file *file)
{
	json_t *object = json_object(), *said = json_array(), *around = json_array();
	struct text bytes = { 0 };
	char *canonical;

	for (size_t i = 0; i < file->n_said; i++)
		json_array_append_new(said, said_to_json(&file->said[i]));
	for (size_t i = 0; i < file->n_around; i++)
		json_array_append_new(around, around_to_json(&file->around[i]));
	json_object_set_new(object, "format", json_string(UNIT_FILE_FORMAT));
	json_object_set_new(object, "central", json_string(file->central_key));
	json_object_set_new(object, "round", json_string(file->round));
	json_object_set_new(object, "unit", json_string(file->unit));
	json_object_set_new(object, "number", json_integer(file->number));
	json_object_set_new(object, "day", json_string(file->day));
	json_object_set_new(object, "plan", plan_of(file));
	json_object_set_new(object, "said", said);
	json_object_set_new(object, "around", around);
	json_object_set_new(object, "results",
	    file->results != NULL ? unit_results_to_json(file->results) : json_null());
	if (file->before != NULL)
		json_object_set_new(object, "before", before_of(file));
	if (file->agreed != NULL)
		json_object_set_new(object, "agreed", agreed_to_json(file->agreed));
	if (file->n_pulses > 0)
		json_object_set_new(object, "pulses", unit_file_pulses_to_json(file));
	canonical = json_canonical(object);
	text_addf(&bytes, "%s\n", canonical);
	free(canonical);
	json_decref(object);
	return text_take(&bytes);
}

static enum error read_head(const struct json_place *place, struct unit_file *file)
{
	const char *unit;
	enum error rc = round_read_about(place, file->central_key, file->round, &unit);

	if (rc == ERROR_NONE)
		rc = field_number(place, "number", 1, UNIT_FILE_MAX_NUMBER, &file->number);
	if (rc == ERROR_NONE)
		rc = field_day(place, "day", file->day);
	if (rc != ERROR_NONE)
		return rc;
	free(file->unit);
	file->unit = memory_copy(unit);
	return ERROR_NONE;
}

/* Without the key it is the last one of the plan. */
static enum error read_last_action(
    const struct json_place *place, struct plan *plan, long *last_action)
{
	long least = last_id(plan);
	struct json_place value;
	enum error rc = ERROR_NONE;

	*last_action = least;
	if (json_enter_key(place, "last_action", &value))
		rc = field_number(place, "last_action", least + 1, PLAN_MAX_ID, last_action);
	if (rc == ERROR_NONE)
		plan_remember(plan, NULL, *last_action);
	return rc;
}

static enum error read_plan(const struct json_place *place, struct unit_file *file)
{
	static const struct json_key keys[] = {
		{ "revision", JSON_INTEGER, true },
		{ "day", JSON_STRING, true },
		{ "last_action", JSON_INTEGER, false },
	};
	struct json_place plan;
	enum error rc;

	if (!json_enter_key(place, "plan", &plan))
		return json_mistake(place, _("\"%s\" is missing here; add it"), "plan");
	if (json_is_null(plan.value))
		return ERROR_NONE;
	if ((rc = json_check_keys(&plan, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_number(&plan, "revision", 1, BUNDLE_MAX_REVISION, &file->plan_revision)) !=
		ERROR_NONE ||
	    (rc = field_day(&plan, "day", file->plan_day)) != ERROR_NONE)
		return rc;
	rc = plan_read(&plan, PLAN_WHOLE, &file->plan);
	return rc == ERROR_NONE ? read_last_action(&plan, file->plan, &file->last_action) : rc;
}

/* Without the key there is none. What was asked or written does not belong there. */
static enum error read_before(const struct json_place *place, struct unit_file *file)
{
	static const struct json_key keys[] = {
		{ "round", JSON_STRING, true },
		{ "title", JSON_STRING, true },
		{ "day", JSON_STRING, true },
		{ "last_action", JSON_INTEGER, false },
	};
	struct json_place before;
	const char *title;
	long last;
	enum error rc;

	if (!json_enter_key(place, "before", &before))
		return ERROR_NONE;
	if ((rc = json_check_keys(&before, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = round_read_id(&before, "round", file->before_round)) != ERROR_NONE ||
	    (rc = field_text(&before, "title", 1, ROUND_MAX_TEXT, &title)) != ERROR_NONE ||
	    (rc = field_day(&before, "day", file->before_day)) != ERROR_NONE ||
	    (rc = plan_read(&before, PLAN_WHOLE, &file->before)) != ERROR_NONE)
		return rc;
	file->before_title = memory_copy(title);
	plan_forget_said(file->before);
	return read_last_action(&before, file->before, &last);
}

static enum error read_said(const struct json_place *place, struct unit_file *file)
{
	static const struct json_key keys[] = {
		{ "what", JSON_STRING, true },
		{ "id", JSON_INTEGER, true },
		{ "day", JSON_STRING, true },
		{ "text", JSON_STRING, true },
		{ "about", JSON_STRING, true },
		{ "from", JSON_STRING, true },
		{ "closes", JSON_INTEGER, true },
		{ "closes_mark", JSON_STRING, false },
		{ "heard", JSON_INTEGER, false },
	};
	struct unit_said said = { .id = 0 };
	struct json_place text;
	const char *from;
	size_t what = 0, about = 0;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_word(place, "what", what_names, COUNT(what_names), &what)) != ERROR_NONE ||
	    (rc = field_number(place, "id", 1, PLAN_MAX_ID, &said.id)) != ERROR_NONE ||
	    (rc = field_day(place, "day", said.day)) != ERROR_NONE ||
	    (rc = field_written(place, "from", 0, PLAN_MAX_LINE, false, &from)) != ERROR_NONE ||
	    (rc = field_number(place, "closes", 0, PLAN_MAX_ID, &said.closes)) != ERROR_NONE ||
	    (rc = unit_file_said_read_mark(place, said.closes_mark)) != ERROR_NONE ||
	    (rc = unit_file_said_read_heard(place, &said)) != ERROR_NONE)
		return rc;
	if (what == UNIT_SAID_REQUEST)
		rc = field_word(place, "about", plan_about_names, PLAN_ABOUTS, &about);
	json_enter_key(place, "text", &text);
	if (rc == ERROR_NONE && plan_may_say(json_string_value(text.value)) != ERROR_NONE)
		return field_within(place, "text");
	said.what = (enum unit_said_what)what;
	said.about = (enum plan_about)about;
	said.text = (char *)json_string_value(text.value);
	said.from = (char *)from;
	if (rc == ERROR_NONE)
		unit_file_add_said(file, &said);
	return rc;
}

static enum error read_around(const struct json_place *place, struct unit_file *file)
{
	static const struct json_key keys[] = {
		{ "unit", JSON_STRING, true },
		{ "action", JSON_INTEGER, true },
		{ "title", JSON_STRING, true },
		{ "status", JSON_STRING, true },
	};
	struct unit_around around = { .action = 0 };
	const char *unit, *title;
	size_t status = 0;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "unit", 1, ORGANISATION_MAX_UNIT_ID, &unit)) != ERROR_NONE ||
	    (rc = field_number(place, "action", 1, PLAN_MAX_ID, &around.action)) != ERROR_NONE ||
	    (rc = field_written(place, "title", 1, PLAN_MAX_LINE, false, &title)) != ERROR_NONE ||
	    (rc = field_word(place, "status", plan_status_names, PLAN_STATUSES, &status)) !=
		ERROR_NONE)
		return rc;
	around.unit = (char *)unit;
	around.title = (char *)title;
	around.status = (enum plan_status)status;
	unit_file_add_around(file, &around);
	return ERROR_NONE;
}

static enum error read_each(const struct json_place *place, const char *key, size_t most,
    enum error (*read)(const struct json_place *place, struct unit_file *file),
    struct unit_file *file)
{
	struct json_place list, element;
	enum error rc = ERROR_NONE;

	json_enter_key(place, key, &list);
	if (json_array_size(list.value) > most)
		return json_mistake(&list, _("\"%s\" should have at most %zu"), key, most);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++)
		rc = read(&element, file);
	return rc;
}

/* Without the key there are none, as where the round is open. */
static enum error read_results(const struct json_place *place, struct unit_file *file)
{
	struct json_place results;

	if (!json_enter_key(place, "results", &results) || json_is_null(results.value))
		return ERROR_NONE;
	return unit_results_read(&results, &file->results);
}

static enum error read_agreed(const struct json_place *place, struct unit_file *file)
{
	struct json_place agreed;

	if (!json_enter_key(place, "agreed", &agreed))
		return ERROR_NONE;
	return agreed_from_json(&agreed, &file->agreed);
}

static enum error read_document(const struct json_place *place, void *into)
{
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "central", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "unit", JSON_STRING, true },
		{ "number", JSON_INTEGER, true },
		{ "day", JSON_STRING, true },
		{ "said", JSON_ARRAY, true },
		{ "around", JSON_ARRAY, true },
		{ "agreed", JSON_OBJECT, false },
		{ "pulses", JSON_ARRAY, false },
		{ "before", JSON_OBJECT, false },
	};
	struct unit_file *file = into;
	enum error rc;

	if ((rc = field_format(place, UNIT_FILE_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = read_head(place, file)) != ERROR_NONE ||
	    (rc = read_plan(place, file)) != ERROR_NONE ||
	    (rc = read_before(place, file)) != ERROR_NONE ||
	    (rc = read_results(place, file)) != ERROR_NONE ||
	    (rc = read_agreed(place, file)) != ERROR_NONE ||
	    (rc = read_each(place, "said", UNIT_FILE_MAX_SAID, read_said, file)) != ERROR_NONE ||
	    (rc = read_each(place, "around", UNIT_FILE_MAX_AROUND, read_around, file)) !=
		ERROR_NONE)
		return rc;
	return unit_file_read_pulses(place, file);
}

enum error unit_file_read(
    const char *name, const char *bytes, size_t length, struct unit_file **file)
{
	struct unit_file *made = unit_file_new();
	enum error rc = field_document(name, bytes, length, read_document, made);

	if (rc == ERROR_NONE)
		*file = made;
	else
		unit_file_free(made);
	return rc;
}
