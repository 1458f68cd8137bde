/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two lists in one order, walked side by side. */
#include "central/commands/store/contents.h"

#include <string.h>

bool contents_is_nothing(const struct contents *contents)
{
	return contents->bundles + contents->plans + contents->editions == 0;
}

struct side {
	struct db_statement *rows;
	bool row; /* is there one more? */
	struct contents *only;
};

static enum error step(struct side *side)
{
	return db_next(side->rows, &side->row);
}

static enum error begin(struct side *side, struct central *central, struct contents *only)
{
	*only = (struct contents){ 0 };
	*side = (struct side){ .rows = db_use(central->db, SQL_CONTENTS), .only = only };
	return step(side);
}

/* Which of the two present rows stands before the other; one that is not there stands last. */
static int compare(const struct side *one, const struct side *other)
{
	int order;

	if (!one->row || !other->row)
		return one->row ? -1 : 1;
	order = strcmp(db_text(one->rows, 0), db_text(other->rows, 0));
	return order != 0 ? order : strcmp(db_text(one->rows, 1), db_text(other->rows, 1));
}

static enum error count(struct side *side)
{
	const char *kind = db_text(side->rows, 0);

	side->only->bundles += strcmp(kind, "bundle") == 0;
	side->only->plans += strcmp(kind, "plan") == 0;
	side->only->editions += strcmp(kind, "edition") == 0;
	return step(side);
}

enum error contents_compare(struct central *one, struct central *other, struct contents *only_one,
    struct contents *only_other)
{
	struct side left, right;
	enum error rc = begin(&left, one, only_one);
	int order;

	if (rc == ERROR_NONE)
		rc = begin(&right, other, only_other);
	while (rc == ERROR_NONE && (left.row || right.row)) {
		order = compare(&left, &right);
		if (order == 0 && (rc = step(&left)) == ERROR_NONE)
			rc = step(&right);
		else if (order != 0)
			rc = count(order < 0 ? &left : &right);
	}
	return rc;
}
