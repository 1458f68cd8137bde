/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A questionnaire as data: areas of items, the scales they are answered on, levels, advice. The
 * file is described in skatta-questionnaire(5); questionnaire_load.h reads it. */
#ifndef SKATTA_FORM_QUESTIONNAIRE_H
#define SKATTA_FORM_QUESTIONNAIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/format/json.h"
#include "form/item_kind.h"

enum {
	QUESTIONNAIRE_MAX_AREAS = 32,
	QUESTIONNAIRE_MAX_ITEMS = 200,
	QUESTIONNAIRE_MAX_CHOICES = 20, /* labels of a scale, options of a choice */
	QUESTIONNAIRE_MAX_ROLES = 16,   /* and school forms */
	QUESTIONNAIRE_MAX_SCALES = 32,  /* with an id */
	QUESTIONNAIRE_MAX_LEVELS = 10,
	QUESTIONNAIRE_MAX_LANGUAGES = 8,
	QUESTIONNAIRE_MAX_TEXT = 2000,      /* characters of a text answer */
	QUESTIONNAIRE_MAX_WRITTEN = 100000, /* of all text answers: they fit into a bundle */
};

/* Where an action's title stands in the text of a slot, and in no other item's. */
#define QUESTIONNAIRE_ACTION "{action}"

/* A text in the questionnaire's languages, in their order. */
struct wording {
	char **in; /* one for each of the questionnaire's languages */
};

/* A role or a school form. */
struct named {
	char *id;
	struct wording name;
};

/* Labels of the values 0, 1, 2, … */
struct scale {
	char *id; /* NULL for the options of an item */
	struct wording *labels;
	size_t n_labels;
};

struct fraction {
	long over, under; /* over/under, under > 0 */
};

/* A level is reached from this share of the highest possible points, inclusive, in hundredths. */
struct level {
	struct fraction from; /* 0 to 100 */
	struct wording name;
};

/* What is advised up to and including a level (counted from 1). */
struct advice {
	size_t up_to;
	struct wording text;
};

/* An item applies only where an earlier one has one of these values. */
struct condition {
	const struct item *item; /* with a scale; NULL: no condition */
	uint32_t values;         /* bit v: value (or chosen option) v */
};

/* Bit i: the i-th role or form. Everyone (all bits) where the file names none. */
typedef uint32_t role_set;
#define QUESTIONNAIRE_EVERYONE UINT32_MAX

struct item {
	char *id;
	const struct item_kind *kind;
	struct wording text;
	struct wording hint;       /* `in` NULL where there is none */
	const struct scale *scale; /* of what is picked: the labels; else NULL */
	uint32_t alone;            /* bit v: option v is chosen with no other */
	long least, most;          /* of a kind that has values */
	size_t longest; /* of what is typed: characters; 0: no more than its values need */
	bool required, not_applicable, not_said;
	bool reverse;   /* the highest value counts 0 points */
	role_set roles; /* none that its area is not for */
	struct condition when;
	const struct area *area;
	const struct area *looks_back; /* area a look-back item is about, or NULL */
	const struct area *beside;     /* area whose effect is asked about, or NULL */
	size_t number;                 /* its place among all items, from 0 */
};

enum area_purpose {
	AREA_COMPETENCE,     /* scored: index, level, advice */
	AREA_CONDITIONS,     /* time, equipment, help, goals: beside competence */
	AREA_LOOK_BACK,      /* asked only where the round follows another */
	AREA_PULSE,          /* the temperature */
	AREA_TEAM_ACTIONS,   /* its items are slots, which ask about actions of the unit's plan */
	AREA_SCHOOL_ACTIONS, /* and of the school's */
	AREA_EFFECTS,        /* what the work gives, beside the areas of competence */
	AREA_OTHER,          /* comments and the like */
};

struct area {
	char *id;
	enum area_purpose purpose;
	struct wording title;
	role_set roles, forms; /* forms: the school forms it is a module for */
	struct item *items;    /* into the questionnaire's */
	size_t n_items;
	struct advice *advice; /* ascending up_to */
	size_t n_advice;
};

struct questionnaire {
	char *id;
	long version;
	char **languages; /* "sv", "en"; the first is what a missing one falls back on */
	size_t n_languages;
	struct wording title, intro;
	long minutes; /* what it takes, about */
	struct named *roles;
	size_t n_roles; /* 0: roles are not asked for */
	struct named *forms;
	size_t n_forms;
	struct scale *scales; /* the named ones and, behind them, the options of choice items */
	size_t n_scales;
	struct level *levels; /* the first from 0, ascending */
	size_t n_levels;
	struct area *areas;
	size_t n_areas;
	struct item *items; /* all of them, area after area */
	size_t n_items;
};

/* Takes NULL. */
void questionnaire_free(struct questionnaire *questionnaire);

/* The text in a language, or in the first where it has none; "" where there is no text at all. */
const char *questionnaire_say(
    const struct questionnaire *questionnaire, const struct wording *wording, const char *language);

/* Add the labels of the item's scale, each with its value: "0 = Never; 1 = Sometimes". */
void questionnaire_say_labels(const struct questionnaire *questionnaire, const struct item *item,
    const char *language, struct text *out);

/* Does the item ask about an action; and which of its area's slots is it, from 0? */
bool questionnaire_is_slot(const struct item *item);
size_t questionnaire_slot(const struct item *item);

const struct item *questionnaire_item(const struct questionnaire *questionnaire, const char *id);
const struct area *questionnaire_area(const struct questionnaire *questionnaire, const char *id);
/* The place of a role or form, or -1. */
int questionnaire_role(const struct questionnaire *questionnaire, const char *id);
int questionnaire_form(const struct questionnaire *questionnaire, const char *id);

#endif
