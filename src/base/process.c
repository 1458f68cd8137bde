/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Closing the process to others of the same account, and finding its files. */
#include "base/process.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

void process_harden(void)
{
	const struct rlimit none = { 0, 0 };
	int fd;

	/* Before anything is read: nobody of the same account may attach or read our memory. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	setrlimit(RLIMIT_CORE, &none);
	umask(077);
	/* A full quota or a closed pipe is an error to be told, not a reason to be killed. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	/* With 0 to 2 closed, the next file opened would be written to as if it were a terminal. */
	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	close_range(STDERR_FILENO + 1, ~0U, 0);
}

bool process_is_hardened(void)
{
	struct rlimit core;

	return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && getrlimit(RLIMIT_CORE, &core) == 0 &&
	       core.rlim_cur == 0;
}

char *process_data_file(const char *name)
{
	const char *folder = getenv("SKATTA_DATA");

	return file_join(folder != NULL && folder[0] != '\0' ? folder : PKGDATADIR, name);
}

char *process_home_folder(void)
{
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	if (data != NULL && data[0] == '/')
		return text_format("%s/skatta", data);
	if (home != NULL && home[0] == '/')
		return text_format("%s/.local/share/skatta", home);
	return NULL;
}
