/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/return-names.h"

#include <glib/gi18n-lib.h>

typedef struct {
    const char *name;
    int value;
} Name;

typedef struct {
    const char *name, *what;
} OtherFile;

static int find(const char *name, const Name *names, guint n, int otherwise)
{
    char first = g_ascii_tolower(*name);

    for (guint i = 0; i < n; i++)
        if (g_ascii_tolower(*names[i].name) == first &&
            g_ascii_strcasecmp(name, names[i].name) == 0)
            return names[i].value;
    return otherwise;
}

EqlReturnPart eql_return_part(const char *name)
{
    static const Name names[] = {
        {"PupilOnRoll", EQL_RETURN_PART_PUPIL},
        {"PupilNoLongerOnRoll", EQL_RETURN_PART_LEAVER},
        {"PupilsNoLongerOnRoll", EQL_RETURN_PART_LEAVERS},
        {"PupilIdentifiers", EQL_RETURN_PART_IDENTIFIERS},
        {"Exclusions", EQL_RETURN_PART_EVENTS},
        {"TermlyExclusions", EQL_RETURN_PART_EVENTS},
        {"Suspensions", EQL_RETURN_PART_EVENTS},
        {"TermlySuspensions", EQL_RETURN_PART_EVENTS},
        {"Exclusion", EQL_RETURN_PART_EVENT},
        {"TermlyExclusion", EQL_RETURN_PART_EVENT},
        {"Suspension", EQL_RETURN_PART_EVENT},
        {"TermlySuspension", EQL_RETURN_PART_EVENT},
        {"FSMperiod", EQL_RETURN_PART_FSM_PERIOD},
        {"SENneed", EQL_RETURN_PART_NEED},
    };

    return (EqlReturnPart)find(name, names, G_N_ELEMENTS(names), EQL_RETURN_PART_NONE);
}

EqlReturnEventField eql_return_event_field(const char *name)
{
    static const Name names[] = {
        {"Category", EQL_RETURN_EVENT_CATEGORY},
        {"ExclusionCategory", EQL_RETURN_EVENT_CATEGORY},
        {"Reason", EQL_RETURN_EVENT_REASON},
        {"Reason1", EQL_RETURN_EVENT_REASON},
        {"Reason2", EQL_RETURN_EVENT_REASON},
        {"Reason3", EQL_RETURN_EVENT_REASON},
        {"ExclusionReason", EQL_RETURN_EVENT_REASON},
        {"StartDate", EQL_RETURN_EVENT_START},
        {"ExclusionStartDate", EQL_RETURN_EVENT_START},
        {"Sessions", EQL_RETURN_EVENT_SESSIONS},
        {"ActualExclusionSessions", EQL_RETURN_EVENT_SESSIONS},
        {"ExclusionSessions", EQL_RETURN_EVENT_SESSIONS},
    };

    return (EqlReturnEventField)find(name, names, G_N_ELEMENTS(names), EQL_RETURN_EVENT_NONE);
}

int eql_return_field(const char *name)
{
    static const Name names[] = {
        {"UPN", EQL_RETURN_UPN},
        {"Ethnicity", EQL_RETURN_ETHNICITY},
        {"Sex", EQL_RETURN_SEX},
        {"Gender", EQL_RETURN_SEX},
        {"NCyearActual", EQL_RETURN_YEAR},
        {"SENprovision", EQL_RETURN_SEN},
        {"SENtype", EQL_RETURN_NEED},
        {"Language", EQL_RETURN_LANGUAGE},
        {"FirstLanguage", EQL_RETURN_LANGUAGE},
        {"EnrolStatus", EQL_RETURN_STATUS},
        {"FSMeligible", EQL_RETURN_FSM},
    };

    return find(name, names, G_N_ELEMENTS(names), -1);
}

static const char *find_other(const char *name, const OtherFile *files, guint n)
{
    for (guint i = 0; name != NULL && i < n; i++)
        if (g_ascii_strcasecmp(name, files[i].name) == 0)
            return _(files[i].what);
    return NULL;
}

const char *eql_return_other_collection(const char *collection)
{
    static const OtherFile files[] = {
        {"CIN", N_("a children in need census return")},
        {"CLA", N_("a return on children looked after")},
        {"SSDA903", N_("a return on children looked after")},
        {"AP", N_("an alternative provision census return")},
        {"EY", N_("an early years census return")},
        {"EYC", N_("an early years census return")},
        {"SWF", N_("a school workforce census return")},
        {"SWFC", N_("a school workforce census return")},
        {"SchoolWorkforce", N_("a school workforce census return")},
    };

    return find_other(collection, files, G_N_ELEMENTS(files));
}

const char *eql_return_other_root(const char *root)
{
    static const OtherFile files[] = {
        {"html", N_("a web page")},
        {"Workbook", N_("an Excel 2003 XML spreadsheet (save it as .xlsx)")},
        {"CTFile", N_("a common transfer file")},
        {"worksheet", N_("a sheet taken out of a workbook")},
        {"document", N_("an OpenDocument file (save it as .xlsx)")},
        {"svg", N_("a drawing")},
        {"rss", N_("a news feed")},
    };

    return find_other(root, files, G_N_ELEMENTS(files));
}
