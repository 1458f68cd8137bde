/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Back from one round to the one that it follows: in order, not for ever, and over gaps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "client/steps/hand/earlier.h"
#include "support/client_sample.h"
#include "support/response_sample.h"
#include "support/sample_round.h"

/* An open round that follows another, or none. */
static void publish(const char *id, const char *follows)
{
	struct round *round = sample_round_open();

	snprintf(round->id, sizeof round->id, "%s", id);
	snprintf(round->follows, sizeof round->follows, "%s", follows);
	free(round->title);
	round->title = text_format("Omgång %s", id);
	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}

/* Rounds of these letters, each of which follows the one before. */
static void publish_chain(const char *letters)
{
	char id[] = "?";

	for (const char *letter = letters; *letter != '\0'; letter++) {
		char follows[2] = { letter > letters ? letter[-1] : '\0', '\0' };

		id[0] = *letter;
		publish(id, follows);
	}
}

static void open_in(const char *id)
{
	response_sample_close();
	response_sample_open(id);
}

static void enter_unit(const char *unit)
{
	const struct organisation *organisation = response_sample.round->organisation;

	client_sample_must(
	    response_give_unit(response_sample.response, organisation_find(organisation, unit)));
}

static void enter(void)
{
	enter_unit("bjork/a");
}

static void finish_in(const char *id, const char *unit)
{
	open_in(id);
	enter_unit(unit);
	client_sample_must(response_give_role(response_sample.response, 1));
	client_sample_must(response_sample_answer("A1", 1));
	client_sample_must(response_finish(response_sample.response));
}

static void finish(const char *id)
{
	finish_in(id, "bjork/a");
}

/* These are the ids, the newest first, with a comma behind each. */
static void finds(const char *from, size_t most, const char *ids)
{
	struct earlier earlier;
	struct text found = { 0 };

	open_in(from);
	earlier_open(&earlier, response_sample.response, most);
	text_add(&found, "");
	for (size_t i = 0; i < earlier.n_times; i++) {
		const struct earlier_time *time = &earlier.times[i];
		char *name = text_format("Omgång %s", time->round->id);

		assert_string_equal(time->name, name);
		assert_non_null(time->response);
		assert_null(time->trouble);
		text_addf(&found, "%s,", time->round->id);
		free(name);
	}
	assert_string_equal(found.bytes, ids);
	text_free(&found);
	earlier_close(&earlier);
}

static void one_behind_another(void **state)
{
	(void)state;
	publish_chain("abc");
	finish("a");
	finish("b");
	finds("c", EARLIER_ALL, "b,a,");
	finds("c", EARLIER_LAST, "b,");
	finds("b", EARLIER_ALL, "a,");
	finds("a", EARLIER_ALL, "");
}

/* What somebody answered stays theirs, in whatever team or school. */
static void in_another_unit(void **state)
{
	(void)state;
	publish_chain("abc");
	finish_in("a", "bjork/a");
	finish_in("b", "bjork/b");
	finish_in("c", "lind");
	finds("c", EARLIER_ALL, "b,a,");
}

static void which_is_last(void **state)
{
	struct earlier earlier;

	(void)state;
	publish_chain("abc");
	finish("a");
	open_in("c");
	earlier_open(&earlier, response_sample.response, EARLIER_ALL);
	assert_int_equal(earlier.n_times, 1);
	assert_int_equal(earlier.times[0].back, 2);
	assert_null(earlier_last(&earlier));
	earlier_close(&earlier);
	finish("b");
	open_in("c");
	earlier_open(&earlier, response_sample.response, EARLIER_ALL);
	assert_int_equal(earlier.n_times, 2);
	assert_ptr_equal(earlier_last(&earlier), earlier.times[0].response);
	earlier_close(&earlier);
}

/* Rounds that follow one another in a circle, with and without the one where it begins. */
static void not_for_ever(void **state)
{
	(void)state;
	publish("a", "c");
	publish("b", "a");
	publish("c", "b");
	publish("d", "c");
	finish("a");
	finish("b");
	finish("c");
	finds("c", EARLIER_ALL, "b,a,");
	finds("d", EARLIER_ALL, "c,b,a,");
	finds("a", EARLIER_ALL, "c,b,");
}

static void over_one_that_was_not_finished(void **state)
{
	(void)state;
	publish_chain("abcd");
	finish("a");
	finish("b");
	open_in("c");
	enter();
	finds("d", EARLIER_ALL, "b,a,");
	finds("d", EARLIER_LAST, "");
}

/* Behind what this machine does not know nobody can look. */
static void up_to_one_that_is_not_known(void **state)
{
	(void)state;
	publish("a", "");
	publish("c", "b");
	publish("d", "c");
	finish("a");
	finish("c");
	finds("d", EARLIER_ALL, "c,");
	finds("c", EARLIER_ALL, "");
}

static void not_further_than_there_is_room(void **state)
{
	char id[3] = "r0", before[3] = "";
	struct earlier earlier;

	(void)state;
	for (char i = 'a'; i <= 'a' + EARLIER_ALL + 2; i++) {
		id[1] = i;
		publish(id, before);
		finish(id);
		memcpy(before, id, sizeof before);
	}
	earlier_open(&earlier, response_sample.response, EARLIER_ALL);
	assert_int_equal(earlier.n_times, EARLIER_ALL);
	assert_string_equal(earlier.times[EARLIER_ALL - 1].round->id, "rc");
	earlier_close(&earlier);
}

/* One whose answers were changed from outside is said, and those behind it are there. */
static void over_one_that_is_damaged(void **state)
{
	struct earlier earlier;

	(void)state;
	publish_chain("abc");
	finish("a");
	finish("b");
	client_sample_tamper("UPDATE page SET generation = generation + 1 WHERE rowid = (SELECT "
			     "max(rowid) FROM page)");
	open_in("c");
	earlier_open(&earlier, response_sample.response, EARLIER_ALL);
	assert_int_equal(earlier.n_times, 2);
	assert_null(earlier_last(&earlier));
	assert_string_equal(earlier.times[0].name, "Omgång b");
	assert_non_null(strstr(earlier.times[0].trouble, "a saved page was changed"));
	assert_string_equal(earlier.times[1].round->id, "a");
	earlier_close(&earlier);
}

/* Of one that cannot be read nobody knows what it follows. */
static void up_to_one_that_cannot_be_read(void **state)
{
	struct earlier earlier;

	(void)state;
	publish_chain("abc");
	finish("a");
	finish("b");
	client_sample_tamper("UPDATE round SET bytes = x'7b7d' WHERE id = 'b'");
	open_in("c");
	earlier_open(&earlier, response_sample.response, EARLIER_ALL);
	assert_int_equal(earlier.n_times, 1);
	assert_string_equal(earlier.times[0].name, "b");
	assert_null(earlier.times[0].round);
	assert_non_null(earlier.times[0].trouble);
	earlier_close(&earlier);
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, response_sample_setup, response_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_behind_another),
		TEST(in_another_unit),
		TEST(which_is_last),
		TEST(not_for_ever),
		TEST(over_one_that_was_not_finished),
		TEST(up_to_one_that_is_not_known),
		TEST(not_further_than_there_is_room),
		TEST(over_one_that_is_damaged),
		TEST(up_to_one_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
