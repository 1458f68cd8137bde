/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Round files: what is taken is written again as it was, but for keys that are not known. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "document/round.h"
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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct round *round = NULL;
	char *text = memory_new(size + 1, 1);

	if (secret_start() != ERROR_NONE)
		abort();
	if (size > 0)
		memcpy(text, bytes, size);
	error_clear();
	if (round_read("fuzz", text, size, &round) == ERROR_NONE)
		write_and_read(round);
	else
		assert(error_sentence()[0] != '\0' && text_is_safe(error_sentence(), false));
	error_clear();
	round_free(round);
	free(text);
	return 0;
}
