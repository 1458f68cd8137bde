/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Plan and messages as a file of one's own, as text or as HTML by the ending of its name. */
#include <stdlib.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/path.h"
#include "client/steps/hand/step_keep.h"
#include "client/steps/lead/step_lead.h"
#include "report/plan_sheet.h"
#include "sheet/sheet_out.h"

static enum error keep_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("In which file do you want to save the plan and the messages? A name that ends in "
	      ".html makes a page for a browser, any other name makes text."));
	page_line(page, PAGE_QUIET, "%s",
	    _("The file is not locked: whoever can read it sees the plan. You can also print it "
	      "and give it to the team."));
	step_keep_ask(_("plan"), journey->round, page);
	step_lead_draft(journey, page, "keep");
	return ERROR_NONE;
}

static enum error keep_write(struct journey *journey, const char *path)
{
	struct unit_file *file;
	struct plan_sheet plan = {
		.round = journey->round, .language = language_now(), .utf8 = true
	};
	struct text text = { 0 };
	char *whole;
	enum error rc = step_keep_check(path);

	if (rc != ERROR_NONE)
		return rc;
	file = lead_tell(journey->lead);
	plan.file = file;
	plan_sheet_write(&plan, step_keep_is_html(path) ? &sheet_html : &sheet_text, &text);
	rc = file_replace(path, text.bytes, text.length, false);
	text_wipe(&text);
	unit_file_free(file);
	if (rc != ERROR_NONE)
		return rc;
	whole = path_whole(path);
	walk_say(journey->walk, _("The plan is in %s."), whole);
	free(whole);
	return walk_go(journey->walk, STEP_LEAD);
}

const struct step step_plan_keep = {
	.name = "plan-keep",
	.help = N_("Write the number of a place that is listed, or the path of a file, such as "
		   "/media/usb/plan.html, and press Enter. ~ is your home folder."),
	.show = keep_show,
	.write = keep_write,
};
