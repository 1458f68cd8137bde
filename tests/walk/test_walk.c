/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A walk through steps that are of neither program: going and coming back, keys, what was said,
 * what was typed, locking. Linked without both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "walk/walk.h"

enum { NOWHERE, DOOR, HALL, WORD, LETTER, ATTIC, PATH, FIRST_OF_MANY, ALL = FIRST_OF_MANY + 40 };

/* Whose house it is. */
struct journey {
	struct walk *walk;
	bool open;
	bool has_name;
	int wiped, forgotten, arrived, respoken;
	char draft[40]; /* the only one, of the word */
	char written[40];
	bool refuses;
	int places;
};

static enum error show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "a room");
	page_choice(page, "go on");
	return ERROR_NONE;
}

static enum error open_door(struct journey *journey, size_t choice)
{
	journey->open = true;
	return walk_go(journey->walk, HALL + (int)choice);
}

static const struct step door = {
	.name = "door",
	.help = "Knock.",
	.show = show,
	.choose = open_door,
	.stays = "This is the door.",
	.lets_out = true,
};

static void arrive(struct journey *journey)
{
	journey->arrived++;
}

static void respeak(struct journey *journey)
{
	journey->respoken++;
}

static enum error ring(struct journey *journey)
{
	walk_say(journey->walk, "%s rang", "The bell");
	return ERROR_NONE;
}

static const struct step_key hall_keys[] = { { 'r', STEP_LEFT, "ring", ring, false }, { 0 } };

static const struct step hall = {
	.name = "hall",
	.help = "Look around.",
	.show = show,
	.keys = hall_keys,
	.arrive = arrive,
	.respeak = respeak,
};

static enum error word_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page->field = PAGE_LINE;
	page_set(&page->label, "Word");
	page_set(&page->given, "given");
	page_set(&page->draft, "word");
	return ERROR_NONE;
}

static enum error write_down(struct journey *journey, const char *text)
{
	if (journey->refuses)
		return error_set(ERROR_REFUSED, "not that");
	strncpy(journey->written, text, sizeof journey->written - 1);
	return ERROR_NONE;
}

static const struct step word = {
	.name = "word", .help = "Write.", .show = word_show, .write = write_down
};

/* What is written there is of no draft. */
static enum error letter_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page->field = PAGE_LINES;
	page_set(&page->label, "Letter");
	return ERROR_NONE;
}

static enum error path_show(const struct journey *journey, struct page *page)
{
	page->field = PAGE_PATH;
	page_set(&page->label, "Path");
	for (int i = 0; i < journey->places; i++)
		page_place(page, i == 0 ? "one\033" : "two", i == 0 ? "/one" : "/two", "room");
	return ERROR_NONE;
}

static const struct step path = {
	.name = "path", .help = "Write.", .show = path_show, .write = write_down
};

static enum error to_hall(struct journey *journey)
{
	return walk_begin(journey->walk, HALL);
}

static const struct step letter = { .name = "letter",
	.help = "Write.",
	.show = letter_show,
	.as_typed = true,
	.write = write_down,
	.back = to_hall };

static const struct step attic = { .name = "attic", .help = "Sit down.", .show = show };
static struct step many[ALL - FIRST_OF_MANY];
static const struct step *steps[ALL] = { [DOOR] = &door,
	[HALL] = &hall,
	[WORD] = &word,
	[LETTER] = &letter,
	[ATTIC] = &attic,
	[PATH] = &path };

static bool is_open(const struct journey *journey)
{
	return journey->open;
}

static bool has_name(const struct journey *journey)
{
	return journey->has_name;
}

static void forget(struct journey *journey)
{
	journey->forgotten++;
	journey->has_name = false;
}

static void wipe(struct journey *journey)
{
	forget(journey);
	journey->wiped++;
	journey->open = false;
}

static void add_help(const struct journey *journey, struct text *help)
{
	if (journey->open)
		text_add(help, "\n\nThe house is open.");
}

static enum error get_draft(const struct journey *journey, const char *name, char **text)
{
	assert_string_equal(name, "word");
	if (journey->draft[0] != '\0')
		secret_keep(text, journey->draft);
	return ERROR_NONE;
}

static enum error put_draft(struct journey *journey, const char *name, const char *text)
{
	assert_string_equal(name, "word");
	strncpy(journey->draft, text, sizeof journey->draft - 1);
	return ERROR_NONE;
}

static enum error lock(struct journey *journey)
{
	return walk_lock_aloud(journey->walk);
}

static enum error leave(struct journey *journey)
{
	return walk_leave(journey->walk);
}

static enum error speak_next(struct journey *journey)
{
	return walk_speak_next(journey->walk);
}

static const struct step_key keys[] = {
	{ 'q', STEP_NO_ARROW, "leave", leave, false },
	{ 'S', STEP_NO_ARROW, "speak", speak_next, true },
	{ 0 },
};
static const struct step_key keys_when_open[] = {
	{ 'L', STEP_NO_ARROW, "lock", lock, false },
	{ 0 },
};

