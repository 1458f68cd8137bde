/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What all commands of skatta share: the data folder and the opened store. */
#ifndef SKATTA_CLIENT_CLIENT_SESSION_H
#define SKATTA_CLIENT_CLIENT_SESSION_H

#include "base/cli/command.h"
#include "client/store/profile.h"
#include "client/store/settings.h"
#include "client/store/store.h"

struct client_session {
	struct settings settings;
	char *folder;        /* --data, or the person's own */
	struct store *store; /* NULL before client_session_open */
};

/* --data and --lang. */
extern const struct command_option client_session_options[];

/* Read the settings, and take these options; `state` is a struct client_session. */
enum error client_session_start(void *state, const struct arguments *arguments) ERROR_MUST_CHECK;
/* Make the memory for secrets, then open the store: first of all in every command that uses it. */
enum error client_session_open(struct client_session *session) ERROR_MUST_CHECK;
void client_session_end(struct client_session *session);

/* The options with which a command opens a profile: rows for its table. */
#define CLIENT_SESSION_OPTIONS                                                                     \
	{ "profile", 0, "NAME", N_("the name of the profile") },                                   \
	{                                                                                          \
		"passphrase-file", 0, "FILE",                                                      \
		    N_("read the passphrase from the first line of FILE")                          \
	}

/* The passphrase of --passphrase-file, or asked for on the terminal; for secret_free(). */
enum error client_session_passphrase(
    const struct arguments *arguments, char **passphrase) ERROR_MUST_CHECK;

/* Whether a place is made for somebody who has none: `check` refuses, or is NULL. */
struct client_session_newcomer {
	enum error (*check)(const void *context);
	const void *context; /* for `check`, the caller's */
};

/* Open the profile that --profile names, with the passphrase of --passphrase-file or asked for on
 * the terminal. One that is not there is made, and its recovery code told, where `newcomer` is not
 * NULL and does not refuse. */
enum error client_session_profile(struct client_session *session, const struct arguments *arguments,
    const struct client_session_newcomer *newcomer, struct profile **profile) ERROR_MUST_CHECK;

#endif
