/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "quarks.h"

#include <glib.h>

#ifdef __linux__
#include <link.h>
#include <stdlib.h>
#include <string.h>

/* By so many GLib's list grows. */
#define QUARKS_IN_A_BLOCK 2048

typedef struct Copy {
    struct Copy *earlier;
    char bytes[];
} Copy;

static Copy *volatile kept; /* volatile: only the leak checker reads it */

static int on_library(struct dl_phdr_info *library, size_t size, void *data)
{
    if (strstr(library->dlpi_name, "libglib-2.0") == NULL)
        return 0;
    for (int i = 0; i < library->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &library->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || (part->p_flags & PF_W) == 0)
            continue;
        Copy *copy = malloc(sizeof(Copy) + part->p_memsz);
        memcpy(copy->bytes, (const void *)(library->dlpi_addr + part->p_vaddr), part->p_memsz);
        copy->earlier = kept;
        kept = copy;
    }
    return 1;
}

void keep_quarks(void)
{
    dl_iterate_phdr(on_library, NULL);
}

void keep_more_quarks(void)
{
    static GQuark next = 1;

    if (g_quark_to_string(next) == NULL)
        return;
    keep_quarks();
    next += QUARKS_IN_A_BLOCK;
}
#else
void keep_quarks(void)
{
}

void keep_more_quarks(void)
{
}
#endif
