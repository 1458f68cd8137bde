/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A tree by chance for the program itself, and the attack on what it tells of it:
 *
 *   pencil_tool make SEED    writes organisation.csv, questionnaire.json, answers.csv
 *   pencil_tool try SEED     reads report.json; status 1 where something follows that must not
 *   pencil_tool area SEED    the same, after it has put a hole back into what was read: an area
 * that is the mean of persons' own indexes pencil_tool number SEED  and here each n, of all who
 * gave an answer in the unit
 *
 * All in the present folder. Not installed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pencil.h"

static void make(struct history *history, unsigned long seed)
{
	static const int asked[] = { 50, 100, 92, 75 };
	bool by_role = seed % 3 == 0;
	struct history_kind kind = {
		.items = HISTORY_MANY, .values = 5, .rounds = 1, .min_group = 5, .in_teams = true
	};

	kind.tree = (enum history_tree)(seed % HISTORY_TREES);
	kind.ends = seed % 7 == 0;
	kind.asked = asked[seed / 2 % 4];
	do {
		history_make(history, &kind, seed);
		seed += 1000;
	} while (history->n_people == 0);
	/* The fourth item of the area is for one role alone, in every third tree. */
	for (int i = 0; by_role && i < history->n_people; i++)
		if (i % 5 != 0)
			history->responses[0][i].answers[3] = HISTORY_NONE;
}

static FILE *create(const char *name)
{
	FILE *file = fopen(name, "w");

	if (file == NULL) {
		perror(name);
		exit(2);
	}
	return file;
}

static void write_organisation(const struct history *history)
{
	FILE *file = create("organisation.csv");

	fprintf(file, "school,school_name,form,district,team,team_name,headcount\n");
	for (int i = 0; i < history->n_units; i++) {
		int school = history_school(history, i);
		bool has_teams = i + 1 < history->n_units && history->units[i + 1].parent == i;

		if (school == HISTORY_ALL || (i == school && has_teams))
			continue;
		fprintf(file, "s%02d,S%d,,d%02d,", school, school, history->units[school].parent);
		if (i == school)
			fprintf(file, ",,40\n");
		else
			fprintf(file, "t%02d,T%d,40\n", i, i);
	}
	fclose(file);
}

static void write_questionnaire(const struct history *history, bool by_role)
{
	FILE *file = create("questionnaire.json");

	fprintf(file, "{\"format\":\"skatta-questionnaire/1\",\"id\":\"made-up\",\"version\":1,"
		      "\"languages\":[\"en\"],\"title\":{\"en\":\"x\"},\"minutes\":1,"
		      "\"roles\":[{\"id\":\"T\",\"name\":{\"en\":\"T\"}},"
		      "{\"id\":\"L\",\"name\":{\"en\":\"L\"}}],\"scales\":[");
	for (int most = 1; most < 5; most += 3) {
		fprintf(file, "%s{\"id\":\"s%d\",\"labels\":[", most > 1 ? "," : "", most);
		for (int i = 0; i <= most; i++)
			fprintf(file, "%s{\"en\":\"l%d\"}", i > 0 ? "," : "", i);
		fprintf(file, "]}");
	}
	fprintf(file, "],\"levels\":[{\"from\":0,\"name\":{\"en\":\"One\"}},{\"from\":50,\"name\":"
		      "{\"en\":\"Two\"}}],\"areas\":[");
	for (int i = 0; i < history->n_items; i++) {
		if (i == 0)
			fprintf(file, "{\"id\":\"A\",\"purpose\":\"competence\",\"title\":"
				      "{\"en\":\"x\"},\"items\":[");
		else if (i == 4)
			fprintf(file, "]},{\"id\":\"K\",\"purpose\":\"other\",\"title\":"
				      "{\"en\":\"x\"},\"items\":[");
		else
			fprintf(file, ",");
		fprintf(file,
		    "{\"id\":\"A%d\",\"kind\":\"scale\",\"scale\":\"s%d\",\"text\":"
		    "{\"en\":\"x\"},\"not_applicable\":true%s",
		    i, history->items[i].most, by_role && i == 3 ? ",\"roles\":[\"L\"]" : "");
		if (history->items[i].when >= 0)
			fprintf(file, ",\"when\":{\"item\":\"A%d\",\"is\":[1]}",
			    history->items[i].when);
		fprintf(file, "}");
	}
	fprintf(file, "]}]}\n");
	fclose(file);
}

