/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was confirmed for one school serves the next, and never stands in the way. */

#include <glib/gstdio.h>
#include <string.h>

#include "import-case.h"
#include "workflow/memory-file.h"

#define HEADER "Timestamp,Belonging?,Fairness!,Ethnicity,Colour\n"
#define OAK HEADER "2025/10/01 9:00:00 AM GMT,Agree,Agreee,Martian,red\n"
#define ELM HEADER "2025/11/02 9:00:00 AM GMT,Disagree,Agreee,Martian,blue\n"

static EqlMapping *usual_mapping(void)
{
    EqlMapping *mapping = eql_mapping_new();
    eql_mapping_set_column(mapping, "Belonging?", "P01");
    eql_mapping_set_column(mapping, "Fairness!", "P02");
    eql_mapping_set_column(mapping, "Colour", "");
    eql_mapping_set_answer(mapping, "Fairness!", "Agreee", "Agree");
    eql_mapping_set_answer(mapping, "Ethnicity", "Martian", "OOTH");
    return mapping;
}

/* Oak's file is brought in with the usual mapping. */
static void confirm(ImportCase *c)
{
    g_autoptr(EqlMapping) mapping = usual_mapping();
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "oak.csv", OAK));
    g_assert_cmpuint(c->record->notices->len, ==, 0);
    c->request.mapping = NULL;
}

static void assert_column(const ImportCase *c, const char *heading, const char *code,
                          const char *match, const char *how)
{
    const EqlColumnMatch *column = import_case_column(c, heading);
    g_assert_cmpstr(column->code, ==, code);
    g_assert_cmpstr(column->match, ==, match);
    g_assert_cmpstr(column->how, ==, how);
}

static guint n_entries(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) entries = eql_memory_load(&error);
    g_assert_no_error(error);
    return entries->len;
}

