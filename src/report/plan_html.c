/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan as HTML: a section for each action, with what was written of it as a list of terms, then
 * what was said, by day. */
#include "report/plan_html.h"

#include <stdlib.h>
#include <string.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "report/facts/temperature.h"

/* Text at least 7 to 1 against white. */
static const char style[] =
    "body { font: 1rem/1.5 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem;"
    " color: #111; background: #fff; }\n"
    "h1 { font-size: 1.5rem; margin-bottom: 0; }\n"
    "h2 { font-size: 1.2rem; margin: 1.8rem 0 0.2rem; }\n"
    "h3 { font-size: 1rem; margin: 1.2rem 0 0; }\n"
    "p { margin: 0.2rem 0 0.6rem; white-space: pre-line; overflow-wrap: anywhere; }\n"
    "h1, h2, h3, li { overflow-wrap: anywhere; }\n"
    "ul { margin: 0.2rem 0 0.6rem; padding-left: 1.2rem; }\n"
    "dl { margin: 0.2rem 0 0.8rem; }\n"
    "dt { color: #444; }\n"
    "dd { margin: 0 0 0.5rem 1.2rem; white-space: pre-line; overflow-wrap: anywhere; }\n"
    "section { border-top: 1px solid #bbb; }\n"
    ".quiet { color: #444; }\n"
    ".thermometer { display: inline-block; width: 8rem; height: 0.9rem; margin-right: 0.6rem;"
    " border: 1px solid #155a8a; box-sizing: border-box; vertical-align: -0.1rem; }\n"
    ".thermometer span { display: block; height: 100%; background: #155a8a; }\n"
    "@media print { body { margin: 0; max-width: none; }"
    " .thermometer span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }"
    " section { break-inside: avoid; }"
    " h2, h3, dt { break-after: avoid; } }\n";

static const char *say(const struct plan_text *plan, const struct wording *wording)
{
	return questionnaire_say(plan->round->questionnaire, wording, plan->language);
}

static void add_term(struct text *out, const char *label, const char *text)
{
	if (text[0] == '\0')
		return;
	html_element(out, "dt", NULL, label);
	html_element(out, "dd", NULL, text);
}

/* The number says it all: the thermometer is not read out. */
static void add_temperature(const struct plan_text *plan, const struct unit_pulse *pulse,
    const struct unit_temperature *temperature, struct text *out)
{
	char *said = temperature_say_all(temperature, plan->utf8);
	char *whole = text_format("%s (%s)", said, pulse->day);

	text_add(out, "<dd>");
	if (!temperature->hidden)
		text_addf(out,
		    "<span class=\"thermometer\" aria-hidden=\"true\">"
		    "<span style=\"width:%ld%%\"></span></span>",
		    temperature_part(temperature, 100));
	html_text(out, whole);
	text_add(out, "</dd>\n");
	free(whole);
	free(said);
}

static void add_temperatures(
    const struct plan_text *plan, const struct plan_action *action, struct text *out)
{
	bool any = false;

	for (size_t i = 0; i < plan->file->n_pulses; i++) {
		const struct unit_pulse *pulse = &plan->file->pulses[i];
		const struct unit_temperature *temperature =
		    unit_pulse_find(pulse, plan->file->unit, action->id);

		if (temperature == NULL)
			continue;
		if (!any)
			html_element(out, "dt", NULL, _("Temperature"));
		any = true;
		add_temperature(plan, pulse, temperature, out);
	}
}

static void add_focus(const struct plan_text *plan, struct text *out)
{
	const struct plan *content = plan->file->plan;

	if (content->n_focus == 0)
		return;
	html_element(out, "h2", NULL, _("Begin with"));
	text_add(out, "<ul>\n");
	for (size_t i = 0; i < content->n_focus; i++) {
		const struct area *area =
		    questionnaire_area(plan->round->questionnaire, content->focus[i]);
		char *name;

		if (area == NULL)
			continue;
		name = text_format("%s %s", area->id, say(plan, &area->title));
		html_element(out, "li", NULL, name);
		free(name);
	}
	text_add(out, "</ul>\n");
}

static void add_action(
    const struct plan_text *plan, const struct plan_action *action, struct text *out)
{
	char *title = text_format("%ld %s", action->id, action->texts[PLAN_TITLE]);
	char *aims = plan_text_aims(plan, action), *toward = plan_text_toward(plan, action);

	text_add(out, "<section>\n");
	html_element(out, "h2", NULL, title);
	text_add(out, "<dl>\n");
	add_term(out, _("Status"), _(plan_status_names[action->status]));
	add_temperatures(plan, action, out);
	for (size_t t = PLAN_TITLE + 1; t < PLAN_TEXTS; t++)
		add_term(out, _(plan_fields[t].label), action->texts[t]);
	add_term(out, _("Aims to improve"), aims);
	if (toward != NULL)
		add_term(out, _("Belongs to"), toward);
	text_add(out, "</dl>\n</section>\n");
	free(toward);
	free(aims);
	free(title);
}

static void add_said(const struct plan_text *plan, const struct unit_said *said, struct text *out)
{
	bool request = said->what == UNIT_SAID_REQUEST;
	char *speaker = plan_text_speaker(plan->file, said);
	char *head = text_format("%s  %s%s", said->day, speaker,
	    request && !unit_said_is_closed(plan->file, said) ? _(" (waits for an answer)") : "");

	html_element(out, "h3", NULL, head);
	html_element(out, "p", NULL, said->text);
	if (request) {
		char *reach = text_format(_("Reached by: %s"), said->from);

		html_element(out, "p", "quiet", reach);
		free(reach);
	}
	free(head);
	free(speaker);
}

static void add_plan(const struct plan_text *plan, struct text *out)
{
	const struct plan *content = plan->file->plan;
	char *state = plan_text_state(plan->file);

	html_element(out, "p", "quiet", state);
	add_focus(plan, out);
	for (size_t i = 0; i < content->n_actions; i++)
		add_action(plan, &content->actions[i], out);
	free(state);
}

void plan_html_write(const struct plan_text *plan, struct text *out)
{
	const struct organisation *organisation = plan->round->organisation;
	char *name =
	    organisation_full_name(organisation, organisation_find(organisation, plan->file->unit));
	char *title = text_format(_("%s: plan"), name);

	html_begin(out, language_now(), title, style);
	text_add(out, "<main>\n");
	html_element(out, "h1", NULL, title);
	html_element(out, "p", NULL, plan->round->title);
	if (plan->file->plan != NULL)
		add_plan(plan, out);
	else
		html_element(out, "p", NULL, _("No plan has come yet."));
	if (plan->file->n_said > 0) {
		text_add(out, "<section>\n");
		html_element(out, "h2", NULL, _("Messages"));
		for (size_t i = 0; i < plan->file->n_said; i++)
			add_said(plan, &plan->file->said[i], out);
		text_add(out, "</section>\n");
	}
	text_add(out, "</main>\n");
	html_end(out);
	free(title);
	free(name);
}
