/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text.h"
#include "intake/responses/heading.h"
#include "intake/responses/identifier-words.h"
#include "intake/responses/tool-forms.h"
#include "intake/intake-error.h"

/* What the header rows say of one column. */
typedef struct {
    const char *code;     /* NULL where the tool writes none above the question */
    const char *question; /* or the statement's title */
    const char *option;   /* the statement under it, or NULL */
    const char *raw;      /* first header row */
    gboolean alone;       /* no other column stands under the question */
} Heading;

static void column_free(EqlLayoutColumn *column)
{
    g_free(column->heading);
    g_free(column->raw);
    g_ptr_array_unref(column->texts);
    g_free(column);
}

static char *shown_heading(const Heading *heading)
{
    g_autofree char *question = g_strstrip(g_strdup(heading->question));
    if (!heading->option)
        return g_steal_pointer(&question);
    return g_strdup_printf("%s [%s]", question, heading->option);
}

/* ── a column with an option or statement under its question ── */

static void add_option(EqlLayoutColumn *column, const EqlTool *tool, const Heading *heading)
{
    g_autofree char *both = g_strconcat(heading->question, " ", heading->option, NULL);
    eql_heading_add_texts(column->texts, tool, heading->option);
    eql_heading_add_texts(column->texts, tool, both);
    if (heading->alone)
        eql_heading_add_texts(column->texts, tool, heading->question);
    column->identifier = eql_heading_asks_for_identifier(heading->option);
}

/* ── a column with a heading of its own ── */

static EqlColumnRole role_of(const EqlTool *tool, const Heading *heading)
{
    g_autofree char *code = eql_heading_code(tool, heading->question);
    EqlColumnRole role = eql_tool_role(tool, heading->question);
    if (role == EQL_COLUMN_QUESTION && heading->code)
        role = eql_tool_role(tool, heading->code);
    if (role == EQL_COLUMN_QUESTION && code && tool->named_codes)
        role = eql_tool_role(tool, code);
    return role;
}

/* What a form's own column is, in whatever language. */
static EqlColumnRole role_of_field(const char *field)
{
    static const char *const times[] = {"form_start", "form_end", "form_changed", "form_timestamp",
                                        NULL};
    static const char *const own[] = {"form_points", "form_feedback", NULL};
    if (!field)
        return EQL_COLUMN_QUESTION;
    return g_strv_contains(times, field) ? EQL_COLUMN_TIME
           : g_strv_contains(own, field) ? EQL_COLUMN_OWN
                                         : EQL_COLUMN_QUESTION;
}

static const char *field_of(const EqlTool *tool, const EqlCodes *codes, const Heading *heading)
{
    g_autofree char *rest = eql_heading_rest(tool, heading->question);
    const char *field = eql_codes_field_of_heading(codes, heading->question);
    if (!field)
        field = eql_codes_field_of_heading(codes, rest);
    if (!field && heading->code)
        field = eql_codes_field_of_heading(codes, heading->code);
    return field;
}

static void add_plain(EqlLayoutColumn *column, const EqlTool *tool, const EqlCodes *codes,
                      const Heading *heading)
{
    g_autofree char *rest = eql_heading_rest(tool, heading->question);
    EqlColumnRole role = role_of(tool, heading);
    eql_heading_add_texts(column->texts, tool, heading->question);
    column->field = field_of(tool, codes, heading);
    if (role == EQL_COLUMN_QUESTION)
        role = role_of_field(column->field);
    column->tool_column = role != EQL_COLUMN_QUESTION;
    column->time = role == EQL_COLUMN_TIME;
    column->identifier = (column->field && eql_codes_field_identifies(codes, column->field)) ||
                         eql_heading_asks_for_identifier(rest);
}

