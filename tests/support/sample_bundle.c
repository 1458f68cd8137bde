/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Making a bundle from what somebody said. */
#include "support/sample_bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
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

typedef enum error seal(struct bundle *bundle, const struct round *round,
    const struct answers *answers, const struct sign_pair *pair, unsigned char **sealed,
    size_t *length, char name[BUNDLE_FILE_NAME_SIZE]);

static enum error seal_imported(struct bundle *bundle, const struct round *round,
    const struct answers *answers, const struct sign_pair *pair, unsigned char **sealed,
    size_t *length, char name[BUNDLE_FILE_NAME_SIZE])
{
	size_t plain_length;
	char *plain = bundle_make_imported(bundle, round, answers, pair, &plain_length);
	enum error rc =
	    age_seal(round->recipients, round->n_recipients, plain, plain_length, sealed, length);

	if (rc == ERROR_NONE)
		bundle_name(name, *sealed, *length);
	free(plain);
	return rc;
}

static void make(const struct round *round, const struct sample_said *said, seal *seal_it,
    const char *folder, char name[BUNDLE_FILE_NAME_SIZE])
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
	must(seal_it(&bundle, round, answers, &pair, &sealed, &length, name));
	path = file_join(folder, name);
	must(file_replace(path, sealed, length, false));
	free(path);
	free(sealed);
	bundle_free(&bundle);
	answers_free(answers);
}

void sample_bundle(const struct round *round, const struct sample_said *said, const char *folder,
    char name[BUNDLE_FILE_NAME_SIZE])
{
	make(round, said, bundle_make, folder, name);
}

void sample_bundle_imported(const struct round *round, const struct sample_said *said,
    const char *folder, char name[BUNDLE_FILE_NAME_SIZE])
{
	make(round, said, seal_imported, folder, name);
}
