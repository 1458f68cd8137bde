/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Organisations from CSV and from JSON, and finding one's way in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "document/round/organisation_joined.h"
#include "support/bad_inputs.h"

#define HEADING "school,school_name,form,district,team,team_name,headcount\n"

/* Norr: bjork with the teams a and b; lind, a school of its own. */
static const char sample[] = HEADING "lind,Lindgymnasiet,gymnasium,,,,9\n"
				     "bjork,Björkskolan,grundskola,Norr,b,Arbetslag B,7\n"
				     "bjork,Björkskolan,grundskola,Norr,a,Arbetslag A,6\n";

enum { NORR, BJORK, BJORK_A, BJORK_B, LIND };

/* What was doubted in the file that was read last, or "". */
static char doubted[1000];

static enum error read_csv(
    const char *name, const char *bytes, size_t length, struct organisation **organisation)
{
	struct mistakes doubts = { 0 };
	struct csv *csv;
	char *list;
	enum error rc = csv_read(name, bytes, length, &csv);

	if (rc != ERROR_NONE)
		return rc;
	rc = organisation_from_csv(name, csv, organisation, &doubts);
	list = mistakes_list(&doubts, name);
	snprintf(doubted, sizeof doubted, "%s", list != NULL ? list : "");
	free(list);
	mistakes_free(&doubts);
	csv_free(csv);
	return rc;
}

static struct organisation *read_good(const char *bytes)
{
	struct organisation *organisation;

