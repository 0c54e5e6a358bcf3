/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json.h"

#include <math.h>

#include "output/file-counts.h"
#include "output/json-build.h"

static void add_problem(JsonArray *list, const EqlProblem *problem)
{
    JsonObject *element = eql_json_append_object(list);
    eql_json_add_text(element, "sheet", problem->sheet);
    if (problem->row)
        json_object_set_int_member(element, "row", (gint64)problem->row);
    else
        json_object_set_null_member(element, "row");
    eql_json_add_text(element, "column", problem->column);
    eql_json_add_text(element, "message", problem->message);
    eql_json_add_text(element, "advice", problem->advice);
}

static void add_problems(JsonObject *object, GPtrArray *problems)
{
    JsonArray *list = eql_json_add_array(object, "problems");
    for (guint i = 0; i < problems->len; i++)
        add_problem(list, problems->pdata[i]);
}

static void add_preview(JsonObject *object, const EqlColumnMatch *match)
{
    if (match->examples) {
        JsonArray *examples = eql_json_add_array(object, "examples");
        for (char **example = match->examples; *example; example++)
            json_array_add_string_element(examples, *example);
    } else {
        json_object_set_null_member(object, "examples");
    }
    json_object_set_double_member(object, "confidence",
                                  isfinite(match->confidence) ? match->confidence : 0);
    /* What the match alone does not tell. */
    static const char *const untold[] = {"memory", "place", "heading", NULL};
    if (match->how && g_strv_contains(untold, match->how))
        json_object_set_string_member(object, "how", match->how);
}

static void add_columns(JsonObject *object, GPtrArray *columns, gboolean preview)
{
    JsonArray *list = eql_json_add_array(object, "columns");
    for (guint i = 0; i < columns->len; i++) {
        const EqlColumnMatch *match = columns->pdata[i];
        JsonObject *element = eql_json_append_object(list);
        eql_json_add_text(element, "column", match->column);
        eql_json_add_text(element, "code", match->code);
        eql_json_add_text(element, "match", match->match);
        if (preview)
            add_preview(element, match);
    }
}

/* Answers that fit nothing, or that somebody gave a meaning. */
static void add_labels(JsonObject *object, GPtrArray *labels)
{
    JsonArray *list = eql_json_add_array(object, "labels");
    for (guint i = 0; i < labels->len; i++) {
        const EqlLabel *label = labels->pdata[i];
        JsonObject *element = eql_json_append_object(list);
        eql_json_add_text(element, "column", label->column);
        eql_json_add_text(element, "code", label->code);
        eql_json_add_text(element, "answer", label->answer);
        json_object_set_int_member(element, "count", label->count);
        JsonArray *rows = eql_json_add_array(element, "rows");
        for (guint j = 0; j < label->rows->len; j++)
            json_array_add_int_element(rows, (gint64)g_array_index(label->rows, guint64, j));
        eql_json_add_text(element, "guess", label->guess);
        eql_json_add_text(element, "means", label->means);
        json_object_set_boolean_member(element, "remembered", label->remembered);
    }
}

static void add_words(JsonObject *object, const char *name, GPtrArray *words)
{
    JsonArray *list = eql_json_add_array(object, name);
    for (guint i = 0; i < words->len; i++)
        json_array_add_string_element(list, words->pdata[i]);
}

/* Only where there is something to tell. */
static void add_only_now(JsonObject *object, const EqlImportRecord *record)
{
    if (record->labels->len > 0)
        add_labels(object, record->labels);
    if (record->notices->len > 0)
        add_words(object, "notices", record->notices);
    if (record->sheets->len > 0)
        add_words(object, "sheets", record->sheets);
    if (record->refusal)
        json_object_set_string_member(object, "refusal", record->refusal);
}

static void add_counts(JsonObject *object, const EqlImportRecord *record,
                       const EqlWorkbookContent *content)
{
    if (!content) {
        json_object_set_int_member(object, "rows", (gint64)record->rows);
        json_object_set_int_member(object, "accepted", (gint64)record->accepted);
        json_object_set_int_member(object, "set_aside", (gint64)record->set_aside);
        return;
    }
    EqlFileCounts counts = eql_file_counts(content, record);
    eql_json_add_figure(object, "rows", counts.rows);
    eql_json_add_figure(object, "accepted", counts.accepted);
    eql_json_add_figure(object, "set_aside", counts.set_aside);
}

