/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Signals as something the loop reads: none is lost, whenever it comes. Internal to the layer. */
#ifndef SKATTA_TUI_SIGNALS_H
#define SKATTA_TUI_SIGNALS_H

#include "base/error.h"

/* Catch what ends, stops or resizes the program. Before ncurses starts, which then leaves them. */
enum error signals_start(void) ERROR_MUST_CHECK;
void signals_stop(void);

/* Wait until a signal or input is there, or the time is over. */
enum signals_wait { SIGNALS_NOTHING, SIGNALS_INPUT, SIGNALS_TERMINAL_GONE };
enum signals_wait signals_wait(int milliseconds);

/* The next signal that has come, or 0. */
int signals_take(void);

/* Stop the process group as Ctrl-Z does, and return when it goes on. */
void signals_stop_here(void);

#endif
