/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What writing and reading a batch share. */
#ifndef SKATTA_DOCUMENT_BATCH_PRIVATE_H
#define SKATTA_DOCUMENT_BATCH_PRIVATE_H

#include "document/carry/batch.h"

#define BATCH_STEM    "skatta-batch/" /* of the first line, in every version */
#define BATCH_MARK    "skatta-batch/1\n"
#define BATCH_ANSWERS "skatta-batch/2\n" /* the same, where answers to units are in it */
#define BATCH_COUNTED "skatta-batch/3\n" /* the same, where what was counted is in it */
#define BATCH_AGREED  "skatta-batch/4\n" /* the same, where what was agreed on is in it */
#define BATCH_REPLIES "skatta-batch/5\n" /* the same, where answers to comments are in it */
#define BATCH_MARKS   "skatta-batch/6\n" /* the same, where comments are left out in it */
#define BATCH_CENTRAL "central "
#define BATCH_END     "end\n"

enum { BATCH_SIGNATURE_LINES = 4 };

/* What is left to be read. */
struct batch_reader {
	const char *name, *at;
	size_t left;
	int version; /* as its first line says */
};

/* What is wrong with it, as a sentence: ERROR_DAMAGED. */
enum error batch_reader_cut_short(const struct batch_reader *reader) ERROR_MUST_CHECK;
enum error batch_reader_misspelt(const struct batch_reader *reader) ERROR_MUST_CHECK;

/* So many bytes, which are there; and with a NUL behind them, for free(). */
const char *batch_reader_take(struct batch_reader *reader, size_t length);
char *batch_reader_copy(struct batch_reader *reader, size_t length);
/* The words of the line are next? Then behind them. */
bool batch_reader_words(struct batch_reader *reader, const char *words);
/* A number of one spelling, and the character behind it. */
bool batch_reader_number(struct batch_reader *reader, char behind, size_t most, size_t *number);
/* Behind the word of the line: two lengths, and what is as long, a document and its signature. */
enum error batch_reader_signed(struct batch_reader *reader, size_t most, char **bytes,
    size_t *length, char **signature) ERROR_MUST_CHECK;

#endif
