/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Pages as text and as HTML. Every bar has its number beside it, so nothing is told by a bar alone.
 */
#include "client/page_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/html.h"
#include "base/language.h"

enum { WIDTH = 80, LABEL = 34, BAR = 24 };

static const char style[] =
    "body { font: 1rem/1.5 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem;"
    " color: #111; background: #fff; }\n"
    "h1 { font-size: 1.4rem; }\n"
    "h2 { font-size: 1.1rem; margin: 1.2rem 0 0.2rem; }\n"
    "table { border-collapse: collapse; width: 100%; margin: 1rem 0; }\n"
    "th, td { text-align: left; font-weight: normal; padding: 0.2rem 0.6rem 0.2rem 0; }\n"
    "td.bar { width: 40%; }\n"
    "td.bar div { background: #155a8a; height: 0.9rem; }\n"
    "p { white-space: pre-line; }\n"
    ".quiet { color: #444; }\n"
    "@media print { body { margin: 0; } }\n";

/* `width` columns of the text, cut or filled up with blanks, of which the last is always one. */
static void add_cell(struct text *out, const char *text, size_t width)
{
	size_t fit = text_fit(text, width - 1);

	text_add_bytes(out, text, fit);
	for (size_t used = text_width_bytes(text, fit); used < width; used++)
		text_add(out, " ");
}

static void add_paragraph(struct text *out, const char *text)
{
	size_t next;

	for (; *text != '\0'; text += next) {
		size_t length = text_wrap(text, WIDTH, &next);

		text_add_bytes(out, text, length);
		text_add(out, "\n");
	}
}

static void add_bar(struct text *out, const struct page_line *line)
{
	long filled = line->whole > 0 ? line->part * BAR / line->whole : 0;

	add_cell(out, line->text, LABEL);
	for (long i = 0; i < BAR; i++)
		text_add(out, i < filled ? "█" : " ");
	text_addf(out, " %s\n", line->aside);
}

static bool in_table(const struct page_line *line)
{
	return line->mark == PAGE_BAR || line->mark == PAGE_ROW;
}

void page_write_text(const struct page *page, struct text *out)
{
	add_paragraph(out, page->title);
	for (size_t i = 0; i < page->n_lines; i++) {
		const struct page_line *line = &page->lines[i];

		/* Rows of a table lie close; everything else has air above it. */
		if (i == 0 || !in_table(line) || !in_table(line - 1))
			text_add(out, "\n");
		if (line->mark == PAGE_BAR) {
			add_bar(out, line);
		} else if (line->mark == PAGE_ROW) {
			add_cell(out, line->text, LABEL);
			text_addf(out, "%s\n", line->aside);
		} else {
			add_paragraph(out, line->text);
		}
	}
}

static void add_html_row(struct text *out, const struct page_line *line)
{
	text_add(out, "<tr><th scope=\"row\">");
	html_text(out, line->text);
	text_add(out, "</th>");
	if (line->mark == PAGE_BAR)
		text_addf(out, "<td class=\"bar\"><div style=\"width: %ld%%\"></div></td>",
		    line->whole > 0 ? line->part * 100 / line->whole : 0);
	text_add(out, "<td>");
	html_text(out, line->aside);
	text_add(out, "</td></tr>\n");
}

void page_write_html(const struct page *page, struct text *out)
{
	static const struct {
		const char *name, *class;
	} elements[] = {
		[PAGE_TEXT] = { "p", NULL },
		[PAGE_HEADING] = { "h2", NULL },
		[PAGE_QUIET] = { "p", "quiet" },
	};

	html_begin(out, language_now(), page->title, style);
	html_element(out, "h1", NULL, page->title);
	for (size_t i = 0; i < page->n_lines; i++) {
		const struct page_line *line = &page->lines[i];

		if (in_table(line) && (i == 0 || !in_table(line - 1)))
			text_add(out, "<table>\n");
		if (in_table(line))
			add_html_row(out, line);
		else
			html_element(
			    out, elements[line->mark].name, elements[line->mark].class, line->text);
		if (in_table(line) && (i + 1 == page->n_lines || !in_table(line + 1)))
			text_add(out, "</table>\n");
	}
	html_end(out);
}
