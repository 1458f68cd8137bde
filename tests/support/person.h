/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Somebody at skatta on a real terminal, in a scratch folder with the round that schools have. */
#ifndef SKATTA_TESTS_PERSON_H
#define SKATTA_TESTS_PERSON_H

#include "support/terminal.h"

#define PERSON_ROUND "Självskattning hösten 2026"

/* For a test's setup: the folder with the round, and with a second round after it. */
int person_make_round(void **state);
int person_make_second_round(void **state);

/* Start skatta, with one more option, or NULL; term_stop() by the caller. */
struct term *person_start_with(int rows, int columns, const char *language, const char *option);
struct term *person_start(int rows, int columns, const char *language);

/* Make a place and stand before the rounds. */
void person_make_place(struct term *term, const char *name);
/* Say who one is, up to the passphrase; on to where one was, a page with these words; and on to the
 * rounds. */
void person_say_name(struct term *term, const char *name);
void person_return(struct term *term, const char *name, const char *words);
void person_open_place(struct term *term, const char *name);
/* From the rounds to the first question, as a teacher of a team, by its i-th code. */
void person_enter_round(struct term *term, const char *unit, int i);
/* Press a key that leads to another page: what is typed before it stands there is dropped. */
void person_open_page(struct term *term, const char *key, const char *words);
/* Answer the next `count` items, of which `before` are answered, with 1 to 5 in turn. */
void person_answer(struct term *term, int before, int count);

#endif
