/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding an earlier import: the same file, or one that another is to replace. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "base/text.h"
#include "store/store-private.h"

#define STANDING " WHERE kind = 'responses' AND undone = 0 AND replaced_by IS NULL"

gboolean eql_store_same_file(EqlStore *store, const EqlImportRecord *record,
                             EqlImportRecord **earlier, GError **error)
{
    g_autofree char *sheet = eql_text_mask_title(record->sheet); /* as it is kept */
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db,
                      EQL_STORE_SELECT_RECORD STANDING
                      " AND sha256 = ? AND (sheet IS NULL OR ? IS NULL OR sheet = ?) ORDER BY "
                      "(audience = ? AND wave = ?) DESC, id DESC LIMIT 1",
                      error);
    eql_query_put_text(query, record->sha256);
    eql_query_put_text(query, sheet);
    eql_query_put_text(query, sheet);
    eql_query_put_text(query, record->audience);
    eql_query_put_text(query, record->wave);
    EqlStep step = eql_query_step(query, error);
    *earlier = step == EQL_STEP_ROW ? eql_store_read_record(query, error) : NULL;
    return step == EQL_STEP_DONE || *earlier;
}

EqlImportRecord *eql_store_replaceable(EqlStore *store, gint64 id, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db, EQL_STORE_SELECT_RECORD STANDING " AND id = ?", error);
    eql_query_put_int(query, id);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_ROW)
        return eql_store_read_record(query, error);
    if (step == EQL_STEP_DONE)
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT,
                    _("There is no import %" PRId64 " of responses to replace: there never was, it "
                      "has been undone, or another has replaced it. The list of imports shows "
                      "their numbers."),
                    id);
    return NULL;
}

gboolean eql_store_check_writable(EqlStore *store, GError **error)
{
    if (!eql_store_is_read_only(store))
        return TRUE;
    if (!eql_db_begin(store->db, error))
        return FALSE;
    eql_db_end(store->db, FALSE, NULL);
    return TRUE;
}
