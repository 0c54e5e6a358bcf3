/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cohort.h"

#include <string.h>

#include "stats/compare.h"
#include "stats/interval.h"

static void school_free(gpointer data)
{
    EqlCohortSchool *school = data;

    g_free(school->urn);
    g_free(school->name);
    g_free(school->wave);
    g_free(school->stage);
    g_free(school);
}

static const char *audience_of(const EqlCohortChoice *choice)
{
    return choice->audience != NULL ? choice->audience : "pupil";
}

static gboolean is_member(const EqlPack *pack, const EqlCohortChoice *choice)
{
    return choice->cohort == NULL || g_strcmp0(pack->cohort, choice->cohort) == 0;
}

static gboolean is_chosen(const EqlPack *pack, const EqlCohortChoice *choice)
{
    if (!is_member(pack, choice))
        return FALSE;
    return eql_pack_audience(eql_pack_wave(pack, choice->wave), audience_of(choice)) != NULL;
}

/* ── order and names ── */

char *eql_cohort_letter(guint i)
{
    GString *letters = g_string_new(NULL);

    for (guint rest = i + 1; rest > 0; rest = (rest - 1) / 26)
        g_string_prepend_c(letters, (char)('A' + (rest - 1) % 26));
    return g_string_free(letters, FALSE);
}

typedef struct {
    const EqlPack *pack;
    char *key;
} Ordered;

static void ordered_clear(gpointer data)
{
    g_free(((Ordered *)data)->key);
}

static int compare_ordered(gconstpointer a, gconstpointer b)
{
    return strcmp(((const Ordered *)a)->key, ((const Ordered *)b)->key);
}

/* Who does not know the salt cannot tell which school comes first. */
static char *secret_key(const EqlNetwork *network, const EqlPack *pack)
{
    const char *identity = pack->urn != NULL ? pack->urn : pack->name;

    return g_compute_hmac_for_string(G_CHECKSUM_SHA256, (const guchar *)network->salt,
                                     strlen(network->salt), identity, -1);
}

static char *name_key(const EqlPack *pack, gboolean for_reader)
{
    g_autofree char *name = for_reader ? g_utf8_collate_key(pack->name, -1) : g_strdup(pack->name);

    return g_strdup_printf("%s %s", name, pack->urn != NULL ? pack->urn : "");
}

typedef gboolean (*IsWanted)(const EqlPack *pack, const EqlCohortChoice *choice);

static GArray *order_packs(const EqlNetwork *network, const EqlCohortChoice *choice,
                           IsWanted is_wanted)
{
    GArray *ordered = g_array_new(FALSE, FALSE, sizeof(Ordered));

    g_array_set_clear_func(ordered, ordered_clear);
    for (guint i = 0; i < network->packs->len; i++) {
        const EqlPack *pack = g_ptr_array_index(network->packs, i);
        Ordered one = {.pack = pack};

        if (!is_wanted(pack, choice))
            continue;
        one.key =
            choice->hide_names ? secret_key(network, pack) : name_key(pack, choice->for_reader);
        g_array_append_val(ordered, one);
    }
    g_array_sort(ordered, compare_ordered);
    return ordered;
}

/* The stage reached last: the one with the latest day. */
static const char *latest_stage(const EqlPack *pack)
{
    const EqlAccreditationEntry *latest = NULL;

    for (guint i = 0; i < pack->accreditation->len; i++) {
        const EqlAccreditationEntry *entry = g_ptr_array_index(pack->accreditation, i);

        if (entry->kind == EQL_ACCREDITATION_STAGE &&
            (latest == NULL || strcmp(entry->value, latest->value) >= 0))
            latest = entry;
    }
    return latest != NULL ? latest->code : NULL;
}

static EqlCohortSchool *school_new(const EqlPack *pack, const EqlCohortChoice *choice, guint place)
{
    EqlCohortSchool *school = g_new0(EqlCohortSchool, 1);

    school->pack = pack;
    school->stage = g_strdup(latest_stage(pack));
    if (choice->hide_names) {
        school->name = eql_cohort_letter(place);
    } else {
        const EqlPackWave *wave = eql_pack_wave(pack, choice->wave);

        school->name = g_strdup(pack->name);
        school->urn = g_strdup(pack->urn);
        school->wave = wave != NULL ? g_strdup(wave->wave) : NULL;
    }
    return school;
}

gboolean eql_cohort_wants(const EqlCohortChoice *choice, const EqlPackTheme *theme)
{
    return choice->theme == NULL || g_str_equal(choice->theme, theme->code);
}

