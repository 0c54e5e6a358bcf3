/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exclusions and suspensions set against who is on roll. */
#include "app/outcomes-page.h"

#include <glib/gi18n-lib.h>

#include "app/chart-panel.h"
#include "app/choices.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/outcomes-work.h"
#include "output/labels.h"

struct _EqlOutcomesPage {
    EqlPage parent_instance;
    GtkStack *stack;
    AdwStatusPage *empty;
    GtkLabel *headline;
    GtkDropDown *kind, *by, *and_by, *detail, *after, *against, *beside, *place;
    GtkWidget *and_box, *detail_box, *after_box, *against_box, *count_box;
    GtkToggleButton *pupils, *more;
    EqlChartPanel *panel;
    EqlChartPanel *rates; /* beside published ones; NULL until there are some */
    GtkWidget *rates_box, *compared, *place_box;
    char *beside_path;  /* the table that was read last … */
    GPtrArray *places;  /* … and the places in it; NULL: none was */
    GtkWidget *problem; /* GtkLabel: why there is no chart */
    GtkWidget *warnings, *sentences;
    GtkWidget *hidden; /* GtkExpander: the groups that share a row of the chart */
    GtkLabel *hidden_groups;
    GtkLabel *note; /* what the index means */
    guint serial;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlOutcomesPage, eql_outcomes_page, EQL_TYPE_PAGE)

/* The codes of the choices of everybody on roll, and of no second characteristic; neither kinds of
 * outcome nor characteristics are empty. */
#define THE_ROLL ""
#define ALONE ""

/* Of what stands beside the school. */
#define NOTHING ""
#define KEPT "kept"
#define ENGLAND "england"
#define FROM_FILE "file"

/* ── showing the ratios ── */

/* GTK asks a box that is hidden and empty whether its height depends on its width, and keeps the
 * answer (no) until the box has been measured: then each line is thought to be one line high, and
 * what follows stands over them. */
