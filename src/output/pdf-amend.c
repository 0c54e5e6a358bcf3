/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf-amend.h"

#include <gio/gio.h>
#include <string.h>

#include "output/pdf-artifacts.h"

typedef struct {
    const char *text;
    gsize length;
    gsize xref;  /* where the table of objects begins */
    gsize table; /* its first entry */
    guint n_objects;
    guint root, info;
} Pdf;

/* An object's new text, and where it comes to stand. */
typedef struct {
    guint id;
    gsize offset;
} Entry;

typedef struct {
    GString *text; /* what is added at the file's end */
    gsize start;   /* the file's length before */
    GArray *entries;
} Update;

/* ── reading ── */

/* The number behind a key of the trailer; 0: not there. */
static guint64 number_after(const char *text, const char *key)
{
    const char *found = strstr(text, key);

    return found ? g_ascii_strtoull(found + strlen(key), NULL, 10) : 0;
}

/* The file's end, which is plain text: from the last "trailer" on. Owned by the caller. */
static char *trailer_of(const GByteArray *pdf)
{
    const char *text = (const char *)pdf->data;

    for (gsize i = pdf->len; i-- > 0 && pdf->len - i < 2000;)
        if (pdf->len - i > 7 && memcmp(text + i, "trailer", 7) == 0)
            return g_strndup(text + i, pdf->len - i);
    return NULL;
}

#define TABLE_HEAD "xref\n0 "
#define ENTRY_LENGTH 20

/* A table of objects in one piece, as cairo writes it for this version of the format. */
static gboolean read_table(Pdf *pdf)
{
    char *end;

    if (pdf->xref + strlen(TABLE_HEAD) + 12 > pdf->length ||
        memcmp(pdf->text + pdf->xref, TABLE_HEAD, strlen(TABLE_HEAD)) != 0)
        return FALSE;
    pdf->n_objects = (guint)g_ascii_strtoull(pdf->text + pdf->xref + strlen(TABLE_HEAD), &end, 10);
    pdf->table = (gsize)(end - pdf->text) + 1;
    return pdf->n_objects < pdf->length &&
           pdf->table + (gsize)pdf->n_objects * ENTRY_LENGTH < pdf->length;
}

static gboolean pdf_read(Pdf *pdf, const GByteArray *bytes)
{
    g_autofree char *trailer = trailer_of(bytes);

    *pdf = (Pdf){.text = (const char *)bytes->data, .length = bytes->len};
    if (!trailer)
        return FALSE;
    pdf->root = (guint)number_after(trailer, "/Root ");
    pdf->info = (guint)number_after(trailer, "/Info ");
    pdf->xref = (gsize)number_after(trailer, "startxref\n");
    return pdf->root > 0 && pdf->info > 0 && pdf->xref > 0 && read_table(pdf);
}

/* What stands behind “12 0 obj”, and how much there is to the file's end; NULL where that object is
 * not. */
static const char *object_at(const Pdf *pdf, guint id, gsize *rest)
{
    g_autofree char *head = g_strdup_printf("%u 0 obj\n", id);
    gsize offset;

    if (id >= pdf->n_objects)
        return NULL;
    offset = (gsize)g_ascii_strtoull(pdf->text + pdf->table + (gsize)id * ENTRY_LENGTH, NULL, 10);
    if (offset > pdf->length || pdf->length - offset <= strlen(head) ||
        memcmp(pdf->text + offset, head, strlen(head)) != 0)
        return NULL;
    *rest = pdf->length - offset - strlen(head);
    return pdf->text + offset + strlen(head);
}

/* The dictionary that an object is; NULL where it is something else. Owned by the caller. */
static char *dictionary_of(const Pdf *pdf, guint id)
{
    gsize rest = 0;
    const char *start = object_at(pdf, id, &rest);
    const char *end = start ? g_strstr_len(start, (gssize)rest, "endobj") : NULL;

    return end && memcmp(start, "<<", 2) == 0 ? g_strndup(start, (gsize)(end - start)) : NULL;
}

/* ── a page's drawing ── */

/* Through a compressor or its opposite; NULL where that fails. Owned by the caller. */
static GBytes *convert(GConverter *converter, gconstpointer data, gsize length)
{
    g_autoptr(GInputStream) from = g_memory_input_stream_new_from_data(data, (gssize)length, NULL);
    g_autoptr(GInputStream) converted = g_converter_input_stream_new(from, converter);
    g_autoptr(GOutputStream) to = g_memory_output_stream_new_resizable();

    if (g_output_stream_splice(to, converted, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
        return NULL;
    return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(to));
}

/* The length of a stream, which is an object of its own; 0: not known. */
static gsize length_of(const Pdf *pdf, const char *dictionary)
{
    gsize rest = 0;
    const char *object = object_at(pdf, (guint)number_after(dictionary, "/Length "), &rest);

    return object ? (gsize)g_ascii_strtoull(object, NULL, 10) : 0;
}

#define STREAM "stream\n"
#define STREAM_HEAD_MOST 200

/* What a stream compressed in the usual way holds; NULL where it is anything else. Owned by the
 * caller. */
static GBytes *stream_of(const Pdf *pdf, guint id)
{
    g_autoptr(GConverter) inflate =
        G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
    gsize rest = 0, length;
    const char *start = object_at(pdf, id, &rest);
    const char *data =
        start ? g_strstr_len(start, (gssize)MIN(rest, STREAM_HEAD_MOST), STREAM) : NULL;
    g_autofree char *dictionary = data ? g_strndup(start, (gsize)(data - start)) : NULL;

    if (!data || !strstr(dictionary, "/Filter /FlateDecode"))
        return NULL;
    data += strlen(STREAM);
    length = length_of(pdf, dictionary);
    if (length == 0 || rest - (gsize)(data - start) < length)
        return NULL;
    return convert(inflate, data, length);
}

/* ── writing ── */

/* As UTF-16, big end first, which takes every character. */
static void append_text(GString *to, const char *text)
{
    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);

    g_string_append(to, "<FEFF");
    for (glong i = 0; i < n; i++)
        g_string_append_printf(to, "%04X", units[i]);
    g_string_append(to, ">");
}

