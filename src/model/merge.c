/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/merge.h"

#include <string.h>

#include "base/i18n.h"
#include "base/lists.h"
#include "base/text.h"
#include "model/settings.h"

EqlMerge *eql_merge_copy(const EqlMerge *merge)
{
    EqlMerge *copy = g_new(EqlMerge, 1);
    *copy = (EqlMerge){.characteristic = g_strdup(merge->characteristic),
                       .code = g_strdup(merge->code),
                       .members_label = g_strdup(merge->members_label),
                       .label = g_strdup(merge->label),
                       .members = g_strdupv(merge->members),
                       .named = merge->named};
    return copy;
}

void eql_merge_free(EqlMerge *merge)
{
    if (!merge)
        return;
    g_free(merge->characteristic);
    g_free(merge->code);
    g_free(merge->members_label);
    g_free(merge->label);
    g_strfreev(merge->members);
    g_free(merge);
}

/* ── one group ── */

static gboolean is_called(const EqlCodes *codes, const char *characteristic, const char *code,
                          const char *folded)
{
    g_autofree char *own = eql_text_fold_words(code, -1);
    g_autofree char *label = eql_text_fold_words(eql_codes_label(codes, characteristic, code), -1);
    return g_str_equal(own, folded) || g_str_equal(label, folded);
}

/* By code or label only: a synonym for “any other” would take every slip of the pen. */
static const char *find_listed(const EqlCodes *codes, const char *characteristic, const char *text)
{
    static const EqlDetail levels[] = {EQL_DETAIL_FULL, EQL_DETAIL_BROAD, EQL_DETAIL_CODES};
    g_autofree char *folded = eql_text_fold_words(text, -1);
    for (guint i = 0; i < G_N_ELEMENTS(levels); i++) {
        g_autofree const char **groups = eql_codes_groups(codes, characteristic, levels[i]);
        for (guint j = 0; groups[j]; j++)
            if (is_called(codes, characteristic, groups[j], folded))
                return groups[j];
    }
    return NULL;
}

static const char *find_group(EqlCodes *codes, const char *characteristic, const char *text,
                              GError **error)
{
    g_autofree const char **groups = eql_codes_groups(codes, characteristic, EQL_DETAIL_FULL);
    const char *code = groups[0] ? find_listed(codes, characteristic, text)
                                 : eql_codes_match(codes, characteristic, text, -1);
    if (code && !g_str_equal(code, EQL_NOT_STATED))
        return code;
    for (guint i = 0; groups[i]; i++)
        if (g_str_equal(groups[i], EQL_NOT_STATED)) /* the last */
            groups[i] = NULL;
    g_autofree char *known = eql_list_text(groups);
    g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                _("“%s” is not a group that can be put together with others. Groups are: %s."),
                text, known);
    return NULL;
}

/* ── one merge ── */

static char *joined_labels(const EqlCodes *codes, const char *characteristic, char **members)
{
    GString *label = g_string_new(NULL);
    for (char **member = members; *member; member++)
        g_string_append_printf(label, "%s%s", member == members ? "" : " + ",
                               eql_codes_label(codes, characteristic, *member));
    return g_string_free(label, FALSE);
}

typedef struct {
    const EqlCodes *codes;
    const char *characteristic;
} Order;

static int in_list_order(gconstpointer a, gconstpointer b, gpointer data)
{
    const Order *order = data;
    return eql_codes_compare(order->codes, order->characteristic, *(char *const *)a,
                             *(char *const *)b);
}

/* The coarsest level on which it is a group of its own. */
static guint level_of(const EqlCodes *codes, const char *characteristic, const char *code)
{
    guint level = EQL_DETAIL_BROAD;
    while (level < EQL_DETAIL_CODES &&
           !g_str_equal(eql_codes_roll_up(codes, characteristic, code, level), code))
        level++;
    return level;
}

/* Groups of two broad groups, put together, could be told apart again: each broad group is
 * shown, and the others in it. */
static gboolean are_alike(const EqlCodes *codes, const char *characteristic, const char *a,
                          const char *b)
{
    guint level = level_of(codes, characteristic, a);
    gboolean alike = level == level_of(codes, characteristic, b);
    for (guint above = EQL_DETAIL_BROAD; alike && above < level; above++)
        alike = g_str_equal(eql_codes_roll_up(codes, characteristic, a, above),
                            eql_codes_roll_up(codes, characteristic, b, above));
    return alike;
}

