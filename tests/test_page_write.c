/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A page as text and as HTML, whole; and that nothing in it can run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/page_write.h"
#include "crypto/secret.h"

static void make_page(struct page *page)
{
	page_set(&page->title, "%s", "Ditt resultat");
	page_bar(page, "A Samarbete", 50, 100, " 50  Fungerar");
	page_bar(page, "B Ett område med ett namn som är för långt", 100, 100, "100  Drivande");
	page_bar(page, "C Undervisning", 0, 0, "för få svar");
	page_line(page, PAGE_HEADING, "%s", "Börja här");
	page_line(page, PAGE_TEXT, "%s", "Pröva något.");
}

static void as_text(void **state)
{
	static const char expected[] =
	    "Ditt resultat\n"
	    "\n"
	    "A Samarbete                       ████████████              50  Fungerar\n"
	    "B Ett område med ett namn som är  ████████████████████████ 100  Drivande\n"
	    "C Undervisning                                             för få svar\n"
	    "\n"
	    "Börja här\n"
	    "\n"
	    "Pröva något.\n";
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	make_page(&page);
	page_write_text(&page, &out);
	assert_string_equal(out.bytes, expected);
	text_free(&out);
	page_free(&page);
}

static void as_html(void **state)
{
	static const char *const parts[] = {
		"default-src 'none'",
		("<h1>Ditt resultat</h1>\n<table>\n<tr><th scope=\"row\">A Samarbete</th>"
		 "<td class=\"bar\"><div style=\"width: 50%\"></div></td><td> 50  "
		 "Fungerar</td></tr>\n"),
		("<div style=\"width: 0%\"></div></td><td>för få svar</td></tr>\n</table>\n"
		 "<h2>Börja här</h2>\n<p>Pröva något.</p>\n</body>\n</html>\n"),
	};
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	make_page(&page);
	page_write_html(&page, &out);
	for (size_t i = 0; i < COUNT(parts); i++)
		assert_non_null(strstr(out.bytes, parts[i]));
	text_free(&out);
	page_free(&page);
}

/* In every place where a text can stand. */
static void nothing_runs(void **state)
{
	static const char *const hostile[] = {
		"<script>alert(1)</script>",
		"\"><img src=x onerror=alert(1)>",
		"' onmouseover='alert(1)",
		"</title></style><svg onload=alert(1)>",
		"\x1b]0;x\x07<b>",
		"\xff\xfe<i>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(hostile); i++) {
		struct page page = { 0 };
		struct text out = { 0 };

		page_set(&page.title, "%s", hostile[i]);
		page_bar(&page, hostile[i], 1, 2, hostile[i]);
		page_row(&page, hostile[i], hostile[i]);
		page_line(&page, PAGE_TEXT, "%s", hostile[i]);
		page_write_html(&page, &out);
		assert_null(strstr(out.bytes, "<script"));
		assert_null(strstr(out.bytes, "<img"));
		assert_null(strstr(out.bytes, "<svg"));
		assert_null(strstr(out.bytes, "<b>"));
		assert_null(strstr(out.bytes, "<i>"));
		assert_null(strstr(out.bytes, "' onmouseover"));
		assert_true(text_is_safe(out.bytes, true));
		text_free(&out);
		page_free(&page);
	}
}

static int start(void **state)
{
	(void)state;
	return secret_start() == ERROR_NONE ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_text),
		cmocka_unit_test(as_html),
		cmocka_unit_test(nothing_runs),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