	error_clear();
	if (read_csv("good.csv", bytes, strlen(bytes), &organisation) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return organisation;
}

static void assert_sample(const struct organisation *organisation)
{
	static const struct {
		const char *id, *name, *form;
		enum unit_level level;
		int parent;
		long heads;
		bool answers;
	} expected[] = {
		{ "Norr", "Norr", "", UNIT_DISTRICT, ORGANISATION_NO_UNIT, 13, false },
		{ "bjork", "Björkskolan", "grundskola", UNIT_SCHOOL, NORR, 13, false },
		{ "bjork/a", "Arbetslag A", "grundskola", UNIT_TEAM, BJORK, 6, true },
		{ "bjork/b", "Arbetslag B", "grundskola", UNIT_TEAM, BJORK, 7, true },
		{ "lind", "Lindgymnasiet", "gymnasium", UNIT_SCHOOL, ORGANISATION_NO_UNIT, 9,
		    true },
	};

	assert_int_equal(organisation->n_units, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++) {
		const struct unit *unit = &organisation->units[i];

		assert_string_equal(unit->id, expected[i].id);
		assert_string_equal(unit->name, expected[i].name);
		assert_string_equal(unit->form, expected[i].form);
		assert_int_equal(unit->level, expected[i].level);
		assert_int_equal(unit->parent, expected[i].parent);
		assert_int_equal(unit->heads, expected[i].heads);
		assert_int_equal(unit->answers, expected[i].answers);
	}
}

static void csv_becomes_a_tree_in_one_order(void **state)
{
	struct organisation *organisation = read_good(sample);

	(void)state;
	assert_sample(organisation);
	organisation_free(organisation);
}

static void csv_columns_stand_in_any_order(void **state)
{
	struct organisation *organisation =
	    read_good("\xef\xbb\xbfHeadcount;Team_name;team;District;form;school_name;school\r\n"
		      "7;Arbetslag B;b;Norr;grundskola;Björkskolan;bjork\r\n"
		      "6;Arbetslag A;a;Norr;grundskola;Björkskolan;bjork\r\n"
		      "9;;;;gymnasium;\"Lindgymnasiet\";lind\r\n");

	(void)state;
	assert_sample(organisation);
	organisation_free(organisation);
}

/* A slash sorts before letters and behind hyphens: siblings are compared, not whole ids. */
static void siblings_are_sorted_within_their_branch(void **state)
{
	static const char *const ids[] = { "S", "S/a", "S/b", "S-1", "S-1/a" };
	struct organisation *organisation = read_good(HEADING "S-1,One,,,a,A,1\n"
							      "S,Ess,,,b,B,2\n"
							      "S,Ess,,,a,A,10000\n");

	(void)state;
	assert_int_equal(organisation->n_units, COUNT(ids));
	for (size_t i = 0; i < COUNT(ids); i++)
		assert_string_equal(organisation->units[i].id, ids[i]);
	assert_int_equal(organisation->units[0].heads, 10002);
	organisation_free(organisation);
}

/* Those who are in none make one. */
static void staff_without_a_team_are_a_team(void **state)
{
	struct organisation *organisation = read_good(HEADING "S,Ess,,,b,B,7\n"
							      "S,Ess,,,,,3\n"
							      "S,Ess,,,!,A,6\n"
							      "T,Tea,,,,,5\n");
	const struct unit *units = organisation->units;

	(void)state;
	assert_int_equal(organisation->n_units, 5);
	assert_string_equal(units[1].id, "S/!");
	assert_string_equal(units[2].id, "S/" ORGANISATION_NO_TEAM);
	assert_string_equal(units[2].name, "Staff without a team");
	assert_int_equal(units[2].heads, 3);
	assert_true(units[2].answers);
	assert_int_equal(units[0].heads, 16);
	assert_false(units[0].answers);
	assert_true(units[4].answers);
	organisation_free(organisation);
}

static void assert_was(
    const struct organisation *organisation, const char *id, const char *expected)
{
	const struct unit *unit = &organisation->units[organisation_find(organisation, id)];
	struct text list = { 0 };

	for (size_t i = 0; i < unit->n_was; i++)
		text_addf(&list, "%s%s", i > 0 ? "+" : "", unit->was[i]);
	assert_string_equal(list.length > 0 ? list.bytes : "", expected);
	text_free(&list);
}

/* An id with a slash is of the line's team, another of its school, whose lines add up. */
static void what_a_unit_came_from(void **state)
{
	struct organisation *organisation =
	    read_good("school,school_name,form,district,team,team_name,headcount,was\n"
		      "bjork,Björkskolan,,Norr,a,Arbetslag A,6, ek/ö + lind/1 + bjork + ek \n"
		      "bjork,Björkskolan,,Norr,b,Arbetslag B,7,ek/ö+asp\n"
		      "bjork,Björkskolan,,Norr,c,Arbetslag C,7,\n"
		      "lind,Lindskolan,,Norr,,,9,Gamla Lind\n");

	(void)state;
	assert_was(organisation, "bjork", "asp+bjork+ek");
	assert_was(organisation, "bjork/a", "ek/ö+lind/1");
	assert_was(organisation, "bjork/b", "ek/ö");
	assert_was(organisation, "bjork/c", "");
	assert_was(organisation, "lind", "Gamla Lind");
	assert_was(organisation, "Norr", "");
	organisation_free(organisation);
}

/* Lines that name the same group are one unit of that name. */
static void what_is_joined(void **state)
{
	struct organisation *organisation =
	    read_good("school,school_name,form,district,team,team_name,headcount,joined,was\n"
		      "lind,Lindskolan,,Norr,,,4,Små skolor,gamla lind\n"
		      "bok,Bokskolan,,Norr,c,Lag C,3,Små lag,\n"
		      "bok,Bokskolan,,Norr,b,Lag B,9,,\n"
		      "bok,Bokskolan,,Norr,a,\"Lag A, yngre\",3,Små lag,bok/a\n"
		      "ek,Ekskolan,,Norr,,,3,Små skolor,ek\n");
	static const struct {
		const char *id, *joined_name;
		long heads;
		bool answers;
	} expected[] = {
		{ "Norr", "Norr", 22, false },
		{ "Små skolor", "Små skolor (Lindskolan and Ekskolan)", 7, true },
		{ "bok", "Bokskolan", 15, false },
		{ "bok/Små lag", "Bokskolan, Små lag (Lag C and Lag A, yngre)", 6, true },
		{ "bok/b", "Bokskolan, Lag B", 9, true },
	};
	char *said;

	(void)state;
	assert_int_equal(organisation->n_units, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++) {
		const struct unit *unit = &organisation->units[i];
		char *name = organisation_joined_name(organisation, (int)i);

		assert_string_equal(unit->id, expected[i].id);
		assert_string_equal(name, expected[i].joined_name);
		assert_int_equal(unit->heads, expected[i].heads);
		assert_int_equal(unit->answers, expected[i].answers);
		free(name);
	}
	assert_was(organisation, "Små skolor", "ek+gamla lind");
	assert_was(organisation, "bok/Små lag", "bok/a");
	assert_null(organisation_joined_say(organisation, 0));
	said = organisation_joined_say(organisation, 1);
	assert_string_equal(said,
	    "Counted together in this unit, and never by themselves: Lindskolan and Ekskolan.");
	free(said);
	organisation_free(organisation);
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct organisation *organisation;

	return read_csv(name, bytes, length, &organisation);
}

static void each_bad_csv_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("organisations", read_bad);
}

static void too_many_units_are_refused(void **state)
{
	struct text csv = { 0 };
	struct organisation *organisation;

	(void)state;
	text_add(&csv, HEADING);
	/* A school and a team for each line. */
	for (int i = 0; i < ORGANISATION_MAX_UNITS / 2; i++)
		text_addf(&csv, "s%d,School,,,t,Team,1\n", i);
	organisation = read_good(csv.bytes);
	assert_int_equal(organisation->n_units, ORGANISATION_MAX_UNITS);
	organisation_free(organisation);
	text_add(&csv, "last,School,,,,,1\n");
	assert_int_equal(read_csv("many.csv", csv.bytes, csv.length, &organisation), ERROR_DAMAGED);
	assert_string_equal(error_sentence(), "many.csv has more than 5000 units");
	error_clear();
	text_free(&csv);
}

