/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta status: how far each bundle is and, for who opens their place, each draft. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/file.h"
#include "base/json.h"
#include "base/language.h"
#include "base/text.h"
#include "client/client.h"
#include "client/commands.h"
#include "client/lead.h"
#include "client/outbox.h"
#include "client/response.h"
#include "client/rounds.h"

enum { STATE_COLUMNS = 12 };

static void add_bundle(json_t *bundles, const struct outbox_bundle *bundle)
{
	/* A path may be any bytes; JSON takes UTF-8. */
	char *place = text_made_safe(bundle->place, false);

	json_array_append_new(
	    bundles, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "bundle", bundle->name, "round",
			 bundle->round, "state", outbox_state_name(bundle->state), "place", place,
			 "day", bundle->day, "reason", bundle->reason));
	free(place);
}

/* What was to be taken back, and was counted all the same: a word to the bundle that says it. */
static void mark_too_late(const struct response *response, json_t *bundles)
{
	json_t *row;
	size_t i;

	json_array_foreach(bundles, i, row)
	{
		if (strcmp(json_string_value(json_object_get(row, "bundle")), response->bundle) ==
		    0)
			json_object_set_new(row, "counted", json_true());
	}
}

/* The person's responses that have been begun; those that are finished are bundles. One that was
 * taken back names the bundle that says so, and is a draft again. */
static void add_draft(const struct response *response, const struct outbox *outbox, json_t *drafts)
{
	struct progress progress = progress_count(response->answers, &response->asked, NULL);
	json_t *draft;

	if (response->finished || (progress.answered == 0 && !response->withdrawn))
		return;
	draft = json_pack("{s:s, s:s, s:I, s:I}", "round", response->round->id, "state",
	    response->withdrawn ? N_("taken back") : N_("draft"), "answered",
	    (json_int_t)progress.answered, "items", (json_int_t)progress.items);
	if (response->withdrawn) {
		const struct outbox_bundle *bundle = outbox_find(outbox, response->bundle);

		json_object_set_new(draft, "bundle", json_string(response->bundle));
		json_object_set_new(
		    draft, "erased", json_boolean(bundle != NULL && outbox_is_done(bundle)));
	}
	json_array_append_new(drafts, draft);
}

static enum error add_drafts(struct store *store, struct profile *profile,
    const struct outbox *outbox, json_t *bundles, json_t *drafts)
{
	struct round **rounds = NULL;
	size_t count = 0;
	enum error rc = rounds_list(store, &rounds, &count);

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		struct response *response = NULL;

		rc = response_open(profile, rounds[i], &response);
		if (rc != ERROR_NONE)
			break;
		add_draft(response, outbox, drafts);
		if (response->too_late)
			mark_too_late(response, bundles);
		response_close(response);
	}
	rounds_free(rounds, count);
	return rc;
}

/* Which of the bundles is whose plan, and plans that are not handed over as they are. */
static void add_plan(const struct lead *lead, json_t *bundles, json_t *drafts)
{
	const char *unit = lead->round->organisation->units[lead->unit].id;
	json_t *row;
	size_t i;

	json_array_foreach(bundles, i, row)
	{
		if (strcmp(json_string_value(json_object_get(row, "bundle")), lead->bundle) == 0)
			json_object_set_new(row, "plan", json_string(unit));
	}
	if (lead_is_draft(lead))
		json_array_append_new(drafts, json_pack("{s:s, s:s, s:s}", "round", lead->round->id,
						  "state", "draft", "plan", unit));
}

static enum error add_plans(
    struct store *store, struct profile *profile, json_t *bundles, json_t *drafts)
{
	struct round **rounds = NULL;
	struct leads leads = { 0 };
	size_t count = 0;
	enum error rc = rounds_list(store, &rounds, &count);

	if (rc == ERROR_NONE)
		rc = leads_list(profile, rounds, count, &leads);
	for (size_t i = 0; rc == ERROR_NONE && i < leads.count; i++) {
		struct lead *lead = NULL;

		rc = lead_open(profile, leads.units[i].round, leads.units[i].unit, &lead);
		if (rc == ERROR_NONE)
			add_plan(lead, bundles, drafts);
		lead_close(lead);
	}
	leads_free(&leads);
	rounds_free(rounds, count);
	return rc;
}

