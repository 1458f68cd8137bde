/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta: options, find the command, run it. */
#include "base/language.h"
#include "base/process.h"
#include "client/client.h"
#include "crypto/secret.h"

int main(int argc, char **argv)
{
	struct client client = { 0 };
	struct program program = client_program;
	int status = 1;

	process_harden();
	language_start();
	program.state = &client;
	if (secret_start() == ERROR_NONE)
		status = command_main(&program, argc, argv);
	else
		command_fail(program.name);
	client_end(&client);
	secret_end();
	return status;
}
