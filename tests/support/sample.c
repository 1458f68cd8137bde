/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Questionnaires and answers for the tests, from files of the source tree. */
#include "support/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "form/load/questionnaire_load.h"

char *sample_bytes(const char *path, size_t *length)
{
	const char *source = getenv("SKATTA_SOURCE");
	unsigned char *bytes = NULL;
	char *full;

	assert_non_null(source);
	full = file_join(source, path);
	if (file_read(full, FILE_LIMIT_DOCUMENT, &bytes, length) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	free(full);
	return (char *)bytes;
}

struct questionnaire *sample_questionnaire(const char *path)
{
	struct questionnaire *questionnaire;
	size_t length;
	char *bytes = sample_bytes(path, &length);

	if (questionnaire_load_file(path, bytes, length, &questionnaire, NULL) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	free(bytes);
	return questionnaire;
}

enum error sample_answer(struct answers *answers, const char *json)
{
	const struct json_source source = {
		.name = "answers.json", .bytes = json, .length = strlen(json)
	};
	struct json_place place;
	json_t *document;
	enum error rc;

	error_clear();
	assert_int_equal(json_read(&source, &document, &place), ERROR_NONE);
	rc = answers_from_object(answers, &place);
	json_decref(document);
	return rc;
}

struct answers *sample_answers(const struct questionnaire *questionnaire, const char *json)
{
	struct answers *answers = answers_new(questionnaire);

	if (sample_answer(answers, json) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return answers;
}
