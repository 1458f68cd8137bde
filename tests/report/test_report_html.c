/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Names and wordings of others make no element and no attribute: whatever they are, the tags of the
 * report are those of the same report with harmless ones. And what a page has in it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "figures/change/change.h"
#include "report/report.h"
#include "support/small.h"

enum { MOST_BYTES = 100000, PAYLOADS = 100 };

static const struct {
	const char *written, *meant;
} entities[] = {
	{ "&amp;", "&" },
	{ "&lt;", "<" },
	{ "&gt;", ">" },
	{ "&quot;", "\"" },
	{ "&#39;", "'" },
};

static void say_with(struct wording *wording, const char *text)
{
	if (wording->in != NULL) {
		free(wording->in[0]);
		wording->in[0] = memory_copy(text);
	}
}

/* Every text that others wrote is this one from now on; it outlives the round. */
static void replace_texts(struct round *round, char *text)
{
	struct questionnaire *questionnaire = round->questionnaire;

	round->title = text;
	for (size_t i = 0; i < round->organisation->n_units; i++)
		round->organisation->units[i].name = text;
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		say_with(&questionnaire->areas[i].title, text);
	for (size_t i = 0; i < questionnaire->n_items; i++)
		say_with(&questionnaire->items[i].text, text);
	for (size_t i = 0; i < questionnaire->n_levels; i++)
		say_with(&questionnaire->levels[i].name, text);
	for (size_t i = 0; i < questionnaire->n_scales; i++)
		for (size_t j = 0; j < questionnaire->scales[i].n_labels; j++)
			say_with(&questionnaire->scales[i].labels[j], text);
}

static struct text write_as(struct small *fixture, int unit, const char *format)
{
	struct report report = {
		.figures = fixture->figures, .unit = unit, .language = "en", .utf8 = true
	};
	struct text out = { 0 };

	assert_int_equal(report_write(&report, report_format_find(format), &out), ERROR_NONE);
	return out;
}

static struct text write_report(struct small *fixture, int unit)
{
	return write_as(fixture, unit, "html");
}

/* One character as it is meant; what has a meaning in HTML must not stand there bare. */
static size_t add_meant(struct text *texts, const char *at)
{
	for (size_t i = 0; *at == '&' && i < COUNT(entities); i++) {
		size_t length = strlen(entities[i].written);

		if (strncmp(at, entities[i].written, length) == 0) {
			text_add(texts, entities[i].meant);
			return length;
		}
	}
	if (strchr("&>\"'", *at) != NULL)
		fail_msg("bare: %.60s", at);
	text_add_bytes(texts, at, 1);
	return 1;
}

/* The tags as they stand, and what is between them as it is meant. */
static void split(const struct text *html, struct text *tags, struct text *texts)
{
	/* The style is ours, and has other rules. */
	const char *at = strstr(html->bytes, "</style>");

	assert_non_null(at);
	while (*at) {
		const char *end = *at == '<' ? strchr(at, '>') : NULL;

		if (*at != '<') {
			at += add_meant(texts, at);
			continue;
		}
		assert_non_null(end);
		assert_null(memchr(at + 1, '<', (size_t)(end - at - 1)));
		text_add_bytes(tags, at, (size_t)(end - at + 1));
		text_add(texts, "\n");
		at = end + 1;
	}
}

static size_t count(const char *text, const char *part)
{
	size_t n = 0;

	for (const char *at = strstr(text, part); at != NULL; at = strstr(at + strlen(part), part))
		n++;
	return n;
}

static void answer(struct small *fixture)
{
	small_add_times(fixture, 3, TEAM_1, "T", "0121..01011t");
	small_add_times(fixture, 7, TEAM_1, "L", "123440-1310t");
	small_add_times(fixture, 12, TEAM_2, "T", "2342..4131");
	small_add_times(fixture, 6, LONE, "L", "44404402");
	small_disclose(fixture);
}