static void add_column(EqlLayout *layout, const EqlCodes *codes, const Heading *heading)
{
    EqlLayoutColumn *column = g_new0(EqlLayoutColumn, 1);
    column->texts = g_ptr_array_new_with_free_func(g_free);
    column->raw = eql_text_fold(heading->raw, -1);
    column->heading = shown_heading(heading);
    if (heading->option)
        add_option(column, layout->tool, heading);
    else
        add_plain(column, layout->tool, codes, heading);
    column->may_identify =
        eql_heading_may_identify(heading->option ? heading->option : heading->question);
    g_ptr_array_add(layout->columns, column);
}

/* ── the styles of headers ── */

static guint widest(const EqlLayout *layout)
{
    guint width = 0;
    for (guint row = 0; row < layout->header_rows; row++)
        width = MAX(width, eql_peek_width(&layout->peek, row));
    return width;
}

static void add_single_headers(EqlLayout *layout, const EqlCodes *codes)
{
    for (guint i = 0; i < eql_peek_width(&layout->peek, 0); i++) {
        const char *text = layout->peek.rows[0][i];
        add_column(layout, codes, &(Heading){.question = text, .raw = text});
    }
}

/* What stands under a question: nothing, or "Response" where it has one answer. */
static gboolean is_filler(const char *text)
{
    static const char *const words[] = {"", "response", "open ended response", NULL};
    g_autofree char *own = eql_text_fold_words(text, -1);
    return g_strv_contains(words, own);
}

/* The statement under the question, or else the option under that; NULL for neither. */
static const char *option_of(const EqlLayout *layout, guint column)
{
    for (guint row = 1; row < layout->header_rows; row++) {
        const char *text = eql_peek_cell(&layout->peek, row, column);
        if (!is_filler(text))
            return text;
    }
    return NULL;
}

static void add_nested_headers(EqlLayout *layout, const EqlCodes *codes)
{
    const char *question = "";
    guint width = widest(layout);
    for (guint i = 0; i < width; i++) {
        const char *first = eql_peek_cell(&layout->peek, 0, i);
        gboolean begins = !eql_text_is_blank(first, -1);
        gboolean ends = !eql_text_is_blank(eql_peek_cell(&layout->peek, 0, i + 1), -1);
        if (begins)
            question = first;
        add_column(layout, codes,
                   &(Heading){.question = question,
                              .option = option_of(layout, i),
                              .raw = first,
                              .alone = begins && (ends || i + 1 == width)});
    }
}

static void add_code_headers(EqlLayout *layout, const EqlCodes *codes)
{
    guint width = widest(layout);
    for (guint i = 0; i < width; i++) {
        const char *code = eql_peek_cell(&layout->peek, 0, i);
        const char *text = layout->header_rows > 1 ? eql_peek_cell(&layout->peek, 1, i) : "";
        gboolean silent = eql_text_is_blank(text, -1);
        add_column(layout, codes,
                   &(Heading){.code = code, .question = silent ? code : text, .raw = code});
    }
}

static void add_columns(EqlLayout *layout, const EqlCodes *codes)
{
    switch (layout->tool->style) {
    case EQL_HEADERS_ONE:
        add_single_headers(layout, codes);
        break;
    case EQL_HEADERS_NESTED:
        add_nested_headers(layout, codes);
        break;
    case EQL_HEADERS_CODE_TEXT:
        add_code_headers(layout, codes);
        break;
    }
}

/* ── the columns together ── */

/* Their first columns are the forms' own in whatever language they are headed. */
static void mark_form_columns(EqlLayout *layout)
{
    gboolean microsoft = g_str_equal(layout->tool->name, "microsoft-forms");
    guint n = microsoft ? 3 : g_str_equal(layout->tool->name, "google-forms") ? 1 : 0;
    for (guint i = 0; i < MIN(n, layout->columns->len); i++) {
        EqlLayoutColumn *column = layout->columns->pdata[i];
        column->time |= eql_forms_is_time(&layout->peek, i);
        column->tool_column |= column->time || (microsoft && i == 0);
    }
}

/* Whatever language its headings are in, Microsoft Forms writes the address and the name
 * of whoever answered into these columns. */
