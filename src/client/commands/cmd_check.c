/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta check: is the store whole, and is this machine fit for secrets? */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "crypto/secret.h"

/* Can others put a program in the way of ours? A folder of PATH that anybody may write, or that is
 * not absolute, lets them. */
static bool path_is_safe(void)
{
	const char *path = getenv("PATH");
	char *copy = memory_copy(path != NULL ? path : ""), *rest = copy, *folder;
	bool safe = true;

	while ((folder = strsep(&rest, ":")) != NULL) {
		struct stat about;

		if (folder[0] != '/')
			safe = false;
		else if (stat(folder, &about) == 0 && (about.st_mode & S_IWOTH) != 0)
			safe = false;
	}
	free(copy);
	return safe;
}

static bool nothing_is_preloaded(void)
{
	const char *library = getenv("LD_PRELOAD");

	return library == NULL || library[0] == '\0';
}

/* Swap that is not encrypted may keep what was in memory. */
static bool there_is_no_swap(void)
{
	char line[256];
	int lines = 0;
	FILE *swaps = fopen("/proc/swaps", "re");

	if (swaps == NULL)
		return true;
	while (fgets(line, sizeof line, swaps) != NULL)
		lines++;
	fclose(swaps);
	return lines <= 1;
}

/* What is looked at; `must` fails the command, the others warn. */
static const struct {
	const char *name;
	bool (*holds)(void);
	bool must;
	const char *otherwise;
} checks[] = {
	{ N_("no core dumps, and closed to other programs of this account"), process_is_hardened,
	    true, N_("the system did not let skatta close itself off") },
	{ N_("keys are locked in memory"), secret_is_locked, false,
	    N_("they could reach the swap space: raise the limit on locked memory (ulimit -l)") },
	{ N_("no swap space"), there_is_no_swap, false,
	    N_("there is swap space: encrypt it, or turn it off, on machines with answers") },
	{ N_("nothing is loaded into programs"), nothing_is_preloaded, false,
	    N_("LD_PRELOAD is set: what it names can read everything that is typed") },
	{ N_("nobody else can put programs in PATH"), path_is_safe, false,
	    N_("a folder in PATH can be written to by anybody, or is not absolute") },
};

static enum error check(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	enum error rc = client_session_open(session);

	(void)arguments;
	if (rc == ERROR_NONE)
		rc = db_check(session->store->db);
	if (rc == ERROR_NONE)
		charset_print(stdout, "%-8s %s\n", _("ok"), _("the store is whole"));
	for (size_t i = 0; i < COUNT(checks) && rc == ERROR_NONE; i++) {
		bool holds = checks[i].holds();

		charset_print(stdout, "%-8s %s\n",
		    holds            ? _("ok")
		    : checks[i].must ? _("FAILED")
				     : _("warning"),
		    _(checks[i].name));
		if (!holds)
			charset_print(stdout, "%-8s %s\n", "", _(checks[i].otherwise));
		if (!holds && checks[i].must)
			rc = error_set(ERROR_REFUSED, _("this machine is not safe for answers"));
	}
	return rc;
}

const struct command cmd_check = {
	.name = "check",
	.operands = "",
	.about = N_("check that the store is whole and this machine is safe"),
	.run = check,
};
