/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta: options, find the command, run it. */
#include "base/format/json.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "client/commands/client.h"
#include "crypto/secret.h"

int main(int argc, char **argv)
{
	struct client client = { 0 };
	struct program program = client_program;
	int status;

	process_harden();
	language_start();
	json_start();
	language_hear(argc, argv);
	program.state = &client;
	/* Memory for secrets is made by what handles the first of them: see client_open(). */
	status = command_main(&program, argc, argv);
	client_end(&client);
	secret_end();
	return status;
}
