/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Responses that the coordinator vouches for. Each becomes a payload like any other, signed with a
 * key pair that only this store can make, from what the file calls the person; the store does not
 * keep that itself. */
#ifndef SKATTA_CENTRAL_IMPORTS_H
#define SKATTA_CENTRAL_IMPORTS_H

#include "central/store/central.h"
#include "document/bundle/answer_sheet.h"

struct imports {
	struct central *central;
	const struct round *round; /* its newest edition, which is not closed */
	bool paired;               /* people are called the same in every round */
	bool *changed;             /* unit by unit: something new was said there */
	size_t n_new, n_changed, n_same;
};

/* Take in a person's line within the caller's transaction: what is here already stays, what is
 * another than before is its next revision. payloads_settle() comes after all of them.
 * ERROR_REFUSED where the person is here with the other sort of name. */
enum error imports_take(
    struct imports *imports, const struct answer_sheet_line *line) ERROR_MUST_CHECK;

#endif
