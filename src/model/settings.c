/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/settings.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"

G_DEFINE_QUARK(eql_settings_error, eql_settings_error)

/* One row a setting: where it is kept, what it may be, what it means. */
typedef struct {
    const char *key;
    gboolean whole; /* an int, else a double */
    gsize offset;
    double least, most;
    const char *meaning;
} Setting;

#define WHOLE(name, field, least, most, meaning)                                                   \
    {                                                                                              \
        name, TRUE, G_STRUCT_OFFSET(EqlSettings, field), least, most, meaning                      \
    }
#define REAL(name, field, least, most, meaning)                                                    \
    {                                                                                              \
        name, FALSE, G_STRUCT_OFFSET(EqlSettings, field), least, most, meaning                     \
    }

static const Setting SETTINGS[] = {
    WHOLE("k", k, 3, 1000, N_("Figures that rest on fewer people than this are hidden.")),
    REAL("strength.score", strength_score, 0, 100,
         N_("A theme with this score or more may be a strength.")),
    REAL("strength.low", strength_low, 0, 100,
         N_("… if the whole interval of the score lies above this.")),
    REAL("area.score", area_score, 0, 100,
         N_("A theme with a score below this is an area for development.")),
    WHOLE("area.lowest", area_lowest, 0, 100,
          N_("So many of the school’s lowest theme scores are areas for development in any case.")),
    REAL("gap.points", gap_points, 0, 100,
         N_("A difference of this many percentage points in favourable answers is a gap, if its "
            "interval excludes 0.")),
    REAL("uncertainty.share", uncertainty_share, 0, 1,
         N_("From this share of “don’t know” answers a theme is one that many are not sure of.")),
    REAL("rri.over", rri_over, 1, 100,
         N_("From this relative rate index a group is over-represented.")),
    REAL("rri.under", rri_under, 0, 1,
         N_("Up to this relative rate index a group is under-represented.")),
    REAL("evidence.clear", clear_p, 0, 1, N_("Evidence is clear below this adjusted p-value.")),
    REAL("evidence.some", some_p, 0, 1, N_("There is some evidence below this adjusted p-value.")),
    REAL("few.expected", few_expected, 0, 1000,
         N_("There is too little to say when a proportional share would be fewer than this.")),
    WHOLE("few.outcomes", few_outcomes, 0, 1000,
          N_("There is too little to say when the school has fewer outcomes than this.")),
    REAL("alpha.low", alpha_low, 0, 1,
         N_("Below this alpha the questions of a theme hardly measure one thing.")),
    WHOLE("alpha.items", alpha_items, 0, 100,
          N_("With fewer questions than this a theme’s alpha says little.")),
    WHOLE("outcomes.years", outcome_years, 0, 3,
          N_("Outcomes of so many of the latest school years are counted together; 0: all that "
             "were brought in.")),
};

/* The one whose value is a long text. */
#define BESIDE "beside"

EqlSettings *eql_settings_new(void)
{
    EqlSettings *settings = g_new0(EqlSettings, 1);
    settings->k = 5;
    settings->strength_score = 75;
    settings->strength_low = 50;
    settings->area_score = 50;
    settings->area_lowest = 2;
    settings->gap_points = 10;
    settings->uncertainty_share = 0.20;
    settings->rri_over = 1.5;
    settings->rri_under = 0.5;
    settings->clear_p = 0.01;
    settings->some_p = 0.05;
    settings->few_expected = 1;
    settings->few_outcomes = 5;
    settings->alpha_low = 0.6;
    settings->alpha_items = 3;
    settings->invited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    settings->merges = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return settings;
}

static void copy_invited(gpointer audience, gpointer number, gpointer to)
{
    g_hash_table_insert(to, g_strdup(audience), number);
}

static void copy_merge(gpointer characteristic, gpointer text, gpointer to)
{
    g_hash_table_insert(to, g_strdup(characteristic), g_strdup(text));
}

EqlSettings *eql_settings_copy(const EqlSettings *settings)
{
    EqlSettings *copy = g_new(EqlSettings, 1);
    *copy = *settings;
    copy->beside = g_strdup(settings->beside);
    copy->invited = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_foreach(settings->invited, copy_invited, copy->invited);
    copy->merges = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_foreach(settings->merges, copy_merge, copy->merges);
    return copy;
}

void eql_settings_free(EqlSettings *settings)
{
    if (!settings)
        return;
    g_hash_table_unref(settings->invited);
    g_hash_table_unref(settings->merges);
    g_free(settings->beside);
    g_free(settings);
}

const char *const *eql_settings_keys(void)
{
    static const char *keys[G_N_ELEMENTS(SETTINGS) + 1];
    static gsize once;
    if (g_once_init_enter(&once)) {
        for (guint i = 0; i < G_N_ELEMENTS(SETTINGS); i++)
            keys[i] = SETTINGS[i].key;
        g_once_init_leave(&once, 1);
    }
    return keys;
}

static const Setting *find(const char *key)
{
    for (guint i = 0; i < G_N_ELEMENTS(SETTINGS); i++)
        if (g_str_equal(SETTINGS[i].key, key))
            return &SETTINGS[i];
    return NULL;
}

/* "pupil" of "invited.pupil"; NULL when the key is another. */
static const char *invited_audience(const char *key)
{
    return g_str_has_prefix(key, "invited.") && key[8] ? key + 8 : NULL;
}

/* "ethnicity" of "merge.ethnicity"; NULL when the key is another. */
static const char *merged_characteristic(const char *key)
{
    return g_str_has_prefix(key, "merge.") && key[6] ? key + 6 : NULL;
}

