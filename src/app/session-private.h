/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

/* Says "failed" unless the user cancelled. */
void eql_session_fail(EqlSession *session, const char *heading, const GError *error);
/* The project, with the language in which its documents are written. */
EqlProject *eql_session_open_to_write(const char *path, const EqlShown *shown, const char *language,
                                      GError **error);
/* Says "split". */
void eql_session_say_split(EqlSession *session, const char *folder, const EqlSplit *split);
/* Says "imported" and remembers it (taken) for undo. */
void eql_session_say_imported(EqlSession *session, guint files, EqlEdit *edit);
/* Which draft each import of this session was: gint64 → EqlDraft. Borrowed. */
GHashTable *eql_session_brought(EqlSession *session);
void eql_session_note_brought(EqlSession *session, gint64 import, EqlDraft *draft);
/* The files of imports (gint64) that were taken out wait again, if they are still there. */
void eql_session_wait_again(EqlSession *session, const GArray *imports);
/* The imports were put back: their files wait for nothing. */
void eql_session_wait_no_more(EqlSession *session, const GArray *imports);
/* NULL: the latest. */
const char *eql_session_wave(EqlSession *session);
EqlHistory *eql_session_own_history(EqlSession *session);
/* Counts the edits that are on their way: adds `n`. */
void eql_session_count_edits(EqlSession *session, int n);
/* One of the edits that are on their way could not be made, and stays in the history. */
void eql_session_note_failing(EqlSession *session);
gboolean eql_session_is_failing(EqlSession *session);
/* Gives the snapshot other actions (taken) and says so. */
void eql_session_take_actions(EqlSession *session, GPtrArray *actions);
