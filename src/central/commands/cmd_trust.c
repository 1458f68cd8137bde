/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* trust: whose batches are taken in. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/journal.h"
#include "central/store/trust.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static void add_line(void *out, const char *key)
{
	char *safe = text_made_safe(key, false);

	text_addf(out, "%s\n", safe);
	free(safe);
}

static void add_json(void *list, const char *key)
{
	char *safe = text_made_safe(key, false);

	json_array_append_new(list, json_string(safe));
	free(safe);
}

static enum error print(struct central *central, bool as_json)
{
	struct text out = { 0 };
	json_t *list = json_array();
	enum error rc =
	    as_json ? trust_each(central, add_json, list) : trust_each(central, add_line, &out);

	if (rc == ERROR_NONE && as_json)
		rc = central_session_print_json(json_pack("{s:O}", "trusted", list));
	else if (rc == ERROR_NONE)
		rc = central_session_print(
		    out.bytes != NULL ? out.bytes : _("No other coordinator is trusted yet.\n"));
	json_decref(list);
	text_free(&out);
	return rc;
}

/* Only who has the passphrase decides that, though the key lies in the clear. */
static enum error trust(struct central_session *session, const char *key)
{
	struct central *central;
	bool added = false;
	enum error rc = central_session_unlock(session, &central);

	if (rc == ERROR_NONE)
		rc = journal_begin(central);
	if (rc != ERROR_NONE)
		return rc;
	rc = trust_add(central, key, &added);
	if (rc == ERROR_NONE && added)
		journal_note(central, "trust", "%s", key);
	return journal_end(central, rc);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	enum error rc;

	if (command_operands(arguments) > 0)
		return trust(state, command_operand(arguments, 0));
	rc = central_session_open(state, &central);
	return rc == ERROR_NONE ? print(central, command_has(arguments, "json")) : rc;
}

const struct command cmd_trust = {
	.name = "trust",
	.operands = "[RW…]",
	.about = N_("take in batches that are signed with this key"),
	.options = options,
	.max_operands = 1,
	.run = run,
};
