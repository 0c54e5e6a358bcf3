/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-cell.h"

#include <glib/gi18n-lib.h>

#include "app/action-input.h"
#include "app/compat.h"
#include "app/window.h"
#include "base/language.h"
#include "output/labels.h"
#include "workflow/plan-clip.h"
#include "workflow/plan-count.h"

/* A long text shows so many lines, … */
#define LINES 8
/* … and has at least so much room while it is edited, in pixels, and at most so much down: a page
 * that somebody pasted stays on the screen; … */
#define ROOM_ACROSS 320
#define ROOM_DOWN 96
#define ROOM_DOWN_MOST 320
/* … a name or a day so much: columns are narrower than what is typed in them. */
#define ROOM_SHORT 220

struct _EqlPlanCell {
    GtkWidget parent_instance;
    EqlActionField field;
    GtkLabel *label;
    EqlActionInput *input; /* while it is edited: made for it, as few cells ever are */
    GtkWidget *over;       /* what holds that: the input itself, or a popover */
    EqlAction *action;     /* a copy, or NULL */
    char *name;            /* that a screen reader has for it */
    char *original;        /* what the field said when the edit began */
    const char *const *themes;
    guint ending;
    gboolean clicked_again; /* the cell was chosen when the button went down */
};

G_DEFINE_FINAL_TYPE(EqlPlanCell, eql_plan_cell, GTK_TYPE_WIDGET)