static void forget_size(GtkWidget *box)
{
    int least, natural;
    gtk_widget_measure(box, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
}

/* Text that can be marked can be copied, which small groups never are. */
static void show_lines(GtkWidget *box, GPtrArray *lines)
{
    gboolean selectable = !eql_page_is_confidential(box);

    eql_page_clear_box(box);
    gtk_widget_set_visible(box, lines != NULL && lines->len > 0);
    forget_size(box);
    for (guint i = 0; lines != NULL && i < lines->len; i++) {
        GtkWidget *label = eql_page_label(g_ptr_array_index(lines, i), NULL);
        gtk_label_set_selectable(GTK_LABEL(label), selectable);
        gtk_box_append(GTK_BOX(box), label);
    }
}

/* Which, and why. */
static void show_hidden(EqlOutcomesPage *self, const char *groups)
{
    g_autofree char *text = g_strdup_printf("%s\n%s", groups != NULL ? groups : "",
                                            eql_reason_sentence(EQL_REASON_SMALL));
    gtk_label_set_label(self->hidden_groups, text);
    gtk_widget_set_visible(self->hidden, groups != NULL);
}

/* The second chart of the page is built when there is something to show in it. */
static void show_beside(EqlOutcomesPage *self, const EqlOutcomesAnswer *answer)
{
    gboolean shows = answer != NULL && answer->beside != NULL;
    gtk_widget_set_visible(self->rates_box, shows);
    show_lines(self->compared, shows ? answer->compared : NULL);
    if (!shows)
        return;
    if (self->rates == NULL) {
        self->rates =
            g_object_new(EQL_TYPE_CHART_PANEL, "explains", "rate published rri hidden", NULL);
        gtk_box_prepend(GTK_BOX(self->rates_box), GTK_WIDGET(self->rates));
    }
    eql_chart_panel_set_chart(self->rates, answer->beside);
}

static void show_answer(EqlOutcomesPage *self, const EqlOutcomesAnswer *answer, const char *problem)
{
    gtk_label_set_label(GTK_LABEL(self->problem), problem != NULL ? problem : "");
    gtk_widget_set_visible(self->problem, problem != NULL);
    gtk_widget_set_visible(GTK_WIDGET(self->panel), answer != NULL);
    if (answer != NULL)
        eql_chart_panel_set_chart(self->panel, answer->chart);
    gtk_label_set_label(self->note, answer != NULL ? answer->note : "");
    gtk_widget_set_visible(GTK_WIDGET(self->note), answer != NULL);
    show_hidden(self, answer != NULL ? answer->hidden : NULL);
    show_beside(self, answer);
    show_lines(self->sentences, answer != NULL ? answer->sentences : NULL);
    show_lines(self->warnings, answer != NULL ? answer->warnings : NULL);
}

/* ── what there is to choose from ── */

static gboolean counts_respondents(EqlOutcomesPage *self)
{
    return g_strcmp0(eql_choice_get(self->kind), EQL_KIND_ANSWERED) == 0;
}

/* NULL: the roll. */
static char *after_of(EqlOutcomesPage *self)
{
    const char *after = eql_choice_get(self->after);
    return after == NULL || g_str_equal(after, THE_ROLL) ? NULL : g_strdup(after);
}

/* NULL: it stands alone. */
static const char *second_of(EqlOutcomesPage *self)
{
    const char *code = eql_choice_get(self->and_by);
    return code == NULL || g_str_equal(code, ALONE) ? NULL : code;
}

/* The kinds that were brought in, and whose voice is missing among pupils. */
static void fill_kind(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const char *before = eql_choice_get(self->kind);
    const EqlResponses *answers = eql_dataset_responses(snapshot->dataset, "pupil");
    EqlChoiceEntries entries = eql_choice_entries();
    for (char **kind = snapshot->outcome_kinds; *kind != NULL; kind++)
        eql_choice_add(&entries, *kind, eql_outcome_kind_label(*kind));
    if (answers != NULL && answers->n > 0)
        eql_choice_add(&entries, EQL_KIND_ANSWERED, eql_outcome_kind_label(EQL_KIND_ANSWERED));
    eql_choice_take(self->kind, &entries, before != NULL ? before : "suspension");
}

/* What can come before: every other kind. */
static void fill_after(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    g_autofree char *before = after_of(self);
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, THE_ROLL, _("The whole school roll"));
    for (char **kind = snapshot->outcome_kinds; *kind != NULL && !counts_respondents(self); kind++)
        if (g_strcmp0(*kind, eql_choice_get(self->kind)) != 0)
            eql_choice_add(&entries, *kind, eql_outcome_kind_label(*kind));
    guint n = eql_choice_take(self->after, &entries, before != NULL ? before : THE_ROLL);
    gtk_widget_set_visible(self->after_box, n > 1);
}

static void fill_by(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const EqlCodes *codes = snapshot->dataset->codes;
    g_autofree const char **all = eql_snapshot_census_characteristics(snapshot);
    EqlChoiceEntries entries = eql_choice_entries();
    for (guint i = 0; all[i] != NULL; i++)
        eql_choice_add(&entries, all[i], eql_codes_characteristic_label(codes, all[i]));
    eql_choice_take(self->by, &entries, eql_choice_get(self->by));
}

static void fill_and_by(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const EqlCodes *codes = snapshot->dataset->codes;
    const char *by = eql_choice_get(self->by);
    g_autofree const char **all = eql_snapshot_census_characteristics(snapshot);
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, ALONE, C_("characteristic", "Nothing else"));
    for (guint i = 0; all[i] != NULL; i++)
        if (by != NULL && eql_snapshot_census_crosses(snapshot, by, all[i]))
            eql_choice_add(&entries, all[i], eql_codes_characteristic_label(codes, all[i]));
    guint n = eql_choice_take(self->and_by, &entries, eql_choice_get(self->and_by));
    gtk_widget_set_visible(self->and_box, n > 1);
}

/* The whole school, everyone else, and the groups that are there; NULL: none are. */
static void fill_against(EqlOutcomesPage *self, const EqlOutcomesAnswer *answer)
{
    EqlChoiceEntries entries = eql_choice_entries();
    gboolean filling = self->filling;
    eql_choice_add(&entries, "school", _("The whole school"));
    eql_choice_add(&entries, "rest", _("Everyone else"));
    for (guint i = 0; answer != NULL && i < answer->codes->len; i++)
        eql_choice_add(&entries, answer->codes->pdata[i], answer->labels->pdata[i]);
    self->filling = TRUE;
    eql_choice_take(self->against, &entries, answer != NULL ? answer->against : NULL);
    self->filling = filling;
}

/* ── asking for them ── */

