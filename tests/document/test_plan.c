/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Plans: written, read, held to their round, and sent under the leader code of their unit alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "document/bundle/bundle.h"
#include "document/round/leader.h"
#include "support/bad_inputs.h"
#include "support/sample_round.h"

static int unit_of(const struct round *round, const char *id)
{
	return organisation_find(round->organisation, id);
}

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

/* Two actions, one that belongs to the school's third, a request and two notes. */
static struct plan *sample_plan(const struct round *round)
{
	struct plan *plan = plan_new();
	struct plan_action *action;

	must(plan_focus(plan, round->questionnaire, "A", true));
	action = plan_add_action(plan);
	must(plan_write(action, PLAN_TITLE, "Pröva ett moment «tillsammans»"));
	must(plan_write(action, PLAN_WHAT, "Två och två.\nUnder november."));
	must(plan_write(action, PLAN_WHO, "arbetslagsledaren"));
	must(plan_write(action, PLAN_WHEN, "före jul"));
	must(plan_write(action, PLAN_RESOURCE, "två timmar"));
	must(plan_write(action, PLAN_SIGN, "alla har prövat"));
	must(plan_aim(action, round->questionnaire, "A2", true));
	must(plan_aim(action, round->questionnaire, "A1", true));
	action->status = PLAN_UNDER_WAY;
	action = plan_add_action(plan);
	must(plan_write(action, PLAN_TITLE, "Boka salen"));
	must(plan_set_toward(action, "bjork", 3, true));
	must(plan_set_toward(action, "bjork", 2, true));
	assert_non_null(plan_add_request(plan, PLAN_ABOUT_PULSE, "Kom gärna.", "telefon 1234"));
	assert_non_null(plan_add_note(plan, "Tack!"));
	assert_non_null(plan_add_note(plan, "Vi väntar\nännu."));
	return plan;
}

/* Ids and what was written stay; what is done or dropped does not, nor what the round lacks. */
static void what_is_unfinished_goes_on_in_the_next_round(void **state)
{
	struct round *round = sample_round();
	int unit = unit_of(round, "bjork/a");
	struct plan *earlier = sample_plan(round), *plan = plan_new();
	struct plan_action *action = plan_add_action(earlier);

	(void)state;
	must(plan_write(action, PLAN_TITLE, "Klar"));
	action->status = PLAN_DONE;
	action = plan_add_action(earlier);
	must(plan_write(action, PLAN_TITLE, "Pekar fel"));
	must(plan_set_toward(action, "bjork/b", 1, true));
	must(plan_set_toward(action, "bjork", 7, true));
	action->items = memory_new(2, sizeof *action->items);
	action->items[action->n_items++] = memory_copy("Z9");
	action->items[action->n_items++] = memory_copy("A1");
	strcpy(action->since, "ht2024");
	/* Begun here before the earlier plan was known, with its ids. */
	must(plan_write(plan_add_action(plan), PLAN_TITLE, "Ny"));
	must(plan_write(plan_add_action(plan), PLAN_TITLE, "Boka salen"));
	/* What was here is the same as before, and says so too. */
	assert_int_equal(plan_go_on(plan, earlier, "ht2025", round, unit), 3);
	assert_int_equal(plan->n_actions, 4);
	assert_string_equal(
	    plan_action(plan, 1)->texts[PLAN_WHAT], "Två och två.\nUnder november.");
	assert_int_equal(plan_action(plan, 1)->status, PLAN_UNDER_WAY);
	assert_string_equal(plan_action(plan, 1)->since, "ht2025");
	assert_string_equal(plan_action(plan, 2)->texts[PLAN_TITLE], "Boka salen");
	assert_string_equal(plan_action(plan, 2)->since, "ht2025");
	assert_null(plan_action(plan, 3));
	assert_string_equal(plan_action(plan, 4)->since, "ht2024");
	assert_int_equal(plan_action(plan, 4)->n_items, 1);
	assert_string_equal(plan_action(plan, 4)->items[0], "A1");
	assert_int_equal(plan_action(plan, 4)->n_toward, 1);
	assert_true(plan_is_toward(plan_action(plan, 4), "bjork", 7));
	assert_string_equal(plan->actions[3].texts[PLAN_TITLE], "Ny");
	assert_int_equal(plan->actions[3].id, 5);
	assert_int_equal(plan->n_requests + plan->n_notes, 0);
	must(plan_check(plan, round, unit));
	assert_int_equal(plan_go_on(plan, earlier, "ht2025", round, unit), 0);
	assert_int_equal(plan_add_action(plan)->id, 6);
	plan_free(plan);
	plan_free(earlier);
	round_free(round);
}

