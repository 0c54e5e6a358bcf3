/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The tables, and how a file of an earlier version becomes one of this version. */

#include "store/db.h"

/* "EQLN", in the header of every project file. */
#define EQL_SCHEMA_APPLICATION_ID 0x45514C4E

/* No import brings more: SQLite keeps no value longer. */
#define EQL_SCHEMA_MOST_PEOPLE 1000000000

/* What a file passes through from empty to the version of this program: the SQL at
 * index i takes version i to i + 1. Never changed once released, only added to. */
typedef struct {
    const char *const *steps;
    guint n_steps;
} EqlMigrations;

const EqlMigrations *eql_schema_migrations(void);

/* Whether the file is an Equalens project of a version this program knows; sets
 * `version`. EQL_STORE_ERROR_NOT_OURS, NEWER otherwise. */
gboolean eql_schema_identify(EqlDb *db, const EqlMigrations *migrations, gint64 *version,
                             GError **error);

/* Takes the remaining steps, within the caller's transaction. */
gboolean eql_schema_migrate(EqlDb *db, const EqlMigrations *migrations, GError **error);
