/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Finding one's way in the tree of units. */
#include "document/round/organisation.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void organisation_free(struct organisation *organisation)
{
	if (organisation == NULL)
		return;
	for (size_t i = 0; i < organisation->n_units; i++) {
		free(organisation->units[i].id);
		free(organisation->units[i].name);
		free(organisation->units[i].form);
		for (size_t k = 0; k < organisation->units[i].n_was; k++)
			free(organisation->units[i].was[k]);
		free(organisation->units[i].was);
		for (size_t k = 0; k < organisation->units[i].n_joined; k++)
			free(organisation->units[i].joined[k]);
		free(organisation->units[i].joined);
	}
	free(organisation->units);
	free(organisation);
}

int organisation_find(const struct organisation *organisation, const char *id)
{
	for (size_t i = 0; i < organisation->n_units; i++)
		if (strcmp(organisation->units[i].id, id) == 0)
			return (int)i;
	return ORGANISATION_NO_UNIT;
}

int organisation_find_written(const struct organisation *organisation, const char *id)
{
	int found = organisation_find(organisation, id);

	for (size_t i = 0; found == ORGANISATION_NO_UNIT && i < organisation->n_units; i++) {
		char *one = text_spell(organisation->units[i].id), *other = text_spell(id);

		if (strcmp(one, other) == 0)
			found = (int)i;
		free(one);
		free(other);
	}
	return found;
}

bool organisation_within(const struct organisation *organisation, int unit, int above)
{
	while (unit != ORGANISATION_NO_UNIT && unit != above)
		unit = organisation->units[unit].parent;
	return unit == above;
}

char *organisation_full_name(const struct organisation *organisation, int unit)
{
	const struct unit *one = &organisation->units[unit];

	if (one->level != UNIT_TEAM)
		return memory_copy(one->name);
	return text_format("%s, %s", organisation->units[one->parent].name, one->name);
}

const char *organisation_level_name(enum unit_level level)
{
	static const char *const names[] = {
		[UNIT_DISTRICT] = "district",
		[UNIT_SCHOOL] = "school",
		[UNIT_TEAM] = "team",
	};

	return names[level];
}

bool organisation_is_id(const char *text)
{
	size_t length = strlen(text);

	return length > 0 && length <= ORGANISATION_MAX_ID && text[0] != ' ' &&
	       text[length - 1] != ' ' && strchr(text, '/') == NULL && text_is_safe(text, false);
}

bool organisation_is_unit_id(const char *id, enum unit_level level)
{
	const char *slash = strchr(id, '/');
	char school[ORGANISATION_MAX_ID + 1];

	if (level != UNIT_TEAM)
		return organisation_is_id(id);
	if (slash == NULL || slash - id > ORGANISATION_MAX_ID)
		return false;
	memcpy(school, id, (size_t)(slash - id));
	school[slash - id] = '\0';
	return organisation_is_id(school) && organisation_is_id(slash + 1);
}

bool organisation_is_same_was(const struct unit *one, const struct unit *other)
{
	if (one->n_was != other->n_was)
		return false;
	for (size_t i = 0; i < one->n_was; i++)
		if (strcmp(one->was[i], other->was[i]) != 0)
			return false;
	return true;
}
