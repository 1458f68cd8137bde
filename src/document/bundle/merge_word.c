/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The words and their names. */
#include "document/bundle/merge_word.h"

#include <stddef.h>
#include <string.h>

const char *const merge_word_names[MERGE_WORDS] = {
	[MERGE_ACCEPTED] = "accepted",
	[MERGE_SUPERSEDED] = "superseded",
	[MERGE_CONFLICT] = "conflict",
	[MERGE_REFUSED] = "refused",
	[MERGE_HELD] = "held",
	[MERGE_DUPLICATE] = "duplicate",
};

bool merge_word_find(const char *name, enum merge_word *word)
{
	for (size_t i = 0; i < MERGE_WORDS; i++) {
		if (strcmp(merge_word_names[i], name) == 0) {
			*word = (enum merge_word)i;
			return true;
		}
	}
	return false;
}
