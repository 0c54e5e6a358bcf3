/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

/* Says "failed" unless the user cancelled. */
void eql_session_fail(EqlSession *session, const char *heading, const GError *error);
/* Says "split". */
void eql_session_say_split(EqlSession *session, const char *folder, const EqlSplit *split);
/* Says "imported" and remembers the imports' ids (gint64; taken) for undo. */
void eql_session_say_imported(EqlSession *session, guint files, GArray *ids);