static void on_worked_out(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlOutcomesPage *self = EQL_OUTCOMES_PAGE(owner);
    const EqlOutcomesQuestion *question = input;
    g_autoptr(EqlOutcomesAnswer) answer = result;
    if (question->serial != self->serial || eql_page_snapshot(EQL_PAGE(self)) == NULL ||
        g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    show_answer(self, answer, error != NULL ? error->message : NULL);
    if (answer != NULL && question->after == NULL) /* stage to stage it keeps what it was */
        fill_against(self, answer);
}

static const EqlJobKind RATIOS = {eql_outcomes_work_out, on_worked_out,
                                  (GDestroyNotify)eql_outcomes_question_free,
                                  (GDestroyNotify)eql_outcomes_answer_free};

static void ask(EqlOutcomesPage *self)
{
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    EqlOutcomesQuestion *question = g_new0(EqlOutcomesQuestion, 1);
    question->snapshot = eql_snapshot_ref(eql_session_snapshot(session));
    question->kind = g_strdup(eql_choice_get(self->kind));
    question->by[0] = g_strdup(eql_choice_get(self->by));
    question->by[1] = g_strdup(second_of(self));
    /* stage to stage, the whole school is what each is set against */
    question->after = after_of(self);
    question->against =
        g_strdup(question->after != NULL ? "school" : eql_choice_get(self->against));
    question->detail = (EqlDetail)eql_detail_from_name(eql_choice_get(self->detail));
    question->count = gtk_toggle_button_get_active(self->pupils) && !counts_respondents(self)
                          ? EQL_COUNT_PUPILS
                          : EQL_COUNT_EVENTS;
    question->serial = ++self->serial;
    eql_jobs_run(eql_session_jobs(session), _("Working out relative rates…"), G_OBJECT(self),
                 &RATIOS, question);
}

static gboolean is_other_than(GtkDropDown *choice, const char *usual)
{
    const char *code = eql_choice_get(choice);
    return code != NULL && !g_str_equal(code, usual);
}

/* What is out of the usual shows, and how to leave it. */
static void show_more(EqlOutcomesPage *self)
{
    if (is_other_than(self->and_by, ALONE) || is_other_than(self->after, THE_ROLL) ||
        is_other_than(self->against, "school") || is_other_than(self->beside, NOTHING))
        gtk_toggle_button_set_active(self->more, TRUE);
}

static void on_choice_changed(EqlOutcomesPage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    const char *by = eql_choice_get(self->by);
    if (self->filling || snapshot == NULL || !eql_snapshot_has_outcomes(snapshot) || by == NULL)
        return;
    g_autofree char *after = after_of(self);
    gtk_widget_set_visible(self->against_box, after == NULL);
    gtk_widget_set_visible(self->detail_box, g_str_equal(by, "ethnicity") ||
                                                 g_strcmp0(second_of(self), "ethnicity") == 0);
    gtk_widget_set_visible(self->count_box, !counts_respondents(self));
    show_more(self);
    ask(self);
}

static void on_kind_changed(EqlOutcomesPage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return;
    self->filling = TRUE;
    fill_after(self, snapshot);
    self->filling = FALSE;
    on_choice_changed(self);
}

/* A group of one characteristic is none of another, even where they are coded alike. */
static void leave_group(EqlOutcomesPage *self)
{
    if (g_strcmp0(eql_choice_get(self->against), "rest") != 0)
        eql_choice_set(self->against, "school");
}

static void on_by_changed(EqlOutcomesPage *self)
{
    EqlSnapshot *snapshot = eql_page_snapshot(EQL_PAGE(self));
    if (self->filling || snapshot == NULL)
        return;
    self->filling = TRUE;
    fill_and_by(self, snapshot);
    leave_group(self);
    self->filling = FALSE;
    on_choice_changed(self);
}

/* Two characteristics together begin with the larger groups, of which fewer are hidden. */
static void on_and_by_changed(EqlOutcomesPage *self)
{
    if (self->filling)
        return;
    self->filling = TRUE;
    leave_group(self);
    if (second_of(self) != NULL)
        eql_choice_set(self->detail, "broad");
    self->filling = FALSE;
    on_choice_changed(self);
}

/* ── published figures beside the school's ── */

static void fill_beside(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const EqlBenchmark *kept = snapshot->dataset->benchmark;
    EqlChoiceEntries entries = eql_choice_entries();
    g_autofree char *label = kept != NULL ? g_strdup_printf(C_("place and year", "%s %s"),
                                                            eql_place_name(kept->place), kept->year)
                                          : NULL;
    eql_choice_add(&entries, NOTHING, C_("published figures", "None"));
    if (kept != NULL)
        eql_choice_add(&entries, KEPT, label);
    eql_choice_add(&entries, ENGLAND, _("England (comes with the program)"));
    eql_choice_add(&entries, FROM_FILE, _("From a file…"));
    eql_choice_take(self->beside, &entries, kept != NULL ? KEPT : NOTHING);
}

/* Of a table that was read since the project was opened, another place is a choice away. */
static void fill_place(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const EqlBenchmark *kept = snapshot->dataset->benchmark;
    gboolean several = kept != NULL && self->places != NULL && self->places->len > 1;
    gtk_widget_set_visible(self->place_box, several);
    if (!several)
        return;
    EqlChoiceEntries entries = eql_choice_entries();
    for (guint i = 0; i < self->places->len; i++)
        eql_choice_add(&entries, self->places->pdata[i], eql_place_name(self->places->pdata[i]));
    eql_choice_take(self->place, &entries, kept->place);
}

static void on_file_chosen(const char *const *paths, GObject *owner)
{
    EqlSession *session = eql_page_session(EQL_PAGE(owner));
    if (session != NULL)
        eql_session_read_beside(session, paths[0], NULL);
}

static void choose_file(EqlOutcomesPage *self)
{
    static const char *const patterns[] = {"*.csv", "*.xlsx", "*.tsv", "*.txt", NULL};
    const EqlFileKind kind = {_("Tables of the Department for Education"), patterns};
    eql_compat_open_files(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))),
                          _("Published figures to set beside the school’s"), &kind, FALSE,
                          on_file_chosen, self);
}

