/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Chance that is the same each time: keys, codes and words are drawn from a fixed row of numbers.
 */
#ifndef SKATTA_TESTS_CHANCE_H
#define SKATTA_TESTS_CHANCE_H

/* From now on the program draws from the row of this name, each name having its own; "" is one too.
 * What cannot be ends the program. */
void chance_fix(const char *name);

/* Begin the row anew, as a program that starts does. */
void chance_again(void);

#endif
