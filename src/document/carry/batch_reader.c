/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is left of a batch to be read: words, numbers and bytes. */
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/carry/batch_private.h"

enum error batch_reader_cut_short(const struct batch_reader *reader)
{
	return error_set(ERROR_DAMAGED, _("the batch %s is cut short"), reader->name);
}

enum error batch_reader_misspelt(const struct batch_reader *reader)
{
	return error_set(ERROR_DAMAGED,
	    _("the batch %s is not written as the program that makes it writes it"), reader->name);
}

const char *batch_reader_take(struct batch_reader *reader, size_t length)
{
	const char *taken = reader->at;

	reader->at += length;
	reader->left -= length;
	return taken;
}

bool batch_reader_words(struct batch_reader *reader, const char *words)
{
	size_t length = strlen(words);

	if (reader->left < length || memcmp(reader->at, words, length) != 0)
		return false;
	batch_reader_take(reader, length);
	return true;
}

bool batch_reader_number(struct batch_reader *reader, char behind, size_t most, size_t *number)
{
	size_t digits = 0;

	*number = 0;
	while (digits < reader->left && reader->at[digits] >= '0' && reader->at[digits] <= '9') {
		*number = *number * 10 + (size_t)(reader->at[digits] - '0');
		if (*number > most || (digits > 0 && reader->at[0] == '0'))
			return false;
		digits++;
	}
	if (digits == 0 || digits == reader->left || reader->at[digits] != behind)
		return false;
	batch_reader_take(reader, digits + 1);
	return true;
}

char *batch_reader_copy(struct batch_reader *reader, size_t length)
{
	char *copy = memory_new(length + 1, 1);

	memcpy(copy, batch_reader_take(reader, length), length);
	return copy;
}

enum error batch_reader_signed(
    struct batch_reader *reader, size_t most, char **bytes, size_t *length, char **signature)
{
	size_t signature_length;

	if (!batch_reader_number(reader, ' ', most, length) ||
	    !batch_reader_number(reader, '\n', MINISIGN_LIMIT, &signature_length))
		return batch_reader_misspelt(reader);
	if (reader->left < *length || reader->left - *length < signature_length)
		return batch_reader_cut_short(reader);
	*bytes = batch_reader_copy(reader, *length);
	*signature = batch_reader_copy(reader, signature_length);
	return strlen(*signature) == signature_length ? ERROR_NONE : batch_reader_misspelt(reader);
}
