/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A questionnaire with one of everything, two teams, and a school without teams. */
#include "support/small.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "form/load/questionnaire_load.h"

static const char form_json[] =
    "{\"format\":\"skatta-questionnaire/1\",\"id\":\"small\",\"version\":1,\"languages\":[\"en\"],"
    "\"title\":{\"en\":\"Small\"},\"minutes\":1,"
    "\"roles\":[{\"id\":\"T\",\"name\":{\"en\":\"Teacher\"}},"
    "{\"id\":\"L\",\"name\":{\"en\":\"Leader\"}}],"
    "\"forms\":[{\"id\":\"grund\",\"name\":{\"en\":\"Basic\"}},"
    "{\"id\":\"gymnasium\",\"name\":{\"en\":\"Upper\"}}],"
    "\"scales\":[{\"id\":\"s\",\"labels\":[{\"en\":\"a\"},{\"en\":\"b\"},{\"en\":\"c\"},"
    "{\"en\":\"d\"},{\"en\":\"e\"}]}],"
    "\"levels\":[{\"from\":0,\"name\":{\"en\":\"One\"}},{\"from\":20,\"name\":{\"en\":\"Two\"}},"
    "{\"from\":40,\"name\":{\"en\":\"Three\"}},{\"from\":60,\"name\":{\"en\":\"Four\"}},"
    "{\"from\":80,\"name\":{\"en\":\"Five\"}}],"
    "\"areas\":["
    "{\"id\":\"A\",\"purpose\":\"competence\",\"title\":{\"en\":\"A\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"A1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"not_applicable\":true,"
    "\"not_said\":true},"
    "{\"id\":\"A2\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"not_applicable\":true},"
    "{\"id\":\"A3\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}},"
    "{\"id\":\"A4\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"reverse\":true}]},"
    "{\"id\":\"B\",\"purpose\":\"competence\",\"title\":{\"en\":\"B\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"B1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}},"
    "{\"id\":\"B2\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"roles\":[\"L\"]}]},"
    "{\"id\":\"G\",\"purpose\":\"conditions\",\"title\":{\"en\":\"G\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"G1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}}]},"
    "{\"id\":\"K\",\"purpose\":\"other\",\"title\":{\"en\":\"K\"},\"items\":["
    "{\"id\":\"N1\",\"kind\":\"number\",\"text\":{\"en\":\"x\"},\"least\":-9,\"most\":9},"
    "{\"id\":\"C1\",\"kind\":\"choice\",\"text\":{\"en\":\"x\"},\"options\":[{\"en\":\"a\"},"
    "{\"en\":\"b\"}]},"
    "{\"id\":\"K1\",\"kind\":\"text\",\"text\":{\"en\":\"x\"}}]},"
    "{\"id\":\"H\",\"purpose\":\"other\",\"title\":{\"en\":\"H\"},\"scale\":\"s\","
    "\"forms\":[\"gymnasium\"],\"items\":["
    "{\"id\":\"H1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}}]},"
    "{\"id\":\"R\",\"purpose\":\"look-back\",\"title\":{\"en\":\"R\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"R1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"looks_back\":\"A\"}]}]}";

/* A unit owns its texts, and so they are not constant. */
#define TEXT(text) ((char[]){ text })

static struct unit units[UNITS] = {
	[DISTRICT] = { TEXT("D"), TEXT("District"), TEXT(""), UNIT_DISTRICT, ORGANISATION_NO_UNIT,
	    40, false },
	[SCHOOL] = { TEXT("S"), TEXT("School"), TEXT("grund"), UNIT_SCHOOL, DISTRICT, 25, false },
	[TEAM_1] = { TEXT("S/1"), TEXT("One"), TEXT("grund"), UNIT_TEAM, SCHOOL, 12, true },
	[TEAM_2] = { TEXT("S/2"), TEXT("Two"), TEXT("grund"), UNIT_TEAM, SCHOOL, 13, true },
	[LONE] = { TEXT("U"), TEXT("Upper"), TEXT("gymnasium"), UNIT_SCHOOL, DISTRICT, 15, true },
};

static struct organisation organisation = { units, COUNT(units) };

int small_set_up(void **state)
{
	struct small *fixture = memory_new(1, sizeof *fixture);

	fixture->round.organisation = &organisation;
	fixture->round.min_group = 5;
	fixture->round.min_distribution = 10;
	fixture->round.min_comments = 10;
	*state = fixture;
	if (questionnaire_load_file("small.json", form_json, strlen(form_json),
		&fixture->round.questionnaire, NULL) != ERROR_NONE) {
		print_error("%s\n", error_sentence());
		return -1;
	}
	fixture->people = people_new(&fixture->round);
	return 0;
}

