/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Files: reading with a limit and without being led astray (no links, no devices, no pipes), and
 * writing that is on the disk, whole, or not there at all. */
#ifndef SKATTA_BASE_FILE_H
#define SKATTA_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum {
	FILE_LIMIT_DOCUMENT = 8 * 1024 * 1024, /* questionnaires, rounds, receipts, CSV files */
	FILE_LIMIT_BUNDLE = 1024 * 1024,
	FILE_LIMIT_SMALL = 4096, /* passphrase, key and signature files */
};

enum { FILE_MOST_NAMES = 100000 };

/* Read a whole regular file of at most `limit` bytes: opened with O_NOFOLLOW and O_NONBLOCK (a link
 * in the last part of the path is refused; see file_read_linked), looked at with fstat, read once.
 * `*bytes` is for the caller to free and has a NUL after its `*length` bytes. ERROR_NOT_FOUND,
 * ERROR_TOO_LARGE, ERROR_REFUSED (not a regular file), ERROR_SYSTEM, each naming the file. */
enum error file_read(
    const char *path, size_t limit, unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;

/* Is this an errno that says that the disk failed, rather than who may do what? */
bool file_is_disk_error(int why);
/* The sentence about a file that could not be read for this errno; what to do where it is the disk.
 * ERROR_SYSTEM. */
enum error file_cannot_read(const char *shown, int why);

/* The same below an opened folder; `shown` is the path to name in messages. */
enum error file_read_at(int folder, const char *name, const char *shown, size_t limit,
    unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;

/* The same for a file that the person named, where a link is followed; still a regular file. */
enum error file_read_linked(
    const char *path, size_t limit, unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;

/* The same for a file that decides what the program does: it must belong to root or to the one who
 * runs the program, and nobody else may be able to write it; ERROR_REFUSED. */
enum error file_read_own(
    const char *path, size_t limit, unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;

/* Write `name` durably below an opened folder: NAME.part beside it with mode 0600 (or 0644 where
 * `readable`), fsync, close, rename without replacing, fsync of the folder, read back and compare.
 * A file of that name with the same bytes is success; with others ERROR_REFUSED. On failure nothing
 * of it is left. */
enum error file_add_at(int folder, const char *name, const char *shown, const void *bytes,
    size_t length, bool readable) ERROR_MUST_CHECK;

/* The folder that the path's last name is in, «.» where there is none before it, for free(); and
 * the name within the path. */
char *file_folder_of(const char *path, const char **name);

/* Write a file the person named (`-o FILE`), replacing the regular file that stood there in one
 * step; mode 0600, or 0644 where `readable`. "-" is standard output. ERROR_REFUSED for a store:
 * see base/file_guard.h. */
enum error file_replace(
    const char *path, const void *bytes, size_t length, bool readable) ERROR_MUST_CHECK;

/* The same for what is never written over: ERROR_REFUSED where anything stands there. */
enum error file_new(
    const char *path, const void *bytes, size_t length, bool readable) ERROR_MUST_CHECK;

/* The same for what something else writes, as SQLite does: `fill` is given the path of an empty
 * file, mode 0600, beside it, to fill and to bring to the disk; then that gets the name. What a run
 * that was killed left of it is taken away first. */
enum error file_new_by(const char *path, enum error (*fill)(void *context, const char *part),
    void *context) ERROR_MUST_CHECK;

/* Would one of them, where `anew` one that writes over nothing, be refused at once? The same
 * failures, before anything is done for what is to be written; a disk that is full shows only then.
 */
enum error file_check_way(const char *path, bool anew) ERROR_MUST_CHECK;

/* The folder opened for the calls above (the caller closes), made with mode 0700 (0755 where
 * `readable`), its parents too, where `make`. */
enum error file_open_folder(
    const char *path, bool make, bool readable, int *folder) ERROR_MUST_CHECK;

/* Which names of a folder: in the order of their bytes, the first `most` behind `behind`, "" for
 * the first of all, that `takes` says yes to; NULL for all. */
struct file_wanted {
	const char *behind;
	size_t most;
	bool (*takes)(const void *context, const char *name);
	const void *context;
};

/* Names that come one by one, in any order; at first all zero but for what is wanted of them. */
struct file_kept {
	const struct file_wanted *wanted;
	char **names;
	size_t count, room;
};
/* One more has come; `to` is a struct file_kept. Memory is bounded by `most`, however many come. */
void file_keep_name(void *to, const char *name);
/* Hand on those that were kept, sorted, for file_free_names(). Where listing them failed with `rc`,
 * that comes back, and none of them. Fewer than `most`: there are no more. */
enum error file_keep_end(
    struct file_kept *kept, enum error rc, char ***names, size_t *count) ERROR_MUST_CHECK;
/* Of all that there are, as far as one beyond FILE_MOST_NAMES: ERROR_TOO_LARGE where there is that
 * one, and none of them is left. */
enum error file_check_count(const char *shown, char ***names, size_t *count) ERROR_MUST_CHECK;

/* Call `each` for the names in an opened folder but "." and "..", as the disk has them. */
enum error file_each_name(int folder, const char *shown,
    void (*each)(void *context, const char *name), void *context) ERROR_MUST_CHECK;
/* The wanted ones of them, as file_keep_end() hands them on. */
enum error file_names_behind(int folder, const char *shown, const struct file_wanted *wanted,
    char ***names, size_t *count) ERROR_MUST_CHECK;
/* All of them; ERROR_TOO_LARGE beyond FILE_MOST_NAMES. */
enum error file_names(int folder, const char *shown, char ***names, size_t *count) ERROR_MUST_CHECK;
void file_sort_names(char **names, size_t count);
void file_free_names(char **names, size_t count);

bool file_is_folder(const char *path);

/* "folder/name" for the caller to free. */
char *file_join(const char *folder, const char *name);

#endif
