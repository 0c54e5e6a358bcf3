/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GByteArray *eql_pack_texts(const GPtrArray *texts)
{
    GByteArray *packed = g_byte_array_new();
    for (guint i = 0; i < texts->len; i++) {
        const char *text = texts->pdata[i];
        g_byte_array_append(packed, (const guint8 *)text, (guint)strlen(text) + 1);
    }
    return packed;
}

gboolean eql_unpack_texts(const guint8 *bytes, gsize length, guint n, GPtrArray *texts)
{
    const guint8 *end = length ? bytes + length : bytes;
    for (guint i = 0; i < n; i++) {
        const guint8 *nul = end > bytes ? memchr(bytes, 0, (gsize)(end - bytes)) : NULL;
        if (!nul)
            return FALSE;
        g_ptr_array_add(texts, g_utf8_make_valid((const char *)bytes, nul - bytes));
        bytes = nul + 1;
    }
    return bytes == end;
}

static GByteArray *pack_u16(const GArray *values)
{
    GByteArray *packed = g_byte_array_sized_new(values->len * 2);
    g_byte_array_set_size(packed, values->len * 2);
    for (guint i = 0; i < values->len; i++) {
        guint16 value = GUINT16_TO_LE(g_array_index(values, guint16, i));
        memcpy(packed->data + 2 * (gsize)i, &value, 2);
    }
    return packed;
}

GByteArray *eql_pack_doubles(const GArray *values)
{
    GByteArray *packed = g_byte_array_new();
    for (guint i = 0; i < values->len; i++) {
        guint64 bits;
        memcpy(&bits, &g_array_index(values, double, i), sizeof bits);
        bits = GUINT64_TO_LE(bits);
        g_byte_array_append(packed, (const guint8 *)&bits, sizeof bits);
    }
    return packed;
}

void eql_unpack_doubles(const guint8 *bytes, guint n, GArray *values)
{
    for (guint i = 0; i < n; i++) {
        guint64 bits;
        double value;
        memcpy(&bits, bytes + sizeof bits * i, sizeof bits);
        bits = GUINT64_FROM_LE(bits);
        memcpy(&value, &bits, sizeof value);
        g_array_append_val(values, value);
    }
}

gboolean eql_columns_fit(EqlDb *db, guint length, guint people, GError **error)
{
    if (length == people)
        return TRUE;
    g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED,
                _("“%s” was not changed: a column has %u values instead of %u."), db->name, length,
                people);
    return FALSE;
}

static gboolean write_group_column(EqlQuery *query, gint64 import, const EqlGroupColumn *column,
                                   GError **error)
{
    g_autoptr(GByteArray) groups = eql_pack_texts(column->groups);
    g_autoptr(GByteArray) values = pack_u16(column->values);
    eql_query_put_int(query, import);
    eql_query_put_text(query, column->characteristic);
    eql_query_put_byte_array(query, groups);
    eql_query_put_byte_array(query, values);
    return eql_query_run(query, error);
}

gboolean eql_columns_write_groups(EqlDb *db, gint64 import, guint people, const GPtrArray *columns,
                                  GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "INSERT INTO group_column (import, characteristic, groups, people) VALUES (?, ?, ?, ?)",
        error);
    for (guint i = 0; query && i < columns->len; i++) {
        const EqlGroupColumn *column = columns->pdata[i];
        if (!eql_columns_fit(db, column->values->len, people, error) ||
            !write_group_column(query, import, column, error))
            return FALSE;
    }
    return query != NULL;
}

static guint count_texts(const guint8 *bytes, gsize length)
{
    guint n = 0;
    for (gsize i = 0; i < length; i++)
        n += bytes[i] == 0;
    return n;
}

/* Makes the column know its groups, in the order in which the values count them. */
static gboolean learn_groups(EqlGroupColumn *column, const guint8 *bytes, gsize length)
{
    guint n = count_texts(bytes, length);
    g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(g_free);
    if (n > G_MAXUINT16 + 1 || !eql_unpack_texts(bytes, length, n, groups))
        return FALSE;
    for (guint i = 0; i < n; i++)
        eql_group_column_add(column, groups->pdata[i]);
    g_array_set_size(column->values, 0);
    /* Each once, and "not stated" first: else the numbers would mean other groups. */
    return n > 0 && column->groups->len == n &&
           g_str_equal(column->groups->pdata[0], groups->pdata[0]);
}

static gboolean learn_values(EqlGroupColumn *column, const guint8 *bytes, guint people)
{
    gboolean known = TRUE;
    g_array_set_size(column->values, people);
    guint16 *values = (guint16 *)(void *)column->values->data;
    for (guint i = 0; i < people; i++) {
        guint16 value;
        memcpy(&value, bytes + 2 * (gsize)i, 2);
        values[i] = GUINT16_FROM_LE(value);
        known = known && values[i] < column->groups->len;
    }
    return known;
}

static gboolean read_group_column(EqlQuery *query, guint people, GPtrArray *columns, GError **error)
{
    g_autofree char *characteristic = eql_query_text_or_empty(query, 0);
    EqlGroupColumn *column = eql_group_column_new(characteristic);
    g_ptr_array_add(columns, column);
    gsize length;
    const guint8 *bytes = eql_query_any_bytes(query, 1, &length);
    if (!learn_groups(column, bytes, length))
        return eql_db_damaged(error,
                              _("“%s” is damaged: the groups of “%s” cannot be read. Take the "
                                "project from a backup."),
                              query->db->name, characteristic);
    if (!eql_query_bytes(query, 2, 2 * (gsize)people, &bytes, error))
        return FALSE;
    if (!learn_values(column, bytes, people))
        return eql_db_damaged(error,
                              _("“%s” is damaged: someone is in a group of “%s” there is not. Take "
                                "the project from a backup."),
                              query->db->name, characteristic);
    return TRUE;
}

gboolean eql_columns_read_groups(EqlDb *db, gint64 import, guint people, GPtrArray *columns,
                                 GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "SELECT characteristic, groups, people FROM group_column WHERE import = ? ORDER BY id",
        error);
    eql_query_put_int(query, import);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        if (!read_group_column(query, people, columns, error))
            return FALSE;
    return step == EQL_STEP_DONE;
}
