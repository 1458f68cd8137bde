/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Making a bundle: the line of JSON, the signature before it, blanks behind it, the seal around. */
#include "document/bundle/bundle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/bundle/bundle_private.h"
#include "document/round/leader.h"
#include "form/private_answer.h"

const char *const bundle_kind_names[] = {
	[BUNDLE_RESPONSE] = "response",
	[BUNDLE_WITHDRAWAL] = "withdrawal",
	[BUNDLE_IMPORTED] = "imported",
	[BUNDLE_PLAN] = "plan",
};

void bundle_free(struct bundle *bundle)
{
	if (bundle == NULL)
		return;
	free(bundle->unit);
	free(bundle->role);
	free(bundle->code);
	json_decref(bundle->answers);
	json_decref(bundle->private);
	plan_free(bundle->plan);
	*bundle = (struct bundle){ 0 };
}

void bundle_name(char name[BUNDLE_FILE_NAME_SIZE], const unsigned char *sealed, size_t length)
{
	digest_name(name, BUNDLE_NAME_DIGITS, sealed, length);
	memcpy(name + BUNDLE_NAME_DIGITS, ".age", sizeof ".age");
}

bool bundle_is_name(const char *name)
{
	return strspn(name, "0123456789abcdef") == BUNDLE_NAME_DIGITS &&
	       strcmp(name + BUNDLE_NAME_DIGITS, ".age") == 0;
}

void bundle_payload(struct bundle *bundle, const char *line, size_t length)
{
	unsigned char *bytes = memory_new(SIGN_PUBLIC_SIZE + length, 1);

	memcpy(bytes, bundle->respondent, SIGN_PUBLIC_SIZE);
	memcpy(bytes + SIGN_PUBLIC_SIZE, line, length);
	digest_of(bundle->payload, bytes, SIGN_PUBLIC_SIZE + length);
	secret_wipe(bytes, SIGN_PUBLIC_SIZE + length);
	free(bytes);
}

char *bundle_signed(const char *line, size_t length, size_t *signed_length)
{
	char *bytes = memory_new(strlen(BUNDLE_SIGNED) + length, 1);

	memcpy(bytes, BUNDLE_SIGNED, strlen(BUNDLE_SIGNED));
	memcpy(bytes + strlen(BUNDLE_SIGNED), line, length);
	*signed_length = strlen(BUNDLE_SIGNED) + length;
	return bytes;
}

static char *write_line(const struct bundle *bundle, const struct plan *plan)
{
	char questionnaire[DIGEST_HEX_SIZE], recipients[DIGEST_HEX_SIZE], *line;
	json_t *object = json_object();

	encode_hex(questionnaire, bundle->questionnaire_digest, DIGEST_SIZE);
	encode_hex(recipients, bundle->recipients_digest, DIGEST_SIZE);
	json_object_set_new(object, "kind", json_string(bundle_kind_names[bundle->kind]));
	json_object_set_new(object, "round", json_string(bundle->round));
	json_object_set_new(object, "edition", json_integer(bundle->edition));
	json_object_set_new(object, "questionnaire", json_string(questionnaire));
	json_object_set_new(object, "recipients", json_string(recipients));
	json_object_set_new(object, "unit", json_string(bundle->unit));
	json_object_set_new(object, "role", json_string(bundle->role));
	json_object_set_new(object, "code", json_string(bundle->code));
	json_object_set_new(object, "revision", json_integer(bundle->revision));
	json_object_set_new(object, "day", json_string(bundle->day));
	if (bundle->answers != NULL)
		json_object_set(object, "answers", bundle->answers);
	if (bundle->private != NULL)
		json_object_set(object, "coordinator", bundle->private);
	if (plan != NULL)
		json_object_set_new(object, "plan", plan_to_json(plan));
	line = json_canonical(object);
	json_decref(object);
	return line;
}

char *bundle_plain(const char *line, const struct sign_pair *pair, size_t *length)
{
	unsigned char signature[SIGN_SIGNATURE_SIZE];
	size_t signed_length, line_length = strlen(line);
	char *to_sign = bundle_signed(line, line_length, &signed_length), *plain;

	sign_bytes(signature, pair, to_sign, signed_length);
	secret_wipe(to_sign, signed_length);
	free(to_sign);

	*length = bundle_padded(BUNDLE_LINE + line_length + 1);
	plain = memory_new(*length + 1, 1);
	memset(plain, ' ', *length);
	memcpy(plain, BUNDLE_MARK, strlen(BUNDLE_MARK));
	encode_base64(plain + BUNDLE_PUBLIC, pair->public, SIGN_PUBLIC_SIZE, ENCODE_PADDED);
	plain[BUNDLE_SIGNATURE - 1] = ' ';
	encode_base64(plain + BUNDLE_SIGNATURE, signature, SIGN_SIGNATURE_SIZE, ENCODE_PADDED);
	plain[BUNDLE_LINE - 1] = '\n';
	memcpy(plain + BUNDLE_LINE, line, line_length);
	plain[BUNDLE_LINE + line_length] = '\n';
	return plain;
}

