/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `feedback`. */
#include "central/feedback.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/field.h"

static char *place_of(const char *round, const char *unit, long id)
{
	return text_format("%s %s %ld", round, unit, id);
}

static enum error next_id(struct central *central, const char *round, const char *unit, long *id)
{
	struct db_statement *last = db_use(central->db, SQL_FEEDBACK_LAST);
	bool row = false;
	enum error rc;

	db_bind_text(last, 1, round);
	db_bind_text(last, 2, unit);
	rc = db_next(last, &row);
	*id = rc == ERROR_NONE && row ? (long)db_number(last, 0) + 1 : 1;
	db_done(last);
	if (rc == ERROR_NONE && *id > PLAN_MAX_NOTES)
		rc =
		    error_hint(error_set(ERROR_TOO_LARGE,
				   _("%s has been given %d answers, and there is room for no more"),
				   unit, PLAN_MAX_NOTES),
			_("Say the rest in another way; a new round has room for new ones."));
	return rc;
}

static char *write_answer(const char *text, const char *from, const struct unit_said *request)
{
	json_t *object = json_object();
	char day[CLOCK_DAY_SIZE], mark[UNIT_SAID_MARK_SIZE], *bytes;

	clock_today(day);
	json_object_set_new(object, "closes", json_integer(request != NULL ? request->id : 0));
	if (request != NULL) {
		unit_said_mark(request, mark);
		json_object_set_new(object, "closes_mark", json_string(mark));
	}
	json_object_set_new(object, "day", json_string(day));
	json_object_set_new(object, "from", json_string(from));
	json_object_set_new(object, "text", json_string(text));
	bytes = json_canonical(object);
	json_decref(object);
	return bytes;
}

enum error feedback_add(struct central *central, const char *round, const char *unit,
    const char *text, const char *from, const struct unit_said *request)
{
	struct db_statement *put;
	unsigned char *box = NULL;
	size_t length;
	char *where, *bytes;
	long id;
	enum error rc = next_id(central, round, unit, &id);

	if (rc != ERROR_NONE)
		return rc;
	where = place_of(round, unit, id);
	bytes = write_answer(text, from, request);
	central_seal(central, "feedback", where, bytes, strlen(bytes), &box, &length);
	put = db_use(central->db, SQL_FEEDBACK_PUT);
	db_bind_text(put, 1, round);
	db_bind_text(put, 2, unit);
	db_bind_number(put, 3, id);
	db_bind_blob(put, 4, box, length);
	rc = db_run(put);
	text_forget(bytes);
	free(where);
	free(box);
	return rc;
}

static enum error read_answer(const struct json_place *place, struct unit_said *said)
{
	static const struct json_key keys[] = {
		{ "closes", JSON_INTEGER, true },
		{ "closes_mark", JSON_STRING, false },
		{ "day", JSON_STRING, true },
		{ "from", JSON_STRING, true },
		{ "text", JSON_STRING, true },
	};
	const char *from;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_number(place, "closes", 0, PLAN_MAX_ID, &said->closes)) != ERROR_NONE ||
	    (rc = unit_said_read_mark(place, said->closes_mark)) != ERROR_NONE ||
	    (rc = field_day(place, "day", said->day)) != ERROR_NONE ||
	    (rc = field_text(place, "from", 0, PLAN_MAX_LINE, &from)) != ERROR_NONE ||
	    (rc = plan_may_say(json_text(place, "text"))) != ERROR_NONE)
		return rc;
	said->from = (char *)from;
	said->text = (char *)json_text(place, "text");
	return ERROR_NONE;
}

/* Open the box of one row, and hand on what it says. */
static enum error take_row(struct central *central, const char *round, struct db_statement *row,
    enum error (*each)(void *context, const char *unit, const struct unit_said *said),
    void *context)
{
	struct unit_said said = { .what = UNIT_SAID_ANSWER, .id = (long)db_number(row, 1) };
	const char *unit = db_text(row, 0);
	char *where = place_of(round, unit, said.id);
	struct json_source source = { .name = where };
	struct json_place place;
	json_t *document = NULL;
	unsigned char *plain = NULL;
	size_t box_length;
	const void *box = db_blob(row, 2, &box_length);
	enum error rc =
	    central_unseal(central, "feedback", where, box, box_length, &plain, &source.length);

	source.bytes = (const char *)plain;
	if (rc == ERROR_NONE)
		rc = json_read(&source, &document, &place);
	if (rc == ERROR_NONE)
		rc = read_answer(&place, &said);
	if (rc != ERROR_NONE)
		rc = error_hint(error_set(ERROR_DAMAGED, _("the answer %s in %s is damaged"), where,
				    central->path),
		    _("Take back the latest copy that you made with \"skatta-central backup\"."));
	else
		rc = each(context, unit, &said);
	json_decref(document);
	secret_free(plain);
	free(where);
	return rc;
}

enum error feedback_each(struct central *central, const char *round,
    enum error (*each)(void *context, const char *unit, const struct unit_said *said),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_FEEDBACK_ALL);
	bool row = false;
	enum error rc;

	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row)
		if ((rc = take_row(central, round, all, each, context)) != ERROR_NONE)
			break;
	db_done(all);
	return rc;
}
