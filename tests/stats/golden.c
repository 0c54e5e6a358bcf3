/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "near.h"

static char *read_file(const char *name)
{
    g_autofree char *path =
        g_build_filename(g_getenv("EQL_TEST_DATA"), "..", "stats", "golden", name, NULL);
    g_autoptr(GError) error = NULL;
    char *text = NULL;

    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return text;
}

void golden_each(const char *name, void (*check)(const GoldenRow *row))
{
    g_autofree char *text = read_file(name);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint rows = 0;

    for (guint i = 1; lines[i] && *g_strstrip(lines[i]); i++, rows++) {
        g_auto(GStrv) fields = g_strsplit(lines[i], ",", -1);
        GoldenRow row = {name, i + 1, fields};

        check(&row);
    }
    g_assert_cmpuint(rows, >=, 500);
}

static const char *golden_field(const GoldenRow *row, guint field)
{
    g_assert_cmpuint(field, <, g_strv_length(row->fields));
    return row->fields[field];
}

static double to_number(const char *text)
{
    char *end = NULL;
    double number = g_ascii_strtod(text, &end);

    g_assert_true(end != text && *end == '\0');
    return number;
}

double golden_number(const GoldenRow *row, guint field)
{
    return to_number(golden_field(row, field));
}

guint64 golden_count(const GoldenRow *row, guint field)
{
    return (guint64)golden_number(row, field);
}

GArray *golden_numbers(const GoldenRow *row, guint field)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(double));
    g_auto(GStrv) parts = g_strsplit(golden_field(row, field), " ", -1);

    for (guint i = 0; parts[i]; i++) {
        double number = to_number(parts[i]);

        g_array_append_val(numbers, number);
    }
    return numbers;
}

void golden_check(const GoldenRow *row, guint field, double actual, double scale)
{
    double expected = golden_number(row, field);

    if (!is_near(actual, expected, GOLDEN_RELATIVE) && !(fabs(actual - expected) <= 1e-12 * scale))
        g_error("%s:%u: field %u is %.17g, not %.17g", row->file, row->line, field + 1, actual,
                expected);
}
