/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct {
    char *name;
    char *urn;     /* unique reference number; NULL if not given */
    char *laestab; /* NULL if not given */
    char *phase;   /* "primary", "secondary", "special", "other"; NULL if not given */
} EqlSchool;

EqlSchool *eql_school_new(const char *name, const char *urn, const char *laestab,
                          const char *phase);
EqlSchool *eql_school_copy(const EqlSchool *school);
void eql_school_free(EqlSchool *school);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSchool, eql_school_free)