static GPtrArray *list_schools(const EqlNetwork *network, const EqlCohortChoice *choice,
                               IsWanted is_wanted)
{
    GPtrArray *schools = g_ptr_array_new_with_free_func(school_free);
    g_autoptr(GArray) ordered = order_packs(network, choice, is_wanted);

    for (guint i = 0; i < ordered->len; i++)
        g_ptr_array_add(schools, school_new(g_array_index(ordered, Ordered, i).pack, choice, i));
    return schools;
}

GPtrArray *eql_cohort_schools(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    return list_schools(network, choice, is_chosen);
}

GPtrArray *eql_cohort_members(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    g_return_val_if_fail(!choice->hide_names, NULL);
    return list_schools(network, choice, is_member);
}

const EqlPackAudience *eql_cohort_audience(const EqlCohortSchool *school,
                                           const EqlCohortChoice *choice)
{
    return eql_pack_audience(eql_pack_wave(school->pack, choice->wave), audience_of(choice));
}

GPtrArray *eql_cohort_themes(const GPtrArray *schools, const EqlCohortChoice *choice)
{
    GPtrArray *themes = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < schools->len; i++) {
        const EqlPackAudience *audience =
            eql_cohort_audience(g_ptr_array_index(schools, i), choice);

        for (guint j = 0; j < audience->themes->len; j++) {
            EqlPackTheme *theme = g_ptr_array_index(audience->themes, j);

            if (g_hash_table_add(seen, theme->code))
                g_ptr_array_add(themes, theme);
        }
    }
    return themes;
}

/* ── funnel ── */

const char *eql_outside_name(EqlOutside outside)
{
    static const char *const names[] = {
        [EQL_INSIDE] = "none", [EQL_OUTSIDE_95] = "95", [EQL_OUTSIDE_998] = "99.8"};

    return names[outside];
}

void eql_funnel_free(EqlFunnel *funnel)
{
    if (funnel == NULL)
        return;
    g_free(funnel->audience);
    g_free(funnel->theme);
    g_free(funnel->theme_label);
    g_ptr_array_unref(funnel->schools);
    g_array_unref(funnel->points);
    g_free(funnel);
}

static gboolean has_counts(const EqlPackTheme *theme)
{
    return eql_figure_is_shown(theme->answers) && eql_figure_is_shown(theme->favourable_answers) &&
           eql_figure_is_shown(theme->favourable);
}

/* Counts are added, never shares averaged. */
static void pool(EqlFunnel *funnel, const GPtrArray *themes)
{
    double answers = 0, favourable = 0;

    for (guint i = 0; i < themes->len; i++) {
        const EqlPackTheme *theme = g_ptr_array_index(themes, i);

        if (!has_counts(theme)) {
            funnel->hidden_schools++;
            continue;
        }
        funnel->pooled_schools++;
        answers += theme->answers.value;
        favourable += theme->favourable_answers.value;
    }
    funnel->pooled = answers > 0 ? eql_figure_value(EQL_UNIT_PROPORTION, favourable / answers)
                                 : eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS);
}

static gboolean is_beyond(double value, EqlFigure low, EqlFigure high)
{
    return value < low.value || value > high.value;
}

static void fill_limits(EqlFunnelPoint *point, double pooled)
{
    EqlInterval inner = eql_funnel_limits(pooled, point->n.value, EQL_TAIL_95);
    EqlInterval outer = eql_funnel_limits(pooled, point->n.value, EQL_TAIL_998);

    point->low_95 = eql_figure_value(EQL_UNIT_PROPORTION, inner.low);
    point->high_95 = eql_figure_value(EQL_UNIT_PROPORTION, inner.high);
    point->low_998 = eql_figure_value(EQL_UNIT_PROPORTION, outer.low);
    point->high_998 = eql_figure_value(EQL_UNIT_PROPORTION, outer.high);
    if (is_beyond(point->favourable.value, point->low_998, point->high_998))
        point->outside = EQL_OUTSIDE_998;
    else if (is_beyond(point->favourable.value, point->low_95, point->high_95))
        point->outside = EQL_OUTSIDE_95;
}

void eql_funnel_limits_at(const EqlFunnel *funnel, double n, double inner[2], double outer[2])
{
    EqlInterval at_95 = eql_funnel_limits(funnel->pooled.value, n, EQL_TAIL_95);
    EqlInterval at_998 = eql_funnel_limits(funnel->pooled.value, n, EQL_TAIL_998);

    inner[0] = at_95.low;
    inner[1] = at_95.high;
    outer[0] = at_998.low;
    outer[1] = at_998.high;
}

static void add_point(EqlFunnel *funnel, const EqlCohortSchool *school, const EqlPackTheme *theme)
{
    EqlFunnelPoint point = {
        .school = school, .n = theme->n_effective, .favourable = theme->favourable};

    if (eql_figure_is_shown(point.n) && eql_figure_is_shown(point.favourable) &&
        eql_figure_is_shown(funnel->pooled)) {
        fill_limits(&point, funnel->pooled.value);
    } else {
        point.low_95 = point.high_95 = point.low_998 = point.high_998 =
            eql_figure_is_hidden(theme->favourable)
                ? eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL)
                : eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS);
    }
    g_array_append_val(funnel->points, point);
}

