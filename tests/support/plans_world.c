/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whoever is in a unit answers the same, so means are what is written here. */
#include "support/plans_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "document/round/round_actions.h"
#include "form/load/questionnaire_load.h"
#include "report/report.h"

#define TEXT(text) ((char[]){ text })

#define START                                                                                      \
	"{\"format\":\"skatta-questionnaire/1\",\"id\":\"small\",\"version\":1,\"languages\":"     \
	"[\"en\"],\"title\":{\"en\":\"Small\"},\"minutes\":1,\"scales\":[{\"id\":\"s\","           \
	"\"labels\":"                                                                              \
	"[{\"en\":\"0\"},{\"en\":\"1\"},{\"en\":\"2\"},{\"en\":\"3\"},{\"en\":\"4\"}]}],"
#define ITEM(id, text) "{\"id\":\"" id "\",\"kind\":\"scale\",\"text\":{\"en\":\"" text "\"}}"
#define AREA(id, purpose, title, items)                                                            \
	"{\"id\":\"" id "\",\"purpose\":\"" purpose                                                \
	"\",\"scale\":\"s\",\"title\":{\"en\":\"" title "\"},\"items\":[" items "]}"

static const char form[] = START
    "\"levels\":[{\"from\":0,\"name\":{\"en\":\"Low\"}},{\"from\":50,\"name\":{\"en\":\"High\"}}],"
    "\"areas\":[" AREA("A", "competence", "Teaching", ITEM("A1", "I teach.")) "," AREA(
	"B", "competence", "Rights", ITEM("B1", "I know rights.")) "," AREA("G", "conditions",
	"Conditions", ITEM("G1", "I have time.")) "]}";
static const char pulse_form[] = START "\"areas\":[" AREA("P", "pulse", "Temperature",
    ITEM("P1", "I know the plan.")) "," AREA("S", "school-actions", "Actions",
    ITEM("S1", "How is {action}?") "," ITEM("S2", "How is {action}?") "," ITEM(
	"S3", "How is {action}?")) "]}";

static struct unit units[WORLD_UNITS] = {
	{ TEXT("Norr"), TEXT("Norr"), TEXT(""), UNIT_DISTRICT, ORGANISATION_NO_UNIT, 58, false },
	{ TEXT("ek"), TEXT("Ek"), TEXT("grundskola"), UNIT_SCHOOL, WORLD_NORR, 30, false },
	{ TEXT("ek/a"), TEXT("A"), TEXT("grundskola"), UNIT_TEAM, WORLD_EK, 15, true },
	{ TEXT("ek/b"), TEXT("B"), TEXT("grundskola"), UNIT_TEAM, WORLD_EK, 10, true },
	{ TEXT("ek/c"), TEXT("C"), TEXT("grundskola"), UNIT_TEAM, WORLD_EK, 5, true },
	{ TEXT("lind"), TEXT("Lind"), TEXT("gymnasium"), UNIT_SCHOOL, WORLD_NORR, 14, true },
	{ TEXT("ronn"), TEXT("Rönn"), TEXT("grundskola"), UNIT_SCHOOL, WORLD_NORR, 14, true },
};
static struct organisation organisation = { units, COUNT(units) };

/* So many in the unit, and what they answer: A1 B1 G1, and P1 S1 S2 S3. */
static const struct {
	int unit, times;
	const char *answers, *pulse;
} people[] = {
	{ WORLD_EK_A, 13, "321", "2113" },
	{ WORLD_EK_B, 7, "321", "2113" },
	{ WORLD_EK_C, 4, "321", "2113" },
	{ WORLD_LIND, 12, "222", "3" },
	{ WORLD_RONN, 10, "333", "2" },
};

/* Of Ek: what the pulse asked about, in this order. */
static const struct {
	const char *title, *who, *when, *item;
	enum plan_status status;
} actions[WORLD_ACTIONS] = {
	{ "Locks", "the head", "by 2027-01-10", "A1", PLAN_PLANNED },
	{ "Fridays", "the leaders", "", "A1", PLAN_UNDER_WAY },
	{ "Templates", "", "", "A1", PLAN_DONE },
	{ "Screens", "", "", "G1", PLAN_DROPPED },
};

/* Each is another person. */
static void add(
    struct people *to, const struct round *round, int unit, int times, const char *written)
{
	static unsigned long person;
	struct asked asked = round_asked(round, unit, -1);
	struct answers *answers = answers_new(round->questionnaire);

	for (size_t i = 0; written[i]; i++)
		answers->all[i] =
		    (struct answer){ .state = ANSWER_GIVEN, .number = written[i] - '0' };
	while (times-- > 0) {
		unsigned char id[PEOPLE_ID_SIZE] = { 0 };

		person++;
		memcpy(id, &person, sizeof person);
		people_add(to, id, unit, &asked, answers);
	}
	answers_free(answers);
}

static bool begin(struct round *round, const char *bytes, const char *id, const char *title)
{
	round->organisation = &organisation;
	round->title = memory_copy(title);
	strcpy(round->id, id);
	round->min_group = 5;
	round->min_distribution = round->min_comments = 10;
	if (questionnaire_load_file(
		"small.json", bytes, strlen(bytes), &round->questionnaire, NULL) == ERROR_NONE)
		return true;
	print_error("%s\n", error_sentence());
	return false;
}

static void write_action(struct plan_action *action, long id, const char *title)
{
	action->id = id;
	for (size_t t = 0; t < PLAN_TEXTS; t++) {
		free(action->texts[t]);
		action->texts[t] = memory_copy(t == PLAN_TITLE ? title : "SECRET");
	}
	free(action->texts[PLAN_WHO]);
	free(action->texts[PLAN_WHEN]);
	action->texts[PLAN_WHO] = memory_copy("");
	action->texts[PLAN_WHEN] = memory_copy("");
	action->status = PLAN_UNDER_WAY;
}

