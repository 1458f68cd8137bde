/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An answer as JSON, one spelling for each. */
#include "document/unit/feedback.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/field.h"

#define FEEDBACK_FORMAT "skatta-feedback/1"

void feedback_free(struct feedback *feedback)
{
	free(feedback->unit);
	text_forget(feedback->said.text);
	text_forget(feedback->said.from);
	*feedback = (struct feedback){ 0 };
}

char *feedback_write(const struct feedback *feedback)
{
	const struct unit_said *said = &feedback->said;
	json_t *object = json_object();
	struct text bytes = { 0 };
	char *canonical;

	json_object_set_new(object, "format", json_string(FEEDBACK_FORMAT));
	json_object_set_new(object, "central", json_string(feedback->central_key));
	json_object_set_new(object, "round", json_string(feedback->round));
	json_object_set_new(object, "unit", json_string(feedback->unit));
	json_object_set_new(object, "number", json_integer(said->id));
	json_object_set_new(object, "day", json_string(said->day));
	json_object_set_new(object, "from", json_string(said->from));
	json_object_set_new(object, "text", json_string(said->text));
	json_object_set_new(object, "closes", json_integer(said->closes));
	if (said->closes_mark[0] != '\0')
		json_object_set_new(object, "closes_mark", json_string(said->closes_mark));
	unit_file_said_put_heard(said, object);
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
		{ "number", JSON_INTEGER, true },
		{ "day", JSON_STRING, true },
		{ "from", JSON_STRING, true },
		{ "text", JSON_STRING, true },
		{ "closes", JSON_INTEGER, true },
		{ "closes_mark", JSON_STRING, false },
		{ "heard", JSON_INTEGER, false },
	};
	struct feedback *feedback = into;
	struct unit_said *said = &feedback->said;
	const char *from, *unit;
	enum error rc;

	if ((rc = field_format(place, FEEDBACK_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = round_read_about(place, feedback->central_key, feedback->round, &unit)) !=
		ERROR_NONE ||
	    (rc = field_number(place, "number", 1, PLAN_MAX_ID, &said->id)) != ERROR_NONE ||
	    (rc = field_day(place, "day", said->day)) != ERROR_NONE ||
	    (rc = field_text(place, "from", 0, PLAN_MAX_LINE, &from)) != ERROR_NONE ||
	    (rc = field_number(place, "closes", 0, PLAN_MAX_ID, &said->closes)) != ERROR_NONE ||
	    (rc = unit_file_said_read_mark(place, said->closes_mark)) != ERROR_NONE ||
	    (rc = unit_file_said_read_heard(place, said)) != ERROR_NONE)
		return rc;
	if (plan_may_say(json_text(place, "text")) != ERROR_NONE)
		return field_within(place, "text");
	feedback->unit = memory_copy(unit);
	said->what = UNIT_SAID_ANSWER;
	said->from = memory_copy(from);
	said->text = memory_copy(json_text(place, "text"));
	return ERROR_NONE;
}

enum error feedback_read(const char *name, const char *bytes, size_t length, const char *signature,
    struct feedback *feedback)
{
	enum error rc;

	*feedback = (struct feedback){ 0 };
	rc = field_document(name, bytes, length, read_document, feedback);
	if (rc == ERROR_NONE && signature != NULL)
		rc = field_signed(name, bytes, length, signature, feedback->central_key);
	return rc;
}
