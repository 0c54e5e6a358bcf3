/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/explain.h"
#include "app/part-names.h"
#include "app/text-scale.h"
#include "chart/paint.h"

typedef struct {
    EqlSession *session;
    gboolean built, stale;
    gboolean told, to_tell; /* what its headline is; once it is worked out */
    char *path;             /* of the project that is shown; NULL: none was */
} EqlPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE(EqlPage, eql_page, GTK_TYPE_WIDGET)

static void build(EqlPage *self, EqlPagePrivate *priv)
{
    if (priv->built)
        return;
    priv->built = TRUE;
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_hush_stacks(GTK_WIDGET(self));
    if (EQL_PAGE_GET_CLASS(self)->build != NULL)
        EQL_PAGE_GET_CLASS(self)->build(self);
}

/* As it was when nobody had looked at it yet. */
static void begin_anew(GtkWidget *widget)
{
    if (GTK_IS_SEARCH_ENTRY(widget))
        gtk_editable_set_text(GTK_EDITABLE(widget), "");
    if (GTK_IS_SCROLLED_WINDOW(widget))
        gtk_adjustment_set_value(gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(widget)),
                                 0);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        begin_anew(child);
}

/* What somebody looked for in one school, and how far they read, is nothing to the next. */
static void note_project(EqlPage *self, EqlPagePrivate *priv, const char *path)
{
    if (g_strcmp0(priv->path, path) == 0)
        return;
    if (priv->path != NULL)
        begin_anew(GTK_WIDGET(self));
    g_free(priv->path);
    priv->path = g_strdup(path);
}

void eql_page_wake(EqlPage *self)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    EqlSnapshot *snapshot = eql_page_snapshot(self);
    build(self, priv);
    if (!priv->stale || snapshot == NULL)
        return;
    priv->stale = FALSE;
    note_project(self, priv, snapshot->path);
    EQL_PAGE_GET_CLASS(self)->show(self, snapshot);
    eql_page_wrap_buttons(GTK_WIDGET(self));
    eql_text_scale_clamps(GTK_WIDGET(self));
}

void eql_page_dispose_template(EqlPage *self, GType type)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    if (priv->built)
        gtk_widget_dispose_template(GTK_WIDGET(self), type);
}

void eql_page_outdate(EqlPage *self)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    priv->stale = TRUE;
    if (gtk_widget_get_mapped(GTK_WIDGET(self)))
        eql_page_wake(self);
}

static void show_content(GtkWidget *page, gboolean visible)
{
    GtkWidget *content = gtk_widget_get_first_child(page);
    if (content != NULL)
        gtk_widget_set_visible(content, visible);
}

static void eql_page_map(GtkWidget *widget)
{
    eql_page_wake(EQL_PAGE(widget));
    show_content(widget, TRUE);
    GTK_WIDGET_CLASS(eql_page_parent_class)->map(widget);
}

/* ── what a screen reader says of a page ── */

/* The sentence at its top; while it has nothing to show, what it will show. Borrowed. */
static const char *headline_of(EqlPage *self)
{
    GtkWidget *stack = gtk_widget_get_first_child(GTK_WIDGET(self));
    GtkWidget *shown = GTK_IS_STACK(stack) ? gtk_stack_get_visible_child(GTK_STACK(stack)) : NULL;
    if (ADW_IS_STATUS_PAGE(shown))
        return adw_status_page_get_description(ADW_STATUS_PAGE(shown));
    GObject *headline =
        gtk_widget_get_template_child(GTK_WIDGET(self), G_OBJECT_TYPE(self), "headline");
    return GTK_IS_LABEL(headline) ? gtk_label_get_text(GTK_LABEL(headline)) : NULL;
}

/* Its headline, or what it will show. Owned by the caller. */
static char *words_of(EqlPage *self)
{
    const char *headline = headline_of(self);
    if (headline == NULL && EQL_PAGE_GET_CLASS(self)->words != NULL)
        return EQL_PAGE_GET_CLASS(self)->words(self);
    return eql_page_aloud(headline != NULL ? headline : "");
}

