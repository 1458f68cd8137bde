/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A program of a few screens, for tests of the layer src/tui without a questionnaire: a menu, a
 *list longer than any terminal, fields, a text to read, a lock, and ways to crash.
 *
 *	tui_sample [--ascii] [--no-color] [--dark] [--mouse] [--stays] [--idle SECONDS] */
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "tui/choices.h"
#include "tui/line_edit.h"
#include "tui/text_view.h"
#include "tui/ui.h"

enum { LONG = 120 };

struct sample {
	struct choices menu, list;
	struct choice rows[LONG];
	char names[LONG][32];
	char line[64], notes[400];
	struct line_edit edit;
	struct text_view view;
};

static const char *const paragraphs =
    "Det här är en text att läsa. Den är längre än skärmen är bred, så att den måste brytas, och "
    "den innehåller åäö och 漢字.\n\n"
    "Rad två\nRad tre\nRad fyra\nRad fem\nRad sex\nRad sju\nRad åtta\nRad nio\nRad tio\nRad elva\n"
    "Rad tolv\nRad tretton\nRad fjorton\nRad femton\nRad sexton\nRad sjutton\nRad arton\n"
    "Rad nitton\nRad tjugo\nSista raden";

/* A list that is longer than any terminal */

static enum error list_enter(void *state)
{
	struct sample *sample = state;

	for (size_t i = 0; i < LONG; i++) {
		snprintf(sample->names[i], sizeof sample->names[i], "Skola nummer %zu", i + 1);
		sample->rows[i] = (struct choice){ .text = sample->names[i],
			.aside = i % 2 == 0 ? "klar" : NULL };
	}
	sample->list = (struct choices){ .rows = sample->rows, .count = LONG, .numbered = true };
	return ERROR_NONE;
}

static void list_draw(const void *state, const struct canvas *canvas)
{
	const struct sample *sample = state;

	choices_draw(&sample->list, canvas);
}

static enum error list_input(void *state, int code)
{
	struct sample *sample = state;

	if (choices_press(&sample->list, code) == CHOICES_TAKEN) {
		ui_pop();
		ui_say("Du tog %s", sample->names[sample->list.focus]);
	}
	return ERROR_NONE;
}

static const struct key back_keys[] = {
	{ .codes = { KEYS_ESC }, .label = N_("back"), .act = ui_back },
	{ .codes = { 0 } },
};

static const struct screen screen_list = {
	.name = "list",
	.title = "En lång lista",
	.keys = back_keys,
	.enter = list_enter,
	.draw = list_draw,
	.input = list_input,
};

/* A field: one line, hidden, or many lines */

static void field_draw(const void *state, const struct canvas *canvas)
{
	const struct sample *sample = state;
	struct canvas part = canvas_part(canvas, 1, 1, canvas->height - 1, canvas->width - 2);

	canvas_text(canvas, 0, 1, canvas->width, THEME_STRONG, "Skriv:");
	line_edit_draw(&sample->edit, &part, true);
}

static bool field_is_typing(const void *state)
{
	(void)state;
	return true;
}

static enum error field_input(void *state, int code)
{
	struct sample *sample = state;

	if (line_edit_press(&sample->edit, code, ui_width() - 2) == LINE_EDIT_FULL)
		ui_say("Här får inte mer plats");
	return ERROR_NONE;
}

static enum error field_done(void *state, int code)
{
	struct sample *sample = state;

	(void)code;
	ui_pop();
	ui_say("Du skrev %zu byte: %s", strlen(sample->edit.bytes), sample->edit.bytes);
	return ERROR_NONE;
}

static enum error leave(void *state, int code)
{
	(void)state;
	(void)code;
	ui_quit();
	return ERROR_NONE;
}

static const struct key line_keys[] = {
	{ .codes = { KEYS_ENTER }, .label = N_("done"), .act = field_done },
	{ .codes = { KEYS_ESC }, .label = N_("back"), .act = ui_back },
	{ .codes = { 'q' }, .label = N_("leave"), .act = leave },
	{ .codes = { 0 } },
};

