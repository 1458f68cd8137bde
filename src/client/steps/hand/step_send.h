/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What handing over answers and handing over a plan have in common: what is sent is shown, then
 * where to, and it is done at once where a folder is known. */
#ifndef SKATTA_CLIENT_STEP_SEND_H
#define SKATTA_CLIENT_STEP_SEND_H

#include "client/steps/journey.h"

/* A row whose value was made for it, and is freed. */
void step_send_row(struct page *page, const char *name, char *value);
/* The page's title; and its rows about the day, to whom it is sealed, and the folder. */
void step_send_head(struct page *page);
void step_send_day(struct page *page);
enum error step_send_to(const struct journey *journey, struct page *page) ERROR_MUST_CHECK;

/* What the four choices of the page lead to; a page may have more behind them. */
struct step_send {
	const char *all; /* N_(): to all that is sent */
	enum step_id shows, where, not_now;
	/* That the folder has it, for free(). The person's word, which seals; and where it leads.
	 */
	char *(*said)(const char *where);
	enum error (*seal)(struct journey *journey);
	enum error (*done)(struct journey *journey);
};
/* What is said of most. */
char *step_send_said(const char *where);
enum { STEP_SEND_NOW, STEP_SEND_SHOW, STEP_SEND_ELSEWHERE, STEP_SEND_NOT, STEP_SEND_CHOICES };
void step_send_choices(const struct step_send *send, struct page *page);
enum error step_send_choose(
    struct journey *journey, const struct step_send *send, size_t choice) ERROR_MUST_CHECK;

/* Hand over to the folder, keep it as the place, and say how it went. Where no folder is at hand,
 * `path` is "": it is sealed, and leaves with the next sync. Nothing is sealed where the folder
 * cannot be opened. */
enum error step_send_give(
    struct journey *journey, const struct step_send *send, const char *path) ERROR_MUST_CHECK;

/* The page that asks for the folder, below its title. */
enum error step_send_ask(const struct journey *journey, struct page *page) ERROR_MUST_CHECK;
/* The only choice of a page that was looked at: back. */
enum error step_send_back(struct journey *journey, size_t choice) ERROR_MUST_CHECK;

#endif
