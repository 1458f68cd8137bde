/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Without libFuzzer: run fuzz_NAME over each file of corpus/NAME, and tell in TAP. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/io/file.h"
#include "base/text.h"
#include "fuzz.h"

int main(int argc, char **argv)
{
	const char *source = getenv("SKATTA_SOURCE");
	const char *name = strstr(argv[0], "fuzz_");
	unsigned char *bytes = NULL;
	size_t count, length;
	char **names, *path;
	int folder;

	if (source == NULL || name == NULL || argc != 1) {
		fprintf(stderr, "set SKATTA_SOURCE to the source tree\n");
		return 2;
	}
	path = text_format("%s/tests/fuzz/corpus/%s", source, name + strlen("fuzz_"));
	if (file_open_folder(path, false, false, &folder) != ERROR_NONE ||
	    file_names(folder, path, &names, &count) != ERROR_NONE || count == 0) {
		printf("Bail out! no corpus in %s\n", path);
		return 1;
	}
	for (size_t i = 0; i < count; i++) {
		if (file_read_at(folder, names[i], names[i], FILE_LIMIT_DOCUMENT, &bytes,
			&length) != ERROR_NONE)
			printf("not ok %zu - %s: %s\n", i + 1, names[i], error_sentence());
		else if (LLVMFuzzerTestOneInput(bytes, length) == 0)
			printf("ok %zu - %s\n", i + 1, names[i]);
		fflush(stdout);
		free(bytes);
		bytes = NULL;
	}
	printf("1..%zu\n", count);
	file_free_names(names, count);
	free(path);
	close(folder);
	return 0;
}
