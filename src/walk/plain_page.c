/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Text and line feeds, in lines that are not too wide, and nothing else. */
#include "walk/plain_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"

enum { WIDTH = 78, HEARD = 30 /* characters of an end */ };

void plain_page_say(const char *text)
{
	char *safe = text_made_safe(text, true);
	size_t next;

	for (const char *at = safe; *at != '\0'; at += next) {
		size_t length = text_wrap(at, WIDTH, &next);

		charset_print(stdout, "%.*s\n", (int)length, at);
	}
	free(safe);
}

/* A sentence and what belongs to it; after a full stop no colon. */
static char *pair(const char *text, const char *aside)
{
	size_t length = strlen(text);
	const char *colon = length > 0 && strchr(".?!", text[length - 1]) != NULL ? "" : ":";

	if (aside == NULL)
		return memory_copy(text);
	return text_format("%s%s %s", text, colon, aside + strspn(aside, " "));
}

/* A bar, and with it those below: «A Collaboration: 71, Fluent. Last time 48, Working.» */
static size_t print_bars(const struct page *page, size_t first)
{
	struct text spoken = { 0 };
	size_t i = first;

	do {
		const struct page_line *line = &page->lines[i];
		char *words = page_bar_words(line);

		text_addf(&spoken, i > first ? ". %s %s" : "%s: %s", line->text, words);
		free(words);
	} while (++i < page->n_lines && page->lines[i].mark > PAGE_LEVEL);
	if (i > first + 1)
		text_add(&spoken, ".");
	plain_page_say(spoken.bytes);
	text_free(&spoken);
	return i;
}

static void print_choice(const struct page *page, size_t i)
{
	const struct page_choice *choice = &page->choices[i];
	char *row = text_format("%zu: %s%s%s%s%s", i + 1, choice->text + strspn(choice->text, " "),
	    choice->aside != NULL ? " (" : "", choice->aside != NULL ? choice->aside : "",
	    choice->aside != NULL ? ")" : "", choice->chosen ? _(" [chosen]") : "");

	plain_page_say(row);
	free(row);
}

/* A line that is not a bar. */
static void print_line(const struct page_line *line)
{
	static const char *const marks[] = { [PAGE_ITEM] = "- ", [PAGE_COMMAND] = "    " };
	const char *mark = (size_t)line->mark < COUNT(marks) ? marks[line->mark] : NULL;
	char *text = text_format("%s%s", mark != NULL ? mark : "", line->text), *both;

	both = pair(text, line->aside);
	plain_page_say(both);
	free(both);
	free(text);
}

/* The title may name a person. */
static void forget(char **text)
{
	if (*text != NULL)
		secret_wipe(*text, strlen(*text));
	free(*text);
	*text = NULL;
}

/* Read out what is not as it was on the page before. */
static void print_news(char **heard, char *now)
{
	if (now[0] != '\0' && (*heard == NULL || strcmp(*heard, now) != 0))
		plain_page_say(now);
	forget(heard);
	*heard = now;
}

void plain_page_read(const struct page *page, struct plain_page_heard *heard)
{
	charset_print(stdout, "\n");
	print_news(&heard->title, pair(page->title, page->place));
	print_news(&heard->left, memory_copy(page->status_left != NULL ? page->status_left : ""));
	for (size_t i = heard->refused ? page->n_lines : page->n_known; i < page->n_lines;) {
		const struct page_line *line = &page->lines[i];

		if (page_is_bar(line->mark)) {
			i = print_bars(page, i);
		} else {
			print_line(line);
			i++;
		}
	}
	for (size_t i = 0; i < page->n_choices; i++)
		print_choice(page, i);
	heard->refused = false;
}

void plain_page_forget(struct plain_page_heard *heard)
{
	forget(&heard->title);
	forget(&heard->left);
}

/* Who only hears it wants to know where it ends, not to hear all of it first. */
static void say_cut(const char *kept)
{
	size_t end = strlen(kept);
	char *sentence;

	for (int i = 0; i < HEARD; i++)
		end = text_previous(kept, end);
	sentence = text_format(_("In brackets is as much of it as fits, up to \"%s%s\". Enter "
				 "alone keeps that; or write it again, shorter."),
	    end > 0 ? "…" : "", kept + end);
	plain_page_say(sentence);
	text_forget(sentence);
}

void plain_page_ask(const struct page *page)
{
	if (page->field != PAGE_NO_FIELD && page_stands(page)[0] != '\0') {
		size_t fit;
		bool over = page_is_over(page, &fit);
		char *kept = memory_copy(page_stands(page)), *safe;

		kept[fit] = '\0';
		safe = text_made_safe(kept, true);
		text_forget(kept);
		for (char *at = safe; *at != '\0'; at++)
			*at = *at == '\n' ? ' ' : *at;
		if (over)
			say_cut(safe);
		charset_print(stdout, "%s [%s]: ", page->label, safe);
		text_forget(safe);
	} else if (page->field != PAGE_NO_FIELD) {
		charset_print(stdout, "%s: ", page->label);
	} else {
		charset_print(stdout, _("Number, or ? for help: "));
	}
	fflush(stdout);
}
