/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A profile's pages: each value sealed before it meets SQLite, bound to where it belongs. */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/language.h"
#include "base/memory.h"
#include "client/profile_private.h"
#include "crypto/digest.h"

enum { PAGE_BLOCK = 4096 };

/* What a page is bound to: it opens only in its store, profile, slot and generation. */
struct page_context {
	char domain[16];
	unsigned char store[STORE_ID_SIZE];
	unsigned char profile[8], generation[8]; /* big-endian */
	unsigned char slot[DIGEST_SIZE];
};

static void put_number(unsigned char bytes[8], int64_t number)
{
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)number >> (56 - 8 * i));
}

static void fill_context(struct page_context *context, const struct profile *profile,
    const unsigned char slot[DIGEST_SIZE], int64_t generation)
{
	*context = (struct page_context){ .domain = "skatta-page/1" };
	memcpy(context->store, profile->store->id, STORE_ID_SIZE);
	put_number(context->profile, profile->id);
	put_number(context->generation, generation);
	memcpy(context->slot, slot, DIGEST_SIZE);
}

static void slot_of(
    unsigned char slot[DIGEST_SIZE], const struct profile *profile, const char *name)
{
	digest_in(slot, profile->keys->slot, "skatta-slot-name/1", name, strlen(name));
}

struct row {
	bool there;
	int64_t generation;
	unsigned char *box;
	size_t length;
};

/* The page's row; its box is for the caller to free. */
static enum error get_row(
    struct profile *profile, const unsigned char slot[DIGEST_SIZE], struct row *row)
{
	struct db_statement *statement = db_use(profile->store->db, STORE_PAGE_GET);
	const void *bytes;
	enum error rc;

	*row = (struct row){ .there = false };
	db_bind_number(statement, 1, profile->id);
	db_bind_blob(statement, 2, slot, DIGEST_SIZE);
	rc = db_next(statement, &row->there);
	if (rc != ERROR_NONE || !row->there)
		return rc;
	row->generation = db_number(statement, 0);
	bytes = db_blob(statement, 1, &row->length);
	row->box = memory_copy_bytes(bytes, row->length);
	db_done(statement);
	return ERROR_NONE;
}

/* Counting begins at a random number, so that the count does not tell how often was saved. */
static int64_t first_generation(void)
{
	uint32_t random;

	secret_random(&random, sizeof random);
	return ((int64_t)1 << 32) + random;
}

enum error profile_put(struct profile *profile, const char *name, const json_t *value)
{
	unsigned char slot[DIGEST_SIZE], *box;
	struct page_context context;
	struct db_statement *statement;
	struct row before;
	int64_t generation;
	size_t length;
	char *plain;
	enum error rc;

	slot_of(slot, profile, name);
	rc = get_row(profile, slot, &before);
	free(before.box);
	if (rc != ERROR_NONE)
		return rc;
	generation = before.there ? before.generation + 1 : first_generation();
	fill_context(&context, profile, slot, generation);
	plain = json_canonical(value);
	box_seal(profile->keys->page, &context, sizeof context, plain, strlen(plain), PAGE_BLOCK,
	    &box, &length);
	secret_wipe(plain, strlen(plain));
	free(plain);

	statement = db_use(profile->store->db, STORE_PAGE_PUT);
	db_bind_number(statement, 1, profile->id);
	db_bind_blob(statement, 2, slot, sizeof slot);
	db_bind_number(statement, 3, generation);
	db_bind_blob(statement, 4, box, length);
	rc = db_run(statement);
	free(box);
	return rc;
}

enum error profile_tampered(void)
{
	return error_hint(error_set(ERROR_DAMAGED, _("a saved page was changed by something else")),
	    _("Restore your backup if you have one, and tell the person who looks after this "
	      "machine."));
}

enum error profile_get(struct profile *profile, const char *name, json_t **value)
{
	unsigned char slot[DIGEST_SIZE], *plain = NULL;
	struct page_context context;
	struct row row;
	size_t length = 0;
	enum error rc;

	*value = NULL;
	slot_of(slot, profile, name);
	rc = get_row(profile, slot, &row);
	if (rc != ERROR_NONE || !row.there)
		return rc;
	fill_context(&context, profile, slot, row.generation);
	if (box_open(profile->keys->page, &context, sizeof context, row.box, row.length, PAGE_BLOCK,
		&plain, &length) == ERROR_NONE)
		*value = json_loadb((const char *)plain, length, JSON_REJECT_DUPLICATES, NULL);
	if (*value == NULL)
		rc = profile_tampered();
	secret_free(plain);
	free(row.box);
	return rc;
}