/* Who lacks an answer left it out, or said that it is not applicable. */
static void write_answers(const struct history *history)
{
	FILE *file = create("answers.csv");

	fprintf(file, "respondent,unit,role");
	for (int item = 0; item < history->n_items; item++)
		fprintf(file, ",A%d", item);
	for (int i = 0; i < history->n_people; i++) {
		const struct response *response = &history->responses[0][i];
		char id[32];

		pencil_unit_id(history, response->unit, id);
		fprintf(file, "\np%d,%s,%s", i, id, i % 5 == 0 ? "L" : "T");
		for (int item = 0; item < history->n_items; item++)
			if (history_has(history, response, item))
				fprintf(file, ",%d", response->answers[item]);
			else
				fprintf(file, item < 3 && (i + item) % 3 == 0 ? ",-" : ",");
	}
	fprintf(file, "\n");
	fclose(file);
}

/* The mean of the indexes of those in the unit who have three quarters of the area, or -1. */
static double own_indexes(const struct history *history, int unit)
{
	double sum = 0;
	int n = 0;

	for (int i = 0; i < history->n_people; i++) {
		const struct response *response = &history->responses[0][i];
		double points = 0;
		int has = 0;

		if (!history_within(history, response->unit, unit))
			continue;
		for (int item = 0; item < 4; item++)
			if (history_has(history, response, item)) {
				points += response->answers[item];
				has++;
			}
		if (has >= 3) {
			sum += points * 25 / has;
			n++;
		}
	}
	return n > 0 ? sum / n : -1;
}

static long answers(const struct history *history, int unit, int item)
{
	long n = 0;

	for (int i = 0; i < history->n_people; i++)
		n += history_within(history, history->responses[0][i].unit, unit) &&
		     history_has(history, &history->responses[0][i], item);
	return n;
}

static void spoil(const struct history *history, json_t *row, bool area)
{
	const char *kind = json_string_value(json_object_get(row, "kind"));
	const char *of = json_string_value(json_object_get(row, "unit"));
	const char *item = json_string_value(json_object_get(row, "id"));

	for (int unit = HISTORY_ALL; unit < history->n_units; unit++) {
		double index = own_indexes(history, unit);
		char id[32];

		pencil_unit_id(history, unit, id);
		if (strcmp(of, id) != 0)
			continue;
		if (area && strcmp(kind, "area") == 0 && index >= 0)
			json_object_set_new(row, "index", json_real(index));
		if (!area && strcmp(kind, "item") == 0) {
			json_object_set_new(row, "n_is_least", json_false());
			json_object_set_new(
			    row, "n", json_integer(answers(history, unit, item[1] - '0')));
		}
	}
}

int main(int argc, char **argv)
{
	unsigned long seed = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	struct history history;
	json_t *report, *row;
	size_t i;
	int found;

	if (argc != 3)
		return 2;
	make(&history, seed);
	if (strcmp(argv[1], "make") == 0) {
		write_organisation(&history);
		write_questionnaire(&history, seed % 3 == 0);
		write_answers(&history);
		return 0;
	}
	report = json_load_file("report.json", 0, NULL);
	if (report == NULL)
		return 2;
	json_array_foreach(json_object_get(report, "rows"), i, row) if (strcmp(argv[1], "try") != 0)
	    spoil(&history, row, strcmp(argv[1], "area") == 0);
	found = pencil_try(&history, report);
	json_decref(report);
	if (found > 0 && strcmp(argv[1], "try") == 0)
		history_print(&history);
	return found > 0;
}
