/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pages.h"

#include <glib/gi18n-lib.h>

#include "app/accreditation-page.h"
#include "app/data-page.h"
#include "app/groups-page.h"
#include "app/import-page.h"
#include "app/outcomes-page.h"
#include "app/overview-page.h"
#include "app/plan-page.h"
#include "app/progress-page.h"
#include "app/questionnaire-page.h"
#include "app/questions-page.h"
#include "app/themes-page.h"
#include "app/voices-page.h"

/* So many pages have a digit of their own. */
#define DIGITS 10

static const EqlPageKind PAGES[] = {
    {"overview", N_("_Overview"), "eql-overview-symbolic", eql_overview_page_get_type, FALSE},
    {"import", N_("_Bring data in"), "eql-import-symbolic", eql_import_page_get_type, FALSE},
    {"themes", N_("_Themes"), "eql-themes-symbolic", eql_themes_page_get_type, TRUE},
    {"questions", N_("_Questions"), "eql-questions-symbolic", eql_questions_page_get_type, FALSE},
    {"groups", N_("_Groups"), "eql-groups-symbolic", eql_groups_page_get_type, FALSE},
    {"voices", N_("_Voices"), "eql-voices-symbolic", eql_voices_page_get_type, FALSE},
    {"outcomes", N_("_Suspensions"), "eql-outcomes-symbolic", eql_outcomes_page_get_type, FALSE},
    {"plan", N_("_Action plan"), "eql-plan-symbolic", eql_plan_page_get_type, TRUE},
    {"progress", N_("P_rogress"), "eql-progress-symbolic", eql_progress_page_get_type, FALSE},
    {"accreditation", N_("A_ccreditation"), "eql-accreditation-symbolic",
     eql_accreditation_page_get_type, FALSE},
    {"questionnaire", N_("Q_uestionnaire"), "eql-questionnaire-symbolic",
     eql_questionnaire_page_get_type, TRUE},
    {"data", N_("About the _data"), "eql-data-symbolic", eql_data_page_get_type, FALSE},
};

const EqlPageKind *eql_pages(guint *n)
{
    *n = G_N_ELEMENTS(PAGES);
    return PAGES;
}

void eql_pages_add(AdwViewStack *stack)
{
    for (guint i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        GtkWidget *child = g_object_new(PAGES[i].type(), NULL);
        AdwViewStackPage *page = adw_view_stack_add_titled_with_icon(
            stack, child, PAGES[i].name, _(PAGES[i].title), PAGES[i].icon);
        adw_view_stack_page_set_use_underline(page, TRUE);
        /* A screen reader says so when the keyboard comes to the page. */
        g_auto(GStrv) parts = g_strsplit(_(PAGES[i].title), "_", -1);
        g_autofree char *title = g_strjoinv(NULL, parts);
        gtk_accessible_update_property(GTK_ACCESSIBLE(child), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                       -1);
    }
}

char *eql_pages_key(guint index)
{
    if (index >= MIN(DIGITS, G_N_ELEMENTS(PAGES)))
        return NULL;
    return gtk_accelerator_get_label(GDK_KEY_0 + (index + 1) % DIGITS, GDK_ALT_MASK);
}

void eql_pages_set_accelerators(GtkApplication *application)
{
    for (guint i = 0; i < MIN(DIGITS, G_N_ELEMENTS(PAGES)); i++) {
        g_autofree char *action = g_strconcat("win.page::", PAGES[i].name, NULL);
        g_autofree char *key = g_strdup_printf("<Alt>%u", (i + 1) % DIGITS);
        const char *const keys[] = {key, NULL};
        gtk_application_set_accels_for_action(application, action, keys);
    }
}

GMenuModel *eql_pages_menu(void)
{
    GMenu *menu = g_menu_new();
    g_autoptr(GMenu) section = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        if (section == NULL || PAGES[i].begins_section) {
            g_clear_object(&section);
            section = g_menu_new();
            g_menu_append_section(menu, NULL, G_MENU_MODEL(section));
        }
        g_autoptr(GMenuItem) item = g_menu_item_new(_(PAGES[i].title), NULL);
        g_menu_item_set_action_and_target(item, "win.page", "s", PAGES[i].name);
        g_menu_append_item(section, item);
    }
    return G_MENU_MODEL(menu);
}
