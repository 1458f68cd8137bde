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
#include "sheet/sheet_out.h"
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
	page_curve(page, "Över omgångarna");
	page_point(page, "Vår", 0);
	page_point(page, "Höst", 50);
	page_point(page, "nu", 100);
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
	    "B Ett område med ett namn som är f… ████████████████████████ 100  Drivande\n"
	    "C Undervisning                                                    för få svar\n"
	    "\n"
	    "Börja här\n"
	    "Pröva något.\n"
	    "\n"
	    "A Samarbete\n"
	    "===========\n"
	    "\n"
	    "Dina svar\n"
	    "Över omgångarna     ▁▅█  Vår: 0, Höst: 50, nu: 100\n"
	    "Nästa nivå          Van, 2 steg\n"
	    "A1 Jag planerar med andra i delade dokument.\n"
	    "   Ibland, gärna med stöd (förra gången: har provat det någon gång tillsammans\n"
	    "   med en kollega)\n";
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	make_page(&page);
	page_write(&page, &sheet_text, &out);
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
		"<h1 class=\"title\">Ditt resultat</h1>\n<table class=\"bars\"><tbody>\n",
		"<tr><th scope=\"row\">A Samarbete<svg class=\"bar\"",
		"<rect class=\"sure\" x=\"0.00\" width=\"50.00\" height=\"8\"/></svg></th>"
		"<td class=\"n\">50</td><td>Fungerar</td></tr>\n"
		"<tr class=\"below\"><th scope=\"row\">Förra gången<svg",
		"<rect class=\"before\" x=\"0.00\" width=\"25.00\" height=\"8\"/>",
		"<rect class=\"later\" x=\"0.00\" width=\"0.00\" height=\"8\"/></svg></th>"
		"<td class=\"n\">0</td>",
		("<tr><th scope=\"row\">C Undervisning</th><td class=\"n\"></td>"
		 "<td>för få svar</td></tr>\n</tbody></table>\n"
		 "<h2>Börja här</h2>\n<p>Pröva något.</p>\n"
		 "<h2>A Samarbete</h2>\n<h3>Dina svar</h3>\n<table class=\"facts\">"
		 "<tr><th scope=\"row\">Över omgångarna</th><td><svg class=\"curve\" "
		 "viewBox=\"0 0 100 28\" aria-hidden=\"true\" focusable=\"false\">"
		 "<path class=\"edge\" d=\"M0 4H100M0 24H100\"/>"
		 "<polyline points=\"4.00,24.00 50.00,14.00 96.00,4.00\"/>"
		 "<circle cx=\"4.00\" cy=\"24.00\" r=\"2.5\"/>"
		 "<circle cx=\"50.00\" cy=\"14.00\" r=\"2.5\"/>"
		 "<circle cx=\"96.00\" cy=\"4.00\" r=\"2.5\"/></svg>"
		 "Vår: 0, Höst: 50, nu: 100</td></tr>\n"
		 "<tr><th scope=\"row\">Nästa nivå</th><td>Van, 2 steg</td></tr>\n"),
		"</table>\n</main></body>\n</html>\n",
	};
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	make_page(&page);
	page_write(&page, &sheet_html, &out);
	has_in_order(out.bytes, parts, COUNT(parts));
	assert_null(strstr(out.bytes, "radar\""));
	text_free(&out);
	page_free(&page);
}

/* Up, right and down, left; the middle is at 2000,1700 and the edge 1300 away. */
static void as_radar(void **state)
{
	static const char *const parts[] = {
		"</table>\n<figure aria-hidden=\"true\"><svg class=\"radar\" "
		"viewBox=\"0 0 4000 3400\"",
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
		"</figcaption>\n</figure>\n</main></body>",
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
	page_write(&page, &sheet_html, &out);
	has_in_order(out.bytes, parts, COUNT(parts));
	assert_null(strstr(strstr(out.bytes, "radar\"") + 1, "radar\""));
	text_free(&out);
	page_free(&page);
}

static void add_between(struct page *page, const char *name, struct range at, struct range interval)
{
	page_level_between(page, name, at, interval, "62,4 ± 6,0, Fungerar–Van, 8 svar");
	page_cell(page, "index", "62,4 ± 6,0");
	page_cell(page, "svar", "8");
	page_cell(page, "nivå", "Fungerar–Van");
}

/* Figures that are not sure: columns below their heads, and what is hidden where the words are. */
static void in_columns(void **state)
{
	static const char text[] =
	    "Resultat\n"
	    "\n"
	    "                                                      index  svar  nivå\n"
	    "A Samarbete             ███████████████          62,4 ± 6,0     8  Fungerar–Van\n"
	    "B Ett ungefärligt områ… ███████████▌             62,4 ± 6,0     8  Fungerar–Van\n"
	    "C Alla med                                                         dolt: för få\n";
	static const char *const html[] = {
		"index</th>",
		"nivå</th>",
		"<rect class=\"sure\" x=\"0.00\" width=\"62.40\" height=\"8\"/>",
		"<td class=\"n\">62,4 ± 6,0</td><td class=\"n\">8</td><td>Fungerar–Van</td></tr>",
		"<rect class=\"sure\" x=\"0.00\" width=\"40.00\" height=\"8\"/>",
		"<td class=\"n\"></td><td class=\"n\"></td><td>dolt: för få</td></tr>",
	};
	struct page page = { 0 };
	struct text out = { 0 };

	(void)state;
	page_set(&page.title, "%s", "Resultat");
	add_between(&page, "A Samarbete", range_of(62.4), (struct range){ 56.4, 68.4 });
	add_between(&page, "B Ett ungefärligt område", (struct range){ 40, 55 }, range_none);
	page_level_between(&page, "C Alla med", range_none, range_none, "dolt: för få");
	page_write(&page, &sheet_text, &out);
	assert_string_equal(out.bytes, text);
	text_free(&out);
	page_write(&page, &sheet_html, &out);
	has_in_order(out.bytes, html, COUNT(html));
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
		page_cell(&page, hostile[i], hostile[i]);
		page_level(&page, PAGE_LEVEL_BEFORE, hostile[i], PAGE_NO_PART, hostile[i]);
		page_row(&page, hostile[i], hostile[i]);
		page_curve(&page, hostile[i]);
		page_point(&page, hostile[i], 50);
		for (int mark = PAGE_TEXT; mark <= PAGE_QUIET; mark++)
			page_line(&page, mark, "%s", hostile[i]);
		for (int axis = 0; axis < 3; axis++)
			page_axis(&page, hostile[i], 50, 50);
		page_write(&page, &sheet_html, &out);
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

/* A sheet that may not go beyond ASCII has the numbers alone. */
static void curve_in_ascii(void **state)
{
	static const long numbers[] = { 25, 63 };
	const struct sheet_drawing curve = sheet_curve(numbers, COUNT(numbers), 100);
	struct sheet sheet = { .language = "en", .title = "" };
	struct text out = { 0 };

	(void)state;
	sheet_begin_terms(&sheet, SHEET_FACTS, 0, 8);
	sheet_term(&sheet, "Over", "25, 63", &curve);
	sheet_end(&sheet);
	sheet_text.write(&sheet, &out);
	assert_string_equal(out.bytes, "Over    25, 63\n");
	text_free(&out);
	sheet_free(&sheet);
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
		cmocka_unit_test(in_columns),
		cmocka_unit_test(as_radar),
		cmocka_unit_test(curve_in_ascii),
		cmocka_unit_test(nothing_runs),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
