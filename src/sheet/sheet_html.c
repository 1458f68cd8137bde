/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A sheet as an HTML file. What a group and what words are is a row of a table. */
#include <stdlib.h>
#include <string.h>

#include "base/format/html.h"
#include "base/memory.h"
#include "sheet/sheet_html_table.h"
#include "sheet/sheet_out.h"

/* An element with more attributes than a class, where it has more. */
struct element {
	const char *tag, *class, *more;
};

/* By enum sheet_group; none: nothing stands around it. */
static const struct element groups[] = {
	[SHEET_TOGETHER] = { NULL },
	[SHEET_CONTENTS] = { "nav" },
	[SHEET_PAGE] = { "section", "dialogue" },
	[SHEET_CHAPTER] = { "section", "details" },
	[SHEET_SECTION] = { "section", "unit" },
	[SHEET_SUBSECTION] = { "section", "unit team" },
	[SHEET_ACTION] = { "section", "action" },
	[SHEET_SAID] = { "div", "said" },
	[SHEET_ANSWERED] = { "div", "answered" },
	[SHEET_BESIDE] = { "div", "beside" },
	[SHEET_PLAN] = { "div", "plan" },
	[SHEET_PARTS] = { "div", "parts" },
	[SHEET_PART] = { "div", "part" },
	[SHEET_ITEMS] = { "div", "items" },
	[SHEET_EXPLANATION] = { "div" },
	[SHEET_LEGEND] = { "ul", "legend", " aria-hidden=\"true\"" },
	[SHEET_PAPER] = { "div", "notes", " aria-hidden=\"true\"" },
	[SHEET_POINTS] = { "ul" },
	[SHEET_STEPS] = { "ol" },
	[SHEET_QUOTES] = { "ul", "words" },
	[SHEET_ENTRIES] = { "ul" },
	[SHEET_TERMS] = { "dl" },
	[SHEET_FACTS] = { "table", "facts" },
};

/* By enum sheet_words. */
static const struct element words[] = {
	[SHEET_TITLE] = { "h1", "title" },
	[SHEET_RUNNING] = { "h1" },
	[SHEET_HEADING] = { "h2" },
	[SHEET_HEADING_2] = { "h3" },
	[SHEET_HEADING_3] = { "h4" },
	[SHEET_HEADING_4] = { "h5" },
	[SHEET_OPENING] = { "h2" },
	[SHEET_TEXT] = { "p" },
	[SHEET_HIDDEN] = { "p", "hidden" },
	[SHEET_QUIET] = { "p", "quiet" },
	[SHEET_ASIDE] = { "p", "by" },
	[SHEET_ROUND] = { "p", "round" },
	[SHEET_FOR] = { "p", "for" },
	[SHEET_MARGIN] = { "p", "changed" },
	[SHEET_COMMAND] = { "pre" },
	[SHEET_ITEM] = { "li" },
	[SHEET_RULE] = { "hr" },
};

struct writer {
	const struct sheet *sheet;
	struct text *out;
	enum sheet_group open[SHEET_DEPTH];
	size_t n_open;
};

static void open_element(struct text *out, const struct element *element, const char *anchor)
{
	text_addf(out, "<%s", element->tag);
	if (element->class != NULL)
		text_addf(out, " class=\"%s\"", element->class);
	if (anchor != NULL)
		text_addf(out, " id=\"%s\"", anchor);
	text_addf(out, "%s>", element->more != NULL ? element->more : "");
}

static void begin(struct writer *writer, const struct sheet_block *block)
{
	struct text *out = writer->out;

	writer->open[writer->n_open++] = block->group;
	if (block->group == SHEET_CONTENTS) {
		text_add(out, "<nav aria-label=\"");
		html_text(out, block->anchor);
		text_add(out, "\"><ul>\n");
		return;
	}
	if (groups[block->group].tag == NULL)
		return;
	open_element(out, &groups[block->group], block->anchor);
	if (block->anchor != NULL)
		text_add(out, "\n");
}

