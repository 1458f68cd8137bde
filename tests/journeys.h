/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every step with a way to it, and whole journeys as people make them, in the language of
 * walker.h. They are walked without any terminal (test_journey, test_walks), line by line
 * (test_walk_plain) and on the screen (test_walk_screen). */
#ifndef SKATTA_TESTS_JOURNEYS_H
#define SKATTA_TESTS_JOURNEYS_H

#include "client/journey.h"

/* The first words of many ways: into Anna's place, to the first item of the small round, and
 * through it to the result. */
#define JOURNEYS_IN       "#2|=ANNA|=PASSPHRASE|@rounds|"
#define JOURNEYS_IN_ROUND JOURNEYS_IN "#1|#1|=CODE|#1|@item|"
#define JOURNEYS_FINISHED JOURNEYS_IN_ROUND "#3|#3|#3|#1|@review|#1|@result|"

/* A row for each step: how one comes there, and where each of its choices, or what is written into
 * its field, leads. */
struct journeys_step {
	const struct step *step;
	void (*machine)(void); /* how the machine is other than as client_sample.h makes it */
	const char *way;
	const char *write; /* for a step with a field */
	const char *leads[8];
};
extern const struct journeys_step journeys_steps[];
extern const size_t journeys_n_steps;

struct journeys_walk {
	const char *name;
	void (*machine)(void);
	const char *way;
};
extern const struct journeys_walk journeys_walks[];
extern const size_t journeys_n_walks;

/* The machine as client_sample.h makes it, and that one with another questionnaire's open round,
 * joined beside the small one. */
void journeys_as_made(void);
void journeys_join(const char *id, const char *questionnaire);

/* What happens around the person, by the name that stands in a way. */
void journeys_happen(const char *name);

#endif
