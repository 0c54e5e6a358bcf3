/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A drop-down whose entries have a code beside the label people see. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills it with entries (NULL-terminated) and selects `selected` (else the first).
 */
void eql_choice_fill(GtkDropDown *choice, const char *const *codes, const char *const *labels,
                     const char *selected);

/* Entries that are put together one by one; the strings are borrowed. */
typedef struct {
    GPtrArray *codes, *labels;
} EqlChoiceEntries;

EqlChoiceEntries eql_choice_entries(void);
void eql_choice_add(EqlChoiceEntries *entries, const char *code, const char *label);
gboolean eql_choice_has(const EqlChoiceEntries *entries, const char *code);
/* Fills the drop-down as above and frees the entries; returns how many there are. */
guint eql_choice_take(GtkDropDown *choice, EqlChoiceEntries *entries, const char *selected);

/* The code that is selected; NULL when there is none. Valid until it is filled again. */
const char *eql_choice_get(GtkDropDown *choice);
/* FALSE when there is no such code. */
gboolean eql_choice_set(GtkDropDown *choice, const char *code);
/* Calls `then` a moment later: while a drop-down tells that another entry is selected it must
 * not be filled, and what follows a choice often fills it. Not when the drop-down is gone by then.
 */
void eql_choice_defer(GtkDropDown *choice, void (*then)(gpointer owner, GtkDropDown *choice),
                      gpointer owner);
/* Lets long labels be cut where there is no room for them. */
void eql_choice_shorten(GtkDropDown *choice);

G_END_DECLS