static const struct key notes_keys[] = {
	{ .codes = { KEYS_TAB }, .label = N_("done"), .act = field_done },
	{ .codes = { KEYS_ESC }, .label = N_("back"), .act = ui_back },
	{ .codes = { 0 } },
};

static const struct screen screen_line = {
	.name = "line",
	.title = "Ett fält",
	.keys = line_keys,
	.draw = field_draw,
	.is_typing = field_is_typing,
	.input = field_input,
};

static const struct screen screen_notes = {
	.name = "notes",
	.title = "Flera rader",
	.keys = notes_keys,
	.draw = field_draw,
	.is_typing = field_is_typing,
	.input = field_input,
};

/* A text to read */

static enum error reading_enter(void *state)
{
	struct sample *sample = state;

	sample->view = (struct text_view){ .text = paragraphs };
	return ERROR_NONE;
}

static void reading_draw(const void *state, const struct canvas *canvas)
{
	const struct sample *sample = state;

	text_view_draw(&sample->view, canvas);
}

static enum error reading_input(void *state, int code)
{
	struct sample *sample = state;

	text_view_press(&sample->view, code, ui_height(), ui_width());
	return ERROR_NONE;
}

static const struct screen screen_reading = {
	.name = "reading",
	.title = "Att läsa",
	.keys = back_keys,
	.enter = reading_enter,
	.draw = reading_draw,
	.input = reading_input,
};

/* What cannot be entered */

static enum error broken_enter(void *state)
{
	(void)state;
	return error_hint(error_set(ERROR_DAMAGED, "paketet 7f3a är avkortat"),
	    "Hämta det en gång till, och säg till samordnaren om det inte hjälper.");
}

static const struct screen screen_broken = { .name = "broken", .enter = broken_enter };

/* The menu */

static enum error open_line(struct sample *sample)
{
	sample->edit = line_edit_start(sample->line, sizeof sample->line);
	return ui_push(&screen_line, sample);
}

static enum error open_hidden(struct sample *sample)
{
	sample->edit = line_edit_start(sample->line, sizeof sample->line);
	sample->edit.hidden = true;
	return ui_push(&screen_line, sample);
}

static enum error open_notes(struct sample *sample)
{
	sample->edit = line_edit_start(sample->notes, sizeof sample->notes);
	sample->edit.lines = true;
	return ui_push(&screen_notes, sample);
}

static enum error open_list(struct sample *sample)
{
	return ui_push(&screen_list, sample);
}

static enum error open_reading(struct sample *sample)
{
	return ui_push(&screen_reading, sample);
}

static enum error open_broken(struct sample *sample)
{
	return ui_push(&screen_broken, sample);
}

static void menu_draw(const void *state, const struct canvas *canvas)
{
	const struct sample *sample = state;
	/* Each step, the ends from beyond them. */
	static const long parts[] = { -3, 0, 14, 28, 43, 57, 71, 86, 100, 250 };
	int width = canvas->width - 2;
	int rows = canvas_paragraph(
	    canvas, 0, 1, width, THEME_NORMAL, "Välj något att pröva, med siffror eller pilar.");
	struct canvas part = canvas_part(canvas, rows + 1, 1, canvas->height - rows - 1, width);

	canvas_curve(canvas, rows, 1, parts, COUNT(parts), 100);
	choices_draw(&sample->menu, &part);
	canvas_title(NULL, "Björkskolan");
	canvas_status("Ungefär 9 minuter kvar", "Sparat: svar 10");
}

static enum error (*const open_row[])(struct sample *sample) = { open_line, open_hidden, open_notes,
	open_list, open_reading, open_broken };

static enum error menu_input(void *state, int code)
{
	struct sample *sample = state;

	if (choices_press(&sample->menu, code) != CHOICES_TAKEN)
		return ERROR_NONE;
	return open_row[sample->menu.focus](sample);
}

