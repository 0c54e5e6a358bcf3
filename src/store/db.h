/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A thin skin over SQLite: connections, transactions, statements. Private to this
 * room. What SQLite answers becomes an EQL_STORE_ERROR sentence in one place, here.
 *
 * The file must never be opened by other means while a connection is open: on POSIX
 * systems closing any descriptor of a file drops all locks the process holds on it. */

#include <sqlite3.h>

#include "store/store.h"

typedef enum {
    EQL_DB_WRITABLE,
    EQL_DB_READ_ONLY, /* the file or its place may not be written to */
    EQL_DB_IN_USE,    /* another program was writing it when it was opened */
} EqlDbAccess;

typedef struct {
    sqlite3 *handle;
    gboolean stuck; /* a change could not even be taken back: done before the next */
    guint depth;    /* changes that have begun, each within the one before */
    gboolean gaps;  /* the change leaves copies of what it deletes in the file's gaps */
    char *path;     /* NULL in memory */
    char *name;     /* what sentences call the file */
    EqlDbAccess access;
    GCancellable *cancellable; /* or NULL */
} EqlDb;

/* Opens and sets up a connection; `path` NULL: in memory; `vfs` NULL: the system's.
 * Does not yet look at what is in the file. */
EqlDb *eql_db_open(const char *path, gboolean make, const char *vfs, GError **error);
void eql_db_close(EqlDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlDb, eql_db_close)

/* From now on statements stop with G_IO_ERROR_CANCELLED once it is cancelled; NULL: none. */
void eql_db_watch(EqlDb *db, GCancellable *cancellable);

/* Finds out whether the file can be changed and sets `access`. */
void eql_db_probe(EqlDb *db);

/* Runs SQL that takes no values; several statements may follow one another. */
gboolean eql_db_exec(EqlDb *db, const char *sql, GError **error);
/* A pragma's single number; FALSE with an error when it cannot be read. */
gboolean eql_db_number(EqlDb *db, const char *sql, gint64 *number, GError **error);

/* One change: `eql_db_begin(…) && eql_db_end(db, work(…), error)`. The end commits when
 * the work went well, else everything is as before. A change within another is part of it:
 * it is kept, or not, with the outer one, which fails when it does. */
gboolean eql_db_begin(EqlDb *db, GError **error);
/* Also where only a copy in memory is changed, of a file that may not be. */
gboolean eql_db_begin_anyway(EqlDb *db, GError **error);
gboolean eql_db_end(EqlDb *db, gboolean went_well, GError **error);
/* Within a change: what it deletes or overwrites is a person's, so that once it is kept no copy
 * may stay anywhere in the file. */
void eql_db_leave_no_copy(EqlDb *db);

/* Several reads that must see the same state: ended by eql_db_end_reading(). Within a change,
 * which sees one state anyway, the two do nothing. */
gboolean eql_db_begin_reading(EqlDb *db, GError **error);
void eql_db_end_reading(EqlDb *db);

/* Whether the file is as long as it says and of a format that there is. SQLite reads what is
 * missing of the last page as zeros, which would pass for blank answers, and takes a format it does
 * not know for a file that may not be written. EQL_STORE_ERROR_DAMAGED when it is not. */
gboolean eql_db_is_whole(EqlDb *db, GError **error);

/* Sets the sentence for what SQLite answered. */
void eql_db_set_error(EqlDb *db, int rc, GError **error);
/* Sets the sentence for damage: "“file” is damaged: …"; always FALSE. */
gboolean eql_db_damaged(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A statement. Every function takes NULL (a statement that could not be prepared, whose
 * error is set already), so that a caller checks once, at the end. */
typedef struct {
    EqlDb *db;
    sqlite3_stmt *statement;
    int next; /* parameter that the next put fills */
    int rc;   /* first put that failed */
} EqlQuery;

typedef enum { EQL_STEP_ROW, EQL_STEP_DONE, EQL_STEP_ERROR } EqlStep;

EqlQuery *eql_query_new(EqlDb *db, const char *sql, GError **error);
void eql_query_free(EqlQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlQuery, eql_query_free)

/* Fill the parameters from left to right. Text and bytes are not copied: they must
 * stand until the statement has run. */
void eql_query_put_text(EqlQuery *query, const char *text); /* NULL: NULL */
void eql_query_put_int(EqlQuery *query, gint64 number);
void eql_query_put_double(EqlQuery *query, double number);
void eql_query_put_bytes(EqlQuery *query, gconstpointer bytes, gsize length);
void eql_query_put_byte_array(EqlQuery *query, const GByteArray *bytes);
/* A value of another query's row, as it is. */
void eql_query_put_value(EqlQuery *query, EqlQuery *from, int column);

/* Runs a statement that gives no rows and makes it ready for the next values. */
gboolean eql_query_run(EqlQuery *query, GError **error);
/* The next row. */
EqlStep eql_query_step(EqlQuery *query, GError **error);

/* The row's values. Text is valid UTF-8 whatever the file holds; owned by the caller. */
char *eql_query_text(EqlQuery *query, int column); /* NULL: NULL */
char *eql_query_text_or_empty(EqlQuery *query, int column);
/* How many values a row has. */
int eql_query_n_columns(const EqlQuery *query);
/* The first column of all rows that are left; NULL with an error. */
char **eql_query_words(EqlQuery *query, GError **error);
gint64 eql_query_int(EqlQuery *query, int column);
double eql_query_double(EqlQuery *query, int column);
/* Bytes of exactly `length`, owned by the statement and good until its next step; FALSE
 * with EQL_STORE_ERROR_DAMAGED when there are more or fewer. */
gboolean eql_query_bytes(EqlQuery *query, int column, gsize length, const guint8 **bytes,
                         GError **error);
/* Bytes of any length. */
const guint8 *eql_query_any_bytes(EqlQuery *query, int column, gsize *length);
