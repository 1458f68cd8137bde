/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The formats of a report. A new one is a file and a row. */
#include "report/report.h"

#include <stdio.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/data/report_data.h"
#include "report/report_sheet.h"
#include "sheet/sheet_out.h"

/* The order in which they are named. */
static const struct report_format report_formats[] = {
	{ .name = "text", .way = &sheet_text, .for_people = true, .has_plans = true },
	{ .name = "csv", .make = report_csv, .trend = report_csv_trend },
	{ .name = "json", .make = report_json, .trend = report_json_trend, .has_plans = true },
	{ .name = "html", .way = &sheet_html, .has_plans = true },
#ifdef HAVE_XLSX
	{ .name = "xlsx", .make = report_xlsx, .is_bytes = true },
#else
	{ .name = "xlsx" },
#endif
};

static bool is_built_in(const struct report_format *format)
{
	return format->way != NULL || format->make != NULL;
}

const struct report_format *report_format_at(size_t i)
{
	for (size_t at = 0; at < COUNT(report_formats); at++)
		if (is_built_in(&report_formats[at]) && i-- == 0)
			return &report_formats[at];
	return NULL;
}

/* Whether it is built in or not. */
static const struct report_format *find(const char *name)
{
	for (size_t i = 0; i < COUNT(report_formats); i++)
		if (strcmp(report_formats[i].name, name) == 0)
			return &report_formats[i];
	return NULL;
}

const struct report_format *report_format_find(const char *name)
{
	const struct report_format *format = find(name);

	return format != NULL && is_built_in(format) ? format : NULL;
}

const char *report_format_names(void)
{
	static char names[100];
	const struct report_format *format;
	size_t length = 0;

	for (size_t i = 0; (format = report_format_at(i)) != NULL; i++) {
		const char *before = i == 0                            ? ""
				     : report_format_at(i + 1) != NULL ? ", "
								       : _(" or ");

		length += (size_t)snprintf(
		    names + length, sizeof names - length, "%s%s", before, format->name);
		if (length >= sizeof names)
			break;
	}
	return names;
}

enum error report_format_choose(const char *name, const struct report_format **format)
{
	*format = report_format_find(name);
	if (*format != NULL)
		return ERROR_NONE;
	if (find(name) != NULL)
		return error_hint(
		    error_set(ERROR_USAGE, _("this skatta was built without %s"), name),
		    _("Use --format csv: every spreadsheet opens it."));
	return error_set(ERROR_USAGE, _("--format takes %s"), report_format_names());
}

enum error report_write(
    const struct report *report, const struct report_format *format, struct text *out)
{
	struct sheet sheet = { 0 };

	if (format->way == NULL)
		return (report->trend != NULL && format->trend != NULL ? format->trend
								       : format->make)(report, out);
	sheet.wide = format->way->wide;
	report_sheet(report, &sheet);
	format->way->write(&sheet, out);
	sheet_free(&sheet);
	return ERROR_NONE;
}
