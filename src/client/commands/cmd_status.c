/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta status: how far each bundle on this machine is; for who opens their place, how far their
 * own are and what is not handed over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format/json.h"
#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/steps/standing.h"
#include "client/store/rounds.h"
#include "client/sync/reply_page.h"

/* What is told, for programs and for people, and what only an owner knows of bundles: by the
 * bundle's name, which plan it is, that it takes something back, that what it was to take back was
 * counted all the same, and that it is what was counted then. And what was answered to the owner.
 */
struct overview {
	json_t *bundles, *drafts, *owners, *replies;
	json_t *own; /* the names of those of the place that is open; NULL without one */
	size_t others;
	struct text lines;
};

/* What there is to know beside it, below its line. */
static void add_beside(
    struct overview *overview, const struct standing *standing, const struct round *round)
{
	const char *note = standing_note(standing);
	char *why = standing_why(standing, round);

	if (note != NULL)
		text_addf(&overview->lines, "    %s\n", note);
	if (why != NULL)
		text_addf(&overview->lines, "    %s\n", why);
	free(why);
}

static void add_line(struct overview *overview, const char *round, const struct standing *standing,
    const char *bundle, const char *behind)
{
	char *said = standing_say_all(standing);

	text_addf(&overview->lines, "%-20s %s%s%s%s\n", round, bundle, said,
	    behind[0] != '\0' ? ", " : "", behind);
	free(said);
}

static json_t *owner_of(struct overview *overview, const char *bundle)
{
	json_t *owner = json_object_get(overview->owners, bundle);

	if (owner == NULL) {
		owner = json_object();
		json_object_set_new(overview->owners, bundle, owner);
	}
	return owner;
}

/* The person's responses that are not handed over as they are. One that was taken back names the
 * bundle that says so, and is a draft again. */
static void add_response(
    struct overview *overview, const struct response *response, const struct outbox *outbox)
{
	struct progress progress = progress_count(response->answers, &response->asked, NULL);
	struct standing standing;
	char *answered;
	json_t *draft;

	standing_of_response(response, outbox, &standing);
	if (response->too_late)
		json_object_set_new(owner_of(overview, response->bundle), "counted", json_true());
	if (response->too_late && response->replaced[0] != '\0')
		json_object_set_new(owner_of(overview, response->replaced), "counts", json_true());
	if (response->withdrawn)
		json_object_set_new(owner_of(overview, response->bundle), "withdraws", json_true());
	if (!standing_is_draft(&standing))
		return;
	draft = json_pack("{s:s, s:s, s:I, s:I}", "round", response->round->id, "state",
	    standing_name(standing.state), "answered", (json_int_t)progress.answered, "items",
	    (json_int_t)progress.items);
	if (response->finished && response->day[0] != '\0')
		json_object_set_new(draft, "day", json_string(response->day));
	if (response->withdrawn) {
		json_object_set_new(draft, "bundle", json_string(response->bundle));
		json_object_set_new(
		    draft, "erased", json_boolean(standing.state == STANDING_WITHDRAWN));
	}
	json_array_append_new(overview->drafts, draft);
	answered = text_format(_("%zu of %zu answered"), progress.answered, progress.items);
	add_line(overview, response->round->id, &standing, "", answered);
	add_beside(overview, &standing, response->round);
	free(answered);
}

