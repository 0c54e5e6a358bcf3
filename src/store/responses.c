/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers: a value of one byte per respondent for each question of an import. */

#include <glib/gi18n-lib.h>

#include "base/kept.h"
#include "base/marks.h"
#include "store/columns.h"
#include "store/store-private.h"

/* ── writing ── */

static gboolean write_unread(EqlDb *db, gint64 column_id, GHashTable *unread, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO unread_answer VALUES (?, ?, ?)", error);
    GHashTableIter iter;
    gpointer text, times;
    g_hash_table_iter_init(&iter, unread);
    while (g_hash_table_iter_next(&iter, &text, &times)) {
        eql_query_put_int(query, column_id);
        eql_query_put_text(query, text);
        eql_query_put_int(query, GPOINTER_TO_UINT(times));
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

static gboolean write_answers(EqlDb *db, gint64 import, const EqlResponses *responses,
                              GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "INSERT INTO answer_column (import, item, answers) VALUES (?, ?, ?)", error);
    for (guint i = 0; query && i < responses->answers->len; i++) {
        const EqlAnswerColumn *column = responses->answers->pdata[i];
        if (!eql_columns_fit(db, column->answers->len, responses->n, error))
            return FALSE;
        eql_query_put_int(query, import);
        eql_query_put_text(query, column->code);
        eql_query_put_byte_array(query, column->answers);
        if (!eql_query_run(query, error) ||
            !write_unread(db, sqlite3_last_insert_rowid(db->handle), column->unread, error))
            return FALSE;
    }
    return query != NULL;
}

static gboolean write_comments(EqlDb *db, gint64 import, const GPtrArray *comments, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "INSERT INTO comment (import, position, respondent, item, text) VALUES (?, ?, ?, ?, ?)",
        error);
    for (guint i = 0; i < comments->len; i++) {
        const EqlComment *comment = comments->pdata[i];
        eql_query_put_int(query, import);
        eql_query_put_int(query, i);
        eql_query_put_int(query, comment->respondent);
        eql_query_put_text(query, comment->item);
        eql_query_put_text(query, comment->text);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

static gint64 write_all(EqlDb *db, const EqlImportRecord *record, const EqlResponses *responses,
                        const char *now, GError **error)
{
    gint64 id = eql_store_write_record(db, record, responses->n, now, error);
    gboolean written = id && write_answers(db, id, responses, error) &&
                       eql_columns_write_groups(db, id, responses->n, responses->groups, error) &&
                       write_comments(db, id, responses->comments, error);
    return written ? id : 0;
}

static gboolean set_aside(EqlDb *db, gint64 replaced, gint64 by, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "UPDATE import SET replaced_by = ? WHERE id = ?", error);
    eql_query_put_int(query, by);
    eql_query_put_int(query, replaced);
    return eql_query_run(query, error);
}

/* Whether it can still be replaced is asked within the same transaction. */
static gint64 write_replacing(EqlStore *store, const EqlImportRecord *record,
                              const EqlResponses *responses, gint64 replaced, const char *now,
                              GError **error)
{
    if (replaced) {
        g_autoptr(EqlImportRecord) earlier = eql_store_replaceable(store, replaced, error);
        if (!earlier)
            return 0;
    }
    gint64 id = write_all(store->db, record, responses, now, error);
    return id && (!replaced || set_aside(store->db, replaced, id, error)) ? id : 0;
}

gboolean eql_store_replace_responses(EqlStore *store, EqlImportRecord *record,
                                     const EqlResponses *responses, gint64 replaced, GError **error)
{
    g_autofree char *now = eql_store_now();
    if (!eql_db_begin(store->db, error))
        return FALSE;
    gint64 id = write_replacing(store, record, responses, replaced, now, error);
    if (!eql_db_end(store->db, id != 0, error))
        return FALSE;
    eql_store_note_import(record, id, g_steal_pointer(&now));
    return TRUE;
}

gboolean eql_store_add_responses(EqlStore *store, EqlImportRecord *record,
                                 const EqlResponses *responses, GError **error)
{
    return eql_store_replace_responses(store, record, responses, 0, error);
}

/* ── reading ── */

static gboolean is_an_answer(guint8 byte)
{
    return byte <= EQL_ANSWER_MAX_NO_POINT || byte >= EQL_ANSWER_UNREAD;
}

static gboolean read_unread(EqlDb *db, gint64 column_id, EqlAnswerColumn *column, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "SELECT text, times FROM unread_answer WHERE answer_column = ?", error);
    eql_query_put_int(query, column_id);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *kept = eql_query_text_or_empty(query, 0), *text = eql_kept_show(kept);
        eql_answer_column_count_unread(column, text,
                                       (guint)CLAMP(eql_query_int(query, 1), 0, G_MAXUINT));
    }
    return step == EQL_STEP_DONE;
}

