/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Writing HTML that shows text and runs nothing: one self-contained file, no script, nothing
 * loaded. */
#ifndef SKATTA_BASE_HTML_H
#define SKATTA_BASE_HTML_H

#include "base/text.h"

/* Everything up to the opening of <body>, with a policy that lets nothing run or load, and `style`,
 * which is the program's own CSS. `language` is two letters. */
void html_begin(struct text *out, const char *language, const char *title, const char *style);
void html_end(struct text *out);

/* Text from anywhere: made safe, and escaped for an element or a quoted attribute. */
void html_text(struct text *out, const char *text);

/* An element with text in it: <NAME class="CLASS">TEXT</NAME>, without a class where it is NULL. */
void html_element(struct text *out, const char *name, const char *class, const char *text);

#endif
