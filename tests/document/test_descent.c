/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which units of other rounds those of one are, up and down a chain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "document/round/descent.h"

#define HEADING "school,school_name,form,district,team,team_name,headcount,was\n"

/* The first round; its pulse; the second, where schools were joined and a team was divided; the
 * pulse of that; and a third, where they were joined further. */
enum { FIRST, PULSE, SECOND, PULSE_2, THIRD, OTHER, ROUNDS };

static const struct {
	const char *id, *follows, *units;
} rounds_of[ROUNDS] = {
	[FIRST] = { "first", "",
	    "asp,Asp,,,a,A,9,\nasp,Asp,,,b,B,9,\nek,Ek,,,,,9,\nlind,Lind,,,,,9,\nal,Al,,,,,9,\n" },
	[PULSE] = { "pulse", "first",
	    "asp,Asp,,,a,A,9,\nasp,Asp,,,b,B,9,\nek,Ek,,,,,9,\nlind,Lind,,,,,9,\nal,Al,,,,,9,\n" },
	[SECOND] = { "second", "first",
	    "poppel,Poppel,,,a1,A1,9,asp+asp/a\npoppel,Poppel,,,a2,A2,9,asp/a\n"
	    "poppel,Poppel,,,b,B,9,asp/b\nek,Ek,,,,,18,ek+lind\nny,Ny,,,,,9,al+bok\n" },
	[PULSE_2] = { "pulse-2", "second",
	    "poppel,Poppel,,,a1,A1,9,\npoppel,Poppel,,,a2,A2,9,\npoppel,Poppel,,,b,B,9,\n"
	    "ek,Ek,,,,,18,\nny,Ny,,,,,9,\n" },
	[THIRD] = { "third", "second",
	    "poppel,Poppel,,,a,A,9,poppel/a1+poppel/a2\nek,Ek,,,,,9,\n"
	    "alm,Alm,,,,,9,ek\n" },
	[OTHER] = { "other", "", "asp,Asp,,,a,A,9,\nek,Ek,,,,,9,\n" },
};

static int set_up(void **state)
{
	struct round *rounds = memory_new(ROUNDS, sizeof *rounds);

	for (size_t i = 0; i < ROUNDS; i++) {
		char *bytes = text_format("%s%s", HEADING, rounds_of[i].units);
		struct mistakes doubts = { 0 };
		struct csv *csv;

		strcpy(rounds[i].id, rounds_of[i].id);
		strcpy(rounds[i].follows, rounds_of[i].follows);
		if (csv_read("o.csv", bytes, strlen(bytes), &csv) != ERROR_NONE ||
		    organisation_from_csv("o.csv", csv, &rounds[i].organisation, &doubts) !=
			ERROR_NONE)
			fail_msg("%s", error_sentence());
		mistakes_free(&doubts);
		csv_free(csv);
		free(bytes);
	}
	*state = rounds;
	return 0;
}

static int tear_down(void **state)
{
	struct round *rounds = *state;

	for (size_t i = 0; i < ROUNDS; i++)
		organisation_free(rounds[i].organisation);
	free(rounds);
	return 0;
}

/* The path ends with ROUNDS. */
static struct descent *along(const struct round *rounds, const int *path)
{
	const struct round *on[ROUNDS];
	size_t n = 0;

	for (; path[n] != ROUNDS; n++)
		on[n] = &rounds[path[n]];
	return descent_new(on, n);
}

