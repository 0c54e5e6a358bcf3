/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>

#include "store/db.h"

G_DEFINE_QUARK(eql_store_error, eql_store_error)

/* SQLite knows of full disks, but takes a used-up quota for a failing disk. */
static gboolean quota_is_used_up(EqlDb *db)
{
#ifdef EDQUOT
    return sqlite3_system_errno(db->handle) == EDQUOT;
#else
    return FALSE;
#endif
}

static EqlStoreError code_of(EqlDb *db, int rc)
{
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return EQL_STORE_ERROR_LOCKED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return EQL_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
        return EQL_STORE_ERROR_FULL;
    case SQLITE_NOTADB:
        return EQL_STORE_ERROR_NOT_OURS;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_ERROR: /* our SQL is sound, so a table or column must be missing */
        return EQL_STORE_ERROR_DAMAGED;
    case SQLITE_IOERR:
        return quota_is_used_up(db) ? EQL_STORE_ERROR_FULL : EQL_STORE_ERROR_FAILED;
    default:
        return EQL_STORE_ERROR_FAILED;
    }
}

static char *read_only_sentence(EqlDb *db, int rc)
{
    if (rc == SQLITE_READONLY_DBMOVED)
        return g_strdup_printf(_("“%s” was moved or deleted while it was open. Nothing was "
                                 "changed; open it again from where it is now."),
                               db->name);
    if (rc == SQLITE_READONLY_ROLLBACK)
        return g_strdup_printf(_("A change to “%s” was broken off half-way. Open it once from a "
                                 "place where you may write, so that it can be put right."),
                               db->name);
    return g_strdup_printf(_("“%s” cannot be written to, so nothing was changed. Check that you "
                             "may write to the file and its folder."),
                           db->name);
}

static char *failed_sentence(EqlDb *db, int rc)
{
    if ((rc & 0xff) == SQLITE_NOMEM)
        return g_strdup_printf(_("There is not enough memory for “%s”. Nothing was changed; close "
                                 "other programs and try again."),
                               db->name);
    if ((rc & 0xff) == SQLITE_IOERR)
        return g_strdup_printf(_("The disk did not let “%s” be read or written; nothing was "
                                 "changed. If it is on a network drive or a memory stick, check "
                                 "that it is still connected and try again."),
                               db->name);
    return g_strdup_printf(_("“%s” could not be changed (%s)."), db->name,
                           sqlite3_errmsg(db->handle));
}

static char *sentence(EqlDb *db, EqlStoreError code, int rc)
{
    switch (code) {
    case EQL_STORE_ERROR_LOCKED:
        return g_strdup_printf(_("“%s” is in use by another program. Wait a moment and try again, "
                                 "or close it there."),
                               db->name);
    case EQL_STORE_ERROR_READ_ONLY:
        return read_only_sentence(db, rc);
    case EQL_STORE_ERROR_FULL:
        return g_strdup_printf(_("There is no room left on the disk for “%s”. Nothing was changed; "
                                 "free some space and try again."),
                               db->name);
    case EQL_STORE_ERROR_NOT_OURS:
        return g_strdup_printf(_("“%s” is not an Equalens project. Choose a file that Equalens has "
                                 "made; to bring in survey or school data, open a project first."),
                               db->name);
    case EQL_STORE_ERROR_DAMAGED:
        return g_strdup_printf(_("“%s” is damaged: %s. Take the project from a backup."), db->name,
                               sqlite3_errmsg(db->handle));
    default:
        return failed_sentence(db, rc);
    }
}

void eql_db_set_error(EqlDb *db, int rc, GError **error)
{
    if ((rc & 0xff) == SQLITE_INTERRUPT &&
        g_cancellable_set_error_if_cancelled(db->cancellable, error))
        return;
    EqlStoreError code = code_of(db, rc);
    g_autofree char *text = sentence(db, code, rc);
    g_set_error_literal(error, EQL_STORE_ERROR, code, text);
}

gboolean eql_db_damaged(GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    GError *damage = g_error_new_valist(EQL_STORE_ERROR, EQL_STORE_ERROR_DAMAGED, format, args);
    va_end(args);
    g_propagate_error(error, damage);
    return FALSE;
}
