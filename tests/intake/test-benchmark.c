/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published figures of the Department for Education, under old and new column names. */
#include <glib/gstdio.h>
#include <string.h>

#include "analysis/beside.h"
#include "base/data-folder.h"
#include "intake/intake-error.h"
#include "intake/lists/benchmark-file.h"
#include "intake/lists/codes-file.h"
#include "table-dump.h"

#define NEW_HEADINGS                                                                               \
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"          \
    "region_name,old_la_code,new_la_code,la_name,education_phase,characteristic_group,"            \
    "characteristic,headcount,perm_excl,perm_excl_rate,suspension,susp_rate,one_plus_susp,"        \
    "one_plus_susp_rate\n"
#define ENGLAND(year) year ",Academic year,National,E92000001,England,,,,,,Total,"
#define WESTMINSTER                                                                                \
    "202324,Academic year,Local authority,E92000001,England,E12000007,London,213,E09000033,"       \
    "Westminster,Total,"

static const char NEW_TABLE[] =
    NEW_HEADINGS ENGLAND("202223") "Total,Total,1,1,1,1,1,1,1\n" ENGLAND(
        "202324") "Total,Total,\"8,400,000\",\"10,900\",0.13,\"955,000\",11.31,\"330,000\",3."
                  "9\n" ENGLAND("202324") "Ethnicity Minor,Black "
                                          "Caribbean,\"90,000\",250,9,\"14,000\",99,\"5,000\","
                                          "9\n" ENGLAND("202324") "Ethnicity "
                                                                  "Major,Black,\"400,000\",250,9,"
                                                                  "\"40,000\",99,\"5,000\","
                                                                  "9\n" ENGLAND(
                                                                      "202324") "Ethnicit"
                                                                                "y "
                                                                                "Minor,"
                                                                                "Chinese,"
                                                                                "\"50,"
                                                                                "000\",c,"
                                                                                "c,x,z,"
                                                                                "low,"
                                                                                "low"
                                                                                "\n" WESTMINSTER
                                                                                "Total,"
                                                                                "Total,"
                                                                                "\"20,"
                                                                                "000\","
                                                                                "10,1,"
                                                                                "\"1,"
                                                                                "000\",1,"
                                                                                "400,"
                                                                                "1"
                                                                                "\n" WESTMINSTER
                                                                                "Ethnicit"
                                                                                "y "
                                                                                "Minor,"
                                                                                "Black "
                                                                                "Caribbea"
                                                                                "n,\"1,"
                                                                                "000\",1,"
                                                                                "1,90,1,"
                                                                                "40,1\n"
                                                                                "202324,"
                                                                                "Academic"
                                                                                " year,"
                                                                                "Local "
                                                                                "authorit"
                                                                                "y,"
                                                                                "E9200000"
                                                                                "1,"
                                                                                "England,"
                                                                                "E1200000"
                                                                                "7,"
                                                                                "London,"
                                                                                "213,"
                                                                                "E0900003"
                                                                                "3,"
                                                                                "Westmins"
                                                                                "ter,"
                                                                                "State-"
                                                                                "funded "
                                                                                "secondar"
                                                                                "y,"
                                                                                "Ethnicit"
                                                                                "y "
                                                                                "Minor,"
                                                                                "Black "
                                                                                "Caribbea"
                                                                                "n,7,7,7,"
                                                                                "7,7,7,"
                                                                                "7\n"
                                                                                "202324,"
                                                                                "Autumn "
                                                                                "term,"
                                                                                "National"
                                                                                ",E920000"
                                                                                "01,"
                                                                                "England,"
                                                                                ",,,,,"
                                                                                "Total,"
                                                                                "Ethnicit"
                                                                                "y Minor,"
                                                                                "Black "
                                                                                "Caribbea"
                                                                                "n,7,7,7,"
                                                                                "7,7,7,"
                                                                                "7\n";

