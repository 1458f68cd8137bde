/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is different between two organisations, unit by unit, by their ids. */
#ifndef SKATTA_DOCUMENT_ORGANISATION_CHANGES_H
#define SKATTA_DOCUMENT_ORGANISATION_CHANGES_H

#include "document/round/organisation.h"

/* In the order in which they are told; a unit that is in both may have several of those behind the
 * first two. */
enum organisation_change_kind {
	ORGANISATION_NEW,
	ORGANISATION_GONE,
	ORGANISATION_MOVED, /* another unit above, or another level */
	ORGANISATION_FORM,
	ORGANISATION_PARTS, /* people answer there, and did not, or the other way round */
	ORGANISATION_NAME,
	ORGANISATION_HEADS,  /* where people answer in both */
	ORGANISATION_WAS,    /* it is said to come from others */
	ORGANISATION_JOINED, /* others are joined in it */
};

struct organisation_change {
	enum organisation_change_kind kind;
	int before, after; /* the unit's places, or ORGANISATION_NO_UNIT */
};

struct organisation_changes {
	struct organisation_change *changes;
	size_t n;
};

/* What is gone in the order of `before`, then the rest in that of `after`. */
void organisation_changes_find(const struct organisation *before, const struct organisation *after,
    struct organisation_changes *changes);
void organisation_changes_free(struct organisation_changes *changes);

/* Is it one that a later edition of a round may not make, skatta-round(5)? */
bool organisation_changes_breaks(const struct organisation_change *change);

#endif
