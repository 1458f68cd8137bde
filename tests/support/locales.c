/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Locales made by localedef, found by LOCPATH. */
#include "support/locales.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "support/scratch.h"

/* Of this program: localedef may be another machine's, where an emulator runs us. */
static const char *byte_order(void)
{
	const uint16_t one = 1;

	return *(const unsigned char *)&one == 1 ? "little" : "big";
}

bool locales_make(const char *charset, const char *name)
{
	char *command = text_format("localedef --%s-endian -i sv_SE -f %s '%s' 2>/dev/null",
	    byte_order(), charset, scratch_path(name));
	bool made = system(command) == 0;

	free(command);
	if (made)
		setenv("LOCPATH", scratch_path("."), 1);
	else
		printf("# localedef cannot make sv_SE: the package locales has it\n");
	return made;
}

void locales_forget(void)
{
	unsetenv("LOCPATH");
}
