/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A list of files. There is one such exchange, whatever follows "memory:", once it was made. */
#include "support/carrier_memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/carrier.h"

#define SCHEME "memory:"

static struct {
	bool made;
	size_t opened, open_now;
	struct held {
		char *part, *name;
		unsigned char *bytes;
		size_t length;
	} * files;
	size_t n_files;
} memory;

size_t carrier_memory_opened(void)
{
	return memory.opened;
}

size_t carrier_memory_open_now(void)
{
	return memory.open_now;
}

void carrier_memory_put(const char *part, const char *name, const void *bytes, size_t length)
{
	memory.files = memory_grow(memory.files, memory.n_files + 1, sizeof *memory.files);
	memory.files[memory.n_files++] = (struct held){ memory_copy(part), memory_copy(name),
		memory_copy_bytes(bytes, length), length };
}

void carrier_memory_forget(void)
{
	for (size_t i = 0; i < memory.n_files; i++) {
		free(memory.files[i].part);
		free(memory.files[i].name);
		free(memory.files[i].bytes);
	}
	free(memory.files);
	memset(&memory, 0, sizeof memory);
}

static const struct held *find(const char *part, const char *name)
{
	for (size_t i = 0; i < memory.n_files; i++)
		if (strcmp(memory.files[i].part, part) == 0 &&
		    strcmp(memory.files[i].name, name) == 0)
			return &memory.files[i];
	return NULL;
}

static bool takes(const char *address)
{
	return strncmp(address, SCHEME, strlen(SCHEME)) == 0;
}

static bool is_whole(const char *address)
{
	return address[strlen(SCHEME)] != '\0';
}

static bool is_at_hand(const char *address)
{
	(void)address;
	return memory.made;
}

static enum error open_memory(const char *address, const char *const *parts, void **opened)
{
	if (parts == NULL && !memory.made)
		return error_hint(
		    error_set(ERROR_NOT_FOUND, "there is nothing at %s", address), "Make it.");
	memory.made = true;
	memory.opened++;
	memory.open_now++;
	*opened = memory_copy(address);
	return ERROR_NONE;
}

static void close_memory(void *opened)
{
	memory.open_now--;
	free(opened);
}

static char *shown(void *opened, const char *part, const char *name)
{
	return text_format("%s/%s%s%s", (const char *)opened, part, name != NULL ? "/" : "",
	    name != NULL ? name : "");
}

static bool has_part(void *opened, const char *part)
{
	(void)opened;
	(void)part;
	return memory.made;
}

static enum error each_name(
    void *opened, const char *part, void (*each)(void *context, const char *name), void *context)
{
	(void)opened;
	for (size_t i = 0; i < memory.n_files; i++)
		if (strcmp(memory.files[i].part, part) == 0)
			each(context, memory.files[i].name);
	return ERROR_NONE;
}

static enum error read_memory(void *opened, const char *part, const char *name, size_t limit,
    unsigned char **bytes, size_t *length)
{
	const struct held *held = find(part, name);

	(void)opened;
	if (held == NULL)
		return error_set(ERROR_NOT_FOUND, "there is no %s", name);
	if (held->length > limit)
		return error_set(ERROR_TOO_LARGE, "%s is too large", name);
	*bytes = memory_new(held->length + 1, 1);
	memcpy(*bytes, held->bytes, held->length);
	*length = held->length;
	return ERROR_NONE;
}

static enum error add_memory(
    void *opened, const char *part, const char *name, const void *bytes, size_t length)
{
	const struct held *held = find(part, name);

	(void)opened;
	if (held == NULL)
		carrier_memory_put(part, name, bytes, length);
	else if (held->length != length || memcmp(held->bytes, bytes, length) != 0)
		return error_set(ERROR_REFUSED, "%s is there already", name);
	return ERROR_NONE;
}

static bool has_memory(void *opened, const char *part, const char *name)
{
	(void)opened;
	return find(part, name) != NULL;
}

static const struct carrier carrier_memory = {
	.takes = takes,
	.is_whole = is_whole,
	.whole = memory_copy,
	.is_at_hand = is_at_hand,
	.open = open_memory,
	.close = close_memory,
	.shown = shown,
	.has_part = has_part,
	.each_name = each_name,
	.read = read_memory,
	.add = add_memory,
	.has = has_memory,
};

const struct carrier *const carrier_rows[] = {
	&carrier_folder,
	&carrier_memory,
	NULL,
};
