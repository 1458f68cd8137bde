/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Result and plan as a file of one's own, as text or as HTML by the ending of its name; what was
 * said with the coordinator only where that is wanted. */
#include <stdlib.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/path.h"
#include "client/steps/hand/step_keep.h"
#include "client/steps/lead/step_lead.h"
#include "client/steps/places.h"
#include "report/plan_sheet.h"
#include "sheet/sheet_out.h"
#include "walk/page_write.h"

/* What stands in the file. */
static const char *say_what(const struct lead *lead, bool with_said)
{
	if (!lead_has_plan(lead))
		return _("The result");
	if (!lead_has_results(lead))
		return with_said ? _("The plan and the messages") : _("The plan");
	return with_said ? _("The result, the plan and the messages")
			 : _("The result and the plan");
}

static enum error what_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("What do you want to save? Messages and requests for support are between the unit's "
	      "leader and the coordinator: leave them out of what you give to others."));
	page_choice(page, say_what(journey->lead, false));
	page_choice(page, say_what(journey->lead, true));
	return ERROR_NONE;
}

static enum error what_choose(struct journey *journey, size_t choice)
{
	journey->at.with_said = choice == 1;
	return walk_go(journey->walk, STEP_PLAN_KEEP);
}

const struct step step_plan_keep_what = {
	.name = "plan-keep-what",
	.help = N_("Choose what the file is to have; you are asked next where it is to lie."),
	.show = what_show,
	.choose = what_choose,
};

static const char *name_of(const struct lead *lead)
{
	return lead_has_plan(lead) ? _("plan") : _("result");
}

static enum error keep_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", say_what(journey->lead, journey->at.with_said));
	page_line(page, PAGE_TEXT, "%s",
	    _("In which file do you want to save it? A name that ends in .html makes a page for a "
	      "browser, any other name makes text."));
	page_line(page, PAGE_QUIET, "%s",
	    _("The file is not locked: whoever can read it sees what it says. You can also print "
	      "it and give it to the team."));
	step_keep_ask(name_of(journey->lead), journey->round, page);
	step_lead_draft(journey, page, "keep");
	return ERROR_NONE;
}

/* All that the result's pages show, in one. */
static void describe(const struct journey *journey, struct page *page)
{
	char *name = lead_name(journey->lead);

	page_set(&page->title, "%s · %s", name, journey->round->title);
	step_lead_show_result(journey, page);
	page_line(page, PAGE_PART, "%s", _("Question by question"));
	step_lead_show_items(journey, page);
	free(name);
}

/* The result, and the plan behind it where the round has one. */
static void put_both(const struct journey *journey, const struct plan_sheet *plan,
    const struct sheet_way *way, struct text *out)
{
	struct page page = { 0 };
	struct sheet sheet = { .language = plan->language, .wide = way->wide, .utf8 = plan->utf8 };

	describe(journey, &page);
	sheet.title = page.title;
	sheet_words(&sheet, SHEET_TITLE, page.title);
	page_write_on(&page, &sheet);
	if (lead_has_plan(journey->lead)) {
		sheet_words(&sheet, SHEET_OPENING, _("Plan"));
		plan_sheet_put(plan, &sheet);
	}
	way->write(&sheet, out);
	sheet_free(&sheet);
	page_free(&page);
}

static enum error keep(const struct journey *journey, const char *path)
{
	const struct sheet_way *way = step_keep_is_html(path) ? &sheet_html : &sheet_text;
	struct unit_file *file;
	struct plan_sheet plan = {
		.round = journey->round,
		.language = language_now(),
		.utf8 = true,
		.without_said = !journey->at.with_said,
	};
	struct text text = { 0 };
	enum error rc;

	file = lead_tell(journey->lead);
	plan.file = file;
	if (lead_has_results(journey->lead))
		put_both(journey, &plan, way, &text);
	else
		plan_sheet_write(&plan, way, &text);
	rc = file_new(path, text.bytes, text.length, false);
	text_wipe(&text);
	unit_file_free(file);
	return rc;
}

static enum error keep_write(struct journey *journey, const char *path)
{
	char *file = step_keep_file(path, name_of(journey->lead), journey->round), *whole;
	enum error rc = places_check_file(path);

	if (rc == ERROR_NONE)
		rc = keep(journey, file);
	whole = path_whole(file);
	if (rc == ERROR_NONE) {
		walk_say(journey->walk, _("Saved in %s."), whole);
		rc = walk_go(journey->walk, STEP_LEAD);
	}
	free(whole);
	free(file);
	return rc;
}

const struct step step_plan_keep = {
	.name = "plan-keep",
	.help = N_("Write the number of a place that is listed, or the path of a file, such as "
		   "/media/usb/plan.html, and press Enter. ~ is your home folder."),
	.show = keep_show,
	.write = keep_write,
};
