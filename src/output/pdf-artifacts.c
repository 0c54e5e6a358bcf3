/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf-artifacts.h"

#include <string.h>

#define BLANK " \t\r\n\f"
#define DELIMITERS "()<>[]{}/%"

/* ── reading ── */

typedef struct {
    const char *text;
    gsize length, at;
} Scan;

/* An operator of the drawing, and where its operands begin. */
typedef struct {
    gsize start, end;
    char name[8];
} Operator;

static gboolean at_any(const Scan *scan, const char *of)
{
    char c = scan->text[scan->at];

    return c != '\0' && strchr(of, c) != NULL;
}

static void skip_until(Scan *scan, const char *of)
{
    while (scan->at < scan->length && !at_any(scan, of))
        scan->at++;
}

/* Its brackets are balanced, or have a backslash before them. */
static void skip_string(Scan *scan)
{
    guint depth = 0;

    do {
        char c = scan->text[scan->at++];

        if (c == '\\')
            scan->at++;
        else
            depth += c == '(' ? 1 : c == ')' ? (guint)-1 : 0;
    } while (depth > 0 && scan->at < scan->length);
}

/* "<48656C>", or one end of a dictionary. */
static void skip_angle(Scan *scan)
{
    gboolean dictionary = scan->at + 1 < scan->length && scan->text[scan->at + 1] == '<';

    scan->at++;
    if (dictionary)
        scan->at++;
    else
        skip_until(scan, ">");
}

/* Where it begins; `scan->at` is behind it afterwards. */
static gsize skip_token(Scan *scan)
{
    gsize start = scan->at;

    if (at_any(scan, "(")) {
        skip_string(scan);
    } else if (at_any(scan, "<")) {
        skip_angle(scan);
    } else if (at_any(scan, "%")) {
        skip_until(scan, "\r\n");
    } else if (at_any(scan, ")>[]{}")) {
        scan->at++;
    } else {
        scan->at++; /* the sign before a name is part of it */
        skip_until(scan, BLANK DELIMITERS);
    }
    return start;
}

static gboolean is_operator(const Scan *scan, gsize start)
{
    char c = scan->text[start];

    return (g_ascii_isalpha(c) || c == '\'' || c == '"') &&
           scan->at - start < sizeof((Operator *)0)->name;
}

/* FALSE at the end. */
static gboolean next_operator(Scan *scan, Operator *next)
{
    gboolean begun = FALSE;

    while (scan->at < scan->length) {
        gsize start;

        if (at_any(scan, BLANK)) {
            scan->at++;
            continue;
        }
        start = skip_token(scan);
        if (!begun)
            next->start = start;
        begun = TRUE;
        if (!is_operator(scan, start))
            continue;
        next->end = scan->at;
        memset(next->name, 0, sizeof next->name);
        memcpy(next->name, scan->text + start, scan->at - start);
        return TRUE;
    }
    return FALSE;
}

static gboolean is_any(const Operator *found, const char *const *names, guint n)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(found->name, names[i]) == 0)
            return TRUE;
    return FALSE;
}

/* ── marking ── */

/* What stands between two marked parts. */
typedef struct {
    gsize start, end;
    gboolean begun, paints;
} Gap;

typedef struct {
    Scan scan;
    GByteArray *to;
    gsize copied;
    Gap gap;
    int depth, texts; /* of marked content, and of text objects */
    gboolean fails, marks;
} Marking;

static void copy_to(Marking *self, gsize end, const char *more)
{
    g_byte_array_append(self->to, (const guint8 *)self->scan.text + self->copied,
                        (guint)(end - self->copied));
    g_byte_array_append(self->to, (const guint8 *)more, (guint)strlen(more));
    self->copied = end;
}

static void end_gap(Marking *self)
{
    /* marks may not begin within a text and end without */
    self->fails = self->fails || self->texts != 0;
    if (self->gap.paints) {
        copy_to(self, self->gap.start, "/Artifact BMC\n");
        copy_to(self, self->gap.end, "\nEMC");
        self->marks = TRUE;
    }
    self->gap = (Gap){0};
}

static void take_unmarked(Marking *self, const Operator *found)
{
    static const char *const frames[] = {"q", "Q", "cm"};
    static const char *const paint[] = {"f", "F",  "f*", "B",  "B*", "b", "b*", "S",
                                        "s", "sh", "Do", "Tj", "TJ", "'", "\""};

    if (is_any(found, frames, G_N_ELEMENTS(frames)))
        return;
    if (!self->gap.begun)
        self->gap.start = found->start;
    self->gap.begun = TRUE;
    self->gap.end = found->end;
    self->gap.paints = self->gap.paints || is_any(found, paint, G_N_ELEMENTS(paint));
}

static void take(Marking *self, const Operator *found)
{
    static const char *const begins[] = {"BMC", "BDC"};

    if (is_any(found, begins, G_N_ELEMENTS(begins))) {
        if (self->depth++ == 0)
            end_gap(self);
        return;
    }
    if (strcmp(found->name, "EMC") == 0) {
        self->fails = self->fails || --self->depth < 0;
        return;
    }
    self->texts += strcmp(found->name, "BT") == 0 ? 1 : strcmp(found->name, "ET") == 0 ? -1 : 0;
    /* the bytes of a picture within the drawing are no operators */
    self->fails = self->fails || strcmp(found->name, "BI") == 0;
    if (self->depth == 0)
        take_unmarked(self, found);
}

GByteArray *eql_pdf_mark_artifacts(const char *content, gsize length)
{
    g_autoptr(GByteArray) to = g_byte_array_new();
    Marking marking = {.scan = {content, length, 0}, .to = to};
    Operator found;

    while (!marking.fails && next_operator(&marking.scan, &found))
        take(&marking, &found);
    end_gap(&marking);
    if (marking.fails || marking.depth != 0 || !marking.marks)
        return NULL;
    copy_to(&marking, length, "");
    return g_steal_pointer(&to);
}
