/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags of comments: what a school says that they are about. */

#include "model/tag.h"
#include "store/store-private.h"

/* ── reading ── */

static gint64 *number_new(gint64 number)
{
    gint64 *copy = g_new(gint64, 1);
    *copy = number;
    return copy;
}

/* Closes the list of the comment before. */
static void take_list(GHashTable *all, gint64 position, GStrvBuilder *tags)
{
    if (tags)
        g_hash_table_insert(all, number_new(position), g_strv_builder_end(tags));
}

GHashTable *eql_store_read_tags(EqlDb *db, gint64 import, GError **error)
{
    g_autoptr(GHashTable) all =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_strfreev);
    g_autoptr(GStrvBuilder) tags = NULL;
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT position, tag FROM comment_tag WHERE import = ?"
                      " ORDER BY position, tag COLLATE NOCASE, tag",
                      error);
    eql_query_put_int(query, import);
    gint64 position = -1;
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *tag = eql_query_text_or_empty(query, 1);
        if (!tags || eql_query_int(query, 0) != position) {
            take_list(all, position, tags);
            g_clear_pointer(&tags, g_strv_builder_unref);
            tags = g_strv_builder_new();
            position = eql_query_int(query, 0);
        }
        g_strv_builder_add(tags, tag);
    }
    take_list(all, position, tags);
    return step == EQL_STEP_DONE ? g_steal_pointer(&all) : NULL;
}

static char **all_tags(EqlDb *db, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "SELECT DISTINCT tag FROM comment_tag ORDER BY tag COLLATE NOCASE, tag", error);
    return eql_query_words(query, error);
}

char **eql_store_tags(EqlStore *store, GError **error)
{
    return all_tags(store->db, error);
}

/* ── changing ── */

static char **tags_of(EqlDb *db, const EqlCommentPlace *place, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "SELECT tag FROM comment_tag WHERE import = ? AND position = ?", error);
    eql_query_put_int(query, place->import);
    eql_query_put_int(query, place->position);
    return eql_query_words(query, error);
}

/* As it is written already, so that one word is one tag; borrowed. */
static const char *as_written(const char *const *known, const char *tag)
{
    for (; *known; known++)
        if (eql_tag_is(*known, tag))
            return *known;
    return tag;
}

/* Those that are to come or to go, as the file has them or will. */
static char **to_change(EqlDb *db, const EqlCommentPlace *place, const char *const *tags,
                        gboolean on, GError **error)
{
    g_auto(GStrv) had = tags_of(db, place, error);
    g_auto(GStrv) known = had && on ? all_tags(db, error) : g_strdupv(had);
    g_autoptr(GStrvBuilder) changed = g_strv_builder_new();
    if (!known)
        return NULL;
    for (; *tags; tags++)
        if (eql_tags_have((const char *const *)had, *tags) != on)
            g_strv_builder_add(changed, as_written((const char *const *)known, *tags));
    return g_strv_builder_end(changed);
}

static char **change_tags(EqlDb *db, const char *id, const char *const *tags, gboolean on,
                          GError **error)
{
    EqlCommentPlace place;
    g_autofree char *text = eql_store_find_comment(db, id, &place, error);
    g_auto(GStrv) changed = text ? to_change(db, &place, tags, on, error) : NULL;
    g_autoptr(EqlQuery) query =
        changed ? eql_query_new(db,
                                on ? "INSERT INTO comment_tag VALUES (?, ?, ?)"
                                   : "DELETE FROM comment_tag WHERE import = ? AND position = ?"
                                     " AND tag = ?",
                                error)
                : NULL;
    for (char **tag = changed; query && *tag; tag++) {
        eql_query_put_int(query, place.import);
        eql_query_put_int(query, place.position);
        eql_query_put_text(query, *tag);
        if (!eql_query_run(query, error))
            return NULL;
    }
    return query ? g_steal_pointer(&changed) : NULL;
}

char **eql_store_tag_comment(EqlStore *store, const char *id, const char *const *tags, gboolean on,
                             GError **error)
{
    if (!eql_db_begin(store->db, error))
        return NULL;
    g_auto(GStrv) changed = change_tags(store->db, id, tags, on, error);
    return eql_db_end(store->db, changed != NULL, error) ? g_steal_pointer(&changed) : NULL;
}
