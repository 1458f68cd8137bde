/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The one way a failure travels: a code up the calls, a sentence and a hint in one record for the
 * whole process (there is one thread). The place that knows writes them, callers pass the code up
 * untouched, and two places show them: command_fail() and the screens' message line. */
#ifndef SKATTA_BASE_ERROR_H
#define SKATTA_BASE_ERROR_H

/* Only codes that a caller acts on. */
enum error {
	ERROR_NONE = 0,
	ERROR_SYSTEM = -1,       /* the operating system said no: a file, a terminal, a full disk */
	ERROR_DAMAGED = -2,      /* not what it should be: truncated, altered, malformed */
	ERROR_TOO_NEW = -3,      /* made by a newer version */
	ERROR_TOO_LARGE = -4,    /* over the limit for its kind */
	ERROR_PASSPHRASE = -5,   /* the passphrase (or name, or code) opens nothing */
	ERROR_WRONG_KEY = -6,    /* sealed to, or signed by, somebody else */
	ERROR_REFUSED = -7,      /* understood, and not allowed */
	ERROR_NOT_FOUND = -8,    /* there is no such thing */
	ERROR_USAGE = -9,        /* the command was used wrongly: exit status 2 */
	ERROR_CANCELLED = -10,   /* the person changed their mind */
	ERROR_INTERRUPTED = -11, /* by Ctrl-C: exit status 130, as a shell has it */
};

#define ERROR_MUST_CHECK        __attribute__((warn_unused_result))
#define ERROR_PRINTF(at, first) __attribute__((format(printf, at, first)))

/* Bytes of a sentence that are kept: it may be a list of ten mistakes. */
enum { ERROR_MAX_SENTENCE = 2000 };

/* Record what is wrong, unless an earlier (deeper) sentence stands already; returns `code`, so that
 * it is written as `return error_set(…)`. The sentence starts with a lower-case letter and has no
 * full stop. */
enum error error_set(enum error code, const char *format, ...) ERROR_PRINTF(2, 3);

/* Record the next step for the person, a sentence of its own, unless one stands already; returns
 * `code`: `return error_hint(error_set(…), …)`. */
enum error error_hint(enum error code, const char *format, ...) ERROR_PRINTF(2, 3);

/* Put the place before the standing sentence («roster.csv line 3: …»), where one stands; returns
 * `code`. For the few callers that know a place the deeper one could not. */
enum error error_within(enum error code, const char *format, ...) ERROR_PRINTF(2, 3);

/* Forget the record; for whoever decides to go on after a failure. */
void error_clear(void);

/* The standing sentence and hint, "" where there is none; valid until the next call here. */
const char *error_sentence(void);
const char *error_next_step(void);

#endif
