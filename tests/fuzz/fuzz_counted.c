/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is kept of a closed round, as a batch brings it: of sums that are taken figures can be made,
 * and they are written again as they were. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "support/sample_round.h"
#include "figures/change/change.h"
#include "fuzz.h"

static void make(const struct counted *counted)
{
	struct figures *figures = figures_make(counted, NULL);

	change_find_next(figures, figures);
	figures_free(figures);
}

static void read_sums(const struct round *round, const char *text, size_t size)
{
	struct counted *counted = NULL, *again = NULL;
	char *bytes, *same;

	if (counted_read(round, "fuzz", text, size, &counted) != ERROR_NONE)
		return;
	make(counted);
	bytes = counted_write(counted, COUNTED_SUMS, false);
	if (counted_read(round, "fuzz", bytes, strlen(bytes), &again) != ERROR_NONE)
		abort();
	same = counted_write(again, COUNTED_SUMS, false);
	assert(strcmp(bytes, same) == 0);
	free(bytes);
	free(same);
	counted_free(again);
	counted_free(counted);
}

/* To a round of which nothing is counted yet. */
static void read_more(
    const struct round *round, enum counted_document document, const char *text, size_t size)
{
	struct counted *counted = counted_new(round);
	char *bytes;

	if (counted_read_more(counted, document, "fuzz", text, size) == ERROR_NONE) {
		bytes = counted_write(counted, document, false);
		assert(bytes != NULL);
		free(bytes);
		make(counted);
	}
	counted_free(counted);
}

static enum error read_text(const char *text, size_t size)
{
	struct round *round = sample_round();

	read_sums(round, text, size);
	error_clear();
	read_more(round, COUNTED_PLACES, text, size);
	error_clear();
	read_more(round, COUNTED_TEXTS, text, size);
	error_clear();
	round_free(round);
	return ERROR_NONE;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
