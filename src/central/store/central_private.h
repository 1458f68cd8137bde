/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What making the store shares with unlocking it. */
#ifndef SKATTA_CENTRAL_CENTRAL_PRIVATE_H
#define SKATTA_CENTRAL_CENTRAL_PRIVATE_H

#include "central/store/central.h"

/* What else is in the row of the table `central`: two boxes, for central_row_free(). */
struct central_row {
	unsigned char *identity, *signer;
	size_t identity_length, signer_length;
};

/* The row, into `central` and `row`, which is all zero before. ERROR_NOT_FOUND where there is none
 * yet. */
enum error central_row_read(struct central *central, struct central_row *row) ERROR_MUST_CHECK;
void central_row_free(struct central_row *row);

/* Bind both halves of the slot, from this parameter on; NULL where there is none. */
void central_bind_slot(struct db_statement *put, int parameter, const struct vault_slot *slot);

/* ERROR_DAMAGED, with what to do. */
enum error central_damaged(const struct central *central);

#endif
