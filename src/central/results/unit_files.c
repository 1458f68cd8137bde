/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `unit_files`. */
#include "central/results/unit_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/results/temperatures.h"
#include "central/results/unit_figures.h"
#include "central/store/codes.h"
#include "central/store/dialogues.h"
#include "crypto/secret.h"

/* A hash of what the file says, whenever and as which of them. */
static void hash_says(
    const struct central *central, struct unit_file *file, unsigned char hash[DIGEST_SIZE])
{
	unsigned char digest[DIGEST_SIZE];
	char *line;

	file->number = 0;
	file->day[0] = '\0';
	line = unit_file_write(file);
	digest_of(digest, line, strlen(line));
	central_hash(central, "skatta-unit-says/1", file->round, digest, sizeof digest, hash);
	text_forget(line);
}

/* The number of the next file; 0 where the last one says the same. */
static enum error next_number(struct central *central, const struct unit_file *file,
    const unsigned char says[DIGEST_SIZE], long *number)
{
	struct db_statement *last = db_use(central->db, SQL_UNIT_FILE_LAST);
	bool row = false;
	size_t length;
	const void *before;
	enum error rc;

	db_bind_text(last, 1, file->round);
	db_bind_text(last, 2, file->unit);
	rc = db_next(last, &row);
	*number = 1;
	if (rc == ERROR_NONE && row) {
		before = db_blob(last, 1, &length);
		*number = (long)db_number(last, 0) + 1;
		if (before != NULL && length == DIGEST_SIZE &&
		    memcmp(before, says, DIGEST_SIZE) == 0)
			*number = 0;
	}
	db_done(last);
	return rc;
}

/* In secret memory, for secret_free(). */
static enum error leader_code(
    struct central *central, const char *round, const char *unit, char **code)
{
	struct codes_unit codes;
	enum error rc = codes_get(central, round, unit, &codes);

	if (rc == ERROR_NONE) {
		*code = secret_new(ENCODE_CODE_SIZE);
		encode_code(*code, codes.leader);
	}
	codes_free(&codes);
	return rc;
}

static enum error put(struct central *central, const struct unit_file *file,
    const unsigned char says[DIGEST_SIZE], const char *name, const void *sealed, size_t length)
{
	struct db_statement *statement = db_use(central->db, SQL_UNIT_FILE_PUT);

	db_bind_text(statement, 1, name);
	db_bind_text(statement, 2, file->round);
	db_bind_text(statement, 3, file->unit);
	db_bind_number(statement, 4, file->number);
	db_bind_blob(statement, 5, says, DIGEST_SIZE);
	db_bind_blob(statement, 6, sealed, length);
	return db_run(statement);
}

/* Without the leader code, as in a store that was restored from before the round was opened, nobody
 * could open it. */
static enum error make_file(struct central *central, struct unit_file *file, size_t *count)
{
	unsigned char says[DIGEST_SIZE], *sealed = NULL;
	char name[UNIT_NAME_SIZE], *code = NULL;
	size_t length;
	long number;
	enum error rc;

	unit_file_said_trim(file);
	hash_says(central, file, says);
	rc = next_number(central, file, says, &number);
	if (rc != ERROR_NONE || number == 0)
		return rc;
	file->number = number;
	clock_today(file->day);
	rc = leader_code(central, file->round, file->unit, &code);
	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		return ERROR_NONE;
	}
	if (rc == ERROR_NONE)
		rc = unit_file_seal(file, &central->keys->signer, code, &sealed, &length, name);
	if (rc == ERROR_NONE)
		rc = put(central, file, says, name, sealed, length);
	if (rc == ERROR_NONE)
		(*count)++;
	secret_free(code);
	free(sealed);
	return rc;
}

/* What was agreed on in dialogues, as it holds. */
static enum error add_agreed(
    struct central *central, const struct round *round, struct plans *plans)
{
	struct dialogues dialogues;
	enum error rc = dialogues_load(central, round->id, &dialogues);

	for (size_t i = 0; rc == ERROR_NONE && i < plans->n; i++) {
		size_t n;
		const struct dialogues_note *note =
		    dialogues_find(&dialogues, round->organisation->units[i].id, &n);

		if (note != NULL)
			plans_file(plans, round, i)->agreed = agreed_copy(note->agreed);
	}
	dialogues_free(&dialogues);
	return rc;
}

static enum error make_round(
    struct central *central, const struct pulses *pulses, const struct round *round, size_t *count)
{
	struct plans plans = { 0 };
	enum error rc;

	if (round->leaders == NULL || !editions_is_own(central, round))
		return ERROR_NONE;
	rc = plans_load(central, round, &plans);
	if (rc == ERROR_NONE)
		rc = unit_figures_add(central, round, &plans);
	if (rc == ERROR_NONE)
		rc = temperatures_add(central, pulses, round, &plans);
	if (rc == ERROR_NONE)
		rc = add_agreed(central, round, &plans);
	for (size_t i = 0; rc == ERROR_NONE && i < plans.n; i++)
		if (plans.files[i] != NULL)
			rc = make_file(central, plans.files[i], count);
	plans_free(&plans);
	return rc;
}

enum error unit_files_make(struct central *central, size_t *count)
{
	struct pulses pulses = { 0 };
	enum error rc = db_begin(central->db);

	*count = 0;
	if (rc != ERROR_NONE)
		return rc;
	rc = pulses_load(central, &pulses);
	for (size_t i = 0; rc == ERROR_NONE && i < pulses.n; i++)
		rc = make_round(central, &pulses, pulses.rounds[i], count);
	pulses_free(&pulses);
	return db_end(central->db, rc);
}

enum error unit_files_repeat(struct central *central, const char *round, const char *unit)
{
	struct db_statement *forget = db_use(central->db, SQL_UNIT_FILE_REPEAT);

	db_bind_text(forget, 1, round);
	db_bind_text(forget, 2, unit);
	return db_run(forget);
}

enum error unit_files_each(struct central *central,
    enum error (*each)(void *context, const char *name, const void *bytes, size_t length),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_UNIT_FILE_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		size_t length;
		const void *bytes = db_blob(all, 1, &length);

		rc = each(context, db_text(all, 0), bytes, length);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}
