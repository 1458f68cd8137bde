/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a list of files to what became of each. */
#include "central/merge/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cli/meter.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/merge/merge_reason.h"
#include "central/merge/merge_sealed.h"
#include "central/merge/settle.h"
#include "central/store/journal.h"
#include "central/store/ledger.h"
#include "document/bundle/bundle.h"

/* The 32 digits of a bundle's file name. */
static void set_name(struct merge_file *file, const char *name)
{
	snprintf(file->name, sizeof file->name, "%.*s", BUNDLE_NAME_DIGITS, name);
}

/* A file that stands under a bundle's name and is not it. What is known of the bundle itself stays.
 */
static enum error note_damaged(
    struct central *central, const struct merge_file *file, const char *reason)
{
	struct ledger_entry entry;
	enum error rc = ledger_find(central, file->name, &entry);

	if (rc == ERROR_NONE && !entry.proven)
		rc = ledger_refuse(central, file->name, reason, false);
	return rc;
}

/* The file could not be read as a bundle's: say it as a verdict rather than fail. */
static enum error take_unread(struct merge_work *work, const struct collected *collected,
    enum error why, struct merge_file *file, struct merge_verdict *verdict)
{
	const char *reason = why == ERROR_TOO_LARGE ? MERGE_REASON_TOO_LARGE
			     : why == ERROR_REFUSED ? MERGE_REASON_NOT_PLAIN
						    : MERGE_REASON_UNREADABLE;

	/* Of what the system says no to, the sentence stands: a disk that fails is not damage. */
	if (why != ERROR_SYSTEM)
		error_clear();
	if (why == ERROR_TOO_LARGE)
		error_set(why, _("no bundle is larger than 1 MiB"));
	else if (why == ERROR_REFUSED)
		error_set(why, _("links, folders, pipes and devices are not read"));
	else
		error_set(why, _("the file cannot be read"));
	merge_work_say(verdict, MERGE_REFUSED, reason);
	if (why != ERROR_TOO_LARGE || collected->bundle == NULL)
		return ERROR_NONE;
	set_name(file, collected->bundle);
	return note_damaged(work->central, file, reason);
}

/* Is the name that the file has the one that its content has? */
static bool check_name(const struct collected *collected, const char *actual,
    struct merge_file *file, struct merge_verdict *verdict)
{
	if (collected->bundle != NULL && strcmp(collected->bundle, actual) != 0) {
		set_name(file, collected->bundle);
		error_set(ERROR_DAMAGED, _("the content is not what the name says: copy it again"));
		merge_work_say(verdict, MERGE_REFUSED, MERGE_REASON_DAMAGED);
		return false;
	}
	if (collected->bundle == NULL && !collected->named) {
		error_set(ERROR_DAMAGED,
		    _("in a folder a bundle is named with 32 digits or letters a to f, and .age"));
		merge_work_say(verdict, MERGE_REFUSED, MERGE_REASON_NAME);
		return false;
	}
	set_name(file, actual);
	return true;
}

/* Only a batch may be as large. */
static enum error take_large(struct merge_work *work, const struct collected *collected,
    const unsigned char *bytes, size_t length, struct merge_file *file,
    struct merge_verdict *verdict)
{
	enum error rc = merge_sealed_take(work, collected->name, bytes, length, verdict);

	if (rc != ERROR_NONE || verdict->is_batch || collected->bundle == NULL)
		return rc;
	set_name(file, collected->bundle);
	return note_damaged(work->central, file, verdict->reason);
}

static enum error take_read(struct merge_work *work, const struct collected *collected,
    const unsigned char *bytes, size_t length, struct merge_file *file,
    struct merge_verdict *verdict)
{
	char actual[BUNDLE_FILE_NAME_SIZE];
	struct ledger_entry entry;
	enum error rc;

	if (length > FILE_LIMIT_BUNDLE)
		return take_large(work, collected, bytes, length, file, verdict);
	bundle_name(actual, bytes, length);
	if (!check_name(collected, actual, file, verdict))
		return file->name[0] == '\0' ? ERROR_NONE
					     : note_damaged(work->central, file, verdict->reason);
	rc = ledger_find(work->central, file->name, &entry);
	if (rc != ERROR_NONE)
		return rc;
	if (!entry.proven)
		return merge_sealed_take(work, file->name, bytes, length, verdict);
	merge_work_say(verdict, MERGE_DUPLICATE, merge_reason_find(entry.reason));
	return ERROR_NONE;
}

