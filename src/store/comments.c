/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with single comments: marking them quotable, taking names out, searching. */

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "store/store-private.h"

/* What stands where a name stood. */
#define MASK "[…]"

static gboolean no_comment(const char *id, GError **error)
{
    g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT,
                _("There is no comment “%s”. The list of comments shows their numbers."), id);
    return FALSE;
}

/* "3-17": the import's number, and the comment's in it. */
static gboolean parse_id(const char *id, EqlCommentPlace *place)
{
    g_auto(GStrv) parts = g_strsplit(id, "-", -1);
    guint64 import, position;

    if (g_strv_length(parts) != 2 ||
        !g_ascii_string_to_unsigned(parts[0], 10, 1, G_MAXINT64, &import, NULL) ||
        !g_ascii_string_to_unsigned(parts[1], 10, 1, G_MAXINT64, &position, NULL))
        return FALSE;
    *place = (EqlCommentPlace){(gint64)import, (gint64)position - 1};
    return TRUE;
}

char *eql_store_comment_id(gint64 import, gint64 position)
{
    return g_strdup_printf("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, import, position + 1);
}

char *eql_store_find_comment(EqlDb *db, const char *id, EqlCommentPlace *place, GError **error)
{
    if (!parse_id(id, place)) {
        no_comment(id, error);
        return NULL;
    }
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "SELECT text FROM comment WHERE import = ? AND position = ?", error);
    eql_query_put_int(query, place->import);
    eql_query_put_int(query, place->position);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_DONE)
        no_comment(id, error);
    return step == EQL_STEP_ROW ? eql_query_text_or_empty(query, 0) : NULL;
}

static gboolean write_quotable(EqlDb *db, const char *id, gboolean quotable, GError **error)
{
    EqlCommentPlace place;
    g_autofree char *text = eql_store_find_comment(db, id, &place, error);
    if (!text)
        return FALSE;
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "UPDATE comment SET quotable = ? WHERE import = ? AND position = ?", error);
    eql_query_put_int(query, quotable ? 1 : 0);
    eql_query_put_int(query, place.import);
    eql_query_put_int(query, place.position);
    return eql_query_run(query, error);
}

gboolean eql_store_quote_comment(EqlStore *store, const char *id, gboolean quotable, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, write_quotable(store->db, id, quotable, error), error);
}

/* ── masking ── */

/* Every place where the words stand, whatever their case; NULL when there is none. No words
 * stand nowhere, and not between all others. */
static char *masked(const char *text, const char *words)
{
    if (eql_text_is_blank(words, -1))
        return NULL;
    g_autofree char *escaped = g_regex_escape_string(words, -1);
    g_autofree char *pattern = g_strdup_printf("(?<!\\w)%s(?!\\w)", escaped);
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
    if (!regex || !g_regex_match(regex, text, 0, NULL))
        return NULL;
    return g_regex_replace_literal(regex, text, -1, 0, MASK, 0, NULL);
}

static gboolean write_text(EqlDb *db, const EqlCommentPlace *place, const char *text,
                           GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "UPDATE comment SET text = ? WHERE import = ? AND position = ?", error);
    eql_query_put_text(query, text);
    eql_query_put_int(query, place->import);
    eql_query_put_int(query, place->position);
    return eql_query_run(query, error);
}

static gboolean write_mask(EqlDb *db, const char *id, const char *words, GError **error)
{
    EqlCommentPlace place;
    g_autofree char *text = eql_store_find_comment(db, id, &place, error);
    g_autofree char *without = text ? masked(text, words) : NULL;
    if (text && !without)
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT,
                    _("Comment %s does not hold “%s”. Write the words as they stand in it."), id,
                    words);
    return without && write_text(db, &place, without, error);
}

