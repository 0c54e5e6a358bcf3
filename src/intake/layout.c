/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text.h"
#include "intake/intake-error.h"

/* So many rows tell a tool from another: two headers and the first response. */
#define PEEKED 3

typedef struct {
    char **rows[PEEKED]; /* NULL-terminated cells; NULL beyond the end */
    guint64 numbers[PEEKED];
} Peek;

static void peek_clear(Peek *peek)
{
    for (guint i = 0; i < PEEKED; i++)
        g_strfreev(peek->rows[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Peek, peek_clear)

static char **copy_cells(const EqlRow *row)
{
    char **cells = g_new0(char *, row->n_cells + 1);
    for (guint i = 0; i < row->n_cells; i++)
        cells[i] = g_strndup(row->cells[i].text, row->cells[i].length);
    return cells;
}

static gboolean peek_rows(EqlTable *table, Peek *peek, GError **error)
{
    for (guint i = 0; i < PEEKED; i++) {
        const EqlRow *row;
        if (!eql_table_next(table, &row, error))
            return FALSE;
        if (!row)
            return TRUE;
        peek->rows[i] = copy_cells(row);
        peek->numbers[i] = row->number;
    }
    return TRUE;
}

static const char *peeked(const Peek *peek, guint row, guint column)
{
    if (!peek->rows[row] || column >= g_strv_length(peek->rows[row]))
        return "";
    return peek->rows[row][column];
}

static gboolean is_one_of(const char *text, const char *const *folded)
{
    g_autofree char *own = eql_text_fold_words(text, -1);
    return g_strv_contains(folded, own);
}

/* ── which tool ── */

static const char *const ANSWER_WORDS[] = {"response", "open ended response", NULL};
static const char *const RESPONDENT_WORDS[] = {"respondent id", "respondentid", NULL};
static const char *const TIMESTAMP_WORDS[] = {"timestamp",
                                              "horodateur",
                                              "marca temporal",
                                              "zeitstempel",
                                              "sygnatura czasowa",
                                              "carimbo de data hora",
                                              "informazioni cronologiche",
                                              NULL};
static const char *const START_WORDS[] = {"start time", "heure de début",      "hora de inicio",
                                          "startzeit",  "godzina rozpoczęcia", NULL};

/* SurveyMonkey: the second row says "Response" under a question with one answer, and
 * names the option or statement under the others. */
static gboolean is_surveymonkey(const Peek *peek)
{
    if (!peek->rows[1])
        return FALSE;
    guint answers = 0, width = g_strv_length(peek->rows[1]);
    for (guint i = 0; i < width; i++)
        answers += is_one_of(peek->rows[1][i], ANSWER_WORDS);
    gboolean respondent = is_one_of(peeked(peek, 0, 0), RESPONDENT_WORDS);
    /* With its own first column a blank cell there in the second row is the sign. */
    return answers > 0 || (respondent && eql_text_is_blank(peeked(peek, 1, 0), -1));
}

static gboolean is_microsoft_forms(const Peek *peek)
{
    static const char *const id[] = {"id", NULL};
    return is_one_of(peeked(peek, 0, 0), id) && is_one_of(peeked(peek, 0, 1), START_WORDS);
}

static const char *recognise(const Peek *peek)
{
    if (is_surveymonkey(peek))
        return "surveymonkey";
    if (is_microsoft_forms(peek))
        return "microsoft-forms";
    if (is_one_of(peeked(peek, 0, 0), TIMESTAMP_WORDS))
        return "google-forms";
    return "table";
}

/* ── what a heading says ── */

static void add_text(EqlLayoutColumn *column, const char *text, gssize length)
{
    g_autofree char *folded = eql_text_fold_words(text, length);
    if (*folded && !g_ptr_array_find_with_equal_func(column->texts, folded, g_str_equal, NULL))
        g_ptr_array_add(column->texts, g_steal_pointer(&folded));
}

/* "<b>Question</b>" without its tags. */
static char *without_tags(const char *text)
{
    static GRegex *tags;
    static gsize once;
    if (g_once_init_enter(&once)) {
        tags = g_regex_new("<[/!a-zA-Z][^<>]*>|&nbsp;", G_REGEX_OPTIMIZE, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    char *plain = g_regex_replace_literal(tags, text, -1, 0, " ", 0, NULL);
    return plain ? plain : g_strdup(text);
}

/* What follows "P01. ", "Q12: ", "3) " or "A8[SQ001]. "; NULL when there is no such
 * beginning. */
static const char *after_code(const char *text)
{
    const char *p = text;
    while (g_ascii_isalpha(*p) && p - text < 4)
        p++;
    if (!g_ascii_isdigit(*p))
        return NULL;
    while (g_ascii_isalnum(*p) || *p == '_' || *p == '[' || *p == ']')
        p++;
    if (!strchr(".:)-", *p) || !*p)
        return NULL;
    return p + 1;
}

/* The texts a heading's question may have: itself, without a code before it, and the
 * row of a grid ("Question [Row]"). */
static void add_heading_texts(EqlLayoutColumn *column, const char *heading)
{
    g_autofree char *plain = without_tags(heading);
    add_text(column, plain, -1);
    const char *rest = after_code(plain);
    if (rest)
        add_text(column, rest, -1);
    const char *open = strrchr(plain, '['), *close = open ? strchr(open, ']') : NULL;
    if (close && close > open + 1 && open > plain) {
        add_text(column, open + 1, close - open - 1);
        const char *row = after_code(open + 1);
        if (row && row < close)
            add_text(column, row, close - row);
    }
}

/* Headings that ask for a name or an address in other words than the list knows. */
static gboolean asks_for_identifier(const char *heading)
{
    static const char *const whole[] = {"name",          "e mail",    "email",
                                        "phone",         "telephone", "postcode",
                                        "date of birth", "surname",   "ip address"};
    static const char *const begins[] = {
        "what is your ",     "please enter your ", "your ", "your child s ",
        "please give your ", "please write your ", "my "};
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    const char *rest = folded;
    for (guint i = 0; i < G_N_ELEMENTS(begins); i++)
        if (g_str_has_prefix(folded, begins[i]))
            rest = folded + strlen(begins[i]);
    if (g_str_has_prefix(rest, "full ") || g_str_has_prefix(rest, "first ") ||
        g_str_has_prefix(rest, "last "))
        rest = strchr(rest, ' ') + 1;
    for (guint i = 0; i < G_N_ELEMENTS(whole); i++)
        if (g_str_has_prefix(rest, whole[i]) &&
            (rest[strlen(whole[i])] == 0 || g_str_has_prefix(rest + strlen(whole[i]), " address")))
            return TRUE;
    return FALSE;
}

static gboolean is_tool_column(const char *tool, const char *heading)
{
    static const char *const own[] = {"id",
                                      "start time",
                                      "completion time",
                                      "last modified time",
                                      "total points",
                                      "quiz feedback",
                                      "timestamp",
                                      "horodateur",
                                      "respondent id",
                                      "respondentid",
                                      "collector id",
                                      "start date",
                                      "end date",
                                      "date created",
                                      "date modified",
                                      "heure de début",
                                      "heure de fin",
                                      "heure de la dernière modification",
                                      "submitdate",
                                      "date submitted",
                                      "lastpage",
                                      "last page",
                                      "startlanguage",
                                      "start language",
                                      "seed",
                                      NULL};
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    if (g_strv_contains(own, folded))
        return TRUE;
    return g_str_equal(tool, "surveymonkey") && g_str_has_prefix(folded, "custom data");
}

static void column_free(EqlLayoutColumn *column)
{
    g_free(column->heading);
    g_free(column->raw);
    g_ptr_array_unref(column->texts);
    g_free(column);
}

static EqlLayoutColumn *make_column(const char *tool, const char *question, const char *option,
                                    const char *raw, const EqlCodes *codes)
{
    EqlLayoutColumn *column = g_new0(EqlLayoutColumn, 1);
    column->texts = g_ptr_array_new_with_free_func(g_free);
    column->raw = eql_text_fold(raw, -1);
    g_autofree char *plain = g_strstrip(g_strdup(question));
    column->heading = option ? g_strdup_printf("%s [%s]", plain, option) : g_steal_pointer(&plain);
    if (option) {
        add_text(column, option, -1);
        const char *rest = after_code(option);
        if (rest)
            add_text(column, rest, -1);
        g_autofree char *both = g_strconcat(question, " ", option, NULL);
        add_text(column, both, -1);
    } else {
        add_heading_texts(column, question);
        column->field = eql_codes_field_of_heading(codes, question);
        column->tool_column = is_tool_column(tool, question);
    }
    column->identifier = (column->field && eql_codes_field_identifies(codes, column->field)) ||
                         asks_for_identifier(option ? option : question);
    return column;
}

static void add_plain_columns(EqlLayout *layout, const Peek *peek, const EqlCodes *codes)
{
    for (char **heading = peek->rows[0]; *heading; heading++)
        g_ptr_array_add(layout->columns,
                        make_column(layout->tool, *heading, NULL, *heading, codes));
}

static void add_surveymonkey_columns(EqlLayout *layout, const Peek *peek, const EqlCodes *codes)
{
    guint width = MAX(g_strv_length(peek->rows[0]), g_strv_length(peek->rows[1]));
    const char *question = "";
    for (guint i = 0; i < width; i++) {
        const char *first = peeked(peek, 0, i), *second = peeked(peek, 1, i);
        if (!eql_text_is_blank(first, -1))
            question = first;
        gboolean plain = eql_text_is_blank(second, -1) || is_one_of(second, ANSWER_WORDS);
        g_ptr_array_add(layout->columns,
                        make_column(layout->tool, question, plain ? NULL : second, first, codes));
    }
}

/* Headings that stand twice become "heading (2)", so that a mapping can tell them apart. */
static void number_twins(GPtrArray *columns)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < columns->len; i++) {
        EqlLayoutColumn *column = columns->pdata[i];
        guint times = GPOINTER_TO_UINT(g_hash_table_lookup(seen, column->heading)) + 1;
        g_hash_table_replace(seen, g_strdup(column->heading), GUINT_TO_POINTER(times));
        if (times == 1 || !*column->heading)
            continue;
        char *numbered = g_strdup_printf("%s (%u)", column->heading, times);
        g_free(column->heading);
        column->heading = numbered;
    }
}

/* LimeSurvey leaves it empty until a response is sent off. */
static int find_submitted(const GPtrArray *columns)
{
    for (guint i = 0; i < columns->len; i++) {
        const EqlLayoutColumn *column = columns->pdata[i];
        if (g_str_has_prefix(column->raw, "submitdate"))
            return (int)i;
    }
    return -1;
}

static gboolean skip_rows(EqlTable *table, guint n, GError **error)
{
    const EqlRow *row;
    if (!eql_table_rewind(table, error))
        return FALSE;
    for (guint i = 0; i < n; i++)
        if (!eql_table_next(table, &row, error))
            return FALSE;
    return TRUE;
}

static gboolean check_rows(EqlTable *table, const Peek *peek, guint header_rows, GError **error)
{
    if (header_rows < PEEKED && peek->rows[header_rows])
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                peek->rows[0] ? _("%s has a header row and no responses beneath it. Export the "
                                  "responses again, with at least one response.")
                              : _("%s is empty. Export the responses again."),
                eql_table_name(table));
    return FALSE;
}

EqlLayout *eql_layout_read(EqlTable *table, const EqlCodes *codes, GError **error)
{
    g_auto(Peek) peek = {{NULL}, {0}};
    if (!peek_rows(table, &peek, error))
        return NULL;
    g_autoptr(EqlLayout) layout = g_new0(EqlLayout, 1);
    layout->columns = g_ptr_array_new_with_free_func((GDestroyNotify)column_free);
    layout->tool = peek.rows[0] ? recognise(&peek) : "table";
    gboolean two = g_str_equal(layout->tool, "surveymonkey");
    layout->header_rows = two ? 2 : 1;
    layout->header_number = peek.numbers[0];
    if (!check_rows(table, &peek, layout->header_rows, error))
        return NULL;
    if (two)
        add_surveymonkey_columns(layout, &peek, codes);
    else
        add_plain_columns(layout, &peek, codes);
    number_twins(layout->columns);
    layout->submitted = find_submitted(layout->columns);
    return skip_rows(table, layout->header_rows, error) ? g_steal_pointer(&layout) : NULL;
}

void eql_layout_free(EqlLayout *layout)
{
    if (!layout)
        return;
    g_ptr_array_unref(layout->columns);
    g_free(layout);
}