static void test_hostile(void **state)
{
	struct small *fixture = *state;
	struct text tags = { 0 }, texts = { 0 }, harmless;
	static char plain[] = "Harmless";
	unsigned char *bytes;
	char *path, *rest;
	size_t length, n = 0, named;

	path = text_format("%s/tests/support/hostile_html.txt", getenv("SKATTA_SOURCE"));
	assert_int_equal(file_read(path, MOST_BYTES, &bytes, &length), ERROR_NONE);
	answer(fixture);
	replace_texts(&fixture->round, plain);
	harmless = write_report(fixture, FIGURES_ALL);
	split(&harmless, &tags, &texts);
	named = count(texts.bytes, plain);
	assert_true(named > 100);
	for (char *payload = strtok_r((char *)bytes, "\n", &rest); payload != NULL;
	     payload = strtok_r(NULL, "\n", &rest)) {
		struct text other_tags = { 0 }, other_texts = { 0 }, html;

		replace_texts(&fixture->round, payload);
		html = write_report(fixture, FIGURES_ALL);
		split(&html, &other_tags, &other_texts);
		assert_string_equal(other_tags.bytes, tags.bytes);
		assert_true(count(other_texts.bytes, payload) >= named);
		text_free(&html);
		text_free(&other_tags);
		text_free(&other_texts);
		n++;
	}
	assert_int_equal(n, PAYLOADS);
	replace_texts(&fixture->round, plain);
	text_free(&harmless);
	text_free(&tags);
	text_free(&texts);
	free(path);
	free(bytes);
}

/* The dialogue's pages come first, in the organisation's order, and then the detail. */
static void test_pages(void **state)
{
	static const char *const parts[] = {
		"<nav aria-label=\"Contents\">",
		"<a href=\"#dialogue-1\">Name</a>",
		"<section class=\"dialogue\" id=\"dialogue-1\">",
		"<h2>Name</h2>",
		"<p>28 of 40 have answered</p>",
		"<svg class=\"radar\"",
		"<table class=\"areas\">",
		"<h3>Questions for the dialogue</h3>\n<ol><li>",
		"<section class=\"dialogue\" id=\"dialogue-2\">",
		"<section class=\"dialogue\" id=\"dialogue-5\">",
		"<section class=\"details\" id=\"details\">",
		"<table class=\"map\">",
		"<th scope=\"col\" class=\"n\">A<span class=\"heard\"> Name</span></th>",
		"<table class=\"items\">",
		"<th scope=\"col\" class=\"n\">0<span class=\"heard\"> Name</span></th>",
		"</main>",
	};
	static char name[] = "Name";
	struct small *fixture = *state;
	struct text html;
	const char *at;

	answer(fixture);
	replace_texts(&fixture->round, name);
	html = write_report(fixture, FIGURES_ALL);
	at = html.bytes;
	for (size_t i = 0; i < COUNT(parts); i++) {
		at = strstr(at, parts[i]);
		if (at == NULL)
			fail_msg("%s is missing, or not there", parts[i]);
	}
	/* One of the district, which is all, and one for each school; teams have none. */
	assert_int_equal(count(html.bytes, "<section class=\"dialogue\""), 3);
	assert_null(strstr(html.bytes, "url("));
	text_free(&html);
	html = write_report(fixture, TEAM_2);
	assert_int_equal(count(html.bytes, "<section class=\"dialogue\""), 1);
	assert_null(strstr(html.bytes, "<table class=\"map\">"));
	text_free(&html);
}

