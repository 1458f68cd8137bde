/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "central/merge/rekey.h"

#include "base/io/language.h"
#include "central/store/departures.h"
#include "central/store/editions.h"
#include "crypto/secret.h"

/* The old key's word stands in each, while it is there to give it. */
static enum error hand(struct central *central, struct round *round, const char *to)
{
	if (round->edition >= ROUND_MAX_EDITION || round->n_handed >= ROUND_MAX_HANDED)
		return error_set(ERROR_TOO_LARGE,
		    _("the round %s has been handed over as often as it can"), round->id);
	round->edition++;
	round_hand(round, &central->keys->signer, to);
	/* Opened again, it would be with the old key. */
	return departures_mark(central, round->id, DEPARTURE_KEY);
}

static enum error go_on(
    struct central *central, struct round **rounds, size_t n, const struct minisign_secret *signer)
{
	struct minisign_public public;
	char key[MINISIGN_KEY_TEXT_SIZE];
	enum error rc = ERROR_NONE;

	minisign_public_of(signer, &public);
	minisign_key_write(key, &public);
	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = hand(central, rounds[i], key);
	if (rc == ERROR_NONE)
		rc = central_replace_signer(central, signer);
	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = editions_publish(central, rounds[i]);
	return rc;
}

enum error rekey(struct central *central, size_t *rounds)
{
	struct minisign_secret *signer = secret_new(sizeof *signer);
	struct round **all = NULL;
	size_t n = 0, own = 0;
	enum error rc = editions_newest(central, &all, &n);

	/* The store's own first. */
	for (size_t i = 0; i < n; i++)
		if (editions_is_own(central, all[i])) {
			struct round *round = all[i];

			all[i] = all[own];
			all[own++] = round;
		}
	minisign_new(signer);
	if (rc == ERROR_NONE)
		rc = go_on(central, all, own, signer);
	*rounds = own;
	editions_newest_free(all, n);
	secret_free(signer);
	return rc;
}
