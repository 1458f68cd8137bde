/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator says of a comment, and which of two words holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/carry/mark.h"
#include "support/bad_inputs.h"

static void it_comes_back_as_it_was(void **state)
{
	struct minisign_secret signer;
	struct minisign_public public;
	struct text signature = { 0 };
	struct mark mark = { .round = "ht26", .revision = 7, .out = true }, read;
	char *line;

	(void)state;
	minisign_new(&signer);
	minisign_public_of(&signer, &public);
	minisign_key_write(mark.central_key, &public);
	memset(mark.name, 0xa5, sizeof mark.name);
	mark.reason = memory_copy("Ett namn i den.");
	line = mark_write(&mark);
	minisign_sign(&signature, &signer, "x", line, strlen(line));
	assert_int_equal(mark_read("x", line, strlen(line), signature.bytes, &read), ERROR_NONE);
	assert_memory_equal(read.name, mark.name, sizeof mark.name);
	assert_string_equal(read.reason, mark.reason);
	assert_int_equal(read.revision, 7);
	assert_true(read.out);
	mark_free(&read);
	signature.bytes[90] ^= 1;
	assert_int_not_equal(
	    mark_read("x", line, strlen(line), signature.bytes, &read), ERROR_NONE);
	error_clear();
	mark_free(&read);
	text_free(&signature);
	free(line);
	mark_free(&mark);
}

/* The order is total: of two that differ, one holds, whichever came first. */
static void of_two_words_one_holds(void **state)
{
	static char none[] = "", a[] = "A", b[] = "B";
	const struct mark words[] = {
		{ .revision = 3, .out = false, .reason = none },
		{ .revision = 2, .out = true, .reason = a },
		{ .revision = 2, .out = true, .reason = b },
		{ .revision = 2, .out = false, .reason = none },
		{ .revision = 1, .out = true, .reason = none },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		for (size_t j = 0; j < COUNT(words); j++)
			assert_int_equal(mark_holds(&words[i], &words[j]), i < j);
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct mark mark;
	enum error rc = mark_read(name, bytes, length, NULL, &mark);

	mark_free(&mark);
	return rc;
}

static void each_bad_one_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("marks", read_bad);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_comes_back_as_it_was),
		cmocka_unit_test(of_two_words_one_holds),
		cmocka_unit_test(each_bad_one_has_its_sentence),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
