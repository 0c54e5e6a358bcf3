/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader.h"

#include <string.h>

#define ROOT "/org/a11y/atspi/accessible/root"
#define CACHE "/org/a11y/atspi/cache"
/* Nothing in a window lies deeper; a loop in the tree would. */
#define DEEPEST 60
/* Between two looks, in milliseconds: the program needs time for its own work. */
#define REST 40

struct Reader {
    GDBusConnection *bus;
    char *program; /* its name on the bus */
    GHashTable *things;
    GHashTable *leaves; /* paths of what never has anything in it */
    Thing *root;
    GPtrArray *said; /* char*: what it was told of, from the first on */
    char *focus;     /* where that has the focus, as it was told; NULL: at nothing, or not told */
    Thing *focused;  /* what is there, once it was asked for */
    GArray *heard;   /* guint: the signals that tell it */
    guint waiting;   /* answers that have not come yet */
    gboolean is_whole;
    gboolean tells_showing; /* GTK 4.8 tells it of windows only */
    gboolean tells_focus;   /* it moved at least once */
};

static void thing_free(gpointer data)
{
    Thing *thing = data;
    g_free(thing->path);
    g_free(thing->name);
    g_free(thing->description);
    g_ptr_array_unref(thing->children);
    g_free(thing);
}

static Thing *add_thing(Reader *reader, const char *path, Thing *parent)
{
    Thing *thing = g_new0(Thing, 1);
    thing->path = g_strdup(path);
    thing->name = g_strdup("");
    thing->description = g_strdup("");
    thing->parent = parent;
    thing->children = g_ptr_array_new();
    g_hash_table_insert(reader->things, thing->path, thing);
    if (parent != NULL)
        g_ptr_array_add(parent->children, thing);
    return thing;
}

static gboolean on_rested(gpointer rested)
{
    *(gboolean *)rested = TRUE;
    return G_SOURCE_REMOVE;
}

void reader_rest(guint milliseconds)
{
    gboolean rested = FALSE;
    g_timeout_add(milliseconds, on_rested, &rested);
    while (!rested)
        g_main_context_iteration(NULL, TRUE);
}

/* ── the bus ── */

static GVariant *call(Reader *reader, const char *name, const char *path, const char *method,
                      GVariant *parameters, const char *answer)
{
    g_autoptr(GError) error = NULL;
    const char *dot = strrchr(method, '.');
    g_autofree char *interface = g_strndup(method, (gsize)(dot - method));
    GVariant *result = g_dbus_connection_call_sync(
        reader->bus, name, path, interface, dot + 1, parameters, G_VARIANT_TYPE(answer),
        G_DBUS_CALL_FLAGS_NONE, READER_LONGEST * 1000, NULL, &error);
    if (error != NULL)
        g_test_message("%s of %s: %s", method, path, error->message);
    return result;
}

