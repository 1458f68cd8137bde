/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Taking bundles in: skatta-central(1) has the words, skatta-store(5) the rules. */
#ifndef SKATTA_CENTRAL_MERGE_H
#define SKATTA_CENTRAL_MERGE_H

#include "central/merge/collect.h"
#include "central/store/payloads.h"
#include "document/bundle/receipt.h"

/* What became of one file. */
struct merge_file {
	const char *path;                  /* the collection's */
	char name[BUNDLE_NAME_DIGITS + 1]; /* "" where it has none */
	enum merge_word word;
	const char *reason; /* one of merge_reason.h, or "" */
	char *detail;       /* a sentence for people where there is more to say, or NULL */
};

struct merge {
	struct merge_file *files; /* in the collection's order */
	size_t count;
	size_t totals[MERGE_WORDS];
	struct payloads_set plans; /* payloads with plans that came with it */
	char **planned;            /* ids of their rounds */
	size_t n_planned;
};

/* Take in all files of a collection, and those held so far whose round is known by now, in one
 * transaction. Files that are refused are no failure. Needs an unlocked store; merge_free() by the
 * caller also after a failure. */
enum error merge_files(struct central *central, const struct collection *collection,
    struct merge *merge) ERROR_MUST_CHECK;
void merge_free(struct merge *merge);

/* Take in what was held for rounds that are known by now, within the caller's transaction; `*count`
 * is how many are not held any more. */
enum error merge_held(struct central *central, size_t *count) ERROR_MUST_CHECK;

#endif
