/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "client/store/inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/lead_private.h"
#include "client/store/profile_private.h"
#include "client/store/rounds.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

/* One unit, and what is kept of it. */
struct told {
	struct profile *profile;
	const struct round *round;
	int unit;
	struct age_identity *identity; /* in secret memory */
	char tag[UNIT_NAME_DIGITS + 1];
	json_t *page; /* NULL where there is none */
	int64_t generation;
};

static char *page_name(const struct round *round, int unit)
{
	return text_format("told/%s %s", round->id, round->organisation->units[unit].id);
}

static void close_told(struct told *told)
{
	json_decref(told->page);
	secret_free(told->identity);
}

/* close_told() by the caller, also after a failure. */
static enum error open_told(struct told *told, struct profile *profile, const struct round *round,
    int unit, const char *code)
{
	char *name = page_name(round, unit);
	enum error rc;

	*told = (struct told){
		.profile = profile,
		.round = round,
		.unit = unit,
		.identity = secret_new(sizeof *told->identity),
	};
	rc = profile_get(profile, name, &told->page, &told->generation);
	free(name);
	if (rc == ERROR_NONE && (!leader_identity(told->identity, round->id, code) ||
				    !unit_name_tag(told->tag, round->id, code)))
		rc = profile_tampered();
	return rc;
}

/* Is it what central says to this unit, and does its plan fit the round? */
static bool is_ours(const struct told *told, const struct unit_file *file)
{
	const struct round *round = told->round;

	return strcmp(file->round, round->id) == 0 &&
	       organisation_find(round->organisation, file->unit) == told->unit &&
	       (file->plan == NULL || plan_check(file->plan, round, told->unit) == ERROR_NONE);
}

/* By whoever has the round, or had it: what was told before it was handed over still holds. NULL for
 * what is not ours, which is no failure. */
static struct unit_file *open_file(
    const struct told *told, const char *name, const unsigned char *bytes, size_t length)
{
	const struct round *round = told->round;
	const char *key = round->central_key;
	struct unit_file *file = NULL;

	for (size_t i = 0;; key = round->handed[i++].by) {
		if (unit_file_open(told->identity, key, name, bytes, length, &file) == ERROR_NONE &&
		    is_ours(told, file))
			return file;
		error_clear();
		unit_file_free(file);
		file = NULL;
		if (i == round->n_handed)
			return NULL;
	}
}

static enum error keep(struct told *told, long number, const unsigned char *bytes, size_t length)
{
	char *text = memory_new(ENCODE_BASE64_SIZE(length), 1);
	char *name = page_name(told->round, told->unit);
	enum error rc;

	encode_base64(text, bytes, length, ENCODE_PADDED);
	json_decref(told->page);
	told->page = json_pack("{s:s, s:I}", "file", text, "number", (json_int_t)number);
	if (told->page == NULL)
		memory_out();
	rc = profile_put(told->profile, name, told->page, &told->generation);
	free(name);
	free(text);
	return rc;
}

/* Whole as central made it, and with the number of its name? One that is being copied is so the
 * next time. */
static enum error take_one(
    struct told *told, struct exchange *exchange, const char *name, long number, bool *taken)
{
	char own[UNIT_NAME_SIZE];
	struct unit_file *file = NULL;
	unsigned char *bytes = NULL;
	size_t length = 0;
	enum error rc = ERROR_NONE;

	if (exchange_read(exchange, EXCHANGE_UNITS, name, &bytes, &length) != ERROR_NONE) {
		error_clear();
		return ERROR_NONE;
	}
	unit_name_make(own, told->tag, number, bytes, length);
	if (strcmp(own, name) == 0)
		file = open_file(told, name, bytes, length);
	*taken = file != NULL && file->number == number;
	if (*taken)
		rc = keep(told, number, bytes, length);
	unit_file_free(file);
	free(bytes);
	return rc;
}

struct candidate {
	const char *name;
	long number;
};

