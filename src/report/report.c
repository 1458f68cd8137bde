/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The formats of a report. A new one is a file and a row. */
#include "report/report.h"

#include <stdio.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/report_formats.h"

static const struct report_format report_formats[] = {
	{ .name = "text",
	    .write = report_text,
	    .trend = report_text_trend,
	    .for_people = true,
	    .has_plans = true },
	{ .name = "csv", .write = report_csv, .trend = report_csv_trend },
	{ .name = "json", .write = report_json, .trend = report_json_trend, .has_plans = true },
	{ .name = "html", .write = report_html, .has_plans = true },
#ifdef HAVE_XLSX
	{ .name = "xlsx", .make = report_xlsx },
#endif
};

const struct report_format *report_format_at(size_t i)
{
	return i < COUNT(report_formats) ? &report_formats[i] : NULL;
}

const struct report_format *report_format_find(const char *name)
{
	for (size_t i = 0; i < COUNT(report_formats); i++)
		if (strcmp(report_formats[i].name, name) == 0)
			return &report_formats[i];
	return NULL;
}

const char *report_format_names(void)
{
	static char names[100];
	size_t length = 0;

	for (size_t i = 0; i < COUNT(report_formats); i++) {
		const char *before = i == 0 ? "" : i + 1 < COUNT(report_formats) ? ", " : _(" or ");

		length += (size_t)snprintf(
		    names + length, sizeof(names) - length, "%s%s", before, report_formats[i].name);
		if (length >= sizeof(names))
			break;
	}
	return names;
}

enum error report_format_choose(const char *name, const struct report_format **format)
{
	*format = report_format_find(name);
	if (*format != NULL)
		return ERROR_NONE;
	if (strcmp(name, "xlsx") == 0)
		return error_hint(error_set(ERROR_USAGE, _("this skatta was built without xlsx")),
		    _("Use --format csv: every spreadsheet opens it."));
	return error_set(ERROR_USAGE, _("--format takes %s"), report_format_names());
}

enum error report_write(
    const struct report *report, const struct report_format *format, struct text *out)
{
	if (format->make != NULL)
		return format->make(report, out);
	if (report->trend != NULL && format->trend != NULL)
		format->trend(report, out);
	else
		format->write(report, out);
	return ERROR_NONE;
}
