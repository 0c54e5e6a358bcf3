/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/store.h"

/* Columns, not cells: the answers to one question are one value, a byte per respondent.
 * `people` is how many values each column of an import holds. Lists of texts are values
 * too, each text closed by a NUL. Numbers in values are little-endian. */
static const char VERSION_1[] =
    "CREATE TABLE school ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, urn TEXT, laestab TEXT,"
    "  phase TEXT) STRICT;"
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

    "CREATE TABLE scale (id INTEGER PRIMARY KEY, spec TEXT NOT NULL) STRICT;"
    "CREATE TABLE scale_label ("
    "  scale INTEGER NOT NULL REFERENCES scale, answer INTEGER NOT NULL, label TEXT NOT NULL,"
    "  PRIMARY KEY (scale, answer)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE scale_synonym ("
    "  scale INTEGER NOT NULL, text TEXT NOT NULL, answer INTEGER NOT NULL,"
    "  PRIMARY KEY (scale, text),"
    "  FOREIGN KEY (scale, answer) REFERENCES scale_label) STRICT, WITHOUT ROWID;"
    "CREATE TABLE item ("
    "  position INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, audience TEXT NOT NULL,"
    "  kind TEXT NOT NULL, theme TEXT, theme_label TEXT, text TEXT NOT NULL,"
    "  scale INTEGER REFERENCES scale, reversed INTEGER NOT NULL CHECK (reversed IN (0, 1)),"
    "  characteristic TEXT) STRICT;"

    "CREATE TABLE import ("
    "  id INTEGER PRIMARY KEY,"
    "  kind TEXT NOT NULL CHECK (kind IN ('responses', 'census', 'outcomes')),"
    "  file TEXT NOT NULL, sha256 TEXT, tool TEXT, audience TEXT, wave TEXT, outcome_kind TEXT,"
    "  rows INTEGER NOT NULL, accepted INTEGER NOT NULL, set_aside INTEGER NOT NULL,"
    "  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)), imported_at TEXT NOT NULL,"
    "  people INTEGER NOT NULL CHECK (people BETWEEN 0 AND 1000000000),"
    "  replaced_by INTEGER REFERENCES import,"
    "  CHECK (kind <> 'responses' OR (audience IS NOT NULL AND wave IS NOT NULL))) STRICT;"
    "CREATE TABLE import_problem ("
    "  import INTEGER NOT NULL REFERENCES import, position INTEGER NOT NULL, sheet TEXT,"
    "  row INTEGER NOT NULL, \"column\" TEXT, message TEXT NOT NULL, advice TEXT,"
    "  PRIMARY KEY (import, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE import_column ("
    "  import INTEGER NOT NULL REFERENCES import, position INTEGER NOT NULL,"
    "  heading TEXT NOT NULL, code TEXT, match TEXT NOT NULL, confidence REAL NOT NULL,"
    "  PRIMARY KEY (import, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE import_identifier ("
    "  import INTEGER NOT NULL REFERENCES import, position INTEGER NOT NULL,"
    "  heading TEXT NOT NULL, PRIMARY KEY (import, position)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE answer_column ("
    "  id INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES import, item TEXT NOT NULL,"
    "  answers BLOB NOT NULL, UNIQUE (import, item)) STRICT;"
    "CREATE TABLE unread_answer ("
    "  answer_column INTEGER NOT NULL REFERENCES answer_column, text TEXT NOT NULL,"
    "  times INTEGER NOT NULL, PRIMARY KEY (answer_column, text)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE group_column ("
    "  id INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES import,"
    "  characteristic TEXT NOT NULL, groups BLOB NOT NULL, people BLOB NOT NULL,"
    "  UNIQUE (import, characteristic)) STRICT;"
    "CREATE TABLE comment ("
    "  import INTEGER NOT NULL REFERENCES import, position INTEGER NOT NULL,"
    "  respondent INTEGER NOT NULL, item TEXT NOT NULL, text TEXT NOT NULL,"
    "  PRIMARY KEY (import, position)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE census ("
    "  import INTEGER PRIMARY KEY REFERENCES import, keys BLOB NOT NULL,"
    "  table_ids BLOB NOT NULL, registration BLOB NOT NULL, leaver BLOB NOT NULL,"
    "  reference_date TEXT, term TEXT) STRICT;"
    "CREATE TABLE outcomes ("
    "  import INTEGER PRIMARY KEY REFERENCES import, kinds BLOB NOT NULL, dates BLOB NOT NULL,"
    "  reasons BLOB NOT NULL, sessions BLOB NOT NULL, keys BLOB NOT NULL,"
    "  table_ids BLOB NOT NULL, registration BLOB NOT NULL) STRICT;"
    "CREATE TABLE head_count ("
    "  import INTEGER NOT NULL REFERENCES import, position INTEGER NOT NULL, kind TEXT,"
    "  characteristic TEXT, group_code TEXT, count INTEGER NOT NULL, pupils INTEGER NOT NULL,"
    "  PRIMARY KEY (import, position)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE action ("
    "  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, priority INTEGER NOT NULL,"
    "  theme TEXT NOT NULL, evidence TEXT NOT NULL, finding TEXT NOT NULL,"
    "  activity TEXT NOT NULL, owner TEXT NOT NULL, governance TEXT NOT NULL,"
    "  due TEXT NOT NULL, success_measure TEXT NOT NULL, status TEXT NOT NULL,"
    "  review TEXT NOT NULL) STRICT;";

