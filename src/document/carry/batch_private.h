/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What writing and reading a batch share. */
#ifndef SKATTA_DOCUMENT_BATCH_PRIVATE_H
#define SKATTA_DOCUMENT_BATCH_PRIVATE_H

#include "document/carry/batch.h"

#define BATCH_STEM    "skatta-batch/" /* of the first line, in every version */
#define BATCH_MARK    "skatta-batch/1\n"
#define BATCH_ANSWERS "skatta-batch/2\n" /* the same, where answers to units are in it */
#define BATCH_COUNTED "skatta-batch/3\n" /* the same, where what was counted is in it */
#define BATCH_CENTRAL "central "
#define BATCH_END     "end\n"

enum { BATCH_SIGNATURE_LINES = 4 };

#endif
