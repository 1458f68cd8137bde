/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `purged`. What was counted of a round stays: counts.h. */
#include "central/store/purges.h"

#include "base/io/language.h"
#include "base/memory.h"
#include "central/store/counts.h"
#include "central/store/dialogues.h"
#include "central/store/purged_reports.h"

enum error purges_is_done(struct central *central, const char *round, bool *done)
{
	struct db_statement *find = db_use(central->db, SQL_PURGED_FIND);
	enum error rc;

	db_bind_text(find, 1, round);
	rc = db_next(find, done);
	db_done(find);
	return rc;
}

enum error purges_refuse(const char *round)
{
	return error_hint(
	    error_set(ERROR_REFUSED, _("the answers in the round %s were purged"), round),
	    _("What was counted is still shown by \"skatta-central report --round %s\"."), round);
}

enum error purges_check(struct central *central, const char *round)
{
	bool done = false;
	enum error rc = purges_is_done(central, round, &done);

	return rc == ERROR_NONE && done ? purges_refuse(round) : rc;
}

static enum error erase(struct central *central, const char *round, long *erased)
{
	struct db_statement *boxes = db_use(central->db, SQL_PURGE_PAYLOADS);
	struct db_statement *held = db_use(central->db, SQL_PURGE_HELD);
	enum error rc;

	db_bind_text(boxes, 1, round);
	rc = db_run(boxes);
	*erased = rc == ERROR_NONE ? (long)db_changed(central->db) : 0;
	if (rc != ERROR_NONE)
		return rc;
	db_bind_text(held, 1, round);
	rc = db_run(held);
	*erased += rc == ERROR_NONE ? (long)db_changed(central->db) : 0;
	return rc;
}

static enum error erase_replies(struct central *central, const char *round)
{
	static const enum statement parts[] = { SQL_PURGE_REPLIES, SQL_PURGE_REPLY_FILES };
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < COUNT(parts); i++) {
		struct db_statement *part = db_use(central->db, parts[i]);

		db_bind_text(part, 1, round);
		rc = db_run(part);
	}
	return rc;
}

/* Who is in which block of it, and of the one that it was counted with: nothing is counted with
 * either any more. */
static enum error erase_counted(struct central *central, const char *round)
{
	struct db_statement *places = db_use(central->db, SQL_PURGE_PLACES);
	enum error rc;

	db_bind_text(places, 1, round);
	rc = db_run(places);
	return rc == ERROR_NONE ? counts_erase(central, round, COUNTED_TEXTS) : rc;
}

enum error purges_do(struct central *central, const struct round *round, long *erased)
{
	enum error rc = purged_reports_none(central, round->id);

	if (rc == ERROR_NONE)
		rc = erase(central, round->id, erased);
	if (rc == ERROR_NONE)
		rc = dialogues_erase(central, round->id);
	if (rc == ERROR_NONE)
		rc = erase_replies(central, round->id);
	return rc == ERROR_NONE ? erase_counted(central, round->id) : rc;
}

enum error purges_kept(struct central *central, const char *round, bool *kept)
{
	struct db_statement *find = db_use(central->db, SQL_PURGED_KEPT);
	enum error rc;

	db_bind_text(find, 1, round);
	rc = db_next(find, kept);
	db_done(find);
	return rc;
}

enum error purges_report(struct central *central, const char *round, const char *format,
    const char *language, struct text *out)
{
	bool found = false;
	enum error rc = purged_reports_get(central, round, format, language, out, &found);

	if (rc == ERROR_NONE && !found)
		rc = purged_reports_get(central, round, format, "en", out, &found);
	if (rc == ERROR_NONE && !found)
		rc = error_hint(error_set(ERROR_NOT_FOUND,
				    _("the round %s was purged before there was a report as %s"),
				    round, format),
		    _("Its answers are erased, so it can no longer be made; choose another "
		      "format."));
	return rc;
}