static void goes_where(void **state)
{
	static const struct {
		int path[ROUNDS + 1];
		const char *unit, *units;
		bool moved;
	} cases[] = {
		{ { SECOND, FIRST, ROUNDS }, "poppel", "asp", true },
		{ { SECOND, FIRST, ROUNDS }, "poppel/a1", "asp/a", true },
		{ { SECOND, FIRST, ROUNDS }, "poppel/a2", "asp/a", true },
		{ { SECOND, FIRST, ROUNDS }, "ek", "ek+lind", true },
		/* Some of it is not known. */
		{ { SECOND, FIRST, ROUNDS }, "ny", "", false },
		{ { FIRST, SECOND, ROUNDS }, "asp", "poppel", true },
		{ { FIRST, SECOND, ROUNDS }, "asp/a", "poppel/a1+poppel/a2", true },
		/* Something else has come into that. */
		{ { FIRST, SECOND, ROUNDS }, "ek", "", false },
		{ { FIRST, SECOND, ROUNDS }, "al", "", false },
		{ { PULSE, FIRST, ROUNDS }, "ek", "ek", false },
		{ { FIRST, PULSE, ROUNDS }, "ek", "ek", false },
		{ { SECOND, FIRST, PULSE, ROUNDS }, "ek", "ek+lind", true },
		{ { SECOND, FIRST, PULSE, ROUNDS }, "poppel/b", "asp/b", true },
		{ { PULSE, FIRST, SECOND, ROUNDS }, "asp/a", "poppel/a1+poppel/a2", true },
		{ { PULSE, FIRST, SECOND, ROUNDS }, "lind", "", false },
		{ { PULSE_2, SECOND, FIRST, PULSE, ROUNDS }, "ek", "ek+lind", true },
		{ { THIRD, SECOND, FIRST, ROUNDS }, "poppel/a", "asp/a", true },
		{ { THIRD, SECOND, FIRST, ROUNDS }, "poppel", "asp", true },
		{ { THIRD, SECOND, FIRST, ROUNDS }, "alm", "ek+lind", true },
		{ { FIRST, SECOND, THIRD, ROUNDS }, "asp/a", "poppel/a", true },
		/* Divided, the one part under the old id. */
		{ { SECOND, THIRD, ROUNDS }, "ek", "alm+ek", true },
		/* These do not follow each other: ids are all that there is. */
		{ { SECOND, OTHER, ROUNDS }, "ek", "ek", false },
		{ { SECOND, OTHER, ROUNDS }, "poppel", "", false },
	};
	const struct round *rounds = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const int *path = cases[i].path;
		struct descent *descent = along(rounds, path);
		const struct organisation *from = rounds[path[0]].organisation, *to;
		const struct descent_unit *of =
		    &descent->of[organisation_find(from, cases[i].unit)];
		struct text units = { 0 };

		while (path[1] != ROUNDS)
			path++;
		to = rounds[path[0]].organisation;
		for (size_t k = 0; k < of->n; k++)
			text_addf(&units, "%s%s", k > 0 ? "+" : "", to->units[of->units[k]].id);
		if (strcmp(units.length > 0 ? units.bytes : "", cases[i].units) != 0 ||
		    of->moved != cases[i].moved)
			fail_msg("%zu, %s: %s", i, cases[i].unit,
			    units.length > 0 ? units.bytes : "none");
		text_free(&units);
		descent_free(descent);
	}
}

static void one_to_one(void **state)
{
	static const struct {
		int later, earlier;
		const char *unit, *only;
	} cases[] = {
		{ SECOND, FIRST, "poppel", "asp" },
		{ SECOND, FIRST, "poppel/b", "asp/b" },
		{ SECOND, FIRST, "poppel/a1", NULL },
		{ SECOND, FIRST, "ek", NULL },
		{ SECOND, FIRST, "ny", NULL },
		/* The one that kept the id is no more what was divided than the other. */
		{ THIRD, SECOND, "ek", NULL },
		{ THIRD, SECOND, "alm", NULL },
		{ PULSE, FIRST, "lind", "lind" },
	};
	const struct round *rounds = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct round *later = &rounds[cases[i].later];
		const struct round *earlier = &rounds[cases[i].earlier];
		struct descent *descent =
		    along(rounds, (int[]){ cases[i].later, cases[i].earlier, ROUNDS });
		int only =
		    descent_only(descent, organisation_find(later->organisation, cases[i].unit));

		assert_int_equal(
		    only, cases[i].only == NULL
			      ? ORGANISATION_NO_UNIT
			      : organisation_find(earlier->organisation, cases[i].only));
		descent_free(descent);
	}
	descent_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(goes_where, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_to_one, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
