/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The file of a unit: its parts, its signature and its seal. */
#include "document/unit/unit_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/round/leader.h"
#include "document/unit/unit_file_private.h"

struct unit_file *unit_file_new(void)
{
	struct unit_file *file = memory_new(1, sizeof(*file));

	file->unit = memory_copy("");
	return file;
}

void unit_file_free(struct unit_file *file)
{
	if (file == NULL)
		return;
	for (size_t i = 0; i < file->n_said; i++) {
		text_forget(file->said[i].text);
		text_forget(file->said[i].from);
	}
	for (size_t i = 0; i < file->n_around; i++) {
		free(file->around[i].unit);
		free(file->around[i].title);
	}
	unit_file_free_pulses(file);
	free(file->said);
	free(file->around);
	plan_free(file->plan);
	unit_results_free(file->results);
	free(file->unit);
	free(file);
}

void unit_file_add_said(struct unit_file *file, const struct unit_said *said)
{
	struct unit_said *added;

	file->said = memory_grow(file->said, file->n_said + 1, sizeof(*file->said));
	added = &file->said[file->n_said++];
	*added = *said;
	added->text = memory_copy(said->text);
	added->from = memory_copy(said->from);
}

static bool is_said(const struct unit_file *file, const struct unit_said *said)
{
	for (size_t i = 0; i < file->n_said; i++) {
		const struct unit_said *other = &file->said[i];

		if (other->what == said->what && other->id == said->id &&
		    strcmp(other->day, said->day) == 0 && strcmp(other->text, said->text) == 0)
			return true;
	}
	return false;
}

static void add_all(
    struct unit_file *file, enum unit_said_what what, const struct plan_said *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct unit_said said = {
			.what = what,
			.id = list[i].id,
			.text = list[i].text,
			.about = list[i].about,
			.from = list[i].contact,
		};

		memcpy(said.day, list[i].day, sizeof(said.day));
		if (!is_said(file, &said))
			unit_file_add_said(file, &said);
	}
}

void unit_file_add_plan(struct unit_file *file, const struct plan *plan)
{
	add_all(file, UNIT_SAID_REQUEST, plan->requests, plan->n_requests);
	add_all(file, UNIT_SAID_NOTE, plan->notes, plan->n_notes);
	if (plan->n_actions > 0 && plan->actions[plan->n_actions - 1].id > file->last_action)
		file->last_action = plan->actions[plan->n_actions - 1].id;
}

void unit_file_add_around(struct unit_file *file, const struct unit_around *around)
{
	struct unit_around *added;

	if (file->n_around == UNIT_FILE_MAX_AROUND)
		return;
	file->around = memory_grow(file->around, file->n_around + 1, sizeof(*file->around));
	added = &file->around[file->n_around++];
	*added = *around;
	added->unit = memory_copy(around->unit);
	added->title = memory_copy(around->title);
}

static int by_day(const void *a, const void *b)
{
	const struct unit_said *left = a, *right = b;
	int order = strcmp(left->day, right->day);

	if (order == 0)
		order = (int)left->what - (int)right->what;
	if (order == 0)
		order = (left->id > right->id) - (left->id < right->id);
	return order != 0 ? order : strcmp(left->text, right->text);
}

void unit_file_sort(struct unit_file *file)
{
	if (file->n_said > 0)
		qsort(file->said, file->n_said, sizeof(*file->said), by_day);
}

enum error unit_file_seal(const struct unit_file *file, const struct minisign_secret *signer,
    const char *leader_code, unsigned char **sealed, size_t *length,
    char name[BUNDLE_FILE_NAME_SIZE])
{
	struct age_identity *identity = secret_new(sizeof(*identity));
	struct age_recipient recipient;
	struct text plain = { 0 };
	char *line = unit_file_write(file);
	enum error rc;

	minisign_sign(&plain, signer, "skatta unit", line, strlen(line));
	text_add(&plain, line);
	while (plain.length % UNIT_FILE_BLOCK != 0)
		text_add(&plain, " ");
	if (!leader_identity(identity, file->round, leader_code)) {
		rc = error_set(ERROR_REFUSED, _("that is not a leader code"));
	} else {
		memcpy(recipient.public, identity->public, sizeof(recipient.public));
		rc = age_seal(&recipient, 1, plain.bytes, plain.length, sealed, length);
	}
	if (rc == ERROR_NONE)
		bundle_name(name, *sealed, *length);
	secret_wipe(line, strlen(line));
	free(line);
	text_wipe(&plain);
	secret_free(identity);
	return rc;
}

/* Behind the fourth line feed; NULL where there are fewer. */
static const char *behind_signature(const char *plain)
{
	for (int i = 0; i < 4 && plain != NULL; i++) {
		plain = strchr(plain, '\n');
		plain = plain != NULL ? plain + 1 : NULL;
	}
	return plain;
}

static enum error damaged(const char *name)
{
	return error_set(ERROR_DAMAGED, _("%s holds something else than what a unit gets"), name);
}

/* The line of JSON with its line feed; behind it there are blanks alone. */
static enum error find_line(
    const char *name, const char *plain, size_t length, const char **line, size_t *line_length)
{
	const char *end, *start = behind_signature(plain);
	size_t used;

	if (start == NULL || strlen(plain) != length || (end = strchr(start, '\n')) == NULL)
		return damaged(name);
	used = (size_t)(end + 1 - plain);
	if (length % UNIT_FILE_BLOCK != 0 || length - used >= UNIT_FILE_BLOCK ||
	    strspn(plain + used, " ") != length - used)
		return error_set(ERROR_DAMAGED, _("%s is cut short or padded wrongly"), name);
	*line = start;
	*line_length = (size_t)(end + 1 - start);
	return ERROR_NONE;
}

static enum error read_plain(const char *name, const char *plain, size_t length,
    const char *central_key, struct unit_file **file)
{
	struct minisign_public public;
	const char *line = NULL;
	size_t line_length = 0;
	char *copy;
	enum error rc;

	if ((rc = find_line(name, plain, length, &line, &line_length)) != ERROR_NONE ||
	    (rc = minisign_key_read(&public, central_key)) != ERROR_NONE ||
	    (rc = minisign_verify(
		 plain, (size_t)(line - plain), &public, name, line, line_length)) != ERROR_NONE)
		return rc;
	copy = memory_new(line_length + 1, 1);
	memcpy(copy, line, line_length);
	rc = unit_file_read(name, copy, line_length, file);
	secret_wipe(copy, line_length);
	free(copy);
	if (rc == ERROR_NONE && strcmp((*file)->central_key, central_key) != 0) {
		unit_file_free(*file);
		*file = NULL;
		rc = error_set(ERROR_WRONG_KEY,
		    _("%s is signed with the key of one coordinator and names that of another"),
		    name);
	}
	return rc;
}

enum error unit_file_open(const struct age_identity *identity, const char *central_key,
    const char *name, const unsigned char *sealed, size_t length, struct unit_file **file)
{
	unsigned char *plain;
	size_t plain_length;
	enum error rc = age_open(identity, name, sealed, length, &plain, &plain_length);

	if (rc != ERROR_NONE)
		return rc;
	rc = read_plain(name, (const char *)plain, plain_length, central_key, file);
	secret_wipe(plain, plain_length);
	free(plain);
	return rc;
}
