/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Plans in reports: whole where a chief sees them, as counts where not; beside them how it goes,
 * and what to ask. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/plan/plan_seen.h"
#include "document/round/round_actions.h"
#include "report/report.h"
#include "support/plans_world.h"

static void assert_has(const char *report, const char *part)
{
	if (strstr(report, part) == NULL)
		fail_msg("«%s» is missing in %s", part, report);
}

static void assert_has_not(const char *report, const char *part)
{
	if (strstr(report, part) != NULL)
		fail_msg("«%s» is in %s", part, report);
}

/* The part of a report from a line on, up to another. */
static char *part_of(const char *report, const char *from, const char *to)
{
	const char *start = strstr(report, from), *end = start != NULL ? strstr(start, to) : NULL;

	if (end == NULL)
		fail_msg("«%s» or «%s» is missing in %s", from, to, report);
	return text_format("%.*s", (int)(end - start), start);
}

static void test_school(void **state)
{
	char *report = plans_world_report(*state, WORLD_EK, "text");
	char *page = part_of(report, "Result dialogue", "What is hidden");

	assert_string_equal(page,
	    "Result dialogue for the chief of the compulsory schools\n\nThe plan\n  Plan of "
	    "2026-11-20: 1 planned, 1 under way, 1 done, 1 dropped.\n  It begins with: A "
	    "Teaching.\n  Temperature: the mean of the answers in \"Spring\" of 2027-05-20.\n      "
	    "                               0                100            mean     n\nThe work "
	    "as a whole                  ██████████                50.0 ± 7.0    20*\n             "
	    "                        0                  4            mean     n\n- Locks           "
	    "                   █████                            1.0    20*\n  planned · the head "
	    "· by 2027-01-10\n- Fridays                            █████                           "
	    " 1.0    20*\n  under way · the leaders\n- Templates                          "
	    "███████████████                  3.0    20*\n  done\n- Screens\n  dropped\n\nTeam     "
	    "              Plan of  Planned  Under way    Done  Dropped  Temperature\nA            "
	    "       2026-11-21        0          2       0        0  50.0 ± 17.5\nB                "
	    "   2026-11-21        0          2       0        0  50.0 ± 23.8\nC                    "
	    "   hidden   hidden     hidden  hidden   hidden       hidden\n\nWhat stands out\n  "
	    "Strongest: A Teaching (75.0 ± 7.0, High).\n  Weakest: B Rights (50.0 ± 7.0, "
	    "Low–High).\n\nConditions\n  Below the middle of the scale:\n   - G1 I have time. Mean "
	    "1.0, from 0 to 4.\n  They belong in the school's plan, not the team's.\n\nSupport\n   "
	    "- Support when planning: asked for on 2026-11-20, answered on 2026-11-24.\n   - "
	    "Somebody to join the temperature measurement: asked for on 2026-11-21,\n     waits "
	    "for an answer.\n\n");
	free(page);
	page = part_of(report, "Questions for", "  mean  ");
	assert_has(page,
	    "Questions for the dialogue\n  1. What in the result do you recognise, and what "
	    "surprises you?\n  2. Asked for, but not answered yet: somebody to join the "
	    "temperature\n     measurement. Who sees to it?\n  3. No action in the plan is "
	    "about the conditions, though this is low: G1 \"I\n     have time\". What does "
	    "the school have to provide first?\n  4. Not begun, though the day has passed: "
	    "\"Locks\". What is in the way?\n  5. Done, and going well: \"Templates\". What "
	    "can others learn from it?\n  6. Under way, but people say it is going slowly: "
	    "\"Fridays\". What would help?\n  7. Lowest, and no action in the plan aims at "
	    "it: B Rights. Is that what you\n     intend?\n");
	free(page);
	free(report);
}

/* What the leader wrote for the coordinator, and how to be reached, is nowhere; nor is what a team
 * will do. */
