/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta on any terminal: kinds, letters and sizes, every way out, what a key costs, and keys and
 * sizes by chance. SKATTA_LONG=1 takes every kind in every encoding at every size, and a million
 * keys; without it each comes once. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/locales.h"
#include "support/sample_round.h"
#include "support/scratch.h"
#include "support/terminal.h"
#include "support/terminal_private.h"
#include "support/walker.h"

static const struct size {
	int rows, columns;
} sizes[] = { { 24, 80 }, { 12, 40 }, { 6, 20 }, { 5, 10 }, { 1, 1 }, { 50, 132 }, { 100, 300 } };

/* Kinds that this system may not know come by a relative, or line by line. */
static const struct type {
	const char *name;
	bool is_lines;
} types[] = {
	{ .name = "xterm-256color" },
	{ .name = "xterm" },
	{ .name = "screen" },
	{ .name = "screen-256color" },
	{ .name = "tmux" },
	{ .name = "tmux-256color" },
	{ .name = "linux" },
	{ .name = "vt100" },
	{ .name = "rxvt" },
	{ .name = "putty" },
	{ .name = "xterm-kitty" },
	{ .name = "foot" },
	{ .name = "alacritty" },
	{ .name = "nonsense", .is_lines = true },
	{ .name = "dumb", .is_lines = true },
};

static const struct encoding {
	const char *locale, *says; /* at the end of the first page */
	bool is_made, is_latin, is_ascii;
} encodings[] = {
	{ .locale = "C.UTF-8", .says = "Jag har glömt min lösenfras" },
	{ .locale = "C", .says = "Jag har glomt min losenfras", .is_ascii = true },
	{ .locale = "sv_SE.UTF-8", .says = "Jag har glömt min lösenfras", .is_made = true },
	{ .locale = "sv_SE.ISO-8859-1",
	    .says = "Jag har glömt min lösenfras",
	    .is_made = true,
	    .is_latin = true },
};

static int group_start(void **state)
{
	language_start();
	return client_sample_start(state);
}

/* skatta_on takes the data folder from where it is started. */
static int setup(void **state)
{
	return client_sample_setup(state) != 0 || chdir(scratch_path(".")) != 0;
}

static int teardown(void **state)
{
	return chdir("/") != 0 || client_sample_teardown(state) != 0;
}

static struct term *start(
    const char *language, const char *type, const struct encoding *encoding, struct size size)
{
	const struct term_settings settings = {
		.rows = size.rows,
		.columns = size.columns,
		.type = type,
		.locale = encoding->locale,
		.is_latin = encoding->is_latin,
		.environment = walker_environment(),
	};

	return term_start(&settings, walker_program(language, NULL));
}

static struct term *start_usual(void)
{
	return start("en", "xterm-256color", &encodings[0], sizes[0]);
}

/* Answering, on the first question. */
static void go_to_questions(struct term *term)
{
	static const char *const ways[][2] = {
		{ "I am new here", "2" },
		{ "Which name", CLIENT_SAMPLE_NAME "<Enter>" },
		{ "Type your passphrase", CLIENT_SAMPLE_PASSPHRASE "<Enter>" },
		{ "Answer code", SAMPLE_CODE_A "<Enter>" },
		{ "What is your job?", "1" },
		{ "1 of 4", "" },
	};

	for (size_t i = 0; i < COUNT(ways); i++) {
		assert_true(term_wait_for(term, ways[i][0]));
		term_keys(term, ways[i][1]);
	}
}

static void must_be_as_before(struct term *term)
{
	assert_true(term_modes_are_restored(term));
	assert_true(term_cursor_is_shown(term));
	assert_false(term_is_alternate(term));
}

/* Nothing that the terminal would show as something else, nor letters for lines in another set of
 * characters. */
static void must_be_encoded(const struct term *term, const struct encoding *encoding)
{
	const char *bytes = term_bytes(term);
	size_t length = term_written(term);

	if (!encoding->is_latin)
		assert_true(text_is_utf8(bytes, length));
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		assert_false(encoding->is_ascii && byte >= 0x80);
		assert_false(encoding->is_latin && byte >= 0x80 && byte < 0xa0);
	}
	assert_null(strstr(bytes, "\033(0"));
	assert_null(strchr(bytes, '\016'));
}

