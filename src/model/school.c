/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/school.h"

EqlSchool *eql_school_new(const char *name, const char *urn, const char *laestab, const char *phase)
{
    EqlSchool *school = g_new0(EqlSchool, 1);
    school->name = g_strdup(name);
    school->urn = g_strdup(urn);
    school->laestab = g_strdup(laestab);
    school->phase = g_strdup(phase);
    return school;
}

EqlSchool *eql_school_copy(const EqlSchool *school)
{
    return eql_school_new(school->name, school->urn, school->laestab, school->phase);
}

void eql_school_free(EqlSchool *school)
{
    if (!school)
        return;
    g_free(school->name);
    g_free(school->urn);
    g_free(school->laestab);
    g_free(school->phase);
    g_free(school);
}
