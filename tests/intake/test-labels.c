/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers that fit nothing: told with their rows and a guess, given a meaning by a
 * mapping, and never lost from the counts. */

#include <glib/gstdio.h>
#include <string.h>

#include "base/kept.h"
#include "intake/responses/mapping-file.h"
#include "output/mapping-write.h"
#include "responses-case.h"

#define BELONG "I feel I belong at this school."
#define ETHNIC "Which of these best describes your ethnic group?"
#define HEADER "\"" BELONG "\",\"" ETHNIC "\"\n"
#define ODD HEADER "Agree,Black Caribbean\nAgreee,Blak Caribean\nyes!,Martian\nAgreee,Martian\n"

static const EqlLabel *label_of(const ResponsesCase *c, const char *answer)
{
    for (guint i = 0; i < c->record->labels->len; i++) {
        const EqlLabel *label = c->record->labels->pdata[i];
        if (g_str_equal(label->answer, answer))
            return label;
    }
    g_error("no label %s", answer);
}

static gboolean read_mapped(ResponsesCase *c, const char *text, const EqlMapping *mapping)
{
    g_assert_true(g_file_set_contents(c->path, text, -1, NULL));
    return responses_case_read_path(c, c->path, mapping);
}

static void assert_rows(const EqlLabel *label, guint count, guint64 first, guint64 last)
{
    g_assert_cmpuint(label->count, ==, count);
    g_assert_cmpuint(label->rows->len, ==, MIN(count, EQL_LABEL_ROWS));
    g_assert_cmpuint(g_array_index(label->rows, guint64, 0), ==, first);
    g_assert_cmpuint(g_array_index(label->rows, guint64, label->rows->len - 1), ==, last);
}

static void test_listed(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, ODD));
    g_assert_cmpuint(c->record->labels->len, ==, 4);
    assert_rows(label_of(c, "Agreee"), 2, 3, 5);
    g_assert_cmpstr(label_of(c, "Agreee")->guess, ==, "Agree");
    g_assert_null(label_of(c, "Agreee")->means);
    g_assert_cmpstr(label_of(c, "Agreee")->code, ==, "P01");
    assert_rows(label_of(c, "Martian"), 2, 4, 5);
    g_assert_cmpstr(label_of(c, "Blak Caribean")->column, ==, ETHNIC);
    g_assert_nonnull(strstr(label_of(c, "Blak Caribean")->guess, "Caribbean"));
    g_assert_true(responses_case_has_problem(c, 3, "Caribbean"));
    /* Until mapped: not read, and not stated. */
    const guint8 want[] = {4, EQL_ANSWER_UNREAD, EQL_ANSWER_UNREAD, EQL_ANSWER_UNREAD};
    responses_case_assert_answers(c, "P01", want, 4);
    const EqlGroupColumn *groups = eql_responses_groups(c->responses, "ethnicity");
    g_assert_cmpstr(eql_group_column_get(groups, 1), ==, EQL_NOT_STATED);
}

/* On paper two boxes get ticked: which was meant is not guessed. */
static void test_two_ticked(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, HEADER "Agree/Disagree,BCRB\nAgreed/agree,BCRB\nDisagree/disagree,BCRB\n"));
    g_assert_null(label_of(c, "Agree/Disagree")->guess);
    g_assert_cmpstr(label_of(c, "Disagree/disagree")->guess, ==, "Disagree");
    g_assert_cmpstr(label_of(c, "Agreed/agree")->guess, ==, "Agree");
}

static void test_many_rows(ResponsesCase *c, gconstpointer data)
{
    g_autoptr(GString) text = g_string_new(HEADER);
    for (guint i = 0; i < 100; i++)
        g_string_append(text, "so so,BCRB\n");
    g_assert_true(responses_case_read(c, text->str));
    assert_rows(label_of(c, "so so"), 100, 2, 1 + EQL_LABEL_ROWS);
}

