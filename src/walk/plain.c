/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Taking a line for each page: a number chooses, `<` goes back, `?` helps, `!`
 * empties a field; the letters of keys act as they do on the screen.
 * How a page is read out is in plain_page.c. */
#include "walk/plain.h"

#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "tui/erase.h"
#include "walk/plain_line.h"

static char other_case(char letter)
{
	return (char)(islower((unsigned char)letter) ? toupper((unsigned char)letter)
						     : tolower((unsigned char)letter));
}

/* Two that sound the same are told apart. */
static void say_key(const struct walk *walk, const struct step_key *key)
{
	const struct step_key *other;
	size_t i = 0;

	while ((other = walk_key(walk, i)) != NULL && other->letter != other_case(key->letter))
		i++;
	if (other != NULL && other != key && isupper((unsigned char)key->letter))
		charset_print(stdout, _("capital %c: %s\n"), key->letter, _(key->label));
	else
		charset_print(stdout, "%c: %s\n", key->letter, _(key->label));
}

/* And then the page again, whole. */
static void print_help(
    const struct walk *walk, const struct page *page, struct plain_page_heard *heard)
{
	const struct step_key *key;
	char *help = walk_help(walk);

	plain_page_forget(heard);
	plain_page_say(help);
	free(help);
	if (page->field != PAGE_NO_FIELD)
		plain_page_say(_(
		    "Write and press Enter. Enter alone keeps what is in brackets; ! empties it."));
	else
		plain_page_say(_("Write the number of a choice and press Enter."));
	plain_page_say(_("< goes back, ? shows this help."));
	/* In a field every letter is what is written. */
	for (size_t i = 0; page->field == PAGE_NO_FIELD && (key = walk_key(walk, i)) != NULL; i++)
		say_key(walk, key);
}

static void print_failure(void)
{
	plain_page_say(error_sentence());
	if (error_next_step()[0] != '\0')
		plain_page_say(error_next_step());
	error_clear();
}

static enum error not_understood(void)
{
	return error_set(
	    ERROR_REFUSED, _("that is not one of the choices; ? shows what can be written"));
}

/* One number behind another, separated by blanks or commas: false where the line has anything else.
 * `*number` is 0 behind the last. */
static bool next_number(const char **at, size_t most, size_t *number)
{
	size_t digits = strspn(*at, "0123456789");

	*number = 0;
	if (**at == '\0')
		return true;
	if (digits == 0 || digits > 4)
		return false;
	*number = strtoul(*at, NULL, 10);
	*at += digits;
	*at += strspn(*at, " ,");
	return *number >= 1 && *number <= most;
}

/* «2», or «1 3» where several can be chosen; the whole line is understood before any of it acts. */
static enum error take_numbers(struct walk *walk, const struct page *page, const char *line)
{
	const char *at = line;
	size_t number, count = 0;
	enum error rc = ERROR_NONE;

	do {
		if (!next_number(&at, page->n_choices, &number))
			return not_understood();
		count += number != 0;
	} while (number != 0);
	if (count == 0 || (count > 1 && !page->several))
		return not_understood();
	at = line;
	while (rc == ERROR_NONE && next_number(&at, page->n_choices, &number) && number != 0)
		rc = walk_choose(walk, number - 1);
	return rc;
}

/* As much of what stands there as fits. */
static enum error keep_in_brackets(struct walk *walk, const struct page *page)
{
	char *kept = NULL;
	size_t fit;
	enum error rc;

	page_is_over(page, &fit);
	secret_keep(&kept, page_stands(page));
	kept[fit] = '\0';
	rc = walk_write(walk, page, kept);
	secret_free(kept);
	return rc;
}

static enum error take_field(struct walk *walk, const struct page *page, const char *line)
{
	if (strcmp(line, "!") == 0)
		return walk_write(walk, page, "");
	if (line[0] == '\0')
		return keep_in_brackets(walk, page);
	return walk_write(walk, page, line);
}

static enum error take_line(const struct plain_line *turn)
{
	struct walk *walk = turn->walk;
	const struct page *page = turn->page;
	const char *line = turn->line;
	enum error rc;

	if (strcmp(line, "<") == 0)
		return walk_back(walk);
	if (strcmp(line, "?") == 0) {
		/* Those that were not read again come first. */
		if (!plain_page_recall(page, turn->heard))
			print_help(walk, page, turn->heard);
		return ERROR_NONE;
	}
	if (page->field != PAGE_NO_FIELD)
		return take_field(walk, page, line);
	if (line[0] != '\0' && line[1] == '\0') {
		rc = walk_press(walk, line[0]);
		/* In a line the other case is as good, where no key has that. */
		if (rc == ERROR_NOT_FOUND)
			rc = walk_press(walk, other_case(line[0]));
		if (rc != ERROR_NOT_FOUND)
			return rc;
	}
	return take_numbers(walk, page, line);
}

