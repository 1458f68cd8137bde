/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two lists in the order of their ids, made one. */
#include "document/plan/plan_said.h"

#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"

struct list {
	struct plan_said **said;
	size_t *n;
	size_t most;
	enum error (*is_other)(long id);
};

static enum error request_is_other(long id)
{
	return error_set(
	    ERROR_REFUSED, _("request %ld has already been handed over with a different text"), id);
}

static enum error message_is_other(long id)
{
	return error_set(
	    ERROR_REFUSED, _("message %ld has already been handed over with a different text"), id);
}

static bool says_the_same(const struct plan_said *one, const struct plan_said *other)
{
	return strcmp(one->day, other->day) == 0 && one->about == other->about &&
	       strcmp(one->text, other->text) == 0 && strcmp(one->contact, other->contact) == 0;
}

static void insert(struct list list, size_t at, const struct plan_said *said)
{
	struct plan_said *place;

	*list.said = memory_grow(*list.said, *list.n + 1, sizeof **list.said);
	place = *list.said + at;
	memmove(place + 1, place, (*list.n - at) * sizeof *place);
	*place = *said;
	place->text = memory_copy(said->text);
	place->contact = memory_copy(said->contact);
	++*list.n;
}

static enum error keep(struct list list, const struct plan_said *before, size_t n_before)
{
	size_t at = 0;

	for (size_t i = 0; i < n_before; i++) {
		while (at < *list.n && (*list.said)[at].id < before[i].id)
			at++;
		if (at == *list.n || (*list.said)[at].id > before[i].id)
			insert(list, at, &before[i]);
		else if (!says_the_same(*list.said + at, &before[i]))
			return error_hint(list.is_other(before[i].id),
			    _("Nothing was saved. What is new needs an id of its own; what was "
			      "said before can be left out, and is kept all the same."));
	}
	if (*list.n <= list.most)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_REFUSED,
		_("together with what was said before, this is more than a plan has room for")),
	    _("Nothing was saved. Leave out some of what is new."));
}

enum error plan_said_keep(struct plan *plan, const struct plan *before)
{
	struct list requests = { &plan->requests, &plan->n_requests, PLAN_MAX_REQUESTS,
		request_is_other };
	struct list notes = { &plan->notes, &plan->n_notes, PLAN_MAX_NOTES, message_is_other };
	enum error rc;

	if (before == NULL)
		return ERROR_NONE;
	rc = keep(requests, before->requests, before->n_requests);
	return rc == ERROR_NONE ? keep(notes, before->notes, before->n_notes) : rc;
}
