/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file that is about to be brought in: what it seems to be, what the user made of
 * it, and the preview. */

#include <gio/gio.h>

#include "workflow/project.h"

G_BEGIN_DECLS

/* What to do with a file; copied for the thread that does it. */
typedef struct {
    char *path;
    GPtrArray *sheets;   /* char*: of a workbook in which several hold responses; shared, never
                            changed; NULL: not known of any */
    char *sheet;         /* the one of them to read; NULL: the best */
    gboolean recognised; /* the next three are known, from the file or the user */
    EqlImportKind kind;
    gboolean has_outcomes;  /* a census return with suspensions in it … */
    gboolean with_outcomes; /* … which are to be brought in too */
    char *audience;
    char *wave;
    gboolean wave_is_guess; /* nobody has said so, nor has the file been asked yet */
    char *outcome_kind;     /* NULL: as each row says */
    GPtrArray *schools;     /* EqlRollSchool: those in a table of the roll or of outcomes; shared,
                               never changed; NULL: not looked for */
    char *school;           /* the one of them to read; NULL: the project's own */
    EqlMapping *mapping;    /* what the user said of columns and answers, or NULL */
    gboolean remember;      /* use, and keep, what was confirmed for such files */
    gint64 replaces;        /* the import that this file takes the place of; 0: none */
    gboolean chosen;        /* the user said what it replaces */
} EqlDraftPlan;

EqlDraftPlan *eql_draft_plan_copy(const EqlDraftPlan *plan);
void eql_draft_plan_free(EqlDraftPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlDraftPlan, eql_draft_plan_free)

#define EQL_TYPE_DRAFT (eql_draft_get_type())
/* Signal "changed": the preview, or the reason why there is none, is new. */
G_DECLARE_FINAL_TYPE(EqlDraft, eql_draft, EQL, DRAFT, GObject)

/* Whether somebody should check what the column was taken for. */
gboolean eql_draft_is_unsure(const EqlColumnMatch *match);
EqlDraft *eql_draft_new(const char *path, const char *wave);

/* For the user's changes; look again afterwards. */
EqlDraftPlan *eql_draft_plan(EqlDraft *draft);
/* Maps a column to another question; "" leaves it out. */
void eql_draft_map(EqlDraft *draft, const char *column, const char *code);
/* Says what an answer means that fits nothing, and the same of that answer to other questions with
 * that scale, or of that value in other columns of the kind, unless it was given another meaning
 * there: whoever misspelt it once did so again. "" takes that back. */
void eql_draft_mean(EqlDraft *draft, const char *column, const char *answer, const char *means,
                    const EqlQuestionnaire *questionnaire);

/* Base name of the file. */
const char *eql_draft_name(EqlDraft *draft);
/* NULL while it is being read, or when it cannot be. */
const EqlImportRecord *eql_draft_record(EqlDraft *draft);
/* Why it cannot be read or brought in; NULL. */
const char *eql_draft_error(EqlDraft *draft);
/* Whether it can be imported as it is. */
gboolean eql_draft_is_ready(EqlDraft *draft);

/* Takes `plan` (what was found) and `record` (NULL with an error). */
void eql_draft_take_preview(EqlDraft *draft, EqlDraftPlan *plan, EqlImportRecord *record,
                            const GError *error);
void eql_draft_fail(EqlDraft *draft, const char *sentence);

/* Whether it is a table of several schools, one of which has to be chosen. */
gboolean eql_draft_plan_has_schools(const EqlDraftPlan *plan);
/* Whether one of them is called so. */
gboolean eql_draft_plan_knows_school(const EqlDraftPlan *plan, const char *school);

/* How many columns were matched, are unsure, were left over. */
void eql_draft_count_columns(const EqlImportRecord *record, guint parts[3]);

G_END_DECLS
