/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the chief and the head agreed on in their dialogue, as it was written down last. */
#include <stdlib.h>

#include "base/io/language.h"
#include "client/steps/lead/step_lead.h"
#include "report/agreed_sheet.h"

static void show_line(const struct agreed_line *line, struct page *page)
{
	page_line(page, PAGE_HEADING, "%s", line->texts[AGREED_WHAT]);
	for (size_t f = AGREED_WHAT + 1; f < AGREED_FIELDS; f++)
		if (line->texts[f][0] != '\0')
			page_row(page, _(agreed_field_names[f]), line->texts[f]);
}

static enum error agreed_show(const struct journey *journey, struct page *page)
{
	const struct lead *lead = journey->lead;
	char *written;

	step_lead_head(journey, page);
	page_choice(page, _("Back to the unit"));
	if (!lead_has_agreed(lead))
		return ERROR_NONE;
	written = agreed_sheet_written(lead->file->agreed);
	page_line(page, PAGE_TEXT, "%s", _("What was agreed on in the dialogue about the result."));
	if (lead->file->agreed->next[0] != '\0')
		page_line(page, PAGE_TEXT, _("Next meeting: %s"), lead->file->agreed->next);
	for (size_t i = 0; i < lead->file->agreed->n_lines; i++)
		show_line(&lead->file->agreed->lines[i], page);
	page_line(page, PAGE_QUIET, "%s", written);
	free(written);
	return ERROR_NONE;
}

static enum error agreed_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return walk_go(journey->walk, STEP_LEAD);
}

const struct step step_agreed = {
	.name = "agreed",
	.help = N_("It is on the page of your next dialogue too, to tick what is done. Nobody "
		   "else's page has it."),
	.show = agreed_show,
	.choose = agreed_choose,
};
