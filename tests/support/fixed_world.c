/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the linker puts in the place of chance. */
#include "support/fixed_world.h"

#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "client/steps/pace.h"
#include "client/store/settings.h"

enum { AN_ANSWER = 20 * 1000 };

static uint64_t drawn;

static const char *name(void)
{
	return "fixed";
}

static void draw(void *bytes, size_t size)
{
	unsigned char seed[randombytes_SEEDBYTES] = { 0 };

	drawn++;
	memcpy(seed, &drawn, sizeof drawn);
	randombytes_buf_deterministic(bytes, size, seed);
}

static uint32_t draw_number(void)
{
	uint32_t number;

	draw(&number, sizeof number);
	return number;
}

void fixed_world_again(void)
{
	drawn = 0;
}

/* The library draws once when it starts, and that must not count. */
__attribute__((constructor)) static void begin(void)
{
	static struct randombytes_implementation fixed = {
		.implementation_name = name, .random = draw_number, .buf = draw
	};

	if (sodium_init() < 0 || randombytes_set_implementation(&fixed) != 0)
		abort();
}

/* The linker calls what is wrapped by these names. */
char *__wrap_realpath(const char *path, char *resolved);
void __wrap_pace_answered(
    struct pace *pace, int64_t now, const struct pace_way *before, size_t left);
int __wrap_settings_idle_seconds(const struct settings *settings);
int __real_settings_idle_seconds(const struct settings *settings);
void __real_pace_answered(
    struct pace *pace, int64_t now, const struct pace_way *before, size_t left);

char *__wrap_realpath(const char *path, char *resolved)
{
	(void)resolved;
	return memory_copy(path);
}

void __wrap_pace_answered(
    struct pace *pace, int64_t now, const struct pace_way *before, size_t left)
{
	(void)now;
	__real_pace_answered(pace, pace->last + AN_ANSWER, before, left);
}

int __wrap_settings_idle_seconds(const struct settings *settings)
{
	const char *seconds = getenv("SKATTA_IDLE");

	return seconds != NULL ? atoi(seconds) : __real_settings_idle_seconds(settings);
}
