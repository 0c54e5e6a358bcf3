/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scales beside one another, and scales that people spell out. */

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "model/scale.h"

static gboolean same_labels(char **a, char **b)
{
    return g_strv_equal((const char *const *)a, (const char *const *)b);
}

gboolean eql_scale_equal(const EqlScale *a, const EqlScale *b)
{
    return a == b || (g_str_equal(a->spec, b->spec) && same_labels(a->points, b->points) &&
                      same_labels(a->no_point, b->no_point));
}

gboolean eql_scale_continues(const EqlScale *before, const EqlScale *after)
{
    if (!same_labels(before->points, after->points) || after->n_no_point < before->n_no_point)
        return FALSE;
    for (guint i = 0; i < before->n_no_point; i++)
        if (!g_str_equal(before->no_point[i], after->no_point[i]))
            return FALSE;
    return TRUE;
}

/* ── spelling out ── */

static char *label_fault(GHashTable *seen, const char *label)
{
    g_autofree char *folded = eql_text_fold(label, -1);
    if (!*folded)
        return g_strdup(_("An answer has no words. Write it, or take the line out."));
    if (strpbrk(label, "|;"))
        return g_strdup_printf(
            _("“%s” has one of the characters | and ;, which keep answers apart. Leave it out."),
            label);
    if (!g_hash_table_add(seen, g_steal_pointer(&folded)))
        return g_strdup_printf(_("“%s” stands twice. Answers must differ."), label);
    return NULL;
}

static char *labels_fault(GHashTable *seen, const char *const *labels)
{
    char *fault = NULL;
    for (; !fault && *labels; labels++)
        fault = label_fault(seen, *labels);
    return fault;
}

char *eql_scale_fault(const char *const *points, const char *const *no_point)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (g_strv_length((char **)points) < 2)
        return g_strdup(_("A scale needs at least two answers that carry a score. Write one on "
                          "each line, the lowest first."));
    if (g_strv_length((char **)points) > EQL_ANSWER_MAX_POINT ||
        g_strv_length((char **)no_point) > EQL_ANSWER_MAX_NO_POINT - EQL_ANSWER_NO_POINT + 1)
        return g_strdup(_("These are more answers than a scale can have. Leave some out."));
    char *fault = labels_fault(seen, points);
    return fault ? fault : labels_fault(seen, no_point);
}

char *eql_scale_spell(const char *const *points, const char *const *no_point)
{
    g_autofree char *with = g_strjoinv("|", (char **)points);
    g_autofree char *without = g_strjoinv("|", (char **)no_point);
    return *without ? g_strconcat(with, ";", without, NULL) : g_steal_pointer(&with);
}
