/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the tables of what was made into an exchange, file by file. */
#include "central/results/outgoing.h"

#include "base/cli/meter.h"
#include "base/io/language.h"
#include "central/results/reply_files.h"
#include "central/results/unit_files.h"
#include "central/store/departures.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/receipt_files.h"

/* Where to, and how far it is. */
struct putting {
	struct exchange *exchange;
	struct meter meter;
};

static enum error add_round(void *context, const char *id, long edition, const char *bytes,
    size_t length, const char *signature)
{
	struct putting *putting = context;
	char name[ROUND_FILE_NAME_SIZE];
	enum error rc;

	round_file_name(name, id, edition);
	rc =
	    exchange_add_signed(putting->exchange, EXCHANGE_ROUNDS, name, bytes, length, signature);
	meter_step(&putting->meter);
	return rc;
}

static enum error add_receipts(
    void *context, const char *name, const char *bytes, size_t length, const char *signature)
{
	struct putting *putting = context;
	enum error rc = exchange_add_signed(
	    putting->exchange, EXCHANGE_RECEIPTS, name, bytes, length, signature);

	meter_step(&putting->meter);
	return rc;
}

static enum error add_replies(
    void *context, const char *name, const char *bytes, size_t length, const char *signature)
{
	struct putting *putting = context;
	enum error rc = exchange_add_signed(
	    putting->exchange, EXCHANGE_REPLIES, name, bytes, length, signature);

	meter_step(&putting->meter);
	return rc;
}

static enum error add_unit_file(void *context, const char *name, const void *bytes, size_t length)
{
	struct putting *putting = context;
	enum error rc = exchange_add(putting->exchange, EXCHANGE_UNITS, name, bytes, length);

	meter_step(&putting->meter);
	return rc;
}

static enum error put_all(struct central *central, struct putting *putting)
{
	enum error rc = editions_each(central, add_round, putting);

	if (rc == ERROR_NONE)
		rc = receipt_files_each(central, add_receipts, putting);
	if (rc == ERROR_NONE)
		rc = reply_files_each(central, add_replies, putting);
	if (rc == ERROR_NONE)
		rc = unit_files_each(central, add_unit_file, putting);
	return rc;
}

enum error outgoing_put(
    struct central *central, struct exchange *exchange, struct outgoing *outgoing)
{
	struct putting putting = { .exchange = exchange };
	enum error rc = departures_mark(central, NULL, DEPARTURE_FOLDER);

	*outgoing = (struct outgoing){ 0 };
	if (rc == ERROR_NONE)
		rc = receipt_files_make(central, &outgoing->receipts);
	if (rc == ERROR_NONE)
		rc = unit_files_make(central, &outgoing->unit_files);
	if (rc == ERROR_NONE)
		rc = reply_files_make(central);
	if (rc != ERROR_NONE)
		return rc;
	meter_start(&putting.meter, _("publishing files"), 0);
	rc = put_all(central, &putting);
	meter_end(&putting.meter);
	if (rc != ERROR_NONE)
		return rc;
	journal_note(central, "publish", "%zu new receipts, %zu unit files", outgoing->receipts,
	    outgoing->unit_files);
	return journal_after(central, rc);
}
