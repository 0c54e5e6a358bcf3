/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/theme-list.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "app/text-field.h"
#include "base/language.h"

/* A row's parts hang on each of its controls. */
#define PARTS "equalens-parts"
#define NAME_CHARS 36

/* A row stays where it is and shows another theme, or another name of it: whoever is on it
 * stays there. */
typedef struct {
    char *code; /* of the theme, or of the audience */
    guint at;
    GtkWidget *name, *up, *down, *join; /* a theme's; borrowed */
    GtkWidget *row, *asked;             /* an audience's; borrowed */
    gboolean is_asked;
    GtkLabel *size;
} Parts;

struct _EqlThemeList {
    GtkWidget parent_instance;
    GtkWidget *box;
    GtkListBox *themes, *audiences;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlThemeList, eql_theme_list, GTK_TYPE_WIDGET)

enum { RENAMED, MOVED, JOINED, ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static Parts *parts_of(gpointer widget)
{
    return g_object_get_data(widget, PARTS);
}

static void parts_free(gpointer data)
{
    Parts *parts = data;
    g_free(parts->code);
    g_free(parts);
}

static Parts *parts_at(GtkListBox *list, guint at)
{
    GtkListBoxRow *row = gtk_list_box_get_row_at_index(list, (int)at);
    return row != NULL ? parts_of(row) : NULL;
}

static void set_code(Parts *parts, const char *code)
{
    g_free(parts->code);
    parts->code = g_strdup(code);
}

/* ── what the user does ── */

static void on_renamed(EqlThemeList *self, const char *text, GtkWidget *field)
{
    g_autofree char *code = g_strdup(parts_of(field)->code);
    g_autofree char *label = g_strstrip(g_strdup(text));
    if (!self->filling)
        g_signal_emit(self, signals[RENAMED], 0, code, label);
}

/* The keyboard goes along with the theme, to its other button when that is the end. */
static void move(EqlThemeList *self, Parts *parts, int step)
{
    g_autofree char *code = g_strdup(parts->code);
    guint to = parts->at + (guint)step;
    g_signal_emit(self, signals[MOVED], 0, code, step);
    Parts *there = parts_at(self->themes, to);
    if (there == NULL || !g_str_equal(there->code, code))
        return;
    GtkWidget *same = step < 0 ? there->up : there->down;
    GtkWidget *other = step < 0 ? there->down : there->up;
    gtk_widget_grab_focus(gtk_widget_get_sensitive(same) ? same : other);
}

static void on_up(EqlThemeList *self, GtkWidget *button)
{
    move(self, parts_of(button), -1);
}

static void on_down(EqlThemeList *self, GtkWidget *button)
{
    move(self, parts_of(button), 1);
}

static void join(gpointer owner, GtkDropDown *choice)
{
    EqlThemeList *self = owner;
    const char *chosen = self->filling ? NULL : eql_choice_get(choice);
    if (chosen == NULL || *chosen == '\0')
        return;
    g_autofree char *code = g_strdup(parts_of(choice)->code), *into = g_strdup(chosen);
    self->filling = TRUE;
    eql_choice_set(choice, ""); /* until it is done */
    self->filling = FALSE;
    g_signal_emit(self, signals[JOINED], 0, code, into);
}

static void on_joined(EqlThemeList *self, GParamSpec *pspec, GtkDropDown *choice)
{
    if (!self->filling)
        eql_choice_defer(choice, join, self);
}

static gboolean on_switched(gpointer data)
{
    GtkWidget *button = data;
    EqlThemeList *self = (EqlThemeList *)gtk_widget_get_ancestor(button, EQL_TYPE_THEME_LIST);
    Parts *parts = self != NULL ? parts_of(button) : NULL;
    if (parts == NULL || gtk_switch_get_active(GTK_SWITCH(button)) == parts->is_asked)
        return G_SOURCE_REMOVE;
    g_autofree char *audience = g_strdup(parts->code);
    gboolean asked = !parts->is_asked;
    gtk_switch_set_active(GTK_SWITCH(button), parts->is_asked); /* until it is done */
    g_signal_emit(self, signals[ASKED], 0, audience, asked);
    return G_SOURCE_REMOVE;
}

/* Not while the switch tells of it: it is to be set again. */
static void on_asked(EqlThemeList *self, GParamSpec *pspec, GtkSwitch *button)
{
    if (gtk_switch_get_active(button) != parts_of(button)->is_asked)
        g_idle_add_full(G_PRIORITY_DEFAULT, on_switched, g_object_ref(button), g_object_unref);
}

/* ── rows of themes ── */

static void name_control(GtkWidget *control, const char *what, const EqlTheme *theme)
{
    /* Translators: what a control does, and the theme it does it to. */
    g_autofree char *said =
        g_strdup_printf(C_("theme", "%s: %s"), what, eql_theme_name(theme->label));
    gtk_accessible_update_property(GTK_ACCESSIBLE(control), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                   -1);
}

static void fill_join(GtkDropDown *choice, const EqlQuestionnaire *questionnaire,
                      const EqlTheme *theme)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new(), labels = g_ptr_array_new();
    g_ptr_array_add(codes, (gpointer) "");
    g_ptr_array_add(labels, (gpointer)_("Join to…"));
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        const EqlTheme *other = questionnaire->themes->pdata[i];
        if (other == theme)
            continue;
        g_ptr_array_add(codes, other->code);
        g_ptr_array_add(labels, (gpointer)eql_theme_name(other->label));
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(choice, (const char *const *)codes->pdata, (const char *const *)labels->pdata,
                    "");
}

