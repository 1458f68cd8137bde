/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How long a person waits, as a ratio to what cannot be avoided, measured in the same run: to the
 * first frame, from a key to the frame that says «saved», from Esc, and how much memory a locked
 * screen holds. Exits 1 where a figure is worse than it may be. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/scratch.h"
#include "support/terminal.h"
#include "support/terminal_private.h"

enum { STARTS = 101, KEYS = 28, MOST_SAMPLES = 128 };

static bool all_within = true;

struct samples {
	double times[MOST_SAMPLES]; /* milliseconds */
	size_t count;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void add(struct samples *samples, double since)
{
	if (samples->count < MOST_SAMPLES)
		samples->times[samples->count++] = now() - since;
}

static int ascending(const void *a, const void *b)
{
	double first = *(const double *)a, second = *(const double *)b;

	return (first > second) - (first < second);
}

/* Whatever else the machine does only adds: what a tenth stays below says most. */
static double decile(struct samples *samples)
{
	qsort(samples->times, samples->count, sizeof samples->times[0], ascending);
	return samples->count > 0 ? samples->times[samples->count / 10] : 0;
}

static void must(bool did, const char *what)
{
	if (did)
		return;
	fprintf(stderr, "bench: %s\n", what);
	scratch_remove(NULL);
	exit(2);
}

static void say_limit(bool within, const char *limit)
{
	printf(", %s %s\n", within ? "within" : "ABOVE", limit);
	all_within = all_within && within;
}

/* «start to first frame    skatta 12.1 ms, initscr 9.0 ms: 1.34 times, within 1.7» */
static void say_ratio(
    const char *what, const char *other, struct samples *ours, struct samples *theirs, double most)
{
	double ratio = decile(ours) / decile(theirs);
	char *limit = text_format("%.1f", most);

	printf("%-22s skatta %.1f ms, %s %.1f ms: %.2f times", what, decile(ours), other,
	    decile(theirs), ratio);
	say_limit(ratio <= most, limit);
	free(limit);
}

/* Programs to start, all of which show the same three choices */

static struct term *start(const char *const argv[])
{
	static char *data, *locale;
	const char *environment[] = { NULL, NULL, NULL };

	if (data == NULL) {
		data = text_format("SKATTA_DATA=%s", getenv("SKATTA_DATA"));
		locale = text_format("SKATTA_LOCALE=%s", getenv("SKATTA_LOCALE"));
	}
	environment[0] = data;
	environment[1] = locale;
	return term_start(&(struct term_settings){ .environment = environment }, argv);
}

static struct term *start_skatta(void)
{
	char *program = text_format("%s/skatta", getenv("SKATTA_BUILD"));
	const char *const argv[] = { program, "--data", scratch_path("data"), "--lang", "en",
		NULL };
	struct term *term = start(argv);

	free(program);
	return term;
}

static struct term *start_bare(void)
{
	char *program = text_format("%s/tests/bench/bare_screen", getenv("SKATTA_BUILD"));
	const char *const argv[] = { program, NULL };
	struct term *term = start(argv);

