/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where a path is asked for, the folders and sticks that are at hand, by number. */
#ifndef SKATTA_CLIENT_PLACES_H
#define SKATTA_CLIENT_PLACES_H

#include "client/steps/journey.h"

/* The field for an exchange folder, with the one that is offered in it; where there is anything
 * beside that, a list of what can be read and, where `writes`, written. */
enum error places_ask_folder(
    const struct journey *journey, bool writes, struct page *page) ERROR_MUST_CHECK;

/* The field for a file of the person's own, and sticks, each with the first of NAME.html,
 * NAME-2.html, … that is not taken there, where the ending is «.html». */
void places_ask_file(const char *name, const char *ending, struct page *page);
/* What was written there as a file: in a folder one of that kind. For free(). */
char *places_file(const char *path, const char *name, const char *ending);
/* ERROR_REFUSED where it names no file. */
enum error places_check_file(const char *path) ERROR_MUST_CHECK;

/* The field for a file that is there, and those of such a name that lie on sticks. */
void places_ask_found(const char *name, const char *ending, struct page *page);
/* What was written there as a file: in a folder the only one of that kind. `*file` for free();
 * ERROR_REFUSED where there is none, or more than one. */
enum error places_found(
    const char *path, const char *name, const char *ending, char **file) ERROR_MUST_CHECK;

#endif
