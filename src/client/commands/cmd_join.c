/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta join: take in rounds. */
#include <stdio.h>
#include <string.h>

#include "base/cli/ask.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/store/place.h"
#include "client/store/rounds.h"

/* The person has to say yes to the key once: with --trust KEY beforehand, or at the question. */
static enum error ask_trust(struct store *store, const struct rounds_found *found)
{
	char groups[MINISIGN_GROUPS_SIZE], large[MINISIGN_GROUPS_SIZE];
	bool yes = false;
	enum error rc;

	minisign_key_groups(groups, found->key);
	minisign_key_large(large, found->key);
	charset_print(stdout,
	    _("These rounds are signed by %s with the key\n\n    %s\n\nOn the coordinator's poster "
	      "the end of it stands large:\n\n    %s\n\nCompare that at least. "
	      "This machine will take rounds from this key only.\n"),
	    found->offers[0].round->central_name, groups, large);
	fflush(stdout);
	rc = ask_yes(_("Is it the same key? (y/n) "), &yes);
	if (rc != ERROR_NONE)
		return rc;
	if (!yes)
		return error_hint(
		    error_set(ERROR_REFUSED, _("the key was not trusted, so nothing was taken in")),
		    _("Give the key from the coordinator: \"skatta join --trust KEY FOLDER\"."));
	return rounds_trust(store, found->key);
}

/* The key that was replaced, and the one that took its place. */
static void show_both(const char *old, const char *new)
{
	char groups[MINISIGN_GROUPS_SIZE], large[MINISIGN_GROUPS_SIZE];

	minisign_key_groups(groups, old);
	charset_print(stdout, _("This machine trusts the key\n\n    %s\n\n"), groups);
	minisign_key_groups(groups, new);
	minisign_key_large(large, new);
	charset_print(stdout,
	    _("The coordinator has replaced it, as the old key itself says, by\n\n    %s\n\nOn the "
	      "new poster the end of it stands large:\n\n    %s\n\nCompare that at least: whoever "
	      "has stolen the old key could say so too. From then on this machine takes new rounds "
	      "from the new key only.\n"),
	    groups, large);
	fflush(stdout);
}

static enum error ask_next(struct store *store, const struct rounds_found *found)
{
	const char *next = found->next[0]->central_key;
	bool yes = false;
	enum error rc;

	if (found->n_next > 1 || !ask_can())
		return rounds_check_next(found);
	show_both(found->key, next);
	rc = ask_yes(_("Is it the same key? (y/n) "), &yes);
	if (rc != ERROR_NONE)
		return rc;
	return yes ? rounds_trust_next(store, found, next) : rounds_check_next(found);
}

/* Where another key took the place of the one that is trusted, a person or --trust has to say yes
 * to it; then what is there is looked at by that key. */
static enum error go_over(struct store *store, const char *trust, struct rounds_found **found)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct rounds_found *before = *found;
	enum error rc = ERROR_NONE;

	if (trust != NULL && strcmp(trust, before->key) != 0)
		rc = rounds_trust_next(store, before, trust);
	else if (before->waiting > 0)
		rc = ask_next(store, before);
	else
		return ERROR_NONE;
	if (rc == ERROR_NONE)
		rc = rounds_trusted(store, key);
	if (rc != ERROR_NONE)
		return rc;
	*found = NULL;
	rc = rounds_look(before->place, key, found);
	rounds_found_free(before);
	return rc;
}

/* A folder has all editions of a round; the newest one tells. */
static bool is_newest(const struct rounds_found *found, const struct round *round)
{
	for (size_t i = 0; i < found->count; i++)
		if (strcmp(found->offers[i].round->id, round->id) == 0 &&
		    found->offers[i].round->edition > round->edition)
			return false;
	return true;
}

static void list(const struct rounds_found *found)
{
	for (size_t i = 0; i < found->count; i++)
		if (is_newest(found, found->offers[i].round))
			charset_print(stdout, "%s  %s\n", found->offers[i].round->id,
			    found->offers[i].round->title);
}

/* How many rounds this machine did not know, and of how many it knew an earlier edition only. */
struct news {
	size_t fresh, changed;
};

static enum error compare(struct store *store, const struct rounds_found *found, struct news *news)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < found->count; i++) {
		const struct round *round = found->offers[i].round;
		struct round *known = NULL;

		if (!is_newest(found, round))
			continue;
		rc = rounds_get(store, round->id, &known);
		if (rc == ERROR_NONE)
			news->changed += known->edition < round->edition;
		if (rc == ERROR_NOT_FOUND) {
			error_clear();
			rc = ERROR_NONE;
			news->fresh++;
		}
		round_free(known);
	}
	return rc;
}

/* Everybody who uses the machine has them from now on. */
static void tell(const struct news *news)
{
	if (news->fresh > 0)
		charset_print(stderr,
		    P_("%zu round is new on this machine\n", "%zu rounds are new on this machine\n",
			news->fresh),
		    news->fresh);
	if (news->changed > 0)
		charset_print(stderr,
		    P_("%zu round has changed on this machine\n",
			"%zu rounds have changed on this machine\n", news->changed),
		    news->changed);
	if (news->fresh + news->changed == 0)
		charset_print(
		    stderr, "%s\n", _("nothing new: this machine has these rounds already"));
}

static enum error join(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	const char *path = command_operand(arguments, 0),
		   *trust = command_value(arguments, "trust");
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct rounds_found *found = NULL;
	struct news news = { 0 };
	size_t added;
	enum error rc = client_session_open(session);

	if (rc == ERROR_NONE)
		rc = rounds_trusted(session->store, key);
	if (rc == ERROR_NONE && trust != NULL && key[0] == '\0') {
		rc = rounds_trust(session->store, trust);
		if (rc == ERROR_NONE)
			rc = rounds_trusted(session->store, key);
	}
	if (rc == ERROR_NONE)
		rc = rounds_look(path, key, &found);
	if (rc == ERROR_NONE && key[0] == '\0')
		rc = ask_trust(session->store, found);
	else if (rc == ERROR_NONE)
		rc = go_over(session->store, trust, &found);
	if (rc == ERROR_NONE)
		rc = compare(session->store, found, &news);
	if (rc == ERROR_NONE)
		rc = rounds_keep(session->store, found, &added);
	if (rc == ERROR_NONE && exchange_is_at_hand(path))
		rc = place_set(session->store, path);
	if (rc == ERROR_NONE)
		list(found);
	if (rc == ERROR_NONE && found->refused > 0)
		charset_print(stderr,
		    P_("%zu file was left alone: damaged, or not signed with this key\n",
			"%zu files were left alone: damaged, or not signed with this key\n",
			found->refused),
		    found->refused);
	if (rc == ERROR_NONE)
		tell(&news);
	rounds_found_free(found);
	return rc;
}

static const struct command_option options[] = {
	{ "trust", 0, "KEY", N_("trust the coordinator's key KEY (RW…) without asking") },
	{ 0 },
};

const struct command cmd_join = {
	.name = "join",
	.operands = "FILE|DIR",
	.about = N_("take in rounds from a round file or an exchange folder"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = join,
};
