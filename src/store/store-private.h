/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this room share, and what its tests reach in for. */

#include "store/schema.h"

struct _EqlStore {
    EqlDb *db;
    EqlQuestionnaire *questionnaire; /* as last read, or NULL */
    gint64 questionnaire_version;    /* the file's data_version then */
};

typedef struct {
    const char *vfs;                 /* NULL: the system's */
    const EqlMigrations *migrations; /* NULL: this program's */
    GCancellable *cancellable;       /* or NULL */
} EqlStoreOptions;

EqlStore *eql_store_create_with(const char *path, const EqlSchool *school,
                                const EqlStoreOptions *options, GError **error);
EqlStore *eql_store_open_with(const char *path, const EqlStoreOptions *options, GError **error);

/* ── each within the caller's transaction ── */
gboolean eql_store_write_school(EqlDb *db, const EqlSchool *school, GError **error);
gboolean eql_store_write_settings(EqlDb *db, const EqlSettings *settings, GError **error);
gboolean eql_store_write_crosswalk(EqlDb *db, const EqlCrosswalk *crosswalk, GError **error);

/* ── imports ── */

/* Writes the record with all that hangs on it; `people` is the length of its columns.
 * 0 with an error. */
gint64 eql_store_write_record(EqlDb *db, const EqlImportRecord *record, guint people,
                              const char *imported_at, GError **error);
/* Now, as records keep it. Owned by the caller. */
char *eql_store_now(void);
/* What remains to be done once the transaction has ended well. */
void eql_store_note_import(EqlImportRecord *record, gint64 id, char *imported_at);

/* Where a comment stands. */
typedef struct {
    gint64 import, position;
} EqlCommentPlace;

/* A comment's number, "3-17". Owned by the caller. */
char *eql_store_comment_id(gint64 import, gint64 position);
/* The text of the comment of that number, and where it stands. Owned by the caller; NULL with
 * an error. */
char *eql_store_find_comment(EqlDb *db, const char *id, EqlCommentPlace *place, GError **error);
/* The tags of an import's comments: position (gint64) → char **. NULL with an error. */
GHashTable *eql_store_read_tags(EqlDb *db, gint64 import, GError **error);

/* Import records without their lists: the columns that eql_store_read_record() takes. */
#define EQL_STORE_SELECT_RECORD                                                                    \
    "SELECT id, kind, file, sha256, tool, audience, wave, outcome_kind, rows, accepted,"           \
    " set_aside, undone, imported_at, coalesce(replaced_by, 0), sheet FROM import"
EqlImportRecord *eql_store_read_record(EqlQuery *query, GError **error);

/* A row's number of values per column; FALSE with EQL_STORE_ERROR_DAMAGED when it cannot
 * be one. */
gboolean eql_store_people(EqlQuery *query, int column, guint *people, GError **error);

/* One import's data. NULL with an error; EQL_STORE_ERROR_DAMAGED when a column has
 * not the length the import says. */
EqlResponses *eql_store_read_responses(EqlDb *db, gint64 import, guint people, GError **error);
EqlCensus *eql_store_read_census(EqlDb *db, gint64 import, guint people, GError **error);
/* Appends to `outcomes`. */
gboolean eql_store_read_outcomes(EqlDb *db, gint64 import, guint people, EqlOutcomes *outcomes,
                                 GError **error);
