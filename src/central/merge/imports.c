/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a line to a payload. */
#include "central/merge/imports.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"

/* The pair of a name: for this round alone, or for all that this store has. */
static void make_pair(
    const struct imports *imports, const char *name, bool paired, struct sign_pair *pair)
{
	unsigned char seed[DIGEST_SIZE], digest[DIGEST_SIZE];

	digest_of(digest, name, strlen(name));
	central_hash(imports->central, "skatta-imported/1", paired ? "" : imports->round->id,
	    digest, sizeof digest, seed);
	sign_pair_for(pair, seed, "skatta-imported-pair/1", "", 0);
	secret_wipe(seed, sizeof seed);
}

/* What is kept of the name, and the pair it is kept under: in its one spelling, or as it came
 * before there was one. */
static enum error find(const struct imports *imports, const char *name, bool paired,
    struct sign_pair *pair, bool *found, struct bundle *bundle)
{
	char *parts = text_decompose(name);
	enum error rc;

	make_pair(imports, parts, paired, pair);
	rc = payloads_latest(imports->central, imports->round->id, pair->public, found, bundle);
	if (rc == ERROR_NONE && !*found && strcmp(parts, name) != 0) {
		make_pair(imports, name, paired, pair);
		rc = payloads_latest(
		    imports->central, imports->round->id, pair->public, found, bundle);
	}
	text_forget(parts);
	return rc;
}

/* With and without --paired the same name is two people: it would count twice. */
static enum error check_other_name(const struct imports *imports, const char *name)
{
	struct sign_pair *pair = secret_new(sizeof *pair);
	struct bundle bundle = { 0 };
	bool found = false;
	enum error rc;

	rc = find(imports, name, !imports->paired, pair, &found, &bundle);
	if (rc == ERROR_NONE && found && imports->paired)
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("this person was imported before without --paired")),
		    _("Import the file without --paired, as before."));
	else if (rc == ERROR_NONE && found)
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("this person was imported before with --paired")),
		    _("Import the file with --paired, as before."));
	bundle_free(&bundle);
	secret_free(pair);
	return rc;
}

/* Does the bundle say what the line says? The day may be another. */
static bool says_same(const struct imports *imports, const struct bundle *bundle,
    const struct answer_sheet_line *line)
{
	json_t *answers = answers_to_array(line->answers);
	bool same = json_equal(bundle->answers, answers) &&
		    strcmp(bundle->unit, imports->round->organisation->units[line->unit].id) == 0 &&
		    strcmp(bundle->role, line->role) == 0;

	json_decref(answers);
	return same;
}

static enum error add(struct imports *imports, const struct answer_sheet_line *line,
    const struct sign_pair *pair, long revision)
{
	struct bundle bundle = {
		.unit = memory_copy(imports->round->organisation->units[line->unit].id),
		.role = memory_copy(line->role),
		.code = memory_copy(""),
		.revision = revision,
	};
	size_t length;
	char *plain = bundle_make_imported(&bundle, imports->round, line->answers, pair, &length);
	enum error rc =
	    payloads_add(imports->central, &bundle, false, (const unsigned char *)plain, length);

	imports->changed[line->unit] = true;
	secret_wipe(plain, length);
	free(plain);
	bundle_free(&bundle);
	return rc;
}

enum error imports_take(struct imports *imports, const struct answer_sheet_line *line)
{
	struct sign_pair *pair = secret_new(sizeof *pair);
	struct bundle before = { 0 };
	bool found = false;
	enum error rc = check_other_name(imports, line->respondent);

	if (rc == ERROR_NONE)
		rc = find(imports, line->respondent, imports->paired, pair, &found, &before);
	if (rc == ERROR_NONE && found && says_same(imports, &before, line)) {
		imports->n_same++;
	} else if (rc == ERROR_NONE) {
		imports->n_new += !found;
		imports->n_changed += found;
		rc = add(imports, line, pair, before.revision + 1);
	}
	bundle_free(&before);
	secret_free(pair);
	return rc;
}
