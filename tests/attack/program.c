/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A history goes in as rounds and people; the sums that are kept, and the table of figures, come
 * out. Sums of areas stay out: of them nothing is told but what is pooled over the whole round. */
#include "program.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "figures/change/change.h"
#include "figures/count/counted.h"
#include "figures/figures.h"
#include "form/load/questionnaire_load.h"

enum { FORMS = 8, VALUES = 64, ID = 24, NAMINGS = 2 };

/* Questionnaires that were made, by what is in their histories' items. */
struct form {
	struct history_item items[HISTORY_ITEMS];
	int n_items;
	struct questionnaire *questionnaire;
};
static struct form forms[FORMS];
static size_t n_forms;

/* One run through a history. */
struct run {
	const struct history *history;
	/* All units have other ids in each round than in the one that it follows. */
	struct organisation organisations[NAMINGS];
	struct unit units[NAMINGS][HISTORY_UNITS];
	char ids[NAMINGS][HISTORY_UNITS][ID];
	char *was[NAMINGS][HISTORY_UNITS];
	struct round rounds[HISTORY_ROUNDS];
	struct counted *counted[HISTORY_ROUNDS];
	struct people *people[HISTORY_ROUNDS];
};

static char nothing[] = "";
static const unsigned char key[DIGEST_SIZE] = { 1 };

static void write_item(struct text *out, const struct history_item *item, int number)
{
	text_addf(out, "%s{\"id\":\"I%d\",\"kind\":\"%s\",\"text\":{\"en\":\"x\"}",
	    number > 0 ? "," : "", number, item->number ? "number" : "scale");
	if (item->number)
		text_addf(out, ",\"least\":0,\"most\":%d", item->most);
	else
		text_addf(out, ",\"scale\":\"s%d\"", item->most);
	if (item->when >= 0)
		text_addf(out, ",\"when\":{\"item\":\"I%d\",\"is\":[1]}", item->when);
	text_addf(out, "}");
}

static void write_scales(struct text *out)
{
	text_addf(out, "\"scales\":[");
	for (int most = 1; most < 10; most++) {
		text_addf(out, "%s{\"id\":\"s%d\",\"labels\":[", most > 1 ? "," : "", most);
		for (int i = 0; i <= most; i++)
			text_addf(out, "%s{\"en\":\"l%d\"}", i > 0 ? "," : "", i);
		text_addf(out, "]}");
	}
	text_addf(out, "],");
}

static struct questionnaire *questionnaire_of(const struct history *history)
{
	struct form *form = forms;
	struct text out = { 0 };

	for (; form < forms + n_forms; form++)
		if (form->n_items == history->n_items &&
		    memcmp(form->items, history->items, sizeof form->items) == 0)
			return form->questionnaire;
	if (n_forms == FORMS) {
		fprintf(stderr, "more forms than there is room for\n");
		abort();
	}
	text_addf(&out, "{\"format\":\"skatta-questionnaire/1\",\"id\":\"made-up\",\"version\":1,"
			"\"languages\":[\"en\"],\"title\":{\"en\":\"x\"},\"minutes\":1,");
	write_scales(&out);
	text_addf(&out,
	    "\"levels\":[{\"from\":0,\"name\":{\"en\":\"One\"}},{\"from\":50,\"name\":{\"en\":"
	    "\"Two\"}}],\"areas\":[{\"id\":\"A\",\"purpose\":\"%s\",\"title\":{\"en\":\"x\"},"
	    "\"items\":[",
	    history->items[0].number ? "other" : "competence");
	for (int i = 0; i < history->n_items; i++)
		write_item(&out, &history->items[i], i);
	text_addf(&out, "]}]}");
	if (questionnaire_load_file(
		"made-up.json", out.bytes, out.length, &form->questionnaire, NULL) != ERROR_NONE) {
		fprintf(stderr, "%s\n", error_sentence());
		abort();
	}
	text_wipe(&out);
	memcpy(form->items, history->items, sizeof form->items);
	form->n_items = history->n_items;
	n_forms++;
	return form->questionnaire;
}

void program_end(void)
{
	while (n_forms > 0)
		questionnaire_free(forms[--n_forms].questionnaire);
}

static void name(const struct history *history, int i, int naming, char id[ID])
{
	const struct history_unit *unit = &history->units[i];
	char first = unit->level == 0 ? 'd' : naming == 0 ? 's' : 't';

	if (unit->level == 2)
		snprintf(id, ID, "%c%02d/t%02d", first, unit->parent, i);
	else
		snprintf(id, ID, "%c%02d", first, i);
}

