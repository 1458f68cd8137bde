/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan as text: a heading, where it begins, action by action, then what was said, by day. */
#include "report/plan_text.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/temperature.h"

enum { WIDTH = 80, LABEL_GAP = 3, INDENT = 3, DAY_WIDTH = 12, BAR_WIDTH = 20 };

static void add_blanks(struct text *out, size_t columns)
{
	text_addf(out, "%*s", (int)columns, "");
}

/* A label in its column and the text wrapped beside it, with its own line feeds; nothing where
 * there is no text. */
static void add_labelled(
    struct text *out, size_t indent, const char *label, size_t label_width, const char *text)
{
	size_t column = indent + label_width, width = text_width(label);
	size_t gap = width < label_width ? label_width - width : label_width > 0;
	char *safe = text_made_safe(text, true);

	if (safe[0] != '\0') {
		add_blanks(out, indent);
		text_add(out, label);
		add_blanks(out, gap);
	}
	for (size_t at = 0, next; safe[at]; at += next) {
		if (at > 0)
			add_blanks(out, column);
		text_add_bytes(out, safe + at, text_wrap(safe + at, WIDTH - column, &next));
		text_add(out, "\n");
	}
	free(safe);
}

static size_t wider(size_t widest, const char *label)
{
	size_t width = text_width(label);

	return width > widest ? width : widest;
}

/* The column of labels, as wide as the widest in this language wants it. */
static size_t label_width(void)
{
	size_t widest =
	    wider(wider(wider(0, _("Aims to improve")), _("Belongs to")), _("Temperature"));

	for (size_t t = PLAN_TITLE + 1; t < PLAN_TEXTS; t++)
		widest = wider(widest, _(plan_fields[t].label));
	return widest + LABEL_GAP;
}

static void add_rule(const struct plan_text *plan, struct text *out)
{
	for (int i = 0; i < WIDTH; i++)
		text_add(out, plan->utf8 ? "─" : "-");
	text_add(out, "\n");
}

static void add_heading(const struct plan_text *plan, struct text *out)
{
	const struct organisation *organisation = plan->round->organisation;
	char *name =
	    organisation_full_name(organisation, organisation_find(organisation, plan->file->unit));
	char *heading = text_format("%s %s %s", name, plan->utf8 ? "·" : "-", plan->round->title);

	add_labelled(out, 0, "", 0, heading);
	add_rule(plan, out);
	free(name);
	free(heading);
}

static const char *say(const struct plan_text *plan, const struct wording *wording)
{
	return questionnaire_say(plan->round->questionnaire, wording, plan->language);
}

static void add_focus(const struct plan_text *plan, struct text *out)
{
	const struct plan *content = plan->file->plan;
	struct text list = { 0 };

	for (size_t i = 0; i < content->n_focus; i++) {
		const struct area *area =
		    questionnaire_area(plan->round->questionnaire, content->focus[i]);

		if (area)
			text_addf(&list, "%s%s %s", list.length > 0 ? "\n" : "", area->id,
			    say(plan, &area->title));
	}
	if (list.length > 0)
		add_labelled(out, 0, _("Begin with"), label_width() + INDENT, list.bytes);
	text_free(&list);
}

char *plan_text_aims(const struct plan_text *plan, const struct plan_action *action)
{
	struct text list = { 0 };

	for (size_t i = 0; i < action->n_items; i++) {
		const struct item *item =
		    questionnaire_item(plan->round->questionnaire, action->items[i]);

		if (item)
			text_addf(&list, "%s%s %s", list.length > 0 ? "\n" : "", item->id,
			    say(plan, &item->text));
	}
	return text_take(&list);
}

static void add_aims(
    const struct plan_text *plan, const struct plan_action *action, struct text *out)
{
	char *aims = plan_text_aims(plan, action);

	if (aims[0] != '\0')
		add_labelled(out, INDENT, _("Aims to improve"), label_width(), aims);
	free(aims);
}

char *plan_text_toward(const struct plan_text *plan, const struct plan_action *action)
{
	const struct organisation *organisation = plan->round->organisation;
	int unit = organisation_find(organisation, action->toward_unit);

	for (size_t i = 0; unit != ORGANISATION_NO_UNIT && i < plan->file->n_around; i++) {
		const struct unit_around *around = &plan->file->around[i];

		if (around->action == action->toward_action &&
		    organisation_find(organisation, around->unit) == unit)
			return text_format("%s: %s", organisation->units[unit].name, around->title);
	}
	return NULL;
}

static void add_toward(
    const struct plan_text *plan, const struct plan_action *action, struct text *out)
{
	char *toward = plan_text_toward(plan, action);

	if (toward != NULL)
		add_labelled(out, INDENT, _("Belongs to"), label_width(), toward);
	free(toward);
}

