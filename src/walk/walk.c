/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Going from step to step. What is typed on the way is in walk_typed.c. */
#include "walk/walk.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

static const struct step *row(const struct walk *walk, int step)
{
	assert(step >= 0 && walk->steps[step] != NULL);
	return walk->steps[step];
}

struct walk *walk_new(const struct walk_program *program, const struct step *const *steps,
    struct journey *journey, int first)
{
	struct walk *walk = memory_new(1, sizeof *walk);

	walk->program = program;
	walk->steps = steps;
	walk->journey = journey;
	walk->first = walk->step = row(walk, first);
	return walk;
}

void walk_free(struct walk *walk)
{
	if (walk == NULL)
		return;
	walk_lock(walk);
	free(walk);
}

void walk_set_first(struct walk *walk, int step)
{
	walk->first = row(walk, step);
}

void walk_lock(struct walk *walk)
{
	walk->program->wipe(walk->journey);
	walk_typed_forget(walk, true);
	text_forget(walk->said);
	walk->said = NULL;
	walk->step = walk->first;
	walk->n_before = 0;
	walk->left = false;
	walk->turn++;
}

enum error walk_lock_aloud(struct walk *walk)
{
	walk_lock(walk);
	walk_say(walk, "%s", _("Locked. Everything is saved."));
	return ERROR_NONE;
}

bool walk_is_locked(const struct walk *walk)
{
	return walk->step == walk->first;
}

bool walk_has_name(const struct walk *walk)
{
	return walk->typed[WALK_TYPED_TURN].text != NULL || walk->program->has_name(walk->journey);
}

bool walk_keeps_in(const struct walk *walk)
{
	return walk->kiosk && !walk->first->lets_out;
}

void walk_idle(struct walk *walk)
{
	if (walk_is_locked(walk)) {
		walk->program->forget(walk->journey);
		walk_typed_forget(walk, true);
		return;
	}
	walk_lock(walk);
	walk_say(
	    walk, "%s", _("Locked, because nothing was pressed for a while. Everything is saved."));
}

bool walk_idle_locks(const struct walk *walk)
{
	return !walk_is_locked(walk) || walk_has_name(walk);
}

void walk_end(struct walk *walk)
{
	walk->left = true;
}

enum error walk_leave(struct walk *walk)
{
	if (!walk->kiosk) {
		walk_end(walk);
		return ERROR_NONE;
	}
	walk_lock(walk);
	walk_say(walk, "%s", _("Thank you. The next person can begin."));
	return ERROR_NONE;
}

enum error walk_choose(struct walk *walk, size_t choice)
{
	return walk->step->choose != NULL ? walk->step->choose(walk->journey, choice) : ERROR_NONE;
}

static void stand_at(struct walk *walk, const struct step *step)
{
	if (walk->step != step)
		walk_typed_forget(walk, false);
	walk->step = step;
	if (step->arrive != NULL)
		step->arrive(walk->journey);
}

enum error walk_before(struct walk *walk)
{
	if (walk->n_before > 0)
		stand_at(walk, walk->before[--walk->n_before]);
	return ERROR_NONE;
}

enum error walk_back(struct walk *walk)
{
	if (walk->step->stays != NULL)
		walk_say(walk, "%s", _(walk->step->stays));
	else if (walk->step->back != NULL)
		return walk->step->back(walk->journey);
	else
		return walk_before(walk);
	return ERROR_NONE;
}

enum error walk_speak_next(struct walk *walk)
{
	enum error rc = language_choose(language_next());

	if (rc == ERROR_NONE && walk->step->respeak != NULL)
		walk->step->respeak(walk->journey);
	return rc;
}

char *walk_help(const struct walk *walk)
{
	struct text text = { 0 };

	text_add(&text, _(walk->step->help));
	walk->program->add_help(walk->journey, &text);
	return text_take(&text);
}

/* The i-th of these; otherwise NULL, and `*i` is less by as many as there are. */
static const struct step_key *key_of(const struct step_key *keys, size_t *i)
{
	for (; keys != NULL && keys->letter != 0; keys++)
		if ((*i)-- == 0)
			return keys;
	return NULL;
}

const struct step_key *walk_key(const struct walk *walk, size_t i)
{
	const struct walk_program *program = walk->program;
	const struct step_key *key = key_of(walk->step->keys, &i);

	if (key == NULL)
		key = key_of(program->keys, &i);
	if (key == NULL && program->is_open(walk->journey))
		key = key_of(program->keys_when_open, &i);
	return key;
}

enum error walk_press(struct walk *walk, char letter)
{
	const struct step_key *key;

	for (size_t i = 0; (key = walk_key(walk, i)) != NULL; i++)
		if (key->letter == letter)
			return key->act(walk->journey);
	return ERROR_NOT_FOUND;
}

char *walk_take_said(struct walk *walk)
{
	char *said = walk->said;

	walk->said = NULL;
	return said;
}

enum error walk_go(struct walk *walk, int step)
{
	const struct step *to = row(walk, step);

	/* Going to where one came from is going back, so that the way never grows in circles. */
	for (size_t i = 0; i < walk->n_before; i++)
		if (walk->before[i] == to) {
			walk->n_before = i;
			stand_at(walk, to);
			return ERROR_NONE;
		}
	if (walk->step != to) {
		if (walk->n_before == WALK_DEPTH)
			memmove(walk->before, walk->before + 1,
			    --walk->n_before * sizeof *walk->before);
		walk->before[walk->n_before++] = walk->step;
	}
	stand_at(walk, to);
	return ERROR_NONE;
}

enum error walk_begin(struct walk *walk, int step)
{
	walk->n_before = 0;
	stand_at(walk, row(walk, step));
	return ERROR_NONE;
}

void walk_say(struct walk *walk, const char *format, ...)
{
	va_list list;

	text_forget(walk->said);
	va_start(list, format);
	if (vasprintf(&walk->said, format, list) < 0)
		memory_out();
	va_end(list);
}
