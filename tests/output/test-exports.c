/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that random schools export, with hostile texts in every place where somebody can type: it
 * opens in other programs, no text has become a formula or a link, the sheets hold the sealed
 * figures and no others, and nothing depends on anything that was hidden. Those sealed figures are
 * what the attacker of test-attack.c is given, of the same schools.
 *
 * EQL_EXPORT_SCHOOLS says how many schools, the first of them 1; few otherwise. */
#include <glib/gstdio.h>
#include <string.h>

#include "hostile-school.h"
#include "output/json.h"
#include "output/pack.h"
#include "output/report.h"
#include "unzip-part.h"

#define SOME_SCHOOLS 10

static char *folder;

static guint number_of_schools(void)
{
    const char *wanted = g_getenv("EQL_EXPORT_SCHOOLS");
    return wanted ? (guint)g_ascii_strtoull(wanted, NULL, 10) : SOME_SCHOOLS;
}

static char *path_of(guint32 seed, const char *suffix)
{
    g_autofree char *name = g_strdup_printf("%u%s", seed, suffix);
    return g_build_filename(folder, name, NULL);
}

/* ── writing ── */

static void write_workbook(const HostileSchool *school, guint32 seed, const char *suffix)
{
    g_autofree char *path = path_of(seed, suffix);
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = hostile_school_content(school);
    eql_workbook_write(&content, path, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
}

static void write_report(const HostileSchool *school, EqlReportKind kind, guint32 seed,
                         const char *suffix)
{
    g_autofree char *path = path_of(seed, suffix);
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = hostile_school_content(school);
    g_assert_true(eql_report_write(&content, kind, path, &error));
    g_assert_no_error(error);
}

static void add_list(JsonBuilder *builder, const char *name, JsonNode *node)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_value(builder, node);
}

/* The sealed figures, for what reads the sheets. */
static void write_json(const HostileSchool *school, guint32 seed, const char *suffix)
{
    g_autofree char *path = path_of(seed, suffix);
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    add_list(builder, "scores", eql_json_scores(school->scores));
    add_list(builder, "broad", eql_json_scores(school->broad));
    add_list(builder, "items", eql_json_items(school->items));
    add_list(builder, "findings", eql_json_findings(school->findings));
    json_builder_set_member_name(builder, "rris");
    json_builder_begin_array(builder);
    for (guint i = 0; i < school->rris->len; i++)
        json_builder_add_value(builder, eql_json_rri(school->rris->pdata[i]));
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) node = json_builder_get_root(builder);
    g_autofree char *text = eql_json_text(node);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void write_tidy(const HostileSchool *school, guint32 seed, const char *suffix)
{
    g_autofree char *path = path_of(seed, suffix);
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = hostile_school_content(school);
    eql_tidy_write(&content, path, &error);
    g_assert_no_error(error);
}

static void write_pack(const HostileSchool *school, guint32 seed, const char *suffix)
{
    g_autofree char *path = path_of(seed, suffix);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlPack) pack = eql_pack_new();
    pack->name = g_strdup(school->dataset->school->name);
    pack->made = g_strdup("2025-12-01");
    eql_pack_take_wave(pack, school->scores, school->items);
    for (guint i = 0; i < school->rris->len; i++)
        eql_pack_take_outcomes(pack, school->rris->pdata[i], school->dataset->codes);
    eql_pack_write(pack, path, &error);
    g_assert_no_error(error);
}

static void write_inside(const HostileSchool *school, guint32 seed, gboolean swapped)
{
    write_workbook(school, seed, swapped ? "-swapped.xlsx" : ".xlsx");
    write_report(school, EQL_REPORT_FULL, seed, swapped ? "-full-swapped.pdf" : "-full.pdf");
    write_report(school, EQL_REPORT_GOVERNORS, seed,
                 swapped ? "-governors-swapped.pdf" : "-governors.pdf");
    write_json(school, seed, swapped ? "-swapped.json" : ".json");
}

static void write_outside(const HostileSchool *school, guint32 seed, gboolean swapped)
{
    write_report(school, EQL_REPORT_FAMILIES, seed,
                 swapped ? "-families-swapped.pdf" : "-families.pdf");
    write_tidy(school, seed, swapped ? "-swapped.csv" : ".csv");
    write_pack(school, seed, swapped ? "-swapped.eqpack" : ".eqpack");
}