static char *memory_text(void)
{
    g_autofree char *path = eql_memory_path();
    char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void write_memory(const char *text)
{
    g_autofree char *path = eql_memory_path();
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0700);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void test_next_school(ImportCase *c, gconstpointer data)
{
    confirm(c);
    import_case_next_school(c, "Elm");
    g_assert_true(import_case_bring(c, "elm.csv", ELM));
    assert_column(c, "Belonging?", "P01", "mapped", "memory");
    assert_column(c, "Fairness!", "P02", "mapped", "memory");
    assert_column(c, "Colour", NULL, "none", "memory");
    g_assert_true(import_case_has_notice(c, "Oak"));
    g_assert_true(import_case_has_notice(c, "oak.csv"));
    g_assert_cmpuint(c->record->labels->len, ==, 2);
    for (guint i = 0; i < 2; i++)
        g_assert_true(((EqlLabel *)c->record->labels->pdata[i])->remembered);
    g_autoptr(EqlResponses) responses =
        eql_store_responses(eql_project_store(c->project), "A", "pupil", NULL);
    g_assert_cmpuint(eql_responses_answers(responses, "P01")->answers->data[0], ==, 2);
    g_assert_cmpuint(eql_responses_answers(responses, "P02")->answers->data[0], ==, 4);
    g_assert_cmpstr(eql_group_column_get(eql_responses_groups(responses, "ethnicity"), 0), ==,
                    "OOTH");
}

/* Nothing that another school has a right to see in the project that is shared. */
static void test_stays_in_the_profile(ImportCase *c, gconstpointer data)
{
    confirm(c);
    import_case_next_school(c, "Elm");
    g_assert_true(import_case_bring(c, "elm.csv", ELM));
    g_autofree char *path = import_case_path(c, "Elm.equalens");
    g_autofree char *bytes = NULL;
    gsize length;
    eql_project_close(g_steal_pointer(&c->project));
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_autofree char *memory = memory_text();
    for (gsize i = 0; i + 7 < length; i++)
        g_assert_cmpint(memcmp(bytes + i, "oak.csv", 7), !=, 0);
    /* And nothing that people answered, beyond what was given a meaning. */
    g_assert_nonnull(strstr(memory, "martian"));
    g_assert_null(strstr(memory, "red"));
    g_assert_null(strstr(memory, "2025/10"));
#ifndef G_OS_WIN32
    GStatBuf status;
    g_autofree char *file = eql_memory_path();
    g_assert_cmpint(g_stat(file, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 077, ==, 0);
#endif
}

static void test_only_what_was_said(ImportCase *c, gconstpointer data)
{
    g_assert_true(import_case_bring(c, "oak.csv", "P01,P02 ,colour\nAgree,Agree,red\n"));
    g_autofree char *path = eql_memory_path();
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    /* A preview confirms nothing. */
    g_autoptr(EqlMapping) mapping = usual_mapping();
    c->request.mapping = mapping;
    c->request.dry_run = TRUE;
    g_assert_true(import_case_bring(c, "dry.csv", OAK));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    c->request.dry_run = FALSE;
    c->request.remember = FALSE;
    g_assert_true(import_case_bring(c, "off.csv", OAK));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void test_declined(ImportCase *c, gconstpointer data)
{
    confirm(c);
    import_case_next_school(c, "Elm");
    c->request.remember = FALSE;
    g_assert_false(import_case_bring(c, "elm.csv", ELM));
    g_assert_error(c->error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NO_MATCH);
    c->request.remember = TRUE;
    c->request.dry_run = TRUE;
    c->request.forget = TRUE;
    g_assert_true(import_case_bring(c, "elm.csv", ELM));
    g_assert_nonnull(c->record->refusal);
    g_assert_cmpuint(n_entries(), ==, 1);
    c->request.dry_run = FALSE;
    g_assert_true(import_case_bring(c, "own.csv", "P01,Colour\nAgree,red\n"));
    g_assert_cmpuint(n_entries(), ==, 1); /* another kind of export */
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_column(mapping, "Belonging?", "P03");
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "elm.csv", ELM));
    assert_column(c, "Fairness!", NULL, "none", NULL);
    c->request.mapping = NULL;
    c->request.forget = FALSE;
    c->request.wave = "B";
    g_assert_true(import_case_bring(c, "elm2.csv", ELM));
    assert_column(c, "Belonging?", "P03", "mapped", "memory");
    assert_column(c, "Fairness!", NULL, "none", NULL);
}

static void test_mapping_goes_first(ImportCase *c, gconstpointer data)
{
    confirm(c);
    import_case_next_school(c, "Elm");
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    /* P02 is remembered for another column. */
    eql_mapping_set_column(mapping, "Colour", "P02");
    eql_mapping_set_answer(mapping, "Ethnicity", "Martian", "BCRB");
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "elm.csv", ELM));
    assert_column(c, "Colour", "P02", "mapped", "mapping");
    assert_column(c, "Fairness!", NULL, "none", NULL);
    assert_column(c, "Belonging?", "P01", "mapped", "memory");
    /* The two together are what is remembered now. */
    c->request.mapping = NULL;
    c->request.wave = "B";
    g_assert_true(import_case_bring(c, "elm2.csv", ELM));
    assert_column(c, "Colour", "P02", "mapped", "memory");
    assert_column(c, "Belonging?", "P01", "mapped", "memory");
    g_assert_true(import_case_has_notice(c, "Elm"));
    g_assert_cmpuint(n_entries(), ==, 1);
}

