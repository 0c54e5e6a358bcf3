/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/questionnaire-edit.h"

#include <string.h>

#include "base/text.h"

/* What the characteristic of a comment question that is set aside says, so that it can be
 * told from one that was never read. */
#define WAS_COMMENT "comment"

/* ── one question ── */

EqlItem *eql_item_copy(const EqlItem *item)
{
    EqlItem *copy = eql_item_new(item->code, item->audience, item->kind);
    copy->theme = g_strdup(item->theme);
    copy->theme_label = g_strdup(item->theme_label);
    copy->text = g_strdup(item->text);
    copy->scale = item->scale ? eql_scale_ref(item->scale) : NULL;
    copy->reversed = item->reversed;
    copy->characteristic = g_strdup(item->characteristic);
    return copy;
}

gboolean eql_item_equal(const EqlItem *a, const EqlItem *b)
{
    return g_str_equal(a->code, b->code) && g_str_equal(a->audience, b->audience) &&
           a->kind == b->kind && g_strcmp0(a->theme, b->theme) == 0 &&
           g_strcmp0(a->theme_label, b->theme_label) == 0 && g_strcmp0(a->text, b->text) == 0 &&
           !a->scale == !b->scale && (!a->scale || eql_scale_equal(a->scale, b->scale)) &&
           !a->reversed == !b->reversed && g_strcmp0(a->characteristic, b->characteristic) == 0;
}

gboolean eql_questionnaire_equal(const EqlQuestionnaire *a, const EqlQuestionnaire *b)
{
    if (a->items->len != b->items->len)
        return FALSE;
    for (guint i = 0; i < a->items->len; i++)
        if (!eql_item_equal(a->items->pdata[i], b->items->pdata[i]))
            return FALSE;
    return TRUE;
}

static void set_text(char **place, const char *text)
{
    char *copy = g_strdup(text);
    g_free(*place);
    *place = copy;
}

void eql_item_set_theme(EqlItem *item, const EqlQuestionnaire *questionnaire, const char *label)
{
    g_autofree char *slug = eql_text_slug(label);
    const EqlTheme *theme = eql_questionnaire_theme(questionnaire, slug);
    set_text(&item->theme_label, theme ? theme->label : label);
    set_text(&item->theme, slug);
}

void eql_item_tidy(EqlItem *item)
{
    if (item->kind == EQL_ITEM_IGNORE)
        return;
    if (item->kind != EQL_ITEM_SCORED) {
        g_clear_pointer(&item->scale, eql_scale_unref);
        item->reversed = FALSE;
    }
    if (item->kind != EQL_ITEM_CHARACTERISTIC)
        g_clear_pointer(&item->characteristic, g_free);
}

EqlItemKind eql_item_kind_when_put(const EqlItem *item)
{
    if (item->kind != EQL_ITEM_IGNORE)
        return item->kind;
    if (item->scale)
        return EQL_ITEM_SCORED;
    if (!item->characteristic)
        return EQL_ITEM_IGNORE;
    return g_str_equal(item->characteristic, WAS_COMMENT) ? EQL_ITEM_COMMENT
                                                          : EQL_ITEM_CHARACTERISTIC;
}

void eql_item_set_aside(EqlItem *item, gboolean aside)
{
    if (aside && item->kind == EQL_ITEM_COMMENT)
        set_text(&item->characteristic, WAS_COMMENT);
    item->kind = aside ? EQL_ITEM_IGNORE : eql_item_kind_when_put(item);
    eql_item_tidy(item);
}

/* ── lists of them ── */

static GPtrArray *copies_of(const EqlQuestionnaire *questionnaire)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify)eql_item_free);
    for (guint i = 0; i < questionnaire->items->len; i++)
        g_ptr_array_add(items, eql_item_copy(questionnaire->items->pdata[i]));
    return items;
}

/* Takes the list and what is in it. */
static EqlQuestionnaire *questionnaire_of(GPtrArray *items)
{
    EqlQuestionnaire *made = eql_questionnaire_new();
    g_ptr_array_set_free_func(items, NULL);
    for (guint i = 0; i < items->len; i++)
        eql_questionnaire_take(made, items->pdata[i]);
    g_ptr_array_unref(items);
    return made;
}

gboolean eql_questionnaire_find(const EqlQuestionnaire *questionnaire, const char *code, guint *at)
{
    for (*at = 0; *at < questionnaire->items->len; (*at)++)
        if (g_str_equal(((const EqlItem *)questionnaire->items->pdata[*at])->code, code))
            return TRUE;
    return FALSE;
}

