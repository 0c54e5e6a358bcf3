/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/meanings.h"

#include "base/i18n.h"

static void meaning_clear(gpointer meaning)
{
    g_free(((EqlMeaning *)meaning)->term);
    g_free(((EqlMeaning *)meaning)->meaning);
}

static const struct {
    const char *term, *meaning;
} MEANINGS[] = {
    {N_("Score"), N_("Each answer scores from 0 (least favourable) to 100 (most favourable). A "
                     "theme's score is the average over the people who answered its questions.")},
    {N_("Favourable"), N_("The share of answers on the favourable side, such as “agree” and "
                          "“strongly agree”. “Don't know” is counted apart.")},
    {NC_("number", "n"), N_("How many people a figure rests on.")},
    {N_("The range in brackets, or from – to"),
     N_("Another group of the same size, or another week, would have answered a little "
        "differently: the true figure very likely lies in this range (95 %). Where ranges overlap "
        "a lot, there may be no difference.")},
    {N_("Relative rate index (RRI)"),
     N_("A group's share of the suspensions divided by its share of the pupils on roll. 1 is "
        "even; 2 means twice its share. From 1.5 it is called over-represented, to 0.5 "
        "under-represented.")},
    {N_("Evidence"), N_("“Clear” and “some” say how unlikely chance alone is. “Too few to say” is "
                        "not the same as “no difference”.")},
};

static void add(GArray *meanings, const char *term, char *meaning)
{
    EqlMeaning one = {g_strdup(term), meaning};

    g_array_append_val(meanings, one);
}

GArray *eql_meanings(int k)
{
    GArray *meanings = g_array_new(FALSE, FALSE, sizeof(EqlMeaning));

    g_array_set_clear_func(meanings, meaning_clear);
    for (guint i = 0; i < G_N_ELEMENTS(MEANINGS); i++) {
        const char *term = i == 2 ? C_("number", "n") : _(MEANINGS[i].term);

        add(meanings, term, g_strdup(_(MEANINGS[i].meaning)));
    }
    add(meanings, _("Hidden"),
        g_strdup_printf(ngettext("A figure that rests on fewer than %d person is not shown, and "
                                 "some others are not either, because it could be worked out "
                                 "from them.",
                                 "A figure that rests on fewer than %d people is not shown, and "
                                 "some others are not either, because it could be worked out "
                                 "from them.",
                                 (gulong)k),
                        k));
    return meanings;
}
