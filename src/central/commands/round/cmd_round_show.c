/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round show: what one round promises. */
#include <stdlib.h>

#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/editions.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

/* One fact, for people and for scripts. */
struct fact {
	const char *key;   /* in JSON */
	const char *label; /* N_() */
	const char *text;  /* "" where there is none */
	long number;       /* where text is NULL */
};

enum { FACTS = 14 };

static void gather(const struct round *round, struct fact facts[FACTS])
{
	size_t i = 0;

	facts[i++] = (struct fact){ "id", N_("id"), round->id, 0 };
	facts[i++] = (struct fact){ "title", N_("title"), round->title, 0 };
	facts[i++] = (struct fact){ "kind", N_("kind"),
		round->kind == ROUND_PULSE ? "pulse" : "assessment", 0 };
	facts[i++] = (struct fact){ "edition", N_("edition"), NULL, round->edition };
	facts[i++] = (struct fact){ "opens", N_("opens"), round->opens, 0 };
	facts[i++] = (struct fact){ "closes", N_("closes"), round->closes, 0 };
	facts[i++] = (struct fact){ "closed", N_("closed on"), round->closed, 0 };
	facts[i++] = (struct fact){ "follows", N_("follows"), round->follows, 0 };
	facts[i++] = (struct fact){ "central", N_("coordinator"), round->central_name, 0 };
	facts[i++] = (struct fact){ "signing_key", N_("signing key"), round->central_key, 0 };
	facts[i++] =
	    (struct fact){ "questionnaire", N_("questionnaire"), round->questionnaire->id, 0 };
	facts[i++] = (struct fact){ "min_group", N_("smallest group"), NULL, round->min_group };
	facts[i++] = (struct fact){ "codes", N_("answer codes"), NULL, (long)round->n_codes };
	facts[i++] =
	    (struct fact){ "recipients", N_("recipients"), NULL, (long)round->n_recipients };
}

static enum error print_json(const struct fact facts[FACTS])
{
	json_t *object = json_object();

	for (size_t i = 0; i < FACTS; i++)
		json_object_set_new(object, facts[i].key,
		    facts[i].text != NULL ? json_string(facts[i].text)
					  : json_integer(facts[i].number));
	return central_session_print_json(object);
}

/* As wide as the widest label in this language, and the gap behind it. */
static int label_width(const struct fact facts[FACTS])
{
	size_t widest = 0;

	for (size_t i = 0; i < FACTS; i++) {
		size_t width = text_width(_(facts[i].label));

		widest = width > widest ? width : widest;
	}
	return (int)widest + 3;
}

static enum error print_lines(const struct round *round, const struct fact facts[FACTS])
{
	struct text out = { 0 };

	for (size_t i = 0; i < FACTS; i++) {
		const char *label = _(facts[i].label);

		if (facts[i].text != NULL && facts[i].text[0] == '\0')
			continue;
		text_addf(&out, "%-*s", text_padding(label, label_width(facts)), label);
		if (facts[i].text != NULL)
			text_addf(&out, "%s\n", facts[i].text);
		else
			text_addf(&out, "%ld\n", facts[i].number);
	}
	for (size_t i = 0; i < round->n_contact; i++)
		text_addf(&out, "%s\n", round->contact[i]);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct round *round = NULL;
	struct fact facts[FACTS];
	enum error rc = central_session_open(state, &central);

	if (rc == ERROR_NONE)
		rc = editions_get(central, command_word(arguments, 0), &round);
	if (rc == ERROR_NONE) {
		gather(round, facts);
		rc = command_has(arguments, "json") ? print_json(facts) : print_lines(round, facts);
	}
	round_free(round);
	return rc;
}

const struct command cmd_round_show = {
	.name = "round show",
	.operands = "ID",
	.about = N_("show what a round promises"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