/* ── what is in them ── */

static void assert_no_formulas(guint32 seed)
{
    g_autofree char *path = path_of(seed, ".xlsx");
    g_auto(GStrv) parts = unzip_names(path);
    for (char **part = parts; *part; part++) {
        g_autofree char *xml = unzip_part(path, *part);
        gboolean sheet = g_str_has_prefix(*part, "xl/worksheets/sheet");
        g_assert_false(sheet && (strstr(xml, "<f>") || strstr(xml, "<f ")));
        g_assert_null(strstr(xml, "TargetMode=\"External\""));
    }
}

/* A field is a number or begins with nothing that a spreadsheet starts a formula with. */
static void assert_plain_fields(guint32 seed)
{
    g_autofree char *path = path_of(seed, ".csv");
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) fields = g_strsplit(*line, ",", -1);
        for (char **field = fields; *field; field++) {
            char *end = *field;
            const char *start = **field == '"' ? *field + 1 : *field;
            g_ascii_strtod(*field, &end);
            g_assert_true(*end == '\0' || !*start || !strchr("=+-@\t", *start));
        }
    }
}

static void assert_same_file(guint32 seed, const char *suffix, const char *other)
{
    g_autofree char *path = path_of(seed, suffix), *swapped = path_of(seed, other);
    g_autofree char *one = NULL, *two = NULL;
    gsize length, other_length;
    g_assert_true(g_file_get_contents(path, &one, &length, NULL));
    g_assert_true(g_file_get_contents(swapped, &two, &other_length, NULL));
    if (length != other_length || memcmp(one, two, length) != 0)
        g_error("school %u: %s tells of hidden people", seed, suffix);
    g_remove(swapped);
}

static void assert_nothing_depends_on_people(guint32 seed)
{
    assert_same_file(seed, ".xlsx", "-swapped.xlsx");
    assert_same_file(seed, ".json", "-swapped.json");
    assert_same_file(seed, "-full.pdf", "-full-swapped.pdf");
    assert_same_file(seed, "-governors.pdf", "-governors-swapped.pdf");
    assert_same_file(seed, "-families.pdf", "-families-swapped.pdf");
    assert_same_file(seed, ".csv", "-swapped.csv");
    assert_same_file(seed, ".eqpack", "-swapped.eqpack");
}

static void export_school(guint32 seed)
{
    g_autoptr(HostileSchool) inside = hostile_school_new(seed, FALSE);
    g_autoptr(HostileSchool) outside = hostile_school_new(seed, TRUE);
    write_inside(inside, seed, FALSE);
    write_outside(outside, seed, FALSE);
    assert_no_formulas(seed);
    assert_plain_fields(seed);
    hostile_school_swap_people(inside, seed + 5000);
    hostile_school_swap_people(outside, seed + 5000);
    write_inside(inside, seed, TRUE);
    write_outside(outside, seed, TRUE);
    assert_nothing_depends_on_people(seed);
}

static void test_exports(void)
{
    for (guint32 seed = 1; seed <= number_of_schools(); seed++)
        export_school(seed);
}

/* ── opened by other programs ── */

static void test_opened(void)
{
    g_autofree char *script =
        g_build_filename(g_getenv("EQL_TEST_DATA"), "..", "output", "open-exports.py", NULL);
    const char *const arguments[] = {"python3", "-B", script, folder, NULL};
    g_autofree char *out = NULL;
    g_autoptr(GError) error = NULL;
    int status = -1;
    g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                 &status, &error);
    if (g_error_matches(error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT)) {
        g_test_skip("python3 is not installed");
        return;
    }
    g_assert_no_error(error);
    if (g_str_has_prefix(out, "skipped"))
        g_test_skip(out);
    else if (status != 0)
        g_error("%s", out);
    else
        g_test_message("%s", out);
}

static void remove_all(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_setenv("SOURCE_DATE_EPOCH", "1764547200", TRUE);
    folder = g_dir_make_tmp("eql-exports-XXXXXX", NULL);
    g_test_add_func("/exports/written", test_exports);
    g_test_add_func("/exports/opened", test_opened);
    int result = g_test_run();
    remove_all();
    return result;
}
