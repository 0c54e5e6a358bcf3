/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences.h"

#include <glib/gi18n-lib.h>
#include <hb.h>

#include "app/choice-row.h"
#include "app/compat.h"
#include "app/gsettings.h"
#include "app/page.h"
#include "app/part-names.h"
#include "app/service-group.h"
#include "app/setting-row.h"
#include "app/text-scale.h"
#include "base/language.h"
#include "chart/style.h"
#include "workflow/record-edit.h"

struct _EqlPreferences {
    AdwPreferencesWindow parent_instance;
    EqlSession *session;
    GPtrArray *rows;            /* EqlSettingRow, borrowed */
    AdwPreferencesPage *school; /* NULL while no project is open */
    guint part, waiting;        /* the next of PARTS, and the source that adds it */
    gboolean closing;
};

G_DEFINE_FINAL_TYPE(EqlPreferences, eql_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* ── the project's ── */

typedef struct {
    const char *key, *title;
} Line;

static const Line PRIVACY[] = {{"k", N_("Fewest people in a figure")}};
static const Line THEMES[] = {
    {"strength.score", N_("Strength from a score of")},
    {"strength.low", N_("Its interval lies above")},
    {"area.score", N_("Area for development below a score of")},
    {"area.lowest", N_("Lowest themes that are areas")},
    {"gap.points", N_("Gap from percentage points")},
    {"uncertainty.share", N_("Not sure from a share of")},
    {"alpha.low", N_("Alpha is low below")},
    {"alpha.items", N_("Fewest questions for alpha")},
};
static const Line RATES[] = {
    {"rri.over", N_("Over-represented from")},
    {"rri.under", N_("Under-represented up to")},
    {"evidence.clear", N_("Clear evidence below")},
    {"evidence.some", N_("Some evidence below")},
    {"few.expected", N_("Too few expected below")},
    {"few.outcomes", N_("Too few outcomes below")},
    {"outcomes.years", N_("School years counted together")},
};

/* As it is called here. */
static const char *title_of(const char *key)
{
    static const struct {
        const Line *lines;
        guint n;
    } all[] = {{PRIVACY, G_N_ELEMENTS(PRIVACY)},
               {THEMES, G_N_ELEMENTS(THEMES)},
               {RATES, G_N_ELEMENTS(RATES)}};
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        for (guint j = 0; j < all[i].n; j++)
            if (g_str_equal(all[i].lines[j].key, key))
                return _(all[i].lines[j].title);
    return key;
}

/* What a row does not let anybody enter but for what stands in another. */
static char *why_not(const EqlSettings *before, const char *key, const char *value,
                     const GError *error)
{
    g_autoptr(EqlSettings) after = eql_settings_copy(before);
    const char *lower, *upper;
    if (!eql_settings_set(after, key, value, NULL) || eql_settings_in_order(after, &lower, &upper))
        return g_strdup(error->message);
    g_autofree char *low = eql_settings_get(after, lower);
    g_autofree char *high = eql_settings_get(after, upper);
    /* Translators: names of settings and their numbers: “Its interval lies above”, 80, “Strength
     * from a score of”, 75. */
    return g_strdup_printf(_("“%s” would be %s, and “%s” %s. The first cannot be above the second: "
                             "change the other one before this."),
                           title_of(lower), low, title_of(upper), high);
}

static void show_settings(EqlPreferences *self);

/* The window itself may be on its way out. */
static void say_refused(EqlPreferences *self, const char *sentence)
{
    GtkWindow *parent = gtk_window_get_transient_for(GTK_WINDOW(self));
    eql_compat_show_message(self->closing && parent != NULL ? parent : GTK_WINDOW(self),
                            _("The setting was not changed"), sentence);
    show_settings(self);
}

static void keep(EqlPreferences *self, const char *key, const char *value)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    g_autoptr(GError) error = NULL;
    if (snapshot == NULL)
        return;
    const EqlSettings *before = snapshot->dataset->settings;
    EqlEdit *edit = eql_edit_setting(before, key, value, &error);
    g_autofree char *why = error != NULL ? why_not(before, key, value, error) : NULL;
    if (why != NULL)
        say_refused(self, why);
    eql_session_edit(self->session, edit);
}

