/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* CSV files, and the organisation in them: what is taken, a round can carry. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "document/organisation.h"
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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct organisation *organisation = NULL;
	struct csv *csv = NULL;
	char *text = memory_new(size + 1, 1);

	if (size > 0)
		memcpy(text, bytes, size);
	error_clear();
	if (csv_read("fuzz", text, size, &csv) == ERROR_NONE &&
	    organisation_from_csv("fuzz", csv, &organisation) == ERROR_NONE)
		carry(organisation);
	else
		assert(error_sentence()[0] != '\0' && text_is_safe(error_sentence(), false));
	error_clear();
	organisation_free(organisation);
	csv_free(csv);
	free(text);
	return 0;
}
