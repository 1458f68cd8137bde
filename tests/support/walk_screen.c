/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a screen must have of a page, and the keys that lead on from it: digits and letters at one
 * station, arrows and Enter at the next. */
#include "support/walk_screen.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/terminal_private.h"

enum { NARROW = 60 };

struct walking {
	struct term *term;
	const struct walker_record *record;
	int rows, columns;
	const char *option; /* of the program, or NULL */
	size_t at;          /* the station */
	size_t focus;
	struct {
		const struct step *step;
		size_t focus;
	} left[WALK_DEPTH + 1]; /* where the focus was, by the depth of the way */
	bool still_said;        /* what was told still stands there */
	bool reads;             /* on, to the end of each page */
};

static const struct walker_station *station_of(const struct walking *walking)
{
	return &walking->record->stations[walking->at];
}

/* Hints and the ends of long names may be left out. */
static bool is_narrow(const struct walking *walking)
{
	return walking->columns < NARROW;
}

static char *screen_folded(const struct term *term)
{
	char *screen = term_screen(term), *folded = walker_fold(screen);

	free(screen);
	return folded;
}

/* All words that a screen shows, and those that it should, in order. */
struct words {
	char **all;
	size_t count;
};

/* A row may end behind a hyphen. */
static struct words words_of(const char *text)
{
	struct words words = { 0 };
	size_t length;

	for (; *text != '\0'; text += length) {
		text += strspn(text, " \n");
		length = strcspn(text, " \n-");
		length += text[length] == '-';
		if (length == 0)
			break;
		words.all = memory_grow(words.all, words.count + 1, sizeof *words.all);
		words.all[words.count] = memory_copy_bytes(text, length + 1);
		words.all[words.count++][length] = '\0';
	}
	return words;
}

static void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->all[i]);
	free(words->all);
}

static bool is_same(const char *shown, const char *word)
{
	size_t length = strlen(shown), more = strlen("…");

	if (strcmp(shown, word) == 0)
		return true;
	/* Cut off. */
	return length > more && strcmp(shown + length - more, "…") == 0 &&
	       strncmp(shown, word, length - more) == 0;
}

/* How many of the words, from the `from`-th on, stand on the screen one behind another. What
 * stands beside them does not matter. */
static size_t seen_from(const struct term *term, const struct words *wanted, size_t from)
{
	char *screen = term_screen(term);
	struct words shown = words_of(screen);

	for (size_t i = 0; i < shown.count && from < wanted->count; i++)
		from += is_same(shown.all[i], wanted->all[from]);
	words_free(&shown);
	free(screen);
	return from;
}

/* What is too long for a row is broken anywhere. */
static void add_words(const struct walking *walking, struct text *all, const char *text)
{
	struct words words = words_of(text);

	for (size_t i = 0; i < words.count; i++)
		if ((int)text_width(words.all[i]) < walking->term->columns - 6)
			text_addf(all, "%s ", words.all[i]);
	words_free(&words);
}

/* Of a bar's name the first word: the rest may stand below what is beside it. */
static void add_line_words(
    const struct walking *walking, struct text *all, const struct page_line *line)
{
	char *first = memory_copy(line->text);

	if (page_is_bar(line->mark))
		first[strcspn(first, " ")] = '\0';
	add_words(walking, all, first);
	free(first);
	if (line->n_cells == 0 && line->aside != NULL)
		add_words(walking, all, line->aside);
	for (size_t k = 0; k < line->n_cells; k++)
		add_words(walking, all, line->cells[k].text);
}

/* All that is to be read on the page. */
static struct words words_to_read(const struct walking *walking)
{
	const struct page *page = &station_of(walking)->page;
	struct text all = { 0 };
	struct words words;

	text_add(&all, "");
	/* What is known gives way where there is no room for all. */
	for (size_t i = page->n_known; i < page->n_lines; i++) {
		const struct page_line *line = &page->lines[i];

		if (is_narrow(walking) && line->mark != PAGE_TEXT && line->mark != PAGE_HEADING)
			continue;
		add_line_words(walking, &all, line);
	}
	words = words_of(all.bytes);
	text_free(&all);
	return words;
}