gboolean eql_page_take_focus(EqlPage *self)
{
    EqlPageClass *klass = EQL_PAGE_GET_CLASS(self);
    return klass->take_focus != NULL && klass->take_focus(self);
}

static gboolean is_working(EqlPage *self)
{
    EqlSession *session = eql_page_session(self);
    return session != NULL && eql_jobs_is_busy(eql_session_jobs(session));
}

/* Once for each time that it is gone to. */
static void on_focus_in(EqlPage *self)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    if (priv->told || !priv->built)
        return;
    priv->to_tell = is_working(self);
    if (priv->to_tell)
        return;
    g_autofree char *words = words_of(self);
    priv->told = TRUE;
    if (*words != '\0')
        eql_compat_announce(GTK_WIDGET(self), words);
}

static gboolean has_focus(EqlPage *self)
{
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
    GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;
    return focus != NULL && gtk_widget_is_ancestor(focus, GTK_WIDGET(self));
}

static gboolean on_worked_out(gpointer self)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    if (priv->to_tell && has_focus(self))
        on_focus_in(self);
    return G_SOURCE_REMOVE;
}

/* What was worked out is shown a moment after the work is done. */
static void on_busy(EqlPage *self)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    if (priv->to_tell && !is_working(self))
        g_idle_add_full(G_PRIORITY_DEFAULT_IDLE, on_worked_out, g_object_ref(self), g_object_unref);
}

/* Nothing that is hidden keeps the keyboard. */
static void let_go_of_focus(GtkWidget *page)
{
    GtkRoot *root = gtk_widget_get_root(page);
    GtkWidget *focus = gtk_root_get_focus(root);
    if (focus != NULL && gtk_widget_is_ancestor(focus, page))
        gtk_root_set_focus(root, NULL);
}

/* The toolkit finds the styles of all that is visible again whenever the keyboard's focus or the
 * window's state changes, even those of pages that nobody sees. */
static void eql_page_unmap(GtkWidget *widget)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(EQL_PAGE(widget));
    GTK_WIDGET_CLASS(eql_page_parent_class)->unmap(widget);
    if (!gtk_widget_get_mapped(gtk_widget_get_parent(widget)))
        return; /* the window goes, not the page */
    let_go_of_focus(widget);
    show_content(widget, FALSE);
    priv->told = priv->to_tell = FALSE;
}

void eql_page_set_session(EqlPage *self, EqlSession *session)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    g_return_if_fail(priv->session == NULL);
    priv->session = g_object_ref(session);
    g_signal_connect_object(session, "changed", G_CALLBACK(eql_page_outdate), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(eql_session_jobs(session), "notify::busy", G_CALLBACK(on_busy), self,
                            G_CONNECT_SWAPPED);
    if (EQL_PAGE_GET_CLASS(self)->attach != NULL)
        EQL_PAGE_GET_CLASS(self)->attach(self, session);
    eql_page_outdate(self);
}

EqlSession *eql_page_session(EqlPage *self)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(self);
    return priv->session;
}

EqlSnapshot *eql_page_snapshot(EqlPage *self)
{
    EqlSession *session = eql_page_session(self);
    return session != NULL ? eql_session_snapshot(session) : NULL;
}

static gboolean on_find(GtkWidget *search, GVariant *unused, gpointer data)
{
    return gtk_widget_get_mapped(search) && gtk_widget_grab_focus(search);
}

static void on_stop(GtkEditable *search)
{
    gtk_editable_set_text(search, "");
}

