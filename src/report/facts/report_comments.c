/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The words around other people's. */
#include "report/facts/report_comments.h"

#include "base/io/language.h"
#include "base/text.h"

const struct comments *report_comments_next(
    const struct report *report, const struct report_unit *unit, const struct comments *before)
{
	const struct figures *figures = report->figures;

	for (size_t i = before != NULL ? (size_t)(before - figures->comments) + 1 : 0;
	     i < figures->n_comments; i++)
		if (figures->comments[i].unit == unit->unit)
			return &figures->comments[i];
	return NULL;
}

const char *report_comments_title(void)
{
	return _("What people wrote, word for word, in an order that means nothing");
}

/* Does a unit within this one quote comments to the same item? */
static bool has_quoting_part(const struct report *report, const struct comments *whole)
{
	const struct figures *figures = report->figures;

	for (size_t i = 0; i < figures->n_comments; i++) {
		const struct comments *part = &figures->comments[i];

		if (part->unit != whole->unit && part->item == whole->item && part->n_texts > 0 &&
		    part->unit != FIGURES_ALL &&
		    (whole->unit == FIGURES_ALL ||
			organisation_within(figures->round->organisation, part->unit, whole->unit)))
			return true;
	}
	return false;
}

const char *report_comments_note(const struct report *report, const struct comments *comments)
{
	if (comments->erased)
		return _("What people wrote was erased with the answers.");
	if (has_quoting_part(report, comments))
		return comments->hidden
			   ? _("What is quoted for a smaller unit is not repeated here; what is "
			       "left over is hidden: too few.")
			   : _("What is quoted for a smaller unit is not repeated here.");
	return comments->hidden ? _("hidden: too few") : NULL;
}

char *report_comments_left_out(const struct comments *comments)
{
	if (comments->n_left_out == 0)
		return NULL;
	return text_format(P_("%zu comment was left out by the coordinator.",
			       "%zu comments were left out by the coordinator.",
			       (unsigned long)comments->n_left_out),
	    comments->n_left_out);
}
