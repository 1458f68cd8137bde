/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A profile's pages: each value sealed before it meets SQLite, bound to where it belongs. */
#include <stdlib.h>
#include <string.h>

#include "base/format/json.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/profile_private.h"
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

/* Counting begins at a random number, so that the count does not tell how often was saved. */
static int64_t first_generation(void)
{
	uint32_t random;

	secret_random(&random, sizeof random);
	return ((int64_t)1 << 32) + random;
}

enum error profile_missing(void)
{
	return error_hint(error_set(ERROR_REFUSED, _("this draft is not here any more")),
	    _("It has been handed over in another window, or its round is closed. What you see "
	      "cannot be saved: leave with q."));
}

enum error profile_check_there(const struct profile *profile)
{
	struct db_statement *find = db_use(profile->store->db, STORE_PROFILE_CODE);
	bool row;
	enum error rc;

	db_bind_number(find, 1, profile->id);
	rc = db_next(find, &row);
	db_done(find);
	if (rc != ERROR_NONE || row)
		return rc;
	if (profile->once)
		return profile_missing();
	return error_hint(error_set(ERROR_REFUSED,
			      _("this profile has meanwhile been deleted in another window")),
	    _("Nothing of it is left on this machine; a copy on a stick brings it back."));
}

/* Or there is no place any more. */
static enum error overtaken(const struct profile *profile)
{
	enum error rc = profile_check_there(profile);

	if (rc != ERROR_NONE)
		return rc;
	return error_hint(error_set(ERROR_REFUSED,
			      _("what is saved here has meanwhile been changed in another window")),
	    _("Go back to the rounds and open this one again; what was saved is kept."));
}

enum error profile_put(
    struct profile *profile, const char *name, const json_t *value, int64_t *generation)
{
	unsigned char slot[DIGEST_SIZE];

	slot_of(slot, profile, name);
	return profile_put_slot(profile, slot, value, generation);
}

enum error profile_put_slot(struct profile *profile, const unsigned char slot[DIGEST_SIZE],
    const json_t *value, int64_t *generation)
{
	int64_t next = *generation == 0 ? first_generation() : *generation + 1;
	unsigned char *box;
	struct page_context context;
	struct db_statement *statement;
	size_t length;
	char *plain;
	enum error rc;

	fill_context(&context, profile, slot, next);
	plain = json_canonical(value);
	box_seal(profile->keys->page, &context, sizeof context, plain, strlen(plain), PAGE_BLOCK,
	    &box, &length);
	secret_wipe(plain, strlen(plain));
	free(plain);

	statement = db_use(profile->store->db, STORE_PAGE_PUT);
	db_bind_number(statement, 1, profile->id);
	db_bind_blob(statement, 2, slot, DIGEST_SIZE);
	db_bind_number(statement, 3, next);
	db_bind_blob(statement, 4, box, length);
	db_bind_number(statement, 5, *generation);
	rc = db_run(statement);
	free(box);
	if (rc == ERROR_NONE && db_changed(profile->store->db) == 0)
		rc = overtaken(profile);
	if (rc == ERROR_NONE)
		*generation = next;
	return rc;
}

enum error profile_tampered(void)
{
	return error_hint(error_set(ERROR_DAMAGED, _("a saved page was changed by something else")),
	    _("Restore your backup if you have one, and tell the person who looks after this "
	      "machine."));
}

/* Open what stands in the row; `*value` stays NULL where that is not what was kept there. */
static void open_row(struct profile *profile, const unsigned char slot[DIGEST_SIZE],
    struct db_statement *statement, json_t **value)
{
	struct page_context context;
	unsigned char *plain = NULL;
	size_t box_length, length;
	const unsigned char *box = db_blob(statement, 1, &box_length);

	fill_context(&context, profile, slot, db_number(statement, 0));
	if (box_open(profile->keys->page, &context, sizeof context, box, box_length, PAGE_BLOCK,
		&plain, &length) == ERROR_NONE)
		*value = json_loadb((const char *)plain, length, JSON_REJECT_DUPLICATES, NULL);
	secret_free(plain);
}

enum error profile_get(
    struct profile *profile, const char *name, json_t **value, int64_t *generation)
{
	struct db_statement *statement = db_use(profile->store->db, STORE_PAGE_GET);
	unsigned char slot[DIGEST_SIZE];
	bool row;
	enum error rc;

	*value = NULL;
	*generation = 0;
	slot_of(slot, profile, name);
	db_bind_number(statement, 1, profile->id);
	db_bind_blob(statement, 2, slot, sizeof slot);
	rc = db_next(statement, &row);
	if (rc == ERROR_NONE && !row)
		return profile_check_there(profile);
	if (rc != ERROR_NONE)
		return rc;
	*generation = db_number(statement, 0);
	open_row(profile, slot, statement, value);
	db_done(statement);
	return *value != NULL ? ERROR_NONE : profile_tampered();
}

/* The slot of the present row, and where it is read like any other page. */
static enum error take_page(struct profile *profile, struct db_statement *statement,
    enum error (*each)(void *context, const unsigned char slot[DIGEST_SIZE], json_t *value),
    void *context)
{
	unsigned char slot[DIGEST_SIZE] = { 0 };
	json_t *value = NULL;
	size_t length;
	const void *blob = db_blob(statement, 2, &length);
	enum error rc;

	if (length == sizeof slot) {
		memcpy(slot, blob, length);
		open_row(profile, slot, statement, &value);
	}
	rc = each(context, slot, value);
	json_decref(value);
	return rc;
}

enum error profile_each_page(struct profile *profile,
    enum error (*each)(void *context, const unsigned char slot[DIGEST_SIZE], json_t *value),
    void *context)
{
	struct db_statement *all = db_use(profile->store->db, STORE_PAGE_ALL);
	bool row;
	enum error rc;

	db_bind_number(all, 1, profile->id);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row)
		if ((rc = take_page(profile, all, each, context)) != ERROR_NONE)
			break;
	db_done(all);
	return rc;
}

/* Pages of answers have both, those of plans the first, others none. */
static enum error add_names(void *names, const unsigned char slot[DIGEST_SIZE], json_t *page)
{
	static const char *const keys[] = { "bundle", "replaced" };

	(void)slot;
	for (size_t i = 0; i < COUNT(keys); i++) {
		const char *name = json_string_value(json_object_get(page, keys[i]));

		if (name != NULL && name[0] != '\0')
			json_object_set_new(names, name, json_true());
	}
	return ERROR_NONE;
}

enum error profile_bundles(struct profile *profile, json_t **names)
{
	enum error rc;

	*names = json_object();
	rc = profile_each_page(profile, add_names, *names);
	if (rc == ERROR_NONE)
		return ERROR_NONE;
	json_decref(*names);
	*names = NULL;
	return rc;
}
