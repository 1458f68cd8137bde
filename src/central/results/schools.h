/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the overview to what a report says of where schools stand. */
#ifndef SKATTA_CENTRAL_SCHOOLS_H
#define SKATTA_CENTRAL_SCHOOLS_H

#include "central/results/overview.h"
#include "report/facts/report_schools.h"

/* All zero is none. */
struct schools {
	struct overview overview; /* which `report` points into */
	struct report_schools report;
};

/* Of all schools of all rounds; of none where there is but one self-assessment, in which all are.
 * schools_free() by the caller, also after a failure. */
enum error schools_load(
    struct central *central, const struct pulses *known, struct schools *schools) ERROR_MUST_CHECK;
void schools_free(struct schools *schools);

#endif
