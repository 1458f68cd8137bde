/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Colours can be read: each has a contrast of at least 4.5 to 1, as WCAG 2 reckons it, in the
 * palette of xterm, and there are few of them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/memory.h"
#include "tui/theme.h"

enum { MOST_ACCENTS = 3, FIRST = 8 /* colours; those behind them are the same, bright */ };

#define LEAST_CONTRAST 4.5

struct rgb {
	int red, green, blue;
};

static const struct rgb black = { 0, 0, 0 }, white = { 255, 255, 255 };

/* The first 16 as xterm has them; then a cube of 6 × 6 × 6; then 24 greys. */
static struct rgb of_xterm(int colour)
{
	static const struct rgb first[16] = { { 0, 0, 0 }, { 205, 0, 0 }, { 0, 205, 0 },
		{ 205, 205, 0 }, { 0, 0, 238 }, { 205, 0, 205 }, { 0, 205, 205 }, { 229, 229, 229 },
		{ 127, 127, 127 }, { 255, 0, 0 }, { 0, 255, 0 }, { 255, 255, 0 }, { 92, 92, 255 },
		{ 255, 0, 255 }, { 0, 255, 255 }, { 255, 255, 255 } };
	static const int levels[6] = { 0, 95, 135, 175, 215, 255 };
	int place = colour - 16, grey = 8 + 10 * (colour - 232);

	assert_in_range(colour, 0, 255);
	if (colour < 16)
		return first[colour];
	if (colour >= 232)
		return (struct rgb){ grey, grey, grey };
	return (struct rgb){ levels[place / 36], levels[place / 6 % 6], levels[place % 6] };
}

static double linear(int part)
{
	double share = part / 255.0;

	return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct rgb colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
	       0.0722 * linear(colour.blue);
}

static double contrast(struct rgb a, struct rgb b)
{
	double first = luminance(a) + 0.05, second = luminance(b) + 0.05;

	return first > second ? first / second : second / first;
}

/* What is known of these, so that the others can be believed. */
static void reckons_as_wcag_does(void **state)
{
	(void)state;
	assert_float_equal(contrast(black, white), 21.0, 0.001);
	assert_float_equal(contrast(white, white), 1.0, 0.001);
	assert_float_equal(contrast((struct rgb){ 0x77, 0x77, 0x77 }, white), 4.48, 0.005);
	assert_float_equal(contrast((struct rgb){ 0x76, 0x76, 0x76 }, white), 4.54, 0.005);
	assert_float_equal(contrast((struct rgb){ 0, 0, 255 }, white), 8.59, 0.005);
	assert_float_equal(contrast((struct rgb){ 255, 0, 0 }, black), 5.25, 0.005);
}

/* On what a style may lie where this background is named. */
static void can_be_read(int colour, enum theme_background background)
{
	if (background != THEME_ON_LIGHT)
		assert_true(contrast(of_xterm(colour), black) >= LEAST_CONTRAST);
	if (background != THEME_ON_DARK)
		assert_true(contrast(of_xterm(colour), white) >= LEAST_CONTRAST);
}

/* The first ones bold, too, which many terminals draw bright. */
static void every_colour_can_be_read(void **state)
{
	static const int colours[] = { 8, 16, 88, 256, 1 << 24 };

	(void)state;
	for (size_t i = 0; i < COUNT(colours); i++)
		for (int background = 0; background < THEME_BACKGROUNDS; background++)
			for (int style = 0; style < THEME_STYLES; style++) {
				int colour =
				    theme_colour((enum theme_style)style, colours[i], background);

				if (colour == THEME_NO_COLOUR)
					continue;
				assert_in_range(colour, 0, colours[i] - 1);
				can_be_read(colour, background);
				if (colour < FIRST)
					can_be_read(colour + FIRST, background);
			}
}

/* Where it is not known what lies behind them, few colours are none. */
static void few_colours_need_a_background(void **state)
{
	(void)state;
	for (int style = 0; style < THEME_STYLES; style++) {
		assert_int_equal(theme_colour(style, 8, THEME_ON_ANY), THEME_NO_COLOUR);
		assert_int_equal(theme_colour(style, 1 << 24, THEME_ON_ANY), THEME_NO_COLOUR);
		assert_int_equal(theme_colour(style, 0, THEME_ON_DARK), THEME_NO_COLOUR);
		assert_int_equal(theme_colour(style, 2, THEME_ON_LIGHT), THEME_NO_COLOUR);
	}
	for (int background = THEME_ON_DARK; background < THEME_BACKGROUNDS; background++) {
		assert_int_not_equal(theme_colour(THEME_ACCENT, 8, background), THEME_NO_COLOUR);
		assert_int_not_equal(theme_colour(THEME_ERROR, 8, background), THEME_NO_COLOUR);
	}
	assert_int_not_equal(theme_colour(THEME_ACCENT, 256, THEME_ON_ANY), THEME_NO_COLOUR);
}

static void there_are_few_accents(void **state)
{
	static const int colours[] = { 8, 256 };

	(void)state;
	for (size_t i = 0; i < COUNT(colours); i++)
		for (int background = 0; background < THEME_BACKGROUNDS; background++) {
			int seen[THEME_STYLES], count = 0;

			for (int style = 0; style < THEME_STYLES; style++) {
				int colour = theme_colour(style, colours[i], background);
				bool known = colour == THEME_NO_COLOUR;

				for (int j = 0; j < count; j++)
					known = known || seen[j] == colour;
				if (!known)
					seen[count++] = colour;
			}
			assert_in_range(count, 0, MOST_ACCENTS);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reckons_as_wcag_does),
		cmocka_unit_test(every_colour_can_be_read),
		cmocka_unit_test(few_colours_need_a_background),
		cmocka_unit_test(there_are_few_accents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
