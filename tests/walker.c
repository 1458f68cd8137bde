/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading a way word by word, and doing what it says. */
#include "walker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client_sample.h"
#include "sample_round.h"
#include "scratch.h"

enum { MOST_CHOICES = 30 };

struct journey *walker_start(void)
{
	static const struct settings none;

	return walker_start_with(&none);
}

struct journey *walker_start_with(const struct settings *settings)
{
	return journey_new(client_sample.store, settings);
}

void walker_end(struct journey *journey)
{
	journey_free(journey);
}

static bool has(const char *text, const char *words)
{
	return text != NULL && strstr(text, words) != NULL;
}

static bool lines_have(const struct page_line *lines, size_t count, const char *words)
{
	for (size_t i = 0; i < count; i++)
		if (has(lines[i].text, words) || has(lines[i].aside, words))
			return true;
	return false;
}

static bool page_has(const struct page *page, const char *words)
{
	for (size_t i = 0; i < page->n_choices; i++)
		if (has(page->choices[i].text, words) || has(page->choices[i].aside, words))
			return true;
	return has(page->title, words) || has(page->place, words) || has(page->label, words) ||
	       has(page->given, words) || has(page->status_left, words) ||
	       has(page->status_right, words) || lines_have(page->lines, page->n_lines, words) ||
	       lines_have(page->side, page->n_side, words);
}

bool walker_sees(const struct journey *journey, const char *words)
{
	struct page page;
	bool sees;

	client_sample_must(journey_show(journey, &page));
	sees = page_has(&page, words);
	page_free(&page);
	return sees;
}

/* What every page must have, whatever it shows. */
static void look(const struct journey *journey)
{
	struct page page;
	const struct step *step = journey->step;

	client_sample_must(journey_show(journey, &page));
	assert_non_null(page.title);
	assert_string_not_equal(page.title, "");
	assert_string_not_equal(step->help, "");
	if (page.field != PAGE_NO_FIELD) {
		assert_non_null(step->write);
		assert_non_null(page.label);
		assert_int_equal(page.n_choices, 0);
	} else {
		assert_non_null(step->choose);
		assert_in_range(page.n_choices, 1, MOST_CHOICES);
		assert_true(page.focus < page.n_choices);
	}
	for (size_t i = 0; i < page.n_choices; i++)
		assert_string_not_equal(page.choices[i].text, "");
	for (size_t i = 0; i < page.n_lines; i++)
		assert_true(
		    page.lines[i].mark != PAGE_BAR || page.lines[i].part <= page.lines[i].whole);
	if (page.n_side > 0)
		assert_true(page.side_here < page.n_side);
	page_free(&page);
}

static const char *meant(const char *text)
{
	const struct {
		const char *word, *meaning;
	} names[] = {
		{ "CODE", SAMPLE_CODE_A },
		{ "RECOVERY", client_sample.code },
		{ "EXCHANGE", client_sample_exchange() },
		{ "STICK", scratch_path("stick") },
		{ "KEPT", scratch_path("result.html") },
		{ "ANNA", CLIENT_SAMPLE_NAME },
		{ "PASSPHRASE", CLIENT_SAMPLE_PASSPHRASE },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(text, names[i].word) == 0)
			return names[i].meaning;
	return text;
}

static void was_said(struct journey *journey, const char *words)
{
	char *said = journey_take_said(journey);

	if (!has(said, words))
		fail_msg("said «%s», not «%s»", said != NULL ? said : "", words);
	free(said);
}

/* One word of a way; true where it is something that a person does, which may fail. */
static bool act(struct journey *journey, const char *word, enum error *rc)
{
	const char *text = word + 1;

	switch (word[0]) {
	case '#':
		*rc = journey_choose(journey, strtoul(text, NULL, 10) - 1);
		return true;
	case '=':
		*rc = journey_write(journey, meant(text));
		return true;
	case '!':
		*rc = journey_press(journey, text[0]);
		return true;
	case '<':
		*rc = journey_back(journey);
		return true;
	case '@':
		assert_string_equal(journey->step->name, text);
		return false;
	case '/':
		if (!walker_sees(journey, text))
			fail_msg("the page of %s does not say «%s»", journey->step->name, text);
		return false;
	case '.':
		was_said(journey, text);
		return false;
	default:
		fail_msg("«%s» is no word of a way", word);
	}
	return false;
}

void walker_go(struct journey *journey, const char *way)
{
	char *copy = memory_copy(way), *rest = copy, *word;
	enum error rc = ERROR_NONE;

	while ((word = strsep(&rest, "|")) != NULL && word[0] != '\0') {
		if (word[0] == '-') {
			assert_int_not_equal(rc, ERROR_NONE);
			client_sample_failed(rc, rc, word + 1);
			rc = ERROR_NONE;
			continue;
		}
		if (rc != ERROR_NONE)
			fail_msg("before «%s»: %s", word, error_sentence());
		if (act(journey, word, &rc))
			look(journey);
	}
	if (rc != ERROR_NONE)
		fail_msg("at the end of «%s»: %s", way, error_sentence());
	free(copy);
}
