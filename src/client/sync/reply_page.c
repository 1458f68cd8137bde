/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The page "replies" has the lines as they stood in their slots, and the names of the files that
 * were read, also of those with nothing in the person's slot. */
#include "client/sync/reply_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/profile_once.h"
#include "client/store/rounds.h"
#include "crypto/secret.h"
#include "document/bundle/reply_slots.h"

static const char page_name[] = "replies";

/* The page, while it is looked at, and who looks. */
struct keeping {
	struct profile *profile;
	struct sign_pair *pair; /* in the round that is looked at, in secret memory */
	json_t *page, *files, *lines;
	int64_t generation;
	size_t n_new;
	bool changed;
};

static void keeping_free(struct keeping *keeping)
{
	json_decref(keeping->page);
	secret_free(keeping->pair);
}

/* keeping_free() by the caller, also after a failure. */
static enum error open_page(struct keeping *keeping, struct profile *profile)
{
	enum error rc;

	*keeping = (struct keeping){ .profile = profile };
	rc = profile_get(profile, page_name, &keeping->page, &keeping->generation);
	if (rc == ERROR_NONE && keeping->page == NULL)
		keeping->page = json_pack("{s:[], s:[], s:i}", "files", "lines", "seen", 0);
	keeping->files = json_object_get(keeping->page, "files");
	keeping->lines = json_object_get(keeping->page, "lines");
	return rc;
}

static enum error put_page(struct keeping *keeping)
{
	return profile_put(keeping->profile, page_name, keeping->page, &keeping->generation);
}

static bool has(const json_t *list, const char *text)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *one = json_string_value(json_array_get(list, i));

		if (one != NULL && strcmp(one, text) == 0)
			return true;
	}
	return false;
}

/* Read again, from where there was no room for its name, it adds nothing that is there. */
static void keep(struct keeping *keeping, const struct reply *reply)
{
	char *line = reply_write(reply);

	if (json_array_size(keeping->lines) < REPLY_PAGE_MOST && !has(keeping->lines, line)) {
		json_array_append_new(keeping->lines, json_string(line));
		keeping->n_new++;
	}
	text_forget(line);
}

static void keep_name(struct keeping *keeping, const char *name)
{
	if (json_array_size(keeping->files) >= REPLY_PAGE_MOST_FILES)
		json_array_remove(keeping->files, 0);
	json_array_append_new(keeping->files, json_string(name));
	keeping->changed = true;
}

/* False where a later version may open what this one does not know. */
static bool look_into(
    struct keeping *keeping, const struct round *round, const struct reply_slots *slots)
{
	const unsigned char *sealed;
	unsigned char tag[REPLY_TAG];
	struct reply reply;
	bool said;
	enum error rc;

	profile_pair(keeping->profile, round_origin(round), keeping->pair);
	reply_tag(tag, round->id, keeping->pair->public);
	sealed = reply_slots_find(slots, tag);
	if (sealed == NULL)
		return true;
	rc = reply_open(keeping->pair, round->id, sealed, REPLY_SEALED, &reply, &said);
	if (rc == ERROR_NONE && said)
		keep(keeping, &reply);
	error_clear();
	reply_free(&reply);
	return rc != ERROR_TOO_NEW;
}

/* The rounds that are here. */
struct known {
	struct round **rounds;
	size_t n;
};

/* The one that the slots are of, by a coordinator who has it or had it; NULL where there is none.
 */
static const struct round *round_of(const struct known *known, const struct reply_slots *slots)
{
	for (size_t i = 0; i < known->n; i++)
		if (strcmp(known->rounds[i]->id, slots->round) == 0)
			return round_was_with(known->rounds[i], slots->central_key)
				   ? known->rounds[i]
				   : NULL;
	return NULL;
}

/* As the coordinator signed it who may speak of the round. */
static enum error read_file(const struct known *known, struct exchange *exchange, const char *name,
    struct reply_slots *slots, const struct round **round)
{
	struct minisign_public key;
	unsigned char *bytes = NULL, *signature = NULL;
	size_t length, signature_length;
	enum error rc = exchange_read_signed(
	    exchange, EXCHANGE_REPLIES, name, &bytes, &length, &signature, &signature_length);

