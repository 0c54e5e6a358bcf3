/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file system that fails on purpose: it wraps the real one and, once armed, lets `n`
 * changes to files through and refuses all further ones, as a full disk or a pulled-out
 * stick would. It never waits for the disk: only a power cut could tell. */

#include <glib.h>

#define FAULTY_VFS "faulty"

void faulty_vfs_register(void);

/* Refuse with `rc` after `n` changes. A full disk (SQLITE_FULL) refuses writes only; every
 * other fault also refuses to sync and to delete. */
void faulty_vfs_arm(guint n, int rc);
/* Calls it in place of the next refusal, whose file is then as it was before that change; NULL: no
 * more. */
void faulty_vfs_on_refusal(void (*meet)(void));
/* Works again. Says whether something was refused meanwhile. */
gboolean faulty_vfs_disarm(void);

/* Whether the place counts as read-only: files open for reading, none can be made. */
void faulty_vfs_set_read_only(gboolean read_only);

/* How many temporary files were asked for so far. */
guint faulty_vfs_n_temporary(void);
