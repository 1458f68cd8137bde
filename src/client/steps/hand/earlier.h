/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the person answered in the round that this one follows, to be set beside it. */
#ifndef SKATTA_CLIENT_EARLIER_H
#define SKATTA_CLIENT_EARLIER_H

#include "client/store/response.h"

struct earlier {
	struct round *round;       /* NULL: nothing to set beside */
	struct response *response; /* as last answered; NULL like the round */
	char *trouble;             /* why there is nothing, though there should be; or NULL */
};

/* Look for it. It never fails: the person's present answers are there without it. An earlier round
 * that this machine does not know, or that the person never finished, is nothing. */
void earlier_open(struct earlier *earlier, const struct response *now);
void earlier_close(struct earlier *earlier);

#endif
