/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* For the tests that kill a session: answers one question after the other and says after each that
 * it is saved; and, afterwards, holds what is in the store against what was said.
 *
 *   answer_tool DATA ROUND NAME PASSPHRASE-FILE answer COUNT
 *   answer_tool DATA ROUND NAME PASSPHRASE-FILE check SAID finished|open */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/process.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/outbox.h"
#include "client/store/response.h"
#include "client/store/rounds.h"
#include "crypto/secret.h"

static void must(enum error rc)
{
	if (rc == ERROR_NONE)
		return;
	fprintf(stderr, "answer_tool: %s\n", error_sentence());
	exit(1);
}

static const struct item *item_of(const struct questionnaire *questionnaire, long number)
{
	/* The words are asked for only where the choice before them is a No. */
	static const char *const ids[] = { "A1", "K1", "K2", "A2", "A3" };

	return questionnaire_item(questionnaire, ids[number % (long)COUNT(ids)]);
}

/* The answer that comes as the number-th, counted from 0. */
static struct answer answer_of(const struct item *item, long number)
{
	struct answer answer = { .state = ANSWER_GIVEN };

	if (item->scale == NULL)
		answer.text = text_format("answer number %ld", number);
	else
		answer.number = strcmp(item->id, "K1") == 0 ? 1 : number / 5 % 3;
	return answer;
}

/* What stands there after so many. */
static struct answers *answers_after(const struct questionnaire *questionnaire, long count)
{
	struct answers *answers = answers_new(questionnaire);

	for (long i = 0; i < count; i++) {
		const struct item *item = item_of(questionnaire, i);
		struct answer answer = answer_of(item, i);

		answer_copy(&answers->all[item->number], &answer);
		answer_clear(&answer);
	}
	return answers;
}

static void give_answers(struct response *response, long count)
{
	for (long i = 0; i < count; i++) {
		const struct item *item = item_of(response->round->questionnaire, i);
		struct answer answer = answer_of(item, i);

		must(response_answer(response, item, &answer));
		answer_clear(&answer);
		printf("saved %ld\n", i + 1);
		fflush(stdout);
	}
	must(response_seal(response));
	printf("finished\n");
}

/* What was said is there; one more may be, which was on the disk before it could be said. */
static bool holds(struct store *store, const struct response *response, long said, bool finished)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;
	struct answers *least = answers_after(questionnaire, said),
		       *most = answers_after(questionnaire, said + 1);
	bool same = answers_same(response->answers, least) || answers_same(response->answers, most);
	struct outbox *outbox;

	must(db_check(store->db));
	must(outbox_list(store, &outbox));
	/* The bundle and the page that names it came together or not at all. */
	same = same && (!finished || response->finished) &&
	       outbox->count == (response->sealed ? 1 : 0) &&
	       (outbox->count == 0 || outbox_find(outbox, response->bundle) != NULL);
	outbox_free(outbox);
	answers_free(least);
	answers_free(most);
	return same;
}

int main(int argc, char **argv)
{
	struct store *store;
	struct profile *profile;
	struct round *round;
	struct response *response;
	char *passphrase;
	bool well = true;

	process_harden();
	if (argc < 7)
		return 2;
	must(secret_start());
	must(store_open(argv[1], &store));
	must(rounds_get(store, argv[2], &round));
	must(secret_read_file(argv[4], &passphrase));
	must(profile_open(store, argv[3], passphrase, &profile));
	must(response_open(profile, round, &response));
	if (strcmp(argv[5], "answer") == 0)
		give_answers(response, strtol(argv[6], NULL, 10));
	else
		well = holds(store, response, strtol(argv[6], NULL, 10),
		    argc > 7 && strcmp(argv[7], "finished") == 0);
	response_close(response);
	round_free(round);
	profile_close(profile);
	store_close(store);
	secret_end();
	return well ? 0 : 1;
}
