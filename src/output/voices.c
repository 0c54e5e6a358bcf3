/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/voices.h"

#include "base/mentions.h"
#include "output/json-build.h"
#include "output/labels.h"

/* ── comments ── */

/* What in it may name somebody: for people to look at, and perhaps to mask. */
static void add_mentions(JsonObject *object, const char *text)
{
    g_auto(GStrv) names = eql_mentions(text);
    JsonArray *list = eql_json_add_array(object, "may_name");
    for (guint i = 0; names && names[i]; i++)
        json_array_add_string_element(list, names[i]);
}

static void add_comment(JsonArray *list, const EqlCommentView *comment, const char *by)
{
    JsonObject *object = eql_json_append_object(list);
    eql_json_add_text(object, "id", comment->id);
    eql_json_add_text(object, "audience", comment->audience);
    eql_json_add_text(object, "theme", comment->item->theme);
    eql_json_add_text(object, "theme_label", comment->item->theme_label);
    eql_json_add_text(object, "code", comment->item->code);
    eql_json_add_text(object, "question", comment->item->text);
    eql_json_add_text(object, "text", comment->text);
    json_object_set_boolean_member(object, "quotable", comment->quotable);
    if (by) {
        eql_json_add_text(object, "group", comment->group);
        eql_json_add_text(object, "group_label", comment->group_label);
    }
    add_mentions(object, comment->text);
    JsonArray *tags = eql_json_add_array(object, "tags");
    for (const char *const *tag = comment->tags; tag && *tag; tag++)
        json_array_add_string_element(tags, *tag);
}

JsonNode *eql_json_comments(const GArray *comments, const GPtrArray *withheld, const char *by)
{
    JsonObject *root = json_object_new();
    if (by)
        eql_json_add_text(root, "by", by);
    JsonArray *list = eql_json_add_array(root, "comments");
    for (guint i = 0; i < comments->len; i++)
        add_comment(list, &g_array_index(comments, EqlCommentView, i), by);
    JsonArray *names = eql_json_add_array(root, "withheld");
    for (guint i = 0; i < withheld->len; i++)
        json_array_add_string_element(names, withheld->pdata[i]);
    return eql_json_node(root);
}

static gboolean any_tags(const GArray *comments)
{
    for (guint i = 0; i < comments->len; i++)
        if (g_array_index(comments, EqlCommentView, i).tags)
            return TRUE;
    return FALSE;
}

EqlGrid *eql_grid_comments(const GArray *comments, gboolean by_group)
{
    static const char *const headings[] = {"id",    "audience", "theme", "theme_label", "code",
                                           "group", "quotable", "text",  "tags",        NULL};
    EqlGrid *grid = eql_grid_new(headings);
    if (!any_tags(comments))
        eql_grid_csv_only(grid, "tags");
    eql_grid_csv_only(grid, "theme");
    eql_grid_csv_only(grid, "code");
    if (!by_group)
        eql_grid_csv_only(grid, "group");
    for (guint i = 0; i < comments->len; i++) {
        const EqlCommentView *comment = &g_array_index(comments, EqlCommentView, i);
        eql_grid_text(grid, comment->id);
        eql_grid_word(grid, comment->audience, eql_audience_label(comment->audience));
        eql_grid_text(grid, comment->item->theme);
        eql_grid_word(grid, comment->item->theme_label, eql_theme_name(comment->item->theme_label));
        eql_grid_text(grid, comment->item->code);
        eql_grid_word(grid, comment->group, comment->group_label);
        eql_grid_text(grid, comment->quotable ? "yes" : "no");
        eql_grid_text(grid, comment->text);
        g_autofree char *tags = comment->tags ? g_strjoinv("; ", (char **)comment->tags) : NULL;
        eql_grid_text(grid, tags);
    }
    return grid;
}

/* ── accreditation ── */

/* Calls for every stage and criterion, and for every level given; `aim` NULL: a theme whose
 * level the scheme no longer has. */
typedef void (*OnLine)(gpointer to, EqlAccreditationKind kind, const char *code,
                       const EqlAccreditationAim *aim, const EqlAccreditationEntry *entry);

static void each_line(const GPtrArray *aims, const GPtrArray *entries, OnLine on_line, gpointer to)
{
    for (guint i = 0; i < aims->len; i++) {
        const EqlAccreditationAim *aim = aims->pdata[i];
        if (aim->kind != EQL_ACCREDITATION_LEVEL)
            on_line(to, aim->kind, aim->code, aim,
                    eql_accreditation_find_entry(entries, aim->kind, aim->code));
    }
    for (guint i = 0; i < entries->len; i++) {
        const EqlAccreditationEntry *entry = entries->pdata[i];
        if (entry->kind == EQL_ACCREDITATION_LEVEL)
            on_line(to, entry->kind, entry->code,
                    eql_accreditation_find_aim(aims, entry->kind, entry->value), entry);
    }
}

static void add_json_line(gpointer to, EqlAccreditationKind kind, const char *code,
                          const EqlAccreditationAim *aim, const EqlAccreditationEntry *entry)
{
    static const char *const lists[] = {"stages", "criteria", "levels"};
    static const char *const values[] = {"reached", "state", "level"};
    JsonArray *list = json_object_get_array_member(to, lists[kind]);
    JsonObject *object = eql_json_append_object(list);
    eql_json_add_text(object, kind == EQL_ACCREDITATION_LEVEL ? "theme" : "code", code);
    eql_json_add_text(object, "label", aim ? aim->label : NULL);
    eql_json_add_text(object, values[kind], entry && *entry->value ? entry->value : NULL);
    eql_json_add_text(object, "note", entry && *entry->note ? entry->note : NULL);
}

JsonNode *eql_json_accreditation(const GPtrArray *aims, const GPtrArray *entries)
{
    JsonObject *root = json_object_new();
    eql_json_add_array(root, "stages");
    eql_json_add_array(root, "criteria");
    eql_json_add_array(root, "levels");
    each_line(aims, entries, add_json_line, root);
    return eql_json_node(root);
}

static void add_grid_line(gpointer to, EqlAccreditationKind kind, const char *code,
                          const EqlAccreditationAim *aim, const EqlAccreditationEntry *entry)
{
    eql_grid_text(to, eql_accreditation_kind_name(kind));
    eql_grid_text(to, code);
    eql_grid_text(to, aim ? aim->label : NULL);
    eql_grid_text(to, entry ? entry->value : NULL);
    eql_grid_text(to, entry ? entry->note : NULL);
}

EqlGrid *eql_grid_accreditation(const GPtrArray *aims, const GPtrArray *entries)
{
    static const char *const headings[] = {"kind", "code", "label", "value", "note", NULL};
    EqlGrid *grid = eql_grid_new(headings);
    each_line(aims, entries, add_grid_line, grid);
    return grid;
}
