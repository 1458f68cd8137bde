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
static size_t add_bars(const struct page *page, size_t first, struct text *spoken)
{
	size_t i = first;

	do {
		const struct page_line *line = &page->lines[i];

		text_addf(spoken, i > first ? ". %s %s" : "%s: %s", line->text, line->aside);
	} while (++i < page->n_lines && page->lines[i].mark > PAGE_LEVEL);
	if (i > first + 1)
		text_add(spoken, ".");
	return i;
}

/* As it is written down, and then what a voice would make a word of. */
static void add_code(const char *code, struct text *spoken)
{
	struct text spelled = { 0 };

	for (const char *at = code; *at != '\0'; at++)
		text_addf(&spelled, *at == '-' ? "%c" : " %c", *at == '-' ? ',' : *at);
	text_addf(spoken, "%s\n", code);
	text_addf(spoken, _("One by one:%s."), spelled.bytes);
	text_wipe(&spelled);
}

/* A line that is not a bar. */
static void add_line(const struct page_line *line, struct text *spoken)
{
	static const char *const marks[] = { [PAGE_ITEM] = "- ", [PAGE_COMMAND] = "    " };
	const char *mark = (size_t)line->mark < COUNT(marks) ? marks[line->mark] : NULL;
	char *both;

	if (line->mark == PAGE_CODE) {
		add_code(line->text, spoken);
		return;
	}
	both = pair(line->text, line->aside);
	text_addf(spoken, "%s%s", mark != NULL ? mark : "", both);
	free(both);
}

/* The lines from this one on. */
static char *spoken_lines(const struct page *page, size_t from)
{
	struct text spoken = { 0 };

	for (size_t i = from; i < page->n_lines; text_add(&spoken, "\n")) {
		if (page_is_bar(page->lines[i].mark))
			i = add_bars(page, i, &spoken);
		else
			add_line(&page->lines[i++], &spoken);
	}
	return text_take(&spoken);
}

/* «3: Have tried (missing)» */
static void add_choice(const struct page *page, size_t i, struct text *spoken)
{
	const struct page_choice *choice = &page->choices[i];

	text_addf(spoken, "%zu: %s", i + 1, choice->text + strspn(choice->text, " "));
	if (choice->aside != NULL)
		text_addf(spoken, " (%s)", choice->aside);
}

static char *spoken_choices(const struct page *page)
{
	struct text spoken = { 0 };

	for (size_t i = 0; i < page->n_choices; i++) {
		add_choice(page, i, &spoken);
		text_add(&spoken, "\n");
	}
	return text_take(&spoken);
}

/* It may name a person, or be what they have answered. */
static void forget(char **text)
{
	text_forget(*text);
	*text = NULL;
}

/* Take it over; is it other than on the page before? */
static bool is_news(char **heard, char *now)
{
	bool is = *heard == NULL || strcmp(*heard, now) != 0;

	forget(heard);
	*heard = now;
	return is;
}

/* The part of the way that this page is in, "" where it is on none. */
static char *part_of(const struct page *page)
{
	return memory_copy(page->side_here < page->n_side ? page->side[page->side_here].text : "");
}

/* Of choices that are known only those that are taken. */
static void read_choices(const struct page *page, bool all)
{
	for (size_t i = 0; i < page->n_choices; i++) {
		struct text spoken = { 0 };

		if (!all && !page->choices[i].chosen)
			continue;
		add_choice(page, i, &spoken);
		if (page->choices[i].chosen)
			text_add(&spoken, _(" [chosen]"));
		plain_page_say(spoken.bytes);
		text_wipe(&spoken);
	}
}

/* Are the lines of this page to be read? Who comes back to what was read there knows it. On a way,
 * where pages that are alike stand behind each other, that holds for the page before only. */
static bool are_news(
    const struct page *page, size_t depth, bool part, struct plain_page_heard *heard)
{
	bool back = depth < heard->depth && page->n_side == 0;

	heard->depth = depth;
	return is_news(&heard->lines[depth], spoken_lines(page, 0)) || (part && !back);
}

/* Within a part of the way that is known, the line that says where this is says only how far. */
static void read_lines(const struct page *page, bool part_is_known)
{
	bool is_short = part_is_known && page->n_side > 0 && page->lines[0].mark == PAGE_ROW;
	char *spoken = spoken_lines(page, page->n_known + is_short);

	if (is_short)
		plain_page_say(page->lines[0].aside);
	plain_page_say(spoken);
	text_forget(spoken);
}

/* Said once: at most pages it is numbers that one writes. */
static void say_how_to_write(const struct page *page, struct plain_page_heard *heard)
{
	if (page->field == PAGE_NO_FIELD || heard->field)
		return;
	heard->field = true;
	plain_page_say(_("Write it and press Enter; < alone goes back, ? alone helps."));
}

void plain_page_read(const struct page *page, size_t depth, struct plain_page_heard *heard)
{
	bool title = is_news(&heard->title, pair(page->title, page->place));
	bool part = is_news(&heard->part, part_of(page)) || title;
	bool left =
	    is_news(&heard->left, memory_copy(page->status_left != NULL ? page->status_left : ""));

	charset_print(stdout, "\n");
	if (title)
		plain_page_say(heard->title);
	if (part || (left && page->typed != NULL))
		plain_page_say(heard->left);
	if (are_news(page, depth, part, heard))
		read_lines(page, !part);
	else if (title && page->n_lines > 0)
		plain_page_say(_("As before."));
	heard->all = is_news(&heard->choices, spoken_choices(page)) || part;
	read_choices(page, heard->all);
	say_how_to_write(page, heard);
}

/* The prompt says the same. */
static bool has_unread(const struct page *page, const struct plain_page_heard *heard)
{
	return page->field == PAGE_NO_FIELD && !heard->all && page->n_choices > 1;
}

bool plain_page_recall(const struct page *page, struct plain_page_heard *heard)
{
	bool has = has_unread(page, heard);

	if (has)
		forget(&heard->choices);
	return has;
}

void plain_page_forget(struct plain_page_heard *heard)
{
	forget(&heard->title);
	forget(&heard->part);
	forget(&heard->left);
	for (size_t i = 0; i < COUNT(heard->lines); i++)
		forget(&heard->lines[i]);
	forget(&heard->choices);
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

/* In lines as wide as others; what is typed follows the last. */
static void ask_keeping(const char *label, const char *kept)
{
	char *whole = text_format("%s [%s]:", label, kept);
	size_t next;

	for (const char *at = whole; *at != '\0'; at += next) {
		size_t length = text_wrap(at, WIDTH - 1, &next);

		charset_print(stdout, "%.*s%s", (int)length, at, at[next] != '\0' ? "\n" : " ");
	}
	text_forget(whole);
}

void plain_page_ask(const struct page *page, const struct plain_page_heard *heard)
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
		ask_keeping(page->label, safe);
		text_forget(safe);
	} else if (page->field != PAGE_NO_FIELD) {
		charset_print(stdout, "%s: ", page->label);
	} else if (has_unread(page, heard)) {
		charset_print(stdout, _("1 to %zu, or ? for the choices: "), page->n_choices);
	} else {
		charset_print(stdout, _("Number, or ? for help: "));
	}
	fflush(stdout);
}
