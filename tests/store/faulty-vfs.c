/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faulty-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
    sqlite3_file base;
    sqlite3_file *real; /* lies behind this struct */
} FaultyFile;

static sqlite3_vfs *real_vfs;
static guint n_temporary;
static struct {
    gboolean armed, refused, read_only;
    guint left;
    int rc;
    void (*meet)(void); /* or NULL */
} fault;

/* SQLITE_OK while changes still go through. */
static int change(void)
{
    if (!fault.armed)
        return SQLITE_OK;
    if (fault.left > 0) {
        fault.left--;
        return SQLITE_OK;
    }
    fault.refused = TRUE;
    if (fault.meet)
        fault.meet();
    return fault.rc;
}

static int change_but_not_room(void)
{
    return fault.rc == SQLITE_FULL ? SQLITE_OK : change();
}

static sqlite3_file *real(sqlite3_file *file)
{
    return ((FaultyFile *)file)->real;
}

static int f_close(sqlite3_file *f)
{
    return real(f)->pMethods->xClose(real(f));
}
static int f_read(sqlite3_file *f, void *bytes, int n, sqlite3_int64 at)
{
    return real(f)->pMethods->xRead(real(f), bytes, n, at);
}
static int f_write(sqlite3_file *f, const void *bytes, int n, sqlite3_int64 at)
{
    int rc = change();
    return rc ? rc : real(f)->pMethods->xWrite(real(f), bytes, n, at);
}
static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    int rc = change_but_not_room();
    return rc ? rc : real(f)->pMethods->xTruncate(real(f), size);
}
static int f_sync(sqlite3_file *f, int flags)
{
    return change_but_not_room();
}
static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return real(f)->pMethods->xFileSize(real(f), size);
}
static int f_lock(sqlite3_file *f, int lock)
{
    return real(f)->pMethods->xLock(real(f), lock);
}
static int f_unlock(sqlite3_file *f, int lock)
{
    return real(f)->pMethods->xUnlock(real(f), lock);
}
static int f_check_lock(sqlite3_file *f, int *out)
{
    return real(f)->pMethods->xCheckReservedLock(real(f), out);
}
static int f_control(sqlite3_file *f, int op, void *arg)
{
    return real(f)->pMethods->xFileControl(real(f), op, arg);
}
static int f_sector(sqlite3_file *f)
{
    return real(f)->pMethods->xSectorSize(real(f));
}
static int f_traits(sqlite3_file *f)
{
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = f_close,
    .xRead = f_read,
    .xWrite = f_write,
    .xTruncate = f_truncate,
    .xSync = f_sync,
    .xFileSize = f_size,
    .xLock = f_lock,
    .xUnlock = f_unlock,
    .xCheckReservedLock = f_check_lock,
    .xFileControl = f_control,
    .xSectorSize = f_sector,
    .xDeviceCharacteristics = f_traits,
};

static int v_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    FaultyFile *faulty = (FaultyFile *)file;
    n_temporary += (flags & (SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TEMP_JOURNAL |
                             SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_SUBJOURNAL)) != 0;
    faulty->base.pMethods = NULL;
    faulty->real = (sqlite3_file *)(void *)(faulty + 1);
    memset(faulty->real, 0, (size_t)real_vfs->szOsFile);
    if (fault.read_only && !(flags & SQLITE_OPEN_MAIN_DB))
        return SQLITE_CANTOPEN;
    if (fault.read_only)
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    int rc = real_vfs->xOpen(real_vfs, name, faulty->real, flags, out);
    if (faulty->real->pMethods)
        faulty->base.pMethods = &methods;
    return rc;
}

static int v_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    int rc = change_but_not_room();
    return rc ? rc : real_vfs->xDelete(real_vfs, name, 0);
}

void faulty_vfs_register(void)
{
    static sqlite3_vfs faulty;
    real_vfs = sqlite3_vfs_find(NULL);
    faulty = *real_vfs;
    faulty.zName = FAULTY_VFS;
    faulty.szOsFile = (int)sizeof(FaultyFile) + real_vfs->szOsFile;
    faulty.xOpen = v_open;
    faulty.xDelete = v_delete;
    faulty.pNext = NULL;
    g_assert_cmpint(sqlite3_vfs_register(&faulty, 0), ==, SQLITE_OK);
}

void faulty_vfs_arm(guint n, int rc)
{
    fault.armed = TRUE;
    fault.refused = FALSE;
    fault.left = n;
    fault.rc = rc;
}

void faulty_vfs_on_refusal(void (*meet)(void))
{
    fault.meet = meet;
}

gboolean faulty_vfs_disarm(void)
{
    fault.armed = FALSE;
    return fault.refused;
}

void faulty_vfs_set_read_only(gboolean read_only)
{
    fault.read_only = read_only;
}

guint faulty_vfs_n_temporary(void)
{
    return n_temporary;
}