/* Bounds are told as such, and what is hidden is not in the file; nothing in it leads out. */
static void test_shown(void **state)
{
	static const char *const has[] = {
		"content=\"default-src 'none'; style-src 'unsafe-inline'\"",
		"<path class=\"whisker\" d=\"M85.10 1V7M85.10 4H100.00M100.00 1V7\"/>",
		"<td class=\"n\">≥ 90.0 ± 4.9</td><td>Five</td><td class=\"n\">12</td>",
		"<td class=\"n\">86.8–96.9 ± 4.9</td><td>Five</td><td class=\"n\">12*</td>",
		"<td class=\"n\">≥ 83</td><td class=\"n mean\">≥ 3.6</td><td class=\"n\">12</td>",
		"<td class=\"hidden\" colspan=\"7\">hidden: too few*</td>",
		"<p class=\"by\">* Others gave no answer or are counted further up.</p>",
	};
	static const char *const has_not[] = { "<script", "http:", "https:", "url(", "@import",
		" nan", "\"nan", " inf", "\"inf" };
	static char name[] = "Title";
	struct small *fixture = *state;
	struct text html;

	fixture->round.title = name;
	small_add_times(fixture, 12, TEAM_1, "T", "44402");
	small_add_times(fixture, 5, TEAM_2, "T", "2");
	small_disclose(fixture);
	html = write_report(fixture, SCHOOL);
	for (size_t i = 0; i < COUNT(has); i++)
		if (strstr(html.bytes, has[i]) == NULL)
			fail_msg("%s is missing in %s", has[i], html.bytes);
	for (size_t i = 0; i < COUNT(has_not); i++)
		if (strstr(html.bytes, has_not[i]) != NULL)
			fail_msg("%s is in %s", has_not[i], html.bytes);
	text_free(&html);
}

/* The change of a row; it is freed with the figures. */
static struct change *change_at(struct small *fixture, int unit, const char *id)
{
	const struct figure *row = small_shown(fixture, unit, id);

	return &fixture->figures->comparison->changes[row - fixture->figures->rows];
}

static const struct figure then = { .mean = { 48, 48 }, .index = { 48, 48 }, .half = 6.5 };
static const struct figure then_hidden = { .hidden = true, .index = { 77, 77 } };

/* Certain in A, unpaired in B, none certain in all of it, and an item's; of the rest nothing. */
static void compare(struct small *fixture)
{
	static char title[] = "Spring & all";
	static const struct round earlier = { .id = "spring", .title = title };
	static const struct change none = {
		.mean = { NAN, NAN }, .half = NAN, .hindsight = { NAN, NAN }
	};
	struct comparison *comparison = memory_new(
	    1, sizeof *comparison + fixture->figures->n_rows * sizeof *comparison->changes);

	comparison->round = &earlier;
	for (size_t i = 0; i < fixture->figures->n_rows; i++)
		comparison->changes[i] = none;
	fixture->figures->comparison = comparison;
	*change_at(fixture, SCHOOL, "A") =
	    (struct change){ &then, CHANGE_PAIRED, { 16.2, 16.4 }, 10, 4, true, { 37.5, 37.5 } };
	*change_at(fixture, SCHOOL, "B") =
	    (struct change){ &then, CHANGE_UNPAIRED, { -8, -5 }, 0, NAN, false, { NAN, NAN } };
	*change_at(fixture, SCHOOL, NULL) = (struct change){ &then_hidden, CHANGE_PAIRED,
		{ 0.7, 0.7 }, 10, 4, false, { NAN, NAN } };
	*change_at(fixture, SCHOOL, "A1") =
	    (struct change){ &then, CHANGE_PAIRED, { 0.4, 0.4 }, 10, 0.3, true, { NAN, NAN } };
}

