/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-rows.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/page.h"

const char *eql_import_kind_label(EqlImportKind kind)
{
    switch (kind) {
    case EQL_IMPORT_RESPONSES:
        return _("Answers to the questionnaire");
    case EQL_IMPORT_CENSUS:
        return _("School census: who is on roll");
    default:
        return _("Suspensions and exclusions");
    }
}

/* Names of tools are not translated, descriptions are. */
static const char *tool_label(const char *tool)
{
    static const struct {
        const char *tool, *label;
    } known[] = {
        {"microsoft-forms", "Microsoft Forms"},
        {"google-forms", "Google Forms"},
        {"surveymonkey", "SurveyMonkey"},
        {"limesurvey", "LimeSurvey"},
        {"qualtrics", "Qualtrics"},
        {"smartsurvey", "SmartSurvey"},
        {"alchemer", "Alchemer"},
        {"jotform", "Jotform"},
        {"school-census", N_("School census return")},
        {"table", N_("Table")},
        {"pupil-list", N_("Pupil list")},
        {"suspensions-log", N_("Suspensions log")},
    };
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_strcmp0(tool, known[i].tool) == 0)
            return _(known[i].label);
    return tool != NULL ? tool : _("Table");
}

char *eql_import_what(const EqlImportRecord *record)
{
    const char *who = record->kind == EQL_IMPORT_RESPONSES && record->audience != NULL
                          ? eql_audience_label(record->audience)
                          : eql_import_kind_label(record->kind);
    gulong rows = (gulong)record->rows;
    g_autofree char *count = g_strdup_printf(ngettext("%lu row", "%lu rows", rows), rows);
    /* Translators: tool, audience or kind, number of rows. */
    return g_strdup_printf(_("%s · %s · %s"), tool_label(record->tool), who, count);
}

static GtkWidget *plain_row(GtkWidget *content)
{
    GtkWidget *row = gtk_list_box_row_new();
    gtk_widget_add_css_class(content, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), content);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), FALSE);
    return row;
}

static char *problem_place(const EqlProblem *problem)
{
    g_autoptr(GString) place = g_string_new(problem->sheet);
    if (problem->row > 0) {
        g_autofree char *row = g_strdup_printf(_("row %lu"), (gulong)problem->row);
        g_string_append_printf(place, "%s%s", place->len > 0 ? ", " : "", row);
    }
    if (problem->column != NULL)
        g_string_append_printf(place, "%s“%s”", place->len > 0 ? ", " : "", problem->column);
    return g_string_free(g_steal_pointer(&place), FALSE);
}

GtkWidget *eql_problem_row(const EqlProblem *problem)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    g_autofree char *place = problem_place(problem);
    if (*place != '\0')
        gtk_box_append(GTK_BOX(box), eql_page_label(place, "caption-heading"));
    gtk_box_append(GTK_BOX(box), eql_page_label(problem->message, NULL));
    if (problem->advice != NULL)
        gtk_box_append(GTK_BOX(box), eql_page_label(problem->advice, "dim-label"));
    return plain_row(box);
}

/* ── columns ── */

typedef struct {
    char *column;
    EqlColumnMapped mapped;
    gpointer data;
} Mapping;

static void mapping_free(gpointer data, GClosure *closure)
{
    Mapping *mapping = data;
    g_free(mapping->column);
    g_free(mapping);
}

static void on_mapped(GtkDropDown *choice, GParamSpec *pspec, gpointer data)
{
    const Mapping *mapping = data;
    mapping->mapped(mapping->column, eql_choice_get(choice), mapping->data);
}

static void fill_questions(GtkDropDown *choice, const EqlQuestionnaire *questionnaire,
                           const char *audience, const char *selected)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(codes, (gpointer) "");
    g_ptr_array_add(labels, g_strdup(_("Leave out")));
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = g_ptr_array_index(questionnaire->items, i);
        if (g_strcmp0(item->audience, audience) != 0 || item->kind == EQL_ITEM_IGNORE)
            continue;
        g_ptr_array_add(codes, item->code);
        g_ptr_array_add(labels, g_strdup_printf("%s · %s", item->code, item->text));
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(choice, (const char *const *)codes->pdata, (const char *const *)labels->pdata,
                    selected != NULL ? selected : "");
}

/* A closed drop-down takes no more room than its row gives it. */
static void on_list_setup(GtkListItemFactory *factory, GtkListItem *item)
{
    GtkWidget *label = gtk_label_new(NULL);
    gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars(GTK_LABEL(label), 14);
    gtk_label_set_max_width_chars(GTK_LABEL(label), 44);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_list_item_set_child(item, label);
}

static void on_list_bind(GtkListItemFactory *factory, GtkListItem *item)
{
    GtkStringObject *string = GTK_STRING_OBJECT(gtk_list_item_get_item(item));
    const char *text = gtk_string_object_get_string(string);
    gtk_label_set_label(GTK_LABEL(gtk_list_item_get_child(item)), text);
    gtk_widget_set_tooltip_text(gtk_list_item_get_child(item), text);
}

static GtkWidget *question_choice(const EqlColumnMatch *match,
                                  const EqlQuestionnaire *questionnaire, const char *audience,
                                  EqlColumnMapped mapped, gpointer data)
{
    GtkWidget *choice = gtk_drop_down_new(NULL, NULL);
    g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new();
    g_signal_connect(factory, "setup", G_CALLBACK(on_list_setup), NULL);
    g_signal_connect(factory, "bind", G_CALLBACK(on_list_bind), NULL);
    gtk_drop_down_set_factory(GTK_DROP_DOWN(choice), factory);
    fill_questions(GTK_DROP_DOWN(choice), questionnaire, audience, match->code);
    Mapping *mapping = g_new(Mapping, 1);
    *mapping = (Mapping){g_strdup(match->column), mapped, data};
    g_signal_connect_data(choice, "notify::selected", G_CALLBACK(on_mapped), mapping, mapping_free,
                          0);
    gtk_widget_set_valign(choice, GTK_ALIGN_CENTER);
    gtk_accessible_update_property(GTK_ACCESSIBLE(choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   match->column, -1);
    return choice;
}

static char *column_subtitle(const EqlColumnMatch *match)
{
    if (match->examples == NULL || match->examples[0] == NULL)
        return g_strdup(match->code == NULL ? _("No answers are shown from this column.") : "");
    g_autofree char *examples = g_strjoinv(C_("between examples", " · "), match->examples);
    return g_strdup(examples);
}

static const char *match_label(const EqlColumnMatch *match)
{
    if (match->code == NULL)
        return _("left out");
    if (g_strcmp0(match->match, "near") == 0)
        return _("unsure: please check");
    return NULL;
}

GtkWidget *eql_column_row(const EqlColumnMatch *match, const EqlQuestionnaire *questionnaire,
                          const char *audience, EqlColumnMapped mapped, gpointer data)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *text = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    g_autofree char *samples = column_subtitle(match);
    gtk_widget_set_hexpand(text, TRUE);
    gtk_box_append(GTK_BOX(text), eql_page_label(match->column, NULL));
    gtk_box_append(GTK_BOX(text), eql_page_label(samples, "dim-label"));
    if (match_label(match) != NULL)
        gtk_box_append(GTK_BOX(text), eql_page_label(match_label(match), "caption-heading"));
    gtk_box_append(GTK_BOX(box), text);
    if (questionnaire != NULL)
        gtk_box_append(GTK_BOX(box), question_choice(match, questionnaire, audience, mapped, data));
    else if (match->code != NULL)
        gtk_box_append(GTK_BOX(box), eql_page_label(match->code, "dim-label"));
    return plain_row(box);
}
