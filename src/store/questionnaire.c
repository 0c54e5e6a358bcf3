/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questionnaire with its scales spelt out: labels by answer, and every other way of
 * writing them that was known when it was taken in. */

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

/* ── writing ── */

static gboolean write_labels(EqlDb *db, gint64 id, char **labels, guint first, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO scale_label VALUES (?, ?, ?)", error);
    for (guint i = 0; labels[i]; i++) {
        eql_query_put_int(query, id);
        eql_query_put_int(query, first + i);
        eql_query_put_text(query, labels[i]);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

static gboolean write_synonyms(EqlDb *db, gint64 id, const EqlScale *scale, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO scale_synonym VALUES (?, ?, ?)", error);
    GHashTableIter iter;
    gpointer folded, answer;
    g_hash_table_iter_init(&iter, scale->by_folded);
    while (g_hash_table_iter_next(&iter, &folded, &answer)) {
        eql_query_put_int(query, id);
        eql_query_put_text(query, folded);
        eql_query_put_int(query, GPOINTER_TO_UINT(answer) - 1);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

static gboolean write_scale(EqlDb *db, gint64 id, const EqlScale *scale, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(db, "INSERT INTO scale VALUES (?, ?)", error);
    eql_query_put_int(query, id);
    eql_query_put_text(query, scale->spec);
    return eql_query_run(query, error) && write_labels(db, id, scale->points, 1, error) &&
           write_labels(db, id, scale->no_point, EQL_ANSWER_NO_POINT, error) &&
           write_synonyms(db, id, scale, error);
}

/* Items share their scales; `written` tells which have an id. 0 with an error. */
static gint64 scale_id(EqlDb *db, GHashTable *written, EqlScale *scale, GError **error)
{
    guint id = GPOINTER_TO_UINT(g_hash_table_lookup(written, scale));
    if (id)
        return id;
    id = g_hash_table_size(written) + 1;
    g_hash_table_insert(written, scale, GUINT_TO_POINTER(id));
    return write_scale(db, id, scale, error) ? id : 0;
}

static void put_item(EqlQuery *query, guint position, const EqlItem *item)
{
    eql_query_put_int(query, position);
    eql_query_put_text(query, item->code);
    eql_query_put_text(query, item->audience);
    eql_query_put_text(query, eql_item_kind_name(item->kind));
    eql_query_put_text(query, item->theme);
    eql_query_put_text(query, item->theme_label);
    eql_query_put_text(query, item->text ? item->text : "");
    eql_query_put_int(query, item->reversed ? 1 : 0);
    eql_query_put_text(query, item->characteristic);
}

static gboolean write_items(EqlDb *db, const EqlQuestionnaire *questionnaire, GError **error)
{
    g_autoptr(GHashTable) written = g_hash_table_new(NULL, NULL);
    g_autoptr(EqlQuery) query = eql_query_new(
        db,
        "INSERT INTO item (position, code, audience, kind, theme, theme_label, text, reversed,"
        " characteristic, scale) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        error);
    for (guint i = 0; query && i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        gint64 scale = item->scale ? scale_id(db, written, item->scale, error) : 0;
        if (item->scale && !scale)
            return FALSE;
        put_item(query, i, item);
        if (scale)
            eql_query_put_int(query, scale);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

static gboolean write_questionnaire(EqlStore *store, const EqlQuestionnaire *questionnaire,
                                    GError **error)
{
    g_clear_pointer(&store->questionnaire, eql_questionnaire_unref);
    return eql_db_exec(store->db,
                       "DELETE FROM item; DELETE FROM scale_synonym;"
                       "DELETE FROM scale_label; DELETE FROM scale",
                       error) &&
           write_items(store->db, questionnaire, error);
}

gboolean eql_store_set_questionnaire(EqlStore *store, const EqlQuestionnaire *questionnaire,
                                     GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, write_questionnaire(store, questionnaire, error), error);
}

/* ── together with what speaks of it ── */

static gboolean put_and_run(EqlDb *db, const char *sql, const char *is, const char *was,
                            GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(db, sql, error);
    eql_query_put_text(query, is);
    eql_query_put_text(query, was);
    return eql_query_run(query, error);
}

/* The finding "area:pupil:belonging:" of the theme `from` as one of `to`; NULL when it is of
 * another. Only the third part is a theme: there are themes called "Staff". */
static char *finding_renamed(const char *finding, const char *from, const char *to)
{
    g_auto(GStrv) parts = g_strsplit(finding, ":", 4);
    if (g_strv_length(parts) < 4 || !g_str_equal(parts[2], from))
        return NULL;
    return g_strjoin(":", parts[0], parts[1], to, parts[3], NULL);
}

/* The findings that plans name, each with its new name. */
static GHashTable *renamed_findings(EqlDb *db, const char *from, const char *to, GError **error)
{
    g_autoptr(GHashTable) renamed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(EqlQuery) query = eql_query_new(db, "SELECT DISTINCT finding FROM action", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *finding = eql_query_text_or_empty(query, 0);
        char *is = finding_renamed(finding, from, to);
        if (is)
            g_hash_table_insert(renamed, g_steal_pointer(&finding), is);
    }
    return step == EQL_STEP_DONE ? g_steal_pointer(&renamed) : NULL;
}

static gboolean rename_findings(EqlDb *db, const char *from, const char *to, GError **error)
{
    g_autoptr(GHashTable) renamed = renamed_findings(db, from, to, error);
    GHashTableIter iter;
    gpointer was, is;
    if (!renamed)
        return FALSE;
    g_hash_table_iter_init(&iter, renamed);
    while (g_hash_table_iter_next(&iter, &was, &is))
        if (!put_and_run(db, "UPDATE action SET finding = ?1 WHERE finding = ?2", is, was, error))
            return FALSE;
    return TRUE;
}

static gboolean rename_theme(EqlDb *db, const EqlTheme *from, const EqlTheme *to, GError **error)
{
    return put_and_run(db, "UPDATE action SET theme = ?1 WHERE theme = ?2", to->label, from->label,
                       error) &&
           rename_findings(db, from->code, to->code, error) &&
           put_and_run(db,
                       "UPDATE OR IGNORE accreditation SET code = ?1"
                       " WHERE kind = 'level' AND code = ?2",
                       to->code, from->code, error);
}

gboolean eql_store_change_questions(EqlStore *store, const EqlQuestionnaire *questionnaire,
                                    const EqlCrosswalk *crosswalk, const EqlTheme *from,
                                    const EqlTheme *to, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db,
                      write_questionnaire(store, questionnaire, error) &&
                          eql_store_write_crosswalk(store->db, crosswalk, error) &&
                          (!from || rename_theme(store->db, from, to, error)),
                      error);
}

/* ── reading ── */

/* The labels lie in the order of their answers, which must leave no gap. */
static gboolean read_labels(EqlDb *db, gint64 id, GPtrArray *points, GPtrArray *no_point,
                            GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "SELECT answer, label FROM scale_label WHERE scale = ? ORDER BY answer", error);
    eql_query_put_int(query, id);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        gint64 answer = eql_query_int(query, 0);
        GPtrArray *labels = answer < EQL_ANSWER_NO_POINT ? points : no_point;
        gint64 first = answer < EQL_ANSWER_NO_POINT ? 1 : EQL_ANSWER_NO_POINT;
        if (answer != first + labels->len)
            return eql_db_damaged(error,
                                  _("“%s” is damaged: a scale has lost one of its labels. Take the "
                                    "project from a backup."),
                                  db->name);
        g_ptr_array_add(labels, eql_query_text_or_empty(query, 1));
    }
    g_ptr_array_add(points, NULL);
    g_ptr_array_add(no_point, NULL);
    return step == EQL_STEP_DONE;
}

static gboolean read_synonyms(EqlDb *db, gint64 id, EqlScale *scale, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "SELECT text, answer FROM scale_synonym WHERE scale = ?", error);
    eql_query_put_int(query, id);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *text = eql_query_text_or_empty(query, 0);
        EqlAnswer answer = (EqlAnswer)eql_query_int(query, 1);
        if (eql_scale_label(scale, answer)) /* labels themselves are among them, and known */
            eql_scale_add_folded(scale, text, answer);
    }
    return step == EQL_STEP_DONE;
}

static EqlScale *read_scale(EqlDb *db, gint64 id, const char *spec, GError **error)
{
    g_autoptr(GPtrArray) points = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) no_point = g_ptr_array_new_with_free_func(g_free);
    if (!read_labels(db, id, points, no_point, error))
        return NULL;
    g_autoptr(EqlScale) scale = eql_scale_new(spec, (const char *const *)points->pdata,
                                              (const char *const *)no_point->pdata);
    if (!scale) {
        eql_db_damaged(
            error,
            _("“%s” is damaged: the scale “%s” cannot be one. Take the project from a backup."),
            db->name, spec);
        return NULL;
    }
    return read_synonyms(db, id, scale, error) ? g_steal_pointer(&scale) : NULL;
}

