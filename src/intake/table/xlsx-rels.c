/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-rels.h"
#include "intake/table/xlsx-xml.h"

#include <string.h>

#define MAX_PART (16 * 1024 * 1024)

typedef struct {
    const char *part;
    GPtrArray *relations;
} Reader;

static void relation_free(gpointer data)
{
    EqlXlsxRelation *self = data;

    g_free(self->id);
    g_free(self->type);
    g_free(self->part);
    g_free(self);
}

/* "xl/workbook.xml" → "xl/", "workbook.xml" → "". */
static char *folder_of(const char *part)
{
    const char *slash = strrchr(part, '/');

    return g_strndup(part, slash != NULL ? (gsize)(slash - part) + 1 : 0);
}

/* Where a target leads to, seen from the part that names it: absolute ("/xl/a.xml")
 * or relative ("a.xml", "../a.xml"), with either kind of slash. Free with g_free(). */
static char *resolve(const char *part, const char *target)
{
    g_autofree char *clean = g_strdelimit(g_strdup(target), "\\", '/');
    g_autofree char *folder = folder_of(part);
    g_autofree char *joined =
        clean[0] == '/' ? g_strdup(clean + 1) : g_strconcat(folder, clean, NULL);
    g_auto(GStrv) steps = g_strsplit(joined, "/", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new();

    for (char **step = steps; *step != NULL; step++) {
        if (strcmp(*step, "..") == 0 && kept->len > 0)
            g_ptr_array_set_size(kept, (int)kept->len - 1);
        else if (strcmp(*step, "..") != 0 && strcmp(*step, ".") != 0 && **step != '\0')
            g_ptr_array_add(kept, *step);
    }
    g_ptr_array_add(kept, NULL);
    return g_strjoinv("/", (char **)kept->pdata);
}

static void on_start(gpointer user, const char *element, const char **attributes)
{
    Reader *self = user;
    const char *id = eql_xlsx_attribute(attributes, "Id");
    const char *type = eql_xlsx_attribute(attributes, "Type");
    const char *target = eql_xlsx_attribute(attributes, "Target");

    if (strcmp(element, "Relationship") != 0 || id == NULL || type == NULL || target == NULL ||
        g_strcmp0(eql_xlsx_attribute(attributes, "TargetMode"), "External") == 0)
        return;
    const char *slash = strrchr(type, '/');
    EqlXlsxRelation *relation = g_new(EqlXlsxRelation, 1);
    relation->id = g_strdup(id);
    relation->type = g_strdup(slash != NULL ? slash + 1 : type);
    relation->part = resolve(self->part, target);
    g_ptr_array_add(self->relations, relation);
}

GPtrArray *eql_xlsx_read_relations(EqlZip *zip, const char *part, GError **error)
{
    static const EqlXlsxHandlers handlers = {.start = on_start};
    g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func(relation_free);
    g_autofree char *folder = folder_of(part);
    g_autofree char *name = g_strconcat(folder, "_rels/", part + strlen(folder), ".rels", NULL);
    Reader reader = {.part = part, .relations = relations};

    if (eql_zip_has(zip, name) && !eql_xlsx_parse(zip, name, MAX_PART, &handlers, &reader, error))
        return NULL;
    return g_steal_pointer(&relations);
}

const EqlXlsxRelation *eql_xlsx_relation_of_type(GPtrArray *relations, const char *type)
{
    for (guint i = 0; i < relations->len; i++) {
        const EqlXlsxRelation *relation = g_ptr_array_index(relations, i);
        if (strcmp(relation->type, type) == 0)
            return relation;
    }
    return NULL;
}

const EqlXlsxRelation *eql_xlsx_relation_with_id(GPtrArray *relations, const char *id)
{
    for (guint i = 0; i < relations->len; i++) {
        const EqlXlsxRelation *relation = g_ptr_array_index(relations, i);
        if (strcmp(relation->id, id) == 0)
            return relation;
    }
    return NULL;
}