void eql_page_add_find(EqlPage *self, GtkWidget *search)
{
    GtkEventController *keys = gtk_shortcut_controller_new();
    GtkShortcut *find = gtk_shortcut_new(gtk_keyval_trigger_new(GDK_KEY_f, GDK_CONTROL_MASK),
                                         gtk_callback_action_new(on_find, NULL, NULL));
    gtk_shortcut_controller_set_scope(GTK_SHORTCUT_CONTROLLER(keys), GTK_SHORTCUT_SCOPE_GLOBAL);
    gtk_shortcut_controller_add_shortcut(GTK_SHORTCUT_CONTROLLER(keys), find);
    gtk_widget_add_controller(search, keys);
    g_signal_connect(search, "stop-search", G_CALLBACK(on_stop), NULL);
}

static void eql_page_dispose(GObject *object)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(EQL_PAGE(object));
    if (priv->session != NULL)
        g_signal_handlers_disconnect_by_data(priv->session, object);
    g_clear_object(&priv->session);
    G_OBJECT_CLASS(eql_page_parent_class)->dispose(object);
}

static void eql_page_finalize(GObject *object)
{
    EqlPagePrivate *priv = eql_page_get_instance_private(EQL_PAGE(object));
    g_free(priv->path);
    G_OBJECT_CLASS(eql_page_parent_class)->finalize(object);
}

static void eql_page_class_init(EqlPageClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_page_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_page_finalize;
    GTK_WIDGET_CLASS(klass)->map = eql_page_map;
    GTK_WIDGET_CLASS(klass)->unmap = eql_page_unmap;
    g_type_ensure(EQL_TYPE_EXPLAIN); /* the pages' .ui files may use it */
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void eql_page_init(EqlPage *self)
{
    GtkEventController *focus = gtk_event_controller_focus_new();
    g_signal_connect_swapped(focus, "enter", G_CALLBACK(on_focus_in), self);
    gtk_widget_add_controller(GTK_WIDGET(self), focus);
}

gboolean eql_page_is_confidential(GtkWidget *widget)
{
    GtkWidget *page = gtk_widget_get_ancestor(widget, EQL_TYPE_PAGE);
    EqlSnapshot *snapshot = page != NULL ? eql_page_snapshot(EQL_PAGE(page)) : NULL;
    return snapshot != NULL && snapshot->permit != NULL;
}

void eql_page_clear_box(GtkWidget *box)
{
    GtkWidget *child;
    while ((child = gtk_widget_get_first_child(box)) != NULL) {
        if (GTK_IS_LIST_BOX(box))
            gtk_list_box_remove(GTK_LIST_BOX(box), child);
        else
            gtk_box_remove(GTK_BOX(box), child);
    }
}

char *eql_page_join(const char *const *phrases, guint n)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        if (phrases[i] == NULL || *phrases[i] == '\0')
            continue;
        if (text->len > 0)
            /* Translators: between short phrases that stand beside one another. */
            g_string_append(text, C_("between phrases", " · "));
        g_string_append(text, phrases[i]);
    }
    return g_string_free(text, FALSE);
}

char *eql_page_aloud(const char *text)
{
    GString *aloud = g_string_new(text);
    /* Translators: between short phrases that are said after one another. */
    g_string_replace(aloud, C_("between phrases", " · "), C_("between phrases", ", "), 0);
    return g_string_free(aloud, FALSE);
}

void eql_page_subtitle(GtkWidget *row, const char *text)
{
    g_autofree char *aloud = eql_page_aloud(text);
    adw_action_row_set_subtitle(ADW_ACTION_ROW(row), text);
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    eql_compat_describe(row, aloud);
}

char *eql_page_sentences(const char *first, const char *second)
{
    gboolean ends = strchr(".!?", first[strlen(first) - 1]) != NULL;
    return g_strdup_printf(ends ? C_("two sentences", "%s %s") : C_("theme and sentence", "%s. %s"),
                           first, second);
}

void eql_page_name(GtkWidget *widget, const char *text)
{
    g_autofree char *aloud = eql_page_aloud(text);
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, aloud,
                                   -1);
}

