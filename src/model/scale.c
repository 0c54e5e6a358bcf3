/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/scale.h"

#include <math.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"

gboolean eql_scale_add_folded(EqlScale *scale, const char *folded, EqlAnswer answer)
{
    if (!*folded || g_hash_table_contains(scale->by_folded, folded))
        return FALSE;
    g_hash_table_insert(scale->by_folded, g_strdup(folded), GUINT_TO_POINTER((guint)answer + 1));
    return TRUE;
}

static gboolean add_label(EqlScale *scale, const char *label, guint answer)
{
    g_autofree char *folded = eql_text_fold(label, -1);
    return eql_scale_add_folded(scale, folded, (EqlAnswer)answer);
}

static gboolean add_labels(EqlScale *scale, char **labels, guint first)
{
    for (guint i = 0; labels[i]; i++)
        if (!add_label(scale, labels[i], first + i))
            return FALSE;
    return TRUE;
}

/* The number that a label is or begins with ("7", "10 - Completely"); -1: none. */
static int number_of_label(const char *label)
{
    g_autofree char *folded = eql_text_fold(label, -1);
    gsize n = strspn(folded, "0123456789");
    if (n == 0 || n > 3 || g_ascii_isalpha(folded[n]) || folded[n] == '.' || folded[n] == '%')
        return -1;
    return (int)g_ascii_strtoull(folded, NULL, 10);
}

/* A range ("1-2") is no number; nor are labels that only some numbers lead. */
static gboolean carries_numbers(const EqlScale *scale)
{
    guint n = 0;
    for (guint i = 0; i < scale->n_points; i++)
        n += number_of_label(scale->points[i]) >= 0;
    return 2 * n > scale->n_points;
}

EqlScale *eql_scale_new(const char *spec, const char *const *points, const char *const *no_point)
{
    static const char *const none[] = {NULL};
    g_autoptr(EqlScale) scale = g_new0(EqlScale, 1);
    g_atomic_ref_count_init(&scale->refs);
    scale->spec = g_strdup(spec);
    scale->points = g_strdupv((char **)points);
    scale->no_point = g_strdupv((char **)(no_point ? no_point : none));
    scale->n_points = g_strv_length(scale->points);
    scale->n_no_point = g_strv_length(scale->no_point);
    scale->by_folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (scale->n_points < 2 || scale->n_points > EQL_ANSWER_MAX_POINT ||
        scale->n_no_point > EQL_ANSWER_MAX_NO_POINT - EQL_ANSWER_NO_POINT + 1)
        return NULL;
    if (!add_labels(scale, scale->points, 1) ||
        !add_labels(scale, scale->no_point, EQL_ANSWER_NO_POINT))
        return NULL;
    scale->numeric = carries_numbers(scale);
    return g_steal_pointer(&scale);
}

EqlScale *eql_scale_ref(EqlScale *scale)
{
    g_atomic_ref_count_inc(&scale->refs);
    return scale;
}

void eql_scale_unref(EqlScale *scale)
{
    if (!scale || !g_atomic_ref_count_dec(&scale->refs))
        return;
    g_free(scale->spec);
    g_strfreev(scale->points);
    g_strfreev(scale->no_point);
    g_hash_table_unref(scale->by_folded);
    g_free(scale);
}

static char **split_labels(const char *text)
{
    char **labels = g_strsplit(text, "|", -1);
    for (char **label = labels; *label; label++)
        g_strstrip(*label);
    return labels;
}

EqlScale *eql_scale_parse(const char *spec)
{
    g_auto(GStrv) halves = g_strsplit(spec, ";", 2);
    if (!halves[0])
        return NULL;
    g_auto(GStrv) points = split_labels(halves[0]);
    g_auto(GStrv) no_point = NULL;
    if (halves[1] && !eql_text_is_blank(halves[1], -1))
        no_point = split_labels(halves[1]);
    return eql_scale_new(spec, (const char *const *)points, (const char *const *)no_point);
}

gboolean eql_scale_add_synonym(EqlScale *scale, const char *label, const char *synonym)
{
    g_autofree char *folded = eql_text_fold(label, -1);
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(scale->by_folded, folded));
    return found && add_label(scale, synonym, found - 1);
}

/* The only label that carries the number. */
static EqlAnswer match_label_number(const EqlScale *scale, guint64 number)
{
    EqlAnswer found = EQL_ANSWER_UNREAD;
    for (guint i = 0; i < scale->n_points; i++) {
        int own = number_of_label(scale->points[i]);
        if (own < 0 || (guint64)own != number)
            continue;
        if (found != EQL_ANSWER_UNREAD)
            return EQL_ANSWER_UNREAD;
        found = (EqlAnswer)(i + 1);
    }
    return found;
}

/* "4" or "A4": LimeSurvey and numbered exports. Labels were looked for first; of a scale whose
 * labels carry numbers, "10.0" is the label "10", not the tenth. */
static EqlAnswer match_number(const EqlScale *scale, const char *folded)
{
    const char *digits = *folded == 'a' ? folded + 1 : folded;
    char *end = NULL;
    if (!g_ascii_isdigit(*digits))
        return EQL_ANSWER_UNREAD;
    guint64 number = g_ascii_strtoull(digits, &end, 10);
    if (*digits != *folded ? *end != 0 : (*end != 0 && strcmp(end, ".0") != 0))
        return EQL_ANSWER_UNREAD;
    if (scale->numeric && digits == folded)
        return match_label_number(scale, number);
    return number >= 1 && number <= scale->n_points ? (EqlAnswer)number : EQL_ANSWER_UNREAD;
}

EqlAnswer eql_scale_match(const EqlScale *scale, const char *text, gssize length)
{
    g_autofree char *folded = eql_text_fold(text, length);
    if (!*folded)
        return EQL_ANSWER_BLANK;
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(scale->by_folded, folded));
    if (found)
        return (EqlAnswer)(found - 1);
    gsize n = strlen(folded);
    if (n > 1 && strchr(".!", folded[n - 1])) { /* "Agree." */
        folded[n - 1] = 0;
        found = GPOINTER_TO_UINT(g_hash_table_lookup(scale->by_folded, folded));
        if (found)
            return (EqlAnswer)(found - 1);
    }
    return match_number(scale, folded);
}

/* scripts/update-potfiles gives the labels in data/scales this context. */
const char *eql_answer_name(const char *label)
{
    return eql_language_name_of("answer", label);
}

const char *eql_scale_label(const EqlScale *scale, EqlAnswer answer)
{
    if (answer >= 1 && answer <= scale->n_points)
        return scale->points[answer - 1];
    if (answer >= EQL_ANSWER_NO_POINT && answer < EQL_ANSWER_NO_POINT + scale->n_no_point)
        return scale->no_point[answer - EQL_ANSWER_NO_POINT];
    return NULL;
}

double eql_scale_score(const EqlScale *scale, gboolean reversed, EqlAnswer answer)
{
    if (answer < 1 || answer > scale->n_points)
        return NAN;
    double points = 100.0 * (answer - 1) / (scale->n_points - 1);
    return reversed ? 100 - points : points;
}
