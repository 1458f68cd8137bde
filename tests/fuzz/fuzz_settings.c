/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Files of settings: what is taken keeps within what the manual says, and joins. */
#include <assert.h>

#include "client/store/settings.h"
#include "fuzz.h"

static enum error read_text(const char *text, size_t size)
{
	struct settings settings = { 0 }, own = { 0 };
	enum error rc = settings_read("fuzz", text, size, &settings);

	if (rc == ERROR_NONE) {
		assert(settings_idle_seconds(&settings) >= 60);
		assert(settings_idle_seconds(&settings) <= 60 * 60);
		assert(settings.exchange == NULL || text_is_safe(settings.exchange, false));
		assert(settings.kiosk_word[0] == '\0' || passphrase_hash_is(settings.kiosk_word));
		settings_join(&own, &settings);
		assert(settings.exchange == NULL);
	}
	settings_free(&settings);
	settings_free(&own);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