/* The list says what stands there, not what was asked for last. */
static void take_beside(gpointer page, GtkDropDown *choice)
{
    EqlOutcomesPage *self = page;
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    g_autofree char *code = g_strdup(eql_choice_get(choice));
    if (session == NULL || code == NULL)
        return;
    self->filling = TRUE;
    fill_beside(self, eql_session_snapshot(session));
    self->filling = FALSE;
    if (g_str_equal(code, NOTHING))
        eql_session_drop_beside(session);
    else if (g_str_equal(code, ENGLAND))
        eql_session_read_beside(session, NULL, NULL);
    else if (g_str_equal(code, FROM_FILE))
        choose_file(self);
}

static void on_beside_changed(EqlOutcomesPage *self)
{
    if (!self->filling && eql_page_snapshot(EQL_PAGE(self)) != NULL)
        eql_choice_defer(self->beside, take_beside, self);
}

static void take_place(gpointer page, GtkDropDown *choice)
{
    EqlOutcomesPage *self = page;
    EqlSession *session = eql_page_session(EQL_PAGE(self));
    if (session != NULL && self->beside_path != NULL && eql_choice_get(choice) != NULL)
        eql_session_read_beside(session, self->beside_path, eql_choice_get(choice));
}

static void on_place_changed(EqlOutcomesPage *self)
{
    if (!self->filling && eql_page_snapshot(EQL_PAGE(self)) != NULL)
        eql_choice_defer(self->place, take_place, self);
}

static void on_beside_read(EqlOutcomesPage *self, const char *path, const EqlBesideRead *read)
{
    g_free(self->beside_path);
    g_clear_pointer(&self->places, g_ptr_array_unref);
    self->beside_path = g_strdup(path);
    if (read->places != NULL)
        self->places = g_ptr_array_ref(read->places);
    eql_page_outdate(EQL_PAGE(self));
}

static void eql_outcomes_page_attach(EqlPage *page, EqlSession *session)
{
    g_signal_connect_object(session, "beside-read", G_CALLBACK(on_beside_read), page,
                            G_CONNECT_SWAPPED);
}

/* ── what is there ── */

/* Too few to say is not the same as no difference. */
static void show_headline(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    const char *sentence = _("No group stands out in the figures that can be shown. Where numbers "
                             "are small this says little: look again next year.");
    for (guint i = 0; i < snapshot->findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(snapshot->findings, i);
        if (finding->kind == EQL_FINDING_RRI) {
            sentence = finding->sentence;
            break;
        }
    }
    eql_page_say_first(self->headline, sentence);
}