static void make_organisation(struct run *run, int naming)
{
	static const enum unit_level levels[] = { UNIT_DISTRICT, UNIT_SCHOOL, UNIT_TEAM };
	const struct history *history = run->history;

	for (int i = 0; i < history->n_units; i++) {
		const struct history_unit *unit = &history->units[i];
		char *id = run->ids[naming][i];

		name(history, i, naming, id);
		run->was[naming][i] = run->ids[1 - naming][i];
		run->units[naming][i] = (struct unit){
			.id = id,
			.name = id,
			.form = nothing,
			.level = levels[unit->level],
			.parent = unit->parent == HISTORY_ALL ? ORGANISATION_NO_UNIT : unit->parent,
			.heads = unit->heads,
			.answers = true,
			.was = &run->was[naming][i],
			.n_was = unit->level > 0,
		};
	}
	run->organisations[naming] = (struct organisation){ .units = run->units[naming],
		.n_units = (size_t)history->n_units };
}

/* Which ids the units have in a round. */
static int naming_of(const struct history *history, int r)
{
	int naming = 0;

	for (; history->follows[r] >= 0; r = history->follows[r])
		naming = 1 - naming;
	return naming;
}

static void start(struct run *run, const struct history *history)
{
	*run = (struct run){ .history = history };
	for (int naming = 0; naming < NAMINGS; naming++)
		make_organisation(run, naming);
	for (int r = 0; r < history->n_rounds; r++) {
		struct round *round = &run->rounds[r];

		round->organisation = &run->organisations[naming_of(history, r)];
		round->questionnaire = questionnaire_of(history);
		round->min_group = history->min_group;
		round->min_distribution = history->min_distribution;
		round->min_comments = history->min_distribution;
		snprintf(round->id, sizeof round->id, "r%d", r);
		if (history->follows[r] >= 0)
			snprintf(round->follows, sizeof round->follows, "r%d", history->follows[r]);
		run->counted[r] = counted_new(round);
	}
}

static void end(struct run *run)
{
	for (int r = 0; r < run->history->n_rounds; r++) {
		counted_free(run->counted[r]);
		people_free(run->people[r]);
	}
}

static void add_person(struct run *run, int r, int person, struct answers *answers)
{
	const struct history *history = run->history;
	const struct response *response = &history->responses[r][person];
	const struct asked asked = {
		.role = -1, .form = -1, .follow_up = history->follows[r] >= 0
	};
	unsigned char id[PEOPLE_ID_SIZE] = { 0 };

	id[0] = (unsigned char)(person * 37 % 251);
	id[1] = (unsigned char)person;
	for (int item = 0; item < history->n_items; item++)
		answers->all[item] = history_has(history, response, item)
					 ? (struct answer){ .state = ANSWER_GIVEN,
						   .number = response->answers[item] }
					 : (struct answer){ .state = ANSWER_NONE };
	people_add(run->people[r], id, response->unit, &asked, answers);
}

/* What has been counted once this event is over. */
static void happen(struct run *run, const struct history_event *event)
{
	const struct history *history = run->history;
	int r = event->round, before = history->follows[r];
	struct answers *answers = answers_new(run->rounds[r].questionnaire);

	people_free(run->people[r]);
	run->people[r] = people_new(&run->rounds[r]);
	for (int i = 0; i < history->n_people; i++)
		if (history->responses[r][i].here && history->responses[r][i].late <= event->update)
			add_person(run, r, i, answers);
	(void)counted_take(run->counted[r], run->people[r], key);
	if (event->update == 0 && before >= 0)
		counted_pair(run->counted[r], run->people[r], run->counted[before],
		    run->people[before], key);
	answers_free(answers);
}

static long at(const json_t *row, size_t i)
{
	return (long)json_integer_value(json_array_get(row, i));
}

/* How often each value came in a coarser block, from its list of values and times. */
static void count_values(const json_t *row, long *times)
{
	const json_t *values = json_array_get(row, 2);

	for (size_t i = 0; i + 1 < json_array_size(values); i += 2)
		times[at(values, i)] += at(values, i + 1);
}

