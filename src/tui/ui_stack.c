/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The stack of screens. */
#include "base/memory.h"
#include "tui/ui_private.h"

struct ui_state ui_state;

struct ui_level ui_top(void)
{
	return ui_state.stack[ui_state.depth - 1];
}

int ui_width(void)
{
	return ui_state.width;
}

int ui_height(void)
{
	return ui_state.height;
}

void ui_turn(void)
{
	ui_state.turned = true;
	ui_state.redraw = true;
}

enum error ui_push(const struct screen *screen, void *state)
{
	enum error code = screen->enter != NULL ? screen->enter(state) : ERROR_NONE;

	if (code != ERROR_NONE)
		return code;
	ui_state.stack = memory_grow(ui_state.stack, ui_state.depth + 1, sizeof *ui_state.stack);
	ui_state.stack[ui_state.depth++] = (struct ui_level){ screen, state };
	ui_turn();
	return ERROR_NONE;
}

void ui_pop(void)
{
	struct ui_level top;

	if (ui_state.depth == 0)
		return;
	top = ui_state.stack[--ui_state.depth];
	if (top.screen->leave != NULL)
		top.screen->leave(top.state);
	ui_turn();
}

void ui_quit(void)
{
	while (ui_state.depth > 0)
		ui_pop();
}

enum error ui_back(void *state, int code)
{
	(void)state;
	(void)code;
	ui_pop();
	return ERROR_NONE;
}