EqlQuestionnaire *eql_questionnaire_insert(const EqlQuestionnaire *questionnaire, EqlItem *item,
                                           guint at)
{
    if (eql_questionnaire_item(questionnaire, item->code)) {
        eql_item_free(item);
        return NULL;
    }
    GPtrArray *items = copies_of(questionnaire);
    g_ptr_array_insert(items, (int)MIN(at, items->len), item);
    return questionnaire_of(items);
}

EqlQuestionnaire *eql_questionnaire_remove(const EqlQuestionnaire *questionnaire, const char *code)
{
    guint at;
    if (!eql_questionnaire_find(questionnaire, code, &at))
        return NULL;
    GPtrArray *items = copies_of(questionnaire);
    g_ptr_array_remove_index(items, at);
    return questionnaire_of(items);
}

EqlQuestionnaire *eql_questionnaire_replace(const EqlQuestionnaire *questionnaire, const char *code,
                                            EqlItem *item)
{
    guint at;
    const EqlItem *same = eql_questionnaire_item(questionnaire, item->code);
    if (!eql_questionnaire_find(questionnaire, code, &at) ||
        (same && !g_str_equal(item->code, code))) {
        eql_item_free(item);
        return NULL;
    }
    GPtrArray *items = copies_of(questionnaire);
    eql_item_free(items->pdata[at]);
    items->pdata[at] = item;
    return questionnaire_of(items);
}

static gboolean are_together(const EqlItem *a, const EqlItem *b)
{
    return g_str_equal(a->audience, b->audience) && g_strcmp0(a->theme, b->theme) == 0;
}

/* The places that an audience's questions of a theme have stay theirs, so that the themes keep
 * their order. */
EqlQuestionnaire *eql_questionnaire_move(const EqlQuestionnaire *questionnaire, const char *code,
                                         const char *other)
{
    const EqlItem *from = eql_questionnaire_item(questionnaire, code);
    const EqlItem *to = eql_questionnaire_item(questionnaire, other);
    if (!from || !to || !are_together(from, to))
        return NULL;
    GPtrArray *items = copies_of(questionnaire);
    EqlItem *moved = NULL;
    guint at, end, step;
    if (!eql_questionnaire_find(questionnaire, code, &at) ||
        !eql_questionnaire_find(questionnaire, other, &end))
        g_assert_not_reached();
    step = at < end ? 1 : (guint)-1;
    moved = items->pdata[at];
    for (guint next = at; next != end;) {
        next += step;
        if (!are_together(items->pdata[next], moved))
            continue;
        items->pdata[at] = items->pdata[next];
        at = next;
    }
    items->pdata[at] = moved;
    return questionnaire_of(items);
}

EqlQuestionnaire *eql_questionnaire_set_audience(const EqlQuestionnaire *questionnaire,
                                                 const char *audience, gboolean asked)
{
    GPtrArray *items = copies_of(questionnaire);
    for (guint i = 0; i < items->len; i++) {
        EqlItem *item = items->pdata[i];
        if (g_str_equal(item->audience, audience))
            eql_item_set_aside(item, !asked);
    }
    return questionnaire_of(items);
}

gboolean eql_questionnaire_asks(const EqlQuestionnaire *questionnaire, const char *audience)
{
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (item->kind != EQL_ITEM_IGNORE && g_str_equal(item->audience, audience))
            return TRUE;
    }
    return FALSE;
}

/* ── themes ── */

static void put_in_theme(GPtrArray *items, const char *theme, const char *code, const char *label)
{
    for (guint i = 0; i < items->len; i++) {
        EqlItem *item = items->pdata[i];
        if (g_strcmp0(item->theme, theme) != 0)
            continue;
        set_text(&item->theme, code);
        set_text(&item->theme_label, label);
    }
}

EqlQuestionnaire *eql_questionnaire_rename_theme(const EqlQuestionnaire *questionnaire,
                                                 const char *theme, const char *label)
{
    g_autofree char *slug = eql_text_slug(label);
    g_autofree char *now = g_strdup(theme);
    if (!eql_questionnaire_theme(questionnaire, now) ||
        (!g_str_equal(slug, now) && eql_questionnaire_theme(questionnaire, slug)))
        return NULL;
    GPtrArray *items = copies_of(questionnaire);
    put_in_theme(items, now, slug, label);
    return questionnaire_of(items);
}