char *eql_settings_get(const EqlSettings *settings, const char *key)
{
    const char *audience = invited_audience(key);
    if (audience) {
        guint invited = eql_settings_invited(settings, audience);
        return invited ? g_strdup_printf("%u", invited) : g_strdup("");
    }
    const char *merged = merged_characteristic(key);
    if (merged) {
        const char *text = g_hash_table_lookup(settings->merges, merged);
        return g_strdup(text ? text : "");
    }
    if (g_str_equal(key, BESIDE))
        return g_strdup(settings->beside ? settings->beside : "");
    const Setting *setting = find(key);
    if (!setting)
        return NULL;
    if (setting->whole)
        return g_strdup_printf("%d", G_STRUCT_MEMBER(int, settings, setting->offset));
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(text, sizeof text, "%.15g",
                                    G_STRUCT_MEMBER(double, settings, setting->offset)));
}

static gboolean set_invited(EqlSettings *settings, const char *audience, const char *value,
                            GError **error)
{
    guint64 number = 0;
    if (!*value) {
        g_hash_table_remove(settings->invited, audience);
        return TRUE;
    }
    if (!g_ascii_string_to_unsigned(value, 10, 1, G_MAXINT, &number, NULL)) {
        g_set_error(
            error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
            _("invited.%s is the number of people invited: a whole number of 1 or more, not “%s”."),
            audience, value);
        return FALSE;
    }
    g_hash_table_replace(settings->invited, g_strdup(audience), GUINT_TO_POINTER((guint)number));
    return TRUE;
}

static gboolean number_from_text(const Setting *setting, const char *value, double *number)
{
    char *end = NULL;
    /* strtod() would take white space and hexadecimal too. */
    if (strspn(value, "0123456789.+-eE") != strlen(value))
        return FALSE;
    *number = g_ascii_strtod(value, &end);
    return *value && *end == 0 && isfinite(*number) && *number >= setting->least &&
           *number <= setting->most && (!setting->whole || *number == floor(*number));
}

/* Of settings that are texts: FALSE when it is none of them. */
static gboolean set_text(EqlSettings *settings, const char *key, const char *value)
{
    const char *merged = merged_characteristic(key);
    if (merged && *value) {
        g_hash_table_replace(settings->merges, g_strdup(merged), g_strdup(value));
    } else if (merged) {
        g_hash_table_remove(settings->merges, merged);
    } else if (g_str_equal(key, BESIDE)) {
        char *text = *value ? g_strdup(value) : NULL;
        g_free(settings->beside);
        settings->beside = text;
    } else {
        return FALSE;
    }
    return TRUE;
}

gboolean eql_settings_set(EqlSettings *settings, const char *key, const char *value, GError **error)
{
    const char *audience = invited_audience(key);
    if (audience)
        return set_invited(settings, audience, value, error);
    if (set_text(settings, key, value))
        return TRUE;
    const Setting *setting = find(key);
    if (!setting) {
        g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_KEY,
                    _("There is no setting “%s”. “set” without a key lists them all."), key);
        return FALSE;
    }
    double number;
    if (!number_from_text(setting, value, &number)) {
        g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                    setting->whole ? _("%s must be a whole number from %g to %g, not “%s”.")
                                   : _("%s must be a number from %g to %g, not “%s”."),
                    key, setting->least, setting->most, value);
        return FALSE;
    }
    if (setting->whole)
        G_STRUCT_MEMBER(int, settings, setting->offset) = (int)number;
    else
        G_STRUCT_MEMBER(double, settings, setting->offset) = number;
    return TRUE;
}

/* What may not lie above what. */
static const char *const ORDERED[][2] = {{"evidence.clear", "evidence.some"},
                                         {"strength.low", "strength.score"}};

static double real_of(const EqlSettings *settings, const char *key)
{
    return G_STRUCT_MEMBER(double, settings, find(key)->offset);
}

gboolean eql_settings_in_order(const EqlSettings *settings, const char **lower, const char **upper)
{
    for (guint i = 0; i < G_N_ELEMENTS(ORDERED); i++) {
        *lower = ORDERED[i][0];
        *upper = ORDERED[i][1];
        if (real_of(settings, *lower) > real_of(settings, *upper))
            return FALSE;
    }
    return TRUE;
}

gboolean eql_settings_check(const EqlSettings *settings, GError **error)
{
    const char *lower, *upper;
    if (eql_settings_in_order(settings, &lower, &upper))
        return TRUE;
    g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                _("%s (%g) cannot be above %s (%g). Change one of them, or both together."), lower,
                real_of(settings, lower), upper, real_of(settings, upper));
    return FALSE;
}

const char *eql_settings_describe(const char *key)
{
    if (invited_audience(key))
        return _("The number of people who were invited to answer.");
    if (merged_characteristic(key))
        return _("Groups that are put together, and shown only together.");
    if (g_str_equal(key, BESIDE))
        return _("Published figures that stand beside the school’s rates.");
    const Setting *setting = find(key);
    return setting ? _(setting->meaning) : NULL;
}

gboolean eql_settings_range(const char *key, double *least, double *most, gboolean *whole)
{
    const Setting *setting = find(key);
    if (!setting)
        return FALSE;
    *least = setting->least;
    *most = setting->most;
    *whole = setting->whole;
    return TRUE;
}

guint eql_settings_invited(const EqlSettings *settings, const char *audience)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(settings->invited, audience));
}
