/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Numbers with what they are called, as one text and in columns. */
#include "client/steps/lead/lead_figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"

bool lead_figure_has_change(const struct unit_result *row)
{
	return row != NULL && !row->hidden && row->kind_of_change != UNIT_CHANGE_NONE &&
	       !range_is_none(row->change);
}

/* « (2.0 to 10.2)»; "" where there is none. For free(). */
static char *say_interval(const struct unit_result *row)
{
	char *ends, *said;

	if (range_is_none(row->interval))
		return memory_copy("");
	ends = range_say_interval(row->interval, language_is_utf8());
	said = text_format(" (%s)", ends);
	free(ends);
	return said;
}

/* «unpaired», «certain», both, or "". For free(). */
static char *say_kind(const struct unit_result *row)
{
	bool unpaired = row->kind_of_change == UNIT_CHANGE_UNPAIRED;

	return text_format("%s%s%s", unpaired ? _("unpaired") : "",
	    unpaired && row->is_certain ? ", " : "", row->is_certain ? _("certain") : "");
}

char *lead_figure_say_change(const struct unit_result *row)
{
	char *number = range_say_change(row->change, 1, language_is_utf8());
	char *interval = say_interval(row), *kind = say_kind(row);
	char *said = text_format("%s%s%s%s", number, interval, kind[0] != '\0' ? ", " : "", kind);

	free(kind);
	free(interval);
	free(number);
	return said;
}

/* «63.5 ± 4.1». For free(). */
static char *say_index(const struct unit_result *row)
{
	char *index = range_say(row->mean, 1, language_is_utf8()), *half, *said;

	if (isnan(row->half))
		return index;
	half = range_say(range_of(row->half), 1, language_is_utf8());
	said = text_format("%s %s %s", index, language_is_utf8() ? "±" : "+-", half);
	free(index);
	free(half);
	return said;
}

/* «Working», «Working–Fluent», or "". For free(). */
static char *say_levels(const struct journey *journey, const struct unit_result *row)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct level *levels = questionnaire->levels;

	if (row->level_low == 0 || (size_t)row->level_high > questionnaire->n_levels)
		return memory_copy("");
	if (row->level_low == row->level_high)
		return text_format("%s", journey_words(journey, &levels[row->level - 1].name));
	return text_format("%s%s%s", journey_words(journey, &levels[row->level_low - 1].name),
	    language_is_utf8() ? "–" : "-",
	    journey_words(journey, &levels[row->level_high - 1].name));
}

char *lead_figure_say_level(const struct journey *journey, const struct unit_result *row)
{
	char *number, *levels, *said;

	if (row->hidden)
		return memory_copy(_("hidden: too few"));
	number = say_index(row);
	levels = say_levels(journey, row);
	said = text_format("%s%s%s", number, levels[0] != '\0' ? ", " : "", levels);
	free(number);
	free(levels);
	return said;
}

/* «8», «≥ 8*». For free(). */
static char *say_n(const struct unit_result *row)
{
	const char *least = language_is_utf8() ? "≥ " : ">= ";

	return text_format("%s%ld%s", row->n_is_least ? least : "", row->n, row->others ? "*" : "");
}

/* Where the truth may lie, on the scale. */
static struct range interval_of(const struct unit_result *row)
{
	struct range interval = range_around(row->mean, row->half);

	if (range_is_none(interval))
		return range_none;
	return (struct range){ fmax(interval.low, 0), fmin(interval.high, PAGE_WHOLE) };
}

/* «62.4 ± 6.0», «8», «Working–Fluent». */
static void add_cells(
    const struct journey *journey, struct page *page, const struct unit_result *row)
{
	char *index = say_index(row), *n = say_n(row), *levels = say_levels(journey, row);

	page_cell(page, _("index"), index);
	page_cell(page, _("answers"), n);
	page_cell(page, levels[0] != '\0' ? _("level") : NULL, levels);
	free(levels);
	free(n);
	free(index);
}

void lead_figure_show(const struct journey *journey, struct page *page,
    const struct unit_result *row, const char *name)
{
	bool has_number = !row->hidden && !range_is_none(row->mean);
	char *level = lead_figure_say_level(journey, row), *n = step_lead_say_n(row);
	char *said = has_number ? text_format(_("%s, %s answers"), level, n) : memory_copy(level);
	char *marked = text_format("%s%s", said, row->others ? "*" : "");

	page_level_between(page, name, has_number ? row->mean : range_none,
	    has_number ? interval_of(row) : range_none, marked);
	if (has_number)
		add_cells(journey, page, row);
	free(marked);
	free(said);
	free(n);
	free(level);
}

/* «+6.3», «(2.0 to 10.6)», «certain». */
static void add_change_cells(struct page *page, const struct unit_result *row)
{
	char *number = range_say_change(row->change, 1, language_is_utf8());
	char *interval = say_interval(row), *kind = say_kind(row);

	page_cell(page, NULL, number);
	page_cell(page, NULL, interval + strspn(interval, " "));
	page_cell(page, NULL, kind);
	free(kind);
	free(interval);
	free(number);
}

void lead_figure_show_change(const struct journey *journey, struct page *page,
    const struct unit_result *row, const char *name)
{
	char *said;

	(void)journey;
	if (!lead_figure_has_change(row))
		return;
	said = lead_figure_say_change(row);
	page_bar(page, name, 0, 0, said);
	add_change_cells(page, row);
	free(said);
}
