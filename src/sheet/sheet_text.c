/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A sheet as lines: a blank line stands before each block, but for those that belong together. What
 * is drawn by itself is left out. */
#include <stdlib.h>

#include "sheet/sheet_line.h"
#include "sheet/sheet_out.h"
#include "sheet/sheet_text_table.h"

enum { ID_WIDTH = 8, STEP_WIDTH = 5, STACKED = 3, BAR_WIDTH = 20 };

/* How the blocks of a group stand. */
static const struct {
	bool close;         /* without a blank line between them */
	size_t indent;      /* of what is no heading, and behind an id */
	const char *bullet; /* before an item; what it has more of lines stands behind as much */
	bool stacked;       /* a term that is as wide as its column stands above what it means */
} groups[] = {
	[SHEET_TOGETHER] = { .close = true },
	[SHEET_PLAN] = { .close = true, .indent = 2 },
	[SHEET_PART] = { .close = true, .indent = 2 },
	[SHEET_ACTION] = { .close = true, .indent = 3 },
	[SHEET_SAID] = { .close = true, .indent = 12 },
	[SHEET_POINTS] = { .close = true, .indent = 5, .bullet = "   - " },
	[SHEET_STEPS] = { .close = true, .indent = STEP_WIDTH },
	[SHEET_QUOTES] = { .close = true, .indent = 2, .bullet = "- " },
	[SHEET_ENTRIES] = { .close = true, .indent = 2, .bullet = "" },
	[SHEET_TERMS] = { .close = true },
	[SHEET_FACTS] = { .close = true, .stacked = true },
};

enum shape { WRAPPED, INDENTED, HANGING, LISTED, UNDERLINED, CUT, RULE };

static const enum shape shapes[] = {
	[SHEET_TITLE] = WRAPPED,
	[SHEET_RUNNING] = WRAPPED,
	[SHEET_HEADING] = WRAPPED,
	[SHEET_HEADING_2] = WRAPPED,
	[SHEET_HEADING_3] = WRAPPED,
	[SHEET_HEADING_4] = CUT,
	[SHEET_OPENING] = UNDERLINED,
	[SHEET_TEXT] = INDENTED,
	[SHEET_HIDDEN] = WRAPPED,
	[SHEET_QUIET] = INDENTED,
	[SHEET_ASIDE] = HANGING,
	[SHEET_ROUND] = WRAPPED,
	[SHEET_FOR] = WRAPPED,
	[SHEET_MARGIN] = WRAPPED,
	[SHEET_COMMAND] = WRAPPED,
	[SHEET_ITEM] = LISTED,
	[SHEET_RULE] = RULE,
};

struct writer {
	const struct sheet *sheet;
	struct text *out;
	const struct sheet_block *open[SHEET_DEPTH];
	size_t n_open;
	size_t close;  /* of the open ones, so many */
	bool begun;    /* something stands in the outermost of these */
	size_t number; /* of the item before */
};

static enum sheet_group group_of(const struct writer *writer)
{
	return writer->n_open > 0 ? writer->open[writer->n_open - 1]->group : SHEET_CHAPTER;
}

static void add_air(struct writer *writer)
{
	if (writer->out->length > 0 && !(writer->close > 0 && writer->begun))
		text_add(writer->out, "\n");
	writer->begun = true;
}

static void begin(struct writer *writer, const struct sheet_block *block)
{
	writer->open[writer->n_open++] = block;
	writer->number = 0;
	if (!groups[block->group].close)
		return;
	if (writer->close++ == 0)
		writer->begun = false;
}

static void end(struct writer *writer)
{
	writer->close -= groups[group_of(writer)].close;
	writer->n_open--;
}

/* Behind a label in its column. */
static void add_beside(
    struct writer *writer, size_t indent, const char *label, size_t width, const char *text)
{
	size_t taken = text_width(label);
	struct text first = { 0 };

	sheet_line_times(&first, " ", indent);
	text_add(&first, label);
	sheet_line_times(&first, " ", taken < width ? width - taken : width > 0);
	sheet_line_wrapped(writer->out, text, first.bytes, indent + width);
	text_free(&first);
}

static void add_item(struct writer *writer, const char *text)
{
	enum sheet_group group = group_of(writer);
	char *number = text_format("%*zu. ", STEP_WIDTH - 2, ++writer->number);
	const char *bullet = groups[group].bullet;

	sheet_line_wrapped(
	    writer->out, text, bullet != NULL ? bullet : number, groups[group].indent);
	free(number);
}

static void add_line_of(struct writer *writer, const struct sheet_block *block)
{
	bool utf8 = writer->sheet->utf8;
	struct text *out = writer->out;

	if (block->label != NULL) {
		sheet_line_cut(out, block->label, ID_WIDTH, utf8);
		text_add(out, "  ");
	}
	sheet_line_cut(out, block->text, SHEET_LINE_WIDTH - ID_WIDTH - 2, utf8);
	text_add(out, "\n");
}

static void underline(struct writer *writer, const char *text)
{
	size_t width = text_width(text);

	sheet_line_times(writer->out, "=", width < SHEET_LINE_WIDTH ? width : SHEET_LINE_WIDTH);
	text_add(writer->out, "\n");
}

static void add_words(struct writer *writer, const struct sheet_block *block)
{
	size_t indent = groups[group_of(writer)].indent;
	enum shape shape = shapes[block->words];

	add_air(writer);
	if (shape == RULE) {
		sheet_line_times(writer->out, writer->sheet->utf8 ? "─" : "-", SHEET_LINE_WIDTH);
		text_add(writer->out, "\n");
	} else if (shape == CUT) {
		add_line_of(writer, block);
	} else if (shape == LISTED) {
		add_item(writer, block->text);
	} else if (block->label != NULL) {
		add_beside(writer, 0, block->label, indent, block->text);
	} else if (shape == INDENTED) {
		add_beside(writer, indent, "", 0, block->text);
	} else {
		sheet_line_wrapped(writer->out, block->text, "", shape == HANGING ? 2 : 0);
	}
	if (shape == UNDERLINED)
		underline(writer, block->text);
}

static void add_term(struct writer *writer, const struct sheet_block *block)
{
	const struct sheet_block *terms = writer->open[writer->n_open - 1];
	bool above = groups[terms->group].stacked && text_width(block->label) >= terms->label_width;
	struct text text = { 0 };

	add_air(writer);
	sheet_line_drawn(&text, &block->drawing, BAR_WIDTH, writer->sheet->utf8);
	text_add(&text, block->text);
	if (above) {
		sheet_line_wrapped(writer->out, block->label, "", 0);
		add_beside(writer, STACKED, "", 0, text.bytes);
	} else {
		add_beside(writer, terms->indent, block->label, terms->label_width, text.bytes);
	}
	text_wipe(&text);
}

static void write_text(const struct sheet *sheet, struct text *out)
{
	struct writer writer = { .sheet = sheet, .out = out };

	for (size_t i = 0; i < sheet->n_blocks; i++) {
		const struct sheet_block *block = &sheet->blocks[i];

		if (block->kind == SHEET_BEGIN)
			begin(&writer, block);
		else if (block->kind == SHEET_END)
			end(&writer);
		else if (block->kind == SHEET_WORDS)
			add_words(&writer, block);
		else if (block->kind == SHEET_TERM)
			add_term(&writer, block);
		else if (block->kind == SHEET_TABLE) {
			add_air(&writer);
			sheet_text_table(out, block->table, sheet->utf8);
		}
	}
}

const struct sheet_way sheet_text = { .write = write_text };
