/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Names, and nothing but names. */
#include "document/round/organisation_joined.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/field.h"

void organisation_joined_add(struct unit *unit, const char *name)
{
	unit->joined = memory_grow(unit->joined, unit->n_joined + 1, sizeof *unit->joined);
	unit->joined[unit->n_joined++] = memory_copy(name);
}

bool organisation_joined_same(const struct unit *one, const struct unit *other)
{
	if (one->n_joined != other->n_joined)
		return false;
	for (size_t i = 0; i < one->n_joined; i++)
		if (strcmp(one->joined[i], other->joined[i]) != 0)
			return false;
	return true;
}

enum error organisation_joined_check(const char *name, const struct organisation *organisation)
{
	for (size_t i = 0; i < organisation->n_units; i++) {
		const struct unit *unit = &organisation->units[i];

		if (unit->n_joined > ORGANISATION_MAX_JOINED ||
		    (unit->n_joined > 0 && unit->heads > ORGANISATION_MAX_HEADS))
			return error_hint(
			    error_set(ERROR_DAMAGED,
				_("%s: \"%s\" joins more than %d schools or teams, or more than %d "
				  "people"),
				name, unit->id, ORGANISATION_MAX_JOINED, ORGANISATION_MAX_HEADS),
			    _("Join fewer: what has five people or more has figures of its own."));
	}
	return ERROR_NONE;
}

char *organisation_joined_list(char *const *names, size_t n)
{
	struct text list = { 0 };
	const char *between = ", ";

	for (size_t i = 0; i < n; i++)
		if (strchr(names[i], ',') != NULL)
			between = "; ";
	for (size_t i = 0; i < n; i++)
		text_addf(&list, "%s%s", i == 0 ? "" : i + 1 < n ? between : _(" and "), names[i]);
	return text_take(&list);
}

char *organisation_joined_name(const struct organisation *organisation, int unit)
{
	const struct unit *of = &organisation->units[unit];
	char *name = organisation_full_name(organisation, unit), *list, *all;

	if (of->n_joined == 0)
		return name;
	list = organisation_joined_list(of->joined, of->n_joined);
	all = text_format("%s (%s)", name, list);
	free(name);
	free(list);
	return all;
}

char *organisation_joined_say(const struct organisation *organisation, int unit)
{
	const struct unit *of = &organisation->units[unit];
	char *list, *said;

	if (of->n_joined == 0)
		return NULL;
	list = organisation_joined_list(of->joined, of->n_joined);
	said = text_format(_("Counted together in this unit, and never by themselves: %s."), list);
	free(list);
	return said;
}

json_t *organisation_joined_to_json(const struct unit *unit)
{
	json_t *list = json_array();

	for (size_t i = 0; i < unit->n_joined; i++)
		json_array_append_new(list, json_string(unit->joined[i]));
	return list;
}

enum error organisation_joined_read(const struct json_place *place, struct unit *unit)
{
	struct json_place list, element;
	const char *name;
	size_t count;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(place, "joined", &list))
		return ERROR_NONE;
	count = json_array_size(list.value);
	if (unit->level == UNIT_DISTRICT || count < 2 || count > ORGANISATION_MAX_JOINED)
		return json_mistake(&list,
		    _("\"joined\" should be a list of 2 to %d names, of a school or a team"),
		    ORGANISATION_MAX_JOINED);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++) {
		rc = field_element(&element, 1, ORGANISATION_MAX_NAME, &name);
		if (rc == ERROR_NONE)
			organisation_joined_add(unit, name);
	}
	return rc;
}