static const struct walk_program program = {
	.name = "house",
	.keys = keys,
	.keys_when_open = keys_when_open,
	.is_open = is_open,
	.has_name = has_name,
	.forget = forget,
	.wipe = wipe,
	.add_help = add_help,
	.get_draft = get_draft,
	.put_draft = put_draft,
};

static struct journey house;

static int setup(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(many); i++) {
		many[i] = attic;
		steps[FIRST_OF_MANY + i] = &many[i];
	}
	house = (struct journey){ 0 };
	house.walk = walk_new(&program, steps, &house, DOOR);
	return secret_start() == ERROR_NONE ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	walk_free(house.walk);
	error_clear();
	return 0;
}

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static void was_said(const char *words)
{
	char *said = walk_take_said(house.walk);

	assert_non_null(said);
	assert_string_equal(said, words);
	assert_null(walk_take_said(house.walk));
	free(said);
}

static enum error write_now(const char *text)
{
	struct page page;
	enum error rc;

	must(walk_show(house.walk, &page));
	rc = walk_write(house.walk, &page, text);
	page_free(&page);
	return rc;
}

static void the_way_back_is_the_way_there(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	must(walk_choose(walk, 0));
	assert_ptr_equal(walk->step, &hall);
	must(walk_go(walk, WORD));
	must(walk_go(walk, ATTIC));
	assert_int_equal(walk->n_before, 3);
	/* To go where one came from is to go back, and to go where one stands is to stay. */
	must(walk_go(walk, HALL));
	assert_int_equal(walk->n_before, 1);
	must(walk_go(walk, HALL));
	assert_int_equal(walk->n_before, 1);
	assert_int_equal(house.arrived, 3);
	must(walk_back(walk));
	assert_ptr_equal(walk->step, &door);
	must(walk_back(walk));
	assert_ptr_equal(walk->step, &door);
	was_said("This is the door.");
	/* A step may say what back means; and what it does not have does nothing. */
	must(walk_go(walk, LETTER));
	must(walk_choose(walk, 0));
	must(walk_back(walk));
	assert_ptr_equal(walk->step, &hall);
	assert_int_equal(walk->n_before, 0);
	must(write_now("words"));
	assert_string_equal(house.written, "");
	must(walk_back(walk));
	assert_ptr_equal(walk->step, &hall);
}

static void of_a_long_way_the_end_is_known(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	for (int i = FIRST_OF_MANY; i < ALL; i++)
		must(walk_go(walk, i));
	assert_int_equal(walk->n_before, WALK_DEPTH);
	for (size_t i = 0; i < WALK_DEPTH; i++)
		must(walk_back(walk));
	assert_ptr_equal(walk->step, &many[COUNT(many) - 1 - WALK_DEPTH]);
	assert_int_equal(walk->n_before, 0);
}

static void the_keys_are_the_steps_then_those_of_all(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	assert_int_equal(walk_key(walk, 0)->letter, 'q');
	assert_int_equal(walk_key(walk, 1)->letter, 'S');
	assert_null(walk_key(walk, 2));
	assert_int_equal(walk_press(walk, 'r'), ERROR_NOT_FOUND);
	assert_int_equal(walk_press(walk, 'L'), ERROR_NOT_FOUND);
	must(walk_choose(walk, 0));
	assert_int_equal(walk_key(walk, 0)->letter, 'r');
	assert_int_equal(walk_key(walk, 3)->letter, 'L');
	assert_null(walk_key(walk, 4));
	must(walk_press(walk, 'r'));
	was_said("The bell rang");
	must(walk_press(walk, 'S'));
	assert_int_equal(house.respoken, 1);
	must(walk_press(walk, 'q'));
	assert_true(walk->left);
}

static void the_help_is_the_steps_and_the_programs(void **state)
{
	char *help = walk_help(house.walk);

	(void)state;
	assert_string_equal(help, "Knock.");
	free(help);
	must(walk_choose(house.walk, 0));
	help = walk_help(house.walk);
	assert_string_equal(help, "Look around.\n\nThe house is open.");
	free(help);
}

static void locking_leads_to_the_first_step(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	assert_true(walk_is_locked(walk));
	assert_false(walk_idle_locks(walk));
	walk_idle(walk);
	assert_int_equal(house.forgotten, 1);
	assert_int_equal(house.wiped, 0);
	assert_null(walk_take_said(walk));
	must(walk_choose(walk, 0));
	must(walk_press(walk, 'L'));
	was_said("Locked. Everything is saved.");
	assert_true(walk_is_locked(walk));
	assert_false(house.open);
	assert_int_equal(walk->turn, 1);
	assert_int_equal(walk->n_before, 0);
	must(walk_choose(walk, 0));
	assert_true(walk_idle_locks(walk));
	walk_idle(walk);
	was_said("Locked, because nothing was pressed for a while. Everything is saved.");
	assert_int_equal(house.wiped, 2);
	walk_set_first(walk, ATTIC);
	walk_lock(walk);
	assert_ptr_equal(walk->step, &attic);
}

