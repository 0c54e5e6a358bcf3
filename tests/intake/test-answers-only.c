/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns whose heading speaks of a name: names are dropped, answers to choose from are not. */
#include "responses-case.h"

#define HEADING "Do teachers pronounce your name right?"
#define OTHERS ",I feel I belong at this school.,What would help you feel that you belong?"

/* A file with a column of that heading and these cells ("a|b|c"), beside a question and a comment
 * that says somebody's name. */
static void read_column(ResponsesCase *c, const char *heading, const char *cells)
{
    g_auto(GStrv) each = g_strsplit(cells, "|", -1);
    g_autoptr(GString) text = g_string_new(heading);
    g_string_append(text, OTHERS "\n");
    for (char **cell = each; *cell; cell++)
        g_string_append_printf(text, "%s,Agree,Ask Okonkwo\n", *cell);
    g_assert_true(responses_case_read(c, text->str));
}

static void assert_kept(ResponsesCase *c, const char *heading, const char *cells)
{
    read_column(c, heading, cells);
    if (responses_case_was_dropped(c, heading))
        g_error("“%s” was dropped with %s", heading, cells);
    g_assert_nonnull(responses_case_column(c, heading)->examples);
    g_assert_true(responses_case_has_problem(c, 0, "so it was not dropped"));
}

static void assert_dropped(ResponsesCase *c, const char *heading, const char *cells)
{
    read_column(c, heading, cells);
    if (!responses_case_was_dropped(c, heading))
        g_error("“%s” was not dropped with %s", heading, cells);
    g_assert_null(responses_case_column(c, heading)->examples);
    g_assert_false(responses_case_has_problem(c, 0, "so it was not dropped"));
}

static void test_answers(ResponsesCase *c, gconstpointer data)
{
    assert_kept(c, HEADING, "Agree|Disagree|Agree|Strongly agree|Agree|Disagree|Strongly agree");
    assert_kept(c, HEADING, "Often|Always|Often|Never|Always|Never|Sometimes|Sometimes");
    assert_kept(c, HEADING,
                "agree|Agree |AGREE|disagree||Disagree|N/A|agree strongly|Agree strongly");
    assert_kept(c, "Adults use the name I want", "Agree|Disagree|Agree|Disagree|Agree");
    /* In a form's quotation marks and semicolons. */
    assert_kept(c, HEADING,
                "Agree;|Disagree;|Agree;|Disagree;|Agree;|Prefer not to say;|"
                "Prefer not to say;|Agree;");
    /* Rows that are no response do not speak. */
    assert_kept(c, HEADING,
                "Agree|Disagree|" HEADING OTHERS "\nAgree|Disagree|Agree|Disagree|Agree");
}

/* Whatever is in doubt names somebody. */
static void test_doubts(ResponsesCase *c, gconstpointer data)
{
    assert_dropped(c, HEADING, "Agree|Disagree|Agree|Strongly agree|Agree|Disagree|Amy Okonkwo");
    assert_dropped(c, HEADING, "Agree|Disagree|Agree|Disagree|Agree|Agree but Mr Poe does not");
    assert_dropped(c, HEADING, "Agree|Disagree|Agree|Disagree");             /* too few */
    assert_dropped(c, HEADING, "Agree|Agree|Agree|Agree|Agree|Agree|Agree"); /* one alone */
    assert_dropped(c, HEADING,
                   "Agree|Disagree|Strongly agree|Strongly disagree|"
                   "Neither agree nor disagree"); /* each once, as names would be */
    assert_dropped(c, HEADING, "Agree|Never|Agree|Never|Agree|Never");          /* of two scales */
    assert_dropped(c, HEADING, "Splendid|Awful|Splendid|Awful|Splendid|Awful"); /* of none */
    assert_dropped(c, HEADING, "4|5|4|5|4|5|4");
    assert_dropped(c, "Initials", "SA|SD|SA|SD|SA|SD|SA|SD");
    assert_dropped(c, "pupil_name", "Amy|Ben|Amy|Ben|Amy|Ben|Amy|Ben");
    assert_dropped(c, HEADING, "||||||");
}

/* What plainly asks for an identifier is one, even if people answered something else. */
static void test_identifiers(ResponsesCase *c, gconstpointer data)
{
    static const char *const headings[] = {"Name",  "First name",   "Surname",
                                           "Email", "Full name",    "What is your name?",
                                           "UPN",   "Your address", "Telephone"};
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
        assert_dropped(c, headings[i], "Amy Okonkwo|Ben Poe|Cat Lee|Dan Roe|Eve Fox|Fay Day");
        if (i < 5)
            assert_dropped(c, headings[i], "Agree|Disagree|Agree|Disagree|Agree|Disagree");
    }
}

/* A name beside such a column is still taken out of the comments; the answers are no names. */
static void test_comments(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, "Name," HEADING OTHERS "\n"
           "Amy Okonkwo,Agree,Agree,Ask Okonkwo whether all agree\n"
           "Ben Poe,Agree,Agree,\nCat Lee,Disagree,Agree,\nDan Roe,Disagree,Agree,\n"
           "Eve Fox,Agree,Agree,\n"));
    g_assert_true(responses_case_was_dropped(c, "Name"));
    g_assert_false(responses_case_was_dropped(c, HEADING));
    const EqlComment *comment = c->responses->comments->pdata[0];
    g_assert_cmpstr(comment->text, ==, "Ask [name removed] whether all agree");
}

/* It can be said to ask a question, and the answers are read. */
static void test_mapped(ResponsesCase *c, gconstpointer data)
{
    static const guint8 want[] = {4, 2, 4, 2, 4};
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    assert_kept(c, HEADING, "Agree|Disagree|Agree|Disagree|Agree");
    responses_case_assert_match(c, HEADING, NULL, "none");
    eql_mapping_set_column(mapping, HEADING, "P02");
    g_assert_true(responses_case_read_path(c, c->path, mapping));
    responses_case_assert_match(c, HEADING, "P02", "mapped");
    responses_case_assert_answers(c, "P02", want, G_N_ELEMENTS(want));
    g_assert_false(responses_case_was_dropped(c, HEADING));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD_RESPONSES_TEST("/answers-only/answers", test_answers);
    ADD_RESPONSES_TEST("/answers-only/doubts", test_doubts);
    ADD_RESPONSES_TEST("/answers-only/identifiers", test_identifiers);
    ADD_RESPONSES_TEST("/answers-only/comments", test_comments);
    ADD_RESPONSES_TEST("/answers-only/mapped", test_mapped);
    return g_test_run();
}
