/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta fill: answers from a file, with the same checks as on the screen. */
#include <stdio.h>
#include <stdlib.h>

#include "base/format/json.h"
#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/store/response.h"
#include "client/store/rounds.h"

static enum error give_unit(struct response *response, const struct arguments *arguments)
{
	const char *code = command_value(arguments, "code"),
		   *unit = command_value(arguments, "unit");
	int place;

	if (code != NULL)
		return response_give_code(response, code);
	if (unit == NULL)
		return response_needs_unit(response)
			   ? error_set(ERROR_USAGE,
				 _("say where with --code CODE, or in an open round --unit UNIT"))
			   : ERROR_NONE;
	place = organisation_find_written(response->round->organisation, unit);
	if (place == ORGANISATION_NO_UNIT)
		return error_set(ERROR_NOT_FOUND, _("the round has no unit %s"), unit);
	return response_give_unit(response, place);
}

static enum error give_role(struct response *response, const struct arguments *arguments)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;
	const char *id = command_value(arguments, "role");
	int role;

	if (id == NULL)
		/* The first is the one that most people have. */
		return response_needs_role(response) ? response_give_role(response, 0) : ERROR_NONE;
	role = questionnaire_role(questionnaire, id);
	if (role < 0)
		return error_set(ERROR_NOT_FOUND, _("the questionnaire has no role %s"), id);
	return response_give_role(response, role);
}

/* A file of answers, which stays in memory while its places are used. */
struct sheet {
	unsigned char *bytes;
	struct json_source source;
	json_t *document;
	struct json_place place;
};

static void sheet_free(struct sheet *sheet)
{
	json_decref(sheet->document);
	free(sheet->bytes);
}

static enum error nothing_saved(enum error rc)
{
	return rc == ERROR_NONE
		   ? rc
		   : error_hint(rc, _("Nothing was saved. Correct the file and try again."));
}

/* Read it and try it on nobody's answers: a file with a mistake leaves everything as it was. */
static enum error sheet_read(
    const char *path, const struct questionnaire *questionnaire, struct sheet *sheet)
{
	struct answers *trial = answers_new(questionnaire);
	enum error rc =
	    file_read_linked(path, FILE_LIMIT_DOCUMENT, &sheet->bytes, &sheet->source.length);

	sheet->source.name = path;
	sheet->source.bytes = (const char *)sheet->bytes;
	if (rc == ERROR_NONE)
		rc = json_read_written(&sheet->source, &sheet->document, &sheet->place);
	if (rc == ERROR_NONE)
		rc = answers_from_object(trial, &sheet->place);
	answers_free(trial);
	return nothing_saved(rc);
}

/* An answer to what this person is not asked would go nowhere: as import does in central. */
static enum error check_asked(
    const struct response *response, const struct answers *answers, const struct sheet *sheet)
{
	struct json_place place;
	const char *id;
	json_t *value;

	json_object_foreach((json_t *)sheet->place.value, id, value)
	{
		const struct item *item = questionnaire_item(answers->questionnaire, id);

		if (answers->all[item->number].state == ANSWER_NONE ||
		    progress_applies(item, &response->asked, answers))
			continue;
		json_enter_key(&sheet->place, id, &place);
		return json_mistake(
		    &place, _("%s is answered, but this person is not asked it"), id);
	}
	return ERROR_NONE;
}

/* What the sheet does not name stays as it is. */
static enum error give_answers(struct response *response, const struct sheet *sheet)
{
	struct answers *answers = answers_copy(response->answers);
	enum error rc = answers_from_object(answers, &sheet->place);

	if (rc == ERROR_NONE)
		rc = nothing_saved(check_asked(response, answers, sheet));
	if (rc == ERROR_NONE)
		rc = response_answer_all(response, answers);
	answers_free(answers);
	return rc;
}

/* All that is given, in memory: what is refused changes nothing. */
static enum error give_all(
    struct response *response, const struct arguments *arguments, const struct sheet *sheet)
{
	enum error rc = response_check_dates(response->round);

	response_hold(response);
	if (rc == ERROR_NONE)
		rc = give_unit(response, arguments);
	if (rc == ERROR_NONE)
		rc = give_role(response, arguments);
	return rc == ERROR_NONE ? give_answers(response, sheet) : rc;
}

/* What somebody new gives, before a place is made for it. */
struct trial {
	const struct round *round;
	const struct arguments *arguments;
	const struct sheet *sheet;
};

static enum error try_on_nobody(const void *context)
{
	const struct trial *trial = context;
	struct response *response = response_of_nobody(trial->round);
	enum error rc = give_all(response, trial->arguments, trial->sheet);

	if (rc == ERROR_NONE && command_has(trial->arguments, "finish"))
		rc = response_check_finish(response);
	response_close(response);
	return rc;
}

static enum error keep(struct response *response, const struct arguments *arguments)
{
	return command_has(arguments, "finish") ? response_seal(response)
						: response_release(response);
}

static void tell(const struct response *response)
{
	struct progress progress = progress_count(response->answers, &response->asked, NULL);

	charset_print(stderr, _("saved: %zu of %zu answered\n"), progress.answered, progress.items);
	if (response->sealed)
		charset_print(stdout, "%s.age\n", response->bundle);
}

static enum error fill(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	struct profile *profile = NULL;
	struct round *round = NULL;
	struct response *response = NULL;
	struct sheet sheet = { 0 };
	struct trial trial = { .arguments = arguments, .sheet = &sheet };
	const struct client_session_newcomer newcomer = { try_on_nobody, &trial };
	const char *id, *path;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = command_need(arguments, "answers", &path);
	if (rc == ERROR_NONE)
		rc = client_session_open(session);
	if (rc == ERROR_NONE)
		rc = rounds_get(session->store, id, &round);
	if (rc == ERROR_NONE)
		rc = sheet_read(path, round->questionnaire, &sheet);
	trial.round = round;
	if (rc == ERROR_NONE)
		rc = client_session_profile(session, arguments, &newcomer, &profile);
	if (rc == ERROR_NONE)
		rc = response_open(profile, round, &response);
	if (rc == ERROR_NONE)
		rc = give_all(response, arguments, &sheet);
	if (rc == ERROR_NONE)
		rc = keep(response, arguments);
	if (rc == ERROR_NONE)
		tell(response);
	response_close(response);
	sheet_free(&sheet);
	round_free(round);
	profile_close(profile);
	return rc;
}

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round to answer in") },
	{ "code", 0, "CODE", N_("the answer code on the slip") },
	{ "unit", 0, "UNIT", N_("the unit, in a round without codes") },
	{ "role", 0, "ROLE", N_("the role, such as T (default: the questionnaire's first)") },
	CLIENT_SESSION_OPTIONS,
	{ "answers", 0, "FILE", N_("the answers, {\"A1\": 3, …}") },
	{ "finish", 0, NULL, N_("hand them over: the next sync sends them") },
	{ 0 },
};

const struct command cmd_fill = {
	.name = "fill",
	.operands = "",
	.about = N_("answer from a file, in a profile that is made if need be"),
	.options = options,
	.run = fill,
};
