/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* keys: what people may know of the store's keys, and on demand what nobody may. */
#include "central/commands/cmd_keys.h"

#include <stdio.h>

#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "secret", 0, NULL, N_("an identity file, which opens every bundle") },
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

enum error cmd_keys_print(const struct central *central, bool as_json)
{
	struct text out = { 0 };
	char groups[MINISIGN_GROUPS_SIZE];
	enum error rc;

	if (as_json)
		return central_session_print_json(json_pack("{s:s, s:s}", "recipient",
		    central->recipient, "signing_key", central->signing_key));
	text_addf(&out, "recipient    %s\n", central->recipient);
	text_addf(&out, "signing key  %s\n", central->signing_key);
	minisign_key_groups(groups, central->signing_key);
	text_addf(&out, _("in groups    %s\n"), groups);
	minisign_key_large(groups, central->signing_key);
	text_addf(&out, _("print large  %s\n"), groups);
	rc = central_session_print(out.bytes);
	text_free(&out);
	return rc;
}

/* The identity file is put together and written in secret memory. */
static enum error print_secret(const struct central *central)
{
	enum { SIZE = 512 };
	char *identity = secret_new(AGE_IDENTITY_SIZE), *lines = secret_new(SIZE);
	enum error rc;

	age_identity_write(identity, &central->keys->identity);
	snprintf(lines, SIZE, "# %s\n# public key: %s\n%s\n", central->name, central->recipient,
	    identity);
	charset_print(stderr, "skatta-central: %s\n",
	    _("whoever has this opens every bundle that was sealed to you: keep it in a safe"));
	rc = central_session_write(lines);
	secret_free(identity);
	secret_free(lines);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	enum error rc;

	if (!command_has(arguments, "secret")) {
		rc = central_session_open(state, &central);
		return rc == ERROR_NONE ? cmd_keys_print(central, command_has(arguments, "json"))
					: rc;
	}
	if (command_has(arguments, "json"))
		return error_set(ERROR_USAGE, _("--secret and --json cannot be used together"));
	rc = central_session_unlock(state, &central);
	if (rc != ERROR_NONE)
		return rc;
	journal_note(central, "keys", "the secret identity was shown");
	return print_secret(central);
}

const struct command cmd_keys = {
	.name = "keys",
	.operands = "",
	.about = N_("show the public keys, or with --secret the identity"),
	.options = options,
	.run = run,
};