/* One on a line, the oldest first. */
static void add_temperatures(
    const struct plan_text *plan, const struct plan_action *action, struct text *out)
{
	struct text list = { 0 };

	for (size_t i = 0; i < plan->file->n_pulses; i++) {
		const struct unit_pulse *pulse = &plan->file->pulses[i];
		const struct unit_temperature *temperature =
		    unit_pulse_find(pulse, plan->file->unit, action->id);
		char *drawn, *said;

		if (temperature == NULL)
			continue;
		drawn = temperature_draw(temperature, BAR_WIDTH, plan->utf8);
		said = temperature_say_all(temperature, plan->utf8);
		text_addf(&list, "%s%s%s%s (%s)", list.length > 0 ? "\n" : "", drawn,
		    drawn[0] != '\0' ? "  " : "", said, pulse->day);
		free(said);
		free(drawn);
	}
	if (list.length > 0)
		add_labelled(out, INDENT, _("Temperature"), label_width(), list.bytes);
	text_free(&list);
}

static void add_action(
    const struct plan_text *plan, const struct plan_action *action, struct text *out)
{
	char *number = text_format("%ld", action->id);
	char *title =
	    text_format("%s (%s)", action->texts[PLAN_TITLE], _(plan_status_names[action->status]));

	text_add(out, "\n");
	add_labelled(out, 0, number, INDENT, title);
	add_temperatures(plan, action, out);
	for (size_t t = PLAN_TITLE + 1; t < PLAN_TEXTS; t++)
		add_labelled(out, INDENT, _(plan_fields[t].label), label_width(), action->texts[t]);
	add_aims(plan, action, out);
	add_toward(plan, action, out);
	free(number);
	free(title);
}

static char *speak_request(const struct unit_file *file, const struct unit_said *said)
{
	char *name = unit_said_name(file, said);
	char *speaker =
	    text_format(said->about == PLAN_ABOUT_PULSE
			    ? _("Request %s: somebody to join the temperature measurement")
			    : _("Request %s: support when planning"),
		name);

	free(name);
	return speaker;
}

static char *speak_answer(const struct unit_file *file, const struct unit_said *said)
{
	const struct unit_said *request = unit_said_closed(file, said);
	char *name, *speaker;

	if (said->closes == 0)
		return memory_copy(said->from);
	name = request != NULL ? unit_said_name(file, request) : text_format("%ld", said->closes);
	speaker = text_format(_("%s answers request %s"), said->from, name);
	free(name);
	return speaker;
}

char *plan_text_speaker(const struct unit_file *file, const struct unit_said *said)
{
	if (said->what == UNIT_SAID_REQUEST)
		return speak_request(file, said);
	if (said->what == UNIT_SAID_ANSWER)
		return speak_answer(file, said);
	return memory_copy(_("The unit"));
}

static void add_said(const struct plan_text *plan, const struct unit_said *said, struct text *out)
{
	bool request = said->what == UNIT_SAID_REQUEST;
	char *speaker = plan_text_speaker(plan->file, said);
	char *head = text_format("%s%s", speaker,
	    request && !unit_said_is_closed(plan->file, said) ? _(" (waits for an answer)") : "");

	text_add(out, "\n");
	add_labelled(out, 0, said->day, DAY_WIDTH, head);
	add_labelled(out, DAY_WIDTH, "", 0, said->text);
	if (request) {
		char *reach = text_format(_("Reached by: %s"), said->from);

		add_labelled(out, DAY_WIDTH, "", 0, reach);
		free(reach);
	}
	free(speaker);
	free(head);
}

char *plan_text_state(const struct unit_file *file)
{
	if (file->plan_revision == 0)
		return text_format("%s", _("As it is written now, not handed over yet"));
	return text_format(_("Plan of %s"), file->plan_day);
}

void plan_text_write(const struct plan_text *plan, struct text *out)
{
	const struct unit_file *file = plan->file;

	add_heading(plan, out);
	if (file->plan) {
		char *state = plan_text_state(file);

		text_addf(out, "%s\n", state);
		free(state);
		add_focus(plan, out);
		for (size_t i = 0; i < file->plan->n_actions; i++)
			add_action(plan, &file->plan->actions[i], out);
	} else {
		text_addf(out, "%s\n", _("No plan has come yet."));
	}
	if (file->n_said > 0) {
		text_add(out, "\n");
		add_rule(plan, out);
		text_addf(out, "%s\n", _("Messages"));
	}
	for (size_t i = 0; i < file->n_said; i++)
		add_said(plan, &file->said[i], out);
}
