/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The round from a file, and no byte of it taken that is not as skatta-round(5) says. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "document/round/round.h"
#include "document/round/round_private.h"

static const struct json_key round_keys[] = {
	{ "format", JSON_STRING, true },
	{ "id", JSON_STRING, true },
	{ "edition", JSON_INTEGER, true },
	{ "kind", JSON_STRING, true },
	{ "title", JSON_STRING, true },
	{ "contact", JSON_ARRAY, true },
	{ "central", JSON_OBJECT, true },
	{ "min_group", JSON_INTEGER, true },
	{ "min_distribution", JSON_INTEGER, true },
	{ "min_comments", JSON_INTEGER, true },
	{ "open", JSON_TRUE, true },
	{ "recipients", JSON_ARRAY, true },
	{ "organisation", JSON_ARRAY, true },
	{ "codes", JSON_OBJECT, true },
	{ "leaders", JSON_OBJECT, false },
	{ "renewed", JSON_OBJECT, false },
	{ "actions", JSON_OBJECT, false },
	{ "handed", JSON_ARRAY, false },
	{ "earlier_keys", JSON_ARRAY, false },
	{ "questionnaire", JSON_OBJECT, true },
};

static enum error read_id(const struct json_place *place, struct round *round)
{
	struct json_place value;
	const char *id;
	size_t kind;
	enum error rc;

	if ((rc = field_text(place, "id", 1, ROUND_ID_SIZE - 1, &id)) != ERROR_NONE ||
	    (rc = field_number(place, "edition", 1, ROUND_MAX_EDITION, &round->edition)) !=
		ERROR_NONE ||
	    (rc = field_word(place, "kind", round_kind_names, COUNT(round_kind_names), &kind)) !=
		ERROR_NONE)
		return rc;
	json_enter_key(place, "id", &value);
	if (!round_is_id(id))
		return json_mistake(&value,
		    _("\"id\" should be small letters and digits, with hyphens only between them"));
	memcpy(round->id, id, strlen(id) + 1);
	round->kind = (enum round_kind)kind;
	return ERROR_NONE;
}

static enum error read_title(const struct json_place *place, struct round *round)
{
	const char *title;
	enum error rc = field_text(place, "title", 1, ROUND_MAX_TEXT, &title);

	if (rc == ERROR_NONE)
		round->title = memory_copy(title);
	return rc;
}

static enum error read_follows(const struct json_place *place, struct round *round)
{
	struct json_place value;
	const char *follows;
	enum error rc = field_text_or_none(place, "follows", ROUND_ID_SIZE - 1, &follows);

	if (rc != ERROR_NONE)
		return rc;
	json_enter_key(place, "follows", &value);
	if (follows[0] != '\0' && (!round_is_id(follows) || strcmp(follows, round->id) == 0))
		return json_mistake(&value, _("\"follows\" should be the id of another round"));
	memcpy(round->follows, follows, strlen(follows) + 1);
	return ERROR_NONE;
}

static enum error read_days(const struct json_place *place, struct round *round)
{
	struct json_place value;
	enum error rc;

	if ((rc = field_day_or_none(place, "opens", round->opens)) != ERROR_NONE ||
	    (rc = field_day_or_none(place, "closes", round->closes)) != ERROR_NONE ||
	    (rc = field_day_or_none(place, "closed", round->closed)) != ERROR_NONE)
		return rc;
	json_enter_key(place, "closes", &value);
	if (round->closes[0] != '\0' && strcmp(round->opens, round->closes) > 0)
		return json_mistake(&value, _("the round should not close before it opens"));
	return ERROR_NONE;
}

static enum error read_promise(const struct json_place *place, struct round *round)
{
	enum error rc;

