/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/meanings.h"

#include "base/i18n.h"
#include "model/figure.h"

static void meaning_clear(gpointer meaning)
{
    g_free(((EqlMeaning *)meaning)->term);
    g_free(((EqlMeaning *)meaning)->meaning);
}

static const struct {
    const char *term;
    const char *meaning; /* NULL: with what the project has set */
    EqlMeant of;
} MEANINGS[] = {
    {N_("Score"),
     N_("Each answer scores from 0 (least favourable) to 100 (most favourable). A "
        "theme’s score is the average over the people who answered its questions."),
     EQL_MEANT_ANSWERS},
    {N_("Favourable"),
     N_("The share of answers on the favourable side, such as “agree” and "
        "“strongly agree”. “Don’t know” is counted apart."),
     EQL_MEANT_ANSWERS},
    {NC_("number", "n"), N_("How many people a figure rests on."), EQL_MEANT_ANSWERS},
    {N_("The range in brackets, or from – to"),
     N_("Another group of the same size, or another week, would have answered a little "
        "differently: the true figure very likely lies in this range (95 %). Where ranges overlap "
        "a lot, there may be no difference."),
     EQL_MEANT_ALL},
    {N_("Relative rate index (RRI)"), NULL, EQL_MEANT_RATIOS},
    {N_("Evidence"),
     N_("“Clear” and “some” say how unlikely chance alone is. “Too few to say” is "
        "not the same as “no difference”."),
     EQL_MEANT_RATIOS},
};

static void add(GArray *meanings, const char *term, char *meaning, EqlMeant of)
{
    EqlMeaning one = {g_strdup(term), meaning, of};

    g_array_append_val(meanings, one);
}

static char *rri_meaning(const EqlSettings *settings)
{
    g_autofree char *over = eql_figure_format(eql_figure_value(EQL_UNIT_RATIO, settings->rri_over));
    g_autofree char *under =
        eql_figure_format(eql_figure_value(EQL_UNIT_RATIO, settings->rri_under));

    /* Translators: two limits: “1.5”, “0.5”. */
    return g_strdup_printf(_("A group’s share of the suspensions divided by its share of the "
                             "pupils on roll. 1 is even; 2 means twice its share. From %s it is "
                             "called over-represented, to %s under-represented."),
                           over, under);
}

GArray *eql_meanings(const EqlSettings *settings)
{
    GArray *meanings = g_array_new(FALSE, FALSE, sizeof(EqlMeaning));

    g_array_set_clear_func(meanings, meaning_clear);
    for (guint i = 0; i < G_N_ELEMENTS(MEANINGS); i++) {
        const char *term = i == 2 ? C_("number", "n") : _(MEANINGS[i].term);

        add(meanings, term,
            MEANINGS[i].meaning != NULL ? g_strdup(_(MEANINGS[i].meaning)) : rri_meaning(settings),
            MEANINGS[i].of);
    }
    add(meanings, _("Hidden"),
        g_strdup_printf(ngettext("A figure that rests on fewer than %d person is not shown, and "
                                 "some others are not either, because it could be worked out "
                                 "from them.",
                                 "A figure that rests on fewer than %d people is not shown, and "
                                 "some others are not either, because it could be worked out "
                                 "from them.",
                                 (gulong)settings->k),
                        settings->k),
        EQL_MEANT_HIDDEN);
    return meanings;
}