static void leaves_as_it_came(
    const struct type *type, const struct encoding *encoding, struct size size)
{
	struct term *term = start("sv", type->name, encoding, size);

	printf("# %s, %s, %d by %d\n", type->name, encoding->locale, size.columns, size.rows);
	while (term_written(term) == 0)
		assert_true(term_pump(term, TERM_LIMIT));
	term_resize(term, 24, 80);
	/* Lines that stand already stay as wide as they are. */
	if (type->is_lines)
		term_keys(term, "?<Enter>");
	assert_true(term_wait_for(term, encoding->says));
	term_resize(term, size.rows, size.columns);
	term_resize(term, 24, 80);
	if (type->is_lines)
		term_keys(term, "?<Enter>");
	/* A key that comes while nothing fits is not taken. */
	assert_true(term_wait_for(term, encoding->says));
	/* On the screen q acts at once, line by line Enter is needed. */
	term_keys(term, "q<Enter>");
	assert_int_equal(term_wait_end(term), 0);
	must_be_as_before(term);
	must_be_encoded(term, encoding);
	term_stop(term);
}

static bool is_long(void)
{
	return getenv("SKATTA_LONG") != NULL;
}

/* In turn, so that the short form too has each size with more than one kind and encoding. */
static void every_kind_in(size_t encoding)
{
	for (size_t type = 0; type < COUNT(types); type++)
		for (size_t turn = 0; turn < (is_long() ? COUNT(sizes) : 1); turn++)
			leaves_as_it_came(&types[type], &encodings[encoding],
			    sizes[(type + encoding + turn) % COUNT(sizes)]);
}

static void every_kind_of_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(encodings); i++)
		if (!encodings[i].is_made)
			every_kind_in(i);
}

static bool make_locales(void)
{
	return locales_make("UTF-8", "sv_SE.UTF-8") &&
	       locales_make("ISO-8859-1", "sv_SE.ISO-8859-1");
}

static void every_kind_in_swedish_locales(void **state)
{
	(void)state;
	if (!make_locales())
		skip();
	for (size_t i = 0; i < COUNT(encodings); i++)
		if (encodings[i].is_made)
			every_kind_in(i);
	locales_forget();
}

static void every_size(void **state)
{
	(void)state;
	for (size_t size = 0; size < COUNT(sizes); size++)
		leaves_as_it_came(&types[0], &encodings[0], sizes[size]);
}

#define LEFT "skatta: left with Ctrl-C; what you have answered is saved"

/* Line by line it takes one, and the same is said. */
static void one_interrupt_in_lines(void **state)
{
	struct term *term = start("en", "dumb", &encodings[0], sizes[0]);

	(void)state;
	assert_true(term_wait_for_cursor(term, "Number, or ? for help:"));
	term_keys(term, "<Ctrl-C>");
	assert_int_equal(term_wait_end(term), 130);
	assert_true(term_row_of(term, LEFT) >= 0);
	must_be_as_before(term);
	term_stop(term);
}

static void every_way_out(void **state)
{
	static const struct {
		const char *keys;
		int signal, status;
	} ways[] = {
		{ "q", 0, 0 },
		{ "<Ctrl-C><Ctrl-C>", 0, 130 },
		{ "", SIGHUP, 1 },
		{ "", SIGTERM, 1 },
#if !defined __SANITIZE_ADDRESS__ /* which ends a crashed program in its own way */
		{ "", SIGSEGV, 128 + SIGSEGV },
		{ "", SIGBUS, 128 + SIGBUS },
		{ "", SIGILL, 128 + SIGILL },
		{ "", SIGFPE, 128 + SIGFPE },
		{ "", SIGABRT, 128 + SIGABRT },
#endif
	};

	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct term *term = start_usual();

		/* Where the store is open: before that the first choice has the focus. */
		assert_true(term_wait_for_cursor(term, "I have been here before"));
		term_keys(term, ways[i].keys);
		if (ways[i].signal != 0)
			term_signal(term, ways[i].signal);
		assert_int_equal(term_wait_end(term), ways[i].status);
		must_be_as_before(term);
		assert_int_equal(term_row_of(term, "I am new here"), -1);
		if (ways[i].status == 130)
			assert_true(term_row_of(term, LEFT) >= 0);
		term_stop(term);
	}
}

