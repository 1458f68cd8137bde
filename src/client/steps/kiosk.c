/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rules of a kiosk. Its pages are in step_kiosk.c. */
#include "client/steps/kiosk.h"

#include <string.h>

#include "base/clock.h"
#include "base/io/language.h"
#include "base/io/media.h"
#include "base/text.h"
#include "crypto/secret.h"

void kiosk_start(struct kiosk *kiosk, const struct settings *settings)
{
	memcpy(kiosk->word, settings->kiosk_word, sizeof kiosk->word);
	memcpy(kiosk->language, language_now(), sizeof kiosk->language);
}

void kiosk_next(const struct kiosk *kiosk)
{
	if (strcmp(kiosk->language, language_now()) == 0)
		return;
	/* Whoever removes a translation meanwhile is answered in another. */
	if (language_choose(kiosk->language) != ERROR_NONE)
		error_clear();
}

enum error kiosk_check_word(const char *word)
{
	if (text_characters(word) >= KIOSK_LEAST_WORD)
		return secret_check_text(word);
	return error_hint(error_set(ERROR_REFUSED, _("the word is too short")),
	    _("Use at least %d characters."), KIOSK_LEAST_WORD);
}

enum error kiosk_choose_word(struct kiosk *kiosk, const char *word)
{
	return passphrase_hash_make(kiosk->word, word);
}

enum error kiosk_try_word(struct kiosk *kiosk, const char *word)
{
	int64_t wait = kiosk->earliest - clock_milliseconds();
	enum error rc;

	if (wait > 0)
		return error_hint(error_set(ERROR_REFUSED, _("it is too early for another word")),
		    P_("Wait %lld second, then type it again.",
			"Wait %lld seconds, then type it again.",
			(unsigned long)(wait + 999) / 1000),
		    (long long)(wait + 999) / 1000);
	rc = passphrase_hash_check(kiosk->word, word);
	if (rc != ERROR_PASSPHRASE)
		return rc;
	if (kiosk->wrong < KIOSK_LONGEST_WAIT)
		kiosk->wrong++;
	kiosk->earliest = clock_milliseconds() + kiosk->wrong * INT64_C(1000);
	return error_hint(error_set(rc, _("that is not the coordinator's word")),
	    _("Go back if it is not you who ends the kiosk."));
}

static enum error check(const char *path, const char *sentence)
{
	if (media_holds(path))
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED, "%s", sentence),
	    _("Name a file under /media, /run/media or /mnt."));
}

enum error kiosk_check_file(const char *path)
{
	return check(path, _("in a kiosk, save your result to your own USB stick"));
}

enum error kiosk_check_copy(const char *path)
{
	return check(path, _("in a kiosk, a copy of a profile is on your own USB stick"));
}