static void print_said(struct walk *walk)
{
	char *said = walk_take_said(walk);

	if (said != NULL)
		plain_page_say(said);
	text_forget(said);
}

/* In a kiosk Ctrl-D ends one person's turn. Where a pipe ends, or a terminal has gone, nobody is
 * left to wait for; and before it has begun, there is nobody to keep in. */
static bool ends_turn(const struct walk *walk)
{
	return walk_keeps_in(walk) && isatty(STDIN_FILENO);
}

/* Read an answer to the page and act on it; false at the end of input. */
static bool take_answer(struct plain_line *turn)
{
	struct walk *walk = turn->walk;
	enum plain_line_got got = plain_line_ask(turn);
	bool more = got == PLAIN_LINE_READ;
	enum error rc = ERROR_NONE;

	/* Where nobody's Enter ends the line of the question. */
	if (!isatty(STDIN_FILENO) || got == PLAIN_LINE_IDLE)
		charset_print(stdout, "\n");
	if (got == PLAIN_LINE_IDLE)
		walk_idle(walk);
	if (got == PLAIN_LINE_END && ends_turn(walk)) {
		got = PLAIN_LINE_READ;
		rc = walk_leave(walk);
	}
	if (more)
		rc = charset_to_utf8(turn->line, PLAIN_LINE_SIZE, &turn->length);
	if (more && rc == ERROR_NONE)
		rc = take_line(turn);
	if (rc != ERROR_NONE)
		print_failure();
	secret_wipe(turn->line, PLAIN_LINE_SIZE);
	return got != PLAIN_LINE_END;
}

/* Show the present page and act on what is answered; `*more` is false at the end of input. */
static enum error take_page(
    struct walk *walk, struct plain_page_heard *heard, char *line, bool *more)
{
	struct page page = { 0 };
	unsigned turn = walk->turn;
	enum error rc = walk_show(walk, &page);
	/* What ails one person's place is not the next one's trouble. */
	bool goes_on = rc != ERROR_NONE && walk->kiosk && !walk_is_locked(walk);

	if (rc == ERROR_NONE) {
		plain_page_read(&page, walk->n_before, heard);
		*more = take_answer(&(struct plain_line){ walk, &page, heard, line, 0 });
	} else if (goes_on) {
		rc = walk_leave(walk);
	}
	page_free(&page);
	if (walk->turn != turn) {
		plain_page_forget(heard);
		heard->field = false;
	}
	if (walk->kiosk && walk->turn != turn)
		erase_lines();
	if (goes_on)
		print_failure();
	print_said(walk);
	return rc;
}

/* What is written at Ctrl-C, made beforehand: a handler may call almost nothing. */
static char *farewell;

static void interrupt(int number)
{
	ssize_t written = write(STDERR_FILENO, farewell, strlen(farewell));

	(void)written; /* a terminal that has gone cannot be told */
	signal(number, SIG_DFL);
	raise(number);
}

/* Ended by the signal, as a shell likes it, but not without a word. */
static void hear_interrupt(const struct walk *walk, const char *interrupted)
{
	struct sigaction action = { .sa_handler = interrupt }, before;
	char *sentence;

	sigaction(SIGINT, NULL, &before);
	if (before.sa_handler == SIG_IGN)
		return;
	sentence = text_format("\n%s: %s\n", walk->program->name, interrupted);
	farewell = charset_from_utf8(sentence);
	free(sentence);
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
}

static void stop_hearing(void)
{
	if (farewell != NULL)
		signal(SIGINT, SIG_DFL);
	free(farewell);
	farewell = NULL;
}

/* What would end or stop the program from the keyboard. */
static void ignore_keys(void)
{
	static const int signals[] = { SIGINT, SIGQUIT, SIGTSTP };

	for (size_t i = 0; i < COUNT(signals); i++)
		signal(signals[i], SIG_IGN);
}

enum error plain_run(struct walk *walk, const char *interrupted)
{
	struct plain_page_heard heard = { 0 };
	char *line = secret_new(PLAIN_LINE_SIZE);
	bool more = true;
	enum error rc = ERROR_NONE;

	if (walk->kiosk)
		ignore_keys();
	else
		hear_interrupt(walk, interrupted);
	print_said(walk);
	while (rc == ERROR_NONE && more && !walk->left)
		rc = take_page(walk, &heard, line, &more);
	plain_page_forget(&heard);
	secret_free(line);
	stop_hearing();
	if (rc == ERROR_NONE)
		charset_print(stdout, "\n%s\n", _("Everything is saved."));
	return rc;
}