static enum error take_file(
    struct merge_work *work, const struct collected *collected, struct merge_file *file)
{
	struct merge_verdict verdict = { .reason = MERGE_REASON_NONE };
	unsigned char *bytes = NULL;
	size_t length = 0;
	enum error rc = collect_read(collected, &bytes, &length);

	if (rc == ERROR_NONE)
		rc = take_read(work, collected, bytes, length, file, &verdict);
	else
		rc = take_unread(work, collected, rc, file, &verdict);
	if (verdict.is_batch)
		file->name[0] = '\0';
	file->path = collected->path;
	file->word = verdict.word;
	file->reason = verdict.reason;
	file->detail = verdict.detail;
	free(bytes);
	return rc;
}

static enum error take_held(struct merge_work *work, size_t *count)
{
	char **names = NULL;
	size_t n_names = 0;
	enum error rc = ledger_ready(work->central, &names, &n_names);

	*count = 0;
	for (size_t i = 0; rc == ERROR_NONE && i < n_names; i++) {
		struct merge_verdict verdict = { 0 };
		unsigned char *sealed = NULL;
		size_t length = 0;

		rc = ledger_sealed(work->central, names[i], &sealed, &length);
		if (rc == ERROR_NONE)
			rc = merge_sealed_take(work, names[i], sealed, length, &verdict);
		*count += verdict.word != MERGE_HELD;
		free(verdict.detail);
		free(sealed);
	}
	file_free_names(names, n_names);
	return rc;
}

static enum error settle(struct merge_work *work)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < work->n_touched; i++)
		rc = settle_round(work->central, work->touched[i]);
	return rc;
}

/* After settling, what was accepted may stand otherwise. */
static enum error finish(struct central *central, struct merge *merge)
{
	struct ledger_entry entry;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < merge->count; i++) {
		struct merge_file *file = &merge->files[i];

		if (file->word == MERGE_ACCEPTED && file->name[0] != '\0') {
			rc = ledger_find(central, file->name, &entry);
			file->word = entry.word;
			file->reason = merge_reason_find(entry.reason);
		}
		merge->totals[file->word]++;
	}
	return rc;
}

static enum error take_files(
    struct merge_work *work, const struct collection *collection, struct merge *merge)
{
	struct meter meter;
	enum error rc = ERROR_NONE;

	meter_start(&meter, _("merging bundles"), collection->count);
	while (rc == ERROR_NONE && merge->count < collection->count) {
		rc = take_file(work, &collection->files[merge->count], &merge->files[merge->count]);
		merge->count++;
		meter_step(&meter);
	}
	meter_end(&meter);
	return rc;
}

enum error merge_files(
    struct central *central, const struct collection *collection, struct merge *merge)
{
	struct merge_work work = { .central = central };
	size_t released;
	enum error rc = journal_begin(central);

	if (rc != ERROR_NONE)
		return rc;
	merge->files = memory_new(collection->count + 1, sizeof *merge->files);
	rc = take_held(&work, &released);
	if (rc == ERROR_NONE)
		rc = take_files(&work, collection, merge);
	if (rc == ERROR_NONE)
		rc = settle(&work);
	if (rc == ERROR_NONE)
		rc = finish(central, merge);
	journal_note(central, "merge", "%zu accepted of %zu files", merge->totals[MERGE_ACCEPTED],
	    merge->count);
	merge->plans = work.plans;
	merge->planned = work.planned;
	merge->n_planned = work.n_planned;
	work.plans = (struct payloads_set){ 0 };
	work.planned = NULL;
	work.n_planned = 0;
	merge_work_free(&work);
	return journal_end(central, rc);
}

enum error merge_held(struct central *central, size_t *count)
{
	struct merge_work work = { .central = central };
	enum error rc = take_held(&work, count);

	if (rc == ERROR_NONE)
		rc = settle(&work);
	merge_work_free(&work);
	return rc;
}

void merge_free(struct merge *merge)
{
	for (size_t i = 0; i < merge->count; i++)
		free(merge->files[i].detail);
	file_free_names(merge->planned, merge->n_planned);
	payloads_set_free(&merge->plans);
	free(merge->files);
	*merge = (struct merge){ 0 };
}
