/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What each fuzz_NAME.c defines: one reader of foreign bytes, given any bytes. libFuzzer calls it
 * (configure --enable-fuzzing), or replay.c over the files of corpus/NAME in the test suite. */
#ifndef SKATTA_TESTS_FUZZ_H
#define SKATTA_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
