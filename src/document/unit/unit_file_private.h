/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the files that write and read a unit's file share. */
#ifndef SKATTA_DOCUMENT_UNIT_FILE_PRIVATE_H
#define SKATTA_DOCUMENT_UNIT_FILE_PRIVATE_H

#include "document/unit/unit_file.h"

/* The key "pulses", which is there where there are any. */
json_t *unit_file_pulses_to_json(const struct unit_file *file);
enum error unit_file_read_pulses(
    const struct json_place *place, struct unit_file *file) ERROR_MUST_CHECK;
void unit_file_free_pulses(struct unit_file *file);

#endif