static void on_kept(EqlPreferences *self, EqlSettingRow *row)
{
    g_autofree char *value = eql_setting_row_value(row);
    keep(self, eql_setting_row_key(row), value);
}

static void show_setting(EqlPreferences *self, EqlSettingRow *row)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    if (snapshot != NULL)
        eql_setting_row_show(row, snapshot->dataset->settings);
}

static void show_settings(EqlPreferences *self)
{
    for (guint i = 0; i < self->rows->len; i++)
        show_setting(self, self->rows->pdata[i]);
}

/* What groups together, and how many were asked, is the school's own: it stays. */
static void act_usual(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlPreferences *self = EQL_PREFERENCES(widget);
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    if (snapshot != NULL)
        eql_session_edit(self->session, eql_edit_usual_settings(snapshot->dataset->settings));
}

static AdwPreferencesGroup *group_new(const char *title, const char *about)
{
    return ADW_PREFERENCES_GROUP(
        g_object_new(ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", about, NULL));
}

static void add_row(EqlPreferences *self, AdwPreferencesGroup *group, const char *key,
                    const char *title)
{
    GtkWidget *row = eql_setting_row_new(key, title);
    g_signal_connect_object(row, "kept", G_CALLBACK(on_kept), self, G_CONNECT_SWAPPED);
    adw_preferences_group_add(group, row);
    g_ptr_array_add(self->rows, row);
    show_setting(self, EQL_SETTING_ROW(row));
}

static AdwPreferencesGroup *lines_new(EqlPreferences *self, const char *title, const char *about,
                                      const Line *lines, guint n)
{
    AdwPreferencesGroup *group = group_new(title, about);
    for (guint i = 0; i < n; i++)
        add_row(self, group, lines[i].key, _(lines[i].title));
    return group;
}

static AdwPreferencesGroup *invited_new(EqlPreferences *self, const EqlSnapshot *snapshot)
{
    AdwPreferencesGroup *group =
        group_new(_("How many were asked"),
                  _("Then the response rate can be told. Of pupils the census says how many "
                    "there are, unless you enter another number."));
    for (guint i = 0; i < snapshot->scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(snapshot->scores->audiences, i);
        g_autofree char *key = g_strconcat("invited.", audience->audience, NULL);
        add_row(self, group, key, eql_audience_label(audience->audience));
    }
    return group;
}

static void add_themes(EqlPreferences *self)
{
    adw_preferences_page_add(self->school, lines_new(self, _("What stands out in the answers"),
                                                     NULL, THEMES, G_N_ELEMENTS(THEMES)));
}

static void add_rates(EqlPreferences *self)
{
    adw_preferences_page_add(self->school, lines_new(self, _("Exclusions and suspensions"), NULL,
                                                     RATES, G_N_ELEMENTS(RATES)));
}

static void add_usual(EqlPreferences *self)
{
    AdwPreferencesGroup *group = group_new(NULL, NULL);
    GtkWidget *button = gtk_button_new_with_mnemonic(_("_Set them back to what is usual"));
    gtk_widget_set_halign(button, GTK_ALIGN_CENTER);
    gtk_actionable_set_action_name(GTK_ACTIONABLE(button), "preferences.usual");
    adw_preferences_group_add(group, button);
    adw_preferences_page_add(self->school, group);
}

/* The beginning of it. */
static void add_school(EqlPreferences *self, const EqlSnapshot *snapshot)
{
    self->school =
        ADW_PREFERENCES_PAGE(g_object_new(ADW_TYPE_PREFERENCES_PAGE, "title", _("This school"),
                                          "icon-name", "eql-overview-symbolic", NULL));
    if (snapshot->scores->audiences->len > 0)
        adw_preferences_page_add(self->school, invited_new(self, snapshot));
    adw_preferences_page_add(self->school,
                             lines_new(self, _("Privacy"),
                                       _("What leaves the school is hidden below 10 in any case."),
                                       PRIVACY, G_N_ELEMENTS(PRIVACY)));
    adw_preferences_window_add(ADW_PREFERENCES_WINDOW(self), self->school);
}

/* ── the program's ── */

static const char *const APPEARANCES[] = {"system", "light", "dark", NULL};
static const char *const PALETTES[] = {"usual", "strong", "grey", NULL};

static void apply_appearance(void)
{
    g_autofree char *wanted = eql_gsettings_get("appearance");
    AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;
    if (g_str_equal(wanted, "light"))
        scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
    else if (g_str_equal(wanted, "dark"))
        scheme = ADW_COLOR_SCHEME_FORCE_DARK;
    adw_style_manager_set_color_scheme(adw_style_manager_get_default(), scheme);
}

static void redraw(GtkWidget *widget)
{
    gtk_widget_queue_draw(widget);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        redraw(child);
}

static void apply_palette(void)
{
    g_autofree char *wanted = eql_gsettings_get("palette");
    int palette = eql_palette_from_name(wanted);
    eql_chart_style_choose(palette >= 0 ? (EqlPalette)palette : EQL_PALETTE_USUAL);
    GListModel *windows = gtk_window_get_toplevels();
    for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
        g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);
        redraw(window);
    }
}

