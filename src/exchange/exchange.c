/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What holds wherever an exchange lies: its parts, their shapes of names and limits. */
#include "exchange/exchange.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/bundle/receipt.h"
#include "document/unit/unit_name.h"
#include "exchange/carrier.h"

struct exchange {
	const struct carrier *carrier;
	char *address;
	void *opened;
};

static const struct {
	const char *name;
	bool (*is_name)(const char *name);
	size_t limit;
} parts[EXCHANGE_PARTS] = {
	[EXCHANGE_ROUNDS] = { "rounds", round_is_file_name, FILE_LIMIT_DOCUMENT },
	[EXCHANGE_BUNDLES] = { "bundles", bundle_is_name, FILE_LIMIT_BUNDLE },
	/* Replies and results are named as receipts are. */
	[EXCHANGE_RECEIPTS] = { "receipts", receipts_is_name, FILE_LIMIT_DOCUMENT },
	[EXCHANGE_REPLIES] = { "replies", receipts_is_name, FILE_LIMIT_DOCUMENT },
	[EXCHANGE_RESULTS] = { "results", receipts_is_name, FILE_LIMIT_DOCUMENT },
	[EXCHANGE_UNITS] = { "units", unit_name_is, FILE_LIMIT_DOCUMENT },
};

static const struct carrier *carrier_of(const char *address)
{
	for (size_t i = 1; carrier_rows[i] != NULL; i++)
		if (carrier_rows[i]->takes(address))
			return carrier_rows[i];
	return carrier_rows[0];
}

bool exchange_is_whole(const char *address)
{
	return carrier_of(address)->is_whole(address);
}

char *exchange_whole(const char *address)
{
	return carrier_of(address)->whole(address);
}

bool exchange_is_at_hand(const char *address)
{
	return carrier_of(address)->is_at_hand(address);
}

enum error exchange_open(const char *address, bool make, struct exchange **exchange)
{
	const struct carrier *carrier = carrier_of(address);
	const char *names[EXCHANGE_PARTS + 1] = { NULL };
	void *opened = NULL;
	enum error rc;

	for (size_t part = 0; part < EXCHANGE_PARTS; part++)
		names[part] = parts[part].name;
	rc = carrier->open(address, make ? names : NULL, &opened);
	if (rc != ERROR_NONE)
		return rc;
	*exchange = memory_new(1, sizeof **exchange);
	**exchange = (struct exchange){ carrier, memory_copy(address), opened };
	return ERROR_NONE;
}

void exchange_close(struct exchange *exchange)
{
	if (exchange == NULL)
		return;
	exchange->carrier->close(exchange->opened);
	free(exchange->address);
	free(exchange);
}

bool exchange_is(const char *address)
{
	static const enum exchange_part telling[] = { EXCHANGE_ROUNDS, EXCHANGE_BUNDLES };
	struct exchange *exchange = NULL;
	bool has = false;

	if (!exchange_is_at_hand(address))
		return false;
	if (exchange_open(address, false, &exchange) != ERROR_NONE)
		error_clear();
	for (size_t i = 0; exchange != NULL && i < COUNT(telling); i++)
		has |= exchange->carrier->has_part(exchange->opened, parts[telling[i]].name);
	exchange_close(exchange);
	return has;
}

const char *exchange_address(const struct exchange *exchange)
{
	return exchange->address;
}

char *exchange_shown(struct exchange *exchange, enum exchange_part part, const char *name)
{
	return exchange->carrier->shown(exchange->opened, parts[part].name, name);
}

/* In small letters, whatever the locale thinks of an i; NULL where it is not all in capitals. */
static char *from_capitals(const char *found)
{
	char *name = memory_copy(found);

	for (char *at = name; *at != '\0'; at++) {
		if (*at >= 'a' && *at <= 'z') {
			free(name);
			return NULL;
		}
		if (*at >= 'A' && *at <= 'Z')
			*at ^= 'a' ^ 'A';
	}
	return name;
}

char *exchange_name(enum exchange_part part, const char *found)
{
	char *name;

	if (parts[part].is_name(found))
		return memory_copy(found);
	name = from_capitals(found);
	if (name != NULL && parts[part].is_name(name))
		return name;
	free(name);
	return NULL;
}

static bool has_name(const void *context, const char *found)
{
	const enum exchange_part *part = context;
	char *name = exchange_name(*part, found);

	free(name);
	return name != NULL;
}