static bool has_words(const struct walking *walking, const char *text)
{
	struct text all = { 0 };
	struct words words;
	size_t most;
	bool has;

	if (text == NULL || text[0] == '\0')
		return true;
	add_words(walking, &all, text);
	words = words_of(all.bytes != NULL ? all.bytes : "");
	/* A low terminal has no room for all that an error says. */
	most = is_narrow(walking) && words.count > 3 ? 3 : words.count;
	has = seen_from(walking->term, &words, 0) >= most;
	words_free(&words);
	text_free(&all);
	return has;
}

/* Whole, or as far as there is room for it. */
static bool has_title(const struct walking *walking)
{
	char *row = term_row(walking->term, 0);
	const char *shown = row + strspn(row, " "), *cut = strstr(shown, "…");
	const char *title = station_of(walking)->page.title;
	bool has = strncmp(shown, title, strlen(title)) == 0 ||
		   (cut != NULL && strncmp(shown, title, (size_t)(cut - shown)) == 0);

	free(row);
	return has;
}

/* The number and the first word of the choice stand in the cursor's row. */
static bool has_focus(const struct walking *walking)
{
	static const char *const marks[] = { "", "● ", "○ " };
	const char *text = station_of(walking)->page.choices[walking->focus].text;
	char *row = term_row(walking->term, term_cursor_row(walking->term));
	char *folded = walker_fold(row);
	bool has = false;

	text += strspn(text, " ");
	for (size_t i = 0; i < COUNT(marks); i++) {
		char *wanted = text_format(
		    "%zu %s%.*s", walking->focus + 1, marks[i], (int)strcspn(text, " "), text);

		has = has || strstr(folded, wanted) != NULL;
		free(wanted);
	}
	free(folded);
	free(row);
	return has;
}

/* What is reversed is where the cursor stands, and nothing else. */
static bool reverses_only_focus(const struct walking *walking, bool has_choices)
{
	const struct term *term = walking->term;

	for (int row = 0; row < term->rows; row++) {
		char *styles = term_row_styles(term, row);
		bool reversed = strpbrk(styles, "rR") != NULL;

		free(styles);
		if (reversed && (!has_choices || row < term_cursor_row(term)))
			return false;
	}
	return !has_choices ||
	       term_cell_is_reversed(term, term_cursor_row(term), term_cursor_column(term));
}

static const char *stands(const struct page *page)
{
	return page->typed != NULL ? page->typed : page->given != NULL ? page->given : "";
}

/* Of a line that is longer than its field the end is seen, where the cursor stands: its last words.
 */
static const char *seen_of_field(const struct walking *walking)
{
	enum { FIELD = 24 };
	const struct page *page = &station_of(walking)->page;
	const char *text = stands(page), *from = text, *blank;

	if (!is_narrow(walking) || page->field == PAGE_LINES)
		return text;
	while (strlen(from) > FIELD && (blank = strchr(from, ' ')) != NULL)
		from = blank + 1;
	return from;
}

static bool has_status(const struct walking *walking)
{
	const struct page *page = &station_of(walking)->page;
	char *screen = screen_folded(walking->term);
	bool has = walking->still_said || is_narrow(walking) ||
		   ((page->status_left == NULL || strstr(screen, page->status_left) != NULL) &&
		       (page->status_right == NULL || strstr(screen, page->status_right) != NULL));

	free(screen);
	return has;
}

/* What the screen lacks of the station; NULL where it lacks nothing. */
static const char *lacks(const struct walking *walking)
{
	const struct walker_station *station = station_of(walking);
	const struct page *page = &station->page;
	bool field = page->field != PAGE_NO_FIELD;

	if (!has_title(walking))
		return page->title;
	if (walking->still_said && station->sentence != NULL &&
	    !has_words(walking, station->sentence))
		return station->sentence;
	if (walking->still_said && !is_narrow(walking) && !has_words(walking, station->hint))
		return station->hint;
	/* Of two things to tell, the screen tells the failure. */
	if (walking->still_said && station->sentence == NULL && !has_words(walking, station->said))
		return station->said;
	if (field && !has_words(walking, page->label))
		return page->label;
	if (field && page->field != PAGE_SECRET && !has_words(walking, seen_of_field(walking)))
		return stands(page);
	if (!field && !has_focus(walking))
		return page->choices[walking->focus].text;
	if (!reverses_only_focus(walking, !field))
		return "the focus, and nothing else, reversed";
	if (!term_cursor_is_shown(walking->term))
		return "the cursor";
	return has_status(walking) ? NULL : page->status_right;
}

