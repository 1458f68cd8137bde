/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A copy of one's place in a file, to take along: where, and then the passphrase that seals it. */
#include "client/steps/enter/step_copy.h"

#include <stdlib.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/path.h"
#include "base/text.h"
#include "client/steps/journey.h"
#include "client/steps/places.h"
#include "client/store/profile_backup.h"

static enum error copy_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("A copy of my profile"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_line(page, PAGE_TEXT, "%s",
	    _("In which file do you want to save the copy? All of your profile is in it: answers, "
	      "notes, results, also of earlier rounds. On another machine choose \"I bring my "
	      "profile on a stick\"."));
	page_line(page, PAGE_QUIET, "%s",
	    _("It is locked with the passphrase that you have today. Where a folder is named, the "
	      "file gets a name in it."));
	places_ask_file(STEP_COPY_NAME, STEP_COPY_ENDING, page);
	page_set(&page->draft, "copy");
	if (journey->path != NULL)
		page_set(&page->given, "%s", journey->path);
	return ERROR_NONE;
}

/* Whatever can be refused is, before the passphrase is asked for. */
static enum error check_way(const struct journey *journey, const char *path)
{
	enum error rc = places_check_file(path);

	if (rc == ERROR_NONE && journey->walk->kiosk)
		rc = kiosk_check_copy(path);
	return rc == ERROR_NONE ? file_check_way(path, true) : rc;
}

static enum error copy_write(struct journey *journey, const char *text)
{
	char *path = places_file(text, STEP_COPY_NAME, STEP_COPY_ENDING);
	enum error rc = check_way(journey, path);

	if (rc != ERROR_NONE) {
		free(path);
		return rc;
	}
	text_forget(journey->path);
	journey->path = path;
	return walk_go(journey->walk, STEP_COPY_SEAL);
}

const struct step step_copy = {
	.name = "copy",
	.help = N_("Write the number of a place that is listed, or the path of a file or a folder, "
		   "such as /media/usb, and press Enter. ~ is your home folder. A file that is "
		   "there is never written over."),
	.show = copy_show,
	.write = copy_write,
};

static enum error copy_seal_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("A copy of my profile"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_row(page, _("File"), journey->path);
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the passphrase that you have now: the copy is sealed with it, and opens with "
	      "it, also when your profile has got another one. It is not shown."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Current passphrase"));
	return ERROR_NONE;
}

static enum error copy_seal_write(struct journey *journey, const char *text)
{
	char *whole;
	enum error rc = profile_confirm(journey->profile, text);

	if (rc != ERROR_NONE)
		return rc;
	rc = profile_backup_save(journey->profile, text, journey->path);
	/* Whatever it is, another file or stick may do. */
	if (rc != ERROR_NONE) {
		walk_go(journey->walk, STEP_COPY);
		return rc;
	}
	whole = path_whole(journey->path);
	walk_say(journey->walk,
	    _("A copy of your profile is in %s. Go on in one of the two only: whoever goes on in "
	      "both answers twice."),
	    whole);
	free(whole);
	text_forget(journey->path);
	journey->path = NULL;
	/* Past the page that asked for the file. */
	rc = walk_back(journey->walk);
	return rc == ERROR_NONE ? walk_back(journey->walk) : rc;
}

const struct step step_copy_seal = {
	.name = "copy-seal",
	.help = N_("Write the passphrase with which you opened your profile, and press Enter. The "
		   "characters are not shown."),
	.show = copy_seal_show,
	.write = copy_seal_write,
	.as_typed = true,
};