/* What became of a question whose wording changed; which comments may be quoted; where the
 * school is on the way to accreditation (`kind` says what `code` names). */
static const char VERSION_2[] =
    "CREATE TABLE crosswalk ("
    "  position INTEGER PRIMARY KEY, from_code TEXT NOT NULL UNIQUE,"
    "  to_code TEXT NOT NULL UNIQUE) STRICT;"
    "ALTER TABLE comment ADD COLUMN quotable INTEGER NOT NULL DEFAULT 0"
    "  CHECK (quotable IN (0, 1));"
    "CREATE TABLE accreditation ("
    "  kind TEXT NOT NULL CHECK (kind IN ('stage', 'criterion', 'level')), code TEXT NOT NULL,"
    "  value TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (kind, code))"
    "  STRICT, WITHOUT ROWID;";

/* Which sheet of a workbook an import read; NULL: of a file without sheets, or not known. */
static const char VERSION_3[] = "ALTER TABLE import ADD COLUMN sheet TEXT;";

/* What a school says that a comment is about, in its own words. Every id that an action of the
 * plan ever had: that of a deleted one is not given to another, which an older workbook would
 * take for it. */
static const char VERSION_4[] =
    "CREATE TABLE comment_tag ("
    "  import INTEGER NOT NULL, position INTEGER NOT NULL, tag TEXT NOT NULL CHECK (tag <> ''),"
    "  PRIMARY KEY (import, position, tag),"
    "  FOREIGN KEY (import, position) REFERENCES comment) STRICT, WITHOUT ROWID;"
    "CREATE TABLE action_id (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
    "INSERT INTO action_id SELECT id FROM action;";

/* Texts that the program wrote may be kept as what they were made of (base/kept.h): of actions,
 * of what was noticed of a file, and in place of a name among the answers. What is there stays as
 * it is; an earlier version could not show the new ones. */
static const char VERSION_5[] = "SELECT 1;";

static const char *const STEPS[] = {VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5};
static const EqlMigrations MIGRATIONS = {STEPS, G_N_ELEMENTS(STEPS)};

const EqlMigrations *eql_schema_migrations(void)
{
    return &MIGRATIONS;
}

gboolean eql_schema_identify(EqlDb *db, const EqlMigrations *migrations, gint64 *version,
                             GError **error)
{
    gint64 id = 0;
    if (!eql_db_number(db, "PRAGMA application_id", &id, error))
        return FALSE;
    if (id != EQL_SCHEMA_APPLICATION_ID) {
        eql_db_set_error(db, SQLITE_NOTADB, error);
        return FALSE;
    }
    if (!eql_db_number(db, "PRAGMA user_version", version, error))
        return FALSE;
    if (*version > migrations->n_steps) {
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NEWER,
                    _("“%s” was written by a later version of Equalens. Install the latest "
                      "Equalens to open it."),
                    db->name);
        return FALSE;
    }
    if (*version < 1)
        return eql_db_damaged(error,
                              _("“%s” is damaged: it does not say which version it is. Take the "
                                "project from a backup."),
                              db->name);
    return TRUE;
}

/* A step that left a row pointing nowhere must not be kept. */
static gboolean references_hold(EqlDb *db, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(db, "PRAGMA foreign_key_check", error);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_ROW)
        return eql_db_damaged(error,
                              _("“%s” is damaged: it could not be brought to this version. Take "
                                "the project from a backup."),
                              db->name);
    return step == EQL_STEP_DONE;
}

gboolean eql_schema_migrate(EqlDb *db, const EqlMigrations *migrations, GError **error)
{
    /* Read again: another program may have migrated while this one waited. */
    gint64 version = 0;
    if (!eql_db_number(db, "PRAGMA user_version", &version, error))
        return FALSE;
    for (gint64 i = version; i < migrations->n_steps; i++)
        if (!eql_db_exec(db, migrations->steps[i], error))
            return FALSE;
    g_autofree char *stamp = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                             EQL_SCHEMA_APPLICATION_ID, migrations->n_steps);
    return eql_db_exec(db, stamp, error) && references_hold(db, error);
}

/* SQLite keeps an application's own number at byte 68 of the file (its format, 1.3). */
gboolean eql_store_is_ours(const guint8 *head, gsize length)
{
    return length >= 72 && memcmp(head, "SQLite format 3", 16) == 0 &&
           ((guint32)head[68] << 24 | (guint32)head[69] << 16 | (guint32)head[70] << 8 |
            head[71]) == EQL_SCHEMA_APPLICATION_ID;
}
