/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What ranges are and how they are written. */
#include "base/format/range.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"

const struct range range_none = { NAN, NAN };

struct range range_of(double number)
{
	return (struct range){ number, number };
}

bool range_is_none(struct range range)
{
	return isnan(range.low);
}

/* A half may have come out of the computing a little below itself, by far less than the billionth
 * that is allowed for here; figures that are no halves are further from one. */
double range_rounded(double value, double parts)
{
	double shown = floor(fabs(value) * parts + 0.5 + 1e-9) / parts;

	return value < 0 && shown > 0 ? -shown : shown;
}

struct range range_rounded_ends(struct range range, double parts)
{
	static const double leeway = 1e-9;

	/* Computed in two ways, one number may come out as two. */
	if (!(range.high - range.low > leeway))
		return (struct range){ range_rounded(range.low, parts),
			range_rounded(range.high, parts) };
	return (struct range){ floor(range.low * parts + leeway) / parts,
		ceil(range.high * parts - leeway) / parts };
}

double range_number(struct range range)
{
	if (isinf(range.low))
		return range.high;
	if (isinf(range.high))
		return range.low;
	return (range.low + range.high) / 2;
}

struct range range_around(struct range range, double half)
{
	struct range around;

	if (isnan(half))
		return range_none;
	around = range_rounded_ends((struct range){ range.low - half, range.high + half }, 10);
	/* No zero is negative. */
	return (struct range){ around.low + 0.0, around.high + 0.0 };
}

bool range_is_apart(struct range a, double half_a, struct range b, double half_b)
{
	double gap = fmax(a.low - b.high, b.low - a.high);

	return gap > hypot(half_a, half_b);
}

static void add_number(struct text *out, double number, int decimals)
{
	char *written = text_format("%.*f", decimals, number);
	char *point = strchr(written, '.');

	if (point != NULL) {
		text_add_bytes(out, written, (size_t)(point - written));
		text_addf(out, "%s%s", language_decimal_sign(), point + 1);
	} else {
		text_add(out, written);
	}
	free(written);
}

char *range_say(struct range range, int decimals, bool utf8)
{
	struct text out = { 0 };

	if (range_is_none(range))
		return text_take(&out);
	if (isinf(range.low))
		text_add(&out, utf8 ? "≤ " : "<= ");
	else if (isinf(range.high))
		text_add(&out, utf8 ? "≥ " : ">= ");
	add_number(&out, isinf(range.low) ? range.high : range.low, decimals);
	if (!isinf(range.low) && !isinf(range.high) && range.low < range.high) {
		text_add(&out, utf8 ? "–" : "-");
		add_number(&out, range.high, decimals);
	}
	return text_take(&out);
}

static void add_change(struct text *out, double number, int decimals, bool utf8)
{
	if (number > 0)
		text_add(out, "+");
	if (number < 0)
		text_add(out, utf8 ? "−" : "-");
	add_number(out, fabs(number), decimals);
}

char *range_say_change(struct range range, int decimals, bool utf8)
{
	struct text out = { 0 };

	add_change(&out, range.low, decimals, utf8);
	if (range.low < range.high) {
		text_add(&out, utf8 ? "–" : "..");
		add_change(&out, range.high, decimals, utf8);
	}
	return text_take(&out);
}

char *range_say_interval(struct range range, bool utf8)
{
	struct text low = { 0 }, high = { 0 };
	char *said;

	add_change(&low, range.low, 1, utf8);
	add_change(&high, range.high, 1, utf8);
	/* TRANSLATORS: an interval, from a number to a number. */
	said =
	    text_format(_("%s to %s"), low.bytes + (range.low > 0), high.bytes + (range.high > 0));
	text_free(&low);
	text_free(&high);
	return said;
}
