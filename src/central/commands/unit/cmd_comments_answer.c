/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* comments answer: to whoever wrote a comment, and to nobody else. Who that is, and whether it can
 * arrive, is never said. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/central_session.h"
#include "central/commands/cmd.h"
#include "central/commands/unit/to_unit.h"
#include "central/reply/replies.h"
#include "central/results/answerable.h"
#include "central/results/counting.h"
#include "central/store/journal.h"
#include "central/store/purges.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round (default: every closed one)") },
	{ "from", 0, "TEXT", N_("who answers (default: the coordinator's name)") },
	{ 0 },
};

/* What is looked for, and where it was found. */
struct finding {
	struct central *central;
	const char *digits;
	struct round *round; /* NULL before it is found */
	struct answerable comment;
};

static enum error refuse(const struct finding *finding, const char *id)
{
	enum error rc =
	    id != NULL
		? error_set(ERROR_NOT_FOUND, _("no comment \"%.20s\" of %s is shown"),
		      finding->digits, id)
		: error_set(ERROR_NOT_FOUND, _("no comment \"%.20s\" is shown"), finding->digits);

	return error_hint(rc,
	    _("\"skatta-central comments --round %s\" lists them with their names."),
	    id != NULL ? id : "ID");
}

/* Here, in the newest edition of the round? */
static enum error find_in(struct finding *finding, const char *id)
{
	struct round *round = NULL;
	bool found = false;
	enum error rc = editions_get(finding->central, id, &round);

	if (rc == ERROR_NONE)
		rc = purges_check(finding->central, id);
	if (rc == ERROR_NONE)
		rc = answerable_find(
		    finding->central, round, finding->digits, &finding->comment, &found);
	if (rc == ERROR_NONE && found)
		finding->round = round;
	else
		round_free(round);
	return rc;
}

/* Does the round have comments that are shown? */
static enum error has_comments(struct central *central, const char *id, bool *has)
{
	struct round *round = NULL;
	enum counting_state state = COUNTING_OPEN;
	bool purged = false;
	enum error rc = editions_get(central, id, &round);

	if (rc == ERROR_NONE)
		rc = purges_is_done(central, id, &purged);
	if (rc == ERROR_NONE)
		rc = counting_look(central, round, &state);
	*has = rc == ERROR_NONE && !purged && state == COUNTING_MADE;
	round_free(round);
	return rc;
}

static enum error find_anywhere(struct finding *finding)
{
	char **ids = NULL;
	size_t n = 0;
	enum error rc = editions_ids(finding->central, &ids, &n);

	for (size_t i = 0; rc == ERROR_NONE && finding->round == NULL && i < n; i++) {
		bool has = false;

		rc = has_comments(finding->central, ids[i], &has);
		if (rc == ERROR_NONE && has)
			rc = find_in(finding, ids[i]);
	}
	file_free_names(ids, n);
	return rc;
}

static enum error find(struct finding *finding, const struct arguments *arguments)
{
	const char *id = command_value(arguments, "round");
	enum error rc = id != NULL ? find_in(finding, id) : find_anywhere(finding);

	return rc == ERROR_NONE && finding->round == NULL ? refuse(finding, id) : rc;
}

static enum error answer(struct finding *finding, const struct arguments *arguments)
{
	struct reply reply = { .item = memory_copy(finding->comment.item->id) };
	const char *from;
	enum error rc = to_unit_from(finding->central, arguments, &from);

	if (rc == ERROR_NONE)
		rc = to_unit_text(arguments,
		    _("Write to the person above this line. Lines that begin with # are not sent."),
		    &reply.text);
	if (rc == ERROR_NONE) {
		memcpy(reply.round, finding->round->id, sizeof reply.round);
		memcpy(reply.respondent, finding->comment.respondent, sizeof reply.respondent);
		memcpy(reply.comment, finding->comment.name, sizeof reply.comment);
		reply.from = memory_copy(from);
		rc = replies_add(finding->central, &reply);
	}
	if (rc == ERROR_NONE) {
		journal_note(finding->central, "comments answer", "%s: %s", finding->round->id,
		    finding->digits);
		rc = journal_after(finding->central, rc);
	}
	reply_free(&reply);
	return rc;
}

static enum error tell(const struct finding *finding)
{
	const struct round *round = finding->round;
	char to[AGE_RECIPIENT_SIZE];
	struct text out = { 0 };

	if (editions_is_own(finding->central, round))
		return central_session_print(
		    _("Noted. It goes out with the next \"skatta-central publish\", sealed to "
		      "whoever wrote the comment. There is no word of whether it arrives.\n"));
	to_unit_home(finding->central, round, to);
	text_addf(&out,
	    _("Noted. It goes with your next batch to %s, who opened the round and sends it on, "
	      "sealed to whoever wrote the comment: \"skatta-central batch --to %s FILE\". There "
	      "is no word of whether it arrives.\n"),
	    round->central_name, to);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct finding finding = { .digits = command_word(arguments, 0) };
	enum error rc = central_session_unlock(state, &finding.central);

	if (rc == ERROR_NONE)
		rc = find(&finding, arguments);
	if (rc == ERROR_NONE)
		rc = to_unit_check_home(finding.central, finding.round);
	if (rc == ERROR_NONE)
		rc = answer(&finding, arguments);
	if (rc == ERROR_NONE)
		rc = tell(&finding);
	round_free(finding.round);
	return rc;
}

const struct command cmd_comments_answer = {
	.name = "comments answer",
	.operands = "COMMENT [FILE]",
	.about = N_("answer a comment without knowing whose it is"),
	.options = options,
	.min_operands = 1,
	.max_operands = 2,
	.run = run,
};
