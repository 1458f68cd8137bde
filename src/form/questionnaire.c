/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Looking things up in a questionnaire, and giving it back. */
#include "form/questionnaire.h"

#include <stdlib.h>
#include <string.h>

const char *questionnaire_say(
    const struct questionnaire *questionnaire, const struct wording *wording, const char *language)
{
	if (wording->in == NULL)
		return "";
	for (size_t i = 0; i < questionnaire->n_languages; i++)
		if (strcmp(questionnaire->languages[i], language) == 0)
			return wording->in[i];
	return wording->in[0];
}

void questionnaire_say_labels(const struct questionnaire *questionnaire, const struct item *item,
    const char *language, struct text *out)
{
	for (size_t i = 0; i < item->scale->n_labels; i++)
		text_addf(out, "%s%zu = %s", i > 0 ? "; " : "", i,
		    questionnaire_say(questionnaire, &item->scale->labels[i], language));
}

bool questionnaire_is_slot(const struct item *item)
{
	return item->area->purpose == AREA_TEAM_ACTIONS ||
	       item->area->purpose == AREA_SCHOOL_ACTIONS;
}

size_t questionnaire_slot(const struct item *item)
{
	return (size_t)(item - item->area->items);
}

const struct item *questionnaire_item(const struct questionnaire *questionnaire, const char *id)
{
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (strcmp(questionnaire->items[i].id, id) == 0)
			return &questionnaire->items[i];
	return NULL;
}

const struct area *questionnaire_area(const struct questionnaire *questionnaire, const char *id)
{
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		if (strcmp(questionnaire->areas[i].id, id) == 0)
			return &questionnaire->areas[i];
	return NULL;
}

static int find_named(const struct named *named, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(named[i].id, id) == 0)
			return (int)i;
	return -1;
}

int questionnaire_role(const struct questionnaire *questionnaire, const char *id)
{
	return find_named(questionnaire->roles, questionnaire->n_roles, id);
}

int questionnaire_form(const struct questionnaire *questionnaire, const char *id)
{
	return find_named(questionnaire->forms, questionnaire->n_forms, id);
}

static void free_wording(const struct questionnaire *questionnaire, struct wording *wording)
{
	if (wording->in == NULL)
		return;
	for (size_t i = 0; i < questionnaire->n_languages; i++)
		free(wording->in[i]);
	free(wording->in);
}

static void free_named(const struct questionnaire *questionnaire, struct named *named, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(named[i].id);
		free_wording(questionnaire, &named[i].name);
	}
	free(named);
}

static void free_scale(const struct questionnaire *questionnaire, struct scale *scale)
{
	for (size_t i = 0; i < scale->n_labels; i++)
		free_wording(questionnaire, &scale->labels[i]);
	free(scale->labels);
	free(scale->id);
}

static void free_area(const struct questionnaire *questionnaire, struct area *area)
{
	for (size_t i = 0; i < area->n_advice; i++)
		free_wording(questionnaire, &area->advice[i].text);
	free(area->advice);
	free_wording(questionnaire, &area->title);
	free(area->id);
}

static void free_item(const struct questionnaire *questionnaire, struct item *item)
{
	free_wording(questionnaire, &item->text);
	free_wording(questionnaire, &item->hint);
	free(item->id);
}

void questionnaire_free(struct questionnaire *questionnaire)
{
	if (questionnaire == NULL)
		return;
	for (size_t i = 0; i < questionnaire->n_items; i++)
		free_item(questionnaire, &questionnaire->items[i]);
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		free_area(questionnaire, &questionnaire->areas[i]);
	for (size_t i = 0; i < questionnaire->n_levels; i++)
		free_wording(questionnaire, &questionnaire->levels[i].name);
	for (size_t i = 0; i < questionnaire->n_scales; i++)
		free_scale(questionnaire, &questionnaire->scales[i]);
	free_named(questionnaire, questionnaire->forms, questionnaire->n_forms);
	free_named(questionnaire, questionnaire->roles, questionnaire->n_roles);
	free_wording(questionnaire, &questionnaire->intro);
	free_wording(questionnaire, &questionnaire->title);
	for (size_t i = 0; i < questionnaire->n_languages; i++)
		free(questionnaire->languages[i]);
	free(questionnaire->languages);
	free(questionnaire->items);
	free(questionnaire->areas);
	free(questionnaire->levels);
	free(questionnaire->scales);
	free(questionnaire->id);
	free(questionnaire);
}