static void in_a_kiosk_the_next_one_begins(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	walk->kiosk = true;
	assert_false(walk_keeps_in(walk));
	walk_set_first(walk, HALL);
	assert_true(walk_keeps_in(walk));
	must(walk_go(walk, WORD));
	must(walk_press(walk, 'q'));
	was_said("Thank you. The next person can begin.");
	assert_false(walk->left);
	assert_ptr_equal(walk->step, &hall);
	walk_end(walk);
	assert_true(walk->left);
}

/* What stands in the field of the present page. */
static void stands(const char *text)
{
	struct page page;

	must(walk_show(house.walk, &page));
	assert_string_equal(page_stands(&page), text);
	page_free(&page);
}

static void hold(const char *text)
{
	struct page page;

	must(walk_show(house.walk, &page));
	must(walk_hold(house.walk, &page, text));
	page_free(&page);
}

static void what_is_refused_stays_in_the_field(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	must(walk_go(walk, WORD));
	stands("given");
	house.refuses = true;
	assert_int_equal(write_now("a word"), ERROR_REFUSED);
	stands("a word");
	/* Where nothing is open, a name is kept until the turn ends. */
	assert_true(walk_has_name(walk));
	must(walk_go(walk, ATTIC));
	must(walk_back(walk));
	stands("a word");
	house.refuses = false;
	must(write_now("a word"));
	assert_string_equal(house.written, "a word");
	stands("given");
	hold("a name");
	walk_idle(walk);
	assert_false(walk_has_name(walk));
}

/* A number stands for the place that the page had for it, also where there are others by now. */
static void a_path_is_a_number_or_begins_at_home(void **state)
{
	static const struct {
		const char *typed, *path;
	} paths[] = { { "1", "/one" }, { "2 ", "/two" }, { "02", "/two" }, { "./1", "./1" },
		{ "1/a", "1/a" }, { "~", "/home/anna" }, { "~/a", "/home/anna/a" },
		{ " /a ", " /a " }, { "a\xcc\x8a", "a\xcc\x8a" }, { "", "" } };
	struct walk *walk = house.walk;
	struct page page;

	(void)state;
	setenv("HOME", "/home/anna", 1);
	must(walk_go(walk, PATH));
	house.places = 2;
	for (size_t i = 0; i < COUNT(paths); i++) {
		must(write_now(paths[i].typed));
		assert_string_equal(house.written, paths[i].path);
	}
	must(walk_show(walk, &page));
	assert_string_equal(page.lines[0].text, "1  one\ufffd");
	assert_string_equal(page.lines[1].aside, "/two, room");
	house.places = 0;
	must(walk_write(walk, &page, "2"));
	assert_string_equal(house.written, "/two");
	/* What is refused stays as what it stood for. */
	house.refuses = true;
	assert_int_equal(walk_write(walk, &page, "2"), ERROR_REFUSED);
	stands("/two");
	page_free(&page);
	house.refuses = false;
	/* Without a list a number is a name like any other. */
	must(write_now("2"));
	assert_string_equal(house.written, "2");
	house.places = 2;
	must(write_now("/x"));
	assert_int_equal(write_now("3"), ERROR_REFUSED);
	assert_int_equal(write_now("0"), ERROR_REFUSED);
	assert_int_equal(write_now("99999999999999999999999"), ERROR_REFUSED);
	assert_string_equal(house.written, "/x");
	stands("99999999999999999999999");
}

static void drafts_are_kept_in_an_open_place(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	must(walk_choose(walk, 0));
	must(walk_go(walk, WORD));
	hold("half a word");
	assert_string_equal(house.draft, "half a word");
	assert_false(walk_has_name(walk));
	walk_lock(walk);
	must(walk_choose(walk, 0));
	must(walk_go(walk, WORD));
	stands("half a word");
	/* What is saved is no draft. */
	hold("given");
	assert_string_equal(house.draft, "");
	stands("given");
}

static void other_words_are_kept_until_one_goes_on(void **state)
{
	struct walk *walk = house.walk;

	(void)state;
	must(walk_choose(walk, 0));
	must(walk_go(walk, LETTER));
	hold("Dear");
	stands("Dear");
	must(walk_go(walk, ATTIC));
	must(walk_back(walk));
	stands("");
	assert_string_equal(house.draft, "");
	/* As it is typed, also what could be spelled in another way. */
	must(write_now("  a\xcc\x8a "));
	assert_string_equal(house.written, "  a\xcc\x8a ");
	must(walk_go(walk, WORD));
	must(write_now("a\xcc\x8a"));
	assert_string_equal(house.written, "å");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_way_back_is_the_way_there),
		TEST(of_a_long_way_the_end_is_known),
		TEST(the_keys_are_the_steps_then_those_of_all),
		TEST(the_help_is_the_steps_and_the_programs),
		TEST(locking_leads_to_the_first_step),
		TEST(in_a_kiosk_the_next_one_begins),
		TEST(what_is_refused_stays_in_the_field),
		TEST(a_path_is_a_number_or_begins_at_home),
		TEST(drafts_are_kept_in_an_open_place),
		TEST(other_words_are_kept_until_one_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