static enum error crash(void *state, int code)
{
	static void *volatile nothing;

	(void)state;
	if (code == 'S')
		*(volatile int *)nothing = 1;
	if (code == 'A')
		abort();
	if (code == 'M')
		free(memory_new(SIZE_MAX / 2 + 1, 1));
	return ERROR_NONE;
}

static const struct choice menu_rows[] = {
	{ .text = "Skriva en rad" },
	{ .text = "Skriva dolt", .aside = "som en lösenfras" },
	{ .text = "Skriva flera rader" },
	{ .text = "En lång lista" },
	{ .text = "Läsa en text som är längre än skärmen är hög och vars namn också är långt" },
	{ .text = "Något som inte går", .apart = true },
};

static const struct key menu_keys[] = {
	{ .codes = { KEYS_DIGIT }, .name = "1–6", .label = N_("choose") },
	{ .codes = { KEYS_UP, KEYS_DOWN }, .label = N_("move") },
	{ .codes = { KEYS_ENTER }, .label = N_("take it") },
	{ .codes = { 'S', 'A', 'M' }, .label = "crash", .act = crash, .weight = KEYS_IF_ROOM },
	{ .codes = { 'q', KEYS_F(10) }, .label = N_("leave"), .act = leave },
	{ .codes = { 0 } },
};

static const struct screen screen_menu = {
	.name = "menu",
	.title = "Prov på skärmar",
	.help = "Här prövar man skärmarna en efter en.",
	.keys = menu_keys,
	.draw = menu_draw,
	.input = menu_input,
};

/* The lock */

static void locked_draw(const void *state, const struct canvas *canvas)
{
	(void)state;
	canvas_text(canvas, 0, 1, canvas->width, THEME_STRONG, "Låst");
}

static enum error unlock(void *state, int code)
{
	(void)code;
	ui_pop();
	return ui_push(&screen_menu, state);
}

static const struct key locked_keys[] = {
	{ .codes = { KEYS_ENTER }, .label = N_("open"), .act = unlock },
	{ .codes = { 0 } },
};

static const struct screen screen_locked = {
	.name = "locked",
	.title = "Låst",
	.keys = locked_keys,
	.draw = locked_draw,
};

static void lock(void *app, enum ui_reason reason)
{
	struct sample *sample = app;

	memset(sample->line, 0, sizeof sample->line);
	memset(sample->notes, 0, sizeof sample->notes);
	if (reason == UI_ENDED)
		return;
	ui_quit();
	ui_fail(ui_push(&screen_locked, sample));
}

static const char *idle_soon(void *app)
{
	(void)app;
	return "Any key keeps it open.";
}

int main(int argc, char **argv)
{
	static struct sample sample;
	struct ui_settings settings = { .lock = lock, .idle_soon = idle_soon, .app = &sample };
	int ended;

	language_start();
	for (int i = 1; i < argc; i++) {
		settings.look.ascii |= strcmp(argv[i], "--ascii") == 0;
		settings.look.no_color |= strcmp(argv[i], "--no-color") == 0;
		if (strcmp(argv[i], "--dark") == 0)
			settings.look.background = THEME_ON_DARK;
		settings.look.mouse |= strcmp(argv[i], "--mouse") == 0;
		settings.stays |= strcmp(argv[i], "--stays") == 0;
		if (strcmp(argv[i], "--idle") == 0 && i + 1 < argc)
			settings.idle_seconds = atoi(argv[++i]);
	}
	sample.menu =
	    (struct choices){ .rows = menu_rows, .count = COUNT(menu_rows), .numbered = true };
	if (ui_start(&settings) != ERROR_NONE || ui_push(&screen_menu, &sample) != ERROR_NONE) {
		printf("%s\n%s\n", error_sentence(), error_next_step());
		return 1;
	}
	ended = ui_run();
	ui_stop();
	printf("ended by %d\n", ended);
	return ended == 0 ? 0 : 128 + ended;
}
