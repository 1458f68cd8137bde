/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Making the small round. */
#include "support/sample_round.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/bundle/bundle_private.h"
#include "document/round/leader.h"
#include "document/round/round_actions.h"
#include "form/load/questionnaire_load.h"

static void must(enum error rc)
{
	if (rc == ERROR_NONE)
		return;
	fprintf(stderr, "the sample: %s\n", error_sentence());
	exit(1);
}

static char *read_source(const char *folder, const char *name, size_t *length)
{
	const char *source = getenv("SKATTA_SOURCE");
	unsigned char *bytes;
	char *path = text_format("%s/%s/%s", source != NULL ? source : ".", folder, name);

	must(file_read(path, FILE_LIMIT_DOCUMENT, &bytes, length));
	free(path);
	return (char *)bytes;
}

static char *read_sample(const char *name, size_t *length)
{
	return read_source("tests/sample", name, length);
}

static void add_code(struct round *round, const char *unit, const char *code)
{
	struct round_code *added = &round->codes[round->n_codes++];

	added->unit = organisation_find(round->organisation, unit);
	round_code_hash(added->hash, round->id, code);
}

void sample_leader(char code[SAMPLE_LEADER_SIZE], int unit)
{
	unsigned char bytes[ENCODE_CODE_BYTES] = { 'l', 'e', 'a', 'd', 'e', 'r' };

	bytes[ENCODE_CODE_BYTES - 1] = (unsigned char)unit;
	encode_code(code, bytes);
}

static void add_leaders(struct round *round)
{
	char code[SAMPLE_LEADER_SIZE];

	round->leaders = memory_new(round->organisation->n_units, sizeof *round->leaders);
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		sample_leader(code, (int)i);
		leader_hash(round->leaders[i], round->id, code);
	}
}

struct round *sample_round_open(void)
{
	struct round *round = round_new();
	struct age_identity identity;
	struct mistakes doubts = { 0 };
	struct csv *csv;
	size_t length;
	char *bytes;

	memcpy(round->id, "ht26", sizeof "ht26");
	round->title = memory_copy("Höstens självskattning");
	memcpy(round->opens, "2026-10-01", CLOCK_DAY_SIZE);
	round->contact = memory_new(1, sizeof *round->contact);
	round->contact[round->n_contact++] = memory_copy("ikt@skola.example");
	round->central_name = memory_copy("Ikt-enheten");
	memcpy(round->central_key, "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r",
	    MINISIGN_KEY_TEXT_SIZE);
	round->open = true;
	sample_identity(&identity);
	round->recipients = memory_new(1, sizeof *round->recipients);
	memcpy(round->recipients[round->n_recipients++].public, identity.public,
	    sizeof identity.public);

	bytes = read_sample("questionnaire.json", &length);
	must(questionnaire_load_file("questionnaire.json", bytes, length, &round->questionnaire,
	    &round->questionnaire_json));
	free(bytes);
	bytes = read_sample("organisation.csv", &length);
	must(csv_read("organisation.csv", bytes, length, &csv));
	must(organisation_from_csv("organisation.csv", csv, &round->organisation, &doubts));
	mistakes_free(&doubts);
	csv_free(csv);
	free(bytes);
	add_leaders(round);
	free(round_write(round));
	return round;
}

struct round *sample_round(void)
{
	struct round *round = sample_round_open();

	round->open = false;
	round->codes = memory_new(2, sizeof *round->codes);
	add_code(round, "bjork/a", SAMPLE_CODE_A);
	add_code(round, "lind", SAMPLE_CODE_LIND);
	free(round_write(round));
	return round;
}

struct round *sample_pulse(void)
{
	struct round *round = sample_round();
	const struct organisation *organisation = round->organisation;
	size_t length;
	char *bytes = read_source("data/questionnaires", "pulse.json", &length);

	questionnaire_free(round->questionnaire);
	json_decref(round->questionnaire_json);
	must(questionnaire_load_file(
	    "pulse.json", bytes, length, &round->questionnaire, &round->questionnaire_json));
	free(bytes);
	round->kind = ROUND_PULSE;
	round_add_action(round, organisation_find(organisation, "bjork"), 4, "En timme var fredag");
	round_add_action(round, organisation_find(organisation, "bjork/a"), 1, "Dela planeringar");
	round_add_action(
	    round, organisation_find(organisation, "bjork/a"), 3, "Öva källkritik i {action}");
	round_add_action(round, organisation_find(organisation, "lind"), 7, "Fler uttag");
	free(round_write(round));
	return round;
}

void sample_identity(struct age_identity *identity)
{
	must(age_identity_read(identity, "the identity",
	    "AGE-SECRET-KEY-1NWXWF2U2E065PS2G8QSDY5U88AZP2UMHA32J847ZVUMDPXD2WUAS3QM28Y\n"));
}

void sample_respondent(struct sign_pair *pair)
{
	static const unsigned char seed[SIGN_SEED_SIZE] = "a respondent of the tests";

	sign_pair_for(pair, seed, "sample", "", 0);
}

char *sample_plain(const char *line, size_t *length)
{
	struct sign_pair pair;

	sample_respondent(&pair);
	return bundle_plain(line, &pair, length);
}