/* The day itself is in time; a text without a day is never late. */
static void an_action_is_late_behind_its_day(void **state)
{
	static const struct {
		const char *when;
		enum plan_status status;
		bool late;
	} tries[] = {
		{ "", PLAN_PLANNED, false },
		{ "före jul", PLAN_PLANNED, false },
		{ "2026-10-15", PLAN_PLANNED, false },
		{ "2026-10-14", PLAN_PLANNED, true },
		{ "senast 2026-10-14, klockan 15", PLAN_UNDER_WAY, true },
		{ "2026-10-14", PLAN_DONE, false },
		{ "2026-10-14", PLAN_DROPPED, false },
		{ "2026-09-31", PLAN_PLANNED, false },
		{ "2026-11-01, inte 2026-10-01", PLAN_PLANNED, false },
	};
	struct plan *plan = plan_new();
	struct plan_action *action = plan_add_action(plan);

	(void)state;
	for (size_t i = 0; i < COUNT(tries); i++) {
		must(plan_write(action, PLAN_WHEN, tries[i].when));
		action->status = tries[i].status;
		assert_int_equal(plan_is_late(action, "2026-10-15"), tries[i].late);
	}
	plan_free(plan);
}

static char *spelt(const struct plan *plan)
{
	json_t *object = plan_to_json(plan);
	char *bytes = json_canonical(object);

	json_decref(object);
	return bytes;
}

/* `bytes` have a NUL behind them. */
static enum error read_bytes(
    const char *name, const char *bytes, enum plan_reading reading, struct plan **plan)
{
	struct json_source source = { .name = name, .bytes = bytes, .length = strlen(bytes) };
	struct json_place place;
	json_t *document = NULL;
	enum error rc = json_read(&source, &document, &place);

	if (rc == ERROR_NONE)
		rc = plan_read(&place, reading, plan);
	json_decref(document);
	return rc;
}

static void a_plan_comes_back_as_it_was(void **state)
{
	struct round *round = sample_round();
	struct plan *plan = sample_plan(round), *read = NULL;
	char *bytes = spelt(plan), *again;

	(void)state;
	must(read_bytes("plan", bytes, PLAN_WHOLE, &read));
	again = spelt(read);
	assert_string_equal(bytes, again);
	must(plan_check(read, round, unit_of(round, "bjork/a")));
	assert_int_equal(read->actions[0].status, PLAN_UNDER_WAY);
	assert_string_equal(read->actions[0].items[0], "A1");
	assert_string_equal(read->actions[0].items[1], "A2");
	assert_string_equal(read->actions[1].texts[PLAN_WHAT], "");
	assert_int_equal(read->notes[1].id, 2);
	assert_ptr_equal(plan_action(read, 2), &read->actions[1]);
	assert_null(plan_action(read, 3));
	free(bytes);
	free(again);
	plan_free(plan);
	plan_free(read);
	round_free(round);
}

static void what_is_chosen_stands_in_the_order_of_the_questionnaire(void **state)
{
	struct round *round = sample_round();
	const struct questionnaire *questionnaire = round->questionnaire;
	struct plan *plan = plan_new();

	(void)state;
	must(plan_focus(plan, questionnaire, "K", true));
	must(plan_focus(plan, questionnaire, "A", true));
	must(plan_focus(plan, questionnaire, "A", true));
	assert_int_equal(plan->n_focus, 2);
	assert_string_equal(plan->focus[0], "A");
	must(plan_focus(plan, questionnaire, "A", false));
	assert_false(plan_has_focus(plan, "A"));
	assert_true(plan_has_focus(plan, "K"));
	must(plan_focus(plan, questionnaire, "A", true));
	must(plan_focus(plan, questionnaire, questionnaire->areas[2].id, true));
	assert_int_equal(plan->n_focus, PLAN_MAX_FOCUS);
	assert_int_equal(
	    plan_focus(plan, questionnaire, questionnaire->areas[3].id, true), ERROR_REFUSED);
	error_clear();
	plan_free(plan);
	round_free(round);
}

static void an_action_may_belong_to_several(void **state)
{
	struct plan *plan = plan_new();
	struct plan_action *action = plan_add_action(plan);

	(void)state;
	for (long id = PLAN_MAX_TOWARD; id > 0; id--)
		must(plan_set_toward(action, "bjork", id, true));
	must(plan_set_toward(action, "bjork", 3, true));
	assert_int_equal(action->n_toward, PLAN_MAX_TOWARD);
	assert_int_equal(plan_set_toward(action, "bjork", 99, true), ERROR_REFUSED);
	error_clear();
	must(plan_set_toward(action, "bjork", 99, false));
	must(plan_set_toward(action, "bjork", 1, false));
	assert_false(plan_is_toward(action, "bjork", 1));
	must(plan_set_toward(action, "bjork", 1, true));
	for (size_t i = 0; i < action->n_toward; i++)
		assert_int_equal(action->toward[i].action, i + 1);
	plan_free(plan);
}

