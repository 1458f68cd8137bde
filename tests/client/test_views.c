/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every screen once, as text: at four sizes, in both languages, with how it looks. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/walk_screen.h"

static int start(void **state)
{
	language_start();
	return client_sample_start(state);
}

/* The journey to a view, and `more` behind it, in the process. */
static struct walker_record *record_view(
    const struct journeys_view *view, const char *language, const char *more)
{
	char *way = text_format("%s|%s", view->way, more);
	const struct journeys_walk walk = { view->name, view->machine, way };
	struct walker_record *record = walker_record(&walk, language);

	free(way);
	return record;
}

/* The machine as it was before the view's way. */
static void remake(const struct journeys_view *view)
{
	const struct journeys_walk walk = { view->name, view->machine, view->way };

	walker_remake(&walk);
}

static const struct walker_station *last_of(const struct walker_record *record)
{
	return &record->stations[record->count - 1];
}

/* The picture of the view in this language and at this size. */
static bool is_seen(struct term *term, const struct journeys_view *view, const char *language,
    int rows, int columns)
{
	char *name = text_format("%s.%s.%dx%d", view->name, language, columns, rows);
	bool is = term_matches_picture(term, name);

	free(name);
	return is;
}

/* Every second view; test_views_other shows the others at the same time. */
#ifndef VIEWS_FIRST
#define VIEWS_FIRST 0
#endif

/* What is left of the screen is for the page: the keys stand in one row, or in two where it is tall
 * enough, and ? is among them. */
static void names_keys_shortly(const struct term *term, int rows)
{
	int row = rows - 1, bar = 0;
	bool has_help = false;

	for (; row > 0; row--, bar++) {
		char *text = term_row(term, row);
		bool rule = strstr(text, "────") != NULL;

		has_help = has_help || strstr(text, "? h") != NULL || strstr(text, "F1 h") != NULL;
		free(text);
		if (rule)
			break;
	}
	assert_in_range(bar, 1, rows < 20 ? 1 : 2);
	assert_true(has_help);
}

static size_t others_at_all_sizes(
    struct term *term, const struct journeys_view *view, const char *language)
{
	static const struct {
		int rows, columns;
	} sizes[] = { { 24, 80 }, { 12, 40 }, { 40, 120 }, { 60, 200 }, { 24, 80 } };
	size_t others = 0;

	for (size_t i = 0; i < COUNT(sizes); i++) {
		if (i > 0)
			term_resize(term, sizes[i].rows, sizes[i].columns);
		others += !is_seen(term, view, language, sizes[i].rows, sizes[i].columns);
		names_keys_shortly(term, sizes[i].rows);
	}
	return others;
}

/* S where nothing is typed leads to the same place, said in the other language, and back. That is
 * the picture of the view in that language, but where something was told, or is done by S. */
static bool turns(const struct journeys_view *view, const struct walker_station *there)
{
	struct walker_record *record;
	bool does = there->said == NULL && there->sentence == NULL;

	if (there->page.field != PAGE_NO_FIELD)
		return false;
	record = record_view(view, "en", "!S|!S");
	for (size_t i = 0; i < 2; i++) {
		const struct walker_station *turned = &record->stations[record->count - 2 + i];

		assert_string_equal(turned->language, i == 0 ? "sv" : "en");
		assert_ptr_equal(turned->step, there->step);
		assert_int_equal(turned->page.n_choices, there->page.n_choices);
		assert_int_equal(turned->page.focus, there->page.focus);
		does = does && turned->said == NULL;
	}
	walker_record_free(record);
	return does;
}

/* The styles without colours, and without what is plain at the ends of rows. */
static void take_colours(char *styles)
{
	char *to = styles;

	for (char *from = styles; *from != '\0'; from++) {
		while (*from == '\n' && to > styles && to[-1] == 'n')
			to--;
		*to++ = (char)tolower((unsigned char)*from);
	}
	*to = '\0';
}

/* Without colours the screen of this way says and marks the same. */
static void is_the_same_without_colours(
    const struct walker_record *record, const char *words, char *styles)
{
	struct term *term = walk_screen_past(record, 24, 80, "--no-color");
	char *plain = term_styles(term), *same = term_screen(term);

	assert_null(strpbrk(plain, "NBRU"));
	take_colours(styles);
	assert_string_equal(plain, styles);
	assert_string_equal(same, words);
	walk_screen_leave(term);
	free(plain);
	free(same);
}

/* One walk shows a view at all sizes and in both languages: the window is made smaller, S is
 * pressed. What comes back is what was there. */
static void every_screen(void **state)
{
	size_t others = 0;

	(void)state;
	for (size_t i = VIEWS_FIRST; i < journeys_n_views; i += 2) {
		const struct journeys_view *view = &journeys_views[i];
		struct walker_record *record = record_view(view, "en", "");
		bool turning = turns(view, last_of(record));
		struct term *term;
		char *styles, *words;

		printf("# %s\n", view->name);
		assert_ptr_equal(last_of(record)->step, view->step);
		term = walk_screen_past(record, 24, 80, NULL);
		styles = term_styles(term);
		words = term_screen(term);
		others += others_at_all_sizes(term, view, "en");
		if (turning) {
			term_keys(term, "S");
			others += others_at_all_sizes(term, view, "sv");
			term_keys(term, "S");
			others += !is_seen(term, view, "en", 24, 80);
		}
		walk_screen_leave(term);
		remake(view);
		is_the_same_without_colours(record, words, styles);
		free(styles);
		free(words);
		walker_record_free(record);
		if (turning)
			continue;
		record = record_view(view, "sv", "");
		term = walk_screen_past(record, 24, 80, NULL);
		others += others_at_all_sizes(term, view, "sv");
		walk_screen_leave(term);
		walker_record_free(record);
	}
	assert_int_equal(others, 0);
}

static void no_step_has_no_screen(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_steps; i++) {
		size_t views = 0;

		for (size_t j = 0; j < journeys_n_views; j++)
			views += journeys_views[j].step == journeys_steps[i].step;
		if (views == 0)
			fail_msg("journeys_views[] has none of %s", journeys_steps[i].step->name);
	}
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_screen),
		TEST(no_step_has_no_screen),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