static void test_what_is_not_shown(void **state)
{
	static const char *const formats[] = { "text", "html", "json", "csv" };

	for (size_t i = 0; i < COUNT(formats); i++) {
		char *report = plans_world_report(*state, WORLD_EK, formats[i]);

		assert_has_not(report, "SECRET");
		assert_has_not(report, "Team only");
		free(report);
		report = plans_world_report(*state, WORLD_EK_A, formats[i]);
		assert_has_not(report, "Team only");
		assert_has_not(report, "It begins with");
		free(report);
		report = plans_world_report(*state, WORLD_EK_C, formats[i]);
		assert_has_not(report, "2026-11-21");
		free(report);
	}
}

/* What would be printed of each part of a plan that has a mark in every field. */
static const struct {
	enum plan_part part;
	const char *probes[3];
} prints[] = {
	{ PLAN_PART_DAY, { "1999-12-31" } },
	{ PLAN_PART_COUNTS, { "1 planned", "\"planned\":1" } },
	{ PLAN_PART_FOCUS, { "It begins with", "\"focus\":[\"A\"" } },
	{ PLAN_PART_TITLE, { "TITLE" } },
	{ PLAN_PART_STATUS, { "  planned ·", "\"status\":\"planned\"" } },
	{ PLAN_PART_WHO, { "WHO" } },
	{ PLAN_PART_WHEN, { "WHEN" } },
	{ PLAN_PART_LOWEST, { "No action in the plan is", "no action in the plan" } },
	{ PLAN_PART_REQUESTS, { "asked for on 1999-12-30", "1999-12-30" } },
	{ PLAN_PART_OFTEN, { "The teams have asked" } },
	{ PLAN_PART_TEXTS, { "SECRET", "TOWARD" } },
};

/* Only this unit has a plan, and asks for support. */
static void give_plan(struct plans_world *world, int unit)
{
	static char unit_id[] = "TOWARD", area[] = "A", *focus[] = { area };
	static struct plan_toward toward = { unit_id, 1 };
	struct plan_action *action = &world->plan.actions[0];

	plans_world_reset(world);
	for (size_t t = 0; t < PLAN_TEXTS; t++) {
		free(action->texts[t]);
		action->texts[t] = memory_copy(t == PLAN_TITLE  ? "TITLE"
					       : t == PLAN_WHO  ? "WHO"
					       : t == PLAN_WHEN ? "WHEN"
								: "SECRET");
	}
	action->toward = &toward;
	action->n_toward = 1;
	world->requests[0] = (struct report_request){ PLAN_ABOUT_PLANNING, "1999-12-30", "" };
	for (int other = 0; other < WORLD_UNITS; other++)
		world->by_unit[other] = (struct report_plan){ .pulse = world->pulse_figures };
	world->by_unit[unit] = (struct report_plan){ .round = &world->round,
		.day = "1999-12-31",
		.revision = 7,
		.focus = focus,
		.n_focus = 1,
		.actions = action,
		.n_actions = 1,
		.requests = world->requests,
		.n_requests = 1,
		.pulse = world->pulse_figures };
}

/* All reports that there are, one after another. */
static char *print_all(struct plans_world *world)
{
	static const int pages[] = { FIGURES_ALL, WORLD_NORR, WORLD_EK, WORLD_EK_A };
	struct text all = { 0 };

	for (size_t i = 0; report_format_at(i) != NULL; i++) {
		const struct report_format *format = report_format_at(i);

		/* A format of bytes would need a probe of its own. */
		assert_false(format->has_plans && format->is_bytes);
		for (size_t j = 0; !format->is_bytes && j < COUNT(pages); j++) {
			char *page = plans_world_report(world, pages[j], format->name);

			text_add(&all, page);
			free(page);
		}
	}
	return text_take(&all);
}

/* The page before a plan is handed over names what reports print of it, and nothing that they do
 * not. */
