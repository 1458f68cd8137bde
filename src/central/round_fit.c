/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What belongs to which kind of round. */
#include "central/round_fit.h"

#include <stdio.h>

#include "base/charset.h"
#include "base/language.h"

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
	    _("Give --follows the self-assessment before it: \"skatta-central round list\" has "
	      "them all."));
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
		? _("the questionnaire is not one of a temperature measurement: it asks neither "
		    "how it goes nor about actions")
		: _("the questionnaire is not one of a self-assessment: it has no area of "
		    "competence or conditions"));
}