	if (rc == ERROR_NONE)
		rc = reply_slots_read(name, (const char *)bytes, length, slots);
	*round = rc == ERROR_NONE ? round_of(known, slots) : NULL;
	if (rc == ERROR_NONE && *round == NULL)
		rc = ERROR_WRONG_KEY;
	if (rc == ERROR_NONE)
		rc = minisign_key_read(&key, slots->central_key);
	if (rc == ERROR_NONE)
		rc = minisign_verify(
		    (const char *)signature, signature_length, &key, name, bytes, length);
	free(bytes);
	free(signature);
	return rc;
}

static void take_file(
    struct keeping *keeping, const struct known *known, struct exchange *exchange, const char *name)
{
	struct reply_slots slots = { 0 };
	const struct round *round;

	if (has(keeping->files, name))
		return;
	if (read_file(known, exchange, name, &slots, &round) != ERROR_NONE)
		error_clear();
	else if (look_into(keeping, round, &slots))
		keep_name(keeping, name);
	reply_slots_free(&slots);
}

static bool has_all(const struct keeping *keeping, char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!has(keeping->files, names[i]))
			return false;
	return true;
}

static enum error take_all(struct keeping *keeping, struct exchange *exchange)
{
	struct known known = { 0 };
	char **names = NULL;
	size_t n_names = 0;
	enum error rc = exchange_names(exchange, EXCHANGE_REPLIES, &names, &n_names);

	if (rc == ERROR_NONE && !has_all(keeping, names, n_names))
		rc = rounds_list(profile_store(keeping->profile), &known.rounds, &known.n);
	keeping->pair = secret_new(sizeof *keeping->pair);
	for (size_t i = 0; rc == ERROR_NONE && i < n_names; i++)
		take_file(keeping, &known, exchange, names[i]);
	rounds_free(known.rounds, known.n);
	file_free_names(names, n_names);
	return rc == ERROR_NONE && keeping->changed ? put_page(keeping) : rc;
}

enum error reply_page_take(struct profile *profile, struct exchange *exchange, size_t *count)
{
	struct keeping keeping = { 0 };
	enum error rc;

	*count = 0;
	if (profile_once_is(profile))
		return ERROR_NONE;
	rc = open_page(&keeping, profile);
	if (rc == ERROR_NONE)
		rc = take_all(&keeping, exchange);
	if (rc == ERROR_NONE)
		*count = keeping.n_new;
	keeping_free(&keeping);
	return rc;
}

static enum error add(struct reply_page *replies, const char *line, const char *round, bool is_new)
{
	struct reply_page_one *one;
	enum error rc;

	replies->all = memory_grow(replies->all, replies->n + 1, sizeof *replies->all);
	one = &replies->all[replies->n];
	rc = reply_read(page_name, line, strlen(line), NULL, &one->reply);
	if (rc != ERROR_NONE || strcmp(one->reply.round, round) != 0) {
		reply_free(&one->reply);
		return rc;
	}
	one->is_new = is_new;
	replies->n++;
	replies->n_new += is_new;
	return ERROR_NONE;
}

enum error reply_page_get(struct profile *profile, const char *round, struct reply_page *replies)
{
	struct keeping keeping = { 0 };
	enum error rc = ERROR_NONE;
	json_int_t seen;

	*replies = (struct reply_page){ 0 };
	if (profile_once_is(profile))
		return ERROR_NONE;
	rc = open_page(&keeping, profile);
	seen = json_integer_value(json_object_get(keeping.page, "seen"));
	for (size_t i = 0; rc == ERROR_NONE && i < json_array_size(keeping.lines); i++) {
		const char *line = json_string_value(json_array_get(keeping.lines, i));

		rc = add(replies, line != NULL ? line : "", round, (json_int_t)i >= seen);
	}
	keeping_free(&keeping);
	return rc;
}

void reply_page_free(struct reply_page *replies)
{
	for (size_t i = 0; i < replies->n; i++)
		reply_free(&replies->all[i].reply);
	free(replies->all);
	*replies = (struct reply_page){ 0 };
}

enum error reply_page_mark_seen(struct profile *profile)
{
	struct keeping keeping = { 0 };
	json_int_t n;
	enum error rc = ERROR_NONE;

	if (profile_once_is(profile))
		return ERROR_NONE;
	rc = open_page(&keeping, profile);
	n = (json_int_t)json_array_size(keeping.lines);
	if (rc == ERROR_NONE && json_integer_value(json_object_get(keeping.page, "seen")) != n) {
		json_object_set_new(keeping.page, "seen", json_integer(n));
		rc = put_page(&keeping);
	}
	keeping_free(&keeping);
	return rc;
}
