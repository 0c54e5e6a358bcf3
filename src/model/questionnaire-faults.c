/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/questionnaire-faults.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

void eql_fault_free(EqlFault *fault)
{
    if (!fault)
        return;
    g_free(fault->code);
    g_free(fault->sentence);
    g_free(fault);
}

static GPtrArray *faults_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)eql_fault_free);
}

/* Takes the sentence. */
static void add(GPtrArray *faults, const char *code, EqlItemField field, gboolean blocks,
                char *sentence)
{
    EqlFault *fault = g_new(EqlFault, 1);
    *fault = (EqlFault){g_strdup(code), field, blocks, sentence};
    g_ptr_array_add(faults, fault);
}

static void block(GPtrArray *faults, const EqlItem *item, EqlItemField field, const char *sentence)
{
    add(faults, item->code, field, TRUE, g_strdup(sentence));
}

const EqlFault *eql_faults_blocking(const GPtrArray *faults)
{
    for (guint i = 0; i < faults->len; i++)
        if (((const EqlFault *)faults->pdata[i])->blocks)
            return faults->pdata[i];
    return NULL;
}

/* ── one question ── */

static void check_code(GPtrArray *faults, const EqlQuestionnaire *questionnaire,
                       const EqlItem *item, const char *replaces)
{
    if (eql_text_is_blank(item->code, -1))
        block(faults, item, EQL_FIELD_CODE,
              _("The question has no code. Give it one, such as P01."));
    else if (g_strcmp0(item->code, replaces) != 0 &&
             eql_questionnaire_item(questionnaire, item->code))
        add(faults, item->code, EQL_FIELD_CODE, TRUE,
            g_strdup_printf(_("Another question has the code “%s”. Codes must differ."),
                            item->code));
}

static void check_scored(GPtrArray *faults, const EqlItem *item)
{
    if (!item->theme || eql_text_is_blank(item->theme_label, -1))
        block(faults, item, EQL_FIELD_THEME,
              _("A scored question needs a theme: its score is part of the theme’s. Choose one."));
    if (!item->scale)
        block(faults, item, EQL_FIELD_SCALE,
              _("A scored question needs a scale of two answers or more. Choose one."));
}

static void check_kind(GPtrArray *faults, const EqlItem *item)
{
    if (item->kind == EQL_ITEM_SCORED)
        check_scored(faults, item);
    if (item->kind == EQL_ITEM_CHARACTERISTIC && eql_text_is_blank(item->characteristic, -1))
        block(faults, item, EQL_FIELD_CHARACTERISTIC,
              _("Say what the question asks for, for instance ethnic group, sex or year group."));
}

/* ── a question beside others ── */

static char *wording_of(const EqlItem *item)
{
    g_autofree char *folded = eql_text_fold_words(item->text ? item->text : "", -1);
    return g_strconcat(item->audience, "\n", folded, NULL);
}

/* Who is asked in which words → codes of the questions that do. */
static GHashTable *wordings_of(const EqlQuestionnaire *questionnaire)
{
    GHashTable *wordings =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (item->kind == EQL_ITEM_IGNORE)
            continue;
        char *wording = wording_of(item);
        GPtrArray *codes = g_hash_table_lookup(wordings, wording);
        if (!codes) {
            codes = g_ptr_array_new();
            g_hash_table_insert(wordings, g_strdup(wording), codes);
        }
        g_ptr_array_add(codes, item->code);
        g_free(wording);
    }
    return wordings;
}

static gboolean is_itself(const char *code, const EqlItem *item, const char *replaces)
{
    return g_str_equal(code, item->code) || g_strcmp0(code, replaces) == 0;
}

/* Columns of a file are matched by their wording. */
static void check_wording(GPtrArray *faults, GHashTable *wordings, const EqlItem *item,
                          const char *replaces)
{
    g_autofree char *wording = wording_of(item);
    const GPtrArray *codes = g_hash_table_lookup(wordings, wording);
    for (guint i = 0; codes && item->kind != EQL_ITEM_IGNORE && i < codes->len; i++) {
        if (is_itself(codes->pdata[i], item, replaces))
            continue;
        add(faults, item->code, EQL_FIELD_TEXT, FALSE,
            g_strdup_printf(_("Question %s asks the same audience in the same words, so a file’s "
                              "columns cannot be told apart. Reword one of them."),
                            (const char *)codes->pdata[i]));
        return;
    }
}

