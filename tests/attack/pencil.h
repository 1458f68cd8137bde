/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whoever has a report as JSON, the organisation and a pencil: knows how many have answered in each
 * unit, multiplies means by n, and subtracts. */
#ifndef SKATTA_TESTS_ATTACK_PENCIL_H
#define SKATTA_TESTS_ATTACK_PENCIL_H

#include <jansson.h>

#include "history.h"

/* How many things follow that must not; each is printed as a comment. The ids of units are those
 * that pencil_tool.c writes; those of items A0, A1, …, the area's A. */
int pencil_try(const struct history *history, const json_t *report);

void pencil_unit_id(const struct history *history, int unit, char id[32]);

#endif
