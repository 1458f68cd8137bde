/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The machines on which journeys begin, and what happens around the person meanwhile. */
#include "support/journeys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "form/load/questionnaire_load.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/sample.h"
#include "support/sample_round.h"
#include "support/scratch.h"

void journeys_as_made(void)
{
}

void journeys_untrusting(void)
{
	client_sample_tamper("DELETE FROM trust");
	client_sample_tamper("DELETE FROM round");
}

/* In the folder lies a later round by the key that took the place of the one that is trusted. */
void journeys_new_key(void)
{
	struct round *round = client_sample_round();

	snprintf(round->id, sizeof round->id, "vt27");
	free(round->title);
	round->title = memory_copy("Självskattning våren 2027");
	round_code_hash(round->codes[0].hash, round->id, SAMPLE_CODE_A);
	round_code_hash(round->codes[1].hash, round->id, SAMPLE_CODE_LIND);
	client_sample_succeed(round);
	round_free(round);
}

void journeys_without_rounds(void)
{
	client_sample_tamper("DELETE FROM round");
}

void journeys_too_early(void)
{
	fixed_clock_set("2026-09-30");
}

static struct round *open_round(const char *id)
{
	struct round *round = sample_round_open();

	snprintf(round->id, sizeof round->id, "%s", id);
	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	return round;
}

static void publish(struct round *round)
{
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}

void journeys_with_open_round(void)
{
	publish(open_round("open"));
}

/* Let a round have these questions instead of its own. */
static void take_questions(struct round *round, const char *name, const char *questionnaire)
{
	questionnaire_free(round->questionnaire);
	json_decref(round->questionnaire_json);
	client_sample_must(questionnaire_load_file(name, questionnaire, strlen(questionnaire),
	    &round->questionnaire, &round->questionnaire_json));
	/* A school form that the questionnaire does not know has no module in it. */
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		char *form = round->organisation->units[i].form;

		if (form[0] != '\0' && questionnaire_form(round->questionnaire, form) < 0)
			form[0] = '\0';
	}
}

static void join(const char *id, const char *questionnaire)
{
	struct round *round = open_round(id);

	take_questions(round, id, questionnaire);
	publish(round);
}

static void join_file(const char *id, const char *path)
{
	size_t length;
	char *bytes = sample_bytes(path, &length);

	join(id, bytes);
	free(bytes);
}

void journeys_with_kinds(void)
{
	join_file("kinds", "tests/sample/kinds.json");
}

void journeys_with_alone(void)
{
	join_file("stands-alone", "tests/sample/alone.json");
}

void journeys_with_real(void)
{
	join_file("real", "data/questionnaires/assessment.json");
}

void journeys_in_kiosk(void)
{
	static const char settings[] = "kiosk = yes\n";

	scratch_write("skatta.conf", settings, strlen(settings));
}

/* A whole path that leads to the test's folder wherever that is. */
static void set_up(const char *more)
{
	char *settings = text_format(
	    "exchange = /proc/self/cwd/exchange\ntrusted-key = %s\n%s", client_sample.key, more);

	scratch_write("skatta.conf", settings, strlen(settings));
	free(settings);
}

void journeys_set_up(void)
{
	journeys_without_rounds();
	set_up("");
}

void journeys_set_up_kiosk(void)
{
	journeys_without_rounds();
	set_up("kiosk = yes\n");
}

static void forget_small_round(void)
{
	client_sample_tamper("DELETE FROM round");
	assert_int_equal(unlink(scratch_path("exchange/rounds/ht26.1.json")), 0);
	assert_int_equal(unlink(scratch_path("exchange/rounds/ht26.1.json.minisig")), 0);
}

/* The round that schools have, and no other. */
static void join_school(struct round *round)
{
	size_t length;
	char *bytes = sample_bytes("data/questionnaires/assessment.json", &length);

	forget_small_round();
	free(round->title);
	round->title = memory_copy("Självskattning hösten 2026");
	take_questions(round, "assessment.json", bytes);
	publish(round);
	free(bytes);
}

void journeys_with_school(void)
{
	join_school(client_sample_round());
}

void journeys_with_open_school(void)
{
	join_school(open_round("ht26"));
}

void journeys_with_pulse(void)
{
	struct round *round = sample_pulse();

	forget_small_round();
	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	free(round->title);
	round->title = memory_copy("Temperatur våren 2027");
	publish(round);
}

void journeys_before_school(void)
{
	journeys_with_school();
	journeys_untrusting();
}

void journeys_with_school_kiosk(void)
{
	journeys_with_school();
	journeys_in_kiosk();
}