static void end(struct writer *writer)
{
	const char *tag = groups[writer->open[--writer->n_open]].tag;

	if (tag != NULL)
		text_addf(writer->out, "%s</%s>\n", strcmp(tag, "nav") == 0 ? "</ul>" : "", tag);
}

/* Line by line: an item would run them together. */
static void add_lines(struct text *out, const char *text)
{
	char *copy = memory_copy(text), *line = copy, *end;

	while ((end = strchr(line, '\n')) != NULL) {
		*end = '\0';
		html_text(out, line);
		text_add(out, "<br>");
		line = end + 1;
	}
	html_text(out, line);
	text_forget(copy);
}

static void add_words(struct writer *writer, const struct sheet_block *block)
{
	struct element element = words[block->words];
	struct text *out = writer->out;

	if (block->words == SHEET_RULE) {
		text_add(out, "<hr>");
		return;
	}
	if (writer->n_open > 0 && writer->open[writer->n_open - 1] == SHEET_QUOTES)
		element.more = " dir=\"auto\"";
	open_element(out, &element, NULL);
	sheet_svg(out, &block->drawing);
	if (block->anchor != NULL && block->link == NULL)
		text_addf(out, "<a href=\"#%s\">", block->anchor);
	if (block->label != NULL) {
		html_text(out, block->label);
		text_add(out, " ");
	}
	(block->words == SHEET_ITEM ? add_lines : html_text)(out, block->text);
	if (block->link != NULL) {
		text_addf(out, " <a href=\"#%s\">", block->anchor);
		html_text(out, block->link);
	}
	text_addf(out, "%s</%s>\n", block->anchor != NULL ? "</a>" : "", element.tag);
}

static void add_term(struct writer *writer, const struct sheet_block *block)
{
	bool row = writer->open[writer->n_open - 1] == SHEET_FACTS;
	struct text *out = writer->out;

	if (row) {
		text_add(out, "<tr><th scope=\"row\">");
		html_text(out, block->label);
		text_add(out, "</th><td>");
	} else {
		if (block->label[0] != '\0')
			html_element(out, "dt", NULL, block->label);
		text_add(out, "<dd>");
	}
	sheet_svg(out, &block->drawing);
	html_text(out, block->text);
	text_add(out, row ? "</td></tr>\n" : "</dd>\n");
}

/* What it draws is in the table beside it. */
static void add_radar(struct text *out, const struct sheet_block *block)
{
	text_add(out, "<figure aria-hidden=\"true\"><svg class=\"radar\" viewBox=\"" RADAR_VIEW
		      "\" focusable=\"false\">\n");
	radar_draw(out, block->axes, block->n_axes);
	text_add(out, "</svg>\n");
	html_element(out, "figcaption", NULL, block->text);
	text_add(out, "</figure>\n");
}

static void add_block(struct writer *writer, const struct sheet_block *block)
{
	if (block->kind == SHEET_BEGIN)
		begin(writer, block);
	else if (block->kind == SHEET_END)
		end(writer);
	else if (block->kind == SHEET_WORDS)
		add_words(writer, block);
	else if (block->kind == SHEET_TERM)
		add_term(writer, block);
	else if (block->kind == SHEET_DRAWING)
		sheet_svg(writer->out, &block->drawing);
	else if (block->kind == SHEET_RADAR)
		add_radar(writer->out, block);
	else
		sheet_html_table(writer->out, block->table);
}

/* With a policy that lets nothing run or load. */
static void write_html(const struct sheet *sheet, struct text *out)
{
	struct writer writer = { .sheet = sheet, .out = out };

	text_addf(out,
	    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\""
	    " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n",
	    sheet->language);
	html_element(out, "title", NULL, sheet->title);
	text_addf(out, "<style>\n%s</style>\n</head>\n<body>\n<main>", sheet_style);
	for (size_t i = 0; i < sheet->n_blocks; i++)
		add_block(&writer, &sheet->blocks[i]);
	text_add(out, "</main></body>\n</html>\n");
}

const struct sheet_way sheet_html = { .write = write_html, .wide = true };
