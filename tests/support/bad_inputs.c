/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Walking a folder of bad inputs, and making some. */
#include "support/bad_inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"

static bool is_error_file(const char *name)
{
	size_t length = strlen(name);

	return length > 6 && strcmp(name + length - 6, ".error") == 0;
}

/* What the reader said of the file: its sentence and, below, the hint. */
static char *read_and_tell(
    const char *name, const char *path, int folder, bad_inputs_reader *reader)
{
	struct text said = { 0 };
	unsigned char *bytes = NULL;
	size_t length = 0;

	error_clear();
	if (file_read_at(folder, name, path, FILE_LIMIT_DOCUMENT, &bytes, &length) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	if (reader(name, (const char *)bytes, length) == ERROR_NONE)
		fail_msg("%s was taken", path);
	free(bytes);
	text_addf(&said, "%s\n", error_sentence());
	if (error_next_step()[0] != '\0')
		text_addf(&said, "%s\n", error_next_step());
	return text_take(&said);
}

static void compare(const char *said, const char *path)
{
	unsigned char *expected = NULL;
	size_t length;

	error_clear();
	if (getenv("SKATTA_UPDATE_ERRORS") != NULL &&
	    file_replace(path, said, strlen(said), true) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	if (file_read(path, FILE_LIMIT_SMALL, &expected, &length) != ERROR_NONE)
		fail_msg("%s; the reader said: %s", error_sentence(), said);
	if (strcmp(said, (const char *)expected) != 0)
		print_error("%s\n", path);
	assert_string_equal(said, (const char *)expected);
	free(expected);
}

void bad_inputs_walk(const char *folder, bad_inputs_reader *reader)
{
	const char *source = getenv("SKATTA_SOURCE");
	char **names = NULL, *path;
	size_t count = 0, walked = 0;
	int opened = -1;

	assert_non_null(source);
	path = text_format("%s/tests/bad/%s", source, folder);
	error_clear();
	if (file_open_folder(path, false, false, &opened) != ERROR_NONE ||
	    file_names(opened, path, &names, &count) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	for (size_t i = 0; i < count; i++) {
		char *file, *error, *said;

		if (is_error_file(names[i]))
			continue;
		file = file_join(path, names[i]);
		error = text_format("%s/%.*s.error", path, (int)strcspn(names[i], "."), names[i]);
		said = read_and_tell(names[i], file, opened, reader);
		compare(said, error);
		walked++;
		free(said);
		free(error);
		free(file);
	}
	assert_int_not_equal(walked, 0);
	error_clear();
	file_free_names(names, count);
	close(opened);
	free(path);
}

void bad_inputs_cut(const char *bytes, size_t length, bad_inputs_reader *reader)
{
	while (length-- > 0) {
		/* Memory of its own, so that a look behind the end is seen. */
		char *cut = memory_copy_bytes(bytes, length + 1);

		cut[length] = '\0';
		assert_int_not_equal(reader("cut", cut, length), ERROR_NONE);
		error_clear();
		free(cut);
	}
}

int bad_inputs_start(void **state)
{
	(void)state;
	return secret_start() == ERROR_NONE ? 0 : -1;
}

int bad_inputs_end(void **state)
{
	(void)state;
	secret_end();
	return 0;
}