static GHashTable *read_scales(EqlDb *db, GError **error)
{
    g_autoptr(GHashTable) scales =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)eql_scale_unref);
    g_autoptr(EqlQuery) query = eql_query_new(db, "SELECT id, spec FROM scale", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        gint64 id = eql_query_int(query, 0);
        g_autofree char *spec = eql_query_text_or_empty(query, 1);
        EqlScale *scale = read_scale(db, id, spec, error);
        if (!scale)
            return NULL;
        g_hash_table_insert(scales, g_memdup2(&id, sizeof id), scale);
    }
    return step == EQL_STEP_DONE ? g_steal_pointer(&scales) : NULL;
}

static EqlItem *read_item(EqlQuery *query, GHashTable *scales, GError **error)
{
    g_autofree char *code = eql_query_text_or_empty(query, 0);
    g_autofree char *audience = eql_query_text_or_empty(query, 1);
    g_autofree char *kind_name = eql_query_text_or_empty(query, 2);
    int kind = eql_item_kind_from_name(kind_name);
    gint64 scale_id_of_item = eql_query_int(query, 8);
    EqlScale *scale = g_hash_table_lookup(scales, &scale_id_of_item);
    if (kind < 0 || (kind == EQL_ITEM_SCORED && !scale)) {
        eql_db_damaged(error,
                       _("“%s” is damaged: the question “%s” has lost its scale. Take the project "
                         "from a backup."),
                       query->db->name, code);
        return NULL;
    }
    EqlItem *item = eql_item_new(code, audience, (EqlItemKind)kind);
    item->theme = eql_query_text(query, 3);
    item->theme_label = eql_query_text(query, 4);
    item->text = eql_query_text_or_empty(query, 5);
    item->reversed = eql_query_int(query, 6) != 0;
    item->characteristic = eql_query_text(query, 7);
    item->scale = scale ? eql_scale_ref(scale) : NULL;
    return item;
}