static void keep_item(
    const struct history *history, int item, const json_t *sums, struct numbers *numbers)
{
	const json_t *row;
	size_t i;

	json_array_foreach(json_object_get(sums, "blocks"), i, row)
	{
		numbers_shape(numbers, at(row, 0));
		if (history->items[item].when < 0) {
			numbers_shape(numbers, at(row, 1));
			numbers_add(numbers, at(row, 2));
		}
	}
	json_array_foreach(json_object_get(sums, "coarse"), i, row)
	{
		long times[VALUES] = { 0 };

		numbers_shape(numbers, 1000 + at(row, 0));
		count_values(row, times);
		for (int value = 0;
		     history->items[item].when < 0 && value <= history->items[item].most; value++)
			numbers_add(numbers, times[value]);
	}
	json_array_foreach(json_object_get(sums, "pairs"), i, row)
	{
		numbers_shape(numbers, 2000 + at(row, 0));
		numbers_shape(numbers, at(row, 1));
		numbers_add(numbers, at(row, 2));
	}
	json_array_foreach(json_object_get(sums, "differences"), i, row)
	{
		numbers_shape(numbers, 3000 + at(row, 0));
		numbers_add(numbers, at(row, 2));
	}
}

static bool is_within(const struct history *history, long place, int unit)
{
	return history_within(history, place == history->n_units ? HISTORY_ALL : (int)place, unit);
}

/* Of a conditional item: how many were asked is not told, so a unit's numbers are parts of them. */
static void keep_shares(
    const struct history *history, int unit, int most, const json_t *sums, struct numbers *numbers)
{
	long n = 0, sum = 0, times[VALUES] = { 0 };
	const json_t *row;
	size_t i;

	json_array_foreach(
	    json_object_get(sums, "blocks"), i, row) if (is_within(history, at(row, 0), unit))
	{
		n += at(row, 1);
		sum += at(row, 2);
	}
	numbers_add_parts(numbers, n, &sum, 1);
	n = 0;
	json_array_foreach(
	    json_object_get(sums, "coarse"), i, row) if (is_within(history, at(row, 0), unit))
	{
		n += at(row, 1);
		count_values(row, times);
	}
	numbers_add_parts(numbers, n, times, (size_t)most + 1);
}

static void keep_round(struct run *run, int r, struct numbers *numbers)
{
	const struct history *history = run->history;
	char *written = counted_write(run->counted[r], COUNTED_SUMS, false);
	json_t *document = json_loads(written, 0, NULL);
	const json_t *items = json_object_get(document, "items");

	if (json_array_size(items) != (size_t)history->n_items)
		abort();
	for (int item = 0; item < history->n_items; item++) {
		const json_t *sums = json_array_get(items, (size_t)item);

		keep_item(history, item, sums, numbers);
		for (int unit = HISTORY_ALL;
		     history->items[item].when >= 0 && unit < history->n_units; unit++)
			keep_shares(history, unit, history->items[item].most, sums, numbers);
	}
	json_decref(document);
	free(written);
}

static void keep(const struct history *history, struct numbers *numbers)
{
	struct run run;

	numbers_start(numbers);
	start(&run, history);
	for (int i = 0; i < history->n_events; i++) {
		happen(&run, &history->events[i]);
		keep_round(&run, history->events[i].round, numbers);
	}
	end(&run);
}

/* An open end is the end of the scale. */
static double end_of(double end, double scale)
{
	return isfinite(end) ? end : scale;
}

static void tell_event(struct run *run, int event, struct table *table)
{
	const struct history *history = run->history;
	int r = history->events[event].round;
	struct figures *figures = figures_make(run->counted[r], NULL);

	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct figure *figure = &figures->rows[i];
		struct shown shown = { .event = event,
			.unit = figure->unit == FIGURES_ALL ? HISTORY_ALL : figure->unit,
			.hidden = figure->hidden,
			.others = figure->others };

		if (figure->kind != FIGURE_ITEM)
			continue;
		shown.item = (int)figure->item->number;
		if (!figure->hidden) {
			shown.n = figure->n;
			shown.n_is_least = figure->n_is_least;
			shown.low = end_of(figure->mean.low, 0);
			shown.high = end_of(figure->mean.high, history->items[shown.item].most);
		}
		table_add(table, &shown);
	}
	figures_free(figures);
}

static void tell(const struct history *history, struct table *table)
{
	struct run run;

	table_start(table);
	start(&run, history);
	for (int i = 0; i < history->n_events; i++) {
		happen(&run, &history->events[i]);
		tell_event(&run, i, table);
	}
	end(&run);
}

const struct source program = { "program", keep, tell };

/* The linker calls what is wrapped by these names: the promise of a history is below the floors. */
long __wrap_blocks_min_group(const struct round *round);
long __wrap_blocks_min_distribution(const struct round *round);

long __wrap_blocks_min_group(const struct round *round)
{
	return round->min_group;
}

long __wrap_blocks_min_distribution(const struct round *round)
{
	return round->min_distribution;
}