/* The order of the columns, the tool's own and those that name people may differ. */
static void test_same_kind(ImportCase *c, gconstpointer data)
{
    confirm(c);
    import_case_next_school(c, "Elm");
    g_assert_true(
        import_case_bring(c, "elm.csv",
                          "Timestamp,Email Address,COLOUR ,Ethnicity,fairness!,Belonging?\n"
                          "2025/11/02 9:00:00 AM GMT,a@b.org,red,BCRB,Agree,Disagree\n"));
    assert_column(c, "Belonging?", "P01", "mapped", "memory");
    assert_column(c, "fairness!", "P02", "mapped", "memory");
    c->request.audience = "staff";
    g_assert_false(import_case_bring(c, "staff.csv", ELM));
    c->request.audience = "pupil";
    g_assert_false(import_case_bring(c, "other.csv",
                                     "Timestamp,Belonging?,Fairness!\n2025/11/02,Agree,Agree\n"));
}

/* ── another questionnaire ── */

static void test_other_questions(ImportCase *c, gconstpointer data)
{
    confirm(c);
    import_case_next_school(c, "Elm");
    import_case_use(c, "P01,pupil,scored,T,Something else altogether,agree5,no,\n"
                       "P07,pupil,scored,T,Fairness!,agree5,no,\n");
    g_assert_true(import_case_bring(c, "elm.csv", ELM));
    assert_column(c, "Belonging?", NULL, "none", NULL);
    assert_column(c, "Fairness!", "P07", "exact", "text");
    g_assert_true(import_case_has_notice(c, "P01, P02"));
    /* Each questionnaire has its own. */
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_column(mapping, "Belonging?", "P01");
    c->request.mapping = mapping;
    c->request.wave = "B";
    g_assert_true(import_case_bring(c, "elm2.csv", ELM));
    g_assert_cmpuint(n_entries(), ==, 2);
    c->request.mapping = NULL;
    import_case_next_school(c, "Ash");
    g_assert_true(import_case_bring(c, "ash.csv", ELM));
    assert_column(c, "Fairness!", "P02", "mapped", "memory");
    g_assert_true(import_case_has_notice(c, "Oak"));
}

/* A meaning that the scale of today's question lacks is passed over. */
static void test_other_scale(ImportCase *c, gconstpointer data)
{
    import_case_use(c, "P01,pupil,scored,T,Belonging?,Bad|Good|Splendid,no,\n");
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_answer(mapping, "Belonging?", "Super", "Splendid");
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "oak.csv", "Belonging?\nSuper\n"));
    g_assert_cmpstr(((EqlLabel *)c->record->labels->pdata[0])->means, ==, "Splendid");
    c->request.mapping = NULL;
    import_case_next_school(c, "Elm");
    import_case_use(c, "P01,pupil,scored,T,Belonging?,agree5,no,\n");
    g_assert_true(import_case_bring(c, "elm.csv", "Belonging?\nSuper\n"));
    g_assert_null(((EqlLabel *)c->record->labels->pdata[0])->means);
}

/* ── what may be wrong with the file ── */

static void assert_goes_on(ImportCase *c, const char *words)
{
    g_autoptr(EqlMapping) mapping = usual_mapping();
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "oak.csv", OAK));
    g_assert_cmpuint(c->record->notices->len, ==, 1);
    g_assert_true(import_case_has_notice(c, words));
    assert_column(c, "Belonging?", "P01", "mapped", "mapping");
    c->request.mapping = NULL;
}

static void test_damaged(ImportCase *c, gconstpointer data)
{
    static const char *const texts[] = {"",
                                        "{",
                                        "[]",
                                        "{\"version\":\"1\",\"exports\":[]}",
                                        "{\"version\":1,\"exports\":7}",
                                        "\xff\xfe{}"};
    g_autofree char *path = eql_memory_path();
    g_autofree char *aside = g_strconcat(path, ".bad", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        const char wave[] = {(char)('a' + i), 0};
        c->request.wave = wave;
        write_memory(texts[i]);
        assert_goes_on(c, "damaged");
        /* It is whole again, and the old one is not lost. */
        g_assert_cmpuint(n_entries(), ==, 1);
        g_assert_true(g_file_test(aside, G_FILE_TEST_EXISTS));
    }
}

