/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round open: edition 1 of a new round, with its codes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/round/round_fit.h"
#include "central/commands/round/round_id.h"
#include "central/commands/round/round_was.h"
#include "central/commands/small_units.h"
#include "central/merge/merge.h"
#include "central/results/pulses.h"
#include "central/store/codes.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/roster.h"
#include "form/load/questionnaire_load.h"

static const struct command_option options[] = {
	{ "questionnaire", 0, "FILE", N_("the questions to ask") },
	{ "pack", 0, "FILE", N_("more questions, behind those; can be given again") },
	{ "title", 0, "T", N_("the name of the round") },
	{ "id", 0, "ID", N_("its short name (default: made from the title)") },
	{ "kind", 0, "K", N_("assessment (default) or pulse") },
	{ "follows", 0, "ID", N_("the earlier round that it is compared with") },
	{ "opens", 0, "DATE", N_("first day, for people to read") },
	{ "closes", 0, "DATE", N_("last day, for people to read") },
	{ "min-group", 0, "N",
	    N_("show nothing for fewer than N people (default and minimum: 5)") },
	{ "contact", 0, "LINE", N_("who answers questions; can be given again") },
	{ "open", 0, NULL, N_("without answer codes") },
	{ "recipient", 0, "age1…", N_("seal to this key too; can be given again") },
	{ 0 },
};

/* A round on its way to be opened. */
struct opening {
	struct round *round;
	struct round *earlier; /* that it follows, or NULL */
	size_t left_out;       /* actions without a question */
};

static enum error take_kind(const struct arguments *arguments, struct round *round)
{
	const char *kind = command_value(arguments, "kind");

	if (kind == NULL || strcmp(kind, "assessment") == 0)
		round->kind = ROUND_ASSESSMENT;
	else if (strcmp(kind, "pulse") == 0)
		round->kind = ROUND_PULSE;
	else
		return error_set(ERROR_USAGE, _("--kind takes assessment or pulse"));
	return ERROR_NONE;
}

static enum error take_day(
    const struct arguments *arguments, const char *option, char day[CLOCK_DAY_SIZE])
{
	const char *value = command_value(arguments, option);

	if (value == NULL)
		return ERROR_NONE;
	if (!clock_is_day(value))
		return error_set(ERROR_USAGE, _("--%s takes a day, written as 2026-11-23"), option);
	snprintf(day, CLOCK_DAY_SIZE, "%s", value);
	return ERROR_NONE;
}

static enum error take_days(const struct arguments *arguments, struct round *round)
{
	enum error rc = take_day(arguments, "opens", round->opens);

	if (rc == ERROR_NONE)
		rc = take_day(arguments, "closes", round->closes);
	if (rc == ERROR_NONE && round->opens[0] != '\0' && round->closes[0] != '\0' &&
	    strcmp(round->closes, round->opens) < 0)
		rc = error_set(ERROR_USAGE, _("--closes is a day before --opens"));
	return rc;
}

static enum error take_line(const char *option, const char *line)
{
	if (line[0] != '\0' && strlen(line) <= ROUND_MAX_TEXT && text_is_safe(line, false))
		return ERROR_NONE;
	return error_set(ERROR_USAGE, _("--%s takes a line of text of at most %d bytes"), option,
	    ROUND_MAX_TEXT);
}

static enum error take_contact(const struct arguments *arguments, struct round *round)
{
	const char *line;
	enum error rc = ERROR_NONE;

	for (size_t i = 0;
	     rc == ERROR_NONE && (line = command_value_at(arguments, "contact", i)) != NULL; i++) {
		if (i >= ROUND_MAX_CONTACT)
			return error_set(ERROR_USAGE, _("--contact can be given at most %d times"),
			    ROUND_MAX_CONTACT);
		rc = take_line("contact", line);
		round->contact = memory_grow(round->contact, i + 1, sizeof *round->contact);
		round->contact[round->n_contact++] = memory_copy(line);
	}
	return rc;
}

/* The coordinator's own key, and the others, each once. */
static enum error take_recipients(
    const struct central *central, const struct arguments *arguments, struct round *round)
{
	const char *text = central->recipient;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && text != NULL; i++) {
		struct age_recipient recipient;
		bool twice = false;

		if (round->n_recipients >= AGE_MAX_STANZAS)
			return error_set(
			    ERROR_USAGE, _("a round has at most %d recipients"), AGE_MAX_STANZAS);
		rc = age_recipient_read(&recipient, text);
		for (size_t j = 0; j < round->n_recipients; j++)
			twice |= memcmp(&round->recipients[j], &recipient, sizeof recipient) == 0;
		if (rc == ERROR_NONE && !twice) {
			round->recipients = memory_grow(
			    round->recipients, round->n_recipients + 1, sizeof *round->recipients);
			round->recipients[round->n_recipients++] = recipient;
		}
		text = command_value_at(arguments, "recipient", i);
	}
	return rc;
}

/* The first file is the questionnaire, the others are packs. */
static enum error take_questions(const char *path, struct round *round)
{
	unsigned char *bytes;
	size_t length;
	enum error rc = file_read_linked(path, FILE_LIMIT_DOCUMENT, &bytes, &length);

