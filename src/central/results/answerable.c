/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the name of what is shown to the response that it stands in. Nothing is opened before it is
 * known that it is shown. */
#include "central/results/answerable.h"

#include <string.h>

#include "base/io/language.h"
#include "central/results/counting.h"
#include "central/store/answered.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"
#include "report/facts/comment_list.h"

static bool is_called(const unsigned char name[DIGEST_SIZE], const char *digits)
{
	char text[COMMENT_NAME_SIZE];

	comment_list_name(text, name);
	return strcmp(text, digits) == 0;
}

/* Looking for whose a comment is. In a round that somebody else opened, or that an earlier version
 * closed, its name does not say: then it has to be the only one with these words. */
struct looking {
	struct central *central;
	const struct round *round;
	const char *digits;
	struct answerable *answerable;
	struct edition_cache editions;
	const struct comments *list;
	const char *text;
	size_t n_same; /* with the same words, where none is called so */
	bool found;    /* by its name */
};

static void take(struct looking *looking, const struct counting_told *told)
{
	unsigned char name[DIGEST_SIZE];

	counting_name(looking->central, looking->round, told, name);
	if (looking->found)
		return;
	looking->found = memcmp(name, looking->answerable->name, DIGEST_SIZE) == 0;
	looking->n_same++;
	memcpy(looking->answerable->respondent, told->respondent, SIGN_PUBLIC_SIZE);
}

/* A response that was counted: did it say so, where it is quoted? */
static enum error look_at(void *context, const struct bundle *bundle)
{
	struct looking *looking = context;
	const struct comments *list = looking->list;
	struct answered answered = { 0 };
	enum error rc =
	    answered_read(looking->central, &looking->editions, looking->round, bundle, &answered);
	const struct answer *answer =
	    answered.answers != NULL ? &answered.answers->all[list->item->number] : NULL;

	if (rc == ERROR_NONE && answer != NULL && answer->text != NULL && !answer->private &&
	    strcmp(answer->text, looking->text) == 0 &&
	    (list->unit == FIGURES_ALL ||
		organisation_within(looking->round->organisation, answered.unit, list->unit)))
		take(looking, &(struct counting_told){
				  answered.unit, list->item, answer->text, bundle->respondent });
	answers_free(answered.answers);
	return rc;
}

static enum error refuse_same(const struct looking *looking)
{
	return error_hint(
	    error_set(ERROR_REFUSED, _("whose the comment \"%.20s\" is cannot be told here"),
		looking->digits),
	    _("Others wrote the same words, and only who opened the round, with this version, has "
	      "a name for each."));
}

/* Among those that reports may quote, and what is left out of them. */
static const char *find_quoted(struct looking *looking, const struct figures *figures)
{
	for (size_t i = 0; i < figures->n_comments; i++) {
		const struct comments *list = &figures->comments[i];

		for (size_t t = 0; t < list->n_texts; t++)
			if (is_called(list->names[t], looking->digits)) {
				memcpy(looking->answerable->name, list->names[t], DIGEST_SIZE);
				looking->answerable->item = list->item;
				looking->list = list;
				return list->texts[t];
			}
	}
	return NULL;
}

static enum error look_among_quoted(struct looking *looking)
{
	struct counting counting = { 0 };
	enum error rc = counting_comments(looking->central, looking->round, &counting);

	if (rc == ERROR_NONE)
		looking->text = find_quoted(looking, counting.figures);
	if (rc == ERROR_NONE && looking->text != NULL) {
		rc = payloads_each(
		    looking->central, looking->round, PAYLOADS_COUNTED, look_at, looking);
		if (rc == ERROR_NONE && !looking->found && looking->n_same != 1)
			rc = refuse_same(looking);
		looking->found = true;
	}
	counting_free(&counting);
	editions_cache_free(&looking->editions);
	return rc;
}

static void look_at_told(void *context, const struct counting_told *told)
{
	struct looking *looking = context;
	unsigned char name[DIGEST_SIZE];

	counting_name(looking->central, looking->round, told, name);
	if (!is_called(name, looking->digits))
		return;
	looking->found = true;
	looking->answerable->item = told->item;
	memcpy(looking->answerable->name, name, DIGEST_SIZE);
	memcpy(looking->answerable->respondent, told->respondent, SIGN_PUBLIC_SIZE);
}

enum error answerable_find(struct central *central, const struct round *round, const char *digits,
    struct answerable *answerable, bool *found)
{
	struct looking looking = {
		.central = central,
		.round = round,
		.digits = digits,
		.answerable = answerable,
	};
	enum error rc = look_among_quoted(&looking);

	if (rc == ERROR_NONE && !looking.found)
		rc = counting_private(central, round, look_at_told, &looking);
	*found = rc == ERROR_NONE && looking.found;
	return rc;
}
