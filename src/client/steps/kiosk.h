/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a kiosk keeps from one person's turn to the next: the coordinator's word that ends it,
 * scrambled, and how often another one was tried. */
#ifndef SKATTA_CLIENT_KIOSK_H
#define SKATTA_CLIENT_KIOSK_H

#include <stdint.h>

#include "client/store/settings.h"

enum { KIOSK_LEAST_WORD = 8, KIOSK_LONGEST_WAIT = 30 }; /* characters, seconds */

struct kiosk {
	char word[PASSPHRASE_HASH_SIZE]; /* "" until it is chosen */
	char language[3];                /* in which each person is met */
	int wrong;                       /* words, so far */
	int64_t earliest; /* when the next one is looked at, by clock_milliseconds() */
};

/* The word of the settings, where they have one, and the language that is spoken now. */
void kiosk_start(struct kiosk *kiosk, const struct settings *settings);

/* The next person is met in the language of the first. */
void kiosk_next(const struct kiosk *kiosk);

/* ERROR_REFUSED where a word is too short to be chosen. */
enum error kiosk_check_word(const char *word) ERROR_MUST_CHECK;
enum error kiosk_choose_word(struct kiosk *kiosk, const char *word) ERROR_MUST_CHECK;

/* Is it the word? ERROR_PASSPHRASE where it is not, and the next one is looked at a second later
 * than the last time; ERROR_REFUSED before. */
enum error kiosk_try_word(struct kiosk *kiosk, const char *word) ERROR_MUST_CHECK;

/* May a person's own file be written there? ERROR_REFUSED but for sticks: whatever else the account
 * may write is not that person's. */
enum error kiosk_check_file(const char *path) ERROR_MUST_CHECK;
/* And may a copy of a place be written there, or read from there? */
enum error kiosk_check_copy(const char *path) ERROR_MUST_CHECK;

#endif