static GDBusConnection *open_bus(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDBusConnection) session = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GVariant) answer = g_dbus_connection_call_sync(
        session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
        G_VARIANT_TYPE("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
    g_assert_no_error(error);
    const char *address;
    g_variant_get(answer, "(&s)", &address);
    GDBusConnection *bus =
        g_dbus_connection_new_for_address_sync(address,
                                               G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                   G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                               NULL, NULL, &error);
    g_assert_no_error(error);
    return bus;
}

static gboolean is_program(Reader *reader, const char *name, guint pid)
{
    guint32 found = 0;
    g_autoptr(GVariant) answer =
        call(reader, "org.freedesktop.DBus", "/org/freedesktop/DBus",
             "org.freedesktop.DBus.GetConnectionUnixProcessID", g_variant_new("(s)", name), "(u)");
    if (answer != NULL)
        g_variant_get(answer, "(u)", &found);
    return found == pid;
}

static char *find_program(Reader *reader, guint pid)
{
    g_autoptr(GVariant) answer = call(reader, "org.a11y.atspi.Registry", ROOT,
                                      "org.a11y.atspi.Accessible.GetChildren", NULL, "(a(so))");
    g_autoptr(GVariantIter) programs = NULL;
    const char *name;
    if (answer == NULL)
        return NULL;
    g_variant_get(answer, "(a(so))", &programs);
    while (g_variant_iter_next(programs, "(&s&o)", &name, NULL))
        if (is_program(reader, name, pid))
            return g_strdup(name);
    return NULL;
}

/* GTK before 4.14 tells a new description of what has the focus, later versions announce. */
static void on_told(GDBusConnection *bus, const char *sender, const char *path,
                    const char *interface, const char *signal, GVariant *parameters, gpointer said)
{
    g_autoptr(GVariant) any = NULL;
    if (!g_variant_is_of_type(parameters, G_VARIANT_TYPE("(siiva{sv})")))
        return;
    g_variant_get_child(parameters, 3, "v", &any);
    if (g_variant_is_of_type(any, G_VARIANT_TYPE_STRING))
        g_ptr_array_add(said, g_variant_dup_string(any, NULL));
}

/* One thing loses the focus before or after another has it. */
static void on_focus(GDBusConnection *bus, const char *sender, const char *path,
                     const char *interface, const char *signal, GVariant *parameters, gpointer data)
{
    Reader *reader = data;
    g_autoptr(GVariant) has = g_variant_get_child_value(parameters, 1);
    reader->tells_focus = TRUE;
    if (g_variant_get_int32(has) != 0) {
        g_free(reader->focus);
        reader->focus = g_strdup(path);
    } else if (g_strcmp0(reader->focus, path) == 0)
        g_clear_pointer(&reader->focus, g_free);
}

static void listen(Reader *reader, const char *signal, const char *about,
                   GDBusSignalCallback callback, gpointer data)
{
    g_autofree char *event = g_strdup_printf("object:%s", signal);
    guint heard = g_dbus_connection_signal_subscribe(
        reader->bus, reader->program, "org.a11y.atspi.Event.Object", signal, NULL, about,
        G_DBUS_SIGNAL_FLAGS_NONE, callback, data, NULL);
    g_array_append_val(reader->heard, heard);
    g_autoptr(GVariant) answer = call(reader, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry",
                                      "org.a11y.atspi.Registry.RegisterEvent",
                                      g_variant_new("(sass)", event, NULL, ""), "()");
}

gboolean reader_was_said(const Reader *reader, const char *words)
{
    for (guint i = 0; i < reader->said->len; i++)
        if (strstr(reader->said->pdata[i], words) != NULL)
            return TRUE;
    return FALSE;
}

void reader_await_said(Reader *reader, const char *words)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    while (!reader_was_said(reader, words) && g_get_monotonic_time() < until)
        reader_rest(REST);
    if (reader_was_said(reader, words))
        return;
    for (guint i = 0; i < reader->said->len; i++)
        g_printerr("said “%s”\n", (char *)reader->said->pdata[i]);
    g_error("“%s” was not said", words);
}

Reader *reader_new(guint pid)
{
    Reader *reader = g_new0(Reader, 1);
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    reader->bus = open_bus();
    reader->leaves = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    reader->things = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, thing_free);
    while ((reader->program = find_program(reader, pid)) == NULL) {
        g_assert_cmpint(g_get_monotonic_time(), <, until);
        reader_rest(REST);
    }
    reader->said = g_ptr_array_new_with_free_func(g_free);
    reader->heard = g_array_new(FALSE, FALSE, sizeof(guint));
    listen(reader, "PropertyChange", "accessible-description", on_told, reader->said);
    listen(reader, "Announcement", NULL, on_told, reader->said);
    listen(reader, "StateChanged", "focused", on_focus, reader);
    return reader;
}

void reader_free(Reader *reader)
{
    g_hash_table_unref(reader->things);
    g_hash_table_unref(reader->leaves);
    for (guint i = 0; i < reader->heard->len; i++)
        g_dbus_connection_signal_unsubscribe(reader->bus, g_array_index(reader->heard, guint, i));
    g_array_unref(reader->heard);
    g_object_unref(reader->bus);
    g_ptr_array_unref(reader->said);
    g_clear_pointer(&reader->focused, thing_free);
    g_free(reader->focus);
    g_free(reader->program);
    g_free(reader);
}

/* ── looking ── */

typedef struct {
    Reader *reader;
    Thing *thing;
    guint depth;
} Question;

static void ask_children(Reader *reader, Thing *thing, guint depth);

