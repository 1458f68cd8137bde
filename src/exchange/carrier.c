/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of carriers, by itself, so that a program of the tests can have another one. */
#include "exchange/carrier.h"

const struct carrier *const carrier_rows[] = {
	&carrier_folder,
	NULL,
};
