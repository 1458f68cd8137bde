/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A line for each kind of change. */
#include "central/commands/org_changes.h"

#include <stdlib.h>

#include "base/io/language.h"

/* `old` is NULL for what is new; of what is gone it is `new` too. */
typedef void add_rest(const struct unit *old, const struct unit *new, struct text *out);

static void add_new(const struct unit *old, const struct unit *new, struct text *out)
{
	(void)old;
	text_addf(out,
	    P_("new, with %ld person", "new, with %ld people", (unsigned long)new->heads),
	    new->heads);
}

static void add_gone(const struct unit *old, const struct unit *new, struct text *out)
{
	(void)old;
	(void)new;
	text_add(out, _("gone"));
}

static void add_moved(const struct unit *old, const struct unit *new, struct text *out)
{
	(void)old;
	(void)new;
	text_add(out, _("moved to another part of the organisation"));
}

static void add_form(const struct unit *old, const struct unit *new, struct text *out)
{
	text_addf(out, _("school form \"%s\" instead of \"%s\""), new->form, old->form);
}

static void add_parts(const struct unit *old, const struct unit *new, struct text *out)
{
	(void)old;
	text_add(out, new->answers ? _("has no teams any more") : _("has teams now"));
}

static void add_name(const struct unit *old, const struct unit *new, struct text *out)
{
	(void)new;
	text_addf(out, _("was called \"%s\""), old->name);
}

static void add_heads(const struct unit *old, const struct unit *new, struct text *out)
{
	text_addf(out,
	    P_("%ld person instead of %ld", "%ld people instead of %ld", (unsigned long)new->heads),
	    new->heads, old->heads);
}

static void add_was(const struct unit *old, const struct unit *new, struct text *out)
{
	(void)old;
	(void)new;
	text_add(out, _("comes from other units"));
}

static void add_joined(const struct unit *old, const struct unit *new, struct text *out)
{
	(void)old;
	(void)new;
	text_add(out, _("other schools or teams are joined in it"));
}

static add_rest *const rests[] = {
	[ORGANISATION_NEW] = add_new,
	[ORGANISATION_GONE] = add_gone,
	[ORGANISATION_MOVED] = add_moved,
	[ORGANISATION_FORM] = add_form,
	[ORGANISATION_PARTS] = add_parts,
	[ORGANISATION_NAME] = add_name,
	[ORGANISATION_HEADS] = add_heads,
	[ORGANISATION_WAS] = add_was,
	[ORGANISATION_JOINED] = add_joined,
};

void org_changes_add(const struct organisation *before, const struct organisation *after,
    const struct organisation_change *change, struct text *out)
{
	bool gone = change->kind == ORGANISATION_GONE, new = change->kind == ORGANISATION_NEW;
	const struct organisation *organisation = gone ? before : after;
	int place = gone ? change->before : change->after;
	char *name = organisation_full_name(organisation, place);

	text_addf(out, "%s (%s): ", name, organisation->units[place].id);
	rests[change->kind](
	    new ? NULL : &before->units[change->before], &organisation->units[place], out);
	free(name);
}
