/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Walking at a terminal, for the command of a program that does: on the screen, or line by line
 * where that is asked for, and where no screen can be drawn. */
#ifndef SKATTA_WALK_WALK_RUN_H
#define SKATTA_WALK_WALK_RUN_H

#include "base/cli/command.h"
#include "tui/ui.h"
#include "walk/walk.h"

/* The options that say how: rows for the command's table. Who takes --ascii calls
 * charset_use_ascii() before anything is said. */
#define WALK_RUN_OPTIONS                                                                           \
	{ "plain", 0, NULL,                                                                        \
		N_("line by line: for screen readers, braille, and terminals that cannot move "    \
		   "the "                                                                          \
		   "cursor") },                                                                    \
	    { "ascii", 0, NULL,                                                                    \
		    N_("draw with ASCII characters only, letters without their marks") },          \
	    { "no-color", 0, NULL, N_("draw without colours") },                                   \
	{                                                                                          \
		"mouse", 0, NULL,                                                                  \
		    N_("let the mouse choose; copying then takes Shift and the mouse")             \
	}

struct walk_run {
	const struct arguments *arguments;
	/* What is wanted also without the options. */
	bool plain;
	struct ui_look look;
	const char *interrupted; /* N_(), said when Ctrl-C has ended it */
	/* Make the memory for secrets, and open what the steps need beyond the first page; called
	 * once. */
	enum error (*open)(void *opener);
	void *opener; /* handed to it */
};

/* Walk until the person leaves. ERROR_INTERRUPTED for Ctrl-C, ERROR_CANCELLED for another signal.
 */
enum error walk_run(struct walk *walk, const struct walk_run *how) ERROR_MUST_CHECK;

#endif
