/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Putting a page together. Pages hold answers, so what they give back is wiped. */
#include "walk/page.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/io/path.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "form/written.h"

static void wipe(char *text)
{
	if (text != NULL)
		secret_wipe(text, strlen(text));
	free(text);
}

static void free_lines(struct page_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		wipe(lines[i].text);
		wipe(lines[i].aside);
		if (lines[i].parts != NULL)
			secret_wipe(lines[i].parts, lines[i].n_parts * sizeof *lines[i].parts);
		free(lines[i].parts);
		for (size_t k = 0; k < lines[i].n_cells; k++) {
			wipe(lines[i].cells[k].head);
			wipe(lines[i].cells[k].text);
		}
		free(lines[i].cells);
	}
	free(lines);
}

void page_free(struct page *page)
{
	free_lines(page->lines, page->n_lines);
	free_lines(page->side, page->n_side);
	free_lines(page->before, page->n_before);
	free_lines(page->after, page->n_after);
	for (size_t i = 0; i < page->n_choices; i++) {
		wipe(page->choices[i].text);
		wipe(page->choices[i].aside);
	}
	free(page->choices);
	for (size_t i = 0; i < page->n_axes; i++)
		wipe(page->axes[i].name);
	free(page->axes);
	wipe(page->title);
	wipe(page->place);
	wipe(page->label);
	wipe(page->given);
	wipe(page->draft);
	for (size_t i = 0; i < page->n_places; i++)
		wipe(page->places[i]);
	free(page->places);
	secret_free(page->typed);
	wipe(page->status_left);
	wipe(page->status_right);
	*page = (struct page){ 0 };
}

ERROR_PRINTF(1, 0) static char *format_list(const char *format, va_list list)
{
	char *text = NULL;

	if (vasprintf(&text, format, list) < 0)
		memory_out();
	return text;
}

void page_set(char **text, const char *format, ...)
{
	va_list list;

	wipe(*text);
	va_start(list, format);
	*text = format_list(format, list);
	va_end(list);
}

static struct page_line *add(
    struct page_line **lines, size_t *count, enum page_mark mark, char *text)
{
	*lines = memory_grow(*lines, *count + 1, sizeof **lines);
	(*lines)[*count] = (struct page_line){
		.mark = mark, .text = text, .at = range_none, .interval = range_none
	};
	return &(*lines)[(*count)++];
}

void page_line(struct page *page, enum page_mark mark, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	add(&page->lines, &page->n_lines, mark, format_list(format, list));
	va_end(list);
}

void page_row(struct page *page, const char *text, const char *aside)
{
	add(&page->lines, &page->n_lines, PAGE_ROW, memory_copy(text))->aside = memory_copy(aside);
}

void page_bar(struct page *page, const char *text, long part, long whole, const char *aside)
{
	struct page_line *line = add(&page->lines, &page->n_lines, PAGE_BAR, memory_copy(text));

	line->aside = memory_copy(aside);
	line->part = part;
	line->whole = whole;
}

void page_level(
    struct page *page, enum page_mark mark, const char *text, long part, const char *level)
{
	bool is_known = part != PAGE_NO_PART;
	char *number = is_known ? text_format("%ld", part) : NULL;
	char *aside = is_known ? text_format("%s, %s", number, level) : memory_copy(level);

	page_bar(page, text, is_known ? part : 0, is_known ? PAGE_WHOLE : 0, aside);
	page->lines[page->n_lines - 1].mark = mark;
	if (is_known) {
		page_cell(page, NULL, number);
		page_cell(page, NULL, level);
		wipe(number);
	}
	wipe(aside);
}

void page_level_between(
    struct page *page, const char *text, struct range at, struct range interval, const char *aside)
{
	bool is_known = !range_is_none(at);
	long part = is_known ? lround(range_number(at)) : 0;
	struct page_line *line;

	page_bar(page, text, part, is_known ? PAGE_WHOLE : 0, aside);
	line = &page->lines[page->n_lines - 1];
	line->mark = PAGE_LEVEL;
	line->at = at;
	line->interval = interval;
}

void page_cell(struct page *page, const char *head, const char *text)
{
	struct page_line *line = &page->lines[page->n_lines - 1];

	assert(line->n_cells < PAGE_CELLS);
	line->cells = memory_grow(line->cells, line->n_cells + 1, sizeof *line->cells);
	line->cells[line->n_cells++] =
	    (struct page_cell){ head != NULL ? memory_copy(head) : NULL, memory_copy(text) };
}

