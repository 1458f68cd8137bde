/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who misspells a unit sees how the units are called. */
#include "central/commands/named_unit.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"

enum { MOST_NAMED = 12 };

enum error named_unit_find(const struct round *round, const char *code, int *unit)
{
	const struct organisation *organisation = round->organisation;
	struct text list = { 0 };
	char *safe;

	*unit = organisation_find_written(organisation, code);
	if (*unit != ORGANISATION_NO_UNIT)
		return ERROR_NONE;
	for (size_t i = 0; i < organisation->n_units && i < MOST_NAMED; i++)
		text_addf(&list, "%s%s", i > 0 ? ", " : "", organisation->units[i].id);
	text_add(&list, "");
	safe = text_made_safe(code, false);
	error_set(ERROR_NOT_FOUND, _("the round %s has no unit \"%.60s\""), round->id, safe);
	if (organisation->n_units <= MOST_NAMED)
		error_hint(ERROR_NOT_FOUND, _("Its units are: %s."), list.bytes);
	else
		error_hint(ERROR_NOT_FOUND,
		    _("It has %zu units, such as %s; \"skatta-central status --round %s --json\" "
		      "lists them all."),
		    organisation->n_units, list.bytes, round->id);
	free(safe);
	text_free(&list);
	return ERROR_NOT_FOUND;
}
