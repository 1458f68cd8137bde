/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The earlier round and its page, closed or not. */
#include "client/steps/hand/earlier.h"

#include <stdlib.h>

#include "base/memory.h"
#include "client/store/rounds.h"

void earlier_open(struct earlier *earlier, const struct response *now)
{
	enum error rc;

	*earlier = (struct earlier){ 0 };
	if (now->round->follows[0] == '\0')
		return;
	rc = rounds_get(profile_store(now->profile), now->round->follows, &earlier->round);
	if (rc == ERROR_NONE)
		rc = response_open(now->profile, earlier->round, &earlier->response);
	if (rc == ERROR_NONE &&
	    (earlier->response->revision > 0 || earlier->response->day[0] != '\0'))
		return;
	earlier_close(earlier);
	if (rc == ERROR_NONE)
		return;
	if (rc != ERROR_NOT_FOUND)
		earlier->trouble = memory_copy(error_sentence());
	error_clear();
}

void earlier_close(struct earlier *earlier)
{
	response_close(earlier->response);
	round_free(earlier->round);
	free(earlier->trouble);
	*earlier = (struct earlier){ 0 };
}
