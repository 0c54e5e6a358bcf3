/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/labels.h"

#include <string.h>

#include "base/i18n.h"
#include "base/language.h"
#include "base/lists.h"

static const char *const priorities[] = {N_("1 High"), N_("2 Medium"), N_("3 Low")};

gboolean eql_runs_right_to_left(void)
{
    /* Translators: “rtl” in a language that is written from the right. */
    return g_str_equal(C_("text direction", "ltr"), "rtl");
}

const char *eql_priority_label(int priority)
{
    return _(priorities[CLAMP(priority, 1, 3) - 1]);
}

/* "2", "2 Medium" and "medium" all mean the second. */
static gboolean names_priority(const char *folded, const char *label)
{
    g_autofree char *folded_label = g_utf8_casefold(label, -1);
    const char *word = strchr(folded_label, ' ');
    return strcmp(folded, folded_label) == 0 || (word && strcmp(folded, word + 1) == 0);
}

int eql_priority_from_text(const char *text)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    g_strstrip(folded);
    if (strlen(folded) == 1 && *folded >= '1' && *folded <= '3')
        return *folded - '0';
    for (int i = 0; i < 3; i++) {
        g_autofree const char **texts = eql_language_texts(priorities[i]);
        for (guint t = 0; texts[t]; t++)
            if (names_priority(folded, texts[t]))
                return i + 1;
    }
    return 0;
}

const char *eql_outcome_kind_label(const char *kind)
{
    static const struct {
        const char *kind, *label;
    } known[] = {
        {"suspension", N_("Suspensions")},
        {"exclusion", N_("Permanent exclusions")},
        {"lunchtime", N_("Lunchtime exclusions")},
        {EQL_KIND_ANSWERED, N_("Who answered")},
    };
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_strcmp0(kind, known[i].kind) == 0)
            return _(known[i].label);
    }
    return kind;
}

char *eql_stage_note(const char *before, const char *now)
{
    /* Translators: two kinds of outcome: “Suspensions”, “Permanent exclusions”. */
    return g_strdup_printf(
        _("Stage to stage, from %s to %s: a group’s share of the later divided by its share of the "
          "earlier. Above 1 a difference grows between the two, below 1 it shrinks."),
        eql_outcome_kind_label(before), eql_outcome_kind_label(now));
}

const char *eql_rri_against_group(const EqlRri *rri)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        if (g_str_equal(group->code, rri->against))
            return group->label;
    }
    return NULL;
}

gboolean eql_rri_stands_out(const EqlRriGroup *group)
{
    return (group->rri_class == EQL_CLASS_OVER || group->rri_class == EQL_CLASS_UNDER) &&
           eql_figure_is_shown(group->rri) &&
           (group->evidence == EQL_EVIDENCE_SOME || group->evidence == EQL_EVIDENCE_CLEAR);
}

gboolean eql_rri_stage_changes(const EqlRriGroup *group)
{
    EqlFigure ratio = group->rri_previous;
    return eql_figure_has_interval(ratio) && (ratio.low > 1 || ratio.high < 1);
}

EqlFigure eql_rri_rate(const EqlRri *rri, const EqlRriGroup *group)
{
    EqlFigure rate = group->rate_per_100;
    if (!g_str_equal(rri->kind, EQL_KIND_ANSWERED) || !eql_figure_is_shown(rate) ||
        rate.value <= 100)
        return rate;
    EqlFigure none = eql_figure_absent(rate.unit, EQL_REASON_OVER_ROLL);
    none.is_small = rate.is_small;
    return none;
}

gboolean eql_rri_is_cross(const EqlRri *rri)
{
    return strchr(rri->by, ',') != NULL;
}

gboolean eql_rri_is_broad(const EqlRri *rri, const EqlCodes *codes)
{
    if (!g_str_equal(rri->by, "ethnicity") || rri->groups->len == 0)
        return FALSE;
    const EqlRriGroup *first = rri->groups->pdata[0];
    g_autofree const char **broad = eql_codes_groups(codes, rri->by, EQL_DETAIL_BROAD);
    return !g_str_equal(first->code, EQL_NOT_STATED) && g_strv_contains(broad, first->code);
}

const char *eql_outside_label(EqlOutside outside)
{
    if (outside == EQL_OUTSIDE_998)
        return _("beyond 99.8 %");
    return outside == EQL_OUTSIDE_95 ? _("beyond 95 %") : _("as by chance");
}

char *eql_change_people(const EqlCohortChange *change)
{
    g_autofree char *before = change->before ? eql_figure_format(change->before->n) : g_strdup("–");
    g_autofree char *now = eql_figure_format(change->now->n);
    /* Translators: how many people answered in a wave and in a later one. Written from the right,
     * turn the arrow round. */
    return g_strdup_printf(C_("number of people", "%s → %s"), before, now);
}

static gboolean asked_alike(const GPtrArray *schools, const EqlCohortChoice *choice,
                            const char *code)
{
    const char *questions = NULL;
    for (guint i = 0; i < schools->len; i++) {
        const EqlPackTheme *theme =
            eql_pack_theme(eql_cohort_audience(schools->pdata[i], choice), code);
        if (!theme || !theme->questions)
            continue;
        if (questions && !g_str_equal(questions, theme->questions))
            return FALSE;
        questions = theme->questions;
    }
    return TRUE;
}

char *eql_cohort_questions_note(const GPtrArray *schools, const EqlCohortChoice *choice)
{
    g_autoptr(GPtrArray) themes = eql_cohort_themes(schools, choice);
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < themes->len; i++) {
        const EqlPackTheme *theme = themes->pdata[i];
        if (eql_cohort_wants(choice, theme) && !asked_alike(schools, choice, theme->code))
            eql_list_add_long(list, eql_theme_name(theme->label));
    }
    if (list->len == 0)
        return NULL;
    return g_strdup_printf(
        /* Translators: names of themes. */
        _("Not all schools asked the same questions, in the same words and with the same answers, "
          "about: %s. Some of the difference between them may lie in the questions."),
        list->str);
}

const char *eql_hidden_sentence(void)
{
    return _("Where it says “hidden”, a figure is left out so that nothing can be worked out about "
             "a few people.");
}

EqlFigure eql_label_counts_sum(GPtrArray *counts)
{
    double sum = 0;
    for (guint i = 0; i < counts->len; i++) {
        const EqlLabelCount *count = counts->pdata[i];
        if (eql_figure_is_hidden(count->count))
            return count->count;
        if (eql_figure_is_shown(count->count))
            sum += count->count.value;
    }
    return eql_figure_value(EQL_UNIT_COUNT, sum);
}

EqlFigure eql_item_unread(const EqlItemResult *item)
{
    return eql_figure_is_hidden(item->n) ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_PROTECTS)
                                         : eql_label_counts_sum(item->unread);
}