static void test_what_is_named_is_what_is_printed(void **state)
{
	static const struct {
		int unit;
		enum unit_level level;
	} plans[] = { { WORLD_NORR, UNIT_DISTRICT }, { WORLD_EK, UNIT_SCHOOL },
		{ WORLD_EK_A, UNIT_TEAM } };

	for (size_t i = 0; i < COUNT(plans); i++) {
		unsigned named = plan_seen(plans[i].level, PLAN_READER_REPORTS);
		char *all;

		give_plan(*state, plans[i].unit);
		all = print_all(*state);
		for (size_t p = 0; p < COUNT(prints); p++) {
			bool printed = false;

			for (size_t j = 0; j < COUNT(prints[p].probes); j++)
				printed = printed || (prints[p].probes[j] != NULL &&
							 strstr(all, prints[p].probes[j]) != NULL);
			if (printed != ((named & prints[p].part) != 0))
				fail_msg("of level %d, «%s» is %s", plans[i].level,
				    prints[p].probes[0],
				    printed ? "printed and not named" : "named and not printed");
		}
		free(all);
	}
}

static void test_district(void **state)
{
	char *report = plans_world_report(*state, WORLD_NORR, "text");
	char *page = part_of(report, "Result dialogue", "What stands");

	assert_string_equal(page,
	    "Result dialogue\n\nTemperature\n  Temperature: the mean of the answers in "
	    "\"Spring\" of 2027-05-20.\n                                     0               "
	    " 100            mean     n\nThe work as a whole                  ███████████▌   "
	    "           57.5 ± 4.9    42*\n\nSchool                  Answered           A    "
	    "       B           G       Total\nEk                      24 of 30  75.0 ± 7.0  "
	    "50.0 ± 7.0  25.0 ± 7.0  62.5 ± 3.6\nLind                    12 of 14  50.0 ± "
	    "9.0  50.0 ± 9.0  50.0 ± 9.0  50.0 ± 4.6\nRönn                    10 of 14  75.0 "
	    "± 9.8  75.0 ± 9.8  75.0 ± 9.8  75.0 ± 5.0\n\nSchool                   Plan of  "
	    "Planned  Under way  Done  Dropped  Temperature\nEk                    "
	    "2026-11-20        1          1     1        1   50.0 ± 7.0\nLind                "
	    "  2026-11-22        0          0     0        0   75.0 ± 9.0\nRönn              "
	    "       no plan                                      50.0 ± 9.8\n\n");
	free(page);
	assert_has(report, "These have sent no plan: Rönn. What do they need to make one?\n");
	assert_has(report, "and wait for an answer: Ek. Who sees to it?\n");
	free(report);
}

/* A row of the table of questions: what has to be so, and what is asked then. */
static void no_plan(struct plans_world *world)
{
	world->by_unit[WORLD_EK].round = NULL;
	world->by_unit[WORLD_EK].n_actions = world->by_unit[WORLD_EK].n_requests = 0;
}

static void not_due_yet(struct plans_world *world)
{
	strcpy(world->plans.today, "2027-01-10");
	world->by_unit[WORLD_EK].n_requests = 0;
}

static void done_and_cold(struct plans_world *world)
{
	world->plan.actions[1].status = PLAN_DONE;
	world->by_unit[WORLD_EK].n_requests = 0;
	not_due_yet(world);
}

static void earlier(struct plans_world *world)
{
	world->by_unit[WORLD_EK].round = &world->earlier;
	world->by_unit[WORLD_EK].n_actions = world->by_unit[WORLD_EK].n_requests = 0;
	world->by_unit[WORLD_EK].n_focus = 0;
}

static void conditions_seen_to(struct plans_world *world)
{
	static char id[] = "G1", *items[] = { id };

	world->plan.actions[1].items = items;
	world->plan.actions[1].n_items = 1;
}

static void pulse_itself(struct plans_world *world)
{
	world->report.figures = world->pulse_figures;
}

static const struct {
	void (*prepare)(struct plans_world *world);
	const char *asked, *not_asked;
} questions[] = {
	{ no_plan, "No plan has come from the school. Where will it begin", "Lowest" },
	{ not_due_yet, "Not begun when the temperature was taken: &quot;Locks&quot;",
	    "day has passed" },
	{ done_and_cold, "Done, but people say they notice little of it: &quot;Fridays&quot;",
	    "Under way," },
	{ earlier, "The plan was made after &quot;Last year&quot;. What in it continues",
	    "No plan has come" },
	{ conditions_seen_to, "Lowest, and no action in the plan aims at it: B", "conditions, " },
	{ pulse_itself, "What in the temperature do you recognise", "What in the result" },
	{ pulse_itself, "Not begun, though the day has passed: &quot;Locks&quot;",
	    "What lies behind what" },
};

