/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading a way word by word, and doing what it says. */
#include "support/walker.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "client/commands/steps_all.h"
#include "support/chance.h"
#include "support/client_sample.h"
#include "support/sample_round.h"
#include "support/scratch.h"
#include "support/walker_private.h"

enum { MOST_CHOICES = 60 };

void walker_settings(struct settings *settings)
{
	size_t length;
	char *bytes = scratch_read("skatta.conf", &length);

	if (bytes != NULL)
		client_sample_must(settings_read("skatta.conf", bytes, length, settings));
	free(bytes);
}

struct journey *walker_start(void)
{
	static struct settings settings;

	settings_free(&settings);
	settings = (struct settings){ 0 };
	walker_settings(&settings);
	return walker_start_with(&settings);
}

struct journey *walker_start_with(const struct settings *settings)
{
	assert_int_equal(chdir(scratch_path(".")), 0);
	chance_again();
	client_sample_reopen();
	return journey_new(steps_all, client_sample.store, settings);
}

void walker_end(struct journey *journey)
{
	journey_free(journey);
}

/* As the next start of the program finds it. */
static void start_again(struct journey *journey)
{
	walk_lock(journey->walk);
	chance_again();
	client_sample_reopen();
	journey->store = client_sample.store;
	journey->walk->left = false;
}

static bool has(const char *text, const char *words)
{
	return text != NULL && strstr(text, words) != NULL;
}

static bool line_has(const struct page_line *line, const char *words)
{
	return has(line->text, words) || has(line->aside, words);
}

static bool lines_have(const struct page_line *lines, size_t count, const char *words)
{
	for (size_t i = 0; i < count; i++)
		if (line_has(&lines[i], words))
			return true;
	return false;
}

static bool page_has(const struct page *page, const char *words)
{
	for (size_t i = 0; i < page->n_choices; i++)
		if (has(page->choices[i].text, words) || has(page->choices[i].aside, words))
			return true;
	return has(page->title, words) || has(page->place, words) || has(page->label, words) ||
	       has(page->given, words) || has(page->typed, words) ||
	       has(page->status_left, words) || has(page->status_right, words) ||
	       lines_have(page->lines, page->n_lines, words) ||
	       lines_have(page->side, page->n_side, words);
}

bool walker_sees(const struct journey *journey, const char *words)
{
	struct page page;
	bool sees;

	client_sample_must(walk_show(journey->walk, &page));
	sees = page_has(&page, words);
	page_free(&page);
	return sees;
}

/* What every page must have, whatever it shows. */
static void look(const struct journey *journey)
{
	struct page page;
	const struct step *step = journey->walk->step;

	client_sample_must(walk_show(journey->walk, &page));
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
		    !page_is_bar(page.lines[i].mark) || page.lines[i].part <= page.lines[i].whole);
	if (page.n_side > 0)
		assert_true(page.side_here < page.n_side);
	/* What is shown only once must be shown, but for whom reads the guide first. */
	if (journey->code != NULL && step != &step_guide && step != &step_chapter)
		assert_true(page_has(&page, journey->code));
	page_free(&page);
}

/* The words that were drawn last: they are asked for after they are no longer shown. */
static const char *drawn(const struct journey *journey)
{
	static char words[200];

	if (journey->offered != NULL)
		snprintf(words, sizeof words, "%s", journey->offered);
	return words;
}

/* The two of them that are asked back; or so many letters of each. */
static const char *asked(const struct journey *journey, char *two, size_t size, size_t letters)
{
	char *copy = memory_copy(drawn(journey)), *rest = copy, *word;

	two[0] = '\0';
	for (unsigned i = 0; (word = strsep(&rest, " ")) != NULL; i++) {
		size_t length = strlen(word), fit = text_characters_fit(word, letters);

		if (i == journey->asked[0] || i == journey->asked[1])
			snprintf(two + strlen(two), size - strlen(two), "%s%.*s",
			    two[0] != '\0' ? " " : "", (int)(fit < length ? fit : length), word);
	}
	free(copy);
	return two;
}

/* And the recovery code that was shown last. */
static const char *shown_code(const struct journey *journey)
{
	static char code[ENCODE_CODE_SIZE];

	if (journey->code != NULL)
		memcpy(code, journey->code, sizeof code);
	return code;
}

/* The answer code in small letters, without its hyphens. */
static const char *small_code(void)
{
	static char code[ENCODE_CODE_SIZE];
	size_t length = 0;

	for (const char *at = SAMPLE_CODE_A; *at != '\0'; at++)
		if (*at != '-')
			code[length++] = (char)tolower((unsigned char)*at);
	code[length] = '\0';
	return code;
}

/* The leader code of a team, or of its school: always the same ones, of the small round, and that
 * takes long to make. */
static const char *leader_code(bool of_team)
{
	static char codes[2][SAMPLE_LEADER_SIZE];

	if (codes[0][0] == '\0') {
		struct round *round = sample_round();

		sample_leader(codes[0], organisation_find(round->organisation, "bjork"));
		sample_leader(codes[1], organisation_find(round->organisation, "bjork/a"));
		round_free(round);
	}
	return codes[of_team];
}

