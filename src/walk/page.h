/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a step shows: filled in by the step, drawn by the screen, read out by plain
 * mode. It knows neither. */
#ifndef SKATTA_WALK_PAGE_H
#define SKATTA_WALK_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/format/range.h"

enum page_mark {
	PAGE_TEXT,    /* a paragraph */
	PAGE_HEADING, /* one that stands out */
	PAGE_PART,    /* one that begins a part of a long page */
	PAGE_QUIET,   /* one that stands back */
	PAGE_ITEM,    /* one of a list */
	PAGE_COMMAND, /* what is typed to a shell */
	PAGE_CODE,    /* one that is written down, in groups with hyphens between them */
	PAGE_ROW,     /* `text` and `aside` in two columns */
	PAGE_CURVE,   /* the same: a number for each of several times, drawn where it can be */
	PAGE_BAR,     /* `text`, a bar of `part` in `whole`, and `aside` */
	PAGE_LEVEL,   /* the same in 100, below a scale where there is room */
	/* Below a level, the same at other times: these belong together. */
	PAGE_LEVEL_BEFORE,
	PAGE_LEVEL_HINDSIGHT,
};

struct page_cell {
	char *head; /* over the column, or NULL */
	char *text;
};

struct page_line {
	enum page_mark mark;
	char *text;
	char *aside;      /* or NULL; of a bar all that it says, as words */
	long part, whole; /* of a bar; `whole` 0: no bar to draw */
	/* Where a bar ends that is not told as one number, and where it may: of `whole`, or none.
	 */
	struct range at, interval;
	/* What `aside` says, in columns for whom there is room: numbers, and words in the last.
	 * None: it stands in the place of all of them. */
	struct page_cell *cells;
	size_t n_cells;
	long *parts; /* of a curve, in PAGE_WHOLE; `aside` has them with their names */
	size_t n_parts;
};

/* One direction of a radar. It shows what the bars show: where there is no room for it, nothing is
 * lost. */
struct page_axis {
	char *name;  /* short */
	long part;   /* of 100 */
	long before; /* the same last time, or PAGE_NO_PART */
};

enum { PAGE_NO_PART = -1, PAGE_WHOLE = 100, PAGE_CELLS = 4 };

struct page_choice {
	char *text;
	char *aside; /* or NULL */
	bool chosen;
	bool apart; /* the first of another kind than those before it */
};

enum page_field {
	PAGE_NO_FIELD,
	PAGE_LINE,   /* one line */
	PAGE_PATH,   /* one that is a path: what is written becomes one by page_path() */
	PAGE_SECRET, /* one line that is not shown */
	PAGE_LINES,  /* several lines */
};

struct page {
	char *title;             /* where this is: left at the top */
	char *place;             /* right at the top, or NULL */
	struct page_line *lines; /* read first */
	size_t n_lines;
	/* So many of them, the first, stood on the page before this one as well: the screen shows
	 * them where there is room for all of the page, and lines do not read them again. */
	size_t n_known;
	size_t beside; /* the first of those that may stand beside the ones before it; 0: none */
	struct page_axis *axes; /* fewer than three make no radar */
	size_t n_axes;
	struct page_choice *choices;
	size_t n_choices;
	size_t focus;   /* the choice to begin at */
	bool several;   /* any of the choices may be chosen; otherwise at most one */
	bool undecided; /* nobody has chosen yet: the focus alone is no word, see screen_page.c */
	enum page_field field;
	char *label;  /* of the field */
	char *given;  /* what is saved of it, and stands in it at first; or NULL */
	size_t limit; /* characters that fit; 0: as many as one likes */
	char *draft;  /* under which what is not saved is kept; NULL where nothing is */
	/* Paths that a number alone stands for in a PAGE_PATH, the first for 1; the lines list
	 * them. */
	char **places;
	size_t n_places;
	char *typed; /* what stands in it instead and is not saved, in secret memory; or NULL */
	struct page_line *side; /* the way as a whole, beside the rest where there is room */
	size_t n_side;
	size_t side_here; /* which of it is now; n_side for none */
	/* What stands around this page, in order, for whom there is room to see it: each a PAGE_ROW
	 * with the answer in `aside`, or NULL; and a PAGE_PART where another part begins. */
	struct page_line *before, *after;
	size_t n_before, n_after;
	char *status_left, *status_right; /* how far, what is saved; or NULL */
};

void page_free(struct page *page);

/* All of these copy or format. */
void page_set(char **text, const char *format, ...) ERROR_PRINTF(2, 3);
void page_line(struct page *page, enum page_mark mark, const char *format, ...) ERROR_PRINTF(3, 4);
void page_row(struct page *page, const char *text, const char *aside);
void page_bar(struct page *page, const char *text, long part, long whole, const char *aside);
/* `part` may be PAGE_NO_PART: then there is no bar and no number. */
void page_level(
    struct page *page, enum page_mark mark, const char *text, long part, const char *level);
/* A level that is a range, or one that the interval is around; `at` may be none, for no bar. */
void page_level_between(
    struct page *page, const char *text, struct range at, struct range interval, const char *aside);
/* The next column of the bar that was added last, of PAGE_CELLS at most. */
void page_cell(struct page *page, const char *head, const char *text);
/* A curve, and each next number of it, of 100. */
void page_curve(struct page *page, const char *text);
void page_point(struct page *page, const char *name, long part);
/* What is added from now on may stand beside what is there, for whom there is room. */
void page_beside(struct page *page);
void page_axis(struct page *page, const char *name, long part, long before);
void page_side(struct page *page, const char *text, long part, long whole);
void page_before(struct page *page, const char *text, const char *answer);
void page_after(struct page *page, const char *text, const char *answer);
/* What comes after from here on is another part of the way. */
void page_after_part(struct page *page, const char *text);
/* A row that lists a path by its number, behind a name and before what else there is to say of it;
 * all may be other people's. */
void page_place(struct page *page, const char *name, const char *path, const char *about);
struct page_choice *page_choice(struct page *page, const char *text);

/* What stands in the field at first; never NULL. */
const char *page_stands(const struct page *page);
/* The path that a number alone stands for; NULL where it is none of a place. */
const char *page_place_of(const struct page *page, const char *text);
/* What is written into a PAGE_PATH as a path, for the caller to free: of a number where places are
 * listed, with the home folder for a `~`, or as it is. ERROR_REFUSED for a number of no place. */
enum error page_path(const struct page *page, const char *text, char **path) ERROR_MUST_CHECK;
/* Has it more characters than fit? Then as many bytes of it as fit. */
bool page_is_over(const struct page *page, size_t *fit);

bool page_is_bar(enum page_mark mark); /* also of a level */
bool page_is_level(enum page_mark mark);
/* The numbers of a curve alone: «25, 38, 44»; for the caller to free. */
char *page_curve_numbers(const struct page_line *line);

#endif