static void mark_microsoft_respondent(EqlLayout *layout)
{
    const guint email = 3, name = 4;
    const glong longest = 30;
    for (guint i = email; i <= name && i < layout->columns->len; i++) {
        EqlLayoutColumn *column = layout->columns->pdata[i];
        if (g_utf8_strlen(column->heading, -1) <= longest && !strchr(column->heading, '?'))
            column->may_identify = TRUE;
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

/* The first column whose heading, or the code before it, is among the words; or -1. */
static int find_own(const EqlLayout *layout, const char *const *words)
{
    for (guint i = 0; words && i < eql_peek_width(&layout->peek, 0); i++) {
        const char *text = layout->peek.rows[0][i];
        g_autofree char *code = eql_heading_code(layout->tool, text);
        g_autofree char *own = eql_text_fold_words(code ? code : text, -1);
        if (g_strv_contains(words, own))
            return (int)i;
    }
    return -1;
}

static gboolean is_blank_column(const EqlLayout *layout, guint column)
{
    for (guint row = 0; row < EQL_PEEKED; row++)
        if (!eql_text_is_blank(eql_peek_cell(&layout->peek, row, column), -1))
            return FALSE;
    return TRUE;
}

/* The first column after a blank one that stands between two headings. */
static guint find_beside(const EqlLayout *layout)
{
    guint begun = 0, n = layout->columns->len;
    while (begun < n && is_blank_column(layout, begun))
        begun++;
    for (guint i = begun + 1; i < n; i++)
        if (is_blank_column(layout, i - 1) && !is_blank_column(layout, i))
            return i;
    return n;
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

static gboolean check_rows(EqlTable *table, const EqlLayout *layout, GError **error)
{
    if (layout->header_rows < EQL_PEEKED && layout->peek.rows[layout->header_rows])
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                layout->peek.rows[0]
                    ? _("%s has a header row and no responses beneath it. Export the "
                        "responses again, with at least one response.")
                    : _("%s is empty. Export the responses again."),
                eql_table_name(table));
    return FALSE;
}

/* The titles that are told by what stands in them, where it is not known how many there are. */
static gboolean take_titles(EqlLayout *layout, guint titles)
{
    if (titles == EQL_TITLES_UNKNOWN) {
        layout->titles = eql_peek_take_titles(&layout->peek);
        return TRUE;
    }
    layout->titles = titles;
    eql_peek_drop(&layout->peek, titles);
    return layout->peek.rows[0] != NULL;
}

EqlLayout *eql_layout_read(EqlTable *table, const EqlCodes *codes, guint titles, GError **error)
{
    g_autoptr(EqlLayout) layout = g_new0(EqlLayout, 1);
    layout->columns = g_ptr_array_new_with_free_func((GDestroyNotify)column_free);
    if (!eql_table_rewind(table, error) || !eql_peek_read(table, &layout->peek, error))
        return NULL;
    if (!take_titles(layout, titles) && !check_rows(table, layout, error))
        return NULL;
    if (!eql_table_check_headings(table, eql_peek_width(&layout->peek, 0), error))
        return NULL;
    layout->tool = eql_tool_recognise(&layout->peek, codes);
    layout->header_rows =
        layout->tool->count_headers ? layout->tool->count_headers(&layout->peek) : 1;
    layout->header_number = layout->peek.numbers[0];
    if (!check_rows(table, layout, error))
        return NULL;
    add_columns(layout, codes);
    mark_form_columns(layout);
    if (g_str_equal(layout->tool->name, "microsoft-forms"))
        mark_microsoft_respondent(layout);
    number_twins(layout->columns);
    layout->sent = find_own(layout, layout->tool->sent);
    layout->state = find_own(layout, layout->tool->state);
    layout->beside = find_beside(layout);
    return skip_rows(table, layout->titles + layout->header_rows, error) ? g_steal_pointer(&layout)
                                                                         : NULL;
}

void eql_layout_free(EqlLayout *layout)
{
    if (!layout)
        return;
    g_ptr_array_unref(layout->columns);
    eql_peek_clear(&layout->peek);
    g_free(layout);
}
