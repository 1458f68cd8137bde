/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bundles from a shell, so that tests can play a school of people:
 * bundle_tool ROUND.json UNIT ROLE CODE PERSON REVISION ANSWERS FOLDER
 * ROLE and CODE may be "", a CODE "imported" makes one that only a coordinator has, ANSWERS is a
 * JSON object, or "" to take the response back. Prints the file's name. Not installed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "crypto/secret.h"
#include "support/sample_bundle.h"

static enum error read_round(const char *path, struct round **round)
{
	unsigned char *bytes;
	size_t length;
	enum error rc = file_read(path, FILE_LIMIT_DOCUMENT, &bytes, &length);

	if (rc != ERROR_NONE)
		return rc;
	rc = round_read(path, (const char *)bytes, length, round);
	free(bytes);
	return rc;
}

int main(int argc, char **argv)
{
	char name[BUNDLE_FILE_NAME_SIZE];
	struct sample_said said;
	bool imported;
	struct round *round = NULL;

	if (argc != 9)
		return 2;
	if (secret_start() != ERROR_NONE || read_round(argv[1], &round) != ERROR_NONE) {
		fprintf(stderr, "%s\n", error_sentence());
		return 1;
	}
	imported = strcmp(argv[4], "imported") == 0;
	said = (struct sample_said){
		.unit = argv[2],
		.role = argv[3],
		.code = imported ? "" : argv[4],
		.person = (unsigned)atoi(argv[5]),
		.revision = atol(argv[6]),
		.answers = argv[7][0] != '\0' ? argv[7] : NULL,
	};
	if (imported)
		sample_bundle_imported(round, &said, argv[8], name);
	else
		sample_bundle(round, &said, argv[8], name);
	printf("%s\n", name);
	round_free(round);
	secret_end();
	return 0;
}
