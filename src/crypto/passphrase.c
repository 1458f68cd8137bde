/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Argon2id by libsodium, its cost kept within limits and fitted to the machine. */
#include "crypto/passphrase.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/io/language.h"
#include "crypto/secret.h"

static const struct passphrase_cost floor_cost = { .memory_kib = 64 * 1024, .passes = 3 };
static const struct passphrase_cost ceiling_cost = { .memory_kib = 1024 * 1024, .passes = 10 };

static const double patience_seconds = 0.5;

struct passphrase_cost passphrase_floor(void)
{
	return floor_cost;
}

bool passphrase_cost_is_in_range(struct passphrase_cost cost)
{
	return cost.memory_kib >= floor_cost.memory_kib &&
	       cost.memory_kib <= ceiling_cost.memory_kib && cost.passes >= floor_cost.passes &&
	       cost.passes <= ceiling_cost.passes;
}

enum error passphrase_derive(unsigned char *keys, size_t size, const char *passphrase,
    const unsigned char salt[PASSPHRASE_SALT_SIZE], struct passphrase_cost cost)
{
	assert(size >= 16 && size <= 128);
	if (!passphrase_cost_is_in_range(cost))
		return error_set(ERROR_DAMAGED,
		    _("the settings for passphrases are out of range (%lu KiB, %lu passes)"),
		    (unsigned long)cost.memory_kib, (unsigned long)cost.passes);
	if (crypto_pwhash(keys, size, passphrase, strlen(passphrase), salt, cost.passes,
		(size_t)cost.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0)
		return ERROR_NONE;
	secret_wipe(keys, size);
	return error_hint(
	    error_set(ERROR_SYSTEM,
		_("there is not enough memory to check a passphrase: %lu MiB are needed"),
		(unsigned long)cost.memory_kib / 1024),
	    _("Close other programs and try again."));
}

/* How long the floor takes here, in seconds; negative where it cannot be done. */
static double time_floor(void)
{
	static const unsigned char salt[PASSPHRASE_SALT_SIZE];
	unsigned char keys[32];
	struct timespec before, after;

	clock_gettime(CLOCK_MONOTONIC, &before);
	if (passphrase_derive(keys, sizeof keys, "", salt, floor_cost) != ERROR_NONE) {
		error_clear();
		return -1;
	}
	clock_gettime(CLOCK_MONOTONIC, &after);
	return (double)(after.tv_sec - before.tv_sec) +
	       (double)(after.tv_nsec - before.tv_nsec) / 1e9;
}

/* A quarter of the machine is the most that one of its many users may take for this. */
static bool is_to_be_had(struct passphrase_cost cost)
{
	long pages = sysconf(_SC_PHYS_PAGES);
	long page = sysconf(_SC_PAGESIZE);
	uint64_t need = (uint64_t)cost.memory_kib * 1024;
	void *memory;

	if (pages > 0 && page > 0 && need > (uint64_t)pages * (uint64_t)page / 4)
		return false;
	/* Not malloc() and free(), which a compiler may turn to nothing where nobody looks. */
	memory = mmap(NULL, need, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return memory != MAP_FAILED && munmap(memory, need) == 0;
}

struct passphrase_cost passphrase_measure(void)
{
	struct passphrase_cost cost = floor_cost;
	double seconds = time_floor();

	while (seconds > 0 && cost.memory_kib < ceiling_cost.memory_kib &&
	       (seconds *= 2) <= patience_seconds)
		cost.memory_kib *= 2;
	while (cost.memory_kib > floor_cost.memory_kib && !is_to_be_had(cost))
		cost.memory_kib /= 2;
	return cost;
}
