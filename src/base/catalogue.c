/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/catalogue.h"

#include <gio/gio.h>
#include <string.h>

#define MAGIC 0x950412deU
#define MAGIC_SWAPPED 0xde120495U
#define HEADER 20 /* bytes that are read of the file's header */
/* So many plural forms Arabic has. */
#define MOST_FORMS 6

struct _EqlCatalogue {
    GBytes *bytes;
    const guint8 *data;
    gsize size;
    gboolean swapped;
    guint32 n, originals, translations; /* how many texts, and where their two tables are */
    char *plural_rule;
    gulong n_forms;
};

static guint32 number_at(const EqlCatalogue *catalogue, gsize at)
{
    guint32 value;
    memcpy(&value, catalogue->data + at, sizeof value);
    return catalogue->swapped ? GUINT32_SWAP_LE_BE(value) : value;
}

/* A text of one of the two tables; `length` without the \0 after it. NULL where the file is
 * spoilt. */
static const char *text_at(const EqlCatalogue *catalogue, guint32 table, guint32 i, gsize *length)
{
    gsize entry = (gsize)table + 8 * (gsize)i;
    gsize size = number_at(catalogue, entry), at = number_at(catalogue, entry + 4);
    if (at >= catalogue->size || size >= catalogue->size - at || catalogue->data[at + size] != '\0')
        return NULL;
    *length = size;
    return (const char *)catalogue->data + at;
}

static gboolean has_tables(const EqlCatalogue *catalogue)
{
    gsize tables = 8 * (gsize)catalogue->n;
    return catalogue->originals <= catalogue->size &&
           tables <= catalogue->size - catalogue->originals &&
           catalogue->translations <= catalogue->size &&
           tables <= catalogue->size - catalogue->translations;
}

/* Texts stand in the order of their bytes. */
static const char *find(const EqlCatalogue *catalogue, const char *text, gsize *length)
{
    guint32 low = 0, high = catalogue->n;
    while (low < high) {
        guint32 middle = low + (high - low) / 2;
        const char *found = text_at(catalogue, catalogue->originals, middle, length);
        int order = found != NULL ? strcmp(text, found) : 0;
        if (found == NULL)
            return NULL;
        if (order == 0)
            return text_at(catalogue, catalogue->translations, middle, length);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *eql_catalogue_find(const EqlCatalogue *catalogue, const char *text)
{
    gsize length = 0;
    const char *found = find(catalogue, text, &length);
    return found != NULL && length > 0 ? found : NULL;
}

const char *eql_catalogue_find_plural(const EqlCatalogue *catalogue, const char *one, gulong n)
{
    gsize length = 0;
    const char *form = find(catalogue, one, &length);
    gulong wanted =
        catalogue->plural_rule != NULL ? eql_plural_form(catalogue->plural_rule, n) : n != 1;
    if (form == NULL || wanted >= catalogue->n_forms)
        return NULL;
    const char *end = form + length;
    for (; wanted > 0 && form < end; wanted--)
        form += strlen(form) + 1;
    return form < end && *form != '\0' ? form : NULL;
}

/* "Plural-Forms: nplurals=2; plural=(n != 1);" */
static void read_rule(EqlCatalogue *catalogue)
{
    const char *header = eql_catalogue_find(catalogue, "");
    const char *line = header != NULL ? strstr(header, "Plural-Forms:") : NULL;
    const char *count = line != NULL ? strstr(line, "nplurals=") : NULL;
    const char *rule = line != NULL ? strstr(line, "plural=") : NULL;
    catalogue->n_forms = 2;
    if (count == NULL || rule == NULL)
        return;
    rule += strlen("plural=");
    catalogue->n_forms = MIN(g_ascii_strtoull(count + strlen("nplurals="), NULL, 10), MOST_FORMS);
    catalogue->plural_rule = g_strndup(rule, strcspn(rule, ";\n"));
}

EqlCatalogue *eql_catalogue_new(GBytes *bytes, GError **error)
{
    g_autoptr(EqlCatalogue) catalogue = g_new0(EqlCatalogue, 1);
    catalogue->bytes = g_bytes_ref(bytes);
    catalogue->data = g_bytes_get_data(bytes, &catalogue->size);
    guint32 magic = catalogue->size >= HEADER ? number_at(catalogue, 0) : 0;
    catalogue->swapped = magic == MAGIC_SWAPPED;
    if (magic == MAGIC || magic == MAGIC_SWAPPED) {
        catalogue->n = number_at(catalogue, 8);
        catalogue->originals = number_at(catalogue, 12);
        catalogue->translations = number_at(catalogue, 16);
        if (has_tables(catalogue)) {
            read_rule(catalogue);
            return g_steal_pointer(&catalogue);
        }
    }
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                        "not a file of translations, or not a whole one");
    return NULL;
}

EqlCatalogue *eql_catalogue_open(const char *path, GError **error)
{
    char *data;
    gsize size;
    if (!g_file_get_contents(path, &data, &size, error))
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_take(data, size);
    return eql_catalogue_new(bytes, error);
}

void eql_catalogue_free(EqlCatalogue *catalogue)
{
    if (catalogue == NULL)
        return;
    g_bytes_unref(catalogue->bytes);
    g_free(catalogue->plural_rule);
    g_free(catalogue);
}
