/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An answer to a comment as JSON, one spelling for each; and in its slot, which is as long with it
 * as without. */
#include "document/bundle/reply.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/field.h"

#define REPLY_FORMAT "skatta-reply/1"

void reply_free(struct reply *reply)
{
	free(reply->item);
	text_forget(reply->from);
	text_forget(reply->text);
	secret_wipe(reply, sizeof *reply);
	*reply = (struct reply){ 0 };
}

char *reply_write(const struct reply *reply)
{
	char respondent[ENCODE_BASE64_SIZE(SIGN_PUBLIC_SIZE)], comment[DIGEST_HEX_SIZE], *canonical;
	struct text bytes = { 0 };
	json_t *object;

	encode_base64(respondent, reply->respondent, SIGN_PUBLIC_SIZE, ENCODE_PADDED);
	encode_hex(comment, reply->comment, DIGEST_SIZE);
	object = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "format", REPLY_FORMAT,
	    "central", reply->central_key, "round", reply->round, "respondent", respondent, "item",
	    reply->item, "comment", comment, "day", reply->day, "from", reply->from, "text",
	    reply->text);
	canonical = json_canonical(object);
	text_addf(&bytes, "%s\n", canonical);
	text_forget(canonical);
	json_decref(object);
	return text_take(&bytes);
}

enum error reply_check(const struct reply *reply)
{
	enum error rc = plan_may_say(reply->text);
	size_t length;
	char *line;

	if (rc != ERROR_NONE)
		return rc;
	line = reply_write(reply);
	length = strlen(line);
	text_forget(line);
	if (length <= REPLY_PLAIN)
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED,
			      P_("that is %zu byte more than fits",
				  "that is %zu bytes more than fits", length - REPLY_PLAIN),
			      length - REPLY_PLAIN),
	    _("Make it shorter, or send it as two answers."));
}

static enum error read_keys(const struct json_place *place, struct reply *reply)
{
	const char *respondent = json_text(place, "respondent");

	if (!encode_from_base64(
		reply->respondent, SIGN_PUBLIC_SIZE, respondent, strlen(respondent), ENCODE_PADDED))
		return json_mistake(place, _("\"respondent\" should be a public key in base64"));
	if (!encode_from_hex(reply->comment, DIGEST_SIZE, json_text(place, "comment")))
		return json_mistake(
		    place, _("\"comment\" should be %d small hex digits"), 2 * DIGEST_SIZE);
	return ERROR_NONE;
}

static enum error read_document(const struct json_place *place, void *into)
{
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "central", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "respondent", JSON_STRING, true },
		{ "item", JSON_STRING, true },
		{ "comment", JSON_STRING, true },
		{ "day", JSON_STRING, true },
		{ "from", JSON_STRING, true },
		{ "text", JSON_STRING, true },
	};
	struct reply *reply = into;
	const char *from, *item, *text;
	enum error rc;

	if ((rc = field_format(place, REPLY_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_central(place, reply->central_key)) != ERROR_NONE ||
	    (rc = round_read_id(place, "round", reply->round)) != ERROR_NONE ||
	    (rc = read_keys(place, reply)) != ERROR_NONE ||
	    (rc = field_text(place, "item", 1, PLAN_MAX_LINE, &item)) != ERROR_NONE ||
	    (rc = field_day(place, "day", reply->day)) != ERROR_NONE ||
	    (rc = field_written(place, "from", 0, PLAN_MAX_LINE, false, &from)) != ERROR_NONE ||
	    (rc = field_written(place, "text", 1, PLAN_MAX_TEXT, true, &text)) != ERROR_NONE)
		return rc;
	reply->item = memory_copy(item);
	reply->from = memory_copy(from);
	reply->text = memory_copy(text);
	return ERROR_NONE;
}

