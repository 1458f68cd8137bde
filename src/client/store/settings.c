/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading skatta.conf: a table of keys, and whose word counts. */
#include "client/store/settings.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "exchange/exchange.h"

enum { IDLE_SECONDS = 5 * 60, IDLE_SECONDS_KIOSK = 2 * 60, MOST_MINUTES = 60, SHOWN = 40 };

#define BLANKS " \t\r"

static bool take_language(struct settings *settings, const char *value)
{
	if (!language_is_spoken(value))
		return false;
	memcpy(settings->language, value, sizeof settings->language);
	return true;
}

static bool take_exchange(struct settings *settings, const char *value)
{
	if (!exchange_is_whole(value) || !text_is_safe(value, false))
		return false;
	settings->exchange = memory_copy(value);
	return true;
}

static bool take_trusted_key(struct settings *settings, const char *value)
{
	struct minisign_public public;

	/* A key is computed on, and the library must be started before it computes. */
	if (secret_start() != ERROR_NONE || minisign_key_read(&public, value) != ERROR_NONE) {
		error_clear();
		return false;
	}
	minisign_key_write(settings->trusted_key, &public);
	return true;
}

static bool take_idle_minutes(struct settings *settings, const char *value)
{
	size_t digits = strspn(value, "0123456789");
	long minutes = strtol(value, NULL, 10);

	if (digits == 0 || digits > 2 || value[digits] != '\0' || value[0] == '0' ||
	    minutes > MOST_MINUTES)
		return false;
	settings->idle_seconds = (int)minutes * 60;
	return true;
}

static bool take_background(struct settings *settings, const char *value)
{
	if (strcmp(value, "dark") == 0)
		settings->background = THEME_ON_DARK;
	else if (strcmp(value, "light") == 0)
		settings->background = THEME_ON_LIGHT;
	return settings->background != THEME_ON_ANY;
}

static bool take_kiosk_word(struct settings *settings, const char *value)
{
	if (!passphrase_hash_is(value))
		return false;
	memcpy(settings->kiosk_word, value, strlen(value) + 1);
	return true;
}

struct setting {
	const char *key;
	bool (*take)(struct settings *settings, const char *value); /* NULL: yes or no */
	const char *wrong, *hint;                                   /* N_() */
	size_t answer; /* where yes or no goes, in struct settings */
};

#define YES_OR_NO(key, member)                                                                     \
	{                                                                                          \
		key, NULL, N_("this is neither yes nor no"), N_("Write yes or no."),               \
		    offsetof(struct settings, member)                                              \
	}

static const struct setting table[] = {
	{ "language", take_language, N_("skatta does not speak this language"),
	    N_("Choose sv or en."), 0 },
	{ "exchange", take_exchange, N_("this is not the whole path of a folder"),
	    N_("Write the whole path, such as exchange = /srv/skatta."), 0 },
	{ "trusted-key", take_trusted_key, N_("this is not a coordinator's key"),
	    N_("\"skatta-central keys\" prints it: RW and 54 more characters."), 0 },
	{ "idle-minutes", take_idle_minutes, N_("this is not a whole number from 1 to 60"),
	    N_("Write minutes, such as idle-minutes = 5."), 0 },
	YES_OR_NO("plain", plain),
	YES_OR_NO("mouse", mouse),
	YES_OR_NO("ascii", ascii),
	YES_OR_NO("color", color),
	{ "background", take_background, N_("this is neither dark nor light"),
	    N_("Write background = dark or background = light."), 0 },
	YES_OR_NO("kiosk", kiosk),
	{ "kiosk-word", take_kiosk_word, N_("this was not made by \"skatta kiosk-word\""),
	    N_("Remove the line, run \"skatta kiosk-word\", and add the whole line that it "
	       "prints."),
	    0 },
};

static bool take_answer(enum settings_answer *answer, const char *value)
{
	if (strcmp(value, "yes") == 0)
		*answer = SETTINGS_YES;
	else if (strcmp(value, "no") == 0)
		*answer = SETTINGS_NO;
	return *answer != SETTINGS_NOT_SAID;
}

static bool take_value(const struct setting *setting, struct settings *settings, const char *value)
{
	void *answer = (char *)settings + setting->answer;

	return setting->take != NULL ? setting->take(settings, value) : take_answer(answer, value);
}

struct reader {
	const char *name;
	int line;
	bool given[COUNT(table)];
};

/* What is wrong at a place of the line; columns are characters. */
static enum error wrong(
    const struct reader *reader, const char *line, const char *at, const char *what)
{
	size_t column = 1;

	for (const char *byte = line; byte < at; byte++)
		column += ((unsigned char)*byte & 0xC0) != 0x80;
	return error_set(ERROR_DAMAGED, _("%s line %d, column %zu: %s"), reader->name, reader->line,
	    column, what);
}

static enum error unknown(const struct reader *reader, const char *line, const char *key)
{
	char *safe = text_made_safe(key, false);
	char *what =
	    text_format(_("there is no setting \"%.*s\""), (int)text_fit(safe, SHOWN), safe);
	enum error rc = wrong(reader, line, key, what);

	free(what);
	free(safe);
	return error_hint(rc, _("See \"man skatta.conf\" for the settings that there are; a newer "
				"skatta may know more."));
}

static enum error take(struct reader *reader, struct settings *settings, const char *line,
    const char *key, const char *value)
{
	for (size_t i = 0; i < COUNT(table); i++) {
		if (strcmp(key, table[i].key) != 0)
			continue;
		if (reader->given[i])
			return error_hint(
			    wrong(reader, line, key, _("this setting is there twice")),
			    _("Keep one of the two lines."));
		reader->given[i] = true;
		if (take_value(&table[i], settings, value))
			return ERROR_NONE;
		return error_hint(
		    wrong(reader, line, value, _(table[i].wrong)), "%s", _(table[i].hint));
	}
	return unknown(reader, line, key);
}

