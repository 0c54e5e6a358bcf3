/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-card-private.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/import-rows.h"
#include "app/page.h"
#include "app/replaces.h"
#include "app/schools.h"

G_DEFINE_FINAL_TYPE(EqlImportCard, eql_import_card, GTK_TYPE_WIDGET)

static void set_reading(EqlImportCard *self, gboolean reading)
{
    gtk_spinner_set_spinning(self->spinner, reading);
    gtk_widget_set_visible(GTK_WIDGET(self->spinner), reading);
    gtk_widget_set_sensitive(self->import_button, !reading);
    if (reading && eql_draft_record(self->draft) == NULL)
        gtk_label_set_label(self->what, _("Reading…"));
}

/* ── what the user changes ── */

static void set_text(char **where, const char *text)
{
    g_free(*where);
    *where = g_strdup(text);
}

void eql_import_card_look_again(EqlImportCard *self)
{
    set_reading(self, TRUE);
    eql_session_look(self->session, self->draft);
}

static void on_plan_changed(EqlImportCard *self)
{
    if (self->filling || self->draft == NULL)
        return;
    EqlDraftPlan *plan = eql_draft_plan(self->draft);
    plan->kind = (EqlImportKind)gtk_drop_down_get_selected(self->kind);
    plan->recognised = TRUE;
    set_text(&plan->audience, eql_choice_get(self->audience));
    const char *outcome = eql_choice_get(self->outcome);
    set_text(&plan->outcome_kind, outcome != NULL && *outcome != '\0' ? outcome : NULL);
    /* Another audience has other questions: what was mapped by hand no longer holds. */
    g_clear_pointer(&plan->mapping, eql_mapping_free);
    plan->replaces = 0;
    plan->chosen = FALSE;
    eql_import_card_look_again(self);
}

static gboolean is_refused(EqlImportCard *self)
{
    const EqlImportRecord *record = eql_draft_record(self->draft);
    return record != NULL && record->refusal != NULL;
}

static void on_wave_changed(EqlImportCard *self)
{
    if (self->filling || self->draft == NULL)
        return;
    g_autofree char *wave = g_strstrip(g_strdup(gtk_editable_get_text(self->wave)));
    EqlDraftPlan *plan = eql_draft_plan(self->draft);
    set_text(&plan->wave, wave);
    plan->wave_is_guess = FALSE;
    gtk_widget_set_sensitive(self->import_button, *wave != '\0');
    /* In another wave the file stands beside the earlier one, unless the user chose. */
    if (*wave != '\0' && !plan->chosen && (plan->replaces != 0 || is_refused(self))) {
        plan->replaces = 0;
        eql_import_card_look_again(self);
    }
}

static void on_replaces_changed(EqlImportCard *self)
{
    const char *id = self->filling ? NULL : eql_choice_get(self->replaces);
    if (id == NULL || self->draft == NULL)
        return;
    EqlDraftPlan *plan = eql_draft_plan(self->draft);
    plan->replaces = g_ascii_strtoll(id, NULL, 10);
    plan->chosen = TRUE;
    eql_import_card_look_again(self);
}

static void on_school_changed(EqlImportCard *self)
{
    const char *school = self->filling ? NULL : eql_choice_get(self->school);
    if (school == NULL || self->draft == NULL)
        return;
    set_reading(self, TRUE);
    eql_session_choose_school(self->session, self->draft, *school != '\0' ? school : NULL);
}

/* Another sheet may be of another audience, and stands beside what came of the first one. */
static void on_sheet_changed(EqlImportCard *self)
{
    const char *sheet = self->filling ? NULL : eql_choice_get(self->sheet);
    if (sheet == NULL || self->draft == NULL)
        return;
    EqlDraftPlan *plan = eql_draft_plan(self->draft);
    set_text(&plan->sheet, sheet);
    g_clear_pointer(&plan->mapping, eql_mapping_free);
    if (!plan->chosen) {
        plan->recognised = FALSE;
        plan->replaces = 0;
    }
    eql_import_card_look_again(self);
}

static void on_memory_toggled(EqlImportCard *self)
{
    if (self->filling || self->draft == NULL)
        return;
    eql_draft_plan(self->draft)->remember = gtk_check_button_get_active(self->memory);
    eql_import_card_look_again(self);
}

static void on_with_outcomes(EqlImportCard *self)
{
    if (!self->filling && self->draft != NULL)
        eql_draft_plan(self->draft)->with_outcomes =
            gtk_check_button_get_active(self->with_outcomes);
}

static void on_import(EqlImportCard *self)
{
    eql_session_import(self->session, self->draft);
}