static void check_characteristic(GPtrArray *faults, const EqlQuestionnaire *questionnaire,
                                 const EqlItem *item, const char *replaces)
{
    for (guint i = 0; item->kind == EQL_ITEM_CHARACTERISTIC && i < questionnaire->items->len; i++) {
        const EqlItem *other = questionnaire->items->pdata[i];
        if (other->kind != EQL_ITEM_CHARACTERISTIC || is_itself(other->code, item, replaces) ||
            !g_str_equal(item->audience, other->audience) ||
            g_strcmp0(item->characteristic, other->characteristic) != 0)
            continue;
        add(faults, item->code, EQL_FIELD_CHARACTERISTIC, FALSE,
            g_strdup_printf(_("Question %s asks the same audience for this already. One of them "
                              "is enough."),
                            other->code));
        return;
    }
}

static void check_item(GPtrArray *faults, const EqlQuestionnaire *questionnaire,
                       GHashTable *wordings, const EqlItem *item, const char *replaces)
{
    check_code(faults, questionnaire, item, replaces);
    if (eql_text_is_blank(item->audience, -1))
        block(faults, item, EQL_FIELD_AUDIENCE,
              _("Say who is asked: pupils, staff, parents, or a name of your own."));
    if (eql_text_is_blank(item->text, -1))
        block(faults, item, EQL_FIELD_TEXT, _("The question has no words. Write them."));
    check_kind(faults, item);
    check_wording(faults, wordings, item, replaces);
    check_characteristic(faults, questionnaire, item, replaces);
}

GPtrArray *eql_item_faults(const EqlQuestionnaire *questionnaire, const EqlItem *item,
                           const char *replaces)
{
    GPtrArray *faults = faults_new();
    g_autoptr(GHashTable) wordings = wordings_of(questionnaire);
    check_item(faults, questionnaire, wordings, item, replaces);
    return faults;
}

/* ── waves ── */

static gboolean leads_to(const EqlCrosswalk *crosswalk, const char *code, const char *wanted)
{
    while (code && !g_str_equal(code, wanted))
        code = eql_crosswalk_before(crosswalk, code);
    return code != NULL;
}

char *eql_crosswalk_fault(const EqlCrosswalk *crosswalk, const EqlItem *from, const EqlItem *to)
{
    if (!from->scale || !to->scale)
        return g_strdup_printf(_("Question %s has no scale, so there is nothing to compare."),
                               from->scale ? to->code : from->code);
    if (!g_str_equal(from->audience, to->audience))
        return g_strdup_printf(_("Questions %s and %s are put to different audiences, so their "
                                 "answers cannot be compared."),
                               from->code, to->code);
    if (from->scale->n_points != to->scale->n_points)
        return g_strdup_printf(_("The scales of questions %s and %s have different numbers of "
                                 "answers, so they cannot be compared."),
                               from->code, to->code);
    if (leads_to(crosswalk, from->code, to->code))
        return g_strdup_printf(_("Question %s comes after question %s already. A question cannot "
                                 "take the place of a later one."),
                               from->code, to->code);
    for (guint i = 0; crosswalk && i < crosswalk->pairs->len; i++) {
        const EqlCrosswalkPair *pair = crosswalk->pairs->pdata[i];
        if (g_str_equal(pair->from, from->code) && !g_str_equal(pair->to, to->code))
            return g_strdup_printf(_("Question %s has taken the place of question %s already."),
                                   pair->to, pair->from);
    }
    return NULL;
}

static void check_pair(GPtrArray *faults, const EqlQuestionnaire *questionnaire,
                       const EqlCrosswalkPair *pair)
{
    const EqlItem *from = eql_questionnaire_item(questionnaire, pair->from);
    const EqlItem *to = eql_questionnaire_item(questionnaire, pair->to);
    char *sentence = from && to
                         ? eql_crosswalk_fault(NULL, from, to)
                         : g_strdup_printf(_("The questionnaire has no question %s, which is to be "
                                             "compared between waves."),
                                           from ? pair->to : pair->from);
    if (sentence)
        add(faults, pair->to, EQL_FIELD_FOLLOWS, FALSE, sentence);
}

GPtrArray *eql_questionnaire_faults(const EqlQuestionnaire *questionnaire,
                                    const EqlCrosswalk *crosswalk)
{
    GPtrArray *faults = faults_new();
    g_autoptr(GHashTable) wordings = wordings_of(questionnaire);
    guint scored = 0;
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        check_item(faults, questionnaire, wordings, item, item->code);
        scored += item->kind == EQL_ITEM_SCORED;
    }
    for (guint i = 0; crosswalk && i < crosswalk->pairs->len; i++)
        check_pair(faults, questionnaire, crosswalk->pairs->pdata[i]);
    if (scored == 0)
        add(faults, NULL, EQL_FIELD_KIND, FALSE,
            g_strdup(_("No question is scored, so there will be no figures. Add one, or put one "
                       "back that is set aside.")));
    return faults;
}
