/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Signs, brackets, and what they mean. */
#include "report/facts/report_change.h"

#include <math.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "report/facts/about_change.h"

/* « (2.2 to 10.4)»; "" where there is none. */
static char *say_interval(const struct report *report, const struct change *change)
{
	struct range interval = range_around(change->mean, change->half);
	char *ends, *said;

	if (range_is_none(interval))
		return memory_copy("");
	ends = range_say_interval(interval, report->utf8);
	said = text_format(" (%s)", ends);
	free(ends);
	return said;
}

char *report_change_say(const struct report *report, const struct change *change)
{
	char *number, *interval, *said;

	if (change->kind == CHANGE_NONE)
		return memory_copy("");
	number = range_say_change(change->mean, 1, report->utf8);
	interval = say_interval(report, change);
	said = text_format("%s%s%s%s", number, interval,
	    change->kind == CHANGE_UNPAIRED ? _(", unpaired") : "",
	    change->certain ? _(", certain") : "");
	free(interval);
	free(number);
	return said;
}

/* Which words there are. */
struct signs {
	bool interval, unpaired;
};

static struct signs look_at(
    const struct report *report, const struct report_unit *units, size_t n, bool items)
{
	struct signs signs = { .interval = false };

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < units[i].n_rows; j++) {
			const struct change *change = change_of(report->figures, &units[i].rows[j]);

			if ((units[i].rows[j].item != NULL && !items) ||
			    change->kind == CHANGE_NONE)
				continue;
			signs.interval |= !isnan(change->half);
			signs.unpaired |= change->kind == CHANGE_UNPAIRED;
		}
	return signs;
}

char *report_change_certain(const struct report *report, const struct report_unit *unit)
{
	struct text list = { 0 };
	char *said;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct change *change = change_of(report->figures, &unit->rows[i]);
		char *label, *number;

		if (unit->rows[i].kind != FIGURE_AREA || change->kind == CHANGE_NONE ||
		    !change->certain)
			continue;
		label = report_unit_label(report, &unit->rows[i]);
		number = report_change_say(report,
		    &(struct change){
			.kind = CHANGE_PAIRED, .mean = change->mean, .half = change->half });
		text_addf(&list, "%s%s %s", list.length > 0 ? "; " : "", label, number);
		free(label);
		free(number);
	}
	said = list.length > 0
		   ? text_format(_("Changed for certain, in the order of the questionnaire: %s."),
			 list.bytes)
		   : memory_copy("");
	text_free(&list);
	return said;
}

char *report_change_with(const struct report *report)
{
	const struct round *round = report->figures->comparison->round;

	return text_format(_("Compared with: %s (%s)."), round->title, round->id);
}

/* Is any earlier figure shown beside the unit's? */
static bool has_earlier(const struct report *report, const struct report_unit *unit)
{
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *earlier = change_of(report->figures, &unit->rows[i])->earlier;

		if (earlier != NULL && !earlier->hidden)
			return true;
	}
	return false;
}

char *report_change_from(const struct report *report, const struct report_unit *unit)
{
	const struct figures *figures = report->figures;
	const struct organisation *organisation = figures->round->organisation;
	char **names, *said = NULL;
	size_t n;

	if (figures->comparison == NULL || !has_earlier(report, unit))
		return NULL;
	n = figures_kin_names(figures->earlier, organisation, unit->unit, &names);
	if (n > 0)
		said = about_change_from(organisation->units[unit->unit].level, names, n);
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
	return said;
}

size_t report_change_notes(const struct report *report, const struct report_unit *units, size_t n,
    bool items, char *notes[REPORT_CHANGE_NOTES])
{
	struct signs signs = look_at(report, units, n, items);
	size_t count = 0;

	notes[count++] = report_change_with(report);
	if (signs.interval)
		notes[count++] = memory_copy(about_change_intervals());
	if (signs.unpaired)
		notes[count++] = memory_copy(about_change_unpaired());
	notes[count++] = memory_copy(about_change_less());
	return count;
}
