/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The least that a program on ncurses does before its first frame stands: what skatta's start is
 * measured against. */
#include <locale.h>
#include <ncurses.h>

int main(void)
{
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	mvaddstr(2, 3, "I have forgotten my passphrase");
	refresh();
	getch();
	return endwin() == ERR;
}
