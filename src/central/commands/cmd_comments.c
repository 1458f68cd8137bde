/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* comments: what reports quote, and what the coordinator leaves out of them. */
#include <string.h>

#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/named_unit.h"
#include "central/reply/replies.h"
#include "central/results/counting.h"
#include "central/results/private_texts.h"
#include "central/store/journal.h"
#include "central/store/left_out.h"
#include "central/store/purges.h"
#include "report/facts/comment_list.h"

enum { MOST_REASON = 80 };

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round") },
	{ "unit", 0, "CODE", N_("this unit and the units in it (default: all)") },
	{ "leave-out", 0, "COMMENT", N_("leave it out of all reports from now on") },
	{ "reason", 0, "TEXT", N_("why, for this list and the log") },
	{ "take-back", 0, "COMMENT", N_("quote it again") },
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

/* What the command is about, while it runs. */
struct asking {
	struct central *central;
	struct round *round;
	int unit; /* whose comments are listed */
	struct counting counting;
	struct left_out left_out;
	struct replies_days answered;
};

static enum error check_options(const struct arguments *arguments)
{
	const char *reason = command_value(arguments, "reason");
	bool leaves_out = command_has(arguments, "leave-out");
	bool takes_back = command_has(arguments, "take-back");

	if (leaves_out && takes_back)
		return error_set(
		    ERROR_USAGE, _("--leave-out and --take-back cannot be used together"));
	if ((leaves_out || takes_back) && command_has(arguments, "unit"))
		return error_hint(
		    error_set(ERROR_USAGE, _("a comment is left out of the reports of every unit")),
		    _("Omit --unit: it is for the list."));
	if (reason != NULL && !leaves_out)
		return error_set(ERROR_USAGE, _("--reason belongs to --leave-out"));
	if (reason != NULL && (strlen(reason) > MOST_REASON || !text_is_safe(reason, false)))
		return error_set(ERROR_USAGE, _("--%s takes a line of text of at most %d bytes"),
		    "reason", MOST_REASON);
	return ERROR_NONE;
}

static enum error start(
    struct central_session *session, const struct arguments *arguments, struct asking *asking)
{
	const char *unit = command_value(arguments, "unit");
	enum error rc = check_options(arguments);

	asking->unit = FIGURES_ALL;
	if (rc == ERROR_NONE)
		rc = central_session_round(session, arguments, &asking->central, &asking->round);
	if (rc == ERROR_NONE && unit != NULL)
		rc = named_unit_find(asking->round, unit, &asking->unit);
	if (rc == ERROR_NONE)
		rc = purges_check(asking->central, asking->round->id);
	if (rc == ERROR_NONE)
		rc = counting_comments(asking->central, asking->round, &asking->counting);
	if (rc == ERROR_NONE)
		rc = left_out_get(asking->central, asking->round->id, &asking->left_out);
	if (rc == ERROR_NONE)
		rc = replies_days_get(asking->central, asking->round->id, &asking->answered);
	return rc;
}

static void end(struct asking *asking)
{
	replies_days_free(&asking->answered);
	left_out_free(&asking->left_out);
	counting_free(&asking->counting);
	round_free(asking->round);
}

static const char *reason_of(const void *asking, const unsigned char name[DIGEST_SIZE])
{
	return left_out_reason(&((const struct asking *)asking)->left_out, name);
}

static const char *answered_on(const void *asking, const unsigned char name[DIGEST_SIZE])
{
	return replies_days_of(&((const struct asking *)asking)->answered, name);
}

static enum error print_list(
    const struct asking *asking, const struct comment_list *comments, bool as_json)
{
	struct private_texts *private_texts = NULL;
	struct text out = { 0 };
	enum error rc = private_texts_get(asking->central, asking->round, comments->report->unit,
	    &asking->answered, &private_texts);

	journal_note(asking->central, "comments", "%s", asking->round->id);
	if (rc == ERROR_NONE && as_json) {
		rc = central_session_print_json(
		    json_pack("{s:s, s:o, s:o}", "round", asking->round->id, "comments",
			comment_list_json(comments), "told", private_texts_json(private_texts)));
	} else if (rc == ERROR_NONE) {
		comment_list_write(comments, &out);
		if (out.length == 0)
			text_add(&out, _("Reports of this round quote no comment.\n"));
		private_texts_write(private_texts, &out);
		rc = central_session_print(out.bytes);
	}
	text_wipe(&out);
	private_texts_free(private_texts);
	return rc;
}

static enum error list(const struct asking *asking, const struct arguments *arguments)
{
	struct report report = {
		.figures = asking->counting.figures,
		.unit = asking->unit,
		.language = language_now(),
		.utf8 = language_is_utf8(),
	};
	struct comment_list comments = { &report, reason_of, answered_on, asking };

	return print_list(asking, &comments, command_has(arguments, "json"));
}

static bool is_called(const unsigned char name[DIGEST_SIZE], const char *digits)
{
	char text[COMMENT_NAME_SIZE];

	comment_list_name(text, name);
	return strcmp(text, digits) == 0;
}

