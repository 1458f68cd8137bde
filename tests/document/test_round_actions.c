/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A round that asks about actions: its file, who is asked about which, and how that reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "document/bundle/bundle.h"
#include "document/round/round_actions.h"
#include "support/bad_inputs.h"
#include "support/sample_round.h"

static struct round *pulse;

static int start(void **state)
{
	if (bad_inputs_start(state) != 0)
		return -1;
	pulse = sample_pulse();
	return 0;
}

static int end(void **state)
{
	round_free(pulse);
	return bad_inputs_end(state);
}

static int unit(const char *id)
{
	return organisation_find(pulse->organisation, id);
}

static const struct item *item(const char *id)
{
	const struct item *found = questionnaire_item(pulse->questionnaire, id);

	assert_non_null(found);
	return found;
}

static void it_comes_back_as_it_was(void **state)
{
	char *bytes = round_write(pulse), *again;
	struct round *read;

	(void)state;
	error_clear();
	if (round_read("good.json", bytes, strlen(bytes), &read) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	assert_int_equal(round_count_actions(read), 4);
	assert_int_equal(read->actions[unit("bjork/a")].n, 2);
	assert_int_equal(read->actions[unit("bjork/a")].actions[1].id, 3);
	assert_string_equal(
	    read->actions[unit("bjork/a")].actions[1].title, "Öva källkritik i {action}");
	assert_int_equal(read->actions[unit("bjork/b")].n, 0);
	again = round_write(read);
	assert_string_equal(bytes, again);
	free(again);
	free(bytes);
	round_free(read);
}

static enum error read_round(const char *name, const char *bytes, size_t length)
{
	struct round *round;

	return round_read(name, bytes, length, &round);
}

static void cut_anywhere_it_is_refused(void **state)
{
	char *bytes = round_write(pulse), *actions = strstr(bytes, "\"actions\"");

	(void)state;
	/* It is the first key: what comes behind it is cut in test_round. */
	assert_non_null(actions);
	assert_true(actions - bytes < 3);
	bad_inputs_cut(bytes, 400, read_round);
	free(bytes);
}

static void who_is_asked_what(void **state)
{
	static const struct {
		const char *unit;
		size_t team, school;
	} cases[] = {
		{ "bjork/a", 2, 1 },
		{ "bjork/b", 0, 1 },
		{ "lind", 0, 1 },
		{ "bjork", 0, 1 },
		{ "Norr", 0, 0 },
	};
	struct asked asked = round_asked(pulse, ORGANISATION_NO_UNIT, -1);

	(void)state;
	assert_int_equal(asked.team_actions + asked.school_actions, 0);
	assert_int_equal(asked.form, -1);
	for (size_t i = 0; i < COUNT(cases); i++) {
		asked = round_asked(pulse, unit(cases[i].unit), 3);
		assert_int_equal(asked.team_actions, cases[i].team);
		assert_int_equal(asked.school_actions, cases[i].school);
		assert_int_equal(asked.role, 3);
		assert_false(asked.follow_up);
	}
	assert_int_equal(round_slots(pulse, unit("Norr")), 0);
	assert_int_equal(round_slots(pulse, unit("lind")), 10);
	assert_int_equal(round_slots(pulse, unit("bjork/b")), 10);
}

/* A round that has none asks of nobody about any. */
static void without_actions_nothing_is_asked(void **state)
{
	struct round *plain = sample_round();
	struct asked asked = round_asked(plain, 0, 0);

	(void)state;
	assert_int_equal(asked.team_actions + asked.school_actions, 0);
	assert_int_equal(round_count_actions(plain), 0);
	assert_int_equal(round_slots(plain, organisation_find(plain->organisation, "lind")), 0);
	assert_null(round_action(plain, 0, &plain->questionnaire->items[0], NULL));
	round_free(plain);
}

static void assert_text(const char *where, const char *id, const char *language, const char *text)
{
	char *said = round_item_text(pulse, unit(where), item(id), language);

	assert_string_equal(said, text);
	free(said);
}

static void the_title_stands_in_the_text(void **state)
{
	int of = ORGANISATION_NO_UNIT;

	(void)state;
	assert_text("bjork/a", "T1", "sv", "Hur går det med ”Dela planeringar”?");
	assert_text("bjork/a", "T1", "en", "How is \"Dela planeringar\" going?");
	/* What looks like the place of a title is none where it stands in one. */
	assert_text("bjork/a", "T2", "sv", "Hur går det med ”Öva källkritik i {action}”?");
	assert_text("bjork/a", "S1", "sv", "Hur går det på skolan med ”En timme var fredag”?");
	assert_text("bjork/b", "S1", "sv", "Hur går det på skolan med ”En timme var fredag”?");
	assert_text("lind", "S1", "sv", "Hur går det på skolan med ”Fler uttag”?");
	assert_text("bjork/a", "P1", "sv", "Jag känner till vår handlingsplan.");
	assert_text("bjork/a", "T3", "sv", "Hur går det med ”{action}”?");
	assert_null(round_action(pulse, unit("bjork/a"), item("T3"), &of));
	assert_int_equal(of, ORGANISATION_NO_UNIT);
	assert_null(round_action(pulse, unit("bjork"), item("T1"), NULL));
	assert_null(round_action(pulse, unit("bjork/b"), item("T1"), NULL));
	assert_null(round_action(pulse, unit("Norr"), item("S1"), NULL));
	assert_null(round_action(pulse, unit("bjork/a"), item("P1"), NULL));
	assert_int_equal(round_action(pulse, unit("bjork/a"), item("S1"), &of)->id, 4);
	assert_int_equal(of, unit("bjork"));
}

/* A later edition asks about the same ones. */
static void an_edition_changes_none(void **state)
{
	static const char *const units[] = { "bjork/a", "bjork/b", "lind" };

	(void)state;
	for (size_t i = 0; i <= COUNT(units); i++) {
		struct round *newer = sample_pulse();

		newer->edition = 2;
		if (i < COUNT(units))
			round_add_action(newer, unit(units[i]), 9, "Ännu en");
		assert_int_equal(
		    round_may_follow(pulse, newer), i < COUNT(units) ? ERROR_REFUSED : ERROR_NONE);
		if (i < COUNT(units))
			assert_non_null(strstr(error_sentence(), "it asks about other actions"));
		error_clear();
		free(newer->actions[unit("lind")].actions[0].title);
		newer->actions[unit("lind")].actions[0].title = memory_copy("Inga uttag");
		assert_int_equal(round_may_follow(pulse, newer), ERROR_REFUSED);
		error_clear();
		round_free(newer);
	}
}

/* Answers to these items, from the team a. */
static enum error check(const char *id, struct answers **read)
{
	struct bundle bundle = {
		.unit = memory_copy("bjork/a"),
		.role = memory_copy(""),
		.code = memory_copy(SAMPLE_CODE_A),
		.revision = 1,
	};
	struct answers *answers = answers_new(pulse->questionnaire);
	struct answer *answer = &answers->all[item(id)->number];
	unsigned char *sealed = NULL;
	char name[BUNDLE_FILE_NAME_SIZE];
	struct sign_pair pair;
	size_t length;
	enum error rc;

	*answer = (struct answer){ .state = ANSWER_GIVEN, .number = 3 };
	sample_respondent(&pair);
	error_clear();
	assert_int_equal(
	    bundle_make(&bundle, pulse, answers, &pair, &sealed, &length, name), ERROR_NONE);
	rc = bundle_check(&bundle, pulse, read);
	bundle_free(&bundle);
	answers_free(answers);
	free(sealed);
	return rc;
}

static void only_what_is_asked_is_taken(void **state)
{
	static const char *const taken[] = { "P1", "T1", "T2", "S1" };
	static const char *const refused[] = { "T3", "T10", "S2" };
	struct answers *read;

	(void)state;
	for (size_t i = 0; i < COUNT(taken); i++) {
		if (check(taken[i], &read) != ERROR_NONE)
			fail_msg("%s: %s", taken[i], error_sentence());
		assert_int_equal(read->all[item(taken[i])->number].number, 3);
		answers_free(read);
	}
	for (size_t i = 0; i < COUNT(refused); i++) {
		char *sentence =
		    text_format("it answers %s, which this person is not asked", refused[i]);

		assert_int_equal(check(refused[i], &read), ERROR_REFUSED);
		assert_string_equal(error_sentence(), sentence);
		free(sentence);
	}
	error_clear();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_comes_back_as_it_was),
		cmocka_unit_test(cut_anywhere_it_is_refused),
		cmocka_unit_test(who_is_asked_what),
		cmocka_unit_test(without_actions_nothing_is_asked),
		cmocka_unit_test(the_title_stands_in_the_text),
		cmocka_unit_test(an_edition_changes_none),
		cmocka_unit_test(only_what_is_asked_is_taken),
	};

	return cmocka_run_group_tests(tests, start, end);
}
