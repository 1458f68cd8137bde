/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the machine's administrator and the person want of skatta: skatta.conf(5). What protects
 * those who share a machine is the administrator's. */
#ifndef SKATTA_CLIENT_SETTINGS_H
#define SKATTA_CLIENT_SETTINGS_H

#include <stdbool.h>

#include "base/error.h"
#include "crypto/minisign.h"
#include "crypto/passphrase_hash.h"
#include "tui/theme.h"

enum { SETTINGS_LIMIT = 16 * 1024 }; /* bytes of a file */

enum settings_answer { SETTINGS_NOT_SAID, SETTINGS_NO, SETTINGS_YES };

/* All zero: nothing is set. */
struct settings {
	char language[3];
	char *exchange; /* its address, or NULL */
	char trusted_key[MINISIGN_KEY_TEXT_SIZE];
	int idle_seconds; /* 0 where nothing is set */
	bool idle_is_own; /* the person's own word, not the machine's; settings_join() */
	enum settings_answer kiosk;
	char kiosk_word[PASSPHRASE_HASH_SIZE]; /* as Argon2id has scrambled it */
	enum settings_answer plain, mouse, ascii, color;
	enum theme_background background;
};

/* Read one file's bytes into settings that are all zero; `name` is for messages. ERROR_DAMAGED,
 * with line and column, for whatever is not as skatta.conf(5) says. settings_free() in any case. */
enum error settings_read(
    const char *name, const char *bytes, size_t length, struct settings *settings) ERROR_MUST_CHECK;

/* Join the person's own settings to the machine's; what is taken over leaves `own`. */
void settings_join(struct settings *settings, struct settings *own);

/* Both files, joined; one that is not there sets nothing. ERROR_REFUSED where somebody else could
 * have written one. settings_free() in any case. */
enum error settings_load(struct settings *settings) ERROR_MUST_CHECK;
void settings_free(struct settings *settings);

/* Be a kiosk, whatever the files say. Whoever starts one need not know what somebody has set for
 * this account: its own idle time counts only where it is shorter than a kiosk's. */
void settings_begin_kiosk(struct settings *settings);

/* After how long without a key to lock. */
int settings_idle_seconds(const struct settings *settings);

#endif