static void must(const struct walking *walking, bool is, const char *what)
{
	char *why;

	if (is)
		return;
	why = text_format("after «%s» this does not come: %s", station_of(walking)->word, what);
	term_print(walking->term, why);
	fail_msg("%s", why);
}

/* Let the program draw until nothing is lacking and `from` of the words to read are there, or can
 * be turned to. */
static void wait_for(struct walking *walking, const struct words *wanted, size_t from)
{
	long end = term_now() + TERM_LIMIT;
	bool settled = false;

	for (;;) {
		const char *lack = lacks(walking);

		if (lack == NULL && seen_from(walking->term, wanted, 0) < from &&
		    term_row_of(walking->term, "PgUp") < 0)
			lack = wanted->all[from - 1];
		if (lack == NULL && settled)
			return;
		settled = lack == NULL;
		if (settled) {
			term_settle(walking->term);
			continue;
		}
		must(walking, term_now() < end && !walking->term->ended, lack);
		term_pump(walking->term, (int)(end - term_now()));
	}
}

static void wait_for_change(struct walking *walking, const char *before, const char *wanted)
{
	long end = term_now() + TERM_LIMIT;
	bool same = true;

	while (same) {
		char *now = term_screen(walking->term);

		same = strcmp(now, before) == 0;
		free(now);
		must(walking, !same || term_now() < end, wanted);
		if (same)
			term_pump(walking->term, (int)(end - term_now()));
	}
	term_settle(walking->term);
}

static void turn(struct walking *walking, const char *key, const char *wanted)
{
	char *before = term_screen(walking->term);

	term_keys(walking->term, key);
	walking->still_said = false;
	wait_for_change(walking, before, wanted);
	free(before);
}

/* Who comes back to a page is where they were; a sign in its first row says that more is above. */
static void turn_to_beginning(struct walking *walking)
{
	enum { FIRST_ROW = 2 };

	while (term_row_of(walking->term, "↑") == FIRST_ROW)
		turn(walking, "<PageUp>", "what is above");
}

/* Read on to the end of the page, and back to its beginning. What was told takes room, and goes. */
static void read_page(struct walking *walking, const struct words *wanted)
{
	size_t first, seen;

	turn_to_beginning(walking);
	first = seen = seen_from(walking->term, wanted, 0);
	while (seen < wanted->count) {
		turn(walking, "<PageDown>", wanted->all[seen]);
		seen = seen_from(walking->term, wanted, seen);
	}
	while (seen_from(walking->term, wanted, 0) < first)
		turn(walking, "<PageUp>", wanted->all[first - 1]);
	wait_for(walking, wanted, first);
}

static void arrive(struct walking *walking)
{
	const struct walker_station *station = station_of(walking);
	struct words wanted = words_to_read(walking);

	walking->still_said = station->said != NULL || station->sentence != NULL;
	wait_for(walking, &wanted, wanted.count);
	if (walking->reads && seen_from(walking->term, &wanted, 0) < wanted.count)
		read_page(walking, &wanted);
	words_free(&wanted);
}

static void choose(const struct walking *walking, const struct page *page, size_t choice)
{
	struct term *term = walking->term;
	size_t focus = walking->focus;
	bool by_arrows = walking->at % 2 == 0 && focus != choice && !page->several;
	char *digits = text_format("%zu", choice + 1);

	for (; by_arrows && focus < choice; focus++)
		term_keys(term, "<Down>");
	for (; by_arrows && focus > choice; focus--)
		term_keys(term, "<Up>");
	if (!by_arrows)
		term_keys(term, digits);
	if (by_arrows || (choice + 1) * 10 <= page->n_choices)
		term_keys(term, "<Enter>");
	free(digits);
}