static void on_remove(EqlImportCard *self)
{
    guint position;
    if (g_list_store_find(eql_session_drafts(self->session), self->draft, &position))
        g_list_store_remove(eql_session_drafts(self->session), position);
}

/* ── showing the preview ── */

static void show_dropped(EqlImportCard *self, const EqlImportRecord *record)
{
    GPtrArray *dropped = record->dropped_identifiers;
    g_autofree char *names = eql_page_join((const char *const *)dropped->pdata, dropped->len);
    /* Translators: a list of column headings. */
    g_autofree char *text =
        g_strdup_printf(_("Left at the door, because they identify people: %s"), names);
    gtk_label_set_label(self->dropped, text);
    gtk_widget_set_visible(GTK_WIDGET(self->dropped), dropped->len > 0);
}

static char *parts_text(const guint parts[3])
{
    g_autofree char *matched =
        g_strdup_printf(ngettext("%u column matched", "%u columns matched", parts[0]), parts[0]);
    g_autofree char *unsure =
        g_strdup_printf(ngettext("%u unsure", "%u unsure", parts[1]), parts[1]);
    g_autofree char *left =
        g_strdup_printf(ngettext("%u left over", "%u left over", parts[2]), parts[2]);
    const char *const phrases[] = {matched, unsure, left};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

static void show_parts(EqlImportCard *self, const EqlImportRecord *record)
{
    guint parts[3];
    eql_draft_count_columns(record, parts);
    g_autofree char *text = parts_text(parts);
    eql_parts_bar_set(self->parts, parts, text);
    gtk_label_set_label(self->legend, text);
    gboolean any = record->columns->len > 0;
    gtk_widget_set_visible(GTK_WIDGET(self->parts), any);
    gtk_widget_set_visible(GTK_WIDGET(self->legend), any);
}

static void show_plan(EqlImportCard *self, const EqlDraftPlan *plan)
{
    self->filling = TRUE;
    gtk_drop_down_set_selected(self->kind, plan->kind);
    eql_choice_set(self->audience, plan->audience);
    eql_choice_set(self->outcome, plan->outcome_kind != NULL ? plan->outcome_kind : "");
    if (g_strcmp0(gtk_editable_get_text(self->wave), plan->wave) != 0)
        gtk_editable_set_text(self->wave, plan->wave != NULL ? plan->wave : "");
    gtk_check_button_set_active(self->with_outcomes, plan->with_outcomes);
    self->filling = FALSE;
    gtk_widget_set_visible(self->audience_box, plan->kind == EQL_IMPORT_RESPONSES);
    gtk_widget_set_visible(self->wave_box, plan->kind == EQL_IMPORT_RESPONSES);
    gtk_widget_set_visible(self->outcome_box, plan->kind == EQL_IMPORT_OUTCOMES);
}

/* ── what is remembered, what is replaced ── */

static gboolean uses_memory(const EqlImportRecord *record)
{
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *match = g_ptr_array_index(record->columns, i);
        if (g_strcmp0(match->how, "memory") == 0)
            return TRUE;
    }
    for (guint i = 0; i < record->labels->len; i++)
        if (((const EqlLabel *)g_ptr_array_index(record->labels, i))->remembered)
            return TRUE;
    return FALSE;
}

/* Once declined, the choice stays in sight so that it can be taken back. */
static void show_memory(EqlImportCard *self, const EqlDraftPlan *plan,
                        const EqlImportRecord *record)
{
    g_ptr_array_add(record->notices, NULL);
    g_autofree char *text = g_strjoinv("\n", (char **)record->notices->pdata);
    g_ptr_array_set_size(record->notices, (int)record->notices->len - 1);
    gtk_label_set_label(self->notices, text);
    gtk_widget_set_visible(GTK_WIDGET(self->notices), *text != '\0');
    self->filling = TRUE;
    gtk_check_button_set_active(self->memory, plan->remember);
    self->filling = FALSE;
    gtk_widget_set_visible(GTK_WIDGET(self->memory), !plan->remember || uses_memory(record));
}

static void show_replaces(EqlImportCard *self, const EqlDraftPlan *plan)
{
    self->filling = TRUE;
    gboolean any = eql_replaces_fill(self->replaces, eql_session_snapshot(self->session), plan);
    self->filling = FALSE;
    gtk_widget_set_visible(self->replaces_box, any && plan->kind == EQL_IMPORT_RESPONSES);
}