/* The least width of a label that may break within words is that of one letter, and to
 * measure it so takes GTK a hundred times as long as with a width that is given. */
#define LEAST_CHARS 16
/* Of the toolkit's titles: those of rows have a choice beside them, the others large letters. */
#define LEAST_CHARS_OF_TITLE 12

static void ease(GtkLabel *label)
{
    const char *text = gtk_label_get_text(label);
    gboolean is_title = gtk_widget_has_css_class(GTK_WIDGET(label), "title");
    glong least = is_title ? LEAST_CHARS_OF_TITLE : LEAST_CHARS;
    glong length = *text != '\0' ? g_utf8_strlen(text, -1) : least;
    gtk_label_set_width_chars(label, (int)MIN(length, least));
}

void eql_page_ease_labels(GtkWidget *widget)
{
    if (GTK_IS_LABEL(widget) && gtk_label_get_wrap(GTK_LABEL(widget)) &&
        gtk_label_get_width_chars(GTK_LABEL(widget)) < 0)
        ease(GTK_LABEL(widget));
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        eql_page_ease_labels(child);
}

void eql_page_wrap_buttons(GtkWidget *widget)
{
    GtkWidget *parent = gtk_widget_get_parent(widget);
    if (GTK_IS_LABEL(widget) && GTK_IS_BUTTON(parent))
        gtk_label_set_justify(GTK_LABEL(widget), GTK_JUSTIFY_CENTER);
    if (GTK_IS_LABEL(widget) && (GTK_IS_BUTTON(parent) || GTK_IS_CHECK_BUTTON(parent)))
        gtk_label_set_wrap(GTK_LABEL(widget), TRUE);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        eql_page_wrap_buttons(child);
}

static void say(GtkLabel *label, const char *text, PangoAttrList *list)
{
    eql_paint_keep_together(list, text);
    gtk_label_set_label(label, text);
    gtk_label_set_attributes(label, list);
    pango_attr_list_unref(list);
}

void eql_page_say(GtkLabel *label, const char *text)
{
    say(label, text, pango_attr_list_new());
}

/* Where the second sentence begins, in bytes, by the rules of the text's language; at the end when
 * there is but one. */
static gsize first_sentence(GtkWidget *widget, const char *text)
{
    PangoLanguage *language = pango_context_get_language(gtk_widget_get_pango_context(widget));
    int n = (int)g_utf8_strlen(text, -1) + 1, at = 1;
    g_autofree PangoLogAttr *places = g_new0(PangoLogAttr, n);
    pango_get_log_attrs(text, -1, -1, language, places, n);
    while (at + 1 < n && !places[at].is_sentence_start)
        at++;
    return at + 1 < n ? (gsize)(g_utf8_offset_to_pointer(text, at) - text) : strlen(text);
}

static void add_from(PangoAttrList *list, gsize start, PangoAttribute *attribute)
{
    attribute->start_index = (guint)start;
    pango_attr_list_insert(list, attribute);
}

static double letters_of(GtkWidget *widget)
{
    PangoContext *context = gtk_widget_get_pango_context(widget);
    return pango_font_description_get_size(pango_context_get_font_description(context));
}

void eql_page_say_first(GtkLabel *label, const char *text)
{
    PangoAttrList *list = pango_attr_list_new();
    GtkWidget *widget = GTK_WIDGET(label), *box = gtk_widget_get_parent(widget);
    gsize first = first_sentence(widget, text);
    g_autofree char *head = g_strchomp(g_strndup(text, first));
    g_autofree char *all = text[first] != '\0' ? g_strconcat(head, "\n", text + first, NULL) : NULL;
    if (all != NULL) {
        add_from(list, strlen(head), pango_attr_weight_new(PANGO_WEIGHT_NORMAL));
        add_from(list, strlen(head), pango_attr_scale_new(letters_of(box) / letters_of(widget)));
    }
    say(label, all != NULL ? all : text, list);
}

