/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-xml.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)
#define MAX_DEPTH 256

/* The longest single tag, comment or the like: expat holds it whole, and looks
 * at it again with every chunk. */
#define MAX_TOKEN (4 * 1024 * 1024)

/* Stands between namespace and name in what expat hands out. */
#define SEPARATOR '|'

struct _EqlXlsxPart {
    EqlZip *zip;
    XML_Parser parser;
    const EqlXlsxHandlers *handlers;
    gpointer user;
    GError *failure;
    guint depth;
    guint64 n_fed;
    guint64 token; /* where the tag or text starts that expat has not finished */
    gboolean paused;
    gboolean finished;
};

typedef struct {
    const char *name;
    gsize length;
} Namespace;

#define NAMESPACE(literal)                                                                         \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const Namespace namespaces[] = {
    NAMESPACE("http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    NAMESPACE("http://purl.oclc.org/ooxml/spreadsheetml/main"),
    NAMESPACE("http://schemas.openxmlformats.org/package/2006/relationships"),
};

/* The name without its namespace; NULL when that is a foreign one. Called for every
 * tag, so it looks at each byte of the name once at most. */
static const char *local_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(namespaces); i++) {
        gsize length = namespaces[i].length;
        if (strncmp(name, namespaces[i].name, length) == 0 && name[length] == SEPARATOR)
            return name + length + 1;
    }
    return strchr(name, SEPARATOR) == NULL ? name : NULL;
}

void eql_xlsx_part_fail(EqlXlsxPart *self, EqlIntakeError code, const char *sentence)
{
    if (self->failure == NULL)
        g_set_error(&self->failure, EQL_INTAKE_ERROR, (int)code, "“%s” %s", eql_zip_name(self->zip),
                    sentence);
    XML_StopParser(self->parser, XML_FALSE);
}

void eql_xlsx_part_fail_memory(EqlXlsxPart *self)
{
    if (self->failure == NULL)
        eql_intake_set_memory_error(eql_zip_name(self->zip), &self->failure);
    XML_StopParser(self->parser, XML_FALSE);
}

static void on_start(void *user, const char *name, const char **attributes)
{
    EqlXlsxPart *self = user;
    const char *local = local_name(name);

    if (++self->depth > MAX_DEPTH)
        eql_xlsx_part_fail(self, EQL_INTAKE_ERROR_XML, _("is nested too deeply to be a workbook."));
    else if (local != NULL && self->handlers->start != NULL && !self->finished)
        self->handlers->start(self->user, local, attributes);
}

static void on_end(void *user, const char *name)
{
    EqlXlsxPart *self = user;
    const char *local = local_name(name);

    self->depth--;
    if (local != NULL && self->handlers->end != NULL && !self->finished)
        self->handlers->end(self->user, local);
}

static void on_text(void *user, const char *text, int length)
{
    EqlXlsxPart *self = user;

    if (!self->finished)
        self->handlers->text(self->user, text, length);
}

static void on_doctype(void *user, const char *name, const char *sysid, const char *pubid,
                       int has_internal_subset)
{
    eql_xlsx_part_fail(user, EQL_INTAKE_ERROR_XML,
                       _("has a document type or entities inside, which no workbook needs. It "
                         "will not be read; save it again in Excel."));
}

EqlXlsxPart *eql_xlsx_part_open(EqlZip *zip, const char *part, guint64 limit,
                                const EqlXlsxHandlers *handlers, gpointer user, GError **error)
{
    if (!eql_zip_open_part(zip, part, limit, error))
        return NULL;
    XML_Parser parser = XML_ParserCreateNS(NULL, SEPARATOR);
    if (parser == NULL) {
        eql_zip_close_part(zip);
        eql_intake_set_memory_error(eql_zip_name(zip), error);
        return NULL;
    }
    EqlXlsxPart *self = g_new0(EqlXlsxPart, 1);
    self->zip = zip;
    self->handlers = handlers;
    self->user = user;
    self->parser = parser;
    XML_SetUserData(self->parser, self);
    XML_SetElementHandler(self->parser, on_start, on_end);
    if (handlers->text != NULL)
        XML_SetCharacterDataHandler(self->parser, on_text);
    XML_SetStartDoctypeDeclHandler(self->parser, on_doctype);
    return self;
}

