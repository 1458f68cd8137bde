/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Ids are what stays: a unit of another id is another unit. */
#include "document/round/organisation_changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "document/round/organisation_joined.h"

static void add(struct organisation_changes *changes, bool is, enum organisation_change_kind kind,
    int before, int after)
{
	if (!is)
		return;
	changes->changes = memory_grow(changes->changes, changes->n + 1, sizeof *changes->changes);
	changes->changes[changes->n++] =
	    (struct organisation_change){ .kind = kind, .before = before, .after = after };
}

static const char *above(const struct organisation *organisation, const struct unit *unit)
{
	return unit->parent == ORGANISATION_NO_UNIT ? "" : organisation->units[unit->parent].id;
}

static void compare(const struct organisation *before, int b, const struct organisation *after,
    int a, struct organisation_changes *changes)
{
	const struct unit *old = &before->units[b], *new = &after->units[a];

	add(changes, old->level != new->level || strcmp(above(before, old), above(after, new)) != 0,
	    ORGANISATION_MOVED, b, a);
	add(changes, strcmp(old->form, new->form) != 0, ORGANISATION_FORM, b, a);
	add(changes, old->answers != new->answers, ORGANISATION_PARTS, b, a);
	add(changes, strcmp(old->name, new->name) != 0, ORGANISATION_NAME, b, a);
	add(changes, old->answers && new->answers && old->heads != new->heads, ORGANISATION_HEADS,
	    b, a);
	add(changes, !organisation_is_same_was(old, new), ORGANISATION_WAS, b, a);
	add(changes, !organisation_joined_same(old, new), ORGANISATION_JOINED, b, a);
}

void organisation_changes_find(const struct organisation *before, const struct organisation *after,
    struct organisation_changes *changes)
{
	*changes = (struct organisation_changes){ 0 };
	for (int b = 0; b < (int)before->n_units; b++)
		add(changes, organisation_find(after, before->units[b].id) == ORGANISATION_NO_UNIT,
		    ORGANISATION_GONE, b, ORGANISATION_NO_UNIT);
	for (int a = 0; a < (int)after->n_units; a++) {
		int b = organisation_find(before, after->units[a].id);

		add(changes, b == ORGANISATION_NO_UNIT, ORGANISATION_NEW, b, a);
		if (b != ORGANISATION_NO_UNIT)
			compare(before, b, after, a, changes);
	}
}

void organisation_changes_free(struct organisation_changes *changes)
{
	free(changes->changes);
	*changes = (struct organisation_changes){ 0 };
}

bool organisation_changes_breaks(const struct organisation_change *change)
{
	static const bool breaks[] = {
		[ORGANISATION_GONE] = true,
		[ORGANISATION_MOVED] = true,
		[ORGANISATION_FORM] = true,
		[ORGANISATION_PARTS] = true,
		[ORGANISATION_HEADS] = false,
		[ORGANISATION_WAS] = true,
		[ORGANISATION_JOINED] = true,
	};

	return breaks[change->kind];
}
