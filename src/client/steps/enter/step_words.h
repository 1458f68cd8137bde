/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The way to a new passphrase. */
#ifndef SKATTA_CLIENT_STEP_WORDS_H
#define SKATTA_CLIENT_STEP_WORDS_H

#include "client/steps/journey.h"

/* To one: to words that are drawn first, where there is a list of them. */
enum error step_words_go(struct journey *journey);

#endif
