/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bundles as a person's machine makes them, for tests of the coordinator's side. */
#ifndef SKATTA_TESTS_SAMPLE_BUNDLE_H
#define SKATTA_TESTS_SAMPLE_BUNDLE_H

#include "document/bundle/bundle.h"

struct sample_said {
	const char *unit, *role, *code; /* code "" in an open round */
	unsigned person;                /* who: the same number is the same respondent */
	long revision;
	const char *answers; /* {"A1": 2}; NULL takes the response back */
};

/* Seal it for the round, into the folder, under its name. What cannot be made ends the program. */
void sample_bundle(const struct round *round, const struct sample_said *said, const char *folder,
    char name[BUNDLE_FILE_NAME_SIZE]);

/* The same of the kind that only a coordinator's store has, which nobody should send; without a
 * code.
 */
void sample_bundle_imported(const struct round *round, const struct sample_said *said,
    const char *folder, char name[BUNDLE_FILE_NAME_SIZE]);

#endif
