/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* publish: rounds, receipts and what units may read, into an exchange folder. */
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/results/outgoing.h"

static enum error tell(const struct outgoing *outgoing)
{
	struct text out = { 0 };

	text_addf(&out, P_("%zu new receipt\n", "%zu new receipts\n", outgoing->receipts),
	    outgoing->receipts);
	if (outgoing->unit_files > 0)
		text_addf(&out,
		    P_("%zu unit gets something new\n", "%zu units get something new\n",
			outgoing->unit_files),
		    outgoing->unit_files);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct exchange *exchange = NULL;
	struct outgoing outgoing;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = exchange_open(command_operand(arguments, 0), true, &exchange);
	if (rc == ERROR_NONE)
		rc = outgoing_put(central, exchange, &outgoing);
	if (rc == ERROR_NONE)
		rc = tell(&outgoing);
	if (rc == ERROR_NONE)
		rc = central_session_advise(central);
	exchange_close(exchange);
	return rc;
}

const struct command cmd_publish = {
	.name = "publish",
	.operands = "DIR",
	.about = N_("put rounds and receipts into an exchange folder"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
