/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Folders of bad inputs in tests/bad: beside each NAME.EXTENSION stands NAME.error with the
 * sentence it must be refused with, and the hint on a second line where there is one. With
 * SKATTA_UPDATE_ERRORS=1 in the environment the sentences are written instead of compared. */
#ifndef SKATTA_TESTS_BAD_INPUTS_H
#define SKATTA_TESTS_BAD_INPUTS_H

#include <stddef.h>

#include "base/error.h"

/* A reader of one file, which must fail; `name` is the file's own, without its folder. */
typedef enum error bad_inputs_reader(const char *name, const char *bytes, size_t length);

/* Give every file in tests/bad/FOLDER to the reader; the test fails where a sentence is another, or
 * where there is none. */
void bad_inputs_walk(const char *folder, bad_inputs_reader *reader);

/* Give every shorter start of a good file to the reader; none may be taken. */
void bad_inputs_cut(const char *bytes, size_t length, bad_inputs_reader *reader);

/* For cmocka_run_group_tests, where readers or what makes their files need secret memory. */
int bad_inputs_start(void **state);
int bad_inputs_end(void **state);

#endif
