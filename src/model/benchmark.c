/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/benchmark.h"

#include "base/i18n.h"
#include "base/language.h"

static void row_free(gpointer data)
{
    EqlBenchmarkRow *row = data;
    g_free(row->characteristic);
    g_free(row);
}

EqlBenchmark *eql_benchmark_new(const char *place, const char *year, const char *source)
{
    EqlBenchmark *benchmark = g_atomic_rc_box_new0(EqlBenchmark);
    benchmark->place = g_strdup(place);
    benchmark->year = g_strdup(year);
    benchmark->source = g_strdup(source);
    benchmark->rows = g_ptr_array_new_with_free_func(row_free);
    return benchmark;
}

EqlBenchmark *eql_benchmark_published(const char *place, const char *year, const char *file)
{
    /* Translators: a place, a year, and the name of a file. */
    g_autofree char *source =
        g_strdup_printf(_("Department for Education, %s, %s: %s"), place, year, file);
    EqlBenchmark *benchmark = eql_benchmark_new(place, year, source);
    benchmark->file = g_strdup(file);
    return benchmark;
}

/* scripts/update-potfiles gives the countries in data/benchmarks this context. */
const char *eql_place_name(const char *place)
{
    return eql_language_name_of("place", place);
}

EqlBenchmark *eql_benchmark_ref(EqlBenchmark *benchmark)
{
    return benchmark ? g_atomic_rc_box_acquire(benchmark) : NULL;
}

static void clear(gpointer data)
{
    EqlBenchmark *benchmark = data;
    g_free(benchmark->place);
    g_free(benchmark->year);
    g_free(benchmark->source);
    g_free(benchmark->file);
    g_ptr_array_unref(benchmark->rows);
}

void eql_benchmark_unref(EqlBenchmark *benchmark)
{
    if (benchmark)
        g_atomic_rc_box_release_full(benchmark, clear);
}

void eql_benchmark_add(EqlBenchmark *benchmark, const EqlBenchmarkRow *row)
{
    EqlBenchmarkRow *copy = g_memdup2(row, sizeof *row);
    copy->characteristic = g_strdup(row->characteristic);
    g_ptr_array_add(benchmark->rows, copy);
}

static void add_count(gint64 *sum, gint64 count, gboolean first)
{
    *sum = count < 0 || (!first && *sum < 0) ? -1 : first ? count : *sum + count;
}

EqlBenchmarkRow eql_benchmark_sum(const EqlBenchmark *benchmark, const EqlCodes *codes,
                                  const char *characteristic, const char *group, EqlDetail detail)
{
    EqlBenchmarkRow sum = {NULL, NULL, -1, -1, -1, -1};
    gboolean first = TRUE;
    for (guint i = 0; i < benchmark->rows->len; i++) {
        const EqlBenchmarkRow *row = benchmark->rows->pdata[i];
        if (g_strcmp0(row->characteristic, characteristic) != 0 ||
            (group &&
             g_strcmp0(eql_codes_roll_up(codes, characteristic, row->group, detail), group) != 0))
            continue;
        add_count(&sum.headcount, row->headcount, first);
        add_count(&sum.suspensions, row->suspensions, first);
        add_count(&sum.suspended_pupils, row->suspended_pupils, first);
        add_count(&sum.exclusions, row->exclusions, first);
        first = FALSE;
    }
    return sum;
}

/* ── as text: a line of what it is of, then one for each row, with tabs between ── */

enum { CHARACTERISTIC, GROUP, HEADCOUNT, SUSPENSIONS, SUSPENDED, EXCLUSIONS, N_CELLS };

static void append_cell(GString *text, const char *cell, char end)
{
    g_autofree char *plain = g_strdelimit(g_strdup(cell ? cell : ""), "\t\n", ' ');
    g_string_append_printf(text, "%s%c", plain, end);
}

char *eql_benchmark_text(const EqlBenchmark *benchmark)
{
    GString *text = g_string_new(NULL);
    append_cell(text, benchmark->place, '\t');
    append_cell(text, benchmark->year, '\t');
    append_cell(text, benchmark->file, '\n');
    for (guint i = 0; i < benchmark->rows->len; i++) {
        const EqlBenchmarkRow *row = benchmark->rows->pdata[i];
        append_cell(text, row->characteristic, '\t');
        append_cell(text, row->group, '\t');
        g_string_append_printf(text,
                               "%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT
                               "\t%" G_GINT64_FORMAT "\n",
                               row->headcount, row->suspensions, row->suspended_pupils,
                               row->exclusions);
    }
    return g_string_free(text, FALSE);
}

static gboolean count_from(const char *cell, gint64 *count)
{
    return g_ascii_string_to_signed(cell, 10, -1, G_MAXINT64 / 1000, count, NULL);
}

static gboolean add_line(EqlBenchmark *benchmark, const char *line)
{
    g_auto(GStrv) cells = g_strsplit(line, "\t", -1);
    EqlBenchmarkRow row = {NULL, NULL, -1, -1, -1, -1};
    if (g_strv_length(cells) != N_CELLS || !count_from(cells[HEADCOUNT], &row.headcount) ||
        !count_from(cells[SUSPENSIONS], &row.suspensions) ||
        !count_from(cells[SUSPENDED], &row.suspended_pupils) ||
        !count_from(cells[EXCLUSIONS], &row.exclusions))
        return FALSE;
    if (*cells[CHARACTERISTIC]) {
        row.characteristic = cells[CHARACTERISTIC];
        row.group = g_intern_string(cells[GROUP]);
    }
    eql_benchmark_add(benchmark, &row);
    return TRUE;
}

EqlBenchmark *eql_benchmark_from_text(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_auto(GStrv) head = g_strsplit(lines[0] ? lines[0] : "", "\t", -1);
    if (g_strv_length(head) != 3)
        return NULL;
    g_autoptr(EqlBenchmark) benchmark = eql_benchmark_published(head[0], head[1], head[2]);
    for (guint i = 1; lines[i] && *lines[i]; i++)
        if (!add_line(benchmark, lines[i]))
            return NULL;
    return g_steal_pointer(&benchmark);
}
