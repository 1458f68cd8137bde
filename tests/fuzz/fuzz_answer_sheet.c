/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers in CSV, for a small round: what is taken has a unit, a name and answers that keep. */
#include "support/sample_round.h"
#include "document/bundle/answer_sheet.h"
#include "fuzz.h"

static const struct round *the_round(void)
{
	static struct round *round;

	if (round == NULL)
		round = sample_round();
	return round;
}

static void look_at(struct answer_sheet *sheet)
{
	for (size_t i = 0; i < answer_sheet_lines(sheet); i++) {
		struct answer_sheet_line line;
		json_t *array;

		answer_sheet_line(sheet, i, &line);
		array = answers_to_array(line.answers);
		assert(line.respondent[0] != '\0' && text_is_safe(line.respondent, false));
		assert(the_round()->organisation->units[line.unit].answers);
		assert(json_array_size(array) == the_round()->questionnaire->n_items);
		json_decref(array);
		answer_sheet_line_free(&line);
	}
}

static enum error read_text(const char *text, size_t size)
{
	struct answer_sheet *sheet = NULL;
	struct csv *csv = NULL;
	enum error rc = csv_read("fuzz", text, size, &csv);

	if (rc == ERROR_NONE)
		rc = answer_sheet_open("fuzz", csv, the_round(), &sheet);
	if (rc == ERROR_NONE)
		look_at(sheet);
	answer_sheet_free(sheet);
	csv_free(csv);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (secret_start() != ERROR_NONE)
		abort();
	fuzz_text(bytes, size, read_text);
	return 0;
}