static void test_given_a_meaning(ResponsesCase *c, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_answer(mapping, BELONG, "AGREEE ", "agree");
    eql_mapping_set_answer(mapping, BELONG, "yes!", EQL_MEANS_NOTHING);
    eql_mapping_set_answer(mapping, ETHNIC, "Martian", "Any other ethnic group");
    eql_mapping_set_answer(mapping, ETHNIC, "Blak Caribean", "BCRB");
    g_assert_true(read_mapped(c, ODD, mapping));
    const guint8 want[] = {4, 4, EQL_ANSWER_BLANK, 4};
    responses_case_assert_answers(c, "P01", want, 4);
    const EqlGroupColumn *groups = eql_responses_groups(c->responses, "ethnicity");
    g_assert_cmpstr(eql_group_column_get(groups, 1), ==, "BCRB");
    g_assert_cmpstr(eql_group_column_get(groups, 3), ==, "OOTH");
    g_assert_cmpstr(label_of(c, "Agreee")->means, ==, "Agree");
    assert_rows(label_of(c, "Agreee"), 2, 3, 5);
    g_assert_cmpstr(label_of(c, "Martian")->means, ==, "OOTH");
    g_assert_false(label_of(c, "Martian")->remembered);
    g_assert_cmpuint(c->record->problems->len, ==, 0);
    g_assert_cmpuint(g_hash_table_size(eql_responses_answers(c->responses, "P01")->unread), ==, 0);
}

/* A form that counts the other way round. */
static void test_numbers_reversed(ResponsesCase *c, gconstpointer data)
{
    static const char *const means[] = {"Strongly agree", "Agree", "Neither agree nor disagree",
                                        "Disagree", "Strongly disagree"};
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    for (guint i = 0; i < G_N_ELEMENTS(means); i++) {
        const char number[] = {(char)('1' + i), 0};
        eql_mapping_set_answer(mapping, BELONG, number, means[i]);
    }
    g_assert_true(read_mapped(c, HEADER "1,BCRB\n5,BCRB\n2,BCRB\n1,BCRB\n", mapping));
    const guint8 want[] = {5, 1, 4, 5};
    responses_case_assert_answers(c, "P01", want, 4);
}

static void test_wrong_meaning(ResponsesCase *c, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_answer(mapping, BELONG, "Agreee", "Often");
    g_assert_false(read_mapped(c, ODD, mapping));
    g_assert_nonnull(strstr(c->error->message, "Often"));
    g_assert_nonnull(strstr(c->error->message, "Strongly disagree"));
    eql_mapping_set_answer(mapping, BELONG, "Agreee", "");
    eql_mapping_set_answer(mapping, ETHNIC, "Martian", "Venusian");
    g_assert_false(read_mapped(c, ODD, mapping));
    g_assert_nonnull(strstr(c->error->message, "Venusian"));
}

/* ── as a file ── */

static void assert_written(const ResponsesCase *c, const char *path, const char *want)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    g_assert_true(eql_mapping_write(c->record, path, &error));
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, want);
}

