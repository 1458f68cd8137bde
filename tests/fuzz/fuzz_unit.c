/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a unit is given: what is taken is safe to show, and is written again as it was. */
#include "document/unit/unit_file.h"
#include "fuzz.h"

static void look_at(const struct unit_file *file)
{
	assert(round_is_id(file->round) && text_is_safe(file->unit, false));
	for (size_t i = 0; i < file->n_said; i++)
		assert(text_is_safe(file->said[i].text, true) &&
		       text_is_safe(file->said[i].from, false));
	for (size_t i = 0; i < file->n_around; i++)
		assert(text_is_safe(file->around[i].title, false));
	for (size_t i = 0; file->agreed != NULL && i < file->agreed->n_lines; i++)
		for (size_t f = 0; f < AGREED_FIELDS; f++)
			assert(text_is_safe(file->agreed->lines[i].texts[f], false));
}

static enum error read_text(const char *text, size_t size)
{
	struct unit_file *file = NULL, *read_again = NULL;
	enum error rc = unit_file_read("fuzz", text, size, &file);
	char *written, *again;

	if (rc != ERROR_NONE)
		return rc;
	look_at(file);
	written = unit_file_write(file);
	if (unit_file_read("fuzz", written, strlen(written), &read_again) != ERROR_NONE)
		abort();
	again = unit_file_write(read_again);
	assert(strcmp(written, again) == 0);
	free(written);
	free(again);
	unit_file_free(file);
	unit_file_free(read_again);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
