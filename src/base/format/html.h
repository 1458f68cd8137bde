/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Spelling text in HTML so that it is shown and runs nothing. */
#ifndef SKATTA_BASE_HTML_H
#define SKATTA_BASE_HTML_H

#include "base/text.h"

/* Text from anywhere: made safe, and escaped for an element or a quoted attribute. */
void html_text(struct text *out, const char *text);

/* An element with text in it: <NAME class="CLASS">TEXT</NAME>, without a class where it is NULL. */
void html_element(struct text *out, const char *name, const char *class, const char *text);

#endif