GtkWidget *eql_page_label(const char *text, const char *css_class)
{
    GtkWidget *label = gtk_label_new(NULL);
    if (text != NULL)
        eql_page_say(GTK_LABEL(label), text);
    gtk_label_set_wrap(GTK_LABEL(label), TRUE);
    gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
    ease(GTK_LABEL(label));
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_widget_set_hexpand(label, TRUE);
    if (css_class != NULL)
        gtk_widget_add_css_class(label, css_class);
    return label;
}

GtkWidget *eql_page_beside(GtkWidget *first, GtkWidget *second, int spacing)
{
    GtkWidget *line = gtk_grid_new();
    gtk_grid_set_column_spacing(GTK_GRID(line), (guint)spacing);
    gtk_grid_attach(GTK_GRID(line), first, 0, 0, 1, 1);
    gtk_grid_attach(GTK_GRID(line), second, 1, 0, 1, 1);
    return line;
}

/* Between the two, in pixels. */
#define BESIDE 12
#define BELOW 6

static void place_choice(GtkWidget *choice)
{
    GtkWidget *line = gtk_widget_get_parent(choice);
    if (line == NULL)
        return;
    gboolean large = eql_text_scale_is_large(choice);
    GtkLayoutChild *place =
        gtk_layout_manager_get_layout_child(gtk_widget_get_layout_manager(line), choice);
    gtk_grid_layout_child_set_column(GTK_GRID_LAYOUT_CHILD(place), large ? 0 : 1);
    gtk_grid_layout_child_set_row(GTK_GRID_LAYOUT_CHILD(place), large ? 1 : 0);
    gtk_widget_set_halign(choice, large ? GTK_ALIGN_START : GTK_ALIGN_FILL);
}

#define FOLLOWS "equalens-follows"

void eql_page_place_choice(GtkWidget *choice)
{
    place_choice(choice);
    if (g_object_get_data(G_OBJECT(choice), FOLLOWS) != NULL)
        return;
    g_object_set_data(G_OBJECT(choice), FOLLOWS, GINT_TO_POINTER(TRUE));
    g_signal_connect_object(gtk_widget_get_settings(choice), "notify::gtk-xft-dpi",
                            G_CALLBACK(place_choice), choice, G_CONNECT_SWAPPED);
}

GtkWidget *eql_page_with_choice(GtkWidget *text, GtkWidget *choice)
{
    GtkWidget *line = gtk_grid_new();
    gtk_grid_set_column_spacing(GTK_GRID(line), BESIDE);
    gtk_grid_set_row_spacing(GTK_GRID(line), BELOW);
    gtk_grid_attach(GTK_GRID(line), text, 0, 0, 1, 1);
    gtk_grid_attach(GTK_GRID(line), choice, 1, 0, 1, 1);
    eql_page_place_choice(choice);
    return line;
}

GtkWidget *eql_page_labelled(const char *mnemonic, const char *css_class, GtkWidget *field,
                             GtkWidget *input)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *label = gtk_label_new_with_mnemonic(mnemonic);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_wrap(GTK_LABEL(label), TRUE);
    gtk_label_set_mnemonic_widget(GTK_LABEL(label), input);
    gtk_widget_add_css_class(label, css_class);
    gtk_accessible_update_relation(GTK_ACCESSIBLE(input), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                   label, NULL, -1);
    gtk_box_append(GTK_BOX(box), label);
    gtk_box_append(GTK_BOX(box), field);
    return box;
}

void eql_page_add_key(GtkWidget *widget, const char *key, const char *action)
{
    GtkEventController *keys = gtk_shortcut_controller_new();
    gtk_shortcut_controller_add_shortcut(
        GTK_SHORTCUT_CONTROLLER(keys),
        gtk_shortcut_new(gtk_shortcut_trigger_parse_string(key), gtk_named_action_new(action)));
    gtk_widget_add_controller(widget, keys);
}
