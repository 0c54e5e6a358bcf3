/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can keep a file from being read at all. Faults that a reader can step
 * over (an unclosed quote, a byte that is no text) are no errors: see
 * eql_table_faults() in intake/table/table.h. Every message names the file and says
 * what to do about it. */
typedef enum {
    EQL_INTAKE_ERROR_NOT_FOUND,       /* no such file, or not a file, or no such sheet */
    EQL_INTAKE_ERROR_ACCESS,          /* it exists but could not be opened or read */
    EQL_INTAKE_ERROR_EMPTY,           /* nothing in it */
    EQL_INTAKE_ERROR_TRUNCATED,       /* the end is missing: a broken download */
    EQL_INTAKE_ERROR_ENCRYPTED,       /* protected by a password */
    EQL_INTAKE_ERROR_BINARY,          /* no text and no workbook */
    EQL_INTAKE_ERROR_UNSUPPORTED,     /* a format that is known but not read (.xls, .ods, ...) */
    EQL_INTAKE_ERROR_TOO_LARGE,       /* beyond a limit that keeps memory and time bounded */
    EQL_INTAKE_ERROR_DAMAGED,         /* its own structure contradicts itself */
    EQL_INTAKE_ERROR_XML,             /* XML that is not well formed, or has forbidden parts */
    EQL_INTAKE_ERROR_CONTENT,         /* readable, but not what was asked for */
    EQL_INTAKE_ERROR_SEVERAL_SCHOOLS, /* a table of several schools: one is to be chosen */
    EQL_INTAKE_ERROR_MEMORY,          /* this computer has not enough memory free for it */
} EqlIntakeError;

#define EQL_INTAKE_ERROR (eql_intake_error_quark())
GQuark eql_intake_error_quark(void);

/* Sets the error of a file with a sentence in which “%s” stands for the file's name, and is
 * FALSE. The sentence may be any: a translation, an element of a table. */
gboolean eql_intake_refuse(const char *file, EqlIntakeError code, const char *sentence,
                           GError **error);

/* Sets the error, with its sentence, for a file that there is no memory for. */
void eql_intake_set_memory_error(const char *file, GError **error);

G_END_DECLS
