/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The header's grammar, read a line at a time:
 *
 *   age-encryption.org/v1
 *   -> TYPE ARGUMENT…
 *   lines of 64 columns of base64, and a last one that is shorter, if only empty
 *   --- MAC
 */
#include "crypto/age/age_header.h"

#include <sodium.h>
#include <string.h>

#include "base/io/language.h"
#include "crypto/encode.h"
#include "crypto/hkdf.h"

enum { COLUMNS = 64, COLUMN_BYTES = COLUMNS / 4 * 3 };

static const char intro[] = "age-encryption.org/v1\n";

struct reader {
	const char *name;
	const char *bytes;
	size_t length; /* of the file, or of the longest header that we read */
	size_t at;
	int line; /* from 1; 0 before the first */
	bool is_capped;
};

static enum error damaged(const struct reader *reader)
{
	return error_set(
	    ERROR_DAMAGED, _("%s is damaged in line %d of its header"), reader->name, reader->line);
}

static enum error next_line(struct reader *reader, struct age_word *line)
{
	const char *start = reader->bytes + reader->at;
	const char *end = memchr(start, '\n', reader->length - reader->at);

	if (end == NULL && reader->is_capped)
		return error_set(ERROR_TOO_LARGE, _("%s has a header of more than %d bytes"),
		    reader->name, AGE_HEADER_LIMIT);
	if (end == NULL)
		return error_set(ERROR_DAMAGED, _("%s is cut short"), reader->name);
	*line = (struct age_word){ .start = start, .length = (size_t)(end - start) };
	reader->at += line->length + 1;
	reader->line++;
	return ERROR_NONE;
}

bool age_header_is(const struct age_word *word, const char *text)
{
	return word->length == strlen(text) && memcmp(word->start, text, word->length) == 0;
}

static bool begins(const struct age_word *line, const char *start)
{
	return line->length >= strlen(start) && memcmp(line->start, start, strlen(start)) == 0;
}

static enum error read_intro(struct reader *reader)
{
	size_t length = strlen(intro);

	if (reader->length < length || memcmp(reader->bytes, intro, length) != 0)
		return error_set(
		    ERROR_DAMAGED, _("%s is not a sealed file (age, version 1)"), reader->name);
	reader->at = length;
	reader->line = 1;
	return ERROR_NONE;
}

static bool is_visible(char c)
{
	return c >= '!' && c <= '~';
}

/* "-> TYPE ARGUMENT…": one blank between, nothing but visible ASCII in them. */
static enum error read_arguments(
    const struct reader *reader, const struct age_word *line, struct age_stanza *stanza)
{
	const char *at = line->start + 2;
	const char *end = line->start + line->length;
	struct age_word word;

	while (at < end) {
		if (*at != ' ')
			return damaged(reader);
		word.start = ++at;
		while (at < end && is_visible(*at))
			at++;
		word.length = (size_t)(at - word.start);
		if (word.length == 0)
			return damaged(reader);
		if (stanza->n_arguments < AGE_ARGUMENTS)
			stanza->arguments[stanza->n_arguments] = word;
		stanza->n_arguments++;
	}
	return stanza->n_arguments > 0 ? ERROR_NONE : damaged(reader);
}

static enum error read_body(struct reader *reader, struct age_stanza *stanza)
{
	unsigned char part[COLUMN_BYTES];
	struct age_word line;
	size_t length;
	enum error rc;

	do {
		if ((rc = next_line(reader, &line)) != ERROR_NONE)
			return rc;
		/* A line of more columns is more than `part` has room for. */
		if (!encode_from_base64_any(
			part, sizeof part, &length, line.start, line.length, ENCODE_UNPADDED))
			return damaged(reader);
		if (stanza->body_length == 0)
			memcpy(stanza->body, part, length < AGE_BODY_SIZE ? length : AGE_BODY_SIZE);
		stanza->body_length += length;
	} while (line.length == COLUMNS);
	return ERROR_NONE;
}

static enum error read_stanza(
    struct age_header *header, struct reader *reader, const struct age_word *line)
{
	struct age_stanza *stanza = &header->stanzas[header->n_stanzas];
	enum error rc;

	if (header->n_stanzas == AGE_MAX_STANZAS)
		return error_set(ERROR_TOO_LARGE, _("%s is sealed to more than %d recipients"),
		    reader->name, AGE_MAX_STANZAS);
	header->n_stanzas++;
	if ((rc = read_arguments(reader, line, stanza)) != ERROR_NONE)
		return rc;
	return read_body(reader, stanza);
}

enum error age_header_read(
    struct age_header *header, const char *name, const unsigned char *bytes, size_t length)
{
	struct reader reader = { .name = name, .bytes = (const char *)bytes, .length = length };
	struct age_word line;
	enum error rc;

	if (length > AGE_HEADER_LIMIT) {
		reader.length = AGE_HEADER_LIMIT;
		reader.is_capped = true;
	}
	memset(header, 0, sizeof *header);
	if ((rc = read_intro(&reader)) != ERROR_NONE)
		return rc;
	while ((rc = next_line(&reader, &line)) == ERROR_NONE && begins(&line, "->"))
		if ((rc = read_stanza(header, &reader, &line)) != ERROR_NONE)
			return rc;
	if (rc != ERROR_NONE)
		return rc;
	if (header->n_stanzas == 0 || !begins(&line, "--- ") ||
	    !encode_from_base64(
		header->mac, sizeof header->mac, line.start + 4, line.length - 4, ENCODE_UNPADDED))
		return damaged(&reader);
	header->length = reader.at;
	header->signed_length = reader.at - (line.length + 1) + 3;
	return ERROR_NONE;
}

void age_header_begin(struct text *header)
{
	text_add(header, intro);
}

void age_header_add(
    struct text *header, const char *arguments, const unsigned char body[AGE_BODY_SIZE])
{
	char encoded[ENCODE_BASE64_SIZE(AGE_BODY_SIZE)];

	encode_base64(encoded, body, AGE_BODY_SIZE, ENCODE_UNPADDED);
	text_addf(header, "-> %s\n%s\n", arguments, encoded);
}

void age_header_end(struct text *header, const unsigned char file_key[16])
{
	unsigned char mac[AGE_MAC_SIZE];
	char encoded[ENCODE_BASE64_SIZE(AGE_MAC_SIZE)];

	text_add(header, "---");
	age_header_mac(mac, file_key, header->bytes, header->length);
	encode_base64(encoded, mac, sizeof mac, ENCODE_UNPADDED);
	text_addf(header, " %s\n", encoded);
}

void age_header_mac(unsigned char mac[AGE_MAC_SIZE], const unsigned char file_key[16],
    const void *bytes, size_t length)
{
	unsigned char key[HKDF_KEY_SIZE];

	hkdf_key(key, file_key, 16, "", 0, "header");
	crypto_auth_hmacsha256(mac, bytes, length, key);
	sodium_memzero(key, sizeof key);
}
