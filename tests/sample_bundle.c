/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Making a bundle from what somebody said. */
#include "sample_bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

static void must(enum error rc)
{
	if (rc == ERROR_NONE)
		return;
	fprintf(stderr, "the sample: %s\n", error_sentence());
	exit(1);
}

static struct answers *read_answers(const struct round *round, const char *text)
{
	const struct json_source source = {
		.name = "answers", .bytes = text, .length = strlen(text)
	};
	struct answers *answers = answers_new(round->questionnaire);
	struct json_place place;
	json_t *document;

	must(json_read(&source, &document, &place));
	must(answers_from_object(answers, &place));
	json_decref(document);
	return answers;
}

void sample_bundle(const struct round *round, const struct sample_said *said, const char *folder,
    char name[BUNDLE_FILE_NAME_SIZE])
{
	struct answers *answers = said->answers != NULL ? read_answers(round, said->answers) : NULL;
	struct bundle bundle = {
		.unit = memory_copy(said->unit),
		.role = memory_copy(said->role),
		.code = memory_copy(said->code),
		.revision = said->revision,
	};
	unsigned char seed[SIGN_SEED_SIZE] = "somebody", *sealed;
	struct sign_pair pair;
	size_t length;
	char *path;

	memcpy(seed + sizeof seed - sizeof said->person, &said->person, sizeof said->person);
	sign_pair_for(&pair, seed, "sample", "", 0);
	must(bundle_make(&bundle, round, answers, &pair, &sealed, &length, name));
	path = file_join(folder, name);
	must(file_replace(path, sealed, length, false));
	free(path);
	free(sealed);
	bundle_free(&bundle);
	answers_free(answers);
}
