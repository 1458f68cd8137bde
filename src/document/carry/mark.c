/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "document/carry/mark.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/encode.h"
#include "document/field.h"

#define MARK_FORMAT "skatta-left-out/1"

void mark_free(struct mark *mark)
{
	text_forget(mark->reason);
	*mark = (struct mark){ 0 };
}

bool mark_holds(const struct mark *one, const struct mark *other)
{
	if (one->revision != other->revision)
		return one->revision > other->revision;
	if (one->out != other->out)
		return one->out;
	return strcmp(one->reason, other->reason) < 0;
}

char *mark_write(const struct mark *mark)
{
	char name[ENCODE_HEX_SIZE(DIGEST_SIZE)], *canonical;
	struct text bytes = { 0 };
	json_t *object;

	encode_hex(name, mark->name, DIGEST_SIZE);
	object = json_pack("{s:s, s:s, s:s, s:s, s:I, s:b, s:s}", "format", MARK_FORMAT, "central",
	    mark->central_key, "round", mark->round, "comment", name, "revision",
	    (json_int_t)mark->revision, "out", mark->out, "reason", mark->reason);
	if (object == NULL)
		memory_out();
	canonical = json_canonical(object);
	text_addf(&bytes, "%s\n", canonical);
	text_forget(canonical);
	json_decref(object);
	return text_take(&bytes);
}

static enum error read_document(const struct json_place *place, void *into)
{
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "central", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "comment", JSON_STRING, true },
		{ "revision", JSON_INTEGER, true },
		{ "out", JSON_TRUE, true },
		{ "reason", JSON_STRING, true },
	};
	struct mark *mark = into;
	const char *name, *reason;
	enum error rc;

	if ((rc = field_format(place, MARK_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_central(place, mark->central_key)) != ERROR_NONE ||
	    (rc = round_read_id(place, "round", mark->round)) != ERROR_NONE ||
	    (rc = field_text(place, "comment", 1, 2 * DIGEST_SIZE, &name)) != ERROR_NONE ||
	    (rc = field_number(place, "revision", 1, MARK_MAX_REVISION, &mark->revision)) !=
		ERROR_NONE ||
	    (rc = field_written(place, "reason", 0, MARK_MAX_REASON, false, &reason)) != ERROR_NONE)
		return rc;
	if (!encode_from_hex(mark->name, DIGEST_SIZE, name))
		return json_mistake(place, _("\"%s\" should be 64 hexadecimal digits"), "comment");
	mark->out = json_flag(place, "out", false);
	mark->reason = memory_copy(mark->out ? reason : "");
	return ERROR_NONE;
}

enum error mark_read(
    const char *name, const char *bytes, size_t length, const char *signature, struct mark *mark)
{
	enum error rc;

	*mark = (struct mark){ 0 };
	rc = field_document(name, bytes, length, read_document, mark);
	if (rc == ERROR_NONE && signature != NULL)
		rc = field_signed(name, bytes, length, signature, mark->central_key);
	return rc;
}
