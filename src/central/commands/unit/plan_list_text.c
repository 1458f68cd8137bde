/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* For people. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "central/commands/unit/plan_list.h"
#include "central/commands/wrapped.h"

enum { INDENT = 4, FEW = 4 };

static void add_counts(const struct plan *plan, struct text *out)
{
	size_t counts[PLAN_STATUSES] = { 0 };
	const char *before = "";

	for (size_t i = 0; i < plan->n_actions; i++)
		counts[plan->actions[i].status]++;
	for (size_t s = 0; s < PLAN_STATUSES; s++) {
		if (counts[s] == 0)
			continue;
		text_addf(out, "%s%zu %s", before, counts[s], _(plan_status_names[s]));
		before = ", ";
	}
	if (plan->n_actions == 0)
		text_add(out, _("no actions yet"));
}

static void add_late(const struct plan *plan, struct text *out)
{
	size_t n = plan_list_count_late(plan);

	if (n > 0)
		text_addf(out,
		    P_("; the day of %zu action has passed",
			"; the days of %zu actions have passed", n),
		    n);
}

static void add_talk(const struct unit_file *file, struct text *out)
{
	static const char *const turns[] = { NULL, N_("; the coordinator's turn"),
		N_("; the unit's turn") };
	size_t waiting = unit_file_said_count_waiting(file);
	size_t unread = unit_file_said_count_new(file);
	enum unit_turn turn = unit_file_turn(file);

	if (waiting > 0)
		text_addf(out, P_("; %zu request waits", "; %zu requests wait", waiting), waiting);
	if (unread > 0)
		text_addf(out, P_("; %zu unread", "; %zu unread", unread), unread);
	if (turns[turn] != NULL)
		text_add(out, _(turns[turn]));
	text_add(out, "\n");
}

/* What it is called, what it is about, and by when. */
static void add_request(const struct plan_list *list, const struct plan_list_line *line,
    const struct unit_said *request, struct text *out)
{
	char *name = unit_file_said_name(line->file, request), by[CLOCK_DAY_SIZE];

	plan_list_by(list, line->round, request, by);
	text_addf(out, "%s  %s", name, _(plan_about_names[request->about]));
	if (by[0] != '\0')
		text_addf(out, _(", by %s"), by);
	free(name);
}

static void add_plan(
    const struct plan_list *list, const struct plan_list_line *line, struct text *out)
{
	const struct unit_file *file = line->file;

	text_addf(out, "%s  %s\n%*s%s: ", file->plan_day, line->id, INDENT, "", line->name);
	add_counts(file->plan, out);
	add_late(file->plan, out);
	add_talk(file, out);
	for (size_t i = 0; i < file->n_said; i++) {
		if (!plan_list_waits(file, &file->said[i]))
			continue;
		text_addf(out, "%*s", INDENT, "");
		add_request(list, line, &file->said[i], out);
		text_addf(out, ": %s\n", file->said[i].from);
	}
}

static void add_open(
    const struct plan_list *list, const struct plan_list_line *line, struct text *out)
{
	const struct unit_said *request = line->request;

	text_addf(out, "%s  %s  ", request->day, line->id);
	add_request(list, line, request, out);
	text_addf(out, "\n%*s%s: %s\n%*s%.*s\n", INDENT, "", line->name, request->from, INDENT, "",
	    (int)strcspn(request->text, "\n"), request->text);
}

static void add_lacking(const struct overview_row *row, bool first, struct text *said)
{
	char *name = organisation_full_name(row->in->round->organisation, row->unit);

	text_addf(said, "%s%s", first ? "" : "; ", name);
	if (row->plan_round[0] != '\0')
		text_addf(said, _(" (the plan of %s goes on)"), row->plan_round);
	free(name);
}

/* Has none that is to have one a plan of its own, nor one that goes on, and are they many? */
static bool is_nobody(const struct overview *overview, const struct overview_round *in)
{
	size_t n = 0;

	for (size_t i = 0; i < overview->n_rows; i++) {
		const struct overview_row *row = &overview->rows[i];

		if (row->in != in || !overview_plans(row))
			continue;
		if (row->plan_day[0] != '\0')
			return false;
		n++;
	}
	return n > FEW;
}

/* Of one round, in a paragraph. */
static void add_without(
    const struct overview *overview, const struct overview_round *in, struct text *out)
{
	bool nobody = is_nobody(overview, in);
	size_t n = 0;
	struct text said = { 0 };

	text_addf(
	    &said, _("Without a plan in %s, closed on %s: "), in->round->id, in->round->closed);
	for (size_t i = 0; i < overview->n_rows; i++) {
		const struct overview_row *row = &overview->rows[i];

		if (row->in != in || !plan_list_lacks(row))
			continue;
		if (!nobody)
			add_lacking(row, n == 0, &said);
		n++;
	}
	text_addf(&said, "%s.", nobody ? _("all schools and teams") : "");
	if (n > 0)
		wrapped_add(out, text_take(&said), INDENT);
	text_free(&said);
}

static const char *say_nothing(const struct plan_list *list)
{
	if (list->unread)
		return _("Nothing is unread.\n");
	return list->open ? _("No request waits for an answer.\n") : _("No plan has come yet.\n");
}

void plan_list_text(const struct plan_list *list, struct text *out)
{
	const struct overview *overview = &list->overview;

	for (size_t i = 0; i < list->n_lines; i++)
		if (list->open)
			add_open(list, &list->lines[i], out);
		else
			add_plan(list, &list->lines[i], out);
	if (list->n_lines == 0)
		text_add(out, say_nothing(list));
	for (size_t i = 0; !list->open && !list->unread && i < overview->n_rounds; i++)
		add_without(overview, &overview->rounds[i], out);
}
