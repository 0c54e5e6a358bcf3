/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-strings.h"
#include "intake/table/xlsx-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PART (512 * 1024 * 1024)
#define MAX_STRINGS (32 * 1024 * 1024)
#define ESCAPE_LENGTH 7 /* _x000D_ */

typedef struct {
    EqlXlsxStrings *strings;
    EqlXlsxPart *part;
    gsize start;      /* of the string at hand */
    guint n_phonetic; /* elements that are open */
    gboolean in_string;
    gboolean collecting; /* inside a t that counts */
} Reader;

static gboolean escape_at(const char *text, gsize length, gunichar *unit)
{
    *unit = 0;
    if (length < ESCAPE_LENGTH || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return FALSE;
    for (int i = 2; i < 6; i++) {
        int digit = g_ascii_xdigit_value(text[i]);
        if (digit < 0)
            return FALSE;
        *unit = *unit * 16 + (gunichar)digit;
    }
    return TRUE;
}

/* The character of the escape at text, and how many bytes spell it: two escapes
 * for a surrogate pair. What is no character reads as U+FFFD. */
static gsize unescape_at(const char *text, gsize length, gunichar *character)
{
    gunichar second;

    if (!escape_at(text, length, character))
        return 0;
    if (*character >= 0xd800 && *character <= 0xdbff &&
        escape_at(text + ESCAPE_LENGTH, length - ESCAPE_LENGTH, &second) && second >= 0xdc00 &&
        second <= 0xdfff) {
        *character = 0x10000 + ((*character - 0xd800) << 10) + (second - 0xdc00);
        return 2 * ESCAPE_LENGTH;
    }
    if (*character == 0 || !g_unichar_validate(*character))
        *character = 0xfffd;
    return ESCAPE_LENGTH;
}

gsize eql_xlsx_unescape(char *text, gsize length)
{
    const char *first = length >= ESCAPE_LENGTH ? memchr(text, '_', length) : NULL;
    gunichar character;

    if (first == NULL)
        return length;
    gsize from = (gsize)(first - text), to = from;
    while (from < length) {
        gsize used = unescape_at(text + from, length - from, &character);
        if (used > 0)
            to += (gsize)g_unichar_to_utf8(character, text + to);
        else
            text[to++] = text[from++];
        from += used;
    }
    return to;
}

static void on_start(gpointer user, const char *element, const char **attributes)
{
    Reader *self = user;

    if (strcmp(element, "si") == 0) {
        self->start = self->strings->text.length;
        self->in_string = TRUE;
    } else if (strcmp(element, "rPh") == 0) {
        self->n_phonetic++;
    } else if (strcmp(element, "t") == 0) {
        self->collecting = self->in_string && self->n_phonetic == 0;
    }
}

static void end_string(Reader *self)
{
    EqlBytes *text = &self->strings->text;
    gsize length = text->length - self->start;

    self->in_string = FALSE;
    if (length > 0)
        text->length = self->start + eql_xlsx_unescape(text->data + self->start, length);
    guint32 end = (guint32)text->length;
    g_array_append_val(self->strings->ends, end);
    if (self->strings->ends->len > MAX_STRINGS)
        eql_xlsx_part_fail(
            self->part, EQL_INTAKE_ERROR_TOO_LARGE,
            _("“%s” holds more texts than this program reads. Save the sheet as CSV."));
}

static void on_end(gpointer user, const char *element)
{
    Reader *self = user;

    if (strcmp(element, "si") == 0)
        end_string(self);
    else if (strcmp(element, "rPh") == 0 && self->n_phonetic > 0)
        self->n_phonetic--;
    else if (strcmp(element, "t") == 0)
        self->collecting = FALSE;
}

static void on_text(gpointer user, const char *text, int length)
{
    Reader *self = user;

    if (!self->collecting)
        return;
    if (self->strings->text.length + (guint)length > EQL_XLSX_MAX_TEXT)
        eql_xlsx_part_fail(
            self->part, EQL_INTAKE_ERROR_TOO_LARGE,
            _("“%s” holds more text than this program reads. Save the sheet as CSV."));
    else if (!eql_bytes_append(&self->strings->text, text, (gsize)length))
        eql_xlsx_part_fail_memory(self->part);
}

EqlXlsxStrings *eql_xlsx_read_strings(EqlZip *zip, const char *part, GError **error)
{
    static const EqlXlsxHandlers handlers = {.start = on_start, .end = on_end, .text = on_text};
    g_autoptr(EqlXlsxStrings) strings = g_new0(EqlXlsxStrings, 1);
    Reader reader = {.strings = strings};
    gboolean more;

    strings->ends = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(EqlXlsxPart) parser =
        eql_xlsx_part_open(zip, part, MAX_PART, &handlers, &reader, error);
    reader.part = parser;
    if (parser == NULL || !eql_xlsx_part_step(parser, &more, error))
        return NULL;
    return g_steal_pointer(&strings);
}

const char *eql_xlsx_string(const EqlXlsxStrings *self, guint64 number, gsize *length)
{
    if (self == NULL || number >= self->ends->len)
        return NULL;
    guint32 start = number > 0 ? g_array_index(self->ends, guint32, number - 1) : 0;
    *length = g_array_index(self->ends, guint32, number) - start;
    return *length > 0 ? self->text.data + start : "";
}

void eql_xlsx_strings_free(EqlXlsxStrings *self)
{
    if (self == NULL)
        return;
    eql_bytes_clear(&self->text);
    g_array_unref(self->ends);
    g_free(self);
}
