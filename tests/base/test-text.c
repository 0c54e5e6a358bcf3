/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json-depth.h"
#include "base/names.h"
#include "base/text.h"

static void assert_taken(char *got, const char *want)
{
    g_assert_cmpstr(got, ==, want);
    g_free(got);
}

static void test_fold(void)
{
    assert_taken(eql_text_fold("  Don\xE2\x80\x99t\xC2\xA0KNOW ", -1), "don't know");
    assert_taken(eql_text_fold("strongly\t\n agree", -1), "strongly agree");
    assert_taken(eql_text_fold("5 \xE2\x80\x93 Agree", -1), "5 - agree");
    assert_taken(eql_text_fold("\xEF\xBB\xBF\xE2\x80\x8BYes", -1), "yes");
    assert_taken(eql_text_fold("\xEF\xBC\xA1\xEF\xBD\x87ree", -1), "agree"); /* full-width */
    assert_taken(eql_text_fold("Cafe\xCC\x81", -1), "caf\xC3\xA9");
    assert_taken(eql_text_fold("agreement", 5), "agree");
    assert_taken(eql_text_fold("bad \xFF byte", -1), "bad \xEF\xBF\xBD byte");
    assert_taken(eql_text_fold(NULL, -1), "");
}

static void test_fold_words(void)
{
    assert_taken(eql_text_fold_words("What's  your *ethnic* group?", -1),
                 "what s your ethnic group");
    assert_taken(eql_text_fold_words("[Row] (2)", -1), "row 2");
    assert_taken(eql_text_fold_words("?!", -1), "");
}

static void test_slug(void)
{
    assert_taken(eql_text_slug("Fair treatment"), "fair-treatment");
    assert_taken(eql_text_slug(" Curriculum & representation! "), "curriculum-representation");
    assert_taken(eql_text_slug("\xC3\x89galit\xC3\xA9"), "egalite");
    assert_taken(eql_text_slug("???"), "x");
    g_autofree char *arabic = eql_text_slug("\xd8\xa7\xd9\x86");
    g_autofree char *hebrew = eql_text_slug("\xd7\xaa\xd7\x97");
    g_assert_cmpuint(strlen(arabic), ==, strlen("x-01234567"));
    g_assert_cmpstr(arabic, !=, hebrew);
}

static void test_similarity(void)
{
    g_assert_cmpfloat(eql_text_similarity("same", "same"), ==, 1);
    g_assert_cmpfloat(eql_text_similarity("", ""), ==, 1);
    g_assert_cmpfloat(eql_text_similarity("abc", "xyz"), ==, 0);
    /* " n", "ni", "ig", "gh", "ht" and " n", "na", "ac", "ch", "ht": two shared. */
    g_assert_cmpfloat_with_epsilon(eql_text_similarity("night", "nacht"), 0.4, 1e-12);
    g_assert_cmpfloat(
        eql_text_similarity("i feel i belong at this school", "i feel i belong in this school"), >,
        0.85);
}

static void test_blank(void)
{
    g_assert_true(eql_text_is_blank(NULL, -1));
    g_assert_true(eql_text_is_blank(" \t\xC2\xA0\xE2\x80\x8B", -1));
    g_assert_true(eql_text_is_blank("x", 0));
    g_assert_false(eql_text_is_blank(" - ", -1));
    g_assert_false(eql_text_is_blank("\xFF", -1));
}