static void on_children(GObject *bus, GAsyncResult *result, gpointer data)
{
    g_autofree Question *question = data;
    Reader *reader = question->reader;
    g_autoptr(GVariant) answer =
        g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, NULL);
    g_autoptr(GVariantIter) children = NULL;
    const char *program, *path;
    reader->waiting--;
    if (answer == NULL) {
        reader->is_whole = FALSE; /* it has just gone */
        return;
    }
    g_variant_get(answer, "(a(so))", &children);
    while (g_variant_iter_next(children, "(&s&o)", &program, &path))
        if (g_str_equal(program, reader->program) && !g_hash_table_contains(reader->things, path))
            ask_children(reader, add_thing(reader, path, question->thing), question->depth + 1);
}

/* Many questions are on their way at the same time. GTK says something of what is asked for as
 * a child; what was never asked for is not in its list. */
static void ask_children(Reader *reader, Thing *thing, guint depth)
{
    if (depth >= DEEPEST)
        g_error("The tree of what is in the window has no end at %s", thing->path);
    if (g_hash_table_contains(reader->leaves, thing->path))
        return;
    Question *question = g_new(Question, 1);
    *question = (Question){reader, thing, depth};
    reader->waiting++;
    g_dbus_connection_call(reader->bus, reader->program, thing->path, "org.a11y.atspi.Accessible",
                           "GetChildren", NULL, G_VARIANT_TYPE("(a(so))"), G_DBUS_CALL_FLAGS_NONE,
                           READER_LONGEST * 1000, NULL, on_children, question);
}

static gboolean is_leaf(AtspiRole role)
{
    return role == ATSPI_ROLE_LABEL || role == ATSPI_ROLE_IMAGE || role == ATSPI_ROLE_SEPARATOR;
}

static guint64 states_from(GVariant *words)
{
    guint64 states = 0;
    for (gsize i = 0; i < MIN(g_variant_n_children(words), 2); i++) {
        guint32 word;
        g_variant_get_child(words, i, "u", &word);
        states |= (guint64)word << (32 * i);
    }
    return states;
}

/* Names, roles and states of all that was ever asked for, in one answer. */
static void ask_all(Reader *reader)
{
    g_autoptr(GVariant) answer =
        call(reader, reader->program, CACHE, "org.a11y.atspi.Cache.GetItems", NULL,
             "(a((so)(so)(so)iiassusau))");
    g_autoptr(GVariantIter) items = NULL;
    const char *path, *name, *description;
    guint32 role;
    GVariant *words;
    g_assert_nonnull(answer);
    g_variant_get(answer, "(a((so)(so)(so)iiassusau))", &items);
    while (g_variant_iter_next(items, "((&s&o)(&s&o)(&s&o)ii@as&su&s@au)", NULL, &path, NULL, NULL,
                               NULL, NULL, NULL, NULL, NULL, &name, &role, &description, &words)) {
        Thing *thing = g_hash_table_lookup(reader->things, path);
        if (thing != NULL) {
            g_free(thing->name);
            g_free(thing->description);
            thing->name = g_strdup(name);
            thing->description = g_strdup(description);
            thing->role = (AtspiRole)role;
            thing->states = states_from(words);
            thing->is_known = TRUE;
            reader->tells_showing |= thing->role == ATSPI_ROLE_PUSH_BUTTON &&
                                     reader_has_state(thing, ATSPI_STATE_SHOWING);
            if (is_leaf(thing->role) && thing->children->len == 0)
                g_hash_table_add(reader->leaves, g_strdup(path));
        }
        g_variant_unref(words);
    }
}

static void look_once(Reader *reader)
{
    GHashTableIter iter;
    gpointer thing;
    g_hash_table_remove_all(reader->things);
    reader->is_whole = TRUE;
    reader->root = add_thing(reader, ROOT, NULL);
    ask_children(reader, reader->root, 0);
    while (reader->waiting > 0)
        g_main_context_iteration(NULL, TRUE);
    ask_all(reader);
    reader->root->is_known = TRUE;
    g_hash_table_iter_init(&iter, reader->things);
    while (g_hash_table_iter_next(&iter, NULL, &thing))
        reader->is_whole = reader->is_whole && ((Thing *)thing)->is_known;
}

Thing *reader_look(Reader *reader)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    look_once(reader);
    /* What was changing meanwhile is looked at again. */
    while (!reader->is_whole && g_get_monotonic_time() < until) {
        reader_rest(REST);
        look_once(reader);
    }
    g_assert_true(reader->is_whole);
    return reader->root;
}

