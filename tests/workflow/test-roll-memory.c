/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What values of a roll or a log mean is said once, and serves the next file. */
#include <string.h>

#include "import-case.h"
#include "workflow/memory-file.h"

#define ROLL "UPN,Gender,Year\nA1,X?,7\nA2,F,Wibble\n"
#define NEXT "Year,Ethnicity,GENDER\n7,WBRI,x?\n8,BCRB,M\n"
#define LOG "UPN,Type,Date,Gender\nA1,Sent home,1/9/2025,X?\n"

static void bring_census(ImportCase *c, const char *name, const char *text,
                         const EqlMapping *mapping)
{
    c->request.kind = EQL_IMPORT_CENSUS;
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, name, text));
    c->request.mapping = NULL;
}

static guint count_sex(const ImportCase *c, const char *code)
{
    g_autoptr(EqlCensus) census = eql_store_census(eql_project_store(c->project), NULL);
    const EqlGroupColumn *column = eql_group_columns_find(census->groups, "sex");
    guint n = 0;
    for (guint i = 0; i < census->n; i++)
        n += g_str_equal(eql_group_column_get(column, i), code);
    return n;
}

static const EqlLabel *label_at(const ImportCase *c, guint at)
{
    g_assert_cmpuint(c->record->labels->len, >, at);
    return c->record->labels->pdata[at];
}

static void confirm(ImportCase *c)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_answer(mapping, "Gender", "X?", "F");
    bring_census(c, "roll.csv", ROLL, mapping);
    g_assert_cmpuint(c->record->notices->len, ==, 0);
    g_assert_cmpuint(count_sex(c, "F"), ==, 2);
}

/* Another school's file, with other columns, and the heading in other letters. */
static void test_next(ImportCase *c, gconstpointer data)
{
    confirm(c);
    import_case_next_school(c, "Elm");
    bring_census(c, "next.csv", NEXT, NULL);
    g_assert_true(label_at(c, 0)->remembered);
    g_assert_cmpstr(label_at(c, 0)->means, ==, "F");
    g_assert_cmpuint(count_sex(c, "F"), ==, 1);
    g_assert_true(
        import_case_has_notice(c, "what 1 value means, as you confirmed it last for Oak"));
    /* What is said later is kept beside it, and said otherwise in its place. */
    g_autoptr(EqlMapping) more = eql_mapping_new();
    eql_mapping_set_answer(more, "Year", "Wibble", "9");
    bring_census(c, "roll.csv", ROLL, more);
    bring_census(c, "next.csv", ROLL, NULL);
    g_assert_true(label_at(c, 0)->remembered);
    g_assert_true(label_at(c, 1)->remembered);
    g_autoptr(EqlMapping) other = eql_mapping_new();
    eql_mapping_set_answer(other, "Gender", "X?", "M");
    bring_census(c, "roll.csv", ROLL, other);
    g_assert_cmpuint(count_sex(c, "M"), ==, 1);
    bring_census(c, "next.csv", NEXT, NULL);
    g_assert_cmpstr(label_at(c, 0)->means, ==, "M");
}

/* Neither a dry run nor an import that is not to remember keeps or uses anything. */
static void test_declined(ImportCase *c, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_answer(mapping, "Gender", "X?", "F");
    c->request.dry_run = TRUE;
    bring_census(c, "roll.csv", ROLL, mapping);
    c->request.dry_run = FALSE;
    bring_census(c, "next.csv", NEXT, NULL);
    g_assert_cmpstr(label_at(c, 0)->means, ==, NULL);
    confirm(c);
    c->request.remember = FALSE;
    bring_census(c, "next.csv", NEXT, NULL);
    g_assert_cmpstr(label_at(c, 0)->means, ==, NULL);
    g_assert_cmpuint(count_sex(c, "F"), ==, 0);
    c->request.remember = TRUE;
    c->request.forget = TRUE;
    bring_census(c, "next.csv", NEXT, NULL);
    g_assert_cmpstr(label_at(c, 0)->means, ==, NULL);
    c->request.forget = FALSE;
    bring_census(c, "next.csv", NEXT, NULL);
    g_assert_cmpstr(label_at(c, 0)->means, ==, NULL);
    g_autoptr(GPtrArray) entries = eql_memory_load(NULL);
    g_assert_cmpuint(entries->len, ==, 0);
}

/* A log has a memory of its own. */
static void test_log(ImportCase *c, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    confirm(c);
    c->request.kind = EQL_IMPORT_OUTCOMES;
    eql_mapping_set_answer(mapping, "Type", "Sent home", "suspension");
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "log.csv", LOG));
    g_assert_cmpstr(label_at(c, 0)->means, ==, NULL); /* the roll's word for it is another */
    c->request.mapping = NULL;
    g_assert_true(import_case_bring(c, "log2.csv", LOG "A2,Sent home,2/9/2025,F\n"));
    g_assert_true(label_at(c, 1)->remembered);
    g_autoptr(EqlOutcomes) outcomes = eql_store_outcomes(eql_project_store(c->project), NULL);
    for (guint i = 0; i < outcomes->n; i++)
        g_assert_cmpstr(outcomes->kinds->pdata[i], ==, "suspension");
    bring_census(c, "next.csv", NEXT, NULL);
    g_assert_true(label_at(c, 0)->remembered);
}

int main(int argc, char **argv)
{
    import_case_init(&argc, &argv);
    ADD_IMPORT_TEST("/roll-memory/next", test_next);
    ADD_IMPORT_TEST("/roll-memory/declined", test_declined);
    ADD_IMPORT_TEST("/roll-memory/log", test_log);
    return import_case_run();
}
