/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plaintext of a batch. What does not begin as one is taken for what stands behind the line
 * with the coordinator's key, and signed. */
#include "document/carry/batch.h"
#include "fuzz.h"

static enum error read_plain(const char *plain, size_t length)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct batch batch = { 0 };
	enum error rc = batch_sender("fuzz", plain, length, key);

	if (rc == ERROR_NONE)
		rc = batch_read("fuzz", plain, length, &batch);
	if (rc == ERROR_NONE)
		assert(strcmp(key, batch.central_key) == 0 &&
		       (batch.n_payloads == 0 || batch.n_rounds > 0));
	batch_free(&batch);
	return rc;
}

static enum error read_signed(const char *body, size_t size)
{
	struct minisign_secret *signer = secret_new(sizeof *signer);
	struct minisign_public public;
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct text rest = { 0 }, plain = { 0 };
	enum error rc;

	minisign_new(signer);
	minisign_public_of(signer, &public);
	minisign_key_write(key, &public);
	text_addf(&rest, "central %s\n", key);
	text_add_bytes(&rest, body, size);
	text_add(&plain, strstr(rest.bytes, "\nmark ") != NULL      ? "skatta-batch/6\n"
			 : strstr(rest.bytes, "\nreply ") != NULL   ? "skatta-batch/5\n"
			 : strstr(rest.bytes, "\nagreed ") != NULL  ? "skatta-batch/4\n"
			 : strstr(rest.bytes, "\ncounted ") != NULL ? "skatta-batch/3\n"
			 : strstr(rest.bytes, "\nanswer ") != NULL  ? "skatta-batch/2\n"
								    : "skatta-batch/1\n");
	minisign_sign(&plain, signer, "skatta batch", rest.bytes, rest.length);
	text_add_bytes(&plain, rest.bytes, rest.length);
	rc = read_plain(plain.bytes, plain.length);
	text_free(&rest);
	text_free(&plain);
	secret_free(signer);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	bool whole = batch_is((const char *)bytes, size);

	fuzz_text(bytes, size, whole ? read_plain : read_signed);
	return 0;
}