static void test_file(ResponsesCase *c, gconstpointer data)
{
    g_autofree char *path = g_build_filename(c->folder, "mapping.csv", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(responses_case_read(c, "P01,colour,Email\nAgree,red,a@b.org\n"));
    assert_written(c, path, "column,code\nP01,P01\ncolour,\nEmail,\n");
    g_assert_true(responses_case_read(c, "P01,=colour\nAgreee,red\n"));
    assert_written(c, path,
                   "column,code,answer,means,guess\nP01,P01,,,\n'=colour,,,,\n"
                   "P01,P01,Agreee,,Agree\n");
    /* What was written means, read back, just what was there. */
    g_autoptr(EqlMapping) mapping = eql_mapping_read(path, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(eql_mapping_column(mapping, "=colour"), ==, "");
    g_assert_null(eql_mapping_answer(mapping, "P01", "Agreee"));
    g_assert_true(read_mapped(c, "P01,=colour\nAgreee,red\n", mapping));
    g_assert_null(label_of(c, "Agreee")->means);
    g_assert_true(
        g_file_set_contents(path, "column,code,answer,means\nP01,,Agreee,Agree\n", -1, NULL));
    g_autoptr(EqlMapping) changed = eql_mapping_read(path, NULL, &error);
    g_assert_null(eql_mapping_column(changed, "P01"));
    g_assert_cmpstr(eql_mapping_answer(changed, "P01", " agreeE"), ==, "Agree");
    g_remove(path);
}

static void test_bad_file(ResponsesCase *c, gconstpointer data)
{
    static const char *const texts[] = {"column,code,answer\nP01,P01,x\n",
                                        "column,code,means\nP01,P01,x\n",
                                        "column,code,answer,means\nP01,P01,,\nP01,P02,x,Agree\n"};
    g_autofree char *path = g_build_filename(c->folder, "mapping.csv", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_true(g_file_set_contents(path, texts[i], -1, NULL));
        g_assert_null(eql_mapping_read(path, NULL, &error));
        g_assert_nonnull(strstr(error->message, "mapping.csv"));
    }
    g_remove(path);
}

/* ── the preview ── */

static void test_samples(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, "Name,Email,Your full name,P40,colour\n"
           "Ana Bell,a@b.org,Ana Bell,Ana says hello from a very long comment that goes on and on,"
           "red 07700900123\nBo,b@c.org,Bo,,blue\n"));
    for (guint i = 0; i < 3; i++)
        g_assert_null(((EqlColumnMatch *)c->record->columns->pdata[i])->examples);
    const EqlColumnMatch *comment = c->record->columns->pdata[3];
    g_assert_cmpint(g_utf8_strlen(comment->examples[0], -1), <=, 41);
    g_assert_null(strstr(comment->examples[0], "Ana"));
    const EqlColumnMatch *colour = c->record->columns->pdata[4];
    g_assert_null(strstr(colour->examples[0], "07700"));
    g_assert_cmpstr(colour->examples[1], ==, "blue");
}

/* A file as it may be: blank rows, headers again, rows too long or short, and anything in
 * the cells. Returns how many records are not blank; the text is the caller's. */
static guint random_file(GString *text)
{
    static const char *const cells[] = {"Agree", "agree", "",        "Nonsense", "5",
                                        "BCRB",  "-",     "\"x\n\"", "Girl",     "Mr Fox"};
    guint records = 0, rows = (guint)g_test_rand_int_range(1, 60);
    g_string_assign(text, "Timestamp,P01,P02," ETHNIC ",P40\n");
    for (guint i = 0; i < rows; i++) {
        int kind = g_test_rand_int_range(0, 12);
        if (kind == 0) {
            g_string_append(text, ",,,,\n");
            continue;
        }
        records++;
        if (kind == 1) {
            g_string_append(text, "Timestamp,P01,P02," ETHNIC ",P40\n");
            continue;
        }
        g_string_append_printf(text, "2025/10/%02u 09:00:00", i % 28 + 1);
        for (int n = g_test_rand_int_range(1, 7); n > 0; n--)
            g_string_append_printf(text, ",%s",
                                   cells[g_test_rand_int_range(0, G_N_ELEMENTS(cells))]);
        g_string_append_c(text, '\n');
    }
    return records;
}

static void assert_adds_up(const ResponsesCase *c, guint records)
{
    g_assert_cmpuint(c->record->rows, ==, records);
    g_assert_cmpuint(c->record->rows, ==, c->record->accepted + c->record->set_aside);
    g_assert_cmpuint(c->responses->n, ==, c->record->accepted);
    for (guint i = 0; i < c->responses->answers->len; i++)
        g_assert_cmpuint(((EqlAnswerColumn *)c->responses->answers->pdata[i])->answers->len, ==,
                         c->responses->n);
    for (guint i = 0; i < c->responses->groups->len; i++)
        g_assert_cmpuint(((EqlGroupColumn *)c->responses->groups->pdata[i])->values->len, ==,
                         c->responses->n);
}

