/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A random data key under a passphrase, and under a recovery code, as both programs keep it.
 *
 * An Argon2id run over the passphrase, salted with the store's salt and the name, gives 64 bytes:
 * the first half finds the row (`lookup`), the second wraps the data key. So the file names nobody,
 * and a wrong name is a wrong passphrase, in time too. A recovery code is 80 random bits, that of
 * a coordinator's store 128; a keyed BLAKE2b over it stands in the place of Argon2id. */
#ifndef SKATTA_CRYPTO_VAULT_H
#define SKATTA_CRYPTO_VAULT_H

#include "base/error.h"
#include "crypto/box.h"
#include "crypto/encode.h"
#include "crypto/passphrase.h"

enum { VAULT_LOOKUP_SIZE = 32, VAULT_WRAPPED_SIZE = 32 + 1 + 31 + BOX_OVERHEAD };

/* What a store has one of, in the clear. */
struct vault_settings {
	unsigned char salt[32];
	struct passphrase_cost cost;
};

/* One way to open one data key. */
struct vault_slot {
	unsigned char lookup[VAULT_LOOKUP_SIZE];
	unsigned char wrapped[VAULT_WRAPPED_SIZE];
};

/* What a passphrase or code was turned into; in secret memory, wiped by secret_free(). */
struct vault_opener {
	unsigned char lookup[VAULT_LOOKUP_SIZE];
	unsigned char key[32];
};

void vault_settings_new(struct vault_settings *settings);

/* The way in by a name, "" where there is one passphrase for the whole store, and a passphrase,
 * both as they were typed. The first opener is of their one spelling (composed letters, the name
 * without blanks at its ends and ASCII capitals): with it everything is made. Where they were typed
 * otherwise, a second one is of the bytes as they came, which is how they were taken before there
 * was one spelling. Each is a run of Argon2id, whether anything is found with it or not; in secret
 * memory, wiped by secret_free(). */
enum { VAULT_SPELLINGS = 2 };
struct vault_openers {
	struct vault_opener all[VAULT_SPELLINGS];
	size_t count;
};
enum error vault_openers_passphrase(struct vault_openers *openers,
    const struct vault_settings *settings, const char *name,
    const char *passphrase) ERROR_MUST_CHECK;
/* ERROR_PASSPHRASE where it is not of a code's shape. */
enum error vault_opener_code(struct vault_opener *opener, const struct vault_settings *settings,
    const char *code) ERROR_MUST_CHECK;

/* The same by the longer code of a whole store. */
enum error vault_opener_long_code(struct vault_opener *opener,
    const struct vault_settings *settings, const char *code) ERROR_MUST_CHECK;

/* The way in by an answer code of the round, for who answers once: a run of Argon2id in a domain of
 * its own, so that a code is never a passphrase, nor the other way round. The same failure. */
enum error vault_opener_once(struct vault_opener *opener, const struct vault_settings *settings,
    const char *round, const char *code) ERROR_MUST_CHECK;

/* A new recovery code as text, into secret memory. */
void vault_new_code(char code[ENCODE_CODE_SIZE]);
void vault_new_long_code(char code[ENCODE_LONG_CODE_SIZE]);

void vault_wrap(
    struct vault_slot *slot, const struct vault_opener *opener, const unsigned char data_key[32]);
/* `data_key` in secret memory. ERROR_PASSPHRASE with no sentence: the caller words it. */
enum error vault_unwrap(unsigned char data_key[32], const struct vault_opener *opener,
    const struct vault_slot *slot) ERROR_MUST_CHECK;

#endif