	if (rc != ERROR_NONE)
		return rc;
	if (round->questionnaire == NULL)
		rc = questionnaire_load_file(path, (const char *)bytes, length,
		    &round->questionnaire, &round->questionnaire_json);
	else
		rc = questionnaire_load_pack(path, (const char *)bytes, length,
		    round->questionnaire, round->questionnaire_json);
	if (rc != ERROR_NONE)
		error_hint(rc, _("No round was opened. Correct the questionnaire and try again."));
	free(bytes);
	return rc;
}

static enum error take_questionnaire(const struct arguments *arguments, struct round *round)
{
	const char *path;
	enum error rc = command_need(arguments, "questionnaire", &path);

	for (size_t i = 0; rc == ERROR_NONE && path != NULL; i++) {
		rc = take_questions(path, round);
		path = command_value_at(arguments, "pack", i);
	}
	return rc;
}

/* All that can be seen wrong on the command line and in the questionnaire, before the passphrase.
 */
static enum error take_options(const struct arguments *arguments, struct round *round)
{
	const char *title;
	long min_group = ROUND_MIN_GROUP;
	enum error rc = command_need(arguments, "title", &title);

	if (rc == ERROR_NONE)
		rc = take_line("title", title);
	if (rc == ERROR_NONE)
		rc = take_kind(arguments, round);
	if (rc == ERROR_NONE)
		rc = take_days(arguments, round);
	if (rc == ERROR_NONE)
		rc = command_number(arguments, "min-group", ROUND_MIN_GROUP, ROUND_MAX_MINIMUM,
		    ROUND_MIN_GROUP, &min_group);
	if (rc == ERROR_NONE)
		rc = take_contact(arguments, round);
	if (rc != ERROR_NONE)
		return rc;
	round->title = memory_copy(title);
	round->min_group = min_group;
	round->open = command_has(arguments, "open");
	return take_questionnaire(arguments, round);
}

static enum error take_id(
    struct central *central, const struct arguments *arguments, struct round *round)
{
	const char *id = command_value(arguments, "id");
	bool taken;
	enum error rc;

	if (id == NULL)
		return round_id_make(central, round->title, round->id);
	if (!round_is_id(id))
		return error_hint(error_set(ERROR_USAGE, _("\"%.60s\" cannot be a round's id"), id),
		    _("Use small letters a to z, digits and hyphens between them, at most 32."));
	snprintf(round->id, sizeof round->id, "%s", id);
	rc = editions_is_known(central, id, &taken);
	if (rc == ERROR_NONE && taken)
		rc = error_hint(error_set(ERROR_REFUSED, _("there is already a round %s"), id),
		    _("It was left as it is. Choose another --id."));
	return rc;
}

static enum error take_follows(
    struct central *central, const struct arguments *arguments, struct opening *opening)
{
	const char *follows = command_value(arguments, "follows");
	enum error rc;

	if (follows == NULL)
		return ERROR_NONE;
	rc = editions_get(central, follows, &opening->earlier);
	if (rc == ERROR_NONE)
		rc = round_fit_earlier(opening->earlier);
	if (rc == ERROR_NONE)
		snprintf(opening->round->follows, sizeof opening->round->follows, "%s",
		    opening->earlier->id);
	return rc;
}

static enum error open_round(
    struct central *central, const struct arguments *arguments, struct opening *opening)
{
	struct round *round = opening->round;
	size_t released;
	enum error rc = take_id(central, arguments, round);

	if (rc == ERROR_NONE)
		rc = take_follows(central, arguments, opening);
	if (rc == ERROR_NONE)
		rc = take_recipients(central, arguments, round);
	if (rc == ERROR_NONE)
		rc = roster_get(central, &round->organisation);
	if (rc == ERROR_NONE)
		rc = round_fit_forms(round, round->organisation);
	if (rc == ERROR_NONE)
		rc = round_was(central, round, opening->earlier);
	if (rc == ERROR_NONE && round->kind == ROUND_PULSE && opening->earlier != NULL)
		rc = pulses_take_actions(central, opening->earlier, round, &opening->left_out);
	round->central_name = memory_copy(central->name);
	memcpy(round->central_key, central->signing_key, sizeof round->central_key);
	if (rc == ERROR_NONE)
		rc = codes_make(central, round);
	if (rc == ERROR_NONE)
		rc = editions_publish(central, round);
	if (rc == ERROR_NONE)
		rc = merge_held(central, &released);
	journal_note(central, "round open", "%s", round->id);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct opening opening = { .round = round_new() };
	char *line = NULL;
	enum error rc = take_options(arguments, opening.round);

	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = journal_begin(central);
	if (rc == ERROR_NONE)
		rc = journal_end(central, open_round(central, arguments, &opening));
	if (rc == ERROR_NONE) {
		line = text_format("%s\n", opening.round->id);
		rc = central_session_print(line);
		round_fit_tell(opening.round);
		small_units_tell(opening.round->organisation, opening.round->min_group);
		pulses_tell(opening.round, opening.earlier, opening.left_out);
		rc = pulses_tell_company(central, opening.round, opening.earlier);
	}
	free(line);
	round_free(opening.round);
	round_free(opening.earlier);
	return rc;
}

const struct command cmd_round_open = {
	.name = "round open",
	.operands = "",
	.about = N_("open a round and make its codes"),
	.options = options,
	.run = run,
};
