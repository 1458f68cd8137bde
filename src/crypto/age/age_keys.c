/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* age's X25519 keys, and how they are written. */
#include "crypto/age/age.h"

#include <sodium.h>
#include <string.h>

#include "base/io/language.h"
#include "crypto/encode.h"
#include "crypto/secret.h"

static const char recipient_prefix[] = "age";
static const char identity_prefix[] = "age-secret-key-";

void age_identity_new(struct age_identity *identity)
{
	secret_random(identity->secret, sizeof identity->secret);
	crypto_scalarmult_base(identity->public, identity->secret);
}

void age_identity_of(struct age_identity *identity, const unsigned char secret[32])
{
	memcpy(identity->secret, secret, sizeof identity->secret);
	crypto_scalarmult_base(identity->public, identity->secret);
}

void age_identity_write(char text[AGE_IDENTITY_SIZE], const struct age_identity *identity)
{
	encode_bech32(text, identity_prefix, identity->secret, true);
}

enum error age_identity_read(struct age_identity *identity, const char *name, const char *bytes)
{
	const char *line = bytes;
	char *text;
	size_t length;
	bool fine;

	while (*line == '#' || *line == '\n' || (*line == '\r' && line[1] == '\n'))
		line += strcspn(line, "\n") + (strchr(line, '\n') != NULL);
	length = strcspn(line, "\r\n");
	/* A copy, so that there is a NUL after it. */
	text = secret_new(AGE_IDENTITY_SIZE);
	fine = length < AGE_IDENTITY_SIZE;
	if (fine) {
		memcpy(text, line, length);
		fine = encode_from_bech32(identity->secret, identity_prefix, text, true);
	}
	secret_free(text);
	if (!fine)
		return error_hint(error_set(ERROR_DAMAGED, _("%s has no secret key"), name),
		    _("The line with the key starts with AGE-SECRET-KEY-1 and has 74 characters."));
	crypto_scalarmult_base(identity->public, identity->secret);
	return ERROR_NONE;
}

void age_recipient_write(char text[AGE_RECIPIENT_SIZE], const unsigned char public[32])
{
	encode_bech32(text, recipient_prefix, public, false);
}

/* Is it the one way to write a point that can be sealed to: below 2^255-19, and not of low order?
 */
static bool is_usable(const unsigned char public[32])
{
	static const unsigned char any_secret[32] = { 1 };
	unsigned char shared[32];
	bool is_high = public[31] == 0x7f && public[0] >= 0xed;

	for (size_t i = 1; i < 31; i++)
		is_high = is_high && public[i] == 0xff;
	return public[31] < 0x80 && !is_high && crypto_scalarmult(shared, any_secret, public) == 0;
}

enum error age_recipient_read(struct age_recipient *recipient, const char *text)
{
	if (encode_from_bech32(recipient->public, recipient_prefix, text, false) &&
	    is_usable(recipient->public))
		return ERROR_NONE;
	return error_hint(error_set(ERROR_USAGE, _("that is not a recipient key (age1…)")),
	    _("A recipient key starts with age1 and has 62 characters, all small."));
}
