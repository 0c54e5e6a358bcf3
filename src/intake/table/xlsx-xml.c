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
    char *chunk; /* what was unpacked last */
    guint n, at; /* its size, and how much of it is done with */
    guint depth;
    guint64 n_unpacked;
    guint64 n_parsed; /* bytes that the parser was given: all but those skimmed */
    guint64 to_skim;  /* where in those the element ends that a handler asked for */
    guint64 token;    /* where the tag or text starts that expat has not finished */
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
        eql_intake_refuse(eql_zip_name(self->zip), code, sentence, &self->failure);
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
        eql_xlsx_part_fail(self, EQL_INTAKE_ERROR_XML,
                           _("“%s” is nested too deeply to be a workbook."));
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
                       _("“%s” has a document type or entities inside, which no workbook needs. It "
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
    self->chunk = g_malloc(CHUNK);
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
    if (self->n_parsed - self->token <= MAX_TOKEN)
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
                    _("“%s” is damaged: the XML inside is broken (%s). Open it in Excel, save it "
                      "again, and try that file."),
                    eql_zip_name(self->zip), XML_ErrorString(XML_GetErrorCode(self->parser)));
    return FALSE;
}

/* ── feeding ── */

static gboolean is_name(char byte)
{
    return g_ascii_isalnum(byte) || byte == ':';
}

/* Whether a name is "row", with a prefix or without. */
static gboolean is_row(const char *name, const char *end)
{
    return end - name >= 3 && memcmp(end - 3, "row", 3) == 0 && (end - name == 3 || end[-4] == ':');
}

/* How much the parser is given at once: where cells can be skimmed, up to the end of the next
 * tag that may open a row, so that they come next; else all there is. */
static guint slice(const EqlXlsxPart *self)
{
    const char *start = self->chunk + self->at, *end = self->chunk + self->n;

    for (const char *p = start; self->handlers->skim != NULL;) {
        p = memchr(p, '<', (gsize)(end - p));
        if (p == NULL)
            break;
        const char *name = ++p;
        while (p < end && is_name(*p))
            p++;
        const char *close = is_row(name, p) ? memchr(p, '>', (gsize)(end - p)) : NULL;
        if (close != NULL)
            return (guint)(close + 1 - start);
    }
    return (guint)(end - start);
}

/* What was asked for begins here, if the parser has seen no more than its tag. That tag, all
 * of which is in the chunk, tells the prefix. */
static void skim(EqlXlsxPart *self)
{
    const char *here = self->chunk + self->at, *p = here;
    gboolean now = self->to_skim == self->n_parsed && self->to_skim > 0;

    self->to_skim = 0;
    while (now && p > self->chunk && *--p != '<')
        continue;
    if (!now || *p != '<')
        return;
    const char *name = p + 1, *name_end = name;
    while (is_name(*name_end))
        name_end++;
    if (is_row(name, name_end))
        self->at += (guint)self->handlers->skim(self->user, name, (gsize)(name_end - 3 - name),
                                                here, self->n - self->at);
}

/* Hands the parser the next bytes; *n is 0 for the last, empty ones. */
static gboolean feed(EqlXlsxPart *self, guint *n, enum XML_Status *status, GError **error)
{
    if (self->at == self->n) {
        self->at = 0;
        if (!eql_zip_read(self->zip, self->chunk, CHUNK, &self->n, error))
            return FALSE;
        self->n_unpacked += self->n;
    }
    const char *bytes = self->chunk + self->at;
    *n = slice(self);
    self->at += *n;
    self->n_parsed += *n;
    *status = XML_Parse(self->parser, bytes, (int)*n, *n == 0);
    return TRUE;
}

void eql_xlsx_part_ask_to_skim(EqlXlsxPart *self)
{
    XML_Index index = XML_GetCurrentByteIndex(self->parser);

    if (index >= 0)
        self->to_skim = (guint64)index + (guint64)XML_GetCurrentByteCount(self->parser);
}

gboolean eql_xlsx_part_has_failed(const EqlXlsxPart *self)
{
    return self->failure != NULL;
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
        skim(self);
        if (self->failure != NULL)
            return set_xml_error(self, error);
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

    return self->finished || size == 0 ? 1.0 : (double)self->n_unpacked / (double)size;
}

void eql_xlsx_part_free(EqlXlsxPart *self)
{
    if (self == NULL)
        return;
    eql_zip_close_part(self->zip);
    XML_ParserFree(self->parser);
    g_free(self->chunk);
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
