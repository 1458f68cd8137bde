/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where units stand, for programs: the same fields in CSV and in JSON. */
#ifndef SKATTA_CENTRAL_STATUS_FIELDS_H
#define SKATTA_CENTRAL_STATUS_FIELDS_H

#include "base/format/json.h"
#include "base/text.h"
#include "central/results/overview.h"

/* A line of names, then a row each. */
void status_fields_csv(const struct overview *overview, struct text *out);
/* The rows, and what comes when; lists, json_decref() by the caller. */
json_t *status_fields_rows(const struct overview *overview);
json_t *status_fields_days(const struct overview *overview);

#endif
