/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The network that a window shows: its file, its schools, and the steps that can be taken. Every
 * step runs as a job, reads the file anew and writes it whole; signals say how it ended.
 *
 * "changed" ()                  the network is another now, or there is something else to undo
 * "failed" (heading, sentence)  a step could not be done; nothing was changed
 * "added" (GPtrArray)           files were brought in (EqlNetworkAdded, borrowed)
 * "saved" (path)                a document was written, or a folder of them */

#include "analysis/cohort.h"
#include "app/jobs.h"

G_BEGIN_DECLS

#define EQL_TYPE_NETWORK_FILE (eql_network_file_get_type())
G_DECLARE_FINAL_TYPE(EqlNetworkFile, eql_network_file, EQL, NETWORK_FILE, GObject)

/* `jobs`: the window's, on which every step runs. */
EqlNetworkFile *eql_network_file_new(EqlJobs *jobs);

/* NULL while there is none. Borrowed. */
const char *eql_network_file_path(EqlNetworkFile *file);
const EqlNetwork *eql_network_file_network(EqlNetworkFile *file);

void eql_network_file_open(EqlNetworkFile *file, const char *path);
/* Adds packs and projects. `path`: where a network is kept that has no file yet, or one that
 * begins anew; NULL: the network that is open. */
void eql_network_file_add(EqlNetworkFile *file, const char *path, const char *const *paths,
                          const char *cohort);
/* Of `school` the URN and the name are looked at; the cohort "" is none. */
void eql_network_file_remove(EqlNetworkFile *file, const EqlPack *school);
void eql_network_file_move(EqlNetworkFile *file, const EqlPack *school, const char *cohort);

/* What undo and redo would do; NULL: nothing. Borrowed. */
const char *eql_network_file_undo_label(EqlNetworkFile *file);
const char *eql_network_file_redo_label(EqlNetworkFile *file);
void eql_network_file_undo(EqlNetworkFile *file);
void eql_network_file_redo(EqlNetworkFile *file);

typedef enum {
    EQL_NETWORK_WORKBOOK,
    EQL_NETWORK_REPORT,
    EQL_NETWORK_HANDOUTS, /* into a folder */
} EqlNetworkDocument;

/* Writes what is chosen (copied), in the language that the preferences say, to `target`: a file, or
 * the folder of the handouts. */
void eql_network_file_write(EqlNetworkFile *file, EqlNetworkDocument document,
                            const EqlCohortChoice *choice, const char *target);

G_END_DECLS
