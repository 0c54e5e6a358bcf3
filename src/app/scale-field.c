/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scale-field.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/page.h"
#include "app/text-field.h"
#include "base/data-folder.h"
#include "intake/lists/scales-file.h"
#include "model/figure.h"

/* The entry of the drop-down that opens the lines below it. */
#define OWN "own"

struct _EqlScaleField {
    GtkWidget parent_instance;
    GtkWidget *box, *choice, *expander;
    EqlTextField *points, *no_point;
    GtkLabel *scores;
    EqlScaleBook *book; /* NULL: could not be read; only what is there can be chosen */
    GHashTable *scales; /* spec → EqlScale, borrowed from the book or `held` */
    GPtrArray *held;    /* EqlScale of the questionnaire */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlScaleField, eql_scale_field, GTK_TYPE_WIDGET)

enum { KEPT, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── what the user does ── */

static void take_chosen(gpointer owner, GtkDropDown *choice)
{
    EqlScaleField *self = owner;
    const char *spec = self->filling ? NULL : eql_choice_get(choice);
    EqlScale *scale = spec != NULL ? g_hash_table_lookup(self->scales, spec) : NULL;
    if (spec == NULL)
        return;
    if (scale != NULL) {
        g_signal_emit(self, signals[KEPT], 0, scale);
        return;
    }
    gtk_expander_set_expanded(GTK_EXPANDER(self->expander), TRUE);
    gtk_widget_grab_focus(eql_text_field_input(self->points));
}

static void on_chosen(EqlScaleField *self, GParamSpec *pspec, GtkDropDown *choice)
{
    if (!self->filling)
        eql_choice_defer(choice, take_chosen, self);
}

static char **lines_of(EqlTextField *field)
{
    g_autofree char *text = eql_text_field_text(field);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GStrvBuilder) labels = g_strv_builder_new();
    for (char **line = lines; *line != NULL; line++)
        if (*g_strstrip(*line) != '\0')
            g_strv_builder_add(labels, *line);
    return g_strv_builder_end(labels);
}

static void on_lines_kept(EqlScaleField *self)
{
    g_auto(GStrv) points = lines_of(self->points), no_point = lines_of(self->no_point);
    const char *const *with = (const char *const *)points;
    const char *const *without = (const char *const *)no_point;
    if (self->filling || self->book == NULL)
        return;
    g_autofree char *fault = eql_scale_fault(with, without);
    g_autoptr(EqlScale) scale = eql_scale_book_with_labels(self->book, with, without);
    g_signal_emit(self, signals[REFUSED], 0, fault != NULL ? fault : "");
    if (scale != NULL)
        g_signal_emit(self, signals[KEPT], 0, scale);
}

void eql_scale_field_keep(EqlScaleField *self)
{
    eql_text_field_keep(self->points);
    eql_text_field_keep(self->no_point);
}

/* ── what is shown ── */

/* “Never … Always (5 answers)” */
static char *name_of(const EqlScale *scale)
{
    return g_strdup_printf(
        /* Translators: the lowest and the highest answer of a scale, and how many there are. */
        ngettext("%s … %s (%u answer)", "%s … %s (%u answers)", scale->n_points),
        eql_answer_name(scale->points[0]), eql_answer_name(scale->points[scale->n_points - 1]),
        scale->n_points);
}

static void offer(EqlScaleField *self, GPtrArray *codes, GPtrArray *labels, EqlScale *scale)
{
    if (!g_hash_table_insert(self->scales, scale->spec, scale))
        return;
    g_ptr_array_add(codes, g_strdup(scale->spec));
    g_ptr_array_add(labels, name_of(scale));
}

static void offer_built_in(EqlScaleField *self, GPtrArray *codes, GPtrArray *labels)
{
    for (const char *const *name = eql_scale_book_names(self->book); *name != NULL; name++) {
        EqlScale *scale = eql_scale_book_get(self->book, *name);
        if (scale == NULL)
            continue;
        g_ptr_array_add(self->held, scale);
        offer(self, codes, labels, scale);
    }
}

void eql_scale_field_set_questionnaire(EqlScaleField *self, const EqlQuestionnaire *questionnaire)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) before = self->held;
    self->held = g_ptr_array_new_with_free_func((GDestroyNotify)eql_scale_unref);
    g_hash_table_remove_all(self->scales);
    if (self->book != NULL)
        offer_built_in(self, codes, labels);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = g_ptr_array_index(questionnaire->items, i);
        if (item->scale == NULL || g_hash_table_contains(self->scales, item->scale->spec))
            continue;
        g_ptr_array_add(self->held, eql_scale_ref(item->scale));
        offer(self, codes, labels, item->scale);
    }
    g_ptr_array_add(codes, g_strdup(OWN));
    g_ptr_array_add(labels, g_strdup(_("Answers of your own…")));
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    self->filling = TRUE;
    eql_choice_fill(GTK_DROP_DOWN(self->choice), (const char *const *)codes->pdata,
                    (const char *const *)labels->pdata, OWN);
    self->filling = FALSE;
}

