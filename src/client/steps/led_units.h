/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The units that a place leads, among the rounds, and into one of them. */
#ifndef SKATTA_CLIENT_STEPS_LED_UNITS_H
#define SKATTA_CLIENT_STEPS_LED_UNITS_H

#include "client/steps/journey.h"
#include "client/store/outbox.h"

/* The units that are led here, of these rounds; none in a kiosk. leads_free() by the caller. */
enum error led_units_list(const struct journey *journey, struct round *const *rounds, size_t count,
    struct leads *leads) ERROR_MUST_CHECK;
/* A choice for each of them. */
enum error led_units_show(const struct journey *journey, struct round *const *rounds, size_t count,
    const struct outbox *outbox, struct page *page) ERROR_MUST_CHECK;
/* How far each one's plan is. */
enum error led_units_show_bundles(const struct journey *journey, struct round *const *rounds,
    size_t count, const struct outbox *outbox, struct page *page) ERROR_MUST_CHECK;
/* To the page of one of them, with what has come for it. */
enum error led_units_enter(struct journey *journey, const struct leads_unit *unit) ERROR_MUST_CHECK;
/* From the rounds to the unit that is led, or to its leader code where there is none; of several
 * the rounds page lists them. */
enum error led_units_first(struct journey *journey) ERROR_MUST_CHECK;

#endif