/* The words of the text, a drawing beside each number, and how to read them once. */
static void test_compared(void **state)
{
	static const char *const has[] = {
		"Changes are drawn from −25 to +25.",
		"<th scope=\"col\" class=\"n\">Change</th></tr></thead>",
		" <span class=\"by\">then 48.0 ± 6.5</span>\n <span class=\"by\">then, seen "
		"from "
		"now 37.5</span>\n</td>",
		"<td class=\"n change\"><svg class=\"change\" viewBox=\"0 0 100 8\" "
		"aria-hidden=\"true\" "
		"focusable=\"false\">"
		"<line class=\"zero\" x1=\"50\" y1=\"0\" x2=\"50\" y2=\"8\"/>"
		"<line class=\"paired\" x1=\"72.45\" y1=\"4\" x2=\"87.54\" y2=\"4\"/>"
		"<circle class=\"paired\" cx=\"79.99\" cy=\"4\" r=\"2.5\"/></svg>"
		"+16.2–+16.4 (12.2 to 20.4), certain</td>",
		"−8.0–−5.0, unpaired</td>",
		"+0.7 (−3.3 to 4.7)</td>",
		"Dashed, with square corners: the earlier round.",
		("Compared with: Spring &amp; all (spring). Changed for certain, in the order of "
		 "the questionnaire: A Name +16.2–+16.4 (12.2 to 20.4). <a href=\"#changes\">"),
		"<td class=\"n\">+0.4 (0.1 to 0.7), certain</td>",
		"<td class=\"hidden\" colspan=\"8\">hidden: too few",
		"<p>Unpaired: ",
		"svg.change { width",
	};
	static char name[] = "Name";
	struct small *fixture = *state;
	struct text html;

	answer(fixture);
	replace_texts(&fixture->round, name);
	compare(fixture);
	html = write_report(fixture, SCHOOL);
	for (size_t i = 0; i < COUNT(has); i++)
		if (strstr(html.bytes, has[i]) == NULL)
			fail_msg("%s is missing in %s", has[i], html.bytes);
	assert_int_equal(count(html.bytes, "7,391"), 1);
	assert_int_equal(count(html.bytes, "id=\"changes\""), 1);
	assert_int_equal(count(html.bytes, "<svg class=\"change\""), 3);
	assert_null(strstr(html.bytes, "then 77"));
	assert_null(strstr(html.bytes, "\"nan"));
	text_free(&html);
}

/* Text names the same areas, and both ask about them. */
static void test_certain_changes(void **state)
{
	struct small *fixture = *state;
	static char name[] = "Name";
	struct text text, html;

	answer(fixture);
	replace_texts(&fixture->round, name);
	compare(fixture);
	*change_at(fixture, SCHOOL, "G") =
	    (struct change){ &then, CHANGE_PAIRED, { -9, -9 }, 10, 3, true, { NAN, NAN } };
	text = write_as(fixture, SCHOOL, "text");
	html = write_report(fixture, SCHOOL);
	assert_non_null(strstr(text.bytes,
	    "\nChanged for certain, in the order of the questionnaire: A Name +16.2–+16.4 (12.2\n"
	    "to 20.4); G Name −9.0 (−12.0 to −6.0).\n\n"));
	assert_int_equal(count(text.bytes, "It has gone up: A Name."), 1);
	assert_int_equal(count(html.bytes, "<li>It has gone up: A Name."), 1);
	assert_int_equal(count(html.bytes, "<li>It has got worse: G Name."), 1);
	text_free(&text);
	text_free(&html);
	change_at(fixture, SCHOOL, "A")->certain = false;
	change_at(fixture, SCHOOL, "G")->certain = false;
	text = write_as(fixture, SCHOOL, "text");
	assert_null(strstr(text.bytes, "for certain"));
	assert_null(strstr(text.bytes, "It has g"));
	text_free(&text);
}

/* None of it without an earlier round. */
static void test_not_compared(void **state)
{
	static const char *const has_not[] = { ">Change<", "change\"", "#changes", ">then ",
		"unpaired", "Compared", "7,391", "class=\"before\"", "Dashed" };
	struct small *fixture = *state;
	static char name[] = "Name";
	struct text html;

	answer(fixture);
	replace_texts(&fixture->round, name);
	html = write_report(fixture, FIGURES_ALL);
	for (size_t i = 0; i < COUNT(has_not); i++)
		if (strstr(strstr(html.bytes, "</style>"), has_not[i]) != NULL)
			fail_msg("%s is in %s", has_not[i], html.bytes);
	text_free(&html);
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, small_set_up, small_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_shown),
		with_fixture(test_hostile),
		with_fixture(test_pages),
		with_fixture(test_compared),
		with_fixture(test_certain_changes),
		with_fixture(test_not_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
