/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The program's figures as a source. So that a few people are enough to try much, its floors are
 * lowered: link with $(attack_flags) of tests.am. */
#ifndef SKATTA_TESTS_ATTACK_PROGRAM_H
#define SKATTA_TESTS_ATTACK_PROGRAM_H

#include "source.h"

extern const struct source program;

/* Frees what is kept between questions. */
void program_end(void);

#endif
