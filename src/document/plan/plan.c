/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan in memory, and how it is written in. */
#include "document/plan/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "form/written.h"

const struct plan_field plan_fields[PLAN_TEXTS] = {
	[PLAN_TITLE] = { "title", N_("Title"),
	    N_("Name it so that colleagues recognise it: the temperature measurement asks about it "
	       "by this title."),
	    PLAN_MAX_LINE, false },
	[PLAN_WHAT] = { "what", N_("What"), N_("What will you do?"), PLAN_MAX_TEXT, true },
	[PLAN_WHO] = { "who", N_("Who"), N_("Who will see to it? Write a role, not a name."),
	    PLAN_MAX_LINE, false },
	[PLAN_WHEN] = { "when", N_("When"),
	    N_("By when? Of a day that is written as 2026-11-30 the plan says when it has passed."),
	    PLAN_MAX_LINE, false },
	[PLAN_RESOURCE] = { "resource", N_("Resource"),
	    N_("What does it need: time, equipment, help?"), PLAN_MAX_TEXT, true },
	[PLAN_SIGN] = { "sign", N_("Sign of success"),
	    N_("How will you see that it has succeeded?"), PLAN_MAX_TEXT, true },
};

struct plan *plan_new(void)
{
	return memory_new(1, sizeof(struct plan));
}

static void free_ids(char **ids, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(ids[i]);
	free(ids);
}

static void free_said(struct plan_said *said, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		text_forget(said[i].text);
		text_forget(said[i].contact);
	}
	free(said);
}

void plan_forget_said(struct plan *plan)
{
	free_said(plan->requests, plan->n_requests);
	free_said(plan->notes, plan->n_notes);
	plan->requests = plan->notes = NULL;
	plan->n_requests = plan->n_notes = 0;
}

static void free_action(struct plan_action *action)
{
	for (size_t t = 0; t < PLAN_TEXTS; t++)
		text_forget(action->texts[t]);
	free_ids(action->items, action->n_items);
	plan_free_toward(action);
}

void plan_free(struct plan *plan)
{
	if (plan == NULL)
		return;
	for (size_t i = 0; i < plan->n_actions; i++)
		free_action(&plan->actions[i]);
	free(plan->actions);
	free_ids(plan->focus, plan->n_focus);
	plan_forget_said(plan);
	free(plan);
}

static long greater(long a, long b)
{
	return a > b ? a : b;
}

/* The greatest id that must not be given. */
static long last_id(const struct plan *plan)
{
	long last = plan->n_actions > 0 ? plan->actions[plan->n_actions - 1].id : 0;

	return greater(last, plan->last_id);
}

struct plan_action *plan_add_action(struct plan *plan)
{
	struct plan_action *action;
	long id = last_id(plan) + 1;

	if (plan->n_actions == PLAN_MAX_ACTIONS || id > PLAN_MAX_ID)
		return NULL;
	plan->actions = memory_grow(plan->actions, plan->n_actions + 1, sizeof *plan->actions);
	action = &plan->actions[plan->n_actions++];
	*action = (struct plan_action){ .id = id };
	for (size_t t = 0; t < PLAN_TEXTS; t++)
		action->texts[t] = memory_copy("");
	return action;
}

void plan_remove_action(struct plan *plan, long id)
{
	size_t at = 0;

	while (at < plan->n_actions && plan->actions[at].id != id)
		at++;
	if (at == plan->n_actions)
		return;
	free_action(&plan->actions[at]);
	plan->n_actions--;
	for (; at < plan->n_actions; at++)
		plan->actions[at] = plan->actions[at + 1];
}

void plan_remember(struct plan *plan, const struct plan *other, long id)
{
	if (other != NULL)
		id = greater(id, last_id(other));
	plan->last_id = greater(id, plan->last_id);
}

static bool has_title(const struct plan_action *action, const struct plan_action *other)
{
	return action != NULL && strcmp(action->texts[PLAN_TITLE], other->texts[PLAN_TITLE]) == 0;
}

void plan_renumber(struct plan *plan, const struct plan *other, const struct plan *sent)
{
	size_t n = plan->n_actions, at = 0;
	long last = greater(last_id(plan), last_id(other));

	plan_remember(plan, other, 0);
	for (size_t i = 0; i < n; i++) {
		struct plan_action action = plan->actions[at];
		const struct plan_action *theirs = plan_action(other, action.id);
		const struct plan_action *was = sent != NULL ? plan_action(sent, action.id) : NULL;

		if (theirs == NULL || has_title(&action, theirs) || has_title(was, theirs) ||
		    last == PLAN_MAX_ID) {
			at++;
			continue;
		}
		action.id = ++last;
		memmove(&plan->actions[at], &plan->actions[at + 1],
		    (n - at - 1) * sizeof *plan->actions);
		plan->actions[n - 1] = action;
	}
}

static struct plan_said *add_said(struct plan_said **list, size_t *n, size_t most,
    enum plan_about about, const char *text, const char *contact)
{
	struct plan_said *said;
	long id = *n > 0 ? (*list)[*n - 1].id + 1 : 1;

