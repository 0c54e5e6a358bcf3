/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is the file sound? SQLite's own check, then ours: everything is read as it would be
 * read for use, and what damage is met becomes a problem in the list. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "store/store-private.h"

/* SQLite lists every broken page; a few say enough. */
#define INTEGRITY_CHECK "PRAGMA integrity_check(10)"

typedef struct {
    EqlStore *store;
    EqlDb *db;
    GPtrArray *problems;
    GError *error; /* the file could not be checked at all */
} Check;

static void G_GNUC_PRINTF(2, 3) found(Check *check, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    eql_problems_take(check->problems, NULL, 0, NULL, g_strdup_vprintf(format, args),
                      g_strdup(_("Take the project from a backup, or make a new one and bring the "
                                 "files in again.")));
    va_end(args);
}

/* A project whose header has changed since it was opened looks like no project. */
static gboolean is_damage(const GError *error)
{
    return g_error_matches(error, EQL_STORE_ERROR, EQL_STORE_ERROR_DAMAGED) ||
           g_error_matches(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NOT_OURS);
}

/* Damage is what is looked for; everything else stops the check. Takes the error. */
static void meet(Check *check, GError *error)
{
    if (is_damage(error))
        found(check, "%s", error->message);
    else if (error && !check->error)
        check->error = g_steal_pointer(&error);
    g_clear_error(&error);
}

typedef void (*OnRow)(Check *check, EqlQuery *query);

static void each_row(Check *check, const char *sql, OnRow on_row)
{
    GError *error = NULL;
    if (check->error)
        return;
    g_autoptr(EqlQuery) query = eql_query_new(check->db, sql, &error);
    while (eql_query_step(query, &error) == EQL_STEP_ROW)
        on_row(check, query);
    meet(check, error);
}

/* ── the rows' own story ── */

static void on_integrity(Check *check, EqlQuery *query)
{
    g_autofree char *answer = eql_query_text_or_empty(query, 0);
    if (!g_str_equal(answer, "ok"))
        found(check, _("The file’s structure is damaged: %s."), answer);
}

static void on_reference(Check *check, EqlQuery *query)
{
    g_autofree char *table = eql_query_text_or_empty(query, 0);
    found(check, _("Something in “%s” belongs to nothing."), table);
}

static void on_bad_sum(Check *check, EqlQuery *query)
{
    g_autofree char *file = eql_query_text_or_empty(query, 1);
    found(check, _("The rows of import %" PRId64 " (“%s”) do not add up."), eql_query_int(query, 0),
          file);
}

static void on_remains(Check *check, EqlQuery *query)
{
    found(check, _("Import %" PRId64 " was undone, but some of its data is still there."),
          eql_query_int(query, 0));
}

/* ── each import's data ── */

static gboolean read_import(EqlDb *db, const char *kind, gint64 id, guint people, GError **error)
{
    if (g_str_equal(kind, "responses")) {
        g_autoptr(EqlResponses) responses = eql_store_read_responses(db, id, people, error);
        return responses != NULL;
    }
    if (g_str_equal(kind, "census")) {
        g_autoptr(EqlCensus) census = eql_store_read_census(db, id, people, error);
        return census != NULL;
    }
    g_autoptr(EqlOutcomes) outcomes = eql_outcomes_new();
    return eql_store_read_outcomes(db, id, people, outcomes, error);
}

static void on_import(Check *check, EqlQuery *query)
{
    GError *error = NULL;
    guint people;
    g_autofree char *kind = eql_query_text_or_empty(query, 1);
    g_autofree char *file = eql_query_text_or_empty(query, 2);
    gint64 id = eql_query_int(query, 0);
    if (eql_store_people(query, 3, &people, &error))
        read_import(check->db, kind, id, people, &error);
    if (error)
        g_prefix_error(&error, _("Import %" PRId64 " (“%s”): "), id, file);
    meet(check, error);
}

/* ── answers against the scales of their questions ── */

