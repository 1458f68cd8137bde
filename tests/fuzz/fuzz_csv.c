/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* CSV files, and the organisation in them: what is taken, a round can carry. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "document/round/organisation.h"
#include "fuzz.h"

static void carry(const struct organisation *organisation)
{
	json_t *list = organisation_to_json(organisation), *document = NULL;
	char *bytes = json_canonical(list);
	const struct json_source source = {
		.name = "fuzz", .bytes = bytes, .length = strlen(bytes)
	};
	struct organisation *again = NULL;
	struct json_place place;

	if (json_read(&source, &document, &place) != ERROR_NONE ||
	    organisation_from_json(&place, &again) != ERROR_NONE)
		abort();
	assert(again->n_units == organisation->n_units);
	organisation_free(again);
	json_decref(document);
	json_decref(list);
	free(bytes);
}

static enum error read_text(const char *text, size_t size)
{
	struct organisation *organisation = NULL;
	struct mistakes doubts = { 0 };
	struct csv *csv = NULL;
	enum error rc = csv_read("fuzz", text, size, &csv);

	if (rc == ERROR_NONE)
		rc = organisation_from_csv("fuzz", csv, &organisation, &doubts);
	if (rc == ERROR_NONE)
		carry(organisation);
	free(mistakes_list(&doubts, "fuzz"));
	mistakes_free(&doubts);
	organisation_free(organisation);
	csv_free(csv);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
