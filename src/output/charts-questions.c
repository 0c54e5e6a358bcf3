/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of what was answered to each question. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "output/charts.h"
#include "output/labels.h"

static EqlFigure share_of_all(EqlFigure part, EqlFigure rest)
{
    if (eql_figure_is_hidden(part) || eql_figure_is_hidden(rest))
        return eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL);
    if (!eql_figure_is_shown(part) || !eql_figure_is_shown(rest) || part.value + rest.value <= 0)
        return eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS);
    return eql_figure_value(EQL_UNIT_PROPORTION, part.value / (part.value + rest.value));
}

/* Points at, above and below the middle of the scale (methods: favourable). */
static EqlPart part_of(const EqlItemResult *item, guint point)
{
    guint twice = 2 * (point + 1), middle = item->counts->len + 1;
    if (twice == middle)
        return EQL_PART_NEUTRAL;
    return (twice > middle) != item->reversed ? EQL_PART_FAVOURABLE : EQL_PART_UNFAVOURABLE;
}

/* All answers that were given, with points or without. */
static EqlFigure given_to(const EqlItemResult *item)
{
    EqlFigure unsure = eql_label_counts_sum(item->no_point), all = item->n;
    if (!eql_figure_is_shown(all) || !eql_figure_is_shown(unsure))
        return eql_figure_is_shown(all) ? unsure : all;
    all.value += unsure.value;
    all.is_small = all.is_small || unsure.is_small;
    return all;
}

static void add_answers(EqlChart *chart, guint row, const EqlItemResult *item)
{
    guint n = item->counts->len;
    EqlFigure given = given_to(item);
    for (guint i = 0; i < n; i++) {
        guint point = item->reversed ? n - 1 - i : i;
        const EqlLabelCount *count = g_ptr_array_index(item->counts, point);
        eql_chart_add_answer(chart, row, part_of(item, point), eql_answer_name(count->label),
                             count->count, item->n);
    }
    for (guint i = 0; i < item->no_point->len; i++) {
        const EqlLabelCount *count = g_ptr_array_index(item->no_point, i);
        eql_chart_add_answer(chart, row, EQL_PART_DONT_KNOW, eql_answer_name(count->label),
                             count->count, given);
    }
}

static guint add_item(EqlChart *chart, const char *label, const char *audience,
                      const EqlItemResult *item)
{
    guint row = eql_chart_add_row(chart, label);
    EqlFigure unsure = share_of_all(eql_label_counts_sum(item->no_point), item->n);
    const EqlFigure parts[EQL_N_PARTS] = {item->unfavourable, item->neutral, item->favourable,
                                          unsure};
    g_autofree char *n = eql_figure_format(item->n);
    g_autofree char *people = eql_people_text(audience, item->n);
    for (guint i = 0; i < EQL_N_PARTS; i++)
        eql_chart_set_point(chart, row, i, parts[i], n, people, NULL);
    add_answers(chart, row, item);
    return row;
}

/* ── which of them ── */

/* Those of a theme (NULL: of any) that have each of the words, which are folded. */
typedef struct {
    const char *theme;
    char **words;
} Wanted;

static gboolean has_words(const EqlItemResult *item, char **words)
{
    g_autofree char *text = eql_text_fold(item->text, -1);
    for (guint i = 0; words[i] != NULL; i++)
        if (strstr(text, words[i]) == NULL)
            return FALSE;
    return TRUE;
}

static gboolean is_wanted(const EqlItemResult *item, const Wanted *wanted)
{
    return (wanted->theme == NULL || g_strcmp0(item->theme, wanted->theme) == 0) &&
           has_words(item, wanted->words);
}

static char **fold_words(const char *words)
{
    g_autofree char *folded = eql_text_fold(words != NULL ? words : "", -1);
    return g_strsplit(folded, " ", -1);
}

static EqlChart *chart_new(const Wanted *wanted)
{
    EqlChart *chart = eql_parts_chart_new(_("Questions"));
    gboolean any = wanted->words[0] != NULL && *wanted->words[0] != '\0';
    eql_chart_set_empty(chart, any ? _("No question has these words.")
                                   : _("No question of this theme was put to them."));
    return chart;
}

static const EqlAudienceItems *items_of(const EqlItems *items, const char *audience)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *in = g_ptr_array_index(items->audiences, i);
        if (g_strcmp0(in->audience, audience) == 0)
            return in;
    }
    return NULL;
}

EqlChart *eql_chart_of_items(const EqlItems *items, const char *audience, const char *theme,
                             const char *words)
{
    g_auto(GStrv) each = fold_words(words);
    const Wanted wanted = {theme, each};
    EqlChart *chart = chart_new(&wanted);
    const EqlAudienceItems *in = items_of(items, audience);
    for (guint i = 0; in != NULL && i < in->items->len; i++) {
        const EqlItemResult *item = g_ptr_array_index(in->items, i);
        if (is_wanted(item, &wanted))
            add_item(chart, item->text, audience, item);
    }
    return chart;
}

/* ── wave by wave ── */

static const EqlItemResult *partner_of(const EqlAudienceItems *in, const EqlItemResult *item)
{
    for (guint i = 0; in->before != NULL && item->partner != NULL && i < in->before->items->len;
         i++) {
        const EqlItemResult *before = g_ptr_array_index(in->before->items, i);
        if (g_str_equal(before->code, item->partner))
            return before;
    }
    return NULL;
}

static void say_why_alone(EqlChart *chart, guint row, const EqlItemResult *item)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, EQL_PART_FAVOURABLE);
    g_autofree char *n = g_strdup(point->n), *people = g_strdup(point->people);
    eql_chart_set_point(chart, row, EQL_PART_FAVOURABLE, item->favourable, n, people,
                        eql_figure_why(item->favourable_change));
}

