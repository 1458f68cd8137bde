/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who is to write next: by what each answer had heard, as days do not tell what came first. */
#include <string.h>

#include "document/field.h"
#include "document/unit/unit_file.h"

const char *const unit_file_turn_names[] = { "nobody", "coordinator", "unit" };

enum error unit_file_said_read_heard(const struct json_place *place, struct unit_said *answer)
{
	struct json_place value;

	answer->knows_heard = json_enter_key(place, "heard", &value);
	if (!answer->knows_heard)
		return ERROR_NONE;
	return field_number(place, "heard", 0, UNIT_FILE_MAX_NUMBER, &answer->heard);
}

void unit_file_said_put_heard(const struct unit_said *answer, json_t *object)
{
	if (answer->knows_heard)
		json_object_set_new(object, "heard", json_integer(answer->heard));
}

/* Of the unit, those of the day and earlier; of all days where it is NULL. */
static size_t count(const struct unit_file *file, const char *day)
{
	size_t n = 0;

	for (size_t i = 0; i < file->n_said; i++)
		n += file->said[i].what != UNIT_SAID_ANSWER &&
		     (day == NULL || strcmp(file->said[i].day, day) <= 0);
	return n;
}

size_t unit_file_said_count(const struct unit_file *file)
{
	return count(file, NULL);
}

size_t unit_file_said_count_new(const struct unit_file *file)
{
	size_t n = 0;

	for (size_t i = 0; i < file->n_said; i++)
		n += file->said[i].is_new;
	return n;
}

static bool has_heard_all(const struct unit_file *file, const struct unit_said *answer)
{
	size_t heard = answer->knows_heard ? (size_t)answer->heard : count(file, answer->day);

	return heard >= unit_file_said_count(file);
}

size_t unit_file_said_count_waiting(const struct unit_file *file)
{
	size_t n = 0;

	for (size_t i = 0; i < file->n_said; i++)
		n += file->said[i].what == UNIT_SAID_REQUEST &&
		     !unit_file_said_is_closed(file, &file->said[i]);
	return n;
}

enum unit_turn unit_file_turn(const struct unit_file *file)
{
	bool answered = unit_file_said_count(file) == 0, asked = false;

	for (size_t i = 0; i < file->n_said; i++) {
		const struct unit_said *said = &file->said[i];

		if (said->what != UNIT_SAID_ANSWER || !has_heard_all(file, said))
			continue;
		answered = true;
		asked = asked || said->closes == 0;
	}
	if (!answered || unit_file_said_count_waiting(file) > 0)
		return UNIT_TURN_COORDINATOR;
	return asked ? UNIT_TURN_UNIT : UNIT_TURN_NOBODY;
}
