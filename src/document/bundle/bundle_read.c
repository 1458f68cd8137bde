/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading the plaintext of a bundle, as strictly as skatta-bundle(5) describes it. The signature is
 * checked before the JSON is looked at. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/bundle/bundle_private.h"
#include "document/field.h"

static enum error too_new(const char *name)
{
	return error_hint(error_set(ERROR_TOO_NEW, _("bundle %s was made by a newer skatta"), name),
	    _("Install the newest version, then try again."));
}

/* The line of JSON lies between the fixed start and the padding: find its length. */
static enum error find_line(const char *name, const char *plain, size_t length, size_t *line_length)
{
	const char *end;
	size_t used;

	if (length > FILE_LIMIT_BUNDLE)
		return error_set(ERROR_TOO_LARGE, _("bundle %s is too large"), name);
	if (length < strlen(BUNDLE_MARK) || memcmp(plain, BUNDLE_MARK, strlen(BUNDLE_MARK)) != 0) {
		if (length > 14 && memcmp(plain, BUNDLE_MARK, 14) == 0 && plain[14] >= '2' &&
		    plain[14] <= '9')
			return too_new(name);
		return error_set(ERROR_DAMAGED, _("%s is not a bundle"), name);
	}
	if (length % BUNDLE_BLOCK != 0)
		return error_set(ERROR_DAMAGED, _("bundle %s is cut short"), name);
	end = memchr(plain + BUNDLE_LINE, '\n', length - BUNDLE_LINE);
	if (end == NULL)
		return error_set(ERROR_DAMAGED, _("bundle %s is cut short"), name);
	used = (size_t)(end - plain) + 1;
	if (bundle_padded(used) != length)
		return error_set(ERROR_DAMAGED, _("bundle %s is padded wrongly"), name);
	for (size_t i = used; i < length; i++)
		if (plain[i] != ' ')
			return error_set(ERROR_DAMAGED, _("bundle %s is padded wrongly"), name);
	*line_length = (size_t)(end - plain) - BUNDLE_LINE;
	return ERROR_NONE;
}

static enum error check_signature(
    const char *name, const char *plain, size_t line_length, struct bundle *bundle)
{
	unsigned char signature[SIGN_SIGNATURE_SIZE];
	size_t signed_length;
	char *bytes;
	bool holds;

	if (!encode_from_base64(bundle->respondent, SIGN_PUBLIC_SIZE, plain + BUNDLE_PUBLIC,
		BUNDLE_SIGNATURE - 1 - BUNDLE_PUBLIC, ENCODE_PADDED) ||
	    plain[BUNDLE_SIGNATURE - 1] != ' ' ||
	    !encode_from_base64(signature, SIGN_SIGNATURE_SIZE, plain + BUNDLE_SIGNATURE,
		BUNDLE_LINE - 1 - BUNDLE_SIGNATURE, ENCODE_PADDED) ||
	    plain[BUNDLE_LINE - 1] != '\n')
		return error_set(ERROR_DAMAGED,
		    _("bundle %s does not have its key and signature where they belong"), name);
	bytes = bundle_signed(plain + BUNDLE_LINE, line_length, &signed_length);
	holds = sign_holds(signature, bundle->respondent, bytes, signed_length);
	secret_wipe(bytes, signed_length);
	free(bytes);
	if (!holds)
		return error_set(
		    ERROR_DAMAGED, _("bundle %s was altered: its signature does not hold"), name);
	return ERROR_NONE;
}

static enum error read_kind(const struct json_place *place, struct bundle *bundle)
{
	const char *kind = json_text(place, "kind");

	for (size_t i = 0; i < COUNT(bundle_kind_names); i++) {
		if (strcmp(kind, bundle_kind_names[i]) == 0) {
			bundle->kind = (enum bundle_kind)i;
			return ERROR_NONE;
		}
	}
	return too_new(place->source->name);
}

static enum error read_digest(
    const struct json_place *place, const char *key, unsigned char digest[DIGEST_SIZE])
{
	const char *text = json_text(place, key);

	if (strlen(text) != DIGEST_HEX_SIZE - 1 || !encode_from_hex(digest, DIGEST_SIZE, text))
		return json_mistake(
		    place, _("\"%s\" should be a digest, 64 small hex digits"), key);
	return ERROR_NONE;
}

static enum error read_code(const struct json_place *place, struct bundle *bundle)
{
	const char *code = json_text(place, "code");
	unsigned char bytes[ENCODE_CODE_BYTES];
	char spelt[ENCODE_CODE_SIZE] = "";

	if (code[0] != '\0' && encode_from_code(bytes, code))
		encode_code(spelt, bytes);
	if (strcmp(spelt, code) != 0)
		return json_mistake(
		    place, _("\"code\" should be an answer code in capitals, or empty"));
	bundle->code = memory_copy(code);
	return ERROR_NONE;
}

