/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bundles behind their seal. What begins as a plaintext is one; anything else is a line of JSON and
 * gets the signature and the padding that let it through to the reader. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "support/sample_round.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "document/bundle/bundle.h"
#include "fuzz.h"

/* Whatever its code and signature: the plan of the unit that has parts and is one. */
static void read_plan(const struct round *round, const struct plan *plan)
{
	json_t *object = plan_to_json(plan);

	error_clear();
	assert(plan_check(plan, round, 1) == ERROR_NONE || text_is_safe(error_sentence(), false));
	for (size_t i = 0; i < plan->n_actions; i++)
		assert(text_is_safe(plan->actions[i].texts[PLAN_TITLE], false));
	json_decref(object);
}

static void read_plain(const struct round *round, const char *plain, size_t length)
{
	struct answers *answers = NULL;
	struct bundle bundle;

	error_clear();
	if (bundle_read("fuzz", plain, length, &bundle) == ERROR_NONE) {
		assert(round_is_id(bundle.round) && text_is_safe(bundle.unit, false));
		if (bundle_check(&bundle, round, &answers) == ERROR_NONE)
			assert((answers == NULL) == (bundle.kind == BUNDLE_WITHDRAWAL));
		if (bundle.kind == BUNDLE_PLAN)
			read_plan(round, bundle.plan);
	}
	assert(text_is_safe(error_sentence(), false));
	error_clear();
	answers_free(answers);
	bundle_free(&bundle);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct round *round, *open_round;
	char *text, *plain;
	size_t length;

	if (secret_start() != ERROR_NONE)
		abort();
	if (round == NULL) {
		round = sample_round();
		open_round = sample_round_open();
	}
	text = memory_new(size + 1, 1);
	if (size > 0)
		memcpy(text, bytes, size);
	if (strncmp(text, "skatta-bundle", strlen("skatta-bundle")) == 0) {
		read_plain(round, text, size);
	} else {
		plain = sample_plain(text, &length);
		read_plain(round, plain, length);
		read_plain(open_round, plain, length);
		free(plain);
	}
	free(text);
	return 0;
}