EqlQuestionnaire *eql_questionnaire_join_themes(const EqlQuestionnaire *questionnaire,
                                                const char *theme, const char *into)
{
    const EqlTheme *other = eql_questionnaire_theme(questionnaire, into);
    if (!other || !eql_questionnaire_theme(questionnaire, theme) || g_str_equal(theme, into))
        return NULL;
    GPtrArray *items = copies_of(questionnaire);
    put_in_theme(items, theme, other->code, other->label);
    return questionnaire_of(items);
}

static int theme_position(const EqlQuestionnaire *questionnaire, const char *code)
{
    for (guint i = 0; i < questionnaire->themes->len; i++)
        if (g_str_equal(((const EqlTheme *)questionnaire->themes->pdata[i])->code, code))
            return (int)i;
    return -1;
}

static gboolean is_among(const EqlItem *item, const char *audience, const char *theme)
{
    return (!audience || g_str_equal(item->audience, audience)) &&
           g_strcmp0(item->theme, theme) == 0;
}

/* The places that the two themes' questions have are filled with those of the first, then
 * those of the second; all others stay where they are. */
static void put_before(GPtrArray *items, const char *audience, const char *first,
                       const char *second)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    const char *const themes[] = {first, second};
    for (guint t = 0; t < G_N_ELEMENTS(themes); t++)
        for (guint i = 0; i < items->len; i++)
            if (is_among(items->pdata[i], audience, themes[t]))
                g_ptr_array_add(sorted, items->pdata[i]);
    for (guint i = 0, next = 0; i < items->len; i++)
        if (is_among(items->pdata[i], audience, first) ||
            is_among(items->pdata[i], audience, second))
            items->pdata[i] = sorted->pdata[next++];
}

/* Themes stand in the order in which they first appear. Questions stay with their audience
 * where that is enough. */
EqlQuestionnaire *eql_questionnaire_move_theme(const EqlQuestionnaire *questionnaire,
                                               const char *theme, int step)
{
    int from = theme_position(questionnaire, theme), to = from + step;
    if (from < 0 || to < 0 || to >= (int)questionnaire->themes->len || step == 0)
        return NULL;
    const EqlTheme *first = questionnaire->themes->pdata[MAX(from, to)];
    const EqlTheme *second = questionnaire->themes->pdata[MIN(from, to)];
    GPtrArray *items = copies_of(questionnaire);
    for (guint i = 0; i < questionnaire->audiences->len; i++)
        put_before(items, questionnaire->audiences->pdata[i], first->code, second->code);
    g_autoptr(EqlQuestionnaire) made = questionnaire_of(items);
    if (theme_position(made, first->code) < theme_position(made, second->code))
        return g_steal_pointer(&made);
    items = copies_of(made);
    put_before(items, NULL, first->code, second->code);
    return questionnaire_of(items);
}

/* ── codes ── */

/* “P07” → 7, when it begins like the others. */
static gboolean number_of(const char *code, const char *letters, guint64 *number, guint *digits)
{
    gsize n = strlen(letters);
    if (strncmp(code, letters, n) != 0 || !g_ascii_isdigit(code[n]) || strlen(code + n) > 6)
        return FALSE;
    *digits = (guint)strlen(code + n);
    return g_ascii_string_to_unsigned(code + n, 10, 0, 999999, number, NULL);
}

/* What the codes of an audience begin with: as its first question's, or its own first letter. */
static char *letters_of(const EqlQuestionnaire *questionnaire, const char *audience)
{
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        gsize n = strcspn(item->code, "0123456789");
        if (g_str_equal(item->audience, audience) && n > 0 && item->code[n])
            return g_strndup(item->code, n);
    }
    return g_ascii_isalpha(*audience) ? g_strdup_printf("%c", g_ascii_toupper(*audience))
                                      : g_strdup("Q");
}

char *eql_questionnaire_next_code(const EqlQuestionnaire *questionnaire, const char *audience)
{
    g_autofree char *letters = letters_of(questionnaire, audience);
    guint64 last = 0;
    guint width = 2;
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        guint64 number;
        guint digits;
        if (!number_of(item->code, letters, &number, &digits) || number < last)
            continue;
        last = number;
        width = digits;
    }
    return g_strdup_printf("%s%0*u", letters, (int)width, (guint)last + 1);
}