static void test_mask(void)
{
    static const struct {
        const char *text, *masked;
        guint removed;
    } cases[] = {
        {"Write to amy.o'neil+x@mail.example.org please", "Write to [email removed] please", 1},
        {"ring 07700 900123 or +44 20 7946 0958",
         "ring [telephone number removed] or [telephone number removed]", 2},
        {"from 192.0.2.17", "from [address removed]", 1},
        {"UPN A123456789012 and X98765432123B",
         "UPN [pupil number removed] and [pupil number removed]", 2},
        {"born 3/4/2011, or 2011-04-03", "born [date removed], or [date removed]", 2},
        {"In Year 7, 30 of 120 pupils said 5 out of 10.",
         "In Year 7, 30 of 120 pupils said 5 out of 10.", 0},
        {"since 2019 it is 1.5 times better", "since 2019 it is 1.5 times better", 0},
        {"zoe (at) example.org, zoe[at]example[dot]org, zoe at example dot org, zoe\uFF20x.org",
         "[email removed], [email removed], [email removed], [email removed]", 4},
        {"zoe ( at ) example.org, zoe\tat\texample\tdot\torg, zoe\u00a0AT example DOT org",
         "[email removed], [email removed], [email removed]", 3},
        {"Look at us (at last), at 5 (at the door)", "Look at us (at last), at 5 (at the door)", 0},
        {"ref_H823000000001, H-823000000002 and H 8230 0000 0003",
         "ref_[pupil number removed], [pupil number removed] and [pupil number removed]", 3},
        {"I got 7 of 10 in 2025, a 3 in 2024", "I got 7 of 10 in 2025, a 3 in 2024", 0},
        {"2001:db8::7f1 or fe80::1ff:fe23:4567:890a at 10:30:45",
         "[address removed] or [address removed] at 10:30:45", 2},
        {"4 March 2011, 17th Sept 2010, March 5, 2011, 12-Mar-2011, 3ydd o Fawrth",
         "[date removed], [date removed], [date removed], [date removed], 3ydd o Fawrth", 4},
        {"10 Mawrth 2011, 9 mars 2011, 1er ao\u00fbt 2012, 3 de mayo de 2010",
         "[date removed], [date removed], [date removed], [date removed]", 4},
        {"20110306, 14032011, 2011/03/11, 13 / 03 / 2011",
         "[date removed], [date removed], [date removed], [date removed]", 4},
        {"7 marks, 10 out of 2011, May 2025, 99999999",
         "7 marks, 10 out of 2011, May 2025, 99999999", 0},
        {"00447700900124, 07700.900.128, 7700900131",
         "[telephone number removed], [telephone number removed], [telephone number removed]", 3},
        {"I live at SW1A 1AA, sw1a1aa, Sw1a  1aA, m1\u00a01ae, EC1A-1BB, b33 8TH, or cr2_6xh.",
         "I live at [postcode removed], [postcode removed], [postcode removed], [postcode "
         "removed], "
         "[postcode removed], [postcode removed], or [postcode removed].",
         7},
        {"DN55 1PT and W1A 0AX (GIR 0AA)",
         "[postcode removed] and [postcode removed] ([postcode removed])", 3},
        {"In E10 or SW1A, year 7 and 8; KS3 4th lesson, Q1 2nd half, 10 of B12, A1 5pm, MP3 2GB",
         "In E10 or SW1A, year 7 and 8; KS3 4th lesson, Q1 2nd half, 10 of B12, A1 5pm, MP3 2GB",
         0},
        {"QQ123456C, qq 12 34 56 c, Ab-12-34-56-d, AB  12\u00a034 56  A and JG103759",
         "[National Insurance number removed], [National Insurance number removed], [National "
         "Insurance number removed], [National Insurance number removed] and [National Insurance "
         "number removed]",
         5},
        {"at 10 11 12, in 5b, CP123 and BGB12345", "at 10 11 12, in 5b, CP123 and BGB12345", 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint removed = 99;
        assert_taken(eql_text_mask_identifiers(cases[i].text, &removed), cases[i].masked);
        g_assert_cmpuint(removed, ==, cases[i].removed);
    }
}

static void test_names(void)
{
    static const char *const names[] = {
        "Zoe Okonkwo",      "zoe okonkwo",        "OKONKWO, Zoe",   "Mr Khan",
        "Seán O’Neill",     "Mary-Jane van Dijk", "Zoe Okonkwo 7B", "Zoe Okonkwo [email removed]",
        "Grace Young Zadie"};
    static const char *const others[] = {"",
                                         "Banana",
                                         "kind of",
                                         "No Idea",
                                         "Not Sure",
                                         "it depends",
                                         "42",
                                         "[pupil number removed]",
                                         "See my comment below",
                                         "Sort of yes and sort of no, it depends on the teacher"};
    static const char *const also[] = {"room", NULL};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (!eql_names_maybe(names[i]))
            g_error("“%s” may be a name", names[i]);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (eql_names_maybe(others[i]))
            g_error("“%s” is no name", others[i]);
    g_assert_true(eql_names_likely("Zoe Okonkwo", also));
    g_assert_false(eql_names_likely("Thinking Room", also));
    g_assert_true(eql_names_maybe("Thinking Room"));
}

static void test_titles(void)
{
    g_autofree char *masked = eql_text_mask_title(
        "zoe@example.org H823000000001 2026-01-15 0770 A 20260115 1015, 3 May 2025, AY202526, "
        "n1c 4ag, QQ123456C");
    g_assert_cmpstr(masked, ==,
                    "[email removed] [pupil number removed] 2026-01-15 0770 A 20260115 1015, "
                    "3 May 2025, AY202526, [postcode removed], [National Insurance number "
                    "removed]");
    g_assert_null(eql_text_mask_title(NULL));
}

static void test_json_depth(void)
{
    g_autofree char *open = g_strnfill(64, '['), *close = g_strnfill(64, ']');
    g_autofree char *deepest = g_strdup("{\"a\": \"[[\\\"[\", \"b\": 1}");
    g_autofree char *at_most = g_strconcat(open, "\"/[\\\\\"", close, open, close, NULL);
    g_autofree char *more = g_strconcat("{", open, close, "}", NULL);
    g_autofree char *hidden = g_strconcat("/*\"*/", open, open, "/*\"*/", NULL);
    g_assert_true(eql_json_is_shallow(deepest));
    g_assert_true(eql_json_is_shallow(at_most));
    g_assert_false(eql_json_is_shallow(more));
    g_assert_false(eql_json_is_shallow(hidden));
    g_assert_true(eql_json_is_shallow("]]]\"a\\"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/fold", test_fold);
    g_test_add_func("/text/fold-words", test_fold_words);
    g_test_add_func("/text/slug", test_slug);
    g_test_add_func("/text/similarity", test_similarity);
    g_test_add_func("/text/blank", test_blank);
    g_test_add_func("/text/mask", test_mask);
    g_test_add_func("/text/names", test_names);
    g_test_add_func("/text/titles", test_titles);
    g_test_add_func("/text/json-depth", test_json_depth);
    return g_test_run();
}