static void fill_allowed(EqlQuery *query, gboolean allowed[256])
{
    gint64 points = eql_query_int(query, 2), no_point = eql_query_int(query, 3);
    memset(allowed, 0, 256 * sizeof(gboolean));
    for (gint64 i = 0; i <= MIN(points, EQL_ANSWER_MAX_POINT); i++)
        allowed[i] = TRUE; /* blank too */
    for (gint64 j = EQL_ANSWER_NO_POINT;
         j < EQL_ANSWER_NO_POINT + no_point && j <= EQL_ANSWER_MAX_NO_POINT; j++)
        allowed[j] = TRUE;
    allowed[EQL_ANSWER_UNREAD] = allowed[EQL_ANSWER_NOT_PUT] = TRUE;
}

static void on_answers(Check *check, EqlQuery *query)
{
    gboolean allowed[256];
    gsize length, outside = 0;
    fill_allowed(query, allowed);
    g_autofree char *item = eql_query_text_or_empty(query, 1);
    const guint8 *answers = eql_query_any_bytes(query, 4, &length);
    for (gsize i = 0; i < length; i++)
        outside += !allowed[answers[i]];
    if (outside > 0)
        found(check,
              ngettext("Import %" PRId64 " has %zu answer to “%s” that its scale does not have.",
                       "Import %" PRId64 " has %zu answers to “%s” that its scale does not have.",
                       outside),
              eql_query_int(query, 0), outside, item);
}

/* ── the rest ── */

static void check_the_rest(Check *check)
{
    GError *error = NULL;
    G_GNUC_UNUSED g_autoptr(EqlSchool) school = eql_store_school(check->store, &error);
    meet(check, g_steal_pointer(&error));
    G_GNUC_UNUSED g_autoptr(EqlSettings) settings = eql_store_settings(check->store, &error);
    meet(check, g_steal_pointer(&error));
    G_GNUC_UNUSED g_autoptr(EqlQuestionnaire) questionnaire =
        eql_store_questionnaire(check->store, &error);
    meet(check, g_steal_pointer(&error));
    G_GNUC_UNUSED g_autoptr(GPtrArray) imports = eql_store_imports(check->store, &error);
    meet(check, g_steal_pointer(&error));
    G_GNUC_UNUSED g_autoptr(GPtrArray) actions = eql_store_actions(check->store, &error);
    meet(check, g_steal_pointer(&error));
    G_GNUC_UNUSED g_autoptr(EqlCrosswalk) crosswalk = eql_store_crosswalk(check->store, &error);
    meet(check, g_steal_pointer(&error));
    G_GNUC_UNUSED g_autoptr(GPtrArray) entries = eql_store_accreditation(check->store, &error);
    meet(check, error);
}

static void check_header(Check *check)
{
    gint64 version;
    GError *error = NULL;
    if (eql_schema_identify(check->db, eql_schema_migrations(), &version, &error))
        eql_db_is_whole(check->db, &error);
    meet(check, error);
}

GPtrArray *eql_store_check(EqlStore *store, GError **error)
{
    g_autoptr(GPtrArray) problems = eql_problems_new();
    Check check = {store, store->db, problems, NULL};
    check_header(&check);
    each_row(&check, INTEGRITY_CHECK, on_integrity);
    each_row(&check, "PRAGMA foreign_key_check", on_reference);
    each_row(&check, "SELECT id, file FROM import WHERE rows <> accepted + set_aside", on_bad_sum);
    each_row(&check,
             "SELECT id FROM import WHERE undone = 1 AND ("
             " id IN (SELECT import FROM answer_column) OR id IN (SELECT import FROM group_column)"
             " OR id IN (SELECT import FROM comment) OR id IN (SELECT import FROM census)"
             " OR id IN (SELECT import FROM outcomes) OR id IN (SELECT import FROM head_count))",
             on_remains);
    each_row(&check, "SELECT id, kind, file, people FROM import WHERE undone = 0", on_import);
    each_row(&check,
             "SELECT import, item.code,"
             " (SELECT count(*) FROM scale_label WHERE scale = item.scale AND answer < 100),"
             " (SELECT count(*) FROM scale_label WHERE scale = item.scale AND answer >= 100),"
             " answers FROM answer_column JOIN item ON item.code = answer_column.item"
             " WHERE item.scale IS NOT NULL",
             on_answers);
    check_the_rest(&check);
    if (check.error) {
        g_propagate_error(error, check.error);
        return NULL;
    }
    return g_steal_pointer(&problems);
}