static EqlQuestionnaire *read_questionnaire(EqlDb *db, GError **error)
{
    g_autoptr(GHashTable) scales = read_scales(db, error);
    if (!scales)
        return NULL;
    g_autoptr(EqlQuestionnaire) questionnaire = eql_questionnaire_new();
    g_autoptr(EqlQuery) query = eql_query_new(
        db,
        "SELECT code, audience, kind, theme, theme_label, text, reversed, characteristic, scale"
        " FROM item ORDER BY position",
        error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        EqlItem *item = read_item(query, scales, error);
        if (!item)
            return NULL;
        eql_questionnaire_take(questionnaire, item);
    }
    return step == EQL_STEP_DONE ? g_steal_pointer(&questionnaire) : NULL;
}

/* The questionnaire is asked for at every step and hardly ever changes: what was read last
 * serves as long as nobody else has written to the file (SQLite's data_version). */
static EqlQuestionnaire *read_or_remember(EqlStore *store, GError **error)
{
    gint64 version;
    if (!eql_db_number(store->db, "PRAGMA data_version", &version, error))
        return NULL;
    if (!store->questionnaire || store->questionnaire_version != version) {
        g_clear_pointer(&store->questionnaire, eql_questionnaire_unref);
        store->questionnaire = read_questionnaire(store->db, error);
        store->questionnaire_version = version;
    }
    return store->questionnaire ? eql_questionnaire_ref(store->questionnaire) : NULL;
}

EqlQuestionnaire *eql_store_questionnaire(EqlStore *store, GError **error)
{
    if (!eql_db_begin_reading(store->db, error))
        return NULL;
    EqlQuestionnaire *questionnaire = read_or_remember(store, error);
    eql_db_end_reading(store->db);
    return questionnaire;
}
