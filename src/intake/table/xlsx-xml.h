/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/intake-error.h"
#include "intake/table/xlsx-zip.h"

G_BEGIN_DECLS

/* One XML part of a workbook, parsed as it is unpacked. Elements are told by
 * their names without prefix, and only those in a namespace of workbooks (the
 * transitional and the strict ones, and, leniently, none at all). Document types
 * and entities, endless nesting and endless tags are refused. */
typedef struct _EqlXlsxPart EqlXlsxPart;

typedef struct {
    /* attributes: name, value, name, value, ..., NULL */
    void (*start)(gpointer user, const char *element, const char **attributes);
    void (*end)(gpointer user, const char *element);
    void (*text)(gpointer user, const char *text, int length);
    /* Takes what it can of the bytes within an element that it asked for, before the parser
     * sees them, and answers how many: whole elements with all that is in them. `prefix` is
     * how that element is spelt, with the colon. NULL: nothing. */
    gsize (*skim)(gpointer user, const char *prefix, gsize prefix_length, const char *bytes,
                  gsize n);
} EqlXlsxHandlers;

/* limit: of the unpacked size in bytes. Errors: as eql_zip_open_part(). */
EqlXlsxPart *eql_xlsx_part_open(EqlZip *zip, const char *part, guint64 limit,
                                const EqlXlsxHandlers *handlers, gpointer user, GError **error);

/* Parses on until a handler pauses, or to the end (*more FALSE). Errors:
 * EQL_INTAKE_ERROR_XML, what a handler failed with, as eql_zip_read(). */
gboolean eql_xlsx_part_step(EqlXlsxPart *self, gboolean *more, GError **error);

/* For handlers: come back from eql_xlsx_part_step() after this element. */
void eql_xlsx_part_pause(EqlXlsxPart *self);

/* For start handlers: what is in this element is to be skimmed. It may come to nothing. */
void eql_xlsx_part_ask_to_skim(EqlXlsxPart *self);

/* For skimmers: whether there is no point in going on. */
gboolean eql_xlsx_part_has_failed(const EqlXlsxPart *self);

/* For handlers: the rest of the part does not matter. */
void eql_xlsx_part_finish(EqlXlsxPart *self);

/* For handlers: give up; “%s” in the sentence stands for the file’s name. */
void eql_xlsx_part_fail(EqlXlsxPart *self, EqlIntakeError code, const char *sentence);

/* For handlers: give up, as there is no memory left. */
void eql_xlsx_part_fail_memory(EqlXlsxPart *self);

/* How much of the part has been unpacked, 0 to 1. */
double eql_xlsx_part_progress(EqlXlsxPart *self);

void eql_xlsx_part_free(EqlXlsxPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlXlsxPart, eql_xlsx_part_free)

/* Opens a part and parses all of it. */
gboolean eql_xlsx_parse(EqlZip *zip, const char *part, guint64 limit,
                        const EqlXlsxHandlers *handlers, gpointer user, GError **error);

/* The value of an attribute without prefix; NULL when there is none. */
const char *eql_xlsx_attribute(const char **attributes, const char *name);

/* "1" and "true" are true. */
gboolean eql_xlsx_is_true(const char *value);

G_END_DECLS