void page_curve(struct page *page, const char *text)
{
	page_row(page, text, "");
	page->lines[page->n_lines - 1].mark = PAGE_CURVE;
}

void page_point(struct page *page, const char *name, long part)
{
	struct page_line *line = &page->lines[page->n_lines - 1];
	char *words =
	    text_format("%s%s%s: %ld", line->aside, line->n_parts > 0 ? ", " : "", name, part);

	wipe(line->aside);
	line->aside = words;
	line->parts = memory_grow(line->parts, line->n_parts + 1, sizeof *line->parts);
	line->parts[line->n_parts++] = part;
}

void page_beside(struct page *page)
{
	page->beside = page->n_lines;
}

void page_axis(struct page *page, const char *name, long part, long before)
{
	page->axes = memory_grow(page->axes, page->n_axes + 1, sizeof *page->axes);
	page->axes[page->n_axes++] = (struct page_axis){ memory_copy(name), part, before };
}

void page_side(struct page *page, const char *text, long part, long whole)
{
	struct page_line *line = add(&page->side, &page->n_side, PAGE_BAR, memory_copy(text));

	line->part = part;
	line->whole = whole;
}

void page_before(struct page *page, const char *text, const char *answer)
{
	add(&page->before, &page->n_before, PAGE_ROW, memory_copy(text))->aside =
	    answer != NULL ? memory_copy(answer) : NULL;
}

void page_after(struct page *page, const char *text, const char *answer)
{
	add(&page->after, &page->n_after, PAGE_ROW, memory_copy(text))->aside =
	    answer != NULL ? memory_copy(answer) : NULL;
}

void page_after_part(struct page *page, const char *text)
{
	add(&page->after, &page->n_after, PAGE_PART, memory_copy(text));
}

void page_place(struct page *page, const char *name, const char *path, const char *about)
{
	char *safe = text_made_safe(name, false), *whole = text_made_safe(path, false);
	char *numbered = text_format("%zu  %s", page->n_places + 1, safe);
	char *aside = text_format("%s%s%s", whole, about[0] != '\0' ? ", " : "", about);

	page->places = memory_grow(page->places, page->n_places + 1, sizeof *page->places);
	page->places[page->n_places++] = memory_copy(path);
	page_row(page, numbered, aside);
	free(aside);
	free(numbered);
	free(whole);
	free(safe);
}

struct page_choice *page_choice(struct page *page, const char *text)
{
	page->choices = memory_grow(page->choices, page->n_choices + 1, sizeof *page->choices);
	page->choices[page->n_choices] = (struct page_choice){ .text = memory_copy(text) };
	return &page->choices[page->n_choices++];
}

const char *page_stands(const struct page *page)
{
	const char *given = page->given != NULL ? page->given : "";

	return page->typed != NULL ? page->typed : given;
}

/* Blanks behind it are no part of it, as where a choice is taken. */
static bool is_number(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return digits > 0 && text[digits + strspn(text + digits, " ")] == '\0';
}

const char *page_place_of(const struct page *page, const char *text)
{
	unsigned long number = is_number(text) ? strtoul(text, NULL, 10) : 0;

	return number >= 1 && number <= page->n_places ? page->places[number - 1] : NULL;
}

enum error page_path(const struct page *page, const char *text, char **path)
{
	const char *place = page_place_of(page, text);

	if (place == NULL && page->n_places > 0 && is_number(text))
		return error_hint(
		    error_set(ERROR_REFUSED, _("there is no place with that number in the list")),
		    _("Write one of the numbers in the list, or a path such as /media/usb."));
	*path = place != NULL ? memory_copy(place) : path_from_home(text);
	return ERROR_NONE;
}

bool page_is_over(const struct page *page, size_t *fit)
{
	const char *text = page_stands(page);

	*fit = strlen(text);
	if (page->limit == 0 || written_characters(text) <= page->limit)
		return false;
	*fit = strspn(text, " \n");
	*fit += text_characters_fit(text + *fit, page->limit);
	return true;
}

bool page_is_bar(enum page_mark mark)
{
	return mark >= PAGE_BAR;
}

bool page_is_level(enum page_mark mark)
{
	return mark >= PAGE_LEVEL;
}

char *page_curve_numbers(const struct page_line *line)
{
	struct text numbers = { 0 };

	text_add(&numbers, "");
	for (size_t i = 0; i < line->n_parts; i++)
		text_addf(&numbers, "%s%ld", i > 0 ? ", " : "", line->parts[i]);
	return text_take(&numbers);
}