static int newest_first(const void *a, const void *b)
{
	const struct candidate *one = a, *other = b;

	if (one->number != other->number)
		return one->number < other->number ? 1 : -1;
	return strcmp(one->name, other->name);
}

static enum error take_newest(
    struct told *told, struct exchange *exchange, char *const *names, size_t n, bool *taken)
{
	struct candidate *candidates = memory_new(n, sizeof *candidates);
	long kept = told->page != NULL
			? (long)json_integer_value(json_object_get(told->page, "number"))
			: 0;
	size_t count = 0;
	enum error rc = ERROR_NONE;

	*taken = false;
	for (size_t i = 0; i < n; i++) {
		long number = unit_name_number(names[i], told->tag);

		if (number > kept)
			candidates[count++] = (struct candidate){ names[i], number };
	}
	qsort(candidates, count, sizeof *candidates, newest_first);
	for (size_t i = 0; rc == ERROR_NONE && !*taken && i < count && i < INBOX_MAX_TRIES; i++)
		rc = take_one(told, exchange, candidates[i].name, candidates[i].number, taken);
	free(candidates);
	return rc;
}

static enum error take_for(struct profile *profile, const struct leads_unit *unit,
    struct exchange *exchange, char *const *names, size_t n, size_t *count)
{
	struct lead *lead = NULL;
	struct told told = { 0 };
	bool taken = false;
	enum error rc = lead_page_open(profile, unit->round, unit->unit, &lead);

	if (rc == ERROR_NONE)
		rc = open_told(&told, profile, unit->round, unit->unit, lead->code);
	if (rc == ERROR_NONE)
		rc = take_newest(&told, exchange, names, n, &taken);
	*count += rc == ERROR_NONE && taken;
	close_told(&told);
	lead_close(lead);
	return rc;
}

enum error inbox_take(struct profile *profile, struct exchange *exchange, size_t *count)
{
	struct round **rounds = NULL;
	struct leads leads = { 0 };
	char **names = NULL;
	size_t n_rounds = 0, n_names = 0;
	enum error rc = rounds_list(profile_store(profile), &rounds, &n_rounds);

	*count = 0;
	if (rc == ERROR_NONE)
		rc = leads_list(profile, rounds, n_rounds, &leads);
	if (rc == ERROR_NONE && leads.count > 0)
		rc = exchange_names(exchange, EXCHANGE_UNITS, &names, &n_names);
	for (size_t i = 0; rc == ERROR_NONE && i < leads.count; i++)
		rc = take_for(profile, &leads.units[i], exchange, names, n_names, count);
	file_free_names(names, n_names);
	leads_free(&leads);
	rounds_free(rounds, n_rounds);
	return rc;
}

enum error inbox_newest(struct profile *profile, const struct round *round, int unit,
    const char *code, struct unit_file **file)
{
	struct told told = { 0 };
	enum error rc = open_told(&told, profile, round, unit, code);
	const json_t *kept = rc == ERROR_NONE ? json_object_get(told.page, "file") : NULL;

	*file = NULL;
	if (kept != NULL) {
		size_t room = json_string_length(kept), length = 0;
		unsigned char *bytes = memory_new(room, 1);

		if (encode_from_base64_any(
			bytes, room, &length, json_string_value(kept), room, ENCODE_PADDED))
			*file = open_file(&told, "unit", bytes, length);
		free(bytes);
	}
	close_told(&told);
	return rc;
}

enum error inbox_drop(struct profile *profile, const struct round *round, int unit)
{
	char *name = page_name(round, unit);
	json_t *page = NULL, *nothing = json_object();
	int64_t generation = 0;
	enum error rc = profile_get(profile, name, &page, &generation);

	if (rc == ERROR_NONE && page != NULL)
		rc = profile_put(profile, name, nothing, &generation);
	json_decref(nothing);
	json_decref(page);
	free(name);
	return rc;
}