/* The coordinator's key, in groups of four. */
static const char *key_groups(void)
{
	static char groups[MINISIGN_GROUPS_SIZE];

	minisign_key_groups(groups, client_sample.key);
	return groups;
}

static const char *meant(const struct journey *journey, const char *text)
{
	static char two[80], letters[80];
	const struct {
		const char *word, *meaning;
	} names[] = {
		{ "CODE", SAMPLE_CODE_A },
		{ "SLIP", small_code() },
		{ "LEADER", leader_code(true) },
		{ "SCHOOL", leader_code(false) },
		{ "RECOVERY", client_sample.code },
		{ "KEY", key_groups() },
		{ "WORDS", drawn(journey) },
		{ "TWO", asked(journey, two, sizeof two, sizeof two) },
		{ "LETTERS", asked(journey, letters, sizeof letters, 3) },
		{ "NEWCODE", shown_code(journey) },
		{ "EXCHANGE", "exchange" },
		{ "STICK", "stick" },
		{ "KEPT", "result.html" },
		{ "PLAN", "plan.html" },
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
	if (!has(journey->walk->said, words))
		fail_msg("said «%s», not «%s»",
		    journey->walk->said != NULL ? journey->walk->said : "", words);
}

static void must_see(const struct journey *journey, const char *words, bool sees)
{
	if (walker_sees(journey, words) != sees)
		fail_msg("the page of %s %s «%s»", journey->walk->step->name,
		    sees ? "does not say" : "says", words);
}

enum error walker_write(struct journey *journey, const char *text)
{
	struct page page;
	enum error rc = walk_show(journey->walk, &page);

	if (rc == ERROR_NONE)
		rc = walk_write(journey->walk, &page, text);
	page_free(&page);
	return rc;
}

/* What a person does, which may fail; what was said of something earlier is forgotten. */
static enum error act(struct journey *journey, char kind, const char *text)
{
	free(walk_take_said(journey->walk));
	switch (kind) {
	case '#':
		return walk_choose(journey->walk, strtoul(text, NULL, 10) - 1);
	case '=':
		return walker_write(journey, text);
	case '!':
		return walk_press(journey->walk, text[0]);
	default:
		return walk_back(journey->walk);
	}
}

static void check(struct walker *walker, char kind, const char *text)
{
	if (kind == '@')
		assert_string_equal(walker->journey->walk->step->name, text);
	if (!walker->checks || kind == '@')
		return;
	if (kind == '.')
		was_said(walker->journey, text);
	else
		must_see(walker->journey, text, kind == '/');
}

/* How often it is done: #2x3. */
static size_t times(const char *word)
{
	const char *by = word[0] == '#' ? strchr(word, 'x') : NULL;

	return by != NULL ? strtoul(by + 1, NULL, 10) : 1;
}

static void happen(struct walker *walker, const char *name)
{
	if (strcmp(name, "again") == 0)
		start_again(walker->journey);
	else
		journeys_happen(name);
}

/* What was done before must have failed, or not. */
static void settle(struct walker *walker, const char *word)
{
	if (word[0] == '-') {
		assert_int_not_equal(walker->rc, ERROR_NONE);
		if (walker->checks && !has(error_sentence(), word + 1) &&
		    !has(error_next_step(), word + 1))
			fail_msg("«%s» does not say «%s»", error_sentence(), word + 1);
	} else if (walker->rc != ERROR_NONE) {
		fail_msg("before «%s»: %s", word, error_sentence());
	}
	walker->rc = ERROR_NONE;
	error_clear();
}

static void take_word(struct walker *walker, const char *word)
{
	const char *text = meant(walker->journey, word + 1);
	char *filled;

	if (strchr("@/~.", word[0]) != NULL) {
		check(walker, word[0], text);
		return;
	}
	assert_non_null(strchr("#=!<*", word[0]));
	filled = text_format("%c%s", word[0], text);
	if (word[0] == '#')
		filled[strcspn(filled, "x")] = '\0';
	for (size_t i = 0; i < times(word); i++) {
		settle(walker, word);
		if (word[0] == '*')
			happen(walker, text);
		else
			walker->rc = act(walker->journey, word[0], text);
		look(walker->journey);
		walker_keep(walker, filled, i + 1 < times(word));
	}
	free(filled);
}

void walker_walk(struct walker *walker, const char *way)
{
	char *copy = memory_copy(way), *rest = copy, *word;

	while ((word = strsep(&rest, "|")) != NULL) {
		if (word[0] == '-')
			settle(walker, word);
		else if (word[0] != '\0')
			take_word(walker, word);
	}
	settle(walker, "the end");
	free(copy);
}

void walker_go(struct journey *journey, const char *way)
{
	struct walker walker = { .journey = journey, .checks = true };

	walker_walk(&walker, way);
}