int small_tear_down(void **state)
{
	struct small *fixture = *state;

	figures_free(fixture->figures);
	counted_free(fixture->counted);
	people_free(fixture->people);
	questionnaire_free(fixture->round.questionnaire);
	free(fixture);
	return 0;
}

static void add(struct small *fixture, unsigned long person, int unit, const char *role,
    const char *written, const char *words)
{
	unsigned char id[PEOPLE_ID_SIZE] = { 0 };
	const struct questionnaire *questionnaire = fixture->round.questionnaire;
	struct answers *answers = answers_new(questionnaire);
	struct asked asked = {
		.role = questionnaire_role(questionnaire, role),
		.form = questionnaire_form(questionnaire, units[unit].form),
		.follow_up = fixture->round.follows[0] != '\0',
	};

	for (size_t i = 0; written[i]; i++) {
		struct answer *answer = &answers->all[i];

		answer->state = written[i] == '.'   ? ANSWER_NONE
				: written[i] == '-' ? ANSWER_NOT_APPLICABLE
				: written[i] == '?' ? ANSWER_NOT_SAID
						    : ANSWER_GIVEN;
		if (written[i] == 't')
			answer->text = memory_copy(words);
		else if (answer->state == ANSWER_GIVEN)
			answer->number = written[i] - '0';
	}
	memcpy(id, &person, sizeof person);
	people_add(fixture->people, id, unit, &asked, answers);
	answers_free(answers);
}

void small_add(struct small *fixture, int unit, const char *role, const char *written)
{
	add(fixture, ++fixture->n_people, unit, role, written, "words");
}

void small_add_as(
    struct small *fixture, unsigned long person, int unit, const char *role, const char *written)
{
	add(fixture, person, unit, role, written, "words");
}

void small_write(struct small *fixture, int unit, const char *words)
{
	add(fixture, ++fixture->n_people, unit, "T", ".........t", words);
}

void small_add_times(
    struct small *fixture, int times, int unit, const char *role, const char *written)
{
	while (times-- > 0)
		small_add(fixture, unit, role, written);
}

void small_count(struct small *fixture)
{
	figures_free(fixture->figures);
	fixture->figures = NULL;
	counted_free(fixture->counted);
	fixture->counted = counted_new(&fixture->round);
	counted_take(fixture->counted, fixture->people, fixture->key);
}

void small_show(struct small *fixture)
{
	figures_free(fixture->figures);
	fixture->figures = figures_make(fixture->counted, &fixture->left_out);
}

void small_disclose(struct small *fixture)
{
	small_count(fixture);
	small_show(fixture);
}

const struct figure *small_row(const struct small *fixture, int unit, const char *id)
{
	const struct questionnaire *questionnaire = fixture->round.questionnaire;

	if (id == NULL)
		return figures_find(fixture->figures, unit, NULL, NULL);
	return figures_find(fixture->figures, unit, questionnaire_item(questionnaire, id),
	    questionnaire_area(questionnaire, id));
}

const struct figure *small_shown(const struct small *fixture, int unit, const char *id)
{
	const struct figure *figure = small_row(fixture, unit, id);

	assert_non_null(figure);
	assert_false(figure->hidden);
	return figure;
}

void small_assert_number(double figure, double expected)
{
	if (!(figure == expected))
		print_error("%.17g is not %.17g\n", figure, expected);
	assert_true(figure == expected);
}

void small_assert_shown(struct range range, double low, double high)
{
	small_assert_number(range.low, low);
	small_assert_number(range.high, high);
}

void small_assert_exactly(struct range range, double expected)
{
	small_assert_shown(range, expected, expected);
}

void small_assert_hidden(const struct small *fixture, int unit, const char *id)
{
	const struct figure *figure = small_row(fixture, unit, id);

	assert_non_null(figure);
	assert_true(figure->hidden);
	assert_int_equal(figure->n, 0);
	assert_false(figure->n_is_least);
	assert_int_equal(figure->level, 0);
	small_assert_shown(figure->mean, 0, 0);
	small_assert_shown(figure->sd, 0, 0);
	small_assert_shown(figure->index, 0, 0);
	assert_true(figure->median == 0 && figure->alpha == 0 && figure->half == 0);
	assert_null(figure->shares);
}

void small_start_again(struct small *fixture)
{
	people_free(fixture->people);
	fixture->people = people_new(&fixture->round);
	fixture->n_people = 0;
}
