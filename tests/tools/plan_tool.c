/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Plans from a shell, so that tests can play leaders:
 * plan_tool send ROUND.json LEADER-CODE REVISION PLAN.json FOLDER
 *   seals the plan (null for an empty one) as the code's unit and prints the file's name;
 * plan_tool open ROUND.json LEADER-CODE FOLDER
 *   prints what the newest file for that code in FOLDER says, or nothing;
 * plan_tool page ROUND.json LEADER-CODE FOLDER
 *   prints it as the HTML that a leader keeps;
 * plan_tool identity ROUND.json LEADER-CODE
 *   prints the identity file that opens them. Not installed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "document/round/leader.h"
#include "document/unit/unit_file.h"
#include "report/plan_sheet.h"
#include "sheet/sheet_out.h"

static void must(enum error rc)
{
	if (rc == ERROR_NONE)
		return;
	fprintf(stderr, "%s\n", error_sentence());
	exit(1);
}

static struct round *read_round(const char *path)
{
	struct round *round = NULL;
	unsigned char *bytes;
	size_t length;

	must(file_read(path, FILE_LIMIT_DOCUMENT, &bytes, &length));
	must(round_read(path, (const char *)bytes, length, &round));
	free(bytes);
	return round;
}

static struct plan *read_plan(const char *path)
{
	struct json_source source = { .name = path };
	struct json_place place;
	struct plan *plan = NULL;
	json_t *document;
	unsigned char *bytes;

	must(file_read(path, FILE_LIMIT_BUNDLE, &bytes, &source.length));
	source.bytes = (char *)bytes;
	must(json_read(&source, &document, &place));
	must(plan_read(&place, PLAN_DRAFT, &plan));
	json_decref(document);
	free(bytes);
	return plan;
}

static void send_plan(char **argv)
{
	struct round *round = read_round(argv[0]);
	struct plan *plan = read_plan(argv[3]);
	int unit = leader_unit(round, argv[1]);
	struct bundle bundle = {
		.unit = memory_copy(unit < 0 ? "?" : round->organisation->units[unit].id),
		.code = memory_copy(argv[1]),
		.revision = atol(argv[2]),
	};
	char name[BUNDLE_FILE_NAME_SIZE], *path;
	unsigned char *sealed;
	size_t length;

	must(bundle_make_plan(&bundle, round, plan, &sealed, &length, name));
	path = file_join(argv[4], name);
	must(file_replace(path, sealed, length, false));
	printf("%s\n", name);
	free(path);
	free(sealed);
	bundle_free(&bundle);
	plan_free(plan);
	round_free(round);
}

static void try_file(const struct age_identity *identity, const struct round *round,
    const char *folder, const char *name, struct unit_file **newest)
{
	char *path = file_join(folder, name);
	struct unit_file *file = NULL;
	unsigned char *bytes;
	size_t length;
	enum error rc;

	must(file_read(path, FILE_LIMIT_DOCUMENT, &bytes, &length));
	rc = unit_file_open(identity, round->central_key, name, bytes, length, &file);
	if (rc != ERROR_WRONG_KEY)
		must(rc);
	error_clear();
	if (file != NULL && (*newest == NULL || file->number > (*newest)->number)) {
		unit_file_free(*newest);
		*newest = file;
	} else {
		unit_file_free(file);
	}
	free(bytes);
	free(path);
}

/* As the line that the file holds, or as a page. */
static void print_file(const struct round *round, const struct unit_file *file, bool page)
{
	const struct plan_sheet plan = {
		.round = round, .file = file, .language = "sv", .utf8 = true
	};
	struct text out = { 0 };
	char *line;

	if (page) {
		plan_sheet_write(&plan, &sheet_html, &out);
		fputs(out.bytes, stdout);
		text_free(&out);
		return;
	}
	line = unit_file_write(file);
	fputs(line, stdout);
	free(line);
}

static void open_files(char **argv, bool page)
{
	struct round *round = read_round(argv[0]);
	struct unit_file *newest = NULL;
	struct age_identity identity;
	char **names;
	size_t n;
	int folder;

	if (!leader_identity(&identity, round->id, argv[1]))
		exit(2);
	must(file_open_folder(argv[2], false, false, &folder));
	must(file_names(folder, argv[2], &names, &n));
	for (size_t i = 0; i < n; i++)
		try_file(&identity, round, argv[2], names[i], &newest);
	if (newest != NULL)
		print_file(round, newest, page);
	unit_file_free(newest);
	file_free_names(names, n);
	round_free(round);
}

static void print_identity(char **argv)
{
	struct round *round = read_round(argv[0]);
	struct age_identity identity;
	char text[AGE_IDENTITY_SIZE];

	if (!leader_identity(&identity, round->id, argv[1]))
		exit(2);
	age_identity_write(text, &identity);
	puts(text);
	round_free(round);
}

static void print_tag(char **argv)
{
	struct round *round = read_round(argv[0]);
	char tag[UNIT_NAME_DIGITS + 1];

	if (!unit_name_tag(tag, round->id, argv[1]))
		exit(2);
	puts(tag);
	round_free(round);
}

int main(int argc, char **argv)
{
	must(secret_start());
	if (argc == 7 && strcmp(argv[1], "send") == 0)
		send_plan(argv + 2);
	else if (argc == 5 && strcmp(argv[1], "open") == 0)
		open_files(argv + 2, false);
	else if (argc == 5 && strcmp(argv[1], "page") == 0)
		open_files(argv + 2, true);
	else if (argc == 4 && strcmp(argv[1], "identity") == 0)
		print_identity(argv + 2);
	else if (argc == 4 && strcmp(argv[1], "tag") == 0)
		print_tag(argv + 2);
	else
		return 2;
	secret_end();
	return 0;
}
