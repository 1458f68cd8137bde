/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Actions as thermometers in HTML: a bar on the scale, and its number beside it. */
#include <math.h>
#include <stdlib.h>

#include "base/html.h"
#include "base/language.h"
#include "base/memory.h"
#include "report/report_action.h"

/* Paler where only bounds are told. */
static void add_figures(struct text *out, const struct figure *figure)
{
	struct range mean = figure->mean;
	double most = (double)(figure->item->scale->n_labels - 1);
	double low = isinf(mean.low) ? 0 : mean.low, high = isinf(mean.high) ? most : mean.high;
	char *number = range_say(mean, 1, true);

	text_addf(out,
	    "<td><svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
	    "aria-hidden=\"true\" focusable=\"false\"><rect class=\"back\" width=\"100\" "
	    "height=\"8\"/><rect class=\"open\" width=\"%.1f\" height=\"8\"/><rect class=\"sure\" "
	    "width=\"%.1f\" height=\"8\"/></svg></td><td class=\"n\">",
	    100 * report_action_share(figure, high), 100 * report_action_share(figure, low));
	html_text(out, number);
	text_addf(out, "</td><td class=\"n\">%ld</td>", figure->n);
	free(number);
}

static void add_row(const struct report *report, struct text *out, const struct figure *figure)
{
	text_add(out, "<tr><th scope=\"row\">");
	html_text(out, report_action(report, figure)->title);
	text_add(out, "</th>");
	if (figure->hidden) {
		text_add(out, "<td class=\"hidden\" colspan=\"3\">");
		html_text(out, _("hidden: too few"));
		text_add(out, "</td>");
	} else {
		add_figures(out, figure);
	}
	text_add(out, "</tr>\n");
}

static void begin(struct text *out, const struct item *item)
{
	const char *heads[] = { _("Mean"), _("n") };
	char *scale = text_format(_("0 to %zu"), item->scale->n_labels - 1);

	text_add(out, "<div class=\"scroll\" tabindex=\"0\"><table>");
	html_element(out, "caption", NULL,
	    _("How it goes with each action: the mean of the answers, counted from 0."));
	text_add(out, "<thead><tr><th scope=\"col\">");
	html_text(out, _("Action"));
	text_add(out, "</th><th scope=\"col\">");
	html_text(out, scale);
	for (size_t i = 0; i < COUNT(heads); i++) {
		text_add(out, "</th><th scope=\"col\" class=\"n\">");
		html_text(out, heads[i]);
	}
	text_add(out, "</th></tr></thead><tbody>\n");
	free(scale);
}

static void end(struct text *out)
{
	text_add(out, "</tbody></table></div>\n");
}

void report_html_actions(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct item *before = NULL;

	for (size_t i = report_action_next(report, unit, 0); i < unit->n_rows;
	     i = report_action_next(report, unit, i + 1)) {
		const struct item *item = unit->rows[i].item;

		if (!before || before->area != item->area || before->scale != item->scale) {
			if (before)
				end(out);
			else
				html_element(out, "h3", NULL, _("Actions"));
			begin(out, item);
		}
		add_row(report, out, &unit->rows[i]);
		before = item;
	}
	if (before)
		end(out);
}
