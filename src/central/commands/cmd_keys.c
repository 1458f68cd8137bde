/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* keys: what people may know of the store's keys, and on demand what nobody may; another signing
 * key. */
#include "central/commands/cmd_keys.h"

#include <stdio.h>
#include <string.h>

#include "base/cli/ask.h"
#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/merge/rekey.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "secret", 0, NULL, N_("an identity file, which opens every bundle") },
	{ "replace", 0, NULL, N_("make a new signing key, which takes the place of the old one") },
	{ "yes", 0, NULL, N_("with --replace: do not ask") },
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

static enum error confirm(void)
{
	bool yes = false;
	enum error rc = ask_yes(
	    _("Make a new signing key? The old one signs nothing any more, the posters have to "
	      "be printed anew, and whoever trusts the old key is asked about the new one. "
	      "[y/n] "),
	    &yes);

	if (rc == ERROR_NONE && !yes)
		rc = error_hint(error_set(ERROR_REFUSED, _("the signing key was not replaced")),
		    _("Say yes when you are asked on the terminal, or give --yes."));
	return rc;
}

/* All of it or nothing: in one transaction. */
static enum error change(struct central *central, size_t *rounds)
{
	enum error rc = journal_begin(central);

	if (rc != ERROR_NONE)
		return rc;
	rc = rekey(central, rounds);
	journal_note(central, "keys", "the signing key was replaced, %zu rounds", *rounds);
	return journal_end(central, rc);
}

static enum error tell(const char *old, size_t rounds)
{
	struct text out = { 0 };

	text_addf(&out, _("replaced     %s\n"), old);
	text_addf(&out,
	    P_("%zu round goes on under the new key.\n", "%zu rounds go on under the new key.\n",
		rounds),
	    rounds);
	text_add(&out,
	    _("Now: \"skatta-central backup\" a new copy, \"skatta-central publish\" to every "
	      "folder, print the poster anew, and tell colleagues the new key.\n"));
	return central_session_print_text(&out);
}

static enum error replace(struct central_session *session, bool yes)
{
	struct central *central;
	char old[MINISIGN_KEY_TEXT_SIZE];
	size_t rounds = 0;
	enum error rc = central_session_unlock(session, &central);

	if (rc == ERROR_NONE && !yes)
		rc = confirm();
	if (rc != ERROR_NONE)
		return rc;
	memcpy(old, central->signing_key, sizeof old);
	rc = change(central, &rounds);
	if (rc == ERROR_NONE)
		rc = cmd_keys_print(central, false);
	return rc == ERROR_NONE ? tell(old, rounds) : rc;
}

/* What one of them does the others do not. */
static enum error check_options(const struct arguments *arguments)
{
	bool replace = command_has(arguments, "replace");

	if (command_has(arguments, "json") && command_has(arguments, "secret"))
		return error_set(ERROR_USAGE, _("--secret and --json cannot be used together"));
	if (replace && (command_has(arguments, "json") || command_has(arguments, "secret")))
		return error_set(
		    ERROR_USAGE, _("--replace cannot be used with --secret or --json"));
	if (command_has(arguments, "yes") && !replace)
		return error_set(ERROR_USAGE, _("--yes is for --replace only"));
	return ERROR_NONE;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	enum error rc = check_options(arguments);

	if (rc != ERROR_NONE)
		return rc;
	if (command_has(arguments, "replace"))
		return replace(state, command_has(arguments, "yes"));
	if (!command_has(arguments, "secret")) {
		rc = central_session_open(state, &central);
		return rc == ERROR_NONE ? cmd_keys_print(central, command_has(arguments, "json"))
					: rc;
	}
	rc = central_session_unlock(state, &central);
	if (rc != ERROR_NONE)
		return rc;
	journal_note(central, "keys", "the secret identity was shown");
	return print_secret(central);
}

const struct command cmd_keys = {
	.name = "keys",
	.operands = "",
	.about = N_("show the public keys, the secret identity, or make a new signing key"),
	.options = options,
	.run = run,
};
