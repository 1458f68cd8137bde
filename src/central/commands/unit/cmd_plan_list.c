/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* plan list: the plans that came, or the requests that wait for an answer. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/results/plans.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("in this round (default: in all)") },
	{ "open", 0, NULL, N_("only requests that wait for an answer, the oldest first") },
	{ "unread", 0, NULL, N_("only where something is unread") },
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

/* A line of the list: a plan, or a request in it. */
struct listed {
	char *id, *name;
	const struct unit_file *file;
	const struct unit_said *request; /* NULL for the plan itself */
};

struct list {
	bool open, unread;   /* only these */
	struct plans *plans; /* of each round, which own what the lines point into */
	size_t n_plans;
	struct listed *lines;
	size_t n_lines;
};

static void add_line(struct list *list, const struct round *round, int unit,
    const struct unit_file *file, const struct unit_said *request)
{
	list->lines = memory_grow(list->lines, list->n_lines + 1, sizeof *list->lines);
	list->lines[list->n_lines++] = (struct listed){
		.id = plans_id(round, unit),
		.name = organisation_full_name(round->organisation, unit),
		.file = file,
		.request = request,
	};
}

static void add_unit(
    struct list *list, const struct round *round, int unit, const struct unit_file *file)
{
	if (!list->open && file->plan != NULL &&
	    (!list->unread || unit_file_said_count_new(file) > 0))
		add_line(list, round, unit, file, NULL);
	for (size_t i = 0; list->open && i < file->n_said; i++)
		if (file->said[i].what == UNIT_SAID_REQUEST &&
		    !unit_file_said_is_closed(file, &file->said[i]) &&
		    (!list->unread || file->said[i].is_new))
			add_line(list, round, unit, file, &file->said[i]);
}

static enum error add_round(struct central *central, const char *id, struct list *list)
{
	struct round *round = NULL;
	struct plans *plans;
	enum error rc = editions_get(central, id, &round);

	if (rc != ERROR_NONE)
		return rc;
	list->plans = memory_grow(list->plans, list->n_plans + 1, sizeof *list->plans);
	plans = &list->plans[list->n_plans++];
	*plans = (struct plans){ 0 };
	rc = plans_load_unread(central, round, plans);
	for (size_t i = 0; rc == ERROR_NONE && i < plans->n; i++)
		if (plans->files[i] != NULL)
			add_unit(list, round, (int)i, plans->files[i]);
	round_free(round);
	return rc;
}

static int by_age(const void *a, const void *b)
{
	const struct listed *left = a, *right = b;
	int order = strcmp(left->request->day, right->request->day);

	return order != 0 ? order : strcmp(left->id, right->id);
}

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

static size_t count_late(const struct plan *plan)
{
	char today[CLOCK_DAY_SIZE];
	size_t n = 0;

	clock_today(today);
	for (size_t i = 0; i < plan->n_actions; i++)
		n += plan_is_late(&plan->actions[i], today);
	return n;
}

static void add_late(const struct plan *plan, struct text *out)
{
	size_t n = count_late(plan);

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
	size_t waiting = unit_file_said_count_waiting(file),
	       unread = unit_file_said_count_new(file);
	enum unit_turn turn = unit_file_turn(file);

	if (waiting > 0)
		text_addf(out, P_("; %zu request waits", "; %zu requests wait", waiting), waiting);
	if (unread > 0)
		text_addf(out, P_("; %zu unread", "; %zu unread", unread), unread);
	if (turns[turn] != NULL)
		text_add(out, _(turns[turn]));
	text_add(out, "\n");
}

static void add_text(const struct listed *line, struct text *out)
{
	char *first, *name;

	if (line->request == NULL) {
		text_addf(out, "%s  %s\n    %s: ", line->file->plan_day, line->id, line->name);
		add_counts(line->file->plan, out);
		add_late(line->file->plan, out);
		add_talk(line->file, out);
		return;
	}
	first = text_format("%.*s", (int)strcspn(line->request->text, "\n"), line->request->text);
	name = unit_file_said_name(line->file, line->request);
	text_addf(out, "%s  %s  %s  %s\n    %s: %s\n    %s\n", line->request->day, line->id, name,
	    _(plan_about_names[line->request->about]), line->name, line->request->from, first);
	free(first);
	free(name);
}

static json_t *to_json(const struct listed *line)
{
	if (line->request != NULL) {
		char *name = unit_file_said_name(line->file, line->request);
		json_t *object = json_pack("{s:s, s:s, s:s, s:I, s:s, s:s, s:s, s:s, s:b}", "plan",
		    line->id, "name", line->name, "day", line->request->day, "request",
		    (json_int_t)line->request->id, "about", plan_about_names[line->request->about],
		    "contact", line->request->from, "text", line->request->text, "closes", name,
		    "new", line->request->is_new);

		free(name);
		return object;
	}
	return json_pack("{s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:s}", "plan", line->id, "name",
	    line->name, "day", line->file->plan_day, "revision",
	    (json_int_t)line->file->plan_revision, "actions",
	    (json_int_t)line->file->plan->n_actions, "late",
	    (json_int_t)count_late(line->file->plan), "open",
	    (json_int_t)unit_file_said_count_waiting(line->file), "unread",
	    (json_int_t)unit_file_said_count_new(line->file), "turn",
	    unit_file_turn_names[unit_file_turn(line->file)]);
}

static const char *say_nothing(const struct list *list)
{
	if (list->unread)
		return _("Nothing is unread.\n");
	return list->open ? _("No request waits for an answer.\n") : _("No plan has come yet.\n");
}

static enum error print(const struct list *list, bool json)
{
	json_t *array = json_array();
	struct text out = { 0 };
	enum error rc = ERROR_NONE;

	for (size_t i = 0; i < list->n_lines; i++) {
		if (json)
			json_array_append_new(array, to_json(&list->lines[i]));
		else
			add_text(&list->lines[i], &out);
	}
	if (json)
		rc = central_session_print_json(
		    json_pack("{s:O}", list->open ? "requests" : "plans", array));
	else if (out.length > 0)
		rc = central_session_print(out.bytes);
	else
		rc = central_session_print(say_nothing(list));
	json_decref(array);
	text_wipe(&out);
	return rc;
}

static void list_free(struct list *list)
{
	for (size_t i = 0; i < list->n_lines; i++) {
		free(list->lines[i].id);
		free(list->lines[i].name);
	}
	for (size_t i = 0; i < list->n_plans; i++)
		plans_free(&list->plans[i]);
	free(list->lines);
	free(list->plans);
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *only = command_value(arguments, "round");
	struct central *central;
	struct list list = { .open = command_has(arguments, "open"),
		.unread = command_has(arguments, "unread") };
	char **ids = NULL;
	size_t n = 0;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE && only == NULL)
		rc = editions_ids(central, &ids, &n);
	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = add_round(central, ids[i], &list);
	if (rc == ERROR_NONE && only != NULL)
		rc = add_round(central, only, &list);
	if (list.open && list.n_lines > 0)
		qsort(list.lines, list.n_lines, sizeof *list.lines, by_age);
	if (rc == ERROR_NONE)
		rc = print(&list, command_has(arguments, "json"));
	list_free(&list);
	file_free_names(ids, n);
	return rc;
}

const struct command cmd_plan_list = {
	.name = "plan list",
	.operands = "",
	.about = N_("list the plans that have come, and what waits for an answer"),
	.options = options,
	.run = run,
};
