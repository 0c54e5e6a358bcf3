/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/return-names.h"

#include <glib/gi18n-lib.h>

/* of one kind of file */
#define MOST_NAMES 3

typedef struct {
    const char *name;
    int value;
} Name;

typedef struct {
    const char *names[MOST_NAMES];
    const char *sentence; /* “%s” stands for the file's name */
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

static gboolean is_called(const OtherFile *file, const char *name)
{
    for (guint i = 0; i < MOST_NAMES && file->names[i] != NULL; i++)
        if (g_ascii_strcasecmp(name, file->names[i]) == 0)
            return TRUE;
    return FALSE;
}

static const char *find_other(const char *name, const OtherFile *files, guint n)
{
    for (guint i = 0; name != NULL && i < n; i++)
        if (is_called(&files[i], name))
            return _(files[i].sentence);
    return NULL;
}

const char *eql_return_other_collection(const char *collection)
{
    static const OtherFile files[] = {
        {{"CIN"},
         N_("“%s” is a children in need census return, not a school census return. Export the "
            "school census return (XML) from your school’s system and choose that file.")},
        {{"CLA", "SSDA903"},
         N_("“%s” is a return on children looked after, not a school census return. Export the "
            "school census return (XML) from your school’s system and choose that file.")},
        {{"AP"},
         N_("“%s” is an alternative provision census return, not a school census return. Export "
            "the school census return (XML) from your school’s system and choose that file.")},
        {{"EY", "EYC"},
         N_("“%s” is an early years census return, not a school census return. Export the school "
            "census return (XML) from your school’s system and choose that file.")},
        {{"SWF", "SWFC", "SchoolWorkforce"},
         N_("“%s” is a school workforce census return, not a school census return. Export the "
            "school census return (XML) from your school’s system and choose that file.")},
    };

    return find_other(collection, files, G_N_ELEMENTS(files));
}

const char *eql_return_other_root(const char *root)
{
    static const OtherFile files[] = {
        {{"html"},
         N_("“%s” is a web page, not a school census return. Export the school census return "
            "(XML), or a pupil list as CSV or .xlsx, and choose that file.")},
        {{"Workbook"},
         N_("“%s” is an Excel 2003 XML spreadsheet (save it as .xlsx), not a school census return. "
            "Export the school census return (XML), or a pupil list as CSV or .xlsx, and choose "
            "that file.")},
        {{"CTFile"},
         N_("“%s” is a common transfer file, not a school census return. Export the school census "
            "return (XML), or a pupil list as CSV or .xlsx, and choose that file.")},
        {{"worksheet"},
         N_("“%s” is a sheet taken out of a workbook, not a school census return. Export the "
            "school census return (XML), or a pupil list as CSV or .xlsx, and choose that file.")},
        {{"document"},
         N_("“%s” is an OpenDocument file (save it as .xlsx), not a school census return. Export "
            "the school census return (XML), or a pupil list as CSV or .xlsx, and choose that "
            "file.")},
        {{"svg"},
         N_("“%s” is a drawing, not a school census return. Export the school census return (XML), "
            "or a pupil list as CSV or .xlsx, and choose that file.")},
        {{"rss"},
         N_("“%s” is a news feed, not a school census return. Export the school census return "
            "(XML), or a pupil list as CSV or .xlsx, and choose that file.")},
    };

    return find_other(root, files, G_N_ELEMENTS(files));
}
