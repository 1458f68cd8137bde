/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The file of a unit: its signature and its seal. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/round/leader.h"
#include "document/unit/unit_file.h"

enum error unit_file_seal(const struct unit_file *file, const struct minisign_secret *signer,
    const char *leader_code, unsigned char **sealed, size_t *length, char name[UNIT_NAME_SIZE])
{
	struct age_identity *identity = secret_new(sizeof *identity);
	struct age_recipient recipient;
	struct text plain = { 0 };
	char tag[UNIT_NAME_DIGITS + 1], *line = unit_file_write(file);
	enum error rc;

	minisign_sign(&plain, signer, "skatta unit", line, strlen(line));
	text_add(&plain, line);
	while (plain.length % UNIT_FILE_BLOCK != 0)
		text_add(&plain, " ");
	if (!leader_identity(identity, file->round, leader_code) ||
	    !unit_name_tag(tag, file->round, leader_code)) {
		rc = error_set(ERROR_REFUSED, _("that is not a leader code"));
	} else {
		memcpy(recipient.public, identity->public, sizeof recipient.public);
		rc = age_seal(&recipient, 1, plain.bytes, plain.length, sealed, length);
	}
	if (rc == ERROR_NONE)
		unit_name_make(name, tag, file->number, *sealed, *length);
	secret_wipe(line, strlen(line));
	free(line);
	text_wipe(&plain);
	secret_free(identity);
	return rc;
}

static enum error damaged(const char *name)
{
	return error_set(ERROR_DAMAGED, _("%s is not a unit file"), name);
}

/* The line of JSON with its line feed; behind it there are blanks alone. */
static enum error find_line(
    const char *name, const char *plain, size_t length, const char **line, size_t *line_length)
{
	const char *end, *start = minisign_behind(plain);
	size_t used;

	if (start == NULL || strlen(plain) != length || (end = strchr(start, '\n')) == NULL)
		return damaged(name);
	used = (size_t)(end + 1 - plain);
	if (length % UNIT_FILE_BLOCK != 0 || length - used >= UNIT_FILE_BLOCK ||
	    strspn(plain + used, " ") != length - used)
		return error_set(ERROR_DAMAGED, _("%s is cut short or padded wrongly"), name);
	*line = start;
	*line_length = (size_t)(end + 1 - start);
	return ERROR_NONE;
}

static enum error read_plain(const char *name, const char *plain, size_t length,
    const char *central_key, struct unit_file **file)
{
	struct minisign_public public;
	const char *line = NULL;
	size_t line_length = 0;
	char *copy;
	enum error rc;

	if ((rc = find_line(name, plain, length, &line, &line_length)) != ERROR_NONE ||
	    (rc = minisign_key_read(&public, central_key)) != ERROR_NONE ||
	    (rc = minisign_verify(
		 plain, (size_t)(line - plain), &public, name, line, line_length)) != ERROR_NONE)
		return rc;
	copy = memory_new(line_length + 1, 1);
	memcpy(copy, line, line_length);
	rc = unit_file_read(name, copy, line_length, file);
	secret_wipe(copy, line_length);
	free(copy);
	if (rc == ERROR_NONE && strcmp((*file)->central_key, central_key) != 0) {
		unit_file_free(*file);
		*file = NULL;
		rc = error_set(ERROR_WRONG_KEY,
		    _("%s is signed with the key of one coordinator and names that of another"),
		    name);
	}
	return rc;
}

enum error unit_file_open(const struct age_identity *identity, const char *central_key,
    const char *name, const unsigned char *sealed, size_t length, struct unit_file **file)
{
	unsigned char *plain;
	size_t plain_length;
	enum error rc = age_open(identity, name, sealed, length, &plain, &plain_length);

	if (rc != ERROR_NONE)
		return rc;
	rc = read_plain(name, (const char *)plain, plain_length, central_key, file);
	secret_wipe(plain, plain_length);
	free(plain);
	return rc;
}
