/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/source.h"
#include "intake/table/table.h"

G_BEGIN_DECLS

/* What a reader for one format fills in. */
typedef struct {
    const char *format;
    gboolean (*next)(EqlTable *self, const EqlRow **row, GError **error);
    gboolean (*rewind)(EqlTable *self, GError **error);
    double (*progress)(EqlTable *self);
    void (*free)(EqlTable *self);
} EqlTableClass;

/* The first member of every reader's own structure. The readers own it: their
 * free() calls eql_table_clear() and then frees the whole. */
struct _EqlTable {
    const EqlTableClass *class;
    EqlSource *source;    /* owned */
    const char *encoding; /* static */
    char delimiter;
    char **sheets; /* owned */
    char *sheet;   /* owned */
    GArray *faults;
    guint width;
};

void eql_table_init(EqlTable *self, const EqlTableClass *class, EqlSource *source);
void eql_table_clear(EqlTable *self);
void eql_table_add_fault(EqlTable *self, guint64 row, guint column, EqlFaultKind kind);

G_END_DECLS
