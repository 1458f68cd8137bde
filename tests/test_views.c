/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every screen once, as text: wide and narrow, in both languages, with how it looks. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/language.h"
#include "base/text.h"
#include "client_sample.h"
#include "walk_screen.h"

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

static const struct walker_station *last_of(const struct walker_record *record)
{
	return &record->stations[record->count - 1];
}

static void every_view_in(const char *language, int rows, int columns)
{
	size_t others = 0;

	for (size_t i = 0; i < journeys_n_views; i++) {
		const struct journeys_view *view = &journeys_views[i];
		struct walker_record *record = record_view(view, language, "");
		char *name = text_format("%s.%s.%dx%d", view->name, language, columns, rows);
		struct term *term;

		assert_ptr_equal(last_of(record)->step, view->step);
		term = walk_screen_past(record, rows, columns, NULL);
		others += !term_is_picture(term, name);
		walk_screen_leave(term);
		walker_record_free(record);
		free(name);
	}
	assert_int_equal(others, 0);
}

static void every_screen_in_english(void **state)
{
	(void)state;
	every_view_in("en", 24, 80);
}

static void every_screen_in_swedish(void **state)
{
	(void)state;
	every_view_in("sv", 24, 80);
}

static void every_narrow_screen_in_english(void **state)
{
	(void)state;
	every_view_in("en", 12, 40);
}

static void every_narrow_screen_in_swedish(void **state)
{
	(void)state;
	every_view_in("sv", 12, 40);
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

/* S where nothing is typed: the same place, said in the other language, and back. */
static void another_language_keeps_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_views; i++) {
		struct walker_record *record = record_view(&journeys_views[i], "en", "");
		const struct walker_station *there = last_of(record);
		bool types = there->page.field != PAGE_NO_FIELD;

		walker_record_free(record);
		if (types)
			continue;
		record = record_view(&journeys_views[i], "en", "!S|!S");
		there = last_of(record);
		assert_string_equal(there[-2].language, "en");
		assert_string_equal(there[-1].language, "sv");
		for (int back = -2; back < 0; back++) {
			assert_ptr_equal(there[back].step, there->step);
			assert_int_equal(there[back].page.n_choices, there->page.n_choices);
			assert_int_equal(there[back].page.focus, there->page.focus);
		}
		walk_screen_leave(walk_screen_past(record, 24, 80, NULL));
		walker_record_free(record);
	}
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

/* Without colours every screen says and marks the same. */
static void nothing_is_told_by_colour(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_views; i++) {
		struct walker_record *record = record_view(&journeys_views[i], "en", "");
		struct term *term = walk_screen_past(record, 24, 80, NULL);
		char *styles = term_styles(term), *words = term_screen(term), *plain, *same;

		walk_screen_leave(term);
		walker_record_free(record);
		record = record_view(&journeys_views[i], "en", "");
		term = walk_screen_past(record, 24, 80, "--no-color");
		plain = term_styles(term);
		same = term_screen(term);
		assert_null(strpbrk(plain, "NBRU"));
		take_colours(styles);
		assert_string_equal(plain, styles);
		assert_string_equal(same, words);
		walk_screen_leave(term);
		walker_record_free(record);
		free(styles);
		free(words);
		free(plain);
		free(same);
	}
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_screen_in_english),
		TEST(every_screen_in_swedish),
		TEST(every_narrow_screen_in_english),
		TEST(every_narrow_screen_in_swedish),
		TEST(no_step_has_no_screen),
		TEST(another_language_keeps_the_place),
		TEST(nothing_is_told_by_colour),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
