/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rounds behind one another and their pages, closed or not. */
#include "client/steps/hand/earlier.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "client/store/rounds.h"

/* The ids of the rounds that were looked at, this one first. */
struct way {
	char ids[EARLIER_ALL + 1][ROUND_ID_SIZE];
	size_t count;
};

static bool is_on_way(const struct way *way, const char *id)
{
	for (size_t i = 0; i < way->count; i++)
		if (strcmp(way->ids[i], id) == 0)
			return true;
	return false;
}

static void go(struct way *way, const char *id)
{
	memcpy(way->ids[way->count++], id, strlen(id) + 1);
}

static bool is_finished(const struct response *response)
{
	return response->revision > 0 || response->day[0] != '\0';
}

static void close_time(struct earlier_time *time)
{
	response_close(time->response);
	round_free(time->round);
	free(time->name);
	free(time->trouble);
}

/* Why there is nothing, where there should be. */
static char *take_trouble(enum error rc)
{
	char *trouble = NULL;

	if (rc != ERROR_NONE && rc != ERROR_NOT_FOUND)
		trouble = memory_copy(error_sentence());
	if (rc != ERROR_NONE)
		error_clear();
	return trouble;
}

static struct earlier_time open_time(struct profile *profile, const char *id)
{
	struct earlier_time time = { 0 };
	enum error rc = rounds_get(profile_store(profile), id, &time.round);

	if (rc == ERROR_NONE)
		rc = response_open(profile, time.round, &time.response);
	time.name = memory_copy(time.round != NULL ? time.round->title : id);
	time.trouble = take_trouble(rc);
	return time;
}

static void add(struct earlier *earlier, struct earlier_time *time)
{
	if (time->trouble == NULL && (time->response == NULL || !is_finished(time->response))) {
		close_time(time);
		return;
	}
	earlier->times = memory_grow(earlier->times, earlier->n_times + 1, sizeof *earlier->times);
	earlier->times[earlier->n_times++] = *time;
}

void earlier_open(struct earlier *earlier, const struct response *now, size_t most)
{
	struct way way = { 0 };
	char id[ROUND_ID_SIZE];

	*earlier = (struct earlier){ 0 };
	assert(most <= EARLIER_ALL);
	go(&way, now->round->id);
	memcpy(id, now->round->follows, sizeof id);
	while (way.count <= most && id[0] != '\0' && !is_on_way(&way, id)) {
		struct earlier_time time = open_time(now->profile, id);

		time.back = way.count;
		go(&way, id);
		id[0] = '\0';
		if (time.round != NULL)
			memcpy(id, time.round->follows, sizeof id);
		add(earlier, &time);
	}
}

void earlier_close(struct earlier *earlier)
{
	for (size_t i = 0; i < earlier->n_times; i++)
		close_time(&earlier->times[i]);
	free(earlier->times);
	*earlier = (struct earlier){ 0 };
}

const struct response *earlier_last(const struct earlier *earlier)
{
	return earlier->n_times > 0 && earlier->times[0].back == EARLIER_LAST
		   ? earlier->times[0].response
		   : NULL;
}
