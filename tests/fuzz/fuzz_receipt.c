/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Receipt files: what is taken can be searched, and is written again as it was. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "document/bundle/receipt.h"
#include "fuzz.h"

static void write_and_read(struct receipts *receipts)
{
	struct receipts *again = NULL;
	char *bytes = receipts_write(receipts);

	if (receipts_read("fuzz", bytes, strlen(bytes), &again) != ERROR_NONE)
		abort();
	assert(again->count == receipts->count);
	for (size_t i = 0; i < again->count; i++) {
		const struct receipt *found = receipts_find(receipts, again->all[i].bundle);

		assert(found != NULL && found->word == again->all[i].word);
		assert(strcmp(found->reason, again->all[i].reason) == 0);
	}
	receipts_free(again);
	free(bytes);
}

static enum error read_text(const char *text, size_t size)
{
	struct receipts *receipts = NULL;
	enum error rc = receipts_read("fuzz", text, size, &receipts);

	if (rc == ERROR_NONE)
		write_and_read(receipts);
	receipts_free(receipts);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
