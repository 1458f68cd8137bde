/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the screen_page*.c share. */
#ifndef SKATTA_WALK_SCREEN_PAGE_PRIVATE_H
#define SKATTA_WALK_SCREEN_PAGE_PRIVATE_H

#include "tui/choices.h"
#include "tui/line_edit.h"
#include "tui/screen.h"
#include "walk/screen_page.h"
#include "walk/screen_page_lines.h"

enum {
	SCREEN_PAGE_FIELD_SIZE = 32 * 1024,
	SCREEN_PAGE_MAX_KEYS = 24,
	SCREEN_PAGE_LEAST_AROUND = 24, /* rows of a canvas with room for what stands around */
};

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
	enum error (*fill_in)(void *state, int code);
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

/* For screen_page.c, in a field of a path: before a key changes it, let a digit take the place of
 * what stood in it first, where numbers stand for places; and what Tab does. */
void screen_page_path_press(struct screen_page *screen, int code);
enum line_edit_press screen_page_path_fill_in(struct screen_page *screen);

/* Draw the page; for screen_page.c. */
void screen_page_draw(const void *state, const struct canvas *canvas);
/* The columns that it can use of so many. */
int screen_page_width(const void *state, int columns);

/* Lines in a column of their own. */
struct screen_page_part {
	int left, width;   /* columns */
	int shown, hidden; /* rows that have room, and those that are out of sight */
	struct screen_page_lines lines;
};

/* How the page lies on a canvas of this size. What may stand beside it stands below, among its own
 * lines, where `beside` has no columns. */
struct screen_page_layout {
	int side; /* columns of the way as a whole, or 0 */
	struct screen_page_part main, beside;
};
struct screen_page_layout screen_page_layout(
    const struct screen_page *screen, int height, int width);

/* The rows that its choices or its field take. */
int screen_page_below(const struct screen_page *screen, int width);
/* How far it can be scrolled, and by how much at once. */
int screen_page_hidden(const struct screen_page_layout *layout);
int screen_page_turn(const struct screen_page_layout *layout);

#endif
