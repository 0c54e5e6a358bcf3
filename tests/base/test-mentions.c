/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may be named in a comment: found where a reader would see a name, and not where a word
 * merely has a capital. */

#include "base/mentions.h"

static void assert_mentions(const char *text, const char *want)
{
    g_auto(GStrv) found = eql_mentions(text);
    g_autofree char *names = found ? g_strjoinv(" ", found) : g_strdup("");
    g_test_message("%s", text);
    g_assert_cmpstr(names, ==, want);
}

static void test_found(void)
{
    static const char *const cases[][2] = {
        {"Mr Khan is kind", "Khan"},
        {"I like mrs o'neill best", "o'neill"},
        {"ask Dr. Patel about it.", "Patel"},
        {"Miss Lee listens, sir Lee does not", "Lee"},
        {"there is a boy called jayden in my class", "jayden"},
        {"someone named Alex hit me", "Alex"},
        {"my name is sam", "sam"},
        {"I only feel safe with Aisha.", "Aisha"},
        {"When I told Mum about Jayden's jokes she cried", "Jayden"},
        {"it was Zoë-Louise and Dembélé again", "Zoë-Louise Dembélé"},
        {"The bullies are Tom, Bob and Tom", "Tom Bob"},
        {"Prof. Okafor said so; so did Ms.\u00a0Ade", "Okafor Ade"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_mentions(cases[i][0], cases[i][1]);
}

static void test_nobody(void)
{
    static const char *const texts[] = {
        "",
        "Jokes are made. People laugh! Nobody stops it: Teachers walk by.",
        "I miss my old friends and I'm sad. I’ve told them.",
        "We should learn Black history in October, not only in Black History Month",
        "people say I should go back to Pakistan because I'm Muslim",
        "I want Eid and Diwali to be days off like Christmas",
        "they call me names in Year 7 and on TikTok",
        "the Headteacher and the Sixth Form do not listen in PE or R.E.",
        "More Anti-Racism Training For All Staff Would Be Good Please",
        "MY TEACHER SHOUTS AT ME AND NOT AT OTHERS",
        "a boy called me names. Miss said nothing, sir laughed",
        "thanks [name removed] and [email removed]",
        "Afro-Caribbean hair is not allowed",
        "It depends (Mostly yes) - Sometimes \"No\"",
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_mentions(texts[i], "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mentions/found", test_found);
    g_test_add_func("/mentions/nobody", test_nobody);
    return g_test_run();
}