static char *size_of_theme(const EqlQuestionnaire *questionnaire, const char *theme)
{
    guint n = 0;
    for (guint i = 0; i < questionnaire->items->len; i++)
        n += g_strcmp0(((const EqlItem *)questionnaire->items->pdata[i])->theme, theme) == 0;
    return g_strdup_printf(ngettext("%u question", "%u questions", n), n);
}

static void show_theme(Parts *parts, const EqlQuestionnaire *questionnaire, guint at)
{
    const EqlTheme *theme = questionnaire->themes->pdata[at];
    g_autofree char *size = size_of_theme(questionnaire, theme->code);
    set_code(parts, theme->code);
    parts->at = at;
    eql_text_field_set_text(EQL_TEXT_FIELD(parts->name), eql_theme_name(theme->label));
    gtk_label_set_label(parts->size, size);
    fill_join(GTK_DROP_DOWN(parts->join), questionnaire, theme);
    gtk_widget_set_sensitive(parts->up, at > 0);
    gtk_widget_set_sensitive(parts->down, at + 1 < questionnaire->themes->len);
    name_control(eql_text_field_input(EQL_TEXT_FIELD(parts->name)), _("Name of the theme"), theme);
    name_control(parts->up, _("Move up"), theme);
    name_control(parts->down, _("Move down"), theme);
    name_control(parts->join, _("Join to another theme"), theme);
}

static GtkWidget *own(GtkWidget *control, Parts *parts)
{
    g_object_set_data(G_OBJECT(control), PARTS, parts);
    gtk_widget_set_valign(control, GTK_ALIGN_CENTER);
    return control;
}

static GtkWidget *button_new(EqlThemeList *self, Parts *parts, const char *icon, const char *tip,
                             GCallback clicked)
{
    GtkWidget *button = own(gtk_button_new_from_icon_name(icon), parts);
    gtk_widget_set_tooltip_text(button, tip);
    g_signal_connect_object(button, "clicked", clicked, self, G_CONNECT_SWAPPED);
    return button;
}

static GtkWidget *name_new(EqlThemeList *self, Parts *parts)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *caption = eql_page_label(NULL, "caption");
    parts->name = own(eql_text_field_new(FALSE), parts);
    parts->size = GTK_LABEL(caption);
    g_signal_connect_object(parts->name, "kept", G_CALLBACK(on_renamed), self, G_CONNECT_SWAPPED);
    /* So that a usual name is seen whole, however large the text. */
    gtk_editable_set_max_width_chars(
        GTK_EDITABLE(eql_text_field_input(EQL_TEXT_FIELD(parts->name))), NAME_CHARS);
    gtk_widget_set_hexpand(box, TRUE);
    gtk_box_append(GTK_BOX(box), parts->name);
    gtk_box_append(GTK_BOX(box), caption);
    return box;
}

