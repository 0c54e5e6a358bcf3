/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/progress.h"
#include "intake/table/source.h"

G_BEGIN_DECLS

/* An XML file as a stream of elements, in memory that does not grow with it.
 *
 * What a return never needs is refused, because it serves attacks only: a
 * document type with its entities, elements nested beyond 100, one tag or name
 * longer than a megabyte. Namespaces are left aside: names are local names. */

typedef struct {
    const char *name; /* local name */
    const char *text; /* at the end of an element without children, else "" */
    guint depth;      /* of the element; the root's is 1 */
    guint line;       /* in the file, from 1 */
} EqlXmlElement;

/* Returning FALSE (with the error set) ends the reading. Text is gathered up
 * to some thousand bytes and no further: no field of a return comes near. */
typedef struct {
    gboolean (*start)(const EqlXmlElement *element, gpointer user_data, GError **error);
    gboolean (*end)(const EqlXmlElement *element, gpointer user_data, GError **error);
} EqlXmlHandler;

/* Encodings: UTF-8, UTF-16, and every one-byte encoding that the system knows,
 * as declared. Errors: EQL_INTAKE_ERROR_XML, _TRUNCATED, _EMPTY, the source's and
 * the handler's; with file and line. */
gboolean eql_xml_read(EqlSource *source, const EqlXmlHandler *handler, gpointer user_data,
                      EqlProgress progress, gpointer progress_data,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