static void show_sheets(EqlImportCard *self, const EqlDraftPlan *plan,
                        const EqlImportRecord *record)
{
    gboolean any = plan->sheets != NULL && plan->kind == EQL_IMPORT_RESPONSES;
    gtk_widget_set_visible(self->sheet_box, any);
    if (!any)
        return;
    g_autofree const char **names = g_new0(const char *, plan->sheets->len + 1);
    for (guint i = 0; i < plan->sheets->len; i++)
        names[i] = g_ptr_array_index(plan->sheets, i);
    self->filling = TRUE;
    eql_choice_fill(self->sheet, names, names, record != NULL ? record->sheet : plan->sheet);
    self->filling = FALSE;
}

static void show_schools(EqlImportCard *self, const EqlDraftPlan *plan,
                         const EqlImportRecord *record)
{
    self->filling = TRUE;
    gboolean any = eql_schools_fill(self->school, plan, record);
    self->filling = FALSE;
    gtk_widget_set_visible(self->school_box, any);
    gtk_widget_set_visible(self->split_button, any);
}

static void show_what(EqlImportCard *self, const EqlDraftPlan *plan, const EqlImportRecord *record)
{
    g_autofree char *what = eql_import_what(record);
    g_autofree char *taken = eql_import_taken(record);
    g_autofree char *replaces = eql_replaces_words(eql_session_snapshot(self->session), plan);
    const char *const phrases[] = {what, taken, replaces};
    g_autofree char *text = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    gtk_label_set_label(self->what, text);
    gtk_widget_set_visible(GTK_WIDGET(self->with_outcomes),
                           plan->kind == EQL_IMPORT_CENSUS && plan->has_outcomes);
}

/* What would speak of rows that were read stays away. */
static void show_refused(EqlImportCard *self, const EqlDraftPlan *plan)
{
    GtkWidget *const of_rows[] = {
        GTK_WIDGET(self->parts),  GTK_WIDGET(self->legend),        GTK_WIDGET(self->notices),
        GTK_WIDGET(self->memory), GTK_WIDGET(self->with_outcomes), GTK_WIDGET(self->dropped),
    };
    for (guint i = 0; i < G_N_ELEMENTS(of_rows); i++)
        gtk_widget_set_visible(of_rows[i], FALSE);
    eql_import_card_hide_lists(self);
    gtk_label_set_label(self->what, eql_draft_plan_has_schools(plan)
                                        ? _("Several schools are in this file.")
                                        : _("This file cannot be brought in."));
}

/* The button that ends it says of the file what stands beside it. */
static void describe_import(EqlImportCard *self)
{
    GtkLabel *const labels[] = {self->what, self->legend, self->problem};
    const char *phrases[G_N_ELEMENTS(labels)] = {NULL};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        if (gtk_widget_get_visible(GTK_WIDGET(labels[i])))
            phrases[i] = gtk_label_get_text(labels[i]);
    g_autofree char *text = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    g_autofree char *aloud = eql_page_aloud(text);
    eql_compat_describe(self->import_button, aloud);
}

gboolean eql_import_card_take_focus(EqlImportCard *self)
{
    if (eql_draft_record(self->draft) == NULL && eql_draft_error(self->draft) == NULL)
        return FALSE;
    if (!gtk_widget_grab_focus(self->import_button))
        gtk_widget_child_focus(GTK_WIDGET(self), GTK_DIR_TAB_FORWARD);
    return TRUE;
}

static void on_draft_changed(EqlImportCard *self)
{
    const EqlImportRecord *record = eql_draft_record(self->draft);
    const EqlDraftPlan *plan = eql_draft_plan(self->draft);
    const char *error = eql_draft_error(self->draft);
    set_reading(self, FALSE);
    show_plan(self, plan);
    show_replaces(self, plan);
    show_sheets(self, plan, record);
    show_schools(self, plan, record);
    if (record != NULL) {
        show_what(self, plan, record);
        show_memory(self, plan, record);
        show_parts(self, record);
        eql_import_card_show_labels(self, record);
        eql_import_card_show_columns(self, record);
        eql_import_card_show_problems(self, record);
        show_dropped(self, record);
    } else {
        show_refused(self, plan);
    }
    gtk_widget_set_visible(self->details, record != NULL || plan->recognised);
    gtk_label_set_label(self->problem, error != NULL ? error : "");
    gtk_widget_set_visible(GTK_WIDGET(self->problem), error != NULL);
    gtk_widget_set_visible(self->import_button, eql_draft_is_ready(self->draft));
    describe_import(self);
}

/* An import that it could take the place of has come or gone. */
static void on_project_changed(EqlImportCard *self)
{
    if (self->draft != NULL && eql_draft_record(self->draft) != NULL)
        show_replaces(self, eql_draft_plan(self->draft));
}

void eql_import_card_set_alone(EqlImportCard *self, gboolean alone)
{
    if (alone)
        gtk_widget_add_css_class(self->import_button, "suggested-action");
    else
        gtk_widget_remove_css_class(self->import_button, "suggested-action");
}

