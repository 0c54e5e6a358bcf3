/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report.h"

#include <string.h>

#include "base/i18n.h"
#include "base/lists.h"
#include "output/charts.h"
#include "output/labels.h"
#include "output/report-parts.h"

static const char *const NAMES[] = {"full", "governors", "families"};

const char *eql_report_kind_name(EqlReportKind kind)
{
    return NAMES[kind];
}

int eql_report_kind_from_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (g_strcmp0(name, NAMES[i]) == 0)
            return (int)i;
    }
    return -1;
}

/* ── what the chapters share ── */

gboolean eql_report_has_findings(const EqlWorkbookContent *content, EqlFindingKind kind)
{
    for (guint i = 0; i < content->findings->len; i++) {
        const EqlFinding *finding = content->findings->pdata[i];

        if (finding->kind == kind)
            return TRUE;
    }
    return FALSE;
}

guint eql_report_findings(EqlPaper *paper, const EqlWorkbookContent *content, EqlFindingKind kind,
                          guint most)
{
    guint n = 0;

    for (guint i = 0; i < content->findings->len; i++) {
        const EqlFinding *finding = content->findings->pdata[i];

        if (finding->kind != kind)
            continue;
        if (most == 0 || n < most)
            eql_paper_callout(paper, NULL, finding->sentence);
        n++;
    }
    return n;
}

/* Words of which a letter beside the first is a capital stay: "SEN". */
char *eql_report_within_sentence(const char *words)
{
    const char *second = *words ? g_utf8_next_char(words) : words;
    g_autofree char *first = g_utf8_strdown(words, second - words);

    return g_unichar_isupper(g_utf8_get_char(second)) ? g_strdup(words)
                                                      : g_strconcat(first, second, NULL);
}

char *eql_report_shortened(const char *text, glong most)
{
    g_autofree char *start = NULL;
    char *blank;

    if (g_utf8_strlen(text, -1) <= most)
        return g_strdup(text);
    start = g_utf8_substring(text, 0, most);
    blank = strrchr(start, ' ');
    if (blank)
        *blank = '\0';
    return g_strconcat(start, " …", NULL);
}

char *eql_report_by(const EqlCodes *codes, const char *by)
{
    return eql_report_within_sentence(eql_codes_characteristic_label(codes, by));
}

void eql_report_nothing(EqlPaper *paper)
{
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("Nothing stands out in the figures that can be shown. Where few people "
                     "answered, little can be shown."));
}

/* "641 pupils"; where the number is not shown, "staff (number hidden)". */
static char *people_or_hidden(const EqlAudienceScores *audience)
{
    g_autofree char *whom = eql_report_within_sentence(eql_audience_label(audience->audience));

    if (eql_figure_is_shown(audience->respondents))
        return eql_people_text(audience->audience, audience->respondents);
    /* Translators: an audience: “staff”, “pupils”. */
    return g_strdup_printf(C_("audience", "%s (number hidden)"), whom);
}

char *eql_report_who(const EqlWorkbookContent *content)
{
    GString *who = g_string_new(NULL);

    for (guint i = 0; i < content->scores->audiences->len; i++) {
        const EqlAudienceScores *audience = content->scores->audiences->pdata[i];
        g_autofree char *people = people_or_hidden(audience);

        eql_list_add(who, people);
    }
    return g_string_free(who, FALSE);
}

/* ── putting it together ── */

static void full_body(EqlPaper *paper, gconstpointer data)
{
    const EqlWorkbookContent *content = data;

    eql_report_cover(paper, content, EQL_REPORT_FULL);
    eql_paper_heading(paper, 2, _("In this report"));
    eql_paper_contents(paper);
    eql_paper_break(paper);
    eql_report_how_to_read(paper, content);
    eql_report_who_answered(paper, content);
    eql_report_themes(paper, content);
    eql_report_strengths(paper, content);
    eql_report_areas(paper, content);
    eql_report_gaps(paper, content);
    eql_report_voices(paper, content);
    eql_report_outcomes(paper, content);
    eql_report_progress(paper, content);
    eql_report_next_steps(paper, content);
    eql_report_about(paper, content);
}

static void governors_body(EqlPaper *paper, gconstpointer data)
{
    eql_report_governors(paper, data);
}

static void families_body(EqlPaper *paper, gconstpointer data)
{
    eql_report_families(paper, data);
}

const char *eql_report_title(EqlReportKind kind)
{
    switch (kind) {
    case EQL_REPORT_GOVERNORS:
        return _("Summary for governors");
    case EQL_REPORT_FAMILIES:
        return _("You said, we will");
    case EQL_REPORT_FULL:
        break;
    }
    return _("Feedback report");
}

static EqlPaperBody body_of(EqlReportKind kind)
{
    static const EqlPaperBody bodies[] = {full_body, governors_body, families_body};

    return bodies[kind];
}

/* A longer name leaves no room at the foot for what the report is. */
#define NAME_MOST 48

static char *title_of(const char *school, EqlReportKind kind)
{
    /* Translators: the school, then the kind of report: “Sample School: Feedback report”. */
    return g_strdup_printf(_("%s: %s"), school, eql_report_title(kind));
}

/* “Sample School: Feedback report · Autumn 2025 · Valley Service” */
static char *running_text(const char *school, EqlReportKind kind, const char *wave,
                          const char *service)
{
    g_autofree char *name = eql_report_shortened(school, NAME_MOST);
    g_autofree char *title = title_of(name, kind);
    GString *text = g_string_new(title);

    if (wave)
        g_string_append_printf(text, " · %s", wave);
    if (service)
        g_string_append_printf(text, " · %s", service);
    return g_string_free(text, FALSE);
}

/* What is written of the document as a whole, and freed by the clearing. */
typedef struct {
    char *title, *running;
    EqlPaperInfo info;
} Document;

static void document_clear(Document *document)
{
    g_free(document->title);
    g_free(document->running);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Document, document_clear)

static Document document_of(const EqlWorkbookContent *content, EqlReportKind kind)
{
    const char *school = content->dataset->school->name;
    const char *service = content->service ? content->service->name : NULL;
    char *title = title_of(school, kind);
    char *running = running_text(school, kind, content->dataset->wave, service);

    return (Document){
        title,
        running,
        {
            .title = title,
            .author = service ? service : school,
            .subject = _("Race and equality awareness: what pupils, staff and parents answered, "
                         "and who is suspended and excluded"),
            .running = running,
            .service = content->service,
            .most_pages = kind == EQL_REPORT_GOVERNORS ? 1 : 0,
            .mark = content->permit ? eql_internal_mark() : NULL,
            .right_to_left = eql_runs_right_to_left(),
        }};
}

gboolean eql_report_write(const EqlWorkbookContent *content, EqlReportKind kind, const char *path,
                          GError **error)
{
    if (kind == EQL_REPORT_FAMILIES && !eql_output_check_public(content, error))
        return FALSE;
    g_auto(Document) document = document_of(content, kind);

    return eql_paper_write(path, &document.info, body_of(kind), content, error);
}

GPtrArray *eql_report_pages(const EqlWorkbookContent *content, EqlReportKind kind, GError **error)
{
    if (kind == EQL_REPORT_FAMILIES && !eql_output_check_public(content, error))
        return NULL;
    g_auto(Document) document = document_of(content, kind);

    return eql_paper_pages(&document.info, body_of(kind), content, error);
}
