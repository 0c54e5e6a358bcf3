/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/grid.h"

#include <string.h>

#include "base/text.h"
#include "output/csv-text.h"

typedef struct {
    char *csv, *print; /* print NULL: as CSV */
    gboolean is_text;
} Cell;

typedef struct {
    char *heading;
    gboolean csv_only;
    gboolean has_text;
} Column;

struct _EqlGrid {
    GArray *columns; /* Column */
    GArray *cells;   /* Cell, row by row */
    gboolean row_hides;
};

static void clear_cell(gpointer data)
{
    Cell *cell = data;
    g_free(cell->csv);
    g_free(cell->print);
}

static void clear_column(gpointer data)
{
    g_free(((Column *)data)->heading);
}

static gboolean is_hidden_column(const char *heading)
{
    return strcmp(heading, "hidden") == 0;
}

EqlGrid *eql_grid_new(const char *const *headings)
{
    EqlGrid *grid = g_new0(EqlGrid, 1);
    grid->columns = g_array_new(FALSE, FALSE, sizeof(Column));
    g_array_set_clear_func(grid->columns, clear_column);
    grid->cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    g_array_set_clear_func(grid->cells, clear_cell);
    for (; *headings; headings++) {
        Column column = {.heading = g_strdup(*headings)};
        column.csv_only = g_str_has_suffix(*headings, "_low") ||
                          g_str_has_suffix(*headings, "_high") || is_hidden_column(*headings);
        g_array_append_val(grid->columns, column);
    }
    return grid;
}

void eql_grid_free(EqlGrid *grid)
{
    if (!grid)
        return;
    g_array_unref(grid->columns);
    g_array_unref(grid->cells);
    g_free(grid);
}

static Column *column_at(const EqlGrid *grid, guint i)
{
    return &g_array_index(grid->columns, Column, i);
}

void eql_grid_csv_only(EqlGrid *grid, const char *heading)
{
    for (guint i = 0; i < grid->columns->len; i++) {
        if (strcmp(column_at(grid, i)->heading, heading) == 0)
            column_at(grid, i)->csv_only = TRUE;
    }
}

/* Takes both strings; closes the row when only "hidden" is left of it. */
static void add_cell(EqlGrid *grid, char *csv, char *print, gboolean is_text)
{
    Cell cell = {csv, print, is_text};
    guint place = grid->cells->len % grid->columns->len;
    if (is_text && *csv)
        column_at(grid, place)->has_text = TRUE;
    g_array_append_val(grid->cells, cell);
    guint next = place + 1;
    if (next < grid->columns->len && is_hidden_column(column_at(grid, next)->heading)) {
        Cell hidden = {g_strdup(grid->row_hides ? "yes" : "no"), NULL, TRUE};
        g_array_append_val(grid->cells, hidden);
    }
    if (grid->cells->len % grid->columns->len == 0)
        grid->row_hides = FALSE;
}

void eql_grid_word(EqlGrid *grid, const char *name, const char *label)
{
    add_cell(grid, g_strdup(name ? name : ""), g_strdup(label ? label : name), TRUE);
}

void eql_grid_text(EqlGrid *grid, const char *text)
{
    eql_grid_word(grid, text, text);
}

void eql_grid_figure(EqlGrid *grid, EqlFigure figure)
{
    eql_grid_figure_as(grid, figure, figure);
}

void eql_grid_figure_as(EqlGrid *grid, EqlFigure given, EqlFigure read)
{
    EqlFigure figure = eql_figure_public(given);
    grid->row_hides |= eql_figure_is_hidden(figure);
    add_cell(grid, eql_figure_is_shown(figure) ? eql_number_text(figure.value) : g_strdup(""),
             eql_figure_format_with_interval(eql_figure_public(read)), FALSE);
}

static void add_end(EqlGrid *grid, EqlFigure figure, double end)
{
    if (eql_figure_is_shown(eql_figure_public(figure)) && eql_figure_has_interval(figure))
        add_cell(grid, eql_number_text(end), eql_figure_format(eql_figure_value(figure.unit, end)),
                 FALSE);
    else
        add_cell(grid, g_strdup(""), NULL, FALSE);
}