enum { EDITED, STEP, MET, LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

EqlActionField eql_plan_cell_field(EqlPlanCell *self)
{
    return self->field;
}

/* ── what it shows ── */

/* A day, and in words that it has passed. */
static char *due_text(const EqlAction *action)
{
    g_autofree char *day = eql_day(action->due);
    if (!eql_action_is_overdue(action))
        return g_steal_pointer(&day);
    /* Translators: a day, in a narrow column; below it, that it has passed. */
    return g_strdup_printf(C_("a due date", "%s\noverdue"), day);
}

/* Owned by the caller. */
static char *shown_text(EqlPlanCell *self)
{
    return self->field == EQL_ACTION_DUE ? due_text(self->action)
                                         : eql_plan_clip_text(self->action, self->field);
}

static const char *nothing(EqlActionField field)
{
    switch (field) {
    case EQL_ACTION_ACTIVITY:
        return _("(nothing written yet)");
    case EQL_ACTION_OWNER:
        return _("nobody yet");
    case EQL_ACTION_DUE:
        return C_("a due date", "no date");
    case EQL_ACTION_THEME:
        return _("No theme");
    default:
        return C_("a cell", "empty");
    }
}

static void dim(EqlPlanCell *self, gboolean dimmed)
{
    if (dimmed)
        gtk_widget_add_css_class(GTK_WIDGET(self->label), "dim-label");
    else
        gtk_widget_remove_css_class(GTK_WIDGET(self->label), "dim-label");
}

/* A screen reader says the name of what has the focus again whenever it is told of it. */
static void say(EqlPlanCell *self, const char *name)
{
    if (g_strcmp0(self->name, name) == 0)
        return;
    g_free(self->name);
    self->name = g_strdup(name);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void show(EqlPlanCell *self)
{
    g_autofree char *text = self->action != NULL ? shown_text(self) : g_strdup("");
    const char *said = *text != '\0' ? text : nothing(self->field);
    /* Translators: in a table: the heading of the column, what the cell says. */
    g_autofree char *name =
        g_strdup_printf(C_("a cell", "%s: %s"), eql_action_field_label(self->field), said);
    gtk_label_set_label(self->label, self->field == EQL_ACTION_ACTIVITY ? said : text);
    dim(self, *text == '\0' || (self->action != NULL && self->action->status == EQL_STATUS_DONE &&
                                self->field == EQL_ACTION_ACTIVITY));
    if (self->action != NULL)
        say(self, name);
}

/* ── editing ── */

static void take(EqlPlanCell *self, const char *text)
{
    g_autoptr(EqlAction) after = eql_action_with(self->action, self->field, text);
    if (after == NULL)
        return;
    g_autoptr(EqlAction) before = self->action;
    self->action = eql_action_copy(after);
    show(self);
    g_signal_emit(self, signals[EDITED], 0, before, after);
}

static void end_edit(EqlPlanCell *self)
{
    gboolean had_focus = gtk_widget_get_focus_child(GTK_WIDGET(self)) != NULL;
    GtkWidget *over = g_steal_pointer(&self->over);
    g_clear_handle_id(&self->ending, g_source_remove);
    if (over == NULL)
        return;
    self->input = NULL;
    gtk_widget_set_visible(GTK_WIDGET(self->label), TRUE);
    if (GTK_IS_POPOVER(over))
        gtk_popover_popdown(GTK_POPOVER(over)); /* lets go of the keyboard */
    if (had_focus)
        gtk_widget_grab_focus(GTK_WIDGET(self));
    gtk_widget_unparent(over);
    g_clear_pointer(&self->original, g_free);
}

static gboolean on_end(gpointer data)
{
    EqlPlanCell *self = data;
    self->ending = 0;
    eql_plan_cell_keep(self);
    if (self->input != NULL && eql_action_input_is_sound(self->input))
        end_edit(self);
    return G_SOURCE_REMOVE;
}

/* Not amid a change of focus. */
static void end_soon(EqlPlanCell *self)
{
    if (self->input != NULL && self->ending == 0)
        self->ending = g_idle_add(on_end, self);
}

void eql_plan_cell_keep(EqlPlanCell *self)
{
    if (self->input != NULL)
        eql_action_input_keep(self->input);
}

static void on_kept(EqlPlanCell *self, const char *text)
{
    if (self->action != NULL)
        take(self, text);
    /* a choice is made: not while the drop-down is still telling of it */
    if (self->input != NULL && GTK_IS_DROP_DOWN(eql_action_input_focus(self->input)))
        end_soon(self);
}

static void leave_as_it_was(EqlPlanCell *self)
{
    g_autofree char *original = g_strdup(self->original);
    g_signal_handlers_disconnect_by_data(self->input, self); /* as it goes it keeps */
    end_edit(self);
    take(self, original);
    g_signal_emit(self, signals[LEFT], 0);
}

/* ── the keyboard ── */

static gboolean go(EqlPlanCell *self, EqlPlanStep step)
{
    gboolean there = FALSE;
    g_signal_emit(self, signals[STEP], 0, step, &there);
    return there;
}

static EqlPlanStep step_of(GtkWidget *widget, guint key, GdkModifierType held)
{
    gboolean mirrored = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
    gboolean back = (held & GDK_SHIFT_MASK) != 0;
    switch (key) {
    case GDK_KEY_Tab:
        return back ? EQL_STEP_PREVIOUS : EQL_STEP_NEXT;
    case GDK_KEY_ISO_Left_Tab:
        return EQL_STEP_PREVIOUS;
    case GDK_KEY_Right:
        return mirrored ? EQL_STEP_PREVIOUS : EQL_STEP_NEXT;
    case GDK_KEY_Left:
        return mirrored ? EQL_STEP_NEXT : EQL_STEP_PREVIOUS;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
        return back ? EQL_STEP_UP : EQL_STEP_DOWN;
    case GDK_KEY_Down:
        return EQL_STEP_DOWN;
    case GDK_KEY_Up:
        return EQL_STEP_UP;
    default:
        return EQL_STEP_NONE;
    }
}

static gboolean is_enter(guint key)
{
    return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
}

static gboolean is_tab(guint key)
{
    return key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab;
}

static gboolean is_long(EqlPlanCell *self)
{
    return GTK_IS_TEXT_VIEW(eql_action_input_focus(self->input));
}

static gboolean is_typed(EqlPlanCell *self)
{
    return !GTK_IS_DROP_DOWN(eql_action_input_focus(self->input));
}

/* The calendar of a day is open: the keys are its own. */
static gboolean is_in_calendar(EqlPlanCell *self)
{
    GtkWidget *focus = gtk_root_get_focus(gtk_widget_get_root(GTK_WIDGET(self)));
    GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor(focus, GTK_TYPE_POPOVER) : NULL;
    return self->field == EQL_ACTION_DUE && popover != NULL && popover != self->over;
}

/* While it is edited, before the field hears of it; a line ends with Shift+Enter. */
static gboolean on_key_editing(EqlPlanCell *self, guint key, guint code, GdkModifierType held)
{
    gboolean is_choice = !is_typed(self);
    if (is_in_calendar(self))
        return FALSE;
    if (key == GDK_KEY_Down && (held & GDK_ALT_MASK) != 0 && self->field == EQL_ACTION_DUE) {
        eql_action_input_open(self->input);
        return TRUE;
    }
    if (key == GDK_KEY_Escape) {
        leave_as_it_was(self);
        return TRUE;
    }
    if (!is_tab(key) && (!is_enter(key) || is_choice || (held & GDK_SHIFT_MASK) != 0))
        return FALSE;
    eql_action_input_keep(self->input);
    if (!eql_action_input_is_sound(self->input))
        return TRUE; /* the field says why */
    end_edit(self);
    go(self, step_of(GTK_WIDGET(self), key, held));
    return TRUE;
}

/* Amid its allocation a text finds out that it wants another height, which in a column view leaves
 * rows that GTK does not draw any more; a popover keeps it to itself, and has more room. */
static GtkWidget *popover_new(EqlPlanCell *self)
{
    GtkWidget *popover = gtk_popover_new(), *input = GTK_WIDGET(self->input);
    int width = gtk_widget_get_width(GTK_WIDGET(self));
    if (is_long(self)) {
        gtk_widget_set_size_request(input, MAX(width, ROOM_ACROSS), ROOM_DOWN);
        eql_action_input_set_most(self->input, ROOM_DOWN_MOST);
    } else
        gtk_widget_set_size_request(input, MAX(width, ROOM_SHORT), -1);
    gtk_popover_set_has_arrow(GTK_POPOVER(popover), FALSE);
    gtk_popover_set_pointing_to(GTK_POPOVER(popover), &(GdkRectangle){0, 0, width, 1});
    gtk_widget_set_halign(popover, GTK_ALIGN_START);
    gtk_popover_set_child(GTK_POPOVER(popover), input);
    g_signal_connect_object(popover, "closed", G_CALLBACK(end_soon), self, G_CONNECT_SWAPPED);
    return popover;
}

static void put_over(EqlPlanCell *self)
{
    GtkEventController *keys = gtk_event_controller_key_new();
    gtk_event_controller_set_propagation_phase(keys, GTK_PHASE_CAPTURE);
    g_signal_connect_object(keys, "key-pressed", G_CALLBACK(on_key_editing), self,
                            G_CONNECT_SWAPPED);
    gtk_widget_add_controller(GTK_WIDGET(self->input), keys);
    self->over = is_typed(self) ? popover_new(self) : GTK_WIDGET(self->input);
    gtk_widget_set_valign(GTK_WIDGET(self->input), GTK_ALIGN_START);
    gtk_widget_set_parent(self->over, GTK_WIDGET(self));
    gtk_widget_set_visible(GTK_WIDGET(self->label), is_typed(self));
    if (is_typed(self))
        gtk_popover_popup(GTK_POPOVER(self->over));
}

void eql_plan_cell_edit(EqlPlanCell *self)
{
    if (self->input != NULL || self->action == NULL)
        return;
    self->input = EQL_ACTION_INPUT(eql_action_input_new(self->field));
    self->original = eql_action_get(self->action, self->field);
    eql_action_input_show(self->input, self->action, self->themes);
    g_signal_connect_object(self->input, "kept", G_CALLBACK(on_kept), self, G_CONNECT_SWAPPED);
    put_over(self);
    GtkWidget *focus = eql_action_input_focus(self->input);
    gtk_accessible_update_property(GTK_ACCESSIBLE(focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   eql_action_field_label(self->field), -1);
    eql_compat_name_buttons(GTK_WIDGET(self->input));
    gtk_widget_grab_focus(focus);
    if (!is_typed(self))
        eql_action_input_open(self->input);
}

/* What is typed takes the place of what was there. */
static gboolean type(EqlPlanCell *self, GtkEventControllerKey *keys, guint key)
{
    gunichar letter = gdk_keyval_to_unicode(key);
    if (letter == 0 || g_unichar_isspace(letter) || g_unichar_iscntrl(letter)) /* Escape */
        return FALSE;
    eql_plan_cell_edit(self);
    GtkWidget *focus = eql_action_input_focus(self->input);
    if (GTK_IS_EDITABLE(focus)) {
        gtk_editable_select_region(GTK_EDITABLE(focus), 0, -1);
        gtk_event_controller_key_forward(
            keys, GTK_WIDGET(gtk_editable_get_delegate(GTK_EDITABLE(focus))));
    } else if (GTK_IS_TEXT_VIEW(focus)) {
        g_signal_emit_by_name(focus, "select-all", TRUE);
        gtk_event_controller_key_forward(keys, focus);
    }
    return TRUE;
}

static gboolean on_key_resting(EqlPlanCell *self, GtkEventControllerKey *keys, guint key,
                               GdkModifierType held)
{
    EqlPlanStep step = step_of(GTK_WIDGET(self), key, held);
    if ((held & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
        return FALSE;
    if (step != EQL_STEP_NONE)
        return go(self, step) || !is_tab(key); /* Tab leaves the table at its ends */
    if (key == GDK_KEY_F2 || key == GDK_KEY_space) {
        eql_plan_cell_edit(self);
        return TRUE;
    }
    if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace) {
        if (self->field != EQL_ACTION_PRIORITY && self->field != EQL_ACTION_STATUS)
            take(self, "");
        return TRUE;
    }
    return type(self, keys, key);
}

static gboolean on_key(EqlPlanCell *self, guint key, guint code, GdkModifierType held,
                       GtkEventControllerKey *keys)
{
    return self->action != NULL && self->input == NULL && on_key_resting(self, keys, key, held);
}

static void on_focus(EqlPlanCell *self, GParamSpec *pspec, GtkEventControllerFocus *focus)
{
    if (gtk_event_controller_focus_contains_focus(focus))
        g_signal_emit(self, signals[MET], 0);
    else
        end_soon(self);
}

static void on_click(EqlPlanCell *self, int n_press, double x, double y, GtkGestureClick *click)
{
    self->clicked_again = self->input == NULL && gtk_widget_is_focus(GTK_WIDGET(self));
    if (self->input != NULL)
        return;
    gtk_gesture_set_state(GTK_GESTURE(click), GTK_EVENT_SEQUENCE_CLAIMED);
    if (!self->clicked_again)
        gtk_widget_grab_focus(GTK_WIDGET(self));
}

/* Not while the button is down: the row would never hear that it was let go, and stay marked. */
static void on_let_go(EqlPlanCell *self)
{
    if (self->clicked_again)
        eql_plan_cell_edit(self);
    self->clicked_again = FALSE;
}

/* ── the clipboard: while it is edited, that is the text's own ── */

/* A cell stands outside the window in tests alone. */
static void tell(EqlPlanCell *self, const char *text)
{
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
    if (EQL_IS_WINDOW(root))
        eql_window_toast(EQL_WINDOW(root), text, NULL, NULL);
}

static void act_copy(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlPlanCell *self = EQL_PLAN_CELL(widget);
    if (self->input != NULL || self->action == NULL)
        return;
    g_autofree char *text = eql_plan_clip_text(self->action, self->field);
    gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), text);
    tell(self, _("The cell was copied"));
}

static void paste(EqlPlanCell *self, const char *text)
{
    g_autofree char *meant = eql_plan_clip_read(self->field, text, self->themes);
    if (meant != NULL) {
        take(self, meant);
        return;
    }
    /* Translators: the heading of a column of the plan: “Due date”. */
    g_autofree char *refused = g_strdup_printf(_("What was copied does not fit in “%s”"),
                                               eql_action_field_label(self->field));
    tell(self, refused);
}

/* The cell may show another action by now, or be gone. */
typedef struct {
    EqlPlanCell *cell; /* strong */
    char *id;
} Paste;

static void on_pasted(GObject *clipboard, GAsyncResult *result, gpointer data)
{
    Paste *asked = data;
    EqlPlanCell *self = asked->cell;
    g_autofree char *text = gdk_clipboard_read_text_finish(GDK_CLIPBOARD(clipboard), result, NULL);
    if (text != NULL && self->input == NULL && self->action != NULL &&
        g_str_equal(self->action->id, asked->id))
        paste(self, text);
    g_object_unref(self);
    g_free(asked->id);
    g_free(asked);
}

static void act_paste(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlPlanCell *self = EQL_PLAN_CELL(widget);
    if (self->input != NULL || self->action == NULL)
        return;
    Paste *asked = g_new(Paste, 1);
    asked->cell = g_object_ref(self);
    asked->id = g_strdup(self->action->id);
    gdk_clipboard_read_text_async(gtk_widget_get_clipboard(widget), NULL, on_pasted, asked);
}

static void act_edit(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_plan_cell_edit(EQL_PLAN_CELL(widget));
}

/* ── the widget ── */

void eql_plan_cell_set_themes(EqlPlanCell *self, const char *const *themes)
{
    self->themes = themes;
}

void eql_plan_cell_end(EqlPlanCell *self)
{
    eql_plan_cell_keep(self);
    end_edit(self);
}

void eql_plan_cell_set_action(EqlPlanCell *self, const EqlAction *action)
{
    EqlAction *copy = eql_action_copy(action);
    if (self->action != NULL && !g_str_equal(self->action->id, action->id))
        eql_plan_cell_end(self);
    g_clear_pointer(&self->action, eql_action_free);
    self->action = copy;
    if (self->input != NULL)
        eql_action_input_show(self->input, copy, self->themes);
    show(self);
}

/* So many letters beside one another, that most columns stay where they are while one edits. */
static int letters(EqlActionField field)
{
    switch (field) {
    case EQL_ACTION_ACTIVITY:
        return 26;
    case EQL_ACTION_OWNER:
    case EQL_ACTION_THEME:
        return 12;
    default:
        return 9;
    }
}

GtkWidget *eql_plan_cell_new(EqlActionField field)
{
    EqlPlanCell *self = g_object_new(EQL_TYPE_PLAN_CELL, NULL);
    self->field = field;
    gtk_label_set_width_chars(self->label, letters(field));
    gtk_label_set_max_width_chars(self->label, field == EQL_ACTION_ACTIVITY ? 60 : 14);
    show(self);
    return GTK_WIDGET(self);
}

/* A window that is closed keeps what was typed in it. */
static void eql_plan_cell_unroot(GtkWidget *widget)
{
    eql_plan_cell_keep(EQL_PLAN_CELL(widget));
    GTK_WIDGET_CLASS(eql_plan_cell_parent_class)->unroot(widget);
}

static void eql_plan_cell_dispose(GObject *object)
{
    EqlPlanCell *self = EQL_PLAN_CELL(object);
    GtkWidget *child;
    g_clear_handle_id(&self->ending, g_source_remove);
    self->input = NULL;
    self->over = NULL;
    while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))) != NULL)
        gtk_widget_unparent(child);
    g_clear_pointer(&self->name, g_free);
    g_clear_pointer(&self->action, eql_action_free);
    g_clear_pointer(&self->original, g_free);
    G_OBJECT_CLASS(eql_plan_cell_parent_class)->dispose(object);
}

