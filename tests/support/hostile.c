/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading tests/support/hostile.txt. */
#include "support/hostile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

static void decode(char *line)
{
	static const char names[] = "\\nrt", meant[] = "\\\n\r\t";
	char *to = line;
	unsigned code;

	for (char *at = line; *at != '\0'; at++) {
		const char *name = at[0] == '\\' && at[1] != '\0' ? strchr(names, at[1]) : NULL;

		if (at[0] != '\\') {
			*to++ = *at;
		} else if (name != NULL) {
			*to++ = meant[name - names];
			at++;
		} else {
			assert_int_equal(sscanf(at, "\\x%2x", &code), 1);
			*to++ = (char)code;
			at += 3;
		}
	}
	*to = '\0';
}

char **hostile_read(size_t *count)
{
	char path[4096], line[1000], **hostile = NULL;
	FILE *from;

	snprintf(path, sizeof path, "%s/tests/support/hostile.txt", getenv("SKATTA_SOURCE"));
	from = fopen(path, "r");
	assert_non_null(from);
	for (*count = 0; fgets(line, sizeof line, from) != NULL; (*count)++) {
		line[strcspn(line, "\n")] = '\0';
		decode(line);
		hostile = memory_grow(hostile, *count + 1, sizeof *hostile);
		hostile[*count] = memory_copy(line);
	}
	fclose(from);
	return hostile;
}

void hostile_free(char **hostile, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(hostile[i]);
	free(hostile);
}
