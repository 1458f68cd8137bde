/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator gives with a round: what is taken has codes alone, and is written again as it
 * was. */
#include "document/carry/handover.h"
#include "fuzz.h"

static void look_at(const struct handover *handover)
{
	unsigned char bytes[ENCODE_CODE_BYTES];

	assert(round_is_id(handover->round));
	for (size_t i = 0; i < handover->n_units; i++) {
		assert(encode_from_code(bytes, handover->units[i].leader));
		for (size_t k = 0; k < handover->units[i].answer.n; k++)
			assert(encode_from_code(bytes, handover->units[i].answer.all[k]));
		assert(handover->units[i].replaced.n % 2 == 0);
	}
}

static enum error read_text(const char *text, size_t size)
{
	struct handover *handover = NULL, *read_again = NULL;
	enum error rc = handover_read("fuzz", text, size, &handover);
	char *written, *again;

	if (rc != ERROR_NONE)
		return rc;
	look_at(handover);
	written = handover_write(handover);
	if (handover_read("fuzz", written, strlen(written), &read_again) != ERROR_NONE)
		abort();
	again = handover_write(read_again);
	assert(strcmp(written, again) == 0);
	free(written);
	free(again);
	handover_free(handover);
	handover_free(read_again);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