	round->open = json_flag(place, "open", false);
	if ((rc = field_number(place, "min_group", ROUND_MIN_GROUP, ROUND_MAX_MINIMUM,
		 &round->min_group)) != ERROR_NONE ||
	    (rc = field_number(place, "min_distribution", ROUND_MIN_DISTRIBUTION, ROUND_MAX_MINIMUM,
		 &round->min_distribution)) != ERROR_NONE)
		return rc;
	return field_number(
	    place, "min_comments", ROUND_MIN_COMMENTS, ROUND_MAX_MINIMUM, &round->min_comments);
}

static enum error read_contact(const struct json_place *place, struct round *round)
{
	struct json_place list, element;
	const char *line;
	enum error rc;

	json_enter_key(place, "contact", &list);
	if (json_array_size(list.value) > ROUND_MAX_CONTACT)
		return json_mistake(
		    &list, _("\"contact\" should have at most %d lines"), ROUND_MAX_CONTACT);
	round->contact = memory_new(ROUND_MAX_CONTACT, sizeof *round->contact);
	while (json_enter_index(&list, round->n_contact, &element)) {
		if ((rc = field_element(&element, 1, ROUND_MAX_TEXT, &line)) != ERROR_NONE)
			return rc;
		round->contact[round->n_contact++] = memory_copy(line);
	}
	return ERROR_NONE;
}

static enum error read_central(const struct json_place *place, struct round *round)
{
	static const struct json_key keys[] = {
		{ "name", JSON_STRING, true },
		{ "key", JSON_STRING, true },
	};
	struct json_place central;
	const char *name, *key;
	struct minisign_public public;
	enum error rc;

	json_enter_key(place, "central", &central);
	if ((rc = json_check_keys(&central, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(&central, "name", 1, ROUND_MAX_TEXT, &name)) != ERROR_NONE ||
	    (rc = field_text(&central, "key", 1, MINISIGN_KEY_TEXT_SIZE - 1, &key)) != ERROR_NONE)
		return rc;
	if ((rc = minisign_key_read(&public, key)) != ERROR_NONE)
		return field_within(&central, "key");
	minisign_key_write(round->central_key, &public);
	round->central_name = memory_copy(name);
	return ERROR_NONE;
}

static enum error read_recipients(const struct json_place *place, struct round *round)
{
	struct json_place list, element;
	const char *text, *before = "";
	char spelt[AGE_RECIPIENT_SIZE];
	size_t count;
	enum error rc;

	json_enter_key(place, "recipients", &list);
	count = json_array_size(list.value);
	if (count == 0 || count > AGE_MAX_STANZAS)
		return json_mistake(
		    &list, _("\"recipients\" should have 1 to %d keys"), AGE_MAX_STANZAS);
	round->recipients = memory_new(count, sizeof *round->recipients);
	for (size_t i = 0; i < count; i++, before = text) {
		struct age_recipient *recipient = &round->recipients[round->n_recipients++];

		json_enter_index(&list, i, &element);
		if ((rc = field_element(&element, 1, AGE_RECIPIENT_SIZE - 1, &text)) != ERROR_NONE)
			return rc;
		if (age_recipient_read(recipient, text) != ERROR_NONE)
			return field_within(place, "recipients");
		age_recipient_write(spelt, recipient->public);
		if (strcmp(spelt, text) != 0 || strcmp(before, text) >= 0)
			return json_mistake(&element, _("the recipients should be sorted, in small "
							"letters, and none should occur twice"));
	}
	return ERROR_NONE;
}

static enum error read_document(const struct json_place *place, void *into)
{
	struct round *round = into;
	static enum error (*const parts[])(const struct json_place *, struct round *) = {
		read_id,
		read_title,
		read_follows,
		read_days,
		read_promise,
		read_contact,
		read_central,
		read_recipients,
		round_read_units,
		round_read_codes,
		round_read_leaders,
		round_read_renewed,
		round_read_actions,
		round_read_handed,
		round_read_earlier,
	};
	enum error rc = field_format(place, ROUND_FORMAT);

