/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A page as a value: words, lists, tables, bars and links in the order in which they are read. Who
 * has something to say puts it on a sheet, once; a way out (sheet_out.h) writes sheets and knows
 * nothing of what they say. Texts are lent until the sheet is freed, unless sheet_keep() has them;
 * a way out makes them safe. */
#ifndef SKATTA_SHEET_SHEET_H
#define SKATTA_SHEET_SHEET_H

#include "base/error.h"
#include "base/format/range.h"
#include "sheet/radar.h"

/* What is drawn. It has its numbers in words beside it: a way out may leave it out. */
enum sheet_drawing_kind {
	SHEET_NO_DRAWING,
	SHEET_BAR,         /* `range` of `whole`, an interval over it; open ends are hatched */
	SHEET_THERMOMETER, /* the same among words */
	SHEET_BAR_THEN,    /* of an earlier time, */
	SHEET_BAR_LATER,   /* and of that time as it is seen now */
	SHEET_SHARES,      /* `n` shares in per cent, as one bar */
	SHEET_CHANGE,      /* `range` beside 0; the edges are `whole` away from it */
	SHEET_SWATCH,      /* the colour of the `i`-th of `n` shares */
	SHEET_CURVE,       /* `n` numbers of `whole`, one time after another */
};

struct sheet_drawing {
	enum sheet_drawing_kind kind;
	struct range range, interval; /* the latter may be range_none */
	double whole;
	bool hollow; /* a change between other people */
	const struct range *shares;
	const long *numbers;
	size_t i, n;
};

/* What belongs together, from sheet_begin() to sheet_end(). */
enum sheet_group {
	SHEET_TOGETHER,    /* nothing more than that */
	SHEET_CONTENTS,    /* links */
	SHEET_PAGE,        /* begins a sheet of paper */
	SHEET_CHAPTER,     /* so does this, and stands out more */
	SHEET_SECTION,     /* and this, which stands out less */
	SHEET_SUBSECTION,  /* does not */
	SHEET_ACTION,      /* one of several of the same kind */
	SHEET_SAID,        /* what somebody said, behind the day */
	SHEET_ANSWERED,    /* a line and its bar */
	SHEET_BESIDE,      /* a radar and its table */
	SHEET_PLAN,        /* a part that is indented */
	SHEET_PARTS,       /* parts beside each other where there is room */
	SHEET_PART,        /* one of them */
	SHEET_ITEMS,       /* a table and what explains it */
	SHEET_EXPLANATION, /* how to read something */
	SHEET_LEGEND,      /* swatches and what they stand for */
	SHEET_PAPER,       /* room for a pen: paper only */
	SHEET_POINTS,      /* a list, */
	SHEET_STEPS,       /* a numbered one, */
	SHEET_QUOTES,      /* one of what people wrote, line by line, */
	SHEET_ENTRIES,     /* and one without bullets */
	SHEET_TERMS,       /* terms and what they mean: sheet_term() */
	SHEET_FACTS,       /* the same, closer, as a table */
};

enum sheet_words {
	SHEET_TITLE,   /* of a sheet that is one page */
	SHEET_RUNNING, /* of one that is several */
	SHEET_HEADING, /* from here on they grow smaller */
	SHEET_HEADING_2,
	SHEET_HEADING_3,
	SHEET_HEADING_4,
	SHEET_OPENING, /* a heading that begins a part of a long page */
	SHEET_TEXT,
	SHEET_HIDDEN, /* instead of figures */
	SHEET_QUIET,  /* stands back, */
	SHEET_ASIDE,  /* and is small besides */
	SHEET_ROUND,  /* of what the page is, where it may lie alone: paper only */
	SHEET_FOR,    /* for whom it is */
	SHEET_MARGIN, /* below a table, as wide as that */
	SHEET_COMMAND,
	SHEET_ITEM, /* of a list */
	SHEET_RULE, /* a line; no text */
};

enum sheet_column_kind {
	SHEET_NUMBERS,
	SHEET_MEANS,   /* numbers that stand out */
	SHEET_COUNTS,  /* numbers with a place for a mark */
	SHEET_CHANGES, /* drawn and in words */
	SHEET_LABELS,  /* words; at the end of a line of text, wherever it stands */
	SHEET_BARS,    /* no cell: where the drawing of the row stands in text */
};

struct sheet_column {
	enum sheet_column_kind kind;
	const char *head;  /* NULL: none */
	const char *heard; /* what it is short for; or NULL */
	size_t width;      /* columns of text; 0: as many as what stands in it wants */
};

enum { SHEET_ASIDES = 2 };

struct sheet_cell {
	const char *said;                 /* NULL: the place is empty */
	const char *asides[SHEET_ASIDES]; /* stand behind it, or below where there is room */
	const char *mark;                 /* of a note; or NULL */
	bool hidden;
	size_t span;        /* columns with cells that it goes over; 0: one */
	struct range shade; /* of 100: the more, the darker; range_none */
	struct sheet_drawing drawing;
};

