/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What copies of places are called, by the page that makes them and the one that looks for them. */
#ifndef SKATTA_CLIENT_STEP_COPY_H
#define SKATTA_CLIENT_STEP_COPY_H

/* In every language the same, and nobody's name. */
#define STEP_COPY_NAME   "skatta-profile"
#define STEP_COPY_ENDING ".age"

#endif