static gboolean is_mirrored(const char *code)
{
    int n = 0;
    const PangoScript *scripts = pango_language_get_scripts(pango_language_from_string(code), &n);
    if (n == 0)
        return FALSE;
    guint32 script = g_unicode_script_to_iso15924((GUnicodeScript)scripts[0]);
    return hb_script_get_horizontal_direction(hb_script_from_iso15924_tag(script)) ==
           HB_DIRECTION_RTL;
}

/* The toolkit goes by the computer's language, whichever the texts are in. */
static void apply_direction(void)
{
    g_autofree char *wanted = eql_gsettings_get("window-language");
    if (*wanted != '\0' && eql_language_find(wanted, NULL) != NULL)
        gtk_widget_set_default_direction(is_mirrored(wanted) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

void eql_preferences_apply(void)
{
    apply_appearance();
    apply_palette();
    apply_direction();
}

/* A row for a language of those that are there; `usual` is what it is without. */
static GtkWidget *language_row_new(const char *title, const char *subtitle, const char *key,
                                   const char *usual)
{
    g_auto(GStrv) found = eql_languages();
    g_autoptr(GPtrArray) codes = g_ptr_array_new(), labels = g_ptr_array_new();
    g_ptr_array_add(codes, (gpointer) "");
    g_ptr_array_add(labels, (gpointer)usual);
    for (guint i = 0; found[i] != NULL; i++) {
        g_ptr_array_add(codes, found[i]);
        g_ptr_array_add(labels, (gpointer)eql_language_name(eql_language_find(found[i], NULL)));
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    return eql_choice_row_new(title, subtitle, key, (const char *const *)codes->pdata,
                              (const char *const *)labels->pdata, NULL);
}

static AdwPreferencesGroup *window_group_new(void)
{
    const char *const appearances[] = {_("As the desktop is"), _("Light"), _("Dark"), NULL};
    const char *const palettes[] = {_("Purple, teal and brown"), _("The same with more contrast"),
                                    _("Greys, for printing without colour"), NULL};
    AdwPreferencesGroup *group =
        group_new(_("Window"), _("Pictures and reports are always on white paper."));
    adw_preferences_group_add(group,
                              eql_choice_row_new(_("Appearance"), NULL, "appearance", APPEARANCES,
                                                 appearances, apply_appearance));
    adw_preferences_group_add(
        group, eql_choice_row_new(_("Colours of charts"),
                                  _("In the window, in pictures and in reports. All of them can be "
                                    "told apart without colour vision."),
                                  "palette", PALETTES, palettes, apply_palette));
    adw_preferences_group_add(group,
                              language_row_new(_("Language of the window"),
                                               _("Takes effect when the program is started again."),
                                               "window-language", _("As the computer is set")));
    return group;
}

static AdwPreferencesGroup *documents_group_new(void)
{
    AdwPreferencesGroup *group = group_new(_("Documents"), NULL);
    adw_preferences_group_add(group,
                              language_row_new(_("Language of workbooks and reports"),
                                               _("A workbook in any language can be read back."),
                                               "document-language", _("As the program speaks")));
    return group;
}

static void add_program(EqlPreferences *self)
{
    g_autoptr(GSettings) settings = eql_gsettings_new();
    AdwPreferencesPage *page =
        ADW_PREFERENCES_PAGE(g_object_new(ADW_TYPE_PREFERENCES_PAGE, "title", _("This computer"),
                                          "icon-name", "eql-themes-symbolic", NULL));
    adw_preferences_page_add(page, ADW_PREFERENCES_GROUP(eql_service_group_new()));
    if (settings != NULL) {
        adw_preferences_page_add(page, window_group_new());
        adw_preferences_page_add(page, documents_group_new());
    }
    adw_preferences_window_add(ADW_PREFERENCES_WINDOW(self), page);
}

/* ── the window ── */

static gboolean eql_preferences_close_request(GtkWindow *window)
{
    EqlPreferences *self = EQL_PREFERENCES(window);
    self->closing = TRUE;
    for (guint i = 0; i < self->rows->len; i++)
        eql_setting_row_keep(g_ptr_array_index(self->rows, i));
    return GTK_WINDOW_CLASS(eql_preferences_parent_class)->close_request(window);
}

static void eql_preferences_dispose(GObject *object)
{
    EqlPreferences *self = EQL_PREFERENCES(object);
    g_ptr_array_set_size(self->rows, 0);
    g_clear_handle_id(&self->waiting, g_source_remove);
    if (self->session != NULL)
        g_signal_handlers_disconnect_by_data(self->session, self);
    g_clear_object(&self->session);
    G_OBJECT_CLASS(eql_preferences_parent_class)->dispose(object);
}

static void eql_preferences_finalize(GObject *object)
{
    g_ptr_array_unref(EQL_PREFERENCES(object)->rows);
    G_OBJECT_CLASS(eql_preferences_parent_class)->finalize(object);
}

static void eql_preferences_class_init(EqlPreferencesClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_preferences_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_preferences_finalize;
    GTK_WINDOW_CLASS(klass)->close_request = eql_preferences_close_request;
    gtk_widget_class_install_action(GTK_WIDGET_CLASS(klass), "preferences.usual", NULL, act_usual);
}

static void eql_preferences_init(EqlPreferences *self)
{
    self->rows = g_ptr_array_new();
}

static void name_all(EqlPreferences *self)
{
    eql_page_ease_labels(GTK_WIDGET(self));
    eql_text_scale_clamps(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_name_parts(GTK_WIDGET(self), _("Preferences"));
    eql_hush_stacks(GTK_WIDGET(self));
}

/* Nobody waits for what stands below and behind what is seen first. */
static void (*const PARTS[])(EqlPreferences *self) = {add_themes, add_rates, add_usual,
                                                      add_program};

static gboolean on_idle(gpointer data)
{
    EqlPreferences *self = data;
    PARTS[self->part++](self);
    name_all(self);
    if (self->part < G_N_ELEMENTS(PARTS))
        return G_SOURCE_CONTINUE;
    self->waiting = 0;
    return G_SOURCE_REMOVE;
}

GtkWidget *eql_preferences_new(GtkWindow *parent, EqlSession *session)
{
    EqlPreferences *self = g_object_new(EQL_TYPE_PREFERENCES, "transient-for", parent, "modal",
                                        TRUE, "title", _("Preferences"), NULL);
    const EqlSnapshot *snapshot = eql_session_snapshot(session);
    self->session = g_object_ref(session);
    eql_text_scale_dialog(GTK_WINDOW(self));
    if (snapshot != NULL) {
        add_school(self, snapshot);
        self->waiting = g_idle_add(on_idle, self);
    } else {
        add_program(self);
    }
    name_all(self);
    g_signal_connect_object(session, "changed", G_CALLBACK(show_settings), self, G_CONNECT_SWAPPED);
    return GTK_WIDGET(self);
}
