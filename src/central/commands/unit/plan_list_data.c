/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* For programs. */
#include <stdlib.h>

#include "base/memory.h"
#include "central/commands/table_csv.h"
#include "central/commands/unit/plan_list.h"

static json_t *say_request(const struct plan_list *list, const struct plan_list_line *line)
{
	const struct unit_said *request = line->request;
	char *name = unit_file_said_name(line->file, request), by[CLOCK_DAY_SIZE];
	json_t *object;

	plan_list_by(list, line->round, request, by);
	object = json_pack("{s:s, s:s, s:s, s:I, s:s, s:s, s:s, s:s, s:s, s:b}", "plan", line->id,
	    "name", line->name, "day", request->day, "request", (json_int_t)request->id, "about",
	    plan_about_names[request->about], "by", by, "contact", request->from, "text",
	    request->text, "closes", name, "new", request->is_new);
	free(name);
	return object;
}

static json_t *say_plan(const struct plan_list_line *line)
{
	const struct unit_file *file = line->file;

	return json_pack("{s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:s}", "plan", line->id, "name",
	    line->name, "day", file->plan_day, "revision", (json_int_t)file->plan_revision,
	    "actions", (json_int_t)file->plan->n_actions, "late",
	    (json_int_t)plan_list_count_late(file->plan), "open",
	    (json_int_t)unit_file_said_count_waiting(file), "unread",
	    (json_int_t)unit_file_said_count_new(file), "turn",
	    unit_file_turn_names[unit_file_turn(file)]);
}

static json_t *say_lines(const struct plan_list *list)
{
	json_t *lines = json_array();

	for (size_t i = 0; i < list->n_lines; i++)
		json_array_append_new(lines,
		    list->open ? say_request(list, &list->lines[i]) : say_plan(&list->lines[i]));
	return lines;
}

/* Those without a plan. */
static json_t *say_without(const struct plan_list *list)
{
	json_t *without = json_array();

	for (size_t i = 0; i < list->overview.n_rows; i++) {
		const struct overview_row *row = &list->overview.rows[i];
		const struct round *round = row->in->round;
		char *id, *name;

		if (!plan_list_lacks(row))
			continue;
		id = plans_id(round, row->unit);
		name = organisation_full_name(round->organisation, row->unit);
		json_array_append_new(
		    without, json_pack("{s:s, s:s, s:s, s:s}", "plan", id, "name", name, "closed",
				 round->closed, "earlier", row->plan_round));
		free(id);
		free(name);
	}
	return without;
}

json_t *plan_list_json(const struct plan_list *list)
{
	json_t *said = json_pack("{s:o}", list->open ? "requests" : "plans", say_lines(list));

	if (!list->open && !list->unread)
		json_object_set_new(said, "without", say_without(list));
	return said;
}

void plan_list_csv(const struct plan_list *list, struct text *out)
{
	static const char *const of_plans[] = { "plan", "name", "day", "revision", "actions",
		"late", "open", "unread", "turn", "closed", "earlier" };
	static const char *const of_requests[] = { "plan", "name", "day", "request", "about", "by",
		"contact", "text", "closes", "new" };
	json_t *rows = say_lines(list);

	if (!list->open && !list->unread) {
		json_t *without = say_without(list);

		json_array_extend(rows, without);
		json_decref(without);
	}
	if (list->open)
		table_csv_add(rows, of_requests, COUNT(of_requests), out);
	else
		table_csv_add(rows, of_plans, COUNT(of_plans), out);
	json_decref(rows);
}
