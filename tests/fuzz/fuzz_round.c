/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Round files: what is taken is written again as it was, but for keys that are not known. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "document/round/round.h"
#include "fuzz.h"

static void write_and_read(struct round *round)
{
	struct round *again = NULL;
	char *bytes = round_write(round), *same;

	if (round_read("fuzz", bytes, strlen(bytes), &again) != ERROR_NONE)
		abort();
	same = round_write(again);
	assert(strcmp(bytes, same) == 0);
	for (size_t i = 0; i < again->organisation->n_units; i++)
		free(organisation_full_name(again->organisation, (int)i));
	/* The same edition is not a later one. */
	if (round_may_follow(round, again) == ERROR_NONE)
		abort();
	error_clear();
	again->edition++;
	if (round_may_follow(round, again) != ERROR_NONE)
		abort();
	free(bytes);
	free(same);
	round_free(again);
}

static enum error read_text(const char *text, size_t size)
{
	struct round *round = NULL;
	enum error rc = round_read("fuzz", text, size, &round);

	if (rc == ERROR_NONE)
		write_and_read(round);
	round_free(round);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
