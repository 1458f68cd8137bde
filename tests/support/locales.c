/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Locales made by localedef, found by LOCPATH. */
#include "support/locales.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "support/scratch.h"

bool locales_make(const char *charset, const char *name)
{
	char *command =
	    text_format("localedef -i sv_SE -f %s '%s' 2>/dev/null", charset, scratch_path(name));
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
