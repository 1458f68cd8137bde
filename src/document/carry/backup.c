/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A backup as the program holds it, and its line of JSON. */
#include "document/carry/backup.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"

const char *const backup_states[BACKUP_STATES] = { "ready", "handed over", "confirmed", "refused" };

struct backup *backup_new(void)
{
	struct backup *backup = memory_new(1, sizeof *backup);

	backup->key = secret_new(SECRET_KEY_SIZE);
	return backup;
}

void backup_free(struct backup *backup)
{
	if (backup == NULL)
		return;
	for (size_t i = 0; i < backup->n_pages; i++)
		json_decref(backup->pages[i].value);
	for (size_t i = 0; i < backup->n_rounds; i++) {
		free(backup->rounds[i].bytes);
		free(backup->rounds[i].signature);
	}
	for (size_t i = 0; i < backup->n_bundles; i++) {
		free(backup->bundles[i].state);
		free(backup->bundles[i].reason);
		free(backup->bundles[i].box);
	}
	if (backup->name != NULL)
		secret_wipe(backup->name, strlen(backup->name));
	free(backup->name);
	secret_free(backup->key);
	free(backup->pages);
	free(backup->rounds);
	free(backup->bundles);
	free(backup);
}

struct backup_page *backup_add_page(struct backup *backup)
{
	backup->pages = memory_grow(backup->pages, backup->n_pages + 1, sizeof *backup->pages);
	memset(&backup->pages[backup->n_pages], 0, sizeof *backup->pages);
	return &backup->pages[backup->n_pages++];
}

struct backup_round *backup_add_round(struct backup *backup)
{
	backup->rounds = memory_grow(backup->rounds, backup->n_rounds + 1, sizeof *backup->rounds);
	memset(&backup->rounds[backup->n_rounds], 0, sizeof *backup->rounds);
	return &backup->rounds[backup->n_rounds++];
}

struct backup_bundle *backup_add_bundle(struct backup *backup)
{
	backup->bundles =
	    memory_grow(backup->bundles, backup->n_bundles + 1, sizeof *backup->bundles);
	memset(&backup->bundles[backup->n_bundles], 0, sizeof *backup->bundles);
	return &backup->bundles[backup->n_bundles++];
}

/* The JSON of bytes as hex digits. */
static json_t *hex(const unsigned char *bytes, size_t length)
{
	char *text = memory_new(ENCODE_HEX_SIZE(length), 1);
	json_t *value;

	encode_hex(text, bytes, length);
	value = json_string(text);
	secret_wipe(text, ENCODE_HEX_SIZE(length));
	free(text);
	return value;
}

static json_t *base64(const unsigned char *bytes, size_t length)
{
	char *text = memory_new(ENCODE_BASE64_SIZE(length), 1);
	json_t *value;

	if (length > 0)
		encode_base64(text, bytes, length, ENCODE_PADDED);
	value = json_string(text);
	free(text);
	return value;
}

static json_t *write_pages(const struct backup *backup)
{
	json_t *list = json_array();

	for (size_t i = 0; i < backup->n_pages; i++)
		json_array_append_new(
		    list, json_pack("{s:o, s:O}", "slot", hex(backup->pages[i].slot, DIGEST_SIZE),
			      "page", backup->pages[i].value));
	return list;
}

static json_t *write_rounds(const struct backup *backup)
{
	json_t *list = json_array();

	for (size_t i = 0; i < backup->n_rounds; i++)
		json_array_append_new(
		    list, json_pack("{s:s, s:s}", "bytes", backup->rounds[i].bytes, "signature",
			      backup->rounds[i].signature));
	return list;
}

static json_t *write_bundles(const struct backup *backup)
{
	json_t *list = json_array();

	for (size_t i = 0; i < backup->n_bundles; i++) {
		const struct backup_bundle *bundle = &backup->bundles[i];

		json_array_append_new(
		    list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "name", bundle->name, "round",
			      bundle->round, "state", bundle->state, "day", bundle->day, "reason",
			      bundle->reason, "box", base64(bundle->box, bundle->length)));
	}
	return list;
}

char *backup_write(const struct backup *backup)
{
	json_t *code = json_pack("{s:o, s:o, s:o}", "lookup",
	    hex(backup->code.lookup, sizeof backup->code.lookup), "salt",
	    hex(backup->code_salt, sizeof backup->code_salt), "wrapped",
	    hex(backup->code.wrapped, sizeof backup->code.wrapped));
	json_t *document = json_pack("{s:s, s:s, s:o, s:o, s:o, s:s, s:o, s:o}", "format",
	    BACKUP_FORMAT, "name", backup->name, "key", hex(backup->key, SECRET_KEY_SIZE), "code",
	    code, "pages", write_pages(backup), "trust", backup->trust, "rounds",
	    write_rounds(backup), "bundles", write_bundles(backup));
	char *canonical, *line;
	size_t length;

	if (document == NULL)
		memory_out();
	canonical = json_canonical(document);
	json_decref(document);
	length = strlen(canonical);
	line = memory_new(length + 2, 1);
	memcpy(line, canonical, length);
	line[length] = '\n';
	secret_wipe(canonical, length);
	free(canonical);
	return line;
}