static gboolean read_column(EqlQuery *query, guint people, GPtrArray *columns, GError **error)
{
    g_autofree char *item = eql_query_text_or_empty(query, 1);
    EqlAnswerColumn *column = eql_answer_column_new(item);
    g_ptr_array_add(columns, column);
    const guint8 *bytes;
    if (!eql_query_bytes(query, 2, people, &bytes, error))
        return FALSE;
    gboolean sound = TRUE;
    for (guint i = 0; i < people; i++)
        sound = sound && is_an_answer(bytes[i]);
    if (!sound)
        return eql_db_damaged(
            error,
            _("“%s” is damaged: an answer to “%s” cannot be one. Take the project from a backup."),
            query->db->name, item);
    g_byte_array_append(column->answers, bytes, people);
    return read_unread(query->db, eql_query_int(query, 0), column, error);
}

static gboolean read_answers(EqlDb *db, gint64 import, guint people, GPtrArray *columns,
                             GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "SELECT id, item, answers FROM answer_column WHERE import = ? ORDER BY id", error);
    eql_query_put_int(query, import);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        if (!read_column(query, people, columns, error))
            return FALSE;
    return step == EQL_STEP_DONE;
}

static gboolean read_comments(EqlDb *db, gint64 import, guint people, GPtrArray *comments,
                              GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db,
        "SELECT respondent, item, text, position, quotable FROM comment WHERE import = ?"
        " ORDER BY position",
        error);
    g_autoptr(GHashTable) tags = query ? eql_store_read_tags(db, import, error) : NULL;
    if (!tags)
        return FALSE;
    eql_query_put_int(query, import);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        gint64 respondent = eql_query_int(query, 0), position = eql_query_int(query, 3);
        if (respondent < 0 || respondent >= people)
            return eql_db_damaged(
                error,
                _("“%s” is damaged: a comment belongs to nobody. Take the project from a backup."),
                db->name);
        g_autofree char *item = eql_query_text_or_empty(query, 1);
        g_autofree char *kept = eql_query_text_or_empty(query, 2), *text = eql_marks_show(kept);
        EqlComment *comment = eql_comment_new((guint)respondent, item, text);
        comment->id = eql_store_comment_id(import, position);
        comment->quotable = eql_query_int(query, 4) != 0;
        comment->tags = g_strdupv(g_hash_table_lookup(tags, &position));
        g_ptr_array_add(comments, comment);
    }
    return step == EQL_STEP_DONE;
}

EqlResponses *eql_store_read_responses(EqlDb *db, gint64 import, guint people, GError **error)
{
    g_autoptr(EqlResponses) responses = eql_responses_new();
    responses->n = people;
    if (!read_answers(db, import, people, responses->answers, error) ||
        !eql_columns_read_groups(db, import, people, responses->groups, error) ||
        !read_comments(db, import, people, responses->comments, error))
        return NULL;
    return g_steal_pointer(&responses);
}

/* The first file's columns become everybody's; the others follow. */
static gboolean append_import(EqlQuery *query, EqlResponses **all, GError **error)
{
    guint people;
    if (!eql_store_people(query, 1, &people, error))
        return FALSE;
    g_autoptr(EqlResponses) more =
        eql_store_read_responses(query->db, eql_query_int(query, 0), people, error);
    if (!more)
        return FALSE;
    if ((*all)->n == 0) {
        eql_responses_free(*all);
        *all = g_steal_pointer(&more);
    } else if (more->n > 0) {
        eql_responses_append(*all, more);
    }
    return TRUE;
}

EqlResponses *eql_store_responses(EqlStore *store, const char *wave, const char *audience,
                                  GError **error)
{
    g_autoptr(EqlResponses) all = eql_responses_new();
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db,
                      "SELECT id, people FROM import WHERE kind = 'responses' AND undone = 0"
                      " AND replaced_by IS NULL AND wave = ? AND audience = ? ORDER BY id",
                      error);
    eql_query_put_text(query, wave);
    eql_query_put_text(query, audience);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        if (!append_import(query, &all, error))
            return NULL;
    return step == EQL_STEP_DONE ? g_steal_pointer(&all) : NULL;
}
