/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A vector that all rows take to nothing gives a column a number. A combination of rows that lives
 * on some columns alone says of these numbers that they depend on each other, whatever the vector;
 * and where there is none, a few vectors by chance show that they do not. So nobody has to look
 * through the combinations, only through the sets of few people. */
#include "algebra.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define PRIME 2147483647u /* by chance two numbers are the same once in 2 thousand million */

enum { MOST_PEOPLE = 512 };

static uint32_t times(uint32_t a, uint32_t b)
{
	return (uint32_t)((uint64_t)a * b % PRIME);
}

static uint32_t inverse(uint32_t a)
{
	uint32_t result = 1;

	for (uint32_t exponent = PRIME - 2; exponent > 0; exponent /= 2, a = times(a, a))
		if (exponent % 2)
			result = times(result, a);
	return result;
}

/* to -= factor * from */
static void take(uint32_t *to, const uint32_t *from, uint32_t factor, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = (uint32_t)((to[i] + (uint64_t)(PRIME - factor) * from[i]) % PRIME);
}

static void scale(uint32_t *row, uint32_t factor, size_t n)
{
	for (size_t i = 0; i < n; i++)
		row[i] = times(row[i], factor);
}

/* To reduced rows, each with a column of its own, `pivots`; how many. */
static size_t reduce(uint32_t *rows, size_t n_rows, size_t n, size_t *pivots)
{
	size_t rank = 0;

	for (size_t column = 0; column < n && rank < n_rows; column++) {
		size_t at = rank;

		while (at < n_rows && rows[at * n + column] == 0)
			at++;
		if (at == n_rows)
			continue;
		for (size_t i = 0; i < n; i++) {
			uint32_t swap = rows[at * n + i];

			rows[at * n + i] = rows[rank * n + i];
			rows[rank * n + i] = swap;
		}
		scale(rows + rank * n, inverse(rows[rank * n + column]), n);
		for (size_t i = 0; i < n_rows; i++)
			if (i != rank && rows[i * n + column] != 0)
				take(rows + i * n, rows + rank * n, rows[i * n + column], n);
		pivots[rank++] = column;
	}
	return rank;
}

/* `width` vectors by chance that the rows take to nothing: of each column its numbers. */
static uint32_t *null_vectors(
    const uint32_t *rows, size_t rank, const size_t *pivots, size_t n, size_t width)
{
	uint32_t *vectors = memory_new(n * width + 1, sizeof *vectors);
	uint64_t state = 20261130;

	for (size_t i = 0; i < n * width; i++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		vectors[i] = (uint32_t)((state >> 32) % PRIME);
	}
	for (size_t i = 0; i < rank; i++)
		memset(vectors + pivots[i] * width, 0, width * sizeof *vectors);
	for (size_t i = 0; i < rank; i++) {
		uint32_t *of = vectors + pivots[i] * width;

		for (size_t column = 0; column < n; column++) {
			bool pivot = false;

			for (size_t j = 0; j < rank && !pivot; j++)
				pivot = pivots[j] == column;
			if (!pivot && rows[i * n + column] != 0)
				take(of, vectors + column * width, rows[i * n + column], width);
		}
	}
	return vectors;
}

/* What is searched: each person's vectors, on a ladder of the people taken so far. */
struct search {
	const uint32_t *vectors;
	const int *owner;
	size_t n_columns, width, few;
	int people[MOST_PEOPLE];
	size_t n_people;
	uint32_t *ladder; /* reduced vectors, one after another */
	size_t *leads;
	size_t height;
	int *who;
};

/* Put the person's vectors on the ladder; false where one depends on those that are there. */
static bool climb(struct search *search, int person)
{
	size_t width = search->width;

	for (size_t column = 0; column < search->n_columns; column++) {
		uint32_t *step = search->ladder + search->height * width;
		size_t lead = 0;

		if (search->owner[column] != person)
			continue;
		memcpy(step, search->vectors + column * width, width * sizeof *step);
		for (size_t i = 0; i < search->height; i++)
			if (step[search->leads[i]] != 0)
				take(step, search->ladder + i * width, step[search->leads[i]],
				    width);
		while (lead < width && step[lead] == 0)
			lead++;
		if (lead == width)
			return false;
		scale(step, inverse(step[lead]), width);
		search->leads[search->height++] = lead;
	}
	return true;
}

static size_t look(struct search *search, size_t from, size_t taken)
{
	for (size_t i = from; i < search->n_people; i++) {
		size_t height = search->height, found;

		search->who[taken] = search->people[i];
		if (!climb(search, search->people[i]))
			return taken + 1;
		found = taken + 2 < search->few ? look(search, i + 1, taken + 1) : 0;
		if (found > 0)
			return found;
		search->height = height;
	}
	return 0;
}

static size_t list_people(struct search *search)
{
	size_t most = 0;

	for (size_t i = 0; i < search->n_columns; i++) {
		size_t j = 0, same = 0;

		for (size_t l = 0; l < search->n_columns; l++)
			same += search->owner[l] == search->owner[i];
		most = same > most ? same : most;
		while (j < search->n_people && search->people[j] != search->owner[i])
			j++;
		if (j == search->n_people && j < MOST_PEOPLE)
			search->people[search->n_people++] = search->owner[i];
	}
	return most;
}

size_t algebra_find_few(
    const int64_t *rows, size_t n_rows, size_t n_columns, const int *owner, size_t few, int *who)
{
	struct search search = { .owner = owner, .n_columns = n_columns, .few = few, .who = who };
	size_t most = list_people(&search), rank, found;
	uint32_t *reduced = memory_new(n_rows * n_columns + 1, sizeof *reduced);
	size_t *pivots = memory_new(n_rows + 1, sizeof *pivots);
	uint32_t *vectors;

	for (size_t i = 0; i < n_rows * n_columns; i++) {
		int64_t rest = rows[i] % (int64_t)PRIME;

		reduced[i] = (uint32_t)(rest < 0 ? rest + (int64_t)PRIME : rest);
	}
	rank = reduce(reduced, n_rows, n_columns, pivots);
	search.width = most * (few - 1) + 2;
	vectors = null_vectors(reduced, rank, pivots, n_columns, search.width);
	search.vectors = vectors;
	search.ladder = memory_new((search.width + most) * search.width + 1, sizeof *reduced);
	search.leads = memory_new(search.width + most + 1, sizeof *search.leads);
	found = look(&search, 0, 0);
	free(search.leads);
	free(search.ladder);
	free(vectors);
	free(pivots);
	free(reduced);
	return found;
}
