/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A world in which nothing happens by chance, so that the same journey shows the same pages each
 * time, in the test and in a program of its own (tests/tools/skatta_on). Beside the day of fixed_clock.h
 * these are linked in the place of the real ones, with $(fixed_world_flags) in tests.am:
 *
 *   chance           drawn words, keys and codes come from a fixed row of numbers
 *   pace             each answer takes twenty seconds
 *   a folder's path  is what was typed, so that no page shows where the tests run
 *
 * With it goes quick_world.c, so that nothing takes long. It begins before main does. In the
 * environment SKATTA_IDLE says after how many seconds without a key a program of its own locks. */
#ifndef SKATTA_TESTS_FIXED_WORLD_H
#define SKATTA_TESTS_FIXED_WORLD_H

/* Begin the row of numbers anew, as a program that starts does. */
void fixed_world_again(void);

#endif