static void type(struct term *term, const struct page *page, const char *text)
{
	/* From wherever the cursor stands. */
	for (size_t i = strlen(stands(page)); i > 0; i--)
		term_keys(term, "<Backspace><Delete>");
	term_keys(term, text);
	term_keys(term, page->field == PAGE_LINES ? "<Tab>" : "<Enter>");
}

/* In a field the arrows move in what is written, and letters are text. */
static void press(const struct walking *walking, const struct page *page, const char *letter)
{
	const char *const arrows[][3] = {
		{ "<", "<Left>", "<PageUp>" },
		{ ">", "<Right>", "<PageDown>" },
	};
	bool field = page->field != PAGE_NO_FIELD;

	for (size_t i = 0; i < COUNT(arrows); i++)
		if (strcmp(letter, arrows[i][0]) == 0 && (field || walking->at % 2 == 0)) {
			term_keys(walking->term, arrows[i][field ? 2 : 1]);
			return;
		}
	assert_false(field);
	term_keys(walking->term, letter);
}

static void do_word(struct walking *walking, const char *word, const struct page *page)
{
	switch (word[0]) {
	case '#':
		choose(walking, page, strtoul(word + 1, NULL, 10) - 1);
		break;
	case '=':
		type(walking->term, page, word + 1);
		break;
	case '!':
		press(walking, page, word + 1);
		break;
	default:
		term_keys(walking->term, "<Esc>");
	}
}

static void must_be_given_back(struct term *term, int status)
{
	assert_int_equal(term_wait_end(term), status);
	assert_true(term_modes_are_restored(term));
	assert_true(term_cursor_is_shown(term));
	assert_false(term_is_alternate(term));
	term_stop(term);
}

void walk_screen_leave(struct term *term)
{
	if (term == NULL)
		return;
	term_signal(term, SIGTERM);
	must_be_given_back(term, 1);
}

static void start(struct walking *walking)
{
	const char *language = walking->record->stations[0].language;
	const struct term_settings settings = {
		.rows = walking->rows,
		.columns = walking->columns,
		.environment = walker_environment(),
	};

	walking->term = term_start(&settings, walker_program(language, walking->option));
}

/* The focus of a list that several are chosen of stays where it was; who goes back to a page finds
 * it where it was left. */
static size_t focus_at(struct walking *walking, const struct walker_station *before)
{
	const struct walker_station *station = station_of(walking);
	bool chose = station->word[0] == '#', back = station->word[0] == '<';
	size_t choice = chose ? strtoul(station->word + 1, NULL, 10) - 1 : walking->focus;

	if (before != NULL) {
		walking->left[before->depth].step = before->step;
		walking->left[before->depth].focus = choice;
	}
	if (back && before != NULL && station->depth < before->depth &&
	    walking->left[station->depth].step == station->step &&
	    walking->left[station->depth].focus < station->page.n_choices)
		return walking->left[station->depth].focus;
	if (before != NULL && before->page.several && station->page.several &&
	    before->step == station->step && choice < station->page.n_choices)
		return choice;
	return station->page.focus;
}

static struct term *walk(struct walking *walking)
{
	const struct walker_record *record = walking->record;
	const struct walker_station *before = NULL;

	for (size_t i = 0; i < record->count; i++) {
		const struct walker_station *station = &record->stations[i];
		bool again = strcmp(station->word, "*again") == 0;

		walking->at = i;
		if (station->word[0] == '*' && !again) {
			journeys_happen(station->word + 1);
			continue;
		}
		if (again)
			walk_screen_leave(walking->term);
		if (i == 0 || again)
			start(walking);
		else
			do_word(walking, station->word, &before->page);
		if (station->left) {
			must_be_given_back(walking->term, 0);
			walking->term = NULL;
		} else {
			walking->focus = focus_at(walking, again ? NULL : before);
			arrive(walking);
		}
		before = station;
	}
	return walking->term;
}

struct term *walk_screen(const struct walker_record *record, int rows, int columns)
{
	struct walking walking = {
		.record = record, .rows = rows, .columns = columns, .reads = true
	};

	return walk(&walking);
}

struct term *walk_screen_past(
    const struct walker_record *record, int rows, int columns, const char *option)
{
	struct walking walking = {
		.record = record, .rows = rows, .columns = columns, .option = option
	};

	return walk(&walking);
}
