/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-styles.h"
#include "intake/table/xlsx-xml.h"

#include <string.h>

#define MAX_PART (64 * 1024 * 1024)

typedef struct {
    GHashTable *codes; /* format number → its kind, of the formats the workbook spells out */
    GArray *ids;       /* of guint: the format number of every cell style */
    gboolean in_cell_styles;
} Styles;

static guint number_attribute(const char **attributes, const char *name)
{
    const char *value = eql_xlsx_attribute(attributes, name);

    return value != NULL ? (guint)g_ascii_strtoull(value, NULL, 10) : 0;
}

static void on_start(gpointer user, const char *element, const char **attributes)
{
    Styles *self = user;

    if (strcmp(element, "numFmt") == 0) {
        const char *code = eql_xlsx_attribute(attributes, "formatCode");
        guint id = number_attribute(attributes, "numFmtId");
        if (code != NULL)
            g_hash_table_insert(self->codes, GUINT_TO_POINTER(id),
                                GUINT_TO_POINTER(eql_format_of_code(code)));
    } else if (strcmp(element, "cellXfs") == 0) {
        self->in_cell_styles = TRUE;
    } else if (self->in_cell_styles && strcmp(element, "xf") == 0) {
        guint id = number_attribute(attributes, "numFmtId");
        g_array_append_val(self->ids, id);
    }
}

static void on_end(gpointer user, const char *element)
{
    Styles *self = user;

    if (strcmp(element, "cellXfs") == 0)
        self->in_cell_styles = FALSE;
}

static GByteArray *resolve(const Styles *self)
{
    GByteArray *kinds = g_byte_array_new();

    for (guint i = 0; i < self->ids->len; i++) {
        guint id = g_array_index(self->ids, guint, i);
        gpointer kind;
        guint8 byte = (guint8)eql_format_of_builtin(id);
        if (g_hash_table_lookup_extended(self->codes, GUINT_TO_POINTER(id), NULL, &kind))
            byte = (guint8)GPOINTER_TO_UINT(kind);
        g_byte_array_append(kinds, &byte, 1);
    }
    return kinds;
}

GByteArray *eql_xlsx_read_styles(EqlZip *zip, const char *part, GError **error)
{
    static const EqlXlsxHandlers handlers = {.start = on_start, .end = on_end};
    g_autoptr(GHashTable) codes = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(guint));
    Styles self = {.codes = codes, .ids = ids};

    return eql_xlsx_parse(zip, part, MAX_PART, &handlers, &self, error) ? resolve(&self) : NULL;
}
