/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every step with a way to it, and whole journeys as people make them, in the language of
 * walker.h. They are walked without any terminal (test_journey, test_walks), line by line
 * (test_walk_plain) and on the screen (test_walk_screen). */
#ifndef SKATTA_TESTS_JOURNEYS_H
#define SKATTA_TESTS_JOURNEYS_H

#include "client/steps/journey.h"

/* The first words of many ways: Anna's place is opened; it leads to the only round, and back is to
 * the rounds; there are several; to the first item of the small round, and through it to the
 * result.
 */
#define JOURNEYS_OPEN     "#2|=ANNA|=PASSPHRASE|"
#define JOURNEYS_IN       JOURNEYS_OPEN "@welcome|<|@rounds|"
#define JOURNEYS_AMONG    JOURNEYS_OPEN "@rounds|"
#define JOURNEYS_IN_ROUND JOURNEYS_OPEN "@welcome|=CODE|@role|#1|@item|"
/* The rounds that follow the small one, from the list, and to the result. */
#define JOURNEYS_SECOND                                                                            \
	"#1|@welcome|#1|@role|#1|@item|#1|#2|#1|#1|/planned|#2|@review|#1|@result|/17, Starting|"
#define JOURNEYS_THIRD                                                                             \
	"#1|@welcome|#1|@role|#1|@item|#2|#2|#2|#1|/planned|#2|@review|#1|@result|/50, Working|"
#define JOURNEYS_FINISHED JOURNEYS_IN_ROUND "#3|#3|#3|#1|@review|#1|@result|"

/* A row for each step: how one comes there, and where each of its choices, or what is written into
 * its field, leads. */
struct journeys_step {
	const struct step *step;
	void (*machine)(void); /* how the machine is other than as client_sample.h makes it */
	const char *way;
	const char *write; /* for a step with a field */
	const char *leads[12];
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

/* What stands in tests/screens as text: a screen of each step, with the questions that schools
 * have.
 */
struct journeys_view {
	const char *name; /* of the files */
	const struct step *step;
	void (*machine)(void);
	const char *way;
};
extern const struct journeys_view journeys_views[];
extern const size_t journeys_n_views;

/* The machine as client_sample.h makes it, and how it may be other. */
void journeys_as_made(void);
void journeys_untrusting(void);
void journeys_new_key(void);
void journeys_without_rounds(void);
void journeys_too_early(void);
/* With an open round beside the small one: of the same questions, of every kind of question, of the
 * real ones, of one that asks the office nothing. */
void journeys_with_open_round(void);
void journeys_with_kinds(void);
void journeys_with_alone(void);
void journeys_with_real(void);
void journeys_with_few(void);
/* And of one of 32 areas, more than a screen has rows. */
void journeys_with_many_areas(void);
/* Where every start is a kiosk, by the settings in skatta.conf of its folder. */
void journeys_in_kiosk(void);
/* Where the settings say which folder has rounds and whose they are, and none is taken in yet; the
 * same as a kiosk; with the real questions, with codes or open to all. */
void journeys_set_up(void);
void journeys_set_up_kiosk(void);
void journeys_set_up_school(void);
void journeys_set_up_open(void);
/* The small one beside one that is open to all and another one with codes; beside one with codes
 * that is to open later. */
#define JOURNEYS_OTHER_CODE "2222-2222-2222-2222"
void journeys_set_up_more(void);
void journeys_set_up_early(void);
/* With the real questions instead of the small round, and its codes; open to all; not joined. */
void journeys_with_school(void);
void journeys_with_open_school(void);
void journeys_before_school(void);
void journeys_with_school_kiosk(void);
/* With a temperature measurement instead of the small round, which asks about actions. */
void journeys_with_pulse(void);

/* What the team bjork/a is told meanwhile: an answer to what it handed over last, and an action of
 * its school; another plan of it; its figures; these and how it goes with its actions; that its
 * figures are hidden; the figures of a measurement. */
void journeys_answered(void);
void journeys_led_elsewhere(void);
void journeys_planned_before(void);
void journeys_counted(void);
void journeys_measured(void);
void journeys_hidden(void);
void journeys_pulse_counted(void);
/* And what was agreed on in a dialogue. */
void journeys_agreed(void);

/* What happens around the person, by the name that stands in a way. */
void journeys_happen(const char *name);

#endif
