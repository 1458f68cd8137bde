/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Pages as text and as HTML. Every bar has its number beside it, so nothing is told by a bar alone.
 */
#include "walk/page_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/format/html.h"
#include "base/format/radar.h"
#include "base/io/language.h"
#include "walk/page_radar.h"

enum {
	WIDTH = 80,
	LABEL = 36, /* columns of a bar's name */
	BAR = 24,   /* and of the bar */
	NAME = 20,  /* of a row's name; longer ones stand above what they name */
	INDENT = 3, /* of what stands below */
	BELOW = 2,  /* of a bar below another */
};

/* Text at least 7 to 1, what is drawn at least 3 to 1 against white. */
static const char style[] =
    "body { font: 1rem/1.5 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem;"
    " color: #111; background: #fff; }\n"
    "h1 { font-size: 1.5rem; }\n"
    "h2 { font-size: 1.2rem; margin: 1.6rem 0 0.2rem; }\n"
    "h3 { font-size: 1rem; margin: 1rem 0 0; }\n"
    "p { margin: 0.3rem 0 0.8rem; white-space: pre-line; }\n"
    ".quiet { color: #444; }\n"
    "table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }\n"
    "th, td { text-align: left; vertical-align: top; font-weight: normal;"
    " padding: 0.15rem 0.8rem 0.15rem 0; }\n"
    ".rows th, .rows td { width: 50%; border-top: 1px solid #ddd; }\n"
    ".bars th { width: 38%; }\n"
    ".bars th, .bars td { vertical-align: middle; padding-top: 0.5rem; }\n"
    ".below th, .below td { padding-top: 0.1rem; color: #444; }\n"
    ".below th { padding-left: 1.2rem; }\n"
    ".bars .number { text-align: right; }\n"
    ".bar { width: 40%; }\n"
    ".bar div { height: 0.9rem; background: #155a8a; border: 1px solid #155a8a;"
    " box-sizing: border-box; }\n"
    ".bar .before { height: 0.6rem; background: #8a3b12; border-color: #8a3b12; }\n"
    ".bar .hindsight { height: 0.6rem; background: #fff; border-color: #8a3b12; }\n"
    ".scale { position: relative; height: 1.2rem; color: #444; font-size: 0.8rem; }\n"
    ".scale span { position: absolute; transform: translateX(-50%); }\n"
    "figure { max-width: 28rem; margin: 1rem auto; }\n"
    "figcaption { color: #444; font-size: 0.9rem; }\n" RADAR_STYLE
    "@media print { body { margin: 0; max-width: none; }"
    " .bar div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }"
    " tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; } }\n";

/* `width` columns of the text, cut or filled up with blanks, of which the last is always one. */
static void add_cell(struct text *out, const char *text, size_t width)
{
	size_t fit = text_fit(text, width - 1);

	text_add_bytes(out, text, fit);
	for (size_t used = text_width_bytes(text, fit); used < width; used++)
		text_add(out, " ");
}

/* Wrapped beside what stands in the first `indent` columns of the first row already. */
static void add_wrapped(struct text *out, const char *text, int indent)
{
	size_t next;

	for (const char *at = text; *at != '\0'; at += next) {
		size_t length = text_wrap(at, (size_t)(WIDTH - indent), &next);

		text_addf(out, "%*s", at > text ? indent : 0, "");
		text_add_bytes(out, at, length);
		text_add(out, "\n");
	}
}

static void add_row(struct text *out, const struct page_line *line)
{
	if (text_width(line->text) < NAME) {
		add_cell(out, line->text, NAME);
		add_wrapped(out, line->aside, NAME);
		return;
	}
	add_wrapped(out, line->text, 0);
	text_addf(out, "%*s", INDENT, "");
	add_wrapped(out, line->aside, INDENT);
}

static void add_bar(struct text *out, const struct page_line *line)
{
	static const char *const signs[] = {
		[PAGE_BAR] = "█",
		[PAGE_LEVEL] = "█",
		[PAGE_LEVEL_BEFORE] = "▒",
		[PAGE_LEVEL_HINDSIGHT] = "░",
	};
	int below = line->mark > PAGE_LEVEL ? BELOW : 0;
	long filled = line->whole > 0 ? line->part * BAR / line->whole : 0;

	text_addf(out, "%*s", below, "");
	add_cell(out, line->text, (size_t)(LABEL - below));
	for (long i = 0; i < BAR; i++)
		text_add(out, i < filled ? signs[line->mark] : " ");
	if (page_is_level(line->mark) && line->whole > 0)
		text_addf(out, " %3ld", line->part);
	else if (page_is_level(line->mark))
		text_add(out, "    ");
	text_addf(out, "  %s\n", line->aside);
}

/* A line below it that makes a part easy to find. */
static void add_part(struct text *out, const char *text)
{
	size_t width = text_width(text);

	add_wrapped(out, text, 0);
	for (size_t i = 0; i < width && i < WIDTH; i++)
		text_add(out, "=");
	text_add(out, "\n");
}