static void print_plan(const json_t *row, const char *before)
{
	const char *unit = json_string_value(json_object_get(row, "plan"));

	if (unit == NULL)
		return;
	charset_print(stdout, "%s", before);
	charset_print(stdout, _("plan of %s"), unit);
}

static void print_text(const json_t *bundles, const json_t *drafts)
{
	const json_t *row;
	size_t i;

	json_array_foreach(drafts, i, row)
	{
		const char *state = _(json_string_value(json_object_get(row, "state")));

		charset_print(stdout, "%-20s %-*s ",
		    json_string_value(json_object_get(row, "round")),
		    text_padding(state, STATE_COLUMNS), state);
		if (json_object_get(row, "plan") == NULL)
			charset_print(stdout, _("%lld of %lld answered"),
			    (long long)json_integer_value(json_object_get(row, "answered")),
			    (long long)json_integer_value(json_object_get(row, "items")));
		print_plan(row, "");
		if (json_is_true(json_object_get(row, "erased")))
			charset_print(stdout, "  %s", _("the coordinator has erased your answers"));
		charset_print(stdout, "\n");
	}
	json_array_foreach(bundles, i, row)
	{
		const char *reason = json_string_value(json_object_get(row, "reason"));
		const char *state = _(json_string_value(json_object_get(row, "state")));

		charset_print(stdout, "%-20s %-*s %s  %.8s…%s%s",
		    json_string_value(json_object_get(row, "round")),
		    text_padding(state, STATE_COLUMNS), state,
		    json_string_value(json_object_get(row, "day")),
		    json_string_value(json_object_get(row, "bundle")),
		    reason[0] != '\0' ? "  " : "", reason[0] != '\0' ? _(reason) : "");
		print_plan(row, "  ");
		if (json_is_true(json_object_get(row, "counted")))
			charset_print(stdout, ": %s",
			    _("you took your answers back after that, and what was counted stays "
			      "counted"));
		charset_print(stdout, "\n");
	}
	if (json_array_size(drafts) + json_array_size(bundles) == 0)
		charset_print(stderr, "%s\n", _("nothing has been finished on this machine yet"));
}

static enum error status(void *program, const struct arguments *arguments)
{
	struct client *client = program;
	json_t *bundles = json_array(), *drafts = json_array(), *whole = NULL;
	struct profile *profile = NULL;
	struct outbox *outbox = NULL;
	enum error rc = client_open(client);

	if (rc == ERROR_NONE)
		rc = outbox_list(client->store, &outbox);
	for (size_t i = 0; rc == ERROR_NONE && i < outbox->count; i++)
		add_bundle(bundles, &outbox->bundles[i]);
	if (rc == ERROR_NONE && command_has(arguments, "profile"))
		rc = client_open_profile(client, arguments, NULL, &profile);
	if (rc == ERROR_NONE && profile != NULL)
		rc = add_drafts(client->store, profile, outbox, bundles, drafts);
	if (rc == ERROR_NONE && profile != NULL)
		rc = add_plans(client->store, profile, bundles, drafts);
	if (rc == ERROR_NONE && command_has(arguments, "json")) {
		char *bytes, *line;

		whole = json_pack("{s:O, s:O}", "bundles", bundles, "drafts", drafts);
		bytes = json_canonical(whole);
		line = text_format("%s\n", bytes);
		rc = file_replace("-", line, strlen(line), true);
		free(line);
		free(bytes);
	} else if (rc == ERROR_NONE) {
		print_text(bundles, drafts);
	}
	profile_close(profile);
	outbox_free(outbox);
	json_decref(whole);
	json_decref(bundles);
	json_decref(drafts);
	return rc;
}

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON, for scripts") },
	CLIENT_PROFILE_OPTIONS,
	{ 0 },
};

const struct command cmd_status = {
	.name = "status",
	.operands = "",
	.about =
	    N_("how far each bundle is: draft, ready, handed over, confirmed, or refused and why"),
	.options = options,
	.run = status,
};
