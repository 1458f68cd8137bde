/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The result as a file of one's own, as text or as HTML by the ending of its name. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/path.h"
#include "base/text.h"
#include "client/steps/hand/result.h"
#include "client/steps/hand/step_keep.h"
#include "client/steps/journey.h"
#include "client/steps/places.h"
#include "sheet/sheet_out.h"
#include "walk/page_write.h"

static const char ending[] = ".html";

static char *name_of(const char *name, const struct round *round)
{
	return text_format("%s-%s", name, round->id);
}

void step_keep_ask(const char *name, const struct round *round, struct page *page)
{
	char *whole = name_of(name, round);

	places_ask_file(whole, ending, page);
	free(whole);
}

char *step_keep_file(const char *path, const char *name, const struct round *round)
{
	char *whole = name_of(name, round), *file = places_file(path, whole, ending);

	free(whole);
	return file;
}

static enum error keep_show(const struct journey *journey, struct page *page)
{
	journey_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("In which file do you want to save your result? A name that ends in .html makes a "
	      "page for a browser, any other name makes text."));
	page_line(page, PAGE_QUIET, "%s",
	    _("The file is not locked: whoever can read it sees your result. A USB stick of your "
	      "own is a "
	      "better place than a shared machine."));
	step_keep_ask(_("result"), journey->round, page);
	page_set(&page->draft, "keep/%s", journey->round->id);
	return ERROR_NONE;
}

/* All that the result's pages show, in one, but for notes: these never leave the profile. */
static void describe(const struct journey *journey, struct page *page)
{
	struct result result;

	result_open(&result, journey->response, EARLIER_ALL);
	page_set(&page->title, "%s · %s", _("Your result"), journey->round->title);
	result_overview(&result, page);
	result_advice(&result, page);
	for (const struct area *area = NULL; (area = result_next(&result, area)) != NULL;) {
		char *name = result_name(&result, area);

		page_line(page, PAGE_PART, "%s", name);
		result_area(&result, area, page);
		free(name);
	}
	result_area_conditions(&result, page);
	result_close(&result);
}

bool step_keep_is_html(const char *path)
{
	size_t length = strlen(path), last = sizeof ending - 1;

	return length > last && strcmp(path + length - last, ending) == 0;
}

static enum error keep(const struct journey *journey, const char *path)
{
	struct page page = { 0 };
	struct text text = { 0 };
	enum error rc = journey->walk->kiosk ? kiosk_check_file(path) : ERROR_NONE;

	if (rc != ERROR_NONE)
		return rc;
	describe(journey, &page);
	page_write(&page, step_keep_is_html(path) ? &sheet_html : &sheet_text, &text);
	rc = file_new(path, text.bytes, text.length, false);
	text_wipe(&text);
	page_free(&page);
	return rc;
}

static enum error keep_write(struct journey *journey, const char *path)
{
	char *file = step_keep_file(path, _("result"), journey->round), *whole;
	enum error rc = places_check_file(path);

	if (rc == ERROR_NONE)
		rc = keep(journey, file);
	whole = path_whole(file);
	if (rc == ERROR_NONE) {
		walk_say(journey->walk, _("Your result is in %s."), whole);
		rc = walk_go(journey->walk, STEP_RESULT);
	}
	free(whole);
	free(file);
	return rc;
}

const struct step step_keep = {
	.name = "keep",
	.help = N_("Write the number of a place that is listed, or the path of a file, such as "
		   "/media/usb/result.html, and press Enter. ~ is your home folder."),
	.show = keep_show,
	.write = keep_write,
};