/* Rows of a table lie close, and below their heading; everything else has air above it. */
static bool wants_air(const struct page *page, size_t i)
{
	enum page_mark mark = page->lines[i].mark, before;

	if (i == 0)
		return true;
	before = page->lines[i - 1].mark;
	if (before == PAGE_HEADING)
		return false;
	return page_is_bar(mark) ? !page_is_bar(before) : mark != PAGE_ROW || before != PAGE_ROW;
}

void page_write_text(const struct page *page, struct text *out)
{
	add_wrapped(out, page->title, 0);
	for (size_t i = 0; i < page->n_lines; i++) {
		const struct page_line *line = &page->lines[i];

		if (wants_air(page, i))
			text_add(out, "\n");
		if (page_is_bar(line->mark))
			add_bar(out, line);
		else if (line->mark == PAGE_ROW)
			add_row(out, line);
		else if (line->mark == PAGE_PART)
			add_part(out, line->text);
		else
			add_wrapped(out, line->text, 0);
	}
}

/* What the scale says is in the numbers: who hears the page is spared it. */
static void add_html_scale(struct text *out)
{
	text_add(out, "<tr aria-hidden=\"true\"><td></td><td><div class=\"scale\">");
	for (int at = 0; at <= 100; at += 20)
		text_addf(out, "<span style=\"left: %d%%\">%d</span>", at, at);
	text_add(out, "</div></td><td></td><td></td></tr>\n");
}

static void add_html_bar(struct text *out, const struct page_line *line)
{
	static const char *const classes[] = {
		[PAGE_BAR] = "now",
		[PAGE_LEVEL] = "now",
		[PAGE_LEVEL_BEFORE] = "before",
		[PAGE_LEVEL_HINDSIGHT] = "hindsight",
	};

	text_addf(
	    out, "<tr%s><th scope=\"row\">", line->mark > PAGE_LEVEL ? " class=\"below\"" : "");
	html_text(out, line->text);
	text_add(out, "</th><td class=\"bar\">");
	if (line->whole > 0)
		text_addf(out, "<div class=\"%s\" style=\"width: %ld%%\"></div>",
		    classes[line->mark], line->part * 100 / line->whole);
	text_add(out, "</td><td class=\"number\">");
	if (page_is_level(line->mark) && line->whole > 0)
		text_addf(out, "%ld", line->part);
	text_add(out, "</td><td>");
	html_text(out, line->aside);
	text_add(out, "</td></tr>\n");
}

static void add_html_row(struct text *out, const struct page_line *line)
{
	text_add(out, "<tr><th scope=\"row\">");
	html_text(out, line->text);
	text_add(out, "</th><td>");
	html_text(out, line->aside);
	text_add(out, "</td></tr>\n");
}

/* The lines from the i-th on that make one table; returns how many. */
static size_t add_html_table(struct text *out, const struct page *page, size_t i)
{
	size_t first = i;
	bool of_bars = page_is_bar(page->lines[i].mark);

	text_addf(out, "<table class=\"%s\">\n", of_bars ? "bars" : "rows");
	if (of_bars)
		add_html_scale(out);
	for (; i < page->n_lines; i++) {
		const struct page_line *line = &page->lines[i];

		if (page_is_bar(line->mark) != of_bars || (!of_bars && line->mark != PAGE_ROW))
			break;
		(of_bars ? add_html_bar : add_html_row)(out, line);
	}
	text_add(out, "</table>\n");
	return i - first;
}

static void add_html_line(struct text *out, const struct page_line *line, bool in_part)
{
	static const struct {
		const char *name, *class;
	} elements[] = {
		[PAGE_TEXT] = { "p", NULL },
		[PAGE_HEADING] = { "h2", NULL },
		[PAGE_PART] = { "h2", NULL },
		[PAGE_QUIET] = { "p", "quiet" },
		[PAGE_ITEM] = { "p", NULL },
		[PAGE_COMMAND] = { "pre", NULL },
	};
	const char *name = elements[line->mark].name;

	html_element(out, in_part && line->mark == PAGE_HEADING ? "h3" : name,
	    elements[line->mark].class, line->text);
}

void page_write_html(const struct page *page, struct text *out)
{
	bool in_part = false, drawn = false;

	html_begin(out, language_now(), page->title, style);
	html_element(out, "h1", NULL, page->title);
	for (size_t i = 0; i < page->n_lines;) {
		const struct page_line *line = &page->lines[i];
		bool is_bar = page_is_bar(line->mark);

		in_part = in_part || line->mark == PAGE_PART;
		if (is_bar || line->mark == PAGE_ROW)
			i += add_html_table(out, page, i);
		else
			add_html_line(out, &page->lines[i++], in_part);
		/* Below the figures that it shows. */
		if (is_bar && !drawn)
			page_radar_svg(page, out);
		drawn = drawn || is_bar;
	}
	html_end(out);
}