/* ── finding ── */

gboolean reader_has_state(const Thing *thing, AtspiStateType state)
{
    return (thing->states >> state & 1) != 0;
}

gboolean reader_shows(const Reader *reader, const Thing *thing)
{
    return reader_has_state(thing, ATSPI_STATE_VISIBLE) &&
           (!reader->tells_showing || reader_has_state(thing, ATSPI_STATE_SHOWING));
}

/* Newer versions of GTK keep what was hidden among the children, and give it no name. */
gboolean reader_has_place(Reader *reader, const Thing *thing)
{
    int x, y, width = 1, height = 1;
    g_autoptr(GVariant) answer =
        call(reader, reader->program, thing->path, "org.a11y.atspi.Component.GetExtents",
             g_variant_new("(u)", (guint)ATSPI_COORD_TYPE_WINDOW), "((iiii))");
    if (answer != NULL)
        g_variant_get(answer, "((iiii))", &x, &y, &width, &height);
    g_test_message("%s has %d by %d pixels", thing->path, width, height);
    return width > 0 && height > 0;
}

/* What GTK makes of the label of a button has the mark of its access key in some versions,
 * and the label once more: “_Save Save” (4.8), “_Save” (4.14), “Save”. */
gboolean reader_is_called(const char *found, const char *wanted)
{
    g_auto(GStrv) parts = g_strsplit(found, "_", -1);
    g_autofree char *spoken = g_strjoinv(NULL, parts);
    g_autofree char *twice = g_strdup_printf("%s %s", wanted, wanted);
    return g_str_equal(spoken, wanted) || g_str_equal(spoken, twice);
}

static int action_of(Reader *reader, const Thing *thing, const char *wanted)
{
    for (int i = 0; i < 8; i++) {
        const char *name;
        g_autoptr(GVariant) answer =
            call(reader, reader->program, thing->path, "org.a11y.atspi.Action.GetName",
                 g_variant_new("(i)", i), "(s)");
        if (answer == NULL)
            return -1;
        g_variant_get(answer, "(&s)", &name);
        if (g_str_equal(name, wanted))
            return i;
        if (*name == '\0')
            return -1;
    }
    return -1;
}

static gboolean is_wanted(Reader *reader, const Thing *thing, const Wanted *wanted)
{
    return (wanted->role == ATSPI_ROLE_INVALID || thing->role == wanted->role) &&
           reader_is_called(thing->name, wanted->name) && reader_shows(reader, thing) &&
           (wanted->state == ATSPI_STATE_INVALID || reader_has_state(thing, wanted->state)) &&
           (wanted->action == NULL || action_of(reader, thing, wanted->action) >= 0);
}

