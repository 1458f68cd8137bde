/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rows and their actions. */
#include "report/facts/report_action.h"

const struct round_action *report_action(const struct report *report, const struct figure *figure)
{
	if (figure->item == NULL || figure->unit == FIGURES_ALL)
		return NULL;
	return round_action(report->figures->round, figure->unit, figure->item, NULL);
}

char *report_item_text(const struct report *report, const struct figure *figure)
{
	int unit = figure->unit == FIGURES_ALL ? ORGANISATION_NO_UNIT : figure->unit;

	return round_item_text(report->figures->round, unit, figure->item, report->language);
}

size_t report_action_next(const struct report *report, const struct report_unit *unit, size_t from)
{
	while (from < unit->n_rows && report_action(report, &unit->rows[from]) == NULL)
		from++;
	return from;
}

double report_action_share(const struct figure *figure, double mean)
{
	return mean / (double)(figure->item->scale->n_labels - 1);
}
