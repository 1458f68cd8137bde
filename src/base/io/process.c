/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Closing the process to others of the same account, and finding its files. */
#include "base/io/process.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"

/* What was open before we began is not ours: nothing of it is to be read or written by chance. */
static void close_others(void)
{
	DIR *open_now;
	struct dirent *entry;

#ifdef HAVE_CLOSE_RANGE
	if (close_range(STDERR_FILENO + 1, ~0U, 0) == 0)
		return;
#endif
	open_now = opendir("/proc/self/fd");
	if (open_now == NULL)
		return;
	while ((entry = readdir(open_now)) != NULL) {
		int fd = atoi(entry->d_name);

		if (fd > STDERR_FILENO && fd != dirfd(open_now))
			close(fd);
	}
	closedir(open_now);
}

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
	close_others();
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

/* "$VARIABLE/skatta", or that below the home folder. */
static char *own_folder(const char *variable, const char *below_home)
{
	const char *folder = getenv(variable), *home = getenv("HOME");

	if (folder != NULL && folder[0] == '/')
		return text_format("%s/skatta", folder);
	if (home != NULL && home[0] == '/')
		return text_format("%s/%s/skatta", home, below_home);
	return NULL;
}

char *process_home_folder(void)
{
	return own_folder("XDG_DATA_HOME", ".local/share");
}

char *process_machine_settings(void)
{
	const char *path = getenv("SKATTA_CONF");

	return memory_copy(
	    path != NULL && path[0] != '\0' ? path : SYSCONFDIR "/skatta/skatta.conf");
}

char *process_own_settings(void)
{
	char *folder = own_folder("XDG_CONFIG_HOME", ".config"), *path;

	if (folder == NULL)
		return NULL;
	path = file_join(folder, "skatta.conf");
	free(folder);
	return path;
}
