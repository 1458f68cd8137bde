/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The tables of skatta's store and every statement on them. */
#include "base/memory.h"
#include "client/store/store.h"

/* Only add at the end. A released row is never changed: files out there were made by it. */
static const struct db_migration migrations[] = {
	{ "profiles, their sealed pages, rounds and bundles",
	    "CREATE TABLE settings ("
	    " only INTEGER PRIMARY KEY CHECK (only = 1),"
	    " id BLOB NOT NULL,"
	    " salt BLOB NOT NULL,"
	    " memory_kib INTEGER NOT NULL,"
	    " passes INTEGER NOT NULL) STRICT;"
	    "CREATE TABLE trust ("
	    " only INTEGER PRIMARY KEY CHECK (only = 1),"
	    " key TEXT NOT NULL) STRICT;"
	    "CREATE TABLE round ("
	    " id TEXT NOT NULL,"
	    " edition INTEGER NOT NULL,"
	    " bytes BLOB NOT NULL,"
	    " signature BLOB NOT NULL,"
	    " PRIMARY KEY (id, edition)) STRICT;"
	    "CREATE TABLE profile ("
	    " id INTEGER PRIMARY KEY,"
	    " lookup BLOB NOT NULL UNIQUE,"
	    " wrapped BLOB NOT NULL,"
	    " code_lookup BLOB NOT NULL UNIQUE,"
	    " code_wrapped BLOB NOT NULL) STRICT;"
	    "CREATE TABLE page ("
	    " profile INTEGER NOT NULL REFERENCES profile,"
	    " slot BLOB NOT NULL,"
	    " generation INTEGER NOT NULL,"
	    " box BLOB NOT NULL,"
	    " PRIMARY KEY (profile, slot)) STRICT;"
	    "CREATE TABLE bundle ("
	    " name TEXT PRIMARY KEY,"
	    " round TEXT NOT NULL,"
	    " state TEXT NOT NULL,"
	    " place TEXT NOT NULL,"
	    " day TEXT NOT NULL,"
	    " reason TEXT NOT NULL,"
	    " box BLOB) STRICT;"
	    "CREATE TABLE place ("
	    " only INTEGER PRIMARY KEY CHECK (only = 1),"
	    " path TEXT NOT NULL) STRICT;" },
	{ "the salts of recovery codes that came from other machines",
	    "CREATE TABLE code_salt ("
	    " profile INTEGER PRIMARY KEY REFERENCES profile,"
	    " salt BLOB NOT NULL) STRICT;" },
	{ "what units are given, sealed, until their leaders look", "CREATE TABLE unit_file ("
								    " name TEXT PRIMARY KEY,"
								    " bytes BLOB) STRICT;" },
	/* Until then finishing sealed a bundle. */
	{ "what was finished and not handed over waits for its owner",
	    "UPDATE bundle SET state = 'waiting' WHERE state = 'ready'" },
	{ "the revision to go above", "CREATE TABLE above ("
				      " only INTEGER PRIMARY KEY CHECK (only = 1),"
				      " revision INTEGER NOT NULL) STRICT;" },
	{ "drafts of those who answer once", "CREATE TABLE once ("
					     " profile INTEGER PRIMARY KEY REFERENCES profile,"
					     " round TEXT NOT NULL) STRICT;" },
	{ "what units are given is kept in the places of their leaders", "DROP TABLE unit_file;" },
	{ "keys that were trusted before the present one", "CREATE TABLE trusted_before ("
							   " key TEXT PRIMARY KEY)"
							   " STRICT, WITHOUT ROWID;" },
};

