/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What belongs to which kind of round. */
#include "central/commands/round/round_fit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/text.h"

/* Both kinds follow a self-assessment: that is what is compared, and whose plans are asked about.
 */
enum error round_fit_earlier(const struct round *earlier)
{
	if (earlier->kind == ROUND_ASSESSMENT)
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED,
			      _("the round %s is a temperature measurement, and no round "
				"follows one"),
			      earlier->id),
	    _("Give --follows the self-assessment before it: \"skatta-central round list\" lists "
	      "them all."));
}

static char *list_forms(const struct questionnaire *questionnaire)
{
	struct text list = { 0 };

	for (size_t i = 0; i < questionnaire->n_forms; i++)
		text_addf(&list, "%s%s", i > 0 ? ", " : "", questionnaire->forms[i].id);
	return text_take(&list);
}

enum error round_fit_forms(const struct round *round, const struct organisation *organisation)
{
	const struct questionnaire *questionnaire = round->questionnaire;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < organisation->n_units; i++) {
		const struct unit *unit = &organisation->units[i];
		char *forms;

		if (questionnaire->n_forms == 0 || unit->form[0] == '\0' ||
		    questionnaire_form(questionnaire, unit->form) >= 0)
			continue;
		forms = list_forms(questionnaire);
		rc = error_hint(error_set(ERROR_REFUSED,
				    _("the school %s has the school form \"%s\", but the "
				      "questionnaire has only: %s"),
				    unit->id, unit->form, forms),
		    _("Correct the column form in the file of the "
		      "organisation, import it again with \"skatta-central org import\", and try "
		      "again."));
		free(forms);
	}
	return rc;
}

/* Is there anything in the questionnaire that belongs to the kind of round? */
static bool fits(const struct round *round)
{
	const struct questionnaire *questionnaire = round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		enum area_purpose purpose = questionnaire->areas[i].purpose;
		bool temperature = purpose == AREA_PULSE || purpose == AREA_TEAM_ACTIONS ||
				   purpose == AREA_SCHOOL_ACTIONS;
		bool scored = purpose == AREA_COMPETENCE || purpose == AREA_CONDITIONS;

		if (round->kind == ROUND_PULSE ? temperature : scored)
			return true;
	}
	return false;
}

/* On standard error, where it is in no script's way. */
void round_fit_tell(const struct round *round)
{
	if (fits(round))
		return;
	charset_print(stderr, "skatta-central: %s\n",
	    round->kind == ROUND_PULSE
		? _("the questionnaire is not for a temperature measurement: it asks neither how "
		    "things are going nor about actions")
		: _("the questionnaire is not for a self-assessment: it has no area of competence "
		    "or conditions"));
}