static void finding(void **state)
{
	struct organisation *organisation = read_good(sample);
	char *name;

	(void)state;
	assert_int_equal(organisation_find(organisation, "bjork/b"), BJORK_B);
	assert_int_equal(organisation_find(organisation, "bjork/c"), ORGANISATION_NO_UNIT);
	assert_true(organisation_within(organisation, BJORK_A, BJORK_A));
	assert_true(organisation_within(organisation, BJORK_A, NORR));
	assert_false(organisation_within(organisation, NORR, BJORK_A));
	assert_false(organisation_within(organisation, LIND, NORR));
	name = organisation_full_name(organisation, BJORK_A);
	assert_string_equal(name, "Björkskolan, Arbetslag A");
	free(name);
	name = organisation_full_name(organisation, LIND);
	assert_string_equal(name, "Lindgymnasiet");
	free(name);
	assert_string_equal(organisation_level_name(UNIT_TEAM), "team");
	organisation_free(organisation);
	organisation_free(NULL);
}

static void ids(void **state)
{
	static const char *const good[] = { "a", "Område Norr", "åäö-1",
		"1234567890123456789012345678901234567890123456789012345678901234" };
	static const char *const bad[] = { "", " a", "a ", "a/b", "a\nb", "a\x1b[1m",
		"a\xe2\x80\xae",
		"12345678901234567890123456789012345678901234567890123456789012345" };

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(organisation_is_id(good[i]));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(organisation_is_id(bad[i]));
}

static void json_brings_back_the_same(void **state)
{
	struct organisation *organisation = read_good(sample), *again;
	json_t *written = organisation_to_json(organisation), *document;
	char *bytes = json_canonical(written);
	struct json_source source = { "round.json", bytes, strlen(bytes), NULL };
	struct json_place place;

	(void)state;
	assert_int_equal(json_read(&source, &document, &place), ERROR_NONE);
	assert_int_equal(organisation_from_json(&place, &again), ERROR_NONE);
	assert_sample(again);
	organisation_free(again);
	organisation_free(organisation);
	json_decref(document);
	json_decref(written);
	free(bytes);
}

static void json_brings_back_what_it_came_from(void **state)
{
	struct organisation *organisation =
	    read_good("school,school_name,form,district,team,team_name,headcount,was,joined\n"
		      "bjork,Björkskolan,,Norr,a,Arbetslag A,6,lind + ek + ek/a,\n"
		      "al,Alskolan,,Norr,,,2,,Små\nask,Askskolan,,Norr,,,6,,Små\n");
	struct organisation *again;
	json_t *written = organisation_to_json(organisation), *document;
	char *bytes = json_canonical(written), *name;
	struct json_source source = { "round.json", bytes, strlen(bytes), NULL };
	struct json_place place;

	(void)state;
	assert_int_equal(json_read(&source, &document, &place), ERROR_NONE);
	assert_int_equal(organisation_from_json(&place, &again), ERROR_NONE);
	assert_was(again, "bjork", "ek+lind");
	assert_was(again, "bjork/a", "ek/a");
	assert_null(json_object_get(json_array_get(document, 0), "was"));
	assert_null(json_object_get(json_array_get(document, 0), "joined"));
	name = organisation_joined_name(again, organisation_find(again, "Små"));
	assert_string_equal(name, "Små (Alskolan and Askskolan)");
	free(name);
	organisation_free(again);
	organisation_free(organisation);
	json_decref(document);
	json_decref(written);
	free(bytes);
}

#define COLUMNS "school;school_name;form;district;team;team_name;headcount"

/* One school of one team, as spreadsheets save it; all the same organisation. */
static const struct {
	const char *bytes;
	size_t length;
} saved[] = {
#define SAVED(bytes)                                                                               \
	{                                                                                          \
		bytes, sizeof bytes - 1                                                            \
	}
	SAVED(COLUMNS "\nbjork;Björkskolan;;Södra;a;A;12\n"),
	SAVED(COLUMNS ";;\nbjork;Björkskolan;;Södra;a;A;12;;\n"),
	SAVED(COLUMNS ";;\nbjork;Björkskolan;;Södra;a;A;12;\n;;;;;;;;\n"),
	SAVED(COLUMNS " \n bjork;\u00a0Björkskolan;;Södra\u00a0 ;a;A; 12\n"),
	SAVED("sep=;\n" COLUMNS "\nbjork;Björkskolan;;Södra;a;A;12\n"),
	SAVED("SEP=;;;;;;;\r\n" COLUMNS "\r\nbjork;Björkskolan;;Södra;a;A;12\r\n"),
	SAVED(COLUMNS "\nbjork;Björkskolan;;Södra;a;A;12,0\n"),
	SAVED(COLUMNS "\nbjork;Björkskolan;;Södra;a;A;12.00\n"),
	SAVED(COLUMNS "\nbjork;Bjo\u0308rkskolan;;So\u0308dra;a;A;12\n"),
	SAVED("\xef\xbb\xbf" COLUMNS "\nbjork; \"Björkskolan\" ;;Södra;a;A;12\n"),
	SAVED(COLUMNS "\nbjork;Bj\xf6rkskolan;;S\xf6"
		      "dra;a;A;12\n"),
};

