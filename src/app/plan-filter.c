/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/choice.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "base/text.h"
#include "model/questionnaire.h"
#include "workflow/plan-count.h"
#include "workflow/plan-edit.h"

/* Codes that no owner and no theme has. */
#define ALL "\x01"
#define OPEN "\x02"
#define OVERDUE "\x03"

enum { STATUS, OWNER, THEME, CHOICES };

struct _EqlPlanFilter {
    GtkWidget parent_instance;
    GtkWidget *flow;
    GtkEditable *search;
    char **words; /* folded */
    GtkDropDown *choices[CHOICES];
    char **themes; /* the questionnaire's, as they are shown */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlPlanFilter, eql_plan_filter, GTK_TYPE_WIDGET)

static guint changed_signal;

/* ── what passes ── */

static gboolean has_text(const char *code, const char *text)
{
    return code == NULL || g_str_equal(code, ALL) || g_str_equal(code, text);
}

static gboolean has_status(const char *code, const EqlAction *action)
{
    if (g_strcmp0(code, OPEN) == 0)
        return action->status != EQL_STATUS_DONE;
    if (g_strcmp0(code, OVERDUE) == 0)
        return eql_action_is_overdue(action);
    return has_text(code, eql_status_name(action->status));
}

/* All of them, wherever they stand in the action. */
static gboolean has_words(char **words, const EqlAction *action)
{
    const char *const texts[] = {
        action->activity,        action->owner,  action->theme,      action->evidence,
        action->success_measure, action->review, action->governance, NULL};
    if (words == NULL || *words == NULL)
        return TRUE;
    g_autofree char *text = g_strjoinv("\n", (char **)texts);
    g_autofree char *folded = eql_text_fold(text, -1);
    for (; *words != NULL; words++)
        if (strstr(folded, *words) == NULL)
            return FALSE;
    return TRUE;
}

gboolean eql_plan_filter_passes(EqlPlanFilter *self, const EqlAction *action)
{
    return has_words(self->words, action) &&
           has_status(eql_choice_get(self->choices[STATUS]), action) &&
           has_text(eql_choice_get(self->choices[OWNER]), action->owner) &&
           has_text(eql_choice_get(self->choices[THEME]), action->theme);
}

gboolean eql_plan_filter_is_clear(EqlPlanFilter *self)
{
    for (guint i = 0; i < CHOICES; i++)
        if (gtk_drop_down_get_selected(self->choices[i]) != 0)
            return FALSE;
    return self->words == NULL || *self->words == NULL;
}

void eql_plan_filter_clear(EqlPlanFilter *self)
{
    gtk_editable_set_text(self->search, "");
    for (guint i = 0; i < CHOICES; i++)
        gtk_drop_down_set_selected(self->choices[i], 0);
}

/* ── what there is to choose ── */

static int by_words(gconstpointer a, gconstpointer b)
{
    return g_utf8_collate(*(const char *const *)a, *(const char *const *)b);
}

static guint place_of(char **themes, const char *theme)
{
    guint place = 0;
    while (themes[place] != NULL && !g_str_equal(themes[place], theme))
        place++;
    return place;
}

static int by_theme(gconstpointer a, gconstpointer b, gpointer themes)
{
    guint one = place_of(themes, *(const char *const *)a);
    guint other = place_of(themes, *(const char *const *)b);
    return one != other ? (one < other ? -1 : 1) : by_words(a, b);
}

/* Each once, sorted; borrowed. */
static GPtrArray *texts_of(EqlPlanFilter *self, const GPtrArray *actions, EqlActionField field)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *texts = g_ptr_array_new();
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];
        const char *text = field == EQL_ACTION_OWNER ? action->owner : action->theme;
        if (g_hash_table_add(seen, (gpointer)text))
            g_ptr_array_add(texts, (gpointer)text);
    }
    if (field == EQL_ACTION_THEME)
        g_ptr_array_sort_with_data(texts, by_theme, self->themes);
    else
        g_ptr_array_sort(texts, by_words);
    return texts;
}

static void fill(EqlPlanFilter *self, guint which, const GPtrArray *actions, EqlActionField field,
                 const char *all, const char *none)
{
    GtkDropDown *choice = self->choices[which];
    g_autoptr(GPtrArray) texts = texts_of(self, actions, field);
    g_autoptr(GPtrArray) codes = g_ptr_array_new(), labels = g_ptr_array_new();
    g_autofree char *chosen = g_strdup(eql_choice_get(choice));
    g_ptr_array_add(codes, (gpointer)ALL);
    g_ptr_array_add(labels, (gpointer)all);
    for (guint i = 0; i < texts->len; i++) {
        const char *text = texts->pdata[i];
        g_ptr_array_add(codes, (gpointer)text);
        g_ptr_array_add(labels, (gpointer)(*text != '\0' ? text : none));
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(choice, (const char *const *)codes->pdata, (const char *const *)labels->pdata,
                    chosen);
}

void eql_plan_filter_set_themes(EqlPlanFilter *self, const char *const *themes)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (; *themes != NULL; themes++)
        g_strv_builder_add(names, eql_theme_name(*themes));
    g_strfreev(self->themes);
    self->themes = g_strv_builder_end(names);
}

