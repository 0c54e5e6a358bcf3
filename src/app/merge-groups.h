/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asks which groups of a characteristic are to be shown together, and has the session do it. */

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_MERGE_GROUPS (eql_merge_groups_get_type())
G_DECLARE_FINAL_TYPE(EqlMergeGroups, eql_merge_groups, EQL, MERGE_GROUPS, AdwWindow)

/* `scores`: by the characteristic, at one level of detail; its groups are offered. */
GtkWidget *eql_merge_groups_new(GtkWindow *parent, EqlSession *session, const char *characteristic,
                                const EqlScores *scores);

G_END_DECLS
