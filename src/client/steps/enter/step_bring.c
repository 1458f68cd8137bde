/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A place that comes in a file from another machine: which file, and then what opens it. */
#include <stdlib.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/path.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/enter/step_copy.h"
#include "client/steps/journey.h"
#include "client/steps/places.h"
#include "client/store/profile_backup.h"

static enum error bring_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Your profile from another machine"));
	page_line(page, PAGE_TEXT, "%s", _("In which file is the copy of your profile?"));
	places_ask_found(STEP_COPY_NAME, STEP_COPY_ENDING, page);
	if (page->n_places == 0)
		page_line(page, PAGE_QUIET, "%s",
		    _("No stick with such a copy is at hand. Put it in, go back and come here "
		      "again; or write the path of the file."));
	if (journey->path != NULL)
		page_set(&page->given, "%s", journey->path);
	return ERROR_NONE;
}

/* Without links; in a kiosk neither they nor anything else lead to what is not on a stick. */
static enum error read_copy(
    const struct journey *journey, const char *path, unsigned char **sealed, size_t *length)
{
	enum error rc = journey->walk->kiosk ? kiosk_check_copy(path) : ERROR_NONE;
	char *whole;

	if (rc != ERROR_NONE)
		return rc;
	whole = path_whole(path);
	rc = journey->walk->kiosk ? kiosk_check_copy(whole) : ERROR_NONE;
	if (rc == ERROR_NONE)
		rc = file_read(whole, BACKUP_LIMIT, sealed, length);
	free(whole);
	return rc;
}

static enum error bring_write(struct journey *journey, const char *path)
{
	unsigned char *sealed = NULL;
	char *file = NULL;
	size_t length;
	enum error rc = places_check_file(path);

	if (rc == ERROR_NONE && !journey->walk->kiosk)
		rc = places_found(path, STEP_COPY_NAME, STEP_COPY_ENDING, &file);
	else if (rc == ERROR_NONE)
		file = memory_copy(path);
	if (rc == ERROR_NONE)
		rc = read_copy(journey, file, &sealed, &length);
	if (rc == ERROR_NONE)
		rc = profile_backup_check(file, sealed, length);
	free(sealed);
	if (rc == ERROR_NONE) {
		text_forget(journey->path);
		journey->path = file;
		return walk_go(journey->walk, STEP_BRING_OPEN);
	}
	free(file);
	return rc;
}

const struct step step_bring = {
	.name = "bring",
	.help = N_("Write the number of a copy that is listed, or the path of the file, such as "
		   "/media/usb/skatta-profile.age, and press Enter. ~ is your home folder."),
	.show = bring_show,
	.write = bring_write,
};

static enum error bring_open_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Your profile from another machine"));
	page_row(page, _("File"), journey->path);
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the passphrase that your profile had when the copy was made. It is not "
	      "shown."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Passphrase"));
	return ERROR_NONE;
}

/* Here as it was there, and open. */
static enum error take_in(struct journey *journey, const char *passphrase)
{
	unsigned char *sealed = NULL;
	struct backup *backup = NULL;
	size_t length;
	enum error rc = read_copy(journey, journey->path, &sealed, &length);

	if (rc == ERROR_NONE)
		rc = profile_backup_open(journey->path, sealed, length, passphrase, &backup);
	if (rc == ERROR_NONE)
		rc = profile_restore(journey->store, backup, passphrase);
	if (rc == ERROR_NONE)
		rc = profile_open(journey->store, backup->name, passphrase, &journey->profile);
	backup_free(backup);
	free(sealed);
	return rc;
}

static enum error bring_open_write(struct journey *journey, const char *text)
{
	enum error rc = take_in(journey, text);

	/* Another passphrase may open it; otherwise it takes another file. */
	if (rc != ERROR_NONE) {
		if (rc != ERROR_PASSPHRASE)
			walk_go(journey->walk, STEP_BRING);
		return rc;
	}
	journey_forget(journey);
	rc = journey_enter(journey);
	if (rc == ERROR_NONE)
		walk_say(journey->walk, "%s",
		    _("Your profile is here now, with the same passphrase and recovery code. Go on "
		      "in one of the two only: whoever goes on in both answers twice."));
	return rc;
}

const struct step step_bring_open = {
	.name = "bring-open",
	.help = N_("Write the passphrase and press Enter. The characters are not shown. Nothing of "
		   "the copy is taken in before it opens."),
	.show = bring_open_show,
	.write = bring_open_write,
	.as_typed = true,
};
