/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Somebody who walks the journey without any terminal, by a way that is written down. What such a
 * walk shows is kept as a record, which the real program is then held to, line by line
 * (walk_plain.h) and on the screen (walk_screen.h). */
#ifndef SKATTA_TESTS_WALKER_H
#define SKATTA_TESTS_WALKER_H

#include "client/steps/journey.h"
#include "support/journeys.h"

/* Begin at the first step, on the machine of client_sample.h, in its folder; and end. */
struct journey *walker_start(void);
/* The same with settings, which are the caller's. */
struct journey *walker_start_with(const struct settings *settings);
/* Read the settings of that machine into some that are all zero. */
void walker_settings(struct settings *settings);
void walker_end(struct journey *journey);

/* Go a way: words behind one another, with | between them.
 *
 *   #2      take the second choice      =text   write into the field
 *   !n      press a letter              <       go back
 *   *again  leave, and start anew       *name   let happen what journeys_happen() knows
 *   @item   here is the step of that name
 *   /words  the page has these words    ~words  it has not
 *   .words  this was said of what happened last
 *   -words  what was done last failed with these words; nothing else may fail
 *
 * What is done may be done several times: #2x3. Every page on the way is looked at: it has a
 * title, something to do, and a help text. In a text, CODE is an answer code, SLIP the same in
 * small letters without hyphens, LEADER the leader code of the team it is for, SCHOOL that of its
 * school, PLAN a file that is not there, RECOVERY the recovery code, EXCHANGE the exchange folder,
 * STICK another, KEPT a file that is not there, KEY the coordinator's key in groups, WORDS the
 * passphrase that was drawn last, TWO those of its words that are asked back, LETTERS as many
 * letters of these as are enough, NEWCODE the recovery code that was shown last.
 */
void walker_go(struct journey *journey, const char *way);

/* Write into the field of the page that is shown now. */
enum error walker_write(struct journey *journey, const char *text) ERROR_MUST_CHECK;

/* Does the page that is shown now have the words anywhere? */
bool walker_sees(const struct journey *journey, const char *words);

/* Where one stands after each thing that was done, or that happened. */
struct walker_station {
	char *word; /* what it was, its names filled in; "" at the first */
	const char *language;
	const struct step *step;
	size_t depth;                 /* of the way back from there */
	unsigned turn;                /* of the kiosk */
	struct page page;             /* empty once the person has left, and where it happened */
	char *said, *sentence, *hint; /* what was told of it; or NULL */
	bool left;
	bool more; /* the same is done once more */
};

struct walker_record {
	struct walker_station *stations;
	size_t count;
};

/* Walk a row of the table on its machine, made anew, in this language, and make it anew once more
 * for whoever follows. What pages say is checked in English only. */
struct walker_record *walker_record(const struct journeys_walk *walk, const char *language);
void walker_record_free(struct walker_record *record);

/* The machine as it was before the walk, and stand in its folder. */
void walker_remake(const struct journeys_walk *walk);

/* Words in a row, with one blank between them wherever there was a break; free() by the caller. */
char *walker_fold(const char *text);

/* One's own program on this machine: the arguments, and what its environment must have, each
 * ending with NULL. Good until the next call. */
const char *const *walker_program(const char *language, const char *option);
const char *const *walker_environment(void);

#endif
