/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/xml-stream.h"
#include "intake/intake-error.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)
#define MAX_DEPTH 100
#define MAX_TEXT 4096           /* bytes after which text is no longer gathered */
#define MAX_TOKEN (1024 * 1024) /* bytes; expat holds an unfinished tag whole */

typedef struct {
    XML_Parser parser;
    EqlSource *source;
    const EqlXmlHandler *handler;
    gpointer user_data;
    GString *text;
    guint depth;
    gboolean leaf; /* the open element has had no child */
    GError *error;
} Stream;

static void stop(Stream *self)
{
    XML_StopParser(self->parser, XML_FALSE);
}

static guint line_of(const Stream *self)
{
    return (guint)XML_GetCurrentLineNumber(self->parser);
}

static const char *local_name(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon != NULL ? colon + 1 : name;
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    Stream *self = data;
    EqlXmlElement element = {local_name(name), "", ++self->depth, line_of(self)};

    if (self->error != NULL)
        return;
    if (self->depth > MAX_DEPTH)
        g_set_error(&self->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_XML,
                    _("“%s”, line %u: more than %d elements stand inside one "
                      "another, which no return needs. Export it again from your school’s system."),
                    self->source->name, element.line, MAX_DEPTH);
    g_string_truncate(self->text, 0);
    self->leaf = TRUE;
    if (self->error != NULL || !self->handler->start(&element, self->user_data, &self->error))
        stop(self);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    Stream *self = data;
    EqlXmlElement element = {local_name(name), self->leaf ? self->text->str : "", self->depth--,
                             line_of(self)};

    if (self->error != NULL)
        return;
    if (!self->handler->end(&element, self->user_data, &self->error))
        stop(self);
    self->leaf = FALSE;
    g_string_truncate(self->text, 0);
}

static void XMLCALL on_text(void *data, const XML_Char *text, int length)
{
    Stream *self = data;

    if (self->leaf && self->text->len < MAX_TEXT)
        g_string_append_len(self->text, text, length);
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system_id,
                               const XML_Char *public_id, int internal)
{
    Stream *self = data;

    if (self->error == NULL)
        g_set_error(&self->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_XML,
                    _("“%s” declares a document type (line %u), which a return never does and "
                      "which can be used to attack a computer, so "
                      "it was not read; export it again from your school’s system."),
                    self->source->name, line_of(self));
    stop(self);
}

/* One-byte encodings that expat does not know itself (windows-1252 above all):
 * the character of each byte is asked of the system. */
static int XMLCALL on_unknown_encoding(void *data, const XML_Char *name, XML_Encoding *encoding)
{
    guint known = 0;

    memset(encoding, 0, sizeof *encoding);
    for (int i = 0; i < 256; i++) {
        char byte = (char)i;
        gsize n = 0;
        g_autofree char *utf8 = g_convert(&byte, 1, "UTF-8", name, NULL, &n, NULL);
        gboolean one = utf8 != NULL && n > 0 && g_utf8_strlen(utf8, (gssize)n) == 1;
        encoding->map[i] = one ? (int)g_utf8_get_char(utf8) : -1;
        known += one;
    }
    return known > 200 ? XML_STATUS_OK : XML_STATUS_ERROR;
}

static void set_truncated(const Stream *self, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TRUNCATED,
                _("“%s” stops before its end, at line %u: the export or the copying was cut short. "
                  "Export it again."),
                self->source->name, line_of(self));
}

static gboolean fail(Stream *self, GError **error)
{
    enum XML_Error code = XML_GetErrorCode(self->parser);

    if (self->error != NULL)
        g_propagate_error(error, g_steal_pointer(&self->error));
    else if (code == XML_ERROR_NO_MEMORY)
        eql_intake_set_memory_error(self->source->name, error);
    else if (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
             code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR)
        set_truncated(self, error);
    else if (code == XML_ERROR_UNKNOWN_ENCODING)
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_XML,
                    _("“%s” declares an encoding that is not known here. Export it again as "
                      "UTF-8."),
                    self->source->name);
    else
        g_set_error(
            error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_XML,
            _("“%s”, line %u: this is not well-formed XML (%s). Export it again from your school’s "
              "system, and do not edit it by hand."),
            self->source->name, line_of(self), XML_ErrorString(code));
    return FALSE;
}

/* A tag without an end would otherwise be gathered whole, however long it is. */
static gboolean check_token(Stream *self)
{
    XML_Index at = XML_GetCurrentByteIndex(self->parser);

    if (at < 0 || self->source->offset - (guint64)at <= MAX_TOKEN)
        return TRUE;
    g_set_error(
        &self->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_XML,
        _("“%s”, line %u: one element is longer than any in a return. Export it again from your "
          "school’s system."),
        self->source->name, line_of(self));
    return FALSE;
}

static gboolean read_chunk(Stream *self, gboolean *last, GError **error)
{
    void *buffer = XML_GetBuffer(self->parser, CHUNK);
    gsize n = 0;

    if (buffer == NULL)
        return fail(self, error);
    if (!eql_source_read(self->source, buffer, CHUNK, &n, error))
        return FALSE;
    *last = n < CHUNK;
    if (XML_ParseBuffer(self->parser, (int)n, *last) != XML_STATUS_OK || !check_token(self))
        return fail(self, error);
    return TRUE;
}

static gboolean read_all(Stream *self, EqlProgress progress, gpointer progress_data, GError **error)
{
    gboolean last = FALSE;

    while (!last) {
        if (!read_chunk(self, &last, error))
            return FALSE;
        if (progress != NULL)
            progress((double)self->source->offset / (double)MAX(self->source->size, 1),
                     progress_data);
    }
    return TRUE;
}

gboolean eql_xml_read(EqlSource *source, const EqlXmlHandler *handler, gpointer user_data,
                      EqlProgress progress, gpointer progress_data, GError **error)
{
    Stream self = {.source = source, .handler = handler, .user_data = user_data};

    if (!eql_source_seek(source, 0, error))
        return FALSE;
    self.parser = XML_ParserCreate(NULL);
    if (self.parser == NULL) {
        eql_intake_set_memory_error(source->name, error);
        return FALSE;
    }
    self.text = g_string_new(NULL);
    XML_SetUserData(self.parser, &self);
    XML_SetElementHandler(self.parser, on_start, on_end);
    XML_SetCharacterDataHandler(self.parser, on_text);
    XML_SetStartDoctypeDeclHandler(self.parser, on_doctype);
    XML_SetUnknownEncodingHandler(self.parser, on_unknown_encoding, NULL);
    gboolean done = read_all(&self, progress, progress_data, error);
    XML_ParserFree(self.parser);
    g_string_free(self.text, TRUE);
    return done;
}
