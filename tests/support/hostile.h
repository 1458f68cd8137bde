/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What somebody might call a school so that a spreadsheet or a browser runs it: the lines of
 * tests/support/hostile.txt, in which \\ \n \r \t and \xHH stand for a character. */
#ifndef SKATTA_TESTS_HOSTILE_H
#define SKATTA_TESTS_HOSTILE_H

#include <stddef.h>

/* All of them, each for free(), as is the array; fails the test where the file is not there. */
char **hostile_read(size_t *count);
void hostile_free(char **hostile, size_t count);

#endif
