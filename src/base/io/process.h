/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the process does about itself before it reads anything, and where its files lie. */
#ifndef SKATTA_BASE_PROCESS_H
#define SKATTA_BASE_PROCESS_H

#include <stdbool.h>

/* First thing in main: not dumpable and no core, umask 077, SIGXFSZ and SIGPIPE ignored,
 * descriptors 0 to 2 open and none above. */
void process_harden(void);

/* Is the process still closed to others of the same account? For `check`. */
bool process_is_hardened(void);

/* A file below the installed data (the word lists), or below $SKATTA_DATA where that is set;
 * for the caller to free. */
char *process_data_file(const char *name);

/* The files of settings: the machine's, $SKATTA_CONF where that is set; and the person's own,
 * $XDG_CONFIG_HOME/skatta/skatta.conf or that below ~/.config, NULL where there is no home. For the
 * caller to free. */
char *process_machine_settings(void);
char *process_own_settings(void);

/* The person's own data folder for skatta: $XDG_DATA_HOME/skatta or ~/.local/share/skatta; for the
 * caller to free, NULL where there is no home. */
char *process_home_folder(void);

#endif
