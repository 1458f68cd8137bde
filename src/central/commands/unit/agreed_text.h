/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was agreed on in a dialogue, as people write it: a line for each field. */
#ifndef SKATTA_CENTRAL_AGREED_TEXT_H
#define SKATTA_CENTRAL_AGREED_TEXT_H

#include "document/unit/agreed.h"

enum { AGREED_TEXT_LIMIT = 64 * 1024 }; /* bytes */

/* What stands in the editor: what was agreed on, and room for one line more; NULL for nothing yet.
 * For text_forget(). */
char *agreed_text_write(const struct agreed *agreed);

/* Make it of the bytes, as skatta-central(1) describes them, for agreed_free(). ERROR_REFUSED names
 * the line where there is something else, or says that nothing was written or too much. */
enum error agreed_text_take(
    const char *bytes, size_t length, struct agreed **agreed) ERROR_MUST_CHECK;

#endif
