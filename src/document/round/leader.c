/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Each thing that a leader code makes is a digest of round and code in a domain of its own. */
#include "document/round/leader.h"

#include <string.h>

#include "crypto/encode.h"
#include "crypto/secret.h"

static bool derive(
    unsigned char digest[DIGEST_SIZE], const char *domain, const char *round_id, const char *code)
{
	unsigned char bytes[ROUND_ID_SIZE + ENCODE_CODE_BYTES];
	size_t length = strlen(round_id) + 1;
	bool is_code;

	memcpy(bytes, round_id, length);
	is_code = encode_from_code(bytes + length, code);
	if (is_code)
		digest_in(digest, NULL, domain, bytes, length + ENCODE_CODE_BYTES);
	secret_wipe(bytes, sizeof bytes);
	return is_code;
}

bool leader_hash(unsigned char hash[ROUND_CODE_HASH_SIZE], const char *round_id, const char *code)
{
	unsigned char digest[DIGEST_SIZE];

	if (!derive(digest, "skatta-leader/1", round_id, code))
		return false;
	memcpy(hash, digest, ROUND_CODE_HASH_SIZE);
	return true;
}

bool leader_tag(unsigned char tag[LEADER_TAG_SIZE], const char *round_id, const char *code)
{
	unsigned char digest[DIGEST_SIZE];

	if (!derive(digest, "skatta-leader-tag/1", round_id, code))
		return false;
	memcpy(tag, digest, LEADER_TAG_SIZE);
	return true;
}

bool leader_pair(struct sign_pair *pair, const char *round_id, const char *code)
{
	unsigned char seed[DIGEST_SIZE];

	if (!derive(seed, "skatta-leader-key/1", round_id, code))
		return false;
	sign_pair_of(pair, seed);
	secret_wipe(seed, sizeof seed);
	return true;
}

bool leader_identity(struct age_identity *identity, const char *round_id, const char *code)
{
	unsigned char secret[DIGEST_SIZE];

	if (!derive(secret, "skatta-leader-identity/1", round_id, code))
		return false;
	age_identity_of(identity, secret);
	secret_wipe(secret, sizeof secret);
	return true;
}

int leader_unit(const struct round *round, const char *code)
{
	unsigned char hash[ROUND_CODE_HASH_SIZE];

	if (round->leaders == NULL || !leader_hash(hash, round->id, code))
		return ORGANISATION_NO_UNIT;
	for (size_t i = 0; i < round->organisation->n_units; i++)
		if (memcmp(round->leaders[i], hash, sizeof hash) == 0)
			return (int)i;
	return ORGANISATION_NO_UNIT;
}

int leader_revoked(const struct round *round, const char *code)
{
	unsigned char hash[ROUND_CODE_HASH_SIZE];

	if (round->n_revoked == 0 || !leader_hash(hash, round->id, code))
		return ORGANISATION_NO_UNIT;
	for (size_t i = 0; i < round->n_revoked; i++)
		if (memcmp(round->revoked[i].hash, hash, sizeof hash) == 0)
			return round->revoked[i].unit;
	return ORGANISATION_NO_UNIT;
}
