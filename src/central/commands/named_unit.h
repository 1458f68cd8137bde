/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit that somebody names on the command line. */
#ifndef SKATTA_CENTRAL_NAMED_UNIT_H
#define SKATTA_CENTRAL_NAMED_UNIT_H

#include "document/round/round.h"

/* Its place in the round's organisation. ERROR_NOT_FOUND with the units there are as a hint. */
enum error named_unit_find(const struct round *round, const char *code, int *unit) ERROR_MUST_CHECK;

#endif
