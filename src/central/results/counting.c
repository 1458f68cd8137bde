/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Documents in, figures out. */
#include "central/results/counting.h"

#include <stdlib.h>

#include "base/memory.h"
#include "central/results/comparisons.h"
#include "central/results/lineage.h"
#include "central/store/answered.h"
#include "central/store/counts.h"
#include "central/store/departures.h"
#include "central/store/left_out.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"

void counting_free(struct counting *counting)
{
	figures_free(counting->figures);
	counted_free(counting->counted);
	if (counting->before != NULL)
		counting_free(counting->before);
	free(counting->before);
	round_free(counting->earlier);
	*counting = (struct counting){ 0 };
}

/* What is kept of the round, marked as leaving. */
static enum error load(
    struct central *central, const struct round *round, struct counting *counting)
{
	enum counting_state state;
	enum error rc = counting_look(central, round, &state);

	if (rc == ERROR_NONE)
		rc = counting_refuse(round, state);
	if (rc == ERROR_NONE)
		rc = departures_mark(central, round->id, DEPARTURE_FIGURES);
	return rc == ERROR_NONE ? counts_get_shown(central, round, &counting->counted) : rc;
}

enum error counting_comments(
    struct central *central, const struct round *round, struct counting *counting)
{
	enum error rc = load(central, round, counting);

	if (rc == ERROR_NONE)
		counting->figures = figures_make(counting->counted, NULL);
	return rc;
}

enum error counting_figures(
    struct central *central, const struct round *round, struct counting *counting)
{
	struct left_out left_out = { 0 };
	enum error rc = load(central, round, counting);

	if (rc == ERROR_NONE)
		rc = left_out_get(central, round->id, &left_out);
	if (rc == ERROR_NONE) {
		struct figures_left_out names = { left_out.names, left_out.n };

		counting->figures = figures_make(counting->counted, &names);
	}
	left_out_free(&left_out);
	return rc;
}

enum error counting_compared(struct central *central, const struct round *round,
    const char *compare, struct counting *counting)
{
	struct descent *descent;
	enum error rc = counting_figures(central, round, counting);

	if (rc == ERROR_NONE)
		rc = comparisons_find(central, round, compare, &counting->earlier);
	if (rc != ERROR_NONE || counting->earlier == NULL)
		return rc;
	counting->before = memory_new(1, sizeof *counting->before);
	rc = counting_figures(central, counting->earlier, counting->before);
	if (rc == ERROR_NONE)
		rc = lineage_find(central, round, counting->earlier, &descent);
	if (rc == ERROR_NONE)
		change_find(counting->figures, figures_kin_new(descent, counting->before->figures));
	return rc;
}

void counting_order(
    const struct central *central, const struct round *round, unsigned char key[DIGEST_SIZE])
{
	central_hash(central, "skatta-comments/1", round->id, (const unsigned char *)"", 0, key);
}

void counting_name(const struct central *central, const struct round *round,
    const struct counting_told *told, unsigned char name[DIGEST_SIZE])
{
	unsigned char key[DIGEST_SIZE], id[PEOPLE_ID_SIZE];

	counting_order(central, round, key);
	counts_person(central, told->respondent, id);
	counted_name(told->item, id, told->text, key, name);
	secret_wipe(key, sizeof key);
	secret_wipe(id, sizeof id);
}

struct telling {
	struct central *central;
	const struct round *round;
	struct edition_cache editions;
	void (*each)(void *context, const struct counting_told *told);
	void *context;
};

static enum error tell_one(void *context, const struct bundle *bundle)
{
	struct telling *telling = context;
	const struct questionnaire *questionnaire = telling->round->questionnaire;
	struct answered answered = { 0 };
	enum error rc;

	if (bundle->private == NULL)
		return ERROR_NONE;
	rc = answered_read(telling->central, &telling->editions, telling->round, bundle, &answered);
	for (size_t i = 0; answered.answers != NULL && i < questionnaire->n_items; i++)
		if (answered.answers->all[i].private)
			telling->each(telling->context,
			    &(struct counting_told){ answered.unit, &questionnaire->items[i],
				answered.answers->all[i].text, bundle->respondent });
	answers_free(answered.answers);
	return rc;
}

enum error counting_private(struct central *central, const struct round *round,
    void (*each)(void *context, const struct counting_told *told), void *context)
{
	struct telling telling = {
		.central = central, .round = round, .each = each, .context = context
	};
	enum error rc =
	    round->closed[0] == '\0' ? counting_refuse(round, COUNTING_OPEN) : ERROR_NONE;

	if (rc == ERROR_NONE)
		rc = departures_mark(central, round->id, DEPARTURE_FIGURES);
	if (rc == ERROR_NONE)
		rc = payloads_each(central, round, PAYLOADS_COUNTING, tell_one, &telling);
	editions_cache_free(&telling.editions);
	return rc;
}
