/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is wrong with a questionnaire, as data: the window and the tests read it. */

#include "model/crosswalk.h"
#include "model/questionnaire.h"

typedef enum {
    EQL_FIELD_CODE,
    EQL_FIELD_AUDIENCE,
    EQL_FIELD_KIND,
    EQL_FIELD_THEME,
    EQL_FIELD_TEXT,
    EQL_FIELD_SCALE,
    EQL_FIELD_CHARACTERISTIC,
    EQL_FIELD_FOLLOWS, /* the question of an earlier wave */
} EqlItemField;

typedef struct {
    char *code; /* the question's; NULL: the whole questionnaire */
    EqlItemField field;
    gboolean blocks; /* such a question cannot be kept; else it is advice */
    char *sentence;  /* what is wrong and what to do, translated */
} EqlFault;

void eql_fault_free(EqlFault *fault);

/* What is wrong with one question (EqlFault), which stands in the questionnaire as `replaces`
 * (NULL: not yet). Empty: nothing is. */
GPtrArray *eql_item_faults(const EqlQuestionnaire *questionnaire, const EqlItem *item,
                           const char *replaces);
/* The first that blocks; NULL. Borrowed. */
const EqlFault *eql_faults_blocking(const GPtrArray *faults);

/* The same of all questions, and of the crosswalk (NULL: none). */
GPtrArray *eql_questionnaire_faults(const EqlQuestionnaire *questionnaire,
                                    const EqlCrosswalk *crosswalk);

/* Why `to` cannot take the place of `from` between waves, one sentence, translated; NULL when
 * it can. Owned by the caller. */
char *eql_crosswalk_fault(const EqlCrosswalk *crosswalk, const EqlItem *from, const EqlItem *to);
