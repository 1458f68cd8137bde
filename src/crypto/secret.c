/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The locked arena, handed out in runs of 64-byte granules, the first that fits; and pages of their
 * own for what does not. */
#include "crypto/secret.h"

#include <assert.h>
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

enum { GRANULE = 64, GRANULES = SECRET_ARENA / GRANULE };

static struct {
	unsigned char *bytes;
	bool locked;
	uint32_t run[GRANULES]; /* where a run begins its granules, 0 elsewhere */
	void **own;             /* what lies outside, to be wiped at the end */
	size_t n_own;
} arena;

/* Between guard pages; sodium_malloc() locks too, but does not say whether it could. */
static void *new_pages(size_t size)
{
	void *bytes = sodium_malloc(size);

	if (bytes == NULL)
		return NULL;
	arena.locked = sodium_mlock(bytes, size) == 0 && arena.locked;
	memset(bytes, 0, size);
	return bytes;
}

enum error secret_start(void)
{
	if (sodium_init() < 0)
		return error_set(ERROR_SYSTEM, _("the cryptographic library does not start"));
	if (arena.bytes != NULL)
		return ERROR_NONE;
	arena.locked = true;
	arena.bytes = new_pages(SECRET_ARENA);
	if (arena.bytes == NULL)
		return error_hint(
		    error_set(ERROR_SYSTEM, _("there is no protected memory for keys")),
		    _("Close other programs and start again."));
	return ERROR_NONE;
}

void secret_end(void)
{
	for (size_t i = 0; i < arena.n_own; i++)
		sodium_free(arena.own[i]);
	free(arena.own);
	sodium_free(arena.bytes); /* wipes and unlocks */
	memset(&arena, 0, sizeof arena);
}

bool secret_is_locked(void)
{
	return arena.locked;
}

/* The first run of so many free granules, or GRANULES. */
static size_t find_run(size_t need)
{
	size_t start = 0, i = 0;

	while (i - start < need && i < GRANULES) {
		if (arena.run[i] != 0) {
			i += arena.run[i];
			start = i;
		} else {
			i++;
		}
	}
	return i - start < need ? GRANULES : start;
}

/* So many granules: a whole number, or what is handed out would lie askew. */
static void *new_own(size_t need)
{
	void *bytes = need <= SIZE_MAX / GRANULE ? new_pages(need * GRANULE) : NULL;

	/* None left: end as all memory ends, by asking for more than there can be. */
	if (bytes == NULL)
		return memory_grow(NULL, SIZE_MAX, 2);
	arena.own = memory_grow(arena.own, arena.n_own + 1, sizeof *arena.own);
	arena.own[arena.n_own++] = bytes;
	return bytes;
}

void *secret_new(size_t size)
{
	size_t need = size / GRANULE + (size % GRANULE != 0 || size == 0);
	size_t start = find_run(need);

	assert(arena.bytes != NULL);
	if (start == GRANULES)
		return new_own(need);
	arena.run[start] = (uint32_t)need;
	return arena.bytes + start * GRANULE;
}

static void free_own(void *bytes)
{
	size_t i = 0;

	while (i < arena.n_own && arena.own[i] != bytes)
		i++;
	assert(i < arena.n_own);
	arena.own[i] = arena.own[--arena.n_own];
	sodium_free(bytes);
}

void secret_free(void *bytes)
{
	uintptr_t offset = (uintptr_t)bytes - (uintptr_t)arena.bytes;
	uint32_t run;

	/* After secret_end() everything is wiped and gone already. */
	if (bytes == NULL || arena.bytes == NULL)
		return;
	if (offset >= SECRET_ARENA) {
		free_own(bytes);
		return;
	}
	assert(offset % GRANULE == 0);
	run = arena.run[offset / GRANULE];
	assert(run != 0);
	sodium_memzero(bytes, (size_t)run * GRANULE);
	arena.run[offset / GRANULE] = 0;
}

void secret_wipe(void *bytes, size_t size)
{
	sodium_memzero(bytes, size);
}

void secret_random(void *bytes, size_t size)
{
	randombytes_buf(bytes, size);
}

unsigned secret_random_below(unsigned bound)
{
	return randombytes_uniform(bound);
}

char *secret_composed(const char *text)
{
	size_t length = strlen(text);
	char *composed = secret_new(TEXT_COMPOSED * length + 1);

	text_compose(text, length, composed);
	return composed;
}

bool secret_same_text(const char *a, const char *b)
{
	char *one = secret_composed(a), *other = secret_composed(b);
	bool same = strcmp(one, other) == 0;

	secret_free(one);
	secret_free(other);
	return same;
}

enum error secret_check_text(const char *passphrase)
{
	if (text_is_utf8(passphrase, strlen(passphrase)))
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED, _("the passphrase is not text in UTF-8")),
	    _("Save the file as UTF-8: nobody could type what is in it."));
}

bool secret_same(const void *a, const void *b, size_t size)
{
	return sodium_memcmp(a, b, size) == 0;
}

/* The length of the first line, or what is wrong with it. */
static enum error measure_line(const char *path, const char *bytes, size_t length, size_t *line)
{
	const char *end = memchr(bytes, '\n', length);

	*line = end != NULL ? (size_t)(end - bytes) : length;
	if (end != NULL && *line > 0 && bytes[*line - 1] == '\r')
		--*line;
	if (*line == 0)
		return error_hint(error_set(ERROR_REFUSED, _("%s has no passphrase"), path),
		    _("Write the passphrase on the first line of the file."));
	if (*line >= SECRET_LINE_SIZE)
		return error_set(ERROR_TOO_LARGE,
		    _("the passphrase in %s is too long: at most %d bytes are taken"), path,
		    SECRET_LINE_SIZE - 1);
	if (memchr(bytes, '\0', *line) != NULL)
		return error_hint(error_set(ERROR_REFUSED, _("%s is not a text file"), path),
		    _("Write the passphrase on the first line of the file."));
	return ERROR_NONE;
}

enum error secret_read_file(const char *path, char **passphrase)
{
	unsigned char *bytes;
	size_t length, line;
	enum error rc = file_read_linked(path, FILE_LIMIT_SMALL, &bytes, &length);

	if (rc != ERROR_NONE)
		return rc;
	rc = measure_line(path, (const char *)bytes, length, &line);
	if (rc == ERROR_NONE) {
		*passphrase = secret_new(line + 1);
		memcpy(*passphrase, bytes, line);
	}
	secret_wipe(bytes, length);
	free(bytes);
	return rc;
}
