/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A world in which nothing happens by chance, so that the same journey shows the same pages each
 * time, in the test and in a program of its own (tests/tools/skatta_on). Beside the day of
 * fixed_clock.h these are linked in the place of the real ones, with $(fixed_world_flags) in
 * tests.am:
 *
 *   chance           drawn words, keys and codes come from a fixed row of numbers (chance.h)
 *   pace             each answer takes twenty seconds
 *   a folder's path  is what was typed, so that no page shows where the tests run
 *
 * With it goes quick_world.c, so that nothing takes long. It begins before main does. In the
 * environment SKATTA_IDLE says after how many seconds without a key a program of its own locks. */
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "client/steps/pace.h"
#include "client/store/settings.h"
#include "support/chance.h"

enum { AN_ANSWER = 20 * 1000 };

__attribute__((constructor)) static void begin(void)
{
	chance_fix("");
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
