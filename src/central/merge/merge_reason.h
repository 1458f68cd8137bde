/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Why a bundle is refused, held or in conflict: short words that are the same in every language, as
 * they stand in the ledger, in receipts and in `merge --json`. Translated where a person reads.
 * What each means is in skatta-central(1); what decides it, where its constant is given to
 * merge_work_say(), or to a claim in merge_rules.c; what a person is told, in the client's
 * standing.c. */
#ifndef SKATTA_CENTRAL_MERGE_REASON_H
#define SKATTA_CENTRAL_MERGE_REASON_H

#include "base/io/language.h"

#define MERGE_REASON_NONE            ""
#define MERGE_REASON_DAMAGED         N_("damaged")
#define MERGE_REASON_TOO_LARGE       N_("too large")
#define MERGE_REASON_NOT_PLAIN       N_("not a plain file")
#define MERGE_REASON_NAME            N_("not a bundle's name")
#define MERGE_REASON_UNREADABLE      N_("unreadable")
#define MERGE_REASON_FOREIGN         N_("for somebody else")
#define MERGE_REASON_NOT_BUNDLE      N_("not a bundle")
#define MERGE_REASON_MISFIT          N_("does not fit its round")
#define MERGE_REASON_UNKNOWN_ROUND   N_("unknown round")
#define MERGE_REASON_UNKNOWN_EDITION N_("unknown edition")
#define MERGE_REASON_NEWER           N_("newer version")
#define MERGE_REASON_SAME_REVISION   N_("same revision")
#define MERGE_REASON_SAME_CODE       N_("same code")
#define MERGE_REASON_NOT_TRUSTED     N_("not trusted")
#define MERGE_REASON_PURGED          N_("purged")
#define MERGE_REASON_CLOSED          N_("round closed")
#define MERGE_REASON_OVER            N_("next round open")
#define MERGE_REASON_REVOKED         N_("leader code replaced")

/* The constant that says the same as a text of the ledger, or "". */
const char *merge_reason_find(const char *text);

#endif
