/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan on a sheet: where it begins, action by action, then what was said, by day. */
#include "report/plan_sheet.h"

#include "base/io/language.h"
#include "base/memory.h"
#include "report/agreed_sheet.h"
#include "report/facts/report_plans.h"
#include "report/facts/temperature.h"
#include "sheet/sheet_out.h"

enum { LABEL_GAP = 3, INDENT = 3 };

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

char *plan_sheet_aims(const struct plan_sheet *plan, const struct plan_action *action)
{
	struct text list = { 0 };

	for (size_t i = 0; i < action->n_items; i++) {
		const struct item *item =
		    questionnaire_item(plan->round->questionnaire, action->items[i]);

		if (item != NULL)
			text_addf(&list, "%s%s %s", list.length > 0 ? "\n" : "", item->id,
			    questionnaire_say(
				plan->round->questionnaire, &item->text, plan->language));
	}
	return text_take(&list);
}

char *plan_sheet_toward(const struct plan_sheet *plan, const struct plan_action *action)
{
	const struct organisation *organisation = plan->round->organisation;
	struct text list = { 0 };

	for (size_t i = 0; i < plan->file->n_around; i++) {
		const struct unit_around *around = &plan->file->around[i];
		int unit = organisation_find(organisation, around->unit);

		if (unit != ORGANISATION_NO_UNIT &&
		    plan_is_toward(action, around->unit, around->action))
			text_addf(&list, "%s%s: %s", list.length > 0 ? "\n" : "",
			    organisation->units[unit].name, around->title);
	}
	return text_take(&list);
}

/* One by one, the oldest first. */
static void put_temperatures(
    const struct plan_sheet *plan, struct sheet *sheet, const struct plan_action *action)
{
	const char *label = _("Temperature");

	for (size_t i = 0; i < plan->file->n_pulses; i++) {
		const struct unit_pulse *pulse = &plan->file->pulses[i];
		const struct unit_temperature *temperature =
		    unit_file_find_temperature(pulse, plan->file->unit, action->id);
		struct sheet_drawing drawing;

		if (temperature == NULL)
			continue;
		drawing = temperature_drawing(temperature);
		sheet_term(sheet, label,
		    sheet_format(sheet, "%s (%s)",
			sheet_keep(sheet, temperature_say_all(temperature, plan->utf8)),
			pulse->day),
		    &drawing);
		label = "";
	}
}

/* How far it is stands behind the title, or below where there is room. */
static void put_action(
    const struct plan_sheet *plan, struct sheet *sheet, const struct plan_action *action)
{
	const char *status = _(plan_status_names[action->status]);
	const char *title = action->texts[PLAN_TITLE];

	sheet_begin(sheet, SHEET_ACTION, NULL);
	sheet_named(sheet, SHEET_HEADING, sheet_format(sheet, "%ld", action->id),
	    sheet->wide ? title : sheet_format(sheet, "%s (%s)", title, status));
	sheet_begin_terms(sheet, SHEET_TERMS, INDENT, label_width());
	if (sheet->wide)
		sheet_term(sheet, _("Status"), status, NULL);
	put_temperatures(plan, sheet, action);
	for (size_t t = PLAN_TITLE + 1; t < PLAN_TEXTS; t++)
		sheet_term(sheet, _(plan_fields[t].label), action->texts[t], NULL);
	sheet_term(
	    sheet, _("Aims to improve"), sheet_keep(sheet, plan_sheet_aims(plan, action)), NULL);
	sheet_term(sheet, _("Begun in"), action->since, NULL);
	sheet_term(
	    sheet, _("Belongs to"), sheet_keep(sheet, plan_sheet_toward(plan, action)), NULL);
	sheet_end(sheet);
	sheet_end(sheet);
}

static char *speak_request(const struct unit_file *file, const struct unit_said *said)
{
	char *name = unit_file_said_name(file, said);
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
	const struct unit_said *request = unit_file_said_closed(file, said);
	char *name, *speaker;

	if (said->closes == 0)
		return memory_copy(said->from);
	name =
	    request != NULL ? unit_file_said_name(file, request) : text_format("%ld", said->closes);
	speaker = text_format(_("%s answers request %s"), said->from, name);
	free(name);
	return speaker;
}

char *plan_sheet_speaker(const struct unit_file *file, const struct unit_said *said)
{
	if (said->what == UNIT_SAID_REQUEST)
		return speak_request(file, said);
	if (said->what == UNIT_SAID_ANSWER)
		return speak_answer(file, said);
	return memory_copy(_("The unit"));
}