/* What a key makes the terminal draw, in bytes. */
static size_t cost(struct term *term, const char *key, const char *then)
{
	size_t before = term_written(term);

	term_keys(term, key);
	if (then != NULL)
		assert_true(term_wait_for(term, then));
	while (term_written(term) == before)
		assert_true(term_pump(term, TERM_LIMIT));
	term_settle(term);
	return term_written(term) - before;
}

static void little_is_written(void **state)
{
	struct term *term = start_usual();
	size_t answers[2];

	(void)state;
	go_to_questions(term);
	term_settle(term);
	assert_int_equal(term_written_during(term, 1000), 0);
	assert_in_range(cost(term, "<Down>", NULL), 1, 200);
	assert_in_range(cost(term, "<Up>", NULL), 1, 200);
	answers[0] = cost(term, "1", "2 of 4");
	answers[1] = cost(term, "5", "3 of 4");
	printf("# an answer and the next question: %zu and %zu bytes\n", answers[0], answers[1]);
	assert_in_range(answers[0], 1, 200);
	assert_in_range(answers[1], 1, 200);
	cost(term, "n", "Your note");
	assert_in_range(cost(term, "e", NULL), 1, 200);
	assert_in_range(cost(term, "<Backspace>", NULL), 1, 200);
	term_stop(term);
}

/* Chance that comes again: a row of numbers from a seed. */
static uint32_t chance;

static uint32_t below(uint32_t bound)
{
	chance = chance * UINT32_C(1664525) + UINT32_C(1013904223);
	return (chance >> 8) % bound;
}

/* What somebody, or a broken connection, may send; the first ones come most often. */
static const char *const strokes[] = { "1", "2", "3", "<Enter>", "<Down>", "<Up>", "4", "5", "6",
	"7", "8", "9", "0", "<Left>", "<Right>", "<Esc>", "<Enter>", "u", "n", "o", "g", "w", "b",
	"G", "S", "?", "<", ">", "<Tab>", "<Backspace>", "<PageUp>", "<PageDown>", "<Home>",
	"<End>", "<Delete>", "<F1>", "<F12>", "a", "x", " ", "å", "ä", "a\xcc\x8a", "語",
	"👩‍🏫", "\xff", "\xc3", "\xe2\x82", "\033[", "\033[1;", "\033O", "\033[200~",
	"\033[201~", "\033[M", "<Ctrl-L>", "<Ctrl-Q>", "<Ctrl-D>", "\001", "\177",
	"<Paste>två\nrader<Pasted>", "L", "q", "<Ctrl-C>" };

static const char *stroke(void)
{
	uint32_t one = below(COUNT(strokes)), other = below(COUNT(strokes));

	return strokes[one < other ? one : other];
}

static void end_well(struct term *term)
{
	int status = 0;

	if (!term->ended)
		term_signal(term, SIGTERM);
	status = term_wait_end(term);
	/* Ctrl-C or SIGTERM may come before the program has taken the terminal. */
	if (status != 0 && status != 1 && status != 128 + SIGINT && status != 128 + SIGTERM)
		fail_msg("status %d", status);
	must_be_as_before(term);
	term_stop(term);
}

/* The program may have given the terminal back already. Then Ctrl-C is the kernel's: it throws away
 * what was written and is not read yet, the end of the screens with it. So it is read before. */
static void press(struct term *term, const char *key)
{
	if (strcmp(key, "<Ctrl-C>") == 0)
		term_settle(term);
	if (!term->ended)
		term_keys(term, key);
}

/* To the page of a round. */
static void go_in(struct term *term)
{
	static const char *const ways[][2] = {
		{ "I am new here", "2" },
		{ "Which name", CLIENT_SAMPLE_NAME "<Enter>" },
		{ "Type your passphrase", CLIENT_SAMPLE_PASSPHRASE "<Enter>" },
		{ "Answer code", "" },
	};
	bool in_lines;

	for (size_t i = 0; i < COUNT(ways) && term_wait_for(term, ways[i][0]); i++) {
		/* What asks for a line comes behind the page, and may come later. */
		term_settle(term);
		in_lines = term_row_of(term, "Number, or ? for help:") >= 0;
		term_keys(term, ways[i][1]);
		/* Line by line a digit is a line, too. */
		if (strlen(ways[i][1]) == 1 && in_lines)
			term_keys(term, "<Enter>");
	}
}