static void add_problems_told(JsonObject *object, const EqlImportRecord *record,
                              const EqlWorkbookContent *content)
{
    JsonArray *list = eql_json_add_array(object, "problems");
    for (guint i = 0; i < record->problems->len; i++)
        if (eql_file_tells(content, record, record->problems->pdata[i]))
            add_problem(list, record->problems->pdata[i]);
}

/* `content` NULL: for those who have the file; else what may be passed on. */
static JsonObject *import_object(const EqlImportRecord *record, gboolean preview,
                                 const EqlWorkbookContent *content)
{
    JsonObject *object = json_object_new();
    if (record->id)
        json_object_set_int_member(object, "id", record->id);
    else
        json_object_set_null_member(object, "id");
    eql_json_add_text(object, "kind", eql_import_kind_name(record->kind));
    eql_json_add_text(object, "file", record->file);
    eql_json_add_text(object, "sha256", record->sha256);
    if (record->sheet)
        eql_json_add_text(object, "sheet", record->sheet);
    eql_json_add_text(object, "tool", record->tool);
    eql_json_add_text(object, "audience", record->audience);
    eql_json_add_text(object, "wave", record->wave);
    eql_json_add_text(object, "outcome_kind", record->outcome_kind);
    eql_json_add_text(object, "imported_at", record->imported_at);
    add_counts(object, record, content);
    json_object_set_boolean_member(object, "undone", record->undone);
    if (record->replaced_by)
        json_object_set_int_member(object, "replaced_by", record->replaced_by);
    if (content)
        add_problems_told(object, record, content);
    else
        add_problems(object, record->problems);
    add_columns(object, record->columns, preview);
    add_words(object, "dropped_identifiers", record->dropped_identifiers);
    if (preview)
        add_only_now(object, record);
    return object;
}

JsonNode *eql_json_import(const EqlImportRecord *record)
{
    return eql_json_node(import_object(record, TRUE, NULL));
}

static JsonNode *imports_node(GPtrArray *records, const EqlWorkbookContent *content)
{
    JsonObject *root = json_object_new();
    JsonArray *list = eql_json_add_array(root, "imports");
    for (guint i = 0; i < records->len; i++)
        json_array_add_object_element(list, import_object(records->pdata[i], FALSE, content));
    return eql_json_node(root);
}

JsonNode *eql_json_imports(GPtrArray *records)
{
    return imports_node(records, NULL);
}

JsonNode *eql_json_imports_told(const EqlWorkbookContent *content)
{
    return imports_node(content->imports, content);
}

static void add_action(JsonArray *actions, const EqlAction *action)
{
    JsonObject *object = eql_json_append_object(actions);
    eql_json_add_text(object, "id", action->id);
    json_object_set_int_member(object, "priority", action->priority);
    g_autofree char *theme = eql_action_theme_label(action);
    eql_json_add_text(object, "theme", theme);
    eql_json_add_text(object, "evidence", action->evidence);
    eql_json_add_text(object, "finding", action->finding);
    eql_json_add_text(object, "activity", action->activity);
    eql_json_add_text(object, "owner", action->owner);
    eql_json_add_text(object, "governance", action->governance);
    eql_json_add_text(object, "due", *action->due ? action->due : NULL);
    eql_json_add_text(object, "success_measure", action->success_measure);
    eql_json_add_text(object, "status", eql_status_name(action->status));
    eql_json_add_text(object, "review", action->review);
}

JsonNode *eql_json_plan(GPtrArray *actions)
{
    JsonObject *root = json_object_new();
    JsonArray *list = eql_json_add_array(root, "actions");
    for (guint i = 0; i < actions->len; i++)
        add_action(list, actions->pdata[i]);
    return eql_json_node(root);
}

JsonNode *eql_json_check(GPtrArray *problems)
{
    JsonObject *root = json_object_new();
    json_object_set_boolean_member(root, "ok", problems->len == 0);
    add_problems(root, problems);
    return eql_json_node(root);
}

/* JSON-GLib (1.6) writes the last of the control characters as it is, which no reader of JSON
 * takes. It can only stand in a text. */
char *eql_json_text(JsonNode *node)
{
    g_autofree char *text = json_to_string(node, TRUE);
    g_auto(GStrv) parts = g_strsplit(text, "\x1f", -1);
    g_autofree char *escaped = g_strjoinv("\\u001f", parts);
    return g_strconcat(escaped, "\n", NULL);
}
