/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Slots with answers to comments, and an answer: what is taken is written again as it was. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/bundle/reply_slots.h"
#include "fuzz.h"

/* Keys that a reader leaves alone are not written again. */
static void read_again(const char *line)
{
	struct reply again;
	char *written;

	if (reply_read("fuzz", line, strlen(line), NULL, &again) != ERROR_NONE)
		abort();
	written = reply_write(&again);
	assert(strcmp(written, line) == 0);
	text_forget(written);
	reply_free(&again);
}

static enum error read_line(const char *text, size_t size)
{
	struct reply reply;
	enum error rc = reply_read("fuzz", text, size, NULL, &reply);

	if (rc == ERROR_NONE) {
		char *line = reply_write(&reply);

		if (strlen(line) <= REPLY_PLAIN)
			read_again(line);
		text_forget(line);
	}
	reply_free(&reply);
	return rc;
}

static enum error read_text(const char *text, size_t size)
{
	struct reply_slots replies, again;
	enum error rc = reply_slots_read("fuzz", text, size, &replies);

	if (rc == ERROR_NONE) {
		char *bytes = reply_slots_write(&replies, 0);

		if (reply_slots_read("fuzz", bytes, strlen(bytes), &again) != ERROR_NONE)
			abort();
		assert(again.n == replies.n);
		for (size_t i = 0; i < again.n; i++)
			assert(memcmp(again.slots[i].sealed, replies.slots[i].sealed,
				   REPLY_SEALED) == 0);
		reply_slots_free(&again);
		free(bytes);
	}
	reply_slots_free(&replies);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	fuzz_text(bytes, size, read_line);
	return 0;
}
