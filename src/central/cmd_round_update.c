/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round update: what came after closing goes into the figures, where that is safe. */
#include "base/language.h"
#include "central/commands.h"
#include "central/comparisons.h"
#include "central/coordinator.h"
#include "central/journal.h"
#include "central/publications.h"
#include "central/purges.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static enum error check(const struct central *central, const struct round *round)
{
	if (!editions_is_own(central, round))
		return error_hint(error_set(ERROR_REFUSED, _("the round %s was opened by %s"),
				      round->id, round->central_name),
		    _("Only who opened a round can update its figures."));
	if (round->closed[0] == '\0')
		return error_hint(
		    error_set(ERROR_REFUSED, _("the round %s is open: there are no figures yet"),
			round->id),
		    _("What comes now counts when it is closed with \"skatta-central round close "
		      "%s\"."),
		    round->id);
	return ERROR_NONE;
}

/* What changed from round to round is known of people: new figures beside it could tell of few. */
static enum error check_compared(struct central *central, const struct round *round)
{
	bool has = false;
	enum error rc = comparisons_has(central, round, &has);

	if (rc == ERROR_NONE && has)
		rc = error_hint(
		    error_set(ERROR_REFUSED,
			_("the round %s has been compared with another, person by person"),
			round->id),
		    _("The figures stay as they are, as new ones beside that comparison could tell "
		      "of too few people."));
	return rc;
}

static bool has_changed(const struct publications *publications)
{
	return publications->new + publications->changed + publications->gone > 0;
}

/* `publications` becomes how it stood before, with the number of the newest now. */
static enum error update(struct central *central, struct round *round, void *context)
{
	struct publications *publications = context;
	enum error rc = check(central, round);

	if (rc == ERROR_NONE)
		rc = purges_check(central, round->id);
	if (rc == ERROR_NONE)
		rc = check_compared(central, round);
	if (rc == ERROR_NONE)
		rc = publications_look(central, round, publications);
	if (rc != ERROR_NONE || !has_changed(publications))
		return rc;
	rc = publications_add(central, round, publications);
	publications->count++;
	journal_note(
	    central, "round update", "%s: publication %zu", round->id, publications->count);
	return rc;
}

static enum error print_json(const struct round *round, const struct publications *publications)
{
	return coordinator_print_json(json_pack("{s:s, s:I, s:I, s:I, s:I}", "round", round->id,
	    "publication", (json_int_t)publications->count, "new", (json_int_t)publications->new,
	    "changed", (json_int_t)publications->changed, "gone", (json_int_t)publications->gone));
}

static enum error print_lines(const struct round *round, const struct publications *publications)
{
	struct text out = { 0 };

	if (has_changed(publications))
		text_addf(&out, _("%s, publication %zu: %ld new, %ld changed, %ld gone\n"),
		    round->id, publications->count, publications->new, publications->changed,
		    publications->gone);
	else
		text_addf(&out, _("%s: nothing has changed since the figures of %s\n"), round->id,
		    publications->last);
	return coordinator_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct round *round = NULL;
	struct publications publications = { 0 };
	struct central *central;
	enum error rc = coordinator_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = coordinator_change_round(
		    central, command_word(arguments, 0), update, &publications, &round);
	if (rc == ERROR_NONE)
		rc = command_has(arguments, "json") ? print_json(round, &publications)
						    : print_lines(round, &publications);
	round_free(round);
	return rc;
}

const struct command central_cmd_round_update = {
	.name = "round update",
	.operands = "ID",
	.about = N_("take what came late into the figures, where that is safe"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