void eql_xlsx_part_pause(EqlXlsxPart *self)
{
    self->paused = TRUE;
    XML_StopParser(self->parser, XML_TRUE);
}

void eql_xlsx_part_finish(EqlXlsxPart *self)
{
    self->finished = TRUE;
    XML_StopParser(self->parser, XML_FALSE);
}

static gboolean check_token(EqlXlsxPart *self, GError **error)
{
    XML_Index at = XML_GetCurrentByteIndex(self->parser);

    if (at >= 0) /* else expat put off looking at the last chunk */
        self->token = (guint64)at;
    if (self->n_fed - self->token <= MAX_TOKEN)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE,
                _("“%s” has a single tag of more than %d MB, which no workbook has."),
                eql_zip_name(self->zip), MAX_TOKEN / (1024 * 1024));
    return FALSE;
}

static gboolean set_xml_error(EqlXlsxPart *self, GError **error)
{
    if (self->failure != NULL)
        g_propagate_error(error, g_steal_pointer(&self->failure));
    else if (XML_GetErrorCode(self->parser) == XML_ERROR_NO_MEMORY)
        eql_intake_set_memory_error(eql_zip_name(self->zip), error);
    else
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_XML,
                    _("“%s” is damaged: the XML inside is broken (%s, line %lu). Open it in Excel, "
                      "save it again, and try that file."),
                    eql_zip_name(self->zip), XML_ErrorString(XML_GetErrorCode(self->parser)),
                    (gulong)XML_GetCurrentLineNumber(self->parser));
    return FALSE;
}

/* Unpacks a chunk and hands it to expat; *n is 0 for the last, empty one. */
static gboolean feed(EqlXlsxPart *self, guint *n, enum XML_Status *status, GError **error)
{
    void *buffer = XML_GetBuffer(self->parser, CHUNK);

    if (buffer == NULL)
        return set_xml_error(self, error);
    if (!eql_zip_read(self->zip, buffer, CHUNK, n, error))
        return FALSE;
    self->n_fed += *n;
    *status = XML_ParseBuffer(self->parser, (int)*n, *n == 0);
    return TRUE;
}

gboolean eql_xlsx_part_step(EqlXlsxPart *self, gboolean *more, GError **error)
{
    enum XML_Status status = XML_STATUS_OK;
    guint n = 1;

    *more = FALSE;
    if (self->finished)
        return TRUE;
    if (self->paused) {
        self->paused = FALSE;
        status = XML_ResumeParser(self->parser);
    }
    while (status == XML_STATUS_OK && n > 0) {
        XML_ParsingStatus state;
        XML_GetParsingStatus(self->parser, &state);
        if (state.parsing == XML_FINISHED)
            return TRUE;
        if (!check_token(self, error) || !feed(self, &n, &status, error))
            return FALSE;
    }
    *more = status == XML_STATUS_SUSPENDED;
    if (status == XML_STATUS_ERROR && !self->finished)
        return set_xml_error(self, error);
    return TRUE;
}

double eql_xlsx_part_progress(EqlXlsxPart *self)
{
    guint64 size = eql_zip_part_size(self->zip);

    return self->finished || size == 0 ? 1.0 : (double)self->n_fed / (double)size;
}

void eql_xlsx_part_free(EqlXlsxPart *self)
{
    if (self == NULL)
        return;
    eql_zip_close_part(self->zip);
    XML_ParserFree(self->parser);
    g_clear_error(&self->failure);
    g_free(self);
}

gboolean eql_xlsx_parse(EqlZip *zip, const char *part, guint64 limit,
                        const EqlXlsxHandlers *handlers, gpointer user, GError **error)
{
    g_autoptr(EqlXlsxPart) parser = eql_xlsx_part_open(zip, part, limit, handlers, user, error);
    gboolean more;

    return parser != NULL && eql_xlsx_part_step(parser, &more, error);
}

const char *eql_xlsx_attribute(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2) {
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    }
    return NULL;
}

gboolean eql_xlsx_is_true(const char *value)
{
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}
