/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/memory-file.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json-depth.h"
#include "base/language.h"
#include "base/platform.h"
#include "base/text.h"
#include "workflow/project.h"

#define VERSION 1
/* A network has some dozens of schools and three questionnaires. */
#define MOST_ENTRIES 500

/* ── entries ── */

static void column_free(gpointer data)
{
    EqlMemoryColumn *column = data;
    g_free(column->heading);
    g_free(column->code);
    g_free(column->asks);
    g_free(column);
}

static void answer_free(gpointer data)
{
    EqlMemoryAnswer *answer = data;
    g_free(answer->heading);
    g_free(answer->answer);
    g_free(answer->means);
    g_free(answer);
}

EqlMemoryEntry *eql_memory_entry_new(void)
{
    EqlMemoryEntry *entry = g_new0(EqlMemoryEntry, 1);
    entry->columns = g_ptr_array_new_with_free_func(column_free);
    entry->answers = g_ptr_array_new_with_free_func(answer_free);
    return entry;
}

void eql_memory_entry_free(EqlMemoryEntry *entry)
{
    if (!entry)
        return;
    g_free(entry->signature);
    g_free(entry->audience);
    g_free(entry->questionnaire);
    g_free(entry->school);
    g_free(entry->file);
    g_free(entry->when);
    g_ptr_array_unref(entry->columns);
    g_ptr_array_unref(entry->answers);
    g_free(entry);
}

void eql_memory_entry_add_column(EqlMemoryEntry *entry, const char *heading, const char *code,
                                 const char *asks)
{
    EqlMemoryColumn *column = g_new0(EqlMemoryColumn, 1);
    column->heading = g_strdup(heading);
    column->code = g_strdup(code);
    column->asks = g_strdup(asks);
    g_ptr_array_add(entry->columns, column);
}

void eql_memory_entry_add_answer(EqlMemoryEntry *entry, const char *heading, const char *answer,
                                 const char *means)
{
    EqlMemoryAnswer *added = g_new0(EqlMemoryAnswer, 1);
    added->heading = g_strdup(heading);
    added->answer = g_strdup(answer);
    added->means = g_strdup(means);
    g_ptr_array_add(entry->answers, added);
}

void eql_memory_entry_add_answers(EqlMemoryEntry *entry, const EqlMapping *from,
                                  const EqlMapping *above, const char *heading, const char *folded)
{
    GHashTable *answers = from ? g_hash_table_lookup(from->answers, heading) : NULL;
    GHashTableIter iter;
    gpointer answer, means;
    if (!answers)
        return;
    g_hash_table_iter_init(&iter, answers);
    while (g_hash_table_iter_next(&iter, &answer, &means))
        if (!eql_mapping_answer(above, heading, answer))
            eql_memory_entry_add_answer(entry, folded, answer, means);
}

char *eql_memory_entry_day(const EqlMemoryEntry *entry)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(entry->when, NULL);
    g_autoptr(GDateTime) local = time ? g_date_time_to_local(time) : NULL;
    return local ? eql_date(local, _("%-d %B %Y")) : g_strdup(entry->when);
}

gboolean eql_memory_may_keep(const char *heading)
{
    guint identifiers = 0;
    g_autofree char *masked = eql_text_mask_identifiers(heading, &identifiers);
    return identifiers == 0 && *heading;
}

char *eql_memory_path(void)
{
    return g_build_filename(g_get_user_data_dir(), "equalens", "import-memory.json", NULL);
}

/* ── reading: whatever the file holds, it must not do harm ── */

static const char *text_at(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    gboolean is_text =
        node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING;
    return is_text ? json_node_get_string(node) : "";
}