size_t bundle_padded(size_t length)
{
	return (length + BUNDLE_BLOCK - 1) / BUNDLE_BLOCK * BUNDLE_BLOCK;
}

/* What a bundle is made of: answers, or a plan, or neither. */
struct content {
	const struct answers *answers;
	const struct plan *plan;
};

static void fill_in(struct bundle *bundle, const struct round *round, const struct answers *answers,
    const struct sign_pair *pair)
{
	memcpy(bundle->round, round->id, sizeof bundle->round);
	bundle->edition = round->edition;
	memcpy(bundle->questionnaire_digest, round->questionnaire_digest, DIGEST_SIZE);
	memcpy(bundle->recipients_digest, round->recipients_digest, DIGEST_SIZE);
	clock_today(bundle->day);
	memcpy(bundle->respondent, pair->public, SIGN_PUBLIC_SIZE);
	json_decref(bundle->answers);
	json_decref(bundle->private);
	bundle->answers = answers != NULL ? answers_to_array(answers) : NULL;
	bundle->private = answers != NULL ? private_answer_to_json(answers) : NULL;
}

static char *make_plain(struct bundle *bundle, const struct round *round, struct content content,
    const struct sign_pair *pair, size_t *length)
{
	char *line, *plain;
	size_t line_length;

	assert(bundle->unit != NULL && bundle->role != NULL && bundle->code != NULL);
	assert(bundle->revision >= 1 && bundle->revision <= BUNDLE_MAX_REVISION);
	fill_in(bundle, round, content.answers, pair);
	line = write_line(bundle, content.plan);
	line_length = strlen(line);
	bundle_payload(bundle, line, line_length);
	plain = bundle_plain(line, pair, length);
	secret_wipe(line, line_length);
	free(line);
	return plain;
}

static enum error seal(struct bundle *bundle, const struct round *round, struct content content,
    const struct sign_pair *pair, unsigned char **sealed, size_t *length,
    char name[BUNDLE_FILE_NAME_SIZE])
{
	size_t plain_length;
	char *plain = make_plain(bundle, round, content, pair, &plain_length);
	enum error rc =
	    age_seal(round->recipients, round->n_recipients, plain, plain_length, sealed, length);

	if (rc == ERROR_NONE) {
		/* QUESTIONNAIRE_MAX_WRITTEN and the limits of a plan see to it. */
		assert(*length <= FILE_LIMIT_BUNDLE);
		bundle_name(name, *sealed, *length);
	}
	secret_wipe(plain, plain_length);
	free(plain);
	return rc;
}

enum error bundle_make(struct bundle *bundle, const struct round *round,
    const struct answers *answers, const struct sign_pair *pair, unsigned char **sealed,
    size_t *length, char name[BUNDLE_FILE_NAME_SIZE])
{
	struct content content = { .answers = answers };

	bundle->kind = answers != NULL ? BUNDLE_RESPONSE : BUNDLE_WITHDRAWAL;
	return seal(bundle, round, content, pair, sealed, length, name);
}

enum error bundle_make_plan(struct bundle *bundle, const struct round *round,
    const struct plan *plan, unsigned char **sealed, size_t *length,
    char name[BUNDLE_FILE_NAME_SIZE])
{
	struct sign_pair *pair = secret_new(sizeof *pair);
	struct content content = { .plan = plan };
	enum error rc;

	bundle->kind = BUNDLE_PLAN;
	free(bundle->role);
	bundle->role = memory_copy("");
	if (leader_pair(pair, round->id, bundle->code))
		rc = seal(bundle, round, content, pair, sealed, length, name);
	else
		rc = error_set(ERROR_REFUSED, _("that is not a leader code"));
	secret_free(pair);
	return rc;
}

char *bundle_make_imported(struct bundle *bundle, const struct round *round,
    const struct answers *answers, const struct sign_pair *pair, size_t *length)
{
	struct content content = { .answers = answers };

	assert(answers != NULL && bundle->code != NULL && bundle->code[0] == '\0');
	bundle->kind = BUNDLE_IMPORTED;
	return make_plain(bundle, round, content, pair, length);
}
