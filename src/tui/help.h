/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The help page of any screen, made of its keys. Internal to the layer; screens use ui_help(). */
#ifndef SKATTA_TUI_HELP_H
#define SKATTA_TUI_HELP_H

#include "base/error.h"
#include "tui/keys.h"
#include "tui/screen.h"

/* Open the page about this screen, with these keys and those common to all. */
enum error help_open(
    const struct screen *screen, const struct key *keys, const struct key *common) ERROR_MUST_CHECK;

#endif