typedef struct {
    EqlCodes *codes;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    f->codes = eql_codes_load(eql_data_folder(NULL), &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    eql_codes_unref(f->codes);
}

static EqlBenchmark *read_text(Fixture *f, const char *text, const char *place, GError **error)
{
    g_autofree char *path = write_file("table.csv", text, strlen(text));
    return eql_benchmark_read(path, place, f->codes, eql_data_folder(NULL), NULL, error);
}

static EqlBenchmark *built_in(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path =
        g_build_filename(eql_data_folder(NULL), "benchmarks", "england.csv", NULL);
    EqlBenchmark *benchmark =
        eql_benchmark_read(path, NULL, f->codes, eql_data_folder(NULL), NULL, &error);
    g_assert_no_error(error);
    return benchmark;
}

static double rate_of(Fixture *f, const EqlBenchmark *benchmark, const char *characteristic,
                      const char *group)
{
    EqlBeside beside = eql_beside(benchmark, f->codes, "suspension", FALSE, characteristic, group,
                                  EQL_DETAIL_FULL);
    return beside.rate_per_100.value;
}

/* The rates that the Department printed, to its two decimals. */
static void test_england(Fixture *f, gconstpointer data)
{
    static const struct {
        const char *characteristic, *group;
        double rate;
    } printed[] = {{"ethnicity", "WBRI", 5.23},  {"ethnicity", "BCRB", 10.20},
                   {"ethnicity", "WROM", 20.79}, {"ethnicity", "WIRT", 16.72},
                   {"ethnicity", "CHNE", 0.56},  {"ethnicity", "not-stated", 7.14},
                   {"sex", "M", 6.91},           {"sex", "F", 2.53},
                   {"fsm", "yes", 12.54},        {"fsm", "no", 3.50},
                   {"sen", "E", 15.94},          {"sen", "K", 14.76},
                   {"sen", "N", 3.06},           {"sen-need", "SEMH", 46.34},
                   {"sen-need", "MSI", 3.27},    {"year", "10", 14.35}};
    g_autoptr(EqlBenchmark) england = built_in(f);
    g_assert_cmpstr(england->place, ==, "England");
    g_assert_cmpstr(england->year, ==, "2016/17");
    for (guint i = 0; i < G_N_ELEMENTS(printed); i++) {
        EqlBeside beside = eql_beside(england, f->codes, "suspension", FALSE,
                                      printed[i].characteristic, printed[i].group, EQL_DETAIL_FULL);
        /* Counts are rounded to 5, printed rates are not: half of 5 in 100 n either way, and
         * half of their last decimal. */
        double n = beside.census.value;
        g_assert_cmpfloat_with_epsilon(beside.rate_per_100.value, printed[i].rate,
                                       (100 + printed[i].rate) * 2.5 / n + 0.005);
    }
}

static void test_rri(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlBenchmark) england = built_in(f);
    EqlBeside caribbean =
        eql_beside(england, f->codes, "suspension", FALSE, "ethnicity", "BCRB", EQL_DETAIL_FULL);
    EqlBeside black =
        eql_beside(england, f->codes, "suspension", TRUE, "ethnicity", "black", EQL_DETAIL_BROAD);
    EqlBeside chinese =
        eql_beside(england, f->codes, "exclusion", FALSE, "ethnicity", "CHNE", EQL_DETAIL_FULL);
    EqlBeside unknown = eql_beside(england, f->codes, "suspension", FALSE, "ethnicity",
                                   EQL_NOT_STATED, EQL_DETAIL_FULL);
    EqlBeside lunch =
        eql_beside(england, f->codes, "lunchtime", FALSE, "ethnicity", "BCRB", EQL_DETAIL_FULL);
    g_assert_cmpfloat_with_epsilon(caribbean.rri.value, (9445.0 / 92595) / (381865.0 / 8024635),
                                   1e-12);
    g_assert_cmpfloat(black.census.value, ==, 92595 + 300630 + 59345);
    g_assert_true(eql_figure_is_shown(black.rri));
    g_assert_cmpfloat(chinese.census.value, ==, 35130); /* its exclusions were suppressed */
    g_assert_false(eql_figure_is_shown(chinese.outcomes));
    g_assert_false(eql_figure_is_shown(chinese.rri));
    g_assert_true(eql_figure_is_shown(unknown.rate_per_100));
    g_assert_false(eql_figure_is_shown(unknown.rri));
    g_assert_false(eql_figure_is_shown(lunch.rate_per_100));
}

/* Broad asian needs Chinese too, of which one count is suppressed. */
static void test_suppressed_in_sum(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlBenchmark) england = built_in(f);
    EqlBeside asian =
        eql_beside(england, f->codes, "exclusion", FALSE, "ethnicity", "asian", EQL_DETAIL_BROAD);
    g_assert_true(eql_figure_is_shown(asian.census));
    g_assert_false(eql_figure_is_shown(asian.outcomes));
}

static void test_new_names(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlBenchmark) england = read_text(f, NEW_TABLE, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(england->year, ==, "2023/24");
    g_assert_cmpuint(england->rows->len, ==, 3); /* neither terms, phases nor major groups */
    EqlBeside caribbean =
        eql_beside(england, f->codes, "suspension", FALSE, "ethnicity", "BCRB", EQL_DETAIL_FULL);
    EqlBeside chinese =
        eql_beside(england, f->codes, "suspension", TRUE, "ethnicity", "CHNE", EQL_DETAIL_FULL);
    g_assert_cmpfloat_with_epsilon(caribbean.rate_per_100.value, 100 * 14000.0 / 90000, 1e-9);
    g_assert_cmpfloat(chinese.census.value, ==, 50000);
    g_assert_false(eql_figure_is_shown(chinese.outcomes));
}

static void test_place(Fixture *f, gconstpointer data)
{
    static const char *const ways[] = {"westminster", "E09000033", "213"};
    g_autoptr(GError) nowhere = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(EqlBenchmark) place = read_text(f, NEW_TABLE, ways[i], &error);
        g_assert_no_error(error);
        g_assert_cmpstr(place->place, ==, "Westminster");
        g_assert_cmpfloat_with_epsilon(rate_of(f, place, "ethnicity", "BCRB"), 9, 1e-9);
    }
    g_assert_null(read_text(f, NEW_TABLE, "Nowhere", &nowhere));
    g_assert_error(nowhere, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
    g_assert_nonnull(strstr(nowhere->message, "Nowhere"));
}