static void add_indented(struct text *lines, const char *text)
{
	while (text[0] != '\0') {
		size_t length = strcspn(text, "\n");

		text_addf(lines, "    %.*s\n", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

/* What was answered to the person. */
static enum error add_replies(struct overview *overview, const struct response *response)
{
	struct reply_page replies;
	enum error rc = reply_page_get(response->profile, response->round->id, &replies);

	for (size_t i = 0; rc == ERROR_NONE && i < replies.n; i++) {
		const struct reply *reply = &replies.all[i].reply;

		json_array_append_new(overview->replies,
		    json_pack("{s:s, s:s, s:s, s:s, s:s}", "round", reply->round, "item",
			reply->item, "day", reply->day, "from", reply->from, "text", reply->text));
		text_addf(&overview->lines, _("%-20s answered %s, by %s, to %s:\n"), reply->round,
		    reply->day, reply->from, reply->item);
		add_indented(&overview->lines, reply->text);
	}
	reply_page_free(&replies);
	return rc;
}

static enum error add_responses(struct store *store, struct profile *profile,
    const struct outbox *outbox, struct overview *overview)
{
	struct round **rounds = NULL;
	size_t count = 0;
	enum error rc = rounds_list(store, &rounds, &count);

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		struct response *response = NULL;

		rc = response_open(profile, rounds[i], &response);
		if (rc == ERROR_NONE)
			add_response(overview, response, outbox);
		if (rc == ERROR_NONE)
			rc = add_replies(overview, response);
		response_close(response);
	}
	rounds_free(rounds, count);
	return rc;
}

/* Which of the bundles is whose plan, and plans that are not handed over as they are. */
static void add_plan(
    struct overview *overview, const struct lead *lead, const struct outbox *outbox)
{
	const char *unit = lead->round->organisation->units[lead->unit].id;
	struct standing standing;
	char *name;

	standing_of_lead(lead, outbox, &standing);
	json_object_set_new(owner_of(overview, lead->bundle), "plan", json_string(unit));
	if (!standing_is_draft(&standing))
		return;
	json_array_append_new(
	    overview->drafts, json_pack("{s:s, s:s, s:s}", "round", lead->round->id, "state",
				  standing_name(standing.state), "plan", unit));
	name = text_format(_("plan of %s"), unit);
	add_line(overview, lead->round->id, &standing, "", name);
	add_beside(overview, &standing, lead->round);
	free(name);
}

static enum error add_plans(struct store *store, struct profile *profile,
    const struct outbox *outbox, struct overview *overview)
{
	struct round **rounds = NULL;
	struct leads leads = { 0 };
	size_t count = 0;
	enum error rc = rounds_list(store, &rounds, &count);

	if (rc == ERROR_NONE)
		rc = leads_list(profile, rounds, count, &leads);
	for (size_t i = 0; rc == ERROR_NONE && i < leads.count; i++) {
		struct lead *lead = NULL;

		rc = lead_open_among(
		    profile, rounds, count, leads.units[i].round, leads.units[i].unit, &lead);
		if (rc == ERROR_NONE)
			add_plan(overview, lead, outbox);
		lead_close(lead);
	}
	leads_free(&leads);
	rounds_free(rounds, count);
	return rc;
}

/* The bundle's round may not be here any more: then nobody is named to ask. */
static enum error add_bundle(
    struct overview *overview, struct store *store, const struct outbox_bundle *bundle)
{
	/* A path may be any bytes; JSON takes UTF-8. */
	char *place = text_made_safe(bundle->place, false);
	const json_t *owner = json_object_get(overview->owners, bundle->name);
	const char *unit = json_string_value(json_object_get(owner, "plan"));
	char *name = unit != NULL ? text_format(_("plan of %s"), unit) : memory_copy("");
	char *start = text_format("%.8s…  ", bundle->name);
	struct standing standing;
	struct round *round = NULL;
	json_t *row;
	enum error rc = rounds_get(store, bundle->round, &round);

	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		rc = ERROR_NONE;
	}
	if (json_is_true(json_object_get(owner, "withdraws")))
		standing_of_withdrawal(bundle, &standing);
	else if (json_is_true(json_object_get(owner, "counts")))
		standing_of_counted(bundle, &standing);
	else
		standing_of_bundle(bundle, &standing);
	standing.is_plan = unit != NULL;
	row = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "bundle", bundle->name, "round",
	    bundle->round, "state", standing_name(standing.state), "place", place, "day",
	    bundle->day, "reason", bundle->reason);
	if (owner != NULL)
		json_object_update(row, (json_t *)owner);
	json_array_append_new(overview->bundles, row);
	add_line(overview, bundle->round, &standing, start, name);
	/* What is a draft has a line of its own above, and there what there is to know. */
	if (!standing_is_draft(&standing))
		add_beside(overview, &standing, round);
	round_free(round);
	free(start);
	free(name);
	free(place);
	return rc;
}