void journeys_set_up_school(void)
{
	journeys_with_school();
	journeys_set_up();
}

void journeys_set_up_open(void)
{
	journeys_with_open_school();
	journeys_set_up();
}

/* One more with codes, of which the team bjork/a has one. */
static void publish_more(const char *id, const char *title, const char *opens)
{
	struct round *round = client_sample_round();

	snprintf(round->id, sizeof round->id, "%s", id);
	free(round->title);
	round->title = memory_copy(title);
	memcpy(round->opens, opens, CLOCK_DAY_SIZE);
	round->n_codes = 1;
	assert_true(round_code_hash(round->codes[0].hash, id, JOURNEYS_OTHER_CODE));
	publish(round);
}

void journeys_set_up_more(void)
{
	journeys_with_open_round();
	publish_more("more", "En omgång till", "2026-10-01");
	journeys_set_up();
}

void journeys_set_up_early(void)
{
	publish_more("early", "En senare omgång", "2027-01-01");
	journeys_set_up();
}

void journeys_with_few(void)
{
	join("few",
	    "{\"format\": \"skatta-questionnaire/1\", \"id\": \"few\", \"version\": 1,"
	    " \"languages\": [\"en\"], \"title\": {\"en\": \"Few\"}, \"minutes\": 1,"
	    " \"roles\": [{\"id\": \"T\", \"name\": {\"en\": \"Teacher\"}},"
	    "  {\"id\": \"A\", \"name\": {\"en\": \"Administration\"}}],"
	    " \"areas\": [{\"id\": \"K\", \"purpose\": \"other\", \"roles\": [\"T\"],"
	    "  \"title\": {\"en\": \"More\"}, \"items\": [{\"id\": \"K1\", \"kind\": \"text\","
	    "  \"text\": {\"en\": \"And?\"}}]}]}");
}

void journeys_with_many_areas(void)
{
	struct text text = { 0 };

	text_add(&text,
	    "{\"format\": \"skatta-questionnaire/1\", \"id\": \"many\", \"version\": 1,"
	    " \"languages\": [\"en\"], \"title\": {\"en\": \"Many\"}, \"minutes\": 9,"
	    " \"roles\": [{\"id\": \"T\", \"name\": {\"en\": \"Teacher\"}}],"
	    " \"scales\": [{\"id\": \"do\", \"labels\": [{\"en\": \"No\"}, {\"en\": \"Yes\"}]}],"
	    " \"areas\": [");
	for (int i = 1; i <= 32; i++)
		text_addf(&text,
		    "%s{\"id\": \"A%d\", \"purpose\": \"other\", \"title\": {\"en\": \"Area "
		    "%d\"}, \"items\": [{\"id\": \"A%d-1\", \"kind\": \"scale\", \"scale\": "
		    "\"do\", \"text\": {\"en\": \"Question %d?\"}}]}",
		    i > 1 ? "," : "", i, i, i, i);
	text_add(&text, "]}");
	join("many", text.bytes);
	text_free(&text);
}

/* The coordinator closes the small round, and this machine hears of it. */
static void closed(void)
{
	struct round *round = client_sample_round();

	round->edition = 2;
	memcpy(round->closed, "2026-10-14", CLOCK_DAY_SIZE);
	publish(round);
}

/* A round that follows another is opened to all, with one word of its questions changed. */
static void follow(const char *id, const char *follows, const char *word, const char *other)
{
	struct round *round = open_round(id);
	size_t length;
	char *bytes = sample_bytes("tests/sample/questionnaire.json", &length);
	char *found = strstr(bytes, word), *changed;

	assert_non_null(found);
	changed = text_format("%.*s%s%s", (int)(found - bytes), bytes, other, found + strlen(word));
	free(round->title);
	round->title = text_format("Självskattning %s", id);
	snprintf(round->follows, sizeof round->follows, "%s", follows);
	memcpy(round->opens, "2026-10-10", CLOCK_DAY_SIZE);
	take_questions(round, id, changed);
	publish(round);
	free(changed);
	free(bytes);
}

static void followed(void)
{
	follow("vt27", "ht26", "A sample", "A sample");
}

static void followed_by_others(void)
{
	follow("vt27", "ht26", "I share what I make.", "I share all that I make.");
}

static void followed_by_another_first(void)
{
	follow("vt27", "ht26", "I plan with others.", "I plan all with others.");
}

static void followed_twice(void)
{
	follow("ht27", "vt27", "A sample", "A sample");
}

/* What this machine knows nothing of. */
static void followed_elsewhere(void)
{
	follow("vt27", "ht25", "A sample", "A sample");
}

