/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-book.h"
#include "intake/intake-error.h"
#include "intake/table/xlsx-rels.h"
#include "intake/table/xlsx-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PART (64 * 1024 * 1024)
/* Whoever looks for a table looks into one sheet after the other. */
#define MAX_SHEETS 1000

typedef struct {
    EqlXlsxBook *book;
    GPtrArray *relations;
} Reader;

static void sheet_free(gpointer data)
{
    EqlXlsxSheet *self = data;

    g_free(self->name);
    g_free(self->part);
    g_free(self);
}

/* r:id, in whichever of the two namespaces of relationships. */
static const char *relation_id(const char **attributes)
{
    for (; attributes[0] != NULL; attributes += 2) {
        if (g_str_has_suffix(attributes[0], "/relationships|id"))
            return attributes[1];
    }
    return NULL;
}

static void add_sheet(Reader *self, const char **attributes)
{
    const char *name = eql_xlsx_attribute(attributes, "name");
    const char *state = eql_xlsx_attribute(attributes, "state");
    const char *id = relation_id(attributes);
    const EqlXlsxRelation *relation =
        id != NULL ? eql_xlsx_relation_with_id(self->relations, id) : NULL;

    if (name == NULL || relation == NULL || strcmp(relation->type, "worksheet") != 0)
        return;
    EqlXlsxSheet *sheet = g_new(EqlXlsxSheet, 1);
    sheet->name = g_strdup(name);
    sheet->part = g_strdup(relation->part);
    sheet->hidden = state != NULL && strcmp(state, "visible") != 0;
    g_ptr_array_add(self->book->sheets, sheet);
}

static void on_start(gpointer user, const char *element, const char **attributes)
{
    Reader *self = user;

    if (strcmp(element, "sheet") == 0 && self->book->sheets->len <= MAX_SHEETS)
        add_sheet(self, attributes);
    else if (strcmp(element, "workbookPr") == 0)
        self->book->date1904 = eql_xlsx_is_true(eql_xlsx_attribute(attributes, "date1904"));
}

/* What to say about an archive that is no workbook of XML; “%s” for its name. */
static const char *other_kind(EqlZip *zip)
{
    if (eql_zip_has(zip, "xl/workbook.bin"))
        return _("“%s” is a binary workbook (.xlsb). Open it in Excel and save it as “Excel "
                 "Workbook (.xlsx)” or as CSV.");
    if (eql_zip_has(zip, "mimetype") && eql_zip_has(zip, "content.xml"))
        return _("“%s” is an OpenDocument file (such as .ods). Open it in LibreOffice or Excel and "
                 "save it as “Excel 2007–365 (.xlsx)” or as CSV.");
    if (eql_zip_has(zip, "Index/Document.iwa") || eql_zip_has(zip, "Index.zip"))
        return _("“%s” is an Apple Numbers (or Pages, or Keynote) file. Open it in Numbers, choose "
                 "File, Export To, Excel and choose the .xlsx that it writes.");
    if (eql_zip_has(zip, "word/document.xml"))
        return _("“%s” is a Word document. Copy its table into a spreadsheet, save that as .xlsx "
                 "or CSV and choose it; better still, export the data afresh from where it came.");
    if (eql_zip_has(zip, "ppt/presentation.xml"))
        return _("“%s” is a presentation. Choose the spreadsheet that its figures came from, as "
                 ".xlsx or CSV.");
    return _("“%s” is a compressed archive. Unpack it first, then choose the file inside.");
}

/* The part that lists the sheets; NULL when the archive is no workbook. */
static char *find_workbook(EqlZip *zip, GError **error)
{
    g_autoptr(GPtrArray) relations = eql_xlsx_read_relations(zip, "", error);

    if (relations == NULL)
        return NULL;
    const EqlXlsxRelation *main = eql_xlsx_relation_of_type(relations, "officeDocument");
    const char *part = main != NULL ? main->part : "xl/workbook.xml";
    if (eql_zip_has(zip, part) && g_str_has_suffix(part, ".xml") &&
        !g_str_has_prefix(part, "word/"))
        return g_strdup(part);
    if (!g_str_has_suffix(part, ".bin") && eql_zip_has(zip, "xl/workbook.xml"))
        return g_strdup("xl/workbook.xml");
    eql_intake_refuse(eql_zip_name(zip), EQL_INTAKE_ERROR_UNSUPPORTED, other_kind(zip), error);
    return NULL;
}

/* Where a part of that type is: as related, or where Excel would put it. */
static char *find_part(EqlZip *zip, GPtrArray *relations, const char *type, const char *usual)
{
    const EqlXlsxRelation *relation = eql_xlsx_relation_of_type(relations, type);

    if (relation != NULL && eql_zip_has(zip, relation->part))
        return g_strdup(relation->part);
    return eql_zip_has(zip, usual) ? g_strdup(usual) : NULL;
}

static gboolean check_sheets(const EqlXlsxBook *book, EqlZip *zip, GError **error)
{
    if (book->sheets->len <= MAX_SHEETS)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE,
                _("“%s” has more than %d sheets, which is more than this program looks through. "
                  "Save the sheet that you need as a file of its own and choose that."),
                eql_zip_name(zip), MAX_SHEETS);
    return FALSE;
}

EqlXlsxBook *eql_xlsx_read_book(EqlZip *zip, GError **error)
{
    static const EqlXlsxHandlers handlers = {.start = on_start};
    g_autoptr(EqlXlsxBook) book = g_new0(EqlXlsxBook, 1);
    g_autofree char *part = find_workbook(zip, error);

    book->sheets = g_ptr_array_new_with_free_func(sheet_free);
    if (part == NULL)
        return NULL;
    g_autoptr(GPtrArray) relations = eql_xlsx_read_relations(zip, part, error);
    Reader reader = {.book = book, .relations = relations};
    if (relations == NULL || !eql_xlsx_parse(zip, part, MAX_PART, &handlers, &reader, error) ||
        !check_sheets(book, zip, error))
        return NULL;
    book->strings_part = find_part(zip, relations, "sharedStrings", "xl/sharedStrings.xml");
    book->styles_part = find_part(zip, relations, "styles", "xl/styles.xml");
    return g_steal_pointer(&book);
}

void eql_xlsx_book_free(EqlXlsxBook *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->sheets);
    g_free(self->strings_part);
    g_free(self->styles_part);
    g_free(self);
}