static void what_is_written_has_limits(void **state)
{
	char text[PLAN_MAX_TEXT + 2];
	struct plan *plan = plan_new();
	struct plan_action *action = plan_add_action(plan);

	(void)state;
	memset(text, 'x', sizeof text);
	text[PLAN_MAX_TEXT + 1] = '\0';
	assert_int_equal(plan_write(action, PLAN_WHAT, text), ERROR_REFUSED);
	error_clear();
	assert_int_equal(plan_may_say(text), ERROR_REFUSED);
	error_clear();
	text[PLAN_MAX_TEXT] = '\0';
	must(plan_write(action, PLAN_WHAT, text));
	must(plan_may_say(text));
	assert_int_equal(plan_may_say(""), ERROR_REFUSED);
	error_clear();
	assert_int_equal(plan_write(action, PLAN_TITLE, "två\nrader"), ERROR_REFUSED);
	error_clear();
	assert_int_equal(plan_write(action, PLAN_WHAT, "\033[2J"), ERROR_REFUSED);
	error_clear();
	assert_int_equal(plan_write(action, PLAN_WHO, "\u202e"), ERROR_REFUSED);
	error_clear();
	assert_string_equal(action->texts[PLAN_WHAT], text);
	for (int i = 1; i < PLAN_MAX_ACTIONS; i++)
		assert_non_null(plan_add_action(plan));
	assert_null(plan_add_action(plan));
	plan_free(plan);
}

static void a_draft_may_lack_a_title(void **state)
{
	struct plan *plan = plan_new(), *read = NULL;
	char *bytes;

	(void)state;
	plan_add_action(plan);
	bytes = spelt(plan);
	assert_int_equal(read_bytes("plan", bytes, PLAN_WHOLE, &read), ERROR_DAMAGED);
	error_clear();
	must(read_bytes("plan", bytes, PLAN_DRAFT, &read));
	free(bytes);
	plan_free(plan);
	plan_free(read);
}

/* The plan of bjork/a. */
static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct round *round = sample_round();
	struct plan *plan = NULL;
	enum error rc = read_bytes(name, bytes, PLAN_WHOLE, &plan);

	(void)length;
	if (rc == ERROR_NONE)
		rc = plan_check(plan, round, unit_of(round, "bjork/a"));
	plan_free(plan);
	round_free(round);
	return rc;
}

static void each_bad_plan_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("plans", read_bad);
}

/* A plan on its way, as central sees it. */
struct sent {
	struct bundle bundle;
	unsigned char *sealed;
	size_t length;
};

static void send_plan(
    struct sent *sent, const struct round *round, const char *unit, const struct plan *plan)
{
	char name[BUNDLE_FILE_NAME_SIZE], code[SAMPLE_LEADER_SIZE];
	struct bundle made = { .unit = memory_copy(unit), .revision = 2 };
	struct age_identity identity;
	unsigned char *plain;
	size_t length;

	sample_leader(code, unit_of(round, unit));
	made.code = memory_copy(code);
	must(bundle_make_plan(&made, round, plan, &sent->sealed, &sent->length, name));
	bundle_free(&made);
	sample_identity(&identity);
	must(age_open(&identity, name, sent->sealed, sent->length, &plain, &length));
	must(bundle_read(name, (char *)plain, length, &sent->bundle));
	free(plain);
}

static void free_sent(struct sent *sent)
{
	bundle_free(&sent->bundle);
	free(sent->sealed);
}

static void a_plan_arrives_as_it_was_sent(void **state)
{
	struct round *round = sample_round();
	struct plan *plan = sample_plan(round);
	char *before = spelt(plan), *after;
	struct answers *answers;
	struct sent sent;

	(void)state;
	send_plan(&sent, round, "bjork/a", plan);
	assert_int_equal(sent.bundle.kind, BUNDLE_PLAN);
	assert_int_equal(sent.bundle.revision, 2);
	must(bundle_check(&sent.bundle, round, &answers));
	assert_null(answers);
	after = spelt(sent.bundle.plan);
	assert_string_equal(before, after);
	free(before);
	free(after);
	free_sent(&sent);
	plan_free(plan);
	round_free(round);
}

static void assert_refused(const struct sent *sent, const struct round *round, const char *sentence)
{
	struct answers *answers;

	error_clear();
	assert_int_equal(bundle_check(&sent->bundle, round, &answers), ERROR_REFUSED);
	assert_string_equal(error_sentence(), sentence);
	error_clear();
}

