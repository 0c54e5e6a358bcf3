/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/row-summary.h"

#include <string.h>

#include "base/text.h"
#include "intake/responses/match.h"

/* A label is short: longer cells are somebody's words. */
#define LONGEST_LABEL 60

/* ── labels ── */

/* How they begin, folded to words. What ends in a space goes on with other words. */
static const char *const LABELS[] = {
    "total",
    "total ",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "overall total",
    "sum",
    "sum of ",
    "average",
    "average ",
    "averages",
    "avg",
    "overall average",
    "mean",
    "mean ",
    "median",
    "median ",
    "mode",
    "count",
    "count of ",
    "std dev",
    "stdev",
    "st dev",
    "standard deviation",
    "min",
    "max",
    "minimum",
    "maximum",
    "percentage",
    "percentage ",
    "percent",
    "percent ",
    "per cent",
    "number of responses",
    "number of respondents",
    "no of responses",
    "no of respondents",
    "n",
    "responses",
    "overall",
    "agree",
    "positive",
    "favourable",
    "cyfanswm",
    "cyfartaledd",
    "moyenne",
    "summe",
    "mittelwert",
    "suma",
    "średnia",
};

/* "n", "responses" and shares of answers are labels beside a sign only: "n = 40", "% agree". */
static gboolean needs_sign(const char *label)
{
    static const char *const bare[] = {"n", "responses", "agree", "positive", "favourable", NULL};
    return g_strv_contains(bare, label);
}

