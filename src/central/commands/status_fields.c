/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The round that a unit is in stands behind the unit. */
#include "central/commands/status_fields.h"

#include "base/day.h"
#include "base/memory.h"
#include "central/commands/table_csv.h"

static json_t *days_left(const struct overview *overview, const struct round *round)
{
	return round->closed[0] == '\0' && round->closes[0] != '\0'
		   ? json_integer((json_int_t)day_count(overview->today, round->closes))
		   : json_null();
}

static json_t *say_round(const struct overview *overview, const struct overview_round *in)
{
	const struct round *round = in->round;

	return json_pack("{s:s, s:I, s:s, s:s, s:s, s:s, s:s, s:o}", "round", round->id, "number",
	    (json_int_t)in->number, "follows", round->follows, "state",
	    round->closed[0] != '\0' ? "closed" : "open", "opens", round->opens, "closes",
	    round->closes, "closed", round->closed, "days_left", days_left(overview, round));
}

static json_t *say_row(const struct overview *overview, const struct overview_row *row)
{
	const struct unit *unit = overview_unit(row);
	const struct round *pulse = row->pulse != NULL ? row->pulse->round : NULL;
	long responses = 0;
	bool told = overview_told(row->in, row->unit, &responses);
	json_t *said = say_round(overview, row->in);
	json_t *more = json_pack(
	    "{s:s, s:s, s:s, s:I, s:o, s:o, s:s, s:s, s:s, s:I, s:s, s:s, s:s, s:s, s:s}", "unit",
	    unit->id, "name", unit->name, "level", organisation_level_name(unit->level), "heads",
	    (json_int_t)unit->heads, "responses", told ? json_integer(responses) : json_null(),
	    "percent", told ? json_integer(100 * responses / unit->heads) : json_null(), "plan",
	    row->plan_day, "plan_round", row->plan_round, "feedback", row->feedback_day, "waiting",
	    (json_int_t)row->waiting, "turn", unit_file_turn_names[row->turn], "measurement",
	    pulse != NULL ? pulse->id : "", "measured", pulse != NULL ? pulse->closed : "",
	    "measure_due", row->measure_day, "assess_due", row->assess_day);

	json_object_update(said, more);
	json_decref(more);
	return said;
}

json_t *status_fields_rows(const struct overview *overview)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < overview->n_rows; i++)
		json_array_append_new(rows, say_row(overview, &overview->rows[i]));
	return rows;
}

void status_fields_csv(const struct overview *overview, struct text *out)
{
	static const char *const names[] = { "unit", "name", "level", "round", "number", "follows",
		"state", "opens", "closes", "closed", "days_left", "heads", "responses", "percent",
		"plan", "plan_round", "feedback", "waiting", "turn", "measurement", "measured",
		"measure_due", "assess_due" };
	json_t *rows = status_fields_rows(overview);

	table_csv_add(rows, names, COUNT(names), out);
	json_decref(rows);
}

json_t *status_fields_days(const struct overview *overview)
{
	json_t *days = json_array();

	for (size_t i = 0; i < overview->n_days; i++) {
		const struct overview_day *day = &overview->days[i];
		json_t *units = json_array();

		for (size_t u = 0; u < day->n_units; u++)
			json_array_append_new(units, json_string(day->units[u]->id));
		json_array_append_new(
		    days, json_pack("{s:s, s:s, s:s, s:I, s:o}", "what", due_rows[day->kind].name,
			      "round", day->in->round->id, "day", day->day, "days",
			      (json_int_t)day->days, "units", units));
	}
	return days;
}
