/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change of the questionnaire does to figures, said before it is done. */

#include "base/i18n.h"
#include "base/language.h"
#include "workflow/question-edit.h"

typedef struct {
    guint64 answers;
    guint questions;
    const char *code; /* of the first */
} Part;

enum { TURNED, MOVED, LEFT, BACK, SILENT, HEARD, PARTS };

static void count(Part *part, const EqlItem *item, guint64 answers)
{
    if (answers == 0)
        return;
    part->answers += answers;
    if (part->questions++ == 0)
        part->code = item->code;
}

/* A theme whose questions all go along, and meet no others, only has another name. */
static gboolean are_only_renamed(const EqlQuestionnaire *before, const EqlQuestionnaire *after)
{
    g_autoptr(GHashTable) there = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) back = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < before->items->len; i++) {
        const EqlItem *was = before->items->pdata[i];
        const EqlItem *is = eql_questionnaire_item(after, was->code);
        if (!is || !was->theme || !is->theme)
            continue;
        const char *other = g_hash_table_lookup(there, was->theme);
        const char *origin = g_hash_table_lookup(back, is->theme);
        if ((other && !g_str_equal(other, is->theme)) ||
            (origin && !g_str_equal(origin, was->theme)))
            return FALSE;
        g_hash_table_insert(there, was->theme, is->theme);
        g_hash_table_insert(back, is->theme, was->theme);
    }
    return TRUE;
}

static void compare(Part parts[PARTS], const EqlItem *was, const EqlItem *is, const EqlItemUse *use,
                    gboolean themes_stay)
{
    gboolean counted = was->kind == EQL_ITEM_SCORED, counts = is->kind == EQL_ITEM_SCORED;
    gboolean shown = was->kind == EQL_ITEM_COMMENT, shows = is->kind == EQL_ITEM_COMMENT;
    if (counted && counts && !was->reversed != !is->reversed)
        count(&parts[TURNED], was, use->scored);
    if (counted && counts && !themes_stay && g_strcmp0(was->theme, is->theme) != 0)
        count(&parts[MOVED], was, use->scored);
    if (counted != counts)
        count(&parts[counts ? BACK : LEFT], was, use->scored);
    if (shown != shows)
        count(&parts[shows ? HEARD : SILENT], was, use->comments);
}

static char *sentence_of_one(guint kind, guint n, const char *code)
{
    g_autofree char *number = eql_number_count(n);
    switch (kind) {
    case TURNED:
        return g_strdup_printf(
            ngettext("The score of %s answer to question %s turns round: 100 becomes 0.",
                     "The scores of %s answers to question %s turn round: 100 becomes 0.", n),
            number, code);
    case MOVED:
        return g_strdup_printf(
            ngettext("%s answer to question %s will count towards another theme.",
                     "%s answers to question %s will count towards another theme.", n),
            number, code);
    case LEFT:
        return g_strdup_printf(
            ngettext("%s answer to question %s is kept, but no figure will count it.",
                     "%s answers to question %s are kept, but no figure will count them.", n),
            number, code);
    case BACK:
        return g_strdup_printf(ngettext("%s answer to question %s will count again.",
                                        "%s answers to question %s will count again.", n),
                               number, code);
    case SILENT:
        return g_strdup_printf(
            ngettext("%s comment on question %s is kept, but will not be shown.",
                     "%s comments on question %s are kept, but will not be shown.", n),
            number, code);
    default:
        return g_strdup_printf(ngettext("%s comment on question %s will be shown again.",
                                        "%s comments on question %s will be shown again.", n),
                               number, code);
    }
}

static char *sentence_of_several(guint kind, guint n, guint questions)
{
    g_autofree char *number = eql_number_count(n);
    switch (kind) {
    case TURNED:
        return g_strdup_printf(ngettext("The score of %s answer turns round (questions: %u).",
                                        "The scores of %s answers turn round (questions: %u).", n),
                               number, questions);
    case MOVED:
        return g_strdup_printf(
            ngettext("%s answer will count towards another theme (questions: %u).",
                     "%s answers will count towards another theme (questions: %u).", n),
            number, questions);
    case LEFT:
        return g_strdup_printf(
            ngettext("%s answer is kept, but no figure will count it (questions: %u).",
                     "%s answers are kept, but no figure will count them (questions: %u).", n),
            number, questions);
    case BACK:
        return g_strdup_printf(ngettext("%s answer will count again (questions: %u).",
                                        "%s answers will count again (questions: %u).", n),
                               number, questions);
    case SILENT:
        return g_strdup_printf(
            ngettext("%s comment is kept, but will not be shown (questions: %u).",
                     "%s comments are kept, but will not be shown (questions: %u).", n),
            number, questions);
    default:
        return g_strdup_printf(ngettext("%s comment will be shown again (questions: %u).",
                                        "%s comments will be shown again (questions: %u).", n),
                               number, questions);
    }
}

char *eql_questionnaire_effect(const EqlQuestionnaire *before, const EqlQuestionnaire *after,
                               GHashTable *uses)
{
    Part parts[PARTS] = {{0}};
    gboolean themes_stay = are_only_renamed(before, after);
    for (guint i = 0; i < before->items->len; i++) {
        const EqlItem *was = before->items->pdata[i];
        const EqlItem *is = eql_questionnaire_item(after, was->code);
        const EqlItemUse *use = uses ? g_hash_table_lookup(uses, was->code) : NULL;
        if (is && use)
            compare(parts, was, is, use, themes_stay);
    }
    g_autoptr(GStrvBuilder) sentences = g_strv_builder_new();
    for (guint i = 0; i < PARTS; i++) {
        guint n = (guint)MIN(parts[i].answers, G_MAXUINT);
        g_autofree char *sentence = parts[i].questions == 1 ? sentence_of_one(i, n, parts[i].code)
                                    : parts[i].questions > 1
                                        ? sentence_of_several(i, n, parts[i].questions)
                                        : NULL;
        if (sentence)
            g_strv_builder_add(sentences, sentence);
    }
    g_auto(GStrv) all = g_strv_builder_end(sentences);
    return all[0] ? g_strjoinv(" ", all) : NULL;
}
