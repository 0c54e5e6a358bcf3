/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a screen reader sees of a running program, over the bus that screen readers use
 * (AT-SPI). libatspi asks three or four times for each thing in a window; here all that there
 * is to know of a window is asked for at once, so that a look takes a moment. */

#include <atspi/atspi.h>
#include <gio/gio.h>

/* A step may take so long, in seconds: the program may be built to be watched. */
#define READER_LONGEST 120

typedef struct Thing Thing;
struct Thing {
    char *path;
    char *name, *description; /* never NULL */
    AtspiRole role;
    guint64 states;
    Thing *parent;       /* NULL: the program */
    GPtrArray *children; /* Thing, borrowed, in reading order */
    gboolean is_known;   /* else it went while one was looking */
};

typedef struct Reader Reader;

/* Waits for the program to appear on the bus. */
Reader *reader_new(guint pid);
void reader_free(Reader *reader);

/* Waits until it was told to say something with these words in it. */
void reader_await_said(Reader *reader, const char *words);
gboolean reader_was_said(const Reader *reader, const char *words);

/* What there is now. All things of the look before are gone. */
Thing *reader_look(Reader *reader);
const Thing *reader_last_look(Reader *reader);

typedef struct {
    AtspiRole role; /* ATSPI_ROLE_INVALID: any */
    const char *name;
    const char *action;   /* that it must have; NULL: none */
    const char *window;   /* in which it must be; NULL: any */
    AtspiStateType state; /* that it must be in; ATSPI_STATE_INVALID: any */
} Wanted;

/* The first that is wanted, in reading order; waits for it, and ends the test if it does not
 * come. Gone with the next look. */
Thing *reader_find(Reader *reader, Wanted wanted);
/* Whether it is there now. */
gboolean reader_sees(Reader *reader, Wanted wanted);
/* What has the focus now: its name and its role; NULL: nothing, or nothing that is told of. Gone
 * when it is asked for again, and with the next look. */
Thing *reader_focused(Reader *reader);

gboolean reader_has_state(const Thing *thing, AtspiStateType state);
/* Whether one comes upon it, as far as this version of GTK tells. */
gboolean reader_shows(const Reader *reader, const Thing *thing);
/* Whether it takes up room in its window now. */
gboolean reader_has_place(Reader *reader, const Thing *thing);
/* Whether what was found is what was meant, whatever the version of GTK makes of a label. */
gboolean reader_is_called(const char *found, const char *wanted);

void reader_act(Reader *reader, const Thing *thing, const char *action);
void reader_select(Reader *reader, const Thing *list, guint child);
/* In place of what stands in a field. */
void reader_write(Reader *reader, const Thing *field, const char *text);

/* Keys by their places on a keyboard (as X counts them), as if somebody pressed them. */
enum {
    READER_KEY_ESCAPE = 9,
    READER_KEY_1 = 10, /* 2 to 9 and 0 follow */
    READER_KEY_TAB = 23,
    READER_KEY_E = 26,
    READER_KEY_T = 28,
    READER_KEY_I = 31,
    READER_KEY_RETURN = 36,
    READER_KEY_CONTROL = 37,
    READER_KEY_A = 38,
    READER_KEY_SHIFT = 50,
    READER_KEY_N = 57,
    READER_KEY_COMMA = 59,
    READER_KEY_ALT = 64,
    READER_KEY_F10 = 76,
    READER_KEY_DOWN = 116,
};
void reader_send_key(Reader *reader, guint code, AtspiKeySynthType how);
/* Pressed and let go. */
void reader_key(Reader *reader, guint code);
void reader_key_with(Reader *reader, guint modifier, guint code);

/* Letters, digits and signs of ASCII. */
void reader_type(Reader *reader, const char *text);

/* Some milliseconds. */
void reader_rest(guint milliseconds);
/* For whoever has to find out why something was not found. */
void reader_print(const Thing *thing, guint depth);