static void show_empty(EqlOutcomesPage *self, const EqlSnapshot *snapshot)
{
    adw_status_page_set_description(
        self->empty,
        eql_snapshot_has_outcomes(snapshot)
            ? _("Bring in the school census too: suspensions are set against who is on roll.")
            : _("This page will show how suspensions and exclusions fall on each group, against "
                "who is on roll. Bring in the school census and the list of suspensions."));
}

static void eql_outcomes_page_show(EqlPage *page, EqlSnapshot *snapshot)
{
    EqlOutcomesPage *self = EQL_OUTCOMES_PAGE(page);
    gboolean has_all = eql_snapshot_has_outcomes(snapshot) && eql_snapshot_has_census(snapshot);
    gtk_stack_set_visible_child_name(self->stack, has_all ? "content" : "empty");
    show_empty(self, snapshot);
    if (!has_all)
        return;
    self->filling = TRUE;
    fill_kind(self, snapshot);
    fill_after(self, snapshot);
    fill_by(self, snapshot);
    fill_and_by(self, snapshot);
    fill_beside(self, snapshot);
    fill_place(self, snapshot);
    self->filling = FALSE;
    show_headline(self, snapshot);
    on_choice_changed(self);
}

/* ── the widget ── */

static void eql_outcomes_page_dispose(GObject *object)
{
    EQL_OUTCOMES_PAGE(object)->filling = TRUE;
    eql_page_dispose_template(EQL_PAGE(object), EQL_TYPE_OUTCOMES_PAGE);
    G_OBJECT_CLASS(eql_outcomes_page_parent_class)->dispose(object);
}

static void eql_outcomes_page_finalize(GObject *object)
{
    EqlOutcomesPage *self = EQL_OUTCOMES_PAGE(object);
    g_free(self->beside_path);
    g_clear_pointer(&self->places, g_ptr_array_unref);
    G_OBJECT_CLASS(eql_outcomes_page_parent_class)->finalize(object);
}

static void bind_children(GtkWidgetClass *widget)
{
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, stack);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, empty);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, headline);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, kind);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, by);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, and_by);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, and_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, detail);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, after);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, after_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, against);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, against_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, detail_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, pupils);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, more);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, count_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, panel);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, beside);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, place);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, place_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, rates_box);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, compared);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, problem);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, warnings);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, sentences);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, note);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, hidden);
    gtk_widget_class_bind_template_child(widget, EqlOutcomesPage, hidden_groups);
}

static void eql_outcomes_page_build(EqlPage *page)
{
    EqlOutcomesPage *self = EQL_OUTCOMES_PAGE(page);
    eql_choose_detail(self->detail, "full");
    fill_against(self, NULL);
    eql_choice_shorten(self->and_by);
    eql_choice_shorten(self->against);
    eql_choice_shorten(self->beside);
    eql_choice_shorten(self->place);
    self->filling = FALSE;
}

static void eql_outcomes_page_class_init(EqlOutcomesPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_outcomes_page_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_outcomes_page_finalize;
    EQL_PAGE_CLASS(klass)->attach = eql_outcomes_page_attach;
    EQL_PAGE_CLASS(klass)->build = eql_outcomes_page_build;
    EQL_PAGE_CLASS(klass)->show = eql_outcomes_page_show;
    g_type_ensure(EQL_TYPE_CHART_PANEL);
    g_type_ensure(EQL_TYPE_FLOW);
    gtk_widget_class_set_template_from_resource(widget,
                                                "/org/equalens/Equalens/ui/outcomes-page.ui");
    bind_children(widget);
    gtk_widget_class_bind_template_callback(widget, on_choice_changed);
    gtk_widget_class_bind_template_callback(widget, on_beside_changed);
    gtk_widget_class_bind_template_callback(widget, on_place_changed);
    gtk_widget_class_bind_template_callback(widget, on_kind_changed);
    gtk_widget_class_bind_template_callback(widget, on_by_changed);
    gtk_widget_class_bind_template_callback(widget, on_and_by_changed);
}

static void eql_outcomes_page_init(EqlOutcomesPage *self)
{
    self->filling = TRUE;
}
