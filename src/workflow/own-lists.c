/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/own-lists.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "base/data-folder.h"
#include "base/i18n.h"
#include "intake/lists/accreditation-file.h"
#include "intake/lists/bank-file.h"
#include "workflow/project.h"

static char *own_folder(void)
{
    return g_build_filename(g_get_user_data_dir(), "equalens", NULL);
}

static char *own_bank_path(void)
{
    return g_build_filename(g_get_user_data_dir(), "equalens", "actions.csv", NULL);
}

/* ── the bank ── */

static gboolean is_replaced(const GPtrArray *own, const EqlBankEntry *entry)
{
    for (guint i = 0; i < own->len; i++)
        if (*entry->code && g_str_equal(((EqlBankEntry *)own->pdata[i])->code, entry->code))
            return TRUE;
    return FALSE;
}

/* Takes the entries of the two lists. */
static GPtrArray *join(GPtrArray *own, GPtrArray *given)
{
    GPtrArray *bank = g_ptr_array_new_with_free_func((GDestroyNotify)eql_bank_entry_free);
    for (guint i = 0; i < own->len; i++) {
        EqlBankEntry *entry = eql_bank_entry_copy(own->pdata[i]);
        entry->own = TRUE;
        if (*entry->activity)
            g_ptr_array_add(bank, entry);
        else
            eql_bank_entry_free(entry);
    }
    for (guint i = 0; i < given->len; i++)
        if (!is_replaced(own, given->pdata[i]))
            g_ptr_array_add(bank, eql_bank_entry_copy(given->pdata[i]));
    return bank;
}

GPtrArray *eql_own_bank(GError **error)
{
    const char *folder = eql_data_folder(error);
    g_autoptr(GPtrArray) given = folder ? eql_bank_load(folder, error) : NULL;
    g_autofree char *path = own_bank_path();
    if (!given || !g_file_test(path, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&given);
    g_autoptr(GPtrArray) own = eql_bank_read(path, error);
    return own ? join(own, given) : NULL;
}

static gboolean forget_bank(GError **error)
{
    g_autofree char *path = own_bank_path();
    if (g_unlink(path) == 0 || errno == ENOENT)
        return TRUE;
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                _("%s could not be taken away: %s."), path, g_strerror(errno));
    return FALSE;
}

gboolean eql_profile_keep_bank(const char *path, guint *n, GError **error)
{
    if (n)
        *n = 0;
    if (!*path)
        return forget_bank(error);
    g_autoptr(GPtrArray) own = eql_bank_read(path, error);
    g_autofree char *folder = own_folder(), *kept = own_bank_path(), *text = NULL;
    gsize length;
    if (!own || !g_file_get_contents(path, &text, &length, error))
        return FALSE;
    if (g_mkdir_with_parents(folder, 0700) != 0) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                    _("The folder %s could not be made: %s."), folder, g_strerror(errno));
        return FALSE;
    }
    if (n)
        *n = own->len;
    return g_file_set_contents(kept, text, (gssize)length, error);
}

/* ── what there is to reach ── */

GPtrArray *eql_own_aims(GError **error)
{
    const char *folder = eql_data_folder(error);
    g_autofree char *own = own_folder();
    return folder ? eql_accreditation_load(own, folder, error) : NULL;
}