static const char *const statements[STORE_STATEMENTS] = {
	[STORE_SETTINGS_ADD] =
	    "INSERT INTO settings (only, id, salt, memory_kib, passes) VALUES (1, ?1, ?2, ?3, ?4)"
	    " ON CONFLICT DO NOTHING",
	[STORE_SETTINGS_GET] = "SELECT id, salt, memory_kib, passes FROM settings",
	[STORE_TRUST_ADD] = "INSERT INTO trust (only, key) VALUES (1, ?1)",
	[STORE_TRUST_GET] = "SELECT key FROM trust",
	[STORE_TRUST_REPLACE] = "UPDATE trust SET key = ?1",
	[STORE_TRUST_BEFORE_ADD] = "INSERT INTO trusted_before (key) VALUES (?1)"
				   " ON CONFLICT DO NOTHING",
	[STORE_TRUST_BEFORE_LIST] = "SELECT key FROM trusted_before ORDER BY key",
	[STORE_ROUND_ADD] =
	    "INSERT INTO round (id, edition, bytes, signature) VALUES (?1, ?2, ?3, ?4)",
	/* The newest edition of each. */
	[STORE_ROUND_LIST] = "SELECT id, max(edition) FROM round GROUP BY id ORDER BY id",
	[STORE_ROUND_GET] =
	    "SELECT bytes, signature FROM round WHERE id = ?1 ORDER BY edition DESC LIMIT 1",
	[STORE_PROFILE_ADD] = "INSERT INTO profile (id, lookup, wrapped, code_lookup, code_wrapped)"
			      " VALUES (?5, ?1, ?2, ?3, ?4)",
	[STORE_PROFILE_ANY] =
	    "SELECT 1 FROM profile WHERE id NOT IN (SELECT profile FROM once) LIMIT 1",
	[STORE_PROFILE_DROP] = "DELETE FROM profile WHERE id = ?1 AND ?2 IN (lookup, code_lookup)",
	[STORE_PAGE_DROP] = "DELETE FROM page WHERE profile = ?1",
	[STORE_ONCE_ADD] = "INSERT INTO once (profile, round) VALUES (?1, ?2)",
	[STORE_ONCE_LIST] =
	    "SELECT profile, round, code_lookup FROM once JOIN profile ON id = profile ORDER BY id",
	[STORE_ONCE_DROP] = "DELETE FROM once WHERE profile = ?1",
	[STORE_PROFILE_FIND] =
	    "SELECT id, wrapped, lookup, code_lookup FROM profile WHERE lookup = ?1",
	[STORE_PROFILE_FIND_BY_CODE] =
	    "SELECT id, code_wrapped, lookup, code_lookup FROM profile WHERE code_lookup = ?1",
	/* Only in the place of what was there when it was looked at. */
	[STORE_PROFILE_WRAP] = "UPDATE profile SET lookup = ?4, wrapped = ?5"
			       " WHERE id = ?1 AND lookup = ?2 AND code_lookup = ?3",
	[STORE_PROFILE_WRAP_BY_CODE] = "UPDATE profile SET code_lookup = ?4, code_wrapped = ?5"
				       " WHERE id = ?1 AND lookup = ?2 AND code_lookup = ?3",
	[STORE_PROFILE_CODE] = "SELECT code_lookup, code_wrapped FROM profile WHERE id = ?1",
	[STORE_CODE_SALTS] = "SELECT DISTINCT salt FROM code_salt ORDER BY salt",
	[STORE_CODE_SALT_ADD] = "INSERT INTO code_salt (profile, salt) VALUES (?1, ?2)",
	[STORE_CODE_SALT_GET] = "SELECT salt FROM code_salt WHERE profile = ?1",
	[STORE_CODE_SALT_DROP] = "DELETE FROM code_salt WHERE profile = ?1",
	[STORE_PAGE_PUT] = "INSERT INTO page (profile, slot, generation, box)"
			   " SELECT id, ?2, ?3, ?4 FROM profile WHERE id = ?1"
			   " ON CONFLICT (profile, slot)"
			   " DO UPDATE SET generation = excluded.generation, box = excluded.box"
			   " WHERE generation = ?5",
	[STORE_PAGE_GET] = "SELECT generation, box FROM page WHERE profile = ?1 AND slot = ?2",
	[STORE_PAGE_ALL] =
	    "SELECT generation, box, slot FROM page WHERE profile = ?1 ORDER BY slot",
	[STORE_BUNDLE_RESTORE] = "INSERT INTO bundle (name, round, state, place, day, reason, box)"
				 " VALUES (?1, ?2, ?3, '', ?4, ?5, ?6) ON CONFLICT DO NOTHING",
	[STORE_BUNDLE_ADD] = "INSERT INTO bundle (name, round, state, place, day, reason, box)"
			     " VALUES (?1, ?2, 'ready', '', ?3, '', ?4)",
	[STORE_BUNDLE_SET] =
	    "UPDATE bundle SET state = ?2, place = ?3, day = ?4, reason = ?5,"
	    " box = CASE WHEN ?2 = 'confirmed' THEN NULL ELSE box END WHERE name = ?1",
	/* What has not left; and of what has, its bytes. */
	[STORE_BUNDLE_DROP] =
	    "DELETE FROM bundle WHERE name = ?1 AND state IN ('waiting', 'ready')",
	[STORE_BUNDLE_LET_GO] = "UPDATE bundle SET box = NULL WHERE name = ?1",
	/* Nobody asks after it any more; what is ready leaves all the same. */
	[STORE_BUNDLE_FORGET] = "DELETE FROM bundle WHERE name = ?1 AND state <> 'ready'",
	[STORE_BUNDLE_RELEASE] =
	    "UPDATE bundle SET state = 'ready' WHERE name = ?1 AND state = 'waiting'",
	[STORE_BUNDLE_LIST] =
	    "SELECT name, round, state, place, day, reason FROM bundle ORDER BY round, name",
	[STORE_PLACE_SET] = "INSERT INTO place (only, path) VALUES (1, ?1)"
			    " ON CONFLICT DO UPDATE SET path = excluded.path",
	[STORE_PLACE_GET] = "SELECT path FROM place",
	[STORE_ABOVE_PUT] =
	    "INSERT INTO above (only, revision) VALUES (1, ?1)"
	    " ON CONFLICT DO UPDATE SET revision = max(revision, excluded.revision)",
	[STORE_ABOVE_GET] = "SELECT revision FROM above",
	[STORE_BUNDLE_BOX] = "SELECT box FROM bundle WHERE name = ?1 AND box IS NOT NULL",
};

const struct db_schema store_schema = {
	.what = "skatta's store",
	.option = "--data",
	.application_id = 0x736b7431, /* "skt1" */
	.migrations = migrations,
	.n_migrations = COUNT(migrations),
	.statements = statements,
	.n_statements = COUNT(statements),
};
