/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Words on a page of a place, and places of a test's own. */
#include "support/profile_pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/secret.h"
#include "support/client_sample.h"

void profile_pages_keep_in(struct profile *profile, const char *name, const char *words)
{
	json_t *value, *before;
	int64_t generation;

	client_sample_must(profile_get(profile, name, &before, &generation));
	json_decref(before);
	value = json_pack("{s:s}", "words", words);
	client_sample_must(profile_put(profile, name, value, &generation));
	json_decref(value);
}

void profile_pages_keeps_in(struct profile *profile, const char *name, const char *words)
{
	json_t *value;
	int64_t generation;

	client_sample_must(profile_get(profile, name, &value, &generation));
	assert_int_equal(value != NULL, generation != 0);
	if (words == NULL)
		assert_null(value);
	else
		assert_string_equal(json_string_value(json_object_get(value, "words")), words);
	json_decref(value);
}

void profile_pages_keep(const char *name, const char *words)
{
	profile_pages_keep_in(client_sample_profile(), name, words);
}

void profile_pages_keeps(const char *name, const char *words)
{
	profile_pages_keeps_in(client_sample_profile(), name, words);
}

enum error profile_pages_make(const char *name, const char *passphrase, struct profile **profile)
{
	char *code = secret_new(ENCODE_CODE_SIZE);
	enum error rc = profile_make(client_sample.store, name, passphrase, code, profile);

	secret_free(code);
	return rc;
}
