/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every statement on the tables of the coordinator's store. */
#include "central/store/statements.h"

const char *const statements[SQL_STATEMENTS] = {
	[SQL_CENTRAL_PUT] = "INSERT INTO central (one, name, salt, memory_kib, passes, lookup,"
			    " wrapped, recipient, signing_key, identity, signer, code_lookup,"
			    " code_wrapped)"
			    " VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
	[SQL_CENTRAL_GET] = "SELECT name, salt, memory_kib, passes, lookup, wrapped, recipient,"
			    " signing_key, identity, signer, code_lookup, code_wrapped"
			    " FROM central",
	[SQL_CENTRAL_LOCK] = "UPDATE central SET lookup = ?3, wrapped = ?4, code_lookup = ?5,"
			     " code_wrapped = ?6 WHERE lookup = ?1 AND code_lookup IS ?2",
	[SQL_ROSTER_PUT] = "INSERT INTO roster (one, organisation) VALUES (1, ?1)"
			   " ON CONFLICT (one) DO UPDATE SET organisation = excluded.organisation",
	[SQL_ROSTER_GET] = "SELECT organisation FROM roster",
	[SQL_ROUND_PUT] = "INSERT INTO rounds (id, edition, bytes, signature, closed)"
			  " VALUES (?1, ?2, ?3, ?4, ?5)",
	[SQL_ROUND_GET] = "SELECT bytes, signature FROM rounds WHERE id = ?1 AND edition = ?2",
	[SQL_ROUND_NEWEST] = "SELECT edition, bytes, signature FROM rounds WHERE id = ?1"
			     " ORDER BY edition DESC LIMIT 1",
	[SQL_ROUND_COUNT] = "SELECT count(*), count(*) FILTER (WHERE closed = 1) FROM rounds"
			    " WHERE id = ?1",
	[SQL_ROUND_IDS] = "SELECT id FROM rounds GROUP BY id ORDER BY min(place)",
	[SQL_ROUND_ALL] = "SELECT id, edition, bytes, signature FROM rounds ORDER BY id, edition",
	[SQL_ROUND_DROP_CLOSING] = "DELETE FROM rounds WHERE id = ?1 AND closed = 1",
	[SQL_CODES_PUT] = "INSERT INTO codes (round, unit, answer, leader, spare, replaced)"
			  " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (round, unit)"
			  " DO UPDATE SET answer = excluded.answer, leader = excluded.leader,"
			  " spare = excluded.spare, replaced = excluded.replaced",
	[SQL_CODES_GET] = "SELECT answer, leader, spare, replaced FROM codes"
			  " WHERE round = ?1 AND unit = ?2",
	[SQL_CODES_REPLACED] = "SELECT unit, replaced FROM codes"
			       " WHERE round = ?1 AND replaced IS NOT NULL",
	[SQL_PAYLOAD_PUT] =
	    "INSERT INTO payloads (digest, round, edition, respondent, code, rank,"
	    " revision, withdrawal, word, reason, late, frozen, box, plan, unit)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'accepted', '', ?9, 0, ?10, ?11, ?12)",
	[SQL_PAYLOAD_FIND] = "SELECT 1 FROM payloads WHERE digest = ?1",
	[SQL_PAYLOAD_LATEST] = "SELECT digest, box FROM payloads WHERE round = ?1"
			       " AND respondent = ?2 ORDER BY revision DESC, digest LIMIT 1",
	[SQL_PAYLOAD_CLAIMS] =
	    "SELECT digest, respondent, code, rank, revision, withdrawal,"
	    " frozen = 1 OR EXISTS (SELECT 1 FROM update_payloads WHERE payload = digest)"
	    " FROM payloads WHERE round = ?1",
	[SQL_PAYLOAD_WORD] = "UPDATE payloads SET word = ?2, reason = ?3"
			     " WHERE digest = ?1 AND (word <> ?2 OR reason <> ?3)",
	[SQL_PAYLOAD_ERASE] = "UPDATE payloads SET box = NULL, unit = NULL"
			      " WHERE digest = ?1 AND box IS NOT NULL",
	[SQL_PAYLOAD_BOX] = "SELECT digest, box FROM payloads"
			    " WHERE round = ?1 AND digest = ?2 AND box IS NOT NULL",
	[SQL_PAYLOAD_UNITS] =
	    "SELECT unit, count(*) FROM payloads WHERE round = ?1"
	    " AND plan = 0 AND withdrawal = 0 AND word = 'accepted' GROUP BY unit",
	[SQL_PAYLOAD_SET_UNIT] = "UPDATE payloads SET unit = ?2 WHERE digest = ?1",
	[SQL_PAYLOAD_FREEZE] =
	    "UPDATE payloads SET frozen = 1"
	    " WHERE round = ?1 AND word = 'accepted' AND withdrawal = 0 AND plan = 0",
	[SQL_PAYLOAD_THAW] = "UPDATE payloads SET frozen = 0, late = 0 WHERE round = ?1",
	[SQL_PAYLOAD_COUNTING] =
	    "SELECT digest, box FROM payloads"
	    " WHERE round = ?1 AND word = 'accepted' AND withdrawal = 0 AND plan = 0"
	    " ORDER BY digest",
	[SQL_PAYLOAD_PLANS] = "SELECT digest, box FROM payloads INDEXED BY payloads_by_unit"
			      " WHERE round = ?1 AND plan = 1 ORDER BY digest",
	[SQL_PAYLOAD_COUNTED] =
	    "SELECT digest, box FROM payloads WHERE box IS NOT NULL"
	    " AND digest IN (SELECT digest FROM (SELECT digest, min(number) FROM published"
	    " JOIN payloads ON digest = payload WHERE published.round = ?1"
	    " GROUP BY respondent)) ORDER BY digest",
	[SQL_PAYLOAD_UNITLESS] = "SELECT digest, box, round FROM payloads"
				 " WHERE unit IS NULL AND box IS NOT NULL AND plan = 0 LIMIT 1",
	[SQL_PAYLOAD_ALL] = "SELECT digest, box FROM payloads"
			    " WHERE round = ?1 AND box IS NOT NULL ORDER BY digest",
	[SQL_PAYLOAD_MANY] =
	    "SELECT CASE ?2"
	    " WHEN 0 THEN (SELECT count(*) FROM payloads WHERE round = ?1"
	    " AND plan = 0 AND withdrawal = 0 AND word = 'accepted')"
	    " WHEN 1 THEN (SELECT count(*) FROM payloads WHERE round = ?1 AND plan = 1)"
	    " ELSE (SELECT count(*) FROM payloads WHERE round = ?1 AND box IS NOT NULL) END",
	[SQL_PAYLOAD_TALLY] =
	    "SELECT"
	    " count(*) FILTER (WHERE word = 'conflict' AND reason <> 'round closed'),"
	    " count(*) FILTER (WHERE word = 'conflict' AND reason = 'round closed'),"
	    " count(*) FILTER (WHERE late = 1) FROM payloads WHERE round = ?1",
	[SQL_PAYLOAD_UNSHOWN] = "SELECT digest FROM payloads INDEXED BY payloads_by_unit"
				" WHERE round = ?1 AND plan = 1 AND shown = 0 ORDER BY digest",
	[SQL_PAYLOAD_SHOW] = "UPDATE payloads SET shown = 1 WHERE digest = ?1",
	[SQL_UPDATE_COUNT] = "SELECT count(*), (SELECT day FROM updates WHERE round = ?1"
			     " ORDER BY number DESC LIMIT 1) FROM updates WHERE round = ?1",
	[SQL_UPDATE_PUT] = "INSERT INTO updates (round, number, day) VALUES (?1, ?2, ?3)"
			   " ON CONFLICT (round, number) DO NOTHING",
	[SQL_UPDATE_FILL] =
	    "INSERT INTO update_payloads (round, number, payload)"
	    " SELECT round, ?2, digest FROM payloads"
	    " WHERE round = ?1 AND word = 'accepted' AND withdrawal = 0 AND plan = 0",
	[SQL_UPDATE_SINCE] =
	    "SELECT count(DISTINCT respondent) FROM payloads AS now"
	    " WHERE round = ?1 AND plan = 0 AND withdrawal = 0 AND word = 'accepted'"
	    " AND NOT EXISTS (SELECT 1 FROM payloads AS was WHERE was.round = ?1"
	    " AND was.respondent = now.respondent AND (was.frozen = 1 OR EXISTS"
	    " (SELECT 1 FROM update_payloads WHERE payload = was.digest)))",
	[SQL_UPDATE_WRONG] =
	    "SELECT round FROM updates GROUP BY round"
	    " HAVING max(number) <> count(*) + 1 OR max(number) > ?1 UNION ALL"
	    " SELECT round FROM updates WHERE NOT EXISTS"
	    " (SELECT 1 FROM rounds WHERE id = updates.round AND closed = 1) LIMIT 1",
	[SQL_PUBLISHED_WRONG] =
	    "SELECT published.round FROM published"
	    " JOIN payloads ON digest = payload WHERE payloads.round <> published.round"
	    " OR withdrawal = 1 OR plan = 1 OR NOT EXISTS"
	    " (SELECT 1 FROM rounds WHERE id = published.round AND closed = 1) UNION ALL"
	    " SELECT published.round FROM published JOIN payloads ON digest = payload"
	    " GROUP BY published.round, number, respondent HAVING count(*) > 1 LIMIT 1",
	[SQL_LEDGER_PUT] =
	    "INSERT INTO ledger (name, payload, word, reason, proven, round, edition,"
	    " sealed, told) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '') ON CONFLICT (name)"
	    " DO UPDATE SET payload = excluded.payload, word = excluded.word,"
	    " reason = excluded.reason, proven = excluded.proven, round = excluded.round,"
	    " edition = excluded.edition, sealed = excluded.sealed",
	[SQL_LEDGER_GET] = "SELECT word, reason, proven FROM ledger_words WHERE name = ?1",
	[SQL_LEDGER_SEALED] = "SELECT sealed FROM ledger WHERE name = ?1",
	[SQL_LEDGER_READY] =
	    "SELECT name FROM ledger WHERE sealed IS NOT NULL AND"
	    " (round IS NULL OR EXISTS (SELECT 1 FROM rounds WHERE id = ledger.round"
	    " AND edition = ledger.edition)) ORDER BY name",
	[SQL_LEDGER_UNANSWERED] = "SELECT name, word, reason FROM ledger_words"
				  " WHERE word <> told AND word <> 'held' ORDER BY name LIMIT ?1",
	[SQL_LEDGER_ANSWERED] = "UPDATE ledger SET told = ?2 WHERE name = ?1",
	[SQL_PAYLOAD_HIGHEST] = "SELECT max(revision) FROM payloads",
	[SQL_ABOVE_PUT] = "INSERT INTO above (one, revision) VALUES (1, ?1)"
			  " ON CONFLICT (one) DO UPDATE SET revision = excluded.revision",
	[SQL_ABOVE_GET] = "SELECT revision FROM above",
	[SQL_RECEIPTS_PUT] = "INSERT INTO receipts (name, bytes, signature) VALUES (?1, ?2, ?3)"
			     " ON CONFLICT (name) DO NOTHING",
	[SQL_RECEIPTS_ALL] = "SELECT name, bytes, signature FROM receipts ORDER BY name",
	[SQL_FEEDBACK_PUT] = "INSERT INTO feedback (round, unit, id, box)"
			     " VALUES (?1, ?2, ?3, ?4)",
	[SQL_FEEDBACK_KNOW] = "INSERT INTO feedback_digests (digest, round, unit, id)"
			      " VALUES (?1, ?2, ?3, ?4)",
	[SQL_FEEDBACK_KNOWS] = "SELECT 1 FROM feedback_digests WHERE digest = ?1",
	[SQL_FEEDBACK_GET] = "SELECT box FROM feedback WHERE round = ?1 AND unit = ?2 AND id = ?3",
	[SQL_FEEDBACK_EVERY] = "SELECT round, unit, id, box FROM feedback",
	[SQL_FEEDBACK_LAST] = "SELECT max(id) FROM feedback WHERE round = ?1 AND unit = ?2",
	[SQL_FEEDBACK_ALL] = "SELECT unit, id, box FROM feedback WHERE round = ?1"
			     " ORDER BY unit, id",
	[SQL_DIALOGUE_PUT] = "INSERT INTO dialogues (round, digest, box) VALUES (?1, ?2, ?3)"
			     " ON CONFLICT (round, digest) DO NOTHING",
	[SQL_DIALOGUE_OF] = "SELECT digest, box FROM dialogues WHERE round = ?1 ORDER BY digest",
	[SQL_DIALOGUE_ALL] = "SELECT round, digest, box FROM dialogues ORDER BY round, digest",
	[SQL_DIALOGUE_DROP] = "DELETE FROM dialogues WHERE round = ?1",
	[SQL_REPLY_PUT] = "INSERT INTO replies (round, digest, box) VALUES (?1, ?2, ?3)"
			  " ON CONFLICT (round, digest) DO NOTHING",
	[SQL_REPLY_ALL] = "SELECT round, digest, box, made FROM replies"
			  " WHERE ?1 IS NULL OR round = ?1 ORDER BY round, digest",
	[SQL_REPLY_WAITING] = "SELECT DISTINCT round FROM replies WHERE made = 0 ORDER BY round",
	[SQL_REPLY_MADE] = "UPDATE replies SET made = 1 WHERE round = ?1 AND digest = ?2",
	[SQL_REPLY_DROP] = "DELETE FROM replies WHERE round = ?1 AND digest = ?2",
	[SQL_REPLY_FILE_PUT] = "INSERT INTO reply_files (name, round, bytes, signature)"
			       " VALUES (?1, ?2, ?3, ?4)",
	[SQL_REPLY_FILE_ALL] = "SELECT name, bytes, signature FROM reply_files ORDER BY name",
	[SQL_PURGE_REPLIES] = "DELETE FROM replies WHERE round = ?1",
	[SQL_PURGE_REPLY_FILES] = "DELETE FROM reply_files WHERE round = ?1",
	[SQL_UNIT_FILE_PUT] = "INSERT INTO unit_files (name, round, unit, number, says, bytes)"
			      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	[SQL_UNIT_FILE_LAST] = "SELECT number, says FROM unit_files WHERE round = ?1"
			       " AND unit = ?2 ORDER BY number DESC LIMIT 1",
	[SQL_UNIT_FILE_ALL] = "SELECT name, bytes FROM unit_files WHERE bytes <> x''"
			      " ORDER BY name",
	[SQL_UNIT_FILE_REPEAT] = "UPDATE unit_files SET says = x'' WHERE round = ?1 AND unit = ?2",
	[SQL_UNIT_FILE_ERASE] = "UPDATE unit_files SET bytes = x'', says = x''"
				" WHERE round = ?1 AND unit = ?2",
	[SQL_TRUST_PUT] = "INSERT INTO trusted (key) VALUES (?1) ON CONFLICT (key) DO NOTHING",
	[SQL_TRUST_GET] = "SELECT 1 FROM trusted WHERE key = ?1",
	[SQL_TRUST_ALL] = "SELECT key FROM trusted ORDER BY key",
	[SQL_GIVEN_PUT] = "INSERT INTO given (round, key) VALUES (?1, ?2)"
			  " ON CONFLICT (round) DO UPDATE SET key = excluded.key",
	[SQL_GIVEN_DROP] = "DELETE FROM given WHERE round = ?1",
	[SQL_GIVEN_GET] = "SELECT key FROM given WHERE round = ?1",
	[SQL_GIVEN_ALL] = "SELECT round FROM given ORDER BY round",
	[SQL_CENTRAL_SIGNER] = "UPDATE central SET signing_key = ?2, signer = ?3"
			       " WHERE signing_key = ?1",
	[SQL_EARLIER_PUT] = "INSERT INTO earlier_keys (key, signature) VALUES (?1, ?2)",
	[SQL_EARLIER_ALL] = "SELECT key, signature FROM earlier_keys ORDER BY place",
	[SQL_SPOKEN_PUT] = "INSERT INTO spoken (round) VALUES (?1) ON CONFLICT (round) DO NOTHING",
	[SQL_SPOKEN_GET] = "SELECT 1 FROM spoken WHERE round = ?1",
	[SQL_BATCH_ALL] =
	    "SELECT round, digest, box, (SELECT sum(1 << (number - 1))"
	    " FROM published WHERE published.round = payloads.round AND payload = digest),"
	    " late, withdrawal, plan FROM payloads"
	    " WHERE box IS NOT NULL AND round NOT IN (SELECT round FROM purged)"
	    " ORDER BY digest",
	[SQL_BATCH_UPDATES] = "SELECT round, number, day FROM updates"
			      " WHERE round NOT IN (SELECT round FROM purged)"
			      " OR round IN (SELECT round FROM counted) ORDER BY round, number",
	[SQL_BATCH_FORGET_PAYLOADS] = "DELETE FROM update_payloads WHERE round = ?1",
	[SQL_BATCH_FORGET_UPDATES] = "DELETE FROM updates WHERE round = ?1",
	[SQL_BATCH_PUBLISHED] = "INSERT INTO update_payloads (round, number, payload)"
				" VALUES (?1, ?2, ?3)",
	[SQL_BATCH_UNMARK] = "UPDATE payloads SET frozen = 0, late = 1"
			     " WHERE round = ?1 AND plan = 0",
	[SQL_BATCH_MARK] = "UPDATE payloads SET frozen = ?2, late = ?3 WHERE digest = ?1",
	[SQL_PURGED_PUT] = "INSERT INTO purged (round, format, language, box)"
			   " VALUES (?1, ?2, ?3, ?4)",
	[SQL_PURGED_FIND] = "SELECT 1 FROM purged WHERE round = ?1 LIMIT 1",
	[SQL_PURGED_ANY] = "SELECT 1 FROM purged LIMIT 1",
	[SQL_PURGED_KEPT] = "SELECT 1 FROM purged WHERE round = ?1 AND format <> '' LIMIT 1",
	[SQL_PURGED_GET] = "SELECT box FROM purged WHERE round = ?1 AND format = ?2"
			   " AND language = ?3",
	[SQL_PURGE_PAYLOADS] = "UPDATE payloads SET box = NULL, unit = NULL"
			       " WHERE round = ?1 AND box IS NOT NULL AND plan = 0",
	[SQL_PURGE_PLACES] = "DELETE FROM counted WHERE document = 'places' AND (round = ?1"
			     " OR round IN (SELECT round FROM followed WHERE follower = ?1))",
	[SQL_PURGE_HELD] = "UPDATE ledger SET sealed = NULL, word = 'refused', reason = 'purged'"
			   " WHERE round = ?1 AND sealed IS NOT NULL",
	[SQL_LEFT_OUT_PUT] =
	    "INSERT INTO left_out (round, name, reason, revision, kept, line, signature)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
	    " ON CONFLICT (round, name) DO UPDATE SET reason = excluded.reason,"
	    " revision = excluded.revision, kept = excluded.kept, line = excluded.line,"
	    " signature = excluded.signature",
	[SQL_LEFT_OUT_GET] =
	    "SELECT revision, kept, reason FROM left_out WHERE round = ?1 AND name = ?2",
	[SQL_LEFT_OUT_ALL] =
	    "SELECT name, reason FROM left_out WHERE round = ?1 AND kept = 0 ORDER BY name",
	[SQL_LEFT_OUT_SIGNED] =
	    "SELECT line, signature FROM left_out WHERE line <> '' ORDER BY round, name",
	[SQL_DEPARTURE_PUT] = "INSERT INTO departures (round, what) SELECT DISTINCT id, ?2"
			      " FROM rounds WHERE closed = 1 AND (?1 IS NULL OR id = ?1)"
			      " ON CONFLICT (round, what) DO NOTHING",
	[SQL_DEPARTURE_ALL] = "SELECT what FROM departures WHERE round = ?1 ORDER BY what",
	[SQL_DEPARTURE_PLACES] =
	    "DELETE FROM counted WHERE document = 'places' AND round IN"
	    " (SELECT round FROM followed WHERE follower IN (SELECT round FROM departures))",
	[SQL_COUNTED_PUT] = "INSERT INTO counted (round, document, part, box)"
			    " VALUES (?1, ?2, ?3, ?4)",
	[SQL_COUNTED_GET] = "SELECT box FROM counted WHERE round = ?1 AND document = ?2"
			    " AND part = ?3",
	[SQL_COUNTED_DROP] = "DELETE FROM counted WHERE round = ?1 AND document = ?2",
	[SQL_COUNTED_MISSING] =
	    "SELECT id FROM rounds WHERE closed = 1"
	    " AND id NOT IN (SELECT round FROM counted)"
	    " AND id NOT IN (SELECT round FROM departures)"
	    " AND id NOT IN (SELECT round FROM updates)"
	    " AND id NOT IN (SELECT round FROM purged) GROUP BY id ORDER BY min(place)",
	[SQL_FOLLOWED_PUT] = "INSERT INTO followed (round, follower) VALUES (?1, ?2)",
	[SQL_FOLLOWED_GET] = "SELECT follower FROM followed WHERE round = ?1",
	[SQL_FOLLOWED_DROP] = "DELETE FROM followed WHERE follower = ?1",
	[SQL_CONTENTS] =
	    "SELECT CASE plan WHEN 1 THEN 'plan' ELSE 'bundle' END AS kind, hex(digest) AS key"
	    " FROM payloads UNION ALL SELECT 'edition', format('%s %d', id, edition) FROM rounds"
	    " ORDER BY kind, key",
	[SQL_JOURNAL_PUT] = "INSERT INTO journal (day, what, about) VALUES (?1, ?2, ?3)",
	[SQL_JOURNAL_LAST] = "SELECT day FROM journal WHERE what = ?1 ORDER BY place DESC LIMIT 1",
	/* What was opened again counts as not closed. */
	[SQL_JOURNAL_CLOSED_SINCE_COPY] =
	    "SELECT total((what = 'round close') - (what = 'round reopen')) FROM journal"
	    " WHERE place > coalesce((SELECT max(place) FROM journal WHERE what IN ('backup', "
	    "'restore')), 0)",
	[SQL_JOURNAL_ALL] = "SELECT day, what, about FROM journal ORDER BY place",
};
