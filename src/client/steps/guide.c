/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Marked text, read line by line. How a line begins says what it is; whatever begins otherwise is a
 * mistake, so that a slip does not become text. */
#include "client/steps/guide.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "base/text.h"

struct reader {
	const char *name; /* of the file */
	size_t number;    /* of the line */
	struct guide *guide;
	bool goes_on; /* the line before belongs to a paragraph or an item */
};

static enum error mistake(const struct reader *reader, const char *what)
{
	return error_set(ERROR_DAMAGED, _("%s line %zu: %s"), reader->name, reader->number, what);
}

static struct guide_chapter *chapter_now(const struct reader *reader)
{
	struct guide *guide = reader->guide;

	return guide->n_chapters > 0 ? &guide->chapters[guide->n_chapters - 1] : NULL;
}

static enum error begin_part(struct reader *reader, enum guide_mark mark, const char *text)
{
	struct guide_chapter *chapter = chapter_now(reader);

	if (chapter == NULL)
		return mistake(reader, _("a guide begins with a chapter: # id Title"));
	/* A command of several lines may be indented further. */
	if (text[0] == ' ' && mark != GUIDE_COMMAND)
		return mistake(reader, _("there is no text after the mark"));
	chapter->parts = memory_grow(chapter->parts, chapter->n_parts + 1, sizeof *chapter->parts);
	chapter->parts[chapter->n_parts++] = (struct guide_part){ mark, memory_copy(text) };
	reader->goes_on = mark == GUIDE_TEXT || mark == GUIDE_ITEM;
	return ERROR_NONE;
}

static enum error begin_chapter(struct reader *reader, const char *rest)
{
	struct guide *guide = reader->guide;
	size_t length = strspn(rest, "abcdefghijklmnopqrstuvwxyz");
	struct guide_chapter chapter = { .id = "" };

	if (length == 0 || length >= GUIDE_ID_SIZE || rest[length] != ' ' ||
	    rest[length + 1] == '\0' || rest[length + 1] == ' ')
		return mistake(reader, _("a chapter is: # id Title"));
	if (guide->n_chapters > 0 && chapter_now(reader)->n_parts == 0)
		return mistake(reader, _("the chapter before is empty"));
	memcpy(chapter.id, rest, length);
	for (size_t i = 0; i < guide->n_chapters; i++)
		if (strcmp(guide->chapters[i].id, chapter.id) == 0)
			return mistake(reader, _("there is already a chapter with this id"));
	chapter.title = memory_copy(rest + length + 1);
	guide->chapters =
	    memory_grow(guide->chapters, guide->n_chapters + 1, sizeof *guide->chapters);
	guide->chapters[guide->n_chapters++] = chapter;
	reader->goes_on = false;
	return ERROR_NONE;
}

/* One more line of a paragraph or an item. */
static enum error go_on(struct reader *reader, const char *text)
{
	struct guide_chapter *chapter = chapter_now(reader);
	struct guide_part *part = &chapter->parts[chapter->n_parts - 1];
	char *whole = text_format("%s %s", part->text, text);

	free(part->text);
	part->text = whole;
	return ERROR_NONE;
}

static bool begins(const char *line, const char *mark)
{
	return strncmp(line, mark, strlen(mark)) == 0;
}

static enum error read_line(struct reader *reader, const char *line)
{
	const struct guide_chapter *chapter = chapter_now(reader);
	bool in_item = reader->goes_on && chapter->parts[chapter->n_parts - 1].mark == GUIDE_ITEM;

	if (!text_is_safe(line, false))
		return mistake(reader, _("there is something that cannot be shown"));
	if (line[0] == '\0') {
		reader->goes_on = false;
		return ERROR_NONE;
	}
	if (line[strlen(line) - 1] == ' ')
		return mistake(reader, _("the line ends with a space"));
	if (begins(line, "# "))
		return begin_chapter(reader, line + 2);
	if (begins(line, "## "))
		return begin_part(reader, GUIDE_HEADING, line + 3);
	if (begins(line, "- "))
		return begin_part(reader, GUIDE_ITEM, line + 2);
	if (in_item && begins(line, "  ") && line[2] != ' ')
		return go_on(reader, line + 2);
	if (!reader->goes_on && begins(line, "    "))
		return begin_part(reader, GUIDE_COMMAND, line + 4);
	if (line[0] == ' ' || line[0] == '#' || in_item)
		return mistake(reader, _("no line begins like this"));
	return reader->goes_on ? go_on(reader, line) : begin_part(reader, GUIDE_TEXT, line);
}

static enum error read_lines(struct reader *reader, char *bytes)
{
	char *line = bytes, *end;

	for (; line[0] != '\0'; line = end + 1) {
		enum error rc;

		reader->number++;
		end = strchr(line, '\n');
		if (end == NULL)
			return mistake(reader, _("the last line does not end with a line break"));
		*end = '\0';
		rc = read_line(reader, line);
		if (rc != ERROR_NONE)
			return rc;
	}
	if (chapter_now(reader) == NULL || chapter_now(reader)->n_parts == 0)
		return mistake(reader, _("there is nothing to read"));
	return ERROR_NONE;
}

enum error guide_read(const char *name, const char *bytes, size_t length, struct guide **guide)
{
	struct reader reader = { .name = name };
	char *copy;
	enum error rc;

	if (length > GUIDE_LIMIT)
		return error_set(ERROR_TOO_LARGE, _("%s is too large for a guide"), name);
	if (!text_is_utf8(bytes, length))
		return error_set(ERROR_DAMAGED, _("%s is not UTF-8 text"), name);
	reader.guide = memory_new(1, sizeof *reader.guide);
	copy = memory_new(length + 1, 1);
	memcpy(copy, bytes, length);
	rc = read_lines(&reader, copy);
	free(copy);
	if (rc == ERROR_NONE)
		*guide = reader.guide;
	else
		guide_free(reader.guide);
	return rc;
}

static enum error load(const char *language, struct guide **guide)
{
	char *name = text_format("guide/%s", language), *path = process_data_file(name);
	unsigned char *bytes = NULL;
	size_t length;
	enum error rc = file_read_linked(path, GUIDE_LIMIT, &bytes, &length);

	if (rc == ERROR_NONE)
		rc = guide_read(path, (const char *)bytes, length, guide);
	if (rc != ERROR_NONE)
		error_hint(rc, _("Install skatta again; the manual page skatta(7) has the same."));
	free(bytes);
	free(path);
	free(name);
	return rc;
}

enum error guide_load(const char *language, struct guide **guide)
{
	enum error rc = load(language, guide);

	if (rc != ERROR_NOT_FOUND)
		return rc;
	error_clear();
	return load("en", guide);
}

size_t guide_find(const struct guide *guide, const char *id)
{
	for (size_t i = 0; i < guide->n_chapters; i++)
		if (strcmp(guide->chapters[i].id, id) == 0)
			return i;
	return 0;
}

void guide_free(struct guide *guide)
{
	if (guide == NULL)
		return;
	for (size_t i = 0; i < guide->n_chapters; i++) {
		struct guide_chapter *chapter = &guide->chapters[i];

		for (size_t j = 0; j < chapter->n_parts; j++)
			free(chapter->parts[j].text);
		free(chapter->parts);
		free(chapter->title);
	}
	free(guide->chapters);
	free(guide);
}