static void test_questions(void **state)
{
	for (size_t i = 0; i < COUNT(questions); i++) {
		char *report, *asked;

		plans_world_reset(*state);
		questions[i].prepare(*state);
		report = plans_world_report(*state, WORLD_EK, "html");
		asked = part_of(report, "<h3>Questions", "</ol>");
		assert_has(asked, questions[i].asked);
		assert_has_not(asked, questions[i].not_asked);
		free(asked);
		free(report);
	}
}

static void test_earlier_plan(void **state)
{
	char *report;

	earlier(*state);
	report = plans_world_report(*state, WORLD_EK, "text");
	assert_has(report, "  Plan of 2026-11-20, made after \"Last year\": no actions yet.\n");
	free(report);
}

/* Whose dialogue it is follows from the form of the school. */
static void test_headings(void **state)
{
	static const struct {
		const char *language, *school, *gymnasium, *both;
	} rows[] = {
		{ "en", "Result dialogue for the chief of the compulsory schools",
		    "Result dialogue for the chief of the upper secondary schools",
		    "Result dialogue" },
		{ "sv", "Resultatdialog för grundskolechefen", "Resultatdialog för gymnasiechefen",
		    "Resultatdialog" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *said[] = { [WORLD_NORR] = rows[i].both,
			[WORLD_EK] = rows[i].school,
			[WORLD_EK_A] = rows[i].both,
			[WORLD_LIND] = rows[i].gymnasium };

		assert_int_equal(language_choose(rows[i].language), ERROR_NONE);
		for (size_t unit = 0; unit < COUNT(said); unit++) {
			char *line, *element, *text, *html;

			if (said[unit] == NULL)
				continue;
			line = text_format("\n%s\n", said[unit]);
			element = text_format("<p class=\"for\">%s</p>", said[unit]);
			text = plans_world_report(*state, (int)unit, "text");
			html = plans_world_report(*state, (int)unit, "html");
			assert_has(text, line);
			assert_has(html, element);
			free(line);
			free(element);
			free(text);
			free(html);
		}
	}
	assert_int_equal(language_choose("en"), ERROR_NONE);
}

static void test_html(void **state)
{
	static const char *const has[] = {
		"<h3>The plan</h3>\n<p>Plan of 2026-11-20: 1 planned",
		"<th scope=\"row\">Locks <span class=\"by\">planned · the head · by ",
		"<td class=\"n mean\">1.0 of 4</td><td class=\"n\">20*</td>",
		"<th scope=\"row\">The work as a whole<svg class=\"bar\"",
		"<td class=\"n mean\">50.0 ± 7.0 of 100</td>",
		"<th scope=\"col\" class=\"n\">Under way</th>",
		"<th scope=\"row\">C</th><td class=\"n hidden\">hidden</td>",
		"<h3>Support</h3>\n<ul><li>Support when planning: asked for on 2026-11-20",
		"&lt;b&gt;Screens",
	};
	struct plans_world *world = *state;
	char *report;

	free(world->plan.actions[3].texts[PLAN_TITLE]);
	world->plan.actions[3].texts[PLAN_TITLE] = memory_copy("<b>Screens");
	report = plans_world_report(world, WORLD_EK, "html");
	for (size_t i = 0; i < COUNT(has); i++)
		assert_has(report, has[i]);
	assert_has_not(report, "<b>");
	free(report);
	report = plans_world_report(world, WORLD_NORR, "html");
	assert_has(report, "<td class=\"n\">24 of 30</td><td class=\"n s4\">75.0 <span "
			   "class=\"by\">± 7.0</span>\n</td>");
	free(report);
}

/* What leaders wrote steers no terminal and makes no element, wherever it is said. */
static void test_hostile(void **state)
{
	static const char hostile[] = "<script>x</script>\x1b[31m\xe2\x80\xae";
	struct plans_world *world = *state;
	char *report;

	for (size_t i = 0; i < WORLD_ACTIONS; i++)
		for (size_t t = 0; t < PLAN_TEXTS; t++) {
			free(world->plan.actions[i].texts[t]);
			world->plan.actions[i].texts[t] = memory_copy(hostile);
		}
	for (int unit = WORLD_NORR; unit <= WORLD_EK_A; unit++) {
		report = plans_world_report(world, unit, "html");
		assert_has_not(report, "<script");
		assert_has_not(report, "\xe2\x80\xae");
		free(report);
		report = plans_world_report(world, unit, "text");
		assert_has_not(report, "\x1b");
		assert_has_not(report, "\xe2\x80\xae");
		free(report);
	}
	report = plans_world_report(world, WORLD_EK, "html");
	assert_has(report, "<th scope=\"row\">&lt;script&gt;x&lt;/script&gt;");
	free(report);
}

static void test_json(void **state)
{
	static const char *const has[] = {
		"{\"unit\":\"ek\",\"hidden\":false,\"round\":\"autumn\",\"day\":\"2026-11-20\","
		"\"revision\":2,\"counts\":{\"planned\":1,\"under way\":1,\"done\":1,"
		"\"dropped\":1},"
		"\"pulse\":{\"hidden\":false,\"n\":20,\"n_is_least\":false,\"index\":[50.0,"
		"50.0]},\"focus\":[\"A\"],"
		"\"actions\":[\n{\"id\":1,\"title\":\"Locks\",\"who\":\"the head\",\"when\":"
		"\"by 2027-01-10\",\"status\":\"planned\",\"temperature\":{\"hidden\":false,"
		"\"n\":20,\"n_is_least\":false,\"mean\":[1.0,1.0]}},\n",
		"{\"id\":4,\"title\":\"Screens\",\"who\":\"\",\"when\":\"\",\"status\":"
		"\"dropped\"}]",
		"\"requests\":[{\"about\":\"planning\",\"day\":\"2026-11-20\",\"answered\":"
		"\"2026-11-24\"},{\"about\":\"pulse\",\"day\":\"2026-11-21\"}]}",
		"{\"unit\":\"ek/c\",\"hidden\":true,\"pulse\":{\"hidden\":true}}",
	};
	char *report = plans_world_report(*state, WORLD_EK, "json");

	for (size_t i = 0; i < COUNT(has); i++)
		assert_has(report, has[i]);
	free(report);
}

/* Without plans nothing is said of them. */
static void test_not_shown(void **state)
{
	struct plans_world *world = *state;
	char *report;

	world->report.plans = NULL;
	report = plans_world_report(world, WORLD_EK, "text");
	assert_has_not(report, "The plan\n");
	assert_has_not(report, "Support");
	assert_has_not(report, "No plan");
	free(report);
	report = plans_world_report(world, WORLD_NORR, "html");
	assert_has(report, "24 of 30");
	assert_has_not(report, "Dropped");
	free(report);
}

/* A school of too few has a plan all the same. */
static void test_hidden_school(void **state)
{
	struct plans_world *world = *state;
	char *whole, *report;

	for (size_t i = 0; i < world->figures->n_rows; i++)
		world->figures->rows[i].hidden |= world->figures->rows[i].unit == WORLD_EK;
	whole = plans_world_report(world, WORLD_EK, "text");
	report = part_of(whole, "Ek · ", "Ek, A · ");
	assert_has(report, "hidden: too few\n\nResult dialogue for");
	assert_has(report, "  Plan of 2026-11-20");
	assert_has(report, "No figures of its own are shown.");
	assert_has_not(report, "75.0");
	free(report);
	free(whole);
}

#define with_world(test)                                                                           \
	cmocka_unit_test_setup_teardown(test, plans_world_set_up, plans_world_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_world(test_school),
		with_world(test_what_is_not_shown),
		with_world(test_what_is_named_is_what_is_printed),
		with_world(test_district),
		with_world(test_questions),
		with_world(test_earlier_plan),
		with_world(test_headings),
		with_world(test_html),
		with_world(test_hostile),
		with_world(test_json),
		with_world(test_not_shown),
		with_world(test_hidden_school),
	};

	language_start();
	if (language_choose("en") != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
