/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The organisation that the next round is opened for. */
#ifndef SKATTA_CENTRAL_ROSTER_H
#define SKATTA_CENTRAL_ROSTER_H

#include "central/store/central.h"
#include "document/round/organisation.h"

/* Replace it. */
enum error roster_put(
    struct central *central, const struct organisation *organisation) ERROR_MUST_CHECK;
/* ERROR_NOT_FOUND with a hint where none was imported yet; organisation_free() by the caller. */
enum error roster_get(struct central *central, struct organisation **organisation) ERROR_MUST_CHECK;

#endif