static void test_odd_entries(ImportCase *c, gconstpointer data)
{
    write_memory("{\"version\":1,\"exports\":[3,null,{},{\"signature\":5,\"columns\":[1,{}],"
                 "\"answers\":{}},{\"audience\":[],\"columns\":[{\"heading\":{}}]}]}");
    g_assert_true(import_case_bring(c, "oak.csv", "P01\nAgree\n"));
    g_assert_cmpuint(c->record->notices->len, ==, 0);
}

static void test_later_version(ImportCase *c, gconstpointer data)
{
    static const char *const later = "{\"version\":2,\"exports\":[]}";
    write_memory(later);
    assert_goes_on(c, "later version");
    g_autofree char *text = memory_text();
    g_assert_cmpstr(text, ==, later);
}

/* Something that is no folder stands where the folder should be: for whoever runs this. */
static void test_unwritable(ImportCase *c, gconstpointer data)
{
    g_autofree char *path = eql_memory_path();
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *above = g_path_get_dirname(folder);
    g_mkdir_with_parents(above, 0700);
    g_rmdir(folder);
    g_assert_true(g_file_set_contents(folder, "x", -1, NULL));
    g_autoptr(EqlMapping) mapping = usual_mapping();
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "oak.csv", OAK));
    g_assert_cmpuint(c->record->notices->len, ==, 1);
    g_assert_cmpuint(import_case_count(c, "A"), ==, 1);
    g_remove(folder);
}

/* A file without a header row has a person's answers in its place. */
static void test_headings_of_people(ImportCase *c, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_column(mapping, "ring 07700 900123", "P01");
    eql_mapping_set_column(mapping, "Fairness!", "P02");
    c->request.mapping = mapping;
    g_assert_true(import_case_bring(c, "oak.csv", "ring 07700 900123,Fairness!\nAgree,Agree\n"));
    g_autofree char *memory = memory_text();
    g_assert_nonnull(strstr(memory, "fairness!"));
    g_assert_null(strstr(memory, "07700"));
}

static void test_most_entries(ImportCase *c, gconstpointer data)
{
    g_autoptr(GPtrArray) many =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_memory_entry_free);
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < 700; i++) {
        EqlMemoryEntry *entry = eql_memory_entry_new();
        entry->signature = g_strdup_printf("%u", i);
        g_ptr_array_add(many, entry);
    }
    g_assert_true(eql_memory_save(many, &error));
    g_autoptr(GPtrArray) kept = eql_memory_load(&error);
    g_assert_no_error(error);
    g_assert_cmpuint(kept->len, ==, 500);
    g_assert_cmpstr(((EqlMemoryEntry *)kept->pdata[499])->signature, ==, "699");
}

int main(int argc, char **argv)
{
    import_case_init(&argc, &argv);
    ADD_IMPORT_TEST("/memory/next-school", test_next_school);
    ADD_IMPORT_TEST("/memory/stays-in-the-profile", test_stays_in_the_profile);
    ADD_IMPORT_TEST("/memory/only-what-was-said", test_only_what_was_said);
    ADD_IMPORT_TEST("/memory/declined", test_declined);
    ADD_IMPORT_TEST("/memory/mapping-goes-first", test_mapping_goes_first);
    ADD_IMPORT_TEST("/memory/same-kind", test_same_kind);
    ADD_IMPORT_TEST("/memory/other-questions", test_other_questions);
    ADD_IMPORT_TEST("/memory/other-scale", test_other_scale);
    ADD_IMPORT_TEST("/memory/damaged", test_damaged);
    ADD_IMPORT_TEST("/memory/odd-entries", test_odd_entries);
    ADD_IMPORT_TEST("/memory/later-version", test_later_version);
    ADD_IMPORT_TEST("/memory/unwritable", test_unwritable);
    ADD_IMPORT_TEST("/memory/headings-of-people", test_headings_of_people);
    ADD_IMPORT_TEST("/memory/most-entries", test_most_entries);
    return import_case_run();
}
