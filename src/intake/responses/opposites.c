/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/opposites.h"

#include <string.h>

/* The "t" is what folding leaves of "don't". */
static guint count_negations(char **words)
{
    static const char *const negations[] = {
        "not",    "no",     "never", "nobody",  "t",      "nothing", "without", "cannot",
        "rarely", "hardly", "none",  "nowhere", "seldom", "barely",  "dont",    "cant",
        "wont",   "isnt",   "arent", "doesnt",  "didnt",  "hasnt",   "havent",  NULL};
    guint n = 0;
    for (char **word = words; *word; word++)
        n += g_strv_contains(negations, *word);
    return n;
}

/* "unfairly" of "fairly", "disagree" of "agree". */
static gboolean is_negated_form(const char *word, const char *plain)
{
    static const char *const prefixes[] = {"un", "in", "im", "ir", "il", "dis", "mis", "non"};
    for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(word, prefixes[i]) && g_str_equal(word + strlen(prefixes[i]), plain))
            return TRUE;
    return FALSE;
}

static gboolean are_antonyms(const char *a, const char *b)
{
    static const char *const pairs[][2] = {
        {"more", "less"},          {"more", "fewer"},        {"most", "least"},
        {"many", "few"},           {"always", "sometimes"},  {"all", "some"},
        {"everyone", "someone"},   {"better", "worse"},      {"good", "bad"},
        {"best", "worst"},         {"easy", "hard"},         {"easy", "difficult"},
        {"easier", "harder"},      {"included", "left"},     {"included", "excluded"},
        {"include", "exclude"},    {"includes", "excludes"}, {"safe", "afraid"},
        {"safe", "scared"},        {"safe", "dangerous"},    {"happy", "sad"},
        {"proud", "ashamed"},      {"listen", "ignore"},     {"listens", "ignores"},
        {"before", "after"},       {"with", "without"},      {"strong", "weak"},
        {"high", "low"},           {"enough", "little"},     {"helpful", "helpless"},
        {"right", "wrong"},        {"like", "hate"},         {"accepted", "rejected"},
        {"challenged", "allowed"}, {"same", "different"},    {"confident", "nervous"}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        if ((g_str_equal(a, pairs[i][0]) && g_str_equal(b, pairs[i][1])) ||
            (g_str_equal(a, pairs[i][1]) && g_str_equal(b, pairs[i][0])))
            return TRUE;
    return FALSE;
}

/* Whether a word that only `a` has is the opposite of one that only `b` has. */
static gboolean have_opposite_words(char **a, char **b)
{
    for (char **x = a; *x; x++) {
        for (char **y = b; !g_strv_contains((const char *const *)b, *x) && *y; y++)
            if (!g_strv_contains((const char *const *)a, *y) &&
                (is_negated_form(*x, *y) || is_negated_form(*y, *x) || are_antonyms(*x, *y)))
                return TRUE;
    }
    return FALSE;
}

gboolean eql_texts_oppose(const char *a, const char *b)
{
    g_auto(GStrv) words_a = g_strsplit(a, " ", -1);
    g_auto(GStrv) words_b = g_strsplit(b, " ", -1);
    return count_negations(words_a) % 2 != count_negations(words_b) % 2 ||
           have_opposite_words(words_a, words_b);
}
