/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which request is meant: two machines of one leader give the same id to different ones. */
#include <string.h>

#include "base/format/json.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "document/unit/unit_file.h"

enum { SHORT_MARK = 4 };

void unit_file_said_mark(const struct unit_said *request, char mark[UNIT_SAID_MARK_SIZE])
{
	struct text all = { 0 };

	text_addf(&all, "skatta-request/1\n%ld\n%s\n%s", request->id, request->day, request->text);
	digest_name(mark, UNIT_SAID_MARK, all.bytes, all.length);
	text_wipe(&all);
}

/* An answer from before there were marks means what was there on its day. */
static bool closes(const struct unit_said *answer, const struct unit_said *request)
{
	char mark[UNIT_SAID_MARK_SIZE];

	if (answer->what != UNIT_SAID_ANSWER || request->what != UNIT_SAID_REQUEST ||
	    answer->closes != request->id)
		return false;
	if (answer->closes_mark[0] == '\0')
		return strcmp(request->day, answer->day) <= 0;
	unit_file_said_mark(request, mark);
	return strcmp(mark, answer->closes_mark) == 0;
}

const struct unit_said *unit_file_said_answer(
    const struct unit_file *file, const struct unit_said *request)
{
	for (size_t i = 0; i < file->n_said; i++)
		if (closes(&file->said[i], request))
			return &file->said[i];
	return NULL;
}

bool unit_file_said_is_closed(const struct unit_file *file, const struct unit_said *request)
{
	return unit_file_said_answer(file, request) != NULL;
}

const struct unit_said *unit_file_said_closed(
    const struct unit_file *file, const struct unit_said *answer)
{
	for (size_t i = 0; i < file->n_said; i++)
		if (closes(answer, &file->said[i]))
			return &file->said[i];
	return NULL;
}

enum error unit_file_said_read_mark(const struct json_place *place, char mark[UNIT_SAID_MARK_SIZE])
{
	struct json_place value;
	const char *text;

	mark[0] = '\0';
	if (!json_enter_key(place, "closes_mark", &value))
		return ERROR_NONE;
	text = json_text(place, "closes_mark");
	if (strlen(text) != UNIT_SAID_MARK || strspn(text, "0123456789abcdef") != UNIT_SAID_MARK)
		return json_mistake(
		    &value, _("\"closes_mark\" should be %d small hex digits"), UNIT_SAID_MARK);
	memcpy(mark, text, UNIT_SAID_MARK_SIZE);
	return ERROR_NONE;
}

static size_t size_of(const struct unit_said *said)
{
	return strlen(said->text) + strlen(said->from);
}

static void leave_out(struct unit_file *file, size_t at)
{
	text_forget(file->said[at].text);
	text_forget(file->said[at].from);
	file->n_said--;
	memmove(&file->said[at], &file->said[at + 1], (file->n_said - at) * sizeof *file->said);
}

void unit_file_said_trim(struct unit_file *file)
{
	static const enum unit_said_what order[] = { UNIT_SAID_NOTE, UNIT_SAID_REQUEST,
		UNIT_SAID_ANSWER };
	size_t bytes = 0;

	for (size_t i = 0; i < file->n_said; i++)
		bytes += size_of(&file->said[i]);
	for (size_t o = 0; o < COUNT(order); o++)
		for (size_t i = 0; i < file->n_said && (file->n_said > UNIT_FILE_MAX_SAID ||
							   bytes > UNIT_FILE_MAX_SAID_BYTES);) {
			if (file->said[i].what != order[o]) {
				i++;
				continue;
			}
			bytes -= size_of(&file->said[i]);
			leave_out(file, i);
		}
}

char *unit_file_said_name(const struct unit_file *file, const struct unit_said *request)
{
	char mark[UNIT_SAID_MARK_SIZE];
	size_t n = 0;

	for (size_t i = 0; file != NULL && i < file->n_said; i++)
		n += file->said[i].what == UNIT_SAID_REQUEST && file->said[i].id == request->id;
	if (n < 2)
		return text_format("%ld", request->id);
	unit_file_said_mark(request, mark);
	return text_format("%ld-%.*s", request->id, SHORT_MARK, mark);
}