	free(program);
	return term;
}

#define MENU                                                                                       \
	"--menu", "Who are you?", "15", "60", "3", "1", "I am new here", "2",                      \
	    "I have been here before", "3", "I have forgotten my passphrase", NULL

static struct term *start_dialog(void)
{
	return start((const char *const[]){ "/usr/bin/dialog", MENU });
}

static struct term *start_whiptail(void)
{
	return start((const char *const[]){ "/usr/bin/whiptail", MENU });
}

static const struct {
	const char *name, *path; /* NULL: always there */
	struct term *(*start)(void);
	double most; /* times its time; on machines of ours 1.5 to 1.8, 1.25 and 1.1 */
} starters[] = {
	{ "initscr alone", NULL, start_bare, 2.0 },
	{ "dialog", "/usr/bin/dialog", start_dialog, 1.4 },
	{ "whiptail", "/usr/bin/whiptail", start_whiptail, 1.4 },
};

static void time_start(struct term *(*starter)(void), struct samples *samples)
{
	double since = now();
	struct term *term = starter();

	must(term_wait_for(term, "I have forgotten my passphrase"), "a program does not start");
	add(samples, since);
	term_stop(term);
}

/* In turn, so that whatever else the machine does meets both. */
static void measure_starts(size_t i)
{
	struct samples ours = { .count = 0 }, theirs = { .count = 0 };

	if (starters[i].path != NULL && access(starters[i].path, X_OK) != 0) {
		printf("%-22s %s is not installed: not measured\n", "start to first frame",
		    starters[i].name);
		return;
	}
	for (int n = 0; n < STARTS; n++) {
		time_start(start_skatta, &ours);
		time_start(starters[i].start, &theirs);
	}
	say_ratio("start to first frame", starters[i].name, &ours, &theirs, starters[i].most);
}

/* The least that a durable answer costs: one page of the same size, with the store's settings. */

static sqlite3 *open_bare(void)
{
	sqlite3 *connection;

	must(sqlite3_open(scratch_path("data/bare.db"), &connection) == SQLITE_OK &&
		 sqlite3_exec(connection,
		     "PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA;"
		     "PRAGMA journal_mode = DELETE; PRAGMA temp_store = MEMORY;"
		     "CREATE TABLE page (id INTEGER PRIMARY KEY, body BLOB);"
		     "INSERT INTO page VALUES (1, randomblob(4136));",
		     NULL, NULL, NULL) == SQLITE_OK,
	    "SQLite does not open a file");
	return connection;
}

static void time_transaction(sqlite3 *connection, struct samples *samples)
{
	double since = now();

	must(sqlite3_exec(connection,
		 "BEGIN IMMEDIATE; UPDATE page SET body = randomblob(4136) WHERE id = 1; COMMIT;",
		 NULL, NULL, NULL) == SQLITE_OK,
	    "SQLite does not save");
	add(samples, since);
}

/* From the start page to the first question. */
static void enter(struct term *term)
{
	static const char *const ways[][2] = {
		{ "I have been here before", "2" },
		{ "Which name", "Eva<Enter>" },
		{ "Type your passphrase", "korrekt häst batteri<Enter>" },
		{ "minutes left", "" },
	};

	for (size_t i = 0; i < COUNT(ways); i++) {
		must(term_wait_for(term, ways[i][0]), "the way to the questions is another");
		term_keys(term, ways[i][1]);
	}
}

static void measure_keys(void)
{
	struct samples ours = { .count = 0 }, theirs = { .count = 0 }, escapes = { .count = 0 };
	sqlite3 *connection = open_bare();
	struct term *term = start_skatta();
	double most = 30;

	enter(term);
	for (int i = 1; i < KEYS; i++) {
		char *next = text_format("%d of 29", i + 1);
		double since = now();

		term_keys(term, i % 2 == 0 ? "3" : "4");
		must(term_wait_for(term, next), "an answer is not taken");
		add(&ours, since);
		time_transaction(connection, &theirs);
		free(next);
	}
	say_ratio("key to saved frame", "SQLite alone", &ours, &theirs, 1.5);
	for (int i = 0; i < KEYS; i++) {
		double since;

		term_keys(term, "?");
		must(term_wait_for(term, "Who answers questions"), "there is no help");
		since = now();
		term_keys(term, "<Esc>");
		must(term_wait_gone(term, "Who answers questions"), "Esc does not close the help");
		add(&escapes, since);
	}
	printf("%-22s skatta %.1f ms", "Esc to frame", decile(&escapes));
	say_limit(decile(&escapes) < most, "30 ms");
	term_stop(term);
	sqlite3_close(connection);
}

/* Resident memory in MiB, as the kernel counts it; and of that what is not shared with a file. */
static void resident(const struct term *term, double *all, double *own)
{
	char *path = text_format("/proc/%d/statm", (int)term->program);
	FILE *file = fopen(path, "r");
	long pages, held, shared;

	must(file != NULL && fscanf(file, "%ld %ld %ld", &pages, &held, &shared) == 3,
	    "the memory of the program cannot be read");
	fclose(file);
	free(path);
	*all = (double)held * (double)sysconf(_SC_PAGESIZE) / (1024 * 1024);
	*own = (double)(held - shared) * (double)sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

static void measure_memory(void)
{
	struct term *term = start_skatta();
	double all, own, most = 12;

	enter(term);
	term_keys(term, "L");
	must(term_wait_for(term, "Locked."), "the lock does not lock");
	resident(term, &all, &own);
	printf("%-22s skatta %.1f MiB, of which its own %.1f MiB", "memory when locked", all, own);
	say_limit(all <= most, "12 MiB");
	term_stop(term);
}

static void prepare(void)
{
	char *script = text_format("exec sh '%s/tests/bench/prepare.sh' '%s' >/dev/null",
	    getenv("SKATTA_SOURCE"), scratch_path("."));

	must(system(script) == 0, "the round for the measurement could not be made");
	free(script);
}

int main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	must(getenv("SKATTA_BUILD") != NULL, "run this by make bench");
	scratch_make(NULL);
	prepare();
	for (size_t i = 0; i < COUNT(starters); i++)
		measure_starts(i);
	measure_keys();
	measure_memory();
	scratch_remove(NULL);
	return all_within ? 0 : 1;
}
