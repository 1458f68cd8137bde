/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A folder on a tmpfs, the editor as a child in it, and the file read back. */
#include "base/cli/editor.h"

#include <errno.h>
#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

enum { OPEN_FOLDERS = 8 }; /* at once, while the folder is emptied */

static const long tmpfs_magic = 0x01021994; /* statfs(2) */

/* Made with mode 0700; NULL where there is no place that is memory. */
static char *make_folder(void)
{
	const char *const places[] = { getenv("XDG_RUNTIME_DIR"), "/dev/shm" };

	for (size_t i = 0; i < COUNT(places); i++) {
		struct statfs about;
		char *folder;

		if (places[i] == NULL || statfs(places[i], &about) != 0 ||
		    about.f_type != tmpfs_magic)
			continue;
		folder = text_format("%s/skatta.XXXXXX", places[i]);
		if (mkdtemp(folder) != NULL)
			return folder;
		free(folder);
	}
	return NULL;
}

/* An editor leaves swap and backup files beside the text, and they say the same. */
static int take_away(const char *path, const struct stat *about, int kind, struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	remove(path);
	return 0;
}

static const char *editor(void)
{
	const char *const names[] = { getenv("VISUAL"), getenv("EDITOR"), "editor" };
	size_t i = 0;

	while (names[i] == NULL || names[i][0] == '\0')
		i++;
	return names[i];
}

/* An editor's name may have options behind it, so a shell takes it apart; the path is ours. */
static enum error run_editor(const char *path)
{
	char *command = text_format("%s \"$1\"", editor());
	char shell[] = "sh", option[] = "-c", *named = memory_copy(path);
	char *const arguments[] = { shell, option, command, shell, named, NULL };
	int status = -1;
	pid_t child;

	if (posix_spawn(&child, "/bin/sh", NULL, NULL, arguments, environ) == 0)
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			continue;
	free(command);
	free(named);
	if (status == 0)
		return ERROR_NONE;
	return error_hint(error_set(ERROR_SYSTEM, _("the editor \"%s\" failed"), editor()),
	    _("Name another one in EDITOR, or give the text as a file."));
}

/* Without the lines that begin with #, and without empty ones at its end. */
static char *take_comments(const char *written)
{
	struct text kept = { 0 };

	for (const char *line = written; *line != '\0';) {
		size_t length = strcspn(line, "\n");

		length += line[length] == '\n';
		if (line[0] != '#')
			text_add_bytes(&kept, line, length);
		line += length;
	}
	while (kept.length > 0 && strchr(" \t\r\n", kept.bytes[kept.length - 1]) != NULL)
		kept.bytes[--kept.length] = '\0';
	return text_take(&kept);
}

static enum error read_back(const char *path, size_t most, char **text)
{
	unsigned char *bytes;
	size_t length;
	enum error rc = file_read(path, most + FILE_LIMIT_SMALL, &bytes, &length);

	if (rc != ERROR_NONE)
		return error_hint(
		    rc, _("Nothing was sent. Write a shorter text, or give it as a file."));
	*text = take_comments((char *)bytes);
	explicit_bzero(bytes, length);
	free(bytes);
	if ((*text)[0] != '\0')
		return ERROR_NONE;
	text_forget(*text);
	*text = NULL;
	return error_set(ERROR_REFUSED, _("nothing was written, so nothing is sent"));
}

enum error editor_write(const char *before, const char *about, size_t most, char **text)
{
	char *folder = make_folder(), *path, *note;
	enum error rc;

	if (folder == NULL)
		return error_hint(
		    error_set(ERROR_REFUSED, _("there is no room in memory for the editor's file")),
		    _("Give the text as a file, or on standard input."));
	path = file_join(folder, "text");
	note = text_format("%s\n# %s\n", before, about);
	rc = file_replace(path, note, strlen(note), false);
	if (rc == ERROR_NONE)
		rc = run_editor(path);
	if (rc == ERROR_NONE)
		rc = read_back(path, most, text);
	nftw(folder, take_away, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
	text_forget(note);
	free(path);
	free(folder);
	return rc;
}