static gboolean check_alike(const EqlCodes *codes, const char *characteristic,
                            const GPtrArray *members, GError **error)
{
    for (guint i = 1; i < members->len; i++) {
        const char *first = members->pdata[0], *other = members->pdata[i];
        if (are_alike(codes, characteristic, first, other))
            continue;
        g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                    _("“%s” and “%s” are not parts of the same broad group, so each could be "
                      "worked out from the broad groups. Put groups of one broad group together, "
                      "or whole broad groups."),
                    eql_codes_label(codes, characteristic, first),
                    eql_codes_label(codes, characteristic, other));
        return FALSE;
    }
    return TRUE;
}

static char **read_members(EqlCodes *codes, const char *characteristic, const char *text,
                           GError **error)
{
    g_auto(GStrv) parts = g_strsplit(text, "+", -1);
    g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func(g_free);
    for (char **part = parts; *part; part++) {
        const char *code = find_group(codes, characteristic, g_strstrip(*part), error);
        if (!code)
            return NULL;
        g_ptr_array_add(members, g_strdup(code));
    }
    if (members->len < 2) {
        g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                    _("“%s” is one group. Name two or more, with + between them."), text);
        return NULL;
    }
    if (!check_alike(codes, characteristic, members, error))
        return NULL;
    Order order = {codes, characteristic};
    g_ptr_array_sort_with_data(members, in_list_order, &order);
    g_ptr_array_add(members, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&members), FALSE);
}

static EqlMerge *read_merge(EqlCodes *codes, const char *characteristic, const char *text,
                            GError **error)
{
    const char *colon = strchr(text, ':');
    g_autofree char *name = colon ? g_strstrip(g_strndup(text, (gsize)(colon - text))) : NULL;
    char **members = read_members(codes, characteristic, colon ? colon + 1 : text, error);
    if (!members)
        return NULL;
    EqlMerge *merge = g_new0(EqlMerge, 1);
    merge->characteristic = g_strdup(characteristic);
    merge->members = members;
    merge->code = g_strjoinv("+", members);
    merge->named = name && *name;
    merge->members_label = joined_labels(codes, characteristic, members);
    merge->label = g_strdup(merge->named ? name : merge->members_label);
    return merge;
}

/* ── all of a characteristic ── */

/* One of the two holds the other, or they are the same. */
static gboolean overlap(const EqlCodes *codes, const char *characteristic, const char *a,
                        const char *b)
{
    if (g_str_equal(a, b))
        return TRUE;
    for (guint detail = EQL_DETAIL_BROAD; detail <= EQL_DETAIL_CODES; detail++)
        if (g_str_equal(eql_codes_roll_up(codes, characteristic, a, detail), b) ||
            g_str_equal(eql_codes_roll_up(codes, characteristic, b, detail), a))
            return TRUE;
    return FALSE;
}

static gboolean check_apart(const EqlCodes *codes, const char *characteristic,
                            const GPtrArray *members, GError **error)
{
    for (guint i = 0; i < members->len; i++)
        for (guint j = 0; j < i; j++) {
            const char *a = members->pdata[i], *b = members->pdata[j];
            if (!overlap(codes, characteristic, a, b))
                continue;
            g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                        _("“%s” and “%s” are the same group, or one is part of the other. A group "
                          "can be put together with others once."),
                        eql_codes_label(codes, characteristic, b),
                        eql_codes_label(codes, characteristic, a));
            return FALSE;
        }
    return TRUE;
}

GPtrArray *eql_merges_read(EqlCodes *codes, const char *characteristic, const char *text,
                           GError **error)
{
    g_autoptr(GPtrArray) merges = g_ptr_array_new_with_free_func((GDestroyNotify)eql_merge_free);
    g_autoptr(GPtrArray) members = g_ptr_array_new(); /* borrowed, of all of them */
    g_auto(GStrv) parts = g_strsplit(text, ";", -1);
    for (char **part = parts; *part; part++) {
        if (eql_text_is_blank(*part, -1))
            continue;
        EqlMerge *merge = read_merge(codes, characteristic, *part, error);
        if (!merge)
            return NULL;
        g_ptr_array_add(merges, merge);
        for (char **member = merge->members; *member; member++)
            g_ptr_array_add(members, *member);
    }
    return check_apart(codes, characteristic, members, error) ? g_steal_pointer(&merges) : NULL;
}

char *eql_merges_text(const GPtrArray *merges)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < merges->len; i++) {
        const EqlMerge *merge = merges->pdata[i];
        g_string_append_printf(text, "%s%s%s%s", i > 0 ? "; " : "",
                               merge->named ? merge->label : "", merge->named ? ": " : "",
                               merge->code);
    }
    return g_string_free(text, FALSE);
}
