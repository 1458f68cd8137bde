/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The help page of any screen, made of its keys. Internal to the layer; screens use ui_help(). */
#ifndef SKATTA_TUI_HELP_H
#define SKATTA_TUI_HELP_H

#include "base/error.h"
#include "tui/keys.h"

/* Open the page that says this (or NULL) and lists these keys and those common to all screens; of a
 * screen on which something is typed only what a field does not take. */
enum error help_open(
    const char *about, const struct key *keys, const struct key *common, bool typing);

#endif
