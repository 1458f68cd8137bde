/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Readers of single values of a questionnaire, each as strict as the manual says. */
#include "form/questionnaire_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/written.h"

enum { ID_LENGTH = 32, LABEL_LENGTH = 80 };

#define ALONE "alone"

/* Is every key of the object known? */
static enum error check_known(
    const struct json_place *place, const struct questionnaire_names *known)
{
	enum error found = ERROR_NONE;
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)place->value, name, value)
	{
		struct json_place inner;

		if (questionnaire_names_have(known, name))
			continue;
		json_enter_key(place, name, &inner);
		if (!json_goes_on(
			place, &found, questionnaire_names_unknown(known, &inner, NULL, name)))
			return found;
	}
	return found;
}

/* The commonest slip: a text as a plain string. */
static enum error hint_text(enum error rc)
{
	return error_hint(
	    rc, _("A text is written once in each language: {\"sv\": \"…\", \"en\": \"…\"}."));
}

enum error questionnaire_read_keys(
    const struct json_place *place, const struct json_key *keys, size_t n_keys)
{
	struct questionnaire_names known = { .count = 0 };
	enum error found = ERROR_NONE;
	struct json_place inner;

	for (size_t i = 0; i < n_keys; i++)
		questionnaire_names_add(&known, keys[i].name);
	if (!json_goes_on(place, &found, check_known(place, &known)))
		return found;
	for (size_t i = 0; i < n_keys; i++)
		if (keys[i].type == JSON_OBJECT && json_enter_key(place, keys[i].name, &inner) &&
		    json_is_string(inner.value) &&
		    !json_goes_on(place, &found,
			hint_text(json_mistake(
			    &inner, _("\"%s\" should be a text in each language"), keys[i].name))))
			return found;
	/* A key that is not known is most often one that would be missing. */
	return found != ERROR_NONE ? found : json_check_keys(place, keys, n_keys, JSON_BY_PEOPLE);
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_id(const char *text)
{
	size_t length = 0;

	for (; text[length] != '\0'; length++) {
		char byte = text[length];

		if (!is_letter(byte) && !(byte >= '0' && byte <= '9') && byte != '-' && byte != '_')
			return false;
	}
	return is_letter(text[0]) && length <= ID_LENGTH;
}

enum error questionnaire_read_id(
    const struct json_place *place, const struct questionnaire_names *taken, char **id)
{
	const char *text = json_text(place, "id");
	struct json_place inner;

	/* Whoever gathers mistakes goes on with what has no name. */
	*id = memory_copy("");
	if (!json_enter_key(place, "id", &inner))
		return ERROR_DAMAGED; /* that was told */
	if (!is_id(text)) {
		char *quoted = questionnaire_names_quote(text);

		json_mistake(&inner, _("\"%s\" cannot be an id"), quoted);
		free(quoted);
		return error_hint(ERROR_DAMAGED,
		    _("An id begins with a letter and is 1 to %d letters (a to z), digits, hyphens "
		      "and "
		      "underscores."),
		    ID_LENGTH);
	}
	for (size_t i = 0; i < taken->count; i++)
		if (text_same_word(taken->names[i], text))
			return error_hint(
			    json_mistake(&inner, _("the id \"%s\" is already taken"), text),
			    _("Give each its own; capitals make no difference."));
	free(*id);
	*id = memory_copy(text);
	return ERROR_NONE;
}

enum error questionnaire_read_name(
    const struct json_place *place, const struct questionnaire_names *known, size_t *found)
{
	const char *key = place->key != NULL ? place->key : place->above->key;
	const char *text = json_string_value(place->value);

	if (text == NULL)
		return json_mistake(place, _("expected a text in quotation marks"));
	for (size_t i = 0; i < known->count; i++) {
		if (strcmp(known->names[i], text) == 0) {
			*found = i;
			return ERROR_NONE;
		}
	}
	return questionnaire_names_unknown(known, place, key, text);
}

enum error questionnaire_read_set(const struct json_place *place, const char *key,
    const struct named *named, size_t n_named, role_set *set)
{
	struct questionnaire_names known = { .count = 0 };
	struct json_place list, inner;
	size_t count = 0;
	role_set all = 0;

	for (size_t i = 0; i < n_named; i++)
		questionnaire_names_add(&known, named[i].id);
	if (!json_enter_key(place, key, &list))
		return ERROR_NONE;
	if (n_named == 0)
		return error_hint(
		    json_mistake(&list, _("the questionnaire has no \"%s\" of its own"), key),
		    _("Write them beside its \"title\", or remove this list."));
	if (questionnaire_read_list(place, key, 1, n_named, &list, &count) != ERROR_NONE)
		return ERROR_DAMAGED;
	for (size_t i = 0; i < count; i++) {
		size_t bit;

		json_enter_index(&list, i, &inner);
		if (questionnaire_read_name(&inner, &known, &bit) != ERROR_NONE)
			return ERROR_DAMAGED;
		if (all & (role_set)1 << bit)
			return json_mistake(
			    &inner, _("\"%s\" is here twice; remove one"), known.names[bit]);
		all |= (role_set)1 << bit;
	}
	*set = all;
	return ERROR_NONE;
}

enum error questionnaire_read_number(
    const struct json_place *place, const char *key, long least, long most, long *number)
{
	struct json_place inner;
	long long value;

	if (!json_enter_key(place, key, &inner))
		return ERROR_NONE;
	if (!json_is_integer(inner.value))
		return json_mistake(&inner, _("\"%s\" should be a whole number"), key);
	value = json_integer_value(inner.value);
	if (value < least || value > most)
		return json_mistake(&inner, _("\"%s\" is %lld; it should be from %ld to %ld"), key,
		    value, least, most);
	*number = (long)value;
	return ERROR_NONE;
}

enum error questionnaire_read_list(const struct json_place *place, const char *key, size_t least,
    size_t most, struct json_place *list, size_t *count)
{
	if (!json_enter_key(place, key, list))
		return ERROR_NONE;
	if (!json_is_array(list->value))
		return json_mistake(list, _("\"%s\" should be a list, […]"), key);
	*count = json_array_size(list->value);
	if (*count < least || *count > most)
		return json_mistake(list, _("\"%s\" is a list of %zu; it should have %zu to %zu"),
		    key, *count, least, most);
	return ERROR_NONE;
}

/* The text in one language. */
static enum error read_string(
    const struct json_place *place, const char *language, size_t longest, bool lines, char **string)
{
	struct json_place inner;
	const char *text;
	char *flaw;

	if (!json_enter_key(place, language, &inner))
		return error_hint(
		    json_mistake(place, _("the text in \"%s\" is missing here"), language),
		    _("Each text is written in every one of the questionnaire's \"languages\"."));
	text = json_string_value(inner.value);
	if (text == NULL)
		return json_mistake(
		    &inner, _("\"%s\" should be a text in quotation marks"), language);
	flaw = written_flaw(text, longest, lines);
	if (flaw != NULL) {
		json_mistake(&inner, "\"%s\": %s", language, flaw);
		free(flaw);
		return ERROR_DAMAGED;
	}
	*string = memory_copy(text);
	return ERROR_NONE;
}

/* The texts in each language, and no other key but, where it is not NULL, the one beside them. */
static enum error read_wording(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *beside, size_t longest, bool lines,
    struct wording *wording)
{
	struct questionnaire_names known = { .count = 0 };
	enum error found = ERROR_NONE;

	if (!json_is_object(place->value))
		return hint_text(json_mistake(place, _("expected a text in each language")));
	for (size_t i = 0; i < questionnaire->n_languages; i++)
		questionnaire_names_add(&known, questionnaire->languages[i]);
	if (beside != NULL)
		questionnaire_names_add(&known, beside);
	if (check_known(place, &known) != ERROR_NONE)
		return ERROR_DAMAGED;
	wording->in = memory_new(questionnaire->n_languages, sizeof *wording->in);
	for (size_t i = 0; i < questionnaire->n_languages; i++)
		if (!json_goes_on(place, &found,
			read_string(
			    place, questionnaire->languages[i], longest, lines, &wording->in[i])))
			return found;
	return found;
}

enum error questionnaire_read_text(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *key, size_t longest, struct wording *wording)
{
	struct json_place inner;

	if (!json_enter_key(place, key, &inner))
		return ERROR_NONE;
	return read_wording(questionnaire, &inner, NULL, longest, false, wording);
}

enum error questionnaire_read_lines(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *key, size_t longest, struct wording *wording)
{
	struct json_place inner;

	if (!json_enter_key(place, key, &inner))
		return ERROR_NONE;
	return read_wording(questionnaire, &inner, NULL, longest, true, wording);
}

/* Does the option stand alone, by its key beside its texts? */
static enum error read_alone(const struct json_place *option, size_t i, uint32_t *alone)
{
	struct json_place inner;

	if (alone == NULL || !json_enter_key(option, ALONE, &inner))
		return ERROR_NONE;
	if (!json_is_boolean(inner.value))
		return json_mistake(&inner, _("\"%s\" should be true or false"), ALONE);
	if (json_is_true(inner.value))
		*alone |= (uint32_t)1 << i;
	return ERROR_NONE;
}

enum error questionnaire_read_labels(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *key, struct scale *scale, uint32_t *alone)
{
	struct json_place list, inner;
	enum error found = ERROR_NONE;
	size_t count = 0;

	if (!json_enter_key(place, key, &list))
		return ERROR_DAMAGED; /* that was told */
	if (questionnaire_read_list(place, key, 2, QUESTIONNAIRE_MAX_CHOICES, &list, &count) !=
	    ERROR_NONE)
		return ERROR_DAMAGED;
	scale->labels = memory_new(count, sizeof *scale->labels);
	scale->n_labels = count;
	for (size_t i = 0; i < count; i++) {
		json_enter_index(&list, i, &inner);
		if (!json_goes_on(place, &found,
			read_wording(questionnaire, &inner, alone != NULL ? ALONE : NULL,
			    LABEL_LENGTH, false, &scale->labels[i])) ||
		    !json_goes_on(place, &found, read_alone(&inner, i, alone)))
			return found;
	}
	return found;
}

enum error questionnaire_read_scale(const struct questionnaire *questionnaire,
    const struct json_place *place, const struct scale **scale)
{
	struct questionnaire_names known = { .count = 0 };
	const struct scale *named[QUESTIONNAIRE_MAX_SCALES];
	struct json_place inner;
	size_t found;

	if (!json_enter_key(place, "scale", &inner))
		return ERROR_NONE;
	/* The options of items have no id. */
	for (size_t i = 0; i < questionnaire->n_scales; i++)
		if (questionnaire->scales[i].id != NULL) {
			named[known.count] = &questionnaire->scales[i];
			questionnaire_names_add(&known, questionnaire->scales[i].id);
		}
	if (questionnaire_read_name(&inner, &known, &found) != ERROR_NONE)
		return ERROR_DAMAGED;
	*scale = named[found];
	return ERROR_NONE;
}

enum error questionnaire_read_options(struct questionnaire *questionnaire,
    const struct json_place *place, struct item *item, uint32_t *alone)
{
	struct scale *options = &questionnaire->scales[questionnaire->n_scales++];

	item->scale = options;
	return questionnaire_read_labels(questionnaire, place, "options", options, alone);
}
