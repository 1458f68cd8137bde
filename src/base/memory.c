/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Allocation that ends the program, with a sentence, where there is no memory left. */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*on_death)(void);

void memory_on_death(void (*last_words)(void))
{
	on_death = last_words;
}

_Noreturn void memory_out(void)
{
	static const char sentence[] = "skatta: out of memory\n"
				       "Close other programs and start again; everything that was "
				       "said to be saved is saved.\n";

	void (*last_words)(void) = on_death;

	/* Once only: giving the terminal back may want memory too. */
	on_death = NULL;
	if (last_words != NULL)
		last_words();
	/* No stdio: it may want memory. Where even this fails, the exit status still tells. */
	if (write(STDERR_FILENO, sentence, sizeof sentence - 1) < 0)
		_exit(1);
	_exit(1);
}

void *memory_new(size_t count, size_t size)
{
	void *bytes = calloc(count > 0 ? count : 1, size > 0 ? size : 1);

	if (bytes == NULL)
		memory_out();
	return bytes;
}

void *memory_grow(void *old, size_t count, size_t size)
{
	void *bytes;

	if (size != 0 && count > SIZE_MAX / size)
		memory_out();
	bytes = realloc(old, count * size > 0 ? count * size : 1);
	if (bytes == NULL)
		memory_out();
	return bytes;
}

char *memory_copy(const char *text)
{
	return text != NULL ? memory_copy_bytes(text, strlen(text) + 1) : NULL;
}

void *memory_copy_bytes(const void *bytes, size_t length)
{
	void *copy = memory_new(length, 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	return copy;
}