static JsonArray *list_at(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    return node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static JsonObject *object_in(JsonArray *list, guint i)
{
    JsonNode *node = json_array_get_element(list, i);
    return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static guint length_of(JsonArray *list)
{
    return list ? json_array_get_length(list) : 0;
}

static EqlMemoryEntry *read_entry(JsonObject *object)
{
    EqlMemoryEntry *entry = eql_memory_entry_new();
    JsonArray *columns = list_at(object, "columns"), *answers = list_at(object, "answers");
    entry->signature = g_strdup(text_at(object, "signature"));
    entry->audience = g_strdup(text_at(object, "audience"));
    entry->questionnaire = g_strdup(text_at(object, "questionnaire"));
    entry->school = g_strdup(text_at(object, "school"));
    entry->file = g_strdup(text_at(object, "file"));
    entry->when = g_strdup(text_at(object, "when"));
    for (guint i = 0; i < length_of(columns); i++) {
        JsonObject *at = object_in(columns, i);
        if (at)
            eql_memory_entry_add_column(entry, text_at(at, "heading"), text_at(at, "code"),
                                        text_at(at, "asks"));
    }
    for (guint i = 0; i < length_of(answers); i++) {
        JsonObject *at = object_in(answers, i);
        if (at)
            eql_memory_entry_add_answer(entry, text_at(at, "heading"), text_at(at, "answer"),
                                        text_at(at, "means"));
    }
    return entry;
}

/* The version that the file says it has; 0: it is no memory. */
static gint64 version_of(JsonNode *root)
{
    JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonNode *version = object ? json_object_get_member(object, "version") : NULL;
    gboolean is_number = version && JSON_NODE_HOLDS_VALUE(version) &&
                         json_node_get_value_type(version) == G_TYPE_INT64;
    return is_number && list_at(object, "exports") ? json_node_get_int(version) : 0;
}

static gboolean check_version(gint64 version, GError **error)
{
    if (version == VERSION)
        return TRUE;
    g_set_error_literal(
        error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_MEMORY,
        version > VERSION
            ? _("What was confirmed at earlier imports was kept by a later version of Equalens and "
                "cannot be used by this one.")
            : _("What was confirmed at earlier imports cannot be used: the file in which it is "
                "kept is damaged."));
    return FALSE;
}

/* NULL without an error: there is no file. */
static JsonParser *parse(GError **error)
{
    g_autofree char *path = eql_memory_path();
    g_autofree char *text = NULL;
    g_autoptr(GError) failed = NULL;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, &failed)) {
        if (!g_error_matches(failed, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_MEMORY,
                                _("What was confirmed at earlier imports cannot be used: the file "
                                  "in which it is kept cannot be opened."));
        return NULL;
    }
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    gboolean sound = g_utf8_validate(text, (gssize)length, NULL) && eql_json_is_shallow(text) &&
                     json_parser_load_from_data(parser, text, (gssize)length, NULL);
    gint64 version = sound ? version_of(json_parser_get_root(parser)) : 0;
    return check_version(version, error) ? g_steal_pointer(&parser) : NULL;
}

GPtrArray *eql_memory_load(GError **error)
{
    g_autoptr(GPtrArray) entries =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_memory_entry_free);
    GError *failed = NULL;
    g_autoptr(JsonParser) parser = parse(&failed);
    if (failed) {
        g_propagate_error(error, failed);
        return NULL;
    }
    JsonArray *list =
        parser ? list_at(json_node_get_object(json_parser_get_root(parser)), "exports") : NULL;
    for (guint i = 0; i < length_of(list); i++) {
        JsonObject *object = object_in(list, i);
        if (object)
            g_ptr_array_add(entries, read_entry(object));
    }
    return g_steal_pointer(&entries);
}

/* ── writing ── */

static void begin_object(JsonBuilder *builder, const char *const *names, const char *const *values)
{
    json_builder_begin_object(builder);
    for (guint i = 0; names[i]; i++) {
        json_builder_set_member_name(builder, names[i]);
        json_builder_add_string_value(builder, values[i] ? values[i] : "");
    }
}

static void write_columns(JsonBuilder *builder, const EqlMemoryEntry *entry)
{
    static const char *const names[] = {"heading", "code", "asks", NULL};
    json_builder_set_member_name(builder, "columns");
    json_builder_begin_array(builder);
    for (guint i = 0; i < entry->columns->len; i++) {
        const EqlMemoryColumn *column = entry->columns->pdata[i];
        begin_object(builder, names,
                     (const char *const[]){column->heading, column->code, column->asks});
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void write_answers(JsonBuilder *builder, const EqlMemoryEntry *entry)
{
    static const char *const names[] = {"heading", "answer", "means", NULL};
    json_builder_set_member_name(builder, "answers");
    json_builder_begin_array(builder);
    for (guint i = 0; i < entry->answers->len; i++) {
        const EqlMemoryAnswer *answer = entry->answers->pdata[i];
        begin_object(builder, names,
                     (const char *const[]){answer->heading, answer->answer, answer->means});
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void write_entry(JsonBuilder *builder, const EqlMemoryEntry *entry)
{
    static const char *const names[] = {"signature", "audience", "questionnaire", "school", "file",
                                        "when",      NULL};
    begin_object(builder, names,
                 (const char *const[]){entry->signature, entry->audience, entry->questionnaire,
                                       entry->school, entry->file, entry->when});
    write_columns(builder, entry);
    write_answers(builder, entry);
    json_builder_end_object(builder);
}

static char *write_all(GPtrArray *entries)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "version");
    json_builder_add_int_value(builder, VERSION);
    json_builder_set_member_name(builder, "exports");
    json_builder_begin_array(builder);
    guint first = entries->len > MOST_ENTRIES ? entries->len - MOST_ENTRIES : 0;
    for (guint i = first; i < entries->len; i++)
        write_entry(builder, entries->pdata[i]);
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    return json_to_string(root, TRUE);
}

/* What cannot be read is not lost by writing over it. */
static gboolean make_room(const char *path, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(JsonParser) parser = parse(&failed);
    if (!failed)
        return TRUE;
    g_autofree char *text = NULL;
    g_autoptr(JsonParser) later = json_parser_new();
    if (g_file_get_contents(path, &text, NULL, NULL) && g_utf8_validate(text, -1, NULL) &&
        eql_json_is_shallow(text) && json_parser_load_from_data(later, text, -1, NULL) &&
        version_of(json_parser_get_root(later)) > VERSION) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return FALSE;
    }
    g_autofree char *aside = g_strconcat(path, ".bad", NULL);
    g_rename(path, aside);
    return TRUE;
}

gboolean eql_memory_save(GPtrArray *entries, GError **error)
{
    g_autofree char *path = eql_memory_path();
    g_autofree char *folder = g_path_get_dirname(path);
    if (!make_room(path, error))
        return FALSE;
    g_autofree char *text = write_all(entries);
    if (g_mkdir_with_parents(folder, 0700) == 0 &&
        eql_platform_write_private(path, (const guint8 *)text, strlen(text), NULL))
        return TRUE;
    g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_MEMORY,
                        _("What you confirmed could not be kept for the next import: the folder of "
                          "your own settings cannot be written to."));
    return FALSE;
}