static void write_actions(struct plans_world *world)
{
	static char *items[WORLD_ACTIONS];

	for (size_t i = 0; i < WORLD_ACTIONS; i++) {
		struct plan_action *action = &world->plan.actions[i];

		write_action(action, (long)i + 1, actions[i].title);
		free(action->texts[PLAN_WHO]);
		free(action->texts[PLAN_WHEN]);
		action->texts[PLAN_WHO] = memory_copy(actions[i].who);
		action->texts[PLAN_WHEN] = memory_copy(actions[i].when);
		action->status = actions[i].status;
		items[i] = (char *)(intptr_t)actions[i].item;
		action->items = &items[i];
		action->n_items = 1;
	}
	for (size_t i = 0; i < COUNT(world->team_actions); i++)
		write_action(&world->team_actions[i], (long)i + 1, "Team only");
}

void plans_world_reset(struct plans_world *world)
{
	static char id[] = "A", *focus[] = { id };

	write_actions(world);
	memset(world->by_unit, 0, sizeof world->by_unit);
	for (int unit = 0; unit < WORLD_UNITS; unit++)
		world->by_unit[unit].pulse = world->pulse_figures;
	world->requests[0] =
	    (struct report_request){ PLAN_ABOUT_PLANNING, "2026-11-20", "2026-11-24" };
	world->requests[1] = (struct report_request){ PLAN_ABOUT_PULSE, "2026-11-21", "" };
	world->by_unit[WORLD_EK] =
	    (struct report_plan){ &world->round, "2026-11-20", 2, focus, 1, world->plan.actions,
		    WORLD_ACTIONS, world->requests, WORLD_REQUESTS, world->pulse_figures };
	for (int unit = WORLD_EK_A; unit <= WORLD_EK_B; unit++)
		world->by_unit[unit] = (struct report_plan){ &world->round, "2026-11-21", 1, focus,
			1, world->team_actions, 2, NULL, 0, world->pulse_figures };
	world->by_unit[WORLD_LIND] = (struct report_plan){ .round = &world->round,
		.day = "2026-11-22",
		.revision = 1,
		.pulse = world->pulse_figures };
	world->plans.by_unit = world->by_unit;
	strcpy(world->plans.today, "2027-01-11");
	world->report = (struct report){ .figures = world->figures,
		.unit = FIGURES_ALL,
		.language = "en",
		.utf8 = true,
		.plans = &world->plans };
}

/* The people are given back. */
static struct counted *count(const struct round *round, struct people *answers)
{
	static const unsigned char key[DIGEST_SIZE] = "world";
	struct counted *counted = counted_new(round);

	counted_take(counted, answers, key);
	people_free(answers);
	return counted;
}

int plans_world_set_up(void **state)
{
	struct plans_world *world = memory_new(1, sizeof *world);
	struct people *answers, *pulse_answers;

	*state = world;
	if (!begin(&world->round, form, "autumn", "Autumn") ||
	    !begin(&world->pulse, pulse_form, "spring", "Spring"))
		return -1;
	world->earlier = world->round;
	strcpy(world->earlier.id, "before");
	world->earlier.title = memory_copy("Last year");
	world->pulse.kind = ROUND_PULSE;
	strcpy(world->pulse.closed, "2027-05-20");
	for (long id = 1; id < WORLD_ACTIONS; id++)
		round_add_action(&world->pulse, WORLD_EK, id, actions[id - 1].title);
	answers = people_new(&world->round);
	pulse_answers = people_new(&world->pulse);
	for (size_t i = 0; i < COUNT(people); i++) {
		add(answers, &world->round, people[i].unit, people[i].times, people[i].answers);
		add(pulse_answers, &world->pulse, people[i].unit, people[i].times, people[i].pulse);
	}
	world->counted = count(&world->round, answers);
	world->pulse_counted = count(&world->pulse, pulse_answers);
	world->figures = figures_make(world->counted, NULL);
	world->pulse_figures = figures_make(world->pulse_counted, NULL);
	plans_world_reset(world);
	return 0;
}

static void free_texts(struct plan_action *action)
{
	for (size_t t = 0; t < PLAN_TEXTS; t++)
		free(action->texts[t]);
}

int plans_world_tear_down(void **state)
{
	struct plans_world *world = *state;

	for (size_t i = 0; i < WORLD_ACTIONS; i++)
		free_texts(&world->plan.actions[i]);
	for (size_t i = 0; i < COUNT(world->team_actions); i++)
		free_texts(&world->team_actions[i]);
	figures_free(world->figures);
	figures_free(world->pulse_figures);
	counted_free(world->counted);
	counted_free(world->pulse_counted);
	for (size_t i = 0; i < world->pulse.actions[WORLD_EK].n; i++)
		free(world->pulse.actions[WORLD_EK].actions[i].title);
	free(world->pulse.actions[WORLD_EK].actions);
	free(world->pulse.actions);
	questionnaire_free(world->round.questionnaire);
	questionnaire_free(world->pulse.questionnaire);
	free(world->round.title);
	free(world->pulse.title);
	free(world->earlier.title);
	free(world);
	return 0;
}

char *plans_world_report(struct plans_world *world, int unit, const char *format)
{
	struct text out = { 0 };

	world->report.unit = unit;
	assert_int_equal(
	    report_write(&world->report, report_format_find(format), &out), ERROR_NONE);
	return text_take(&out);
}