struct sheet_row {
	const char *id;     /* or NULL */
	const char *bullet; /* before it in text; or NULL */
	const char *label;
	const char *aside; /* or NULL */
	size_t indent;     /* in columns of text: a row below another */
	struct sheet_drawing drawing;
	struct sheet_cell *cells;
	size_t n_cells;
};

enum sheet_look { SHEET_AREAS, SHEET_MAP, SHEET_SHARED, SHEET_ACTIONS, SHEET_BARRED };

struct sheet_table {
	enum sheet_look look;
	const char *caption; /* or NULL */
	const char *head;    /* over the labels; or NULL */
	struct sheet_column *columns;
	size_t n_columns;
	struct sheet_row *rows;
	size_t n_rows;
	/* In columns of text. */
	size_t id_width;
	size_t label_width;  /* 0: what the others leave */
	size_t hidden_width; /* of a cell that goes over all columns; 0: as wide as they are */
	bool uncut;          /* what ends a line is not cut where that is too long */
};

enum sheet_kind {
	SHEET_BEGIN,
	SHEET_END,
	SHEET_WORDS,
	SHEET_TERM,
	SHEET_DRAWING,
	SHEET_RADAR,
	SHEET_TABLE,
};

struct sheet_block {
	enum sheet_kind kind;
	enum sheet_group group; /* that begins or ends */
	enum sheet_words words;
	const char *label; /* of words: an id before them; of a term; or NULL */
	const char *text;
	const char *anchor;         /* of a group, or NULL; of words: what they link to, */
	const char *link;           /* by these at their end; NULL: by themselves */
	size_t indent, label_width; /* of terms, in columns of text */
	struct sheet_drawing drawing;
	struct radar_axis *axes;
	size_t n_axes;
	struct sheet_table *table;
};

/* Groups within groups. */
enum { SHEET_DEPTH = 16 };

struct sheet {
	const char *language; /* two letters */
	const char *title;
	bool wide; /* the way out has room for tables beside drawings, and pages that are turned */
	bool utf8; /* it may write beyond ASCII */
	struct sheet_block *blocks;
	size_t n_blocks;
	enum sheet_group open[SHEET_DEPTH];
	size_t n_open;
	char **kept;
	size_t n_kept;
};

void sheet_free(struct sheet *sheet);

/* Takes the text over, which may be NULL; it is lent until the sheet is freed. */
const char *sheet_keep(struct sheet *sheet, char *text);
const char *sheet_format(struct sheet *sheet, const char *format, ...) ERROR_PRINTF(2, 3);

/* `anchor`: what links lead to, or NULL; of SHEET_CONTENTS what they are called. */
void sheet_begin(struct sheet *sheet, enum sheet_group group, const char *anchor);
/* What a term has to its left in text, and how wide the column of terms is. */
void sheet_begin_terms(
    struct sheet *sheet, enum sheet_group group, size_t indent, size_t label_width);
void sheet_end(struct sheet *sheet);

/* Words; nothing where the text is NULL or empty. What is returned may be added to. */
struct sheet_block *sheet_words(struct sheet *sheet, enum sheet_words words, const char *text);
/* The same behind an id. */
void sheet_named(struct sheet *sheet, enum sheet_words words, const char *id, const char *text);
/* The same with a link at their end; NULL: they are the link. */
void sheet_link(struct sheet *sheet, enum sheet_words words, const char *text, const char *link,
    const char *anchor);
/* Nothing where the text is empty. Several texts of a term: the later have the label "". */
void sheet_term(
    struct sheet *sheet, const char *label, const char *text, const struct sheet_drawing *drawing);
void sheet_rule(struct sheet *sheet);
void sheet_draw(struct sheet *sheet, struct sheet_drawing drawing);
/* The axes are taken over; fewer than RADAR_LEAST_AXES are none. */
void sheet_radar(struct sheet *sheet, struct radar_axis *axes, size_t n_axes, const char *caption);

/* Columns first, then rows, whose cells stand in the columns that have any. What is returned is
 * there until the next of its kind is added. */
struct sheet_table *sheet_table(
    struct sheet *sheet, enum sheet_look look, const char *caption, const char *head);
struct sheet_column *sheet_column(
    struct sheet_table *table, enum sheet_column_kind kind, const char *head, size_t width);
struct sheet_row *sheet_row(struct sheet_table *table, const char *id, const char *label);
struct sheet_cell *sheet_cell(struct sheet_row *row, const char *said);
/* How many cells a row has that fills its columns; has a column, or that of the labels, a head? */
size_t sheet_cells(const struct sheet_table *table);
bool sheet_has_heads(const struct sheet_table *table);

/* A bar with, or without, an interval over it. */
struct sheet_drawing sheet_bar(struct range range, double whole);
struct sheet_drawing sheet_bar_between(struct range range, double whole, struct range interval);
/* A curve; the numbers are lent as texts are. */
struct sheet_drawing sheet_curve(const long *numbers, size_t n, double whole);

#endif