static gboolean is_label(const char *folded, gboolean sign)
{
    for (guint i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        gsize n = strlen(LABELS[i]);
        gboolean open = LABELS[i][n - 1] == ' ';
        if (needs_sign(LABELS[i]) && !sign)
            continue;
        if (open ? strncmp(folded, LABELS[i], n) == 0 : strcmp(folded, LABELS[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Decides at a glance for nearly every cell. */
static gboolean may_be_label(const char *text, gsize length)
{
    gsize i = 0;
    while (i < length && (g_ascii_isspace(text[i]) || strchr("%#*\"'", text[i])))
        i++;
    return length <= LONGEST_LABEL && i < length && !g_ascii_isdigit(text[i]) &&
           strchr("abcfgmnoprstABCFGMNOPRST\xC5", text[i]) != NULL;
}

gboolean eql_is_summary_label(const char *text, gssize length)
{
    gsize n = length < 0 ? strlen(text) : (gsize)length;
    if (!may_be_label(text, n))
        return FALSE;
    gboolean sign = memchr(text, '%', n) || memchr(text, '=', n) || memchr(text, ':', n);
    g_autofree char *folded = eql_text_fold_words(text, (gssize)n);
    for (char *end = folded + strlen(folded);
         end > folded && (g_ascii_isdigit(end[-1]) || end[-1] == ' '); end--)
        end[-1] = 0;
    return is_label(folded, sign);
}

/* ── cells ── */

/* "12", "3.45", "68%", "1,204", "(12)", "#DIV/0!" */
static gboolean is_figure(const EqlCell *cell)
{
    gboolean digit = cell->length > 0 && cell->text[0] == '#';
    for (gsize i = 0; !digit && i < cell->length; i++)
        if (!g_ascii_isdigit(cell->text[i]) && !strchr(" .,%()+-<>", cell->text[i]))
            return FALSE;
    for (gsize i = 0; !digit && i < cell->length; i++)
        digit = g_ascii_isdigit(cell->text[i]);
    return digit;
}

/* "3.45", "68%": no one's answer. */
static gboolean is_part(const EqlCell *cell)
{
    g_autofree char *text = g_strstrip(g_strndup(cell->text, cell->length));
    const char *point = strpbrk(text, ".,");
    return strchr(text, '%') || (point && strspn(point + 1, "0") != strlen(point + 1));
}

typedef struct {
    guint filled, figures, labels; /* cells */
    guint scored, answers, parts;  /* filled cells of scored questions; that are an answer; that
                                      cannot be one, being a share or an average */
    int first;                     /* the first filled cell; -1: none */
} Cells;

static void look_at_scored(const EqlItem *item, const EqlCell *cell, Cells *cells)
{
    gboolean answer =
        eql_scale_match(item->scale, cell->text, (gssize)cell->length) != EQL_ANSWER_UNREAD;
    cells->scored++;
    cells->answers += answer;
    cells->parts += !answer && is_figure(cell) && is_part(cell);
}

static Cells look_at(const EqlSummarySigns *signs, const EqlRow *row)
{
    Cells cells = {.first = -1};
    for (guint i = 0; i < MIN(signs->beside, row->n_cells); i++) {
        const EqlCell *cell = &row->cells[i];
        if (eql_table_cell_is_blank(cell))
            continue;
        const EqlItem *item = g_array_index(signs->matches, EqlMatch, i).item;
        cells.first = cells.first < 0 ? (int)i : cells.first;
        cells.filled++;
        cells.figures += is_figure(cell);
        cells.labels += eql_is_summary_label(cell->text, (gssize)cell->length);
        if (item && item->kind == EQL_ITEM_SCORED)
            look_at_scored(item, cell, &cells);
    }
    return cells;
}

/* ── rows ── */

static int first_filled(const EqlSummarySigns *signs, const EqlRow *row)
{
    for (guint i = 0; i < MIN(signs->beside, row->n_cells); i++)
        if (!eql_table_cell_is_blank(&row->cells[i]))
            return (int)i;
    return -1;
}

/* Whether the figures of the row can be nobody's answers. */
static gboolean figures_are_no_answers(const EqlSummarySigns *signs, const Cells *cells)
{
    return cells->scored > 0 && (signs->worded || 2 * cells->answers < cells->scored ||
                                 (cells->parts > 0 && 2 * cells->parts >= cells->scored));
}

/* A label, and beside it nothing but figures. What seems a label may be somebody's comment, or
 * somebody ("Max"), if the figures can be answers. */
static gboolean is_labelled(const EqlSummarySigns *signs, const Cells *cells)
{
    const EqlItem *item = g_array_index(signs->matches, EqlMatch, cells->first).item;
    const EqlLayoutColumn *column = signs->layout->columns->pdata[cells->first];
    gboolean own = column->identifier || (item && item->kind == EQL_ITEM_COMMENT);
    return cells->figures + cells->labels == cells->filled &&
           (!own || figures_are_no_answers(signs, cells));
}

/* Averages or counts without a label. */
static gboolean is_of_averages(const EqlSummarySigns *signs, const Cells *cells)
{
    return cells->figures == cells->filled && cells->scored >= 2 &&
           (2 * cells->parts >= cells->scored || (signs->worded && cells->answers == 0));
}

/* "Printed 12 January by the office": a cell alone, below an empty row. */
static gboolean is_remark(const EqlSummarySigns *signs, const EqlRow *row, const Cells *cells)
{
    const EqlCell *cell = &row->cells[cells->first];
    const EqlItem *item = g_array_index(signs->matches, EqlMatch, cells->first).item;
    const EqlLayoutColumn *column = signs->layout->columns->pdata[cells->first];
    g_autofree char *text = g_strndup(cell->text, cell->length);
    gboolean words = strchr(text, ' ') != NULL || strpbrk(text, "0123456789") == NULL;
    if (cells->filled != 1 || !words || is_figure(cell) || (item && cells->answers > 0))
        return FALSE;
    return !(item && item->kind != EQL_ITEM_SCORED) && !column->time;
}

/* Below an empty row: words at its head ("Strongly agree") and figures that are no answers, or
 * such figures alone. */
static gboolean is_of_figures(const EqlSummarySigns *signs, const Cells *cells)
{
    const EqlItem *item = g_array_index(signs->matches, EqlMatch, cells->first).item;
    gboolean headed = cells->figures + 1 == cells->filled && cells->figures > 0;
    if (item && item->kind != EQL_ITEM_SCORED)
        return FALSE;
    return (headed || cells->figures == cells->filled) && figures_are_no_answers(signs, cells);
}

/* Below an empty row: the headings of another table, "Agree %" where answers would stand. */
static gboolean is_of_headings(const Cells *cells)
{
    return cells->scored >= 2 && cells->answers == 0 && cells->filled - cells->scored <= 1;
}

/* A figure where an answer would stand that it cannot be. */
static gboolean is_odd_figure(const EqlSummarySigns *signs, int column, const EqlCell *cell)
{
    const EqlItem *item = g_array_index(signs->matches, EqlMatch, column).item;
    return is_figure(cell) &&
           (is_part(cell) ||
            (item && item->kind == EQL_ITEM_SCORED &&
             eql_scale_match(item->scale, cell->text, (gssize)cell->length) == EQL_ANSWER_UNREAD));
}

gboolean eql_row_may_be_summary(const EqlSummarySigns *signs, const EqlRow *row)
{
    int first = first_filled(signs, row);
    const EqlCell *head = first >= 0 ? &row->cells[first] : NULL;
    return head && (signs->apart || eql_is_summary_label(head->text, (gssize)head->length) ||
                    is_odd_figure(signs, first, head));
}

gboolean eql_row_is_summary(const EqlSummarySigns *signs, const EqlRow *row)
{
    Cells cells = look_at(signs, row);
    const EqlCell *head = &row->cells[cells.first];
    if (eql_is_summary_label(head->text, (gssize)head->length))
        return is_labelled(signs, &cells);
    if (is_of_averages(signs, &cells))
        return TRUE;
    return signs->apart && (is_remark(signs, row, &cells) || is_of_figures(signs, &cells) ||
                            is_of_headings(&cells));
}
