/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include <string.h>

#include "base/i18n.h"
#include "base/lists.h"
#include "model/tag.h"

/* What is printed, and what stands beside it for filters: paper has it above the comments. */
static const double widths[] = {11, 104, 11, 22, 0};
enum { THEME = G_N_ELEMENTS(widths) - 1, QUESTION };
#define WIDTH_OF_QUESTION 60

const char *eql_workbook_name_comments(void)
{
    return C_("sheet", "Comments");
}

typedef struct {
    const EqlItem *item;
    const char *text;
    gboolean quotable;
    const char *const *tags;
} Comment;

/* By question, then by the text itself: in the order of the file, lines of one
 * respondent could be found again in another question's comments. */
static int compare(gconstpointer a, gconstpointer b)
{
    const Comment *left = a, *right = b;
    int by_code = strcmp(left->item->code, right->item->code);
    return by_code ? by_code : strcmp(left->text, right->text);
}

static GArray *comments_of(const EqlAudienceData *data, const EqlQuestionnaire *questionnaire)
{
    GArray *comments = g_array_new(FALSE, FALSE, sizeof(Comment));
    for (guint i = 0; i < data->responses->comments->len; i++) {
        const EqlComment *comment = data->responses->comments->pdata[i];
        Comment found = {eql_questionnaire_item(questionnaire, comment->item), comment->text,
                         comment->quotable, (const char *const *)comment->tags};
        if (found.item)
            g_array_append_val(comments, found);
    }
    g_array_sort(comments, compare);
    return comments;
}

/* Theme and question, beyond what is printed. */
static void write_beside(EqlSheet *sheet, const Comment *comment)
{
    sheet->column = THEME;
    eql_sheet_styled(sheet, eql_theme_name(comment->item->theme_label), EQL_STYLE_LINE);
    eql_sheet_styled(sheet, comment->item->text, EQL_STYLE_LINE);
    eql_sheet_end_row(sheet);
}

/* What was asked, over the empty cells to its right, above the comments on it. */
static void write_question(EqlSheet *sheet, const char *audience, const Comment *comment)
{
    /* Translators: above comments: an audience, a theme and a question. */
    g_autofree char *text =
        g_strdup_printf(C_("question", "%s – %s: %s"), eql_audience_label(audience),
                        eql_theme_name(comment->item->theme_label), comment->item->text);
    double width = 0;
    for (guint i = 0; i < sheet->n_columns; i++)
        width += sheet->widths[i];
    g_autofree char *broken = eql_break_lines(text, width * 0.95);
    g_auto(GStrv) lines = g_strsplit(broken, "\n", -1);
    for (char **line = lines; *line; line++) {
        eql_sheet_styled(sheet, *line, EQL_STYLE_GROUP);
        write_beside(sheet, comment);
    }
}

static void write_comment(EqlSheet *sheet, const char *audience, const Comment *comment)
{
    eql_sheet_text(sheet, eql_audience_label(audience));
    eql_sheet_text(sheet, comment->text);
    eql_sheet_text(sheet, comment->quotable ? _("may be quoted") : "");
    g_autofree char *tags = eql_tags_text(comment->tags);
    eql_sheet_text(sheet, tags);
    write_beside(sheet, comment);
}

/* An audience is a group too: its comments are shown from k respondents on. */
static void write_audience(EqlSheet *sheet, const EqlAudienceData *data, GString *withheld)
{
    const EqlDataset *dataset = sheet->book->content->dataset;
    g_autoptr(GArray) comments = comments_of(data, dataset->questionnaire);
    if (comments->len > 0 && data->responses->n < (guint)dataset->settings->k) {
        eql_list_add(withheld, eql_audience_label(data->audience));
        return;
    }
    const EqlItem *asked = NULL;
    for (guint i = 0; i < comments->len; i++) {
        const Comment *comment = &g_array_index(comments, Comment, i);
        if (comment->item != asked)
            write_question(sheet, data->audience, comment);
        asked = comment->item;
        write_comment(sheet, data->audience, comment);
    }
}

static void set_widths_beside(EqlSheet *sheet)
{
    const GPtrArray *items = sheet->book->content->dataset->questionnaire->items;
    double longest = 0;
    for (guint i = 0; i < items->len; i++) {
        const EqlItem *item = items->pdata[i];
        if (item->theme_label)
            longest = MAX(longest, (double)g_utf8_strlen(eql_theme_name(item->theme_label), -1));
    }
    worksheet_set_column(sheet->sheet, THEME, THEME, MIN(longest * 1.1 + 3, 100), NULL);
    worksheet_set_column(sheet->sheet, QUESTION, QUESTION, WIDTH_OF_QUESTION, NULL);
}

void eql_workbook_comments(EqlBook *book)
{
    const char *headings[] = {_("Audience"), _("Comment"),  _("Quotable"), _("Tags"),
                              _("Theme"),    _("Question"), NULL};
    EqlSheetLayout layout = {eql_workbook_name_comments(), FALSE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    g_autoptr(GString) withheld = g_string_new(NULL);
    GPtrArray *audiences = book->content->dataset->audiences;

    eql_sheet_title(sheet, _("Comments"),
                    _("What people wrote, by audience and theme. The group of the person who wrote "
                      "is not shown, and lines do not stand in the order in which they came. "
                      "Email addresses and the like are taken out while a file is read; look "
                      "for names before you pass this sheet on."));
    lxw_row_t first = sheet->row;
    set_widths_beside(sheet);
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, first);
    for (guint i = 0; i < audiences->len; i++)
        write_audience(sheet, audiences->pdata[i], withheld);
    if (sheet->row == first + 1 && !withheld->len)
        eql_sheet_note(sheet, _("There are no comments."));
    else
        eql_sheet_filter(sheet);
    if (withheld->len) {
        g_autofree char *note = g_strdup_printf(
            _("Not shown, because too few people answered: comments of %s."), withheld->str);
        eql_sheet_note(sheet, note);
    }
    eql_book_note_error(book, worksheet_print_area(sheet->sheet, 0, 0, sheet->row - 1, THEME - 1));
}