	if (*n == most || id > PLAN_MAX_ID)
		return NULL;
	*list = memory_grow(*list, *n + 1, sizeof **list);
	said = &(*list)[(*n)++];
	*said = (struct plan_said){
		.id = id,
		.about = about,
		.text = memory_copy(text),
		.contact = memory_copy(contact),
	};
	clock_today(said->day);
	return said;
}

struct plan_said *plan_add_request(
    struct plan *plan, enum plan_about about, const char *text, const char *contact)
{
	return add_said(
	    &plan->requests, &plan->n_requests, PLAN_MAX_REQUESTS, about, text, contact);
}

struct plan_said *plan_add_note(struct plan *plan, const char *text)
{
	return add_said(
	    &plan->notes, &plan->n_notes, PLAN_MAX_NOTES, PLAN_ABOUT_PLANNING, text, "");
}

struct plan_action *plan_action(const struct plan *plan, long id)
{
	for (size_t i = 0; i < plan->n_actions; i++)
		if (plan->actions[i].id == id)
			return &plan->actions[i];
	return NULL;
}

/* A mistake in what somebody wrote just now. */
static enum error may_be(const char *text, size_t most, bool lines)
{
	enum error rc = written_fits(text, most);

	if (rc != ERROR_NONE)
		return error_hint(rc, _("Make it shorter."));
	if (!text_is_safe(text, lines))
		return error_hint(
		    error_set(ERROR_REFUSED, _("there is a character that cannot be shown")),
		    _("Write it without control characters and invisible characters."));
	return ERROR_NONE;
}

enum error plan_write(struct plan_action *action, enum plan_writing which, const char *text)
{
	enum error rc = may_be(text, plan_fields[which].most, plan_fields[which].lines);

	if (rc != ERROR_NONE)
		return rc;
	text_forget(action->texts[which]);
	action->texts[which] = memory_copy(text);
	return ERROR_NONE;
}

enum error plan_may_say(const char *text)
{
	if (text[0] == '\0')
		return error_hint(error_set(ERROR_REFUSED, _("nothing was written")),
		    _("Write what it is about, or go back."));
	return may_be(text, PLAN_MAX_TEXT, true);
}

enum error plan_may_reach(const char *contact)
{
	if (contact[0] == '\0')
		return error_hint(error_set(ERROR_REFUSED, _("nothing was written")),
		    _("Write a telephone number, an address or a room."));
	return may_be(contact, PLAN_MAX_LINE, false);
}

static size_t find_id(char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(ids[i], id) == 0)
			return i;
	return n;
}

bool plan_has_focus(const struct plan *plan, const char *area)
{
	return find_id(plan->focus, plan->n_focus, area) < plan->n_focus;
}

bool plan_aims_at(const struct plan_action *action, const char *item)
{
	return find_id(action->items, action->n_items, item) < action->n_items;
}

static void take_id(char **ids, size_t *n, const char *id)
{
	size_t at = find_id(ids, *n, id);

	if (at == *n)
		return;
	free(ids[at]);
	(*n)--;
	for (size_t i = at; i < *n; i++)
		ids[i] = ids[i + 1];
}

static size_t area_rank(const struct questionnaire *questionnaire, const char *id)
{
	return (size_t)(questionnaire_area(questionnaire, id) - questionnaire->areas);
}

static size_t item_rank(const struct questionnaire *questionnaire, const char *id)
{
	return questionnaire_item(questionnaire, id)->number;
}

/* Ids in the order that the questionnaire gives them. */
struct chosen {
	char ***ids;
	size_t *n, most;
	size_t (*rank)(const struct questionnaire *questionnaire, const char *id);
};

enum error plan_no_room(size_t most)
{
	return error_hint(
	    error_set(ERROR_REFUSED, _("there are %zu already, and no more can be chosen"), most),
	    _("Remove one first."));
}

static enum error choose(
    const struct chosen *chosen, const struct questionnaire *questionnaire, const char *id, bool in)
{
	size_t at = 0;

	take_id(*chosen->ids, chosen->n, id);
	if (!in)
		return ERROR_NONE;
	if (*chosen->n == chosen->most)
		return plan_no_room(chosen->most);
	while (at < *chosen->n &&
	       chosen->rank(questionnaire, (*chosen->ids)[at]) < chosen->rank(questionnaire, id))
		at++;
	*chosen->ids = memory_grow(*chosen->ids, *chosen->n + 1, sizeof(char *));
	for (size_t i = (*chosen->n)++; i > at; i--)
		(*chosen->ids)[i] = (*chosen->ids)[i - 1];
	(*chosen->ids)[at] = memory_copy(id);
	return ERROR_NONE;
}

enum error plan_focus(
    struct plan *plan, const struct questionnaire *questionnaire, const char *area, bool in)
{
	const struct chosen chosen = { &plan->focus, &plan->n_focus, PLAN_MAX_FOCUS, area_rank };

	return choose(&chosen, questionnaire, area, in);
}

enum error plan_aim(struct plan_action *action, const struct questionnaire *questionnaire,
    const char *item, bool in)
{
	const struct chosen chosen = { &action->items, &action->n_items, PLAN_MAX_ITEMS,
		item_rank };

	return choose(&chosen, questionnaire, item, in);
}