void eql_plan_filter_set_actions(EqlPlanFilter *self, const GPtrArray *actions)
{
    self->filling = TRUE;
    fill(self, OWNER, actions, EQL_ACTION_OWNER, _("Everyone"), _("Nobody yet"));
    fill(self, THEME, actions, EQL_ACTION_THEME, _("All themes"), _("No theme"));
    self->filling = FALSE;
}

static void fill_statuses(GtkDropDown *choice)
{
    const char *codes[EQL_STATUS_PAUSED + 5] = {ALL, OPEN, OVERDUE, NULL};
    const char *labels[EQL_STATUS_PAUSED + 5] = {_("All actions"), _("Still to be done"),
                                                 _("Overdue"), NULL};
    for (guint i = 0; i <= EQL_STATUS_PAUSED; i++) {
        codes[3 + i] = eql_status_name((EqlStatus)i);
        labels[3 + i] = eql_status_label((EqlStatus)i);
    }
    eql_choice_fill(choice, codes, labels, NULL);
}

/* ── the widget ── */

static void on_chosen(EqlPlanFilter *self)
{
    if (!self->filling)
        g_signal_emit(self, changed_signal, 0);
}

static void on_typed(EqlPlanFilter *self)
{
    g_autofree char *text = eql_text_fold(gtk_editable_get_text(self->search), -1);
    g_strfreev(self->words);
    self->words = *text != '\0' ? g_strsplit(text, " ", -1) : NULL;
    on_chosen(self);
}

static void add_search(EqlPlanFilter *self)
{
    GtkWidget *search = gtk_search_entry_new();
    self->search = GTK_EDITABLE(search);
    g_object_set(search, "placeholder-text", _("Search the plan (Ctrl+F)"), NULL);
    gtk_accessible_update_property(GTK_ACCESSIBLE(search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Search the plan for words"), -1);
    gtk_widget_set_valign(search, GTK_ALIGN_END);
    gtk_widget_set_hexpand(search, TRUE);
    eql_flow_append(EQL_FLOW(self->flow), search);
    g_signal_connect_object(search, "changed", G_CALLBACK(on_typed), self, G_CONNECT_SWAPPED);
}

GtkWidget *eql_plan_filter_search(EqlPlanFilter *self)
{
    return GTK_WIDGET(self->search);
}

static GtkDropDown *add_choice(EqlPlanFilter *self, const char *mnemonic)
{
    GtkWidget *choice = gtk_drop_down_new(NULL, NULL);
    eql_flow_append(EQL_FLOW(self->flow), eql_page_labelled(mnemonic, "caption", choice, choice));
    g_signal_connect_object(choice, "notify::selected", G_CALLBACK(on_chosen), self,
                            G_CONNECT_SWAPPED);
    return GTK_DROP_DOWN(choice);
}

static void eql_plan_filter_dispose(GObject *object)
{
    g_clear_pointer(&EQL_PLAN_FILTER(object)->flow, gtk_widget_unparent);
    G_OBJECT_CLASS(eql_plan_filter_parent_class)->dispose(object);
}

static void eql_plan_filter_finalize(GObject *object)
{
    g_strfreev(EQL_PLAN_FILTER(object)->words);
    g_strfreev(EQL_PLAN_FILTER(object)->themes);
    G_OBJECT_CLASS(eql_plan_filter_parent_class)->finalize(object);
}

static void eql_plan_filter_class_init(EqlPlanFilterClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_plan_filter_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_plan_filter_finalize;
    changed_signal = g_signal_new("changed", EQL_TYPE_PLAN_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
}

static void eql_plan_filter_init(EqlPlanFilter *self)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    self->filling = TRUE;
    self->themes = g_new0(char *, 1);
    self->flow = g_object_new(EQL_TYPE_FLOW, NULL);
    gtk_widget_set_parent(self->flow, GTK_WIDGET(self));
    add_search(self);
    self->choices[STATUS] = add_choice(self, _("Stat_us"));
    self->choices[OWNER] = add_choice(self, _("Owned b_y"));
    self->choices[THEME] = add_choice(self, _("The_me"));
    fill_statuses(self->choices[STATUS]);
    eql_plan_filter_set_actions(self, none);
    eql_compat_name_buttons(GTK_WIDGET(self));
}
