/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The tables of the coordinator's store, as a history. A released row is never changed. What is
 * about bundles lies in the order of their digests, so that it does not tell in which they came. */
#include "base/memory.h"
#include "central/store/statements.h"

static const struct db_migration migrations[] = {
	{ "keys, rounds, codes, payloads, ledger, receipts, journal",
	    "CREATE TABLE central ("
	    " one INTEGER PRIMARY KEY CHECK (one = 1),"
	    " name TEXT NOT NULL,"
	    " salt BLOB NOT NULL,"
	    " memory_kib INTEGER NOT NULL,"
	    " passes INTEGER NOT NULL,"
	    " lookup BLOB NOT NULL,"
	    " wrapped BLOB NOT NULL,"
	    " recipient TEXT NOT NULL,"
	    " signing_key TEXT NOT NULL,"
	    " identity BLOB NOT NULL,"
	    " signer BLOB NOT NULL) STRICT;"
	    "CREATE TABLE roster ("
	    " one INTEGER PRIMARY KEY CHECK (one = 1),"
	    " organisation TEXT NOT NULL) STRICT;"
	    "CREATE TABLE rounds ("
	    " place INTEGER PRIMARY KEY,"
	    " id TEXT NOT NULL,"
	    " edition INTEGER NOT NULL,"
	    " bytes BLOB NOT NULL,"
	    " signature TEXT NOT NULL,"
	    " closed INTEGER NOT NULL,"
	    " UNIQUE (id, edition)) STRICT;"
	    "CREATE TABLE codes ("
	    " round TEXT NOT NULL,"
	    " unit TEXT NOT NULL,"
	    " answer BLOB NOT NULL,"
	    " leader BLOB NOT NULL,"
	    " PRIMARY KEY (round, unit)) STRICT, WITHOUT ROWID;"
	    "CREATE TABLE payloads ("
	    " digest BLOB PRIMARY KEY,"
	    " round TEXT NOT NULL,"
	    " edition INTEGER NOT NULL,"
	    " respondent BLOB NOT NULL,"
	    " code BLOB,"
	    " rank BLOB,"
	    " revision INTEGER NOT NULL,"
	    " withdrawal INTEGER NOT NULL,"
	    " word TEXT NOT NULL,"
	    " reason TEXT NOT NULL,"
	    " late INTEGER NOT NULL,"
	    " frozen INTEGER NOT NULL,"
	    " box BLOB) STRICT, WITHOUT ROWID;"
	    "CREATE INDEX payloads_by_round ON payloads (round, digest);"
	    "CREATE TABLE ledger ("
	    " name TEXT PRIMARY KEY,"
	    " payload BLOB REFERENCES payloads (digest),"
	    " word TEXT,"
	    " reason TEXT,"
	    " proven INTEGER NOT NULL,"
	    " round TEXT,"
	    " edition INTEGER,"
	    " sealed BLOB,"
	    " told TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	    "CREATE VIEW ledger_words AS"
	    " SELECT ledger.name AS name, coalesce(payloads.word, ledger.word) AS word,"
	    " coalesce(payloads.reason, ledger.reason) AS reason, ledger.proven AS proven,"
	    " ledger.told AS told"
	    " FROM ledger LEFT JOIN payloads ON payloads.digest = ledger.payload;"
	    "CREATE TABLE receipts ("
	    " name TEXT PRIMARY KEY,"
	    " bytes BLOB NOT NULL,"
	    " signature TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	    "CREATE TABLE journal ("
	    " place INTEGER PRIMARY KEY,"
	    " day TEXT NOT NULL,"
	    " what TEXT NOT NULL,"
	    " about TEXT NOT NULL) STRICT;" },
	{ "what one respondent has said, found at once",
	    "CREATE INDEX payloads_by_respondent ON payloads (round, respondent);" },
	{ "plans among the payloads",
	    "ALTER TABLE payloads ADD COLUMN plan INTEGER NOT NULL DEFAULT 0;" },
	{ "what the coordinator answers to plans, and the files that units get",
	    "CREATE TABLE feedback ("
	    " round TEXT NOT NULL,"
	    " unit TEXT NOT NULL,"
	    " id INTEGER NOT NULL,"
	    " box BLOB NOT NULL,"
	    " PRIMARY KEY (round, unit, id)) STRICT, WITHOUT ROWID;"
	    "CREATE TABLE unit_files ("
	    " name TEXT PRIMARY KEY,"
	    " round TEXT NOT NULL,"
	    " unit TEXT NOT NULL,"
	    " number INTEGER NOT NULL,"
	    " says BLOB NOT NULL,"
	    " bytes BLOB NOT NULL,"
	    " UNIQUE (round, unit, number)) STRICT, WITHOUT ROWID;" },
	{ "publications of a round after the first, which is what was frozen",
	    "CREATE TABLE updates ("
	    " round TEXT NOT NULL,"
	    " number INTEGER NOT NULL CHECK (number >= 2),"
	    " day TEXT NOT NULL,"
	    " PRIMARY KEY (round, number)) STRICT, WITHOUT ROWID;"
	    "CREATE TABLE update_payloads ("
	    " round TEXT NOT NULL,"
	    " number INTEGER NOT NULL,"
	    " payload BLOB NOT NULL REFERENCES payloads (digest),"
	    " PRIMARY KEY (round, number, payload),"
	    " FOREIGN KEY (round, number) REFERENCES updates (round, number))"
	    " STRICT, WITHOUT ROWID;"
	    "CREATE INDEX update_payloads_by_payload ON update_payloads (payload);"
	    "CREATE VIEW published AS"
	    " SELECT round, 1 AS number, digest AS payload FROM payloads WHERE frozen = 1"
	    " UNION ALL SELECT round, number, payload FROM update_payloads;" },
	{ "which rounds were compared person by person",
	    "CREATE TABLE compared ("
	    " newer TEXT PRIMARY KEY,"
	    " earlier TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID;" },
	{ "the coordinators whose batches are taken in",
	    "CREATE TABLE trusted ("
	    " key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;" },
	{ "what stays of a round that is purged",
	    "CREATE TABLE purged ("
	    " round TEXT NOT NULL,"
	    " format TEXT NOT NULL,"
	    " language TEXT NOT NULL,"
	    " box BLOB NOT NULL,"
	    " PRIMARY KEY (round, format, language)) STRICT;" },
	{ "the comments that are left out of reports",
	    "CREATE TABLE left_out ("
	    " round TEXT NOT NULL,"
	    " name BLOB NOT NULL,"
	    " reason TEXT NOT NULL,"
	    " PRIMARY KEY (round, name)) STRICT, WITHOUT ROWID;" },
	{ "the rounds of others whose figures came from who opened them",
	    "CREATE TABLE spoken ("
	    " round TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;" },
	{ "what may have left of closed rounds",
	    "CREATE TABLE departures ("
	    " round TEXT NOT NULL,"
	    " what TEXT NOT NULL,"
	    " PRIMARY KEY (round, what)) STRICT, WITHOUT ROWID;"
	    "INSERT INTO departures (round, what)"
	    " SELECT DISTINCT id, 'earlier version' FROM rounds WHERE closed = 1;" },
	{ "the revision that people are told to go above",
	    "CREATE TABLE above ("
	    " one INTEGER PRIMARY KEY CHECK (one = 1),"
	    " revision INTEGER NOT NULL) STRICT;"
	    "CREATE INDEX payloads_by_revision ON payloads (revision);" },
	{ "which answers to units are here, so that none comes twice",
	    "CREATE TABLE feedback_digests ("
	    " digest BLOB PRIMARY KEY,"
	    " round TEXT NOT NULL,"
	    " unit TEXT NOT NULL,"
	    " id INTEGER NOT NULL,"
	    " UNIQUE (round, unit, id)) STRICT, WITHOUT ROWID;" },
	{ "what is kept of closed rounds, and how many have answered where, without opening "
	  "answers",
	    "CREATE TABLE counted ("
	    " round TEXT NOT NULL,"
	    " document TEXT NOT NULL,"
	    " part INTEGER NOT NULL,"
	    " box BLOB NOT NULL,"
	    " PRIMARY KEY (round, document, part)) STRICT;"
	    "CREATE TABLE followed ("
	    " round TEXT PRIMARY KEY,"
	    " follower TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	    "DROP TABLE compared;"
	    "ALTER TABLE payloads ADD COLUMN unit BLOB;"
	    "CREATE INDEX payloads_by_unit ON payloads (round, plan, withdrawal, word, unit);"
	    "CREATE INDEX payloads_without_unit ON payloads (round, digest)"
	    " WHERE unit IS NULL AND box IS NOT NULL AND plan = 0;" },
	{ "the data key under a recovery code, too",
	    "ALTER TABLE central ADD COLUMN code_lookup BLOB;"
	    "ALTER TABLE central ADD COLUMN code_wrapped BLOB;" },
	{ "which plans the coordinator was shown; those that are here count as shown",
	    "ALTER TABLE payloads ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;"
	    "UPDATE payloads SET shown = 1 WHERE plan = 1;" },
	{ "what was agreed on in dialogues",
	    "CREATE TABLE dialogues ("
	    " round TEXT NOT NULL,"
	    " digest BLOB NOT NULL,"
	    " box BLOB NOT NULL,"
	    " PRIMARY KEY (round, digest)) STRICT, WITHOUT ROWID;" },
	/* They are made anew, with the numbers that follow. */
	{ "files for units are named for their units",
	    "UPDATE unit_files SET bytes = x'', says = x'';" },
	{ "rounds that were handed over to another coordinator",
	    "CREATE TABLE given ("
	    " round TEXT PRIMARY KEY,"
	    " key TEXT NOT NULL) STRICT, WITHOUT ROWID;" },
	{ "what is answered to comments, and the files in which it goes out",
	    "CREATE TABLE replies ("
	    " round TEXT NOT NULL,"
	    " digest BLOB NOT NULL,"
	    " box BLOB NOT NULL,"
	    " made INTEGER NOT NULL DEFAULT 0,"
	    " PRIMARY KEY (round, digest)) STRICT, WITHOUT ROWID;"
	    "CREATE TABLE reply_files ("
	    " name TEXT PRIMARY KEY,"
	    " round TEXT NOT NULL,"
	    " bytes BLOB NOT NULL,"
	    " signature TEXT NOT NULL) STRICT, WITHOUT ROWID;" },
	{ "spare answer codes, and which took the place of which",
	    "ALTER TABLE codes ADD COLUMN spare BLOB;"
	    "ALTER TABLE codes ADD COLUMN replaced BLOB;" },
	{ "who left comments out, and what is quoted again",
	    "ALTER TABLE left_out ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;"
	    "ALTER TABLE left_out ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;"
	    "ALTER TABLE left_out ADD COLUMN line TEXT NOT NULL DEFAULT '';"
	    "ALTER TABLE left_out ADD COLUMN signature TEXT NOT NULL DEFAULT '';" },
	{ "the signing keys that were replaced, each with its word for the next one",
	    "CREATE TABLE earlier_keys ("
	    " place INTEGER PRIMARY KEY,"
	    " key TEXT NOT NULL UNIQUE,"
	    " signature TEXT NOT NULL) STRICT;" },
};

const struct db_schema central_schema = {
	.what = "a coordinator's store",
	.option = "--store",
	.application_id = 0x736b4365,
	.migrations = migrations,
	.n_migrations = COUNT(migrations),
	.statements = statements,
	.n_statements = SQL_STATEMENTS,
};
