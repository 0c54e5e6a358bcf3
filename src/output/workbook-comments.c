/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include <string.h>

#include "base/i18n.h"
#include "model/tag.h"

static const double widths[] = {11, 36, 54, 84, 11, 22, 0};

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

static void write_comment(EqlSheet *sheet, const char *audience, const Comment *comment)
{
    eql_sheet_text(sheet, eql_audience_label(audience));
    eql_sheet_text(sheet, comment->item->theme_label);
    eql_sheet_text(sheet, comment->item->text);
    eql_sheet_text(sheet, comment->text);
    eql_sheet_text(sheet, comment->quotable ? _("may be quoted") : "");
    g_autofree char *tags = eql_tags_text(comment->tags);
    eql_sheet_text(sheet, tags);
    eql_sheet_end_row(sheet);
}

/* An audience is a group too: its comments are shown from k respondents on. */
static void write_audience(EqlSheet *sheet, const EqlAudienceData *data, GString *withheld)
{
    const EqlDataset *dataset = sheet->book->content->dataset;
    g_autoptr(GArray) comments = comments_of(data, dataset->questionnaire);
    if (comments->len > 0 && data->responses->n < (guint)dataset->settings->k) {
        g_string_append_printf(withheld, "%s%s", withheld->len ? ", " : "",
                               eql_audience_label(data->audience));
        return;
    }
    for (guint i = 0; i < comments->len; i++)
        write_comment(sheet, data->audience, &g_array_index(comments, Comment, i));
}

void eql_workbook_comments(EqlBook *book)
{
    const char *headings[] = {_("Audience"), _("Theme"), _("Question"), _("Comment"),
                              _("Quotable"), _("Tags"),  NULL};
    EqlSheetLayout layout = {eql_workbook_name_comments(), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    g_autoptr(GString) withheld = g_string_new(NULL);
    GPtrArray *audiences = book->content->dataset->audiences;

    eql_sheet_title(sheet, _("Comments"),
                    _("What people wrote, by audience and theme. The group of the person who wrote "
                      "is not shown, and lines do not stand in the order in which they came. "
                      "Email addresses and the like are taken out while a file is read; look "
                      "for names before you pass this sheet on."));
    lxw_row_t first = sheet->row;
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
}