static GtkWidget *tools_new(EqlThemeList *self, Parts *parts)
{
    GtkWidget *tools = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
    parts->join = own(gtk_drop_down_new(NULL, NULL), parts);
    eql_choice_shorten(GTK_DROP_DOWN(parts->join));
    gtk_widget_set_tooltip_text(parts->join,
                                _("All its questions become questions of the other theme"));
    g_signal_connect_object(parts->join, "notify::selected", G_CALLBACK(on_joined), self,
                            G_CONNECT_SWAPPED);
    parts->up = button_new(self, parts, "eql-up-symbolic", _("Move up"), G_CALLBACK(on_up));
    parts->down = button_new(self, parts, "eql-down-symbolic", _("Move down"), G_CALLBACK(on_down));
    gtk_box_append(GTK_BOX(tools), parts->join);
    gtk_box_append(GTK_BOX(tools), parts->up);
    gtk_box_append(GTK_BOX(tools), parts->down);
    return tools;
}

static GtkWidget *theme_row_new(EqlThemeList *self)
{
    Parts *parts = g_new0(Parts, 1);
    GtkWidget *row = gtk_list_box_row_new(), *flow = g_object_new(EQL_TYPE_FLOW, NULL);
    g_object_set_data_full(G_OBJECT(row), PARTS, parts, parts_free);
    eql_flow_append(EQL_FLOW(flow), name_new(self, parts));
    eql_flow_append(EQL_FLOW(flow), tools_new(self, parts));
    gtk_widget_add_css_class(flow, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), flow);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    gtk_widget_set_focusable(row, FALSE);
    return row;
}

/* ── rows of audiences ── */

static char *size_of_audience(const EqlQuestionnaire *questionnaire, GHashTable *uses,
                              const char *audience)
{
    guint n = 0;
    guint64 answers = 0;
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        const EqlItemUse *use = g_hash_table_lookup(uses, item->code);
        if (!g_str_equal(item->audience, audience))
            continue;
        n++;
        answers += use != NULL ? use->scored + use->comments : 0;
    }
    guint given = (guint)MIN(answers, G_MAXUINT);
    g_autofree char *questions = g_strdup_printf(ngettext("%u question", "%u questions", n), n);
    g_autofree char *number = eql_number_count((double)answers);
    g_autofree char *brought = g_strdup_printf(ngettext("%s answer", "%s answers", given), number);
    const char *const phrases[] = {questions, given > 0 ? brought : NULL};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

static void show_audience(Parts *parts, const EqlQuestionnaire *questionnaire, GHashTable *uses,
                          const char *audience)
{
    const char *label = eql_audience_label(audience);
    g_autofree char *size = size_of_audience(questionnaire, uses, audience);
    set_code(parts, audience);
    adw_preferences_row_set_title(ADW_PREFERENCES_ROW(parts->row), label);
    eql_page_subtitle(parts->row, size);
    parts->is_asked = eql_questionnaire_asks(questionnaire, audience);
    gtk_switch_set_active(GTK_SWITCH(parts->asked), parts->is_asked);
    gtk_accessible_update_property(GTK_ACCESSIBLE(parts->asked), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   label, -1);
}

static GtkWidget *audience_row_new(EqlThemeList *self)
{
    Parts *parts = g_new0(Parts, 1);
    parts->row = adw_action_row_new();
    parts->asked = own(gtk_switch_new(), parts);
    g_object_set_data_full(G_OBJECT(parts->row), PARTS, parts, parts_free);
    adw_preferences_row_set_use_markup(ADW_PREFERENCES_ROW(parts->row), FALSE);
    adw_action_row_add_suffix(ADW_ACTION_ROW(parts->row), parts->asked);
    adw_action_row_set_activatable_widget(ADW_ACTION_ROW(parts->row), parts->asked);
    g_signal_connect_object(parts->asked, "notify::active", G_CALLBACK(on_asked), self,
                            G_CONNECT_SWAPPED);
    return parts->row;
}