static void begin_object(Update *update, guint id)
{
    Entry entry = {id, update->start + update->text->len};

    g_array_append_val(update->entries, entry);
    g_string_append_printf(update->text, "%u 0 obj\n", id);
}

/* The same dictionary, with more at its end. */
static void add_to(Update *update, guint id, const char *dictionary, const char *more)
{
    const char *end = g_strrstr(dictionary, ">>");

    if (!end)
        return;
    begin_object(update, id);
    g_string_append_len(update->text, dictionary, end - dictionary);
    g_string_append_printf(update->text, "%s\n>>\nendobj\n", more);
}

static void amend_catalogue(Update *update, const Pdf *pdf, const char *language)
{
    g_autofree char *catalogue = dictionary_of(pdf, pdf->root);
    g_autofree char *more = g_strdup_printf("   /Lang (%s)\n"
                                            "   /ViewerPreferences << /DisplayDocTitle true >>",
                                            language);

    if (catalogue && !strstr(catalogue, "/Lang"))
        add_to(update, pdf->root, catalogue, more);
}

static gboolean is_element(const char *dictionary, const char *kind)
{
    g_autofree char *says = g_strdup_printf("/S /%s\n", kind);

    return dictionary && strstr(dictionary, "/Type /StructElem") && strstr(dictionary, says);
}

/* The stream anew, in place of what it held. */
static void write_stream(Update *update, guint id, const GByteArray *holds)
{
    g_autoptr(GConverter) deflate =
        G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
    g_autoptr(GBytes) small = convert(deflate, holds->data, holds->len);
    gsize length = 0;
    const char *data = small ? g_bytes_get_data(small, &length) : NULL;

    if (!data)
        return;
    begin_object(update, id);
    g_string_append_printf(update->text,
                           "<< /Length %" G_GSIZE_FORMAT "\n   /Filter /FlateDecode\n>>\n" STREAM,
                           length);
    g_string_append_len(update->text, data, (gssize)length);
    g_string_append(update->text, "\nendstream\nendobj\n");
}

static void amend_page(Update *update, const Pdf *pdf, const char *page)
{
    guint id = (guint)number_after(page, "/Contents ");
    g_autoptr(GBytes) stream = stream_of(pdf, id);
    gsize length = 0;
    const char *drawing = stream ? g_bytes_get_data(stream, &length) : NULL;
    g_autoptr(GByteArray) marked = drawing ? eql_pdf_mark_artifacts(drawing, length) : NULL;

    if (marked)
        write_stream(update, id, marked);
}

/* cairo numbers the elements in the order in which they were begun. */
static void amend_elements(Update *update, const Pdf *pdf, const GPtrArray *pictures)
{
    guint figure = 0;

    for (guint id = 1; id < pdf->n_objects; id++) {
        g_autofree char *element = dictionary_of(pdf, id);

        if (element && g_str_has_prefix(element, "<< /Type /Page "))
            amend_page(update, pdf, element);
        if (is_element(element, "TH"))
            add_to(update, id, element, "   /A << /O /Table /Scope /Column >>");
        if (is_element(element, "Figure") && figure < pictures->len) {
            g_autoptr(GString) more = g_string_new("   /Alt ");

            append_text(more, pictures->pdata[figure++]);
            add_to(update, id, element, more->str);
        }
    }
}

/* One section for each object, as their numbers have gaps. */
static void finish(Update *update, const Pdf *pdf)
{
    gsize xref = update->start + update->text->len;

    g_string_append(update->text, "xref\n");
    for (guint i = 0; i < update->entries->len; i++) {
        const Entry *entry = &g_array_index(update->entries, Entry, i);

        g_string_append_printf(update->text, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", entry->id,
                               entry->offset);
    }
    g_string_append_printf(update->text,
                           "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n"
                           "   /Prev %" G_GSIZE_FORMAT "\n>>\nstartxref\n%" G_GSIZE_FORMAT
                           "\n%%%%EOF\n",
                           pdf->n_objects, pdf->root, pdf->info, pdf->xref, xref);
}

void eql_pdf_amend(GByteArray *bytes, const char *language, const GPtrArray *pictures)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    Update update = {text, bytes->len, entries};
    Pdf pdf;

    if (!pdf_read(&pdf, bytes))
        return;
    amend_elements(&update, &pdf, pictures);
    amend_catalogue(&update, &pdf, language); /* the last of cairo's objects */
    if (entries->len == 0)
        return;
    finish(&update, &pdf);
    g_byte_array_append(bytes, (const guint8 *)text->str, (guint)text->len);
}