static enum error read_texts(const struct json_place *place, struct bundle *bundle)
{
	const char *unit, *role;
	enum error rc;

	if ((rc = round_read_id(place, "round", bundle->round)) != ERROR_NONE ||
	    (rc = field_text(place, "unit", 1, ORGANISATION_MAX_UNIT_ID, &unit)) != ERROR_NONE ||
	    (rc = field_text(place, "role", 0, ORGANISATION_MAX_ID, &role)) != ERROR_NONE)
		return rc;
	bundle->unit = memory_copy(unit);
	bundle->role = memory_copy(role);
	return ERROR_NONE;
}

static enum error read_plan(const struct json_place *place, struct bundle *bundle)
{
	struct json_place plan;
	bool has = json_enter_key(place, "plan", &plan);

	if (has != (bundle->kind == BUNDLE_PLAN))
		return json_mistake(place, _("\"plan\" belongs only in a plan"));
	return has ? plan_read(&plan, PLAN_WHOLE, &bundle->plan) : ERROR_NONE;
}

/* Its texts are checked with the answers. A coordinator who types in what is on paper has nobody to
 * tell it to. */
static enum error read_private(const struct json_place *place, struct bundle *bundle)
{
	struct json_place private;

	if (!json_enter_key(place, "coordinator", &private))
		return ERROR_NONE;
	if (bundle->kind != BUNDLE_RESPONSE)
		return json_mistake(&private, _("\"coordinator\" belongs only in a response"));
	bundle->private = json_incref((json_t *)private.value);
	return ERROR_NONE;
}

static enum error read_answers(const struct json_place *place, struct bundle *bundle)
{
	struct json_place answers;
	bool has = json_enter_key(place, "answers", &answers);

	if (has != (bundle->kind == BUNDLE_RESPONSE || bundle->kind == BUNDLE_IMPORTED))
		return json_mistake(place, _("\"answers\" belongs only in a response"));
	if (has && json_array_size(answers.value) > QUESTIONNAIRE_MAX_ITEMS)
		return json_mistake(&answers, _("\"answers\" should have at most %d values"),
		    QUESTIONNAIRE_MAX_ITEMS);
	bundle->answers = json_incref((json_t *)answers.value);
	return read_private(place, bundle);
}

static enum error read_object(const struct json_place *place, struct bundle *bundle)
{
	static const struct json_key keys[] = {
		{ "kind", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "edition", JSON_INTEGER, true },
		{ "questionnaire", JSON_STRING, true },
		{ "recipients", JSON_STRING, true },
		{ "unit", JSON_STRING, true },
		{ "role", JSON_STRING, true },
		{ "code", JSON_STRING, true },
		{ "revision", JSON_INTEGER, true },
		{ "day", JSON_STRING, true },
		{ "answers", JSON_ARRAY, false },
		{ "coordinator", JSON_OBJECT, false },
		{ "plan", JSON_OBJECT, false },
	};
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = read_kind(place, bundle)) != ERROR_NONE ||
	    (rc = read_texts(place, bundle)) != ERROR_NONE ||
	    (rc = field_number(place, "edition", 1, ROUND_MAX_EDITION, &bundle->edition)) !=
		ERROR_NONE ||
	    (rc = read_digest(place, "questionnaire", bundle->questionnaire_digest)) !=
		ERROR_NONE ||
	    (rc = read_digest(place, "recipients", bundle->recipients_digest)) != ERROR_NONE ||
	    (rc = read_code(place, bundle)) != ERROR_NONE ||
	    (rc = field_number(place, "revision", 1, BUNDLE_MAX_REVISION, &bundle->revision)) !=
		ERROR_NONE ||
	    (rc = field_day(place, "day", bundle->day)) != ERROR_NONE ||
	    (rc = read_plan(place, bundle)) != ERROR_NONE)
		return rc;
	return read_answers(place, bundle);
}

enum error bundle_read(const char *name, const char *plain, size_t length, struct bundle *bundle)
{
	struct json_source source = { .name = name };
	struct json_place place;
	json_t *object = NULL;
	char *line = NULL;
	enum error rc;

	*bundle = (struct bundle){ 0 };
	if ((rc = find_line(name, plain, length, &source.length)) != ERROR_NONE ||
	    (rc = check_signature(name, plain, source.length, bundle)) != ERROR_NONE)
		return rc;
	bundle_payload(bundle, plain + BUNDLE_LINE, source.length);

	/* With its line feed, as a document stands in a file of its own. */
	source.length++;
	line = memory_new(source.length + 1, 1);
	memcpy(line, plain + BUNDLE_LINE, source.length);
	source.bytes = line;
	if ((rc = json_read(&source, &object, &place)) == ERROR_NONE &&
	    (rc = read_object(&place, bundle)) == ERROR_NONE)
		rc = field_canonical(&place);
	json_decref(object);
	secret_wipe(line, source.length);
	free(line);
	if (rc != ERROR_NONE)
		bundle_free(bundle);
	return rc;
}
