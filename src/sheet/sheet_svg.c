/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every piece has an outline, and what is not known exactly is hatched: nothing is told by colour
 * alone, on paper neither. */
#include <math.h>

#include "base/memory.h"
#include "sheet/sheet_out.h"

enum { WHOLE = 100, HIGH = 8, HATCH = 2 };

/* From light to dark, so that they keep their order in grey. */
static const int light[] = { 0xe4, 0xee, 0xf5 }, dark[] = { 0x10, 0x4a, 0x74 };

static void add_shade(struct text *out, size_t i, size_t n)
{
	text_add(out, " fill=\"#");
	for (size_t c = 0; c < 3; c++) {
		double share = n > 1 ? (double)i / (double)(n - 1) : 1;

		text_addf(out, "%02lx", lround(light[c] + share * (dark[c] - light[c])));
	}
	text_add(out, "\"");
}

static void begin(struct text *out, const char *class)
{
	text_addf(out,
	    "<svg class=\"%s\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" "
	    "aria-hidden=\"true\" focusable=\"false\">",
	    class, WHOLE, HIGH);
}

static void add_rect(struct text *out, const char *class, double from, double width)
{
	text_addf(out, "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" height=\"%d\"/>", class, from,
	    width, HIGH);
}

/* Slanted lines, each whole. */
static void add_hatch(struct text *out, const char *class, double from, double width)
{
	text_addf(out, "<path class=\"%s\" d=\"", class);
	for (double x = from; x + HATCH <= from + width; x += HATCH)
		text_addf(out, "M%.2f %dL%.2f 0", x, HIGH, x + HATCH);
	text_add(out, "\"/>");
}

/* A line with its ends, in two strokes, so that it stands out from the bar and from the paper. */
static void add_whisker(struct text *out, struct range interval)
{
	static const char *const classes[] = { "halo", "whisker" };

	for (size_t i = 0; i < COUNT(classes); i++)
		text_addf(out, "<path class=\"%s\" d=\"M%.2f 1V%dM%.2f %dH%.2fM%.2f 1V%d\"/>",
		    classes[i], interval.low, HIGH - 1, interval.low, HIGH / 2, interval.high,
		    interval.high, HIGH - 1);
}

static double part_of(const struct sheet_drawing *drawing, double number)
{
	return WHOLE * (number / drawing->whole);
}

static void add_bar(struct text *out, const struct sheet_drawing *drawing)
{
	static const char *const fills[] = {
		[SHEET_BAR] = "sure",
		[SHEET_THERMOMETER] = "sure",
		[SHEET_BAR_THEN] = "before",
		[SHEET_BAR_LATER] = "later",
	};
	struct range range = drawing->range;
	double low = isinf(range.low) ? 0 : part_of(drawing, range.low),
	       high = isinf(range.high) ? WHOLE : part_of(drawing, range.high);

	begin(out, drawing->kind == SHEET_THERMOMETER ? "bar thermometer" : "bar");
	add_rect(out, "back", 0, WHOLE);
	if (!range_is_none(range)) {
		add_rect(out, fills[drawing->kind], 0, low);
		if (high > low) {
			add_rect(out, "loose", low, high - low);
			add_hatch(out, "hatch", low, high - low);
		}
	}
	if (!range_is_none(drawing->interval))
		add_whisker(out, drawing->interval);
	text_add(out, "</svg>");
}

/* Where a change is drawn; room is left for the dot at either end. */
static double place_of(double number, double reach)
{
	double middle = WHOLE / 2.0;

	return middle + fmax(fmin(number / reach, 1), -1) * (middle - HIGH / 2.0);
}

static void add_change(struct text *out, const struct sheet_drawing *drawing)
{
	double low = place_of(drawing->range.low, drawing->whole),
	       high = place_of(drawing->range.high, drawing->whole), middle = HIGH / 2.0,
	       at = place_of((drawing->range.low + drawing->range.high) / 2, drawing->whole);
	const char *class = drawing->hollow ? "unpaired" : "paired";

	text_addf(out,
	    "<svg class=\"change\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\" "
	    "focusable=\"false\">",
	    WHOLE, HIGH);
	text_addf(out, "<line class=\"zero\" x1=\"%d\" y1=\"0\" x2=\"%d\" y2=\"%d\"/>", WHOLE / 2,
	    WHOLE / 2, HIGH);
	if (low < high)
		text_addf(out,
		    "<line class=\"%s\" x1=\"%.2f\" y1=\"%.0f\" x2=\"%.2f\" y2=\"%.0f\"/>", class,
		    low, middle, high, middle);
	text_addf(out, "<circle class=\"%s\" cx=\"%.2f\" cy=\"%.0f\" r=\"2.5\"/></svg>", class, at,
	    middle);
}

