/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator gives to the next one with a round: the signed word, the codes that only the
 * one who has the round knows, and how far what its units are given is numbered;
 * skatta-handover(5). */
#ifndef SKATTA_DOCUMENT_HANDOVER_H
#define SKATTA_DOCUMENT_HANDOVER_H

#include "crypto/encode.h"
#include "document/round/round.h"

/* Codes as they are written on slips. */
struct handover_codes {
	char (*all)[ENCODE_CODE_SIZE];
	size_t n;
};

struct handover_unit {
	char *id;
	struct handover_codes answer, spare;
	struct handover_codes replaced; /* pairs: a lost one, and the one in its place */
	char leader[ENCODE_CODE_SIZE];
	long number; /* of the last file that it was given, 0 for none */
};

struct handover {
	char from[MINISIGN_KEY_TEXT_SIZE], to[MINISIGN_KEY_TEXT_SIZE];
	char round[ROUND_ID_SIZE];
	long edition;    /* the first that is the next one's */
	char *signature; /* of the word, as it stands in that edition */
	struct handover_unit *units;
	size_t n_units;
};

struct handover *handover_new(void);
/* Wipes the codes; takes NULL. */
void handover_free(struct handover *handover);
/* One more, empty; it belongs to the handover, and stays where it is until the next is added. */
struct handover_unit *handover_add(struct handover *handover, const char *id);

/* One more, from its bytes. */
void handover_add_code(struct handover_codes *codes, const unsigned char bytes[ENCODE_CODE_BYTES]);

/* The line of JSON and its line feed, for text_forget(). */
char *handover_write(const struct handover *handover);
/* Read it (a NUL follows the bytes). ERROR_DAMAGED names file and line; ERROR_TOO_NEW. */
enum error handover_read(const char *name, const char *bytes, size_t length,
    struct handover **handover) ERROR_MUST_CHECK;

/* Sign it, and seal it to whom it is for; `*sealed` is for the caller to free. */
enum error handover_seal(const struct handover *handover, const struct minisign_secret *signer,
    const struct age_recipient *recipient, unsigned char **sealed, size_t *length) ERROR_MUST_CHECK;
/* Open one, and hold it to the signature of the giver whom it names. ERROR_WRONG_KEY where it is
 * for somebody else, or signed by another. */
enum error handover_open(const struct age_identity *identity, const char *name,
    const unsigned char *sealed, size_t length, struct handover **handover) ERROR_MUST_CHECK;

#endif