static void eql_plan_cell_class_init(EqlPlanCellClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    GType type = EQL_TYPE_PLAN_CELL;
    G_OBJECT_CLASS(klass)->dispose = eql_plan_cell_dispose;
    widget->unroot = eql_plan_cell_unroot;
    signals[EDITED] = g_signal_new("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
    signals[STEP] =
        g_signal_new("step", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                     NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);
    signals[MET] =
        g_signal_new("met", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[LEFT] =
        g_signal_new("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_css_name(widget, "plancell");
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_BUTTON);
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_install_action(widget, "cell.edit", NULL, act_edit);
    gtk_widget_class_install_action(widget, "cell.copy", NULL, act_copy);
    gtk_widget_class_install_action(widget, "cell.paste", NULL, act_paste);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_c, GDK_CONTROL_MASK, "cell.copy", NULL);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_v, GDK_CONTROL_MASK, "cell.paste", NULL);
}

static void add_keys(EqlPlanCell *self)
{
    GtkEventController *keys = gtk_event_controller_key_new();
    gtk_event_controller_set_propagation_phase(keys, GTK_PHASE_CAPTURE);
    g_signal_connect_object(keys, "key-pressed", G_CALLBACK(on_key), self, G_CONNECT_SWAPPED);
    gtk_widget_add_controller(GTK_WIDGET(self), keys);
}

static void eql_plan_cell_init(EqlPlanCell *self)
{
    GtkEventController *focus = gtk_event_controller_focus_new();
    GtkGesture *click = gtk_gesture_click_new();
    self->label = GTK_LABEL(gtk_label_new(NULL));
    gtk_label_set_xalign(self->label, 0);
    gtk_label_set_yalign(self->label, 0);
    gtk_label_set_wrap(self->label, TRUE);
    gtk_label_set_lines(self->label, LINES);
    gtk_label_set_ellipsize(self->label, PANGO_ELLIPSIZE_END);
    gtk_widget_set_parent(GTK_WIDGET(self->label), GTK_WIDGET(self));
    gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
    add_keys(self);
    g_signal_connect_object(focus, "notify::contains-focus", G_CALLBACK(on_focus), self,
                            G_CONNECT_SWAPPED);
    gtk_widget_add_controller(GTK_WIDGET(self), focus);
    g_signal_connect_object(click, "pressed", G_CALLBACK(on_click), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(click, "released", G_CALLBACK(on_let_go), self, G_CONNECT_SWAPPED);
    gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(click));
}
