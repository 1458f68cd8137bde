/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Workbooks, by libxlsxwriter. */
#include "report/data/xlsx_book.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/io/language.h"
#include "base/memory.h"

enum {
	MAX_UNITS = 32767, /* of UTF-16, in a cell */
	LEAST_WIDTH = 6,
	MOST_WIDTH = 60, /* wider texts are wrapped */
	MAX_DECIMALS = 2,
	TEXT_FORMAT = 49, /* «@»: stays a text also where somebody edits the cell */
	CELL_ROOM = 64,   /* bytes in a sheet, beside its text */
	LEAST_ROOM = 65536,
	FIRST_DAY = 315532800, /* 1980-01-01, the first that a zip file knows */
};

/* The library makes each part of the file as a temporary file first, which has no name any more
 * before anything is written. Here that is memory. */
static char parts_folder[] = "/dev/shm";

enum sign { SIGN_NONE, SIGN_LEAST, SIGN_MOST, SIGN_ABOUT, SIGNS };
static const char *const signs[SIGNS] = { "", "≥ ", "≤ ", "≈ " };

struct xlsx_book {
	int memory; /* a file without a folder, which the library is told to write */
	lxw_workbook *workbook;
	lxw_format *text, *wrapped, *bold, *numbers[SIGNS][MAX_DECIMALS + 1];
	lxw_error error; /* the first one */
	/* Bytes at the most of the parts that grow: all sheets, and the texts in them. One part is
	 * made after the other. */
	uint64_t cells_room, texts_room;

	lxw_worksheet *sheet;
	lxw_row_t row;
	lxw_col_t column, n_columns;
	bool has_heading;
	lxw_row_t heading;
	size_t widths[XLSX_MAX_COLUMNS];
};

static enum error cannot_make(const char *why)
{
	return error_hint(error_set(ERROR_SYSTEM, _("the spreadsheet cannot be made: %s"), why),
	    _("Ask for one unit with --unit, or use --format csv."));
}

static void note(struct xlsx_book *book, lxw_error error)
{
	if (book->error == LXW_NO_ERROR)
		book->error = error;
}

/* Seconds of the day, for the document's properties. */
static time_t seconds_of(const char *day)
{
	struct tm at = { .tm_mday = 1 };

	if (sscanf(day, "%4d-%2d-%2d", &at.tm_year, &at.tm_mon, &at.tm_mday) != 3)
		return FIRST_DAY;
	at.tm_year -= 1900;
	at.tm_mon -= 1;
	return timegm(&at);
}