static void as_spreadsheets_save_it(void **state)
{
	struct organisation *plain, *organisation;

	(void)state;
	plain = read_good(saved[0].bytes);
	for (size_t i = 0; i < COUNT(saved); i++) {
		json_t *one = organisation_to_json(plain), *other;

		error_clear();
		if (read_csv("saved.csv", saved[i].bytes, saved[i].length, &organisation) !=
		    ERROR_NONE)
			fail_msg("%zu: %s", i, error_sentence());
		other = organisation_to_json(organisation);
		if (!json_equal(one, other))
			fail_msg("%zu is another organisation", i);
		assert_string_equal(doubted, "");
		json_decref(one);
		json_decref(other);
		organisation_free(organisation);
	}
	organisation_free(plain);
}

static const struct {
	const char *lines, *doubts;
} doubtful[] = {
	{ "bjork;B;;Södra;a;A;12\nek;E;;södra;a;A;12\n",
	    "good.csv line 3, district: \"södra\" differs only in capitals or spaces from "
	    "\"Södra\" in line 2" },
	{ "bjork;B;;Södra området;a;A;12\nek;E;;Södra  området;a;A;12\n"
	  "al;A;;Södra\u00a0 området;a;A;12\nask;A;;Södra området;a;A;12\n",
	    "good.csv line 3, district: \"Södra  området\" differs only in capitals or spaces from "
	    "\"Södra området\" in line 2; line 4, district: \"Södra\u00a0 området\" differs only "
	    "in capitals or spaces from \"Södra området\" in line 2" },
	{ "bjork;B;;;6a;A;12\nbjork;B;;;6A;A;12\nek;E;;;6 a;A;12\n",
	    "good.csv line 3, team: \"6A\" differs only in capitals or spaces from \"6a\" in line "
	    "2" },
	{ "Ek;B;;;;;12\nEK;E;;;;;12\n", "good.csv line 3, school: \"EK\" differs only in capitals "
					"or spaces from \"Ek\" in line 2" },
	{ "bjork;B;;;01-feb;A;12\nbjork;B;;;7,00E+01;B;12\nbjork;B;;;#NAMN?;C;5\n",
	    "good.csv line 2, team: \"01-feb\" looks like a date that a spreadsheet made from "
	    "something else; line 3, team: \"7,00E+01\" looks like a number that a spreadsheet "
	    "made "
	    "from something else; line 4, team: \"#NAMN?\" is what a spreadsheet writes when it "
	    "cannot make sense of a cell" },
	{ "bjork;B;;;Maj-12;A;12\nbjork;B;;;2026-02-01;B;12\n",
	    "good.csv line 2, team: \"Maj-12\" looks like a date that a spreadsheet made from "
	    "something else; line 3, team: \"2026-02-01\" looks like a date that a spreadsheet "
	    "made "
	    "from something else" },
	{ "bjork;B;;Norr;a;A;12\nbjork;B;;Norr;b;B;12\nek;E;;Norr;a;A;12\n", "" },
	{ "bjork;B;grundskola;Marieberg-2;6-9;A;12\nbjork;B;grundskola;Marieberg-2;e1;B;12\n", "" },
};

static void doubts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(doubtful); i++) {
		char *bytes = text_format("%s\n%s", COLUMNS, doubtful[i].lines);

		organisation_free(read_good(bytes));
		assert_string_equal(doubted, doubtful[i].doubts);
		free(bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_spreadsheets_save_it),
		cmocka_unit_test(doubts),
		cmocka_unit_test(csv_becomes_a_tree_in_one_order),
		cmocka_unit_test(csv_columns_stand_in_any_order),
		cmocka_unit_test(staff_without_a_team_are_a_team),
		cmocka_unit_test(siblings_are_sorted_within_their_branch),
		cmocka_unit_test(what_a_unit_came_from),
		cmocka_unit_test(what_is_joined),
		cmocka_unit_test(each_bad_csv_has_its_sentence),
		cmocka_unit_test(too_many_units_are_refused),
		cmocka_unit_test(finding),
		cmocka_unit_test(ids),
		cmocka_unit_test(json_brings_back_the_same),
		cmocka_unit_test(json_brings_back_what_it_came_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