/* England is a place like others; all that the table tells of are listed, the largest first. */
static void test_places(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlBenchmark) england = read_text(f, NEW_TABLE, "england", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(england->rows->len, ==, 3);
    g_autofree char *path = write_file("table.csv", NEW_TABLE, strlen(NEW_TABLE));
    g_autoptr(GPtrArray) places = eql_benchmark_places(path, eql_data_folder(NULL), NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(places->len, ==, 2);
    g_assert_cmpstr(places->pdata[0], ==, "England");
    g_assert_cmpstr(places->pdata[1], ==, "Westminster");
    g_assert_true(eql_benchmark_is_in(path, eql_data_folder(NULL)));
    g_autofree char *other = write_file("roll.csv", "UPN,Ethnicity\nA1,BCRB\n", 23);
    g_assert_false(eql_benchmark_is_in(other, eql_data_folder(NULL)));
}

/* As a project keeps them. */
static void test_text(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlBenchmark) england = built_in(f);
    g_autofree char *text = eql_benchmark_text(england);
    g_autoptr(EqlBenchmark) again = eql_benchmark_from_text(text);
    g_assert_nonnull(again);
    g_assert_cmpstr(again->place, ==, "England");
    g_assert_cmpstr(again->year, ==, "2016/17");
    g_assert_cmpstr(again->source, ==, england->source);
    g_assert_cmpuint(again->rows->len, ==, england->rows->len);
    g_assert_cmpfloat(rate_of(f, again, "ethnicity", "BCRB"), ==,
                      rate_of(f, england, "ethnicity", "BCRB"));
    EqlBeside all = eql_beside_of_all(again, "suspension", FALSE);
    g_assert_cmpfloat_with_epsilon(all.rate_per_100.value, 100 * 381865 / 8024635.0, 1e-9);
    g_assert_null(eql_benchmark_from_text(""));
    g_assert_null(eql_benchmark_from_text("England\t2016/17"));
    g_assert_null(eql_benchmark_from_text("England\t2016/17\tx.csv\nethnicity\tBCRB\t1\t2\n"));
    g_assert_null(eql_benchmark_from_text("England\t2016/17\tx.csv\nsex\tF\t1\t2\tz\t4\n"));
}

/* A column for each characteristic: one of them is told, crosses and others are passed over. */
static void test_column_each(Fixture *f, gconstpointer data)
{
#define NATIONAL "202425,Academic year,National,E92000001,England,"
    static const char table[] =
        "time_period,time_identifier,geographic_level,country_code,country_name,education_phase,"
        "sex,ethnicity_major,ethnicity_minor,fsm_status,idaci_decile,headcount,suspension,"
        "susp_rate,one_plus_susp,perm_excl\n" NATIONAL
        "Total,Total,Total,Total,Total,Total,1000,100,10,50,5\n" NATIONAL
        "Total,Male,Total,Total,Total,Total,500,70,14,30,4\n" NATIONAL
        "Total,Total,Black,Total,Total,Total,300,60,20,20,1\n" NATIONAL
        "Total,Total,Black,Black Caribbean,Total,Total,200,40,20,20,x\n" NATIONAL
        "Total,Total,Black,Black African,Total,Total,100,20,20,10,z\n" NATIONAL
        "Total,Male,Black,Black Caribbean,Total,Total,90,30,33,20,1\n" NATIONAL
        "Total,Total,Total,Total,FSM eligible,Total,250,50,20,20,1\n" NATIONAL
        "Total,Total,Total,Total,Total,10% most deprived,99,9,9,9,9\n" NATIONAL
        "State-funded primary,Male,Total,Total,Total,Total,1,1,1,1,1\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlBenchmark) england = read_text(f, table, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(england->year, ==, "2024/25");
    g_assert_cmpuint(england->rows->len, ==, 5);
    g_assert_cmpfloat_with_epsilon(rate_of(f, england, "sex", "M"), 14, 1e-9);
    g_assert_cmpfloat_with_epsilon(rate_of(f, england, "ethnicity", "BCRB"), 20, 1e-9);
    g_assert_cmpfloat_with_epsilon(rate_of(f, england, "fsm", "yes"), 20, 1e-9);
    EqlBeside caribbean =
        eql_beside(england, f->codes, "suspension", FALSE, "ethnicity", "BCRB", EQL_DETAIL_FULL);
    g_assert_cmpfloat_with_epsilon(caribbean.rri.value, 2, 1e-9);
}

static void test_refused(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(read_text(f, "UPN,Ethnicity\nA1,BCRB\n", NULL, &error));
    g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
    g_assert_nonnull(strstr(error->message, "time_period"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/benchmark/" name, Fixture, NULL, set_up, test, tear_down)
    ADD("england", test_england);
    ADD("rri", test_rri);
    ADD("suppressed-in-sum", test_suppressed_in_sum);
    ADD("new-names", test_new_names);
    ADD("place", test_place);
    ADD("places", test_places);
    ADD("text", test_text);
    ADD("column-each", test_column_each);
    ADD("refused", test_refused);
    return g_test_run();
}
