/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Tenths in words and in columns. */
#include "report/facts/temperature.h"

#include <math.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

const struct unit_temperature *temperature_newest(
    const struct unit_file *file, const char *unit, long action)
{
	const struct unit_temperature *newest = NULL;

	for (size_t i = 0; file != NULL && i < file->n_pulses; i++) {
		const struct unit_temperature *found =
		    unit_file_find_temperature(&file->pulses[i], unit, action);

		if (found != NULL)
			newest = found;
	}
	return newest;
}

static struct range mean_of(const struct unit_temperature *temperature)
{
	struct range mean = { -INFINITY, INFINITY };

	if (temperature->low != UNIT_TEMPERATURE_OPEN)
		mean.low = (double)temperature->low / 10;
	if (temperature->high != UNIT_TEMPERATURE_OPEN)
		mean.high = (double)temperature->high / 10;
	return mean;
}

static char *say_most(const struct unit_temperature *temperature, bool utf8)
{
	return range_say(
	    range_of((double)temperature->most / 10), temperature->most % 10 != 0, utf8);
}

char *temperature_say(const struct unit_temperature *temperature, bool utf8)
{
	char *mean, *most, *said;

	if (temperature->hidden)
		return memory_copy(_("hidden: too few"));
	mean = range_say(mean_of(temperature), 1, utf8);
	most = say_most(temperature, utf8);
	/* TRANSLATORS: a mean, and the highest that it could be. */
	said = text_format(_("%s of %s"), mean, most);
	free(most);
	free(mean);
	return said;
}

char *temperature_say_all(const struct unit_temperature *temperature, bool utf8)
{
	char *said = temperature_say(temperature, utf8), *all;

	if (temperature->hidden)
		return said;
	all = temperature->n_is_least
		  ? text_format(_("%s, at least %ld answers"), said, temperature->n)
		  : text_format(_("%s, %ld answers"), said, temperature->n);
	free(said);
	return all;
}

long temperature_part(const struct unit_temperature *temperature, long whole)
{
	if (temperature->hidden || temperature->most <= 0)
		return 0;
	return lround(
	    range_number(mean_of(temperature)) * 10 * (double)whole / (double)temperature->most);
}

struct sheet_drawing temperature_drawing(const struct unit_temperature *temperature)
{
	struct sheet_drawing drawing =
	    sheet_bar(mean_of(temperature), (double)temperature->most / 10);

	drawing.kind = temperature->hidden ? SHEET_NO_DRAWING : SHEET_THERMOMETER;
	return drawing;
}
