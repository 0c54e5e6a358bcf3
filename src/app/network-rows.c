/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/network-rows.h"

#include <glib/gi18n-lib.h>

#include "app/page.h"
#include "app/rows.h"
#include "app/text-field.h"
#include "base/language.h"

/* Of a row's widgets: which school it is of. */
#define SCHOOL "equalens-school"
/* Of a row: what it says of the school, and where its cohort is typed. */
#define SAID "equalens-said"
#define FIELD "equalens-cohort"

/* ── what is said of a school ── */

/* "Pupils 412 of 600" */
static char *audience_text(const EqlPackAudience *audience)
{
    g_autofree char *n = eql_figure_format(audience->respondents);
    g_autofree char *invited = eql_figure_format(audience->invited);
    const char *label = eql_audience_label(audience->audience);
    if (eql_figure_is_shown(audience->respondents) && eql_figure_is_shown(audience->invited))
        /* Translators: an audience, and how many of how many answered. */
        return g_strdup_printf(C_("audience", "%s %s of %s"), label, n, invited);
    /* Translators: an audience, and how many answered. */
    return g_strdup_printf(C_("audience", "%s %s"), label, n);
}

static char *answers_text(const EqlPackWave *wave)
{
    g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(phrases, g_strdup(wave->wave));
    for (guint i = 0; i < wave->audiences->len; i++)
        g_ptr_array_add(phrases, audience_text(wave->audiences->pdata[i]));
    return eql_page_join((const char *const *)phrases->pdata, phrases->len);
}

static char *pack_text(const EqlPack *pack)
{
    guint n = pack->waves->len;
    /* Translators: a school's number in England and Wales. */
    g_autofree char *urn = pack->urn != NULL ? g_strdup_printf(_("URN %s"), pack->urn) : NULL;
    g_autofree char *waves = g_strdup_printf(ngettext("%u wave", "%u waves", n), n);
    g_autofree char *day = pack->made != NULL ? eql_day(pack->made) : NULL;
    /* Translators: a day. */
    g_autofree char *made = day != NULL ? g_strdup_printf(_("pack of %s"), day) : NULL;
    const char *const phrases[] = {urn, n > 1 ? waves : NULL, made};
    return eql_page_join(phrases, G_N_ELEMENTS(phrases));
}

static GtkWidget *words_of(const EqlPack *pack)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    const EqlPackWave *wave = eql_pack_wave(pack, NULL);
    g_autofree char *about = pack_text(pack);
    g_autofree char *answers = wave != NULL ? answers_text(wave) : NULL;
    gtk_box_append(GTK_BOX(box), eql_page_label(pack->name, "heading"));
    if (answers != NULL)
        gtk_box_append(GTK_BOX(box), eql_page_label(answers, NULL));
    if (*about != '\0')
        gtk_box_append(GTK_BOX(box), eql_page_label(about, "dim-label"));
    gtk_widget_set_hexpand(box, TRUE);
    return box;
}

/* ── what can be done ── */

static const EqlPack *school_of(GtkWidget *widget)
{
    return g_object_get_data(G_OBJECT(widget), SCHOOL);
}

/* Who it is, of its own: the network may be another by the time that something is typed. */
static void mark(GtkWidget *widget, const EqlPack *pack)
{
    EqlPack *school = eql_pack_new();
    school->name = g_strdup(pack->name);
    school->urn = g_strdup(pack->urn);
    g_object_set_data_full(G_OBJECT(widget), SCHOOL, school, (GDestroyNotify)eql_pack_free);
}

static void on_cohort(EqlNetworkFile *file, const char *cohort, GtkWidget *field)
{
    eql_network_file_move(file, school_of(field), cohort);
}

static void on_remove(EqlNetworkFile *file, GtkWidget *button)
{
    eql_network_file_remove(file, school_of(button));
}

static GtkWidget *cohort_field(const EqlPack *pack, EqlNetworkFile *file)
{
    GtkWidget *field = eql_text_field_new(FALSE);
    GtkWidget *input = eql_text_field_input(EQL_TEXT_FIELD(field));
    /* Translators: the name of a school. */
    g_autofree char *name = g_strdup_printf(_("Cohort of %s"), pack->name);
    eql_text_field_set_text(EQL_TEXT_FIELD(field), pack->cohort != NULL ? pack->cohort : "");
    gtk_widget_set_valign(field, GTK_ALIGN_CENTER);
    gtk_widget_set_tooltip_text(field, name);
    gtk_accessible_update_property(GTK_ACCESSIBLE(input), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_object_set(input, "placeholder-text", _("Cohort"), NULL);
    mark(field, pack);
    g_signal_connect_object(field, "kept", G_CALLBACK(on_cohort), file, G_CONNECT_SWAPPED);
    return field;
}

static GtkWidget *remove_button(const EqlPack *pack, EqlNetworkFile *file)
{
    GtkWidget *button = gtk_button_new_from_icon_name("eql-remove-symbolic");
    /* Translators: the name of a school. */
    g_autofree char *name = g_strdup_printf(_("Take %s out of the network"), pack->name);
    gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
    gtk_widget_set_tooltip_text(button, name);
    gtk_widget_add_css_class(button, "flat");
    gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    mark(button, pack);
    g_signal_connect_object(button, "clicked", G_CALLBACK(on_remove), file, G_CONNECT_SWAPPED);
    return button;
}

/* What a row says but for the cohort, to be told from another. */
static char *said_of(const EqlPack *pack)
{
    const EqlPackWave *wave = eql_pack_wave(pack, NULL);
    g_autofree char *about = pack_text(pack);
    g_autofree char *answers = wave != NULL ? answers_text(wave) : NULL;
    return g_strconcat(pack->name, "\n", about, "\n", answers, NULL);
}

static GtkWidget *row_new(const EqlPack *pack, EqlNetworkFile *file)
{
    GtkWidget *row = gtk_list_box_row_new(), *line = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *field = cohort_field(pack, file);
    gtk_box_append(GTK_BOX(line), words_of(pack));
    gtk_box_append(GTK_BOX(line), field);
    gtk_box_append(GTK_BOX(line), remove_button(pack, file));
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), line);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    gtk_widget_set_focusable(row, FALSE);
    g_object_set_data_full(G_OBJECT(row), SAID, said_of(pack), g_free);
    g_object_set_data(G_OBJECT(row), FIELD, field);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, pack->name,
                                   -1);
    return row;
}