static gboolean take_mask_back(EqlDb *db, const char *id, const char *masked_text, const char *text,
                               GError **error)
{
    EqlCommentPlace place;
    g_autofree char *now = eql_store_find_comment(db, id, &place, error);
    if (now && g_str_equal(now, masked_text))
        return write_text(db, &place, text, error);
    if (now)
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT,
                    _("Comment %s was changed since."), id);
    return FALSE;
}

gboolean eql_store_unmask_comment(EqlStore *store, const char *id, const char *masked_text,
                                  const char *text, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, take_mask_back(store->db, id, masked_text, text, error), error);
}

char *eql_store_comment_text(EqlStore *store, const char *id, GError **error)
{
    EqlCommentPlace place;
    return eql_store_find_comment(store->db, id, &place, error);
}

gboolean eql_store_mask_comment(EqlStore *store, const char *id, const char *words, GError **error)
{
    if (!eql_db_begin(store->db, error))
        return FALSE;
    eql_db_leave_no_copy(store->db);
    return eql_db_end(store->db, write_mask(store->db, id, words, error), error);
}

/* ── searching ── */

/* The index lives in memory, for one search: kept in the file it would hold the words of
 * comments that were taken out, and a school's comments are indexed at once. */
static EqlDb *index_new(GError **error)
{
    g_autoptr(EqlDb) index = eql_db_open(NULL, TRUE, NULL, error);
    if (!index || !eql_db_exec(index,
                               "CREATE VIRTUAL TABLE comments USING fts5("
                               " id UNINDEXED, text, tokenize = \"unicode61 remove_diacritics 2\")",
                               error))
        return NULL;
    return g_steal_pointer(&index);
}

static gboolean fill_index(EqlDb *index, EqlDb *db, GError **error)
{
    g_autoptr(EqlQuery) from =
        eql_query_new(db,
                      "SELECT import, position, text FROM comment"
                      " JOIN import ON import.id = comment.import WHERE replaced_by IS NULL",
                      error);
    g_autoptr(EqlQuery) to = eql_query_new(index, "INSERT INTO comments VALUES (?, ?)", error);
    EqlStep step;
    while (to && (step = eql_query_step(from, error)) == EQL_STEP_ROW) {
        g_autofree char *id = eql_store_comment_id(eql_query_int(from, 0), eql_query_int(from, 1));
        g_autofree char *text = eql_query_text_or_empty(from, 2);
        eql_query_put_text(to, id);
        eql_query_put_text(to, text);
        if (!eql_query_run(to, error))
            return FALSE;
    }
    return to && step == EQL_STEP_DONE;
}

/* All words, each as it begins: "bully" finds "bullying". Quoted, so that nothing of what a
 * person types is taken for the search's own grammar. */
static char *match_of(const char *words)
{
    g_auto(GStrv) parts = g_strsplit_set(words, " \t\r\n", -1);
    GString *match = g_string_new(NULL);
    for (char **part = parts; *part; part++) {
        g_auto(GStrv) pieces = g_strsplit(*part, "\"", -1);
        g_autofree char *plain = g_strjoinv("", pieces);
        if (*plain)
            g_string_append_printf(match, "%s\"%s\"*", match->len ? " AND " : "", plain);
    }
    return g_string_free(match, FALSE);
}

static GHashTable *look_up(EqlDb *index, const char *words, GError **error)
{
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *match = match_of(words);
    g_autoptr(EqlQuery) query =
        eql_query_new(index, "SELECT id FROM comments WHERE comments MATCH ?", error);
    eql_query_put_text(query, match);
    EqlStep step = EQL_STEP_DONE;
    while (*match && (step = eql_query_step(query, error)) == EQL_STEP_ROW)
        g_hash_table_add(found, eql_query_text_or_empty(query, 0));
    return step == EQL_STEP_DONE ? g_steal_pointer(&found) : NULL;
}

GHashTable *eql_store_search_comments(EqlStore *store, const char *words, GError **error)
{
    g_autoptr(EqlDb) index = index_new(error);
    if (!index || !fill_index(index, store->db, error))
        return NULL;
    return look_up(index, words, error);
}
