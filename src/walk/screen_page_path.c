/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A field that holds a path, on the screen. */
#include <string.h>

#include "base/io/media.h"
#include "crypto/secret.h"
#include "tui/keys.h"
#include "tui/line_complete.h"
#include "walk/screen_page_private.h"

static void stand(struct screen_page *screen, const char *text)
{
	size_t length = strlen(text);

	if (length >= screen->field_size)
		return;
	secret_wipe(screen->field, strlen(screen->field));
	memcpy(screen->field, text, length + 1);
	screen->edit.cursor = length;
}

/* As it was offered, with the cursor behind it. */
static bool is_untouched(const struct screen_page *screen)
{
	return strcmp(screen->field, page_stands(&screen->page)) == 0 &&
	       screen->field[screen->edit.cursor] == '\0';
}

void screen_page_path_press(struct screen_page *screen, int code)
{
	bool is_digit = code >= '0' && code <= '9';

	if (screen->page.n_places > 0 && is_digit && is_untouched(screen))
		stand(screen, "");
}

enum line_edit_press screen_page_path_fill_in(struct screen_page *screen)
{
	const char *place = page_place_of(&screen->page, screen->field);

	if (place == NULL)
		return line_complete(&screen->edit, screen->walk->kiosk ? media_holds : NULL);
	stand(screen, place);
	return LINE_EDIT_CHANGED;
}
