/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What in a good organisation file looks as if nobody had meant it. */
#ifndef SKATTA_DOCUMENT_ORGANISATION_DOUBTS_H
#define SKATTA_DOCUMENT_ORGANISATION_DOUBTS_H

#include "base/format/csv_columns.h"
#include "document/round/organisation.h"

enum organisation_column {
	SCHOOL,
	SCHOOL_NAME,
	FORM,
	DISTRICT,
	TEAM,
	TEAM_NAME,
	HEADCOUNT,
	WAS, /* this and those below need not be there */
	JOINED,
	ORGANISATION_COLUMNS
};

extern const char *const organisation_columns[ORGANISATION_COLUMNS];

/* Add a doubt for each id that differs from another only in capitals or blanks, and for each that a
 * spreadsheet seems to have made of what was typed. The file has been found good. */
void organisation_doubts(const struct csv *csv,
    const struct csv_column columns[ORGANISATION_COLUMNS], struct mistakes *doubts);

#endif