static Thing *search(Reader *reader, Thing *in, const Wanted *wanted)
{
    if (is_wanted(reader, in, wanted))
        return in;
    for (guint i = 0; i < in->children->len; i++) {
        Thing *found = search(reader, g_ptr_array_index(in->children, i), wanted);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static Thing *search_windows(Reader *reader, const Wanted *wanted)
{
    for (guint i = 0; i < reader->root->children->len; i++) {
        Thing *window = g_ptr_array_index(reader->root->children, i);
        Thing *found = NULL;
        if (wanted->window == NULL || g_str_equal(window->name, wanted->window))
            found = search(reader, window, wanted);
        if (found != NULL)
            return found;
    }
    return NULL;
}

gboolean reader_sees(Reader *reader, Wanted wanted)
{
    reader_look(reader);
    return search_windows(reader, &wanted) != NULL;
}

/* The innermost: what a list has in it may be told of with it. */
static Thing *focused_in(Thing *thing)
{
    for (guint i = thing->children->len; i > 0; i--) {
        Thing *found = focused_in(g_ptr_array_index(thing->children, i - 1));
        if (found != NULL)
            return found;
    }
    return reader_has_state(thing, ATSPI_STATE_FOCUSED) ? thing : NULL;
}

static void hear_what_came(void)
{
    while (g_main_context_iteration(NULL, FALSE))
        ;
}

/* NULL: it is gone. */
static Thing *ask_thing(Reader *reader, const char *path)
{
    g_autoptr(GVariant) role =
        call(reader, reader->program, path, "org.a11y.atspi.Accessible.GetRole", NULL, "(u)");
    g_autoptr(GVariant) name =
        call(reader, reader->program, path, "org.freedesktop.DBus.Properties.Get",
             g_variant_new("(ss)", "org.a11y.atspi.Accessible", "Name"), "(v)");
    g_autoptr(GVariant) words = NULL;
    if (role == NULL || name == NULL)
        return NULL;
    Thing *thing = g_new0(Thing, 1);
    thing->path = g_strdup(path);
    thing->children = g_ptr_array_new();
    thing->description = g_strdup("");
    g_variant_get(role, "(u)", &thing->role);
    g_variant_get(name, "(v)", &words);
    thing->name = g_variant_dup_string(words, NULL);
    return thing;
}

/* A whole look for each key that is pressed takes far too long where the program is built to be
 * watched. What has the focus from the first on was never told of. */
Thing *reader_focused(Reader *reader)
{
    g_clear_pointer(&reader->focused, thing_free);
    hear_what_came();
    if (!reader->tells_focus) {
        reader_look(reader);
        return focused_in(reader->root);
    }
    g_autofree char *asked = NULL;
    do {
        g_free(asked);
        asked = g_strdup(reader->focus);
        g_clear_pointer(&reader->focused, thing_free);
        if (asked != NULL)
            reader->focused = ask_thing(reader, asked);
        hear_what_came(); /* what was told before the answer */
    } while (g_strcmp0(asked, reader->focus) != 0);
    return reader->focused;
}

const Thing *reader_last_look(Reader *reader)
{
    return reader->root;
}

Thing *reader_find(Reader *reader, Wanted wanted)
{
    gint64 until = g_get_monotonic_time() + READER_LONGEST * G_USEC_PER_SEC;
    while (g_get_monotonic_time() < until) {
        reader_look(reader);
        Thing *found = search_windows(reader, &wanted);
        if (found != NULL)
            return found;
        reader_rest(REST);
    }
    reader_print(reader->root, 0);
    g_error("There is no “%s” in the window", wanted.name);
}

void reader_print(const Thing *thing, guint depth)
{
    g_printerr("%*srole %d “%s” “%s”%s%s%s\n", (int)depth, "", (int)thing->role, thing->name,
               thing->description, reader_has_state(thing, ATSPI_STATE_VISIBLE) ? "" : " hidden",
               reader_has_state(thing, ATSPI_STATE_SHOWING) ? " showing" : "",
               reader_has_state(thing, ATSPI_STATE_FOCUSABLE) ? " focusable" : "");
    for (guint i = 0; i < thing->children->len; i++)
        reader_print(g_ptr_array_index(thing->children, i), depth + 1);
}

/* ── acting ── */

static void assert_done(GVariant *answer, const Thing *thing)
{
    gboolean done = FALSE;
    if (answer != NULL)
        g_variant_get(answer, "(b)", &done);
    if (!done)
        g_error("“%s” (%s) does not do what was asked of it", thing->name, thing->path);
}

void reader_act(Reader *reader, const Thing *thing, const char *action)
{
    int index = action_of(reader, thing, action);
    g_autoptr(GVariant) answer =
        call(reader, reader->program, thing->path, "org.a11y.atspi.Action.DoAction",
             g_variant_new("(i)", index), "(b)");
    assert_done(answer, thing);
}

void reader_select(Reader *reader, const Thing *list, guint child)
{
    g_autoptr(GVariant) answer =
        call(reader, reader->program, list->path, "org.a11y.atspi.Selection.SelectChild",
             g_variant_new("(i)", (int)child), "(b)");
    assert_done(answer, list);
}

void reader_write(Reader *reader, const Thing *field, const char *text)
{
    g_autoptr(GVariant) answer =
        call(reader, reader->program, field->path, "org.a11y.atspi.EditableText.SetTextContents",
             g_variant_new("(s)", text), "(b)");
    assert_done(answer, field);
}

/* ── keys ── */

void reader_send_key(Reader *reader, guint code, AtspiKeySynthType how)
{
    g_autoptr(GVariant) answer =
        call(reader, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry/deviceeventcontroller",
             "org.a11y.atspi.DeviceEventController.GenerateKeyboardEvent",
             g_variant_new("(isu)", (int)code, "", (guint)how), "()");
    g_assert_nonnull(answer);
}
