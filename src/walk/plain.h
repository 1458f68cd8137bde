/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A walk line by line, on standard input and output: for screen readers, braille, terminals
 * that cannot move their cursor, and none at all. Writes no control byte but the line feed, and
 * between two people at the terminal of a kiosk what erases it. */
#ifndef SKATTA_WALK_PLAIN_H
#define SKATTA_WALK_PLAIN_H

#include "walk/walk.h"

/* Walk until the person leaves or the input ends; all is saved then. Ctrl-C ends the program there
 * and then, with this sentence. */
enum error plain_run(struct walk *walk, const char *interrupted) ERROR_MUST_CHECK;

#endif
