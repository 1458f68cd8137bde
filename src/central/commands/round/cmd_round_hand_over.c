/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round hand-over and round take-over: a round goes to another coordinator. */
#include <stdlib.h>

#include "base/failure.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/merge/handovers.h"
#include "central/store/departures.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/opener.h"

static const struct command_option give_options[] = {
	{ "to", 0, "RW…", N_("the signing key of the coordinator who gets it") },
	{ "recipient", 0, "age1…", N_("their recipient key, to which its answers are sealed") },
	{ 0 },
};

struct giving {
	const char *path, *to;
	struct age_recipient recipient;
	unsigned char *sealed;
	size_t length;
	bool again; /* it was given to them before */
};

static enum error read_words(const struct arguments *arguments, struct giving *giving)
{
	struct minisign_public public;
	const char *recipient;
	enum error rc = command_need(arguments, "to", &giving->to);

	giving->path = command_word(arguments, 1);
	if (rc == ERROR_NONE)
		rc = command_need(arguments, "recipient", &recipient);
	if (rc == ERROR_NONE)
		rc = minisign_key_read(&public, giving->to);
	if (rc == ERROR_NONE)
		rc = age_recipient_read(&giving->recipient, recipient);
	return rc == ERROR_NONE ? file_check_way(giving->path, true) : rc;
}

static enum error give(struct central *central, struct round *round, void *context)
{
	struct giving *giving = context;
	char key[MINISIGN_KEY_TEXT_SIZE];
	enum error rc = opener_given_to(central, round->id, key);

	giving->again = key[0] != '\0';
	if (rc == ERROR_NONE)
		rc = handovers_give(central, round, giving->to, &giving->recipient, &giving->sealed,
		    &giving->length);
	if (rc == ERROR_NONE)
		rc = departures_mark(central, round->id, DEPARTURE_BATCH);
	if (rc == ERROR_NONE)
		journal_note(central, "round hand-over", "%s edition %ld to %s", round->id,
		    round->edition + 1, giving->to);
	return rc;
}

/* The mark first: cut off in between, the same can be given once more. What is in no file was not
 * handed over. */
static enum error write_file(
    struct central *central, const struct giving *giving, const struct round *round)
{
	enum error rc = file_new(giving->path, giving->sealed, giving->length, false);
	struct failure failure = { 0 };

	if (rc == ERROR_NONE || giving->again)
		return rc;
	failure_put_aside(&failure, rc);
	if (opener_give(central, round->id, NULL) != ERROR_NONE)
		error_clear();
	return failure_tell(&failure);
}

static enum error tell_given(const struct round *round)
{
	struct text out = { 0 };

	text_addf(&out,
	    _("The round %s is handed over; nothing of it is published here any more.\n"),
	    round->id);
	text_add(&out, _("Give them the file, and a batch of all that was merged here, which they "
			 "merge first.\n"));
	text_add(&out,
	    _("When they have published it, take in their edition with \"skatta-central round "
	      "import\".\n"));
	return central_session_print_text(&out);
}

static enum error run_give(void *state, const struct arguments *arguments)
{
	struct giving giving = { .sealed = NULL };
	struct central *central;
	struct round *round = NULL;
	enum error rc = read_words(arguments, &giving);

	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = central_session_change_round(
		    central, command_word(arguments, 0), give, &giving, &round);
	if (rc == ERROR_NONE)
		rc = write_file(central, &giving, round);
	if (rc == ERROR_NONE)
		rc = tell_given(round);
	free(giving.sealed);
	round_free(round);
	return rc;
}

const struct command cmd_round_hand_over = {
	.name = "round hand-over",
	.operands = "ID FILE",
	.about = N_("give a round to another coordinator for good"),
	.options = give_options,
	.min_operands = 2,
	.max_operands = 2,
	.run = run_give,
};

static enum error take(struct central *central, const char *path, struct round **round)
{
	unsigned char *sealed;
	size_t length;
	enum error rc = file_read_linked(path, FILE_LIMIT_DOCUMENT, &sealed, &length);

	if (rc != ERROR_NONE)
		return rc;
	rc = journal_begin(central);
	if (rc == ERROR_NONE) {
		rc = handovers_take(central, path, sealed, length, round);
		if (rc == ERROR_NONE)
			journal_note(central, "round take-over", "%s edition %ld", (*round)->id,
			    (*round)->edition);
		rc = journal_end(central, rc);
	}
	free(sealed);
	return rc;
}

static enum error tell_taken(const struct round *round)
{
	struct text out = { 0 };

	text_addf(
	    &out, _("The round %s is yours from edition %ld on.\n"), round->id, round->edition);
	text_add(&out, _("\"skatta-central publish DIR\" says so to everybody.\n"));
	return central_session_print_text(&out);
}

static enum error run_take(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct round *round = NULL;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = take(central, command_operand(arguments, 0), &round);
	if (rc == ERROR_NONE)
		rc = tell_taken(round);
	round_free(round);
	return rc;
}

const struct command cmd_round_take_over = {
	.name = "round take-over",
	.operands = "FILE",
	.about = N_("take a round that a colleague hands over"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run_take,
};
