/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What ranges are and how they are written. */
#include "base/range.h"

#include <math.h>

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

double range_number(struct range range)
{
	if (isinf(range.low))
		return range.high;
	if (isinf(range.high))
		return range.low;
	return (range.low + range.high) / 2;
}

char *range_say(struct range range, int decimals, bool utf8)
{
	if (range_is_none(range))
		return text_format("%s", "");
	if (isinf(range.low))
		return text_format("%s %.*f", utf8 ? "≤" : "<=", decimals, range.high);
	if (isinf(range.high))
		return text_format("%s %.*f", utf8 ? "≥" : ">=", decimals, range.low);
	if (range.low >= range.high)
		return text_format("%.*f", decimals, range.low);
	return text_format(
	    "%.*f%s%.*f", decimals, range.low, utf8 ? "–" : "-", decimals, range.high);
}