static lxw_format *add_format(struct xlsx_book *book)
{
	lxw_format *format = workbook_add_format(book->workbook);

	if (format == NULL) {
		note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

static lxw_format *add_text_format(struct xlsx_book *book)
{
	lxw_format *format = add_format(book);

	if (format != NULL)
		format_set_num_format_index(format, TEXT_FORMAT);
	return format;
}

static void add_formats(struct xlsx_book *book)
{
	book->text = add_text_format(book);
	book->wrapped = add_text_format(book);
	book->bold = add_text_format(book);
	if (book->wrapped != NULL)
		format_set_text_wrap(book->wrapped);
	if (book->bold != NULL)
		format_set_bold(book->bold);
}

enum error xlsx_book_new(struct xlsx_book **book, const char *title, const char *day)
{
	lxw_workbook_options options = { .tmpdir = parts_folder };
	lxw_doc_properties properties = { .created = seconds_of(day) };
	char path[40], *kept = memory_copy(title);

	*book = memory_new(1, sizeof **book);
	(*book)->memory = memfd_create("report.xlsx", MFD_CLOEXEC);
	if ((*book)->memory >= 0) {
		snprintf(path, sizeof path, "/proc/self/fd/%d", (*book)->memory);
		(*book)->workbook = workbook_new_opt(path, &options);
	}
	if ((*book)->workbook == NULL) {
		free(kept);
		return cannot_make(strerror(errno != 0 ? errno : ENOMEM));
	}
	properties.title = kept;
	note(*book, workbook_set_properties((*book)->workbook, &properties));
	free(kept);
	add_formats(*book);
	return ERROR_NONE;
}

void xlsx_book_free(struct xlsx_book *book)
{
	if (book == NULL)
		return;
	if (book->workbook != NULL)
		lxw_workbook_free(book->workbook);
	if (book->memory >= 0)
		close(book->memory);
	free(book);
}

/* What can only be said of a sheet when all of it is there. */
static void end_sheet(struct xlsx_book *book)
{
	if (book->sheet == NULL)
		return;
	for (lxw_col_t i = 0; i < book->n_columns; i++) {
		/* The arrow of the filter takes two. */
		double width = (double)book->widths[i] + 3;

		note(book, worksheet_set_column(book->sheet, i, i, width, NULL));
	}
	if (book->has_heading && book->row > 0)
		note(book, worksheet_autofilter(book->sheet, book->heading, 0, book->row - 1,
			       (lxw_col_t)(book->n_columns - 1)));
}

void xlsx_book_sheet(struct xlsx_book *book, const char *name)
{
	end_sheet(book);
	book->sheet = workbook_add_worksheet(book->workbook, name);
	if (book->sheet == NULL)
		note(book, LXW_ERROR_PARAMETER_VALIDATION);
	book->row = 0;
	book->column = book->n_columns = 0;
	book->has_heading = false;
	for (size_t i = 0; i < XLSX_MAX_COLUMNS; i++)
		book->widths[i] = LEAST_WIDTH;
}

void xlsx_book_heading(struct xlsx_book *book)
{
	if (book->sheet == NULL)
		return;
	book->has_heading = true;
	book->heading = book->row - 1;
	worksheet_freeze_panes(book->sheet, book->row, 0);
}

/* The place of the next cell. */
static bool next_cell(struct xlsx_book *book, size_t width, lxw_col_t *column)
{
	assert(book->column < XLSX_MAX_COLUMNS);
	*column = book->column++;
	if (width > MOST_WIDTH)
		width = MOST_WIDTH;
	if (book->widths[*column] < width)
		book->widths[*column] = width;
	if (book->n_columns < book->column)
		book->n_columns = book->column;
	return book->sheet != NULL && book->error == LXW_NO_ERROR;
}

/* A spreadsheet reads _x003D_ as the character of that number. */
static bool is_escape(const char *at)
{
	if (at[0] != '_' || at[1] != 'x')
		return false;
	return strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

/* What the cell is given so that it shows the text. */
static char *written_text(const char *text)
{
	struct text out = { 0 };
	size_t units = 0;

	text_add(&out, "");
	for (; *text != '\0'; text++) {
		const unsigned char byte = (unsigned char)*text;

		/* The first byte of a character: above U+FFFF it is two. */
		if ((byte & 0xc0) != 0x80)
			units += byte >= 0xf0 ? 2 : 1;
		units += is_escape(text) ? 6 : 0;
		if (units >= MAX_UNITS) {
			text_add(&out, "…");
			break;
		}
		if (is_escape(text))
			text_add(&out, "_x005F");
		text_add_bytes(&out, text, 1);
	}
	return text_take(&out);
}

static void put_text(struct xlsx_book *book, const char *text, lxw_format *format)
{
	lxw_col_t column;
	char *written = written_text(text);

	book->cells_room += CELL_ROOM;
	book->texts_room += CELL_ROOM + 7 * strlen(written); /* _x000D_ is one character */
	if (next_cell(book, text_width(text), &column))
		note(book, worksheet_write_string(book->sheet, book->row, column, written, format));
	free(written);
}

void xlsx_book_text(struct xlsx_book *book, const char *text)
{
	bool wraps = strchr(text, '\n') != NULL || text_width(text) > MOST_WIDTH;

	if (text[0] == '\0')
		xlsx_book_empty(book);
	else
		put_text(book, text, wraps ? book->wrapped : book->text);
}

void xlsx_book_bold(struct xlsx_book *book, const char *text)
{
	put_text(book, text, book->bold);
}

static lxw_format *number_format(struct xlsx_book *book, enum sign sign, int decimals)
{
	lxw_format **format = &book->numbers[sign][decimals];
	const char *zeros = decimals == 0 ? "0" : decimals == 1 ? "0.0" : "0.00";
	char *shown;

	if (*format != NULL || (*format = add_format(book)) == NULL)
		return *format;
	/* The minus has its place behind the sign. */
	shown = sign == SIGN_NONE
		    ? text_format("%s", zeros)
		    : text_format("\"%s\"%s;\"%s-\"%s", signs[sign], zeros, signs[sign], zeros);
	format_set_num_format(*format, shown);
	free(shown);
	return *format;
}

static void put_number(struct xlsx_book *book, double number, enum sign sign, int decimals)
{
	lxw_col_t column;

	book->cells_room += CELL_ROOM;
	if (next_cell(book, 0, &column))
		note(book, worksheet_write_number(book->sheet, book->row, column, number,
			       number_format(book, sign, decimals)));
}

void xlsx_book_count(struct xlsx_book *book, long count)
{
	put_number(book, (double)count, SIGN_NONE, 0);
}

void xlsx_book_range(struct xlsx_book *book, struct range range, int decimals)
{
	enum sign sign = isinf(range.high)        ? SIGN_LEAST
			 : isinf(range.low)       ? SIGN_MOST
			 : range.low < range.high ? SIGN_ABOUT
						  : SIGN_NONE;
	/* The number that CSV has, to its last digit. */
	char *said = text_format("%.*f", decimals, range_number(range));

	assert(decimals <= MAX_DECIMALS);
	put_number(book, strtod(said, NULL), sign, decimals);
	free(said);
}

void xlsx_book_empty(struct xlsx_book *book)
{
	lxw_col_t column;

	next_cell(book, 0, &column);
}

void xlsx_book_end_row(struct xlsx_book *book)
{
	book->row++;
	book->column = 0;
	book->cells_room += CELL_ROOM;
}

/* The library does not notice a part that finds no room: see to it before. */
static enum error check_room(const struct xlsx_book *book)
{
	const uint64_t room = LEAST_ROOM + (book->cells_room > book->texts_room ? book->cells_room
										: book->texts_room);
	struct statvfs about;

	if (access(parts_folder, W_OK | X_OK) != 0 || statvfs(parts_folder, &about) != 0)
		return cannot_make(_("there is no memory for files in /dev/shm"));
	if ((uint64_t)about.f_bavail * about.f_frsize < room)
		return cannot_make(_("there is too little memory for files in /dev/shm"));
	return ERROR_NONE;
}

static enum error read_all(int memory, struct text *out)
{
	char bytes[65536];
	ssize_t got;
	off_t at = 0;

	while ((got = pread(memory, bytes, sizeof bytes, at)) > 0) {
		text_add_bytes(out, bytes, (size_t)got);
		at += got;
	}
	return got == 0 && at > 0 ? ERROR_NONE : cannot_make(strerror(errno));
}

enum error xlsx_book_take(struct xlsx_book *book, struct text *out)
{
	enum error rc;

	end_sheet(book);
	rc = check_room(book);
	if (rc == ERROR_NONE && book->error == LXW_NO_ERROR) {
		book->error = workbook_close(book->workbook);
		book->workbook = NULL; /* closing frees it, also where it fails */
	}
	if (rc == ERROR_NONE && book->error != LXW_NO_ERROR)
		rc = cannot_make(lxw_strerror(book->error));
	return rc == ERROR_NONE ? read_all(book->memory, out) : rc;
}
