/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "client/steps/guide_role.h"

#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

const struct guide_role guide_roles[] = {
	{ "staff", N_("Begin to answer"), false },
	{ "leader", N_("Go on to my unit"), true },
	{ "coordinator", NULL, false },
	{ "chief", NULL, false },
	{ "administrator", NULL, false },
	{ "school", NULL, false },
};
const size_t guide_n_roles = COUNT(guide_roles);

const struct guide_role *guide_role_find(const char *id)
{
	for (size_t i = 0; i < guide_n_roles; i++)
		if (strcmp(guide_roles[i].id, id) == 0)
			return &guide_roles[i];
	return NULL;
}

char *guide_role_ids(void)
{
	struct text ids = { 0 };

	for (size_t i = 0; i < guide_n_roles; i++)
		text_addf(&ids, "%s%s", i > 0 ? ", " : "", guide_roles[i].id);
	return text_take(&ids);
}