/* As they are now: one that took something back may leave since its owner was here. */
static enum error add_bundles(struct overview *overview, struct store *store)
{
	struct outbox *outbox = NULL;
	enum error rc = outbox_list(store, &outbox);

	for (size_t i = 0; rc == ERROR_NONE && i < outbox->count; i++)
		if (overview->own == NULL ||
		    json_object_get(overview->own, outbox->bundles[i].name) != NULL)
			rc = add_bundle(overview, store, &outbox->bundles[i]);
		else
			overview->others++;
	outbox_free(outbox);
	return rc;
}

/* Without a place it is not known what else there is in them. */
static void tell_nothing(bool owned)
{
	if (owned) {
		charset_print(
		    stderr, "%s\n", _("nothing is begun or handed over in this profile yet"));
		return;
	}
	charset_print(stderr, "%s\n", _("nothing has been handed over from this machine yet"));
	charset_print(stderr, "%s\n",
	    _("What is begun or finished in a profile is shown with --profile NAME."));
}

/* What is not the reader's own, or may not be. */
static void tell_machine(const struct overview *overview)
{
	size_t all = json_array_size(overview->bundles);

	if (overview->own == NULL && all > 0)
		charset_print(stderr,
		    P_("%zu bundle on this machine, whoever sealed it; --profile NAME shows what "
		       "is "
		       "yours\n",
			"%zu bundles on this machine, whoever sealed them; --profile NAME shows "
			"what is yours\n",
			all),
		    all);
	if (overview->others > 0)
		charset_print(stderr,
		    P_("%zu other bundle on this machine is not known to this profile\n",
			"%zu other bundles on this machine are not known to this profile\n",
			overview->others),
		    overview->others);
}

static enum error print(const struct overview *overview, bool json)
{
	json_t *whole;
	char *bytes, *line;
	enum error rc;

	if (!json && overview->lines.length > 0)
		charset_print(stdout, "%s", overview->lines.bytes);
	else if (!json)
		tell_nothing(overview->own != NULL);
	if (!json) {
		tell_machine(overview);
		return ERROR_NONE;
	}
	whole = json_pack("{s:O, s:O}", "bundles", overview->bundles, "drafts", overview->drafts);
	if (overview->own != NULL)
		json_object_set(whole, "replies", overview->replies);
	bytes = json_canonical(whole);
	line = text_format("%s\n", bytes);
	rc = file_replace("-", line, strlen(line), true);
	free(line);
	free(bytes);
	json_decref(whole);
	return rc;
}

static enum error status(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	struct overview overview = { json_array(), json_array(), json_object(), json_array(), NULL,
		0, { 0 } };
	struct profile *profile = NULL;
	struct outbox *outbox = NULL;
	enum error rc = client_session_open(session);

	if (rc == ERROR_NONE && command_has(arguments, "profile"))
		rc = client_session_profile(session, arguments, NULL, &profile);
	if (rc == ERROR_NONE)
		rc = outbox_list(session->store, &outbox);
	if (rc == ERROR_NONE && profile != NULL)
		rc = add_responses(session->store, profile, outbox, &overview);
	if (rc == ERROR_NONE && profile != NULL)
		rc = add_plans(session->store, profile, outbox, &overview);
	if (rc == ERROR_NONE && profile != NULL)
		rc = profile_bundles(profile, &overview.own);
	if (rc == ERROR_NONE)
		rc = add_bundles(&overview, session->store);
	if (rc == ERROR_NONE)
		rc = print(&overview, command_has(arguments, "json"));
	profile_close(profile);
	outbox_free(outbox);
	text_wipe(&overview.lines);
	json_decref(overview.bundles);
	json_decref(overview.drafts);
	json_decref(overview.owners);
	json_decref(overview.replies);
	json_decref(overview.own);
	return rc;
}

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON, for scripts") },
	CLIENT_SESSION_OPTIONS,
	{ 0 },
};

const struct command cmd_status = {
	.name = "status",
	.operands = "",
	.about = N_(
	    "show how far everything is: ready, handed over, received, or why it does not count"),
	.options = options,
	.run = status,
};