/* ── the widget ── */

static void fill_choices(EqlImportCard *self)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    const char *const kinds[] = {eql_import_kind_label(EQL_IMPORT_RESPONSES),
                                 eql_import_kind_label(EQL_IMPORT_CENSUS),
                                 eql_import_kind_label(EQL_IMPORT_OUTCOMES), NULL};
    const char *const outcomes[] = {"", "suspension", "exclusion", "lunchtime", NULL};
    const char *const outcome_labels[] = {_("As each row says"), _("Suspensions"),
                                          _("Permanent exclusions"), _("Lunchtime exclusions"),
                                          NULL};
    g_autoptr(GtkStringList) kind_list = gtk_string_list_new(kinds);
    GPtrArray *audiences = snapshot->dataset->questionnaire->audiences;
    g_autofree const char **codes = g_new0(const char *, audiences->len + 1);
    g_autofree const char **labels = g_new0(const char *, audiences->len + 1);
    for (guint i = 0; i < audiences->len; i++) {
        codes[i] = g_ptr_array_index(audiences, i);
        labels[i] = eql_audience_label(codes[i]);
    }
    gtk_drop_down_set_model(self->kind, G_LIST_MODEL(kind_list));
    eql_choice_fill(self->audience, codes, labels, NULL);
    eql_choice_fill(self->outcome, outcomes, outcome_labels, NULL);
}

GtkWidget *eql_import_card_new(EqlSession *session, EqlDraft *draft)
{
    EqlImportCard *self = g_object_new(EQL_TYPE_IMPORT_CARD, NULL);
    self->session = g_object_ref(session);
    self->draft = g_object_ref(draft);
    fill_choices(self);
    gtk_label_set_label(self->name, eql_draft_name(draft));
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   eql_draft_name(draft), -1);
    g_signal_connect_object(draft, "changed", G_CALLBACK(on_draft_changed), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(session, "changed", G_CALLBACK(on_project_changed), self,
                            G_CONNECT_SWAPPED);
    if (eql_draft_record(draft) != NULL || eql_draft_error(draft) != NULL)
        on_draft_changed(self);
    else
        set_reading(self, TRUE);
    self->filling = FALSE;
    return GTK_WIDGET(self);
}

static void eql_import_card_dispose(GObject *object)
{
    EqlImportCard *self = EQL_IMPORT_CARD(object);
    self->filling = TRUE;
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_IMPORT_CARD);
    g_clear_object(&self->questions);
    g_clear_pointer(&self->order, g_array_unref);
    g_clear_object(&self->draft);
    g_clear_object(&self->session);
    G_OBJECT_CLASS(eql_import_card_parent_class)->dispose(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlImportCard, frame);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, details);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, name);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, what);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, legend);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, dropped);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, problem);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, spinner);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, parts);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, kind);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, audience);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, outcome);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, wave);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, with_outcomes);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, audience_box);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, wave_box);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, outcome_box);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, columns_expander);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, problems_expander);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, columns);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, problems);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, labels_expander);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, labels);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, notices);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, memory);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, replaces_box);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, replaces);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, sheet_box);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, sheet);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, school_box);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, school);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, split_button);
    gtk_widget_class_bind_template_child(widget, EqlImportCard, import_button);
}

static void eql_import_card_class_init(EqlImportCardClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_import_card_dispose;
    g_type_ensure(EQL_TYPE_PARTS_BAR);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/import-card.ui");
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_GROUP);
    bind_children(widget);
    gtk_widget_class_bind_template_callback(widget, on_plan_changed);
    gtk_widget_class_bind_template_callback(widget, on_wave_changed);
    gtk_widget_class_bind_template_callback(widget, on_with_outcomes);
    gtk_widget_class_bind_template_callback(widget, on_replaces_changed);
    gtk_widget_class_bind_template_callback(widget, on_memory_toggled);
    gtk_widget_class_bind_template_callback(widget, on_school_changed);
    gtk_widget_class_bind_template_callback(widget, on_sheet_changed);
    eql_import_card_bind_lists(widget);
    gtk_widget_class_bind_template_callback(widget, on_import);
    gtk_widget_class_bind_template_callback(widget, on_remove);
}

static void eql_import_card_init(EqlImportCard *self)
{
    self->filling = TRUE;
    gtk_widget_init_template(GTK_WIDGET(self));
    GtkDropDown *const choices[] = {self->kind, self->outcome, self->sheet, self->school,
                                    self->replaces};
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++)
        eql_choice_shorten(choices[i]);
    eql_page_wrap_buttons(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
}