static char *scores_of(const EqlScale *scale, gboolean reversed)
{
    g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 1; i <= scale->n_points; i++) {
        double score = eql_scale_score(scale, reversed, (EqlAnswer)i);
        g_autofree char *number = eql_figure_format(eql_figure_value(EQL_UNIT_SCORE, score));
        /* Translators: an answer and its score: “Agree: 75”. */
        g_ptr_array_add(phrases, g_strdup_printf(C_("answer", "%s: %s"),
                                                 eql_answer_name(scale->points[i - 1]), number));
    }
    for (guint i = 0; i < scale->n_no_point; i++)
        /* Translators: an answer such as “Don't know”. */
        g_ptr_array_add(phrases,
                        g_strdup_printf(_("%s: no score"), eql_answer_name(scale->no_point[i])));
    return eql_page_join((const char *const *)phrases->pdata, phrases->len);
}

static void fill_lines(EqlTextField *field, char **labels)
{
    g_autofree char *text = labels != NULL ? g_strjoinv("\n", labels) : g_strdup("");
    eql_text_field_set_text(field, text);
}

void eql_scale_field_show(EqlScaleField *self, const EqlScale *scale, gboolean reversed,
                          gboolean locked)
{
    g_autofree char *scores = scale != NULL ? scores_of(scale, reversed) : g_strdup("");
    self->filling = TRUE;
    gtk_label_set_label(self->scores, scores);
    if (scale == NULL || !eql_choice_set(GTK_DROP_DOWN(self->choice), scale->spec))
        eql_choice_set(GTK_DROP_DOWN(self->choice), OWN);
    fill_lines(self->points, scale != NULL ? scale->points : NULL);
    fill_lines(self->no_point, scale != NULL ? scale->no_point : NULL);
    gtk_widget_set_sensitive(self->choice, !locked);
    gtk_widget_set_sensitive(GTK_WIDGET(self->points), !locked);
    self->filling = FALSE;
}

/* ── the widget ── */

static EqlTextField *lines_new(EqlScaleField *self, GtkBox *box, const char *mnemonic)
{
    GtkWidget *field = eql_text_field_new(TRUE);
    g_signal_connect_object(field, "kept", G_CALLBACK(on_lines_kept), self, G_CONNECT_SWAPPED);
    gtk_box_append(box, eql_page_labelled(mnemonic, "caption-heading", field,
                                          eql_text_field_input(EQL_TEXT_FIELD(field))));
    return EQL_TEXT_FIELD(field);
}

static GtkWidget *expander_new(EqlScaleField *self)
{
    GtkWidget *expander = gtk_expander_new_with_mnemonic(_("Chan_ge the answers"));
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
    gtk_widget_set_margin_top(box, 12);
    self->points =
        lines_new(self, GTK_BOX(box), _("Answers with a score, one on each _line, lowest first"));
    self->no_point = lines_new(self, GTK_BOX(box), _("Answers without a score, _one on each line"));
    gtk_expander_set_child(GTK_EXPANDER(expander), box);
    return expander;
}

static void eql_scale_field_dispose(GObject *object)
{
    EqlScaleField *self = EQL_SCALE_FIELD(object);
    self->filling = TRUE;
    g_clear_pointer(&self->box, gtk_widget_unparent);
    g_clear_pointer(&self->scales, g_hash_table_unref);
    g_clear_pointer(&self->held, g_ptr_array_unref);
    g_clear_pointer(&self->book, eql_scale_book_free);
    G_OBJECT_CLASS(eql_scale_field_parent_class)->dispose(object);
}

static void eql_scale_field_class_init(EqlScaleFieldClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_scale_field_dispose;
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
    signals[KEPT] = g_signal_new("kept", EQL_TYPE_SCALE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
    signals[REFUSED] = g_signal_new("refused", EQL_TYPE_SCALE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void eql_scale_field_init(EqlScaleField *self)
{
    const char *folder = eql_data_folder(NULL);
    self->book = folder != NULL ? eql_scale_book_load(folder, NULL) : NULL;
    self->scales = g_hash_table_new(g_str_hash, g_str_equal);
    self->held = g_ptr_array_new_with_free_func((GDestroyNotify)eql_scale_unref);
    self->box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    self->choice = gtk_drop_down_new(NULL, NULL);
    eql_choice_shorten(GTK_DROP_DOWN(self->choice));
    g_signal_connect_object(self->choice, "notify::selected", G_CALLBACK(on_chosen), self,
                            G_CONNECT_SWAPPED);
    self->scores = GTK_LABEL(eql_page_label(NULL, "caption"));
    self->expander = expander_new(self);
    gtk_box_append(GTK_BOX(self->box),
                   eql_page_labelled(_("_Scale"), "caption-heading", self->choice, self->choice));
    gtk_box_append(GTK_BOX(self->box), GTK_WIDGET(self->scores));
    gtk_box_append(GTK_BOX(self->box), self->expander);
    gtk_widget_set_parent(self->box, GTK_WIDGET(self));
}

GtkWidget *eql_scale_field_new(void)
{
    return g_object_new(EQL_TYPE_SCALE_FIELD, NULL);
}
