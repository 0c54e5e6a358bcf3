/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/xlsx-zip.h"

G_BEGIN_DECLS

/* What one part of a package refers to (ECMA-376 part 2, 9.3). */
typedef struct {
    char *id;
    char *type; /* the last word of the type's address: "worksheet", "styles", ... */
    char *part; /* the target, as a name from the package's root */
} EqlXlsxRelation;

/* The relations of a part, "" for the package itself; an array of
 * EqlXlsxRelation, empty when the part has none. */
GPtrArray *eql_xlsx_read_relations(EqlZip *zip, const char *part, GError **error);

/* The first relation of a type, or with an id; NULL when there is none. */
const EqlXlsxRelation *eql_xlsx_relation_of_type(GPtrArray *relations, const char *type);
const EqlXlsxRelation *eql_xlsx_relation_with_id(GPtrArray *relations, const char *id);

G_END_DECLS