/* Keys until so many are used up; the program starts anew where they lead out of it. */
static void press_by_chance(
    const char *type, const struct encoding *encoding, size_t keys, size_t resizes)
{
	static const struct size widest = { 101, 302 };
	struct term *term = NULL;
	size_t every = keys / resizes;

	printf("# %zu keys on %s, %s\n", keys, type, encoding->locale);
	for (size_t i = 0; i < keys; i++) {
		/* Now and then the program catches up, so that its keys are read, not thrown away.
		 */
		if (term != NULL && i % 20 == 0)
			term_settle(term);
		if (term != NULL && term->ended) {
			end_well(term);
			term = NULL;
		}
		if (term == NULL) {
			const struct size *size = &sizes[below(COUNT(sizes))];

			term = start("en", type, encoding, widest);
			term_tell_size(term, size->rows, size->columns);
			term_tell_size(term, 24, 80);
			if (below(4) != 0)
				go_in(term);
		}
		if (i % every == 0)
			term_tell_size(term, 1 + (int)below(100), 1 + (int)below(300));
		press(term, stroke());
	}
	if (term != NULL)
		end_well(term);
}

/* In the short form each kind has one encoding, in turn. Locales that cannot be made here are left
 * out, and their keys with them. */
static void keys_and_sizes_by_chance(void **state)
{
	const char *given = getenv("SKATTA_SEED");
	size_t turns = is_long() ? COUNT(types) * COUNT(encodings) : COUNT(types);
	size_t keys = (is_long() ? 1000000 : 20000) / turns + 1,
	       resizes = (is_long() ? 10000 : 240) / turns + 1;
	bool made = make_locales();

	(void)state;
	chance = given != NULL ? (uint32_t)strtoul(given, NULL, 10) : (uint32_t)term_now();
	printf("# SKATTA_SEED=%lu\n", (unsigned long)chance);
	fflush(stdout);
	for (size_t turn = 0; turn < turns; turn++) {
		const struct encoding *encoding =
		    &encodings[(turn % COUNT(types) + turn / COUNT(types)) % COUNT(encodings)];

		if (made || !encoding->is_made)
			press_by_chance(types[turn % COUNT(types)].name, encoding, keys, resizes);
	}
	locales_forget();
	/* And nothing is lost of the store. */
	client_sample_reopen();
	assert_int_equal(db_check(client_sample.store->db), ERROR_NONE);
}

/* Up to the passphrase, of a place that was made where letters are UTF-8. */
static struct term *start_at_passphrase(const struct encoding *encoding)
{
	struct term *term = start("en", "xterm-256color", encoding, sizes[0]);

	assert_true(term_wait_for(term, "I am new here"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "Which name"));
	term_keys(term, CLIENT_SAMPLE_NAME "<Enter>");
	assert_true(term_wait_for(term, "Type your passphrase"));
	return term;
}

/* In the C locale too, and however the terminal composes its letters. */
static void a_passphrase_is_the_same_everywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct term *term = start_at_passphrase(&encodings[i]);

		term_keys(term,
		    i == 0 ? CLIENT_SAMPLE_PASSPHRASE "<Enter>" : "fem ord pa\u030a en rad<Enter>");
		assert_true(term_wait_for(term, "Answer code"));
		term_stop(term);
	}
}

/* Letters of a terminal that sends something else are neither left out nor guessed. */
static void letters_of_another_encoding_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct term *term = start_at_passphrase(&encodings[i]);

		term_keys(term, "fem ord p\xe5 en rad<Enter>");
		assert_true(term_wait_for(term, "that is not text in UTF-8"));
		assert_true(term_wait_for(term, "or have the terminal"));
		term_stop(term);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_kind_of_terminal),
		TEST(every_kind_in_swedish_locales),
		TEST(every_size),
		TEST(every_way_out),
		TEST(one_interrupt_in_lines),
		TEST(little_is_written),
		TEST(a_passphrase_is_the_same_everywhere),
		TEST(letters_of_another_encoding_are_refused),
		TEST(keys_and_sizes_by_chance),
	};

	return cmocka_run_group_tests(tests, group_start, client_sample_end);
}
