/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a page is in lines is said here once more, without the code under test. */
#include "support/walk_plain.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/scratch.h"

enum { LIMIT = 20000, WIDTH = 78 };

struct line_mode {
	pid_t program;
	int to, from;
	struct text seen;     /* all that it has printed */
	struct text expected; /* all that it should have */
	/* Of the page before, which is not read twice: the title with its place, the part of the
	 * way, how much is left, the choices; and the lines of the last page with so many behind
	 * it. */
	char *title, *part, *left, *choices, *lines[WALK_DEPTH + 1];
	size_t depth;
	unsigned turn;   /* to the same person */
	bool has_fields; /* who has been told how to write in one */
};

static void begin(struct line_mode *lines, const char *language)
{
	int in[2], out[2];

	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	lines->program = fork();
	if (lines->program == 0) {
		const char *const *argv = walker_program(language, "--plain");

		for (size_t i = 0; walker_environment()[i] != NULL; i++)
			putenv(strdup(walker_environment()[i]));
		unsetenv("LANGUAGE");
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		if (freopen("errors", "w", stderr) != NULL)
			execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	lines->to = in[1];
	lines->from = out[0];
}

/* A name and what it is; behind a whole sentence without a colon. */
static void add_pair(struct text *out, const char *text, const char *aside)
{
	bool is_sentence = text[0] != '\0' && strchr(".?!", text[strlen(text) - 1]) != NULL;
	const char *between = aside == NULL ? "" : is_sentence ? " " : ": ";

	text_addf(out, "%s%s%s\n", text, between, aside != NULL ? aside + strspn(aside, " ") : "");
}

/* Once more, each character by itself. */
static void add_code(struct text *out, const char *code)
{
	const char *whole = code;
	char *spelled = memory_new(1, 2 * strlen(code) + 1), *to = spelled;

	for (; *code != '\0'; code++) {
		if (*code != '-')
			*to++ = ' ';
		*to++ = (char)(*code == '-' ? ',' : *code);
	}
	text_addf(out, "%s\n", whole);
	text_addf(out, _("One by one:%s."), spelled);
	text_add(out, "\n");
	free(spelled);
}

/* «A For all: 71, Fluent. Last time 48, Working.» in one line. */
static void add_line(struct text *out, const struct page *page, size_t i)
{
	const struct page_line *line = &page->lines[i];
	bool is_first = line->mark <= PAGE_LEVEL;
	bool goes_on = i + 1 < page->n_lines && line[1].mark > PAGE_LEVEL;

	if (line->mark == PAGE_CODE) {
		add_code(out, line->text);
		return;
	}
	if (line->mark == PAGE_ITEM)
		text_add(out, "- ");
	if (line->mark < PAGE_LEVEL) {
		add_pair(out, line->text, line->aside);
		return;
	}
	text_addf(out, "%s%s%s", is_first ? "" : " ", line->text, is_first ? ": " : " ");
	text_addf(out, "%s%s%s", line->aside, goes_on || !is_first ? "." : "", goes_on ? "" : "\n");
}

/* Is it another than on the page before? Then that one is forgotten. */
static bool is_new(char **before, char *now)
{
	bool is = *before == NULL || strcmp(*before, now) != 0;

	free(*before);
	*before = now;
	return is;
}

static const char *stands(const struct page *page)
{
	return page->typed != NULL ? page->typed : page->given != NULL ? page->given : "";
}

/* As much as fits, and where that ends. */
static void expect_brackets(struct line_mode *lines, const struct page *page)
{
	char *kept = memory_copy(stands(page));
	size_t end;

	if (page->limit > 0 && text_characters(kept) > page->limit) {
		kept[text_characters_fit(kept, page->limit)] = '\0';
		end = strlen(kept);
		for (int i = 0; i < 30; i++)
			end = text_previous(kept, end);
		text_addf(&lines->expected,
		    _("In brackets is as much of it as fits, up to \"%s%s\". Enter alone keeps "
		      "that; or write it again, shorter."),
		    end > 0 ? "…" : "", kept + end);
		text_add(&lines->expected, "\n");
	}
	text_addf(&lines->expected, "%s [%s]: ", page->label, kept);
	free(kept);
}

/* From this one on. Within a part of the way its name is known. */
static char *lines_of(const struct page *page, size_t from, bool goes_on)
{
	struct text text = { 0 };

	for (size_t i = from; i < page->n_lines; i++)
		if (i == 0 && goes_on && page->n_side > 0)
			text_addf(&text, "%s\n", page->lines[0].aside);
		else
			add_line(&text, page, i);
	return text_take(&text);
}

/* All, or those that are taken; `marked`: which these are is said. */
static char *choices_of(const struct page *page, bool all, bool marked)
{
	struct text text = { 0 };

	for (size_t i = 0; i < page->n_choices; i++) {
		const struct page_choice *choice = &page->choices[i];

		if (!all && !choice->chosen)
			continue;
		text_addf(&text, "%zu: %s", i + 1, choice->text);
		if (choice->aside != NULL)
			text_addf(&text, " (%s)", choice->aside);
		text_addf(&text, "%s\n", marked && choice->chosen ? _(" [chosen]") : "");
	}
	return text_take(&text);
}

static void expect_text(struct line_mode *lines, char *text)
{
	text_add(&lines->expected, text);
	free(text);
}

static void expect_question(struct line_mode *lines, const struct page *page, bool all)
{
	if (page->field != PAGE_NO_FIELD && stands(page)[0] != '\0')
		expect_brackets(lines, page);
	else if (page->field != PAGE_NO_FIELD)
		text_addf(&lines->expected, "%s: ", page->label);
	else if (!all && page->n_choices > 1)
		text_addf(&lines->expected, _("1 to %zu, or ? for the choices: "), page->n_choices);
	else
		text_add(&lines->expected, _("Number, or ? for help: "));
	text_add(&lines->expected, "\n");
}

/* What is the same as on the page before is not said again, but in another part of the way. */
static void expect_page(struct line_mode *lines, const struct page *page, size_t depth)
{
	char *title = page->place != NULL ? text_format("%s: %s", page->title, page->place)
					  : memory_copy(page->title);
	bool is_other = is_new(&lines->title, title), begins = is_other, all, news;
	bool comes_back = page->n_side == 0 && depth < lines->depth;
	const char *part = page->side_here < page->n_side ? page->side[page->side_here].text : "";

	if (begins)
		text_addf(&lines->expected, "%s\n", title);
	begins = is_new(&lines->part, memory_copy(part)) || begins;
	news =
	    is_new(&lines->left, memory_copy(page->status_left != NULL ? page->status_left : ""));
	if ((begins || (news && page->typed != NULL)) && page->status_left != NULL)
		text_addf(&lines->expected, "%s\n", page->status_left);
	if (is_new(&lines->lines[depth], lines_of(page, 0, false)) || (begins && !comes_back))
		expect_text(lines, lines_of(page, page->n_known, !begins));
	else if (is_other && page->n_lines > 0)
		text_addf(&lines->expected, "%s\n", _("As before."));
	lines->depth = depth;
	all = is_new(&lines->choices, choices_of(page, true, false)) || begins;
	expect_text(lines, choices_of(page, all, true));
	if (page->field != PAGE_NO_FIELD && !lines->has_fields)
		text_addf(&lines->expected, "%s\n",
		    _("Write it and press Enter; < alone goes back, ? alone helps."));
	lines->has_fields = lines->has_fields || page->field != PAGE_NO_FIELD;
	expect_question(lines, page, all);
}

static void forget(struct line_mode *lines)
{
	free(lines->title);
	free(lines->part);
	free(lines->left);
	free(lines->choices);
	lines->title = lines->part = lines->left = lines->choices = NULL;
	for (size_t i = 0; i < COUNT(lines->lines); i++) {
		free(lines->lines[i]);
		lines->lines[i] = NULL;
	}
}

static void expect(struct line_mode *lines, const struct walker_station *station)
{
	const char *const said[] = { station->sentence, station->hint, station->said };

	client_sample_must(language_choose(station->language));
	for (size_t i = 0; i < COUNT(said); i++)
		if (said[i] != NULL)
			text_addf(&lines->expected, "%s\n", said[i]);
	if (station->turn != lines->turn) {
		forget(lines);
		lines->has_fields = false;
	}
	lines->turn = station->turn;
	if (station->page.title != NULL)
		expect_page(lines, &station->page, station->depth);
}

/* Where the two begin to differ. */
static void tell_difference(const char *expected, const char *seen)
{
	size_t same = 0, from;

	while (expected[same] != '\0' && expected[same] == seen[same])
		same++;
	from = same > 200 ? same - 200 : 0;
	fail_msg("line mode prints\n…%s\nand not\n…%s", seen + from, expected + from);
}

/* Read until all that was expected is there; `whole`: and nothing comes behind it. */
static void read_on(struct line_mode *lines, bool whole)
{
	struct pollfd from = { .fd = lines->from, .events = POLLIN };
	char *expected = walker_fold(lines->expected.bytes), *seen = NULL, bytes[4096];
	ssize_t length = 1;

	for (;;) {
		free(seen);
		seen = walker_fold(lines->seen.bytes != NULL ? lines->seen.bytes : "");
		if (!whole && strcmp(seen, expected) == 0)
			break;
		if (length <= 0 || strncmp(seen, expected, strlen(seen)) != 0 ||
		    poll(&from, 1, LIMIT) <= 0)
			break;
		length = read(lines->from, bytes, sizeof bytes);
		if (length > 0)
			text_add_bytes(&lines->seen, bytes, (size_t)length);
	}
	if (strcmp(seen, expected) != 0)
		tell_difference(expected, seen);
	free(expected);
	free(seen);
}

static void type(struct line_mode *lines, const struct page *page, const char *word)
{
	struct text line = { 0 };

	/* Going to the question before is going back. */
	if (word[0] == '<' || strcmp(word, "!<") == 0)
		text_add(&line, "<");
	else if (word[0] == '!' && page->field != PAGE_NO_FIELD)
		fail_msg("in a field %s is text", word);
	else if (word[0] == '=' && word[1] == '\0' && stands(page)[0] != '\0')
		text_add(&line, "!");
	else
		text_add(&line, word + 1);
	text_add(&line, "\n");
	assert_int_equal(write(lines->to, line.bytes, line.length), line.length);
	text_free(&line);
}

/* Text and line feeds, in lines that are not too wide, and nothing else. */
static void look_at_bytes(const char *seen)
{
	for (const char *at = seen; *at != '\0'; at++) {
		unsigned char byte = (unsigned char)*at;

		if ((byte < 0x20 && byte != '\n') || byte == 0x7f ||
		    (byte == 0xc2 && (unsigned char)at[1] < 0xa0))
			fail_msg("a control character is printed: %s", at);
	}
	while (*seen != '\0') {
		size_t length = strcspn(seen, "\n");

		assert_true(text_width_bytes(seen, length) <= WIDTH);
		seen += length + (seen[length] == '\n');
	}
}

/* The person has left, or the input ends. */
static void end(struct line_mode *lines)
{
	size_t length;
	char *errors;
	int status;

	close(lines->to);
	text_addf(&lines->expected, "%s\n", _("Everything is saved."));
	read_on(lines, true);
	close(lines->from);
	assert_int_equal(waitpid(lines->program, &status, 0), lines->program);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	look_at_bytes(lines->seen.bytes);
	errors = scratch_read("errors", &length);
	assert_string_equal(errors, "");
	free(errors);
	text_free(&lines->seen);
	text_free(&lines->expected);
	forget(lines);
	*lines = (struct line_mode){ 0 };
}

void walk_plain(const struct walker_record *record, size_t last)
{
	const struct walker_station *stations = record->stations;
	const struct page *page = &stations[0].page;
	const char *language = stations[0].language;
	struct line_mode lines = { 0 };

	begin(&lines, language);
	expect(&lines, &stations[0]);
	read_on(&lines, false);
	for (size_t i = 1; i <= last; i++) {
		const struct walker_station *station = &stations[i];

		if (strcmp(station->word, "*again") == 0) {
			if (lines.program != 0)
				end(&lines);
			begin(&lines, language);
		} else if (station->word[0] == '*') {
			journeys_happen(station->word + 1);
			continue;
		} else {
			type(&lines, page, station->word);
		}
		expect(&lines, station);
		if (station->left)
			end(&lines);
		else
			read_on(&lines, false);
		page = &station->page;
	}
	if (lines.program != 0)
		end(&lines);
	client_sample_must(language_choose("en"));
}
