/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What has come for the unit that is led: taken in from the exchange, and said. */
#ifndef SKATTA_CLIENT_STEPS_LED_NEWS_H
#define SKATTA_CLIENT_STEPS_LED_NEWS_H

#include "client/steps/journey.h"

/* The person wants it: what has come is said, or that nothing has. */
enum error led_news_fetch(struct journey *journey) ERROR_MUST_CHECK;
/* Nobody asked: only what has come is said, and what went wrong on the way, which keeps nobody from
 * the unit. Without a word where the exchange is not there. */
void led_news_look(struct journey *journey);

#endif
