/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the pages of the window have in common: each shows the session's snapshot and
 * shows it anew when that changes. A page is built when it is first looked at, and brought
 * up to date only while it is in sight: work that nobody sees would only hold up the
 * page that is. */

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_PAGE (eql_page_get_type())
G_DECLARE_DERIVABLE_TYPE(EqlPage, eql_page, EQL, PAGE, GtkWidget)

struct _EqlPageClass {
    GtkWidgetClass parent_class;
    /* The template's children are there. Optional. */
    void (*build)(EqlPage *page);
    /* The snapshot is new; never NULL. */
    void (*show)(EqlPage *page, EqlSnapshot *snapshot);
    /* The session was set; the template's children may not be there yet. Optional. */
    void (*attach)(EqlPage *page, EqlSession *session);
    /* The keyboard comes to the page by its key: to where one would go first, unless that is its
     * first control. FALSE: there is no such place now. Optional. */
    gboolean (*take_focus)(EqlPage *page);
    /* What a screen reader says of a page without a headline. Optional; owned by the caller. */
    char *(*words)(EqlPage *page);
};

/* The page shows something that is another by now: brings it up to date once it is in sight. */
void eql_page_outdate(EqlPage *page);
/* Builds the page and brings it up to date, in sight or not. */
void eql_page_wake(EqlPage *page);
/* FALSE: it has no better place for the keyboard than its first control. */
gboolean eql_page_take_focus(EqlPage *page);
/* In `dispose`, before the parent class's. */
void eql_page_dispose_template(EqlPage *page, GType type);

/* Ctrl+F goes to this entry while the page is in sight, wherever the focus is; Escape in it
 * empties it. */
void eql_page_add_find(EqlPage *page, GtkWidget *search);

void eql_page_set_session(EqlPage *page, EqlSession *session);
/* NULL before it is set and after the page is disposed of. */
EqlSession *eql_page_session(EqlPage *page);
/* NULL when there is none. */
EqlSnapshot *eql_page_snapshot(EqlPage *page);

/* Whether a widget stands on a page that shows small groups: nothing of it may be copied or
 * saved. */
gboolean eql_page_is_confidential(GtkWidget *widget);

/* Removes all children of a box or list box. */
void eql_page_clear_box(GtkWidget *box);
/* Phrases beside one another, as “412 rows · Autumn 2025”; NULL or empty ones are left
 * out. Owned by the caller. */
char *eql_page_join(const char *const *phrases, guint n);
/* The name of a widget for a screen reader, from such phrases: it would say the sign between
 * them. */
void eql_page_name(GtkWidget *widget, const char *text);
/* The same, where there is more than a name to it. Owned by the caller. */
char *eql_page_aloud(const char *text);
/* Of an AdwActionRow that is built from such phrases. */
void eql_page_subtitle(GtkWidget *row, const char *text);
/* Two sentences, or a heading and a sentence, for a screen reader. `first` is not empty. Owned by
 * the caller. */
char *eql_page_sentences(const char *first, const char *second);
/* A wrapping label, for rows that are built from data. */
GtkWidget *eql_page_label(const char *text, const char *css_class);
/* Gives a label its text, in which no line ends within "36 %" or "n = 84". */
void eql_page_say(GtkLabel *label, const char *text);
/* The same of a headline: the first sentence stands out, the others go plainly beneath it. */
void eql_page_say_first(GtkLabel *label, const char *text);
/* Two widgets beside one another, for rows that hold a text that wraps. A GtkBox asks such a text
 * a dozen times how wide it would be at which height, and takes longer than all else of a row. */
GtkWidget *eql_page_beside(GtkWidget *first, GtkWidget *second, int spacing);
/* A text with a choice beside it, or below where text is so large that the two could not stand
 * beside one another in a narrow window. */
GtkWidget *eql_page_with_choice(GtkWidget *text, GtkWidget *choice);
/* The same of a choice, or a button, that stands in a GtkGrid beside a text. Once told, it follows
 * when the size of text changes. */
void eql_page_place_choice(GtkWidget *choice);
/* A field below what it is called; `input` is the part of it that the keyboard goes to. */
GtkWidget *eql_page_labelled(const char *mnemonic, const char *css_class, GtkWidget *field,
                             GtkWidget *input);
/* A key of a widget, such as "Insert", for an action. */
void eql_page_add_key(GtkWidget *widget, const char *key, const char *action);
/* Gives labels of libadwaita's rows, at and below a widget, a least width that is quickly
 * measured, once they have their texts. */
void eql_page_ease_labels(GtkWidget *widget);
/* Buttons, and boxes to tick, at and below a widget have their words on two lines where one has no
 * room: with larger text, or in another language, they would keep the window from being narrow. */
void eql_page_wrap_buttons(GtkWidget *widget);

G_END_DECLS
