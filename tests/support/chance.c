/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rows of numbers in the place of chance. */
#include "support/chance.h"

#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What is drawn next follows from these: how many were, and which row it is. */
static struct {
	uint64_t drawn;
	unsigned char row[randombytes_SEEDBYTES - sizeof(uint64_t)];
} seed;

static const char *name(void)
{
	return "fixed";
}

static void draw(void *bytes, size_t size)
{
	unsigned char next[randombytes_SEEDBYTES];

	seed.drawn++;
	memcpy(next, &seed, sizeof next);
	randombytes_buf_deterministic(bytes, size, next);
}

static uint32_t draw_number(void)
{
	uint32_t number;

	draw(&number, sizeof number);
	return number;
}

void chance_again(void)
{
	seed.drawn = 0;
}

/* The library draws once when it starts, and that must not count. */
void chance_fix(const char *row)
{
	static struct randombytes_implementation fixed = {
		.implementation_name = name, .random = draw_number, .buf = draw
	};

	if (sodium_init() < 0 || randombytes_set_implementation(&fixed) != 0)
		abort();
	memset(&seed, 0, sizeof seed);
	if (row[0] != '\0')
		crypto_generichash(
		    seed.row, sizeof seed.row, (const unsigned char *)row, strlen(row), NULL, 0);
}
