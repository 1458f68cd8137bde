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
#include "crypto/secret.h"
#include "walk/page_write.h"

static void make_page(struct page *page)
{
	page_set(&page->title, "%s", "Ditt resultat");
	page_level(page, PAGE_LEVEL, "A Samarbete", 50, "Fungerar");
	page_level(page, PAGE_LEVEL_BEFORE, "Förra gången", 25, "På väg");
	page_level(page, PAGE_LEVEL_HINDSIGHT, "Förra gången, sett från nu", 0, "Start");
	page_level(page, PAGE_LEVEL, "B Ett område med ett namn som är för långt", 100, "Drivande");
	page_level(page, PAGE_LEVEL, "C Undervisning", PAGE_NO_PART, "för få svar");
	page_line(page, PAGE_HEADING, "%s", "Börja här");
	page_line(page, PAGE_TEXT, "%s", "Pröva något.");
	page_line(page, PAGE_PART, "%s", "A Samarbete");
	page_line(page, PAGE_HEADING, "%s", "Dina svar");
	page_row(page, "Nästa nivå", "Van, 2 steg");
	page_row(page, "A1 Jag planerar med andra i delade dokument.",
	    "Ibland, gärna med stöd (förra gången: har provat det någon gång tillsammans med en "
	    "kollega)");
}

static void as_text(void **state)
{
	static const char expected[] =
	    "Ditt resultat\n"
	    "\n"
	    "A Samarbete                         ████████████              50  Fungerar\n"
	    "  Förra gången                      ▒▒▒▒▒▒                    25  På väg\n"
	    "  Förra gången, sett från nu                                   0  Start\n"
	    "B Ett område med ett namn som är fö ████████████████████████ 100  Drivande\n"
	    "C Undervisning                                                    för få svar\n"
	    "\n"
	    "Börja här\n"
	    "Pröva något.\n"
	    "\n"
	    "A Samarbete\n"
	    "===========\n"
	    "\n"
	    "Dina svar\n"
	    "Nästa nivå          Van, 2 steg\n"
	    "A1 Jag planerar med andra i delade dokument.\n"
	    "   Ibland, gärna med stöd (förra gången: har provat det någon gång tillsammans\n"
	    "   med en kollega)\n";
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	make_page(&page);
	page_write_text(&page, &out);
	assert_string_equal(out.bytes, expected);
	text_free(&out);
	page_free(&page);
}

static void has_in_order(const char *whole, const char *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *found = strstr(whole, parts[i]);

		if (found == NULL)
			fail_msg("«%s» is not in the rest, «%s»", parts[i], whole);
		else
			whole = found + strlen(parts[i]);
	}
}

static void as_html(void **state)
{
	static const char *const parts[] = {
		"default-src 'none'",
		"<h1>Ditt resultat</h1>\n<table class=\"bars\">\n<tr aria-hidden=\"true\">",
		"<span style=\"left: 0%\">0</span><span style=\"left: 20%\">20</span>",
		("<tr><th scope=\"row\">A Samarbete</th><td class=\"bar\">"
		 "<div class=\"now\" style=\"width: 50%\"></div></td><td class=\"number\">50</td>"
		 "<td>Fungerar</td></tr>\n"
		 "<tr class=\"below\"><th scope=\"row\">Förra gången</th><td class=\"bar\">"
		 "<div class=\"before\" style=\"width: 25%\"></div>"),
		"<div class=\"hindsight\" style=\"width: 0%\"></div></td><td "
		"class=\"number\">0</td>",
		("<tr><th scope=\"row\">C Undervisning</th><td class=\"bar\"></td><td "
		 "class=\"number\"></td>"
		 "<td>för få svar</td></tr>\n</table>\n"
		 "<h2>Börja här</h2>\n<p>Pröva något.</p>\n"
		 "<h2>A Samarbete</h2>\n<h3>Dina svar</h3>\n<table class=\"rows\">\n"
		 "<tr><th scope=\"row\">Nästa nivå</th><td>Van, 2 steg</td></tr>\n"),
		"</table>\n</body>\n</html>\n",
	};
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	make_page(&page);
	page_write_html(&page, &out);
	has_in_order(out.bytes, parts, COUNT(parts));
	assert_null(strstr(out.bytes, "<svg"));
	text_free(&out);
	page_free(&page);
}

/* Up, right and down, left; the middle is at 2000,1700 and the edge 1300 away. */
static void as_radar(void **state)
{
	static const char *const parts[] = {
		"</table>\n<figure>\n<svg viewBox=\"0 0 4000 3400\" role=\"img\" "
		"aria-labelledby=\"radar-title radar-desc\">\n<title id=\"radar-title\">",
		"<desc id=\"radar-desc\">A 100 (last time 50), B 50 (last time 0), C 0, D "
		"20</desc>",
		("<line class=\"before\" x1=\"2000\" y1=\"1050\" x2=\"2000\" y2=\"1700\"/>\n"
		 "<rect class=\"before\" x=\"1965\" y=\"1015\" width=\"70\" height=\"70\"/>\n"
		 "<rect class=\"before\" x=\"1965\" y=\"1665\" width=\"70\" height=\"70\"/>\n"),
		"<polygon class=\"now\" points=\" 2000,400 2650,1700 2000,1700 1740,1700\"/>",
		"<circle class=\"now\" cx=\"2000\" cy=\"400\"",
		("<text text-anchor=\"middle\" x=\"2000\" y=\"270\">A 100</text>\n"
		 "<text text-anchor=\"start\" x=\"3400\" y=\"1750\">B 50</text>\n"
		 "<text text-anchor=\"middle\" x=\"2000\" y=\"3230\">C 0</text>\n"
		 "<text text-anchor=\"end\" x=\"600\" y=\"1750\">D 20</text>\n"),
		"</svg>\n<figcaption>",
		"</figcaption>\n</figure>\n</body>",
	};
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	page_set(&page.title, "%s", "Ditt resultat");
	page_level(&page, PAGE_LEVEL, "A Samarbete", 100, "Drivande");
	page_axis(&page, "A", 100, 50);
	page_axis(&page, "B", 50, 0);
	page_axis(&page, "C", 0, PAGE_NO_PART);
	page_axis(&page, "D", 20, PAGE_NO_PART);
	page_write_html(&page, &out);
	has_in_order(out.bytes, parts, COUNT(parts));
	assert_null(strstr(strstr(out.bytes, "<svg") + 1, "<svg"));
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
		page_level(&page, PAGE_LEVEL, hostile[i], 1, hostile[i]);
		page_level(&page, PAGE_LEVEL_BEFORE, hostile[i], PAGE_NO_PART, hostile[i]);
		page_row(&page, hostile[i], hostile[i]);
		for (int mark = PAGE_TEXT; mark <= PAGE_QUIET; mark++)
			page_line(&page, mark, "%s", hostile[i]);
		for (int axis = 0; axis < 3; axis++)
			page_axis(&page, hostile[i], 50, 50);
		page_write_html(&page, &out);
		assert_null(strstr(out.bytes, "<script"));
		assert_null(strstr(out.bytes, "<img"));
		assert_null(strstr(out.bytes, "<svg onload"));
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
		cmocka_unit_test(as_radar),
		cmocka_unit_test(nothing_runs),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
