/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every threshold of the analysis is a setting of the project, printed on the
 * "About the data" sheet. */

#include <glib.h>

typedef struct {
    int k;                      /* cells on fewer people are hidden; at least 3 */
    double strength_score;      /* theme score from which it may be a strength: 75 */
    double strength_low;        /* … and its interval lies above: 50 */
    double area_score;          /* theme score below which it is an area: 50 */
    int area_lowest;            /* how many of the school's lowest themes are areas: 2 */
    double gap_points;          /* % favourable points that make a gap: 10 */
    double uncertainty_share;   /* share of "don't know": 0.20 */
    double rri_over, rri_under; /* classes: 1.5, 0.5 */
    double clear_p, some_p;     /* evidence words: 0.01, 0.05 */
    double few_expected;        /* "too few to say" below this expected number: 1 */
    int few_outcomes;           /* … or fewer outcomes in the school: 5 */
    double alpha_low;           /* a theme's questions hang together loosely below: 0.6 */
    int alpha_items;            /* … and with fewer questions alpha says little: 3 */
    int outcome_years;          /* the latest school years whose outcomes count; 0: all */
    GHashTable *merges;         /* characteristic → its groups that are put together, as
                                   eql_merges_text() writes them */
    char *beside;               /* published figures that stand beside the school's, as
                                   eql_benchmark_text() writes them; NULL: none */
    GHashTable *invited;        /* audience → number invited (GUINT_TO_POINTER) */
} EqlSettings;

EqlSettings *eql_settings_new(void); /* the defaults above */
EqlSettings *eql_settings_copy(const EqlSettings *settings);
void eql_settings_free(EqlSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSettings, eql_settings_free)

/* The keys in a fixed order ("k", "strength.score", …), NULL-terminated, without
 * invited.*, merge.* and beside. */
const char *const *eql_settings_keys(void);
/* Value as text, C locale; NULL for an unknown key. "invited.pupil" works too. Owned
 * by the caller. */
char *eql_settings_get(const EqlSettings *settings, const char *key);
/* Sets from text. FALSE with a sentence in `error` (EQL_SETTINGS_ERROR) when the key is
 * unknown or the value cannot be; "invited.pupil=" forgets the number. Of "merge.ethnicity" the
 * value is taken as it is: whoever has the code lists checks it first (model/merge.h). So is that
 * of "beside" (model/benchmark.h); "" takes the published figures away. */
gboolean eql_settings_set(EqlSettings *settings, const char *key, const char *value,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the values go together: FALSE with a sentence in `error` (EQL_SETTINGS_ERROR) when one
 * lies above another that it may not exceed. Asked after all changes that are made at once. */
gboolean eql_settings_check(const EqlSettings *settings, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same; which of them lies above which, by their keys, when it is FALSE. */
gboolean eql_settings_in_order(const EqlSettings *settings, const char **lower, const char **upper);
/* One plain sentence on what the key means, translated. */
const char *eql_settings_describe(const char *key);
/* What a number may be; FALSE when there is no such key, or it is no number of the table. */
gboolean eql_settings_range(const char *key, double *least, double *most, gboolean *whole);
/* 0: not entered. */
guint eql_settings_invited(const EqlSettings *settings, const char *audience);

#define EQL_SETTINGS_ERROR (eql_settings_error_quark())
GQuark eql_settings_error_quark(void);
typedef enum { EQL_SETTINGS_ERROR_KEY, EQL_SETTINGS_ERROR_VALUE } EqlSettingsError;