/* The text without the blanks around it: the end is cut off, the start returned. */
static char *trim(char *text)
{
	char *end = text + strlen(text);

	while (end > text && strchr(BLANKS, end[-1]) != NULL)
		*--end = '\0';
	return text + strspn(text, BLANKS);
}

/* One line, which is taken apart. */
static enum error read_line(struct reader *reader, struct settings *settings, char *line)
{
	char *key, *value, *start = trim(line);

	if (start[0] == '\0' || start[0] == '#')
		return ERROR_NONE;
	value = strchr(start, '=');
	if (value == NULL || value == start)
		return error_hint(
		    wrong(reader, line, start, _("this line does not have the form key = value")),
		    _("Write it like that, or put a # before it to make it a comment."));
	*value++ = '\0';
	key = trim(start);
	return take(reader, settings, line, key, trim(value));
}

static enum error read_lines(struct reader *reader, struct settings *settings, char *text)
{
	enum error rc = ERROR_NONE;

	while (rc == ERROR_NONE && text[0] != '\0') {
		char *end = strchr(text, '\n');

		reader->line++;
		if (end == NULL)
			return error_hint(
			    wrong(reader, text, text + strlen(text), _("the file is cut short")),
			    _("Check that the last line is whole, and end it with Enter."));
		*end = '\0';
		rc = read_line(reader, settings, text);
		text = end + 1;
	}
	return rc;
}

enum error settings_read(
    const char *name, const char *bytes, size_t length, struct settings *settings)
{
	struct reader reader = { .name = name };
	char *text;
	enum error rc;

	if (length > SETTINGS_LIMIT)
		return error_hint(
		    error_set(ERROR_TOO_LARGE, _("%s is too large for settings"), name),
		    _("At most %d bytes are read."), SETTINGS_LIMIT);
	if (!text_is_utf8(bytes, length))
		return error_hint(error_set(ERROR_DAMAGED, _("%s is not UTF-8 text"), name),
		    _("Write it again with a text editor."));
	text = memory_new(length + 1, 1);
	if (length > 0)
		memcpy(text, bytes, length);
	rc = read_lines(&reader, settings, text);
	free(text);
	return rc;
}

static enum error load_file(const char *path, struct settings *settings)
{
	unsigned char *bytes = NULL;
	size_t length;
	enum error rc;

	if (path == NULL)
		return ERROR_NONE;
	rc = file_read_own(path, SETTINGS_LIMIT, &bytes, &length);
	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		return ERROR_NONE;
	}
	if (rc == ERROR_NONE)
		rc = settings_read(path, (const char *)bytes, length, settings);
	free(bytes);
	return rc;
}

/* How things look is the person's. */
static void join_look(struct settings *settings, const struct settings *own)
{
	const struct {
		enum settings_answer *machine, own;
	} answers[] = {
		{ &settings->plain, own->plain },
		{ &settings->mouse, own->mouse },
		{ &settings->ascii, own->ascii },
		{ &settings->color, own->color },
	};

	for (size_t i = 0; i < COUNT(answers); i++)
		if (answers[i].own != SETTINGS_NOT_SAID)
			*answers[i].machine = answers[i].own;
	if (own->background != THEME_ON_ANY)
		settings->background = own->background;
}

void settings_join(struct settings *settings, struct settings *own)
{
	/* A kiosk of the machine's has its two minutes, unless the machine says otherwise. */
	int most = settings->idle_seconds == 0 && settings->kiosk == SETTINGS_YES
		       ? IDLE_SECONDS_KIOSK
		       : settings->idle_seconds;

	if (own->language[0] != '\0')
		memcpy(settings->language, own->language, sizeof settings->language);
	if (own->exchange != NULL) {
		free(settings->exchange);
		settings->exchange = own->exchange;
		own->exchange = NULL;
	}
	if (settings->trusted_key[0] == '\0')
		memcpy(settings->trusted_key, own->trusted_key, sizeof settings->trusted_key);
	if (settings->kiosk == SETTINGS_NOT_SAID && settings->kiosk_word[0] == '\0') {
		settings->kiosk = own->kiosk;
		memcpy(settings->kiosk_word, own->kiosk_word, sizeof settings->kiosk_word);
	}
	join_look(settings, own);
	if (most == 0 || (own->idle_seconds != 0 && own->idle_seconds < most)) {
		settings->idle_seconds = own->idle_seconds;
		settings->idle_is_own = true;
	}
}

void settings_begin_kiosk(struct settings *settings)
{
	settings->kiosk = SETTINGS_YES;
	if (settings->idle_is_own && settings->idle_seconds > IDLE_SECONDS_KIOSK)
		settings->idle_seconds = IDLE_SECONDS_KIOSK;
}

enum error settings_load(struct settings *settings)
{
	char *machine = process_machine_settings(), *person = process_own_settings();
	struct settings own = { 0 };
	enum error rc;

	*settings = (struct settings){ 0 };
	rc = load_file(machine, settings);
	if (rc == ERROR_NONE)
		rc = load_file(person, &own);
	if (rc == ERROR_NONE)
		settings_join(settings, &own);
	settings_free(&own);
	free(person);
	free(machine);
	return rc;
}

void settings_free(struct settings *settings)
{
	free(settings->exchange);
	*settings = (struct settings){ 0 };
}

int settings_idle_seconds(const struct settings *settings)
{
	if (settings->idle_seconds > 0)
		return settings->idle_seconds;
	return settings->kiosk == SETTINGS_YES ? IDLE_SECONDS_KIOSK : IDLE_SECONDS;
}