/* As they are written, each once: both spellings may stand beside each other. */
static void rename_found(enum exchange_part part, char **names, size_t *count)
{
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++) {
		char *name = exchange_name(part, names[i]);

		free(names[i]);
		names[i] = name;
	}
	file_sort_names(names, *count);
	for (size_t i = 0; i < *count; i++)
		if (kept > 0 && strcmp(names[kept - 1], names[i]) == 0)
			free(names[i]);
		else
			names[kept++] = names[i];
	*count = kept;
}

enum error exchange_names_found(struct exchange *exchange, enum exchange_part part,
    const struct file_wanted *wanted, char ***names, size_t *count)
{
	struct file_kept kept = { .wanted = wanted };
	enum error rc =
	    exchange->carrier->each_name(exchange->opened, parts[part].name, file_keep_name, &kept);

	*names = NULL;
	*count = 0;
	return file_keep_end(&kept, rc, names, count);
}

enum error exchange_names(
    struct exchange *exchange, enum exchange_part part, char ***names, size_t *count)
{
	const struct file_wanted all = { "", FILE_MOST_NAMES + 1, has_name, &part };
	enum error rc = exchange_names_found(exchange, part, &all, names, count);

	if (rc == ERROR_NONE) {
		char *shown = exchange_shown(exchange, part, NULL);

		rc = file_check_count(shown, names, count);
		free(shown);
	}
	rename_found(part, *names, count);
	return rc;
}

static enum error refuse_name(enum exchange_part part, const char *name)
{
	char *safe = text_made_safe(name, false);

	error_set(ERROR_REFUSED, _("%s is not the name of a file in %s"), safe, parts[part].name);
	free(safe);
	return ERROR_REFUSED;
}

/* Nothing but a name of the part's shape, or its signature, is looked for in it. */
static enum error check_name(enum exchange_part part, const char *name)
{
	return parts[part].is_name(name) ? ERROR_NONE : refuse_name(part, name);
}

static enum error read_at_most(struct exchange *exchange, enum exchange_part part, const char *name,
    size_t limit, unsigned char **bytes, size_t *length)
{
	return exchange->carrier->read(
	    exchange->opened, parts[part].name, name, limit, bytes, length);
}

enum error exchange_read(struct exchange *exchange, enum exchange_part part, const char *name,
    unsigned char **bytes, size_t *length)
{
	enum error rc = check_name(part, name);

	return rc != ERROR_NONE
		   ? rc
		   : read_at_most(exchange, part, name, parts[part].limit, bytes, length);
}

enum error exchange_read_found(struct exchange *exchange, enum exchange_part part,
    const char *found, unsigned char **bytes, size_t *length)
{
	/* Below the part and nowhere else. */
	if (found[0] == '\0' || found[0] == '.' || strchr(found, '/') != NULL)
		return refuse_name(part, found);
	return read_at_most(exchange, part, found, parts[part].limit, bytes, length);
}

enum error exchange_read_signed(struct exchange *exchange, enum exchange_part part,
    const char *name, unsigned char **bytes, size_t *length, unsigned char **signature,
    size_t *signature_length)
{
	char *signature_name = text_format("%s.minisig", name);
	enum error rc = exchange_read(exchange, part, name, bytes, length);

	if (rc == ERROR_NONE) {
		rc = read_at_most(
		    exchange, part, signature_name, MINISIGN_LIMIT, signature, signature_length);
		if (rc != ERROR_NONE) {
			free(*bytes);
			*bytes = NULL;
		}
	}
	free(signature_name);
	return rc;
}

static enum error add_file(struct exchange *exchange, enum exchange_part part, const char *name,
    const void *bytes, size_t length)
{
	return exchange->carrier->add(exchange->opened, parts[part].name, name, bytes, length);
}

enum error exchange_add(struct exchange *exchange, enum exchange_part part, const char *name,
    const void *bytes, size_t length)
{
	enum error rc = check_name(part, name);

	return rc != ERROR_NONE ? rc : add_file(exchange, part, name, bytes, length);
}

enum error exchange_add_signed(struct exchange *exchange, enum exchange_part part, const char *name,
    const void *bytes, size_t length, const char *signature)
{
	char *signature_name = text_format("%s.minisig", name);
	enum error rc = check_name(part, name);

	if (rc == ERROR_NONE)
		rc = add_file(exchange, part, signature_name, signature, strlen(signature));
	if (rc == ERROR_NONE)
		rc = add_file(exchange, part, name, bytes, length);
	free(signature_name);
	return rc;
}

bool exchange_has(struct exchange *exchange, enum exchange_part part, const char *name)
{
	return parts[part].is_name(name) &&
	       exchange->carrier->has(exchange->opened, parts[part].name, name);
}
