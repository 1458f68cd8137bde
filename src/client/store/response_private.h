/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between response.c and response_bundle.c. */
#ifndef SKATTA_CLIENT_RESPONSE_PRIVATE_H
#define SKATTA_CLIENT_RESPONSE_PRIVATE_H

#include "client/store/response.h"

/* The ids in the round, "" where they are not given yet. */
const char *response_role_id(const struct response *response);
const char *response_unit_id(const struct response *response);

/* Write the page. */
enum error response_save(struct response *response) ERROR_MUST_CHECK;
/* After a change was to be kept: what did not reach the disk is not shown as saved either. `before`
 * is the response as it was; both own their answers where these are not the same. Returns `rc`. */
enum error response_settle(
    struct response *response, struct response *before, enum error rc) ERROR_MUST_CHECK;

#endif
