/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of kinds. */
#include "form/kinds/item_kinds.h"

#include <string.h>

#include "base/memory.h"

static const struct item_kind *const item_kinds[] = {
	&item_kind_scale,
	&item_kind_choice,
	&item_kind_choices,
	&item_kind_number,
	&item_kind_text,
};

const struct item_kind *item_kinds_at(size_t i)
{
	return i < COUNT(item_kinds) ? item_kinds[i] : NULL;
}

const struct item_kind *item_kinds_find(const char *name)
{
	for (size_t i = 0; i < COUNT(item_kinds); i++)
		if (strcmp(item_kinds[i]->name, name) == 0)
			return item_kinds[i];
	return NULL;
}