	if (rc == ERROR_NONE)
		rc = json_check_keys(place, round_keys, COUNT(round_keys), JSON_BY_PROGRAMS);
	for (size_t i = 0; i < COUNT(parts) && rc == ERROR_NONE; i++)
		rc = parts[i](place, round);
	if (rc != ERROR_NONE)
		return rc;
	round_settle(round);
	return round_check_codes(place, round);
}

enum error round_read(const char *name, const char *bytes, size_t length, struct round **round)
{
	struct round *made = round_new();
	enum error rc = field_document(name, bytes, length, read_document, made);

	if (rc == ERROR_NONE)
		*round = made;
	else
		round_free(made);
	return rc;
}

/* By whoever the round names, who is read from it first. */
static enum error read_by_its_own(const char *name, const char *bytes, size_t length,
    const char *signature, size_t signature_length, struct round **round)
{
	struct minisign_public public;
	enum error rc = round_read(name, bytes, length, round);

	if (rc == ERROR_NONE)
		rc = minisign_key_read(&public, (*round)->central_key);
	return rc == ERROR_NONE
		   ? minisign_verify(signature, signature_length, &public, name, bytes, length)
		   : rc;
}

/* Nothing of it is read before the signature holds. */
static enum error read_by(const char *name, const char *bytes, size_t length, const char *signature,
    size_t signature_length, const char *key, struct round **round)
{
	struct minisign_public public;
	enum error rc = minisign_key_read(&public, key);

	if (rc == ERROR_NONE)
		rc = minisign_verify(signature, signature_length, &public, name, bytes, length);
	if (rc == ERROR_NONE)
		rc = round_read(name, bytes, length, round);
	if (rc == ERROR_NONE && strcmp((*round)->central_key, key) != 0)
		rc = error_set(ERROR_WRONG_KEY,
		    _("%s is signed with the key of one coordinator and names that of another"),
		    name);
	return rc;
}

/* Somebody else's, unless the one with this key handed it over to them: what was said of the
 * failure before stays where they did not. */
static enum error read_handed(const char *name, const char *bytes, size_t length,
    const char *signature, size_t signature_length, const char *key, struct round **round)
{
	struct failure before = { 0 };
	enum error rc;

	failure_put_aside(&before, ERROR_WRONG_KEY);
	rc = read_by_its_own(name, bytes, length, signature, signature_length, round);
	if (rc == ERROR_NONE && round_was_with(*round, key)) {
		failure_forget(&before);
		return ERROR_NONE;
	}
	error_clear();
	return failure_tell(&before);
}

enum error round_read_signed(const char *name, const char *bytes, size_t length,
    const char *signature, size_t signature_length, const char *key, struct round **round)
{
	struct round *made = NULL;
	enum error rc =
	    key == NULL ? read_by_its_own(name, bytes, length, signature, signature_length, &made)
			: read_by(name, bytes, length, signature, signature_length, key, &made);

	if (rc == ERROR_WRONG_KEY && key != NULL && made == NULL)
		rc = read_handed(name, bytes, length, signature, signature_length, key, &made);
	if (rc == ERROR_NONE)
		*round = made;
	else
		round_free(made);
	return rc;
}

enum error round_read_id(const struct json_place *place, const char *key, char round[ROUND_ID_SIZE])
{
	const char *id;
	enum error rc = field_text(place, key, 1, ROUND_ID_SIZE - 1, &id);

	if (rc != ERROR_NONE)
		return rc;
	if (!round_is_id(id))
		return json_mistake(place, _("\"%s\" should be the id of a round"), key);
	memcpy(round, id, strlen(id) + 1);
	return ERROR_NONE;
}

enum error round_read_about(const struct json_place *place, char key[MINISIGN_KEY_TEXT_SIZE],
    char round[ROUND_ID_SIZE], const char **unit)
{
	enum error rc = field_central(place, key);

	if (rc == ERROR_NONE)
		rc = round_read_id(place, "round", round);
	if (rc == ERROR_NONE)
		rc = field_text(place, "unit", 1, ORGANISATION_MAX_UNIT_ID, unit);
	return rc;
}