/* Among those that reports may quote; NULL where there is none. */
static const unsigned char *find_quoted(const struct asking *asking, const char *digits)
{
	for (size_t i = 0; i < asking->counting.figures->n_comments; i++) {
		const struct comments *comments = &asking->counting.figures->comments[i];

		for (size_t t = 0; t < comments->n_texts; t++)
			if (is_called(comments->names[t], digits))
				return comments->names[t];
	}
	return NULL;
}

static const unsigned char *find_left_out(const struct asking *asking, const char *digits)
{
	for (size_t i = 0; i < asking->left_out.n; i++)
		if (is_called(asking->left_out.names[i], digits))
			return asking->left_out.names[i];
	return NULL;
}

static enum error refuse(const struct asking *asking, enum error rc)
{
	return error_hint(rc,
	    _("\"skatta-central comments --round %s\" lists them with their names."),
	    asking->round->id);
}

/* The change and its line in the log, both or none. */
static enum error leave_out(struct asking *asking, const char *digits, const char *reason)
{
	const unsigned char *name = find_quoted(asking, digits);
	enum error rc;

	if (name == NULL)
		return refuse(asking,
		    error_set(ERROR_NOT_FOUND, _("no report of %s quotes a comment \"%.20s\""),
			asking->round->id, digits));
	rc = journal_begin(asking->central);
	if (rc != ERROR_NONE)
		return rc;
	rc = left_out_put(asking->central, asking->round->id, name, reason);
	journal_note(asking->central, "comments", "%s: %s left out%s%s", asking->round->id, digits,
	    reason[0] != '\0' ? ": " : "", reason);
	return journal_end(asking->central, rc);
}

static enum error take_back(struct asking *asking, const char *digits)
{
	const unsigned char *name = find_left_out(asking, digits);
	enum error rc;

	if (name == NULL)
		return refuse(asking, error_set(ERROR_NOT_FOUND,
					  _("the reports of %s leave out no comment \"%.20s\""),
					  asking->round->id, digits));
	rc = journal_begin(asking->central);
	if (rc != ERROR_NONE)
		return rc;
	rc = left_out_remove(asking->central, asking->round->id, name);
	journal_note(asking->central, "comments", "%s: %s taken back", asking->round->id, digits);
	return journal_end(asking->central, rc);
}

/* Is a list with this comment one of which reports quote nothing now? */
static bool hides_others(const struct asking *asking, const char *digits)
{
	const struct report report = { .figures = asking->counting.figures };
	const struct comment_list list = { &report, reason_of, answered_on, asking };

	for (size_t i = 0; i < asking->counting.figures->n_comments; i++) {
		const struct comments *comments = &asking->counting.figures->comments[i];
		bool has = false;

		for (size_t t = 0; t < comments->n_texts; t++)
			has = has || is_called(comments->names[t], digits);
		if (has && comment_list_hides(&list, comments))
			return true;
	}
	return false;
}

/* Whoever else makes reports of the round quotes it until a batch has come. */
static void add_others(const struct asking *asking, bool is_out, struct text *out)
{
	const struct round *round = asking->round;

	if (!is_out)
		return;
	if (!editions_is_own(asking->central, round))
		text_addf(out,
		    _("The reports of %s, who opened the round, quote it until they have merged "
		      "your next batch.\n"),
		    round->central_name);
	else if (round->n_recipients > 1)
		text_add(out, _("Other coordinators of the round quote it until they have merged "
				"your next batch.\n"));
}

static enum error tell(struct asking *asking, const struct arguments *arguments, const char *digits)
{
	bool is_out = command_has(arguments, "leave-out"), hides;
	struct text out = { 0 };
	enum error rc;

	left_out_free(&asking->left_out);
	rc = left_out_get(asking->central, asking->round->id, &asking->left_out);
	if (rc != ERROR_NONE)
		return rc;
	hides = is_out && hides_others(asking, digits);
	if (command_has(arguments, "json"))
		return central_session_print_json(
		    json_pack("{s:s, s:s, s:b, s:b}", "round", asking->round->id, "comment", digits,
			"left_out", is_out, "hides_others", hides));
	text_addf(&out,
	    is_out ? _("Reports made from now on leave out %s. Those made before quote it.\n")
		   : _("Reports made from now on quote %s again.\n"),
	    digits);
	add_others(asking, is_out, &out);
	if (hides)
		text_add(&out, _("Too few comments remain: reports quote none of them.\n"));
	rc = central_session_print(out.bytes);
	text_free(&out);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *out = command_value(arguments, "leave-out");
	const char *back = command_value(arguments, "take-back");
	const char *reason = command_value(arguments, "reason");
	struct asking asking = { 0 };
	enum error rc = start(state, arguments, &asking);

	if (rc == ERROR_NONE && out == NULL && back == NULL)
		rc = list(&asking, arguments);
	if (rc == ERROR_NONE && out != NULL)
		rc = leave_out(&asking, out, reason != NULL ? reason : "");
	if (rc == ERROR_NONE && back != NULL)
		rc = take_back(&asking, back);
	if (rc == ERROR_NONE && (out != NULL || back != NULL))
		rc = tell(&asking, arguments, out != NULL ? out : back);
	end(&asking);
	return rc;
}

const struct command cmd_comments = {
	.name = "comments",
	.operands = "",
	.about = N_("what reports quote, and what is left out of them"),
	.options = options,
	.run = run,
};
