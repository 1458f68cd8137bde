/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Receipt files: what is taken can be searched, and is written again as it was. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "document/receipt.h"
#include "fuzz.h"

static void write_and_read(struct receipts *receipts)
{
	struct receipts *again = NULL;
	char *bytes = receipts_write(receipts);

	if (receipts_read("fuzz", bytes, strlen(bytes), &again) != ERROR_NONE)
		abort();
	assert(again->count == receipts->count);
	for (size_t i = 0; i < again->count; i++) {
		const struct receipt *found = receipts_find(receipts, again->of[i].bundle);

		assert(found != NULL && found->word == again->of[i].word);
		assert(strcmp(found->reason, again->of[i].reason) == 0);
	}
	receipts_free(again);
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct receipts *receipts = NULL;
	char *text = memory_new(size + 1, 1);

	if (secret_start() != ERROR_NONE)
		abort();
	if (size > 0)
		memcpy(text, bytes, size);
	error_clear();
	if (receipts_read("fuzz", text, size, &receipts) == ERROR_NONE)
		write_and_read(receipts);
	else
		assert(error_sentence()[0] != '\0' && text_is_safe(error_sentence(), false));
	error_clear();
	receipts_free(receipts);
	free(text);
	return 0;
}
