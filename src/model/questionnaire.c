/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/questionnaire.h"

#include "base/i18n.h"
#include "base/language.h"

static const char *const KIND_NAMES[] = {"scored", "characteristic", "comment", "ignore"};

EqlItem *eql_item_new(const char *code, const char *audience, EqlItemKind kind)
{
    EqlItem *item = g_new0(EqlItem, 1);
    item->code = g_strdup(code);
    item->audience = g_strdup(audience);
    item->kind = kind;
    return item;
}

void eql_item_free(EqlItem *item)
{
    if (!item)
        return;
    g_free(item->code);
    g_free(item->audience);
    g_free(item->theme);
    g_free(item->theme_label);
    g_free(item->text);
    g_free(item->characteristic);
    eql_scale_unref(item->scale);
    g_free(item);
}

static void theme_free(EqlTheme *theme)
{
    g_free(theme->code);
    g_free(theme->label);
    g_free(theme);
}

EqlQuestionnaire *eql_questionnaire_new(void)
{
    EqlQuestionnaire *questionnaire = g_new0(EqlQuestionnaire, 1);
    g_atomic_ref_count_init(&questionnaire->refs);
    questionnaire->items = g_ptr_array_new_with_free_func((GDestroyNotify)eql_item_free);
    questionnaire->themes = g_ptr_array_new_with_free_func((GDestroyNotify)theme_free);
    questionnaire->audiences = g_ptr_array_new_with_free_func(g_free);
    questionnaire->by_code = g_hash_table_new(g_str_hash, g_str_equal);
    return questionnaire;
}

EqlQuestionnaire *eql_questionnaire_ref(EqlQuestionnaire *questionnaire)
{
    g_atomic_ref_count_inc(&questionnaire->refs);
    return questionnaire;
}

void eql_questionnaire_unref(EqlQuestionnaire *questionnaire)
{
    if (!questionnaire || !g_atomic_ref_count_dec(&questionnaire->refs))
        return;
    g_hash_table_unref(questionnaire->by_code);
    g_ptr_array_unref(questionnaire->audiences);
    g_ptr_array_unref(questionnaire->themes);
    g_ptr_array_unref(questionnaire->items);
    g_free(questionnaire);
}

static void note_theme(EqlQuestionnaire *questionnaire, const EqlItem *item)
{
    if (!item->theme || eql_questionnaire_theme(questionnaire, item->theme))
        return;
    EqlTheme *theme = g_new0(EqlTheme, 1);
    theme->code = g_strdup(item->theme);
    theme->label = g_strdup(item->theme_label ? item->theme_label : item->theme);
    g_ptr_array_add(questionnaire->themes, theme);
}

static void note_audience(EqlQuestionnaire *questionnaire, const char *audience)
{
    if (!g_ptr_array_find_with_equal_func(questionnaire->audiences, audience, g_str_equal, NULL))
        g_ptr_array_add(questionnaire->audiences, g_strdup(audience));
}

gboolean eql_questionnaire_take(EqlQuestionnaire *questionnaire, EqlItem *item)
{
    if (g_hash_table_contains(questionnaire->by_code, item->code)) {
        eql_item_free(item);
        return FALSE;
    }
    g_ptr_array_add(questionnaire->items, item);
    g_hash_table_insert(questionnaire->by_code, item->code, item);
    note_theme(questionnaire, item);
    note_audience(questionnaire, item->audience);
    return TRUE;
}

const EqlItem *eql_questionnaire_item(const EqlQuestionnaire *questionnaire, const char *code)
{
    return g_hash_table_lookup(questionnaire->by_code, code);
}

const EqlTheme *eql_questionnaire_theme(const EqlQuestionnaire *questionnaire, const char *code)
{
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *theme = questionnaire->themes->pdata[i];
        if (g_str_equal(theme->code, code))
            return theme;
    }
    return NULL;
}

guint eql_questionnaire_theme_place(const EqlQuestionnaire *questionnaire, const char *code)
{
    for (guint i = 0; i < questionnaire->themes->len; i++)
        if (g_strcmp0(((const EqlTheme *)questionnaire->themes->pdata[i])->code, code) == 0)
            return i;
    return questionnaire->themes->len;
}

const char *eql_item_kind_name(EqlItemKind kind)
{
    return KIND_NAMES[kind];
}

int eql_item_kind_from_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(KIND_NAMES); i++)
        if (g_ascii_strcasecmp(name, KIND_NAMES[i]) == 0)
            return (int)i;
    return -1;
}

/* scripts/update-potfiles gives the themes in data/questionnaires this context. */
#define THEME "theme"

const char *eql_theme_name(const char *label)
{
    return label != NULL ? eql_language_name_of(THEME, label) : NULL;
}

gboolean eql_theme_is_named(const char *label, const char *text)
{
    return eql_language_is_name(THEME, label, text);
}

const char *eql_audience_label(const char *audience)
{
    if (g_str_equal(audience, "pupil"))
        return C_("audience", "Pupils");
    if (g_str_equal(audience, "staff"))
        return C_("audience", "Staff");
    if (g_str_equal(audience, "parent"))
        return C_("audience", "Parents");
    return audience;
}