static const EqlPack *pack_at(const GPtrArray *schools, guint i)
{
    return ((const EqlCohortSchool *)schools->pdata[i])->pack;
}

/* Whether the rows are those of the schools already, but for cohorts. */
static gboolean are_rows_of(GtkListBox *list, const GPtrArray *schools)
{
    for (guint i = 0; i < schools->len; i++) {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index(list, (int)i);
        g_autofree char *said = said_of(pack_at(schools, i));
        if (row == NULL || g_strcmp0(g_object_get_data(G_OBJECT(row), SAID), said) != 0)
            return FALSE;
    }
    return gtk_list_box_get_row_at_index(list, (int)schools->len) == NULL;
}

/* Somebody may be typing in one of them. */
static void update_cohorts(GtkListBox *list, const GPtrArray *schools)
{
    for (guint i = 0; i < schools->len; i++) {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index(list, (int)i);
        const char *cohort = pack_at(schools, i)->cohort;
        eql_text_field_set_text(g_object_get_data(G_OBJECT(row), FIELD),
                                cohort != NULL ? cohort : "");
    }
}

/* The keyboard stays where it was in the list. */
static int row_with_focus(GtkListBox *list)
{
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(list));
    GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;
    GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor(focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
    if (row == NULL || gtk_widget_get_parent(row) != GTK_WIDGET(list))
        return -1;
    return gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row));
}

/* Of the list: the schools whose rows are still to come, and where what is done in them goes. */
#define COMING "equalens-coming"

typedef struct {
    GPtrArray *schools; /* EqlCohortSchool */
    EqlNetworkFile *file;
} Coming;

static void coming_free(gpointer data)
{
    Coming *coming = data;
    g_ptr_array_unref(coming->schools);
    g_object_unref(coming->file);
    g_free(coming);
}

static GtkWidget *next_row(guint i, gpointer data)
{
    const Coming *coming = data;
    return row_new(pack_at(coming->schools, i), coming->file);
}

static void fill(GtkListBox *list, GPtrArray *schools, EqlNetworkFile *file)
{
    Coming *coming = g_new0(Coming, 1);
    coming->schools = g_ptr_array_ref(schools);
    coming->file = g_object_ref(file);
    eql_rows_clear(list); /* they look at what came before */
    g_object_set_data_full(G_OBJECT(list), COMING, coming, coming_free);
    eql_rows_fill(list, schools->len, next_row, coming);
}

/* Taking one school out leaves the rows of all others. */
static void remove_gone(GtkListBox *list, const GPtrArray *schools)
{
    g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GtkListBoxRow *row;
    for (guint i = 0; i < schools->len; i++)
        g_hash_table_add(said, said_of(pack_at(schools, i)));
    for (int i = 0; (row = gtk_list_box_get_row_at_index(list, i)) != NULL;) {
        if (g_hash_table_contains(said, g_object_get_data(G_OBJECT(row), SAID)))
            i++;
        else
            gtk_list_box_remove(list, GTK_WIDGET(row));
    }
}

/* To the row in the place of the one that it was in, or to the last. */
static void focus_row(GtkListBox *list, int at)
{
    GtkListBoxRow *row = NULL;
    while (at >= 0 && (row = gtk_list_box_get_row_at_index(list, at)) == NULL)
        at--;
    if (row != NULL)
        gtk_widget_child_focus(GTK_WIDGET(row), GTK_DIR_TAB_FORWARD);
}

void eql_network_rows_fill(GtkListBox *list, EqlNetworkFile *file)
{
    const EqlCohortChoice all = {.for_reader = TRUE};
    g_autoptr(GPtrArray) schools = eql_cohort_members(eql_network_file_network(file), &all);
    int at = row_with_focus(list);
    remove_gone(list, schools);
    if (are_rows_of(list, schools))
        update_cohorts(list, schools);
    else
        fill(list, schools, file);
    if (at >= 0 && row_with_focus(list) < 0)
        focus_row(list, at);
}

void eql_network_rows_clear(GtkListBox *list)
{
    eql_rows_clear(list);
    g_object_set_data(G_OBJECT(list), COMING, NULL);
}
