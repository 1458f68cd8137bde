/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One line, written anew over itself: no movement, no colour, and nothing that a terminal would
 * have to know but the carriage return. */
#include "base/cli/meter.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/text.h"

enum {
	FIRST = 1000, /* milliseconds */
	BETWEEN = 500,
	COLUMNS = 80, /* of a terminal that does not say */
	NUMBER_SIZE = 64,
};

void meter_start(struct meter *meter, const char *doing, size_t total)
{
	*meter = (struct meter){ .doing = doing, .total = total, .next = INT64_MAX };
	if (isatty(STDERR_FILENO))
		meter->next = clock_milliseconds() + FIRST;
}

/* "1,200": with what the language puts between thousands. */
static void add_number(struct text *out, size_t number)
{
	/* Translators: the number as your language writes it; what stands between its two parts is
	 * put into every large number. */
	const char *thousand = _("1,000");
	char *digits = text_format("%zu", number);
	size_t length = strlen(digits), gap = strlen(thousand);

	gap = gap > 4 ? gap - 4 : 0;
	for (size_t i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			text_add_bytes(out, thousand + 1, gap);
		text_add_bytes(out, digits + i, 1);
	}
	free(digits);
}

static size_t columns_now(void)
{
	struct winsize size = { 0 };

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return COLUMNS;
	return size.ws_col;
}

/* Over the line that stands there; shorter than the terminal is wide, or it would begin a second
 * one, which could not be taken away. */
static void show(const char *line)
{
	size_t most = columns_now() - 1;

	charset_print(stderr, "\r%.*s", (int)text_fit(line, most), line);
}

static void clear(void)
{
	charset_print(stderr, "\r%*s\r", (int)columns_now() - 1, "");
}

void meter_step(struct meter *meter)
{
	struct text line = { 0 }, done = { 0 }, total = { 0 };

	meter->done++;
	if (meter->next == INT64_MAX || clock_milliseconds() < meter->next)
		return;
	add_number(&done, meter->done);
	add_number(&total, meter->total);
	if (meter->total > 0)
		text_addf(&line, _("%s: %s of %s"), meter->doing, done.bytes, total.bytes);
	else
		text_addf(&line, "%s: %s", meter->doing, done.bytes);
	show(line.bytes);
	meter->shows = true;
	meter->next = clock_milliseconds() + BETWEEN;
	text_free(&line);
	text_free(&done);
	text_free(&total);
}

void meter_end(struct meter *meter)
{
	if (meter->shows)
		clear();
	meter->shows = false;
	meter->next = INT64_MAX;
}
