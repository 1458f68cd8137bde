/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Signs, brackets, and what they mean. */
#include "report/report_change.h"

#include <math.h>
#include <stdlib.h>

#include "base/language.h"
#include "base/text.h"

/* The interval where there is one: its middle, and how far it goes to either side. */
static char *say_interval(const struct report *report, const struct change *change)
{
	char *middle =
	    range_say_change(range_of((change->low + change->high) / 2), 1, report->utf8);
	char *half = range_say(range_of((change->high - change->low) / 2), 1, true);
	char *said = text_format("%s %s %s", middle, report->utf8 ? "±" : "+-", half);

	free(middle);
	free(half);
	return said;
}

char *report_change_say(const struct report *report, const struct change *change)
{
	char *number, *said;

	if (change->kind == CHANGE_NONE)
		return text_format("%s", "");
	if (change->certainty == CHANGE_UNCERTAIN)
		return text_format("%s", _("none certain"));
	if (!isnan(change->low))
		return say_interval(report, change);
	number = range_say_change(change->mean, 1, report->utf8);
	said = text_format(change->kind == CHANGE_PAIRED ? "%s" : "(%s)", number);
	free(number);
	return said;
}

/* Which signs there are among the areas. */
struct signs {
	bool interval, plain, unpaired, uncertain;
};

static struct signs look_at(
    const struct report *report, const struct report_unit *units, size_t n, bool items)
{
	struct signs signs = { .interval = false };

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < units[i].n_rows; j++) {
			const struct change *change = change_of(report->figures, &units[i].rows[j]);

			if ((units[i].rows[j].item && !items) || change->kind == CHANGE_NONE)
				continue;
			if (change->certainty == CHANGE_UNCERTAIN)
				signs.uncertain = true;
			else if (!isnan(change->low))
				signs.interval = true;
			else if (change->kind == CHANGE_PAIRED)
				signs.plain = true;
			else
				signs.unpaired = true;
		}
	return signs;
}

/* "A Resources +6.3 ± 4.1; C Sharing -5.0 ± 2.1", or "" where none is certain. */
static char *say_certain(
    const struct report *report, const struct report_unit *unit, bool *any_told)
{
	struct text list = { 0 };

	text_add(&list, "");
	*any_told = false;
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct change *change = change_of(report->figures, &unit->rows[i]);
		char *label, *said;

		if (unit->rows[i].kind != FIGURE_AREA || change->kind == CHANGE_NONE)
			continue;
		*any_told = true;
		if (change->certainty != CHANGE_CERTAIN)
			continue;
		label = report_unit_label(report, &unit->rows[i]);
		said = report_change_say(report, change);
		text_addf(&list, "%s%s %s", list.length > 0 ? "; " : "", label, said);
		free(label);
		free(said);
	}
	return text_take(&list);
}

char *report_change_certain(const struct report *report, const struct report_unit *unit)
{
	bool any_told;
	char *certain = say_certain(report, unit, &any_told), *said;

	if (certain[0])
		said = text_format(
		    _("Changed for certain, in the order of the questionnaire: %s."), certain);
	else
		said = text_format(
		    "%s", any_told ? _("Of no area can it be said for certain that it has changed.")
				   : "");
	free(certain);
	return said;
}

char *report_change_with(const struct report *report)
{
	const struct round *round = report->figures->comparison->round;

	return text_format(_("Compared with: %s (%s)."), round->title, round->id);
}

size_t report_change_notes(const struct report *report, const struct report_unit *units, size_t n,
    bool items, char *notes[REPORT_CHANGE_NOTES])
{
	struct signs signs = look_at(report, units, n, items);
	size_t count = 0;

	notes[count++] = report_change_with(report);
	if (signs.interval)
		notes[count++] = text_format(_("%s gives the 95 %% interval of the change of those "
					       "who answered both times."),
		    report->utf8 ? "±" : "+-");
	if (signs.plain)
		notes[count++] = text_format(
		    "%s", _("Without an interval: too few answered both times for one."));
	if (signs.unpaired)
		notes[count++] = text_format("%s",
		    _("In brackets: unpaired, the difference between all who answered then and all "
		      "who have answered now. It may be other people."));
	if (signs.uncertain)
		notes[count++] = text_format("%s",
		    _("None certain: so small a difference can be chance, or is of no weight."));
	notes[count++] = text_format("%s",
	    _("Less than before need not mean that people know less: in a trial with 7,391 "
	      "teachers, having assessed oneself once was enough to rate oneself a little lower "
	      "the next time (0.14 standard deviations). Who has come to see more may find more "
	      "left to learn."));
	return count;
}
