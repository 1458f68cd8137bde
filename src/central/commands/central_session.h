/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What every command starts from: which store, and the way to its passphrase. The `state` of the
 * program. */
#ifndef SKATTA_CENTRAL_CENTRAL_SESSION_H
#define SKATTA_CENTRAL_CENTRAL_SESSION_H

#include "base/cli/command.h"
#include "base/format/json.h"
#include "base/text.h"
#include "central/store/central.h"
#include "document/round/round.h"

/* All zero at the start; central_session_end() at the end. */
struct central_session {
	char *store;                 /* its path */
	const char *passphrase_file; /* NULL: ask on the terminal */
	struct central *central;     /* once opened */
};

extern const struct command_option central_session_options[];

/* Take the program's options; for `struct program`. */
enum error central_session_start(void *state, const struct arguments *arguments) ERROR_MUST_CHECK;
/* What the command that was run has noted goes into the log; for `struct program`. */
enum error central_session_finish(void *state) ERROR_MUST_CHECK;
void central_session_end(struct central_session *session);

/* The store, locked or unlocked; the coordinator closes it. */
enum error central_session_open(
    struct central_session *session, struct central **central) ERROR_MUST_CHECK;
enum error central_session_unlock(
    struct central_session *session, struct central **central) ERROR_MUST_CHECK;

/* A copy of the store, which is only read (central_open_copy()); central_close(). ERROR_REFUSED
 * where the path is the store's own. Unlocked by the passphrase of its time. */
enum error central_session_open_copy(const struct central_session *session, const char *path,
    struct central **copy) ERROR_MUST_CHECK;
enum error central_session_unlock_copy(const struct central_session *session, const char *path,
    struct central **copy) ERROR_MUST_CHECK;
/* The folder that the store is to be in, where it is missing. */
enum error central_session_make_folder(const struct central_session *session) ERROR_MUST_CHECK;

/* The store, unlocked, and the newest edition of the round that --round names; round_free(). */
enum error central_session_round(struct central_session *session, const struct arguments *arguments,
    struct central **central, struct round **round) ERROR_MUST_CHECK;

/* Let `change` act on the round of this id in the unlocked store, and on `context`, within a
 * transaction, and log what it notes. round_free() by the caller, also after a failure. */
enum error central_session_change_round(struct central *central, const char *id,
    enum error (*change)(struct central *central, struct round *round, void *context),
    void *context, struct round **round) ERROR_MUST_CHECK;

/* A line that is typed on the terminal and not shown, as ask_secret() has it; secret_free(). */
enum error central_session_ask(const char *question, char **typed) ERROR_MUST_CHECK;

/* What opens the store: from the passphrase file, or asked so. */
enum error central_session_secret(
    const struct central_session *session, const char *question, char **secret) ERROR_MUST_CHECK;

/* Where a copy of the store is wanted, say so on standard error. */
enum error central_session_advise(struct central *central) ERROR_MUST_CHECK;

/* Put on standard output; a write that fails is a failure. For people in the encoding of the
 * locale, and for programs as it is. JSON is taken over, and freed. */
enum error central_session_print(const char *text) ERROR_MUST_CHECK;
/* The same, and free it. */
enum error central_session_print_text(struct text *text) ERROR_MUST_CHECK;
enum error central_session_write(const char *bytes) ERROR_MUST_CHECK;
enum error central_session_print_json(json_t *value) ERROR_MUST_CHECK;

#endif
