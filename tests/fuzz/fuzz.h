/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What each fuzz_NAME.c defines: one reader of foreign bytes, given any bytes. libFuzzer calls it
 * (configure --enable-fuzzing), or replay.c over the files of corpus/NAME in the test suite. */
#ifndef SKATTA_TESTS_FUZZ_H
#define SKATTA_TESTS_FUZZ_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Give the bytes, with a NUL behind them, to a reader of texts, which looks at what it took and
 * frees it; where it refuses them, it has to say why, in a sentence that is safe to show. */
static inline void fuzz_text(
    const uint8_t *bytes, size_t size, enum error (*read)(const char *text, size_t size))
{
	char *text = memory_new(size + 1, 1);

	if (secret_start() != ERROR_NONE)
		abort();
	if (size > 0)
		memcpy(text, bytes, size);
	error_clear();
	if (read(text, size) != ERROR_NONE)
		assert(error_sentence()[0] != '\0' && text_is_safe(error_sentence(), false) &&
		       text_is_safe(error_next_step(), false));
	error_clear();
	free(text);
}

#endif
