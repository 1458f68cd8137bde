/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the screen_page*.c share. */
#ifndef SKATTA_WALK_SCREEN_PAGE_PRIVATE_H
#define SKATTA_WALK_SCREEN_PAGE_PRIVATE_H

#include "tui/choices.h"
#include "tui/line_edit.h"
#include "tui/screen.h"
#include "walk/screen_page.h"

enum { SCREEN_PAGE_FIELD_SIZE = 32 * 1024, SCREEN_PAGE_MAX_KEYS = 24 };

/* Where the person stood on a page that was left for another one. */
struct screen_page_place {
	const struct step *step;
	size_t focus;
	int top;
};

/* What those keys do that act on the walk. */
struct screen_page_acts {
	enum error (*press_letter)(void *state, int code);
	enum error (*go_back)(void *state, int code);
	enum error (*submit)(void *state, int code);
};

struct screen_page {
	struct walk *walk;
	struct page page;        /* of the present step */
	const struct step *step; /* that the page is of */
	unsigned turn;           /* and whose */
	struct choice *rows;     /* the page's choices, for the list */
	struct choices choices;
	struct line_edit edit;
	char *help;       /* of the step, where it is now */
	char *field;      /* what is written, in secret memory; or */
	char no_field[1]; /* in this before there is any: nothing */
	size_t field_size;
	int top;                                         /* rows of the page scrolled away */
	struct screen_page_place places[WALK_DEPTH + 1]; /* by the length of the way to there */
	size_t depth;                                    /* of the present page */
	const struct screen_page_start *start;
	enum error opened; /* what start->open() answered */
	bool meant; /* the person has moved the focus, or been asked whether Enter is meant */
	const struct screen_page_acts *acts;
	struct key keys[SCREEN_PAGE_MAX_KEYS];
	char digits[24]; /* their name in the table: «1–12» */
};

/* For screen_page.c: make the table of keys of the present page; the table as it is now, which
 * depends on the room there is; the letter of the step's key that has this code. */
void screen_page_keys_take(struct screen_page *screen);
const struct key *screen_page_keys_now(const void *state);
char screen_page_keys_letter(const struct screen_page *screen, int code);

/* Draw the page; for screen_page.c. */
void screen_page_draw(const void *state, const struct canvas *canvas);
/* How the page's lines lie on a canvas of this size. */
struct screen_page_rows {
	int width;         /* columns of each */
	bool tight;        /* hints and blank rows give way */
	int shown, hidden; /* rows that have room, and those that are out of sight */
	size_t first;      /* of the page's lines: what is known gives way */
};
struct screen_page_rows screen_page_rows(const struct screen_page *screen, int height, int width);

#endif