enum error reply_read(
    const char *name, const char *bytes, size_t length, const char *signature, struct reply *reply)
{
	enum error rc = ERROR_NONE;

	*reply = (struct reply){ 0 };
	if (length > REPLY_PLAIN)
		rc = error_set(ERROR_TOO_LARGE, _("%s is too large"), name);
	if (rc == ERROR_NONE)
		rc = field_document(name, bytes, length, read_document, reply);
	if (rc == ERROR_NONE && signature != NULL)
		rc = field_signed(name, bytes, length, signature, reply->central_key);
	return rc;
}

void reply_tag(unsigned char tag[REPLY_TAG], const char *round,
    const unsigned char respondent[SIGN_PUBLIC_SIZE])
{
	unsigned char bytes[ROUND_ID_SIZE + SIGN_PUBLIC_SIZE], digest[DIGEST_SIZE];
	size_t length = strlen(round) + 1;

	memcpy(bytes, round, length);
	memcpy(bytes + length, respondent, SIGN_PUBLIC_SIZE);
	digest_in(digest, NULL, "skatta-reply-tag/1", bytes, length + SIGN_PUBLIC_SIZE);
	memcpy(tag, digest, REPLY_TAG);
}

enum error reply_seal(const unsigned char respondent[SIGN_PUBLIC_SIZE], const struct reply *reply,
    unsigned char **sealed)
{
	struct age_recipient recipient;
	char plain[REPLY_PLAIN], *line = reply != NULL ? reply_write(reply) : memory_copy("");
	size_t length = strlen(line);
	enum error rc;

	memset(plain, ' ', sizeof plain);
	if (length > sizeof plain)
		rc = error_set(ERROR_TOO_LARGE, _("an answer is too large for its slot"));
	else if (!sign_public_point(recipient.public, respondent))
		rc = error_set(ERROR_USAGE, _("nothing can be sealed to this key"));
	else {
		memcpy(plain, line, length);
		rc = age_seal(&recipient, 1, plain, sizeof plain, sealed, &length);
	}
	secret_wipe(plain, sizeof plain);
	text_forget(line);
	return rc;
}

static enum error damaged(void)
{
	return error_set(ERROR_DAMAGED, _("an answer to a comment is damaged"));
}

/* `plain` is cut behind the line. */
static enum error read_plain(const struct sign_pair *pair, const char *round, char *plain,
    size_t length, struct reply *reply, bool *said)
{
	size_t blanks = 0;
	enum error rc;

	while (blanks < length && plain[length - blanks - 1] == ' ')
		blanks++;
	*said = blanks < length;
	if (length != REPLY_PLAIN)
		return damaged();
	if (!*said)
		return ERROR_NONE;
	plain[length - blanks] = '\0';
	rc = reply_read(_("an answer"), plain, length - blanks, NULL, reply);
	if (rc == ERROR_NONE && (strcmp(reply->round, round) != 0 ||
				    memcmp(reply->respondent, pair->public, SIGN_PUBLIC_SIZE) != 0))
		rc = damaged();
	return rc;
}

enum error reply_open(const struct sign_pair *pair, const char *round, const unsigned char *sealed,
    size_t length, struct reply *reply, bool *said)
{
	struct age_identity *identity = secret_new(sizeof *identity);
	unsigned char *plain = NULL, *scalar = secret_new(SIGN_POINT_SIZE);
	size_t plain_length;
	enum error rc = ERROR_NONE;

	*reply = (struct reply){ 0 };
	*said = false;
	sign_secret_scalar(scalar, pair);
	age_identity_of(identity, scalar);
	if (length != REPLY_SEALED)
		rc = damaged();
	if (rc == ERROR_NONE)
		rc = age_open(identity, _("an answer"), sealed, length, &plain, &plain_length);
	if (rc == ERROR_NONE) {
		rc = read_plain(pair, round, (char *)plain, plain_length, reply, said);
		secret_wipe(plain, plain_length);
	}
	free(plain);
	secret_free(scalar);
	secret_free(identity);
	return rc;
}
