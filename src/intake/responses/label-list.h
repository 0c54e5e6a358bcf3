/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The answers of one column that fit nothing, and what the user said they mean. */

#include "intake/responses/layout.h"
#include "model/import-record.h"
#include "model/mapping.h"
#include "model/questionnaire.h"

/* So many different ones are kept of a column. */
#define EQL_LABELS_MOST 500

/* A meaning worked out: an answer of the scale, or a group. */
typedef struct {
    EqlAnswer answer;  /* scored questions */
    const char *group; /* characteristics: interned; EQL_NOT_STATED for none */
    const char *label; /* for people; owned by scale or codes */
    gboolean remembered;
} EqlMeaning;

typedef struct _EqlLabelList EqlLabelList;

/* `item` is scored or a characteristic. Borrows all it is given. */
EqlLabelList *eql_label_list_new(const EqlLayoutColumn *column, const EqlItem *item,
                                 EqlCodes *codes);
void eql_label_list_free(EqlLabelList *list);

/* Takes what the user said of this column's answers, and what was said at an earlier
 * import. A meaning that the question does not have is an error in `mapping`; in
 * `remembered` it is passed over. Both may be NULL. */
gboolean eql_label_list_set_meanings(EqlLabelList *list, const EqlMapping *mapping,
                                     const EqlMapping *remembered, GError **error);

/* Identifiers masked, cut when long: how an answer is shown, kept and known again. */
char *eql_label_shown(const char *text);

/* What the answer was said to mean, or NULL. The answer is counted when it has a meaning. */
const EqlMeaning *eql_label_list_meaning(EqlLabelList *list, guint64 row, const char *text);

/* Counts an answer that fits nothing. The label, or NULL when there are too many already.
 * Owned by the list. */
const EqlLabel *eql_label_list_count(EqlLabelList *list, guint64 row, const char *shown);

/* So many people who wrote the same did not write one person's name. */
#define EQL_LABEL_COMMON 3

/* Whether an answer that fits nothing may be somebody's name, or hold one beside the answer that
 * it is like ("Agree, signed Zoe Okonkwo"). `label`: what was counted of it, or NULL. */
gboolean eql_label_list_may_name(const EqlLabelList *list, const EqlLabel *label,
                                 const char *shown);
/* What was counted of a text; NULL: nothing. Owned by the list. */
const EqlLabel *eql_label_list_find(const EqlLabelList *list, const char *shown);

/* Moves the labels into `labels` (EqlLabel), by their text; nothing more can be counted. */
void eql_label_list_finish(EqlLabelList *list, GPtrArray *labels);