/* The themes of the schools that have it; the others are taken out of the list. */
static GPtrArray *themes_of(GPtrArray *schools, const EqlCohortChoice *choice, const char *code)
{
    GPtrArray *themes = g_ptr_array_new();

    for (guint i = 0; i < schools->len;) {
        const EqlPackTheme *theme =
            eql_pack_theme(eql_cohort_audience(g_ptr_array_index(schools, i), choice), code);

        if (theme == NULL) {
            g_ptr_array_remove_index(schools, i);
            continue;
        }
        g_ptr_array_add(themes, (gpointer)theme);
        i++;
    }
    return themes;
}

EqlFunnel *eql_cohort_funnel(const EqlNetwork *network, const EqlCohortChoice *choice,
                             const char *code)
{
    EqlFunnel *funnel = g_new0(EqlFunnel, 1);
    g_autoptr(GPtrArray) themes = NULL;

    funnel->audience = g_strdup(audience_of(choice));
    funnel->theme = g_strdup(code);
    funnel->schools = eql_cohort_schools(network, choice);
    funnel->points = g_array_new(FALSE, TRUE, sizeof(EqlFunnelPoint));
    themes = themes_of(funnel->schools, choice, code);
    if (themes->len == 0) {
        eql_funnel_free(funnel);
        return NULL;
    }
    funnel->theme_label = g_strdup(((EqlPackTheme *)g_ptr_array_index(themes, 0))->label);
    pool(funnel, themes);
    for (guint i = 0; i < themes->len; i++)
        add_point(funnel, g_ptr_array_index(funnel->schools, i), g_ptr_array_index(themes, i));
    return funnel;
}

/* ── progress ── */

static EqlFigure not_compared(EqlUnit unit, gboolean hidden)
{
    return hidden ? eql_figure_hidden(unit, EQL_REASON_SMALL)
                  : eql_figure_absent(unit, EQL_REASON_NOT_ASKED);
}

static void fill_change(EqlCohortChange *change)
{
    const EqlPackTheme *now = change->now, *before = change->before;
    EqlInterval interval;
    double p = now->favourable.value, q = before->favourable.value;

    change->change = eql_figure_without_interval(
        eql_figure_value(EQL_UNIT_DIFFERENCE, now->score.value - before->score.value),
        EQL_REASON_NOT_KNOWN);
    interval = eql_newcombe(p, now->n_effective.value, q, before->n_effective.value);
    change->favourable_change =
        eql_figure_interval(EQL_UNIT_SHARE_DIFFERENCE, p - q, interval.low, interval.high);
    change->effect_size = eql_figure_value(EQL_UNIT_NONE, eql_cohens_h(p, q));
}

static gboolean is_shown(const EqlPackTheme *theme)
{
    return theme != NULL && eql_figure_is_shown(theme->score) &&
           eql_figure_is_shown(theme->favourable) && eql_figure_is_shown(theme->n_effective);
}

static EqlCohortChange change_of(const EqlPackTheme *before, const EqlPackTheme *now)
{
    EqlCohortChange change = {.before = before, .now = now};
    gboolean hidden = before != NULL && (eql_figure_is_hidden(now->favourable) ||
                                         eql_figure_is_hidden(before->favourable));

    if (is_shown(before) && is_shown(now)) {
        fill_change(&change);
        return change;
    }
    change.change = not_compared(EQL_UNIT_DIFFERENCE, hidden);
    change.favourable_change = not_compared(EQL_UNIT_SHARE_DIFFERENCE, hidden);
    change.effect_size = not_compared(EQL_UNIT_NONE, hidden);
    return change;
}

GArray *eql_cohort_progress(const EqlCohortSchool *school, const EqlCohortChoice *choice,
                            const char **baseline)
{
    GArray *changes = g_array_new(FALSE, TRUE, sizeof(EqlCohortChange));
    const EqlPackWave *first = g_ptr_array_index(school->pack->waves, 0);
    const EqlPackWave *wave = eql_pack_wave(school->pack, choice->wave);
    const EqlPackAudience *before = eql_pack_audience(first, audience_of(choice));
    const EqlPackAudience *now = eql_pack_audience(wave, audience_of(choice));

    if (baseline != NULL)
        *baseline = first->wave;
    for (guint i = 0; first != wave && i < now->themes->len; i++) {
        const EqlPackTheme *theme = g_ptr_array_index(now->themes, i);
        EqlCohortChange change = change_of(eql_pack_theme(before, theme->code), theme);

        g_array_append_val(changes, change);
    }
    return changes;
}