static void only_its_own_leader_code_sends_a_plan(void **state)
{
	struct round *round = sample_round();
	size_t n = round->organisation->n_units;
	struct plan *plan = plan_new();

	(void)state;
	for (size_t i = 0; i < n; i++) {
		const char *unit = round->organisation->units[i].id;
		struct answers *answers;
		struct sent sent;

		send_plan(&sent, round, unit, plan);
		must(bundle_check(&sent.bundle, round, &answers));
		for (size_t k = 0; k < n; k++) {
			char *expected =
			    text_format("its leader code does not open the unit \"%s\"",
				round->organisation->units[k].id);

			free(sent.bundle.unit);
			sent.bundle.unit = memory_copy(round->organisation->units[k].id);
			if (k != i)
				assert_refused(&sent, round, expected);
			free(expected);
		}
		free(sent.bundle.unit);
		sent.bundle.unit = memory_copy(unit);
		sent.bundle.respondent[0] ^= 1;
		assert_refused(&sent, round, "it is not signed with the key of its leader code");
		free_sent(&sent);
	}
	plan_free(plan);
	round_free(round);
}

static void a_round_without_leader_codes_takes_no_plan(void **state)
{
	struct round *round = sample_round(), *older = sample_round();
	struct plan *plan = plan_new();
	struct sent sent;

	(void)state;
	free(older->leaders);
	older->leaders = NULL;
	free(round_write(older));
	send_plan(&sent, round, "lind", plan);
	assert_refused(&sent, older, "its leader code does not open the unit \"lind\"");
	free_sent(&sent);
	plan_free(plan);
	round_free(round);
	round_free(older);
}

/* What one code makes has nothing to do with what it makes elsewhere, or with another's. */
static void a_leader_code_makes_its_own_keys(void **state)
{
	struct sign_pair pair, other_pair;
	struct age_identity identity, other;

	(void)state;
	assert_true(leader_pair(&pair, "ht26", "K7QF-3M9T-X2PA-8R0W"));
	assert_true(leader_pair(&other_pair, "ht26", "k7qf3m9tx2pa8r0w"));
	assert_memory_equal(pair.public, other_pair.public, sizeof pair.public);
	assert_true(leader_pair(&other_pair, "ht27", "K7QF-3M9T-X2PA-8R0W"));
	assert_memory_not_equal(pair.public, other_pair.public, sizeof pair.public);
	assert_true(leader_identity(&identity, "ht26", "K7QF-3M9T-X2PA-8R0W"));
	assert_true(leader_identity(&other, "ht26", "0000-AAAA-0000-BBBB"));
	assert_memory_not_equal(identity.public, other.public, sizeof other.public);
	assert_false(leader_pair(&pair, "ht26", "K7QF"));
	assert_false(leader_identity(&identity, "ht26", ""));
}

static char *longest_text(size_t length)
{
	char *text = memory_new(length + 1, 1);

	memset(text, '"', length);
	return text;
}

static void the_longest_plan_fits_into_a_bundle(void **state)
{
	struct round *round = sample_round();
	struct plan *plan = plan_new();
	struct plan_action *action;
	char *line = longest_text(PLAN_MAX_LINE), *text = longest_text(PLAN_MAX_TEXT);
	struct sent sent;

	(void)state;
	while ((action = plan_add_action(plan)) != NULL)
		for (size_t t = 0; t < PLAN_TEXTS; t++)
			must(plan_write(
			    action, (enum plan_writing)t, plan_fields[t].lines ? text : line));
	while (plan_add_request(plan, PLAN_ABOUT_PLANNING, text, line) != NULL)
		continue;
	while (plan_add_note(plan, text) != NULL)
		continue;
	assert_int_equal(plan->n_notes, PLAN_MAX_NOTES);
	send_plan(&sent, round, "bjork/a", plan);
	assert_in_range(sent.length, 400000, FILE_LIMIT_BUNDLE);
	free_sent(&sent);
	free(line);
	free(text);
	plan_free(plan);
	round_free(round);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_comes_back_as_it_was),
		cmocka_unit_test(what_is_chosen_stands_in_the_order_of_the_questionnaire),
		cmocka_unit_test(an_action_may_belong_to_several),
		cmocka_unit_test(what_is_written_has_limits),
		cmocka_unit_test(what_is_unfinished_goes_on_in_the_next_round),
		cmocka_unit_test(an_action_is_late_behind_its_day),
		cmocka_unit_test(a_draft_may_lack_a_title),
		cmocka_unit_test(each_bad_plan_has_its_sentence),
		cmocka_unit_test(a_plan_arrives_as_it_was_sent),
		cmocka_unit_test(only_its_own_leader_code_sends_a_plan),
		cmocka_unit_test(a_round_without_leader_codes_takes_no_plan),
		cmocka_unit_test(a_leader_code_makes_its_own_keys),
		cmocka_unit_test(the_longest_plan_fits_into_a_bundle),
	};

	return cmocka_run_group_tests_name("plan", tests, bad_inputs_start, bad_inputs_end);
}
