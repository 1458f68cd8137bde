/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Locales of a test's own, since few machines have more than one encoding. */
#ifndef SKATTA_TESTS_LOCALES_H
#define SKATTA_TESTS_LOCALES_H

#include <stdbool.h>

/* Make Swedish with this set of characters in the scratch folder, and look for locales there; false
 * where the machine cannot. */
bool locales_make(const char *charset, const char *name);

/* As before locales_make(). */
void locales_forget(void);

#endif
