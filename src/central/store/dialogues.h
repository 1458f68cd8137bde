/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was agreed on in dialogues, written here and by others whose batches were merged: in all
 * revisions, until its round is purged. */
#ifndef SKATTA_CENTRAL_DIALOGUES_H
#define SKATTA_CENTRAL_DIALOGUES_H

#include "central/store/central.h"
#include "document/unit/agreed.h"

/* Of a round, unit by unit, and of each the one that holds first. All zero is none. */
struct dialogues {
	struct dialogues_note {
		struct agreed *agreed;
		unsigned char digest[DIGEST_SIZE]; /* of the line that is signed */
	} * notes;
	size_t n;
};

/* dialogues_free() by the caller, also after a failure. */
enum error dialogues_load(
    struct central *central, const char *round, struct dialogues *dialogues) ERROR_MUST_CHECK;
void dialogues_free(struct dialogues *dialogues);
/* The first of a unit, with `*n` of them; NULL for none. */
const struct dialogues_note *dialogues_find(
    const struct dialogues *dialogues, const char *unit, size_t *n);

/* Write one down as the next revision of its round and unit, of today and by this store. Of
 * `agreed` only what was agreed on has to be filled in. ERROR_TOO_LARGE where there are as many as
 * there can be. */
enum error dialogues_add(struct central *central, const char *round, const char *unit,
    const struct agreed *agreed) ERROR_MUST_CHECK;

/* Call `each` for every one of every round, with the signature of who wrote it, until one fails. */
enum error dialogues_each_signed(struct central *central,
    enum error (*each)(void *context, const char *bytes, size_t length, const char *signature),
    void *context) ERROR_MUST_CHECK;

/* Take in one that a coordinator has signed, which is verified, within the caller's transaction;
 * `*added` where it was not here. */
enum error dialogues_take(struct central *central, const char *round, const char *bytes,
    size_t length, const char *signature, bool *added) ERROR_MUST_CHECK;

/* Erase those of a round, within the caller's transaction, and with them the files of their units,
 * which had them too. */
enum error dialogues_erase(struct central *central, const char *round) ERROR_MUST_CHECK;

#endif
