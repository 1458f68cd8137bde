/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a unit's leader code opens. The round has a hash of it, by which a machine knows the unit;
 * the code itself makes the key that signs the unit's plan and the identity that opens what only
 * the unit may read. The codes and ids are told apart by their domains: skatta-round(5),
 * skatta-bundle(5), skatta-unit(5). */
#ifndef SKATTA_DOCUMENT_LEADER_H
#define SKATTA_DOCUMENT_LEADER_H

#include "crypto/age/age.h"
#include "crypto/sign.h"
#include "document/round/round.h"

/* All take the code as it is typed, and are false where it has not the shape of a code. */

/* The hash that stands in the round. */
bool leader_hash(unsigned char hash[ROUND_CODE_HASH_SIZE], const char *round_id, const char *code);

/* The key pair that signs the unit's plans; `pair` should lie in secret memory. */
bool leader_pair(struct sign_pair *pair, const char *round_id, const char *code);

/* The identity that the unit's files are sealed to; in secret memory too. */
bool leader_identity(struct age_identity *identity, const char *round_id, const char *code);

/* What the unit's files are called by, which nothing else tells: half of a digest. */
enum { LEADER_TAG_SIZE = 16 };
bool leader_tag(unsigned char tag[LEADER_TAG_SIZE], const char *round_id, const char *code);

/* The unit of the round that the code opens, or ORGANISATION_NO_UNIT. */
int leader_unit(const struct round *round, const char *code);
/* The same for a code that was replaced, and opens nothing any more. */
int leader_revoked(const struct round *round, const char *code);

#endif
