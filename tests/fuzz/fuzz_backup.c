/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plaintext of a backup: what is taken is written again as it was. */
#include "document/carry/backup.h"
#include "fuzz.h"

/* Keys that are not known are left alone, so that what is written may be shorter, and is then the
 * last word. */
static void write_and_read(const struct backup *backup)
{
	char *first = backup_write(backup), *second;
	struct backup *again = NULL;

	if (backup_read("again", first, strlen(first), &again) != ERROR_NONE)
		abort();
	second = backup_write(again);
	assert(strcmp(first, second) == 0);
	backup_free(again);
	free(first);
	free(second);
}

static enum error read_text(const char *text, size_t size)
{
	struct backup *backup = NULL;
	enum error rc = backup_read("fuzz", text, size, &backup);

	if (rc == ERROR_NONE)
		write_and_read(backup);
	backup_free(backup);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