static void put_said(
    const struct plan_sheet *plan, struct sheet *sheet, const struct unit_said *said)
{
	bool request = said->what == UNIT_SAID_REQUEST;
	bool waits = request && !unit_file_said_is_closed(plan->file, said);

	sheet_begin(sheet, SHEET_SAID, NULL);
	sheet_named(sheet, SHEET_HEADING_2, said->day,
	    sheet_format(sheet, "%s%s%s", sheet_keep(sheet, plan_sheet_speaker(plan->file, said)),
		waits ? _(" (waits for an answer)") : "", said->is_new ? _(" (new)") : ""));
	sheet_words(sheet, SHEET_TEXT, said->text);
	if (request)
		sheet_words(
		    sheet, SHEET_QUIET, sheet_format(sheet, _("Reached by: %s"), said->from));
	sheet_end(sheet);
}

char *plan_sheet_state(const struct unit_file *file)
{
	if (file->plan_revision == 0)
		return text_format("%s", _("As it is written now, not handed over yet"));
	return text_format(_("Plan of %s"), file->plan_day);
}

static void put_title(const struct plan_sheet *plan, struct sheet *sheet)
{
	const struct organisation *organisation = plan->round->organisation;
	const char *name =
	    sheet_keep(sheet, organisation_full_name(
				  organisation, organisation_find(organisation, plan->file->unit)));

	sheet->title = sheet_format(sheet, _("%s: plan"), name);
	if (sheet->wide) {
		sheet_words(sheet, SHEET_TITLE, sheet->title);
		sheet_words(sheet, SHEET_TEXT, plan->round->title);
	} else {
		sheet_words(sheet, SHEET_TITLE,
		    sheet_format(
			sheet, "%s %s %s", name, plan->utf8 ? "·" : "-", plan->round->title));
		sheet_rule(sheet);
	}
}

static void put_state(const struct plan_sheet *plan, struct sheet *sheet)
{
	const struct unit_file *file = plan->file;

	if (file->plan == NULL) {
		sheet_words(sheet, SHEET_TEXT, _("No plan has come yet."));
		if (file->before != NULL)
			sheet_words(sheet, SHEET_TEXT,
			    sheet_format(sheet, _("Until then %s/%s goes on, of %s."),
				file->before_round, file->unit, file->before_day));
		return;
	}
	sheet_words(sheet, SHEET_QUIET, sheet_keep(sheet, plan_sheet_state(file)));
	sheet_begin_terms(sheet, SHEET_TERMS, 0, label_width() + INDENT);
	sheet_term(sheet, _("Begin with"),
	    sheet_keep(sheet, report_plan_focus(plan->round, file->plan->focus, file->plan->n_focus,
				  plan->language, "\n")),
	    NULL);
	sheet_end(sheet);
}

static void put_thread(const struct plan_sheet *plan, struct sheet *sheet)
{
	const struct unit_file *file = plan->file;

	if (file->n_said == 0)
		return;
	sheet_begin(sheet, SHEET_TOGETHER, NULL);
	if (!sheet->wide)
		sheet_rule(sheet);
	sheet_words(sheet, SHEET_HEADING, _("Messages"));
	sheet_end(sheet);
	for (size_t i = 0; i < file->n_said; i++)
		put_said(plan, sheet, &file->said[i]);
}

static void put_rest(const struct plan_sheet *plan, struct sheet *sheet)
{
	const struct unit_file *file = plan->file;

	for (size_t i = 0; file->plan != NULL && i < file->plan->n_actions; i++)
		put_action(plan, sheet, &file->plan->actions[i]);
	if (file->agreed != NULL)
		agreed_sheet_put(file->agreed, sheet, _("What was agreed on"), false);
	if (!plan->without_said)
		put_thread(plan, sheet);
}

void plan_sheet_put(const struct plan_sheet *plan, struct sheet *sheet)
{
	put_state(plan, sheet);
	put_rest(plan, sheet);
}

void plan_sheet_write(const struct plan_sheet *plan, const struct sheet_way *way, struct text *out)
{
	struct sheet sheet = { .language = language_now(), .wide = way->wide, .utf8 = plan->utf8 };

	sheet_begin(&sheet, SHEET_TOGETHER, NULL);
	put_title(plan, &sheet);
	put_state(plan, &sheet);
	sheet_end(&sheet);
	put_rest(plan, &sheet);
	way->write(&sheet, out);
	sheet_free(&sheet);
}