static double least(struct range share)
{
	return isinf(share.low) ? 0 : share.low;
}

static double leeway(struct range share)
{
	return (isinf(share.high) ? WHOLE : share.high) - least(share);
}

/* By which part of its leeway each share is wider than it is at least. */
static double find_part(const struct range *shares, size_t n)
{
	double rest = WHOLE, all = 0;

	for (size_t i = 0; i < n; i++) {
		rest -= least(shares[i]);
		all += leeway(shares[i]);
	}
	return all > 0 ? fmin(fmax(rest / all, 0), 1) : 0;
}

/* What a share has at least is plain; what it may have besides is its part of what the others
 * leave, hatched. */
static void add_shares(struct text *out, const struct sheet_drawing *drawing)
{
	size_t n = drawing->n;
	double part = find_part(drawing->shares, n), from = 0;

	begin(out, "bar");
	for (size_t i = 0; i < n; i++) {
		double sure = least(drawing->shares[i]), loose = part * leeway(drawing->shares[i]);

		text_addf(out, "<rect class=\"share\" x=\"%.2f\" width=\"%.2f\" height=\"%d\"",
		    from, sure + loose, HIGH);
		add_shade(out, i, n);
		text_add(out, "/>");
		if (loose > 0)
			add_hatch(out, 2 * i < n ? "hatch" : "hatch pale", from + sure, loose);
		from += sure + loose;
	}
	text_add(out, "</svg>");
}

static void add_swatch(struct text *out, const struct sheet_drawing *drawing)
{
	begin(out, "swatch");
	text_addf(out, "<rect class=\"share\" width=\"%d\" height=\"%d\"", WHOLE, HIGH);
	add_shade(out, drawing->i, drawing->n);
	text_add(out, "/></svg>");
}

enum { CURVE_HIGH = 28, CURVE_EDGE = 4 };

/* A line from one time to the next with a dot at each, between those of 0 and of the whole. */
static void add_curve(struct text *out, const struct sheet_drawing *drawing)
{
	double wide = WHOLE - 2 * CURVE_EDGE, high = CURVE_HIGH - 2 * CURVE_EDGE;
	double step = drawing->n > 1 ? wide / (double)(drawing->n - 1) : 0;
	struct text line = { 0 }, dots = { 0 };

	for (size_t i = 0; i < drawing->n; i++) {
		double x = CURVE_EDGE + step * (double)i,
		       y = CURVE_EDGE + high * (1 - (double)drawing->numbers[i] / drawing->whole);

		text_addf(&line, "%s%.2f,%.2f", i > 0 ? " " : "", x, y);
		text_addf(&dots, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"2.5\"/>", x, y);
	}
	text_addf(out,
	    "<svg class=\"curve\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\" focusable=\"false\">"
	    "<path class=\"edge\" d=\"M0 %dH%dM0 %dH%d\"/><polyline points=\"%s\"/>%s</svg>",
	    WHOLE, CURVE_HIGH, CURVE_EDGE, WHOLE, CURVE_HIGH - CURVE_EDGE, WHOLE, line.bytes,
	    dots.bytes);
	text_wipe(&line);
	text_wipe(&dots);
}

void sheet_svg(struct text *out, const struct sheet_drawing *drawing)
{
	static void (*const draw[])(struct text * out, const struct sheet_drawing *drawing) = {
		[SHEET_BAR] = add_bar,
		[SHEET_THERMOMETER] = add_bar,
		[SHEET_BAR_THEN] = add_bar,
		[SHEET_BAR_LATER] = add_bar,
		[SHEET_SHARES] = add_shares,
		[SHEET_CHANGE] = add_change,
		[SHEET_SWATCH] = add_swatch,
		[SHEET_CURVE] = add_curve,
	};

	if (drawing->kind != SHEET_NO_DRAWING)
		draw[drawing->kind](out, drawing);
}
