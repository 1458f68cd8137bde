/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Lists of words, checked line by line, and the drawing of passphrases from them. */
#include "crypto/words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"

enum { LETTER_SIZE = 4, WORD_SIZE = WORDS_LONGEST * LETTER_SIZE + 1, FILE_LIMIT = 64 * 1024 };

struct words {
	char *bytes; /* of the file, with a NUL for each line feed */
	const char *word[WORDS_COUNT];
};

/* Small letters of any script, as many as a word may have? */
static bool is_word(const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	size_t letters = 0;
	ucs4_t letter;

	while ((at = u8_next(&letter, at)) != NULL) {
		if (!uc_is_general_category(letter, UC_LETTER) || uc_tolower(letter) != letter)
			return false;
		letters++;
	}
	return letters >= WORDS_SHORTEST && letters <= WORDS_LONGEST;
}

static enum error check_word(const char *name, size_t line, const char *word, const char *before)
{
	if (!is_word(word))
		return error_set(ERROR_DAMAGED, _("%s line %zu: a word has %d to %d small letters"),
		    name, line, WORDS_SHORTEST, WORDS_LONGEST);
	if (strcmp(before, word) >= 0)
		return error_set(ERROR_DAMAGED,
		    _("%s line %zu: the words are not in order, or one occurs twice"), name, line);
	/* In order, whatever begins with a word stands right behind it. */
	if (before[0] != '\0' && strncmp(before, word, strlen(before)) == 0)
		return error_set(ERROR_DAMAGED,
		    _("%s line %zu: the previous word is the start of this one"), name, line);
	return ERROR_NONE;
}

static enum error split(const char *name, struct words *words, size_t length)
{
	char *end = words->bytes + length;
	const char *before = "";
	size_t count = 0;

	for (char *word = words->bytes; word < end; word += strlen(word) + 1) {
		char *feed = memchr(word, '\n', (size_t)(end - word));
		enum error rc;

		if (feed == NULL)
			return error_set(ERROR_DAMAGED, _("%s is cut short"), name);
		*feed = '\0';
		rc = check_word(name, count + 1, word, before);
		if (rc != ERROR_NONE)
			return rc;
		if (count < WORDS_COUNT)
			words->word[count] = word;
		count++;
		before = word;
	}
	if (count != WORDS_COUNT)
		return error_set(ERROR_DAMAGED, _("%s holds %zu words; a list has %d"), name, count,
		    WORDS_COUNT);
	return ERROR_NONE;
}

enum error words_read(const char *name, const char *bytes, size_t length, struct words **out)
{
	struct words *words;
	enum error rc;

	if (length > FILE_LIMIT)
		return error_set(ERROR_TOO_LARGE, _("%s is too large for a list of words"), name);
	if (!text_is_utf8(bytes, length))
		return error_set(ERROR_DAMAGED, _("%s is not UTF-8 text"), name);
	words = memory_new(1, sizeof *words);
	words->bytes = memory_copy_bytes(bytes, length);
	rc = split(name, words, length);
	if (rc == ERROR_NONE)
		*out = words;
	else
		words_free(words);
	return rc;
}

enum error words_load(const char *language, struct words **words)
{
	char *name = text_format("words/%s", language);
	char *path = process_data_file(name);
	unsigned char *bytes = NULL;
	size_t length;
	enum error rc = file_read_linked(path, FILE_LIMIT, &bytes, &length);

	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		error_set(rc, _("there is no list of words in %s"), path);
	}
	if (rc == ERROR_NONE)
		rc = words_read(path, (const char *)bytes, length, words);
	if (rc != ERROR_NONE)
		error_hint(rc, _("Install skatta again, or think of a passphrase yourself."));
	free(bytes);
	free(path);
	free(name);
	return rc;
}

void words_free(struct words *words)
{
	if (words == NULL)
		return;
	free(words->bytes);
	free(words);
}

bool words_can_be_shown(const struct words *words)
{
	for (size_t i = 0; i < WORDS_COUNT; i++)
		if (!charset_has_all(words->word[i]))
			return false;
	return true;
}

char *words_passphrase(const struct words *words)
{
	char *passphrase = secret_new(WORDS_IN_PASSPHRASE * WORD_SIZE);
	char *end = passphrase;

	for (int i = 0; i < WORDS_IN_PASSPHRASE; i++) {
		if (i > 0)
			*end++ = ' ';
		end = stpcpy(end, words->word[secret_random_below(WORDS_COUNT)]);
	}
	return passphrase;
}

char *words_draw(const char *language)
{
	struct words *words = NULL;
	char *passphrase;
	enum error rc = words_load(language, &words);

	if (rc == ERROR_NOT_FOUND || (rc == ERROR_NONE && !words_can_be_shown(words))) {
		error_clear();
		words_free(words);
		words = NULL;
		rc = words_load("en", &words);
	}
	passphrase = rc == ERROR_NONE ? words_passphrase(words) : NULL;
	error_clear();
	words_free(words);
	return passphrase;
}

const char *words_nth(unsigned place)
{
	static const char *const names[WORDS_IN_PASSPHRASE] = {
		N_("1st"),
		N_("2nd"),
		N_("3rd"),
		N_("4th"),
		N_("5th"),
	};

	return _(names[place]);
}

void words_ask(unsigned which[WORDS_ASKED])
{
	unsigned one = secret_random_below(WORDS_IN_PASSPHRASE);
	unsigned other = secret_random_below(WORDS_IN_PASSPHRASE - 1);

	other += other >= one;
	which[0] = one < other ? one : other;
	which[1] = one < other ? other : one;
}

/* The word at this place, or "" behind the last; secret_free() by the caller. */
static char *word_at(const char *text, unsigned place)
{
	char *word;
	size_t length;

	text += strspn(text, " ");
	for (; place > 0; place--) {
		text += strcspn(text, " ");
		text += strspn(text, " ");
	}
	length = strcspn(text, " ");
	word = secret_new(length + 1);
	memcpy(word, text, length);
	return word;
}

/* Is this the word, or as much of its beginning as is enough? */
static bool begins(const char *word, const char *given)
{
	char *one = secret_composed(word), *other = secret_composed(given);
	bool does =
	    text_characters(other) >= WORDS_ENOUGH && strncmp(one, other, strlen(other)) == 0;

	secret_free(one);
	secret_free(other);
	return does;
}

size_t words_wrong(const char *passphrase, const unsigned which[WORDS_ASKED], const char *typed)
{
	unsigned wrong = 0;
	bool right = true;

	while (right && wrong < WORDS_ASKED) {
		char *word = word_at(passphrase, which[wrong]), *given = word_at(typed, wrong);
		char *behind = word_at(typed, WORDS_ASKED);

		/* What is typed beyond the last belongs to it. */
		right = begins(word, given) && (wrong + 1 < WORDS_ASKED || behind[0] == '\0');
		wrong += right;
		secret_free(word);
		secret_free(given);
		secret_free(behind);
	}
	return wrong;
}