void eql_grid_low(EqlGrid *grid, EqlFigure figure)
{
    add_end(grid, figure, figure.low);
}

void eql_grid_high(EqlGrid *grid, EqlFigure figure)
{
    add_end(grid, figure, figure.high);
}

void eql_grid_count(EqlGrid *grid, guint64 count)
{
    char *text = g_strdup_printf("%" G_GUINT64_FORMAT, count);
    add_cell(grid, text, NULL, FALSE);
}

/* ── printing ── */

static guint width_of(const char *text)
{
    guint width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        width += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
    return width;
}

/* A line break or a control character would break the table, or the terminal. */
static char *on_one_line(const char *text)
{
    GString *line = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(line, g_unichar_iscntrl(c) ? ' ' : c);
    }
    return g_string_free(line, FALSE);
}

/* For people; programs read the heading itself. */
static char *printed_heading(const Column *column)
{
    g_autofree char *words = g_strdelimit(g_strdup(column->heading), "_", ' ');
    return g_strdup(eql_text_translated(words));
}

static char *printed_cell(const EqlGrid *grid, guint row, guint column)
{
    const Cell *cell = &g_array_index(grid->cells, Cell, row * grid->columns->len + column);
    return on_one_line(cell->print ? cell->print : cell->csv);
}

static guint column_width(const EqlGrid *grid, guint column)
{
    g_autofree char *heading = printed_heading(column_at(grid, column));
    guint width = width_of(heading);
    for (guint row = 0; row < grid->cells->len / grid->columns->len; row++) {
        g_autofree char *cell = printed_cell(grid, row, column);
        width = MAX(width, width_of(cell));
    }
    return width;
}

static void append_spaces(GString *out, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append_c(out, ' ');
}

static void append_padded(GString *out, const char *text, guint width, gboolean to_the_right)
{
    guint used = width_of(text);
    guint pad = width > used ? width - used : 0;
    if (to_the_right)
        append_spaces(out, pad);
    g_string_append(out, text);
    if (!to_the_right)
        append_spaces(out, pad);
    g_string_append(out, "  ");
}

static void end_line(GString *out)
{
    while (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

static void append_rule(GString *out, guint width)
{
    for (guint i = 0; i < width; i++)
        g_string_append(out, "─");
    g_string_append(out, "  ");
}

static void append_head(const EqlGrid *grid, const guint *widths, GString *out)
{
    for (guint i = 0; i < grid->columns->len; i++) {
        const Column *column = column_at(grid, i);
        g_autofree char *heading = printed_heading(column);
        if (!column->csv_only)
            append_padded(out, heading, widths[i], !column->has_text);
    }
    end_line(out);
    for (guint i = 0; i < grid->columns->len; i++) {
        if (!column_at(grid, i)->csv_only)
            append_rule(out, MIN(widths[i], 60));
    }
    end_line(out);
}

char *eql_grid_print(const EqlGrid *grid)
{
    guint n = grid->columns->len;
    g_autofree guint *widths = g_new(guint, n);
    for (guint i = 0; i < n; i++)
        widths[i] = column_width(grid, i);
    GString *out = g_string_new(NULL);
    append_head(grid, widths, out);
    for (guint row = 0; row < grid->cells->len / n; row++) {
        for (guint i = 0; i < n; i++) {
            g_autofree char *cell = printed_cell(grid, row, i);
            if (!column_at(grid, i)->csv_only)
                append_padded(out, cell, widths[i], !column_at(grid, i)->has_text);
        }
        end_line(out);
    }
    return g_string_free(out, FALSE);
}

char *eql_grid_csv(const EqlGrid *grid)
{
    guint n = grid->columns->len;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        eql_csv_append(out, column_at(grid, i)->heading);
        g_string_append_c(out, i + 1 < n ? ',' : '\n');
    }
    for (guint i = 0; i < grid->cells->len; i++) {
        const Cell *cell = &g_array_index(grid->cells, Cell, i);
        if (cell->is_text)
            eql_csv_append_guarded(out, cell->csv);
        else
            eql_csv_append(out, cell->csv);
        g_string_append_c(out, (i + 1) % n ? ',' : '\n');
    }
    return g_string_free(out, FALSE);
}