static void add_waves(EqlChart *chart, const EqlItems *items, const EqlAudienceItems *in,
                      const EqlItemResult *item)
{
    const EqlItemResult *before = partner_of(in, item);
    if (before != NULL)
        eql_chart_set_group(chart, add_item(chart, items->since, in->audience, before), item->text);
    guint row = add_item(chart, items->wave != NULL ? items->wave : _("Now"), in->audience, item);
    eql_chart_set_group(chart, row, item->text);
    if (before != NULL)
        eql_chart_set_result(chart, row, item->favourable_change,
                             eql_standing_of_change(item->favourable_change));
    else
        say_why_alone(chart, row, item);
}

gboolean eql_items_have_waves(const EqlItems *items, const char *audience)
{
    const EqlAudienceItems *in = items_of(items, audience);
    return items->since != NULL && in != NULL && in->before != NULL;
}

EqlChart *eql_chart_of_items_by_wave(const EqlItems *items, const char *audience, const char *theme,
                                     const char *words)
{
    g_auto(GStrv) each = fold_words(words);
    const Wanted wanted = {theme, each};
    EqlChart *chart = chart_new(&wanted);
    const EqlAudienceItems *in = items_of(items, audience);
    eql_chart_set_group_heading(chart, _("Question"));
    eql_chart_set_row_heading(chart, _("Wave"));
    eql_chart_set_result_heading(chart, _("Change"));
    for (guint i = 0; in != NULL && i < in->items->len; i++) {
        const EqlItemResult *item = g_ptr_array_index(in->items, i);
        if (is_wanted(item, &wanted))
            add_waves(chart, items, in, item);
    }
    return chart;
}

/* ── audience by audience ── */

/* A question that is wanted, and whose it is. */
typedef struct {
    const char *audience;
    const EqlItemResult *item;
    char *folded; /* its text, to be compared */
    guint at;     /* where it was met */
    gboolean is_added;
} Put;

static void put_clear(gpointer data)
{
    g_free(((Put *)data)->folded);
}

/* All themes in the questionnaire's order, whoever was asked about them; the sort is not stable. */
static int compare_puts(gconstpointer a, gconstpointer b)
{
    const Put *one = a, *other = b;
    if (one->item->theme_place != other->item->theme_place)
        return one->item->theme_place < other->item->theme_place ? -1 : 1;
    return (one->at > other->at) - (one->at < other->at);
}

static GArray *gather(const EqlItems *items, const Wanted *wanted)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Put));
    g_array_set_clear_func(all, put_clear);
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *in = g_ptr_array_index(items->audiences, i);
        for (guint j = 0; j < in->items->len; j++) {
            const EqlItemResult *item = g_ptr_array_index(in->items, j);
            Put put = {in->audience, item, NULL, all->len, FALSE};
            if (!is_wanted(item, wanted))
                continue;
            put.folded = eql_text_fold(item->text, -1);
            g_array_append_val(all, put);
        }
    }
    g_array_sort(all, compare_puts);
    return all;
}

static gboolean are_of_one_theme(const Put *one, const Put *other)
{
    return g_strcmp0(one->item->theme, other->item->theme) == 0;
}

/* The same question to another audience. */
static gboolean are_the_same(const Put *one, const Put *other)
{
    return !g_str_equal(one->audience, other->audience) &&
           g_str_equal(one->folded, other->folded) && are_of_one_theme(one, other);
}

/* What several audiences were asked in the same words: a row each under the words. */
static void add_same(EqlChart *chart, GArray *all, guint first)
{
    Put *put = &g_array_index(all, Put, first);
    gboolean shared = FALSE;
    for (guint i = first + 1; !shared && i < all->len; i++)
        shared = are_the_same(put, &g_array_index(all, Put, i));
    for (guint i = first; shared && i < all->len; i++) {
        Put *other = &g_array_index(all, Put, i);
        if (i != first && !are_the_same(put, other))
            continue;
        guint row =
            add_item(chart, eql_audience_label(other->audience), other->audience, other->item);
        eql_chart_set_group(chart, row, put->item->text);
        other->is_added = TRUE;
    }
}

/* What each was asked in words of its own: beside one another under the theme. */
static void add_own(EqlChart *chart, Put *put)
{
    const char *theme =
        put->item->theme_label != NULL ? eql_theme_name(put->item->theme_label) : _("No theme");
    g_autofree char *label =
        g_strdup_printf(_("%s: %s"), eql_audience_label(put->audience), put->item->text);
    guint row = add_item(chart, label, put->audience, put->item);
    eql_chart_set_group(chart, row, theme);
    put->is_added = TRUE;
}

static void add_theme(EqlChart *chart, GArray *all, guint first)
{
    const Put *of = &g_array_index(all, Put, first);
    for (guint i = first; i < all->len; i++) {
        const Put *put = &g_array_index(all, Put, i);
        if (!put->is_added && are_of_one_theme(of, put))
            add_same(chart, all, i);
    }
    for (guint i = first; i < all->len; i++) {
        Put *put = &g_array_index(all, Put, i);
        if (!put->is_added && are_of_one_theme(of, put))
            add_own(chart, put);
    }
}

EqlChart *eql_chart_of_items_by_audience(const EqlItems *items, const char *theme,
                                         const char *words)
{
    g_auto(GStrv) each = fold_words(words);
    const Wanted wanted = {theme, each};
    EqlChart *chart = chart_new(&wanted);
    g_autoptr(GArray) all = gather(items, &wanted);
    eql_chart_set_group_heading(chart, _("Question or theme"));
    eql_chart_set_row_heading(chart, _("Audience"));
    for (guint i = 0; i < all->len; i++)
        if (!g_array_index(all, Put, i).is_added)
            add_theme(chart, all, i);
    return chart;
}
