/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The page that says how far every bundle is, for whoever comes to see whether it has arrived. */
#ifndef SKATTA_CLIENT_STEP_BUNDLES_H
#define SKATTA_CLIENT_STEP_BUNDLES_H

#include "client/steps/journey.h"

/* Go there, and fetch the receipts from the folder. */
enum error step_bundles_look(struct journey *journey) ERROR_MUST_CHECK;

#endif