/* ── what is shown ── */

/* So many rows, those that are there first. */
static void set_rows(EqlThemeList *self, GtkListBox *list, guint n,
                     GtkWidget *(*make)(EqlThemeList *self))
{
    GtkListBoxRow *row;
    while ((row = gtk_list_box_get_row_at_index(list, (int)n)) != NULL)
        gtk_list_box_remove(list, GTK_WIDGET(row));
    while (n > 0 && gtk_list_box_get_row_at_index(list, (int)n - 1) == NULL) {
        GtkWidget *more = make(self);
        gtk_list_box_append(list, more);
        eql_compat_name_buttons(more);
    }
}

void eql_theme_list_show(EqlThemeList *self, const EqlQuestionnaire *questionnaire,
                         GHashTable *uses)
{
    self->filling = TRUE;
    set_rows(self, self->themes, questionnaire->themes->len, theme_row_new);
    set_rows(self, self->audiences, questionnaire->audiences->len, audience_row_new);
    for (guint i = 0; i < questionnaire->themes->len; i++)
        show_theme(parts_at(self->themes, i), questionnaire, i);
    for (guint i = 0; i < questionnaire->audiences->len; i++)
        show_audience(parts_at(self->audiences, i), questionnaire, uses,
                      questionnaire->audiences->pdata[i]);
    self->filling = FALSE;
}

gboolean eql_theme_list_is_empty(EqlThemeList *self)
{
    return gtk_list_box_get_row_at_index(self->themes, 0) == NULL;
}

void eql_theme_list_keep(EqlThemeList *self)
{
    Parts *parts;
    for (guint i = 0; (parts = parts_at(self->themes, i)) != NULL; i++)
        eql_text_field_keep(EQL_TEXT_FIELD(parts->name));
}

/* ── the widget ── */

static GtkListBox *list_new(GtkBox *box, const char *title, const char *about)
{
    GtkWidget *list = gtk_list_box_new(), *heading = eql_page_label(title, "heading");
    gtk_list_box_set_selection_mode(GTK_LIST_BOX(list), GTK_SELECTION_NONE);
    gtk_widget_add_css_class(list, "boxed-list");
    gtk_accessible_update_property(GTK_ACCESSIBLE(list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    GtkWidget *section = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    gtk_box_append(GTK_BOX(section), heading);
    gtk_box_append(GTK_BOX(section), eql_page_label(about, NULL));
    gtk_box_append(GTK_BOX(section), list);
    gtk_box_append(box, section);
    return GTK_LIST_BOX(list);
}

static void eql_theme_list_dispose(GObject *object)
{
    EqlThemeList *self = EQL_THEME_LIST(object);
    self->filling = TRUE;
    g_clear_pointer(&self->box, gtk_widget_unparent);
    G_OBJECT_CLASS(eql_theme_list_parent_class)->dispose(object);
}

static guint add_signal(const char *name, GType second)
{
    return g_signal_new(name, EQL_TYPE_THEME_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                        G_TYPE_NONE, 2, G_TYPE_STRING, second);
}

static void eql_theme_list_class_init(EqlThemeListClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_theme_list_dispose;
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
    signals[RENAMED] = add_signal("renamed", G_TYPE_STRING);
    signals[MOVED] = add_signal("moved", G_TYPE_INT);
    signals[JOINED] = add_signal("joined", G_TYPE_STRING);
    signals[ASKED] = add_signal("asked", G_TYPE_BOOLEAN);
}

static void eql_theme_list_init(EqlThemeList *self)
{
    self->box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 24);
    self->themes = list_new(
        GTK_BOX(self->box), _("Themes"),
        _("A theme’s score is the mean of its questions. Charts and tables show the themes in "
          "this order. A new theme begins with a question: choose “A new theme…” for it."));
    self->audiences = list_new(
        GTK_BOX(self->box), _("Who is asked"),
        _("The questions of those who are switched off are set aside: they and their answers are "
          "kept, and no figure counts them."));
    gtk_widget_set_parent(self->box, GTK_WIDGET(self));
}