/* Central's word about all that lies in the exchange folder. */
static void tell(enum merge_word word, const char *reason)
{
	struct receipts *receipts = receipts_new(client_sample.key);
	char **names = NULL;
	size_t count = 0;
	int folder = -1;

	client_sample_must(
	    file_open_folder(scratch_path("exchange/bundles"), false, false, &folder));
	client_sample_must(file_names(folder, "bundles", &names, &count));
	for (size_t i = 0; i < count; i++) {
		names[i][BUNDLE_NAME_DIGITS] = '\0';
		receipts_add(receipts, names[i], word, reason);
	}
	client_sample_tell(receipts);
	file_free_names(names, count);
	close(folder);
	receipts_free(receipts);
}

static void accepted(void)
{
	tell(MERGE_ACCEPTED, "");
}

static void refused(void)
{
	tell(MERGE_REFUSED, "the file is cut short");
}

static void too_late(void)
{
	tell(MERGE_CONFLICT, "round closed");
}

static void same_code(void)
{
	tell(MERGE_CONFLICT, "same code");
}

static void same_revision(void)
{
	tell(MERGE_CONFLICT, "same revision");
}

static void superseded(void)
{
	tell(MERGE_SUPERSEDED, "");
}

static size_t count_bundles(void)
{
	struct exchange *exchange;
	char **names = NULL;
	size_t count = 0;

	client_sample_must(exchange_open(client_sample_exchange(), true, &exchange));
	client_sample_must(exchange_names(exchange, EXCHANGE_BUNDLES, &names, &count));
	exchange_close(exchange);
	file_free_names(names, count);
	return count;
}

static void nothing_sent(void)
{
	assert_int_equal(count_bundles(), 0);
}

static void sent(void)
{
	assert_int_equal(count_bundles(), 1);
}

static void two_sent(void)
{
	assert_int_equal(count_bundles(), 2);
}

/* The stick is elsewhere, and here again. */
static void no_folder(void)
{
	assert_int_equal(rename(client_sample_exchange(), scratch_path("elsewhere")), 0);
}

static void folder(void)
{
	assert_int_equal(rename(scratch_path("elsewhere"), client_sample_exchange()), 0);
}

/* A school's share and two sticks are there, as the table of quick_world.c has them. */
static void sticks(void)
{
	static const char *const folders[] = { "media", "media/anna", "media/anna/GAMMAL",
		"media/utbyte", "media/anna/KINGSTON" };

	for (size_t i = 0; i < COUNT(folders); i++)
		assert_int_equal(mkdir(scratch_path(folders[i]), 0700), 0);
}

static void exchange_on_a_stick(void)
{
	sticks();
	assert_int_equal(rename(client_sample_exchange(), scratch_path("media/anna/KINGSTON")), 0);
}

/* The person sits down at another one, where nobody has been. */
static void other_machine(void)
{
	client_sample_tamper("DELETE FROM page");
	client_sample_tamper("DELETE FROM profile");
	client_sample_tamper("DELETE FROM bundle");
	client_sample_tamper("DELETE FROM trust");
	client_sample_tamper("DELETE FROM round");
}

static void from_before(void)
{
	client_sample_tamper("UPDATE bundle SET state = 'waiting'");
}

void journeys_happen(const char *name)
{
	static const struct {
		const char *name;
		void (*happens)(void);
	} events[] = {
		{ "closed", closed },
		{ "followed", followed },
		{ "followed by others", followed_by_others },
		{ "followed by another first question", followed_by_another_first },
		{ "followed twice", followed_twice },
		{ "followed elsewhere", followed_elsewhere },
		{ "accepted", accepted },
		{ "refused", refused },
		{ "too late", too_late },
		{ "same code", same_code },
		{ "same revision", same_revision },
		{ "superseded", superseded },
		{ "nothing sent", nothing_sent },
		{ "sent", sent },
		{ "two sent", two_sent },
		{ "no folder", no_folder },
		{ "folder", folder },
		{ "sticks", sticks },
		{ "exchange on a stick", exchange_on_a_stick },
		{ "other machine", other_machine },
		{ "from before", from_before },
		{ "agreed", journeys_agreed },
		{ "answered", journeys_answered },
		{ "led elsewhere", journeys_led_elsewhere },
		{ "planned before", journeys_planned_before },
		{ "counted", journeys_counted },
		{ "measured", journeys_measured },
		{ "hidden", journeys_hidden },
		{ "pulse counted", journeys_pulse_counted },
	};

	for (size_t i = 0; i < COUNT(events); i++)
		if (strcmp(events[i].name, name) == 0) {
			events[i].happens();
			return;
		}
	fail_msg("«%s» is nothing that happens", name);
}
