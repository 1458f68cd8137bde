/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who reads the guide: each has a chapter, which tells on one page what they do and in which
 * order. --role takes the same words. */
#ifndef SKATTA_CLIENT_GUIDE_ROLE_H
#define SKATTA_CLIENT_GUIDE_ROLE_H

#include <stdbool.h>
#include <stddef.h>

struct guide_role {
	const char *id; /* for --role, and of the chapter in every language */
	/* N_(): the choice below the chapter that leads to the first page; NULL for those whose
	 * work is done in the other program, or in none. */
	const char *onward;
	bool leads; /* from there, to the unit that is led */
};

extern const struct guide_role guide_roles[];
extern const size_t guide_n_roles;

/* NULL where there is none such. */
const struct guide_role *guide_role_find(const char *id);

/* All ids with commas between them, for free(). */
char *guide_role_ids(void);

#endif
