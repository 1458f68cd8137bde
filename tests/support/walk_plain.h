/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The recorded walk once more, by skatta itself in line mode on a pipe. */
#ifndef SKATTA_TESTS_WALK_PLAIN_H
#define SKATTA_TESTS_WALK_PLAIN_H

#include "support/walker.h"

/* Everything that is printed up to this station (counted from 0) is what the record shows, in
 * order and whole, but for where lines are broken. There the input ends, unless the person has left
 * already: all is saved, and the program ends in order. */
void walk_plain(const struct walker_record *record, size_t last);

#endif
