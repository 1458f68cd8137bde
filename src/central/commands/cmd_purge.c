/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* purge: the answers of rounds that are over are erased for good. */
#include <stdlib.h>
#include <string.h>

#include "base/cli/ask.h"
#include "base/clock.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/purges.h"

static const struct command_option options[] = {
	{ "before", 0, "DATE", N_("rounds that were closed before this day") },
	{ "yes", 0, NULL, N_("do not ask") },
	{ 0 },
};

struct purging {
	struct central *central;
	struct round **rounds;
	size_t count;
};

static void purging_free(struct purging *purging)
{
	for (size_t i = 0; i < purging->count; i++)
		round_free(purging->rounds[i]);
	free(purging->rounds);
}

/* Take the round where it was closed before the day, and is not purged yet. */
static enum error consider(struct purging *purging, const char *id, const char *day)
{
	struct round *round = NULL;
	bool done = false;
	enum error rc = editions_get(purging->central, id, &round);

	if (rc == ERROR_NONE)
		rc = purges_is_done(purging->central, id, &done);
	if (rc == ERROR_NONE && !done && round->closed[0] != '\0' &&
	    strcmp(round->closed, day) < 0) {
		purging->rounds =
		    memory_grow(purging->rounds, purging->count + 1, sizeof(struct round *));
		purging->rounds[purging->count++] = round;
		round = NULL;
	}
	round_free(round);
	return rc;
}

static enum error choose(struct purging *purging, const char *day)
{
	char **ids = NULL;
	size_t count = 0;
	enum error rc = editions_ids(purging->central, &ids, &count);

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++)
		rc = consider(purging, ids[i], day);
	file_free_names(ids, count);
	if (rc == ERROR_NONE && purging->count == 0)
		rc = error_hint(error_set(ERROR_NOT_FOUND,
				    _("no round was closed before %s that is not purged yet"), day),
		    _("\"skatta-central round list\" shows which were closed when."));
	return rc;
}

static bool goes(const struct purging *purging, const char *id)
{
	for (size_t i = 0; i < purging->count; i++)
		if (strcmp(purging->rounds[i]->id, id) == 0)
			return true;
	return false;
}

/* Is the later round still open? Then it would be counted with this one when it is closed. */
static void name_lost(const struct purging *purging, const struct round *later, struct text *out)
{
	for (size_t i = 0; i < purging->count; i++)
		if (later->kind == ROUND_ASSESSMENT && later->closed[0] == '\0' &&
		    strcmp(later->follows, purging->rounds[i]->id) == 0)
			text_addf(out, _("%s: the change since %s can then no longer be counted\n"),
			    later->id, purging->rounds[i]->id);
}

/* The rounds that stay, and will not be counted with one of these. */
static enum error name_all_lost(const struct purging *purging, struct text *out)
{
	char **ids = NULL;
	size_t count = 0;
	enum error rc = editions_ids(purging->central, &ids, &count);

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		struct round *round = NULL;
		bool done = goes(purging, ids[i]);

		if (!done)
			rc = purges_is_done(purging->central, ids[i], &done);
		if (rc == ERROR_NONE && !done)
			rc = editions_get(purging->central, ids[i], &round);
		if (rc == ERROR_NONE && !done)
			name_lost(purging, round, out);
		round_free(round);
	}
	file_free_names(ids, count);
	return rc;
}

/* The terminal names what goes. */
static enum error confirm(const struct purging *purging, const char *lost)
{
	struct text question = { 0 };
	bool yes = false;
	enum error rc;

	for (size_t i = 0; i < purging->count; i++)
		text_addf(&question, _("%s, \"%s\", closed on %s\n"), purging->rounds[i]->id,
		    purging->rounds[i]->title, purging->rounds[i]->closed);
	text_add(&question, lost);
	text_add(&question, _("Erase every answer in these rounds for good, every comment, and what "
			      "was agreed on in their dialogues? Their figures are kept. [y/n] "));
	rc = ask_yes(question.bytes, &yes);
	text_free(&question);
	if (rc == ERROR_NONE && !yes)
		rc = error_hint(error_set(ERROR_REFUSED, _("nothing was purged")),
		    _("Say yes when you are asked on the terminal, or give --yes."));
	return rc;
}

static enum error purge_round(
    const struct purging *purging, const struct round *round, struct text *out)
{
	long erased = 0;
	enum error rc = purges_do(purging->central, round, &erased);

	journal_note(purging->central, "purge", "%s, %ld responses", round->id, erased);
	text_addf(out,
	    P_("%s: %ld response erased\n", "%s: %ld responses erased\n", (unsigned long)erased),
	    round->id, erased);
	return rc;
}

static enum error purge(const struct purging *purging, struct text *out)
{
	enum error rc = journal_begin(purging->central);

	if (rc != ERROR_NONE)
		return rc;
	for (size_t i = 0; rc == ERROR_NONE && i < purging->count; i++)
		rc = purge_round(purging, purging->rounds[i], out);
	return journal_end(purging->central, rc);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct purging purging = { 0 };
	struct text out = { 0 }, lost = { 0 };
	const char *day;
	enum error rc = command_need(arguments, "before", &day);

	if (rc == ERROR_NONE && !clock_is_day(day))
		rc = error_set(ERROR_USAGE, _("--before takes a day, written as 2026-11-23"));
	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &purging.central);
	if (rc == ERROR_NONE)
		rc = choose(&purging, day);
	text_add(&lost, "");
	if (rc == ERROR_NONE)
		rc = name_all_lost(&purging, &lost);
	if (rc == ERROR_NONE && !command_has(arguments, "yes"))
		rc = confirm(&purging, lost.bytes);
	if (rc == ERROR_NONE)
		rc = purge(&purging, &out);
	text_add(&out, lost.bytes);
	if (rc == ERROR_NONE)
		rc = central_session_print(out.bytes);
	text_free(&out);
	text_free(&lost);
	purging_free(&purging);
	return rc;
}

const struct command cmd_purge = {
	.name = "purge",
	.operands = "",
	.about = N_("erase the answers of rounds that are over"),
	.options = options,
	.run = run,
};