/* Every answer that was not read is among the labels, or may be a name and is not listed. */
static void assert_labels_add_up(const ResponsesCase *c)
{
    guint unread = 0, listed = 0;
    for (guint i = 0; i < c->responses->answers->len; i++) {
        const EqlAnswerColumn *column = c->responses->answers->pdata[i];
        const GByteArray *answers = column->answers;
        for (guint j = 0; j < answers->len; j++)
            unread += answers->data[j] == EQL_ANSWER_UNREAD;
        listed +=
            GPOINTER_TO_UINT(g_hash_table_lookup(column->unread, eql_kept_text("[may be a name]")));
    }
    for (guint i = 0; i < c->record->labels->len; i++) {
        const EqlLabel *label = c->record->labels->pdata[i];
        listed += g_str_has_prefix(label->code, "P0") ? label->count : 0;
    }
    g_assert_cmpuint(listed, ==, unread);
}

/* Two words that nobody knows may be a name, but not when several wrote them. */
static void test_common(ResponsesCase *c, gconstpointer data)
{
    static const char text[] = "Timestamp,P01\n"
                               "2025-10-01 09:00,Muhlasa Kowe\n2025-10-01 09:01,Muhlasa Kowe\n"
                               "2025-10-01 09:02,Muhlasa Kowe\n2025-10-01 09:03,Ada Lovelace\n";
    g_assert_true(responses_case_read(c, text));
    g_assert_cmpuint(c->record->labels->len, ==, 1);
    const EqlLabel *label = c->record->labels->pdata[0];
    g_assert_cmpstr(label->answer, ==, "Muhlasa Kowe");
    g_assert_cmpuint(label->count, ==, 3);
    assert_labels_add_up(c);
}

/* A name beside an answer is not listed; what is only spelt otherwise is, so that it can be said
 * what it means. */
static void test_signed(ResponsesCase *c, gconstpointer data)
{
    static const char text[] = "Timestamp,P01\n"
                               "2025-10-01 09:00,\"Strongly agree, signed Ada Lovelace\"\n"
                               "2025-10-01 09:01,agree (ada lovelace)\n"
                               "2025-10-01 09:02,I agree but Mr Lovelace shouts at us all day\n"
                               "2025-10-01 09:02,Stongly agre\n"
                               "2025-10-01 09:03,Agree most of the time\n";
    g_assert_true(responses_case_read(c, text));
    g_assert_cmpuint(c->record->labels->len, ==, 2);
    g_assert_cmpstr(((EqlLabel *)c->record->labels->pdata[0])->answer, ==,
                    "Agree most of the time");
    g_assert_cmpstr(((EqlLabel *)c->record->labels->pdata[1])->answer, ==, "Stongly agre");
    assert_labels_add_up(c);
    for (guint i = 0; i < c->record->problems->len; i++)
        g_assert_null(strstr(((EqlProblem *)c->record->problems->pdata[i])->message, "ovelace"));
}

static void test_adds_up(ResponsesCase *c, gconstpointer data)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint read = 0;
    for (guint round = 0; round < 300; round++) {
        guint records = random_file(text);
        if (!responses_case_read(c, text->str))
            continue; /* a file of nothing but blank rows */
        assert_adds_up(c, records);
        assert_labels_add_up(c);
        read++;
    }
    g_assert_cmpuint(read, >, 250);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD_RESPONSES_TEST("/labels/listed", test_listed);
    ADD_RESPONSES_TEST("/labels/two-ticked", test_two_ticked);
    ADD_RESPONSES_TEST("/labels/many-rows", test_many_rows);
    ADD_RESPONSES_TEST("/labels/given-a-meaning", test_given_a_meaning);
    ADD_RESPONSES_TEST("/labels/numbers-reversed", test_numbers_reversed);
    ADD_RESPONSES_TEST("/labels/wrong-meaning", test_wrong_meaning);
    ADD_RESPONSES_TEST("/labels/file", test_file);
    ADD_RESPONSES_TEST("/labels/bad-file", test_bad_file);
    ADD_RESPONSES_TEST("/preview/samples", test_samples);
    ADD_RESPONSES_TEST("/labels/common", test_common);
    ADD_RESPONSES_TEST("/labels/signed", test_signed);
    ADD_RESPONSES_TEST("/preview/adds-up", test_adds_up);
    return g_test_run();
}
